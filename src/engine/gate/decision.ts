import type { GateDecision, OpenPolicy, OpenWord } from "../../report/model/gate-answer.ts";
import type { Judged } from "./judging.ts";

/**
 * What becomes of a document. A breach blocks; what is open follows the policy.
 * INVARIANT (never unjudged): what could not be judged is held, whatever the policy for open questions is, and so is what
 *   contradicts itself and would be open for that.
 */
export function decisionOf(judged: Decided, open: OpenPolicy): GateDecision {
  const { word, held } = judged;
  if (held === "unjudged") return "hold";
  switch (word) {
    case "violated":
      return "block";
    case "clear":
    case "nothing applies":
      return "pass";
    default:
      return held === undefined ? policyOn(judged, open) : "hold";
  }
}

/** What a policy for open questions is, and whether a value is one. */
export const anOpenPolicy = {
  is: "one of hold, pass, or `{ default, rules }` with one of them for each",
  fits: (it: unknown): it is OpenPolicy => {
    if (typeof it !== "object" || it === null) return isOpenWord(it);
    const { default: others, rules, ...more } = it as Readonly<Record<string, unknown>>;
    const isEach = typeof rules === "object" && rules !== null && !Array.isArray(rules);
    return isOpenWord(others) && isEach && Object.values(rules).every(isOpenWord) && Object.keys(more).length === 0;
  },
};

const isOpenWord = (it: unknown): it is OpenWord => it === "hold" || it === "pass";

type Decided = Pick<Judged, "word" | "held"> & {
  readonly rules: readonly Pick<Judged["rules"][number], "rule" | "verdict">[];
  /** Facts of what is fixed that cannot be together: what rests on them is open, of whatever rule it is. */
  readonly contradicted: readonly unknown[];
};

/** The strictest that the policy says of what is open. */
function policyOn({ rules, contradicted }: Decided, open: OpenPolicy): OpenWord {
  if (typeof open === "string") return open;
  const asked = rules.filter(isOpen);
  const words = asked.map(({ rule }) => wordOn(rule, open));
  if (words.length === 0 || contradicted.length > 0) words.push(open.default);
  return words.every((it) => it === "pass") ? "pass" : "hold";
}

type Rule = Decided["rules"][number];

const isOpen = ({ verdict }: Rule): boolean => verdict === "undetermined" || verdict === "pending";

const wordOn = (rule: string, open: OpenPolicy): OpenWord =>
  typeof open === "string" ? open : ((Object.hasOwn(open.rules, rule) ? open.rules[rule] : undefined) ?? open.default);

/**
 * Whether a rule of what was judged decides: a breach where it blocks, an open question that the policy holds where it is held. What
 * could not be judged is held for that and for no rule; what contradicts itself may be held for that alone.
 */
export function decides(rule: Rule, decision: GateDecision, { held }: Pick<Judged, "held">, open: OpenPolicy): boolean {
  switch (decision) {
    case "block":
      return rule.verdict === "violated";
    case "hold":
      return held !== "unjudged" && isOpen(rule) && wordOn(rule.rule, open) === "hold";
    case "pass":
      return false;
  }
}
