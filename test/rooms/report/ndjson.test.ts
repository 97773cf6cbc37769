import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Report } from "../../../src/report/model/report.ts";
import { jsonReport, ndjsonReport } from "../../../src/report/render/json.ts";
import { endOf, ends } from "./ends.ts";
import { hostile, withText } from "./hostile.ts";

const schema = (name: string): object => JSON.parse(readFileSync(`grammar/schema/${name}.schema.json`, "utf8"));
const validate = new Ajv2020({ discriminator: false }).addSchema(schema("report-1")).compile(schema("decisions-1"));

/** A record without some of its fields. */
const without = (it: object, ...names: readonly string[]): Line =>
  Object.fromEntries(Object.entries(it).filter(([name]) => !names.includes(name)));

type Line = Readonly<Record<string, unknown>>;
const linesOf = (report: Report): readonly Line[] =>
  ndjsonReport(report)
    .trimEnd()
    .split("\n")
    .map((it): Line => JSON.parse(it));
const faultsOf = (line: Line): unknown => (validate(line) ? [] : [line["kind"], validate.errors]);

for (const [name, report] of ends) {
  test(`${name}: every line fits the published schema; the run is first and the summary last`, () => {
    const lines = linesOf(report);
    expect(lines.map(faultsOf)).toEqual(lines.map(() => []));
    expect([lines[0]?.["kind"], lines.at(-1)?.["kind"]]).toEqual(["run", "summary"]);
    expect(lines.filter((it) => it["kind"] === "summary")).toHaveLength(1);
  });

  test(`${name}: the lines say all that the report says`, () => {
    const lines = linesOf(report);
    const plain: Report = JSON.parse(jsonReport(report));
    const of = (kind: string): readonly Line[] =>
      lines.filter((it) => it["kind"] === kind).map((it) => without(it, "kind"));
    const articles = plain.packs.flatMap((pack) => pack.articles.map((it) => ({ pack, ...it })));
    const rules = articles.flatMap(({ pack: { id, version }, rules: own }) =>
      // Signatures that decide nothing are told of a whole report alone: a log is judged line by line.
      own.map((rule) => ({ pack: id, version, ...without(rule, "instances", "idle_attestations") })),
    );
    expect(of("rule").map((it) => without(it, "decisions"))).toEqual(rules);
    const instances = articles.flatMap((it) => it.rules.flatMap((rule) => rule.instances));
    const decisions = of("decision").map((it) => without(it, "rule", "article", "severity", "in_roll_up"));
    const inOrder = <T extends { readonly input?: number | undefined }>(all: readonly T[]): readonly T[] =>
      all.toSorted((a, b) => (a.input ?? Infinity) - (b.input ?? Infinity));
    expect(decisions).toEqual(inOrder(instances));
    const counted = of("rule").flatMap((it) => Object.values(it["decisions"] as Readonly<Record<string, number>>));
    expect(counted.reduce((sum, it) => sum + it, 0)).toBe(instances.length);
    const { inputs, left_out: left, assumed } = plain;
    expect(of("input").map((it) => without(it, "index", "left_out", "assumed"))).toEqual(inputs);
    expect(of("input").flatMap((it) => (it["left_out"] === true ? [it["index"]] : []))).toEqual(
      left.map((it) => it.input),
    );
    expect(of("input").flatMap((it) => it["assumed"] ?? [])).toEqual(inOrder(assumed).map((it) => it.what));
    expect([of("note"), of("problem"), of("trouble")]).toEqual([inOrder(plain.notes), plain.problems, plain.troubles]);
    const documents = ["inputs", "left_out", "assumed", "notes"];
    const elsewhere = ["report", "engine", "settings", "packs", "needed", "problems", "troubles", ...documents];
    expect(of("summary")).toEqual([without(plain, ...elsewhere)]);
  });
}

test("planted: a line with a field too many, and a decision without a verdict", () => {
  const [first, ...others] = linesOf(endOf("violated"));
  const decision = others.find((it) => it["kind"] === "decision");
  expect(faultsOf({ ...first, extra: 1 })).not.toEqual([]);
  expect(faultsOf({ ...decision, verdict: "compliant" })).not.toEqual([]);
});

test("whatever a document says, a line stays a line", () => {
  const report = endOf("every verdict");
  fc.assert(
    fc.property(hostile, (text) => {
      expect(linesOf(withText(report, text)).map((it) => it["kind"])).toEqual(linesOf(report).map((it) => it["kind"]));
    }),
  );
});
