import baselineSchema from "../../../grammar/schema/baseline-1.schema.json" with { type: "json" };
import { fieldOf, itemsOf, refused, textAt, textOf, type DataDocument, type Reading } from "../../base/document.ts";
import type { Place } from "../../base/text.ts";
import { checkAgainstSchema } from "../../vocabulary/check-against-schema.ts";
import type { FindingVerdict } from "./waivers.ts";

/** Findings that were there before, and that nobody wants to fail a run. */
export interface Baseline {
  readonly findings: readonly BaselineFinding[];
  /** Of the whole. */
  readonly place: Place;
}

export interface BaselineFinding {
  readonly fingerprint: string;
  /** Full name. */
  readonly rule: string;
  /** What was said: a question that was open is no leave for a breach. */
  readonly verdict: FindingVerdict;
  /** From the folder of the project. */
  readonly input: string;
  /** Name of the element; undefined: the rule looks at the whole document. */
  readonly element: string | undefined;
  /** Of a breach: the facts and standards that broke it, in order. */
  readonly broken: readonly string[];
  readonly place: Place;
}

/** Reads what `edict check -f baseline` has written. */
export function readBaseline(document: DataDocument): Reading<Baseline | undefined> {
  const diagnostics = checkAgainstSchema(document, baselineSchema);
  if (diagnostics.length > 0) return refused(diagnostics);
  const { source, root } = document;
  const findings = itemsOf(fieldOf(root, "findings")).map((node): BaselineFinding => ({
    fingerprint: textAt(node, "fingerprint"),
    rule: textAt(node, "rule"),
    verdict: textAt(node, "verdict") === "undetermined" ? "undetermined" : "violated",
    input: textAt(node, "input"),
    element: textOf(fieldOf(node, "element")),
    broken: itemsOf(fieldOf(node, "broken")).flatMap((it) => textOf(it) ?? []),
    place: { source, span: node.span },
  }));
  return { value: { findings, place: { source, span: { start: 0, end: 1 } } }, diagnostics };
}
