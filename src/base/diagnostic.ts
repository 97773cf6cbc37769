import {
  registerWords,
  message,
  type CheckedWords,
  type CatalogEntry,
  type Message,
  type ParamsOf,
} from "./message.ts";
import { formatPlace, type Place, type Span } from "./text.ts";

export type DiagnosticSeverity = "error" | "warning";

/** What the command line exits with. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 64 | 69 | 70;

/** A change of the text that mends what the diagnostic is about; the message says what is done. */
export interface Fix extends Message {
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}

/**
 * Something that is wrong, without a word of it: a `Locale` says its message and its help. `At`: where it stands; undefined
 * where no file has it.
 */
export interface Diagnostic<At extends Place | undefined = Place> extends Message {
  readonly severity: DiagnosticSeverity;
  readonly place: At;
  readonly fix: Fix | undefined;
  /** With which the run ends for it, where that does not follow from what is read. */
  readonly exit: ExitCode | undefined;
  /** For how many mistakes it stands; undefined: it is one. */
  readonly count?: number;
}

export interface DiagnosticKind<P> {
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  readonly at: (place: Place, params: P, fix?: Fix) => Diagnostic;
  /** Of a mistake that stands in no file, or of which only the caller knows where. */
  readonly nowhere: (params: P) => Diagnostic<undefined>;
}

type CheckedEntry<W> = CheckedWords<W> &
  (W extends { readonly help: infer H } ? { readonly help: CheckedWords<H> } : unknown);

/**
 * Defines one kind of diagnostic. Each room lists its kinds in its `diagnostics.ts`. The code is `room/name` and never renamed
 * once released: it is the page's path and the SARIF rule. The words are one lower-case sentence without a full stop, the
 * author's words in backticks; help whose words come to nothing is not given. For some errors a run ends with an exit code of
 * their own, which then stands in the place of the severity.
 *
 * @example
 * const noFile = diagnostic("base/no-file", "error", { en: "no file `{path}`", zh: "沒有文件 `{path}`" });
 * noFile.at(place, { path: "a.yaml" }).params // { path: "a.yaml" }
 */
export function diagnostic<const W extends CatalogEntry>(
  code: string,
  kind: DiagnosticSeverity | ExitCode,
  words: W & CheckedEntry<W>,
): DiagnosticKind<ParamsOf<W>> {
  registerWords(code, words);
  const [severity, exit] = typeof kind === "number" ? (["error", kind] as const) : [kind, undefined];
  const make = <At extends Place | undefined>(place: At, params: ParamsOf<W>, fix?: Fix): Diagnostic<At> => {
    const keywords = place?.source.keywords;
    const own = keywords === undefined ? {} : { keywords };
    return { code, params: params as Message["params"], severity, place, fix: fix && { ...fix, ...own }, exit, ...own };
  };
  return { code, severity, at: make, nowhere: (params) => make(undefined, params) };
}

/**
 * A diagnostic of which only the caller knows where it stands, if anywhere.
 *
 * @example
 * const noFile = diagnostic("base/no-such-file", "error", { en: "no file `{path}`", zh: "沒有文件 `{path}`" });
 * atPlace(noFile.nowhere({ path: "a.yaml" }), place).place === place // true
 */
export function atPlace(it: Diagnostic<Place | undefined>, place: Place | undefined): Diagnostic<Place | undefined> {
  return place ? { ...it, place } : it;
}

/**
 * The same text for two diagnostics that say the same of the same place.
 *
 * @example
 * const noFile = diagnostic("base/no-file-here", "error", { en: "no file `{path}`", zh: "沒有文件 `{path}`" });
 * diagnosticKey(noFile.nowhere({ path: "a" })) === diagnosticKey(noFile.nowhere({ path: "a" })) // true
 * diagnosticKey(noFile.nowhere({ path: "a" })) === diagnosticKey(noFile.nowhere({ path: "b" })) // false
 */
export function diagnosticKey({ code, params, place }: Diagnostic<Place | undefined>): string {
  return `${code} ${place ? formatPlace(place) : ""} ${JSON.stringify(params)}`;
}

/**
 * A fix of one edit.
 *
 * @example
 * fixOf(replacementMessage("rule"), 0, 4, "rule").edits // [{ span: { start: 0, end: 4 }, text: "rule" }]
 */
export const fixOf = (said: Message, start: number, end: number, text: string): Fix => ({
  ...said,
  edits: [{ span: { start, end }, text }],
});

const write = message("base/write", { en: "write `{text}`", zh: "寫成 `{text}`" });

/**
 * What is said of a fix that writes these words.
 *
 * @example
 * replacementMessage("rule") // { code: "base/write", params: { text: "rule" } }
 */
export const replacementMessage = (text: string): Message => write({ text });

/**
 * The fix that writes other words where a stretch of a text is; none where nobody knows which.
 *
 * @example
 * replacementFix({ start: 0, end: 4 }, "rule")?.params // { text: "rule" }
 * replacementFix({ start: 0, end: 4 }, undefined) // undefined
 */
export function replacementFix(span: Span, text: string | undefined): Fix | undefined {
  return text === undefined ? undefined : fixOf(replacementMessage(text), span.start, span.end, text);
}
