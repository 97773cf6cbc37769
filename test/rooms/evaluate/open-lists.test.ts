import { expect, test } from "vitest";
import type { Membership } from "../../../src/evaluate/settings.ts";
import { compile, day, decideBy } from "../../laws/small-world.ts";
import { resultOf } from "./every-document.ts";
import { membership } from "./profile.ts";
import { articles, pack, rule } from "./small-rules.ts";

const lists =
  'open list moods: string means ["calm", ...] quote "甲及時"\nopen list hues: service.tags means [red, ...] quote "及時"';
const requiring = (condition: string) =>
  compile([pack("t", articles(`${lists}\n${rule("one", `require ${condition}`)}`))]);
const judged = (condition: string, service: string, memberships: readonly Membership[] = []) =>
  resultOf(decideBy(requiring(condition), `service: ${service}`, { profile: { memberships } }), "t.one");

const noted = "service.note in moods";

test("what the law lists belongs; of anything else a profile decides", () => {
  expect(judged(noted, "{ note: calm }").verdict).toBe("satisfied");
  expect(judged(noted, "{ note: busy }").verdict).toBe("undetermined");
  expect(judged(noted, "{ note: busy }", [membership("busy", true)]).verdict).toBe("satisfied");
  expect(judged(noted, "{ note: busy }", [membership("busy", false)]).verdict).toBe("violated");
  expect(judged(noted, "{ note: shut }", [membership("busy", false)]).verdict).toBe("undetermined");
  expect(judged(noted, "{ note: calm }", [membership("calm", false)]).verdict).toBe("satisfied");
  expect(judged(noted, "{ note: busy }", [membership("busy", true, { list: "t.hues" })]).verdict).toBe("undetermined");
});

test("a membership that decides is named as a reading, one that does not is not", () => {
  const both = [membership("busy", true), membership("shut", true)];
  expect(judged(noted, "{ note: busy }", both).instances[0]?.interpretations).toMatchObject([
    { term: "t.moods", value: "includes busy", by: "Lin Wei, 2025-01-01" },
  ]);
  expect(judged(noted, "{ note: calm }", both).instances[0]?.interpretations).toEqual([]);
  expect(judged(noted, "{ note: busy }", [membership("busy", false)]).instances[0]?.interpretations).toMatchObject([
    { value: "does not include busy" },
  ]);
});

test("the cause names the list, the member, and an entry that has ended", () => {
  expect(judged(noted, "{ note: busy }").instances[0]?.causes).toMatchObject([
    { kind: "open-list", list: "t.moods", member: "busy", ended: undefined },
  ]);
  const ended = [membership("busy", true, { until: day("2025-10-15") })];
  expect(judged(noted, "{ note: busy }", ended).instances[0]?.causes).toMatchObject([
    { kind: "open-list", ended: { until: "2025-10-15", by: "Lin Wei" } },
  ]);
  const last = [membership("busy", true, { until: day("2025-10-16") })];
  expect(judged(noted, "{ note: busy }", last).verdict).toBe("satisfied");
  const unnamed = 'service.note in ["calm", ...]';
  expect(judged(unnamed, "{ note: busy }").instances[0]?.causes).toMatchObject([
    { kind: "open-list", list: undefined },
  ]);
});

test("two memberships that hold and differ decide nothing", () => {
  const both = [membership("busy", true), membership("busy", false)];
  expect(judged(noted, "{ note: busy }", both).verdict).toBe("undetermined");
  const agreeing = [membership("busy", true), membership("busy", true)];
  expect(judged(noted, "{ note: busy }", agreeing).verdict).toBe("satisfied");
});

test("lists that are compared ask for each member", () => {
  const any = "service.tags has any hues";
  const hue = (member: string, belongs: boolean): Membership => membership(member, belongs, { list: "t.hues" });
  expect(judged(any, "{ tags: [green, red] }").verdict).toBe("satisfied");
  expect(judged(any, "{ tags: [green] }").verdict).toBe("undetermined");
  expect(judged(any, "{ tags: [green] }", [hue("green", true)]).verdict).toBe("satisfied");
  expect(judged(any, "{ tags: [green] }", [hue("green", false)]).verdict).toBe("violated");
  expect(judged(any, "{ tags: [green, blue] }", [hue("green", false)]).verdict).toBe("undetermined");
  const every = "every t in service.tags satisfies t in hues";
  expect(judged(every, "{ tags: [green, red] }", [hue("green", true)]).verdict).toBe("satisfied");
  expect(judged(every, "{ tags: [green, blue] }", [hue("green", true), hue("blue", false)]).verdict).toBe("violated");
});

test("members are named as the law would write them, numbers and days too", () => {
  const size = (memberships: readonly Membership[]): string =>
    resultOf(
      decideBy(
        compile([
          pack(
            "t",
            articles(
              `open list sizes: number means [1, ...] quote "及時"\n${rule("one", "require service.size in sizes")}`,
            ),
          ),
        ]),
        "service: { size: 0.05 }",
        { profile: { memberships } },
      ),
      "t.one",
    ).verdict;
  expect(size([])).toBe("undetermined");
  expect(size([membership("0.05", true, { list: "t.sizes" })])).toBe("satisfied");
});

test("an interpretation that has ended is named", () => {
  const programs = compile([
    pack("t", articles(`open term slack: duration quote "及時"\n${rule("one", "require service.grace >= slack")}`)),
  ]);
  const reading = {
    term: "t.slack",
    value: "1 day",
    by: "counsel",
    on: day("2025-01-01"),
    from: day("2025-01-01"),
    until: day("2025-10-15"),
    because: "no figure",
    place: { source: { path: "profile.yaml", text: "" }, span: { start: 0, end: 0 } },
  };
  const on = (asOf: string) =>
    resultOf(
      decideBy(programs, "service: { grace: 2 days }", { asOf, profile: { interpretations: [reading] } }),
      "t.one",
    );
  expect(on("2025-10-14").verdict).toBe("satisfied");
  expect(on("2025-10-15").instances[0]?.causes).toMatchObject([
    { kind: "open-term", term: "t.slack", ended: { until: "2025-10-15", by: "counsel" } },
  ]);
});

test("a reading counts from the day on which it is signed", () => {
  const on = (text: string): string =>
    judged(noted, "{ note: busy }", [membership("busy", true, { on: day(text) })]).verdict;
  expect([on("2025-10-15"), on("2025-10-16")]).toEqual(["satisfied", "undetermined"]);
});

test("of readings that have ended the last is told, and none that has yet to begin or goes on", () => {
  const until = (text: string, by: string): Membership => membership("busy", true, { until: day(text), by });
  const ended = (...all: readonly Membership[]): unknown =>
    judged(noted, "{ note: busy }", all).instances[0]?.causes.map((it) => it.kind === "open-list" && it.ended);
  const [one, other] = [until("2025-09-01", "A"), until("2025-10-01", "B")];
  expect(ended(one, other)).toMatchObject([{ until: "2025-10-01", by: "B" }]);
  expect(ended(other, one)).toMatchObject([{ until: "2025-10-01", by: "B" }]);
  const later = { from: day("2025-11-01") };
  expect(ended(one, membership("busy", true, later))).toMatchObject([{ until: "2025-09-01", by: "A" }]);
  expect(ended(membership("busy", true, { ...later, until: day("2025-12-01") }))).toEqual([undefined]);
  expect(ended(membership("busy", true, later))).toEqual([undefined]);
});

test.each([
  ["share_of", "number", "5%", "service.size >= share_of", "{ size: 0.05 }", "satisfied"],
  ["share_of", "number", "5%", "service.size >= share_of", "{ size: 0.04 }", "violated"],
  ["share_of", "number", "many", "service.size >= share_of", "{ size: 0.05 }", "undetermined"],
  ["slack", "duration", "1 day", "service.grace >= slack", "{ grace: 1 day }", "satisfied"],
])("an open term `%s`, a %s, read as `%s`: %s on %s is %s", (term, type, value, condition, service, verdict) => {
  const terms = `open term ${term}: ${type} quote "及時"\nopen term beside: ${type} quote "及時"`;
  const programs = compile([pack("t", articles(`${terms}\n${rule("one", `require ${condition}`)}`))]);
  const reading = (it: string, more = {}) => ({ ...membership("", true), term: `t.${it}`, value, ...more });
  const judgedBy = (...interpretations: readonly ReturnType<typeof reading>[]) =>
    resultOf(decideBy(programs, `service: ${service}`, { profile: { interpretations } }), "t.one").verdict;
  expect(judgedBy(reading(term))).toBe(verdict);
  expect(judgedBy(reading("beside"))).toBe("undetermined");
  expect(judgedBy(reading(term), reading("beside"))).toBe(verdict);
  expect(judgedBy(reading(term), reading(term))).toBe("undetermined");
});

test("what is open in a list of the law is told with where the law has it", () => {
  const [cause] = judged(noted, "{ note: busy }").instances[0]?.causes ?? [];
  if (cause?.kind !== "open-list") throw new Error("the list is open");
  const { source, span } = cause.law;
  expect(source.text.slice(span.start)).toMatch(/^moods: string/);
});
