import { problemsOf, reportTrouble } from "./build-report.ts";
import type { Receipt } from "./receipt.ts";
import type { ReportRun } from "./report-run.ts";
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

/** A decision that was made again, or that could not be. */
interface Verified extends Pick<ReportRun, "policyProblems" | "inputProblems" | "troubles" | "exitCode"> {
  readonly receipt: Receipt | undefined;
  readonly judged: boolean;
  readonly changed: readonly ChangedPart[];
  readonly verdicts: readonly ChangedVerdict[];
}

/** What became of a decision, as the plain data from which every format is made. */
export function buildVerification(verified: Verified, path: string, engine: string): Verification {
  const { receipt, judged, changed, verdicts, troubles, exitCode } = verified;
  return {
    verification: "verification@1",
    engine,
    receipt: receipt && {
      path,
      engine: receipt.engine,
      as_of: receipt.settings.as_of,
      rules: receipt.rules.length,
      files: filesOf(receipt),
    },
    reproduced: exitCode === 0,
    changed,
    verdicts,
    judged,
    problems: problemsOf(verified),
    troubles: troubles.map((it) => reportTrouble(it)),
    exit_code: exitCode,
  };
}

function filesOf({ library, packs, inputs, profile, waivers, baseline }: Receipt): number {
  const { calendar, vocabulary, mapping } = library;
  const beside = [profile, waivers, baseline].filter((it) => it !== undefined);
  const pinned = [calendar, vocabulary, mapping, ...packs].map((it) => Object.keys(it.files).length);
  return pinned.reduce((sum, it) => sum + it, inputs.length + beside.length);
}
