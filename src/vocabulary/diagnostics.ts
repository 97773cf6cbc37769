import { diagnostic } from "../base/diagnostic.ts";
import { orNearest, orNearestZh } from "../base/nearest.ts";
import { listedZh } from "../base/phrasebook.ts";
import { said } from "./chinese-phrases.ts";

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
  zh: (p) => `${said(p.parent)}沒有字段 \`${p.key}\`${orNearestZh(p.nearest)}`,
  zhHelp: (p) => {
    if (p.elsewhere !== undefined) return `\`${p.key}\` 是${said(p.elsewhere)}的字段`;
    return p.extra === undefined ? undefined : `自有的事實可以放在 \`${p.extra}\` 之下`;
  },
});

export const missingField = diagnostic<{ readonly parent: string; readonly key: string; readonly nullable: boolean }>({
  code: "vocabulary/missing-field",
  severity: "error",
  message: (p) => `${p.parent} needs \`${p.key}\``,
  help: (p) =>
    p.nullable ? "write `null` if there is none: leaving it out would be taken for the better case" : undefined,
  zh: (p) => `${said(p.parent)}缺少 \`${p.key}\``,
  zhHelp: (p) => (p.nullable ? "沒有時寫 `null`：不寫會被當作較有利的情形" : undefined),
});

export const wrongType = diagnostic<
  At & { readonly expected: string; readonly found: string; readonly help: string | undefined }
>({
  code: "vocabulary/wrong-type",
  severity: "error",
  message: (p) => `${p.path} must be ${p.expected}, not ${p.found}`,
  help: (p) => p.help,
  zh: (p) => `${said(p.path)}應為${said(p.expected)}，而不是${said(p.found)}`,
  zhHelp: (p) => p.help && said(p.help),
});

export const notListed = diagnostic<
  At & { readonly value: string; readonly members: readonly string[]; readonly nearest: string | undefined }
>({
  code: "vocabulary/not-listed",
  severity: "error",
  message: (p) => `\`${p.path}\` cannot be \`${p.value}\`${orNearest(p.nearest)}`,
  help: (p) => `it is one of ${quoted(p.members)}`,
  zh: (p) => `\`${p.path}\` 不能為 \`${p.value}\`${orNearestZh(p.nearest)}`,
  zhHelp: (p) => `可用的值：${listedZh(p.members)}`,
});

export const badFormat = diagnostic<At & { readonly value: string; readonly expected: string }>({
  code: "vocabulary/bad-format",
  severity: "error",
  message: (p) => `\`${p.path}\` must be ${p.expected}, not \`${p.value}\``,
  zh: (p) => `\`${p.path}\` 應為${said(p.expected)}，而不是 \`${p.value}\``,
});

export const noSuchDay = diagnostic<At & { readonly value: string }>({
  code: "vocabulary/no-such-day",
  severity: "error",
  message: (p) => `\`${p.path}\` is \`${p.value}\`, which does not exist in the calendar`,
  zh: (p) => `\`${p.path}\` 為 \`${p.value}\`，日曆上沒有這一天`,
});

export const blankText = diagnostic<At & { readonly nullable: boolean }>({
  code: "vocabulary/blank-text",
  severity: "error",
  message: (p) => `\`${p.path}\` is blank`,
  help: (p) =>
    p.nullable
      ? "leave it out if it is not known, or write `null` if there is none"
      : "write what it is; only what may be missing can be left out",
  zh: (p) => `\`${p.path}\` 為空白`,
  zhHelp: (p) => (p.nullable ? "不知道時刪去；沒有時寫 `null`" : "寫明內容；只有可以缺少的字段才能刪去"),
});

export const emptyValue = diagnostic<At>({
  code: "vocabulary/empty-value",
  severity: "error",
  message: (p) => `${p.path} is empty and needs at least one entry`,
  zh: (p) => `${said(p.path)}為空，至少需要一項`,
});

export const repeatedValue = diagnostic<At & { readonly value: string }>({
  code: "vocabulary/repeated-value",
  severity: "error",
  message: (p) => `\`${p.path}\` lists \`${p.value}\` twice`,
  zh: (p) => `\`${p.path}\` 兩次列出 \`${p.value}\``,
});

export const outOfRange = diagnostic<
  At & { readonly value: string; readonly bound: "least" | "most"; readonly limit: number }
>({
  code: "vocabulary/out-of-range",
  severity: "error",
  message: (p) => `\`${p.path}\` is ${p.value} and must be at ${p.bound} ${p.limit}`,
  help: (p) => (p.bound === "most" && p.limit === 1 ? "shares are decimals: 96 % is 0.96" : undefined),
  zh: (p) => `\`${p.path}\` 為 \`${p.value}\`，${p.bound === "least" ? "不得小於" : "不得大於"} ${p.limit}`,
  zhHelp: (p) => (p.bound === "most" && p.limit === 1 ? "比例寫成小數：96% 寫作 0.96" : undefined),
});

export const noSubject = diagnostic<{ readonly subjects: readonly string[]; readonly found: string | undefined }>({
  code: "vocabulary/no-subject",
  severity: "error",
  message: (p) =>
    p.found === undefined ? "this document names no subject" : `this document is ${p.found} and names no subject`,
  help: (p) => `its facts stand under one of ${quoted(p.subjects)}`,
  zh: (p) => (p.found === undefined ? "該文檔沒有寫明主題" : `該文檔為${said(p.found)}，沒有寫明主題`),
  zhHelp: (p) => `事實應放在以下之一的下面：${listedZh(p.subjects)}`,
});

export const missingSubject = diagnostic<{ readonly subject: string }>({
  code: "vocabulary/missing-subject",
  severity: "error",
  message: (p) => `a document of the kind \`${p.subject}\` needs \`${p.subject}\` with its facts`,
  zh: (p) => `\`${p.subject}\` 類文檔須在 \`${p.subject}\` 之下寫明事實`,
});

export const foreignSubject = diagnostic<{ readonly subject: string; readonly other: string }>({
  code: "vocabulary/foreign-subject",
  severity: "error",
  message: (p) => `\`${p.other}\` cannot stand beside \`${p.subject}\` in one document`,
  help: () => "write a document for each, and give them together",
  zh: (p) => `同一文檔中 \`${p.other}\` 不能與 \`${p.subject}\` 並列`,
  zhHelp: () => "各寫一個文檔，一併提供",
});

export const otherVocabulary = diagnostic<{ readonly found: string; readonly wanted: string }>({
  code: "vocabulary/other-vocabulary",
  severity: "error",
  message: (p) => `this document is written for \`${p.found}\`, and the policies read \`${p.wanted}\``,
  zh: (p) => `該文檔按 \`${p.found}\` 書寫，而規則讀取 \`${p.wanted}\``,
});

export const missingFactsOn = diagnostic<{ readonly subject: string }>({
  code: "vocabulary/missing-facts-on",
  severity: "error",
  message: (p) => `this \`${p.subject}\` document needs \`facts_on\`: the day up to which its facts are known`,
  help: () => "write it beside the subject, as in `facts_on: 2026-11-01`",
  zh: (p) => `該 \`${p.subject}\` 文檔缺少 \`facts_on\`：事實截至哪一天`,
  zhHelp: () => "寫在主題旁邊，例如 `facts_on: 2026-11-01`",
});

export const missingDay = diagnostic<{ readonly subject: string; readonly key: string }>({
  code: "vocabulary/missing-day",
  severity: "error",
  message: (p) => `\`${p.subject}\` needs \`${p.key}\`: its day decides whose law applies`,
  help: () => "write it with an offset, as in `2026-11-01T09:30:00+08:00`, or say which day's law applies",
  zh: (p) => `\`${p.subject}\` 缺少 \`${p.key}\`：適用哪一天的法律取決於它`,
  zhHelp: () => "連同時差寫明，例如 `2026-11-01T09:30:00+08:00`，或者指明適用哪一天的法律",
});

export const afterFactsOn = diagnostic<At & { readonly day: string; readonly factsOn: string }>({
  code: "vocabulary/after-facts-on",
  severity: "error",
  message: (p) => `\`${p.path}\` is on ${p.day}, and the facts are known up to ${p.factsOn} only`,
  help: () => "write only what has happened, or move `facts_on`",
  zh: (p) => `\`${p.path}\` 在 ${p.day}，而事實只截至 ${p.factsOn}`,
  zhHelp: () => "只寫已經發生的事，或者改 `facts_on`",
});

export const sameKey = diagnostic<At & { readonly key: string; readonly value: string; readonly firstLine: number }>({
  code: "vocabulary/same-key",
  severity: "error",
  message: (p) => `\`${p.path}\` has two elements whose \`${p.key}\` is \`${p.value}\``,
  help: (p) => `the first stands in line ${p.firstLine}: give each its own \`${p.key}\``,
  zh: (p) => `\`${p.path}\` 有兩個元素的 \`${p.key}\` 都是 \`${p.value}\``,
  zhHelp: (p) => `第一個在第 ${p.firstLine} 行：使各自的 \`${p.key}\` 不同`,
});

export const noSuchEvidence = diagnostic<At & { readonly id: string; readonly nearest: string | undefined }>({
  code: "vocabulary/no-such-evidence",
  severity: "error",
  message: (p) =>
    `\`${p.path}\` names the evidence \`${p.id}\`, which this document does not hold${orNearest(p.nearest)}`,
  help: () => "list it under `evidence`, with `id`, `kind`, `collected_on` and `expires_on`",
  zh: (p) => `\`${p.path}\` 指明證據 \`${p.id}\`，該文檔中沒有${orNearestZh(p.nearest)}`,
  zhHelp: () => "列在 `evidence` 之下，寫明 `id`、`kind`、`collected_on` 和 `expires_on`",
});

export const placeholder = diagnostic<At & { readonly value: string }>({
  code: "vocabulary/placeholder",
  severity: "warning",
  message: (p) => `\`${p.path}\` is \`${p.value}\`, which tells nothing: it counts as not known`,
  help: () => "write the fact, or `null` if there is none",
  zh: (p) => `\`${p.path}\` 為 \`${p.value}\`，沒有說明任何事：視為未知`,
  zhHelp: () => "寫明事實；沒有時寫 `null`",
});

export const unsigned = diagnostic<At & { readonly value: string }>({
  code: "vocabulary/unsigned",
  severity: "error",
  message: (p) => `\`${p.path}\` is \`${p.value}\`, and an attestation needs the person who gives it`,
  zh: (p) => `\`${p.path}\` 為 \`${p.value}\`，署名確認須寫明由誰作出`,
});

export const schemaKeyword = diagnostic<{ readonly keyword: string; readonly expected: string }>({
  code: "vocabulary/schema-keyword",
  severity: "error",
  message: (p) => `the schema keyword \`${p.keyword}\` ${p.expected}`,
  zh: (p) => `模式關鍵字 \`${p.keyword}\` ${said(p.expected)}`,
});

export const schemaName = diagnostic<{ readonly keyword: string; readonly name: string }>({
  code: "vocabulary/schema-name",
  severity: "error",
  message: (p) => `the schema keyword \`${p.keyword}\` names \`${p.name}\`, which is not there`,
  zh: (p) => `模式關鍵字 \`${p.keyword}\` 指明的 \`${p.name}\` 不存在`,
});

export const schemaField = diagnostic<{ readonly field: string; readonly expected: string }>({
  code: "vocabulary/schema-field",
  severity: "error",
  message: (p) => `the field \`${p.field}\` must be ${p.expected}`,
  zh: (p) => `字段 \`${p.field}\` 應為${said(p.expected)}`,
});

export const missingSchema = diagnostic<{ readonly name: string }>({
  code: "vocabulary/missing-schema",
  severity: "error",
  message: (p) => `the vocabulary has no schema whose \`$id\` is \`${p.name}\``,
  zh: (p) => `詞彙表中沒有 \`$id\` 為 \`${p.name}\` 的模式`,
});
