import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readYaml } from "../../src/base/yaml-document.ts";
import { toPlain } from "../../src/base/document.ts";
import { folderWith } from "./edict.ts";
import { edictHere } from "./in-process.ts";

const documents = ["service.yaml", "responses.yaml", "incidents.yaml"];

/** The example in a folder of its own, with its sheet. */
function printed(): { readonly cwd: string; readonly textOf: (name: string) => string; readonly sheet: string } {
  const cwd = folderWith({});
  cpSync("examples/chat-service", cwd, { recursive: true });
  expect(edictHere(["sheet", "-f", "yaml", "-o", "sheet.yaml"], { cwd })).toMatchObject({ code: 0, out: "", err: "" });
  const textOf = (name: string): string => readFileSync(join(cwd, name), "utf8");
  return { cwd, textOf, sheet: textOf("sheet.yaml") };
}

const undetermined = (cwd: string): number => {
  const report = JSON.parse(edictHere(["check", "-f", "json"], { cwd }).out) as {
    readonly counts: { readonly undetermined: number };
  };
  return report.counts.undetermined;
};

/** What a security officer fills in by hand: each piece of evidence is a new one. */
const filled = (sheet: string, answer: string): string => {
  const [head = "", ...people] = sheet.split(/^(?= {2}- role: )/m);
  const own = people.map((it) => {
    if (!it.startsWith("  - role: security_officer")) return it;
    return it
      .replace("name: null", "name: Zhou Yan")
      .replace("on: null", "on: 2026-11-19")
      .replaceAll("answer: null", `answer: ${answer}`)
      .replaceAll(/kind: (\w+), id: null, collected_on: null/g, "kind: $1, id: seen-$1, collected_on: 2026-11-18");
  });
  return head + own.join("");
};

test("the example: a sheet is printed, filled in and read back, and the check leaves less open", () => {
  const { cwd, textOf, sheet } = printed();
  const before = documents.map(textOf);
  const open = undetermined(cwd);

  // As it is printed it changes nothing.
  expect(edictHere(["sheet", "--read", "sheet.yaml"], { cwd })).toMatchObject({ code: 0, err: "" });
  expect(documents.map(textOf)).toEqual(before);

  writeFileSync(join(cwd, "sheet.yaml"), filled(sheet, "no"));
  const read = edictHere(["sheet", "--read", "sheet.yaml"], { cwd });
  expect([read.code, read.err]).toEqual([0, ""]);
  expect(read.out).toMatch(/^service\.yaml: \d+ attestations? added/m);
  expect(undetermined(cwd)).toBeLessThan(open);

  // All lines that were there are there, comments too, and each document says what it said.
  const after = documents.map(textOf);
  for (const [at, text] of before.entries()) {
    const lines = after[at]?.split("\n") ?? [];
    expect(text.split("\n").filter((it) => !lines.includes(it))).toEqual([]);
    const [was, is] = [text, after[at] ?? ""].map((it) =>
      readYaml({ path: "a.yaml", text: it }).documents.map(({ root }) => toPlain(root) as Record<string, unknown>),
    );
    const without = (all: typeof was): unknown =>
      all?.map((it) => Object.entries(it).filter(([key]) => key !== "attestations" && key !== "evidence"));
    expect(without(is)).toEqual(without(was));
  }

  // Read again, it adds nothing; what is left to ask is less.
  expect(edictHere(["sheet", "--read", "sheet.yaml"], { cwd }).out).toMatch(/^\d+ answers were there already$/m);
  expect(documents.map(textOf)).toEqual(after);
  expect(edictHere(["sheet", "-q"], { cwd }).out).not.toContain("security_officer");
});

test("for Word: a file, never the terminal, and as it is printed it changes nothing", () => {
  const { cwd, textOf } = printed();
  const before = documents.map(textOf);
  expect(edictHere(["sheet", "-f", "docx"], { cwd })).toMatchObject({ code: 64, out: "" });
  expect(edictHere(["sheet", "-f", "docx", "-o", "sheet.docx", "--lang", "zh-Hant"], { cwd })).toMatchObject({
    code: 0,
    out: "",
  });
  expect(edictHere(["sheet", "--read", "sheet.docx"], { cwd })).toMatchObject({
    code: 0,
    out: edictHere(["sheet", "--read", "sheet.yaml"], { cwd }).out,
  });
  expect(documents.map(textOf)).toEqual(before);
});

test("one answer of a sheet that cannot be written: nothing is, and each fault has its line", () => {
  const { cwd, textOf, sheet } = printed();
  const before = documents.map(textOf);
  writeFileSync(join(cwd, "sheet.yaml"), filled(sheet, "yes").replace("on: 2026-11-19", "on: 2026-11-21"));
  const { code, out, err } = edictHere(["sheet", "--read", "sheet.yaml"], { cwd });
  expect([code, out]).toEqual([4, ""]);
  expect(err).toMatch(/^sheet\.yaml:\d+:\d+: error engine\/signed-later$/m);
  expect(documents.map(textOf)).toEqual(before);
});
