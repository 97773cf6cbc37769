import type { Host } from "../../base/host.ts";
import type { RunWord, Verdict } from "../../evaluate/decision.ts";
import type { Pins } from "../../pack/pins.ts";
import type { ReceiptFile, ReceiptSettings } from "../../report/model/receipt.ts";
import type { CheckRequest } from "../check/check-request.ts";
import { optionsOf } from "../check/prepare.ts";
import { pinsOf } from "../lock/lock.ts";
import { askedSettings, receiptDigest, receiptFile } from "../lock/receipt.ts";
import type { BulkChecker } from "./bulk.ts";
import type { LineFault, Tally } from "./tally.ts";

/**
 * A part of a log that was judged line by line, or several of them: what they are told from when they are merged. `grammar/schema/part-1.schema.json` is
 * its schema. What is undefined is left out of the JSON.
 */
export interface LogPart extends Pins {
  readonly part: "part@1";
  readonly settings: ReceiptSettings;
  readonly service: ReceiptFile | undefined;
  readonly profile: ReceiptFile | undefined;
  readonly columns: ReceiptFile | undefined;
  /** The words of the command line, without those that say which part it is. */
  readonly asked: AskedWords;
  /** Into how many parts the log is cut. */
  readonly of: number;
  readonly log: LogFiles | undefined;
  /** In the order of the log. */
  readonly stretches: readonly PartStretch[];
  /** SHA-256 of all the rest as canonical JSON (RFC 8785). */
  readonly digest: string;
}

export interface AskedWords {
  readonly inputs: readonly string[];
  readonly flags: readonly string[];
}

/** All files of a log: how long they are, and the digest of their names and lengths. */
export interface LogFiles {
  readonly bytes: number;
  readonly digest: string;
}

/** Which part of its log is judged, from 1. */
export interface PartNumber {
  readonly number: number;
  readonly of: number;
}

/** Where a part stands in its log: in bytes, all files laid end to end. */
export interface PartPlace extends PartNumber {
  readonly log: LogFiles;
  readonly bytes: { readonly from: number; readonly to: number };
}

/** Parts that follow each other. */
export interface PartStretch extends Omit<Tally, "documents" | "outcomes" | "rules" | "samples"> {
  readonly first: number;
  readonly last: number;
  /** Undefined: it came from standard input. */
  readonly bytes: PartPlace["bytes"] | undefined;
  /** The last line does not end. */
  readonly open: true | undefined;
  readonly documents: Readonly<Record<string, number>>;
  readonly outcomes: Readonly<Record<string, Readonly<Partial<Record<RunWord, number>>>>>;
  readonly rules: Readonly<Record<string, Readonly<Partial<Record<Verdict, number>>>>>;
  readonly samples: readonly PartSample[];
}

interface PartSample {
  readonly path: string;
  readonly line: number;
  readonly first: number;
  readonly text: string;
  readonly fault: LineFault | undefined;
  readonly shows: readonly { readonly what: string; readonly wanted: number }[];
}

/** What was judged of a log as one part. `isOpen`: its last line does not end. */
export interface JudgedPart {
  readonly place: PartPlace | PartNumber;
  readonly tally: Tally;
  readonly isOpen: boolean;
  readonly asked: AskedWords;
}

/** What is judged by, and what was judged. */
export function partOf(
  { prepared }: BulkChecker,
  request: CheckRequest,
  host: Host,
  { place, tally, isOpen, asked }: JudgedPart,
): LogPart {
  const { packs, all, settings, library, profile } = prepared;
  const isInFiles = "log" in place;
  const stretch = {
    first: place.number,
    last: place.number,
    bytes: isInFiles ? place.bytes : undefined,
    open: isOpen && !isInFiles ? (true as const) : undefined,
    ...writtenTally(tally),
  };
  return sealed({
    part: "part@1",
    ...pinsOf(host, request.library, library, all),
    settings: askedSettings(request, { packs, settings, options: optionsOf(prepared.asked, profile.profile) }),
    service: receiptFile(host, request.service),
    profile: receiptFile(host, request.profile),
    columns: receiptFile(host, request.columns),
    asked,
    of: place.of,
    log: isInFiles ? place.log : undefined,
    stretches: [stretch],
  });
}

/** With the digest that tells whether somebody has changed it. */
export const sealed = (part: Omit<LogPart, "digest">): LogPart => ({ ...part, digest: receiptDigest(part) });

export type WrittenTally = Omit<PartStretch, "first" | "last" | "bytes" | "open">;

/** A tally as JSON has it. */
export function writtenTally({ documents, outcomes, rules, samples, ...others }: Tally): WrittenTally {
  return {
    ...others,
    documents: Object.fromEntries(documents),
    outcomes: writtenCounts(outcomes),
    rules: writtenCounts(rules),
    samples: samples.map(({ shows, ...it }) => ({ ...it, shows: shows.map(([what, wanted]) => ({ what, wanted })) })),
  };
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

type Counts<W extends string> = Readonly<Record<string, Readonly<Partial<Record<W, number>>>>>;

const writtenCounts = <W extends string>(all: ReadonlyMap<string, ReadonlyMap<W, number>>): Counts<W> =>
  Object.fromEntries(
    [...all].toSorted(byName).map(([name, counts]) => [name, Object.fromEntries([...counts].toSorted(byName))]),
  ) as Counts<W>;

const readCounts = <W extends string>(all: Counts<W>): ReadonlyMap<string, ReadonlyMap<W, number>> =>
  new Map(Object.entries(all).map(([name, counts]) => [name, new Map(Object.entries(counts) as [W, number][])]));

/** The same, read back. */
export function readTally({ documents, outcomes, rules, samples, ...others }: WrittenTally): Tally {
  return {
    ...others,
    documents: new Map(Object.entries(documents)),
    outcomes: readCounts(outcomes),
    rules: readCounts(rules),
    samples: samples.map(({ shows, ...it }) => ({ ...it, shows: shows.map((one) => [one.what, one.wanted] as const) })),
  };
}
