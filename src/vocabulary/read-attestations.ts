import type { DataNode } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { dayOf, fieldOf, itemsOf, textOf, textsOf } from "../base/fields.ts";
import { invariant } from "../base/invariant.ts";
import type { SourceText } from "../base/text.ts";
import { unsigned } from "./diagnostics.ts";
import type { Attestation, Evidence } from "./input.ts";
import { isPlaceholder } from "./is-placeholder.ts";

/** The attestations of a document that fits its schema; none for a document without them. */
export function readAttestations(node: DataNode | undefined): readonly Attestation[] {
  return itemsOf(node).map((it) => {
    const [about, by, met, on] = [
      fieldOf(it, "about"),
      fieldOf(it, "by"),
      fieldOf(it, "met"),
      dayOf(fieldOf(it, "on")),
    ];
    invariant(on !== undefined, "an attestation that fits its schema has a day");
    return {
      standard: textOf(fieldOf(it, "standard")) ?? "",
      subject: textOf(fieldOf(about, "subject")) ?? "",
      element: textOf(fieldOf(about, "element")),
      met: met?.kind === "scalar" && met.value === true,
      by: { name: textOf(fieldOf(by, "name")) ?? "", role: textOf(fieldOf(by, "role")) ?? "" },
      on,
      evidence: textsOf(fieldOf(it, "evidence")),
      span: it.span,
    };
  });
}

/** The evidence of a document that fits its schema, by id. */
export function readEvidence(node: DataNode | undefined): ReadonlyMap<string, Evidence> {
  return new Map(
    itemsOf(node).map((it) => {
      const id = textOf(fieldOf(it, "id")) ?? "";
      const collectedOn = dayOf(fieldOf(it, "collected_on"));
      invariant(collectedOn !== undefined, "evidence that fits its schema has a day of collection");
      const evidenceKind = textOf(fieldOf(it, "kind")) ?? "";
      return [
        id,
        { id, evidenceKind, collectedOn, expiresOn: dayOf(fieldOf(it, "expires_on")), span: it.span },
      ] as const;
    }),
  );
}

// INVARIANT (signed): nobody attests under a placeholder.
/** Attestations without a person: `by` holds only a placeholder. */
export function checkSignatures(source: SourceText, node: DataNode | undefined): readonly Diagnostic[] {
  return itemsOf(node).flatMap((it, index) =>
    ["name", "role"].flatMap((key) => {
      const signed = fieldOf(fieldOf(it, "by"), key);
      const value = textOf(signed);
      if (!signed || value === undefined || !isPlaceholder(value)) return [];
      return [unsigned.at({ source, span: signed.span }, { path: `attestations[${index}].by.${key}`, value })];
    }),
  );
}
