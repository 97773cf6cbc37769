import type { Locale } from "../../../base/locale.ts";
import type { Message } from "../../../base/message.ts";
import type { Verdict } from "../../../evaluate/decision.ts";
import { shortName } from "../../../evaluate/program.ts";
import { phrases } from "../../messages/phrases.ts";
import { verdictWords } from "../../messages/verdicts.ts";
import { needAdvice } from "../../model/needs.ts";
import type { ReportNeed, ReportRule } from "../../model/report.ts";
import { dutyIn } from "../../view/rule-lines.ts";
import { clean, type LabelledTexts } from "../../view/text-layout.ts";
import type { Html as Xml } from "../html/html-template.ts";
import { line, paragraph, styled } from "./word-file.ts";

const colors: Readonly<Partial<Record<string, string>>> = {
  violated: "B3261E",
  undetermined: "8A5A00",
  pending: "1F5FA8",
  satisfied: "2B6A30",
  clear: "2B6A30",
};
export const quiet = "555555";
export const colorOf = (word: string): string => colors[word] ?? quiet;

/** A verdict as a word: colour says nothing that the word does not. */
export const verdictRun = (verdict: Verdict, { say }: Locale): Xml =>
  styled(say(verdictWords[verdict]()), { isBold: true, color: colorOf(verdict) });

/** Text in which words between backticks are names. */
export function named(text: string): readonly (string | Xml)[] {
  const parts = clean(text).split("`");
  if (parts.length % 2 === 0) return [clean(text)];
  return parts.map((it, at) => (at % 2 === 1 ? styled(it, { isCode: true }) : it));
}

export const place = (text: string): Xml => styled(clean(text), { isCode: true, color: quiet });

export const inCell = (...content: readonly (string | Xml)[]): Xml => paragraph("cell", content);

export const heads = (titles: readonly Message[], { say }: Locale): readonly Xml[] =>
  titles.map((it) => inCell(styled(say(it), { isBold: true })));

/** Words in the margin, and what is said under each. */
export const labelledParts = (lines: readonly LabelledTexts[], { say }: Locale): readonly Xml[] =>
  lines.flatMap(({ label, texts }) => {
    const head = label === "" ? "" : clean(say(phrases.labelled({ label, text: "" }))).trimEnd();
    return texts.map((it, at) => line(at === 0 ? head : "", named(it)));
  });

/** A duty as a sentence, its rule's name beside it. */
export const dutyWords = (rule: ReportRule, locale: Locale): readonly (string | Xml)[] => [
  `${dutyIn(rule, locale)} `,
  styled(shortName(rule.rule), { isCode: true, color: quiet }),
];

/** What is missing, and how it is settled. */
export function needMessage(it: ReportNeed, locale: Locale): Message {
  const text = needAdvice(it, locale);
  return text === undefined ? phrases.all({ all: it.what }) : phrases.labelled({ label: it.what, text });
}
