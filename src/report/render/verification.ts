import type { Locale } from "../../base/locale.ts";
import { listOf, type Message, type MessageValue } from "../../base/message.ts";
import { verdicts } from "../../evaluate/decision.ts";
import { phrases } from "../messages/phrases.ts";
import { verdictWords } from "../messages/verdicts.ts";
import { verificationWords } from "../messages/verification.ts";
import type { ChangedPart, ChangedVerdict, Verification } from "../model/verification.ts";
import type { Layout } from "../view/format-options.ts";
import { noted, wrap } from "../view/text-layout.ts";

const digestShown = 12;

/** What became of a decision, for people: every file that has changed, every verdict that differs, and the answer. */
export function verificationText(it: Verification, options: Layout): string {
  const { say } = options.locale;
  const { receipt, changed, verdicts: differing, judged, reproduced } = it;
  if (!receipt) return "";
  const rules = differing.filter((one) => one.kind === "rule").length;
  const different = judged
    ? verificationWords.differs({ parts: changed.length, rules })
    : verificationWords.notJudged({ parts: changed.length });
  const answer = reproduced ? verificationWords.reproduced({ rules: receipt.rules, files: receipt.files }) : different;
  const { path, as_of: asOf, engine } = receipt;
  const lines = [
    ...noted(verificationWords.receipt(), verificationWords.of({ path, asOf, engine }), options),
    ...changed.flatMap((one) => noted(verificationWords.changed(), changedPartMessage(one, say), options)),
    ...differing.flatMap((one) => noted(verificationWords.verdict(), changedVerdictMessage(one), options)),
    "",
    ...wrap(say(answer), options.width),
  ];
  return `${lines.join("\n")}\n`;
}

function changedPartMessage(
  { kind, name, file, was, is, same_meaning: same }: ChangedPart,
  say: Locale["say"],
): Message {
  const part = verificationWords.part({ kind, name });
  const label = file === undefined ? part : phrases.labelled({ label: part, text: file });
  const shown = (text: string | undefined): string => (text ?? say(verificationWords.nothing())).slice(0, digestShown);
  const change = verificationWords.wasAndIs({ was: shown(was), is: shown(is) });
  const meaning = kind === "input" ? verificationWords.facts : verificationWords.meaning;
  const text = same === undefined ? change : listOf([change, meaning({ same })], "semicolon");
  return phrases.labelled({ label, text });
}

function changedVerdictMessage({ kind, name, of, was, is }: ChangedVerdict): Message {
  const state = (text: string | undefined): MessageValue => {
    const verdict = verdicts.find((it) => it === text);
    return text === undefined ? verificationWords.nothing() : verdict === undefined ? text : verdictWords[verdict]();
  };
  const shown = kind === "flag" ? phrases.quote({ text: name }) : name;
  const label = of === undefined ? shown : phrases.aside({ text: shown, aside: of });
  return phrases.labelled({ label, text: verificationWords.wasAndIs({ was: state(was), is: state(is) }) });
}
