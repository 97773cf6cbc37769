import { parseDay, type Day } from "../../src/base/civil-date.ts";
import type { DataNode, RecordNode } from "../../src/base/document.ts";
import { isExact } from "../../src/base/exact-number.ts";
import { dayIn, parseInstant } from "../../src/base/instant.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import type { Contradiction, FactPath, StatedFact, Type } from "../../src/vocabulary/type.ts";
import type { Settings } from "./settings.ts";

/** The values that contradict each other in the documents of a run: none of them is known. */
export function contradictedIn(
  documents: readonly Input[],
  service: Input | undefined,
  settings: Settings,
): ReadonlySet<DataNode> {
  const found = new Set<DataNode>();
  const all = new Set([...documents, ...(service ? [service] : [])]);
  for (const input of all)
    for (const subject of input.roots.keys()) {
      const root = input.roots.get(subject);
      const type = settings.vocabulary.subjects.get(subject)?.type;
      const other = (name: string): RecordNode | undefined =>
        input.roots.get(name) ?? (name === "service" ? service?.roots.get(name) : undefined);
      if (root && type) visit(root, type, { input, other, settings }, found);
    }
  const told = [...all].flatMap((input) => [...input.roots].map(([subject, node]) => ({ input, subject, node })));
  for (const [index, one] of told.entries())
    for (const other of told.slice(0, index)) {
      const type = settings.vocabulary.subjects.get(one.subject)?.type;
      if (type && isOneSubject(one, other, settings)) differ(other.node, one.node, type, found);
    }
  return found;
}

interface Around {
  readonly input: Input;
  readonly other: (subject: string) => RecordNode | undefined;
  readonly settings: Settings;
}

function visit(node: DataNode, type: Type, around: Around, found: Set<DataNode>): void {
  const list = node.kind === "record" && type.kind === "list" ? node.entries.get("at_least")?.value : node;
  if (list?.kind === "list" && type.kind === "list")
    for (const it of list.items) visit(it, type.element, around, found);
  if (node.kind !== "record" || type.kind !== "record") return;
  for (const it of type.contradictions ?? []) for (const one of together(it, node, around)) found.add(one);
  for (const [name, field] of type.fields) {
    const below = node.entries.get(name)?.value;
    if (below) visit(below, field.type, around, found);
  }
}

/** The values that are in all the states; none if it is not known of one that it is. */
function together({ facts }: Contradiction, group: RecordNode, around: Around): readonly DataNode[] {
  const each = facts.map((it) => inState(it, group, around));
  return each.some((it) => it.length === 0) ? [] : each.flat();
}

function inState(fact: StatedFact, group: RecordNode, around: Around): readonly DataNode[] {
  const values = valuesAt(fact, group, around);
  const { state } = fact;
  const ifAll = (holds: (it: DataNode) => boolean): readonly DataNode[] => (values.every(holds) ? values : []);
  switch (state.kind) {
    case "empty":
      return ifAll((it) => it.kind === "list" && it.items.length === 0);
    case "some":
      return ifAll((it) => {
        const list = it.kind === "record" ? it.entries.get("at_least")?.value : it;
        return list?.kind === "list" && list.items.length > 0;
      });
    case "present":
      return ifAll((it) => written(it) !== null);
    case "unsaid":
      return [];
    case "is":
      return ifAll((it) =>
        it.kind === "record"
          ? state.value === 0 && ["at_least", "at_most"].every((end) => ofPart(it, end, around.input) === 0)
          : written(it) === state.value,
      );
    case "before":
    case "unlike": {
      const [than] = valuesAt(state.than, group, around);
      if (!than) return [];
      const holds = state.kind === "before" ? earlier(around) : unlike;
      const own = ifAll((it) => holds(it, than));
      return own.length === 0 ? [] : [...own, than];
    }
  }
}

/** A scalar as it is written; undefined for a list or a group. */
function written(node: DataNode): unknown {
  if (node.kind !== "scalar") return undefined;
  return isExact(node.value) ? node.value.valueOf() : node.value;
}

const unlike = (one: DataNode, other: DataNode): boolean => {
  const [a, b] = [written(one), written(other)];
  return typeof a === "string" && typeof b === "string" && a !== b;
};

/** What is written, or the end of what is known in part. */
function ofPart(node: DataNode, end: string, { unusable }: Input): unknown {
  const part = node.kind === "record" ? node.entries.get(end)?.value : node;
  return part && !unusable.has(part) ? written(part) : undefined;
}

const earlier =
  ({ input, settings: { zone } }: Around) =>
  (one: DataNode, other: DataNode): boolean => {
    const [a, b] = [ofPart(one, "until", input), ofPart(other, "from", input)];
    if (typeof a !== "string" || typeof b !== "string") return false;
    const [first, second] = [parseInstant(a), parseInstant(b)];
    if (first !== undefined && second !== undefined) return first < second;
    const day = (text: string): Day | undefined => {
      const at = parseInstant(text);
      return at === undefined ? parseDay(text) : dayIn(at, zone);
    };
    const [firstDay, secondDay] = [day(a), day(b)];
    return firstDay !== undefined && secondDay !== undefined && firstDay < secondDay;
  };

/** All values at a path; none if one is not stated, or tells nothing. */
function valuesAt({ subject, steps }: FactPath, group: RecordNode, { input, other }: Around): readonly DataNode[] {
  const start = subject === undefined ? group : other(subject);
  let at: readonly DataNode[] = start ? [start] : [];
  for (const { name, each } of steps) {
    const next = at.map((it) => (it.kind === "record" ? it.entries.get(name)?.value : undefined));
    if (next.some((it) => it === undefined || input.unusable.has(it))) return [];
    at = next.flatMap((it) => (it === undefined ? [] : !each ? [it] : it.kind === "list" ? it.items : []));
  }
  return at;
}

interface Told {
  readonly input: Input;
  readonly subject: string;
  readonly node: RecordNode;
}

/** The same subject, by its id, as it was known on the same day. */
function isOneSubject(one: Told, other: Told, { asOf }: Settings): boolean {
  const idOf = ({ input, node }: Told): unknown => {
    const id = node.entries.get("id")?.value;
    return id && !input.unusable.has(id) && written(id);
  };
  const dayOf = ({ input }: Told): Day => input.factsOn ?? asOf;
  const id = idOf(one);
  return one.subject === other.subject && typeof id === "string" && id === idOf(other) && dayOf(one) === dayOf(other);
}

/** Gathers what two values say in two ways: the smallest facts that differ. */
function differ(one: DataNode, other: DataNode, type: Type, found: Set<DataNode>): void {
  if (one === other) return;
  // Of a group of which it is only known that it is there nothing differs.
  const isBare = (it: DataNode): boolean => it.kind === "record" && it.entries.has("present");
  if (type.kind === "record" && !type.fields.has("present") && (isBare(one) || isBare(other))) return;
  if (type.kind === "record" && one.kind === "record" && other.kind === "record") {
    for (const [name, field] of type.fields) {
      const [a, b] = [one.entries.get(name)?.value, other.entries.get(name)?.value];
      if (a && b) differ(a, b, field.type, found);
    }
    return;
  }
  const pairs = type.kind === "list" && one.kind === "list" && other.kind === "list" && type.key !== undefined;
  if (pairs) {
    const key = type.key;
    const names = (list: DataNode): readonly unknown[] =>
      list.kind === "list"
        ? list.items
            .map((it) => (it.kind === "record" ? it.entries.get(key)?.value : undefined))
            .map((it) => it && written(it))
        : [];
    const [ours, theirs] = [names(one), names(other)];
    const isNamed = [...ours, ...theirs].every((it) => typeof it === "string");
    if (isNamed && ours.length === theirs.length && ours.every((it) => theirs.includes(it))) {
      for (const [index, item] of one.items.entries()) {
        const twin = other.items[theirs.indexOf(ours[index])];
        if (twin) differ(item, twin, type.element, found);
      }
      return;
    }
  }
  const isGroup = type.kind === "record" || type.kind === "list";
  const isPart = [one, other].some((it) => it.kind === "record" && (!isGroup || type.kind === "list"));
  if (isPart || isSame(one, other, type)) return;
  found.add(one);
  found.add(other);
}

function isSame(one: DataNode, other: DataNode, type: Type): boolean {
  if (one.kind === "list" && other.kind === "list" && type.kind === "list")
    return (
      one.items.length === other.items.length &&
      one.items.every((it, index) => {
        const twin = other.items[index];
        return twin !== undefined && isSame(it, twin, type.element);
      })
    );
  if (one.kind === "record" && other.kind === "record" && type.kind === "record")
    return [...type.fields].every(([name, field]) => {
      const [a, b] = [one.entries.get(name)?.value, other.entries.get(name)?.value];
      return a === undefined || b === undefined ? a === b : isSame(a, b, field.type);
    });
  const [a, b] = [written(one), written(other)];
  if (one.kind !== "scalar" || other.kind !== "scalar") return false;
  if (type.kind === "datetime" && typeof a === "string" && typeof b === "string")
    return parseInstant(a) === parseInstant(b);
  return a === b;
}
