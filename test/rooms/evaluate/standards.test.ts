import { expect, test } from "vitest";
import type { Decision, RuleResult } from "../../../src/evaluate/decision.ts";
import { day, decide, judge, only, type Asking } from "../../laws/small-world.ts";
import { quoted } from "../../laws/text.ts";

type Signed = Asking["attestations"][number];

const on = (text: string, more: Signed = {}): Signed => ({ on: day(text), ...more });

/** A rule that asks for a standard by these clauses, of a service that counsel and others signed for. */
function decided(clauses: string, attestations: readonly Signed[], facts = "", more: Partial<Asking> = {}): Decision {
  const standard = `standard judged "Judged" {\n${clauses}\n}`;
  const rule = `rule one: provider must "act" {\nquote "${quoted}"\non service\nrequire judged is met\n}`;
  return decide(`${standard}\n${rule}`, `service: { id: s${facts} }`, { attestations, ...more });
}

const refusals = (of: RuleResult): unknown =>
  of.instances[0]?.causes.flatMap((it) => (it.kind === "attestation" ? it.refused.map((one) => one.why) : []));

test.each([
  ["true", "true", "true", "satisfied", 0],
  ["true", "true", "false", "undetermined", 1],
  ["true", "false", "false", "violated", 0],
  ["false", "true", "true", "violated", 1],
  ["false", "true", "false", "violated", 0],
  ["null", "true", "false", "undetermined", 0],
])(
  "`only if` %s, `if` %s, attested %s: %s, with %i signatures that facts contradict",
  (flag, ready, met, expected, disputed) => {
    const bounds = "only if service.flag\nif service.ready\njudged by counsel valid for 6 months";
    const found = decided(bounds, [{ met: met === "true" }], `, flag: ${flag}, ready: ${ready}`);
    expect([only(found).verdict, found.disputed.length]).toEqual([expected, disputed]);
  },
);

const counsel = "judged by counsel valid for 6 months";
const clerk = { by: { name: "B", role: "clerk" }, met: false };

test.each([
  ["2025-09-30", false, "satisfied", []],
  ["2025-10-01", false, "undetermined", ["role"]],
  ["2025-10-02", false, "undetermined", ["role"]],
  ["2025-10-02", true, "satisfied", ["role"]],
  ["2026-10-02", false, "satisfied", ["role"]],
])(
  "beside a signature of 2025-10-01 one of %s that does not count says %s: %s, told %j",
  (later, met, verdict, told) => {
    const found = decided(counsel, [on("2025-10-01"), on(later, { ...clerk, met })]);
    expect(only(found).verdict).toBe(verdict);
    expect(found.ignored.map((it) => it.refused.why)).toEqual(told);
  },
);

test("a later word that does not count softens no breach", () => {
  const found = decided(counsel, [on("2025-10-01", { met: false }), on("2025-10-02", { ...clerk, met: true })]);
  expect([only(found).verdict, found.ignored.length]).toEqual(["violated", 1]);
});

test("a paper supports what is signed from the day on which it was collected", () => {
  const paper = { id: "p", evidenceKind: "document", expiresOn: undefined, span: { start: 0, end: 0 } };
  const collected = (text: string): RuleResult =>
    only(
      decided(`${counsel} evidence [document]`, [on("2025-10-01", { evidence: ["p"] })], "", {
        evidence: [{ ...paper, collectedOn: day(text) }],
      }),
    );
  expect(collected("2025-10-01").verdict).toBe("satisfied");
  expect(refusals(collected("2025-10-02"))).toEqual(["evidence-later"]);
  expect(refusals(collected("2025-10-16"))).toEqual(["evidence-missing"]);
});

test("what is signed on the day that is judged counts, on a paper of the same day; what is signed later does not yet", () => {
  const paper = { id: "p", evidenceKind: "document", expiresOn: undefined, span: { start: 0, end: 0 } };
  const signed = (text: string): RuleResult =>
    only(
      decided(`${counsel} evidence [document]`, [on(text, { evidence: ["p"] })], "", {
        evidence: [{ ...paper, collectedOn: day("2025-10-15") }],
      }),
    );
  expect(signed("2025-10-15").verdict).toBe("satisfied");
  expect(refusals(signed("2025-10-16"))).toEqual(["not-yet"]);
});

test("of papers of one kind one that is still good is enough", () => {
  const paper = { evidenceKind: "document", collectedOn: day("2025-09-01"), span: { start: 0, end: 0 } };
  const papers = (...lastDays: readonly string[]): RuleResult => {
    const evidence = lastDays.map((it, index) => ({ ...paper, id: `p${index}`, expiresOn: day(it) }));
    const named = { evidence: evidence.map((it) => it.id) };
    return only(decided(`${counsel} evidence [document]`, [on("2025-10-01", named)], "", { evidence }));
  };
  expect(papers("2025-10-14", "2025-10-15").verdict).toBe("satisfied");
  expect(refusals(papers("2025-10-14", "2025-10-13"))).toEqual(["evidence-expired"]);
});

test("a signature over no element says nothing of an element without a name", () => {
  const listed = `standard listed for each x in service.parts "Judged" {\n${counsel}\n}`;
  const clauses = "for each p in service.parts\nrequire listed is met for p";
  const rule = judge(clauses, "{ id: s, parts: [{ ok: true }] }", { attestations: [{ standard: "t.listed" }] }, listed);
  expect(rule.instances[0]).toMatchObject({
    verdict: "undetermined",
    causes: [{ kind: "attestation", element: "service.parts[0]", why: "none" }],
  });
});
