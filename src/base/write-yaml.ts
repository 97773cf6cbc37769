import type { DataNode } from "./document.ts";
import { isExact } from "./exact-number.ts";
import { yamlScalar } from "./scalar.ts";

/**
 * A value as YAML that is read back as the same value: one line for what is short, blocks for the rest.
 *
 * @example
 * writeYaml(fromPlain({ service: { id: "chat", models: [] } })) // "service: { id: chat, models: [] }\n"
 */
export function writeYaml(node: DataNode): string {
  return `${linesOf(node).join("\n")}\n`;
}

/**
 * A value as YAML in one line.
 *
 * @example
 * writeInline(fromPlain({ id: "chat", models: [] })) // "{ id: chat, models: [] }"
 */
export function writeInline(node: DataNode): string {
  if (node.kind === "list") return `[${node.items.map(writeInline).join(", ")}]`;
  if (node.kind === "scalar") return scalar(node.value);
  const members = [...node.entries].map(([key, { value }]) => `${writeKey(key)}: ${writeInline(value)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

const widest = 80;

function linesOf(node: DataNode): readonly string[] {
  if (node.kind === "list" && node.items.length > 0)
    return node.items.flatMap((it) => nested("- ", fits(it) ? [writeInline(it)] : linesOf(it), "  "));
  if (node.kind !== "record" || node.entries.size === 0) return [writeInline(node)];
  return [...node.entries].flatMap(([key, { value }]) =>
    fits(value)
      ? [`${writeKey(key)}: ${writeInline(value)}`]
      : [`${writeKey(key)}:`, ...linesOf(value).map((it) => `  ${it}`)],
  );
}

const fits = (node: DataNode): boolean => node.kind === "scalar" || writeInline(node).length <= widest;

const nested = (first: string, lines: readonly string[], rest: string): readonly string[] =>
  lines.map((it, index) => (index === 0 ? first : rest) + it);

function scalar(value: Extract<DataNode, { readonly kind: "scalar" }>["value"]): string {
  if (typeof value === "string") return text(value);
  return isExact(value) ? value.toString() : String(value);
}

/** Plain where nothing in it can mean anything else. */
const text = (it: string): string => (isPlain(it) ? it : JSON.stringify(it));
/** A key is a word of the documents' own, such as `on`. */
export const writeKey = (it: string): string => (isWord(it) ? it : JSON.stringify(it));

const isPlain = (it: string): boolean => isWord(it) && !/^(y|n|yes|no|on|off)$/i.test(it);
const isWord = (it: string): boolean =>
  /^[\p{L}\d_][\p{L}\d_.+-]*(?:[ :][\p{L}\d_.+-]+)*$/u.test(it) && yamlScalar(it).kind === "text";
