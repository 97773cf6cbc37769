import waiversSchema from "../../../grammar/schema/waivers-1.schema.json" with { type: "json" };
import { formatDay, type Day } from "../../base/civil-date.ts";
import {
  dayOf,
  fieldOf,
  itemsOf,
  refused,
  textAt,
  textOf,
  type DataDocument,
  type Reading,
} from "../../base/document.ts";
import { addDuration, durationOf, formatDuration, type Duration } from "../../base/duration.ts";
import { invariant } from "../../base/invariant.ts";
import { skeleton } from "../../base/nearest.ts";
import type { Place } from "../../base/text.ts";
import { checkAgainstSchema } from "../../vocabulary/check-against-schema.ts";
import { isPlaceholder } from "../../vocabulary/is-placeholder.ts";
import { readEntries, type DocumentEntry } from "../profile-entry.ts";
import {
  beforeApproval,
  emptyWaiverInterval,
  longWaiver,
  samePerson,
  shortReason,
  unsignedWaiver,
} from "./diagnostics.ts";

/** What can be covered: a breach, or an open question. */
export type FindingVerdict = "violated" | "undetermined";

/** A person's leave for a finding that is known, for a time. It changes no verdict. */
export interface Waiver {
  /** Full name of the rule. */
  readonly rule: string;
  readonly of: WaiverScope;
  /** The verdict that it is for: leave for a breach is none for a question that is open, and the other way round. */
  readonly verdict: FindingVerdict;
  readonly reason: string;
  readonly requester: string;
  readonly approver: string;
  readonly from: Day;
  /** The first day on which it no longer holds. */
  readonly until: Day;
  /** What was looked at when it was given; undefined: nobody recorded it. */
  readonly seen: SeenDigests | undefined;
  readonly place: Place;
}

/** Which findings of the rule are waived: one, or those of a file, there of one element or of all. */
export type WaiverScope =
  | { readonly kind: "fingerprint"; readonly fingerprint: string }
  | { readonly kind: "file"; readonly path: string; readonly element: string | undefined };

/** Digests of the rule and of the facts that a finding rests on. */
export interface SeenDigests {
  readonly rule: string;
  readonly facts: string;
}

/**
 * What the waivers of a file say. One that nobody else has approved, that gives no reason or no end, or that holds longer than a
 * year, or than `longest` if that is less, is a mistake and none.
 */
export function readWaivers(document: DataDocument, longest?: Duration): Reading<readonly Waiver[]> {
  const shape = checkAgainstSchema(document, waiversSchema);
  if (shape.length > 0) return { value: [], diagnostics: shape };
  return readEntries(document, itemsOf(fieldOf(document.root, "waivers")), (it) => readWaiver(it, longest));
}

const shortest = 20;
const year: Duration = { kind: "months", count: 12 };

function readWaiver({ node, place, text, at }: DocumentEntry, longest: Duration = year): Reading<Waiver | undefined> {
  const empty = ["reason", "requester", "approver"].find((it) => isPlaceholder(text(it)));
  if (empty !== undefined) return refused(unsignedWaiver.at(at(empty), { field: empty, text: text(empty) }));
  const length = [...text("reason").trim()].length;
  if (length < shortest) return refused(shortReason.at(at("reason"), { length, least: shortest }));
  if (isSamePerson(text("requester"), text("approver")))
    return refused(samePerson.at(at("approver"), { name: text("approver") }));
  const [from, until] = [dayOf(fieldOf(node, "from")), dayOf(fieldOf(node, "until"))];
  invariant(from !== undefined && until !== undefined, "a waiver that fits its schema has its days");
  if (until <= from)
    return refused(emptyWaiverInterval.at(at("until"), { from: formatDay(from), until: formatDay(until) }));
  const approved = dayOf(fieldOf(node, "approved_on")) ?? from;
  if (from < approved)
    return refused(beforeApproval.at(at("from"), { from: formatDay(from), approved: formatDay(approved) }));
  const ends = [longest, year].map((most) => ({ most, last: addDuration(approved, most, undefined) ?? approved }));
  const { most, last } = ends.reduce((a, b) => (a.last < b.last ? a : b));
  if (until > last) {
    const days = { until: formatDay(until), last: formatDay(last) };
    return refused(longWaiver.at(at("until"), { ...days, longest: durationOf(formatDuration(most)) }));
  }
  const fingerprint = textOf(fieldOf(node, "fingerprint"));
  const seen = fieldOf(node, "seen");
  const waiver: Waiver = {
    rule: text("rule"),
    of:
      fingerprint === undefined
        ? { kind: "file", path: text("input").replace(/^(\.\/)+/, ""), element: textOf(fieldOf(node, "element")) }
        : { kind: "fingerprint", fingerprint },
    verdict: text("verdict") === "undetermined" ? "undetermined" : "violated",
    reason: text("reason"),
    requester: text("requester"),
    approver: text("approver"),
    from,
    until,
    seen: seen && { rule: textAt(seen, "rule"), facts: textAt(seen, "facts") },
    place,
  };
  return { value: waiver, diagnostics: [] };
}

/**
 * Whether two names are one person's: width, case, blanks and letters that look alike do not count.
 *
 * @example
 * isSamePerson("Lin Wei", " lin  WEI ") // true
 * isSamePerson("Lin Wei", "Lіn Wеi") // true
 * isSamePerson("Lin Wei", "Wei Lin") // false
 */
export function isSamePerson(a: string, b: string): boolean {
  return skeleton(a) === skeleton(b);
}
