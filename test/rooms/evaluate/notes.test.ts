import { expect, test } from "vitest";
import type { Note } from "../../../src/evaluate/decision.ts";
import { compile, decideBy, type Asking, type SmallPack } from "../../laws/small-world.ts";
import { quoted } from "../../laws/text.ts";
import { resultOf, verdictsOf } from "./every-document.ts";
import { articles, pack, rule } from "./small-rules.ts";

const note = (name: string, clauses: string, modal = "is liable to"): string =>
  `rule ${name}: provider ${modal} "act" {\nquote "${quoted}"\n${clauses}\n}`;
const told = rule("told", "when service.flag\nforbid event.harmful").replace("on service", "on event");
const eventOn = (at: string, harmful: string): string =>
  `event: { id: e${at}, at: "${at}T10:00:00+08:00"${harmful === "" ? "" : `, harmful: ${harmful}`} }`;
const story = (...documents: readonly string[]): string => documents.join("\n---\n");
const notes = (packs: readonly SmallPack[], yaml: string, asking: Partial<Asking> = {}): readonly Note[] =>
  decideBy(compile(packs), yaml, asking).notes;
const service = "service: { flag: true, ready: false }";

test("a note on a subject applies, does not apply, or that is unknown, and is not a verdict", () => {
  const one = pack("t", articles(note("one", "on service\nwhen service.flag\nunless service.ready", "may")));
  const applies = (yaml: string): readonly unknown[] => notes([one], yaml).map((it) => [it.modal, it.applies]);
  expect(applies("service: { flag: true, ready: false }")).toEqual([["may", "yes"]]);
  expect(applies("service: { flag: true }")).toEqual([["may", "unknown"]]);
  expect(applies("service: { flag: false }")).toEqual([["may", "no"]]);
  expect(applies(eventOn("2025-10-10", "true"))).toEqual([]);
  const decision = decideBy(compile([one]), "service: { flag: true, ready: false }");
  expect(decision.rules).toEqual([]);
  expect(decision.word).toBe("nothing examined");
  expect(decision.notes[0]).toMatchObject({ input: 0, lawOf: "2025-10-15", causes: [], advisory: false });
  expect(notes([one], "service: { flag: true }")[0]?.causes).toMatchObject([{ path: "service.ready" }]);
});

test("there is a note for each element, none outside its days, none where an exemption holds", () => {
  const each = pack("t", articles(note("one", "on service\nfor each p in service.parts where p.ok", "may")));
  expect(
    notes([each], "service: { parts: [{ name: a, ok: true }, { name: b, ok: false }, { name: c }] }"),
  ).toMatchObject([
    { applies: "yes", elements: ["service.parts[0] a"] },
    { applies: "unknown", elements: ["service.parts[2] c"] },
  ]);
  const dated = pack("t", articles(note("one", "in force from 2025-10-16\non service", "may")));
  expect(notes([dated], service)).toMatchObject([{ applies: "no" }]);
  const off = "exemption off from one when service.ready is false";
  expect(notes([pack("t", articles(note("one", "on service", "may"), off))], service)).toMatchObject([
    { applies: "no", facts: [{ path: "service.ready" }] },
  ]);
});

const consequence = pack("t", articles(told, note("penalty", "upon breach of told")));

test("a consequence follows from a breach in any document, and is dated by it", () => {
  const yaml = story(
    service,
    eventOn("2025-10-10", "false"),
    eventOn("2025-10-12", "true"),
    eventOn("2025-10-11", "true"),
  );
  expect(notes([consequence], yaml)).toMatchObject([
    {
      rule: "t.penalty",
      applies: "yes",
      lawOf: "2025-10-11",
      input: undefined,
      elements: [],
      breaches: [
        { rule: "t.told", input: 3 },
        { rule: "t.told", input: 2 },
      ],
    },
  ]);
});

test("without a breach it is unknown while one is possible, and does not apply otherwise", () => {
  expect(notes([consequence], story(service, eventOn("2025-10-10", "")))).toMatchObject([
    { applies: "unknown", lawOf: "2025-10-10", breaches: [], causes: [{ path: "event.harmful" }] },
  ]);
  expect(notes([consequence], story(service, eventOn("2025-10-10", "false")))).toMatchObject([
    { applies: "no", lawOf: "2025-10-15", breaches: [] },
  ]);
  expect(notes([consequence], service)).toMatchObject([{ applies: "no" }]);
  const due = rule("due", "require service.ended_on by 2026-01-01");
  const pending = pack("t", articles(due, note("penalty", "upon breach of due")));
  expect(notes([pending], "service: { ended_on: null }")).toMatchObject([{ applies: "no" }]);
});

test("breaches under different texts have consequences of their own", () => {
  const versions = [
    pack("t", articles(told, note("penalty", "upon breach of told")), { until: "2025-10-11" }),
    pack("t", articles(told, "", note("penalty", "upon breach of told", "is entitled to")), { from: "2025-10-11" }),
  ];
  const found = (yaml: string) =>
    notes(versions, yaml).map((it) => [it.modal, it.locator.article, it.applies, it.lawOf, it.breaches.length]);
  const both = story(
    service,
    eventOn("2025-10-10", "true"),
    eventOn("2025-10-11", "true"),
    eventOn("2025-10-12", "true"),
  );
  expect(found(both)).toEqual([
    ["is-liable-to", 2, "yes", "2025-10-10", 1],
    ["is-entitled-to", 3, "yes", "2025-10-11", 2],
  ]);
  expect(found(story(service, eventOn("2025-10-10", "true")))).toEqual([["is-liable-to", 2, "yes", "2025-10-10", 1]]);
  expect(found(service)).toEqual([["is-entitled-to", 3, "no", "2025-10-15", 0]]);
});

test("a consequence reads the service of the run, and no other subject", () => {
  const gated = pack("t", articles(told, note("penalty", "when service.ready is false\nupon breach of told")));
  expect(notes([gated], story(service, eventOn("2025-10-10", "true")))).toMatchObject([{ applies: "yes" }]);
  const two = story(service, service, eventOn("2025-10-10", "true"));
  const always = rule("told", "forbid event.harmful").replace("on service", "on event");
  const open = pack("t", articles(always, note("penalty", "when service.ready is false\nupon breach of told")));
  expect(notes([open], two)).toMatchObject([{ applies: "unknown", causes: [{ kind: "no-subject" }] }]);
});

test("any duty of a party counts, whoever the run is judged for, and advisory duties do not", () => {
  const duties = articles(
    rule("mine", "require service.flag"),
    rule("theirs", "require service.ready", "user must"),
    note("penalty", "upon breach of any duty of user"),
  );
  expect(notes([pack("t", duties)], service)).toMatchObject([{ applies: "yes", breaches: [{ rule: "t.theirs" }] }]);
  expect(notes([pack("t", duties, { rank: "guidance" })], service)).toMatchObject([{ applies: "no", advisory: true }]);
});

test("a duty may arise from a breach", () => {
  const chain = pack("t", articles(told, rule("repair", "upon breach of told\nrequire service.ready")));
  const verdict = (...documents: readonly string[]): string | undefined =>
    verdictsOf(decideBy(compile([chain]), story(...documents)))["repair"];
  expect(verdict(service, eventOn("2025-10-10", "true"))).toBe("violated");
  expect(verdict(service, eventOn("2025-10-10", ""))).toBe("undetermined");
  expect(verdict("service: { flag: true, ready: true }", eventOn("2025-10-10", ""))).toBe("satisfied");
  expect(verdict(service, eventOn("2025-10-10", "false"))).toBe("not_applicable");
  const { rules } = decideBy(compile([chain]), story(service, eventOn("2025-10-10", "false")));
  expect(rules.find((it) => it.rule === "t.repair")?.instances[0]).toMatchObject({
    gate: { kind: "upon" },
    facts: [{ path: "service.flag" }, { path: "event.harmful" }],
  });
});

test("that nothing is breached rests also on what keeps elements from being asked", () => {
  const each = "for each p in service.parts where p.ok\nfor each s in p.steps\nrequire s.size is present";
  const chain = pack("t", articles(rule("told", each), rule("repair", "upon breach of told\nrequire service.ready")));
  const parts = "[{ ok: true, steps: [] }, { ok: false }, { ok: true, steps: [{ size: 0 }] }]";
  const { rules } = decideBy(compile([chain]), `service: { parts: ${parts} }`);
  const [instance] = rules.find((it) => it.rule === "t.repair")?.instances ?? [];
  expect(instance?.facts.map((it) => it.path).toSorted()).toEqual([
    "service.parts",
    "service.parts[0].steps",
    "service.parts[1].ok",
    "service.parts[2].ok",
    "service.parts[2].steps",
    "service.parts[2].steps[0].size",
  ]);
});

test("what is pending is no breach, and what is open leaves open what would follow", () => {
  const due = rule("due", "require service.flag\nrequire service.ended_on by 2026-01-01");
  const chain = pack("t", articles(due, rule("repair", "upon breach of due\nrequire service.ready")));
  const repair = (facts: string) => {
    const found = decideBy(compile([chain]), `service: { ready: false, ended_on: null${facts} }`);
    const [instance] = resultOf(found, "t.repair").instances;
    return [verdictsOf(found)["due"], instance?.verdict, instance?.causes.map((it) => it.kind)];
  };
  expect(repair(", flag: true")).toEqual(["pending", "not_applicable", []]);
  expect(repair(", flag: false")).toEqual(["violated", "violated", []]);
  expect(repair("")).toEqual(["undetermined", "undetermined", ["missing-fact", "due"]]);
});

test("notes of one place are in the order of their names, whatever the order of their writing", () => {
  const [z, ...others] = ["z", "c", "a", "b"].map((it) => note(it, "on service", "may"));
  const other = pack("t", articles(z ?? "", others.join("\n")));
  expect(notes([other], service).map((it) => it.rule)).toEqual(["t.z", "t.a", "t.b", "t.c"]);
  const two = notes([other], `${service}\n---\n${service}`);
  expect(two.map((it) => [it.rule, it.input]).slice(0, 4)).toEqual([
    ["t.z", 0],
    ["t.z", 1],
    ["t.a", 0],
    ["t.a", 1],
  ]);
});

test("a note stands at its element or document, and rests on facts alone", () => {
  const text = articles(
    `open term slack: duration quote "及時"\n${note("one", "on service\nfor each p in service.parts\nwhen slack >= 1 day and p.ok", "may")}\n${note("two", "on service", "may")}`,
  );
  const found = notes([pack("t", text)], "service: { parts: [{ ok: true }] }", { slack: "1 day" });
  const told = found.map(({ rule, place, facts }) => {
    const { source, span } = place ?? { source: { text: "" }, span: { start: 0, end: 0 } };
    return [rule, source.text.slice(span.start, span.end), facts.map((it) => it.path)];
  });
  expect(told).toEqual([
    ["t.one", "{ ok: true }", ["service.parts", "service.parts[0].ok"]],
    ["t.two", "{ parts: [{ ok: true }] }", []],
  ]);
});

test("what does not apply is no consequence of a breach", () => {
  const text = articles(told, note("penalty", "on service\nwhen service.ready\nupon breach of told"));
  const found = (ready: string) => {
    const yaml = story(`service: { flag: true, ready: ${ready} }`, eventOn("2025-10-10", "true"));
    return notes([pack("t", text)], yaml).map((it) => [it.applies, it.breaches.map((one) => one.rule)]);
  };
  expect(found("true")).toEqual([["yes", ["t.told"]]]);
  expect(found("false")).toEqual([["no", []]]);
});

test("what follows on one day is told by that day, whatever is open on others", () => {
  const yaml = story(service, eventOn("2025-10-09", ""), eventOn("2025-10-10", "true"), eventOn("2025-10-11", ""));
  expect(notes([consequence], yaml)).toMatchObject([
    { applies: "yes", lawOf: "2025-10-10", breaches: [{ input: 2 }], causes: [] },
  ]);
  expect(notes([consequence], yaml)[0]?.facts.map((it) => it.path)).toEqual(["service.flag", "event.harmful"]);
});

test("each note is told, whether or not another follows", () => {
  const text = articles(
    told,
    note("penalty", "upon breach of told"),
    note("closing", "when service.ready\nupon breach of told"),
  );
  const found = notes([pack("t", text)], story(service, eventOn("2025-10-10", "true")));
  expect(found.map((it) => [it.rule, it.applies])).toEqual([
    ["t.penalty", "yes"],
    ["t.closing", "no"],
  ]);
});

test("a consequence knows the day of the facts of the run's service", () => {
  const text = articles(told, note("penalty", "when facts_on == 2025-10-10\nupon breach of told"));
  const yaml = story(service, eventOn("2025-10-10", "true"));
  const applies = (factsOn: string | undefined) => notes([pack("t", text)], yaml, { factsOn }).map((it) => it.applies);
  expect([applies("2025-10-10"), applies("2025-10-15"), applies(undefined)]).toEqual([["yes"], ["no"], ["no"]]);
});
