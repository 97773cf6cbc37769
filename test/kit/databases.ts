import type { DialectName } from "../../src/sql/statement.ts";
import { hasClickHouse, judgeInClickHouse } from "./clickhouse.ts";
import { judgeInDuckDb } from "./duckdb.ts";
import type { JudgedRow } from "./judged-row.ts";
import { hasSqlglot, judgeAsSpark } from "./spark.ts";

/** Where statements of a dialect run. */
export interface Database {
  readonly dialect: DialectName;
  readonly judge: (statement: string, lines: readonly string[]) => Promise<readonly JudgedRow[]>;
}

export const duckDb: Database = { dialect: "duckdb", judge: judgeInDuckDb };
export const clickHouse: Database = {
  dialect: "clickhouse",
  judge: judgeInClickHouse,
};

/** Not Spark itself: its SQL, translated by sqlglot, in DuckDB. */
export const sparkInDuckDb: Database = { dialect: "spark", judge: judgeAsSpark };

/** All that are installed; the law of statements says so of the others. */
export const databases: readonly Database[] = [
  duckDb,
  ...(hasClickHouse ? [clickHouse] : []),
  ...(hasSqlglot ? [sparkInDuckDb] : []),
];
