import type { DataNode } from "../../src/base/document.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import { holds, type Settings } from "./settings.ts";

/**
 * A document with what the profile takes for granted, shorter paths first. One that states otherwise is an input error,
 * told before anything is judged; here it keeps what it states.
 */
export function assuming(document: Input, settings: Settings): Input {
  const holding = settings.assumptions
    .filter((it) => holds(it, settings))
    .map((it) => ({ steps: it.fact.split("."), value: it.value }))
    .toSorted((a, b) => a.steps.length - b.steps.length);
  const roots = new Map(document.roots);
  for (const {
    steps: [subject = "", ...steps],
    value,
  } of holding) {
    const root = roots.get(subject);
    const filled = root && entered(root, steps, value);
    if (filled?.kind === "record") roots.set(subject, filled);
  }
  return { ...document, roots };
}

/** A value with another one entered below it, where there is none. */
function entered(node: DataNode | undefined, [step, ...rest]: readonly string[], value: DataNode): DataNode {
  if (step === undefined) return node ?? value;
  if (node !== undefined && node.kind !== "record") return node;
  const { span } = value;
  const below = entered(node?.entries.get(step)?.value, rest, value);
  return {
    kind: "record",
    span,
    ...node,
    entries: new Map([...(node?.entries ?? []), [step, { keySpan: span, value: below }]]),
  };
}
