import type { Report } from "./report.ts";

/**
 * Whether a decision can be made again from its receipt, as plain data; `grammar/schema/verification-1.schema.json` is its
 * schema. What is undefined is left out of the JSON.
 */
export interface Verification extends Pick<Report, "problems" | "troubles" | "exit_code"> {
  readonly verification: "verification@1";
  readonly engine: string;
  /** Undefined: it could not be read. */
  readonly receipt: VerifiedReceipt | undefined;
  readonly reproduced: boolean;
  /** What is no longer what the decision was made from, file by file. */
  readonly changed: readonly ChangedPart[];
  /** What is said otherwise; nothing is compared where nothing could be judged. */
  readonly verdicts: readonly ChangedVerdict[];
  readonly judged: boolean;
}

export interface VerifiedReceipt {
  readonly path: string;
  readonly engine: string;
  readonly as_of: string;
  readonly rules: number;
  readonly files: number;
}

export interface ChangedPart {
  readonly kind:
    | "receipt"
    | "engine"
    | "calendar"
    | "vocabulary"
    | "mapping"
    | "pack"
    | "profile"
    | "waivers"
    | "baseline"
    | "input";
  /** Of the pack, the calendar …; of a document its path. */
  readonly name: string;
  readonly file: string | undefined;
  /** Digests, or versions. Undefined: it was not there, or is not there any more. */
  readonly was: string | undefined;
  readonly is: string | undefined;
  /** Whether it still says the same, in other bytes; undefined: that is not known. */
  readonly same_meaning: boolean | undefined;
}

export interface ChangedVerdict {
  readonly kind: "rule" | "instance" | "note" | "flag" | "run";
  readonly name: string;
  /** The document and the elements that it is about, where it is about some. */
  readonly of: string | undefined;
  readonly was: string | undefined;
  readonly is: string | undefined;
}
