import { diagnostic } from "../../../base/diagnostic.ts";
import { orNearest } from "../../../base/nearest.ts";

interface Named {
  readonly name: string;
}
interface Near extends Named {
  readonly nearest: string | undefined;
}

export const notACondition = diagnostic<{ readonly is: string }>({
  code: "language/not-a-condition",
  severity: "error",
  message: (p) => `a condition must be true or false, and this is ${p.is}`,
});

export const typeMismatch = diagnostic<{
  readonly left: string;
  readonly right: string;
  readonly hint: string | undefined;
}>({
  code: "language/type-mismatch",
  severity: "error",
  message: (p) => `${p.left} cannot be compared with ${p.right}`,
  help: (p) => p.hint,
});

export const noOrder = diagnostic<{ readonly operator: string; readonly is: string }>({
  code: "language/no-order",
  severity: "error",
  message: (p) => `\`${p.operator}\` orders numbers, dates and durations, and this is ${p.is}`,
});

export const unknownMember = diagnostic<Near & { readonly members: string }>({
  code: "language/unknown-member",
  severity: "error",
  message: (p) => `\`${p.name}\` is not one of the values that can stand here${orNearest(p.nearest)}`,
  help: (p) => `the values are ${p.members}`,
});

export const quotedMember = diagnostic<Named>({
  code: "language/quoted-member",
  severity: "error",
  message: (p) => `the value \`${p.name}\` is written without quotation marks`,
});

export const ambiguousMember = diagnostic<Named & { readonly declared: string }>({
  code: "language/ambiguous-member",
  severity: "error",
  message: (p) => `\`${p.name}\` can mean the value of that name or ${p.declared}`,
  help: () => "rename the declaration or the variable",
});

export const notAList = diagnostic<{ readonly is: string }>({
  code: "language/not-a-list",
  severity: "error",
  message: (p) => `a list must stand here, and this is ${p.is}`,
});

export const mixedList = diagnostic<{ readonly item: string; readonly others: string }>({
  code: "language/mixed-list",
  severity: "error",
  message: (p) => `this element is ${p.item}, while the list holds ${p.others}`,
});

export const emptyList = diagnostic<object>({
  code: "language/empty-list",
  severity: "error",
  message: () => "an empty list holds nothing that could be asked for",
  help: () => "to ask whether a list has no element, write `… is empty`",
});

export const openList = diagnostic<{ readonly where: string }>({
  code: "language/open-list",
  severity: "error",
  message: (p) => `a list that the law leaves open cannot ${p.where}`,
  help: () => "use `in`, `not in`, `has` or `has any`, or leave out `...`",
});

export const notConstant = diagnostic<Named>({
  code: "language/not-constant",
  severity: "error",
  message: (p) =>
    `the values of the parameter \`${p.name}\` are written out, and this is worked out from something else`,
  help: () => "a value that depends on facts is a definition: `define NAME means if … then … else …`",
});

export const badArithmetic = diagnostic<{
  readonly operator: string;
  readonly left: string;
  readonly right: string | undefined;
}>({
  code: "language/bad-arithmetic",
  severity: "error",
  message: (p) =>
    p.right === undefined
      ? `\`${p.operator}\` needs a number, and this is ${p.left}`
      : `\`${p.operator}\` cannot join ${p.left} and ${p.right}`,
  help: () =>
    "numbers can be added, subtracted, multiplied and divided; a duration can be added to a date or taken from it; a date minus a date is a duration",
});

export const hoursOnDate = diagnostic<{ readonly duration: string }>({
  code: "language/hours-on-date",
  severity: "error",
  message: (p) => `\`${p.duration}\` cannot be counted from a date that has no time of day`,
  help: () => "count days, working days or months, or start from a field that holds a time (`…_at`)",
});

export const notAFact = diagnostic<{ readonly test: string; readonly is: string }>({
  code: "language/not-a-fact",
  severity: "error",
  message: (p) => `\`is ${p.test}\` asks whether a fact is there, and this is ${p.is}`,
});

export const branchesDiffer = diagnostic<{ readonly what: string; readonly first: string; readonly second: string }>({
  code: "language/branches-differ",
  severity: "error",
  message: (p) => `the values of ${p.what} must be of one kind, and this is ${p.second}, not ${p.first}`,
});

export const misplacedDay = diagnostic<Named>({
  code: "language/misplaced-day",
  severity: "error",
  message: (p) => `\`${p.name}\` can only be compared with a date`,
  help: (p) => `write \`${p.name} <= DATE\`, where DATE may be a date plus or minus a duration`,
});

export const standardWithoutMet = diagnostic<Named>({
  code: "language/standard-without-met",
  severity: "error",
  message: (p) => `\`${p.name}\` is a standard, so a condition asks whether it is met`,
});

export const metElement = diagnostic<Named & { readonly problem: string }>({
  code: "language/met-element",
  severity: "error",
  message: (p) => `the standard \`${p.name}\` ${p.problem}`,
});

export const unnamedElements = diagnostic<{ readonly standard: string }>({
  code: "language/unnamed-elements",
  severity: "error",
  message: (p) =>
    `the elements of this list have no names, so no attestation could say for which of them \`${p.standard}\` is met`,
  help: () => "take a list whose elements the vocabulary names with `x-key`, or leave out `for each`",
});

export const contradictingExceptions = diagnostic<Named & { readonly first: string; readonly second: string }>({
  code: "language/contradicting-exceptions",
  severity: "error",
  message: (p) => `under one condition \`${p.name}\` is both \`${p.first}\` and \`${p.second}\``,
  help: () => "exceptions have no order, so none goes before another: say when each of them holds",
});
