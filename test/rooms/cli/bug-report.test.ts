import { expect, test } from "vitest";
import { bugReport } from "../../../src/cli/usage-errors.ts";

test("a bug exits 70 with a short report, and shows where it happened only when asked", () => {
  const error = new Error("invariant broken: ids name nodes");
  const short = bugReport(error, ["check", "a.yaml"], "Node.js 20, linux");
  expect(short).toMatchObject({ code: 70, out: "" });
  expect(short.err.split("\n")).toHaveLength(4);
  expect(short.err).toContain("invariant broken: ids name nodes");
  expect(short.err).not.toContain("bug-report.test.ts");
  expect(bugReport(error, ["check", "a.yaml", "--debug"], "Node.js 20, linux").err).toContain("bug-report.test.ts");
  const [first, ...more] = bugReport(error, ["check", "--lang", "zh-Hans"], "Node.js 20, linux").err.split("\n");
  expect(first).toBe("edict：程序缺陷：invariant broken: ids name nodes");
  expect(more.join("\n")).toContain("请报告以上各行");
});
