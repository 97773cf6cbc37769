/**
 * `node bench/rows.mjs [ROWS…]`: one generated log of each length (default 10,000, 100,000 and 1,000,000) as JSON lines, and as
 * rows of Parquet with a column `document`: judged by `edict check` as lines and as rows, and by the statement in DuckDB; prints
 * JSON. All three have to count the same outcomes. Each is a process of its own.
 */
import { deepStrictEqual } from "node:assert";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { writeLines } from "./generated-lines.mjs";
import { printJson } from "./rounds.mjs";

const root = join(import.meta.dirname, "..");
const scratch = mkdtempSync(join(tmpdir(), "edict-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const service = "examples/chat-service/service.yaml";
const asOf = "2026-12-01";
const judging = ["--service", service, "--as-of", asOf];

/** What a process prints, with the time that it takes, the processor's and its peak of memory. */
async function run(words) {
  const start = performance.now();
  const child = spawn(process.execPath, ["--require", "./bench/usage-at-exit.cjs", ...words], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit", "pipe"],
  });
  const [printed, usage] = [child.stdout, child.stdio[3]].map((from) => {
    const text = { said: "" };
    from.setEncoding("utf8").on("data", (some) => (text.said += some));
    return text;
  });
  await once(child, "close");
  const seconds = (performance.now() - start) / 1000;
  return { exit: child.exitCode, said: printed.said, seconds, ...JSON.parse(usage.said) };
}

/** What `edict check` counts: near the end of `verdicts` a line tells of the whole log. */
async function checked(path) {
  const verdicts = join(scratch, "verdicts.ndjson");
  const words = ["dist/cli.cjs", "check", path, ...judging, "--stream", "-f", "human", "-f", `verdicts=${verdicts}`];
  const { said: _, ...usage } = await run(words);
  let log;
  for await (const line of createInterface({ input: createReadStream(verdicts) }))
    if (line.startsWith('{"kind":"log"')) log = JSON.parse(line);
  return { outcomes: counted({ ...log.outcomes.response, reference: log.errors }), ...usage };
}

/** Outcomes that come up, by name. */
const counted = (outcomes) =>
  Object.fromEntries(
    Object.entries(outcomes)
      .filter(([, rows]) => rows > 0)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );

/** A script that DuckDB runs; its last statement is what it prints, as JSON. */
const inDuckDb = (statements) => [
  "--input-type=module",
  "--eval",
  `import { DuckDBInstance } from "@duckdb/node-api";
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  let read;
  for (const it of ${JSON.stringify(statements)}) read = await connection.runAndReadAll(it);
  console.log(JSON.stringify(read.getRowObjectsJson()));`,
];

const quoted = (path) => `'${path.replaceAll("'", "''")}'`;
const compiled = join(scratch, "verdicts.sql");
await run(["dist/cli.cjs", "compile", "cn.genai_interim_measures", "-f", "sql", ...judging, "-o", compiled]);

const measured = [];
const counts = process.argv.slice(2).map(Number);
for (const rows of counts.length > 0 ? counts : [10_000, 100_000, 1_000_000]) {
  const [lines, table] = ["jsonl", "parquet"].map((it) => join(scratch, `${rows}.${it}`));
  writeLines(lines, rows);
  await run(
    inDuckDb([
      `COPY (SELECT column0 AS document FROM read_csv(${quoted(lines)}, header = false, delim = '\\x01', quote = '', escape = '', columns = {'column0': 'VARCHAR'}, strict_mode = false)) TO ${quoted(table)}`,
    ]),
  );
  const { said, ...usage } = await run(
    inDuckDb([
      `CREATE VIEW log AS FROM ${quoted(table)}`,
      `SET VARIABLE law = (SELECT content FROM read_text(${quoted(compiled)}))`,
      "SELECT outcome, count(*) AS rows FROM query(getvariable('law')) GROUP BY outcome",
    ]),
  );
  const outcomes = counted(Object.fromEntries(JSON.parse(said).map((it) => [it.outcome, Number(it.rows)])));
  const [ofLines, ofTable] = [await checked(lines), await checked(table)];
  for (const it of [ofLines, ofTable]) deepStrictEqual(it.outcomes, outcomes);
  measured.push({
    rows,
    megabytes: { lines: statSync(lines).size / 1e6, rows: statSync(table).size / 1e6 },
    statement: { outcomes, ...usage },
    lines: ofLines,
    table: ofTable,
    ratios: { "statement, of lines": usage.cpu_seconds / ofLines.cpu_seconds },
  });
  for (const it of [lines, table]) rmSync(it);
}
printJson(measured);
