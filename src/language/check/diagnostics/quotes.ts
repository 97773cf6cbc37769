import { diagnostic } from "../../../base/diagnostic.ts";

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

export const missingQuote = diagnostic<{ readonly what: string }>({
  code: "language/missing-quote",
  severity: "error",
  message: (p) => `${p.what} quotes no words of the law`,
  help: () => 'add `quote "…"` with the words that it relies on',
});
