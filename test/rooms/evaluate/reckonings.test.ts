import { expect, test } from "vitest";
import type { Reckoning } from "../../../src/base/reckoning.ts";
import { weekdays } from "../../../src/base/working-days.ts";
import { evaluateRun } from "../../../src/evaluate/evaluate.ts";
import type { Run } from "../../../src/evaluate/context.ts";
import { partsOf } from "../../../src/evaluate/parts-of-run.ts";
import type { Program } from "../../../src/evaluate/program.ts";
import type { Settings } from "../../../src/evaluate/settings.ts";
import { parseInstant } from "../../../src/base/instant.ts";
import { plainReckoning } from "../../laws/pipeline.ts";
import { compile, day, read, type Asking } from "../../laws/small-world.ts";
import { quoted } from "../../laws/text.ts";
import { strictWorld } from "../../laws/world.ts";
import { verdictsOf } from "./every-document.ts";
import { articles, pack, rule } from "./small-rules.ts";

const calendar = {
  ...weekdays,
  from: day("2025-01-01"),
  to: day("2025-12-31"),
  holidays: new Set([day("2025-10-01")]),
};
const east: Reckoning = { ...plainReckoning, calendar };
const west: Reckoning = { ...east, zone: { name: "America/New_York" } };

const text = articles(`standard judged "Judged" {
only if service.flag
judged by counsel valid for 6 months
}
standard guessed "Guessed" {
presumed not if service.mood == shut
judged by counsel valid for 6 months
}
yields to "another regime" where service.mood == shut
rule noted: provider may "act" { quote "${quoted}" on service when service.flag is false }
${rule("signed", "forbid judged is met")}
${rule("presumed", "require guessed is met")}
${rule("told", "require event.harmful is false").replace("on service", "on event")}
${rule("started", "require service.started_on <= as_of")}`);
const [eastern, western] = compile([pack("e", text), pack("w", text)]);

/** A run of one pack in the east and one in the west. */
function runOf(programs: readonly (Program | undefined)[], yaml: string, more: Partial<Run> = {}): Run {
  const attestations: Asking["attestations"] = ["e", "w"].flatMap((it) => [
    { standard: `${it}.judged`, met: true },
    { standard: `${it}.guessed`, met: true },
    { standard: `${it}.judged`, by: { name: "B", role: "clerk" } },
  ]);
  const inputs = read(yaml, { attestations, factsOn: undefined });
  const settings: Settings = {
    ...east,
    asOf: day("2025-10-15"),
    lawOf: undefined,
    party: "provider",
    interpretations: [],
    memberships: [],
    adoptions: [],
    assumptions: [],
  };
  const reckons = new Map([
    [eastern, east],
    [western, west],
  ]);
  return {
    programs: programs.flatMap((it) => (it ? [{ ...it, reckoning: reckons.get(it) ?? east }] : [])),
    inputs,
    service: inputs.find((it) => it.subject === "service"),
    vocabulary: strictWorld,
    settings,
    trace: undefined,
    ...more,
  };
}

const eventAt = (at: string, more = ""): string => `event: { id: e${at.slice(0, 10)}, at: "${at}"${more} }`;
/** The evening of the 15th in New York is the morning of the 16th in Shanghai. */
const story = [
  "service: { id: s, flag: false, tags: [], mood: shut, started_on: 2025-10-15 }",
  eventAt("2025-10-16T08:00:00+08:00", ", harmful: true"),
  eventAt("2025-10-14T12:00:00+08:00", ", harmful: false"),
  eventAt("2025-10-20T14:00:00+08:00"),
].join("\n---\n");

test.each([
  ["east first", [eastern, western]],
  ["west first", [western, eastern]],
])("packs of two zones judge the days of their own: %s", (_, programs) => {
  const { decision } = evaluateRun(runOf(programs, story));
  const told = decision.rules.filter((it) => it.rule.endsWith(".told"));
  expect(new Map(told.map((it) => [it.rule, it.instances.map((one) => [one.input, one.lawOf])]))).toEqual(
    new Map([
      ["e.told", [[2, "2025-10-14"]]],
      [
        "w.told",
        [
          [1, "2025-10-15"],
          [2, "2025-10-14"],
        ],
      ],
    ]),
  );
  expect(decision.leftOut).toEqual([
    { input: 1, day: "2025-10-16" },
    { input: 3, day: "2025-10-20" },
  ]);
  expect(decision.assumed).toEqual([0, 1, 2].map((input) => ({ input, factsOn: "2025-10-15" })));
  expect(decision.word).toBe("violated");
});

test("what packs of two zones say is what each says alone, and one word for both", () => {
  const alone = [eastern, western].map((it) => evaluateRun(runOf([it], story)).decision);
  const { decision } = evaluateRun(runOf([eastern, western], story));
  for (const key of ["rules", "notes", "yields", "disputed", "rebutted", "ignored"] as const) {
    expect(alone.map((it) => it[key].length)).not.toContain(0);
    expect(decision[key]).toEqual(alone.flatMap((it): readonly unknown[] => it[key]));
  }
  expect([...alone, decision].map((it) => it.word)).toEqual(["undetermined", "violated", "violated"]);
});

test("facts that contradict each other are told once, whichever packs read them", () => {
  const { decision } = evaluateRun(runOf([eastern, western], "service: { id: s, flag: true, tags: [] }"));
  expect(decision.contradicted.map((it) => it.facts.map((one) => one.path))).toEqual([
    ["service.flag", "service.tags"],
  ]);
});

test("without a named day each pack is asked on its own day of one moment", () => {
  const now = parseInstant("2025-10-16T08:00:00+08:00");
  const run = runOf([eastern, western], "service: { id: s, started_on: 2025-10-16 }");
  const started = (settings: Partial<Settings>) => {
    const { decision } = evaluateRun({ ...run, settings: { ...run.settings, ...settings } });
    return decision.rules.flatMap((it) => (it.rule.endsWith(".started") ? [it.verdict] : []));
  };
  expect(started({ asOf: day("2025-10-16"), now })).toEqual(["satisfied", "violated"]);
  expect(started({ asOf: day("2025-10-16") })).toEqual(["satisfied", "satisfied"]);
});

/** How many parts a run of two packs has that reckon like this. */
const partsWith = (one: Reckoning, other: Reckoning): number => {
  const run = runOf([eastern, western], story);
  const programs = run.programs.map((it, index) => ({ ...it, reckoning: index === 0 ? one : other }));
  return partsOf({ ...run, programs, settings: { ...run.settings, ...one } }).length;
};

const { counting } = east;
test.each([
  ["zones", { zone: west.zone }],
  ["a first day that counts", { counting: { ...counting, eventDay: "included" as const } }],
  ["a last day that moves on", { counting: { ...counting, lastDayOfRest: "moves_on" as const } }],
  ["a calendar and none", { calendar: undefined }],
  ["calendars that begin apart", { calendar: { ...calendar, from: day("2024-01-01") } }],
  ["calendars that end apart", { calendar: { ...calendar, to: day("2026-12-31") } }],
  ["a holiday", { calendar: { ...calendar, holidays: new Set([day("2025-10-02")]) } }],
  ["one holiday more", { calendar: { ...calendar, holidays: new Set([...calendar.holidays, day("2025-10-02")]) } }],
  ["a weekend day that is worked", { calendar: { ...calendar, makeUp: new Set([day("2025-10-11")]) } }],
  ["the weekend", { calendar: { ...calendar, weekend: new Set([5, 6]) } }],
])("packs that differ in %s judge apart", (_, differing) => {
  expect([partsWith(east, { ...east, ...differing }), partsWith({ ...east, ...differing }, east)]).toEqual([2, 2]);
});

test("packs judge together that reckon alike, whichever file says so", () => {
  const copy = {
    ...calendar,
    id: "copy",
    holidays: new Set(calendar.holidays),
    makeUp: new Set(calendar.makeUp),
    weekend: new Set(calendar.weekend),
  };
  const same = { zone: { ...east.zone }, counting: { ...counting }, calendar: copy };
  expect([partsWith(east, { ...east }), partsWith(east, same)]).toEqual([1, 1]);
  const none = { ...east, calendar: undefined };
  expect(partsWith(none, { ...none })).toBe(1);
});

test("a part has all packs of its reckoning, in order, and the run's own service", () => {
  const run = runOf([eastern, western], story);
  const [first, second] = run.programs;
  if (!first || !second) throw new Error("there are two packs");
  const last = { ...first };
  const parts = partsOf({ ...run, programs: [first, second, last] });
  expect(parts.map((it) => it.programs)).toEqual([[first, last], [second]]);
  for (const it of parts) {
    expect(it.service).toBe(it.inputs[0]);
    expect(it.inputs).toHaveLength(4);
  }
  expect(parts.map((it) => it.settings.zone.name)).toEqual(["Asia/Shanghai", "America/New_York"]);
  expect(parts.map((it) => it.inputs.map((one) => one.day))).toEqual([
    [undefined, day("2025-10-16"), day("2025-10-14"), day("2025-10-20")],
    [undefined, day("2025-10-15"), day("2025-10-14"), day("2025-10-20")],
  ]);
});

test("a run of one reckoning is its own only part, with another one it is asked as its packs reckon", () => {
  const run = runOf([eastern], story);
  expect(partsOf(run)).toEqual([run]);
  expect(partsOf(run)[0]).toBe(run);
  expect(partsOf({ ...run, programs: [] })).toEqual([{ ...run, programs: [] }]);
  const [part] = partsOf({ ...run, settings: { ...run.settings, ...west } });
  expect([part?.settings.zone, part?.service]).toEqual([east.zone, run.service]);
});

test("a service that is read and not judged is read in every zone", () => {
  const run = runOf([eastern, western], story);
  const [service, ...others] = run.inputs;
  const { decision } = evaluateRun({ ...run, inputs: others, service });
  expect(Object.keys(verdictsOf(decision))).toContain("told");
  expect(partsOf({ ...run, inputs: others, service }).map((it) => it.service)).toEqual([service, service]);
  expect(partsOf({ ...run, service: undefined }).map((it) => it.service)).toEqual([undefined, undefined]);
});

test("a document that is too large for the packs of either zone is told once", () => {
  const text = rule("one", "require service.tags has all service.tags");
  const programs = compile([pack("e", articles(text)), pack("w", articles(text))]);
  const tags = Array.from({ length: 1500 }, () => "red").join(", ");
  const run = runOf(programs, `service: { id: s, tags: [${tags}] }`);
  const asked = (reckonings: readonly Reckoning[]): unknown => {
    const own = run.programs.map((it, index) => ({ ...it, reckoning: reckonings[index] ?? east }));
    return evaluateRun({ ...run, programs: own }).tooLarge;
  };
  expect([asked([east, west]), asked([east, east])]).toEqual([[0], [0]]);
});
