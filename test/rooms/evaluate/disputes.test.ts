import { expect, test } from "vitest";
import type { Decision } from "../../../src/evaluate/decision.ts";
import { compile, decide, decideBy, judge, only, type Asking } from "../../laws/small-world.ts";
import { quoted } from "../../laws/text.ts";
import { resultOf } from "./every-document.ts";
import { articles, pack, rule } from "./small-rules.ts";

type Signed = Asking["attestations"][number];

const met = (more: Signed = {}): Partial<Asking> => ({ attestations: [more] });
const unmet = met({ met: false });
const standard = (clauses: string): string =>
  `standard judged "Judged" {\n${clauses}\njudged by counsel valid for 6 months\n}`;
const bounded = standard("only if service.flag");
const verdict = (clauses: string, facts: string, asking = met(), before = bounded): string =>
  judge(clauses, `{ id: s, flag: false, ${facts} }`, asking, before).verdict;

test.each([
  ["a requirement is broken by facts alone", "require judged is met", "violated"],
  ["a ban would be kept by facts alone", "forbid judged is met", "undetermined"],
  ["a rule would not apply by facts alone", "when judged is met\nrequire service.ready", "undetermined"],
  ["a rule would apply by facts alone, and be broken", "unless judged is met\nrequire service.ready", "violated"],
  ["the requirement holds whether or not it applies", "when judged is met\nforbid service.ready", "satisfied"],
  [
    "another condition keeps the rule from applying",
    "when service.ready and judged is met\nrequire false",
    "not_applicable",
  ],
  ["another fact is enough", "forbid service.ready and judged is met", "satisfied"],
])("%s", (_, clauses, expected) => {
  expect(verdict(clauses, "ready: false")).toBe(expected);
});

test("a scope that rests on what is disputed says nothing of the rule", () => {
  expect(
    verdict("require service.ready", "ready: false", met(), `${bounded}\narticle applies where judged is met`),
  ).toBe("undetermined");
});

test("an exemption that facts deny and a signature claims softens no breach, and one that facts grant clears nothing", () => {
  const exempting = `${standard("if service.flag")}\nexemption off from one when judged is met quote "${quoted}"`;
  const asked = (flag: boolean, asking: Partial<Asking>) =>
    judge("require service.ready", `{ id: s, flag: ${flag}, ready: false }`, asking, exempting).verdict;
  expect(asked(true, {})).toBe("exempt");
  expect(asked(true, unmet)).toBe("undetermined");
  const denied = `${bounded}\nexemption off from one when judged is met quote "${quoted}"`;
  expect(judge("require service.ready", "{ id: s, flag: false, ready: false }", met(), denied).verdict).toBe(
    "violated",
  );
});

test("the cause names who signed, what they signed and the fact against it", () => {
  const found = judge("forbid judged is met", "{ id: s, flag: false }", met(), bounded);
  expect(found.instances[0]?.causes).toMatchObject([
    {
      kind: "dispute",
      standard: "t.judged",
      met: true,
      by: "Lin Wei",
      on: "2025-10-01",
      fact: { path: "service.flag" },
    },
  ]);
  expect(found.instances[0]?.attestations).toMatchObject([{ by: "Lin Wei", met: true }]);
});

test("a rule that is broken by facts alone is broken for who asks it; one that is open is open", () => {
  const asked = (clause: string): string => {
    const packs = [
      pack("o", articles(`${bounded}\n${rule("asked", clause)}`)),
      pack("t", articles(rule("one", "require complies with o")), { needs: ["o"] }),
    ];
    const signed = met({ standard: "o.judged" });
    return resultOf(decideBy(compile(packs).slice(1), "service: { id: s, flag: false }", signed), "t.one").verdict;
  };
  expect([asked("require judged is met"), asked("forbid judged is met")]).toEqual(["violated", "undetermined"]);
});

const presuming = standard("presumed if service.flag\npresumed not if service.ready");
const presumed = (facts: string, asking: Partial<Asking> = {}): Decision =>
  decide(`${presuming}\n${rule("one", "require judged is met")}`, `service: { id: s, ${facts} }`, asking);

test("what a signature rebuts is told, and no dispute", () => {
  const found = presumed("flag: true, ready: false", unmet);
  expect([only(found).verdict, found.disputed]).toEqual(["violated", []]);
  expect(found.rebutted).toMatchObject([{ standard: "t.judged", met: false, by: "Lin Wei" }]);
  expect(presumed("flag: true, ready: false", met()).rebutted).toEqual([]);
});

test("a signature that does not count beside a presumption is told: a slip silences no denial", () => {
  const found = presumed("flag: true, ready: false", met({ met: false, by: { name: "B", role: "clerk" } }));
  expect(only(found).verdict).toBe("satisfied");
  expect(found.ignored.map((it) => it.refused.why)).toEqual(["role"]);
});

test("what is missing to presume anything is told beside the signature", () => {
  const kinds = only(presumed("flag: true")).instances[0]?.causes.map((it) => it.kind);
  expect(kinds?.toSorted()).toEqual(["attestation", "missing-fact"]);
});

test("nothing is presumed of an element whose name is missing: somebody may have signed of it", () => {
  const listed =
    'standard listed for each x in service.parts "Judged" {\npresumed if x.ok\njudged by counsel valid for 6 months\n}';
  const asked = (part: string, asking: Partial<Asking> = {}): string =>
    judge("for each p in service.parts\nrequire listed is met for p", `{ id: s, parts: [${part}] }`, asking, listed)
      .verdict;
  expect(asked("{ name: a, ok: true }")).toBe("satisfied");
  expect(asked("{ ok: true }")).toBe("undetermined");
});

test.each([
  ["pending", met(), [{ kind: "time-runs", signed: { by: "Lin Wei", until: "2026-04-01" } }]],
  ["undetermined", {}, [{ kind: "attestation", standard: "t.judged" }]],
  ["violated", unmet, []],
])("what is not done is %s by what is signed of its time", (expected, asking, causes) => {
  const asked = judge(
    "require service.ready\npending while judged is met",
    "{ id: s, flag: true, ready: false }",
    asking,
    bounded,
  );
  expect([asked.verdict, asked.instances[0]?.causes]).toMatchObject([expected, causes]);
  expect(asked.instances[0]?.conditions.map((it) => it.kind)).toContain("pending-while");
  // In the document, and not where somebody signed.
  expect(asked.instances[0]?.place.span.start).toBeGreaterThan(0);
});
