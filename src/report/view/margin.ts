import { displayWidth, padTo, wrap } from "./text-layout.ts";
import type { Paint } from "./paint.ts";

const marginWidth = 10;

/** A text beside a word in the margin; the text is wrapped and lines up. */
export function inMargin(label: string, text: string, width: number, paint: Paint, indent = ""): readonly string[] {
  const gap = indent + padTo(label, marginWidth - indent.length);
  const lines = wrap(text, width - displayWidth(gap));
  return lines.map((line, at) => (at === 0 ? paint("quiet", gap) : " ".repeat(displayWidth(gap))) + line);
}

/** Several texts beside one word. */
export function allInMargin(
  label: string,
  texts: readonly string[],
  width: number,
  paint: Paint,
  indent = "",
): readonly string[] {
  return texts.flatMap((text, at) => inMargin(at === 0 ? label : "", text, width, paint, indent));
}

/** A wrapped text whose every line begins with blanks. */
export function indented(text: string, width: number, indent: string): readonly string[] {
  return wrap(text, width - indent.length).map((line) => indent + line);
}
