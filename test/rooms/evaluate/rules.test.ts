import { expect, test } from "vitest";
import type { RuleResult, Verdict } from "../../../src/evaluate/decision.ts";
import { outcomeOf, rollUp, runWord } from "../../../src/evaluate/verdict.ts";
import { verdicts } from "../../laws/meanings.ts";
import { day, decide, judge, only, type Asking } from "../../laws/small-world.ts";
import { quoted } from "../../laws/text.ts";

test.each(verdicts)("`%s` on %s with %j is %s", (clauses, service, asking, expected, before) => {
  expect(judge(clauses, service, asking, before).verdict).toBe(expected);
});

const gates = "when service.flag\nunless service.ready\nrequire service.size >= 1";

test("a rule that holds whether or not it applies says so", () => {
  expect(judge(gates, "{ size: 1 }").instances[0]?.eitherWay).toBe(true);
  expect(judge(gates, "{ flag: true, ready: false, size: 1 }").instances[0]?.eitherWay).toBe(false);
});

test("before the law is in force nothing else is asked", () => {
  const rule = judge(gates, "{ flag: true, ready: false, size: 0 }", { asOf: "2023-08-14" });
  expect(rule.verdict).toBe("not_in_force");
  expect(rule.instances[0]?.gate).toEqual({
    kind: "not-in-force",
    inForce: { from: "2023-08-15", until: undefined },
  });
  expect(judge(gates, "{ flag: false }", { asOf: "2023-08-15" }).verdict).toBe("not_applicable");
  expect(judge(gates, "{ flag: false }", { lawOf: "2023-08-14" }).verdict).toBe("not_in_force");
});

test("a scope that does not hold makes the rule not applicable and is named", () => {
  const rule = judge(
    "require service.flag",
    "{ flag: false, ready: false }",
    {},
    "paragraph applies where service.ready",
  );
  expect(rule.verdict).toBe("not_applicable");
  expect(rule.instances[0]?.gate).toEqual({ kind: "scope", scope: 0 });
});

const each = "for each p in service.parts where p.ok\nrequire p.weight >= 1";
const verdictsOf = (rule: RuleResult): readonly Verdict[] => rule.instances.map((it) => it.verdict);

test("each element is an instance with its own name and place", () => {
  const rule = judge(
    each,
    "{ parts: [{ name: a, ok: true, weight: 1 }, { name: b, ok: true, weight: 0 }, { ok: false }] }",
  );
  expect(verdictsOf(rule)).toEqual(["satisfied", "violated"]);
  expect(rule.instances.map((it) => it.elements)).toEqual([["service.parts[0] a"], ["service.parts[1] b"]]);
  expect(rule.verdict).toBe("violated");
});

test.each(["service.flag", "service.ready"])("a breach is shown where a list says it, and not at `%s`", (general) => {
  const rule = judge(
    `forbid (any p in service.parts satisfies p.ok) and ${general}`,
    "{ flag: true, ready: true, parts: [{ name: a, ok: true }] }",
  );
  const place = rule.instances[0]?.place;
  expect(rule.verdict).toBe("violated");
  expect(place?.source.text.slice(place.span.start, place.span.end)).toBe("ok");
});

const deadline = "require service.ended_on by service.started_on + 10 working days";

test("pending says by when, stale facts say of which day they are", () => {
  const pending = judge(deadline, "{ started_on: 2025-09-25, ended_on: null }");
  expect(pending.instances[0]?.causes).toEqual([{ kind: "due", by: "2025-10-15", path: "service.ended_on" }]);
  const stale = judge(deadline, "{ started_on: 2025-09-25, ended_on: null }", { asOf: "2025-10-16" });
  expect(stale.instances[0]?.causes).toMatchObject([{ kind: "stale-facts", factsOn: "2025-10-15" }]);
});

test("a deadline that is kept, or missed, leaves nothing open", () => {
  const clause = (ended: string): unknown => {
    const [instance] = judge(deadline, `{ started_on: 2025-09-25, ended_on: ${ended} }`, {
      asOf: "2025-10-16",
    }).instances;
    return instance?.clauses.map((it) => [it.result, it.causes]);
  };
  expect(clause("{ from: 2025-10-15 }")).toMatchObject([["unknown", [{ kind: "partial-fact" }]]]);
  expect(clause("2025-10-15")).toEqual([["true", []]]);
  expect(clause("2025-10-16")).toEqual([["false", []]]);
});

test("an unknown clause beside a waiting one is undetermined, not pending", () => {
  expect(judge(`${deadline}\nrequire service.flag`, "{ started_on: 2025-09-25, ended_on: null }").verdict).toBe(
    "undetermined",
  );
});

const event = (fixed: string): string => `event: { id: e, at: "2025-10-10T10:00:00+08:00", fixed_at: ${fixed} }`;
const promptly = `rule one: provider must "act" {\nquote "${quoted}"\non event\nrequire event.fixed_at by event.at + slack\n}`;
const fixed = (at: string, asking: Partial<Asking>): RuleResult => only(decide(promptly, event(at), asking));

test("an open term is open until a profile interprets it; hours are exact", () => {
  expect(fixed('"2025-10-11T10:00:00+08:00"', {}).instances[0]?.causes).toEqual([
    { kind: "open-term", term: "t.slack", ended: undefined },
  ]);
  expect(fixed('"2025-10-11T10:00:00+08:00"', { slack: "24 hours" }).verdict).toBe("satisfied");
  expect(fixed('"2025-10-11T10:00:01+08:00"', { slack: "24 hours" }).verdict).toBe("violated");
  expect(fixed('"2025-10-11T23:59:59+08:00"', { slack: "1 day" }).verdict).toBe("satisfied");
  expect(fixed('"2025-10-11T10:00:00+08:00"', { slack: "24 hours" }).instances[0]?.interpretations).toMatchObject([
    { term: "t.slack", value: "24 hours" },
  ]);
});

test("an event after the day of judgement had not happened", () => {
  const decision = decide(promptly, event("null"), { asOf: "2025-10-09", slack: "24 hours" });
  expect(decision.leftOut).toEqual([{ input: 0, day: "2025-10-10" }]);
  expect(only(decision).verdict).toBe("not_examined");
  expect(decision.word).toBe("nothing examined");
});

test("a rule whose subject is not given is not examined", () => {
  expect(only(decide(promptly, "service: {}")).notExamined).toBe("event");
});

test("duties of another party stay out of the roll-up", () => {
  const rule = promptly
    .replace("provider must", "user must")
    .replace("on event", "on service")
    .replace(/require.*/, "require service.flag");
  const decision = decide(rule, "service: { flag: false }");
  expect(only(decision)).toMatchObject({ verdict: "violated", inRollUp: false });
  expect(decision.word).toBe("nothing examined");
});

test("a rule is of the party for whom the run is judged, if it binds that one", () => {
  const of = (parties: string): unknown => {
    const text = `rule one: ${parties} must "act" {\nquote "${quoted}"\non service\nrequire service.flag\n}`;
    const { party, parties: all, inRollUp } = only(decide(text, "service: {}"));
    return [party, all, inRollUp];
  };
  expect(of("provider")).toEqual(["provider", ["provider"], true]);
  expect(of("user")).toEqual(["user", ["user"], false]);
  expect(of("user or provider")).toEqual(["provider", ["user", "provider"], true]);
  expect(of("user or authority")).toEqual(["authority", ["user", "authority"], false]);
});

test("a flag of another regime is raised or left open, and is never a pass", () => {
  const yields = 'yields to "another regime" where service.mood == shut';
  const rule = `${yields}\n${promptly}`;
  expect(decide(rule, "service: { mood: shut }").yields).toMatchObject([{ what: "another regime", holds: "true" }]);
  expect(decide(rule, "service: {}").yields).toMatchObject([{ holds: "unknown" }]);
  expect(decide(rule, "service: { mood: calm }").yields).toEqual([]);
});

const judged =
  'standard judged "Judged" {\nonly if service.flag\njudged by counsel valid for 6 months evidence [document]\njudged by officer valid for 30 days\n}';
const paper = {
  id: "paper",
  evidenceKind: "document",
  collectedOn: day("2025-01-01"),
  expiresOn: day("2025-10-15"),
  span: { start: 0, end: 0 },
};
const met = (asking: Partial<Asking>, service = "{ id: s, flag: true }"): RuleResult =>
  judge("require judged is met", service, { evidence: [paper], ...asking }, judged);
const why = (rule: RuleResult): unknown =>
  rule.instances[0]?.causes.map((it) =>
    it.kind === "attestation" ? [it.why, ...it.refused.map((one) => one.why)] : it.kind,
  );

test("an attestation counts with its role, in its time, with unexpired evidence", () => {
  const good = { attestations: [{ evidence: ["paper"] }] };
  expect(met(good).verdict).toBe("satisfied");
  expect(met({ attestations: [{ evidence: ["paper"], met: false }] }).verdict).toBe("violated");
  expect(why(met({}))).toEqual([["none"]]);
  expect(why(met({ attestations: [{}] }))).toEqual([["none-counts", "evidence-missing"]]);
  expect(why(met({ ...good, asOf: "2025-10-16" }))).toEqual([["none-counts", "evidence-expired"]]);
  expect(why(met({ attestations: [{ by: { name: "B", role: "clerk" } }] }))).toEqual([["none-counts", "role"]]);
  expect(why(met({ attestations: [{ on: day("2025-10-16"), evidence: ["paper"] }] }))).toEqual([
    ["none-counts", "not-yet"],
  ]);
  expect(why(met({ attestations: [{ subject: "other" }] }))).toEqual([["none"]]);
});

test("validity ends on its day: `on` plus the time, not included", () => {
  const officer = { attestations: [{ by: { name: "B", role: "officer" }, on: day("2025-09-15") }] };
  expect(met({ ...officer, asOf: "2025-10-14" }).verdict).toBe("satisfied");
  expect(why(met({ ...officer, asOf: "2025-10-15" }))).toEqual([["none-counts", "expired"]]);
});

test("the latest attestation counts, and two of one day that disagree are open", () => {
  const on = (text: string, value: boolean): Partial<Asking>["attestations"] => [
    { on: day(text), met: value, evidence: ["paper"] },
  ];
  expect(met({ attestations: [...(on("2025-09-01", false) ?? []), ...(on("2025-09-02", true) ?? [])] }).verdict).toBe(
    "satisfied",
  );
  expect(why(met({ attestations: [...(on("2025-09-02", false) ?? []), ...(on("2025-09-02", true) ?? [])] }))).toEqual([
    ["conflicting"],
  ]);
});

test("no signature stands in for a missing fact, and a fact that disputes one is a finding", () => {
  const good = { attestations: [{ evidence: ["paper"] }] };
  expect(met(good, "{ id: s }").verdict).toBe("undetermined");
  const rule = `${judged}\nrule one: provider must "act" {\nquote "${quoted}"\non service\nrequire judged is met\n}`;
  const decision = decide(rule, "service: { id: s, flag: false }", { evidence: [paper], ...good });
  expect(only(decision).verdict).toBe("violated");
  expect(decision.disputed).toMatchObject([{ standard: "t.judged", by: "Lin Wei" }]);
});

test("a standard over a list is judged for each element by its name", () => {
  const listed = 'standard listed for each x in service.parts "Judged" {\njudged by counsel valid for 6 months\n}';
  const rule = judge(
    "for each p in service.parts\nrequire listed is met for p",
    "{ id: s, parts: [{ name: a }, { name: b }, { ok: true }] }",
    { attestations: [{ standard: "t.listed", element: "a" }] },
    listed,
  );
  expect(verdictsOf(rule)).toEqual(["satisfied", "undetermined", "undetermined"]);
});

test("a document field is unknown after the last good day of its evidence", () => {
  const asking = (asOf: string): Partial<Asking> => ({ asOf, factsOn: asOf, evidence: [paper] });
  expect(judge("require service.proof is present", "{ proof: paper }", asking("2025-10-15")).verdict).toBe("satisfied");
  const late = judge("require service.proof is present", "{ proof: paper }", asking("2025-10-16"));
  expect(late.instances[0]?.causes).toMatchObject([{ kind: "expired-document", id: "paper", on: "2025-10-15" }]);
});

test("roll-up takes the gravest part, and the run's word never says compliant", () => {
  expect(rollUp(["satisfied", "pending", "violated", "undetermined"])).toBe("violated");
  expect(rollUp(["not_in_force", "not_applicable"])).toBe("not_applicable");
  expect(rollUp(["not_examined", "satisfied"])).toBe("satisfied");
  expect(runWord("satisfied")).toBe("clear");
  expect(outcomeOf("pending")).toBe("open");
});

test("a trace shows every node that was evaluated, and only when asked for", () => {
  const seen = new Set<string>();
  const rule = judge("require service.flag and service.ready", "{ flag: true, ready: false }", {
    trace: (node, _locals, { value }) => seen.add(`${node} ${value.kind}`),
  });
  expect(rule.verdict).toBe("violated");
  expect([...seen].filter((it) => it.endsWith("boolean"))).toHaveLength(3);
});

test("an open finding on an answer points into that answer, whatever another document leaves open", () => {
  const text = "service: { id: s }\n---\nanswer: { id: a, at: 2025-09-25T10:00:00+08:00 }";
  const rule = (clause: string): string =>
    `rule one: provider must "act" {\nquote "${quoted}"\non answer\n${clause}\n}`;
  const placeOf = (clause: string): number | undefined =>
    only(decide(rule(clause), text)).instances[0]?.place.span.start;
  expect(placeOf("require service.flag")).toBe(text.indexOf("{ id: a"));
  expect(placeOf("require service.flag and answer.marked")).toBe(text.indexOf("{ id: a"));
});
