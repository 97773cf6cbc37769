import type { DataNode, RecordNode } from "../../src/base/data.ts";
import { toPlain } from "../../src/base/plain.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import { holds, type Settings } from "./settings.ts";

/** A document with what the profile takes for granted; undefined if it states otherwise. */
export function assuming(document: Input, settings: Settings): Input | undefined {
  const roots = new Map(document.roots);
  const holding = settings.assumptions
    .filter((it) => holds(it, settings))
    .map((it) => ({ steps: it.fact.split("."), value: it.value }))
    .toSorted((a, b) => a.steps.length - b.steps.length);
  for (const { steps: [subject = "", ...steps], value } of holding) {
    const root = roots.get(subject);
    if (!root) continue;
    const filled = entered(root, steps, value);
    if (filled?.kind !== "record") return undefined;
    roots.set(subject, filled);
  }
  return { ...document, roots };
}

/** A value with another one entered below it where there is none; undefined if another one stands there. */
function entered(node: DataNode | undefined, steps: readonly string[], value: DataNode): DataNode | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return node === undefined || isSame(node, value) ? (node ?? value) : undefined;
  if (node !== undefined && node.kind !== "record") return undefined;
  const group: RecordNode = node ?? { kind: "record", entries: new Map(), span: value.span };
  const below = entered(group.entries.get(step)?.value, rest, value);
  if (!below) return undefined;
  const entry = { keySpan: value.span, value: below };
  return { ...group, entries: new Map([...group.entries, [step, entry]]) };
}

const isSame = (a: DataNode, b: DataNode): boolean => JSON.stringify(toPlain(a)) === JSON.stringify(toPlain(b));
