import type { Host } from "../base/host.ts";
import { listOf, messages } from "../base/message.ts";
import {
  lineOf,
  newBreaches,
  runAnswer,
  runAnswers,
  runInterview,
  type AnsweredFiles,
  type CheckRequest,
  type GivenAnswer,
  type InterviewRun,
} from "../engine/index.ts";
import { interviewWords, writtenMessages } from "../report/messages/interview.ts";
import { buildInterview, type InterviewReport, type OpenQuestion } from "../report/model/interview.ts";
import { titlesOf } from "../report/model/report-run.ts";
import { brokenText, progressText, questionText, restText, skippedText } from "../report/render/interview.ts";
import { jsonText } from "../report/render/json.ts";
import { wrap } from "../report/view/text-layout.ts";
import type { Layout } from "../report/view/format-options.ts";
import { converse, keyOf } from "./conversation.ts";
import {
  failedOutcome,
  openInputs,
  showFound,
  type CommandEnvironment,
  type CommandOutcome,
  type Terminal,
} from "./environment.ts";
import { addExample } from "./help.ts";
import { markupOf } from "./inert-text.ts";
import {
  addAnswer,
  addJudgingFlags,
  addToList,
  isBlank,
  judgingHelp,
  requestOf,
  showRunTroubles,
  type JudgingFlags,
} from "./judging-flags.ts";
import { showError } from "./usage-errors.ts";
import { addCommonFlags, choiceOf, showOptions, usageError, type Verb } from "./verb.ts";

interface Flags extends JudgingFlags {
  readonly next: boolean | undefined;
  readonly answer: readonly GivenAnswer[] | undefined;
  readonly skip: readonly string[] | undefined;
  readonly format: "human" | "json";
}

const help = messages("cli/help/interview", {
  summary: { en: "ask for what is missing, and write the answers down", zh: "詢問所缺的內容，並寫下答案" },
  description: {
    en:
      "Asks in a terminal for the facts that rules wait for, what decides most first, and writes each answer at once into the " +
      "document that lacks it, with its comments and its order kept. An answer that would be a mistake is told, and asked again.\n" +
      "Without a terminal it prints the next question. Signatures are counted; people give them by themselves.",
    zh:
      "在終端中詢問規則所需的事實，最能得出結果的在前，並立即把每個答案寫入缺少它的文檔，註釋和順序保持不變。無效的答案會說明原因，並再次詢問。\n" +
      "不在終端中時，輸出下一個問題。署名確認只計數，由人另行作出。",
  },
  next: {
    en: "print the next question, and where its answer would stand",
    zh: "輸出下一個問題，以及其答案應寫在何處",
  },
  answer: { en: "write an answer; may be repeated", zh: "寫入一個答案；可以重複" },
  skip: { en: "a question that is not asked; may be repeated", zh: "不詢問的問題；可以重複" },
  format: { en: "{names}, of what is printed", zh: "輸出的格式：{names}" },
  exits: {
    en: "Exit code: 0 asked, 3 a policy does not compile, 4 an input cannot be read, or\nan answer would be a mistake, 5 nothing was judged, 64 misuse, 70 a bug.",
    zh: "退出碼：0 已詢問；3 有規則不能編譯；4 有輸入不能讀取，或者答案無效；\n5 什麼都沒有判斷；64 用法有誤；70 程序缺陷。",
  },
});

const formats = ["human", "json"];

export const interviewVerb: Verb = {
  name: "interview",
  define: (command, say) => {
    command
      .summary(say(help.summary()))
      .description(say(help.description()))
      .argument("[INPUT...]", say(judgingHelp.inputs()))
      .option("--next", say(help.next()))
      .option("--answer <PATH=VALUE>", say(help.answer()), addAnswer)
      .option("--skip <PATH>", say(help.skip()), addToList)
      .option("-f, --format <FORMAT>", say(help.format({ names: listOf(formats, "or") })), choiceOf(formats), "human");
    addCommonFlags(addJudgingFlags(command, say), say);
    const example = ["edict interview", "edict interview service.yaml --answer service.launched_on=2026-03-01 --next"];
    return addExample(command, say, example, help.exits());
  },

  run: (command, world) => {
    const asked = command.opts<Flags>();
    const read = openInputs(command.args, world);
    if ("code" in read) return usageError("interview", read, asked, world);
    const request = requestOf(asked, read.inputs, world);
    const start = runInterview(request, read.host);
    const flags: Flags = { ...asked, lang: asked.lang.knowing(titlesOf(start.report)) };
    const told = showFound(read.found, flags.lang);
    if (isBlank(start.report))
      return failedOutcome(start.exitCode, told + showRunTroubles(start.report, "interview", flags, world));
    const given = runAnswers(request, read.host, start, flags.answer ?? []);
    if ("refused" in given) {
      const why = interviewWords.refused({ why: given.refused });
      return failedOutcome(4, told + showError(why, flags.lang, world.width));
    }
    const { terminal } = world;
    const isAsked = flags.next === true || flags.answer !== undefined || flags.format === "json";
    const run: Asked = { request, host: read.host, flags, world };
    if (terminal && !isAsked) return { streamed: () => interviewed(run, start, terminal, told) };
    return { ...shown(given, run, start), err: told + showRunTroubles(given.run.report, "interview", flags, world) };
  },
};

interface Asked {
  readonly request: CheckRequest;
  readonly host: Host;
  readonly flags: Flags;
  readonly world: CommandEnvironment;
}

/** The next question, after what was written. */
function shown(
  { run, written, texts }: AnsweredFiles,
  { flags, world }: Asked,
  start: InterviewRun,
): Omit<CommandOutcome, "err"> {
  const skipped = new Set(flags.skip);
  const open = run.questions.filter((it) => !skipped.has(it.name) && !skipped.has(it.path));
  const [question] = open;
  const next = question && { question, line: lineOf(question, run.report) };
  const report = buildInterview(run, next, { written, broken: newBreaches(start.report, run.report) });
  const options = showOptions(flags, undefined, world);
  const out =
    flags.format === "json" ? jsonText(report) : nextText(report, next, run.questions.length - open.length, options);
  const files = [...texts].map(([path, text]) => ({ path, text, rewrites: true }));
  return { code: run.exitCode, out, outUnwritten: "", files, markup: markupOf(flags.format) };
}

function nextText(
  report: InterviewReport,
  next: { readonly question: OpenQuestion; readonly line: number } | undefined,
  skipped: number,
  layout: Layout,
): string {
  const { say } = layout.locale;
  const written = report.written
    .flatMap(writtenMessages)
    .flatMap((it) => wrap(say(it), layout.width, "  "))
    .map((it) => `${it}\n`);
  const asked = next ? questionText(next.question, next.line, layout) : endText(report, layout);
  const progress = `${progressText(report.progress, skipped, layout)}\n`;
  return `${written.join("")}${brokenText(report.broken, layout)}${progress}${skippedText(report, layout)}${asked}`;
}

const endText = (report: InterviewReport, layout: Layout): string =>
  `${layout.locale.say(interviewWords.finished())}\n${restText(report, layout)}`;

/** Asks a person until nothing is left or they end it. */
async function interviewed(
  { request, host, flags, world }: Asked,
  start: InterviewRun,
  terminal: Terminal,
  told: string,
): Promise<CommandOutcome> {
  const layout = showOptions(flags, undefined, world);
  const { say } = layout.locale;
  terminal.tell(`${told}${skippedText(start.report, layout)}${say(interviewWords.how())}\n`);
  const { run, skipped, unwritable } = await converse(start, {
    terminal,
    layout,
    isDraft: false,
    showsProgress: true,
    questions: (it) => it.questions,
    answer: (it, path, text) => runAnswer(request, host, it, { path, text }),
    keep: ({ file, text }) => terminal.save({ path: file, text }),
  });
  if (unwritable !== undefined) return failedOutcome(64, unwritable);
  const report = buildInterview(run, undefined, { written: [], broken: [] });
  const left = run.questions.filter((it) => skipped.has(keyOf(it))).length;
  const rest = [
    ...(skipped.size > 0 ? [`${say(interviewWords.skipped({ count: skipped.size }))}\n`] : []),
    run.questions.length === 0 ? endText(report, layout) : restText(report, layout),
  ];
  return {
    code: run.exitCode,
    out: `\n${progressText(run.progress, left, layout)}\n${rest.join("")}`,
    err: "",
    files: [],
  };
}
