import { diagnostic } from "../../../base/diagnostic.ts";
import { orNearest, orNearestZh } from "../../../base/nearest.ts";
import { listedZh } from "../../../base/phrasebook.ts";
import { said } from "../chinese-phrases.ts";

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
  zh: (p) => `\`${p.name}\` 已在 ${p.first} 聲明`,
  zhHelp: () => "同一規則包中，定義、參數、待解釋用語、未盡列舉、標準、規則和豁免的名稱不能重複",
});

export const reservedName = diagnostic<Named & { readonly means: string }>({
  code: "language/reserved-name",
  severity: "error",
  message: (p) => `\`${p.name}\` already means ${p.means}`,
  zh: (p) => `\`${p.name}\` 已經表示${said(p.means)}`,
});

export const shadowedName = diagnostic<Named & { readonly means: string }>({
  code: "language/shadowed-name",
  severity: "error",
  message: (p) => `the variable \`${p.name}\` hides ${p.means}`,
  help: () => "give the variable a name of its own",
  zh: (p) => `變量 \`${p.name}\` 遮蔽了${said(p.means)}`,
  zhHelp: () => "給變量另取名稱",
});

export const unknownName = diagnostic<Near & { readonly because: string | undefined }>({
  code: "language/unknown-name",
  severity: "error",
  message: (p) =>
    p.because === undefined ? `nothing is named \`${p.name}\`${orNearest(p.nearest)}` : `\`${p.name}\` ${p.because}`,
  zh: (p) =>
    p.because === undefined
      ? `沒有名為 \`${p.name}\` 的內容${orNearestZh(p.nearest)}`
      : `\`${p.name}\` ${said(p.because)}`,
});

export const unknownField = diagnostic<Near & { readonly of: string; readonly elsewhere: string | undefined }>({
  code: "language/unknown-field",
  severity: "error",
  message: (p) =>
    `\`${p.of}\` has no field \`${p.name}\`` +
    (p.nearest === undefined && p.elsewhere !== undefined ? `; there is \`${p.elsewhere}\`` : orNearest(p.nearest)),
  zh: (p) =>
    `\`${p.of}\` 沒有字段 \`${p.name}\`` +
    (p.nearest === undefined && p.elsewhere !== undefined ? `；有 \`${p.elsewhere}\`` : orNearestZh(p.nearest)),
});

export const fieldOfList = diagnostic<Named & { readonly list: string }>({
  code: "language/field-of-list",
  severity: "error",
  message: (p) => `\`${p.list}\` is a list, so \`${p.name}\` must be read from one of its elements`,
  help: (p) => `write \`any x in ${p.list} satisfies x.${p.name} …\`, \`every x in …\`, or \`for each x in ${p.list}\``,
  zh: (p) => `\`${p.list}\` 是列表，\`${p.name}\` 須從它的某個元素讀取`,
  zhHelp: (p) =>
    `寫成 \`any x in ${p.list} satisfies x.${p.name} …\`、\`every x in …\` 或者 \`for each x in ${p.list}\``,
});

export const noFields = diagnostic<Named & { readonly of: string; readonly is: string }>({
  code: "language/no-fields",
  severity: "error",
  message: (p) => `\`${p.of}\` is ${p.is} and has no field \`${p.name}\``,
  zh: (p) => `\`${p.of}\` 是${said(p.is)}，沒有字段 \`${p.name}\``,
});

export const unknownSubject = diagnostic<Near & { readonly known: string }>({
  code: "language/unknown-subject",
  severity: "error",
  message: (p) => `the vocabulary has no subject \`${p.name}\`${orNearest(p.nearest)}`,
  help: (p) => `its subjects are ${p.known}`,
  zh: (p) => `詞彙表中沒有主題 \`${p.name}\`${orNearestZh(p.nearest)}`,
  zhHelp: (p) => `主題有${said(p.known)}`,
});

export const unknownParty = diagnostic<Near & { readonly known: string }>({
  code: "language/unknown-party",
  severity: "error",
  message: (p) => `the pack has no party \`${p.name}\`${orNearest(p.nearest)}`,
  help: (p) => `its parties are ${p.known} (\`parties\` in pack.yaml)`,
  zh: (p) => `本規則包沒有主體 \`${p.name}\`${orNearestZh(p.nearest)}`,
  zhHelp: (p) => `主體有${said(p.known)}（見 pack.yaml 的 \`parties\`）`,
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
  zh: (p) => `沒有 \`${p.name}\` 這一類證據${orNearestZh(p.nearest)}`,
  zhHelp: (p) => `證據的類別有${said(p.known)}`,
});

export const unknownRole = diagnostic<Near & { readonly known: string }>({
  code: "language/unknown-role",
  severity: "error",
  message: (p) => `the pack has no role \`${p.name}\`${orNearest(p.nearest)}`,
  help: (p) => `its roles are ${p.known} (\`roles\` in pack.yaml)`,
  zh: (p) => `本規則包沒有角色 \`${p.name}\`${orNearestZh(p.nearest)}`,
  zhHelp: (p) => `角色有${said(p.known)}（見 pack.yaml 的 \`roles\`）`,
});

export const unknownType = diagnostic<Near>({
  code: "language/unknown-type",
  severity: "error",
  message: (p) => `\`${p.name}\` is no type that a word of the law can have${orNearest(p.nearest)}`,
  help: () =>
    "write boolean, number, string, date, datetime or duration, or the path of a field such as `service.audience.minors`",
  zh: (p) => `\`${p.name}\` 不是法律用語可以有的類型${orNearestZh(p.nearest)}`,
  zhHelp: () =>
    "寫 `boolean`、`number`、`string`、`date`、`datetime` 或者 `duration`，或者某個字段的路徑，例如 `service.audience.minors`",
});

export const unknownStandard = diagnostic<Near & { readonly is: string | undefined }>({
  code: "language/unknown-standard",
  severity: "error",
  message: (p) =>
    p.is === undefined
      ? `no standard is named \`${p.name}\`${orNearest(p.nearest)}`
      : `\`${p.name}\` is ${p.is}, and only a standard can be met`,
  help: (p) => (p.is === undefined ? undefined : "leave out `is met`"),
  zh: (p) =>
    p.is === undefined
      ? `沒有名為 \`${p.name}\` 的標準${orNearestZh(p.nearest)}`
      : `\`${p.name}\` 是${said(p.is)}，而只有標準才能被滿足`,
  zhHelp: (p) => (p.is === undefined ? undefined : "刪去 `is met`"),
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
  zh: (p) =>
    p.via === undefined
      ? `${said(p.reader)}不能讀取 \`${p.subject}\``
      : `${said(p.reader)}不能使用${said(p.via)}，因為後者讀取 \`${p.subject}\``,
  zhHelp: (p) => `它讀取${said(p.reads)}`,
});

export const longChain = diagnostic<{ readonly name: string; readonly limit: number }>({
  code: "language/long-chain",
  severity: "error",
  message: (p) => `\`${p.name}\` rests on more than ${p.limit} steps, one in another`,
  help: () => "let it read the facts themselves, or fewer definitions of definitions",
  zh: (p) => `\`${p.name}\` 層層依據，超過 ${p.limit} 步`,
  zhHelp: () => "使其直接讀取事實，或者減少定義之間的引用",
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
  zh: (p) =>
    `\`${p.chain[0] ?? ""}\` ${said(p.rests)}自身：` +
    p.chain.map((it, at) => (at === 0 ? `\`${it}\`` : ` ${said(p.links[at - 1] ?? "")} \`${it}\``)).join(""),
});

export const unreadTogether = diagnostic<{ readonly subjects: readonly string[] }>({
  code: "language/unread-together",
  severity: "error",
  message: (p) => `no document holds ${p.subjects.map((it) => `\`${it}\``).join(" and ")} together`,
  zh: (p) => `沒有文檔同時包含 ${listedZh(p.subjects)}`,
});
