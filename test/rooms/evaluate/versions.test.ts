import { expect, test } from "vitest";
import type { Decision } from "../../../src/evaluate/decision.ts";
import type { Program } from "../../../src/evaluate/program.ts";
import { programOn } from "../../../src/evaluate/judgement.ts";
import { compile, day, decideBy, judgeBy, read } from "../../laws/small-world.ts";
import { resultOf, verdictsOf } from "./every-document.ts";
import { buildAll } from "../../laws/pipeline.ts";
import { product } from "../../laws/product.ts";
import { lawText } from "../../laws/text.ts";
import { world } from "../../laws/world.ts";
import { articles, pack, rule } from "./small-rules.ts";

const on = (name: string, clauses: string): string => rule(name, clauses).replace("on service", "on event");
const programs = compile([
  pack("t", articles("", on("one", "require event.harmful")), { from: "2025-10-13" }),
  pack("t", articles(on("one", "forbid event.harmful"), rule("gone", "require service.flag")), {
    from: "2025-10-01",
    until: "2025-10-13",
  }),
]);
const eventOn = (at: string): string => `event: { id: e, at: "${at}T10:00:00+08:00", harmful: true }`;
const judged = (...days: readonly string[]): Decision => decideBy(programs, days.map(eventOn).join("\n---\n"));

test("each document is judged by the version of its day, and one rule has one result", () => {
  const decision = judged("2025-10-14", "2025-10-12", "2025-10-13");
  const result = resultOf(decision, "t.one");
  expect(result.instances.map((it) => [it.input, it.verdict])).toEqual([
    [0, "satisfied"],
    [1, "violated"],
    [2, "satisfied"],
  ]);
  expect(result).toMatchObject({ verdict: "violated", locator: { article: 2 } });
});

test("before the first version the first one judges: nothing is in force", () => {
  expect(resultOf(judged("2025-09-30"), "t.one")).toMatchObject({ verdict: "not_in_force", locator: { article: 1 } });
});

test("a version that judges nothing lists nothing; if none does, that of the day of the run does", () => {
  expect(judged("2025-10-14").rules.map((it) => it.rule)).toEqual(["t.one"]);
  expect(judged("2025-10-12").rules.map((it) => [it.rule, it.notExamined])).toEqual([
    ["t.one", undefined],
    ["t.gone", "service"],
  ]);
  expect(judged("2025-10-16").rules.map((it) => [it.rule, it.notExamined])).toEqual([["t.one", "event"]]);
});

test("subjects and rules under different laws share nothing that they read", () => {
  const dated = compile([
    pack(
      "t",
      `article 1 {\nparagraph 1 {\nparameter least: number means 1 from 2025-01-01 until 2025-10-13, 2 from 2025-10-13\n${on("one", "require service.size >= least")}\n}\n}`,
    ),
  ]);
  const story = (lawOf: string | undefined) =>
    resultOf(
      decideBy(dated, `service: { size: 1 }\n---\n${eventOn("2025-10-12")}\n---\n${eventOn("2025-10-14")}`, { lawOf }),
      "t.one",
    ).instances.map((it) => it.verdict);
  expect(story(undefined)).toEqual(["satisfied", "violated"]);
  expect(story("2025-10-14")).toEqual(["violated", "violated"]);
});

test("two subjects of one document with different days are judged by the law of each", () => {
  const least = "parameter least: number means 1 from 2025-01-01 until 2025-10-13, 2 from 2025-10-13";
  const rules = `${rule("one", "require least == 1")}\n${on("two", "require least == 1")}`;
  const dated = compile([pack("t", articles(`${least}\n${rules}`))]);
  const [service, event] = read(`service: { started_on: 2025-10-12 }\n---\n${eventOn("2025-10-14")}`);
  const [owner, other] = [world.subjects.get("service"), world.subjects.get("event")];
  if (!service || !event || !owner || !other) throw new Error("the story has both");
  const both = { ...event, roots: new Map([...event.roots, ...service.roots]) };
  const subjects = new Map([other, { ...owner, day: "started_on" }].map((it) => [it.name, it]));
  const decision = judgeBy(dated, [both], { vocabulary: { ...world, subjects } });
  expect(verdictsOf(decision)).toEqual({ one: "satisfied", two: "violated" });
});

test("between two versions and after the last one, the version judges that began last", () => {
  const spans = [
    ["2025-01-01", "2025-02-01"],
    ["2025-03-01", "2025-04-01"],
    ["2025-05-01", "2025-06-01"],
  ] as const;
  const text = articles(rule("one", "require service.flag"));
  const inTime = compile(spans.map(([from, until]) => pack("t", text, { from, until })));
  const judging = (...days: readonly string[]): readonly number[] =>
    days.map((it) => inTime.indexOf(programOn(inTime, day(it))));
  expect(judging("2024-12-31", "2025-01-01", "2025-01-31", "2025-02-01", "2025-02-28")).toEqual([0, 0, 0, 0, 0]);
  expect(judging("2025-03-01", "2025-03-31", "2025-04-01", "2025-04-30")).toEqual([1, 1, 1, 1]);
  expect(judging("2025-05-01", "2025-06-01", "2026-01-01")).toEqual([2, 2, 2]);
});

test("a rule stands where the last version has it that judged something", () => {
  const moved = compile([
    pack("t", articles(on("one", "require event.harmful")), { from: "2025-10-01", until: "2025-10-13" }),
    pack("t", articles("", on("one", "require event.harmful")), { from: "2025-10-13" }),
  ]);
  const article = (yaml: string): number | undefined => resultOf(decideBy(moved, yaml), "t.one").locator.article;
  const service = "service: { id: s }";
  expect(article(`${eventOn("2025-10-12")}\n---\n${service}`)).toBe(1);
  expect(article(`${eventOn("2025-10-12")}\n---\n${eventOn("2025-10-14")}`)).toBe(2);
  expect(article(service)).toBe(2);
});

test("rules of one place are in the order of their names", () => {
  const unsorted = compile([
    pack("t", articles(["c", "a", "b"].map((it) => rule(it, "require service.flag")).join("\n"))),
  ]);
  expect(decideBy(unsorted, "service: {}").rules.map((it) => it.rule)).toEqual(["t.a", "t.b", "t.c"]);
});

test("what one version says provisionally is provisional, whatever another says", () => {
  const unverified = `${on("one", "require event.harmful").replace(/\}$/, 'unverified "a copy of a copy"\n}')}`;
  const versions = compile([
    pack("t", articles(unverified), { from: "2025-10-01", until: "2025-10-13" }),
    pack("t", articles(on("one", "require event.harmful")), { from: "2025-10-13" }),
  ]);
  const provisional = (...days: readonly string[]): unknown => {
    const decision = decideBy(versions, days.map(eventOn).join("\n---\n"), { profile: { provisional: true } });
    return [resultOf(decision, "t.one").provisional, decision.word];
  };
  expect(provisional("2025-10-12")).toEqual([true, "undetermined"]);
  expect(provisional("2025-10-14")).toEqual([false, "clear"]);
  expect(provisional("2025-10-12", "2025-10-14")).toEqual([true, "undetermined"]);
  const none = decideBy(versions, "service: { id: s }", { asOf: "2025-10-12", profile: { provisional: true } });
  expect([resultOf(none, "t.one").provisional, none.word]).toEqual([true, "nothing examined"]);
});

test("an event on the day of judgement has happened", () => {
  const decision = decideBy(programs, eventOn("2025-10-15"), { asOf: "2025-10-15" });
  expect([decision.leftOut, resultOf(decision, "t.one").verdict]).toEqual([[], "satisfied"]);
});

test("a draft is in force on no day, and judges only where there is no other text", () => {
  const text = (it: string) => [{ path: `${it}.edict`, text: articles(rule(it, "require service.flag")) }];
  const all = { pack: "t", rank: "rules", needs: [], text: lawText };
  const days = { from: day("2025-01-01"), until: day("2025-02-01") };
  const [draft, law] = buildAll(product, [
    { ...all, files: text("draft"), inForce: "never" },
    { ...all, files: text("law"), inForce: days },
  ]).map((it) => it.program);
  if (!draft || !law) throw new Error("both compile");
  const judged = (texts: readonly Program[]): unknown =>
    decideBy(texts, "service: { flag: false }").rules.map((it) => [it.rule, it.verdict, it.instances[0]?.gate]);
  expect(judged([draft])).toEqual([["t.draft", "not_in_force", { kind: "not-in-force", inForce: "never" }]]);
  const early = decideBy([draft, law], "service: { flag: false }", { asOf: "2024-12-31" });
  expect(early.rules.map((it) => it.rule)).toEqual(["t.law"]);
  expect(judged([draft, law])).toMatchObject([["t.law", "not_in_force", { inForce: { from: "2025-01-01" } }]]);
});
