import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { jsonReport } from "../../../src/report/json.ts";
import { ndjsonReport } from "../../../src/report/ndjson.ts";
import type { Report } from "../../../src/report/report.ts";
import { endOf, ends } from "./ends.ts";
import { hostile, withText } from "./hostile.ts";

const schema = (name: string): object => JSON.parse(readFileSync(`grammar/schema/${name}.schema.json`, "utf8"));
const validate = new Ajv2020({ discriminator: false }).addSchema(schema("report-1")).compile(schema("decisions-1"));

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
      lines.filter((it) => it["kind"] === kind).map(({ kind: _, ...rest }) => rest);
    const rules = plain.packs.flatMap((it) =>
      it.articles.flatMap((one) =>
        one.rules.map(({ instances: _, ...rule }) => ({ pack: it.id, version: it.version, ...rule })),
      ),
    );
    expect(of("rule")).toEqual(rules);
    const instances = plain.packs.flatMap((it) =>
      it.articles.flatMap((one) => one.rules.flatMap((rule) => rule.instances)),
    );
    expect(of("decision").map(({ rule: _, article: _a, severity: _s, in_roll_up: _r, ...it }) => it)).toEqual(
      instances,
    );
    expect(of("input").map(({ index: _, ...it }) => it)).toEqual(plain.inputs);
    expect([of("note"), of("problem"), of("trouble")]).toEqual([plain.notes, plain.problems, plain.troubles]);
    const {
      report: _,
      engine: _e,
      settings: _s,
      packs: _p,
      needed: _n,
      inputs: _i,
      notes: _o,
      problems: _q,
      troubles: _t,
      ...rest
    } = plain;
    expect(of("summary")).toEqual([rest]);
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
