import { expect, test } from "vitest";
import { overlayHost } from "../../../src/base/host.ts";
import { parseInstant, type Instant } from "../../../src/base/instant.ts";
import { locales } from "../../../src/base/locale.ts";
import { runCheck } from "../../../src/engine/check/check.ts";
import { runExplain } from "../../../src/engine/explain.ts";
import { checkWithReceipt } from "../../../src/engine/lock/receipt.ts";
import { runVerify } from "../../../src/engine/lock/verify.ts";
import { runTimeline } from "../../../src/engine/timeline.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import type { ReportRun } from "../../../src/report/model/report-run.ts";
import { headerLines } from "../../../src/report/view/run-lines.ts";
import { law } from "../pack/laws.ts";
import { hostWith, nothing } from "../report/tiny.ts";

const moment = (text: string): Instant => parseInstant(text) ?? expect.fail();
const now = moment("2027-06-01T12:00:00Z");

const marked =
  'rule marked: provider must "mark it" { in force from 2026-12-02 on response require response.refused is false }';
const filed = (due: string): string =>
  `rule filed: provider must "file" { on service require service.filing.algorithm.filed_on by ${due} }`;

const answer = (at: string): string =>
  `kind: response\nvocabulary: genai@1\nresponse: { id: r-1, at: "${at}", refused: true }\n`;

const service = (started: string, done = "null"): string =>
  `kind: service\nvocabulary: genai@1\nfacts_on: 2027-05-31\nservice: { id: s-1, launched_on: ${started}, filing: { algorithm: { filed_on: ${done} } } }\n`;

/** Of each rule what it says, and what is wrong. */
const told = ({ decision, troubles, policyProblems, inputProblems }: ReportRun): readonly string[] => [
  ...(decision?.rules ?? []).map((it) => `${it.rule} ${it.verdict}`),
  ...[...troubles, ...policyProblems, ...inputProblems].map((it) => locales.en.say(it)),
];

function said(zone: string, at: string): readonly string[] {
  const files = { ...law("/b", { id: "t.b", zone, calendar: "weekdays", policy: marked }), "a.yaml": answer(at) };
  return told(runCheck({ ...nothing, now, inputs: ["a.yaml"], packs: ["/b"] }, hostWith(files)));
}

test("a duty begins at midnight of the pack's zone, whatever offset a document writes", () => {
  const free = ["t.b.marked not_in_force"];
  const bound = ["t.b.marked violated"];
  expect(said("Europe/Brussels", "2026-12-01T23:30:00+01:00")).toEqual(free);
  expect(said("Europe/Brussels", "2026-12-03T00:30:00+01:00")).toEqual(bound);
  expect(said("Europe/Brussels", "2026-12-01T22:59:59Z")).toEqual(free);
  expect(said("Europe/Brussels", "2026-12-01T23:00:00Z")).toEqual(bound);
  expect(said("Europe/Brussels", "2026-12-02T06:30:00+08:00")).toEqual(free);
  expect(said("Asia/Shanghai", "2026-12-01T23:30:00+01:00")).toEqual(bound);
  expect(said("Asia/Kolkata", "2026-12-01T18:29:59Z")).toEqual(free);
  expect(said("Asia/Kolkata", "2026-12-01T18:30:00Z")).toEqual(bound);
  expect(said("America/St_Johns", "2026-12-02T03:29:59Z")).toEqual(free);
  expect(said("America/St_Johns", "2026-12-02T03:30:00Z")).toEqual(bound);
});

const two = hostWith({
  ...law("/b", {
    id: "t.b",
    zone: "Europe/Brussels",
    calendar: "weekdays",
    policy: filed("service.launched_on + 10 days"),
  }),
  ...law("/s", { id: "t.s", policy: filed("service.launched_on + 10 days") }),
  ...law("/m", { id: "t.m", zone: "Europe/Brussels", calendar: "weekdays", policy: marked }),
  ...law("/n", { id: "t.n", policy: marked }),
  "service.yaml": service("2026-11-22").replace("2027-05-31", "2026-12-03"),
  "a.yaml": answer("2026-12-01T23:30:00+01:00"),
});
// In Shanghai it is 3 December already.
const late = { ...nothing, now: moment("2026-12-02T23:30:00+01:00"), packs: ["/b", "/s"], inputs: ["service.yaml"] };

test("without a day each pack judges on its own, and the report says which day that was", () => {
  const run = runCheck(late, two);
  expect(told(run)).toEqual(["t.b.filed pending", "t.s.filed violated"]);
  const report = buildReport(run);
  expect([report.settings.as_of, report.settings.zone, report.settings.days]).toEqual([
    "2026-12-02",
    "Europe/Brussels",
    [
      { zone: "Europe/Brussels", as_of: "2026-12-02", packs: ["t.b"] },
      { zone: "Asia/Shanghai", as_of: "2026-12-03", packs: ["t.s"] },
    ],
  ]);
  expect(headerLines(report, locales.en)[0]?.texts).toEqual([
    "2026-12-02 (Europe/Brussels), t.b",
    "2026-12-03 (Asia/Shanghai), t.s",
  ]);
  expect(buildReport(runCheck({ ...late, packs: ["/b"] }, two)).settings.days).toBeUndefined();
});

test("a day that is named is that civil day for each pack", () => {
  const run = runCheck({ ...late, asOf: "2026-12-03" }, two);
  expect(told(run)).toEqual(["t.b.filed violated", "t.s.filed violated"]);
  expect(buildReport(run).settings.days?.map((it) => it.as_of)).toEqual(["2026-12-03", "2026-12-03"]);
});

test("one answer is of two days for two packs, and every verb says so", () => {
  const asked = { ...nothing, now, packs: ["/m", "/n"], inputs: ["a.yaml"] };
  expect(told(runCheck(asked, two))).toEqual(["t.m.marked not_in_force", "t.n.marked violated"]);
  const why = runExplain({ ...asked, rule: undefined }, two);
  expect(why.rules.map((it) => it.result.rule)).toEqual(["t.n.marked"]);
  const { timeline } = runTimeline(
    { ...asked, asOf: undefined, firstDay: "2026-11-30", lastDay: "2026-12-05" } as never,
    two,
  );
  const days = timeline?.dates.map((it) => `${it.day} ${it.changes.map((one) => one.name).join(" ")}`);
  expect(days).toHaveLength(2);
});

test("a receipt of packs that were asked on different days is verified on these days", () => {
  const { receipt } = checkWithReceipt(late, two);
  expect(receipt?.settings).toMatchObject({ as_of: "2026-12-02", now: "2026-12-02T22:30:00Z" });
  const host = overlayHost(two, { "r.json": JSON.stringify(receipt) });
  const wishes = {
    inputs: ["service.yaml"],
    packs: [],
    service: undefined,
    profile: undefined,
    waivers: undefined,
    baseline: undefined,
  };
  const again = runVerify({ ...wishes, receipt: "r.json", now, library: "policies" }, host);
  expect([again.changed, again.verdicts, again.exitCode]).toEqual([[], [], 0]);
});

const holidays = `id: eu
version: "2026"
source: as published
from: 2026-01-01
to: 2026-12-31
holidays: [2026-04-03, 2026-04-06, 2026-05-01]
make_up: []
`;

/** What is said of a service that began on a day and filed on another one. */
function counted(counting: string | undefined, due: string, started: string, done: string): string {
  const own = {
    id: "t.b",
    zone: "Europe/Brussels",
    calendar: "./holidays.yaml",
    policy: filed(`service.launched_on ${due}`),
  };
  const files = {
    ...law("/b", counting === undefined ? own : { ...own, counting }),
    "/b/holidays.yaml": holidays,
    "service.yaml": service(started, done),
  };
  return told(runCheck({ ...nothing, now, inputs: ["service.yaml"], packs: ["/b"] }, hostWith(files)))[0] ?? "";
}

test("a pack says how its periods are counted", () => {
  const isLast = (counting: string | undefined, due: string, started: string, last: string, next: string): void => {
    expect(counted(counting, due, started, last)).toBe("t.b.filed satisfied");
    expect(counted(counting, due, started, next)).toBe("t.b.filed violated");
  };
  // The tenth day is Good Friday; then come a weekend and Easter Monday.
  isLast(undefined, "+ 10 days", "2026-03-24", "2026-04-03", "2026-04-04");
  isLast("{ last_day_of_rest: moves_on }", "+ 10 days", "2026-03-24", "2026-04-07", "2026-04-08");
  isLast("{ event_day: included }", "+ 10 days", "2026-03-24", "2026-04-02", "2026-04-03");
});

test("a last day that the calendar does not know is unknown where it might move, and no day is guessed", () => {
  const moves = "{ last_day_of_rest: moves_on }";
  expect(counted(moves, "+ 10 days", "2026-12-21", "2026-12-22")).toBe("t.b.filed satisfied");
  expect(counted(moves, "+ 11 days", "2026-12-21", "2026-12-22")).toBe("t.b.filed undetermined");
  expect(counted(undefined, "+ 11 days", "2026-12-21", "2026-12-22")).toBe("t.b.filed satisfied");
});

const wrong = (
  more: Partial<Parameters<typeof law>[1]>,
  files: Readonly<Record<string, string>> = {},
): readonly string[] =>
  told(
    runCheck(
      { ...nothing, now, inputs: ["service.yaml"], packs: ["/b"] },
      hostWith({ ...law("/b", { id: "t.b", ...more }), ...files, "service.yaml": service("2026-03-24") }),
    ),
  );

test("what is wrong with a zone, a calendar or the counting is told", () => {
  expect(wrong({ zone: "Brussels" })).toEqual(["`Brussels` names no time zone; did you mean `Europe/Brussels`?"]);
  expect(wrong({ zone: "Asia/Calcutta" })).toEqual([
    "`Asia/Calcutta` names no time zone; did you mean `Asia/Kolkata`?",
  ]);
  expect(wrong({ zone: '"+01:00"' })).toEqual(["`+01:00` names no time zone"]);
  expect(wrong({ calendar: "weekday" })).toEqual(["`weekday` names no calendar; did you mean `weekdays`?"]);
  expect(wrong({ calendar: "./no.yaml" })).toEqual(["this pack has no file `no.yaml`, which holds its working days"]);
  const file = { "/b/h.yaml": holidays.replace("holidays:", "holliday:") };
  expect(wrong({ calendar: "./h.yaml" }, file).join("\n")).toContain("holliday");
  const early = { "/b/h.yaml": holidays.replace("to: 2026-12-31", "to: 2025-12-31") };
  expect(wrong({ calendar: "./h.yaml" }, early)[0]).toBe("a calendar needs `to` as a day that is not before `from`");
  expect(wrong({ counting: "{ event_day: perhaps }" }).join("\n")).toContain("event_day");
});

test("packs that read one another, and the texts of one law, reckon days alike", () => {
  const rule = 'rule also: provider must "comply" { on service require complies with t.c [article 1] }';
  const needs = { needs: "{ t.c: ^1 }", policy: rule };
  const files = law("policies/t/c/1", { id: "t.c", zone: "Europe/Brussels" });
  expect(wrong(needs, files)).toEqual([
    "`t.c` reckons days otherwise than this pack, which needs it: `zone` is `Europe/Brussels` there and `Asia/Shanghai` here",
  ]);
  expect(wrong({ ...needs, calendar: "weekdays" }, law("policies/t/c/1", { id: "t.c" }))[0]).toContain(
    "`calendar` is `cn`",
  );
  const texts = {
    ...law("policies/t/d/1", { id: "t.d", inForce: "{ from: 2023-01-01, until: 2025-01-01 }" }),
    ...law("policies/t/d/2", { id: "t.d", inForce: "{ from: 2025-01-01 }", zone: "UTC" }),
    "service.yaml": service("2026-03-24"),
  };
  expect(told(runCheck({ ...nothing, now, inputs: ["service.yaml"], packs: ["t.d"] }, hostWith(texts)))).toEqual([
    "another text of `t.d` reckons days otherwise: `zone` is `Asia/Shanghai` there and `UTC` here",
  ]);
});
