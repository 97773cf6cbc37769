import { runNeeds } from "../engine/index.ts";
import { buildNeeds } from "../report/model/needs-report.ts";
import { jsonText } from "../report/render/json.ts";
import { needsSkeleton } from "../report/render/needs-skeleton.ts";
import { needsText } from "../report/render/needs.ts";
import { addJudgingFlags, isBlank, showRunTroubles, requestOf, type JudgingFlags } from "./judging-flags.ts";
import { reportVerb } from "./verb.ts";

const example = `
Example:
  edict needs service.yaml -f yaml -o to-fill-in.yaml

Exit code: 0 shown, 3 a policy does not compile, 4 an input cannot be read,
5 nothing was judged, 64 misuse, 70 a bug.`;

export const needsVerb = reportVerb({
  name: "needs",
  summary: "list what is missing for a verdict",
  description:
    "Lists the facts, attestations and readings of the law that are missing, as questions, what alone settles most rules first.\n" +
    "As yaml: attestations, evidence and profile entries to fill in; check refuses them until they are.",
  example,
  formats: { human: needsText, json: jsonText, yaml: needsSkeleton },
  output: "write the list to a file",
  quiet: "without how it was judged",
  before: (command) =>
    command.argument("[INPUT...]", "files or folders; without any, the project in this folder or the nearest above"),
  after: addJudgingFlags,
  inputs: (args) => args,
  run: (flags: JudgingFlags, { inputs, host, world }) => {
    const { report, settledBy, exitCode } = runNeeds(requestOf(flags, inputs, world), host);
    return {
      code: exitCode,
      err: showRunTroubles(report, "needs", flags, world),
      report: (locale) => buildNeeds(report, settledBy, exitCode, locale),
      passedOver: report.skipped.map((it) => it.path),
      isBlank: isBlank(report),
    };
  },
});
