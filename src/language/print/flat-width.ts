import stringWidth from "fast-string-width";
import type { Doc } from "./doc.ts";

/** The cells of a line. */
export const lineWidth = 100;

/** Whether all of a text fits on one line that begins in a column; comments in it are not looked at. */
export function fitsFlat(doc: Doc, column: number): boolean {
  return column + flatWidth(doc) <= lineWidth;
}

/** The cells of a text on one line; infinite where lines always end. */
function flatWidth(doc: Doc): number {
  switch (doc.kind) {
    case "text":
      return stringWidth(doc.text);
    case "break":
      return doc.ends === "always" ? Infinity : doc.flat.length;
    case "group":
    case "nest":
      return flatWidth(doc.body);
    case "from":
      return 0;
    case "row":
      return doc.parts.reduce((sum, it) => sum + flatWidth(it), 0);
  }
}
