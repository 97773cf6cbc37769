import fc from "fast-check";
import { expect, test } from "vitest";
import type { DataNode, RecordEntry } from "../../../src/base/document.ts";
import { exact } from "../../../src/base/exact-number.ts";
import { locales } from "../../../src/base/locale.ts";
import type { Span } from "../../../src/base/text.ts";
import { guessInput, readInputs } from "../../../src/vocabulary/read-input.ts";
import { document, fixture, fixtures, genai, settings } from "./load.ts";

const runs = Number(process.env["EDICT_RUNS"] ?? 1000);
const span: Span = { start: 0, end: 0 };
const source = { path: "input.yaml", text: "" };

const evilKeys = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "a/b",
  "a~b",
  "",
  "0",
];
const knownKeys = [
  "kind",
  "vocabulary",
  "facts_on",
  "service",
  "request",
  "response",
  "incident",
  "complaint",
  "rights_request",
  "inspection",
  "attestations",
  "evidence",
];
const fieldKeys = [
  "id",
  "at",
  "name",
  "models",
  "training",
  "datasets",
  "findings",
  "by",
  "on",
  "about",
  "discovered_at",
  "extra",
];
const words = [
  "service",
  "TBD",
  "",
  " ",
  "2026-11-01",
  "2026-11-01T10:00:00+08:00",
  "genai@1",
  "own",
  "constructor",
  "__proto__",
];

const anyNode: fc.Arbitrary<DataNode> = fc.letrec<{ node: DataNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    fc
      .oneof(
        fc.constantFrom(...words),
        fc.string(),
        fc.boolean(),
        fc.constant(null),
        fc.integer().map((it) => exact(it) ?? null),
      )
      .map((value): DataNode => ({ kind: "scalar", value, span })),
    fc.array(tie("node"), { maxLength: 4 }).map((items): DataNode => ({ kind: "list", items, span })),
    fc
      .array(fc.tuple(fc.constantFrom(...evilKeys, ...knownKeys, ...knownKeys, ...fieldKeys), tie("node")), {
        maxLength: 6,
      })
      .map((all): DataNode => ({ kind: "record", entries: entriesOf(all), span })),
  ),
})).node;

function entriesOf(all: readonly (readonly [string, DataNode])[]): ReadonlyMap<string, RecordEntry> {
  return new Map(all.map(([key, value]) => [key, { keySpan: span, value }]));
}

const prototypeKeys = Reflect.ownKeys(Object.prototype).length;

test("no document, however malformed, throws or touches a prototype; none with an error is an input", () => {
  fc.assert(
    fc.property(anyNode, (root) => {
      const { inputs, diagnostics } = readInputs({ source, root }, genai, settings);
      guessInput(root, genai);
      expect(Reflect.ownKeys(Object.prototype)).toHaveLength(prototypeKeys);
      const isBroken = diagnostics.some((it) => it.severity === "error");
      expect(root.kind === "list" || inputs.length === (isBroken ? 0 : 1)).toBe(true);
    }),
    { numRuns: runs },
  );
});

/** Every record and list slot of a document, as ways to change it. */
function placesOf(node: DataNode, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (node.kind === "list")
    return node.items.flatMap((it, index) => [[...path, index], ...placesOf(it, [...path, index])]);
  if (node.kind === "scalar") return [];
  return [...node.entries].flatMap(([key, it]) => [[...path, key], ...placesOf(it.value, [...path, key])]);
}

function change(
  node: DataNode,
  path: readonly (string | number)[],
  to: (entry: readonly [string, DataNode]) => readonly (readonly [string, DataNode])[],
): DataNode {
  const [step, ...rest] = path;
  if (node.kind === "list") {
    const items = node.items.flatMap((it, index) => {
      if (index !== step) return [it];
      return rest.length > 0 ? [change(it, rest, to)] : to(["", it]).map(([, changed]) => changed);
    });
    return { ...node, items };
  }
  if (node.kind === "scalar") return node;
  const entries = [...node.entries].flatMap(([key, entry]): (readonly [string, RecordEntry])[] => {
    if (key !== step) return [[key, entry]];
    if (rest.length > 0) return [[key, { ...entry, value: change(entry.value, rest, to) }]];
    return to([key, entry.value]).map(([name, value]) => [name, { keySpan: entry.keySpan, value }]);
  });
  return { ...node, entries: new Map(entries) };
}

const examples = fixtures.map((name) => document(fixture(name)));
const isInExtra = (path: readonly (string | number)[]): boolean => path.slice(0, -1).includes("extra");

function keyed(root: DataNode): readonly (readonly (string | number)[])[] {
  return placesOf(root).filter((it) => typeof it.at(-1) === "string" && !isInExtra(it));
}

test("each key of a full example, misspelt, is exactly one error, at that key", () => {
  for (const { source: file, root } of examples) {
    for (const path of keyed(root)) {
      const misspelt = change(root, path, ([key, value]) => [[`${key}${key.at(-1)}`, value]]);
      const { inputs, diagnostics } = readInputs({ source: file, root: misspelt }, genai, settings);
      const said = diagnostics.map((it) => [it.code, file.text.slice(it.place.span.start, it.place.span.end)]);
      expect([path, said]).toEqual([path, [["vocabulary/unknown-field", path.at(-1)]]]);
      expect(diagnostics[0] && locales.en.say(diagnostics[0])).toContain(`did you mean \`${path.at(-1)}\``);
      expect(inputs).toEqual([]);
    }
  }
});

test("each key of a full example that is not required can be left out, and what is required is one error", () => {
  const left: string[] = [];
  for (const { source: file, root } of examples) {
    for (const path of keyed(root)) {
      const without = change(root, path, () => []);
      const { diagnostics } = readInputs({ source: file, root: without }, genai, settings);
      const codes = new Set(diagnostics.map((it) => it.code));
      if (codes.size > 1) left.push(`${path.join(".")} gives ${[...codes].join(" ")}`);
      if (diagnostics.length > 0)
        left.push(`${path.filter((it) => typeof it === "string").join(".")} ${diagnostics[0]?.code.slice(11)}`);
    }
  }
  expect([...new Set(left)].toSorted()).toEqual([
    "attestations.about missing-field",
    "attestations.about.subject missing-field",
    "attestations.by missing-field",
    "attestations.by.name missing-field",
    "attestations.by.role missing-field",
    "attestations.evidence missing-field",
    "attestations.met missing-field",
    "attestations.on missing-field",
    "attestations.standard missing-field",
    "complaint missing-subject",
    "complaint.id missing-field",
    "complaint.received_at missing-day",
    "evidence no-such-evidence",
    "evidence.collected_on missing-field",
    "evidence.expires_on missing-field",
    "evidence.id missing-field",
    "evidence.kind missing-field",
    "facts_on missing-facts-on",
    "incident missing-subject",
    "incident.discovered_at missing-day",
    "incident.id missing-field",
    "inspection missing-subject",
    "inspection.id missing-field",
    "inspection.notified_at missing-day",
    "inspection.order.deadline missing-field",
    "request.id missing-field",
    "response missing-subject",
    "response.at missing-day",
    "response.id missing-field",
    "rights_request missing-subject",
    "rights_request.id missing-field",
    "rights_request.received_at missing-day",
    "service missing-subject",
    "service.id missing-field",
    "service.provider.licences.valid_until missing-field",
  ]);
});

test("every value of a full example, turned into something else, is one kind of error at most and never a crash", () => {
  const several: string[] = [];
  const others: readonly DataNode[] = [
    { kind: "scalar", value: null, span },
    { kind: "scalar", value: "§", span },
    { kind: "scalar", value: exact("-7.5") ?? null, span },
    { kind: "list", items: [], span },
    { kind: "record", entries: new Map(), span },
  ];
  for (const { source: file, root } of examples) {
    for (const path of placesOf(root).filter((it) => !isInExtra(it))) {
      for (const other of others) {
        const changed = change(root, path, ([key]) => [[key, other]]);
        const { diagnostics } = readInputs({ source: file, root: changed }, genai, settings);
        const codes = new Set(diagnostics.map((it) => it.code).filter((it) => !it.startsWith("vocabulary/missing-")));
        if (codes.size > 1) several.push(`${path.join(".")}: ${[...codes].join(" ")}`);
      }
    }
  }
  expect(several).toEqual([]);
});

test("`__proto__` and `constructor` are refused as unknown fields wherever they stand", () => {
  for (const { source: file, root } of examples) {
    for (const path of keyed(root)) {
      for (const key of ["__proto__", "constructor"]) {
        const value: DataNode = {
          kind: "record",
          entries: entriesOf([["polluted", { kind: "scalar", value: true, span }]]),
          span,
        };
        const spiked = change(root, path, (entry) => [entry, [key, value]]);
        const { inputs, diagnostics } = readInputs({ source: file, root: spiked }, genai, settings);
        expect([path, diagnostics.map((it) => it.code)]).toEqual([path, ["vocabulary/unknown-field"]]);
        expect(inputs).toEqual([]);
      }
    }
  }
  expect("polluted" in {}).toBe(false);
});
