import { expect, test } from "vitest";
import { overlayHost } from "../../../src/base/host.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { locales } from "../../../src/base/locale.ts";
import { openPacks } from "../../../src/engine/library.ts";
import { runCheck } from "../../../src/engine/check/check.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import { sarifReport } from "../../../src/report/render/sarif.ts";
import { groupBy } from "../../../src/base/group-by.ts";
import { inBulk } from "../../kit/in-bulk.ts";
import { runIn, sarifFaults } from "../report/sarif-read.ts";
import { example, machine, open, request, service } from "./bulk.ts";

const { en: locale } = locales;

/** Answers of the example, again and again, each with a name of its own, and some broken lines. */
const responses = example("responses") as readonly { readonly response: object }[];
const log = Array.from({ length: 60 }, (_, at) => {
  if (at % 5 === 4) return '{"kind": \n';
  const it = responses[at % responses.length];
  return `${JSON.stringify({ ...it, response: { ...it?.response, id: `r-${at}` } })}\n`;
}).join("");

const asked = { ...request, service, asOf: "2026-12-01" };
const host = overlayHost(machine, { "a.jsonl": log });

test("of a log the first three lines with each verdict of a rule are results, as of a whole check; all others are counted", () => {
  const { run: streamed } = inBulk(asked, host, { open });
  const text = sarifReport(buildReport(streamed, locale), { locale }, streamed.counted);
  expect(sarifFaults(text)).toEqual([]);
  const sarif = runIn(text);
  const all = runIn(sarifReport(buildReport(runCheck(asked, host, open), locale), { locale }));
  const kinds = groupBy(all.results ?? [], (it) => `${it.ruleId} ${it.properties?.["verdict"]}`);
  const first = [...kinds.values()].flatMap((own) => own.slice(0, 3));
  const key = (it: object): string => JSON.stringify(it);
  // Where rules stand among those of the run hangs on how many were asked.
  const told = (results: typeof first) => results.map((it) => key({ ...it, ruleIndex: 0 })).toSorted();
  expect(told(sarif.results ?? [])).toEqual(told(first));
  expect(Math.max(...[...kinds.values()].map((it) => it.length))).toBeGreaterThan(10);
  const notes = sarif.invocations?.[0]?.toolExecutionNotifications ?? [];
  const more = notes.filter((it) => it.descriptor?.id === "more").map((it) => it.message.text);
  const left = [...kinds.values()].filter((it) => it.length > 3);
  expect(more).toHaveLength(left.length + 1);
  const [most] = left.toSorted((a, b) => b.length - a.length);
  const [one] = most ?? [];
  expect(more.find((it) => it?.startsWith(`${one?.ruleId}: ${one?.properties?.["verdict"]}`))).toBe(
    `${one?.ruleId}: ${one?.properties?.["verdict"]} ${most?.length} times; the first 3 are results`,
  );
  expect(more.at(-1)).toBe("8 more mistakes are not shown; verdicts and ndjson have all of them");
  expect(sarif.properties?.["log"]).toMatchObject({ lines: 60, documents: { response: 48 }, errors: 18 });
});

test("of a law that has two versions the decisions of both are counted", () => {
  const found = (day: string, id: string): string =>
    JSON.stringify({ incident: { id, discovered_at: `${day}T10:00:00+08:00` }, facts_on: "2026-11-01" });
  const lines = ["2025-06-01", "2025-06-02", "2025-06-03", "2026-06-01"].map((day, at) => found(day, `i-${at}`));
  const opened = openPacks(machine, "policies", ["cn.cybersecurity_law"]);
  invariant("loaded" in opened, "the shipped packs open");
  const { run: both } = inBulk(
    { ...asked, packs: ["cn.cybersecurity_law"] },
    overlayHost(machine, { "a.jsonl": lines.join("\n") }),
    { open: opened },
  );
  const { log: counted } = runIn(sarifReport(buildReport(both, locale), { locale }, both.counted)).properties ?? {};
  const decisions = (counted as { readonly decisions: Readonly<Record<string, Readonly<Record<string, number>>>> })
    .decisions;
  const all = Object.entries(decisions).map(([rule, own]) => [rule, Object.values(own).reduce((a, b) => a + b, 0)]);
  expect(all.filter(([, count]) => count === 4).length).toBeGreaterThan(0);
});
