import { formatDay, parseDay, type Day } from "../base/civil-date.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { fieldOf, textOf, type DataNode } from "../base/document.ts";
import { dayIn, parseInstant, type Zone } from "../base/instant.ts";
import { didYouMean, nearestOfMany } from "../base/nearest.ts";
import { positionAt, type Place, type SourceText } from "../base/text.ts";
import { afterFactsOn, dayTooEarly, noSuchEvidence, placeholder, sameKey, signedTooEarly } from "./diagnostics.ts";
import { isPlaceholder } from "./is-placeholder.ts";
import type { Field, Type } from "./type.ts";
import { walkFacts, type Fact } from "./walk-facts.ts";

/** What the facts of a document are checked against beyond their schema. */
export interface FactContext {
  readonly source: SourceText;
  /** The zones of those who judge it. */
  readonly zones: readonly Zone[];
  readonly factsOn: Day | undefined;
  /** Ids of the document's evidence. */
  readonly evidence: ReadonlySet<string>;
  readonly verbatim: ReadonlySet<Field>;
  /** Of signatures and their evidence, of which nothing can be left unknown. */
  readonly isSigned: boolean;
}

export interface CheckedFacts {
  readonly diagnostics: readonly Diagnostic[];
  readonly unusable: ReadonlySet<DataNode>;
  /** Days of what has happened, or has not before that day. */
  readonly events: ReadonlySet<DataNode>;
}

/**
 * Programs write such a day where they have none: 0001, 1601, 1753, 1899, 1900, 1904 and the first of January 1970 are what
 * an empty day comes to in the systems that dossiers are exported from. Nothing that is judged here is as old.
 */
const firstDay = parseDay("1970-01-02") ?? 0;

/** A day, if it is one that no fact can be of. */
function earlyDay({ node, type }: Pick<Fact, "node" | "type">, zones: readonly Zone[]): Day | undefined {
  const days = zones.flatMap((it) => civilDayOf(node, type.kind, it) ?? []);
  return days.find((it) => it < firstDay);
}

/** Whether a subject's own day is one that no fact can be of. */
export function isTooEarly(node: DataNode | undefined, type: Type, zones: readonly Zone[]): boolean {
  return node !== undefined && earlyDay({ node, type }, zones) !== undefined;
}

/**
 * Finds placeholders, days that are none, events after `facts_on`, elements that share a name, and evidence that is not there.
 * A placeholder is a warning, and the fact counts as unknown; the rest are errors.
 */
export function checkFacts(start: Fact, around: FactContext): CheckedFacts {
  const diagnostics: Diagnostic[] = [];
  const unusable = new Set<DataNode>();
  const events = new Set<DataNode>();
  const nearest = nearestOfMany();
  for (const fact of walkFacts(start)) {
    const place = { source: around.source, span: fact.node.span };
    if (isEmptyWord(fact, around.verbatim)) {
      unusable.add(fact.node);
      diagnostics.push(placeholder.at(place, { path: fact.path, value: textOf(fact.node) ?? "" }));
      continue;
    }
    const early = earlyDay(fact, around.zones);
    if (early !== undefined) {
      unusable.add(fact.node);
      const says = around.isSigned ? signedTooEarly : dayTooEarly;
      diagnostics.push(says.at(place, { path: fact.path, day: formatDay(early) }));
      continue;
    }
    if (fact.field?.event) events.add(fact.node);
    diagnostics.push(
      ...checkEvent(fact, around, place),
      ...checkKeys(fact, around),
      ...checkEvidence(fact, around, place, nearest),
    );
  }
  return { diagnostics, unusable, events };
}

/** Whether a placeholder stands there; a word that the schema lists, such as `none`, is a fact. */
function isEmptyWord({ node, type, field }: Fact, verbatim: ReadonlySet<Field>): boolean {
  const text = textOf(node);
  if (type.kind === "enum" && type.members.some((it) => it === text)) return false;
  return text !== undefined && !(field && verbatim.has(field)) && isPlaceholder(text);
}

function checkEvent(
  { path, node, type, field }: Fact,
  { zones, factsOn }: FactContext,
  place: Place,
): readonly Diagnostic[] {
  if (!field?.event || factsOn === undefined) return [];
  // What is not yet known in one zone may be so in another.
  const days = zones.flatMap((it) => civilDayOf(node, type.kind, it) ?? []);
  const [day] = days;
  if (day === undefined || days.some((it) => it <= factsOn)) return [];
  return [afterFactsOn.at(place, { path, day: formatDay(day), factsOn: formatDay(factsOn) })];
}

/** The day of a date or a moment in a zone; undefined for anything else. */
export function civilDayOf(node: DataNode | undefined, kind: Fact["type"]["kind"], zone: Zone): Day | undefined {
  const text = textOf(node);
  if (text === undefined) return undefined;
  if (kind === "date") return parseDay(text);
  const instant = kind === "datetime" ? parseInstant(text) : undefined;
  return instant === undefined ? undefined : dayIn(instant, zone);
}

// INVARIANT (one name one element): in a list with an `x-key` no two elements have the same name, so that an
// attestation about an element can mean only one.
function checkKeys({ path, node, type }: Fact, { source }: FactContext): readonly Diagnostic[] {
  if (node.kind !== "list" || type.kind !== "list" || type.key === undefined) return [];
  const { key } = type;
  const first = new Map<string, DataNode>();
  const found: Diagnostic[] = [];
  for (const item of node.items) {
    const name = fieldOf(item, key);
    const value = textOf(name);
    if (!name || value === undefined || isPlaceholder(value)) continue;
    const before = first.get(value) ?? name;
    first.set(value, before);
    if (before === name) continue;
    const { start } = before.span;
    const where = source.pathAt?.(start) ?? positionAt(source, start).line;
    found.push(sameKey.at({ source, span: name.span }, { path, key, value, inText: !source.pathAt, first: where }));
  }
  return found;
}

function checkEvidence(
  { path, node, type }: Fact,
  { evidence }: FactContext,
  place: Place,
  nearest: ReturnType<typeof nearestOfMany>,
): readonly Diagnostic[] {
  const id = type.kind === "document" ? textOf(node) : undefined;
  if (id === undefined || evidence.has(id)) return [];
  return [noSuchEvidence.at(place, { path, id, near: didYouMean(nearest(id, evidence)) })];
}
