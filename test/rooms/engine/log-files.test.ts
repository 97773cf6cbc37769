import { expect, test } from "vitest";
import { memoryHost } from "../../../src/base/host.ts";
import { openBulk } from "../../../src/engine/bulk/bulk.ts";
import { logFiles } from "../../../src/engine/bulk/log-files.ts";
import { nothing } from "../report/tiny.ts";

const host = memoryHost({
  "a.jsonl": "",
  "a[1].jsonl": "",
  "logs/11/b.parquet": "",
  "logs/11/.c.parquet": "",
  "logs/12/d.parquet": "",
  "logs/12/e.txt": "",
  "spark/t.parquet/part-1.parquet": "",
  "spark/t.parquet/part-0.parquet": "",
  "spark/t.parquet/_SUCCESS": "",
  "spark/t.parquet/.part-0.parquet.crc": "",
  "spark/day.parquet/day=1/part-0.parquet": "",
  "spark/empty.parquet/_SUCCESS": "",
});
const found = (...named: readonly string[]): readonly string[] => logFiles(named, host);
const parts = ["spark/t.parquet/part-0.parquet", "spark/t.parquet/part-1.parquet"];

test("a pattern stands for all that it matches, and what has signs in its name for itself", () => {
  expect(found("*.jsonl")).toEqual(["a.jsonl", "a[1].jsonl"]);
  expect(found("a[1].jsonl")).toEqual(["a[1].jsonl"]);
  expect(found("logs/*/*.parquet")).toEqual(["logs/11/b.parquet", "logs/12/d.parquet"]);
  expect(found("/logs/*/b.parquet")).toEqual(["/logs/11/b.parquet"]);
  expect(found("**/d.parquet")).toEqual(["logs/12/d.parquet"]);
  expect(found("logs/12/*")).toEqual(["logs/12/d.parquet", "logs/12/e.txt"]);
});

test("what stands for nothing, and standard input, are as they were named", () => {
  expect(found("*.ndjson", "-", "none.jsonl")).toEqual(["*.ndjson", "-", "none.jsonl"]);
});

test("a folder that is called as a table stands for its tables, unless some of its rows are elsewhere", () => {
  expect(found("spark/t.parquet")).toEqual(parts);
  expect(found("spark/t.parquet/")).toEqual(parts);
  expect(found("spark/*.parquet")).toEqual(["spark/day.parquet", "spark/empty.parquet", ...parts]);
  expect(found("spark/day.parquet/*/*.parquet")).toEqual(["spark/day.parquet/day=1/part-0.parquet"]);
  expect(found("logs/11")).toEqual(["logs/11"]);
});

test("a folder in which a pattern looks and that cannot be listed is not passed over", () => {
  const closed = { ...host, entries: (it: string) => (it === "logs/12" ? undefined : host.entries(it)) };
  expect(logFiles(["logs/*/*.parquet"], closed)).toEqual(["logs/12", "logs/11/b.parquet"]);
  expect(logFiles(["**/*.parquet"], closed)).toContain("logs/12");
  const run = openBulk({ ...nothing, inputs: ["logs/12", "logs/11/b.parquet"] }, closed);
  expect("troubles" in run ? run.troubles.map((it) => [it.code, it.params]) : []).toEqual([
    ["engine/unlisted-folder", { path: "logs/12" }],
  ]);
});
