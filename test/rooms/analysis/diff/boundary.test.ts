import { expect, test } from "vitest";
import { formatDay } from "../../../../src/base/civil-date.ts";
import { invariant } from "../../../../src/base/invariant.ts";
import { locales } from "../../../../src/base/locale.ts";
import { buildDiffReport } from "../../../../src/report/model/diff-report.ts";
import { diffChangelog, diffJson, diffMarkdown, diffText } from "../../../../src/report/render/diff.ts";
import { schemaFaults } from "../../../e2e/schemas.ts";
import { rule, run, text, told } from "./compared.ts";

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

test("a folder against its own past, each with the facts of its own that it then had", () => {
  const facts = (title: string) => ({
    "vocabulary/vocabulary.yaml":
      "name: garage\nversion: 1.0.0\ntitle: { en: Garages }\nmain: garage\nsubjects:\n  garage: { schema: garage.schema.yaml }\n",
    "vocabulary/garage.schema.yaml": `$schema: https://json-schema.org/draft/2020-12/schema
$id: garage.schema.yaml
title: ${title}
type: object
required: [id]
additionalProperties: false
properties:
  id: { title: Name, type: string, pattern: \\S }
  open: { title: Open, type: boolean }
`,
  });
  const own = (folder: string, clause: string) =>
    Object.fromEntries(
      Object.entries(text(folder, `rule one: provider must "act" {\non garage\n${clause}\n}`)).map(([path, it]) => [
        path,
        it.replace("vocabulary: genai@1", "vocabulary: garage@1"),
      ]),
    );
  const past = own("law", "require garage.open");
  const revision = Object.fromEntries(
    Object.entries({ ...past, ...underLaw(facts("Garage")) }).map(([path, it]) => [path.slice("law/".length), it]),
  );
  const today = { ...own("law", "forbid garage.open"), ...underLaw(facts("A garage")) };
  const readRevision = (name: string) => (name === "HEAD" ? revision : undefined);
  const { difference, problems, troubles } = run(today, "HEAD:law", "law", { readRevision });
  expect([...problems, ...troubles].map((it) => it.code)).toEqual([]);
  expect(difference && told(difference)).toHaveLength(1);
});

const underLaw = (files: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).map(([path, it]) => [`law/${path}`, it]));
