import type { Header, Report, ReportNeed, ReportNeeded } from "./report.ts";
import type { Cite, Scripts } from "./rule-report.ts";

/**
 * What is missing over a run, as plain data; `grammar/schema/needs-1.schema.json` is its schema.
 * What is undefined is left out of the JSON.
 */
export interface NeedsReport
  extends Header, Pick<Report, "not_examined" | "sentence" | "problems" | "troubles" | "skipped" | "exit_code"> {
  readonly needs: "needs@1";
  readonly packs: readonly Omit<ReportNeeded, "needed_by">[];
  /** Most decisive first, as `gatherNeeds` tells. */
  readonly missing: readonly MissingThing[];
  /** Rules that are undetermined and bind the party. */
  readonly open: readonly BlockedRule[];
}

export type NeedGroup = "fact" | "attestation" | "reading" | "document" | "other";

export interface MissingThing extends ReportNeed {
  readonly group: NeedGroup;
  /** Rules that wait for it. */
  readonly blocks: readonly BlockedRule[];
  /** Those of them that some answer to it alone would settle, in one document at least; tried. */
  readonly settles: readonly BlockedRule[];
  readonly attestation: AskedAttestation | undefined;
  readonly reading: AskedReading | undefined;
}

export interface BlockedRule {
  /** Full name. */
  readonly rule: string;
  readonly cite: Cite;
}

/** A standard that nobody has judged, of each subject or element that lacks it. */
export interface AskedAttestation {
  /** Full name. */
  readonly standard: string;
  readonly title: string;
  readonly judges: readonly {
    readonly role: string;
    readonly valid_for: string;
    readonly evidence: readonly string[];
  }[];
  /** `path`: the document that has to hold it. */
  readonly about: readonly {
    readonly subject: string | undefined;
    readonly element: string | undefined;
    readonly path: string;
  }[];
}

/** A word or a list that the law leaves open, and that a profile may read. */
export interface AskedReading {
  readonly kind: "term" | "list";
  /** Full name. */
  readonly name: string;
  /** Of a list: what may be in it or not. */
  readonly member: string | undefined;
  /** Of a term: `duration` … */
  readonly type: string | undefined;
  readonly cite: Cite | undefined;
  readonly words: Scripts | undefined;
}
