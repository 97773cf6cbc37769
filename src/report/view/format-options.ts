import type { Locale } from "../../base/locale.ts";

/** How text is laid out. */
export interface Layout {
  /** Cells of a line. */
  readonly width: number;
  readonly paint: Paint;
  /** Decides the script of the law's words and the language of titles and places. */
  readonly locale: Locale;
}

/** How a report is shown to people. */
export interface ShowOptions extends Layout {
  /** Only what matters most, as each verb has it. */
  readonly quiet: boolean;
}

/** How a report is shown in one of its formats. */
export interface FormatOptions extends ShowOptions {
  /** What lays drawings out; undefined: none are made. */
  readonly graphviz: Graphviz | undefined;
  /** For people, the whole report rather than what matters first. */
  readonly full: boolean;
  /** The rule of whose findings waivers are printed; undefined: of those that are violated. */
  readonly waive?: string | undefined;
  readonly again: AskedAgain;
  /** Finds where the answer to what is asked first would stand; left out, or where it finds none: at what lacks it. */
  readonly answerPlace?: () => string | undefined;
}

/** The words of a shell by which another verb is asked of the same documents, judged in the same way. */
export interface AskedAgain {
  readonly inputs: readonly string[];
  readonly flags: readonly string[];
}

/** Lays a graph in the language DOT out, and says in the words of Graphviz' format `plain` where its nodes and edges lie. */
export type Graphviz = (dot: string) => string;

/** What a stretch of text is; the shell knows the colours, and whether there are any. */
export type Style =
  | "violated"
  | "undetermined"
  | "pending"
  | "satisfied"
  | "error"
  | "warning"
  | "heading"
  | "quiet"
  | "caret";

export type Paint = (style: Style, text: string) => string;

/** No colours. */
export const plainPaint: Paint = (_, text) => text;
