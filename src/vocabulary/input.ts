import type { Day } from "../base/civil-date.ts";
import type { DataNode, RecordNode } from "../base/data.ts";
import type { SourceText, Span } from "../base/text.ts";

/** One validated document: a subject to judge, and what it brings with it. */
export interface Input {
  readonly source: SourceText;
  /** The subject that this document is about. */
  readonly subject: string;
  /** Every subject that the document holds, its own first: a response may carry its request. */
  readonly roots: ReadonlyMap<string, RecordNode>;
  /** Where the document stands in its file: the place of what it lacks. */
  readonly span: Span;
  /** The service that it belongs to, where that is not the one of the run. */
  readonly service?: Input | undefined;
  readonly factsOn: Day | undefined;
  /** The subject's own day in the civil calendar of the zone; undefined for a service. */
  readonly day: Day | undefined;
  readonly attestations: readonly Attestation[];
  readonly evidence: ReadonlyMap<string, Evidence>;
  /** Values that are written and yet tell nothing, such as `TBD`: unknown. */
  readonly unusable: ReadonlySet<DataNode>;
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
