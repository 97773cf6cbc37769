import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { judgedRow, type JudgedRow } from "./judged-row.ts";

/** One thread: other tests run beside this one. */
const connected = DuckDBInstance.create(":memory:", { threads: "1" }).then((it) => it.connect());
let last: Promise<unknown> = Promise.resolve();

/** Asks DuckDB, one after the other: a table `log` is there once. */
export function inDuckDb<T>(ask: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const asked = last.then(async () => ask(await connected));
  last = asked.catch(() => undefined);
  return asked;
}

/** Runs a statement over lines, each in a row of the table that it reads; `type`: of its column. */
export const judgeInDuckDb = (
  statement: string,
  lines: readonly (string | null)[],
  type: "VARCHAR" | "JSON" = "VARCHAR",
): Promise<readonly JudgedRow[]> =>
  inDuckDb(async (connection) => {
    await connection.run(`CREATE OR REPLACE TABLE log (document ${type})`);
    const appender = await connection.createAppender("log");
    for (const it of lines) {
      if (it === null) appender.appendNull();
      else appender.appendVarchar(it);
      appender.endRow();
    }
    appender.closeSync();
    const reader = await connection.runAndReadAll(statement);
    const names = reader.columnNames();
    return reader.getRowsJson().map((row) => judgedRow(names, row));
  });
