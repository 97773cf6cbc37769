import { listedZh } from "../base/phrasebook.ts";
import { formats } from "./format.ts";

/** Keywords of JSON Schema that vocabularies use. */
export const keywords = {
  plain: ["$schema", "$id", "$ref", "$defs", "title", "description", "type", "properties", "required"],
  limits: ["additionalProperties", "items", "enum", "format", "pattern", "minimum", "maximum", "uniqueItems"],
  own: [
    "x-ask",
    "x-zh",
    "x-members",
    "x-key",
    "x-day",
    "x-event",
    "x-cites",
    "x-document",
    "x-verbatim",
    "x-reads",
    "x-carries",
    "x-facts-on",
  ],
} as const;

const MEMBERS_SHOWN = 12;

/**
 * Some words in a row, cut short if there are many.
 *
 * @example
 * listWords(["own", "fine_tuned"]) // "own, fine_tuned"
 */
export function listWords(words: readonly string[]): string {
  const rest = words.length - MEMBERS_SHOWN;
  return words.slice(0, MEMBERS_SHOWN).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/**
 * The same list in Chinese, the words between backticks.
 *
 * @example
 * listWordsZh("own, fine_tuned and 2 more") // "`own`、`fine_tuned` 等，另有 2 個"
 */
export function listWordsZh(listed: string): string {
  const [, words = "", rest] = /^(.*?)(?: and (\d+) more)?$/s.exec(listed) ?? [];
  return listedZh(words.split(", ")) + (rest === undefined ? "" : ` 等，另有 ${rest} 個`);
}

/**
 * What a plain schema asks for, in words that tell how to write it.
 *
 * @example
 * expectedBy({ type: ["string", "null"], format: "date" }) // "a date, as in 2026-11-01"
 * expectedBy({ enum: ["own", "fine_tuned"] }) // "one of own, fine_tuned"
 * expectedBy({ type: "integer" }) // "a whole number"
 */
export function expectedBy(schema: unknown): string {
  const members = listedBy(schema);
  if (members.length > 0) return members.length === 1 ? `\`${members[0]}\`` : `one of ${listWords(members)}`;
  const own = Object.entries(typeof schema === "object" && schema !== null ? schema : {});
  const valueOf = (key: string): unknown => own.find(([it]) => it === key)?.[1];
  const format = formats.get(String(valueOf("format")));
  if (format) return format.written;
  if (valueOf("x-document") === true) return "the id of a piece of evidence";
  const types = [valueOf("type")].flat().filter((it) => it !== "null");
  return types.map((it) => written.get(String(it)) ?? String(it)).join(" or ");
}

/**
 * The words that a plain schema allows; none if it lists none.
 *
 * @example
 * listedBy({ const: "none" }) // ["none"]
 * listedBy({ enum: ["consent", null] }) // ["consent"]
 */
export function listedBy(schema: unknown): readonly string[] {
  const own = Object.entries(typeof schema === "object" && schema !== null ? schema : {});
  return own.flatMap(([key, value]: [string, unknown]) =>
    key === "enum" || key === "const" ? [value].flat().flatMap((it) => (typeof it === "string" ? [it] : [])) : [],
  );
}

const written: ReadonlyMap<string, string> = new Map([
  ["object", "a group of fields"],
  ["array", "a list"],
  ["string", "text"],
  ["number", "a number"],
  ["integer", "a whole number"],
  ["boolean", "true or false"],
]);
