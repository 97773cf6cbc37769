import { expect, test } from "vitest";
import type { Decision, RuleResult } from "../../../src/evaluate/decision.ts";
import type { Program } from "../../../src/evaluate/program.ts";
import type { Settings } from "../../../src/evaluate/settings.ts";
import { countingOf, refusalOf } from "../../../src/evaluate/standard.ts";
import { compile, day, decide, judge, only, read, type Asking } from "../../laws/small-world.ts";
import { quoted } from "../../laws/text.ts";

type Signed = Asking["attestations"][number];

const on = (text: string, more: Signed = {}): Signed => ({ on: day(text), ...more });

/** A rule that asks for a standard by these clauses, of a service that counsel and others signed for. */
function decided(clauses: string, attestations: readonly Signed[], facts = "", more: Partial<Asking> = {}): Decision {
  const standard = `standard judged "Judged" {\n${clauses}\n}`;
  const rule = `rule one: provider must "act" {\nquote "${quoted}"\non service\nrequire judged is met\n}`;
  return decide(`${standard}\n${rule}`, `service: { id: s${facts} }`, { attestations, ...more });
}

const settingsOf = ({ reckoning }: Program): Omit<Settings, "asOf"> => ({
  ...reckoning,
  lawOf: undefined,
  party: "provider",
  interpretations: [],
  memberships: [],
  adoptions: [],
  assumptions: [],
});

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

const flagged = "only if service.flag\njudged by counsel valid for 6 months";

test("where it is not known of what a signature is, facts that it may deny leave the standard open for that", () => {
  const standard = `standard judged "Judged" {\n${flagged}\n}`;
  const asked = (service: string, signed: Signed) => {
    const rule = `rule one: provider must "act" {\nquote "${quoted}"\non service\nforbid judged is met\n}`;
    const decision = decide(`${standard}\n${rule}`, `service: ${service}`, { attestations: [signed] });
    const [instance] = only(decision).instances;
    return [instance?.verdict, instance?.causes.map((it) => it.kind), decision.disputed.length];
  };
  expect(asked("{ id: s, flag: false }", {})).toEqual(["undetermined", ["dispute"], 1]);
  expect(asked("{ flag: false }", {})).toEqual(["undetermined", ["missing-fact"], 0]);
  expect(asked("{ flag: false }", { met: false })).toEqual(["satisfied", [], 0]);
  expect(asked("{ flag: false }", { standard: "t.other" })).toEqual(["satisfied", [], 0]);
});

const listed = `standard listed for each x in service.parts "Judged" {\n${flagged}\n}`;

test.each([
  ["a part without a name, and a signature over one", "[{ ok: true }]", "p0", "undetermined"],
  ["a part without a name, and a signature over none", "[{ ok: true }]", undefined, "satisfied"],
  ["a part with its name, and a signature over it", "[{ name: p0 }]", "p0", "undetermined"],
  ["a part with its name, and a signature over another", "[{ name: p0 }]", "p1", "satisfied"],
])("%s: what facts deny is %s %s %s", (_, parts, element, verdict) => {
  const clauses = "for each p in service.parts\nforbid listed is met for p";
  const attestations = [{ standard: "t.listed", element }];
  expect(judge(clauses, `{ id: s, flag: false, parts: ${parts} }`, { attestations }, listed).verdict).toBe(verdict);
});

test.each([
  ["a list that is missing", "note: a", ["missing-fact service.parts"]],
  ["an element that is none", "parts: [null]", ["absent-value service.parts[0]"]],
])("of %s no signature says anything", (_, facts, causes) => {
  const clauses = "for each p in service.parts\nrequire listed is met for p";
  const attestations = [{ standard: "t.listed", element: "p0" }];
  const { verdict, instances } = judge(clauses, `{ id: s, flag: true, ${facts} }`, { attestations }, listed);
  const told = instances[0]?.causes.map((it) => `${it.kind} ${"path" in it ? it.path : ""}`);
  expect([verdict, told]).toEqual(["undetermined", causes]);
});

test("of signatures the latest counts, in whatever order they are written", () => {
  const latest = (...all: readonly Signed[]): string => only(decided(counsel, all)).verdict;
  const [no, yes] = [on("2025-10-01", { met: false }), on("2025-10-02", { met: true })];
  expect([latest(no, yes), latest(yes, no)]).toEqual(["satisfied", "satisfied"]);
  const [early, late] = [on("2025-10-01"), on("2025-10-02", { met: false })];
  expect([latest(early, late), latest(late, early)]).toEqual(["violated", "violated"]);
});

test.each([
  ["2025-10-14", "undetermined"],
  ["2025-10-15", "undetermined"],
  ["2025-10-16", "satisfied"],
])("a word of %s that does not count contests up to the day of judgement: %s", (later, verdict) => {
  const found = decided(counsel, [on("2025-10-01"), on(later, clerk)]);
  expect(only(found).verdict).toBe(verdict);
  expect(only(found).instances[0]?.causes.map((it) => it.kind === "attestation" && it.why)).toEqual(
    verdict === "undetermined" ? ["contested"] : [],
  );
});

test("where nothing is presumed a signature that does not count is told as what is missing, and else beside the presumption", () => {
  const told = (clauses: string) => {
    const found = decided(`${clauses}\n${counsel}`, [on("2025-10-01", clerk)], ", flag: true");
    return [only(found).verdict, found.ignored.length];
  };
  expect(told("only if service.flag")).toEqual(["undetermined", 0]);
  expect(told("presumed if service.flag")).toEqual(["satisfied", 1]);
  expect(told("presumed not if service.flag")).toEqual(["violated", 1]);
});

test("signatures that are not known to be meant, or contradict each other, rebut nothing", () => {
  const presuming = `presumed if service.flag\n${counsel}`;
  const rebutted = (all: readonly Signed[]): number => decided(presuming, all, ", flag: true").rebutted.length;
  expect(rebutted([on("2025-10-01", { met: false })])).toBe(1);
  expect(rebutted([on("2025-10-01", { met: false }), on("2025-10-01", { met: true })])).toBe(0);
  const standard = `standard judged "Judged" {\n${presuming}\n}`;
  const rule = `rule one: provider must "act" {\nquote "${quoted}"\non service\nrequire judged is met\n}`;
  const nameless = decide(`${standard}\n${rule}`, "service: { flag: true }", { attestations: [{ met: false }] });
  expect([only(nameless).verdict, nameless.rebutted]).toEqual(["undetermined", []]);
});

test("papers count for the kind that is asked, and a period that the calendar does not know has run out", () => {
  const paper = { id: "p", collectedOn: day("2025-09-01"), expiresOn: undefined, span: { start: 0, end: 0 } };
  const why = (clauses: string, kind: string, more: Partial<typeof paper> = {}): unknown =>
    refusals(
      only(
        decided(clauses, [on("2025-10-01", { evidence: ["p", "none"] })], "", {
          evidence: [{ ...paper, ...more, evidenceKind: kind }],
        }),
      ),
    );
  const asking = `${counsel} evidence [document]`;
  expect(why(asking, "document")).toEqual([]);
  expect(why(asking, "report")).toEqual(["evidence-missing"]);
  expect(why(asking, "document", { collectedOn: day("2025-10-02") })).toEqual(["evidence-later"]);
  expect(why(asking, "report", { collectedOn: day("2025-10-02") })).toEqual(["evidence-missing"]);
  const long = only(decided("judged by counsel valid for 2000 working days", [on("2025-10-01")]));
  expect(long.instances[0]?.causes).toMatchObject([{ refused: [{ why: "expired", detail: "2025-10-01" }] }]);
});

test("a signature in a role that may not judge is told with all roles that may", () => {
  const found = only(decided(`${counsel}\njudged by officer valid for 30 days`, [on("2025-10-01", clerk)]));
  expect(found.instances[0]?.causes).toMatchObject([{ refused: [{ why: "role", detail: "counsel, officer" }] }]);
});

test("of one signature alone it is told whether it counts on the day of judgement, and why not", () => {
  const text = `standard judged "Judged" {\n${counsel}\n}`;
  const [program] = compile([
    {
      pack: "t",
      text: `article 1 {\nparagraph 1 {\n${text}\nrule one: provider must "act" {\nquote "${quoted}"\non service\nrequire judged is met\n}\n}\n}`,
    },
  ]);
  const standard = program?.graph.nodes.find((it) => it.kind === "standard");
  const [input] = read("service: { id: s }", { attestations: [on("2025-10-01"), on("2025-10-01", clerk)] });
  if (standard?.kind !== "standard" || !input || !program) throw new Error("the rule asks for a standard");
  const settings = { ...settingsOf(program), asOf: day("2025-10-15") };
  const told = input.attestations.map((it) => [
    countingOf(settings, standard, it, input)?.until,
    refusalOf(settings, standard, it, input)?.why,
  ]);
  expect(told).toEqual([
    ["2026-04-01", undefined],
    [undefined, "role"],
  ]);
});

test("what leaves a presumption open is told with what is known of it", () => {
  const clauses = `presumed if service.flag\npresumed not if service.ready\n${counsel}`;
  const [instance] = only(decided(clauses, [], ", flag: true")).instances;
  expect([instance?.verdict, instance?.facts.map((it) => it.path)]).toEqual(["undetermined", ["service.flag"]]);
});

test("of a subject that was not given no signature is asked for", () => {
  const standard = `standard polite "Polite" {\non question\n${counsel}\n}`;
  const rule = `rule one: provider must "act" {\nquote "${quoted}"\non answer\nrequire polite is met\n}`;
  const yaml = 'answer: { id: a, at: "2025-10-10T10:00:00+08:00" }';
  expect(only(decide(`${standard}\n${rule}`, yaml)).instances[0]).toMatchObject({
    verdict: "undetermined",
    causes: [{ kind: "no-subject", subject: "question" }],
  });
});

test("what is signed of an element rests on the names by which it is meant", () => {
  const clauses = "for each p in service.parts\nrequire listed is met for p";
  const attestations = [{ standard: "t.listed", element: "p0" }];
  const [instance] = judge(clauses, "{ id: s, flag: true, parts: [{ name: p0 }] }", { attestations }, listed).instances;
  expect([instance?.verdict, instance?.facts.map((it) => it.path).toSorted()]).toEqual([
    "satisfied",
    ["service.flag", "service.id", "service.parts", "service.parts[0].name"],
  ]);
});
