import { expect, test } from "vitest";
import { printStatement, type DialectName } from "../../../src/sql/statement.ts";
import { duckDb } from "../../kit/databases.ts";
import { inDuckDb, judgeInDuckDb } from "../../kit/duckdb.ts";
import { hasSqlglot, judgeAsSpark } from "../../kit/spark.ts";
import { fixtureOfLists, hardName } from "../../laws/law-of-lists.ts";
import { loaded } from "../../laws/law-of-compiled.ts";
import { buildAll, reckoningOf } from "../../laws/pipeline.ts";
import { product } from "../../laws/product.ts";
import { dayOf } from "../../laws/run.ts";
import { compareStatement } from "../../laws/statement-verdicts.ts";
import { lawText, quoted } from "../../laws/text.ts";
import { world } from "../../laws/world.ts";

const fixture = fixtureOfLists(product);
const hostile = "'; DROP TABLE log; --\n\u2028DROP TABLE log; */ \"";
const plain = { madeFrom: [], turnsOn: undefined, actOf: () => undefined, ownDetectors: [] };

const statementWith = (
  origin: Partial<Parameters<typeof printStatement>[1]>,
  dialect: DialectName = "duckdb",
): string => printStatement(fixture, { ...plain, ...origin }, dialect)?.text ?? "";

const at = "2025-09-01T00:00:00+08:00";
const note = (more: object): string => JSON.stringify({ note: { id: "n", at, ...more } });

test("no words of a policy, a request or a vocabulary get out of their quotes or their comment", async () => {
  const text = statementWith({ madeFrom: [hostile], actOf: () => hostile, ownDetectors: [hostile] });
  const lines = [note({ [hardName]: true }), note({ [hardName]: "x" }), note({ [`${hardName}x`]: true }), note({})];
  const rows = await judgeInDuckDb(text, lines);
  expect(rows.map((it) => it.judged)).toEqual([true, false, false, true]);
  const comments = text.split("\n").filter((it) => it.startsWith("--"));
  expect(comments.filter((it) => it.includes("DROP")).length).toBeGreaterThan(10);
  expect(text.split("\n").filter((it) => it.includes("DROP") && !it.startsWith("--"))).toEqual([]);
});

test("in ClickHouse backslashes get nothing out of its quotes either", () => {
  const cunning = "\\'; DROP TABLE log; -- \\\\'; DROP";
  const text = statementWith(
    { madeFrom: [cunning], actOf: () => cunning, ownDetectors: [cunning, hostile] },
    "clickhouse",
  );
  const sql = text.split("\n").filter((it) => !it.trimStart().startsWith("--"));
  const bare = sql.join("\n").replaceAll(/'(?:\\.|''|[^'\\])*'|"(?:\\.|""|[^"\\])*"/gs, "x");
  expect(text.split("DROP").length).toBeGreaterThan(50);
  expect(bare).not.toMatch(/DROP|['"]/);
  expect(bare.split("(").length).toBe(bare.split(")").length);
});

test("in Spark nothing in its quotes means something else, whatever a session takes backslashes and variables for", () => {
  const cunning = "\\'; DROP TABLE log; -- ${env:PATH}\\";
  const text = statementWith({ madeFrom: [cunning], actOf: () => cunning, ownDetectors: [cunning, hostile] }, "spark");
  const lines = text.split("\n");
  expect(lines.filter((it) => it.trimStart().startsWith("--") && it.endsWith("\\"))).toEqual([]);
  expect(text).not.toContain("${");
  const sql = lines.filter((it) => !it.trimStart().startsWith("--")).join("\n");
  const bare = sql.replaceAll(/'[^']*'|`(?:``|[^`])*`/g, "x");
  expect(text.split("DROP").length).toBeGreaterThan(50);
  expect(sql).not.toContain("\\");
  // Of two that touch one could be the other's end.
  expect(bare).not.toMatch(/DROP|['"`]|xx/);
  expect(bare.split("(").length).toBe(bare.split(")").length);
});

test.skipIf(!hasSqlglot)(
  "in Spark a setting by which statements would mean something else leaves all rows",
  async () => {
    const text = statementWith({}, "spark");
    const judgedBy = async (statement: string): Promise<readonly (boolean | undefined)[]> =>
      (await judgeAsSpark(statement, [note({})])).map((it) => it.judged);
    expect(await judgedBy(text)).toEqual([true]);
    // What such a session says of these.
    const other = [
      "'B' < 'a'",
      "'e' <> 'é'",
      "'a' <> 'a '",
      `try_parse_json('{"a":1,"a":2}') IS NULL`,
      "typeof(document) = 'string'",
    ];
    for (const it of other) expect([it, ...(await judgedBy(text.replace(it, "FALSE")))]).toEqual([it, false]);
  },
);

test("names that differ in case alone are two facts", async () => {
  const lines = [
    note({ Word: true, word: "red" }),
    note({ Word: false, word: "red" }),
    note({ Word: false, word: "blue" }),
  ];
  const rows = await judgeInDuckDb(statementWith({}), lines);
  expect(rows.map((it) => it.verdicts.get("t.plain_22"))).toEqual(["satisfied", "violated", "satisfied"]);
});

test("documents may be texts or JSON, and what is missing or no document is not judged", async () => {
  const text = statementWith({});
  const asText = await judgeInDuckDb(text, [note({}), null, "{", "[]", "{}"]);
  expect(asText.map((it) => [it.judged, it.about, it.outcome])).toEqual([
    [true, "note", "violated"],
    [false, null, "reference"],
    [false, null, "reference"],
    [false, null, "reference"],
    [false, null, "reference"],
  ]);
  const asJson = await judgeInDuckDb(text, [note({}), null], "JSON");
  expect(asJson).toEqual(asText.slice(0, 2));
});

test("where a session compares texts in another way no row is judged", async () => {
  const collations = ["nocase", "noaccent", "de", "nfc"];
  for (const it of collations) {
    await inDuckDb((connection) => connection.run(`SET default_collation = '${it}'`));
    const rows = await judgeInDuckDb(statementWith({}), [note({})]);
    expect([it, ...rows.map((row) => row.outcome)]).toEqual([it, "reference"]);
  }
  await inDuckDb((connection) => connection.run("RESET default_collation"));
  const [row] = await judgeInDuckDb(statementWith({}), [note({})]);
  expect(row?.judged).toBe(true);
});

test("a statement has the same bytes each time, and says of what it was made and how long it holds", () => {
  const origin = { madeFrom: ["pack t 1.0.0 abc"], turnsOn: fixture.settings.asOf };
  const text = statementWith(origin);
  expect(statementWith(origin)).toBe(text);
  expect(text).toMatch(
    /^-- Made by `edict compile -f sql`.*\n-- pack t 1\.0\.0 abc\n-- Judged as of 2025-12-31, for: provider\.\n/,
  );
  expect(text).toContain("change on 2025-12-31");
});

/** A version of a law with a rule on a subject. */
function versionOn(subject: string, from: string, until?: ReturnType<typeof dayOf>) {
  const rule = `rule r: provider must "act" {\nquote "${quoted}"\non ${subject}\nrequire ${subject}.id is present\n}`;
  const files = [{ path: "u.edict", text: `article 1 {\nparagraph 1 {\n${rule}\n}\n}` }];
  return { pack: "u", files, inForce: { from: dayOf(from), until }, rank: "rules", needs: [], text: lawText };
}

function judgedBy(...versions: readonly ReturnType<typeof versionOn>[]) {
  const programs = buildAll(product, versions, reckoningOf(product), () => world).map((it) => it.program);
  return { ...fixture, programs, vocabulary: loaded(world) };
}

test("what comes with a document is judged by the law of its own day, and of a day to come the reference says it", async () => {
  const next = judgedBy(versionOn("question", "2026-01-05"));
  const rows = ["2025-12-31", "2026-01-05"].map((day) => ({
    text: JSON.stringify({
      answer: { id: "a", at: "2025-11-01T00:00:00Z" },
      question: { id: "q", at: `${day}T00:00:00+08:00` },
    }),
  }));
  expect(await compareStatement(product, duckDb, next, rows)).toMatchObject({ differences: [], judged: 1, left: 1 });
});

test("a rule whose later version is on another subject has the verdicts of both", async () => {
  const turns = dayOf("2025-10-01");
  const both = judgedBy(versionOn("event", "2025-01-01", turns), versionOn("answer", "2025-10-01"));
  const rows = ["event", "answer"].flatMap((subject) =>
    ["2025-09-01", "2025-11-01"].map((day) => ({
      text: JSON.stringify({ [subject]: { id: "a", at: `${day}T00:00:00Z` } }),
    })),
  );
  expect(await compareStatement(product, duckDb, both, rows)).toMatchObject({ differences: [], judged: 4 });
});

test("without a rule on documents there is no statement", () => {
  expect(printStatement({ ...fixture, programs: [] }, plain, "duckdb")).toBeUndefined();
});
