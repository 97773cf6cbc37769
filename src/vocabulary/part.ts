import { fieldOf, isTrue, type DataNode, type ListNode, type RecordNode } from "../base/document.ts";
import type { Type } from "./type.ts";

/** A fact that is known in part, as a document writes it: `{ from: 2023-01-01 }`, `{ at_least: 3, at_most: 5 }`. */
export interface Part {
  /** Its ends, both included. Without any it is only known that there is something. */
  readonly low: DataNode | undefined;
  readonly high: DataNode | undefined;
  /** What a list holds, and perhaps more. */
  readonly items: ListNode | undefined;
}

type Kind = Type["kind"];

/** The words for the ends of a part, by the kind of fact; no others can be known by their ends. */
const ends: ReadonlyMap<Kind, readonly [string, string]> = new Map([
  ["date", ["from", "until"]],
  ["datetime", ["from", "until"]],
  ["number", ["at_least", "at_most"]],
  ["duration", ["at_least", "at_most"]],
]);

/** That something is there, whatever it is. */
export const PRESENT = "present";

/**
 * The words that say what is known of a fact of a kind.
 *
 * @example
 * partWords("date") // ["from", "until", "present"]
 * partWords("list") // ["at_least", "present"]
 * partWords("boolean") // []
 */
export function partWords(kind: Kind): readonly string[] {
  // A yes or no has no parts, and a piece of evidence that has no name cannot expire.
  if (kind === "boolean" || kind === "document") return [];
  return [...(kind === "list" ? ["at_least"] : (ends.get(kind) ?? [])), PRESENT];
}

const allWords: ReadonlySet<string> = new Set([...ends.values()].flat().concat(PRESENT));

/** A group in the place of a fact that is meant to say what is known of it. A group that has a field `present` of its own is itself. */
export function meantAsPart(node: DataNode, type: Type): RecordNode | undefined {
  if (node.kind !== "record") return undefined;
  const words = [...node.entries.keys()].filter((it) => allWords.has(it));
  const isPart = type.kind === "record" ? words.includes(PRESENT) && !type.fields.has(PRESENT) : words.length > 0;
  return isPart ? node : undefined;
}

/**
 * What is known of a fact that is no group, as far as it is written as it should be.
 *
 * @example
 * partOf(fromPlain({ from: "2023-01-01" }), "date")?.high // undefined
 * partOf(fromPlain({ present: true }), "string") // { low: undefined, high: undefined, items: undefined }
 * partOf(fromPlain({ since: "2023-01-01" }), "date") // undefined
 */
export function partOf(node: DataNode, kind: Kind): Part | undefined {
  if (node.kind !== "record") return undefined;
  const words = partWords(kind);
  const keys = [...node.entries.keys()];
  if (keys.length === 0 || !keys.every((it) => words.includes(it))) return undefined;
  if (keys.includes(PRESENT) && (keys.length > 1 || !isTrue(fieldOf(node, PRESENT)))) return undefined;
  const listed = kind === "list" ? fieldOf(node, "at_least") : undefined;
  if (listed && listed.kind !== "list") return undefined;
  const [from = "", until = ""] = ends.get(kind) ?? [];
  return {
    low: fieldOf(node, from),
    high: fieldOf(node, until),
    items: listed,
  };
}
