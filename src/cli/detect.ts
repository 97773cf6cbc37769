import { runDetect } from "../engine/index.ts";
import { buildDetectReport } from "../report/model/detect-report.ts";
import { detectText, detectYaml } from "../report/render/detect.ts";
import { jsonText } from "../report/render/json.ts";
import { showDiagnosticLines, showDiagnostics } from "../report/render/diagnostics.ts";
import { reportVerb, stderrLayout, type CommonFlags } from "./verb.ts";

const example = `
Example:
  edict detect answers.jsonl -f yaml -o findings.yaml

Exit code: 0 nothing found, 1 personal data found, 4 an input cannot be read,
5 no words to scan, 64 misuse, 70 a bug.`;

export const detectVerb = reportVerb({
  name: "detect",
  summary: "find personal data in requests and responses",
  description:
    "Looks for numbers of mainland identity cards, telephones, bank cards and passports, for e-mail addresses and " +
    "unified social credit codes in the words of requests and responses. Values are shown masked.\n" +
    "As yaml: elements for the documents' findings and scanned_by.",
  example,
  formats: { human: detectText, json: jsonText, yaml: detectYaml },
  output: "write the result to a file",
  quiet: "only documents in which something was found, and the sum",
  before: (command) =>
    command.argument("[INPUT...]", "files or folders; without any, the project in this folder or the nearest above"),
  inputs: (args) => args,
  run: (flags: CommonFlags, { inputs, host, world }) => {
    const run = runDetect(inputs, world.library, host);
    const layout = stderrLayout(flags, world);
    const err = [showDiagnosticLines(run.problems, layout), showDiagnostics(run.troubles, layout)];
    return {
      code: run.exitCode,
      err: err.filter((it) => it !== "").join("\n"),
      report: () => buildDetectReport(run),
      passedOver: run.skipped.map((it) => it.path),
    };
  },
});
