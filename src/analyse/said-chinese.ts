import type { Pen } from "../base/pen.ts";
import type { SaidWords } from "./said-words.ts";

/** Conditions as Chinese says them. The vocabulary has no Chinese titles, so that facts are called by their paths. */
export function saidChinese(t: Pen, policy: SaidWords["policy"]): SaidWords {
  const code = (name: string): string => `\`${name}\``;
  const quantifiers = { any: t`至少一個`, every: t`每一個`, no: t`沒有一個` };
  const tests = {
    present: t`已寫明`,
    absent: t`沒有`,
    true: t`為是`,
    false: t`為否`,
    empty: t`沒有條目`,
    "not-empty": t`有條目`,
  };
  const comparisons = {
    "==": t`為`,
    "!=": t`不為`,
    "<": t`小於`,
    "<=": t`不大於`,
    ">": t`大於`,
    ">=": t`不小於`,
    in: t`屬於`,
    "not-in": t`不屬於`,
    has: t`包含`,
    "has-any": t`包含其一`,
    "has-all": t`全部包含`,
  };
  const signs = { "+": t`加`, "-": t`減`, "*": t`乘以`, "/": t`除以` };
  return {
    policy,
    connective: { and: t`以下全部`, or: t`以下至少一項`, implies: t`如果前者，那麼後者` },
    not: t`並非`,
    quantified: (quantifier, variable, list) => t`${list} 中${quantifiers[quantifier]} ${code(variable)}`,
    each: (variable, list) => t`${list} 中的每一個 ${code(variable)}`,
    eachIf: (each) => t`${each}，如果`,
    test: (test, value) => t`${value} ${tests[test]}`,
    compare: (operator, left, right) => t`${left} ${comparisons[operator]} ${right}`,
    met: (title, element) =>
      element === undefined ? t`經判斷「${title}」` : t`就該 ${code(element)} 而言，經判斷「${title}」`,
    holds: (fact) => t`${fact} 為是`,
    always: t`總是`,
    never: t`從不`,
    deadline: (done, day) => t`${done} 不晚於 ${day}`,
    fact: ({ path }) => code(path),
    variable: code,
    declared: code,
    day: { "as-of": t`判斷日`, "facts-on": t`事實截止日` },
    text: (text) => t`「${text}」`,
    list: (items, isOpen) => (isOpen ? t`${items.join("、")} 以及法律未列盡的其他各項` : items.join("、")),
    arithmetic: (operator, left, right) => t`${left} ${signs[operator]} ${right}`,
    but: (value) => t`但為 ${code(value)}，如果`,
    asARule: t`一般情況`,
    keeping: (what) => t`遵守 ${what}`,
  };
}
