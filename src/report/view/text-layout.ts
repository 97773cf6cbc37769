import stringWidth from "fast-string-width";
import type { Locale } from "../../base/locale.ts";
import type { Message, MessageValue } from "../../base/message.ts";
import type { Layout } from "./format-options.ts";

/**
 * The text without anything that moves a terminal's cursor or turns the direction of writing:
 * what a document holds is shown, never obeyed. Tabs become two blanks, line breaks one.
 *
 * @example
 * clean("a\tb\u001b[31m") // "a  b\ufffd[31m"
 */
export function clean(text: string): string {
  return text
    .replaceAll("\t", "  ")
    .replaceAll(/\r\n|[\r\n\u2028\u2029]/g, " ")
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "\ufffd");
}

/**
 * The cells that a text takes in a terminal: a Chinese character takes two.
 *
 * @example
 * displayWidth("第7条") // 5
 */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

/**
 * Fills a text with blanks up to a display width.
 *
 * @example
 * padTo("条", 4) // "条  "
 */
export function padTo(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/** No line begins with one of these, and none ends with one of those. */
const closing = /^[、，。；：？！」』）》〉】〕”’…—,.;:?!)\]}]+$/u;
const opening = /^[「『（《〈【〔“‘([{]+$/u;

/** The parts of a text between which a line may break: words, and single wide characters with their punctuation. */
function unitsOf(text: string): readonly string[] {
  const units: string[] = [];
  let last: "narrow" | "wide" | "opening" | "blank" = "blank";
  for (const character of text) {
    const wide = displayWidth(character) === 2;
    const kind = character === " " ? "blank" : opening.test(character) && wide ? "opening" : wide ? "wide" : "narrow";
    const glued =
      (kind === "narrow" && last === "narrow") ||
      (kind === "blank" && last === "blank") ||
      (last === "opening" && kind !== "blank") ||
      (kind !== "blank" && last !== "blank" && closing.test(character));
    const before = units.length - 1;
    if (glued && before >= 0) units[before] += character;
    else units.push(character);
    last = kind;
  }
  return units;
}

/**
 * Breaks a text into lines of at most `width` cells, at blanks and between Chinese characters;
 * `hanging` begins every line but the first. A word that is longer than a line stays whole.
 *
 * @example
 * wrap("one two three", 9, "  ") // ["one two", "  three"]
 * wrap("数据、来源。", 6) // ["数据、", "来源。"]
 */
export function wrap(text: string, width: number, hanging = ""): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const unit of unitsOf(text)) {
    const size = displayWidth(unit);
    const isBlank = unit.startsWith(" ");
    if (used + size > width && used > displayWidth(lines.length > 0 ? hanging : "")) {
      lines.push(line.trimEnd());
      line = hanging + (isBlank ? "" : unit);
      used = displayWidth(line);
      continue;
    }
    line += unit;
    used += size;
  }
  return [...lines, line.trimEnd()];
}

/** The cells that words in the margin have. */
export const marginWidth = 10;

/** A text beside a word in the margin; the text is wrapped and lines up. `column`: the cells that the word has. */
export function inMargin(
  label: string,
  text: string,
  { width, paint }: Pick<Layout, "width" | "paint">,
  indent = "",
  column = marginWidth - indent.length,
): readonly string[] {
  const gap = indent + padTo(label, column);
  const lines = wrap(text, width - displayWidth(gap));
  return lines.map((line, at) => (at === 0 ? paint("quiet", gap) : " ".repeat(displayWidth(gap))) + line);
}

/** What is said beside a word, cleaned; nothing where nothing is said. */
export function noted(label: MessageValue, text: MessageValue, layout: Layout, indent = ""): readonly string[] {
  const { show } = layout.locale;
  return text === undefined ? [] : inMargin(show(label), clean(show(text)), layout, indent);
}

/** A word, and what is said under it; no text holds anything that moves a cursor. */
export interface LabelledTexts {
  readonly label: string;
  readonly texts: readonly string[];
}

/** The same of messages; what says nothing is left out. */
export const labelledTexts = (
  lines: readonly (readonly [label: Message, texts: readonly MessageValue[]])[],
  { say, show }: Locale,
): readonly LabelledTexts[] =>
  lines
    .map(([label, texts]) => ({ label: say(label), texts: texts.map((it) => clean(show(it))).filter(Boolean) }))
    .filter((it) => it.texts.length > 0);

/** Words in the margin, each beside its texts. */
export const allInMargin = (
  lines: readonly LabelledTexts[],
  layout: Pick<Layout, "width" | "paint">,
  indent = "",
): readonly string[] =>
  lines.flatMap(({ label, texts }) =>
    texts.flatMap((text, at) => inMargin(at === 0 ? label : "", text, layout, indent)),
  );

/** A wrapped text whose every line begins with blanks. */
export function indented(text: MessageValue, { width, locale }: Layout, indent = ""): readonly string[] {
  return wrap(locale.show(text), width - indent.length).map((line) => indent + line);
}

/** Sections as a text, with an empty line between them; those without lines are left out. */
export const sectionsText = (sections: readonly (readonly string[])[]): string =>
  `${sections
    .filter((it) => it.length > 0)
    .map((it) => it.join("\n"))
    .join("\n\n")}\n`;
