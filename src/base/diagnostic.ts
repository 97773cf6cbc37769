import type { Place, Span } from "./text.ts";

export type Severity = "error" | "warning";

/** A change of the text that mends what the diagnostic is about. */
export interface Fix {
  readonly title: string;
  /** The title in Chinese, in Traditional characters as all that is called `zh`. */
  readonly zh: string;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}

/** A person's mistake, at a place, in one sentence. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string | undefined;
  readonly zh: Said;
  readonly params: unknown;
  readonly place: Place;
  readonly fix: Fix | undefined;
  /** For how many mistakes it stands; undefined: it is one. */
  readonly count?: number;
}

/** What is wrong, and what to do about it. */
export interface Said {
  readonly message: string;
  readonly help: string | undefined;
}

type Definition<P> = Mistake<P> & (Helpful<P> | Helpless);

interface Mistake<P> {
  /** `room/name`; never renamed once released: it is the page's path and the SARIF rule. */
  readonly code: string;
  readonly severity: Severity;
  /** One lower-case sentence without a full stop; the author's words in backticks. */
  readonly message: (params: P) => string;
  readonly zh: (params: P) => string;
}

interface Helpful<P> {
  readonly help: (params: P) => string | undefined;
  readonly zhHelp: (params: P) => string | undefined;
}

interface Helpless {
  readonly help?: never;
  readonly zhHelp?: never;
}

export interface DiagnosticKind<P> {
  readonly code: string;
  readonly severity: Severity;
  readonly at: (place: Place, params: P, fix?: Fix) => Diagnostic;
}

/**
 * Declares one kind of diagnostic. Each room lists its kinds in its `diagnostics.ts`.
 *
 * @example
 * const noFile = diagnostic<{ path: string }>({ code: "base/no-file", severity: "error", message: (p) => `no file \`${p.path}\``, zh: (p) => `沒有文件 \`${p.path}\`` });
 * noFile.at(place, { path: "a.yaml" }).message // "no file `a.yaml`"
 */
export function diagnostic<P>(definition: Definition<P>): DiagnosticKind<P> {
  const { code, severity } = definition;
  return {
    code,
    severity,
    at: (place, params, fix) => ({
      code,
      severity,
      message: definition.message(params),
      help: definition.help?.(params),
      // Worked out when it is read: most readers are told in English, and of thousands of mistakes at that.
      get zh() {
        return { message: definition.zh(params), help: definition.zhHelp?.(params) };
      },
      params,
      place,
      fix,
    }),
  };
}

/** The title of a fix that writes these words. */
export function writing(text: string): Pick<Fix, "title" | "zh"> {
  return { title: `write \`${text}\``, zh: `寫成 \`${text}\`` };
}

/**
 * The fix that writes other words where a stretch of a text is; none where nobody knows which.
 *
 * @example
 * replacing({ start: 0, end: 4 }, "rule")?.title // "write `rule`"
 * replacing({ start: 0, end: 4 }, undefined) // undefined
 */
export function replacing(span: Span, text: string | undefined): Fix | undefined {
  return text === undefined ? undefined : { ...writing(text), edits: [{ span, text }] };
}
