import { diagnostic } from "../base/diagnostic.ts";
import { orNearest } from "../base/nearest.ts";

interface At {
  /** `service.models[0].origin` */
  readonly path: string;
}

const quoted = (words: readonly string[]): string => words.map((it) => `\`${it}\``).join(", ");

export const unknownField = diagnostic<{
  readonly parent: string;
  readonly key: string;
  readonly nearest: string | undefined;
  /** Where a field of exactly this name is. */
  readonly elsewhere: string | undefined;
  /** The field for what is nobody else's business, if there is one. */
  readonly extra: string | undefined;
}>({
  code: "vocabulary/unknown-field",
  severity: "error",
  message: (p) => `${p.parent} has no field \`${p.key}\`${orNearest(p.nearest)}`,
  help: (p) => {
    if (p.elsewhere !== undefined) return `\`${p.key}\` is a field of ${p.elsewhere}`;
    return p.extra === undefined ? undefined : `facts of your own can stand under \`${p.extra}\``;
  },
});

export const missingField = diagnostic<{ readonly parent: string; readonly key: string; readonly nullable: boolean }>({
  code: "vocabulary/missing-field",
  severity: "error",
  message: (p) => `${p.parent} needs \`${p.key}\``,
  help: (p) =>
    p.nullable ? "write `null` if there is none: leaving it out would be taken for the better case" : undefined,
});

export const wrongType = diagnostic<
  At & { readonly expected: string; readonly found: string; readonly help: string | undefined }
>({
  code: "vocabulary/wrong-type",
  severity: "error",
  message: (p) => `${p.path} must be ${p.expected}, not ${p.found}`,
  help: (p) => p.help,
});

export const notListed = diagnostic<
  At & { readonly value: string; readonly members: readonly string[]; readonly nearest: string | undefined }
>({
  code: "vocabulary/not-listed",
  severity: "error",
  message: (p) => `\`${p.path}\` cannot be \`${p.value}\`${orNearest(p.nearest)}`,
  help: (p) => `it is one of ${quoted(p.members)}`,
});

export const badFormat = diagnostic<At & { readonly value: string; readonly expected: string }>({
  code: "vocabulary/bad-format",
  severity: "error",
  message: (p) => `\`${p.path}\` must be ${p.expected}, not \`${p.value}\``,
});

export const noSuchDay = diagnostic<At & { readonly value: string }>({
  code: "vocabulary/no-such-day",
  severity: "error",
  message: (p) => `\`${p.path}\` is \`${p.value}\`, which does not exist in the calendar`,
});

export const blankText = diagnostic<At & { readonly nullable: boolean }>({
  code: "vocabulary/blank-text",
  severity: "error",
  message: (p) => `\`${p.path}\` is blank`,
  help: (p) =>
    p.nullable
      ? "leave it out if it is not known, or write `null` if there is none"
      : "write what it is; only what may be missing can be left out",
});

export const emptyValue = diagnostic<At>({
  code: "vocabulary/empty-value",
  severity: "error",
  message: (p) => `${p.path} is empty and needs at least one entry`,
});

export const repeatedValue = diagnostic<At & { readonly value: string }>({
  code: "vocabulary/repeated-value",
  severity: "error",
  message: (p) => `\`${p.path}\` lists \`${p.value}\` twice`,
});

export const outOfRange = diagnostic<
  At & { readonly value: string; readonly bound: "least" | "most"; readonly limit: number }
>({
  code: "vocabulary/out-of-range",
  severity: "error",
  message: (p) => `\`${p.path}\` is ${p.value} and must be at ${p.bound} ${p.limit}`,
  help: (p) => (p.bound === "most" && p.limit === 1 ? "shares are decimals: 96 % is 0.96" : undefined),
});

export const noSubject = diagnostic<{ readonly subjects: readonly string[]; readonly found: string | undefined }>({
  code: "vocabulary/no-subject",
  severity: "error",
  message: (p) =>
    p.found === undefined ? "this document names no subject" : `this document is ${p.found} and names no subject`,
  help: (p) => `its facts stand under one of ${quoted(p.subjects)}`,
});

export const missingSubject = diagnostic<{ readonly subject: string }>({
  code: "vocabulary/missing-subject",
  severity: "error",
  message: (p) => `a document of the kind \`${p.subject}\` needs \`${p.subject}\` with its facts`,
});

export const foreignSubject = diagnostic<{ readonly subject: string; readonly other: string }>({
  code: "vocabulary/foreign-subject",
  severity: "error",
  message: (p) => `\`${p.other}\` cannot stand beside \`${p.subject}\` in one document`,
  help: () => "write a document for each, and give them together",
});

export const otherVocabulary = diagnostic<{ readonly found: string; readonly wanted: string }>({
  code: "vocabulary/other-vocabulary",
  severity: "error",
  message: (p) => `this document is written for \`${p.found}\`, and the policies read \`${p.wanted}\``,
});

export const missingFactsOn = diagnostic<{ readonly subject: string }>({
  code: "vocabulary/missing-facts-on",
  severity: "error",
  message: (p) => `this \`${p.subject}\` document needs \`facts_on\`: the day up to which its facts are known`,
  help: () => "write it beside the subject, as in `facts_on: 2026-11-01`",
});

export const missingDay = diagnostic<{ readonly subject: string; readonly key: string }>({
  code: "vocabulary/missing-day",
  severity: "error",
  message: (p) => `\`${p.subject}\` needs \`${p.key}\`: its day decides whose law applies`,
  help: () => "write it with an offset, as in `2026-11-01T09:30:00+08:00`, or say which day's law applies",
});

export const afterFactsOn = diagnostic<At & { readonly day: string; readonly factsOn: string }>({
  code: "vocabulary/after-facts-on",
  severity: "error",
  message: (p) => `\`${p.path}\` is on ${p.day}, and the facts are known up to ${p.factsOn} only`,
  help: () => "write only what has happened, or move `facts_on`",
});

export const sameKey = diagnostic<At & { readonly key: string; readonly value: string; readonly firstLine: number }>({
  code: "vocabulary/same-key",
  severity: "error",
  message: (p) => `\`${p.path}\` has two elements whose \`${p.key}\` is \`${p.value}\``,
  help: (p) => `the first stands in line ${p.firstLine}: give each its own \`${p.key}\``,
});

export const noSuchEvidence = diagnostic<At & { readonly id: string; readonly nearest: string | undefined }>({
  code: "vocabulary/no-such-evidence",
  severity: "error",
  message: (p) =>
    `\`${p.path}\` names the evidence \`${p.id}\`, which this document does not hold${orNearest(p.nearest)}`,
  help: () => "list it under `evidence`, with `id`, `kind`, `collected_on` and `expires_on`",
});

export const placeholder = diagnostic<At & { readonly value: string }>({
  code: "vocabulary/placeholder",
  severity: "warning",
  message: (p) => `\`${p.path}\` is \`${p.value}\`, which tells nothing: it counts as not known`,
  help: () => "write the fact, or `null` if there is none",
});

export const unsigned = diagnostic<At & { readonly value: string }>({
  code: "vocabulary/unsigned",
  severity: "error",
  message: (p) => `\`${p.path}\` is \`${p.value}\`, and an attestation needs the person who gives it`,
});

export const schemaKeyword = diagnostic<{ readonly keyword: string; readonly expected: string }>({
  code: "vocabulary/schema-keyword",
  severity: "error",
  message: (p) => `the schema keyword \`${p.keyword}\` ${p.expected}`,
});

export const schemaName = diagnostic<{ readonly keyword: string; readonly name: string }>({
  code: "vocabulary/schema-name",
  severity: "error",
  message: (p) => `the schema keyword \`${p.keyword}\` names \`${p.name}\`, which is not there`,
});

export const schemaField = diagnostic<{ readonly field: string; readonly expected: string }>({
  code: "vocabulary/schema-field",
  severity: "error",
  message: (p) => `the field \`${p.field}\` must be ${p.expected}`,
});

export const missingSchema = diagnostic<{ readonly name: string }>({
  code: "vocabulary/missing-schema",
  severity: "error",
  message: (p) => `the vocabulary has no schema whose \`$id\` is \`${p.name}\``,
});
