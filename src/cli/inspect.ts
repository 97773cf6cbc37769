import { runInspect } from "../engine/index.ts";
import { inspectionText, inspectionJson, inspectionYaml } from "../report/render/inspection.ts";
import { reportVerb, showTroubles, type CommonFlags } from "./verb.ts";

const example = `
Example:
  edict inspect picture.png -f yaml

Exit code: 0 every file has one right label; 1 one has no label, or one that is
malformed, there twice or a near miss; 4 a file is not read or not wholly read,
64 misuse, 70 a bug.`;

export const inspectVerb = reportVerb({
  name: "inspect",
  summary: "show the label in a file's metadata",
  description:
    "Shows the implicit label of GB 45438-2025 in the metadata of files: PNG, JPEG, WebP, MP4 and MOV, MP3, WAV, PDF, DOCX, Markdown.\n" +
    "As yaml: `labels.implicit`, to be put into a response document.",
  example,
  formats: { human: inspectionText, json: inspectionJson, yaml: inspectionYaml },
  output: "write the result to a file",
  quiet: "without the fields of labels",
  before: (command) => command.argument("<FILE...>", "the files"),
  run: (flags: CommonFlags, { args, host, world }) => {
    const inspection = runInspect(args, host);
    return {
      code: inspection.exitCode,
      err: showTroubles({ problems: [], troubles: inspection.troubles }, flags, world),
      report: () => inspection,
    };
  },
});
