import { runDetect } from "../engine/index.ts";
import { buildDetectReport } from "../report/model/detect-report.ts";
import { detectText, detectYaml } from "../report/render/detect.ts";
import { jsonText } from "../report/render/json.ts";
import { showDiagnosticLines, showDiagnostics } from "../report/render/diagnostics.ts";
import { readingStandardInput } from "./environment.ts";
import { paintFor, choiceOf, stderrLayout, addCommonFlags, usageError, type CommonFlags, type Verb } from "./verb.ts";

const formats = { human: detectText, json: jsonText, yaml: detectYaml } as const;

interface Flags extends CommonFlags {
  readonly format: keyof typeof formats;
  readonly output: string | undefined;
}

export const detectVerb: Verb = {
  name: "detect",
  define: (command) =>
    addCommonFlags(
      command
        .summary("find personal data in requests and responses")
        .description(
          "Looks for numbers of mainland identity cards, telephones, bank cards and passports, for e-mail addresses and " +
            "unified social credit codes in the words of requests and responses. Values are shown masked.\n" +
            "As yaml: elements for the documents' findings and scanned_by.",
        )
        .argument("[INPUT...]", "files or folders; without any, the project in this folder")
        .option("-f, --format <FORMAT>", "human, json or yaml", choiceOf(["human", "json", "yaml"]), "human")
        .option("-o, --output <FILE>", "write the result to a file")
        .option("-q, --quiet", "only documents in which something was found, and the sum"),
    ).addHelpText("after", example),

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const read = readingStandardInput(command.args, world);
    if ("code" in read) return usageError("detect", read, flags, world);
    const run = runDetect(read.inputs, world.library, read.host);
    const { output } = flags;
    const paint = paintFor(output === undefined ? flags.color : "never", world.colors.out);
    const options = { width: world.width, paint, locale: flags.lang, quiet: flags.quiet ?? false };
    const text = formats[flags.format](buildDetectReport(run), options);
    const layout = stderrLayout(flags, world);
    const err = [showDiagnosticLines(run.problems, layout), showDiagnostics(run.troubles, layout)];
    return {
      code: run.exitCode,
      out: output === undefined ? text : "",
      err: err.filter((it) => it !== "").join("\n"),
      files: output === undefined || text === "" ? [] : [{ path: output, text }],
    };
  },
};

const example = `
Example:
  edict detect answers.jsonl -f yaml -o findings.yaml

Exit code: 0 nothing found, 1 personal data found, 4 an input cannot be read,
5 no words to scan, 64 misuse, 70 a bug.`;
