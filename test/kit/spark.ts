import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { inDuckDb, judgeInDuckDb } from "./duckdb.ts";
import type { JudgedRow } from "./judged-row.ts";

const folder = resolve("test/spark");

/** Whether Debian's sqlglot is there: `.ci/install` installs it. */
export const hasSqlglot = existsSync("/usr/lib/python3/dist-packages/sqlglot");

/** Translates a statement of Spark's to DuckDB's SQL; what is wrong is thrown. */
type Translate = (statement: string) => Promise<string>;

async function started(): Promise<Translate> {
  const functions = readFileSync(`${folder}/functions.sql`, "utf8");
  await inDuckDb((connection) => connection.run(functions));
  const child = spawn("/usr/bin/python3", ["translate.py"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  // It ends with the process that asks.
  for (const it of [child, child.stdin, child.stdout]) (it as { readonly unref?: () => void }).unref?.();
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async (statement) => {
    child.stdin.write(`${JSON.stringify(statement)}\n`);
    const { value } = (await answers.next()) as { readonly value: string };
    const { text, wrong } = JSON.parse(value) as { readonly text?: string; readonly wrong?: string };
    if (text === undefined) throw new Error(wrong);
    return text;
  };
}

let ready: Promise<Translate> | undefined;
let last: Promise<unknown> = Promise.resolve();

/** A statement of Spark's as one of DuckDB's, one after the other. */
export function fromSpark(statement: string): Promise<string> {
  ready ??= started();
  const translated = Promise.all([ready, last]).then(([translate]) => translate(statement));
  last = translated.catch(() => undefined);
  return translated;
}

/** So many lines at once: with functions that stand for Spark's, twice as many take ten times as long. */
const atOnce = 250;

/** Runs a statement of Spark's over lines, as DuckDB reads it. */
export async function judgeAsSpark(
  statement: string,
  lines: readonly (string | null)[],
): Promise<readonly JudgedRow[]> {
  const text = await fromSpark(statement);
  const rows: JudgedRow[] = [];
  for (let at = 0; at < lines.length; at += atOnce)
    rows.push(...(await judgeInDuckDb(text, lines.slice(at, at + atOnce))));
  return rows;
}
