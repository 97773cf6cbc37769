import { expect, test } from "vitest";
import { readsOf, type ReadFact } from "../../../src/compiled/reads.ts";
import { sameStandards } from "../../../src/evaluate/same-standards.ts";
import type { Field, RecordType, Type } from "../../../src/vocabulary/type.ts";
import { libraryWith, packsOf, prepared } from "../engine/shipped-packs.ts";
import { genai } from "./load.ts";
import { useOf } from "./provisions.ts";

const { subjects } = genai.vocabulary;

/** What shipped rules read of each subject. */
function shippedReads(): ReadonlyMap<string, ReadFact> {
  const packs = packsOf(libraryWith(prepared), "together");
  const programs = packs
    .filter(({ manifest }) => manifest.vocabularies.every((it) => genai.vocabulary.ids.includes(it)))
    .map((it) => it.program);
  const given = [...subjects.keys()];
  const same = sameStandards(programs);
  const reads = readsOf({ programs, vocabulary: genai.vocabulary, given, same, signed: [] });
  return reads?.subjects ?? new Map();
}

/** The facts that groups of facts contradict each other by, without lists: `service.channels.mainland`. */
function contradicting(path: string, type: Type): readonly string[] {
  if (type.kind === "list") return contradicting(path, type.element);
  if (type.kind !== "record") return [];
  const own = (type.contradictions ?? [])
    .flatMap(({ facts }) => facts)
    .flatMap((it) => ("than" in it.state ? [it, it.state.than] : [it]))
    .map(({ subject, steps }) => [subject ?? path, ...steps.map(({ name }) => name)].join("."));
  return [...own, ...[...type.fields].flatMap(([name, it]) => contradicting(`${path}.${name}`, it.type))];
}

const contradicted = [...subjects].flatMap(([name, { type }]) => contradicting(name, type));
const isContradicted = (path: string): boolean => contradicted.some((it) => `${it}.`.startsWith(`${path}.`));

/** The facts of a group that nothing reads: no rule, no contradiction, and not we ourselves, as the day of a subject or the name of an element. */
function unread(
  path: string,
  type: RecordType,
  read: ReadFact | undefined,
  own: string | undefined,
): readonly string[] {
  if (read?.whole === true) return [];
  return [...type.fields].flatMap(([name, field]) =>
    name === own || field.names !== undefined ? [] : unreadField(`${path}.${name}`, field, read?.fields.get(name)),
  );
}

function unreadField(path: string, { type }: Field, read: ReadFact | undefined): readonly string[] {
  if (type.kind === "record") return unread(path, type, read, undefined);
  const above = read === undefined && !isContradicted(path) ? [path] : [];
  if (type.kind !== "list" || type.element.kind !== "record") return above;
  return [...above, ...unread(path, type.element, read?.element, type.key)];
}

const none = (() => {
  const reads = shippedReads();
  return [...subjects].flatMap(([name, { type, day }]) => unread(name, type, reads.get(name), day));
})();

test("every fact is read by a shipped rule, or the vocabulary says what else it is for", () => {
  expect(none.length).toBeGreaterThan(50);
  expect(none.filter((it) => useOf(it) === undefined)).toEqual([]);
});

test("what the vocabulary says to be read by no rule is not", () => {
  const all = [...subjects].flatMap(([name, { type }]) => pathsIn(name, type));
  const used = all.filter((it) => useOf(it) !== undefined);
  expect(used.filter((it) => !none.some((one) => `${one}.`.startsWith(`${it}.`)))).toEqual([]);
});

/** The facts, groups and lists that are read and that nobody can be asked for. */
function unasked(path: string, type: Type, read: ReadFact | undefined): readonly string[] {
  if (type.kind === "list") return unasked(path, type.element, read?.element);
  if (type.kind !== "record") return [];
  return [...(read?.fields ?? [])].flatMap(([name, of]) => {
    const field = type.fields.get(name);
    const own = field?.ask ? [] : [`${path}.${name}`];
    return field ? [...own, ...unasked(`${path}.${name}`, field.type, of)] : own;
  });
}

test("whatever a shipped rule reads has a question, a group and a list of groups too", () => {
  const reads = shippedReads();
  expect(reads.get("service")?.fields.get("models")?.element?.fields.size).toBeGreaterThan(0);
  expect([...subjects].flatMap(([name, { type }]) => unasked(name, type, reads.get(name)))).toEqual([]);
});

/** All facts below a type, without groups. */
function pathsIn(path: string, type: Type): readonly string[] {
  if (type.kind === "list") return type.element.kind === "record" ? pathsIn(path, type.element) : [path];
  return type.kind === "record"
    ? [...type.fields].flatMap(([name, it]) => pathsIn(`${path}.${name}`, it.type))
    : [path];
}
