import type { SaidWords } from "./said-words.ts";

/** Conditions as English says them: facts by the titles that the vocabulary gives them. */
export const saidEnglish: SaidWords = {
  policy: ({ en }) => en,
  connective: { and: "all of these", or: "at least one of these", implies: "if the first, then the second" },
  not: "it is not so",
  quantified: (quantifier, variable, list) =>
    `${{ any: "for at least one", every: "for every", no: "for no" }[quantifier]} ${plainName(variable)} of ${list}`,
  each: (variable, list) => `each ${plainName(variable)} of ${list}`,
  eachIf: (each) => `${each}, if`,
  test: (test, value) =>
    `${value} ${{ present: "is there", absent: "is not there", true: "is yes", false: "is no", empty: "has no entry", "not-empty": "has an entry" }[test]}`,
  compare: (operator, left, right) => {
    const comparisons = {
      "==": "is",
      "!=": "is not",
      "<": "is less than",
      "<=": "is at most",
      ">": "is more than",
      ">=": "is at least",
      in: "is one of",
      "not-in": "is none of",
      has: "has",
      "has-any": "has one of",
      "has-all": "has all of",
    };
    return `${left} ${comparisons[operator]} ${right}`;
  },
  met: (title, element) =>
    `it is judged that “${title}”${element === undefined ? "" : `, for this ${plainName(element)}`}`,
  holds: (fact) => `${fact}: yes`,
  always: "always",
  never: "never",
  deadline: (done, day) => `${done} no later than ${day}`,
  fact: ({ titles, of }) => titles && `“${titles.join(": ")}”${of === undefined ? "" : ` of the ${plainName(of)}`}`,
  variable: (name) => `the ${plainName(name)}`,
  declared: (name) => plainName(name),
  day: { "as-of": "the day of judgement", "facts-on": "the day up to which the facts are known" },
  text: (text) => `“${text}”`,
  list: (items, isOpen) => (isOpen ? `${items.join(", ")} and others that the law leaves open` : items.join(", ")),
  arithmetic: (operator, left, right) =>
    `${left} ${{ "+": "plus", "-": "minus", "*": "times", "/": "divided by" }[operator]} ${right}`,
  but: (value) => `but ${value} if`,
  asARule: "as a rule",
  keeping: (what) => `keeping ${what}`,
};

/** Names that authors choose, as words: `use_by_user` → `use by user`. */
const plainName = (name: string): string => name.replaceAll("_", " ");
