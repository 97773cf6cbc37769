import type { ExitCode } from "../../base/diagnostic.ts";
import type { RunWord, Verdict } from "../../evaluate/decision.ts";
import type { Pins } from "../../pack/pins.ts";
import type { RuleSeverity } from "./report-run.ts";

/**
 * A decision, with all that it was made from, so that it can be made again; `grammar/schema/receipt-1.schema.json` is its
 * schema. It holds digests of documents and none of their words. What is undefined is left out of the JSON.
 */
export interface Receipt extends Pins {
  readonly receipt: "receipt@1";
  readonly settings: ReceiptSettings;
  readonly profile: ReceiptFile | undefined;
  readonly waivers: ReceiptFile | undefined;
  readonly baseline: ReceiptFile | undefined;
  /** The files of the documents, in the order in which they were read; a service that is only read stands last. */
  readonly inputs: readonly ReceiptInput[];
  readonly documents: readonly ReceiptDocument[];
  /** What verdicts rest on that people said. */
  readonly used: {
    readonly assumptions: readonly ReceiptEntry[];
    readonly interpretations: readonly ReceiptEntry[];
    readonly attestations: readonly ReceiptEntry[];
  };
  readonly word: RunWord;
  readonly exit_code: ExitCode;
  readonly rules: readonly ReceiptRule[];
  readonly notes: readonly ReceiptNote[];
  readonly yields: readonly ReceiptFlag[];
  /** SHA-256 of all the rest as canonical JSON (RFC 8785). */
  readonly digest: string;
}

/** As they were asked for: what is not given comes from the project, or is the default. */
export interface ReceiptSettings {
  readonly as_of: string;
  /** The moment at which packs of several zones were each asked on their own day; `as_of` is that of the first. */
  readonly now: string | undefined;
  readonly law_of: string | undefined;
  readonly party: string;
  readonly packs: readonly string[];
  /** Folders of vocabularies; undefined: none is named beside those of the project. */
  readonly vocabularies: readonly string[] | undefined;
  readonly service: string | undefined;
  readonly profile: string | undefined;
  readonly waivers: string | undefined;
  readonly baseline: string | undefined;
  readonly from: string | undefined;
  /** Undefined: columns of a log were not mapped. */
  readonly columns: string | undefined;
  readonly detect: boolean;
  /** Undefined: what is unverified bound nobody. */
  readonly provisional: true | undefined;
  readonly fail_on: RuleSeverity | undefined;
  readonly allow: readonly "undetermined"[];
}

export interface ReceiptFile {
  readonly path: string;
  /** Of its bytes. */
  readonly digest: string;
}

export interface ReceiptInput extends ReceiptFile {
  /** Of what its documents say, whatever their layout. */
  readonly facts: string;
}

export interface ReceiptDocument {
  /** Index into the inputs. */
  readonly input: number;
  /** Which document of its file it is, from 0. */
  readonly at: number;
  readonly subject: string;
}

/** An entry of a profile, or an attestation. */
export interface ReceiptEntry {
  /** Of the fact, the term or list, the standard. */
  readonly name: string;
  readonly value: string;
  readonly by: string;
}

export interface ReceiptRule {
  readonly rule: string;
  readonly verdict: Verdict;
  readonly advisory: boolean;
  readonly in_roll_up: boolean;
  readonly instances: readonly ReceiptInstance[];
}

export interface ReceiptInstance {
  /** Index into the documents. */
  readonly document: number;
  readonly elements: readonly string[];
  readonly law_of: string;
  readonly verdict: Verdict;
}

export interface ReceiptNote {
  readonly rule: string;
  readonly document: number | undefined;
  readonly elements: readonly string[];
  readonly applies: string;
}

export interface ReceiptFlag {
  readonly pack: string;
  readonly what: string;
  readonly document: number;
  readonly holds: string;
}
