import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { nodeHost } from "../../../src/base/host.ts";
import { locales } from "../../../src/base/locale.ts";
import { narrowedInput } from "../../../src/cli/log-line.ts";

const folder = mkdtempSync(join(tmpdir(), "edict-log-line-"));
afterAll(() => rmSync(folder, { recursive: true }));
const host = nodeHost(folder);
// Longer than what is read at once, and cut in the middle of a character.
const long = "語".repeat(700_000);
writeFileSync(join(folder, "a.jsonl"), `one\n${long}\r\n\nfour`);
writeFileSync(join(folder, "a.jsonl:2"), "named so");
writeFileSync(join(folder, "b.jsonl"), "one\ntwo\n");
writeFileSync(join(folder, "c.parquet"), "");

function told(input: string, hasColumns = false): string {
  const read = narrowedInput(input, host, hasColumns);
  return "code" in read ? locales.en.say(read) : `${read.path} ${read.host.readText(read.path) ?? "nothing"}`;
}

test("of a log of which a line is named that line alone is there, with its number", () => {
  expect(told("./a.jsonl:2")).toBe(`./a.jsonl:2 named so`);
  expect(told("a.jsonl:1")).toBe("a.jsonl one");
  expect(told("a.jsonl:3")).toBe("a.jsonl \n\n");
  expect(told("a.jsonl:4")).toBe("a.jsonl \n\n\nfour");
  rmSync(join(folder, "a.jsonl:2"));
  expect(told("a.jsonl:2") === `a.jsonl \n${long}\r`).toBe(true);
  expect(told("b.jsonl:2")).toBe("b.jsonl \ntwo");
});

test("what is no line of a log is as it was named, or is told", () => {
  expect(told("a.jsonl:5")).toBe("`a.jsonl` has 4 lines, and no line 5");
  expect(told("b.jsonl:3")).toBe("`b.jsonl` has 2 lines, and no line 3");
  expect(["a.jsonl:0", "no.jsonl:2", "service.yaml"].map((it) => told(it))).toEqual([
    "a.jsonl:0 nothing",
    "no.jsonl:2 nothing",
    "service.yaml nothing",
  ]);
  const noLines = "`c.parquet` is not a file of JSON lines: write the row as one, or unpack the log";
  expect([told("c.parquet:2"), told("c.parquet:2", true), told("c.parquet", true)]).toEqual([
    noLines,
    noLines,
    noLines,
  ]);
  expect(told("service.yaml", true)).toBe(
    "`--columns` reads a log of JSON lines, such as `log.jsonl:800`, and `service.yaml` is none",
  );
});
