import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";

/** What a statement says of a document. */
export interface JudgedRow {
  readonly about: string | null;
  readonly id: string | null;
  readonly judged: boolean;
  readonly outcome: string;
  /** By the full name of each rule. */
  readonly verdicts: ReadonlyMap<string, string | null>;
}

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
    return reader.getRowsJson().map((row) => {
      const [, about, id, judged, outcome, ...verdicts] = row;
      return {
        about: wordOrNull(about),
        id: wordOrNull(id),
        judged: judged === true,
        outcome: wordOrNull(outcome) ?? "",
        verdicts: new Map(verdicts.map((it, at) => [names[at + 5] ?? "", wordOrNull(it)])),
      };
    });
  });

const wordOrNull = (it: unknown): string | null => (typeof it === "string" ? it : null);
