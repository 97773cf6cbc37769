import { clean, displayWidth } from "../../view/text-layout.ts";
import type { Paint } from "../../view/paint.ts";
import type { Excerpt } from "../../model/rule-report.ts";

const cut = "...";

/**
 * A line of a file with its number, and carets under the place by display columns, so that they stand right
 * under Chinese text too. A line that is too long for `width` cells is cut around the place.
 */
export function codeFrame(line: number, excerpt: Excerpt, width: number, paint: Paint): readonly string[] {
  const number = String(line);
  const room = Math.max(20, width - number.length - 3);
  const { before, marked, after } = fit(excerpt, room);
  const carets = "^".repeat(Math.max(1, displayWidth(marked)));
  const margin = " ".repeat(number.length);
  return [
    `${paint("quiet", `${number} |`)} ${before}${marked}${after}`.trimEnd(),
    `${paint("quiet", `${margin} |`)} ${" ".repeat(displayWidth(before))}${paint("caret", carets)}`,
  ];
}

interface Parts {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

function fit({ text, from, to }: Excerpt, room: number): Parts {
  const [before, marked, after] = [clean(text.slice(0, from)), clean(text.slice(from, to)), clean(text.slice(to))];
  const half = Math.floor(room / 2);
  const shownMark = headOf(marked, Math.max(half, room - displayWidth(before)));
  const left = room - displayWidth(shownMark);
  const shownBefore = displayWidth(before) <= left ? before : tailOf(before, Math.min(left, half));
  const shownAfter = shownMark === marked ? headOf(after, left - displayWidth(shownBefore)) : "";
  return { before: shownBefore, marked: shownMark, after: shownAfter };
}

function headOf(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  if (width < cut.length) return "";
  let head = "";
  for (const character of text) {
    if (displayWidth(head + character) > width - cut.length) break;
    head += character;
  }
  return head + cut;
}

function tailOf(text: string, width: number): string {
  let tail = "";
  for (const character of [...text].toReversed()) {
    if (displayWidth(character + tail) > width - cut.length) break;
    tail = character + tail;
  }
  return cut + tail;
}
