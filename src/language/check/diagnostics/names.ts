import { diagnostic } from "../../../base/diagnostic.ts";
import { orNearest } from "../../../base/nearest.ts";

interface Named {
  readonly name: string;
}
interface Near extends Named {
  readonly nearest: string | undefined;
}

export const repeatedName = diagnostic<Named & { readonly first: string }>({
  code: "language/repeated-name",
  severity: "error",
  message: (p) => `\`${p.name}\` is already declared at ${p.first}`,
  help: () =>
    "definitions, parameters, open terms, open lists, standards, rules and exemptions share one set of names in a pack",
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

export const unknownSubject = diagnostic<Near & { readonly known: string }>({
  code: "language/unknown-subject",
  severity: "error",
  message: (p) => `the vocabulary has no subject \`${p.name}\`${orNearest(p.nearest)}`,
  help: (p) => `its subjects are ${p.known}`,
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

/** `links`: how each of the chain leads to the next: `reads`, `complies with`. */
export const cycle = diagnostic<{
  readonly chain: readonly string[];
  readonly links: readonly string[];
  readonly rests: string;
}>({
  code: "language/cycle",
  severity: "error",
  message: (p) =>
    `\`${p.chain[0] ?? ""}\` ${p.rests} itself: ` +
    p.chain.map((it, at) => (at === 0 ? `\`${it}\`` : ` ${p.links[at - 1] ?? ""} \`${it}\``)).join(""),
});

export const unreadTogether = diagnostic<{ readonly subjects: readonly string[] }>({
  code: "language/unread-together",
  severity: "error",
  message: (p) => `no document holds ${p.subjects.map((it) => `\`${it}\``).join(" and ")} together`,
});
