import { expect, test } from "vitest";
import { parseInstant } from "../../../src/base/instant.ts";
import { locales } from "../../../src/base/locale.ts";
import { runCheck } from "../../../src/engine/check/check.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import { noticesOf } from "../../../src/report/view/findings.ts";
import { law } from "../pack/laws.ts";
import { hostWith, nothing } from "../report/tiny.ts";

const now = parseInstant("2026-11-20T12:00:00+08:00") ?? expect.fail();

const policy = `yields to "news rules" where response.refused
rule open: provider must "be open" { on response require response.refused }`;

test.each([
  ["binds", true, 1],
  ["does not bind", false, 0],
])("that special rules may prevail is told of a service that the law %s", (_, generates, told) => {
  const text = `kind: service
vocabulary: genai@1
facts_on: 2026-11-20
service:
  { id: s, launched_on: 2026-01-01, ended_on: null, generates_content: ${generates}, sectors: [film_tv],
    channels: [{ name: app, access: public, mainland: true }] }
`;
  const packs = ["cn.genai_interim_measures"];
  const report = buildReport(runCheck({ ...nothing, now, inputs: ["s.yaml"], packs }, hostWith({ "s.yaml": text })));
  expect(report.problems).toEqual([]);
  expect(report.yields).toHaveLength(told);
});

test("a flag that many documents raise is told once for people, with the number of further places", () => {
  const one = (id: string, refused: string): string =>
    `- response: { id: ${id}, at: 2026-03-02T09:00:00+08:00${refused} }\n`;
  const responses = [one("r-1", ""), ...["r-2", "r-3", "r-4"].map((it) => one(it, ", refused: true"))].join("");
  const host = hostWith({ ...law("/a", { id: "t.a", policy }), "r.yaml": responses });
  const report = buildReport(runCheck({ ...nothing, now, inputs: ["r.yaml"], packs: ["/a"] }, host));
  expect(report.yields).toHaveLength(4);
  const flags = noticesOf(report, locales.en).filter((it) => it.code === "yields");
  expect(flags.map((it) => [it.at?.line, it.text])).toEqual([
    [1, "art. 1(1): news rules may prevail; it is not stated whether they apply"],
    [2, "art. 1(1): news rules may prevail (also at 2 more places)"],
  ]);
});
