import { diagnostic } from "../../base/diagnostic.ts";
import { orNearest } from "../../base/nearest.ts";

interface Named {
  readonly name: string;
}
interface Near extends Named {
  readonly nearest: string | undefined;
}

export const outsideUnit = diagnostic<{ readonly what: string }>({
  code: "language/outside-unit",
  severity: "error",
  message: (p) => `${p.what} stands outside every article`,
  help: () => "put it inside the `article`, `paragraph` or `item` that it encodes",
});

export const misplacedUnit = diagnostic<{ readonly unit: string; readonly wants: string }>({
  code: "language/misplaced-unit",
  severity: "error",
  message: (p) => `\`${p.unit}\` must stand directly ${p.wants}`,
  help: () => "articles hold paragraphs, paragraphs hold items; an article without paragraphs is one `paragraph 1`",
});

export const unknownUnit = diagnostic<{ readonly unit: string; readonly has: string }>({
  code: "language/unknown-unit",
  severity: "error",
  message: (p) => `the text has no \`${p.unit}\` here: ${p.has}`,
});

export const repeatedUnit = diagnostic<{ readonly unit: string; readonly first: string }>({
  code: "language/repeated-unit",
  severity: "error",
  message: (p) => `${p.unit} is already written at ${p.first}`,
  help: () => "write each unit of the law once, and move what it holds into one block",
});

export const needsParagraph = diagnostic<{ readonly what: string; readonly paragraphs: number }>({
  code: "language/needs-paragraph",
  severity: "error",
  message: (p) =>
    p.paragraphs === 1
      ? `${p.what} stands in an article; write it inside \`paragraph 1\``
      : `${p.what} stands in an article of ${p.paragraphs} paragraphs; write it inside the paragraph that it encodes`,
});

export const scopeLevel = diagnostic<{ readonly level: string }>({
  code: "language/scope-level",
  severity: "error",
  message: (p) =>
    `a scope of the ${p.level} must stand inside ${p.level === "paragraph" ? "a" : "an"} \`${p.level}\` block`,
  help: () => "`policy applies where …` may stand in any unit",
});

export const repeatedName = diagnostic<Named & { readonly first: string }>({
  code: "language/repeated-name",
  severity: "error",
  message: (p) => `\`${p.name}\` is already declared at ${p.first}`,
  help: () => "definitions, open terms, standards and rules share one set of names in a pack",
});

export const reservedName = diagnostic<Named & { readonly means: string }>({
  code: "language/reserved-name",
  severity: "error",
  message: (p) => `\`${p.name}\` already means ${p.means}`,
});

export const shadowedName = diagnostic<Named & { readonly means: string }>({
  code: "language/shadowed-name",
  severity: "error",
  message: (p) => `the variable \`${p.name}\` hides ${p.means}`,
  help: () => "give the variable a name of its own",
});

export const unknownName = diagnostic<Near & { readonly because: string | undefined }>({
  code: "language/unknown-name",
  severity: "error",
  message: (p) =>
    p.because === undefined ? `nothing is named \`${p.name}\`${orNearest(p.nearest)}` : `\`${p.name}\` ${p.because}`,
});

export const unknownField = diagnostic<Near & { readonly of: string; readonly elsewhere: string | undefined }>({
  code: "language/unknown-field",
  severity: "error",
  message: (p) =>
    `\`${p.of}\` has no field \`${p.name}\`` +
    (p.nearest === undefined && p.elsewhere !== undefined ? `; there is \`${p.elsewhere}\`` : orNearest(p.nearest)),
});

export const fieldOfList = diagnostic<Named & { readonly list: string }>({
  code: "language/field-of-list",
  severity: "error",
  message: (p) => `\`${p.list}\` is a list, so \`${p.name}\` must be read from one of its elements`,
  help: (p) => `write \`any x in ${p.list} satisfies x.${p.name} …\`, \`every x in …\`, or \`for each x in ${p.list}\``,
});

export const noFields = diagnostic<Named & { readonly of: string; readonly is: string }>({
  code: "language/no-fields",
  severity: "error",
  message: (p) => `\`${p.of}\` is ${p.is} and has no field \`${p.name}\``,
});

export const unknownSubject = diagnostic<Near>({
  code: "language/unknown-subject",
  severity: "error",
  message: (p) => `the vocabulary has no subject \`${p.name}\`${orNearest(p.nearest)}`,
});

export const unknownParty = diagnostic<Near & { readonly known: string }>({
  code: "language/unknown-party",
  severity: "error",
  message: (p) => `the pack has no party \`${p.name}\`${orNearest(p.nearest)}`,
  help: (p) => `its parties are ${p.known} (\`parties\` in pack.yaml)`,
});

/** No attestation could ever name evidence of a kind that does not exist. */
export const unknownEvidence = diagnostic<{
  readonly name: string;
  readonly nearest: string | undefined;
  readonly known: string;
}>({
  code: "language/unknown-evidence",
  severity: "error",
  message: (p) => `there is no kind of evidence \`${p.name}\`${orNearest(p.nearest)}`,
  help: (p) => `kinds are ${p.known}`,
});

export const unknownRole = diagnostic<Near & { readonly known: string }>({
  code: "language/unknown-role",
  severity: "error",
  message: (p) => `the pack has no role \`${p.name}\`${orNearest(p.nearest)}`,
  help: (p) => `its roles are ${p.known} (\`roles\` in pack.yaml)`,
});

export const unknownType = diagnostic<Near>({
  code: "language/unknown-type",
  severity: "error",
  message: (p) => `\`${p.name}\` is no type that a word of the law can have${orNearest(p.nearest)}`,
  help: () =>
    "write boolean, number, string, date, datetime or duration, or the path of a field such as `service.audience.minors`",
});

export const unknownStandard = diagnostic<Near & { readonly is: string | undefined }>({
  code: "language/unknown-standard",
  severity: "error",
  message: (p) =>
    p.is === undefined
      ? `no standard is named \`${p.name}\`${orNearest(p.nearest)}`
      : `\`${p.name}\` is ${p.is}, and only a standard can be met`,
  help: (p) => (p.is === undefined ? undefined : "leave out `is met`"),
});

export const unreadableSubject = diagnostic<{
  readonly subject: string;
  readonly reader: string;
  readonly reads: string;
  readonly via: string | undefined;
}>({
  code: "language/unreadable-subject",
  severity: "error",
  message: (p) =>
    p.via === undefined
      ? `${p.reader} cannot read \`${p.subject}\``
      : `${p.reader} cannot use ${p.via}, which reads \`${p.subject}\``,
  help: (p) => `it reads ${p.reads}`,
});

export const longChain = diagnostic<{ readonly name: string; readonly limit: number }>({
  code: "language/long-chain",
  severity: "error",
  message: (p) => `\`${p.name}\` rests on more than ${p.limit} steps, one in another`,
  help: () => "let it read the facts themselves, or fewer definitions of definitions",
});

export const cycle = diagnostic<{ readonly chain: readonly string[] }>({
  code: "language/cycle",
  severity: "error",
  message: (p) => `\`${p.chain[0] ?? ""}\` is explained by itself: ${p.chain.map((it) => `\`${it}\``).join(" reads ")}`,
});

export const quoteNotFound = diagnostic<{
  readonly quote: string;
  readonly unit: string;
  readonly elsewhere: readonly string[];
  readonly nearest: string | undefined;
  readonly isCopyFault: boolean;
}>({
  code: "language/quote-not-found",
  severity: "error",
  message: (p) =>
    `the words \`${p.quote}\` do not occur in ${p.unit}` +
    (p.elsewhere.length > 0
      ? `; they occur in ${p.elsewhere.join(", ")}`
      : p.nearest === undefined
        ? ""
        : `; it has \`${p.nearest}\``),
  help: (p) => (p.isCopyFault ? "the copy of the text has these words by mistake; quote what the law says" : undefined),
});

export const quoteRepeated = diagnostic<{ readonly quote: string; readonly unit: string }>({
  code: "language/quote-repeated",
  severity: "error",
  message: (p) => `the words \`${p.quote}\` occur more than once in ${p.unit}`,
  help: () => "quote more of the sentence, so that only one place can be meant",
});

export const emptyQuote = diagnostic<object>({
  code: "language/empty-quote",
  severity: "error",
  message: () => "this quote has no words",
});

export const quoteWithoutText = diagnostic<{ readonly quote: string }>({
  code: "language/quote-without-text",
  severity: "error",
  message: (p) => `this pack holds no text in which \`${p.quote}\` could be found`,
  help: () => "a pack with `text: none` has an outline and no quotes",
});

export const missingQuote = diagnostic<{ readonly rule: string }>({
  code: "language/missing-quote",
  severity: "error",
  message: (p) => `the rule \`${p.rule}\` quotes no words of the law`,
  help: () => 'add `quote "…"` with the words that the rule relies on',
});

export const missingClause = diagnostic<{ readonly what: string; readonly clause: string; readonly why: string }>({
  code: "language/missing-clause",
  severity: "error",
  message: (p) => `${p.what} has no ${p.clause}`,
  help: (p) => p.why,
});

export const repeatedClause = diagnostic<{ readonly what: string; readonly clause: string }>({
  code: "language/repeated-clause",
  severity: "error",
  message: (p) => `${p.what} has a second ${p.clause}`,
});

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

export const openList = diagnostic<{ readonly operator: string }>({
  code: "language/open-list",
  severity: "error",
  message: (p) => `a list that the law leaves open cannot stand in \`${p.operator}\``,
  help: () => "use `in`, `has` or `has any`, or leave out `...`",
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

export const deadlineDate = diagnostic<{ readonly part: string; readonly is: string }>({
  code: "language/deadline-date",
  severity: "error",
  message: (p) => `${p.part} must be a date, and this is ${p.is}`,
});

export const repeatedRequirement = diagnostic<Named & { readonly rule: string }>({
  code: "language/repeated-requirement",
  severity: "error",
  message: (p) => `the rule \`${p.rule}\` has two requirements named \`${p.name}\``,
  help: () => "a finding names the requirement that is not kept, so each name stands once in a rule",
});

export const unreadTogether = diagnostic<{ readonly subjects: readonly string[] }>({
  code: "language/unread-together",
  severity: "error",
  message: (p) => `no document holds ${p.subjects.map((it) => `\`${it}\``).join(" and ")} together`,
});
