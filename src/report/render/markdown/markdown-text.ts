/** What could make something of a text: marks, and at its start those of lists and headings; addresses; names of pictures. */
const marks = /[\\`*_[\]<>~&$@!]|:(?=\/\/|[\w+-]+:)|^[-+#=]|(?<=^\d+)[.)]|(?<=www)\./gi;

/**
 * Text as Markdown shows it, character by character: no mark, link, mention or element is made of it.
 *
 * @example
 * inline("1. <i> *c* @d") // "1\\. \\<i\\> \\*c\\* \\@d"
 */
export function inline(text: string): string {
  return onOneLine(text).replaceAll(marks, String.raw`\$&`);
}

/**
 * Text as code. One with a backslash is no code, because no table shows it before a bar.
 *
 * @example
 * code("a`b|c") // "``a`b|c``"
 */
export function code(text: string): string {
  const line = onOneLine(text);
  if (line.includes("\\") || line === "") return inline(line);
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), (it) => it[0].length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$/.test(line) ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** Markdown on several lines of one cell. */
export const breaking = (lines: readonly string[]): string => lines.join("<br>");

/** A table of cells of Markdown; nothing where it has no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((it) => it.replaceAll("|", String.raw`\|`)).join(" | ")} |`;
  return rows.length === 0 ? "" : [head, head.map(() => "---"), ...rows].map(row).join("\n");
}
