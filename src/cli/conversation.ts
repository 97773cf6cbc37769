import type { Message } from "../base/message.ts";
import type { AnswerRun, InterviewRun, WrittenFile } from "../engine/index.ts";
import { lineOf, newBreaches } from "../engine/index.ts";
import { interviewWords } from "../report/messages/interview.ts";
import type { OpenQuestion } from "../report/model/interview.ts";
import { brokenText, hintOf, progressText, questionText } from "../report/render/interview.ts";
import type { Layout } from "../report/view/format-options.ts";
import { clean, wrap } from "../report/view/text-layout.ts";
import type { Terminal } from "./environment.ts";

/** What is asked of a person, and what becomes of each answer. */
export interface Conversation {
  readonly terminal: Terminal;
  readonly layout: Layout;
  /** Which questions are open, the next one first. */
  readonly questions: (run: InterviewRun) => readonly OpenQuestion[];
  readonly answer: (run: InterviewRun, path: string, text: string) => AnswerRun;
  /** Whether the documents are no files yet. */
  readonly isDraft: boolean;
  /** Whether it is said how far the documents are. */
  readonly showsProgress: boolean;
  /** What is not asked, as it was skipped before. */
  readonly skipped?: ReadonlySet<string>;
  /** Keeps what an answer has changed; otherwise why it cannot. */
  readonly keep: (done: WrittenFile) => string | undefined;
}

export interface ConversationEnd {
  readonly run: InterviewRun;
  readonly skipped: ReadonlySet<string>;
  /** Whether the person has ended it, or left without a word. */
  readonly left: "quit" | "broken" | undefined;
  readonly unwritable: string | undefined;
}

const commands = {
  skip: ["", "skip", "跳过", "跳過"],
  back: ["back", "返回", "上一題", "上一题"],
  quit: ["quit", "exit", "退出", "结束", "結束"],
  help: ["?", "help", "帮助", "幫助"],
  goOn: ["go on", "continue", "继续", "繼續"],
};
const commandOf = new Map(Object.entries(commands).flatMap(([name, words]) => words.map((it) => [it, name] as const)));

/** What a person says to the questions themselves, in any width and case; undefined: it is an answer. */
export const commandIn = (text: string): string | undefined =>
  commandOf.get(text.trim().normalize("NFKC").toLowerCase());

/** A question that is behind, and what was asked from; `done`: undefined where it was skipped. */
interface PastQuestion {
  readonly question: OpenQuestion;
  readonly run: InterviewRun;
  readonly done: WrittenAnswer | undefined;
}

type WrittenAnswer = Extract<AnswerRun, { readonly file: string }>;

/**
 * Asks question after question until none is left, or the person ends it. An answer that would be a mistake is told, and asked again;
 * the last one can be taken back.
 */
export async function converse(start: InterviewRun, conversation: Conversation): Promise<ConversationEnd> {
  const { terminal, layout, questions, answer, isDraft, showsProgress, keep } = conversation;
  const say = (text: string): void => terminal.tell(`${wrap(clean(text), layout.width, "  ").join("\n")}\n`);
  const skipped = new Set(conversation.skipped);
  const past: PastQuestion[] = [];
  let run = start;
  for (;;) {
    const ended = (left?: "quit" | "broken", unwritable?: string): ConversationEnd => {
      return { run, skipped, left, unwritable };
    };
    const all = questions(run);
    const open = all.filter((it) => !skipped.has(keyOf(it)));
    const [question] = open;
    if (!question) return ended();
    const line = isDraft ? undefined : lineOf(question, run.report);
    const progress = showsProgress ? `${progressText(run.progress, all.length - open.length, layout)}\n` : "";
    terminal.tell(`\n${progress}${questionText(question, line, layout)}`);
    for (;;) {
      const text = (await terminal.ask("> "))?.trim();
      if (text === undefined) return ended("broken");
      const command = commandIn(text);
      if (command === "quit") return ended("quit");
      if (command === "help" || command === "goOn") {
        say(layout.locale.say(interviewWords.help({ hint: hintOf(question) })));
        continue;
      }
      if (command === "skip") {
        skipped.add(keyOf(question));
        past.push({ question, run, done: undefined });
        break;
      }
      if (command === "back") {
        const last = past.at(-1);
        const refused = last ? changedSince(last, isDraft) : interviewWords.noneBefore();
        if (!last || refused) {
          if (refused) say(layout.locale.say(refused));
          continue;
        }
        const unwritable = last.done && keep(last.done.before);
        if (unwritable !== undefined) return ended(undefined, unwritable);
        past.pop();
        skipped.delete(keyOf(last.question));
        if (last.done) say(layout.locale.say(interviewWords.takenBack({ path: last.question.name })));
        ({ run } = last);
        break;
      }
      const done = answer(run, question.name, text);
      if ("refused" in done) {
        say(layout.locale.say(interviewWords.refused({ why: done.refused })));
        continue;
      }
      const unwritable = keep(done);
      if (unwritable !== undefined) return ended(undefined, unwritable);
      if (!isDraft) say(layout.locale.say(interviewWords.written({ file: done.file, line: done.line })));
      terminal.tell(brokenText(newBreaches(run.report, done.after.report), layout));
      past.push({ question, run, done });
      run = done.after;
      break;
    }
  }
}

/** By which name a question is known as one that was skipped. */
export const keyOf = ({ input, path }: OpenQuestion): string => `${input.source.path} ${input.span.start} ${path}`;

/** Nothing is taken back of a file that somebody has changed since. */
function changedSince({ done }: PastQuestion, isDraft: boolean): Message | undefined {
  if (!done || isDraft) return undefined;
  const { file, text, before } = done;
  const isSame = before.host.readText(file) === text.replace(/^\uFEFF/, "");
  return isSame ? undefined : interviewWords.changedSince({ file });
}
