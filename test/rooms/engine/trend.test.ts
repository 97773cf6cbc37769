import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { checkWithReceipt, runTrend, type TrendRun } from "../../../src/engine/index.ts";
import { buildTrend, type TrendReport } from "../../../src/report/model/trend-report.ts";
import { trendSvg } from "../../../src/report/render/html/trend-svg.ts";
import { trendJson, trendText } from "../../../src/report/render/trend.ts";
import { plainPaint } from "../../../src/report/view/format-options.ts";
import { displayWidth } from "../../../src/report/view/text-layout.ts";
import { schemaFaults } from "../../e2e/schemas.ts";
import { hostWith, nothing, policy, service } from "../report/tiny.ts";

const options = { width: 80, paint: plainPaint, quiet: false, locale: locales.en };

/** The receipt of a check of the service on a day. */
function receiptOn(asOf: string, text: string, files: Readonly<Record<string, string>> = {}): string {
  const request = { ...nothing, inputs: ["service.yaml"], packs: ["/tiny"], asOf };
  const { receipt } = checkWithReceipt(request, hostWith({ "service.yaml": text, ...files }));
  if (!receipt) throw new Error("all is judged");
  return JSON.stringify(receipt);
}

const named = service.replace("version: null", "version: v1");
const files = {
  "c.json": receiptOn("2026-09-01", named, { "tiny/tiny.edict": policy.replace("rule plain:", "rule simple:") }),
  "a.json": receiptOn("2026-07-01", service),
  "b.json": receiptOn("2026-08-01", named),
};
const run = (paths: readonly string[], more: Readonly<Record<string, string>> = {}): TrendRun =>
  runTrend(paths, hostWith({ ...files, ...more }));

function trendOf(paths: readonly string[], more: Readonly<Record<string, string>> = {}): TrendReport {
  const { receipts, exitCode } = run(paths, more);
  return buildTrend(receipts, exitCode, "1");
}

const all = trendOf(["c.json", "a.json", "b.json"]);

test("decisions stand in the order of their days, whatever the order of the files", () => {
  expect(all.points.map((it) => [it.path, it.as_of])).toEqual([
    ["a.json", "2026-07-01"],
    ["b.json", "2026-08-01"],
    ["c.json", "2026-09-01"],
  ]);
  expect(all.exit_code).toBe(0);
  expect(schemaFaults("trend-1", trendJson(all))).toEqual([]);
});

test("it is told which rule says something else, and whether documents or what judged them changed", () => {
  const [first, second] = all.changes;
  expect(first?.rules).toContainEqual({ rule: "test.tiny.versioned", from: "violated", to: "satisfied" });
  expect([first?.inputs, first?.judged_by]).toEqual([["service.yaml"], []]);
  expect(second?.rules).toEqual([
    { rule: "test.tiny.simple", from: undefined, to: "undetermined" },
    { rule: "test.tiny.plain", from: "undetermined", to: undefined },
  ]);
  expect([second?.inputs, second?.judged_by]).toEqual([[], ["test.tiny"]]);
  expect(trendOf(["b.json", "b.json"]).changes[0]).toMatchObject({ rules: [], judged_by: [], inputs: [] });
});

test("people read a table and the changes, on lines that fit, in their language", () => {
  for (const locale of Object.values(locales)) {
    const lines = trendText(all, { ...options, locale }).split("\n");
    expect(lines.filter((it) => displayWidth(it) > 80)).toEqual([]);
    expect(new Set(lines.slice(2, 6).map(displayWidth)).size).toBe(1);
  }
  const said = trendText(all, options);
  expect(said).toContain("3 decisions, 2026-07-01 to 2026-09-01");
  expect(said).toContain("  violated → satisfied: test.tiny.versioned");
  expect(said).toContain("  undetermined → none: test.tiny.plain");
  expect(said).toContain("judged by something else: `test.tiny`");
  expect(trendText(all, { ...options, locale: locales["zh-Hans"] })).toContain("内容有变化的文档：`service.yaml`");
  expect(trendText(all, { ...options, quiet: true })).not.toContain("→");
});

test("a receipt that says other than was written is told, with exit code 1", () => {
  const changed = files["b.json"].replaceAll('"undetermined"', '"satisfied"');
  const report = trendOf(["a.json", "b.json"], { "b.json": changed });
  expect(report.exit_code).toBe(1);
  expect(report.points.map((it) => it.intact)).toEqual([true, false]);
  expect(trendText(report, options)).toContain("changed since it was written: b.json");
});

test("what cannot be read is told, and nothing is compared", () => {
  const ended = (paths: readonly string[], more: Readonly<Record<string, string>> = {}): unknown => {
    const { exitCode, receipts, problems, troubles } = run(paths, more);
    return [exitCode, receipts.length, ...new Set([...problems, ...troubles].map((it) => it.code))];
  };
  expect(ended(["a.json", "z.json"])).toEqual([4, 0, "engine/no-such-path"]);
  expect(ended(["a.json", "z.json"], { "z.json": "{" })).toEqual([4, 0, "base/json-syntax"]);
  expect(ended(["a.json", "z.json"], { "z.json": "{}" })).toEqual([4, 0, "vocabulary/missing-field"]);
});

test("an SVG has a bar for each decision and says each count, and takes names as text", () => {
  const svg = trendSvg(all, options);
  expect(svg.match(/class="day"/g)).toHaveLength(3);
  expect(svg).toMatch(/<title>2026-07-01: [1-9]\d* violated<\/title>/);
  const none = all.points.map((it) => ({ ...it, counts: { ...it.counts, violated: 0 } }));
  expect(trendSvg({ ...all, points: none }, options)).not.toContain(" violated</title>");
  expect(svg).not.toMatch(/NaN|Infinity|https?:(?!\/\/www\.w3\.org\/2000\/svg)/);
});
