import { parseDay, type Day } from "../base/civil-date.ts";
import { fieldOf, textOf, type DataNode, type RecordNode } from "../base/document.ts";
import { parseDuration, formatDuration } from "../base/duration.ts";
import { isExact } from "../base/exact-number.ts";
import { groupBy } from "../base/group-by.ts";
import { dayIn, parseInstant, type Zone } from "../base/instant.ts";
import { memoized } from "../base/memoized.ts";
import { messages } from "../base/message.ts";
import type { Place } from "../base/text.ts";
import { isInState } from "./fact-state.ts";
import type { Input } from "../vocabulary/input.ts";
import { meantAsPart } from "../vocabulary/part.ts";
import type { Contradiction, FactPath, StatedFact, Type } from "../vocabulary/type.ts";
import type { Root, Run } from "./context.ts";
import type { ContradictedFacts, FactRead } from "./decision.ts";
import { showFact } from "./fact.ts";
import { readableRoots, type JudgedDocument, type Judgement, type ReadableRoots } from "./judgement.ts";
import { placeKey } from "./value.ts";

/** What contradicts each other in the documents of a run. */
export interface Contradictions {
  readonly all: readonly ContradictedFacts[];
  /** What contradicts a fact that is read with a document; undefined: nothing does. */
  readonly of: (document: JudgedDocument | undefined) => (node: DataNode) => ContradictedFacts | undefined;
}

const why = messages("evaluate/contradicted", {
  declared: { en: "{why}", zh: "{why}" },
  twice: {
    en: "`{path}` of one {subject}, `{id}`, is said in two ways",
    zh: "同一 `{subject}`（`{id}`）的 `{path}` 有兩種說法",
  },
});

/** Facts that contradict each other, and where their values stand. */
interface Found {
  readonly contradicted: ContradictedFacts;
  readonly nodes: readonly DataNode[];
}

/**
 * Finds what contradicts each other: in a document and what is read with it, as the vocabulary declares it; and between
 * documents of one subject, which say the same facts in two ways. All states have to be known: what is not stated contradicts
 * nothing. A fact that contradicts another is open wherever it is read; in a run of documents apart, in that document alone.
 */
export function findContradictions(run: Run, judgements: readonly Judgement[]): Contradictions {
  const documents = [...new Set(judgements.map((it) => it.document))];
  const own = new Map(documents.map((it) => [it, declaredIn(run, it, run.inputs[it.index])]));
  const ofServices = servicesRead(run).flatMap((it) => declaredIn(run, readableRoots(run, it), it));
  const twice = run.apart === true ? [] : saidTwice(run, documents);
  const found = [...ofServices, ...[...own.values()].flat(), ...twice];
  const shared = byNode(run.apart === true ? ofServices : found);
  const nearestOf = memoized((document: JudgedDocument | undefined) => byNode((document && own.get(document)) ?? []));
  return {
    all: joinContradictions(found.map((it) => it.contradicted)),
    of: (document) => {
      const own = nearestOf(document);
      // Most documents contradict nothing, and each fact of them is asked about.
      return own.size + shared.size === 0 ? () => undefined : (node) => own.get(node) ?? shared.get(node);
    },
  };
}

/** The services that documents read and that are not judged themselves. */
function servicesRead({ service, inputs }: Run): readonly Input[] {
  const judged = new Set(inputs);
  return [...new Set([service, ...inputs.map((it) => it.service)])].flatMap((it) =>
    it && !judged.has(it) ? [it] : [],
  );
}

function byNode(all: readonly Found[]): ReadonlyMap<DataNode, ContradictedFacts> {
  const map = new Map<DataNode, ContradictedFacts>();
  for (const { nodes, contradicted } of all) for (const it of nodes) if (!map.has(it)) map.set(it, contradicted);
  return map;
}

/** Contradictions of one kind that have a fact in common are one: ten answers of a service that is not online. */
export function joinContradictions(all: readonly ContradictedFacts[]): readonly ContradictedFacts[] {
  const facts = new Map<ContradictedFacts, Map<string, FactRead>>();
  const first = new Map<string, ContradictedFacts>();
  for (const it of all) {
    const keys = it.facts.map((one) => `${JSON.stringify(it.why)} ${placeKey(one.place)}`);
    const before = keys.map((key) => first.get(key)).find((one) => one !== undefined) ?? it;
    const own = facts.get(before) ?? new Map<string, FactRead>();
    facts.set(before, own);
    it.facts.forEach((one) => own.set(placeKey(one.place), one));
    for (const key of keys) first.set(key, before);
  }
  return [...facts].map(([it, own]) => ({ ...it, facts: [...own.values()] }));
}

/** What the vocabulary says cannot be together, of the subjects that a document holds. */
function declaredIn(run: Run, readable: ReadableRoots, input: Input | undefined): readonly Found[] {
  return [...(input?.roots.keys() ?? [])].flatMap((name) => {
    const type = run.vocabulary.subjects.get(name)?.type;
    const root = readable.roots.get(name);
    if (!type || !root) return [];
    return [...declaring(type, valueOfRoot(name, root))].flatMap(({ value, contradictions }) =>
      contradictions.flatMap((it) => contradicted(run, readable, value, it) ?? []),
    );
  });
}

/** A value that a document states. Hardly any contradicts another, so path and place are made only for those that are told. */
export interface Value {
  readonly node: DataNode;
  readonly input: Input;
  /** The group or list that it stands in; undefined: it is a subject. */
  readonly within: Value | undefined;
  /** Its name, or its number in a list. */
  readonly step: string | number;
}

function pathOf({ within, step }: Value): string {
  if (!within) return String(step);
  return typeof step === "number" ? `${pathOf(within)}[${step}]` : `${pathOf(within)}.${step}`;
}

/** Where the name of a field stands; else the value itself. */
function placeOf({ node, input, within, step }: Value): Place {
  const entry = within?.node.kind === "record" ? within.node.entries.get(String(step)) : undefined;
  return { source: input.source, span: entry?.keySpan ?? node.span };
}

const declaringTypes = new WeakMap<Type, boolean>();

/** Whether the vocabulary declares something of a value of the type, or of one below it. */
function declares(type: Type): boolean {
  if (type.kind === "list") return declares(type.element);
  if (type.kind !== "record") return false;
  const known = declaringTypes.get(type);
  if (known !== undefined) return known;
  const found = type.contradictions !== undefined || [...type.fields.values()].some((it) => declares(it.type));
  declaringTypes.set(type, found);
  return found;
}

/** The groups below a value of which the vocabulary says what cannot be. */
function* declaring(
  type: Type,
  value: Value,
): Generator<{ readonly value: Value; readonly contradictions: readonly Contradiction[] }> {
  const { node } = value;
  if (!declares(type)) return;
  if (type.kind === "list") for (const it of listedIn(value)) yield* declaring(type.element, it);
  if (type.kind !== "record" || node.kind !== "record") return;
  if (type.contradictions) yield { value, contradictions: type.contradictions };
  for (const [name, field] of type.fields) {
    const below = declares(field.type) ? belowOf(value, name) : undefined;
    if (below) yield* declaring(field.type, below);
  }
}

function belowOf(value: Value, name: string): Value | undefined {
  const entry = value.node.kind === "record" ? value.node.entries.get(name) : undefined;
  if (!entry || value.input.unusable.has(entry.value)) return undefined;
  return { node: entry.value, input: value.input, within: value, step: name };
}

/** The elements that are listed, of a list that is known in part too. */
function listedIn(value: Value): readonly Value[] {
  const listed = fieldOf(value.node, "at_least");
  return elementsOf(listed ? { ...value, node: listed } : value);
}

/** All elements of a list; none of one that is known in part. */
function elementsOf(within: Value): readonly Value[] {
  const { node, input } = within;
  return node.kind === "list" ? node.items.map((item, step) => ({ node: item, input, within, step })) : [];
}

/** The facts of a group that are in all the states that cannot be together. */
function contradicted(
  run: Run,
  readable: ReadableRoots,
  group: Value,
  { facts, why: words }: Contradiction,
): Found | undefined {
  const values: Value[] = [];
  for (const it of facts) {
    const found = inState(run, readable, group, it);
    if (!found) return undefined;
    values.push(...found);
  }
  return foundIn(readable, values, why.declared({ why: words }));
}

function foundIn(readable: ReadableRoots | undefined, values: readonly Value[], said: ContradictedFacts["why"]): Found {
  const facts = values.map((it): FactRead => {
    const place = readable?.assumed.get(it.node)?.place ?? placeOf(it);
    return { kind: "fact", path: pathOf(it), place, shown: showFact(it.node) };
  });
  return { contradicted: { why: said, facts }, nodes: values.map((it) => it.node) };
}

/** The values that have the state, all of them known; undefined: that they have it is not known. */
function inState(
  { settings: { zone } }: Run,
  readable: ReadableRoots,
  group: Value,
  stated: StatedFact,
): readonly Value[] | undefined {
  const { state } = stated;
  const values = valuesAt(readable, group, stated);
  if (!values) return undefined;
  if (!("than" in state)) return values.every((it) => isInState(it.node, state)) ? values : undefined;
  const [than] = valuesAt(readable, group, state.than) ?? [];
  const relates = state.kind === "before" ? isBefore(zone) : isUnlike;
  return than && values.every((it) => relates(it, than)) ? [...values, than] : undefined;
}

/** The values at a path, one or those of each element; undefined if one of them is not stated, or there is none. `group`: where a path without a subject begins. */
export function valuesAt(
  readable: Pick<ReadableRoots, "roots">,
  group: Value | undefined,
  { subject, steps }: FactPath,
): readonly Value[] | undefined {
  let at: readonly Value[] = group ? [group] : [];
  if (subject !== undefined) {
    const root = readable.roots.get(subject);
    if (!root) return undefined;
    at = [valueOfRoot(subject, root)];
  }
  for (const { name, each } of steps) {
    const next: Value[] = [];
    for (const it of at) {
      const below = belowOf(it, name);
      if (!below) return undefined;
      if (each) for (const element of elementsOf(below)) next.push(element);
      else next.push(below);
    }
    at = next;
  }
  return at.length === 0 || at.some((it) => it.input.unusable.has(it.node)) ? undefined : at;
}

/** What is known in part by the last and the first that it can be. */
const isBefore =
  (zone: Zone) =>
  (one: Value, other: Value): boolean =>
    isWrittenBefore(endOf(one, "until"), endOf(other, "from"), zone);

/** The day or moment that a value is, or at which it ends or begins where it is known in part; empty where it tells none. */
export function endOf({ node, input }: Value, end: "from" | "until"): string {
  const at = node.kind === "record" ? fieldOf(node, end) : node;
  return at && !input.unusable.has(at) ? (textOf(at) ?? "") : "";
}

/** Moments by their time; a day and a moment, or two days, by the day. The same day is not before. */
function isWrittenBefore(one: string, other: string, zone: Zone): boolean {
  const [at, than] = [parseInstant(one), parseInstant(other)];
  if (at !== undefined && than !== undefined) return at < than;
  const dayOf = (text: string): Day | undefined => {
    const instant = parseInstant(text);
    return instant === undefined ? parseDay(text) : dayIn(instant, zone);
  };
  const [day, thanDay] = [dayOf(one), dayOf(other)];
  return day !== undefined && thanDay !== undefined && day < thanDay;
}

function isUnlike(one: Value, other: Value): boolean {
  const [a, b] = [textOf(one.node), textOf(other.node)];
  return a !== undefined && b !== undefined && a !== b;
}

/** One subject, known up to one day, in several documents: each is held against the first. */
function saidTwice(run: Run, documents: readonly JudgedDocument[]): readonly Found[] {
  const { asOf } = run.settings;
  const all = documents.flatMap((document) => {
    const input = run.inputs[document.index];
    return [...document.roots]
      .filter(([, root]) => root.input === input)
      .map(([subject, root]) => ({ subject, root, factsOn: document.factsOn }));
  });
  const services = servicesRead(run).flatMap((input) =>
    [...input.roots].map(([subject, node]) => ({ subject, root: { node, input }, factsOn: input.factsOn ?? asOf })),
  );
  const named = [...all, ...services].flatMap((it) => {
    const id = textOf(belowOf(valueOfRoot(it.subject, it.root), "id")?.node);
    return id === undefined ? [] : [{ ...it, id }];
  });
  return [...groupBy(named, (it) => JSON.stringify([it.subject, it.id, it.factsOn])).values()].flatMap((same) => {
    const [first, ...others] = same;
    const type = first && run.vocabulary.subjects.get(first.subject)?.type;
    if (!type) return [];
    const { subject, id } = first;
    return others.flatMap((other) => {
      const differing: (readonly [Value, Value])[] = [];
      compare(type, valueOfRoot(subject, first.root), valueOfRoot(subject, other.root), differing);
      return differing.map((two) => foundIn(undefined, two, why.twice({ subject, id, path: pathOf(two[0]) })));
    });
  });
}

const valueOfRoot = (subject: string, { node, input }: Root): Value => ({
  node,
  input,
  within: undefined,
  step: subject,
});

/** Finds the smallest facts that differ; what one of the two does not state differs in nothing. */
function compare(type: Type, one: Value, other: Value, differing: (readonly [Value, Value])[]): void {
  if (one.node === other.node) return;
  // What is known in part may be what the other says.
  if (meantAsPart(one.node, type) || meantAsPart(other.node, type)) return;
  if (type.kind === "record" && one.node.kind === "record" && other.node.kind === "record") {
    for (const [name, field] of type.fields) {
      const [a, b] = [belowOf(one, name), belowOf(other, name)];
      if (a && b) compare(field.type, a, b, differing);
    }
    return;
  }
  const pairs = type.kind === "list" ? pairsOf(type.key, one, other) : undefined;
  if (type.kind === "list" && pairs) for (const [a, b] of pairs) compare(type.element, a, b, differing);
  else if (meaningOf(one.node, type) !== meaningOf(other.node, type)) differing.push([one, other]);
}

/** The elements of two lists by their names, if both have the same; undefined: they can only be compared whole. */
function pairsOf(key: string | undefined, one: Value, other: Value): readonly (readonly [Value, Value])[] | undefined {
  if (key === undefined) return undefined;
  const named = (it: Value): ReadonlyMap<string | undefined, Value> =>
    new Map(elementsOf(it).map((element) => [textOf(belowOf(element, key)?.node), element]));
  const [ours, theirs] = [named(one), named(other)];
  const counts = [ours.size, theirs.size, elementsOf(one).length, elementsOf(other).length];
  if (new Set(counts).size > 1 || one.node.kind !== "list" || other.node.kind !== "list") return undefined;
  const pairs = [...ours].flatMap(([name, a]) => {
    const b = name === undefined ? undefined : theirs.get(name);
    return b ? [[a, b] as const] : [];
  });
  return pairs.length === ours.size ? pairs : undefined;
}

/** Equal for what means the same: a moment in two zones, a duration in two spellings, the keys of a group in any order. */
function meaningOf(node: DataNode, type: Type): string {
  if (node.kind === "list") {
    const element: Type = type.kind === "list" ? type.element : { kind: "string" };
    return `[${node.items.map((it) => meaningOf(it, element)).join()}]`;
  }
  if (node.kind === "record") return `{${entriesInOrder(node, type).join()}}`;
  const { value } = node;
  if (isExact(value)) return value.toFraction();
  if (typeof value === "string" && type.kind === "datetime") return `at ${parseInstant(value) ?? value}`;
  const duration = typeof value === "string" && type.kind === "duration" ? parseDuration(value) : undefined;
  return duration ? `for ${formatDuration(duration)}` : JSON.stringify(value);
}

function entriesInOrder(node: RecordNode, type: Type): readonly string[] {
  if (type.kind !== "record") return [];
  return [...type.fields].flatMap(([name, field]) => {
    const value = node.entries.get(name)?.value;
    return value ? [`${JSON.stringify(name)}:${meaningOf(value, field.type)}`] : [];
  });
}
