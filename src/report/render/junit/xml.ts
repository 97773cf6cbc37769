import { escaped } from "../html/html.ts";

/** An element: its attributes that are not undefined, and the elements or the text in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly content: readonly XmlElement[] | string;
}

/** An XML document, an element a line. Characters that XML cannot hold are replaced. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${linesOf(root, "").join("\n")}\n`;
}

function linesOf({ name, attributes, content }: XmlElement, indent: string): readonly string[] {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${xmlText(String(value))}"`],
  );
  const head = `${indent}<${name}${given.join("")}`;
  if (content.length === 0) return [`${head}/>`];
  if (typeof content === "string") return [`${head}>${xmlText(content)}</${name}>`];
  return [`${head}>`, ...content.flatMap((it) => linesOf(it, `${indent}  `)), `${indent}</${name}>`];
}

/**
 * Text in XML: marks are escaped, and what no XML can hold is replaced.
 *
 * @example
 * xmlText("a < b\u0000") // "a &lt; b\ufffd"
 */
export function xmlText(text: string): string {
  return escaped(text.replaceAll(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd"));
}
