import type { Locale } from "../base/locale.ts";
import { messages, type Message } from "../base/message.ts";
import { formatPlace } from "../base/text.ts";
import { runTests, type PackTest, type TestRun } from "../engine/index.ts";
import { noteWords, verdictWords } from "../report/messages/verdicts.ts";
import type { Layout, ShowOptions } from "../report/view/format-options.ts";
import { wrap } from "../report/view/text-layout.ts";
import { addExample } from "./help.ts";
import { addToList, judgingHelp, type JudgingFlags } from "./judging-flags.ts";
import { usageMessages, testMessages } from "./messages.ts";
import { showOptions, showTroubles, addCommonFlags, usageError, type CommonFlags, type Verb } from "./verb.ts";
import { watchable } from "./watch.ts";

interface Flags extends CommonFlags, Pick<JudgingFlags, "vocabulary"> {
  readonly run: string | undefined;
  readonly cases: string | undefined;
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
  quiet: { en: "only what fails, and the summary", zh: "只顯示未通過的，以及匯總" },
  exits: {
    en: "Exit code: 0 all cases pass, 1 a case fails, 3 a pack or a case has mistakes,\n64 misuse, 70 a bug.",
    zh: "退出碼：0 用例全部通過；1 有用例未通過；3 規則包或者用例有錯誤；\n64 用法有誤；70 程序缺陷。",
  },
});

export const testVerb: Verb = watchable({
  name: "test",
  define: (command, say) => {
    command
      .summary(say(help.summary()))
      .description(say(help.description()))
      .argument("[PACK...]", say(help.packs()))
      .option("--run <TEXT>", say(help.run()))
      .option("--cases <DIR>", say(help.cases()))
      .option("--vocabulary <DIR>", say(judgingHelp.vocabulary()), addToList)
      .option("-q, --quiet", say(help.quiet()));
    const example = [
      "edict test cn.genai_interim_measures --run assessment",
      "edict test our-law --watch --lang zh-Hans",
    ];
    return addExample(addCommonFlags(command, say), say, example, help.exits());
  },

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const { run, cases, vocabulary } = flags;
    const tested = runTests(command.args, world.library, world.host, run, cases, vocabulary);
    if (tested.exitCode === 0 && tested.packs.every((it) => it.results.length === 0)) {
      if (run !== undefined) return usageError("test", usageMessages.noCaseCalled({ text: run }), flags, world);
      if (cases !== undefined) return usageError("test", usageMessages.noCases({ folder: cases }), flags, world);
    }
    const out = showTests(tested, run !== undefined, showOptions(flags, undefined, world));
    const wrong = tested.packs.flatMap((it) => it.results.flatMap((one) => one.problems));
    const err = showTroubles({ ...tested, problems: [...tested.problems, ...wrong] }, flags, world);
    return { code: tested.exitCode, out, err, files: [] };
  },
});

const failed = (it: PackTest["results"][number]): boolean => it.wrong.length + it.problems.length > 0;

/** Failed cases with what they expect, then a line for each pack; `isPart`: some cases only, so that gaps tell nothing. */
function showTests({ packs: tested }: TestRun, isPart: boolean, layout: ShowOptions): string {
  const { say } = layout.locale;
  const packs = isPart ? tested.filter((it) => it.results.length > 0) : tested;
  const isShort = layout.quiet || isPart;
  const failures = packs.flatMap((it) => it.results.filter(failed).flatMap((one) => showFailure(one, layout)));
  const missing = isShort ? [] : packs.flatMap((it) => it.missing);
  const gaps = missing.map((it) =>
    say(testMessages.gap({ rule: it.rule, answer: answerIn(it.verdict, layout.locale) })),
  );
  const counts = packs.flatMap((it) => [showCount(it, layout), ...(isShort ? [] : countsByFile(it, layout))]);
  return [...failures, ...gaps, ...counts].map((it) => `${it}\n`).join("");
}

function showCount({ pack: id, folder, results, isBroken }: PackTest, { paint, locale }: Layout): string {
  const { say } = locale;
  const pack = folder === undefined ? id : testMessages.packOf({ id, folder });
  const bad = results.filter(failed).length;
  const counts = { passed: results.length - bad, all: results.length };
  const counted = (result: Message): string => say(testMessages.count({ pack, result }));
  if (isBroken)
    return paint(
      "violated",
      counted(results.length === 0 ? testMessages.allBroken() : testMessages.passButBroken(counts)),
    );
  if (results.length === 0) return paint("undetermined", say(testMessages.none({ pack })));
  return paint(bad > 0 ? "violated" : "satisfied", counted(testMessages.pass(counts)));
}

/** How many cases each file has, where there are several. */
function countsByFile({ results }: PackTest, { width, locale }: Layout): readonly string[] {
  const counts = new Map<string, number>();
  for (const { case: one } of results) {
    const file = one.place.source.path.replace(/^.*\/|\.yaml$/g, "");
    counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  const all = locale.list(
    [...counts].map((it) => it.join(" ")),
    "comma",
  );
  return counts.size < 2 ? [] : wrap(`  ${all}`, width, "  ");
}

function showFailure(
  { case: one, wrong, problems }: PackTest["results"][number],
  { paint, locale }: Layout,
): readonly string[] {
  const { say } = locale;
  return [
    `${paint("violated", say(testMessages.failed()))} ${one.name}  ${formatPlace(one.place)}`,
    `  ${one.why}`,
    ...wrong.map(({ expected, got }) => {
      const answers = { answer: answerIn(got, locale), expected: answerIn(expected.verdict, locale) };
      return `  ${formatPlace(expected.place)}: ${say(testMessages.is({ rule: expected.rule, ...answers }))}`;
    }),
    ...(problems.length > 0 ? [`  ${say(testMessages.broken())}`] : []),
  ];
}

/** A verdict or the state of a note, as readers of Chinese call it; readers of English see its code. */
function answerIn(answer: string, locale: Locale): string {
  if (locale.tag === "en") return answer;
  const word = answers[answer];
  return word ? locale.say(word()) : answer;
}

const answers: Readonly<Record<string, () => Message>> = {
  ...verdictWords,
  applies: noteWords.yes,
  does_not_apply: noteWords.no,
  may_apply: noteWords.unknown,
};
