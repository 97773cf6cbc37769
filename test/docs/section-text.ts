/**
 * What stands under a heading of the second level.
 *
 * @example
 * sectionText("# A\n\n## B\n\nb\n\n## C\n", "B") // "b"
 */
export function sectionText(markdown: string, heading: string): string {
  const after = markdown.split(`\n## ${heading}\n`)[1] ?? "";
  return (after.split("\n## ")[0] ?? "").trim();
}
