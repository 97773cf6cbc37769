import { cpSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { inDuckDb } from "../kit/duckdb.ts";
import { edict, folderWith } from "./edict.ts";
import { nodeOf } from "./node.ts";

const flags = ["--service", resolve("examples/chat-service/service.yaml"), "--as-of", "2026-12-01", "--stream"];

/** Answers of several kinds; of some it is known that nothing was found, of others nothing is known. */
const lines = Array.from({ length: 90 }, (_, index) => {
  const user = { registered: true, agreement_version: index % 4 === 0 ? null : "3", age_band: "adult" };
  const found =
    index % 3 === 0 ? {} : { findings: index % 5 === 0 ? [{ illegal: true, confirmed_by: "Zhou Yan" }] : [] };
  const response = { id: `r-${index}`, at: "2026-11-12T09:14:07.5+08:00", text: "您\n好。", sent: true, ...found };
  return { kind: "response", request: { id: `q-${index}`, user }, response };
});
const log = lines.map((it) => `${JSON.stringify(it)}\n`).join("");

/** Runs a check of one file, which is called `log` in what it says. */
function checked(cwd: string, name: string, ...more: readonly string[]) {
  const { code, out, err } = edict(["check", name, ...flags, ...more], { cwd });
  const calledLog = (text: string): string => text.replaceAll(name, "log").replaceAll(/\s+/g, " ").trim();
  return { code, out: calledLog(out), err: calledLog(err) };
}

test("a log that is packed says what it says unpacked; one that is not read to its end is told", () => {
  const cwd = folderWith({ "log.jsonl": log });
  const [first, second] = [log.slice(0, 9000), log.slice(9000)].map((it) => gzipSync(it));
  const nothing = Buffer.alloc(512);
  const packed = {
    "log.jsonl.gz": gzipSync(log),
    "two.jsonl.gz": Buffer.concat([first ?? nothing, second ?? nothing]),
    "apart.jsonl.gz": Buffer.concat([first ?? nothing, nothing, second ?? nothing]),
    "broken.jsonl.gz": gzipSync(log).subarray(0, 200),
  };
  for (const [name, bytes] of Object.entries(packed)) writeFileSync(join(cwd, name), bytes);
  const plain = checked(cwd, "log.jsonl");
  expect([plain.code, plain.out]).toEqual([2, expect.stringContaining("90 responses")]);
  expect(checked(cwd, "log.jsonl.gz")).toEqual(plain);
  expect(checked(cwd, "two.jsonl.gz")).toEqual(plain);
  const refused = (why: string) => ({
    code: 4,
    out: "",
    err: expect.stringContaining(`cannot be read: ${why}`) as unknown,
  });
  expect(checked(cwd, "broken.jsonl.gz")).toEqual(refused("unexpected end of file"));
  expect(checked(cwd, "apart.jsonl.gz")).toEqual(refused("data that is not gzip follows its end"));
  expect(edict(["check", "log.jsonl.gz"], { cwd })).toMatchObject({
    code: 64,
    err: expect.stringContaining("--stream"),
  });
  expect(checked(cwd, "log.jsonl.gz", "--part", "1/2")).toMatchObject({ code: 64, out: "" });
  // In a folder it is left alone, and that is told.
  expect(edict(["check", cwd, "--full"]).out.replaceAll(/\s+/g, " ")).toContain(
    "a compressed log or a table: name it, with --stream",
  );
});

test("of a log that Zstandard has packed all frames are read, where Node.js unpacks it", () => {
  const cwd = folderWith({ "log.jsonl": log, "log.csv": cells(","), "log.jsonl.zst": "" });
  const newer = nodeOf(24);
  const pack = `
    const { readFileSync, writeFileSync } = require("node:fs");
    const { constants, zstdCompressSync } = require("node:zlib");
    const packed = (text) => zstdCompressSync(text, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
    const log = readFileSync("log.jsonl");
    const [first, second] = [packed(log.subarray(0, 9000)), packed(log.subarray(9000))];
    const skipped = Buffer.from([0x5e, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
    const repeated = packed(String.fromCharCode(10).repeat(300000));
    writeFileSync("one.jsonl.zst", packed(log));
    writeFileSync("two.jsonl.zst", Buffer.concat([skipped, first, second, skipped, repeated]));
    writeFileSync("apart.jsonl.zst", Buffer.concat([first, Buffer.alloc(9), second]));
    writeFileSync("cut.jsonl.zst", Buffer.concat([first, second.subarray(0, -3)]));
    writeFileSync("headless.jsonl.zst", Buffer.concat([first, second.subarray(0, 5)]));
    const wrong = packed(log);
    wrong[wrong.length - 1] ^= 1;
    writeFileSync("wrong.jsonl.zst", wrong);
    writeFileSync("log.csv.zst", packed(readFileSync("log.csv")));`;
  expect(spawnSync(newer, ["-e", pack], { cwd, encoding: "utf8" }).stderr).toBe("");
  const cli = resolve("dist/cli.cjs");
  const read = (name: string, ...more: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(newer, [cli, "check", name, ...flags, "--lang", "en", ...more], {
      cwd,
      encoding: "utf8",
    });
    return {
      code: status,
      out: stdout.replaceAll(name, "log").replaceAll(/\s+/g, " "),
      err: stderr.replaceAll(/\s+/g, " "),
    };
  };
  const plain = read("log.jsonl");
  expect([plain.code, plain.out]).toEqual([2, expect.stringContaining("90 responses")]);
  expect(read("one.jsonl.zst")).toEqual(plain);
  expect(read("two.jsonl.zst")).toEqual({ ...plain, out: plain.out.replace("90 lines", "300,090 lines") });
  for (const [name, why] of Object.entries({
    "apart.jsonl.zst": "data that is not Zstandard follows its end",
    "cut.jsonl.zst": "unexpected end of file",
    "headless.jsonl.zst": "unexpected end of file",
    "wrong.jsonl.zst": "Restored data doesn't match checksum",
  }))
    expect(read(name)).toMatchObject({ code: 4, out: "", err: expect.stringContaining(why) });
  writeFileSync(join(cwd, "columns.yaml"), mapOfCells);
  expect(read("log.csv.zst", "--columns", "columns.yaml").out).toContain("90 responses");
  // Older ones say that they do not.
  expect(checked(cwd, "log.jsonl.zst").err).toContain("zstdcat FILE | edict check - --stream");
});

const mapOfCells = `facts:
  request.id: q
  request.user.registered: registered
  request.user.agreement_version: { column: version, words: { none: null } }
  request.user.age_band: age
  response.id: id
  response.at: { column: at, moment: milliseconds }
  response.text: text
  response.sent: sent
  response.findings: findings
`;

const columns = ["q", "registered", "version", "age", "id", "at", "text", "sent", "findings"];

/** The log as columns: each of its rows. */
const rowsOfColumns = lines.map(({ request: { id, user }, response }) => ({
  q: id,
  registered: user.registered,
  version: user.agreement_version ?? "none",
  age: user.age_band,
  id: response.id,
  at: Date.parse(response.at),
  text: response.text,
  sent: response.sent,
  findings: response.findings,
}));

/** The log as CSV. */
const cells = (delimiter: string): string => {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const cellOf = (it: unknown): string =>
    it === undefined ? "" : quoted(typeof it === "string" ? it : JSON.stringify(it));
  const rows = rowsOfColumns.map((row) => Object.values(row).map(cellOf));
  return [columns, ...rows].map((it) => it.join(delimiter)).join("\r\n");
};

test("a table of texts is read by a map, as rows of JSON lines are", () => {
  const logs = {
    "log.jsonl": rowsOfColumns.map((it) => JSON.stringify(it)).join("\n"),
    "log.csv": cells(","),
    "log.TSV": cells("\t"),
  };
  const cwd = folderWith({ ...logs, "columns.yaml": mapOfCells });
  writeFileSync(join(cwd, "log.csv.gz"), gzipSync(logs["log.csv"]));
  const byMap = (name: string) => {
    const { code, out, err } = checked(cwd, name, "--columns", "columns.yaml");
    // The text of each row has two lines, and the first line is that of the names.
    return { code, err, out: out.replaceAll(/log:\d+:\d+/g, "log").replaceAll(/\d+ lines/g, "all lines") };
  };
  const plain = byMap("log.jsonl");
  expect([plain.code, plain.out]).toEqual([2, expect.stringContaining("90 responses")]);
  for (const name of ["log.csv", "log.TSV", "log.csv.gz"]) expect(byMap(name)).toEqual(plain);
  writeFileSync(join(cwd, "more.csv"), logs["log.csv"]);
  const both = [join(cwd, "log.csv"), join(cwd, "more.csv"), ...flags, "--columns", join(cwd, "columns.yaml")];
  const [one, two] = ["1", "2"].map((jobs) => edict(["check", ...both, "-f", "verdicts", "--jobs", jobs]));
  expect(two).toEqual(one);
  expect([one?.code, one?.err]).toEqual([2, ""]);
  // Each is told where its row begins.
  const first = checked(cwd, "log.csv", "--columns", "columns.yaml", "-f", "verdicts").out;
  expect(
    [...first.matchAll(/"index":(\d+),"path":"log","line":(\d+)/g)].map((it) => Number(it[2])).slice(0, 3),
  ).toEqual([2, 4, 6]);
  const refused = (why: string) => ({ code: 4, out: "", err: expect.stringContaining(why) as unknown });
  expect(checked(cwd, "log.csv")).toEqual(refused("a map says which facts they are: `--columns columns.yaml`"));
  const wrong = {
    "q,id\nq-1\n": "line 2 has 1 cell, and the first another number",
    "q;id\nq-1;r\n": "its first line is one name, `q;id`: cells are parted by commas",
    'q,id\nq-1,"r\n': "a quote is not closed",
    'q,id\nq-1,r"1"\n': "stands within a cell",
    "q,id,q\na,b,c\n": "two of its columns are called `q`",
    "\n\n": "no line with the names of its columns",
    "": "no line with the names of its columns",
  };
  for (const [text, why] of Object.entries(wrong)) {
    writeFileSync(join(cwd, "log.csv"), text);
    expect(checked(cwd, "log.csv", "--columns", "columns.yaml")).toEqual(refused(why));
  }
  writeFileSync(join(cwd, "log.csv"), Buffer.from([0x71, 0x0a, 0xff, 0x0a]));
  expect(checked(cwd, "log.csv", "--columns", "columns.yaml")).toEqual(refused("it is not UTF-8"));
});

/** Writes a table of Parquet. */
const parquet = (file: string, query: string): Promise<unknown> =>
  inDuckDb((connection) => connection.run(`COPY (${query}) TO '${file}' (FORMAT parquet)`));

test("a table of Parquet is read row by row: documents as they are, columns without what is NULL", async () => {
  const cwd = folderWith({ "log.jsonl": log, "known.jsonl": log.replaceAll('"agreement_version":null,', "") });
  const file = (name: string): string => join(cwd, name);
  const json = `read_json_objects('${file("log.jsonl")}', format = 'newline_delimited')`;
  await parquet(file("text.parquet"), `SELECT CAST(json AS VARCHAR) AS document FROM ${json}`);
  await parquet(file("json.parquet"), `SELECT json AS document FROM ${json}`);
  const typed = (moment: string): string => {
    const user = { registered: "BOOLEAN", agreement_version: "VARCHAR", age_band: "VARCHAR" };
    const findings = [{ illegal: "BOOLEAN", confirmed_by: "VARCHAR" }];
    const response = { id: "VARCHAR", at: moment, text: "VARCHAR", sent: "BOOLEAN", findings };
    const column = (name: string, type: object): string =>
      `json_transform(json->'${name}', '${JSON.stringify(type)}') AS ${name}`;
    return `SELECT 'response' AS kind, ${column("request", { id: "VARCHAR", user })}, ${column("response", response)} FROM ${json}`;
  };
  await parquet(file("typed.parquet"), typed("TIMESTAMPTZ"));
  await parquet(file("clock.parquet"), typed("TIMESTAMP"));
  const plain = checked(cwd, "log.jsonl");
  expect(checked(cwd, "text.parquet")).toEqual(plain);
  expect(checked(cwd, "json.parquet")).toEqual(plain);
  // What is null may be absent or not known, and counts as not known.
  const known = checked(cwd, "known.jsonl");
  expect(known.out).not.toBe(plain.out);
  // In which column of a made line something stands says nothing.
  const rows = ({ out, ...it }: typeof known) => ({ ...it, out: out.replaceAll(/(log:\d+):\d+/g, "$1") });
  expect(rows(checked(cwd, "typed.parquet"))).toEqual(rows(known));
  expect(checked(cwd, "clock.parquet")).toMatchObject({
    code: 4,
    err: expect.stringContaining("no document can hold `response.at` (TIMESTAMP)"),
  });
  writeFileSync(file("none.parquet"), "PAR1");
  expect(checked(cwd, "none.parquet")).toMatchObject({
    code: 4,
    out: "",
    err: expect.stringContaining("cannot be read"),
  });
});

test("of a table with columns of its own those are read that a map names, and the others counted, of whatever type they are", async () => {
  const map = 'facts: { response.id: id, response.at: { column: at, offset: "+08:00" }, response.sent: sent }';
  const cwd = folderWith({ "map.yaml": map, "bare.yaml": map.replace(', offset: "+08:00"', "") });
  const row = (id: string, more: string): string =>
    `SELECT '${id}' AS id, TIMESTAMP '2026-11-12 09:14:07' AS at, true AS sent, MAP {'a': 1} AS tags, ${more}::BLOB AS raw`;
  await parquet(join(cwd, "own.parquet"), `${row("a", "'x'")} UNION ALL ${row("b", "NULL")}`);
  const read = checked(cwd, "own.parquet", "--columns", "map.yaml");
  expect(read.out).toContain(
    "inputs 2 lines, one by one: 2 responses columns the map leaves out `tags` (2 rows) and `raw` (1 row) ",
  );
  // What is not read is never shown as a value.
  writeFileSync(join(cwd, "wrong.yaml"), map.replace("response.sent: sent", "response.sent: id"));
  const wrong = checked(cwd, "own.parquet", "--columns", "wrong.yaml");
  expect(wrong.out + wrong.err).toContain('"sent":"…","tags":"…","raw"');
  const bare = checked(cwd, "own.parquet", "--columns", "bare.yaml").err.replaceAll(/\s+/g, " ");
  expect(bare).toContain(
    "no document can hold `at` (TIMESTAMP); cast it, moments to TIMESTAMPTZ, or write in the map the `offset` of `at`: `+00:00` if DuckDB",
  );
});

test("no other file is read than the one that is named, and no row is left out", async () => {
  const cwd = folderWith({ "kind=response/x": "" });
  const row = (id: string): string =>
    `SELECT '{"response": {"id": "${id}", "at": "2026-11-12T09:14:07+08:00", "sent": true}}' AS document`;
  await parquet(join(cwd, "log[1].parquet"), `${row("a")} UNION ALL ${row("b")}`);
  await parquet(join(cwd, "log1.parquet"), row("c"));
  await parquet(join(cwd, "blank.parquet"), `${row("a")} UNION ALL VALUES (''), (chr(10)), (chr(160)), (NULL)`);
  await parquet(join(cwd, "kind=response/log.parquet"), "SELECT 'x' AS kind, {'id': 'r'} AS response");
  await parquet(
    join(cwd, "ever.parquet"),
    "SELECT {'id': 'r', 'at': TIMESTAMPTZ 'infinity'} AS response, {'id': 'q', 'at': now()} AS request",
  );
  expect(checked(cwd, "log[1].parquet").out).toContain("2 lines, one by one: 2 responses");
  expect(checked(cwd, "log1.parquet").out).toContain("1 line, one by one: 1 response");
  const blank = checked(cwd, "blank.parquet");
  expect([blank.code, blank.out]).toEqual([4, expect.stringContaining("5 lines, one by one: 1 response, 4 mistakes")]);
  expect(checked(cwd, "kind=response/log.parquet").err).toContain("`kind`");
  expect(checked(cwd, "ever.parquet")).toMatchObject({ code: 4, err: expect.stringContaining("`infinity`") });
});

test("a folder of tables is one log, and so is what a pattern matches", async () => {
  const rows = log.split("\n").slice(0, -1);
  const cwd = folderWith({ "log.jsonl": log, "half-0.jsonl": `${rows.slice(0, 40).join("\n")}\n` });
  writeFileSync(join(cwd, "half-1.jsonl"), `${rows.slice(40).join("\n")}\n`);
  mkdirSync(join(cwd, "table.parquet/day=1"), { recursive: true });
  const table = (name: string) =>
    `SELECT json AS document FROM read_json_objects('${join(cwd, name)}', format = 'newline_delimited')`;
  for (const it of ["0", "1"]) await parquet(join(cwd, `table.parquet/part-${it}.parquet`), table(`half-${it}.jsonl`));
  expect(checked(cwd, "table.parquet").err).toContain("is divided into folders");
  rmdirSync(join(cwd, "table.parquet/day=1"));
  writeFileSync(join(cwd, "table.parquet/_SUCCESS"), "");
  const counted = (name: string) => {
    const { code, out } = checked(cwd, name);
    return [code, /^.*? 90 responses/.exec(out)?.[0].replace(/\(.*?\)/, "")];
  };
  const whole = counted("log.jsonl");
  expect(whole[0]).toBe(2);
  expect(counted("half-*.jsonl")).toEqual(whole);
  expect(counted("table.parquet")).toEqual(whole);
  expect(counted("table.parquet/part-[01].parquet")).toEqual(whole);
});

test("without DuckDB a table is refused in a sentence", () => {
  const cwd = folderWith({ "log.parquet": "PAR1" });
  for (const it of ["package.json", "dist", "policies"]) cpSync(it, join(cwd, it), { recursive: true });
  const words = ["dist/cli.cjs", "check", "log.parquet", ...flags];
  const { status, stderr } = spawnSync(process.execPath, words, { cwd, encoding: "utf8" });
  expect([status, stderr.replaceAll(/\s+/g, " ")]).toEqual([
    4,
    expect.stringContaining("`npm install @duckdb/node-api`"),
  ]);
  expect(readFileSync(join(cwd, "log.parquet"), "utf8")).toBe("PAR1");
});
