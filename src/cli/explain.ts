import { runExplain } from "../engine/index.ts";
import { buildExplanation } from "../report/model/build-explanation.ts";
import { explanationText, explanationJson } from "../report/render/explanation.ts";
import { addJudgingFlags, isBlank, showRunTroubles, requestOf, type JudgingFlags } from "./judging-flags.ts";
import { reportVerb } from "./verb.ts";

const example = `
Example:
  edict explain service.yaml lawful_base_model

Exit code: 0 shown, 3 a policy does not compile, 4 an input cannot be read,
5 nothing was judged, 64 misuse, 70 a bug.`;

export const explainVerb = reportVerb({
  name: "explain",
  summary: "show why a rule says what it says",
  description:
    "Shows why: the law's words, the parts of the rule that decide, and the least of the documents' facts that gives the " +
    "outcome; for a breach what would have to change, for what is open what is missing and what answers would do.\n" +
    "Without a rule every violated one is explained, then every open one.",
  example,
  formats: { human: explanationText, json: explanationJson },
  output: "write the explanation to a file",
  quiet: "without how it was judged",
  before: (command) =>
    command
      .argument("[INPUT]", "a file or folder; without any, the project in this folder or the nearest above")
      .argument("[RULE]", "a rule by its name, with its pack's where several have it"),
  after: addJudgingFlags,
  inputs: (args) => args.slice(0, 1),
  run: (flags: JudgingFlags, { args, inputs, host, world }) => {
    const { report, asked, rules, exitCode } = runExplain({ ...requestOf(flags, inputs, world), rule: args[1] }, host);
    return {
      code: exitCode,
      err: showRunTroubles(report, "explain", flags, world),
      report: (locale) => buildExplanation(report, asked, rules, exitCode, locale),
      passedOver: report.skipped.map((it) => it.path),
      isBlank: isBlank(report),
    };
  },
});
