/** A text without the indentation of its first line. */
export function dedent(parts: TemplateStringsArray, ...values: readonly string[]): string {
  const text = String.raw({ raw: parts }, ...values).replace(/^\n/, "");
  const indent = /^ */.exec(text)?.[0].length ?? 0;
  return text
    .split("\n")
    .map((line) => line.slice(Math.min(indent, line.search(/\S|$/))))
    .join("\n");
}
