import { groupBy } from "../../base/group-by.ts";
import { titled, type Message } from "../../base/message.ts";
import { shortName } from "../../evaluate/program.ts";
import type { Field } from "../../vocabulary/type.ts";
import { answerHint, interviewWords } from "../messages/interview.ts";
import { firstAndOthers, needsWords } from "../messages/needs.ts";
import { titleIn } from "../model/citations.ts";
import { canBeNone, type InterviewReport, type OpenQuestion } from "../model/interview.ts";
import type { Layout } from "../view/format-options.ts";
import { clean, wrap } from "../view/text-layout.ts";
import { showSkippedCount } from "./text-sections.ts";

/**
 * A question for a person: its words, how it is answered, where the answer is written, and what waits for it. `line`: undefined
 * where the document is no file yet.
 */
export function questionText(question: OpenQuestion, line: number | undefined, layout: Layout): string {
  const { locale, width, paint } = layout;
  const { name, input, rules, settles } = question;
  const file = input.source.path;
  const count = rules.length;
  const lines = (text: string, indent: string): readonly string[] =>
    wrap(`${indent}${clean(text)}`, width, indent === "" ? "  " : "    ");
  return [
    ...lines(wordsOf(question, layout), "").map((it) => paint("heading", it)),
    ...lines(locale.say(hintOf(question)), "  "),
    ...lines(line === undefined ? name : locale.say(interviewWords.where({ path: name, file, line })), "  "),
    ...(count === 0
      ? []
      : lines(
          locale.say(
            settles.length === 0
              ? interviewWords.waits({ count })
              : interviewWords.settles({ count, settled: settles.length }),
          ),
          "  ",
        )),
    "",
  ].join("\n");
}

/** How the answer to a question is written, beside what the question says of `null`. */
export function hintOf({ field: { type, nullable, ask }, evidence }: OpenQuestion): Message {
  const isSaid = type.kind !== "list" && /\bnull\b/.test(ask?.en ?? "");
  return answerHint(type, !isSaid && canBeNone(type, nullable), evidence);
}

/** The vocabulary's question; of a list of groups, and of what has none, its title before it. */
function wordsOf({ field, naming, name, element }: OpenQuestion, { locale }: Layout): string {
  const said = ({ ask }: Field): string | undefined => ask && titleIn(ask, locale);
  const own = said(field);
  if (own !== undefined) {
    const title = typeof element === "number" ? interviewWords.entry({ number: element }) : element;
    return title === undefined ? own : locale.say(interviewWords.titled({ title, question: own }));
  }
  const title = (locale.script === undefined ? field.title : undefined) ?? name;
  const question = naming && said(naming);
  return question === undefined ? title : locale.say(interviewWords.titled({ title, question }));
}

const brokenShown = 3;

/** The rules that an answer has broken; nothing where there are none. */
export function brokenText(rules: readonly string[], { locale, width, paint }: Layout): string {
  if (rules.length === 0) return "";
  const names = firstAndOthers(rules.map(shortName), brokenShown);
  const lines = wrap(clean(locale.say(interviewWords.broken({ rules: names }))), width, "  ");
  return `${lines.map((it) => paint("violated", it)).join("\n")}\n`;
}

/** How far the documents are. `skipped`: how many of the facts that they lack are not asked for. */
export const progressText = (
  { facts, signatures }: InterviewReport["progress"],
  skipped: number,
  { locale, paint }: Layout,
): string =>
  paint(
    "quiet",
    locale.say(
      interviewWords.progress({
        stated: facts.stated,
        facts: facts.all,
        skipped,
        given: signatures.given,
        signatures: signatures.all,
      }),
    ),
  );

/** How many files are not read; nothing where all are. */
export const skippedText = (run: { readonly skipped: readonly unknown[] }, layout: Layout): string =>
  showSkippedCount(run, layout)
    .map((it) => `${it}\n`)
    .join("");

/** What is left when nothing more is asked: how many signatures of whom, and what else is open. */
export function restText(
  { signatures, others, scope_open: scope }: Pick<InterviewReport, "signatures" | "others" | "scope_open">,
  { locale, width }: Layout,
): string {
  const lines = (text: string, indent = ""): readonly string[] => wrap(`${indent}${clean(text)}`, width, indent + "  ");
  const bySigner = groupBy(
    signatures.flatMap((it) => it.signed_by),
    (it) => it,
  );
  return [
    ...(signatures.length === 0 ? [] : lines(locale.say(interviewWords.unsigned({ count: signatures.length })))),
    ...[...bySigner].flatMap(([role, own]) =>
      lines(locale.say(interviewWords.sheetOf({ role: titled("role", role), count: own.length, name: role })), "  "),
    ),
    ...(others.length === 0 ? [] : lines(locale.say(interviewWords.others({ count: others.length })))),
    ...(scope.length === 0 ? [] : lines(locale.say(needsWords.scopeFirst({ rules: scope.length })))),
  ]
    .map((it) => `${it}\n`)
    .join("");
}
