import type { Locale } from "../../base/locale.ts";
import { listOf, type MessageValue } from "../../base/message.ts";
import { verdicts } from "../../evaluate/decision.ts";
import { phrases } from "../messages/phrases.ts";
import { verdictWords } from "../messages/verdicts.ts";
import { verificationWords } from "../messages/verification.ts";
import type { Receipt } from "../model/receipt.ts";
import type { ChangedPart, ChangedVerdict, Verification } from "../model/verification.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { inMargin, clean, wrap } from "../view/text-layout.ts";

const digestShown = 12;

/** What became of a decision, for people: every file that has changed, every verdict that differs, and the answer. */
export function verificationText(it: Verification, { locale, width, paint }: ShowOptions): string {
  const { say } = locale;
  const { receipt, changed, verdicts: differing, judged, reproduced } = it;
  if (!receipt) return "";
  const line = (label: string, text: string): readonly string[] => inMargin(label, clean(text), width, paint);
  const rules = differing.filter((one) => one.kind === "rule").length;
  const different = judged
    ? verificationWords.differs({ parts: changed.length, rules })
    : verificationWords.notJudged({ parts: changed.length });
  const answer = reproduced ? verificationWords.reproduced({ rules: receipt.rules, files: receipt.files }) : different;
  const { path, as_of: asOf, engine } = receipt;
  const lines = [
    ...line(say(verificationWords.receipt()), say(verificationWords.of({ path, asOf, engine }))),
    ...changed.flatMap((one) => line(say(verificationWords.changed()), changedWords(one, locale))),
    ...differing.flatMap((one) => line(say(verificationWords.verdict()), changedVerdict(one, locale))),
    "",
    ...wrap(say(answer), width),
  ];
  return `${lines.join("\n")}\n`;
}

function changedWords({ kind, name, file, was, is, same_meaning: same }: ChangedPart, locale: Locale): string {
  const { say } = locale;
  const part = verificationWords.part({ kind, name });
  const label = file === undefined ? part : phrases.labelled({ label: part, text: file });
  const shown = (text: string | undefined): string => (text ?? say(verificationWords.nothing())).slice(0, digestShown);
  const change = verificationWords.wasAndIs({ was: shown(was), is: shown(is) });
  const meaning = kind === "input" ? verificationWords.facts : verificationWords.meaning;
  const text = same === undefined ? change : listOf([change, meaning({ same })], "semicolon");
  return say(phrases.labelled({ label, text }));
}

function changedVerdict({ kind, name, of, was, is }: ChangedVerdict, locale: Locale): string {
  const state = (text: string | undefined): MessageValue => {
    const verdict = verdicts.find((it) => it === text);
    return text === undefined ? verificationWords.nothing() : verdict === undefined ? text : verdictWords[verdict]();
  };
  const shown = kind === "flag" ? phrases.quote({ text: name }) : name;
  const label = of === undefined ? shown : phrases.aside({ text: shown, aside: of });
  return locale.say(phrases.labelled({ label, text: verificationWords.wasAndIs({ was: state(was), is: state(is) }) }));
}

/** A receipt as JSON that fits `grammar/schema/receipt-1.schema.json`. */
export const receiptJson = (receipt: Receipt): string => `${JSON.stringify(receipt, undefined, 2)}\n`;

/** What became of a decision, as JSON that fits `grammar/schema/verification-1.schema.json`. */
export const verificationJson = (verification: Verification): string =>
  `${JSON.stringify(verification, undefined, 2)}\n`;
