import { nearest } from "../../base/nearest.ts";

/** The seven names of GB 45438-2025, annex E. */
export const labelFields = [
  "Label",
  "ContentProducer",
  "ProduceID",
  "ReservedCode1",
  "ContentPropagator",
  "PropagateID",
  "ReservedCode2",
] as const;

export type LabelField = (typeof labelFields)[number];

/**
 * How a field's name stands to the one that a label has: annex E wants a name that contains `AIGC`.
 *
 * @example
 * kindOfKey("AIGC") // "is"
 * kindOfKey("x-AIGC") // "holds"
 * kindOfKey("aigc") // "near"
 * kindOfKey("AICG") // "near"
 * kindOfKey("Author") // undefined
 */
export function kindOfKey(key: string): "is" | "holds" | "near" | undefined {
  if (key === "AIGC") return "is";
  if (key.length > 200) return undefined;
  if (key.includes("AIGC")) return "holds";
  const plain = plainly(key);
  return plain.includes("aigc") || nearest(plain, ["aigc"]) !== undefined ? "near" : undefined;
}

/** Whether a text was meant to be a label: it has a brace, and after it a word of one. */
export function looksLikeLabel(text: string): boolean {
  const brace = text.indexOf("{");
  return brace >= 0 && /AIGC|Label|Produce|Propagat|ReservedCode/i.test(text.slice(brace, brace + 2000));
}

/**
 * The field that a name which is none was meant to be.
 *
 * @example
 * nearestField("ReserveCode1") // "ReservedCode1"
 * nearestField("Propagator") // "ContentPropagator"
 * nearestField("content_producer") // "ContentProducer"
 * nearestField("Date") // undefined
 */
export function nearestField(name: string): LabelField | undefined {
  if (name.length > 200) return undefined;
  const plain = plainly(name);
  const byPlain = new Map(labelFields.map((it) => [plainly(it), it]));
  const ending = [...byPlain.keys()].find((it) => plain.length >= 4 && it.endsWith(plain));
  const near = nearest(plain, byPlain.keys());
  return byPlain.get(plain) ?? (ending === undefined ? undefined : byPlain.get(ending)) ?? byPlain.get(near ?? "");
}

function plainly(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
