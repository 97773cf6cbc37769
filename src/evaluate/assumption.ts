import { holdsOn } from "../base/civil-date.ts";
import type { DataNode, RecordNode } from "../base/document.ts";
import type { Assumption, Settings } from "./settings.ts";

/** A subject with what a profile takes for granted, and which of its nodes that is. */
interface WithAssumptions {
  readonly node: RecordNode;
  readonly assumed: ReadonlyMap<DataNode, Assumption>;
}

/**
 * Enters the assumptions that hold on `as_of` where the document has no such key, parents that are missing with them.
 * What is written stays, null too: below a null nothing is entered.
 */
export function withAssumptions(name: string, node: RecordNode, settings: Settings): WithAssumptions {
  if (settings.assumptions.length === 0) return { node, assumed: new Map() };
  const known = filled.get(settings) ?? new WeakMap<RecordNode, WithAssumptions>();
  filled.set(settings, known);
  const whole = known.get(node) ?? fill(name, node, settings);
  known.set(node, whole);
  return whole;
}

/** Once for each subject: every document that reads a service reads the same values. */
const filled = new WeakMap<Settings, WeakMap<RecordNode, WithAssumptions>>();

function fill(name: string, node: RecordNode, { assumptions, asOf }: Settings): WithAssumptions {
  const assumed = new Map<DataNode, Assumption>();
  let whole = node;
  for (const it of assumptions.filter((one) => holdsOn(one, asOf)).toSorted(parentsFirst)) {
    const [subject, ...path] = it.fact.split(".");
    if (subject === name) whole = entered(whole, path, it, assumed);
  }
  return { node: whole, assumed };
}

const parentsFirst = (a: Assumption, b: Assumption): number => a.fact.length - b.fact.length;

function entered(
  node: RecordNode,
  [key, ...rest]: readonly string[],
  it: Assumption,
  assumed: Map<DataNode, Assumption>,
): RecordNode {
  if (key === undefined) return node;
  const entry = node.entries.get(key);
  if (entry && (rest.length === 0 || entry.value.kind !== "record")) return node;
  const value = entry?.value.kind === "record" ? entered(entry.value, rest, it, assumed) : grown(rest, it, assumed);
  if (value === entry?.value) return node;
  const whole: RecordNode = {
    ...node,
    entries: new Map([...node.entries, [key, { keySpan: entry?.keySpan ?? it.place.span, value }]]),
  };
  const owner = assumed.get(node);
  if (owner) assumed.set(whole, owner);
  return whole;
}

/** The assumed value at the end of a path of which no step is there. */
function grown([key, ...rest]: readonly string[], it: Assumption, assumed: Map<DataNode, Assumption>): DataNode {
  if (key === undefined) return copied(it.value, it, assumed);
  const entry = { keySpan: it.place.span, value: grown(rest, it, assumed) };
  const node: RecordNode = { kind: "record", entries: new Map([[key, entry]]), span: it.place.span };
  assumed.set(node, it);
  return node;
}

/** Copied, so that each node is of one assumption alone. */
function copied(value: DataNode, it: Assumption, assumed: Map<DataNode, Assumption>): DataNode {
  const copy = copyOf(value, (inner) => copied(inner, it, assumed));
  assumed.set(copy, it);
  return copy;
}

function copyOf(node: DataNode, copy: (inner: DataNode) => DataNode): DataNode {
  if (node.kind === "scalar") return { ...node };
  if (node.kind === "list") return { ...node, items: node.items.map(copy) };
  const entries = [...node.entries].map(([key, entry]) => [key, { ...entry, value: copy(entry.value) }] as const);
  return { ...node, entries: new Map(entries) };
}
