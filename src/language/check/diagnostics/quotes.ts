import { diagnostic } from "../../../base/diagnostic.ts";
import { said } from "../chinese-phrases.ts";

export const quoteNotFound = diagnostic<{
  readonly quote: string;
  readonly unit: string;
  readonly elsewhere: readonly string[];
  readonly nearest: string | undefined;
  readonly isCopyFault: boolean;
  readonly isOtherScript: boolean;
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
  help: (p) => {
    if (p.isCopyFault) return "the copy of the text has these words by mistake; quote what the law says";
    return p.isOtherScript && p.nearest === undefined && p.elsewhere.length === 0
      ? "this pack holds the text in Simplified characters only; quote it in these"
      : undefined;
  },
  zh: (p) =>
    `${said(p.unit)}中沒有 \`${p.quote}\`` +
    (p.elsewhere.length > 0
      ? `；${p.elsewhere.map(said).join("、")} 中有`
      : p.nearest === undefined
        ? ""
        : `；其中有 \`${p.nearest}\``),
  zhHelp: (p) => {
    if (p.isCopyFault) return "文本中的這些字是誤字；應引用法律的原文";
    return p.isOtherScript && p.nearest === undefined && p.elsewhere.length === 0
      ? "本規則包只有簡體文本；應以簡體引用"
      : undefined;
  },
});

export const quoteRepeated = diagnostic<{ readonly quote: string; readonly unit: string }>({
  code: "language/quote-repeated",
  severity: "error",
  message: (p) => `the words \`${p.quote}\` occur more than once in ${p.unit}`,
  help: () => "quote more of the sentence, so that only one place can be meant",
  zh: (p) => `\`${p.quote}\` 在${said(p.unit)}中出現不止一次`,
  zhHelp: () => "多引用一些文字，使所指之處唯一",
});

export const emptyQuote = diagnostic<object>({
  code: "language/empty-quote",
  severity: "error",
  message: () => "this quote has no words",
  zh: () => "該引用沒有文字",
});

export const quoteWithoutText = diagnostic<{ readonly quote: string }>({
  code: "language/quote-without-text",
  severity: "error",
  message: (p) => `this pack holds no text in which \`${p.quote}\` could be found`,
  help: () => "a pack with `text: none` has an outline and no quotes",
  zh: (p) => `本規則包沒有可查找 \`${p.quote}\` 的文本`,
  zhHelp: () => "寫明 `text: none` 的規則包只有提綱，沒有引用",
});

export const missingQuote = diagnostic<{ readonly what: string }>({
  code: "language/missing-quote",
  severity: "error",
  message: (p) => `${p.what} quotes no words of the law`,
  help: () => 'add `quote "…"` with the words that it relies on',
  zh: (p) => `${said(p.what)}沒有引用法律的文字`,
  zhHelp: () => '加上 `quote "…"`，寫明所依據的文字',
});
