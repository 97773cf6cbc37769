import { runInspect } from "../engine/index.ts";
import { inspectionText, inspectionJson, inspectionYaml } from "../report/render/inspection.ts";
import type { ShowOptions } from "../report/view/format-options.ts";
import { paintFor, choiceOf, showTroubles, addCommonFlags, type CommonFlags, type Verb } from "./verb.ts";

const formats = { human: inspectionText, json: inspectionJson, yaml: inspectionYaml } as const;

interface Flags extends CommonFlags {
  readonly format: keyof typeof formats;
  readonly output: string | undefined;
}

export const inspectVerb: Verb = {
  name: "inspect",
  define: (command) =>
    addCommonFlags(
      command
        .summary("show the label in a file's metadata")
        .description(
          "Shows the implicit label of GB 45438-2025 in the metadata of files: PNG, JPEG, WebP, MP4 and MOV, MP3, WAV, PDF, DOCX, Markdown.\n" +
            "As yaml: `labels.implicit`, to be put into a response document.",
        )
        .argument("<FILE...>", "the files")
        .option("-f, --format <FORMAT>", "human, json or yaml", choiceOf(["human", "json", "yaml"]), "human")
        .option("-o, --output <FILE>", "write the result to a file")
        .option("-q, --quiet", "without the fields of labels"),
    ).addHelpText("after", example),

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const inspection = runInspect(command.args, world.host);
    const { output } = flags;
    const options: ShowOptions = {
      width: world.width,
      paint: paintFor(output === undefined ? flags.color : "never", world.colors.out),
      locale: flags.lang,
      quiet: flags.quiet ?? false,
    };
    const text = formats[flags.format](inspection, options);
    return {
      code: inspection.exitCode,
      out: output === undefined ? text : "",
      err: showTroubles({ problems: [], troubles: inspection.troubles }, flags, world),
      files: output === undefined || text === "" ? [] : [{ path: output, text }],
    };
  },
};

const example = `
Example:
  edict inspect picture.png -f yaml

Exit code: 0 every file has one right label; 1 one has no label, or one that is
malformed, there twice or a near miss; 4 a file is not read or not wholly read,
64 misuse, 70 a bug.`;
