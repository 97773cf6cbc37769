import type { Locale } from "../base/locale.ts";
import { listOf, messages, type Message } from "../base/message.ts";
import {
  buildServers,
  defaultPack,
  firstQuestions,
  identified,
  runAnswer,
  runAnswers,
  runInit,
  runShortInterview,
  yesOrNoIn,
  type GivenAnswer,
  type InitRun,
  type InterviewRun,
  type NewProject,
  type WrittenFile,
} from "../engine/index.ts";
import { interviewWords } from "../report/messages/interview.ts";
import { phrases } from "../report/messages/phrases.ts";
import { buildReport } from "../report/model/build-report.ts";
import { padTo, wrap } from "../report/view/text-layout.ts";
import { commandIn, converse, keyOf, type ConversationEnd } from "./conversation.ts";
import { failedOutcome, type CommandOutcome, type Terminal } from "./environment.ts";
import { addExample } from "./help.ts";
import { addAnswer, addToList } from "./judging-flags.ts";
import { initMessages } from "./messages.ts";
import { showError } from "./usage-errors.ts";
import { showTroubles, addCommonFlags, choiceOf, showOptions, type CommonFlags, type Verb } from "./verb.ts";

interface Flags extends CommonFlags {
  readonly pack: readonly string[] | undefined;
  readonly answer: readonly GivenAnswer[] | undefined;
  readonly ci: (typeof buildServers)[number];
}

const help = messages("cli/help/init", {
  summary: { en: "write a small project to fill in", zh: "建立一個可供填寫的小項目" },
  description: {
    en:
      "Writes edict.yaml, a document with a question for each fact, a profile, waivers, schemas for editors, a workflow and a pre-commit hook. No file that is there is changed.\n" +
      "In a terminal it first asks for the names of the service and its provider, and what decides which rules bind: what the service makes, for whom, where, since when and on whose model; then, on request, what those rules lack.",
    zh:
      "寫出 `edict.yaml`、對每項事實附有問題的文檔、配置、暫緩、供編輯器使用的模式、工作流和 pre-commit 鉤子。已有的文件一律不改動。\n" +
      "在終端中先詢問服務和提供者的名稱，以及決定哪些規則適用的事實：服務生成什麼、面向誰、在何處、自何時起、用誰的模型；如願繼續，再詢問這些規則所缺的事實。",
  },
  folder: { en: "the folder of the project; default this one", zh: "項目的文件夾；默認為當前文件夾" },
  pack: {
    en: "whose questions are asked: a shipped pack (ID), or a folder with pack.yaml; may be repeated; default {pack}",
    zh: "詢問哪個規則包的問題：隨附的規則包（`ID`），或者含 `pack.yaml` 的文件夾；可以重複；默認 {pack}",
  },
  answer: {
    en: "what the new document states; may be repeated, and then nothing is asked",
    zh: "新文檔寫明的事實；可以重複；使用時不再詢問",
  },
  ci: { en: "whose workflow is written: {servers}", zh: "寫出哪種構建服務器的工作流：{servers}" },
  exits: {
    en: "Exit code: 0 written, 3 a pack does not compile, 4 an answer would be a mistake,\n64 misuse, 70 a bug.",
    zh: "退出碼：0 已寫入；3 有規則包不能編譯；4 有答案無效；64 用法有誤；\n70 程序缺陷。",
  },
});

export const initVerb: Verb = {
  name: "init",
  define: (command, say) => {
    command
      .summary(say(help.summary()))
      .description(say(help.description()))
      .argument("[DIR]", say(help.folder()))
      .option("--pack <PACK>", say(help.pack({ pack: defaultPack })), addToList)
      .option("--answer <PATH=VALUE>", say(help.answer()), addAnswer)
      .option("--ci <SERVER>", say(help.ci({ servers: listOf(buildServers) })), choiceOf(buildServers), "github");
    const example = [
      "edict init chat --lang zh-Hans",
      "edict init chat --answer service.launched_on=2026-03-01 --ci gitlab",
      "edict init --pack my-act",
    ];
    return addExample(addCommonFlags(command, say), say, example, help.exits());
  },

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const { host, now, library, terminal } = world;
    const { answer: answers, lang, ci } = flags;
    const folder = command.args[0] ?? ".";
    const made = runInit({ folder, packs: flags.pack ?? [], locale: lang, ci, now, library }, host);
    if (made.exitCode !== 0) return failedOutcome(made.exitCode, showTroubles(made, flags, world));
    const { documents } = made;
    if (!documents || (!answers && !terminal)) return writtenFiles(made, lang, nextSteps(folder, made));
    const { request } = documents;
    const start = runShortInterview(request, documents.host);
    const show = (texts: ReadonlyMap<string, string>, run: InterviewRun): CommandOutcome => {
      const named = identified(run);
      const all = new Map([...texts, ...named.map((it) => [it.file, it.text] as const)]);
      const files = made.files.map((it) => ({ ...it, text: all.get(it.path) ?? it.text }));
      const { lead } = buildReport(run.report, lang);
      return writtenFiles({ ...made, files }, lang, [
        ...named.map(initMessages.identified),
        phrases.all({ all: lead }),
        ...nextSteps(folder, made, run),
      ]);
    };
    if (answers) {
      const given = runAnswers(request, documents.host, start, answers, runShortInterview);
      if (!("refused" in given)) return show(given.texts, given.run);
      return failedOutcome(4, showError(interviewWords.refused({ why: given.refused }), lang, world.width));
    }
    if (!terminal || firstQuestions(start).length === 0) return show(new Map(), start);
    return {
      streamed: async () => {
        const tell = (told: Message): void =>
          terminal.tell(
            wrap(lang.say(told), world.width, "")
              .map((it) => `${it}\n`)
              .join(""),
          );
        tell(initMessages.asks());
        const texts = new Map<string, string>();
        let at = documents.host;
        const asking = {
          terminal,
          layout: showOptions(flags, undefined, world),
          isDraft: true,
          answer: (run: InterviewRun, path: string, text: string) =>
            runAnswer(request, at, run, { path, text }, runShortInterview),
          keep: (done: WrittenFile) => {
            at = done.host;
            texts.set(done.file, done.text);
            return undefined;
          },
        };
        const first = await converse(start, { ...asking, questions: firstQuestions, showsProgress: false });
        const more = moreThan(first);
        if (more) {
          terminal.tell("\n");
          tell(more);
        }
        const said = more && (await goesOn(terminal, () => tell(initMessages.yesOrNo())));
        const { run, skipped } = first;
        const last = said
          ? await converse(run, { ...asking, questions: (it) => it.questions, showsProgress: true, skipped })
          : first;
        if (last.left === "broken" || (more && said === undefined))
          return failedOutcome(130, `\n${lang.say(initMessages.nothing())}\n`);
        terminal.tell("\n");
        return show(texts, last.run);
      },
    };
  },
};

/** What the rules that bind still lack, and the question whether to go on with it; undefined: nothing, or the person has ended it. */
function moreThan({ run, skipped, left }: ConversationEnd): Message | undefined {
  const questions = run.questions.filter((it) => !skipped.has(keyOf(it)));
  if (left !== undefined || questions.length === 0) return undefined;
  const rules = new Set(questions.flatMap((it) => it.rules));
  return initMessages.more({ rules: rules.size, facts: questions.length });
}

/** Whether a person goes on: asked again where it is neither yes nor no. Undefined: they left without a word. */
async function goesOn(terminal: Terminal, askAgain: () => void): Promise<boolean | undefined> {
  for (;;) {
    const text = await terminal.ask("> ");
    if (text === undefined) return undefined;
    const command = commandIn(text);
    if (command === "goOn") return true;
    const said = command === "skip" || command === "quit" ? false : yesOrNoIn(text.trim());
    if (said !== undefined) return said;
    askAgain();
  }
}

/** What to do next; `run`: what the new documents leave to be asked. */
function nextSteps(folder: string, { toMove }: NewProject, run?: InterviewRun): readonly Message[] {
  const into = folder === "." ? "" : ` ${folder}`;
  const isOnlySigned = run !== undefined && run.questions.length === 0 && run.missing.length > 0;
  return [
    initMessages.check({ command: `edict check${into}` }),
    isOnlySigned
      ? initMessages.sheet({ command: `edict sheet${into}` })
      : initMessages.interview({ command: `edict interview${into}` }),
    ...(toMove === undefined ? [] : [initMessages.move({ file: toMove })]),
  ];
}

/** Says which files are written and which were there, and what to do next. */
export function writtenFiles({ files, kept }: InitRun, { say }: Locale, next: readonly Message[]): CommandOutcome {
  const line = (label: string, path: string): string => `${padTo(label, 7)}${path}`;
  return {
    code: 0,
    out: [
      ...files.map((it) => line(say(initMessages.wrote()), it.path)),
      ...kept.map((it) => line(say(initMessages.kept()), it)),
      "",
      ...next.map(say),
      "",
    ].join("\n"),
    outUnwritten: "",
    err: "",
    files: files.map((it) => ({ ...it, makesFolders: true, rewrites: true })),
  };
}
