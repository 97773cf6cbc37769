import { diagnostic } from "../../../base/diagnostic.ts";
import { orNearest, orNearestZh } from "../../../base/nearest.ts";
import { said } from "../chinese-phrases.ts";

interface Named {
  readonly name: string;
}

export const missingClause = diagnostic<{ readonly what: string; readonly clause: string; readonly why: string }>({
  code: "language/missing-clause",
  severity: "error",
  message: (p) => `${p.what} has no ${p.clause}`,
  help: (p) => p.why,
  zh: (p) => `${said(p.what)}沒有${said(p.clause)}`,
  zhHelp: (p) => said(p.why),
});

export const repeatedClause = diagnostic<{ readonly what: string; readonly clause: string }>({
  code: "language/repeated-clause",
  severity: "error",
  message: (p) => `${p.what} has a second ${p.clause}`,
  zh: (p) => `${said(p.what)}有第二個${said(p.clause)}`,
});

export const deadlineDate = diagnostic<{ readonly part: string; readonly is: string }>({
  code: "language/deadline-date",
  severity: "error",
  message: (p) => `${p.part} must be a date, and this is ${p.is}`,
  zh: (p) => `${said(p.part)}應為日期，而此處是${said(p.is)}`,
});

export const repeatedRequirement = diagnostic<Named & { readonly rule: string }>({
  code: "language/repeated-requirement",
  severity: "error",
  message: (p) => `the rule \`${p.rule}\` has two requirements named \`${p.name}\``,
  help: () => "a finding names the requirement that is not kept, so each name stands once in a rule",
  zh: (p) => `規則 \`${p.rule}\` 有兩項要求名為 \`${p.name}\``,
  zhHelp: () => "結果會指出未遵守的要求，所以同一規則中每個名稱只用一次",
});

export const noteClause = diagnostic<{ readonly rule: string; readonly modal: string; readonly clause: string }>({
  code: "language/note-clause",
  severity: "error",
  message: (p) => `\`${p.rule}\` says \`${p.modal}\` and has no verdict, so it takes no \`${p.clause}\``,
  help: () => "say with `when` where it applies, or write `must` or `must not`",
  zh: (p) => `\`${p.rule}\` 用了 \`${p.modal}\`，不得出結論，所以不能有 \`${p.clause}\``,
  zhHelp: () => "用 `when` 寫明何時適用，或者改用 `must` 或 `must not`",
});

export const unknownBasis = diagnostic<Named & { readonly nearest: string | undefined; readonly known: string }>({
  code: "language/unknown-basis",
  severity: "error",
  message: (p) => `a rule cannot rest on \`${p.name}\`${orNearest(p.nearest)}`,
  help: (p) => `it rests on one of ${p.known}`,
  zh: (p) => `規則不能以 \`${p.name}\` 為依據${orNearestZh(p.nearest)}`,
  zhHelp: (p) => `依據為以下之一：${said(p.known)}`,
});
