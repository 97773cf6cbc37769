import { expect, test } from "vitest";
import { displayText } from "../../../src/evaluate/format-value.ts";
import { decide, only } from "../../laws/small-world.ts";
import { quoted } from "../../laws/text.ts";
import { cannotBe, field, is, strictWorld } from "../../laws/world.ts";
import type { RuleResult } from "../../../src/evaluate/decision.ts";
import { fieldOf, fromPlain, toPlain, type DataNode, type RecordNode } from "../../../src/base/document.ts";
import { isInState } from "../../../src/evaluate/fact-state.ts";
import { unsaidForms, withImplied } from "../../../src/evaluate/implied.ts";
import type { Contradiction, RecordType, Type } from "../../../src/vocabulary/type.ts";

const ruled = (clauses: string, yaml: string, on = "service"): RuleResult => {
  const rule = `rule one: provider must "act" {\nquote "${quoted}"\non ${on}\n${clauses}\n}`;
  const decision = decide(rule, yaml, { vocabulary: strictWorld });
  expect(decision.contradicted).toEqual([]);
  return only(decision);
};

// That it is ready cannot be denied beside a proof and a group.
test.each([
  ["nothing that shows it", "proof: null, group: {}", "undetermined"],
  ["a part of what shows it", "group: {}", "undetermined"],
  ["all that shows it", "proof: opinion, group: {}", "satisfied"],
  ["something that is known to be there", "proof: { present: true }, group: {}", "satisfied"],
  ["what is stated", "ready: true, proof: opinion, group: {}", "satisfied"],
  ["a no beside less", "ready: false, group: {}", "violated"],
])("%s", (_, facts, verdict) => {
  expect(ruled("require service.ready", `service: { id: s, ${facts} }`).verdict).toBe(verdict);
});

test("an empty list and a no imply nothing", () => {
  // It cannot be flagged without tags, and a part that is all right is none of a service without a flag.
  expect(ruled("forbid service.flag", "service: { id: s, tags: [] }").verdict).toBe("undetermined");
  expect(ruled("require service.ready", "service: { id: s, parts: [{ ok: true }] }").verdict).toBe("undetermined");
});

test("what is implied is told with the facts that imply it, where the first of them stands", () => {
  const yaml = "service: { id: s, proof: opinion, group: {} }";
  const facts = ruled("require service.ready", yaml).instances.flatMap((it) => it.facts);
  expect(facts).toMatchObject([
    { kind: "fact", path: "service.ready", place: { span: { start: yaml.indexOf("proof") } } },
  ]);
  expect(facts.map((it) => ("shown" in it ? displayText(it.shown) : ""))).toEqual(["true, by `proof`, `group`"]);
});

test("an event and what it carries imply by their own facts alone", () => {
  const event = (facts: string): string => `event: { id: e, at: "2025-10-01T10:00:00+08:00", ${facts} }`;
  expect(ruled("forbid event.harmful", event("told_on: 2025-10-02"), "event").verdict).toBe("violated");
  expect(ruled("forbid event.harmful", event("told_on: null"), "event").verdict).toBe("undetermined");
});

const group = (fields: Readonly<Record<string, Type>>, contradictions?: readonly Contradiction[]): RecordType => ({
  kind: "record",
  fields: new Map(Object.entries(fields).map(([name, type]) => [name, field(type)])),
  ...(contradictions ? { contradictions } : {}),
});
const yesOrNo = { kind: "boolean" } as const;

/** A paper shows that something was shown; what was shown was read, and is no secret. */
const shows = [
  cannotBe({ shown: is(true), read: is(false) }, "read"),
  cannotBe({ paper: { kind: "present" }, shown: is(false) }, "shown"),
  cannotBe({ shown: is(true), secret: is(true) }, "secret"),
  cannotBe({ paper: is(null), read: is(true) }),
];
const leaf = group({ paper: { kind: "string" }, shown: yesOrNo, read: yesOrNo, secret: yesOrNo }, shows);
const list = (element: Type): Type => ({ kind: "list", element, key: undefined });
const tree = group({
  name: { kind: "string" },
  leaf,
  leaves: list(leaf),
  rows: list(list(leaf)),
  names: list({ kind: "string" }),
});

function rootOf(facts: unknown): RecordNode {
  const node = fromPlain(facts);
  if (node.kind !== "record") throw new Error("a subject is a group");
  return node;
}
const entered = (facts: unknown, unusable: (root: RecordNode) => readonly (DataNode | undefined)[] = () => []) => {
  const root = rootOf(facts);
  const all = new Set(unusable(root).flatMap((it) => it ?? []));
  return toPlain(withImplied(root, tree, all).node);
};
const whole = { paper: "p", shown: true, read: true, secret: false };

test.each([
  ["in a group", { name: "n", leaf: { paper: "p" } }, { name: "n", leaf: whole }],
  ["in each element", { leaves: [{ paper: "p" }, { paper: null }, {}] }, { leaves: [whole, { paper: null }, {}] }],
  ["in lists of lists", { rows: [[], [{ paper: "p" }]] }, { rows: [[], [whole]] }],
  [
    "in a list that is known in part",
    { leaves: { at_least: [{ paper: "p" }] }, names: ["a"] },
    { leaves: { at_least: [whole] }, names: ["a"] },
  ],
  ["beside what is stated", { leaf: { paper: "p", shown: false } }, { leaf: { paper: "p", shown: false } }],
  ["from a part of what is stated", { leaf: { shown: true } }, { leaf: { shown: true, read: true, secret: false } }],
])("what facts imply is entered %s", (_, facts, expected) => {
  expect(entered(facts)).toEqual(expected);
});

test.each([
  { leaf: null, leaves: null },
  { leaf: "none", leaves: "none", rows: [["none"]] },
  { leaf: { present: true }, leaves: { present: true } },
  { leaf: {}, leaves: [{}, {}], names: ["a"] },
  { leaves: { at_least: [{ paper: null }] } },
  { leaves: { at_least: "none" } },
])("where nothing is implied nothing changes: %j", (facts) => {
  const root = rootOf(facts);
  const { node, implied } = withImplied(root, tree, new Set());
  expect([node === root, implied.size]).toEqual([true, 0]);
});

test("what counts as not stated implies nothing, and gives way to what is implied", () => {
  const below = (name: string) => (root: RecordNode) => [fieldOf(fieldOf(root, "leaf"), name)];
  expect(entered({ leaf: { paper: "TBD" } }, below("paper"))).toEqual({ leaf: { paper: "TBD" } });
  expect(entered({ leaf: { paper: "p", shown: "TBD" } }, below("shown"))).toEqual({ leaf: whole });
});

test("of a subject that the vocabulary does not have, and of one without declarations, nothing is implied", () => {
  const root = rootOf({ paper: "p" });
  expect(withImplied(root, undefined, new Set()).node).toBe(root);
  expect(withImplied(root, group({ paper: { kind: "string" } }), new Set()).node).toBe(root);
  expect(withImplied(root, { kind: "string" }, new Set()).node).toBe(root);
  expect(toPlain(withImplied(root, leaf, new Set()).node)).toEqual(whole);
});

test("what is entered is told by the facts that imply it, one thing after another", () => {
  const { node, implied } = withImplied(rootOf({ leaf: { paper: "p" } }), tree, new Set());
  const by = (name: string) => implied.get(fieldOf(fieldOf(node, "leaf"), name) ?? node)?.by;
  expect(["paper", "shown", "read", "secret"].map(by)).toEqual([undefined, ["paper"], ["shown"], ["shown"]]);
});

test("facts that settle another cannot be together with its silence", () => {
  expect(
    unsaidForms([...shows]).map((it) => it.facts.map(({ steps: [step], state }) => [step?.name, state.kind])),
  ).toEqual([
    [
      ["shown", "is"],
      ["read", "unsaid"],
    ],
    [
      ["paper", "present"],
      ["shown", "unsaid"],
    ],
    [
      ["shown", "is"],
      ["secret", "unsaid"],
    ],
  ]);
});

test("what is written is never unsaid", () => {
  expect([true, null, "a"].map((it) => isInState(fromPlain(it), { kind: "unsaid" }))).toEqual([false, false, false]);
});
