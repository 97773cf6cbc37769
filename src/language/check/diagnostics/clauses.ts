import { diagnostic } from "../../../base/diagnostic.ts";
import { orNearest } from "../../../base/nearest.ts";

interface Named {
  readonly name: string;
}

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

export const noteClause = diagnostic<{ readonly rule: string; readonly modal: string; readonly clause: string }>({
  code: "language/note-clause",
  severity: "error",
  message: (p) => `\`${p.rule}\` says \`${p.modal}\` and has no verdict, so it takes no \`${p.clause}\``,
  help: () => "say with `when` where it applies, or write `must` or `must not`",
});

export const unknownBasis = diagnostic<Named & { readonly nearest: string | undefined; readonly known: string }>({
  code: "language/unknown-basis",
  severity: "error",
  message: (p) => `a rule cannot rest on \`${p.name}\`${orNearest(p.nearest)}`,
  help: (p) => `it rests on one of ${p.known}`,
});
