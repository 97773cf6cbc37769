import fc from "fast-check";
import { entriesOf, fieldOf, textOf, textsOf, type DataNode } from "../../../src/base/document.ts";
import { genai } from "./load.ts";
import { followed, schemaOf, type Place } from "./schema-tree.ts";

const day = fc
  .date({ min: new Date("2023-08-15"), max: new Date("2026-11-01"), noInvalidDate: true })
  .map((it) => it.toISOString().slice(0, 10));
const moment = fc
  .tuple(day, fc.constantFrom("T09:30:00+08:00", "T00:00:00Z", "t23:59:59.25-01:00"))
  .map((it) => it.join(""));
const ids = ["proof-1", "proof-2"];

const byFormat: Readonly<Record<string, fc.Arbitrary<string>>> = {
  date: day,
  "date-time": moment,
  duration: fc.constantFrom("24 hours", "15 working days", "6 months", "0.5 hours"),
  uscc: fc.constantFrom("91330100MA2KQT0X1G"),
  sha256: fc.constant("0a".repeat(32)),
};

/** Words that a careless writer of YAML would take for something else, and words of several lines. */
const texts = fc.oneof(
  fc.constantFrom(
    "no",
    "null",
    "1.0",
    "2026-11-01",
    "a: b",
    "- c",
    "# d",
    "*e",
    "TBD",
    "两行\n第二行\n",
    "ends \n\n",
    "wide\u3000",
    " blank ",
    "'q'",
    "🙂",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
);
/** Keys of data of one's own; the one that no document may have is refused. */
const keys = texts.filter((it) => it !== "__proto__");

/** Data of the provider's own, under `extra`. */
const { own } = fc.letrec<{ own: unknown }>((tie) => ({
  own: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(null, true, false),
    fc.integer({ min: -1_000_000, max: 1_000_000 }),
    texts,
    fc.array(tie("own"), { maxLength: 3 }),
    fc.dictionary(keys, tie("own"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const isBlank = (text: string): boolean => text.trim() === "";

const kept = fc.double({ min: 0, max: 1, noNaN: true });
const decimal = fc.integer({ min: 0, max: 100 }).map((it) => it / 100);

const flag = (node: DataNode, keyword: string): boolean => {
  const value = fieldOf(node, keyword);
  return value?.kind === "scalar" && value.value === true;
};

/** A value that fits a schema. */
function anyValue(place: Place, share: number): fc.Arbitrary<unknown> {
  const { file, node } = followed(place);
  const type = fieldOf(node, "type");
  const names = [textOf(type) ?? "", ...textsOf(type)].filter((it) => it !== "");
  const [name] = names.filter((it) => it !== "null");
  const value = anyOfType(file, node, name ?? "", share);
  return names.includes("null") ? fc.option(value, { nil: null, freq: 6 }) : value;
}

function anyOfType(file: string, node: DataNode, name: string, share: number): fc.Arbitrary<unknown> {
  const members = textsOf(fieldOf(node, "enum"));
  if (members.length > 0) return fc.constantFrom(...members);
  if (name === "boolean") return fc.boolean();
  if (name === "integer") return fc.integer({ min: 1, max: 5 });
  if (name === "number") return decimal;
  if (name === "array") {
    const items = fieldOf(node, "items");
    const key = textOf(fieldOf(node, "x-key"));
    const some = fc.array(items ? anyValue({ file, node: items }, share) : fc.constant(null), { maxLength: 3 });
    if (flag(node, "uniqueItems")) return some.map((all) => [...new Set(all)]);
    return key === undefined ? some : some.map((all) => differing(all, key));
  }
  if (name === "object") return anyGroup(file, node, share);
  if (flag(node, "x-document")) return fc.constantFrom(...ids);
  const format = byFormat[textOf(fieldOf(node, "format")) ?? ""];
  const mayBeBlank = flag(node, "x-verbatim") && textOf(fieldOf(node, "pattern")) === undefined;
  return format ?? (mayBeBlank ? fc.oneof(texts, fc.constant("")) : texts.filter((it) => !isBlank(it)));
}

function anyGroup(file: string, node: DataNode, share: number): fc.Arbitrary<unknown> {
  if (flag(node, "additionalProperties")) return fc.dictionary(keys, own, { maxKeys: 3, noNullPrototype: true });
  const required = textsOf(fieldOf(node, "required"));
  const fields = entriesOf(fieldOf(node, "properties")).map(({ key, value }) => {
    const field = anyValue({ file, node: value }, share);
    if (required.includes(key)) return field.map((it) => [[key, it]]);
    return fc.tuple(kept, field).map(([chance, it]) => (chance < share ? [[key, it]] : []));
  });
  return fc.tuple(...fields).map((all): unknown => Object.fromEntries(all.flat()));
}

/** A list without the elements that share a name with one before. */
function differing(all: readonly unknown[], key: string): readonly unknown[] {
  const nameOf = (it: unknown): unknown => new Map<string, unknown>(Object.entries(it ?? {})).get(key);
  return all.filter((it, at) => all.findIndex((other) => nameOf(other) === nameOf(it)) === at);
}

const subjects = ["service", "request", "response", "incident", "complaint", "rights_request", "inspection"] as const;
const dayOf = (name: string): string | undefined => genai.vocabulary.subjects.get(name)?.day;

const evidence = ids.map((id) => ({ id, kind: "document", collected_on: "2026-01-01", expires_on: null }));

/** A document of some subject that fits the vocabulary; only placeholders may be warned of. */
export const anyDocument: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc
  .constantFrom(...subjects)
  .chain((name) =>
    fc.record({
      name: fc.constant(name),
      facts: anyValue(schemaOf(`${name}.schema.yaml`), name === "service" ? 0.3 : 0.7),
      at: moment,
      id: fc.constantFrom("lumen", "乙-2"),
      attestations: anyValue(schemaOf("attestations.schema.yaml"), 0.7),
      extra: own,
    }),
  )
  .map(({ name, facts, at, id, attestations, extra }) => {
    const own = dayOf(name);
    return {
      kind: name,
      vocabulary: "genai@1",
      facts_on: "2026-11-02",
      [name]: { ...Object(facts), id, ...(own === undefined ? {} : { [own]: at }) },
      // Nobody attests under a placeholder, which other texts may be.
      attestations: [attestations].flat().map((it) => ({ ...Object(it), by: { name: "陈宇", role: "legal_counsel" } })),
      evidence,
      extra: { own: extra },
    };
  });
