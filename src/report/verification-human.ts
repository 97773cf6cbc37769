import { verdicts, type Verdict } from "../evaluate/decision.ts";
import { inMargin } from "./margin.ts";
import type { Locale } from "../base/locale.ts";
import type { ShowOptions } from "./show-options.ts";
import { clean, wrap } from "./text-layout.ts";
import type { ChangedPart, ChangedVerdict, Verification } from "./verification.ts";
import { verified } from "./messages/verification.ts";
import { tablesIn } from "./tables.ts";

const digestShown = 12;

/** What became of a decision, for people: every file that has changed, every verdict that differs, and the answer. */
export function showVerification(it: Verification, { locale, width, paint }: ShowOptions): string {
  const { say } = locale;
  const { receipt, changed, verdicts: differing, judged, reproduced } = it;
  if (!receipt) return "";
  const line = (label: string, text: string): readonly string[] => inMargin(label, clean(text), width, paint);
  const rules = differing.filter((one) => one.kind === "rule").length;
  const different = judged
    ? verified.differs({ parts: changed.length, rules })
    : verified.notJudged({ parts: changed.length });
  const answer = reproduced ? verified.reproduced({ rules: receipt.rules, files: receipt.files }) : different;
  const { path, as_of: asOf, engine } = receipt;
  const lines = [
    ...line(say(verified.receipt()), say(verified.of({ path, asOf, engine }))),
    ...changed.flatMap((one) => line(say(verified.changed()), changedWords(one, locale))),
    ...differing.flatMap((one) => line(say(verified.verdict()), verdictWords(one, locale))),
    "",
    ...wrap(say(answer), width),
  ];
  return `${lines.join("\n")}\n`;
}

function changedWords({ kind, name, file, was, is, same_meaning: same }: ChangedPart, locale: Locale): string {
  const { colon, semicolon } = tablesIn(locale).report.marks;
  const { say } = locale;
  const what = [say(verified.part({ kind, name })), ...(file === undefined ? [] : [file])].join(colon);
  const shown = (text: string | undefined): string => (text ?? say(verified.nothing())).slice(0, digestShown);
  const meaning = kind === "input" ? verified.facts : verified.meaning;
  const rest = same === undefined ? "" : semicolon + say(meaning({ same }));
  return `${what}${colon}${say(verified.wasAndIs({ was: shown(was), is: shown(is) }))}${rest}`;
}

function verdictWords({ kind, name, of, was, is }: ChangedVerdict, locale: Locale): string {
  const { report } = tablesIn(locale);
  const { say } = locale;
  const said = (text: string | undefined): string => {
    const verdict = verdicts.find((it) => it === text);
    return text === undefined
      ? say(verified.nothing())
      : verdict === undefined
        ? text
        : report.verdicts[verdict satisfies Verdict];
  };
  const about = of === undefined ? "" : report.marks.aside(of);
  const shown = kind === "flag" ? report.marks.quote(name) : name;
  return `${shown}${about}${report.marks.colon}${say(verified.wasAndIs({ was: said(was), is: said(is) }))}`;
}
