import { expect, test } from "vitest";
import { formatDay } from "../../../../src/base/civil-date.ts";
import { invariant } from "../../../../src/base/invariant.ts";
import { locales } from "../../../../src/base/locale.ts";
import { buildDiffReport } from "../../../../src/report/model/diff-report.ts";
import { diffChangelog, diffJson, diffMarkdown, diffText } from "../../../../src/report/render/diff.ts";
import { schemaFaults } from "../../../e2e/schemas.ts";
import { rule, run, text } from "./compared.ts";

const policy = rule("a", "require service.content_safety.keyword_library.size > 10");

const between = (old: string, later: string) => {
  const { difference } = run({ ...text("old", policy, old), ...text("new", policy, later) }, "old", "new");
  return (difference?.boundaries ?? []).map(({ day, judgedBy, witness }) => {
    const said = witness && [witness.direction, witness.told.old[0]?.verdict, witness.told.new[0]?.verdict];
    return [formatDay(day), judgedBy, ...(said ?? ["nothing"])];
  });
};

test.each([
  [
    "a later first day",
    "{ from: 2024-01-01 }",
    "{ from: 2024-03-01 }",
    [["2024-02-29", "old", "looser", "violated", "not_in_force"]],
  ],
  [
    "an earlier one",
    "{ from: 2024-03-01 }",
    "{ from: 2024-01-01 }",
    [["2024-02-29", "new", "stricter", "not_in_force", "violated"]],
  ],
  [
    "an end",
    "{ from: 2024-01-01 }",
    "{ from: 2024-01-01, until: 2024-06-01 }",
    [["2024-06-01", "old", "looser", "violated", "not_in_force"]],
  ],
  [
    "both days later",
    "{ from: 2024-01-01, until: 2024-06-01 }",
    "{ from: 2024-01-02, until: 2024-07-01 }",
    [
      ["2024-01-01", "old", "looser", "violated", "not_in_force"],
      ["2024-06-01", "new", "stricter", "not_in_force", "violated"],
    ],
  ],
  ["the same days", "{ from: 2024-01-01 }", "{ from: 2024-01-01 }", []],
  ["the next text of the law", "{ from: 2024-01-01, until: 2024-06-01 }", "{ from: 2024-06-01 }", []],
])("%s has a witness on each boundary", (_, old, later, told) => {
  expect(between(old, later)).toEqual(told);
});

test("every format tells the day and what shows it", () => {
  const files = { ...text("old", policy), ...text("new", policy, "{ from: 2024-03-01 }") };
  const { difference } = run(files, "old", "new");
  invariant(difference, "the two compile");
  const report = buildDiffReport(difference);
  const json = diffJson(report);
  expect(schemaFaults("diff-1", json)).toEqual([]);
  expect(JSON.parse(json)).toMatchObject({
    pack: [
      { what: "in_force", boundaries: [{ day: "2024-02-29", judged_by: "old", witness: { law_of: "2024-02-29" } }] },
    ],
  });
  const said = "on 2024-02-29 only the old text is in force (`a`: violated becomes not in force)";
  const shown = { quiet: false, locale: locales.en, width: 200, paint: (_: unknown, it: string) => it };
  const told = [diffText(report, shown), diffMarkdown(report, shown), diffChangelog(report, shown)];
  for (const it of told) expect(it.replaceAll(/\s+/g, " ")).toContain(said);
  expect(diffChangelog(report, { locale: locales["zh-Hant"] })).toContain("2024-02-29 只有舊文本施行");
});
