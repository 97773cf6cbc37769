import { expect, test } from "vitest";
import type { CommandOutcome } from "../../../src/cli/environment.ts";
import { schemaFaults } from "../../e2e/schemas.ts";
import { packWith } from "../lint/lint.ts";
import { hostWith, now } from "../report/tiny.ts";
import { ended } from "./ended.ts";

const allowed = `// allow lint/unused-term because "once"\n`;
const policy = `define left means service.generates_content
${allowed}rule named: provider must "have an id" { on service require service.id is present }`;

function lint(words: string, text = `\n${policy}\n`): CommandOutcome {
  return ended(["lint", ...words.split(" ")], {
    host: hostWith(packWith(text)),
    now,
    library: "policies",
    width: 80,
    colors: { out: false, err: false },
    readStandardInput: () => undefined,
  });
}

test("findings are shown with their lines on standard output, and how many there are", () => {
  const { code, out, err } = lint("law");
  expect([code, err]).toEqual([1, ""]);
  expect(out).toContain("law/article-01.edict:2:8: warning lint/unused-definition");
  expect(out).toContain("2 | define left means service.generates_content\n    |        ^^^^");
  expect(out).toMatch(/\n3 findings in 1 pack; `--fix` mends 1\n$/);
  expect(lint("law -q").out).toBe(out.replace(/\n[^\n]*\n$/, ""));
  expect(lint("law --lang zh-Hans").out).toMatch(/\n1 个规则包有 3 处发现；`--fix` 可以改正其中 1 处\n$/);
  expect(lint("cn.pipl")).toMatchObject({ code: 0, out: "nothing to change in 1 pack\n" });
});

test("--fix writes what it changes, and tells what is left", () => {
  const { code, out, files } = lint("law --fix");
  const text = packWith(`\n${policy.replace(allowed, "")}\n`)["law/article-01.edict"];
  expect(files).toEqual([{ path: "law/article-01.edict", text, rewrites: true }]);
  expect([code, out]).toEqual([1, expect.stringMatching(/\nchanged law\/article-01.edict\n2 findings in 1 pack\n$/)]);
});

test("for programs: JSON that fits its schema, SARIF, JUnit, and annotations", () => {
  const { out } = lint("law -f json");
  expect(schemaFaults("lint-1", out)).toEqual([]);
  expect(JSON.parse(out)).toMatchObject({
    packs: [{ id: "t.law", version: "1.0.0", folder: "law" }],
    findings: [
      { code: "lint/unused-definition", at: { path: "law/article-01.edict", line: 2 } },
      { code: "lint/unused-allow", fix: "take the comment away" },
      { code: "lint/untested-rule" },
    ],
    fixed: [],
    problems: [],
    troubles: [],
    exit_code: 1,
  });
  expect(JSON.parse(lint("law -f sarif").out).runs[0]).toMatchObject({
    tool: {
      driver: { rules: [{ id: "lint/unused-definition" }, { id: "lint/unused-allow" }, { id: "lint/untested-rule" }] },
    },
    results: [{ ruleIndex: 0, level: "warning" }, { ruleIndex: 1 }, { ruleIndex: 2 }],
  });
  expect(lint("law -f github").out).toMatch(
    /^::error file=law\/article-01.edict,line=2,endLine=2,col=8,endColumn=12,title=edict%3A lint\/unused-definition::/,
  );
  expect(lint("law -f junit").out).toContain('<testsuite name="lint" tests="3" failures="3" errors="0" skipped="0">');
  expect(lint("cn.pipl -f junit").out).toContain('<testsuite name="lint" tests="1" failures="0"');
});

const wrong = "define a means service.nothing";

test("a pack with mistakes is told of on standard error, and nothing is said of it", () => {
  const err = expect.stringContaining("error language/unknown-field");
  expect(lint("law", wrong)).toMatchObject({ code: 3, out: "", err });
  expect(lint("law cn.pipl", wrong)).toMatchObject({ code: 3, out: "", err });
});

test("no format passes a pack with mistakes", () => {
  const { out } = lint("law -f json", wrong);
  expect(schemaFaults("lint-1", out)).toEqual([]);
  expect(JSON.parse(out)).toMatchObject({
    findings: [],
    problems: [{ code: "language/unknown-field", at: { path: "law/article-01.edict" } }],
    exit_code: 3,
  });
  expect(lint("law -f junit", wrong).out).toContain('<testsuite name="lint" tests="1" failures="0" errors="1"');
  expect(lint("law cn.pipl -f junit", wrong).out).toContain('<testsuite name="lint" tests="1" failures="0" errors="1"');
  expect(lint("law -f github", wrong).out).toMatch(/^::error file=law\/article-01.edict,/);
  expect(JSON.parse(lint("law -f sarif", wrong).out).runs[0]).toMatchObject({
    results: [{ ruleId: "language/unknown-field", level: "error" }],
  });
  expect(lint("nowhere -f junit").out).toContain('errors="1"');
});
