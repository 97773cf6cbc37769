import { parseInstant } from "../../../src/base/instant.ts";
import { expect, test } from "vitest";
import { formatDay, parseDay } from "../../../src/base/civil-date.ts";
import { runCheck } from "../../../src/engine/check/check.ts";
import { runTimeline } from "../../../src/engine/timeline.ts";
import { complies, law } from "../pack/laws.ts";
import { hostWith, nothing } from "../report/tiny.ts";

const now = parseInstant("2026-11-20T12:00:00+08:00");
if (now === undefined) throw new Error("the day exists");

const on = (name: string, clauses: string): string => `rule ${name}: provider must "${name}" { on service ${clauses} }`;
const channels = "require count(c in service.channels where c.mainland) >= least";
const signed = "by: Lin Wei, on: 2026-01-05, because: decided by the board";

/** Two texts of one law, a law that the second one asks, advice, and a profile: everything that has days of its own. */
const host = hostWith({
  ...law("policies/t/a/1", {
    id: "t.a",
    inForce: "{ from: 2023-01-01, until: 2025-01-01 }",
    policy: `parameter least: number means 1 from 2023-01-01 until 2024-01-01, 2 from 2024-01-01 ${on("open", channels)}`,
  }),
  ...law("policies/t/a/2", {
    id: "t.a",
    inForce: "{ from: 2025-01-01 }",
    needs: "{ t.b: ^1 }",
    policy: [
      `parameter least: number means 1 from 2025-01-01 ${on("open", channels)} ${complies("t.b")}`,
      on("late", "in force from 2026-01-01 require service.name is present").replace(
        /(on service) (in force from \S+)/,
        "$2 $1",
      ),
      `open term soon: duration ${on("filed", "require service.filing.algorithm.filed_on by service.launched_on + soon")}`,
    ].join(" "),
  }),
  ...law("policies/t/b/1", {
    id: "t.b",
    inForce: "{ from: 2025-06-01 }",
    policy: on("titled", "require service.name is present"),
  }),
  ...law("policies/t/g/1", { id: "t.g", rank: "guidance", policy: on("wise", "require service.version is present") }),
  "profile.yaml": `
interpretations: [{ term: t.a.soon, value: 20 days, from: 2026-04-01, until: 2026-06-01, ${signed} }]
adopt: [{ pack: t.g, from: 2026-03-01, until: 2026-05-01, ${signed} }]
`,
  "service.yaml": `
kind: service
vocabulary: genai@1
facts_on: 2026-11-01
service:
  id: lumen
  name: null
  version: null
  launched_on: 2026-03-20
  channels: [{ name: site, access: public, mainland: true }]
  filing: { algorithm: { filed_on: null } }
`,
});
const request = { ...nothing, now, inputs: ["service.yaml"], packs: ["t.a", "t.g"], profile: "profile.yaml" };

/** Of the rules that are there on a day, what each says; what is advisory in brackets. */
function said(asOf: string): string {
  const { decision, troubles, policyProblems, inputProblems } = runCheck({ ...request, asOf }, host);
  const told = inputProblems.filter((it) => it.code !== "engine/facts-after-day");
  expect([troubles, policyProblems, told]).toEqual([[], [], []]);
  const shown = decision?.rules.map((it) => {
    const text = `${it.rule.slice(2)} ${it.verdict}`;
    return it.advisory ? `(${text})` : text;
  });
  return shown?.join(", ") ?? "";
}

/** Each day that changes something, what is said from it on, and the cause that the timeline gives. */
const days: readonly (readonly [string, string, string])[] = [
  ["2023-01-01", "a.open satisfied, (g.wise not_in_force)", "pack,parameter"],
  ["2023-08-15", "a.open satisfied, (g.wise violated)", "pack"],
  ["2024-01-01", "a.open violated, (g.wise violated)", "parameter"],
  [
    "2025-01-01",
    "a.also not_applicable, a.filed undetermined, a.late not_in_force, a.open satisfied, (g.wise violated)",
    "pack,parameter",
  ],
  [
    "2025-06-01",
    "a.also violated, a.filed undetermined, a.late not_in_force, a.open satisfied, (g.wise violated)",
    "pack",
  ],
  ["2026-01-01", "a.also violated, a.filed undetermined, a.late violated, a.open satisfied, (g.wise violated)", "rule"],
  [
    "2026-03-01",
    "a.also violated, a.filed undetermined, a.late violated, a.open satisfied, g.wise violated",
    "adoption",
  ],
  [
    "2026-04-01",
    "a.also violated, a.filed pending, a.late violated, a.open satisfied, g.wise violated",
    "interpretation",
  ],
  ["2026-04-10", "a.also violated, a.filed violated, a.late violated, a.open satisfied, g.wise violated", "deadline"],
  ["2026-05-01", "a.also violated, a.filed violated, a.late violated, a.open satisfied, (g.wise violated)", "adoption"],
  [
    "2026-06-01",
    "a.also violated, a.filed undetermined, a.late violated, a.open satisfied, (g.wise violated)",
    "interpretation",
  ],
];

const before = (day: string): string => {
  const parsed = parseDay(day);
  return parsed === undefined ? "" : formatDay(((parsed as number) - 1) as typeof parsed);
};

test.each(days.map((it, at) => [...it, days[at - 1]?.[1] ?? "a.open not_in_force, (g.wise not_in_force)"] as const))(
  "as of %s: %s",
  (day, expected, _, earlier) => {
    expect(said(day)).toBe(expected);
    expect(said(before(day))).toBe(earlier);
  },
);

test("the timeline has these days and no other, each with its cause", () => {
  const { timeline: found } = runTimeline({ ...request, firstDay: "2022-01-01", lastDay: "2026-11-20" }, host);
  const kinds = found?.dates.map(({ day, changes }) => {
    return [formatDay(day), [...new Set(changes.flatMap((it) => it.causes.map((one) => one.cause.kind)))].join()];
  });
  expect(kinds).toEqual(days.map(([day, , kind]) => [day, kind]));
});
