import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { judgedRow, type JudgedRow } from "./judged-row.ts";

const folder = resolve("test/clickhouse");

/** Whether somebody has installed it: `npm ci` in test/clickhouse. */
export const hasClickHouse = existsSync(`${folder}/node_modules/chdb`);

/** What no statement can ask for itself: that it may be long, and rows in the order of the table. */
const settings = "max_query_size = 10000000, max_ast_elements = 1000000, max_threads = 1";

/** Asks a process that it starts; what is wrong is thrown. */
type Ask = (statement: string, format?: string) => Promise<string>;

async function started(): Promise<Ask> {
  const child = spawn(process.execPath, ["ask.mjs"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  // It ends with the process that asks.
  for (const it of [child, child.stdin, child.stdout]) (it as { readonly unref?: () => void }).unref?.();
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask: Ask = async (statement, format = "CSV") => {
    child.stdin.write(`${JSON.stringify({ statement, format })}\n`);
    const { value } = (await answers.next()) as { readonly value: string };
    const { text, wrong } = JSON.parse(value) as { readonly text?: string; readonly wrong?: string };
    if (text === undefined) throw new Error(wrong);
    return text;
  };
  await ask(`SET ${settings}`);
  return ask;
}

let asked: Promise<Ask> | undefined;
let last: Promise<unknown> = Promise.resolve();

/** Asks ClickHouse, one after the other: a table `log` is there once. */
export function inClickHouse<T>(use: (ask: Ask) => Promise<T>): Promise<T> {
  asked ??= started();
  const used = Promise.all([asked, last]).then(([ask]) => use(ask));
  last = used.catch(() => undefined);
  return used;
}

const written = (text: string | null): string =>
  text === null ? "NULL" : `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\u0000", "\\0")}'`;

/** Runs a statement over lines, each in a row of the table that it reads; `type`: of its column. */
export const judgeInClickHouse = (
  statement: string,
  lines: readonly (string | null)[],
  type = "Nullable(String)",
): Promise<readonly JudgedRow[]> =>
  inClickHouse(async (ask) => {
    await ask(`CREATE OR REPLACE TABLE log (document ${type}) ENGINE = Memory`);
    if (lines.length > 0) await ask(`INSERT INTO log VALUES ${lines.map((it) => `(${written(it)})`).join(", ")}`);
    const text = await ask(statement.replace(/;\s*$/, ""), "JSONCompactEachRowWithNames");
    const [names = "[]", ...rows] = text.split("\n").filter((it) => it !== "");
    const columns = JSON.parse(names) as readonly string[];
    return rows.map((it) => judgedRow(columns, JSON.parse(it) as readonly unknown[]));
  });
