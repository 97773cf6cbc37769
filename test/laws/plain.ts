import type { Reckoning } from "../../src/base/reckoning.ts";
import type { Growth } from "./vocabularies.ts";

/** A situation as plain data, for whoever reads packs and documents in their own way. */
export interface PlainSituation {
  readonly packs: readonly PlainPack[];
  readonly documents: readonly PlainDocument[];
  /** Index of the service that rules on other documents read. */
  readonly service: number;
  /** Whether that service is judged too, or only read. */
  readonly judgesService: boolean;
  /** Whether the vocabulary says what cannot be together. */
  readonly isStrict: boolean;
  readonly settings: PlainSettings;
}

/** Days are written `2025-10-15`; `until` is not included. */
export interface PlainDays {
  readonly from: string;
  readonly until: string | undefined;
}

/** One version of a pack; its files are text. */
export interface PlainPack {
  readonly id: string;
  readonly inForce: PlainDays | "never";
  /** What its rules rest on, if they do not say. */
  readonly rank: string;
  readonly needs: readonly string[];
  /** Which of the two texts of the law it encodes. */
  readonly text: "first" | "later";
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Where its days begin and how they are counted: in one situation alike. */
  readonly reckons: PlainReckoning;
  /** What its vocabulary adds to the world: in one situation alike. */
  readonly growth: Growth;
}

export type PlainReckoning = Omit<Reckoning, "calendar">;

/** `null` is a value that is written; a key that is not there is unknown. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainRecord;
export interface PlainRecord {
  readonly [key: string]: Plain;
}

export interface PlainDocument {
  readonly name: string;
  /** The subject that it is about, first of those that it holds. */
  readonly subject: string;
  readonly subjects: Readonly<Record<string, PlainRecord>>;
  readonly factsOn: string | undefined;
  readonly attestations: readonly PlainAttestation[];
  readonly evidence: readonly PlainEvidence[];
}

export interface PlainAttestation {
  /** Full name. */
  readonly standard: string;
  /** The id of the subject, and the name of its element. */
  readonly subject: string;
  readonly element: string | undefined;
  readonly met: boolean;
  readonly role: string;
  readonly on: string;
  readonly evidence: readonly string[];
}

export interface PlainEvidence {
  readonly id: string;
  readonly kind: string;
  readonly collectedOn: string;
  /** The last good day. */
  readonly expiresOn: string | undefined;
}

export interface PlainSettings {
  readonly asOf: string;
  readonly lawOf: string | undefined;
  readonly party: string;
  readonly provisional: boolean;
  readonly interpretations: readonly (PlainEntry & { readonly term: string; readonly value: string })[];
  readonly memberships: readonly (PlainEntry & {
    readonly list: string;
    readonly member: string;
    readonly belongs: boolean;
  })[];
  readonly adoptions: readonly (PlainEntry & { readonly kind: "pack" | "rule"; readonly name: string })[];
  readonly assumptions: readonly (PlainDays & { readonly fact: string; readonly value: Plain })[];
}

/** It counts from the later of `on` and `from`. */
export interface PlainEntry extends PlainDays {
  readonly on: string;
}
