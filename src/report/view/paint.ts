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
