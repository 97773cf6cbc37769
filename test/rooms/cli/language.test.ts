import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runCommandLine } from "../../../src/cli/run-command-line.ts";
import type { Outcome } from "../../../src/cli/world.ts";
import { fencesOf } from "../../docs/fences.ts";
import { hostWith, service, today } from "../report/tiny.ts";

const files = {
  "service.yaml": service.replace("generates_content:", "generates_contents:"),
  "page.edict": "article 1 {\n",
  "law/pack.yaml": "id: t.c\n",
};

function run(line: string): Outcome {
  const outcome = runCommandLine(line.split(" "), {
    host: hostWith(files),
    today,
    library: "policies",
    width: 80,
    colors: { out: false, err: false },
    readStandardInput: () => undefined,
  });
  if ("streamed" in outcome) throw new Error(`\`${line}\` judges line by line`);
  return "shownBy" in outcome ? outcome.shownBy(() => "") : outcome;
}

test("the page shows a mistake as it is told in Chinese", () => {
  const [shown] = fencesOf(readFileSync("grammar/formats.md", "utf8")).filter(({ words }) => words[0] === "console");
  const { err } = run("check service.yaml --pack /tiny --lang zh-Hans");
  expect(shown?.text).toBe(`$ edict check service.yaml --lang zh-Hans\n${err}`);
});

const told = "`service` 沒有字段 `generates_contents`；是否指 `generates_content`？";

test.each(["github", "markdown", "junit", "sarif", "html"])("%s tells mistakes in Chinese", (format) => {
  const { out, err } = run(`check service.yaml --pack /tiny --lang zh-Hant -f ${format}`);
  expect(err).toContain(told);
  const plain = out.replaceAll(/<\/?code>|[\\`]/g, "");
  expect(plain).toContain(told.replaceAll("`", ""));
});

test.each(["json", "ndjson"])("%s is for programs, and stays in English", (format) => {
  const { out, err } = run(`check service.yaml --pack /tiny --lang zh-Hant -f ${format}`);
  expect(err).toContain(told);
  expect(out).toBe(run(`check service.yaml --pack /tiny -f ${format}`).out);
  expect(out).toContain("has no field `generates_contents`");
});

test.each([
  "check nowhere.yaml --pack /tiny",
  "explain nowhere.yaml --pack /tiny",
  "needs nowhere.yaml --pack /tiny",
  "timeline nowhere.yaml --from 2026-01-01 --to 2026-02-01 --pack /tiny",
  "verify nowhere.json",
  "detect nowhere.yaml",
  "inspect nowhere.png",
  "fmt page.edict",
  "test law",
  "compile law",
  "coverage law",
  "doc law",
  "diff law law",
  "pack lock law",
  "init service.yaml",
])("%s", (line) => {
  const english = run(line).err;
  const chinese = run(`${line} --lang zh-Hans`).err;
  expect(english).toMatch(/^(.*: )?error/);
  expect(chinese).toMatch(/^(.*: )?错误/);
  const codes = /\b[a-z]+\/[a-z]+(-[a-z]+)+/g;
  expect(chinese.replaceAll(codes, "").replaceAll(/`[^`]*`/g, "")).not.toMatch(/\b(help|error|is|no|the)\b/);
  expect(chinese.match(codes)).toEqual(english.match(codes));
});
