import { expect, test } from "vitest";
import { decide, judge } from "../../laws/small-world.ts";
import { quoted } from "../../laws/text.ts";
import { resultOf } from "./every-document.ts";

type Asked = readonly (readonly [string, string])[];

const each = "for each p in service.parts where p.ok\nwhen service.flag\nunless service.ready\nrequire p.weight >= 1";
const scope = "paragraph applies where service.size >= 1";

/** What a rule was asked of its first element, in the order of asking. */
const asked = (service: string, clauses = each, before = scope): Asked =>
  judge(clauses, service, {}, before).instances[0]?.conditions.map((it) => [it.kind, it.result] as const) ?? [];

const part = "parts: [{ name: a, ok: true, weight: 1 }]";

const rows: readonly (readonly [string, Asked])[] = [
  ["{ size: 0 }", [["scope", "false"]]],
  [
    "{ size: 1, parts: [] }",
    [
      ["scope", "true"],
      ["for-each", "false"],
    ],
  ],
  [
    `{ size: 1, flag: false, ready: true, ${part} }`,
    [
      ["scope", "true"],
      ["for-each", "true"],
      ["when", "false"],
    ],
  ],
  [
    `{ size: 1, flag: true, ready: true, ${part} }`,
    [
      ["scope", "true"],
      ["for-each", "true"],
      ["when", "true"],
      ["unless", "true"],
    ],
  ],
  [
    `{ ready: false, ${part} }`,
    [
      ["scope", "unknown"],
      ["for-each", "true"],
      ["when", "unknown"],
      ["unless", "false"],
    ],
  ],
  [
    "{ size: 1, flag: true, ready: false }",
    [
      ["scope", "true"],
      ["for-each", "unknown"],
      ["when", "true"],
      ["unless", "false"],
    ],
  ],
];

for (const [service, conditions] of rows) {
  test(`of ${service}: ${conditions.map((it) => it.join(" ")).join(", ")}; behind a shut gate nothing is asked`, () => {
    expect(asked(service)).toEqual(conditions);
  });
}

test("before the law is in force nothing is asked", () => {
  expect(judge(each, "{ size: 1 }", { asOf: "2023-08-14" }).instances[0]?.conditions).toEqual([]);
});

const gates = "for each p in service.parts where p.ok\nwhen service.flag\nupon breach of told\nunless service.ready";
const beside = `paragraph applies where service.size >= 1
exemption off from one when service.mood == calm
rule told: provider must "act" { quote "${quoted}" on service forbid service.group.flag }`;
const all = {
  size: "1",
  parts: "[{ name: a, ok: true, weight: 0 }]",
  flag: "true",
  group: "{ flag: true }",
  ready: "false",
  mood: "busy",
};

/** A broken rule behind each kind of gate, of which facts say this: its verdict, and what it misses. */
function behindGates(facts: Partial<typeof all>): unknown {
  const service = Object.entries({ ...all, ...facts }).map(([name, it]) => `${name}: ${it}`);
  const rule = `rule one: provider must "act" {\nquote "${quoted}"\non service\n${gates}\nrequire p.weight >= 1\n}`;
  const found = resultOf(decide(`${beside}\n${rule}`, `service: { ${service.join(", ")} }`), "t.one");
  return [found.verdict, found.instances[0]?.causes.map((it) => ("path" in it ? it.path : it.kind))];
}

test("behind gates that are all open a breach is one", () => {
  expect(behindGates({})).toEqual(["violated", []]);
});

test.each([
  ["a scope", { size: "null" }, "service.size"],
  ["an element's condition", { parts: "[{ name: a, weight: 0 }]" }, "service.parts[0].ok"],
  ["`when`", { flag: "null" }, "service.flag"],
  ["`upon`", { group: "{}" }, "service.group.flag"],
  ["`unless`", { ready: "null" }, "service.ready"],
  ["an exemption", { mood: "null" }, "service.mood"],
])("%s that is unknown leaves a breach open, and is what is missing", (_, facts, path) => {
  expect(behindGates(facts)).toEqual(["undetermined", [path]]);
});

test("a rule whose gate is shut rests on why its element is one, and on nothing that is open of it", () => {
  const facts = (clauses: string, service: string): readonly string[] =>
    judge(clauses, service).instances.flatMap((it) => it.facts.map((one) => one.path));
  const gated = "for each p in service.parts where p.made_on < p.done_on\nwhen service.flag\nrequire p.ok";
  const known = "{ flag: false, parts: [{ name: a, made_on: 2025-01-01, done_on: 2025-02-01 }] }";
  expect(facts(gated, known)).toEqual([
    "service.parts",
    "service.parts[0].made_on",
    "service.parts[0].done_on",
    "service.flag",
  ]);
  expect(facts(gated, "{ flag: false, parts: [{ name: a, made_on: 2025-01-01 }] }")).toEqual([
    "service.parts",
    "service.flag",
  ]);
});
