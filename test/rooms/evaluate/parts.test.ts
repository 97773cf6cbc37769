import { expect, test } from "vitest";
import { plainReckoning } from "../../laws/pipeline.ts";
import { compile, decideBy } from "../../laws/small-world.ts";
import { resultOf } from "./every-document.ts";
import { articles, pack, rule } from "./small-rules.ts";

const judged = (clauses: string, service: string) =>
  resultOf(decideBy(compile([pack("t", articles(rule("one", clauses)))]), `service: { ${service} }`), "t.one");
const verdict = (condition: string, service: string) => judged(`require ${condition}`, service).verdict;
const verdicts = (conditions: readonly string[], service: string) => conditions.map((it) => verdict(it, service));

test("what holds on every day between the bounds holds, what holds on none does not", () => {
  const known = "started_on: { from: 2025-10-01, until: 2025-10-05 }";
  const day = "service.started_on";
  expect(verdicts([`${day} < 2025-10-06`, `${day} <= 2025-10-05`, `${day} >= 2025-10-01`], known)).toEqual([
    "satisfied",
    "satisfied",
    "satisfied",
  ]);
  expect(verdicts([`${day} < 2025-10-01`, `${day} > 2025-10-05`, `${day} == 2025-10-06`], known)).toEqual([
    "violated",
    "violated",
    "violated",
  ]);
  expect(verdicts([`${day} < 2025-10-05`, `${day} == 2025-10-03`, `${day} != 2025-10-03`], known)).toEqual([
    "undetermined",
    "undetermined",
    "undetermined",
  ]);
  expect(verdict(`${day} == 2025-10-03`, "started_on: { from: 2025-10-03, until: 2025-10-03 }")).toBe("satisfied");
  expect(verdicts([`${day} < 2025-10-06`, `${day} > 2025-10-06`], "started_on: { until: 2025-10-05 }")).toEqual([
    "satisfied",
    "violated",
  ]);
});

test("an open question names the fact, what is known of it, and where that is written", () => {
  const { instances } = judged("require service.started_on < 2025-10-03", "started_on: { from: 2025-10-01 }");
  expect(instances[0]?.causes).toMatchObject([
    {
      kind: "partial-fact",
      path: "service.started_on",
      shown: { code: "evaluate/shown/from", params: { low: "2025-10-01" } },
    },
  ]);
  const decided = judged("require service.started_on >= 2025-10-01", "started_on: { from: 2025-10-01 }");
  expect(decided.instances[0]?.facts).toMatchObject([{ path: "service.started_on" }]);
});

test("numbers and durations lie between bounds, also where one is missing", () => {
  expect(verdicts(["service.size >= 2", "service.size > 2", "service.size < 2"], "size: { at_least: 2 }")).toEqual([
    "satisfied",
    "undetermined",
    "violated",
  ]);
  expect(verdict("service.size * 2 + 1 <= 7", "size: { at_least: 2, at_most: 3 }")).toBe("satisfied");
  expect(verdict("6 / service.size <= 3", "size: { at_least: 2, at_most: 3 }")).toBe("satisfied");
  expect(verdict("6 / service.size > 0", "size: { at_least: 0, at_most: 3 }")).toBe("undetermined");
  expect(verdict("6 / service.size > 0", "size: { at_least: 0 }")).toBe("undetermined");
  const grace = "grace: { at_least: 3 days, at_most: 5 days }";
  expect(verdicts(["service.grace <= 5 days", "service.grace > 5 days", "service.grace == 4 days"], grace)).toEqual([
    "satisfied",
    "violated",
    "undetermined",
  ]);
});

test("days move with their bounds; working days are counted from both or not at all", () => {
  const ends = "service.started_on + 10 days";
  expect(verdict(`${ends} <= 2025-10-15`, "started_on: { until: 2025-10-05 }")).toBe("satisfied");
  expect(
    verdict(
      "service.started_on - service.grace >= 2025-09-26",
      "started_on: { from: 2025-10-01 }, grace: { at_most: 5 days }",
    ),
  ).toBe("satisfied");
  expect(
    verdict(
      "service.started_on - service.grace >= 2025-09-27",
      "started_on: { from: 2025-10-01 }, grace: { at_most: 5 days }",
    ),
  ).toBe("undetermined");
  const worked = "service.started_on + 10 working days";
  expect(verdict(`${worked} < 2025-12-01`, "started_on: { until: 2025-10-05 }")).toBe("undetermined");
  expect(verdict(`${worked} < 2025-12-01`, "started_on: { from: 2025-10-01, until: 2025-10-05 }")).toBe("satisfied");
});

test.each(["ended_on: { from: 2025-10-01 }", "ended_on: { until: 2025-10-01 }", "ended_on: { present: true }"])(
  "what is not known is neither before nor after %s, nor a sum with it anything",
  (known) => {
    const [missing, day] = ["service.started_on", "service.ended_on"];
    const compared = ["<", "<=", ">", ">=", "==", "!="].map((it) => `${missing} ${it} ${day}`);
    const summed = [`${day} - ${missing} > 1 day`, `${day} + service.grace > 2025-01-01`];
    for (const it of [...compared, ...summed]) {
      const [instance] = judged(`require ${it}`, known).instances;
      expect([it, instance?.verdict]).toEqual([it, "undetermined"]);
      expect(instance?.causes).toContainEqual(expect.objectContaining({ kind: "missing-fact" }));
    }
  },
);

test.each([
  ["service.grace <= 30 days", "grace: 1 month", [{ kind: "not-comparable", left: "duration", right: "duration" }]],
  ["6 / service.size > 0", "size: 0", [{ kind: "no-quotient" }]],
  ["6 / service.size > 0", "size: { at_least: 0 }", [{ kind: "partial-fact" }]],
  ["service.started_on + 1 working day > as_of", "started_on: 2199-01-01", [{ kind: "outside-calendar" }]],
])("what cannot be said of `%s` has its cause: %s", (condition, service, causes) => {
  const [instance] = judged(`require ${condition}`, service).instances;
  expect(instance?.verdict).toBe("undetermined");
  expect(instance?.causes).toMatchObject(causes);
});

test("what is taken from a day moves with its bounds, and a time that the calendar has to say something to needs both", () => {
  expect(verdict("service.started_on - 5 days >= 2025-09-26", "started_on: { from: 2025-10-01 }")).toBe("satisfied");
  const worked = (bounds: string) =>
    verdicts(
      ["<= 2025-12-01", "> 2024-12-01"].map((it) => `service.started_on + 10 working days ${it}`),
      bounds,
    );
  expect(worked("started_on: { from: 2025-01-01, until: 2025-10-05 }")).toEqual(["satisfied", "satisfied"]);
  expect(worked("started_on: { from: 1990-01-01, until: 2025-10-05 }")).toEqual(["undetermined", "undetermined"]);
  expect(worked("started_on: { from: 2025-01-01, until: 2199-01-01 }")).toEqual(["undetermined", "undetermined"]);
});

test("a period whose last day may move on from a day of rest is counted from both bounds, hours from one", () => {
  const judgedBy = (lastDayOfRest: "stays" | "moves_on", of: string, condition: string, facts: string) => {
    const programs = compile([pack("t", articles(rule("one", `require ${condition}`).replace("service", of)))]);
    const counting = { ...plainReckoning.counting, lastDayOfRest };
    return resultOf(decideBy(programs, facts, { reckons: { ...plainReckoning, counting } }), "t.one").verdict;
  };
  const [ends, service] = [
    "service.started_on + 10 days < 2025-12-01",
    "service: { started_on: { until: 2025-10-05 } }",
  ];
  expect(judgedBy("stays", "service", ends, service)).toBe("satisfied");
  expect(judgedBy("moves_on", "service", ends, service)).toBe("undetermined");
  const at = '"2025-10-10T10:00:00+08:00"';
  const event = `event: { id: e, at: ${at}, fixed_at: { until: ${at} } }`;
  expect(judgedBy("moves_on", "event", "event.fixed_at + 24 hours < 2025-12-01", event)).toBe("satisfied");
  expect(judgedBy("stays", "event", "event.fixed_at - 24 hours < event.at", event)).toBe("satisfied");
  expect(judgedBy("stays", "event", "event.at - 24 hours >= event.fixed_at", event)).toBe("undetermined");
});

test.each([
  ["service.size * counted >= -4", "at_least: -2, at_most: 3", "satisfied"],
  ["service.size * counted >= -3", "at_least: -2, at_most: 3", "undetermined"],
  ["service.size * counted <= 6", "at_least: -2, at_most: 3", "satisfied"],
  ["service.size * counted <= -2", "at_least: -3, at_most: -2", "satisfied"],
  ["service.size * counted < -2", "at_least: -3, at_most: -2", "undetermined"],
  ["service.size / counted >= -6", "at_least: -6, at_most: -4", "satisfied"],
  ["service.size / counted > -6", "at_least: -6, at_most: -4", "undetermined"],
  ["service.size / counted < -2", "at_least: -6, at_most: -4", "undetermined"],
  ["counted / service.size < 0", "at_least: -6, at_most: -4", "satisfied"],
])("with one or two counted, `%s` of a size of %s is %s", (condition, size, expected) => {
  const counted = "count(p in service.parts where p.ok)";
  const known = `size: { ${size} }, parts: [{ name: a, ok: true }, { name: b }]`;
  expect(verdict(condition.replace("counted", counted), known)).toBe(expected);
});

test("a list known in part holds what it lists, and perhaps more", () => {
  const tags = "tags: { at_least: [red] }";
  expect(
    verdicts(["service.tags has red", "service.tags has any [red, blue]", "service.tags is not empty"], tags),
  ).toEqual(["satisfied", "satisfied", "satisfied"]);
  expect(
    verdicts(["blue not in service.tags", "service.tags has all [red, blue]", "[red] has all service.tags"], tags),
  ).toEqual(["undetermined", "undetermined", "undetermined"]);
  expect(verdict("count(x in service.tags) >= 1", tags)).toBe("satisfied");
  expect(verdict("count(x in service.tags) <= 1", tags)).toBe("undetermined");
  expect(verdict("service.tags is empty", "tags: { at_least: [] }")).toBe("undetermined");
  expect(verdict("every p in service.parts satisfies p.ok", "parts: { at_least: [{ name: a, ok: false }] }")).toBe(
    "violated",
  );
  expect(verdict("every p in service.parts satisfies p.ok", "parts: { at_least: [{ name: a, ok: true }] }")).toBe(
    "undetermined",
  );
});

test("a rule for each element is asked for those that are listed, and for one that may be missing", () => {
  const each = (service: string) => judged("for each p in service.parts\nrequire p.ok", service);
  const { instances } = each("parts: { at_least: [{ name: a, ok: true }, { name: b, ok: false }] }");
  expect(instances.map((it) => [it.elements, it.verdict])).toEqual([
    [["service.parts[0] a"], "satisfied"],
    [["service.parts[1] b"], "violated"],
    [[], "undetermined"],
  ]);
});

test("what is only known to be there is present, and no more", () => {
  const there = "note: { present: true }, mood: { present: true }, group: { present: true }, tags: { present: true }";
  expect(verdicts(["service.note is present", "service.mood is present", "service.tags is present"], there)).toEqual([
    "satisfied",
    "satisfied",
    "satisfied",
  ]);
  expect(verdicts(["service.group is present", "service.group is absent"], there)).toEqual(["satisfied", "violated"]);
  expect(verdicts(['service.note == "a"', "service.mood in [calm]", "service.group.flag"], there)).toEqual([
    "undetermined",
    "undetermined",
    "undetermined",
  ]);
});

test("a deadline is kept or missed if it is so on all days that are left open", () => {
  const due = (service: string) => judged("require service.ended_on by service.started_on + 5 days", service).verdict;
  const started = "started_on: { from: 2025-09-20, until: 2025-09-25 }";
  expect(due(`${started}, ended_on: { until: 2025-09-25 }`)).toBe("satisfied");
  expect(due(`${started}, ended_on: { from: 2025-10-01, until: 2025-10-05 }`)).toBe("violated");
  expect(due(`${started}, ended_on: { from: 2025-10-01 }`)).toBe("violated");
  expect(due(`${started}, ended_on: { from: 2025-09-28 }`)).toBe("undetermined");
  expect(due(`${started}, ended_on: null`)).toBe("violated");
  expect(due("started_on: { until: 2025-10-12 }, ended_on: null")).toBe("undetermined");
  const waits = judged(
    "require service.ended_on by service.started_on + 5 days",
    "started_on: { from: 2025-10-11, until: 2025-10-13 }, ended_on: null",
  );
  expect([waits.verdict, waits.instances[0]?.causes]).toEqual([
    "pending",
    [{ kind: "due", by: "2025-10-16", path: "service.ended_on" }],
  ]);
});
