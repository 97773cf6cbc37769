import waiversSchema from "../../../grammar/schema/waivers-1.schema.json" with { type: "json" };
import { formatDay, type Day } from "../../base/civil-date.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
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
import { looksAlike } from "../../base/nearest.ts";
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
  const nodes = itemsOf(fieldOf(document.root, "waivers"));
  if (shape.length === 0) return readEntries(document, nodes, (it) => readWaiver(it, longest));
  // What people have to mend is told at once, of those who are named and a reason that is given.
  const signed = nodes.filter((it) => signatureFields.every((name) => (textOf(fieldOf(it, name)) ?? "") !== ""));
  const { diagnostics } = readEntries(document, signed, (it) => refused(signatureMistakes(it)));
  return { value: [], diagnostics: [...shape, ...diagnostics] };
}

const signatureFields = ["reason", "requester", "approver"] as const;
const shortest = 20;
const year: Duration = { kind: "months", count: 12 };

function readWaiver(entry: DocumentEntry, longest: Duration = year): Reading<Waiver | undefined> {
  const { node, place, text } = entry;
  const [from, until] = [dayOf(fieldOf(node, "from")), dayOf(fieldOf(node, "until"))];
  invariant(from !== undefined && until !== undefined, "a waiver that fits its schema has its days");
  const mistakes = [...signatureMistakes(entry), ...dayMistakes(entry, { from, until }, longest)];
  if (mistakes.length > 0) return refused(mistakes);
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

/** Who stands for a waiver, and why. */
function signatureMistakes({ text, at }: DocumentEntry): readonly Diagnostic[] {
  const empty = signatureFields.filter((it) => isPlaceholder(text(it)));
  const length = [...text("reason").trim()].length;
  const isShort = !empty.includes("reason") && length < shortest;
  const areNamed = !empty.includes("requester") && !empty.includes("approver");
  const isSame = areNamed && isSamePerson(text("requester"), text("approver"));
  return [
    ...empty.map((it) => unsignedWaiver.at(at(it), { field: it, text: text(it) })),
    ...(isShort ? [shortReason.at(at("reason"), { length, least: shortest })] : []),
    ...(isSame ? [samePerson.at(at("approver"), { name: text("approver") })] : []),
  ];
}

/** On which days a waiver is to hold. */
function dayMistakes(
  { node, at }: DocumentEntry,
  { from, until }: { readonly from: Day; readonly until: Day },
  longest: Duration,
): readonly Diagnostic[] {
  const approved = dayOf(fieldOf(node, "approved_on")) ?? from;
  const ends = [longest, year].map((most) => ({ most, last: addDuration(approved, most, undefined) ?? approved }));
  const { most, last } = ends.reduce((a, b) => (a.last < b.last ? a : b));
  const [first, end] = [formatDay(from), formatDay(until)];
  return [
    ...(until <= from ? [emptyWaiverInterval.at(at("until"), { from: first, until: end })] : []),
    ...(from < approved ? [beforeApproval.at(at("from"), { from: first, approved: formatDay(approved) })] : []),
    ...(until > last
      ? [
          longWaiver.at(at("until"), {
            until: end,
            last: formatDay(last),
            longest: durationOf(formatDuration(most)),
          }),
        ]
      : []),
  ];
}

/**
 * Whether two names are one person's: width, case, blanks and letters that look alike do not count, nor does what stands behind a
 * comma or in brackets, such as a post. Two family names before their given names are no one person's.
 *
 * @example
 * isSamePerson("Lin Wei", " lin  WEI ") // true
 * isSamePerson("Lin Wei", "Lіn Wеi") // true
 * isSamePerson("K. Brandt", "K. Brandt, compliance") // true
 * isSamePerson("王偉（法務）", "王偉，合規") // true
 * isSamePerson("Lin Wei", "Lın Weі") // true
 * isSamePerson("Nina Lee", "Νina Lee") // true
 * isSamePerson("Lin Wei", "Wei Lin") // false
 * isSamePerson("Brandt, K.", "Brandt, M.") // false
 */
export function isSamePerson(a: string, b: string): boolean {
  const [name, otherName] = [personIn(a), personIn(b)];
  if (looksAlike(a, b) || looksAlike(name, b) || looksAlike(otherName, a)) return true;
  return looksAlike(name, otherName) && isFullName(name);
}

/** What stands before a post. */
const personIn = (text: string): string => /^[^,，、;；(（/／]*/u.exec(text)?.[0].trim() || text;

/** A given and a family name; where Chinese is written both are one word. */
const isFullName = (name: string): boolean => /\S\s+\S/u.test(name) || /^\p{Script=Han}{2,}$/u.test(name);
