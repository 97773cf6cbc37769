import { verdicts } from "../../../evaluate/decision.ts";
import { inMargin } from "../../view/margin.ts";
import type { Locale } from "../../../base/locale.ts";
import type { ShowOptions } from "../../view/show-options.ts";
import { clean, wrap } from "../../view/text-layout.ts";
import type { ChangedPart, ChangedVerdict, Verification } from "../../model/verification.ts";
import { verified } from "../../messages/verification.ts";
import { listOf, type Value } from "../../../base/message.ts";
import { verdictWords } from "../../messages/verdicts.ts";
import { phrases } from "../../messages/phrases.ts";

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
    ...differing.flatMap((one) => line(say(verified.verdict()), changedVerdict(one, locale))),
    "",
    ...wrap(say(answer), width),
  ];
  return `${lines.join("\n")}\n`;
}

function changedWords({ kind, name, file, was, is, same_meaning: same }: ChangedPart, locale: Locale): string {
  const { say } = locale;
  const part = verified.part({ kind, name });
  const label = file === undefined ? part : phrases.labelled({ label: part, text: file });
  const shown = (text: string | undefined): string => (text ?? say(verified.nothing())).slice(0, digestShown);
  const change = verified.wasAndIs({ was: shown(was), is: shown(is) });
  const meaning = kind === "input" ? verified.facts : verified.meaning;
  const text = same === undefined ? change : listOf([change, meaning({ same })], "semicolon");
  return say(phrases.labelled({ label, text }));
}

function changedVerdict({ kind, name, of, was, is }: ChangedVerdict, locale: Locale): string {
  const state = (text: string | undefined): Value => {
    const verdict = verdicts.find((it) => it === text);
    return text === undefined ? verified.nothing() : verdict === undefined ? text : verdictWords[verdict]();
  };
  const shown = kind === "flag" ? phrases.quote({ text: name }) : name;
  const label = of === undefined ? shown : phrases.aside({ text: shown, aside: of });
  return locale.say(phrases.labelled({ label, text: verified.wasAndIs({ was: state(was), is: state(is) }) }));
}
