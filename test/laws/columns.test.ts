import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { overlayHost } from "../../src/base/host.ts";
import { toPlain } from "../../src/base/document.ts";
import { parseInstant } from "../../src/base/instant.ts";
import { readYaml } from "../../src/base/yaml-document.ts";
import { readColumnMap, type ColumnMap } from "../../src/readers/foreign/column-map.ts";
import { readRows } from "../../src/readers/foreign/mapped-rows.ts";
import { openBulk } from "../../src/engine/bulk/bulk.ts";
import { lineKinds } from "../../src/engine/bulk/line-kinds.ts";
import { runCompileStatement } from "../../src/engine/standalone/compile-statement.ts";
import { rowsAsLines, type Column, type ColumnType } from "../../src/sql/rows.ts";
import { inBulk } from "../kit/in-bulk.ts";
import { inDuckDb, judgeInDuckDb } from "../kit/duckdb.ts";
import { judgedRow } from "../kit/judged-row.ts";
import { machine, open, request } from "../rooms/engine/bulk.ts";

/** A log of others that a map reads is judged as the same documents are that are written in our own shape. */

const runs = Math.ceil(Number(process.env["EDICT_RUNS"] ?? 300) / 150);

const service = "examples/chat-service/service.yaml";
const asOf = "2026-12-01";

const map = `facts:
  response.id: answer.id
  response.at: { column: created, moment: seconds }
  response.modality: { column: kind, words: { txt: text, img: image } }
  response.sent: { column: status, words: { delivered: true, dropped: false, "1": true, "0": false } }
  response.exported: answer.exported
  response.labels.explicit: marks
  response.findings: { column: "scan[0].found", absent: [] }
  response.citations: { always: [] }
  request.id: "\\"q.id\\""
  request.at: { column: asked, offset: "+08:00" }
  request.user.registered: user.registered
  request.user.agreement_version: { column: agreement, words: { "": null } }
  request.user.age_band: user.age
  request.collected: { column: took, absent: [] }
  request.user.in_mainland: { always: true }
`;

/** What a statement can read: no groups, and no elements of lists. */
const mapOfTable = map.replace(/  response.labels.explicit: .*\n  response.findings: .*\n/, "");

interface Answer {
  readonly id?: unknown;
  readonly exported?: unknown;
}

/** A row of the log; a key that is left out is not there. */
interface Row {
  readonly answer?: Answer | null | undefined;
  readonly created?: number | string | null | undefined;
  readonly kind?: string | null | undefined;
  readonly status?: unknown;
  readonly marks?: unknown;
  readonly scan?: readonly ({ readonly found?: unknown } | null)[] | null | undefined;
  readonly "q.id"?: unknown;
  readonly asked?: string | null | undefined;
  readonly user?: { readonly registered?: unknown; readonly age?: unknown } | null | undefined;
  readonly agreement?: unknown;
  readonly took?: unknown;
  readonly cost?: unknown;
}

/** Mostly the first; null, and not there, are among the others. */
const mostly = <T>(first: T, ...others: readonly T[]) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(first) },
    { weight: 1, arbitrary: fc.option(fc.constantFrom(first, ...others, null), { nil: undefined }) },
  );

const row: fc.Arbitrary<Row> = fc.record({
  answer: mostly<Answer>({ id: "r-1" }, { id: "r-2", exported: true }, { id: "r-3", exported: null }, {}),
  created: mostly<number | string>(1794446047, "1794446047", 1794446050.25, 0, "yesterday"),
  kind: mostly("txt", "img", "audio", "smell"),
  status: mostly<unknown>("delivered", "dropped", 1, 0, true, "lost"),
  marks: mostly<unknown>([{ text: "AI-generated", placements: ["end"] }], [{ text: null }], [], "none"),
  scan: mostly<NonNullable<Row["scan"]>>(
    [{ found: [] }],
    [{ found: [{ illegal: true, confirmed_by: "Zhou Yan", category: null }] }],
    [],
    [{}],
    [null],
  ),
  "q.id": mostly<unknown>("q-1", "q-2", "TBD", 7),
  asked: mostly("2026-11-12 09:14:03", "2026-11-12T01:14:03Z", "2026-11-12 09:14:03.5+08", "today"),
  user: mostly<NonNullable<Row["user"]>>(
    { registered: true, age: "adult" },
    { registered: false, age: "minor" },
    { registered: null },
    {},
  ),
  agreement: mostly<unknown>("3", "", 3),
  took: mostly<unknown>([], ["account"], "none"),
  cost: mostly<unknown>({ tokens: 1 }, 4),
});

type Fields = Readonly<Record<string, unknown>>;

/** A group of what is known; undefined: nothing of it is. */
function group(fields: Fields): Fields | undefined {
  const known = Object.entries(fields).filter(([, it]) => it !== undefined && it !== null);
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

const isOnClock = (text: string | null | undefined): boolean => /^\d{4}-/.test(text ?? "");

/** The document that a person would write of a row. */
function byHand(it: Row): Fields {
  const modality: Readonly<Record<string, string>> = { txt: "text", img: "image" };
  const sent = new Map<unknown, boolean>([
    ["delivered", true],
    ["dropped", false],
    [1, true],
    [0, false],
  ]);
  const moments: Readonly<Record<string, string>> = {
    1794446047: "2026-11-12T09:14:07+08:00",
    1794446050.25: "2026-11-12T01:14:10.25Z",
  };
  const times: Readonly<Record<string, string>> = {
    "2026-11-12 09:14:03": "2026-11-12T09:14:03+08:00",
    "2026-11-12 09:14:03.5+08": "2026-11-12T01:14:03.500Z",
  };
  const without = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(without);
    return typeof value === "object" && value !== null
      ? (group(Object.fromEntries(Object.entries(value).map(([key, one]) => [key, without(one)]))) ?? {})
      : value;
  };
  const element = it.scan && it.scan[0] !== null ? (it.scan[0] ?? {}) : undefined;
  const answer = group({
    id: it.answer?.id,
    at: moments[String(it.created)] ?? it.created,
    modality: modality[it.kind ?? ""] ?? it.kind,
    sent: sent.get(it.status) ?? it.status,
    exported: it.answer?.exported,
    labels: group({ explicit: without(it.marks) }),
    findings: without(element?.found),
  });
  const response = answer && { ...answer, ...(element && { findings: without(element.found ?? []) }) };
  const user = group({ registered: it.user?.registered, age_band: it.user?.age });
  const agreement = it.agreement === "" ? { agreement_version: null } : group({ agreement_version: it.agreement });
  const asked = isOnClock(it.asked) ? (times[it.asked ?? ""] ?? it.asked) : it.asked;
  const said = group({ id: it["q.id"], at: asked, user: user ?? agreement, collected: it.took });
  const request = said && { ...said, collected: it.took ?? [], user: { ...user, ...agreement, in_mainland: true } };
  return { ...(response && { response: { ...response, citations: [] } }), ...(request && { request }) };
}

const linesOf = (rows: readonly unknown[]): string => rows.map((it) => `${JSON.stringify(it)}\n`).join("");

function readMap(text: string): ColumnMap {
  const [document] = readYaml({ path: "map.yaml", text }).documents;
  const read = document && readColumnMap(document, open.loaded.vocabulary.vocabulary.subjects);
  if (!read?.value) throw new Error("the map can be read");
  return read.value;
}

const [columnMap, columnMapOfTable] = [readMap(map), readMap(mapOfTable)];

const documentsOf = (text: string, by: ColumnMap): readonly unknown[] =>
  readRows({ path: "a.jsonl", text }, by).documents.map((it) => toPlain(it.root));

/** A document with moments as numbers: one may be written in several ways. */
const meant = (text: string): unknown =>
  JSON.parse(text, (_, value: unknown) => (typeof value === "string" ? (parseInstant(value) ?? value) : value));
const inMoments = (document: unknown): unknown => meant(JSON.stringify(document));

/** What a fact cannot be is told of a column in other words. */
const ofValues: ReadonlySet<string> = new Set([
  "foreign/unfit-column",
  "vocabulary/wrong-type",
  "vocabulary/not-listed",
  "vocabulary/bad-format",
]);

function problemOf({ code, place, params }: Diagnostic): readonly unknown[] {
  const { line } = place.source;
  return ofValues.has(code)
    ? ["value", line, JSON.stringify(params["path"]).replaceAll("`", "")]
    : [code, line, params];
}

/** What a run says of each line and in the end, but for where in a line anything stands. */
function told(text: string, columns: string | undefined, byCode: boolean) {
  const host = overlayHost(machine, { "a.jsonl": text, "map.yaml": map, "table.yaml": mapOfTable });
  const { run, text: said } = inBulk({ ...request, service, asOf, columns }, host, {
    open,
    format: "verdicts",
    byCode,
  });
  const { map: told, ...counted } = run.counted ?? { map: undefined };
  const lines = said.split("\n").filter((it) => it.startsWith('{"kind":"verdicts"'));
  // Of a column that no row has only the map can tell.
  const own = run.inputProblems.filter((it) => it.code !== "foreign/absent-column");
  const problems = own.map(problemOf);
  const findings = (run.counted?.findings ?? 0) - (run.inputProblems.length - own.length);
  return {
    said: { lines, counted: { ...counted, findings }, problems, exit: run.exitCode, troubles: run.troubles },
    map: told,
  };
}

test("rows that are plainly in order are told apart by code, and a row that looks like a document is none", () => {
  const bulk = openBulk(
    { ...request, service, asOf, columns: "map.yaml" },
    overlayHost(machine, { "a.jsonl": "", "map.yaml": map }),
    open,
  );
  const kindOf = "prepared" in bulk ? lineKinds(bulk, false) : undefined;
  const kindOfRow = (it: unknown) => {
    const bytes = new TextEncoder().encode(JSON.stringify(it));
    return kindOf?.({ path: "a.jsonl", line: 1, bytes, start: 0, end: bytes.length, fault: undefined })?.subject;
  };
  const own = { response: { id: "r-1", at: "2026-11-12T09:14:07+08:00" } };
  const row = { answer: { id: "r-1" }, created: 1794446047, cost: 1 };
  expect([row, own, { ...own, ...row }].map(kindOfRow)).toEqual(["response", undefined, "response"]);
});

test("law: a log that a map reads has the verdicts of the documents that it says, and all else in it is counted", () => {
  const seen = { lines: 0, judged: 0 };
  fc.assert(
    fc.property(fc.array(row, { minLength: 30, maxLength: 40, size: "max" }), (rows) => {
      const [mapped, reference] = [told(linesOf(rows), "map.yaml", true), told(linesOf(rows), "map.yaml", false)];
      const hand = told(linesOf(rows.map(byHand)), undefined, false);
      expect(mapped).toEqual(reference);
      expect(mapped.said).toEqual(hand.said);
      // Much of a document decides nothing.
      expect(documentsOf(linesOf(rows), columnMap).map(inMoments)).toEqual(rows.map(byHand).map(inMoments));
      const withCost = rows.filter((it) => it.cost !== undefined).length;
      expect(mapped.map?.left_out).toEqual(withCost === 0 ? [] : [{ column: "cost", rows: withCost }]);
      expect(hand.map).toBeUndefined();
      seen.lines += rows.length;
      seen.judged += mapped.said.lines.length;
    }),
    { numRuns: runs, endOnFailure: true },
  );
  expect(seen.judged / seen.lines).toBeGreaterThan(0.3);
});

/** Types of the columns of a table; each fits most values of a row. */
const tables: readonly Readonly<Record<string, unknown>>[] = [
  {
    answer: { id: "VARCHAR", exported: "BOOLEAN" },
    created: "BIGINT",
    kind: "VARCHAR",
    status: "VARCHAR",
    "q.id": "VARCHAR",
    asked: "TIMESTAMP",
    user: { registered: "BOOLEAN", age: "VARCHAR" },
    agreement: "VARCHAR",
    took: "JSON",
    cost: "JSON",
  },
  {
    answer: { id: "VARCHAR", exported: "JSON" },
    created: "VARCHAR",
    kind: "JSON",
    status: "DECIMAL(5,2)",
    "q.id": "JSON",
    asked: "TIMESTAMPTZ",
    user: { registered: "JSON", age: "JSON" },
    agreement: "JSON",
    took: "JSON",
  },
  {
    answer: { id: "VARCHAR", exported: "BOOLEAN" },
    created: "DOUBLE",
    kind: "VARCHAR",
    status: "JSON",
    "q.id": "VARCHAR",
    asked: "VARCHAR",
    user: { registered: "BOOLEAN", age: "VARCHAR" },
    agreement: "INTEGER",
    took: "JSON",
  },
];

/** As `check` reads the types of a file of Parquet. */
function typeOf(type: unknown): ColumnType {
  if (typeof type === "object" && type !== null) return { kind: "record", fields: columnsOf(type) };
  const name = String(type);
  if (name === "VARCHAR") return { kind: "text" };
  if (name === "JSON") return { kind: "json" };
  if (name === "TIMESTAMPTZ") return { kind: "moment" };
  return name === "TIMESTAMP" ? { kind: "other", name, isClock: true } : { kind: "plain" };
}

const columnsOf = (types: object): readonly Column[] =>
  Object.entries(types).map(([name, type]) => ({ name, type: typeOf(type) }));

/** Over a table with these columns, or over one of documents. */
function statement(columns: string | undefined): string {
  const host = overlayHost(machine, { "table.yaml": mapOfTable });
  const { profile, party, lawOf, now, library, packs } = request;
  const fixed = { packs, beside: [], vocabularies: [], service, profile, party, lawOf, asOf, now, library };
  const { statement: made, problems } = runCompileStatement(
    { ...fixed, columns, dialect: "duckdb", isSelfTest: false },
    host,
  );
  expect(problems).toEqual([]);
  return made?.text ?? "";
}

const textOrNone = (it: unknown): string => (typeof it === "string" ? it : "");

test("law: a statement that reads columns judges each row as one that reads the documents which the map makes of them", async () => {
  const [text, ofDocuments] = [statement("table.yaml"), statement(undefined)];
  const rows = fc.sample(row, { numRuns: runs * 50, seed: 20_230_815 });
  const seen = { judged: 0, left: 0 };
  for (const types of tables) {
    const { lines, names, found } = await inDuckDb(async (connection) => {
      await connection.run("CREATE OR REPLACE TABLE rows_of_log (j JSON)");
      const appender = await connection.createAppender("rows_of_log");
      for (const it of rows) {
        appender.appendVarchar(JSON.stringify(it));
        appender.endRow();
      }
      appender.closeSync();
      const form = JSON.stringify(types).replaceAll("'", "''");
      await connection.run(
        `CREATE OR REPLACE TABLE log AS SELECT unnest(json_transform(j, '${form}')) FROM rows_of_log`,
      );
      // JSON has a null of its own, which is not known either.
      if (types["kind"] === "JSON") await connection.run("UPDATE log SET kind = 'null' WHERE kind IS NULL");
      const query = rowsAsLines("log", columnsOf(types), columnMapOfTable);
      if (typeof query !== "string") throw new Error("a document can hold each column");
      const read = await connection.runAndReadAll(query);
      const judged = await connection.runAndReadAll(text);
      await connection.run("DROP TABLE log; DROP TABLE rows_of_log");
      return {
        lines: read.getRowsJson().map(([it]) => textOrNone(it)),
        names: judged.columnNames(),
        found: judged.getRowsJson(),
      };
    });
    expect([lines.length, found.length]).toEqual([rows.length, rows.length]);
    const mapped = lines.flatMap((it) => documentsOf(it, columnMapOfTable).map((one) => JSON.stringify(one)));
    expect(found.map((it) => meant(textOrNone(it[0])))).toEqual(mapped.map(meant));
    const verdicts = found.map((it) => judgedRow(names, it));
    expect(verdicts).toEqual(await judgeInDuckDb(ofDocuments, mapped));
    for (const it of verdicts) seen[it.judged ? "judged" : "left"]++;
  }
  expect(Math.min(seen.judged, seen.left)).toBeGreaterThan(50);
});

test("a list that is NULL in a table says of no element that it has none, and an empty one does", async () => {
  const byElement = readMap('facts:\n  response.id: id\n  response.citations: { column: "f[0]", absent: [] }\n');
  const list = (of: ColumnType): ColumnType => ({ kind: "list", of });
  const columns: readonly Column[] = [
    { name: "id", type: { kind: "text" } },
    { name: "f", type: list(list({ kind: "text" })) },
  ];
  const table = `(SELECT * FROM (VALUES ('a', NULL), ('b', []), ('c', [NULL]), ('d', [['x']])) t (id, f))`;
  const query = rowsAsLines(table, columns, byElement);
  if (typeof query !== "string") throw new Error("a document can hold each column");
  const lines = await inDuckDb(async (it) => (await it.runAndReadAll(query)).getRowsJson().map(([line]) => line));
  expect(documentsOf(lines.map((it) => `${textOrNone(it)}\n`).join(""), byElement)).toEqual([
    { response: { id: "a" } },
    { response: { id: "b", citations: [] } },
    { response: { id: "c" } },
    { response: { id: "d", citations: ["x"] } },
  ]);
});
