import { diagnosticKey } from "../base/diagnostic.ts";
import { listOf, messages, type Message } from "../base/message.ts";
import { engineVersion, runMutants, runTests, runTrace, type TraceRun } from "../engine/index.ts";
import { firstOfMany, phrases } from "../report/messages/phrases.ts";
import { reportPlace, showPlace } from "../report/model/report-place.ts";
import { buildTestReport, type TestReport } from "../report/model/test-report.ts";
import { buildTrace, type TraceReport } from "../report/model/trace-report.ts";
import { mutantsGithub, mutantsJson, mutantsText, type MutantsReport } from "../report/render/mutants.ts";
import { testsGithub, testsJson, testsJunit, testsTap, testsText } from "../report/render/tests.ts";
import { traceJson, traceText } from "../report/render/trace.ts";
import type { ShowOptions } from "../report/view/format-options.ts";
import type { CommandEnvironment } from "./environment.ts";
import { addToList, judgingHelp, type JudgingFlags } from "./judging-flags.ts";
import { usageMessages } from "./messages.ts";
import { commonHelp, reportVerb, showTroubles, type CommonFlags, type Verb, type VerbReport } from "./verb.ts";
import { watchable } from "./watch.ts";

interface Flags extends CommonFlags, Pick<JudgingFlags, "vocabulary"> {
  readonly run: string | undefined;
  readonly cases: string | undefined;
  readonly trace: string | undefined;
  readonly mutants: boolean | undefined;
  readonly format: string;
}

const help = messages("cli/help/test", {
  summary: { en: "run the cases of packs", zh: "運行規則包的用例" },
  description: {
    en: "Runs the cases that come with packs: documents, and the verdicts that the rules must reach.",
    zh: "運行規則包自帶的用例：文檔，以及規則對其必須得出的結果。",
  },
  packs: {
    en: "shipped packs, or folders with pack.yaml; default those of edict.yaml, or all shipped ones",
    zh: "隨附的規則包，或者含 `pack.yaml` 的文件夾；默認為 `edict.yaml` 中的，或者全部隨附的",
  },
  run: { en: "only cases whose name holds this text", zh: "只運行名稱中含該文字的用例" },
  cases: {
    en: "the cases of this folder, as `edict diff --witnesses` writes them, not the packs' own",
    zh: "該文件夾中的用例（由 `edict diff --witnesses` 寫出），而不是規則包自帶的",
  },
  trace: {
    en: "one case by its name or FILE:LINE: its rules, with the value of each part beside it",
    zh: "按名稱或者「文件:行」選一個用例：顯示其各條規則，並在每一部分旁標出其值",
  },
  mutants: {
    en: "plant one fault at a time in the policies, and tell which of them no case notices",
    zh: "在規則中逐一植入錯誤，指出沒有用例發現的",
  },
  quiet: { en: "only what fails, and the summary", zh: "只顯示未通過的，以及匯總" },
  exits: {
    en: "Exit code: 0 all cases pass, 1 a case fails, or a fault goes unnoticed,\n3 a pack or a case has mistakes, 5 there is no case, 64 misuse, 70 a bug.",
    zh: "退出碼：0 用例全部通過；1 有用例未通過，或者有錯誤未被發現；\n3 規則包或者用例有錯誤；5 沒有用例；64 用法有誤；70 程序缺陷。",
  },
});

type Report = TestReport | TraceReport | MutantsReport;

type Show<R> = (report: R, options: ShowOptions) => string;

const traceFormats = { human: traceText, json: traceJson };
const mutantFormats = { human: mutantsText, json: mutantsJson, github: mutantsGithub };

/** Shows the cases that ran, the one that is traced, or the faults that were planted. */
const eitherOf =
  (tests: Show<TestReport>, trace?: Show<TraceReport>, mutants?: Show<MutantsReport>): Show<Report> =>
  (report, options) => {
    if ("tests" in report) return tests(report, options);
    return "trace" in report ? (trace?.(report, options) ?? "") : (mutants?.(report, options) ?? "");
  };

export const testVerb: Verb = watchable(
  reportVerb({
    name: "test",
    summary: help.summary(),
    description: help.description(),
    example: [
      "edict test cn.genai_interim_measures --run assessment",
      "edict test our-law --watch --lang zh-Hans",
      "edict test our-law --trace cases/basics.yaml:12",
      "edict test our-law --mutants",
    ],
    exits: help.exits(),
    formats: {
      human: eitherOf(testsText, traceFormats.human, mutantFormats.human),
      json: eitherOf(testsJson, traceFormats.json, mutantFormats.json),
      junit: eitherOf(testsJunit),
      tap: eitherOf(testsTap),
      github: eitherOf(testsGithub, undefined, mutantFormats.github),
    },
    output: commonHelp.result(),
    quiet: help.quiet(),
    before: (command, say) =>
      command
        .argument("[PACK...]", say(help.packs()))
        .option("--run <TEXT>", say(help.run()))
        .option("--trace <CASE>", say(help.trace()))
        .option("--mutants", say(help.mutants()))
        .option("--cases <DIR>", say(help.cases()))
        .option("--vocabulary <DIR>", say(judgingHelp.vocabulary()), addToList),
    run: (flags: Flags, { args, host, world }): VerbReport<Report> | Message => {
      const { run, cases, vocabulary, trace, mutants, format } = flags;
      if (mutants === true) {
        const given = { "--run": run, "--trace": trace, "--cases": cases };
        const [flag] = Object.entries(given).flatMap(([name, it]) => (it === undefined ? [] : [name]));
        const refused = flag ?? (format in mutantFormats ? undefined : `-f ${format}`);
        if (refused !== undefined) return usageMessages.mutantsTakesNo({ flag: refused });
        const planted = runMutants(args, world.library, host, vocabulary);
        const { exitCode } = planted;
        const report: MutantsReport = { engine: engineVersion, ...planted };
        return { code: exitCode, err: showTroubles(planted, flags, world), report: () => report };
      }
      if (trace !== undefined) {
        const flag = run !== undefined ? "--run" : format in traceFormats ? undefined : `-f ${format}`;
        if (flag !== undefined) return usageMessages.traceTakesNo({ flag });
        const found = runTrace(trace, args, world.library, host, cases, vocabulary);
        return found.others ? notOneCase(trace, found.others) : traceReport(found, flags, world);
      }
      const tested = runTests(args, world.library, host, run, cases, vocabulary);
      if (tested.exitCode === 5) {
        if (run !== undefined) return usageMessages.noCaseCalled({ text: run });
        if (cases !== undefined) return usageMessages.noCases({ folder: cases });
      }
      const ofCases = tested.packs.flatMap((it) => it.results.flatMap((one) => one.problems));
      // A mistake of a base is one of each case that stands on it.
      const wrong = new Map(ofCases.map((it) => [diagnosticKey(it), it])).values();
      return {
        code: tested.exitCode,
        err: showTroubles({ ...tested, problems: [...tested.problems, ...wrong] }, flags, world),
        report: (locale) => buildTestReport(tested, engineVersion, run, locale),
      };
    },
  }),
);

function traceReport(found: TraceRun, flags: Flags, world: CommandEnvironment): VerbReport<TraceReport> {
  return {
    code: found.exitCode,
    err: showTroubles(found, flags, world),
    report: (locale) => buildTrace(found, engineVersion, locale),
  };
}

const mostNamed = 8;

function notOneCase(text: string, { areMeant, cases }: NonNullable<TraceRun["others"]>): Message {
  const named = cases.map((it) => phrases.aside({ text: `\`${it.name}\``, aside: showPlace(reportPlace(it.place)) }));
  const names = listOf(firstOfMany(named, mostNamed), "semicolon");
  if (areMeant) return usageMessages.severalCases({ text, names });
  return cases.length === 0 ? usageMessages.noCaseToTrace({ text }) : usageMessages.noCaseNamed({ text, names });
}
