import { expect, test } from "vitest";
import { toPlain } from "../../../src/base/document.ts";
import { parseInstant } from "../../../src/base/instant.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import { readColumnMap, type ColumnMap } from "../../../src/readers/foreign/column-map.ts";
import { readRows } from "../../../src/readers/foreign/mapped-rows.ts";
import { mappedStages, unsaidFacts } from "../../../src/sql/mapped-columns.ts";
import { inDuckDb } from "../../kit/duckdb.ts";
import { genai } from "../vocabulary/load.ts";

function mapOf(facts: string): ColumnMap {
  const [document] = readYaml({ path: "map.yaml", text: `facts:\n  ${facts}\n` }).documents;
  const { value } = document ? readColumnMap(document, genai.vocabulary.subjects) : { value: undefined };
  if (!value) throw new Error("the map can be read");
  return value;
}

/** The documents that a statement makes of the rows of a query. */
const madeOf = (facts: string, rows: string): Promise<readonly unknown[]> =>
  inDuckDb(async (connection) => {
    const stages = mappedStages(mapOf(facts)).map(
      (it) => `${it.name} AS (SELECT ${it.columns.join(", ")} FROM ${it.from})`,
    );
    const reader = await connection.runAndReadAll(
      `WITH log AS (${rows}), ${stages.join(", ")} SELECT document FROM mapped`,
    );
    return reader.getRowsJson().map(([it]) => meant(JSON.parse(typeof it === "string" ? it : "")));
  });

/** The same that a map makes of lines. */
const readOf = (facts: string, values: readonly unknown[]): readonly unknown[] => {
  const text = values.map((t) => `${JSON.stringify({ t })}\n`).join("");
  return readRows({ path: "a.jsonl", text }, mapOf(facts)).documents.map((it) => meant(toPlain(it.root)));
};

/** A moment may be written in several ways, and a number that is none may have been rounded. */
const meant = (document: unknown): unknown =>
  JSON.parse(JSON.stringify(document), (_, it: unknown) => {
    if (typeof it === "number") return "a number";
    return typeof it === "string" ? (parseInstant(it) ?? it) : it;
  });

const counts = [1794446047, 1794446047250, 1794446047250000, 1794446047250999, 0, -5, 253402300799, 253402300800, 999];

test.each(["seconds", "milliseconds", "microseconds", "nanoseconds"])(
  "%s since 1970, as numbers and as texts",
  async (unit) => {
    const facts = `response.at: { column: t, moment: ${unit} }`;
    const numbers = `SELECT unnest([${counts.join(", ")}]::BIGINT[]) AS t`;
    expect(await madeOf(facts, numbers)).toEqual(readOf(facts, counts));
    const texts = [
      ...counts.map(String),
      "1794446047250999999",
      "999999999999999999",
      "1794446047.5",
      "1e9",
      "",
      "now",
    ];
    const quoted = texts.map((it) => `'${it}'`).join(", ");
    expect(await madeOf(facts, `SELECT unnest([${quoted}]) AS t`)).toEqual(readOf(facts, texts));
    const decimals = [1794446047.25, 1794446047.0004, 1794446047.9999, 0.5];
    expect(await madeOf(facts, `SELECT unnest([${decimals.join(", ")}]::DOUBLE[]) AS t`)).toEqual(
      readOf(facts, decimals),
    );
  },
);

test("moments that are written, with and without an offset", async () => {
  const texts = [
    "T01:14:07Z",
    " 01:14:07 UTC",
    "t01:14:07.5z",
    " 09:14:07+08",
    " 09:14:07+0800",
    " 06:44:07.123456+05:30",
    " 09:14:07",
    "",
    " 09:14",
  ]
    .map((it) => `2026-11-12${it}`)
    .concat("now", "2026-11-12 09:14:07 ");
  const rows = `SELECT unnest([${texts.map((it) => `'${it}'`).join(", ")}]) AS t`;
  for (const facts of ["response.at: t", 'response.at: { column: t, offset: "+08:00" }'])
    expect(await madeOf(facts, rows)).toEqual(readOf(facts, texts));
});

test("words and numbers of a column", async () => {
  const facts =
    'response.sent: { column: t, words: { "1": true, "0.5": false, "yes": true, "it\'s": false, "true": false } }';
  const texts = ["1", "1.0", "0.5", "yes", "it's", "true", "no", '"yes"'];
  const rows = `SELECT unnest([${texts.map((it) => `'${it.replaceAll("'", "''")}'`).join(", ")}]) AS t`;
  expect(await madeOf(facts, rows)).toEqual(readOf(facts, texts));
  expect(await madeOf(facts, "SELECT unnest([1, 0.5, 2]::DOUBLE[]) AS t")).toEqual(readOf(facts, [1, 0.5, 2]));
  expect(await madeOf(facts, "SELECT unnest([true, false, NULL]) AS t")).toEqual(readOf(facts, [true, false, null]));
});

test("a column may be called as anything in the statement is, and lies in the table", async () => {
  const rows = `SELECT 'r-1' AS "fact_0", {'id': 'r-2'} AS log, {'a "b"': 'r-3'} AS "it's"`;
  expect(await madeOf("response.id: fact_0", rows)).toEqual([{ response: { id: "r-1" } }]);
  expect(await madeOf("response.id: log.id", rows)).toEqual([{ response: { id: "r-2" } }]);
  await expect(madeOf("response.id: id", rows)).rejects.toThrow("id");
});

test("groups, lists of groups and elements of lists are no columns of a statement", () => {
  const map = mapOf(
    "response.id: a\n  response.labels: b\n  response.findings: c\n  response.sent: d[0]\n  request.collected: e",
  );
  expect(unsaidFacts(map).map((it) => [it.fact.path.join("."), it.why])).toEqual([
    ["response.labels", "group"],
    ["response.findings", "group"],
    ["response.sent", "element"],
  ]);
});
