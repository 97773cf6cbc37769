import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { commandsOf, fencesOf } from "../docs/fences.ts";
import { inDuckDb } from "../kit/duckdb.ts";
import { pageShell } from "./page-shell.ts";

const [english, chinese] = ["grammar/data-teams.md", "grammar/data-teams.zh-Hans.md"] as const;

test("both pages for data teams show the same", () => {
  const [one, other] = [english, chinese].map((it) => fencesOf(readFileSync(it, "utf8")).map(({ text }) => text));
  expect(other).toEqual(one);
});

/** What queries print, a row a line, in a folder that their files are in. */
const answered = (queries: readonly string[], cwd: string): Promise<string> =>
  inDuckDb(async (connection) => {
    const inFolder = (query: string): string =>
      query.replaceAll(/'([\w-]+\.(?:jsonl|ndjson|parquet|sql))'/g, `'${cwd}/$1'`);
    let rows: readonly (readonly unknown[])[] = [];
    for (const it of queries) rows = (await connection.runAndReadAll(inFolder(it))).getRowsJson();
    return rows.map((row) => `${row.join("  ")}\n`).join("");
  });

test(`${english}: whoever follows it from the first step to the last sees what it shows, and the model of dbt is the statement`, async () => {
  const { cwd, shell } = pageShell();
  const text = readFileSync(english, "utf8");
  let [page, printed] = [text, ""];
  await inDuckDb((connection) => connection.run("CREATE SCHEMA teams; SET schema = 'teams'"));
  for (const fence of fencesOf(text)) {
    const [kind, path] = fence.words;
    const shown = (it: string): void => void (page = page.replace(`\n${fence.text}\`\`\``, () => `\n${it}\`\`\``));
    if (path !== undefined) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), fence.text);
    } else if (kind === "console")
      shown(
        commandsOf(fence)
          .map((it) => `$ ${it}\n${shell(it).stdout}`)
          .join(""),
      );
    else if (kind === "sql")
      printed = await answered(
        fence.text
          .trim()
          .split(/;\s*\n|;$/)
          .filter((it) => it !== ""),
        cwd,
      );
    else if (kind === "text") shown(printed);
    else throw new Error(`line ${fence.line}: nobody knows what it is`);
  }
  const model = readFileSync(join(cwd, "models/verdicts.sql"), "utf8");
  const [, query = ""] = /\{% raw %\}\n(.*)\{% endraw %\}/s.exec(model) ?? [];
  expect(model.replace(query, "")).not.toContain(";");
  const others = "FROM (FROM verdicts EXCEPT ALL FROM model)";
  const compared = `SELECT (SELECT count(*) FROM model), (SELECT count(*) ${others})`;
  expect(await answered([`CREATE TABLE model AS ${query}`, compared], cwd)).toBe("4  0\n");
  const breaches = readFileSync(join(cwd, "tests/nothing_violated.sql"), "utf8").replace(
    "{{ ref('verdicts') }}",
    "verdicts",
  );
  expect(await answered([breaches], cwd)).toBe("q-2  violated\n");
  // Edict says that the row that was left is violated, or nothing; and a row that nobody could read.
  const said = readFileSync(join(cwd, "left.ndjson"), "utf8");
  for (const it of [said.replace('"outcome":"clear"', '"outcome":"violated"'), said.replace('"line":1', '"line":2')]) {
    expect(it).not.toBe(said);
    writeFileSync(join(cwd, "left.ndjson"), it);
    expect(await answered([`${breaches} ORDER BY id`], cwd)).toBe("q-2  violated\nq-4  reference\n");
  }
  writeFileSync(join(cwd, "left.ndjson"), said);
  const unread = "INSERT INTO verdicts BY NAME SELECT NULL AS document, 'q-9' AS id, 'reference' AS outcome";
  expect(await answered([unread, `${breaches} ORDER BY id`], cwd)).toBe("q-2  violated\nq-9  reference\n");
  await inDuckDb((connection) => connection.run("SET schema = 'main'; DROP SCHEMA teams CASCADE"));
  await expect(page).toMatchFileSnapshot(resolve(english));
});
