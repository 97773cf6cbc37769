import { diagnostic } from "../base/diagnostic.ts";
import { listedZh } from "../base/phrasebook.ts";
import { said } from "./chinese-phrases.ts";

export const noStatute = diagnostic<{ readonly missing: "title" | "article" }>({
  code: "statute/no-statute",
  severity: "error",
  message: ({ missing }) =>
    missing === "article" ? "the text has no article" : "no line before the first chapter or article names the law",
  help: ({ missing }) =>
    missing === "article" ? "an article begins with its number and a blank, as in `第一條 為了…`" : undefined,
  zh: ({ missing }) => (missing === "article" ? "文本中沒有條" : "第一個章或者條之前沒有寫明法律名稱的行"),
  zhHelp: ({ missing }) => (missing === "article" ? "條以條號和空格開頭，例如 `第一條 為了…`" : undefined),
});

export const unknownLine = diagnostic<{ readonly line: string }>({
  code: "statute/unknown-line",
  severity: "error",
  message: ({ line }) => `the line \`${line}\` belongs to no article and is no heading, order, signature or date`,
  help: () => "the copy of a law holds the law, its order and nothing else",
  zh: ({ line }) => `行 \`${line}\` 不屬於任何一條，也不是標題、公布令、署名或者日期`,
  zhHelp: () => "法律文本只包含法律及其公布令，不包含其他內容",
});

export const outOfOrder = diagnostic<{
  readonly part: "chapter" | "article" | "item";
  readonly found: number;
  readonly expected: number;
  /** A line before it that would be what is expected, if a blank stood after its number. */
  readonly glued: { readonly line: number; readonly words: string } | undefined;
}>({
  code: "statute/out-of-order",
  severity: "error",
  message: ({ part, found, expected }) => `${part} ${found} stands where ${part} ${expected} is expected`,
  help: ({ glued }) =>
    glued && `line ${glued.line} begins with \`${glued.words}\` and no blank after it: put one there`,
  zh: ({ part, found, expected }) => `此處應為第 ${expected} ${partsZh[part]}，卻是第 ${found} ${partsZh[part]}`,
  zhHelp: ({ glued }) => glued && `第 ${glued.line} 行以 \`${glued.words}\` 開頭，其後沒有空格：加上空格`,
});

const partsZh = { chapter: "章", article: "條", item: "項" };

export const erratumNotFound = diagnostic<{
  readonly found: string;
  readonly unit: string | undefined;
  readonly count: number;
}>({
  code: "statute/erratum-not-found",
  severity: "error",
  message: ({ found, unit, count }) => {
    const where = unit === undefined ? "the copy" : `unit \`${unit}\` of the copy`;
    return `the faulty words \`${found}\` stand ${count === 0 ? "not" : `${count} times`} in ${where}`;
  },
  help: ({ count }) => (count === 0 ? undefined : "write more of the words, so that they stand there once"),
  zh: ({ found, unit, count }) => {
    const where = unit === undefined ? "文本" : `文本的 \`${unit}\` `;
    return `${where}中${count === 0 ? "沒有" : `有 ${count} 處`}誤字 \`${found}\``;
  },
  zhHelp: ({ count }) => (count === 0 ? undefined : "多寫幾個字，使其只出現一次"),
});

/** `more`: characters that a line has more than the copy's. Of a whole line, for what follows one of them is out of step. */
export const renderingDiffers = diagnostic<
  { readonly copy: string; readonly rendering: string } | { readonly more: number }
>({
  code: "statute/rendering-differs",
  severity: "error",
  message: (p) => {
    if ("more" in p) {
      const count = Math.abs(p.more);
      const characters = `${count} ${count === 1 ? "character" : "characters"} ${p.more > 0 ? "more" : "fewer"}`;
      return `this line has ${characters} than the corrected copy's`;
    }
    return p.copy === "" || p.rendering === ""
      ? "the rendering is not as long as the corrected copy"
      : `the rendering has \`${p.rendering}\` where the corrected copy has \`${p.copy}\``;
  },
  help: () => "make the rendering anew from the copy and its errata",
  zh: (p) => {
    if ("more" in p) return `本行比更正後的文本${p.more > 0 ? "多" : "少"} ${Math.abs(p.more)} 個字`;
    return p.copy === "" || p.rendering === ""
      ? "轉換文本與更正後的文本長度不同"
      : `轉換文本為 \`${p.rendering}\`，更正後的文本為 \`${p.copy}\``;
  },
  zhHelp: () => "根據文本及其勘誤重新生成轉換文本",
});

export const twoRenderings = diagnostic<{
  readonly letter: string;
  readonly first: string;
  readonly second: string;
}>({
  code: "statute/two-renderings",
  severity: "error",
  message: ({ letter, first, second }) => `\`${letter}\` is rendered as \`${second}\` here and as \`${first}\` before`,
  zh: ({ letter, first, second }) => `\`${letter}\` 在此轉換為 \`${second}\`，之前轉換為 \`${first}\``,
});

export const unsafeVariant = diagnostic<{
  readonly variant: string;
  readonly letter: string;
  readonly why: "in-text" | "not-needed" | "no-letter";
}>({
  code: "statute/unsafe-variant",
  severity: "error",
  message: ({ variant, letter, why }) => {
    if (why === "in-text") return `\`${variant}\` stands in the law itself and cannot be a form of \`${letter}\``;
    if (why === "not-needed") return `the law has no \`${letter}\` that \`${variant}\` could stand for`;
    return `a variant is one character for another, not \`${variant}\` for \`${letter}\``;
  },
  zh: ({ variant, letter, why }) => {
    if (why === "in-text") return `\`${variant}\` 本身出現在法律中，不能作為 \`${letter}\` 的異體`;
    if (why === "not-needed") return `法律中沒有 \`${letter}\`，不需要異體 \`${variant}\``;
    return `異體是一個字對應一個字，不能是 \`${variant}\` 對應 \`${letter}\``;
  },
});

export const statuteField = diagnostic<{ readonly field: string; readonly expected: string }>({
  code: "statute/field",
  severity: "error",
  message: ({ field, expected }) => `\`${field}\` must be ${expected}`,
  zh: ({ field, expected }) => `\`${field}\` 應為${said(expected)}`,
});

export const noUnitKey = diagnostic<{ readonly key: string }>({
  code: "statute/no-unit-key",
  severity: "error",
  message: ({ key }) => `\`${key}\` names no article, paragraph or item`,
  help: () => 'write them as numbers with dots between, in quotes, as in `"7.1.3"`',
  zh: ({ key }) => `\`${key}\` 不指明任何條、款或者項`,
  zhHelp: () => '寫成以點分隔的數字，並加上引號，例如 `"7.1.3"`',
});

export const unknownKey = diagnostic<{
  readonly key: string;
  readonly what: string;
  readonly known: readonly string[];
  /** It has no value, as the rest of a text that a comma has cut. */
  readonly cut: boolean;
}>({
  code: "statute/unknown-key",
  severity: "error",
  message: ({ key, what, known }) => `${what} has no \`${key}\`, only ${known.map((it) => `\`${it}\``).join(", ")}`,
  help: ({ cut }) =>
    cut ? "a text with a comma stands between quotation marks; without them it ends at the comma" : undefined,
  zh: ({ key, what, known }) => `${said(what)}沒有 \`${key}\`，只有 ${listedZh(known)}`,
  zhHelp: ({ cut }) => (cut ? "含逗號的文本須加引號；不加引號時，文本到逗號為止" : undefined),
});
