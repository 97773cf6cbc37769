import baselineSchema from "../../grammar/schema/baseline-1.schema.json" with { type: "json" };
import type { DataDocument } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { fieldOf, itemsOf, textOf } from "../base/fields.ts";
import type { Place } from "../base/text.ts";
import { checkAgainstSchema } from "../vocabulary/check-against-schema.ts";
import type { Finding } from "./waiver.ts";

/** Findings that were there before, and that nobody wants to fail a run. */
export interface Baseline {
  readonly findings: readonly KnownFinding[];
  /** Of the whole. */
  readonly place: Place;
}

export interface KnownFinding {
  readonly fingerprint: string;
  /** Full name. */
  readonly rule: string;
  /** What was said: a question that was open is no leave for a breach. */
  readonly verdict: Finding;
  /** From the folder of the project. */
  readonly input: string;
  readonly place: Place;
}

/** Reads what `edict check -f baseline` has written. */
export function readBaseline(document: DataDocument): {
  readonly baseline: Baseline | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics = checkAgainstSchema(document, baselineSchema);
  if (diagnostics.length > 0) return { baseline: undefined, diagnostics };
  const { source, root } = document;
  const findings = itemsOf(fieldOf(root, "findings")).map((node) => {
    const text = (name: string): string => textOf(fieldOf(node, name)) ?? "";
    const place = { source, span: node.span };
    return {
      fingerprint: text("fingerprint"),
      rule: text("rule"),
      verdict: text("verdict") === "undetermined" ? ("undetermined" as const) : ("violated" as const),
      input: text("input"),
      place,
    };
  });
  return { baseline: { findings, place: { source, span: { start: 0, end: 1 } } }, diagnostics };
}
