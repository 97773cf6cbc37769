/** What is printed but text for people: JSON, XML, or what is printed as it is, such as our own commands to a build server. */
export type Markup = "json" | "xml" | "raw";

/** By the names of formats; all others are text for people. */
const markups: ReadonlyMap<string, Markup> = new Map([
  ...["json", "ndjson", "verdicts", "sarif", "baseline"].map((it) => [it, "json"] as const),
  ...["html", "junit", "svg"].map((it) => [it, "xml"] as const),
  ["github", "raw"],
]);

/** How a format is marked up; undefined: it is text for people. */
export const markupOf = (format: string): Markup | undefined => markups.get(format);

/** What begins a command wherever it stands: GitHub's older ones and Azure's, and TeamCity's. */
const marks = /##(?=\[|vso\[|teamcity\[)/g;

/** What begins a command at the start of a line; a carriage return starts one, too. */
const lineMarks = /^([^\S\r\n]*):(?=:)/gm;

/** Control characters that JSON leaves as they are, and that some terminals obey. */
const laterControls = /[\u007f-\u009f]/g;
const asCode = (character: string): string => `\\u00${character.charCodeAt(0).toString(16)}`;

/**
 * A text in which no build server finds a command, and no terminal one of the later control characters: documents say what they like,
 * and runners obey lines that begin with `::` and what follows `##[`, `##vso[` or `##teamcity[`. These are broken up by a sign of
 * no width; in JSON and XML, where that would be another text, a sign is written as its code.
 *
 * @example
 * inertText("  ::error::x", undefined) // "  :\u200b:error::x"
 * inertText('{"a": "##vso[x]"}', "json") // '{"a": "#\\u0023vso[x]"}'
 * inertText("<p>\n::error::x</p>", "xml") // "<p>\n&#58;:error::x</p>"
 * inertText("::error::ours", "raw") // "::error::ours"
 */
export function inertText(text: string, markup: Markup | undefined): string {
  if (markup === "raw") return text;
  if (markup === "json") return text.replaceAll(marks, "#\\u0023").replaceAll(laterControls, asCode);
  if (markup === "xml")
    return text.replaceAll(marks, "#&#35;").replaceAll(lineMarks, "$1&#58;").replaceAll("\r", "&#13;");
  return text.replaceAll(lineMarks, "$1:\u200b").replaceAll(marks, "#\u200b#").replaceAll(laterControls, asCode);
}

const DEL = 0x7f;

/**
 * JSON as `inertText` leaves it, in UTF-8. Where all is ASCII, as most is, DEL is the only one of the later controls, and bytes are searched faster.
 *
 * @example
 * inertBytes('{"a": "##vso[x]"}').toString() // '{"a": "#\\u0023vso[x]"}'
 */
export function inertBytes(text: string): Buffer {
  const bytes = Buffer.from(text);
  const isInert = bytes.length === text.length && !bytes.includes(DEL) && !bytes.includes("##");
  return isInert ? bytes : Buffer.from(inertText(text, "json"));
}
