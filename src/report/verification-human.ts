import { verdicts, type Verdict } from "../evaluate/decision.ts";
import { inMargin } from "./margin.ts";
import type { Locale } from "../base/locale.ts";
import type { ShowOptions } from "./show-options.ts";
import { clean, wrap } from "./text-layout.ts";
import type { ChangedPart, ChangedVerdict, Verification } from "./verification.ts";
import { tablesIn } from "./tables.ts";

const digestShown = 12;

/** What became of a decision, for people: every file that has changed, every verdict that differs, and the answer. */
export function showVerification(it: Verification, { locale, width, paint }: ShowOptions): string {
  const words = tablesIn(locale).verification;
  const { receipt, changed, verdicts: differing, judged, reproduced } = it;
  if (!receipt) return "";
  const line = (label: string, text: string): readonly string[] => inMargin(label, clean(text), width, paint);
  const answer = reproduced
    ? words.reproduced(receipt.rules, receipt.files)
    : words.differs(changed.length, judged ? differing.filter((one) => one.kind === "rule").length : undefined);
  const lines = [
    ...line(words.receipt, words.of(receipt.path, receipt.as_of, receipt.engine)),
    ...changed.flatMap((one) => line(words.changed, changedWords(one, locale))),
    ...differing.flatMap((one) => line(words.verdict, verdictWords(one, locale))),
    "",
    ...wrap(answer, width),
  ];
  return `${lines.join("\n")}\n`;
}

function changedWords({ kind, name, file, was, is, same_meaning: same }: ChangedPart, locale: Locale): string {
  const { colon, semicolon } = tablesIn(locale).report.marks;
  const words = tablesIn(locale).verification;
  const what = [words.part(kind, name), ...(file === undefined ? [] : [file])].join(colon);
  const shown = (text: string | undefined): string => (text ?? words.nothing).slice(0, digestShown);
  const meaning = same === undefined ? "" : semicolon + (kind === "input" ? words.facts(same) : words.meaning(same));
  return `${what}${colon}${words.wasAndIs(shown(was), shown(is))}${meaning}`;
}

function verdictWords({ kind, name, of, was, is }: ChangedVerdict, locale: Locale): string {
  const { report, verification: words } = tablesIn(locale);
  const said = (text: string | undefined): string => {
    const verdict = verdicts.find((it) => it === text);
    return text === undefined
      ? words.nothing
      : verdict === undefined
        ? text
        : report.verdicts[verdict satisfies Verdict];
  };
  const about = of === undefined ? "" : report.marks.aside(of);
  const shown = kind === "flag" ? report.marks.quote(name) : name;
  return `${shown}${about}${report.marks.colon}${words.wasAndIs(said(was), said(is))}`;
}
