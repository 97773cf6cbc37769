import { formatDay, type Day } from "../base/civil-date.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import {
  dayOf,
  fieldOf,
  isTrue,
  itemsOf,
  textAt,
  textOf,
  textsOf,
  type DataNode,
  type RecordNode,
} from "../base/document.ts";
import type { Instant } from "../base/instant.ts";
import { invariant } from "../base/invariant.ts";
import type { SourceText, Span } from "../base/text.ts";
import { evidenceAfterSignature, unsignedAttestation } from "./diagnostics.ts";
import { isPlaceholder } from "./is-placeholder.ts";

/** One validated document: a subject to judge, and what it brings with it. */
export interface Input {
  readonly source: SourceText;
  /** The subject that this document is about. */
  readonly subject: string;
  /** Every subject that the document holds, its own first: a response may carry its request. */
  readonly roots: ReadonlyMap<string, RecordNode>;
  /** All that is written, and not by subject. */
  readonly document: RecordNode;
  /** Where the document stands in its file: the place of what it lacks. */
  readonly span: Span;
  /** The service that it belongs to, where that is not the one of the run. */
  readonly service?: Input | undefined;
  readonly factsOn: Day | undefined;
  /** The subject's own day in the zone in which it was read; undefined for a service. */
  readonly day: Day | undefined;
  /** Nobody could judge it before this day; undefined: before its own day, too. */
  readonly knownFrom?: Day | undefined;
  /** The moment of that day, where the document says a moment: in another zone it is of another day. */
  readonly moment?: Instant | undefined;
  readonly attestations: readonly Attestation[];
  readonly evidence: ReadonlyMap<string, Evidence>;
  /** Values that are written and yet tell nothing, such as `TBD`: unknown. */
  readonly unusable: ReadonlySet<DataNode>;
  /** Days of events: on a day of judgement before them nobody knew of these, and perhaps of earlier ones. Undefined: none. */
  readonly events?: ReadonlySet<DataNode> | undefined;
}

export interface Attestation {
  /** Full name: `PACK.STANDARD`. */
  readonly standard: string;
  readonly subject: string;
  readonly element: string | undefined;
  readonly met: boolean;
  readonly by: { readonly name: string; readonly role: string };
  readonly on: Day;
  readonly evidence: readonly string[];
  readonly span: Span;
}

export interface Evidence {
  readonly id: string;
  readonly evidenceKind: string;
  readonly collectedOn: Day;
  /** The last good day; undefined: does not expire. */
  readonly expiresOn: Day | undefined;
  readonly span: Span;
}

/** The attestations of a document that fits its schema; none for a document without them. */
export function readAttestations(node: DataNode | undefined): readonly Attestation[] {
  return itemsOf(node).map((it) => {
    const [about, by, on] = [fieldOf(it, "about"), fieldOf(it, "by"), dayOf(fieldOf(it, "on"))];
    invariant(on !== undefined, "an attestation that fits its schema has a day");
    return {
      standard: textAt(it, "standard"),
      subject: textAt(about, "subject"),
      element: textOf(fieldOf(about, "element")),
      met: isTrue(fieldOf(it, "met")),
      by: { name: textAt(by, "name"), role: textAt(by, "role") },
      on,
      evidence: textsOf(fieldOf(it, "evidence")),
      span: it.span,
    };
  });
}

/** The evidence of a document that fits its schema, by id. */
export function readEvidence(node: DataNode | undefined): ReadonlyMap<string, Evidence> {
  const all = itemsOf(node).map((it): Evidence => {
    const collectedOn = dayOf(fieldOf(it, "collected_on"));
    invariant(collectedOn !== undefined, "evidence that fits its schema has a day of collection");
    const expiresOn = dayOf(fieldOf(it, "expires_on"));
    return { id: textAt(it, "id"), evidenceKind: textAt(it, "kind"), collectedOn, expiresOn, span: it.span };
  });
  return new Map(all.map((it) => [it.id, it]));
}

/** Evidence that was collected after the signature that names it. */
export function laterEvidence({ source, attestations, evidence }: Input): readonly Diagnostic[] {
  return attestations.flatMap((it, index) =>
    it.evidence.flatMap((id) => {
      const paper = evidence.get(id);
      if (!paper || paper.collectedOn <= it.on) return [];
      const [signed, collected] = [formatDay(it.on), formatDay(paper.collectedOn)];
      const params = { path: `attestations[${index}]`, id, signed, collected };
      return [evidenceAfterSignature.at({ source, span: it.span }, params)];
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
      const path = `attestations[${index}].by.${key}`;
      return [unsignedAttestation.at({ source, span: signed.span }, { path, value })];
    }),
  );
}
