import { expect, test } from "vitest";
import type { Decision, Instance } from "../../../src/evaluate/decision.ts";
import { compile, decide, decideBy, judge, judgeBy, only, read, type Asking } from "../../laws/small-world.ts";
import { quoted } from "../../laws/text.ts";
import { resultOf } from "./every-document.ts";
import { articles, pack, rule } from "./small-rules.ts";

/** The words in a document at which a reader is to look; of a whole document only that it is one. */
function wordsAt(instance: Pick<Instance, "place"> | undefined): string {
  const { source, span } = instance?.place ?? { source: { text: "" }, span: { start: 0, end: 0 } };
  const words = source.text.slice(span.start, span.end);
  return words.startsWith("{ id") ? "the document" : words;
}
const first = (clauses: string, service: string, asking: Partial<Asking> = {}, before = ""): Instance => {
  const [instance] = judge(clauses, service, asking, before).instances;
  if (!instance) throw new Error("the rule is asked");
  return instance;
};
const factsOf = ({ facts }: Instance): readonly string[] => facts.map((it) => it.path).toSorted();
/** What each clause comes to, in no order: theirs means nothing. */
const clausesOf = ({ clauses }: Instance): unknown =>
  clauses.map((it) => [it.result, ...it.causes.map((one) => one.kind)].join(" ")).toSorted();

const each = "for each p in service.parts where p.ok\nrequire p.weight >= 1 and service.flag";
test.each([
  ["require service.flag", "flag: true", "satisfied", "the document"],
  ["require service.flag", "flag: false", "violated", "flag"],
  ["require service.flag", "flag: null", "undetermined", "flag"],
  ["require service.flag", "note: a", "undetermined", "the document"],
  ["require service.group.flag", "group: {}", "undetermined", "group"],
  ["when service.flag\nrequire service.ready", "flag: null, ready: false", "undetermined", "flag"],
  ["when service.flag\nrequire service.ready", "flag: false", "not_applicable", "the document"],
  ["when service.flag\nrequire service.ready", "flag: null, ready: true", "satisfied", "the document"],
  ["for each p in service.parts\nrequire service.ready", "parts: null, ready: true", "satisfied", "parts"],
  [
    "forbid (any t in service.tags satisfies t == red) and service.started_on is present",
    "tags: [red], started_on: 2025-01-01",
    "violated",
    "red",
  ],
  ["require service.ended_on by 2026-01-01", "ended_on: null", "pending", "the document"],
  ["require service.ready\npending while service.flag", "ready: false, flag: true", "pending", "ready"],
  ["require service.ready\npending while service.flag", "ready: false, flag: false", "violated", "ready"],
  ["require service.ready\npending while service.flag", "ready: false, flag: null", "undetermined", "flag"],
  [each, "flag: true, parts: [{ ok: true, weight: 1 }]", "satisfied", "{ ok: true, weight: 1 }"],
  [each, "flag: true, parts: [{ ok: true, weight: 0 }]", "violated", "weight"],
  [each, "flag: true, parts: [{ ok: true, weight: null }]", "undetermined", "weight"],
  [each, "flag: true, parts: [{ ok: true }]", "undetermined", "{ ok: true }"],
  [each, "parts: [{ ok: true, weight: 1 }]", "undetermined", "the document"],
])("%s on %s is %s: look at `%s`", (clauses, facts, verdict, words) => {
  const instance = first(clauses, `{ id: s, ${facts} }`);
  expect([instance.verdict, wordsAt(instance)]).toEqual([verdict, words]);
});

test.each(["before", "after"])("what another document leaves open, %s it, is not looked for there", (where) => {
  const event = 'event: { id: e, at: "2025-10-10T10:00:00+08:00", harmful: null }';
  const service = "service: { id: s, flag: null }";
  const yaml = (where === "before" ? [service, event] : [event, service]).join("\n---\n");
  const asked = (clause: string): string => {
    const text = `rule one: provider must "act" {\nquote "${quoted}"\non event\n${clause}\n}`;
    return wordsAt(only(decide(text, yaml)).instances[0]);
  };
  expect(asked("require service.flag")).toBe("the document");
  expect(asked("require service.flag and event.harmful")).toBe("harmful");
});

test("what another file leaves open is not looked for at the same offset of this one", () => {
  const [service] = read("service: { id: s, flag: null }");
  const [event] = read('event: { id: a_long_name, at: "2025-10-10T10:00:00+08:00" }');
  const text = rule("one", "require service.flag").replace("on service", "on event");
  const programs = compile([pack("t", articles(text))]);
  if (!service || !event) throw new Error("both are read");
  const [instance] = only(judgeBy(programs, [{ ...event, service }])).instances;
  expect([instance?.verdict, wordsAt(instance)]).toEqual(["undetermined", "the document"]);
});

test("what breaks a rule by a signature is looked for where it is signed", () => {
  const standard = 'standard judged "Judged" {\nonly if service.flag\njudged by counsel valid for 6 months\n}';
  const span = { start: 3, end: 5 };
  const asking = { attestations: [{ met: false, span }] };
  const { verdict, place } = first("require judged is met", "{ id: s, flag: true }", asking, standard);
  expect([verdict, place.span]).toEqual(["violated", span]);
});

test("what breaks a rule by another one is looked for there, whatever else is asked and whoever only advises", () => {
  const other = pack(
    "o",
    articles(
      rule("advised", 'forbid service.tags has red\nbasis guidance "3.2"'),
      rule("kept", "for each p in service.parts\nrequire p.ok"),
      rule("broken", "require service.flag"),
    ),
  );
  const asking = pack("t", articles(rule("one", "require complies with o\nrequire service.ready")), { needs: ["o"] });
  const asked = (facts: string): string =>
    wordsAt(resultOf(decideBy(compile([other, asking]), `service: { id: s, ${facts} }`), "t.one").instances[0]);
  expect(asked("tags: [red], parts: [{ ok: true }], flag: false, ready: true")).toBe("flag");
  expect(asked("tags: [red], parts: [{ ok: true }], flag: true, ready: false")).toBe("ready");
});

// What a verdict rests on.

test("a breach rests on what is broken, and not on what is open beside it", () => {
  const clauses = "require service.ready\nrequire service.ended_on - service.started_on >= 1 day";
  const instance = first(clauses, "{ id: s, ready: false, started_on: 2025-01-01 }");
  expect([instance.verdict, factsOf(instance), instance.causes]).toEqual(["violated", ["service.ready"], []]);
  expect(clausesOf(instance)).toEqual(["false", "unknown missing-fact"]);
});

test("what is open rests on what leaves it open, and not on what is kept or void beside it", () => {
  const other = pack("o", articles(rule("gated", "when service.flag\nrequire false")));
  const clauses =
    "require complies with o\nrequire service.ready\nrequire service.ended_on - service.started_on >= 1 day";
  const programs = compile([other, pack("t", articles(rule("one", clauses)), { needs: ["o"] })]);
  const yaml = "service: { id: s, flag: false, ready: true, started_on: 2025-01-01 }";
  const [instance] = resultOf(decideBy(programs, yaml), "t.one").instances;
  expect(instance && clausesOf(instance)).toEqual(["true", "unknown missing-fact", "void"]);
  expect([instance?.verdict, instance && factsOf(instance)]).toEqual(["undetermined", ["service.started_on"]]);
  expect(instance?.causes.map((it) => "path" in it && it.path)).toEqual(["service.ended_on"]);
});

test("what holds whether or not the rule applies leaves nothing open", () => {
  const either = first("when service.flag\nrequire service.ready", "{ id: s, ready: true }");
  expect([either.verdict, either.eitherWay, either.causes, either.scopeCauses]).toEqual(["satisfied", true, [], []]);
  expect(factsOf(either)).toEqual(["service.ready"]);
  for (const facts of ["ready: false", "flag: true", "flag: true, ready: true", "flag: false"])
    expect(first("when service.flag\nrequire service.ready", `{ id: s, ${facts} }`).eitherWay).toBe(false);
});

test("of what is open it is told what leaves open whether the law applies at all", () => {
  const scope = "paragraph applies where service.size >= 1";
  const paths = (facts: string): unknown => {
    const { causes, scopeCauses } = first("when service.flag\nrequire service.ready", `{ id: s, ${facts} }`, {}, scope);
    return [causes, scopeCauses].map((all) => all.map((it) => "path" in it && it.path));
  };
  expect(paths("ready: false")).toEqual([["service.size", "service.flag"], ["service.size"]]);
  expect(paths("size: 1, ready: false")).toEqual([["service.flag"], []]);
  expect(paths("ready: true")).toEqual([[], []]);
});

test("the day by which something is due names the fact as the document writes it", () => {
  const due = (clauses: string, service: string): unknown =>
    first(clauses, service).causes.map((it) => [it.kind, "path" in it && it.path]);
  expect(due("require service.group.done_on by 2026-01-01", "{ group: { done_on: null } }")).toEqual([
    ["due", "service.group.done_on"],
  ]);
  const each = "for each p in service.parts\nrequire p.done_on by 2026-01-01";
  expect(due(each, "{ parts: [{ done_on: null }] }")).toEqual([["due", "service.parts[0].done_on"]]);
  expect(due(each, "{ parts: [null] }")).toEqual([["due", "service.parts[0].done_on"]]);
});

test("an asked rule that decides is told with its facts, one that is kept with all that keeps it", () => {
  const other = pack(
    "o",
    articles(
      rule("one", "require service.flag"),
      rule("two", "require service.ready"),
      rule("three", "when service.mood == calm\nrequire service.size >= 1"),
    ),
  );
  const programs = compile([other, pack("t", articles(rule("one", "require complies with o")), { needs: ["o"] })]);
  const found = (facts: string): unknown => {
    const decision: Decision = decideBy(programs, `service: { id: s, ${facts} }`);
    const [instance] = resultOf(decision, "t.one").instances;
    return [instance?.verdict, instance?.causes.length, instance && factsOf(instance)];
  };
  expect(found("flag: true, ready: true, mood: busy")).toEqual([
    "satisfied",
    0,
    ["service.flag", "service.mood", "service.ready"],
  ]);
  expect(found("flag: true, ready: false, mood: busy")).toEqual(["violated", 0, ["service.ready"]]);
  expect(found("flag: true, mood: busy")).toEqual(["undetermined", 1, []]);
  expect(found("flag: true, ready: true, size: 1")).toEqual([
    "satisfied",
    0,
    ["service.flag", "service.ready", "service.size"],
  ]);
  expect(found("flag: true, ready: true, size: 0")).toEqual(["undetermined", 1, ["service.size"]]);
});

test("what waits rests on what is not done and on why it may wait, and points at who signed that", () => {
  const standard = 'standard judged "Judged" {\nonly if service.flag\njudged by counsel valid for 6 months\n}';
  const clauses = "require service.ready\npending while judged is met";
  const span = { start: 3, end: 5 };
  const asking = { attestations: [{ span }] };
  const waiting = first(clauses, "{ id: s, flag: true, ready: false }", asking, standard);
  expect([waiting.verdict, factsOf(waiting)]).toEqual(["pending", ["service.flag", "service.id", "service.ready"]]);
  expect(waiting.attestations).toHaveLength(1);
  expect(waiting.causes.map((it) => it.kind === "time-runs" && it.place.span)).toEqual([span]);
  const byFacts = first("require service.ready\npending while service.flag", "{ id: s, flag: true, ready: false }");
  expect(byFacts.causes.map((it) => it.kind === "time-runs" && wordsAt({ place: it.place }))).toEqual(["ready"]);
});

test("who asks a rule that is broken rests on what breaks it, and not on what it keeps", () => {
  const other = pack("o", articles(rule("one", "require service.flag\nrequire service.size >= 1")));
  const asking = pack("t", articles(rule("one", "require complies with o")), { needs: ["o"] });
  const programs = compile([other, asking]);
  const [instance] = resultOf(decideBy(programs, "service: { flag: false, size: 1 }"), "t.one").instances;
  expect([instance?.verdict, instance && factsOf(instance)]).toEqual(["violated", ["service.flag"]]);
});
