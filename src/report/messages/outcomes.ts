import { messages, type Value } from "../../base/message.ts";
import { verdictWords } from "./verdicts.ts";

/** What becomes of a rule or a note, by the name that cases have for it. */
export const outcomes = {
  ...verdictWords,
  ...messages("report/outcomes", {
    applies: { en: "applies", zh: "適用" },
    may_apply: { en: "may apply", zh: "可能適用" },
    does_not_apply: { en: "does not apply", zh: "不適用" },
  }),
};

const isOutcome = (name: string): name is keyof typeof outcomes => Object.hasOwn(outcomes, name);

/** What a case expects; a name that is none stays as it is. */
export const outcomeNamed = (name: string): Value => (isOutcome(name) ? outcomes[name]() : name);
