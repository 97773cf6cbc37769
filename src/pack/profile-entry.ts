import { formatDay, type Day } from "../base/civil-date.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { allRead, dayOf, fieldOf, textAt, type DataDocument, type DataNode, type Reading } from "../base/document.ts";
import { invariant } from "../base/invariant.ts";
import { listOf, message } from "../base/message.ts";
import type { Place } from "../base/text.ts";
import { isPlaceholder } from "../vocabulary/is-placeholder.ts";
import { emptyInterval, unsignedEntry, unsignedInterpretation, type unfitValue } from "./diagnostics.ts";

/** One entry of a profile, which fits its schema. */
export interface DocumentEntry {
  readonly node: DataNode;
  readonly place: Place;
  /** The text of a field; empty if it has none. */
  readonly text: (name: string) => string;
  readonly at: (name: string) => Place;
}

/** What the entries say that are right; a warning may stand beside what one says. */
export function readEntries<T>(
  { source }: DataDocument,
  nodes: readonly DataNode[],
  read: (entry: DocumentEntry) => Reading<T | undefined>,
): Reading<readonly T[]> {
  const entries = nodes.map((node): DocumentEntry => ({
    node,
    place: { source, span: node.span },
    text: (name) => textAt(node, name),
    at: (name) => ({ source, span: (fieldOf(node, name) ?? node).span }),
  }));
  return allRead(entries.map(read));
}

/** What a value should be. */
export type Wanted = Pick<Parameters<typeof unfitValue.at>[1], "wanted" | "members">;

const word = message("pack/word", { en: "{word}", zh: "`{word}`" });

export const wantedMember = (words: readonly string[]): Wanted => ({
  wanted: "member",
  members: listOf(words.map((it) => word({ word: it }))),
});

/** Who stands for an entry, why, and on which days. */
export interface Signature {
  readonly by: string;
  readonly because: string;
  /** The first day, if the entry does not say when it was signed. */
  readonly on: Day;
  readonly from: Day;
  readonly until: Day | undefined;
  readonly place: Place;
}

/** The signature of an entry, or what is wrong with it: nobody stands for it, or it holds on no day. */
export function readSignature({ node, place, text, at }: DocumentEntry): Signature | Diagnostic {
  const unsigned = (["by", "because"] as const).find((it) => isPlaceholder(text(it)));
  if (unsigned !== undefined) {
    const kind = fieldOf(node, "term") ? unsignedInterpretation : unsignedEntry;
    return kind.at(at(unsigned), { field: unsigned, text: text(unsigned) });
  }
  const from = dayOf(fieldOf(node, "from"));
  invariant(from !== undefined, "an entry that fits its schema has a first day");
  const until = dayOf(fieldOf(node, "until"));
  if (until !== undefined && until <= from)
    return emptyInterval.at(at("until"), { from: formatDay(from), until: formatDay(until) });
  const on = dayOf(fieldOf(node, "on")) ?? from;
  return { by: text("by"), because: text("because"), on, from, until, place };
}

export const isSigned = (it: Signature | Diagnostic): it is Signature => "by" in it;

/** Entries that begin while an earlier one of the same name still holds. */
export function overlapsOf<T extends Pick<Signature, "from" | "until" | "place">>(
  entries: readonly T[],
  nameOf: (entry: T) => string,
): readonly { readonly entry: T; readonly name: string; readonly from: string }[] {
  return entries.flatMap((entry, index) => {
    const name = nameOf(entry);
    const other = entries
      .slice(0, index)
      .find((it) => nameOf(it) === name && beforeEnd(entry.from, it.until) && beforeEnd(it.from, entry.until));
    return other ? [{ entry, name, from: formatDay(other.from) }] : [];
  });
}

const beforeEnd = (day: Day, until: Day | undefined): boolean => until === undefined || day < until;
