import fc from "fast-check";
import { expect, test } from "vitest";
import { githubReport } from "../../../src/report/render/github.ts";
import type { Report } from "../../../src/report/model/report.ts";
import { annotationsOf, type Annotation } from "./annotations.ts";
import { endOf } from "./ends.ts";
import { plain } from "./plain.ts";
import { hostile, withText } from "./hostile.ts";

const read = (report: Report): readonly Annotation[] => annotationsOf(githubReport(report, plain));

test("the run stands first, with its exit code; breaches are errors at their lines, what is open warns", () => {
  const [run, ...others] = read(endOf("every verdict"));
  expect(run?.properties).toEqual({ title: "edict: exit code 1, violated, or a finding that fails the run" });
  expect(others.map((it) => [it.level, it.properties["title"]])).toEqual([
    ["notice", "edict: yields"],
    ["error", "art. 1(1) fair_too"],
    ["warning", "art. 1(1) plain"],
    ["error", "art. 1(1) versioned"],
  ]);
  expect(others[3]?.properties).toEqual({
    title: "art. 1(1) versioned",
    file: "service.yaml",
    line: "7",
    endLine: "7",
    col: "3",
    endColumn: "10",
  });
});

test("every rule is told before any is told again, for GitHub shows ten of a level", () => {
  const titles = read(endOf("violated")).map((it) => it.properties["title"]);
  expect(titles.slice(1)).toEqual([
    "art. 1(1) kept",
    "art. 1(1) licensed service.models[0] a|b",
    "art. 1(1) versioned",
    "art. 1(1) licensed service.models[1] c",
  ]);
});

test("a breach that is waived or let pass is a notice", () => {
  for (const name of ["waived", "let pass"]) expect(read(endOf(name)).map((it) => it.level)).not.toContain("error");
});

test("what is in the baseline has no annotation, and the run counts it", () => {
  const [run, ...others] = read(endOf("known before"));
  expect(run?.message).toMatch(/^1 of \d+ rules? examined is violated \(1 in the baseline\)/);
  expect(others).toEqual([]);
});

test("of several lines the first is marked", () => {
  const long = JSON.stringify(endOf("every verdict")).replaceAll(/"end_line":(\d+)/g, (_, it) => `"end_line":${it}0`);
  const places = read(JSON.parse(long) as Report).flatMap(({ properties }) =>
    properties["file"] === undefined ? [] : Object.keys(properties),
  );
  expect(new Set(places)).toEqual(new Set(["file", "line", "title"]));
});

test("whatever a document says, it stays in its annotation", () => {
  const report = endOf("every verdict");
  const before = read(report);
  fc.assert(
    fc.property(hostile, (text) => {
      const after = read(withText(report, text));
      expect(after.map((it) => [it.level, Object.keys(it.properties)])).toEqual(
        before.map((it) => [it.level, Object.keys(it.properties)]),
      );
    }),
  );
});

test("percent signs, line breaks, colons and commas come through", () => {
  const [, , found] = read(withText(endOf("every verdict"), "50%25, a:b"));
  expect(found?.properties["file"]).toBe("50%25, a:b");
  expect(found?.message).toContain("50%25, a:b");
});
