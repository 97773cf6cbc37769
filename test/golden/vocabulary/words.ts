import { fieldOf, textOf, textsOf, toPlain, type DataNode } from "../../../src/base/document.ts";

const byFormat: Readonly<Record<string, string>> = {
  date: "day",
  "date-time": "moment",
  duration: "duration",
  uscc: "unified social credit code (18 characters, check digit by mod 31)",
  sha256: "64 hexadecimal digits",
};

/** A format in a word; undefined where a schema names none. */
export function formatWords(node: DataNode): string | undefined {
  const format = textOf(fieldOf(node, "format"));
  return format === undefined ? undefined : byFormat[format];
}

const byType: Readonly<Record<string, string>> = {
  string: "text",
  boolean: "`true` or `false`",
  number: "number",
  integer: "whole number",
};

/** A type in a word, with its bounds. */
export function rangeWords(node: DataNode): string {
  const type = fieldOf(node, "type");
  const [name = ""] = [textOf(type) ?? "", ...textsOf(type)].filter((it) => it !== "" && it !== "null");
  const bound = (keyword: string): string | undefined => {
    const value = fieldOf(node, keyword);
    return value && String(toPlain(value));
  };
  const [least, most] = [bound("minimum"), bound("maximum")];
  const range = least === undefined ? "" : most === undefined ? ` from ${least}` : ` from ${least} to ${most}`;
  return `${byType[name] ?? name}${range}`;
}
