import fc from "fast-check";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { invariant } from "../../../../src/base/invariant.ts";
import { fieldOf, toPlain } from "../../../../src/base/document.ts";
import { locales } from "../../../../src/base/locale.ts";
import { positionAt } from "../../../../src/base/text.ts";
import { readYaml } from "../../../../src/base/yaml-document.ts";
import { columnSteps, readColumnMap, type ColumnMap } from "../../../../src/readers/foreign/column-map.ts";
import { columnMistakes } from "../../../../src/readers/foreign/column-mistakes.ts";
import { absentColumns, joinedUse, toldMap, watchMap, type MapUse } from "../../../../src/readers/foreign/map-use.ts";
import { readRows } from "../../../../src/readers/foreign/mapped-rows.ts";
import { mapMessages } from "../../../../src/report/messages/bulk.ts";
import { readInputs } from "../../../../src/vocabulary/read-input.ts";
import { fencesOf } from "../../../docs/fences.ts";
import { inDuckDb } from "../../../kit/duckdb.ts";
import { genai, settings } from "../../vocabulary/load.ts";
import { read } from "./foreign-file.ts";

const { subjects } = genai.vocabulary;

function readMap(text: string) {
  const [document] = readYaml({ path: "map.yaml", text }).documents;
  if (!document) throw new Error("the map is a document");
  return readColumnMap(document, subjects);
}

function mapOf(text: string): ColumnMap {
  const { value, diagnostics } = readMap(text);
  if (!value) throw new Error(diagnostics.map((it) => locales.en.say(it)).join("\n"));
  return value;
}

/** What is wrong with a map, each with its place. */
const faults = (facts: string): readonly string[] =>
  readMap(`facts:\n  ${facts}\n`).diagnostics.map(({ place, ...it }) => {
    const { line, column } = positionAt(place.source, place.span.start);
    return `${line}:${column} ${it.code.replace("foreign/", "")} ${locales.en.say(it)}`;
  });

test.each([
  ["response.sen: a", "2:3 unknown-fact the vocabulary has no fact `response.sen`; did you mean `response.sent`?"],
  ["respons.sent: a", "2:3 unknown-fact the vocabulary has no fact `respons.sent`; did you mean `response.sent`?"],
  ["response: a", "2:3 unknown-fact `response` is a subject: name each of its facts, such as `response.id`"],
  [
    "response.findings.illegal: a",
    "2:3 unknown-fact `response.findings.illegal` lies in a list: a column can be `response.findings` as a whole",
  ],
  ["response.id.x: a", "2:3 unknown-fact `response.id.x` is nothing: `response.id` has no parts"],
  ["response.id: a..b", "2:16 bad-column `a..b` is not a path of a column"],
  ["response.id: { column: '[0]' }", "2:26 bad-column `[0]` is not a path of a column"],
  ["response.sent: { always: yes }", "2:28 unfit-value `response.sent` is true or false, and never `yes`"],
  [
    "response.finish: { column: a, words: { x: lenght } }",
    "2:45 unfit-value `response.finish` is one of the words of the vocabulary, and never `lenght`; did you mean `length`?",
  ],
  [
    "response.sent: { column: a, words: { x: null } }",
    "2:43 unfit-value `response.sent` is true or false, and never `null`",
  ],
  ["response.labels: { always: [] }", "2:30 unfit-value `response.labels` is a group, and never `a list`"],
  [
    "response.sent: { column: a, moment: seconds }",
    "2:39 unfit-moment `response.sent` is not a moment: `moment` and `offset` say how moments are written",
  ],
  [
    'response.at: { column: a, moment: seconds, offset: "+08:00" }',
    "2:54 unfit-moment a number of seconds has no offset: leave out `moment` or `offset`",
  ],
  [
    "response.labels: a\n  response.labels.explicit: b",
    "3:3 fact-within-fact `response.labels.explicit` is a part of `response.labels`, which has a column of its own",
  ],
  [
    "request.user.age_band: age",
    "2:3 needed-fact the map says `request.user.age_band`, and nothing says `request.id`, which every `request` needs",
  ],
])("a mistake in a map is told at its place: %s", (facts, said) => {
  expect(faults(facts)).toEqual([said]);
});

test("what is no map at all is told by the schema", () => {
  expect(readMap("facts: {}\n").diagnostics.map((it) => it.code)).toEqual(["vocabulary/empty-value"]);
  expect(faults("response.id: { colum: a }").map((it) => it.split(" ")[1])).toEqual(["vocabulary/unknown-field"]);
});

test("paths of columns: names, numbers of elements, and names in quotes", () => {
  expect(columnSteps('a.b c[0][12]."d.e"')).toEqual(["a", "b c", 0, 12, "d.e"]);
  for (const it of ["", ".", "a.", ".a", "a..b", "a b.", "a[x]", "a[0", '"a', "a ", "[0].a", "a[0]b"])
    expect([it, columnSteps(it)]).toEqual([it, undefined]);
});

test("each value has the place that it has in its row; a constant stands where the row begins", () => {
  const map = mapOf(
    "facts:\n  response.id: a.b\n  response.sent: { column: s, words: { Y: true } }\n  response.citations: { always: [] }\n",
  );
  const text = ' {"a": {"b": "r-1"}, "s": "Y"}';
  const [row] = readRows({ path: "a.jsonl", text }, map).documents;
  const at = (name: string): string => {
    const node = fieldOf(fieldOf(row?.root, "response"), name);
    return node ? text.slice(node.span.start, node.span.end) : "";
  };
  expect([at("id"), at("sent"), at("citations")]).toEqual(['"r-1"', '"Y"', "{"]);
});

test("moments in any unit and as texts; what is none stays as it is", () => {
  const momentOf = (column: string, value: unknown): unknown => {
    const map = mapOf(`facts:\n  response.at: ${column}\n`);
    const [row] = readRows({ path: "a.jsonl", text: JSON.stringify({ t: value }) }, map).documents;
    const at = fieldOf(fieldOf(row?.root, "response"), "at");
    return at && toPlain(at);
  };
  const [moment, precise] = ["2026-11-12T01:14:07Z", "2026-11-12T01:14:07.250Z"];
  expect(momentOf("{ column: t, moment: seconds }", 1794446047)).toBe(moment);
  expect(momentOf("{ column: t, moment: seconds }", 1794446047.25)).toBe(precise);
  expect(momentOf("{ column: t, moment: milliseconds }", "1794446047250")).toBe(precise);
  expect(momentOf("{ column: t, moment: microseconds }", 1794446047250000)).toBe(precise);
  expect(momentOf("{ column: t, moment: nanoseconds }", "1794446047250000000")).toBe(precise);
  for (const it of [-1, 0, "soon", 1e13, true]) expect(momentOf("{ column: t, moment: seconds }", it)).toBe(it);
  expect(momentOf("t", "2026-11-12 09:14:07+08")).toBe("2026-11-12T09:14:07+08:00");
  expect(momentOf("t", "2026-11-12 01:14:07.25 UTC")).toBe("2026-11-12T01:14:07.25Z");
  expect(momentOf('{ column: t, offset: "+08:00" }', "2026-11-12 09:14:07")).toBe("2026-11-12T09:14:07+08:00");
  expect(momentOf('{ column: t, offset: "+08:00" }', "2026-11-12 01:14:07Z")).toBe(moment);
  for (const it of ["2026-11-12 09:14:07", "2026-11-12", "12.11.2026"]) expect(momentOf("t", it)).toBe(it);
});

function useOf(map: ColumnMap, ...rows: readonly unknown[]): MapUse {
  const watch = watchMap(map);
  for (const it of rows) watch.add(it);
  return watch.value();
}

const absentIn = (map: ColumnMap, ...rows: readonly unknown[]): readonly string[] =>
  absentColumns(map, useOf(map, ...rows)).map((it) => locales.en.say(it));

test("a column that no row has is told by name, with the one that was most likely meant at any step of its path", () => {
  const map = mapOf(
    "facts:\n  response.id: id\n  response.labels.explicit: scaned_labels\n  request.id: ask.id\n  request.user.age_band: usr.age\n",
  );
  const row = { id: "r-1", scanned_labels: [], ask: { ids: "q-1" }, user: { age: 3 } };
  expect(absentIn(map, row)).toEqual([
    "no row has the column `scaned_labels`, so the log says nothing of `response.labels.explicit`; did you mean `scanned_labels`?",
    "no row has the column `ask.id`, so the log says nothing of `request.id`; did you mean `ask.ids`?",
    "no row has the column `usr.age`, so the log says nothing of `request.user.age_band`; did you mean `user.age`?",
  ]);
  const whole = { scaned_labels: null, ask: { id: null }, usr: { age: 1 } };
  expect(absentIn(map, row, { id: "r-2" }, whole)).toEqual([]);
  expect(absentIn(map)).toEqual([]);
  const assumed = mapOf("facts:\n  response.id: id\n  response.findings: { column: f, absent: [] }\n");
  const found = absentColumns(assumed, useOf(assumed, { id: "r-1" }));
  expect(found.map((it) => [it.code, it.severity])).toEqual([["foreign/assumed-column", "error"]]);
  expect(absentIn(assumed, { id: "r-1", f: null })).toEqual([]);
});

test("what rows show of a map: filled, null, words, and what is left out, a text where a group should stand too", () => {
  const map = mapOf(
    "facts:\n  response.id: a.id\n  response.labels: a\n  response.sent: { column: s, words: { Y: true, '1': true, N: false } }\n  response.text: c[1].t\n",
  );
  const rows = [
    { a: { id: "r", more: 1 }, s: 1, c: [{}, { t: "x", u: 1 }, {}], "x.y": 1, z: null },
    { a: { id: null }, s: null, c: [{}] },
    { a: null, s: "Q", c: "[]" },
  ];
  const { columns, ...others } = toldMap(map, useOf(map, ...rows));
  expect(columns.map((it) => [it.column, it.there, it.filled, it.unmet_words])).toEqual([
    ["a.id", 2, 1, []],
    ["a", 3, 2, []],
    ["s", 3, 2, ["Y", "N"]],
    ["c[1].t", 1, 1, []],
  ]);
  const left = ['"x.y"', "c", "c[1].u", "c[]", "z"].map((column) => ({ column, rows: column === "c[]" ? 2 : 1 }));
  expect(others).toEqual({ rows: 3, left_out: left.toSorted((a, b) => b.rows - a.rows), more_left_out: false });
});

test("law: what rows show of a map is the same in any order and in any groups, also of more names than are kept", () => {
  const map = mapOf("facts:\n  response.id: id\n  response.sent: { column: s, words: { Y: true, N: false } }\n");
  const names = fc.uniqueArray(fc.integer({ min: 100, max: 400 }), { minLength: 30, maxLength: 80, size: "max" });
  const row = fc
    .tuple(names, fc.constantFrom("Y", "N", null), fc.boolean())
    .map(([some, s, has]) => ({ ...Object.fromEntries(some.map((it) => [`n${it}`, 1])), s, ...(has && { id: "r" }) }));
  let cut = 0;
  fc.assert(
    fc.property(fc.array(row, { minLength: 3, maxLength: 6 }), fc.nat(), (rows, at) => {
      const all = useOf(map, ...rows);
      const middle = 1 + (at % (rows.length - 1));
      const [a, b, c] = [rows.slice(0, 1), rows.slice(1, middle), rows.slice(middle)].map((it) => useOf(map, ...it));
      invariant(a && b && c, "there are three");
      expect(joinedUse(joinedUse(c, a), b)).toEqual(all);
      expect(joinedUse(a, joinedUse(b, c))).toEqual(all);
      if (all.isCut) cut++;
    }),
    { numRuns: 60 },
  );
  expect(cut).toBeGreaterThan(10);
});

test("what stands in the way of a column leaves its fact unknown, whatever the map says of one that is not there", () => {
  const map = mapOf(
    "facts:\n  response.id: id\n  response.sent: { column: meta.sent, absent: false }\n  response.text: { column: 'all[0].t', absent: none }\n",
  );
  const rows = [
    { meta: '{"sent":true}' },
    { meta: [{ sent: true }] },
    { meta: true },
    { all: { t: "a" } },
    { all: ["a"] },
  ];
  const read = rows.map((row) => {
    const [it] = readRows({ path: "a.jsonl", text: JSON.stringify({ id: "r", ...row }) }, map).documents;
    return it && toPlain(it.root);
  });
  const [nothing, noSent] = [{ response: { id: "r" } }, { response: { id: "r", sent: false } }];
  expect(read).toEqual([nothing, nothing, nothing, noSent, noSent]);
  const use = useOf(map, ...rows.map((it) => ({ id: "r", ...it })));
  expect(toldMap(map, use).columns.map((it) => [it.column, it.there, it.filled, it.hidden])).toEqual([
    ["id", 5, 5, 0],
    ["meta.sent", 0, 0, 3],
    ["all[0].t", 0, 0, 2],
  ]);
  expect(absentColumns(map, use).map((it) => it.code)).toEqual(["foreign/assumed-column", "foreign/absent-column"]);
});

test("only a list that is there says that it has no such element, whatever the map says of one that is not there", () => {
  const facts = ["response.id: id", "response.findings: { column: 'f[0]', absent: [] }"];
  const map = mapOf(`facts:\n  ${[...facts, "response.text: { column: 'g[0].t[1]', absent: none }"].join("\n  ")}\n`);
  const of = (row: object): unknown => {
    const [it] = readRows({ path: "a.jsonl", text: JSON.stringify({ id: "r", ...row }) }, map).documents;
    return it && toPlain(it.root);
  };
  const [unknown, clean, none] = [{}, { findings: [] }, { text: "none" }].map((it) => ({
    response: { id: "r", ...it },
  }));
  const rows = [{ f: null }, {}, { f: [null] }, { f: [] }, { f: [[]] }, { g: [] }, { g: [{}] }, { g: [{ t: ["a"] }] }];
  expect(rows.map(of)).toEqual([unknown, unknown, unknown, clean, clean, unknown, unknown, none]);
  const use = useOf(map, ...rows);
  const counts = use.facts.slice(1).map((it) => [it.there, it.filled, it.unlisted, it.beyond]);
  expect(counts).toEqual([
    [2, 1, 6, 1],
    [0, 0, 7, 1],
  ]);
  const said = mapMessages(toldMap(map, use)).map((it) => locales.en.say(it));
  expect(said.slice(1)).toEqual([
    "as the map says, `response.findings` is `[]` where the list of `f[0]` is there and has no such element: 1 row",
    "`response.findings` is not known where the list of `f[0]` is null or not there, or has null there: 6 rows",
    'as the map says, `response.text` is `"none"` where the list of `g[0].t[1]` is there and has no such element: 1 row',
    "`response.text` is not known where the list of `g[0].t[1]` is null or not there, or has null there: 7 rows",
  ]);
});

test("words of a column that is a list are not looked for within it, and that is told", () => {
  const map = mapOf("facts:\n  response.id: id\n  response.modality: { column: flags, words: { txt: text } }\n");
  const use = useOf(map, { id: "r", flags: ["txt"] }, { id: "r", flags: null });
  expect(mapMessages(toldMap(map, use)).map((it) => locales.en.say(it))).toEqual([
    "words of the map that no row has: `txt` of `flags`, which is a list in 1 row: no word is looked for within one",
  ]);
});

test("that no list of a log has an element is no slip; that no row has its list, or no element has its name, is told", () => {
  const map = mapOf("facts:\n  response.id: id\n  response.findings: { column: 'f[0].found', absent: [] }\n");
  const codes = (...rows: readonly object[]) =>
    absentColumns(map, useOf(map, ...rows.map((it) => ({ id: "r", ...it }))));
  const told = (...rows: readonly object[]): readonly string[] => codes(...rows).map((it) => it.code);
  expect(told({ f: [] }, { f: null })).toEqual([]);
  expect(told({ fs: [] })).toEqual(["foreign/absent-column"]);
  expect(told({ f: [] }, { f: [{ fonud: [] }] })).toEqual(["foreign/assumed-column"]);
});

test("what a map says of a column that is null or not there stands only beside what the row says, and is checked", () => {
  const map = mapOf("facts:\n  response.id: id\n  response.findings: { column: f, absent: [] }\n");
  const documentOf = (row: unknown): unknown => {
    const [it] = readRows({ path: "a.jsonl", text: JSON.stringify(row) }, map).documents;
    return it && toPlain(it.root);
  };
  expect([{ id: "r" }, { id: "r", f: null }, { id: "r", f: [1] }, { f: null }].map(documentOf)).toEqual([
    { response: { id: "r", findings: [] } },
    { response: { id: "r", findings: [] } },
    { response: { id: "r", findings: [1] } },
    {},
  ]);
  expect(faults("response.sent: { column: s, absent: maybe }").map((it) => it.split(" ")[1])).toEqual(["unfit-value"]);
  const { value, diagnostics } = readMap("facts:\n  response.sent: { column: s, words: { 'null': false, Y: true } }\n");
  expect(value?.facts).toHaveLength(1);
  expect(diagnostics.map((it) => [it.code, it.severity])).toEqual([
    ["foreign/null-word", "warning"],
    ["foreign/needed-fact", "warning"],
  ]);
});

/** What is wrong with a row of an answer, and what is to be done, in a language; no mistake has a fix. */
function rowFaults(facts: string, row: object, language: "en" | "zh-Hant" = "en"): readonly (string | undefined)[] {
  const map = mapOf(`facts:\n  response.id: id\n  ${facts}\n`);
  const source = { path: "log.jsonl", text: JSON.stringify({ id: "r-1", ...row }) };
  const explain = columnMistakes(map);
  const all = readRows(source, map).documents.flatMap(
    (it) => readInputs(it, genai, { ...settings, needsOwnDay: false, explain }).diagnostics,
  );
  expect(all.filter((it) => it.fix)).toEqual([]);
  return all.flatMap((it) => [locales[language].say(it), locales[language].help(it)]);
}

const inverted = 'response.sent: { column: blocked, words: { "true": false, "false": true } }';

test.each([
  [
    inverted,
    { blocked: "否" },
    "`response.sent` must be true or false, and the column `blocked` says the text `否`",
    "`否` is not among the `words` of `blocked`: say in the map what it means in your log (map.yaml:3:3)",
  ],
  [
    "response.sent: blocked",
    { blocked: 0 },
    "`response.sent` must be true or false, and the column `blocked` says `0`",
    "say in the map, with `words` of `blocked`, what each value means in your log (map.yaml:3:3)",
  ],
  [
    "request.user.age_band: age\n  request.id: id",
    { age: "adults" },
    "`request.user.age_band` must be one of under_14, minor, adult, and the column `age` says the text `adults`",
    "say in the map, with `words` of `age`, what each value means in your log (map.yaml:3:3)",
  ],
  [
    "response.at: ts",
    { ts: "2026-11-26 12:41:03" },
    "`response.at` must be a date with time and offset, as in 2026-11-01T09:30:00+08:00, and the column `ts` says the text `2026-11-26 12:41:03`",
    "say in the map with `offset` in which offset `ts` is written, such as `+08:00` (map.yaml:3:3)",
  ],
  [
    "response.at: ts",
    { ts: 1794446047 },
    "`response.at` must be a date with time and offset, as in 2026-11-01T09:30:00+08:00, and the column `ts` says `1794446047`",
    "if `ts` counts from 1970 on, say in the map with `moment` in which unit (map.yaml:3:3)",
  ],
  [
    "response.findings: flags",
    { flags: "[]" },
    "`response.findings` must be a list, and the column `flags` says the text `[]`",
    "`flags` has a list as a text, as CSV has it: cast it to JSON where the log is written, in DuckDB `SELECT * REPLACE (CAST(flags AS JSON) AS flags)`",
  ],
  [
    "response.findings: flags",
    { flags: "['a']" },
    "`response.findings` must be a list, and the column `flags` says the text `['a']`",
    'a list is written as JSON, such as `["a", "b"]`; the map names `flags` at map.yaml:3:3',
  ],
  [
    "response.findings: flags",
    { flags: [{ illegal: "否" }] },
    "`response.findings[0].illegal` must be true or false, and the column `flags` says the text `否`",
    "the map names it at map.yaml:3:3; a view of the log can write it so",
  ],
])("what a column says is given no meaning that the map does not say: %s", (facts, row, ...said) => {
  expect(rowFaults(facts, row)).toEqual(said);
});

test("a word that the map does not have is told in Chinese, too", () => {
  expect(rowFaults(inverted, { blocked: "否" }, "zh-Hant")).toEqual([
    "`response.sent` 應為真或假（`true` 或者 `false`），而 `blocked` 列為文本 `否`",
    "`blocked` 的 `words` 中沒有 `否`：請在對應表中寫明它在日誌中的含義（map.yaml:3:3）",
  ]);
});

const page = fencesOf(readFileSync("grammar/inputs/columns.md", "utf8"));
const onPage = (...words: readonly string[]): string =>
  page.find((it) => it.words.join(" ") === words.join(" "))?.text ?? "";

test("grammar/inputs/columns.md: its row gives its document, and so many fields are left out", () => {
  const map = mapOf(onPage("yaml", "columns.yaml"));
  const text = onPage("jsonl", "log.jsonl");
  const [wanted] = readYaml({ path: "page.yaml", text: onPage("yaml", "gives") }).documents;
  const [row] = readRows({ path: "log.jsonl", text }, map).documents;
  expect(row && toPlain(row.root)).toEqual(wanted && toPlain(wanted.root));
  expect(useOf(map, JSON.parse(text)).left.map((it) => it.column)).toEqual(["tokens", "user.name"]);
  const chinese = fencesOf(readFileSync("grammar/inputs/columns.zh-Hans.md", "utf8"));
  expect(chinese.map((it) => it.text)).toEqual(page.map((it) => it.text));
});

test("grammar/inputs/columns.md: its view makes findings of what a detector wrote", async () => {
  const folder = mkdtempSync(join(tmpdir(), "edict-columns-"));
  writeFileSync(join(folder, "raw.jsonl"), onPage("jsonl", "raw.jsonl"));
  const queries = onPage("sql").replaceAll(/'((?:raw|found)\.\w+)'/g, `'${folder}/$1'`);
  const lines = await inDuckDb(async (connection) => {
    await connection.run(queries);
    const rows = await connection.runAndReadAll(
      `SELECT CAST(to_json(it) AS VARCHAR) FROM '${folder}/found.parquet' AS it`,
    );
    await connection.run("DROP VIEW found");
    return rows
      .getRowsJson()
      .map(([it]) => (typeof it === "string" ? it : ""))
      .join("\n");
  });
  rmSync(folder, { recursive: true });
  const map = mapOf("facts:\n  response.id: id\n  response.findings: flags\n");
  const rows = readRows({ path: "found.jsonl", text: lines }, map).documents.map((it) => toPlain(it.root));
  const wanted = onPage("jsonl", "found")
    .trim()
    .split("\n")
    .map((it) => JSON.parse(it) as unknown);
  expect(JSON.parse(JSON.stringify(rows))).toEqual(wanted);
});

test("the shipped map of chat completions says what the reader of that format says, where it says anything", () => {
  const map = mapOf(readFileSync("examples/data-team/openai-chat.columns.yaml", "utf8"));
  const text = readFileSync("examples/openai-chat/chat.jsonl", "utf8");
  const rows = readRows({ path: "chat.jsonl", text }, map).documents.map((it) => toPlain(it.root));
  const { plain } = read(text, "openai-chat", "chat.jsonl");
  expect(rows).toHaveLength(4);
  expect(plain).toMatchObject(JSON.parse(JSON.stringify(rows)) as object[]);
});

test("the shipped map of spans reads a span whose attributes are keys", () => {
  const map = mapOf(readFileSync("examples/data-team/otel-genai.columns.yaml", "utf8"));
  const span = {
    spanId: "00f067aa0ba902b7",
    startTimeUnixNano: "1794446045000000000",
    endTimeUnixNano: 1794446047250000000,
    attributes: {
      "gen_ai.response.id": "c-1",
      "gen_ai.response.model": "harbour-1",
      "gen_ai.response.finish_reasons": ["tool_calls"],
      "gen_ai.output.type": "speech",
      "gen_ai.usage.input_tokens": 3,
    },
  };
  const [row] = readRows({ path: "spans.jsonl", text: JSON.stringify(span) }, map).documents;
  expect(row && JSON.parse(JSON.stringify(toPlain(row.root)))).toEqual({
    response: { id: "c-1", at: "2026-11-12T01:14:07.250Z", model: "harbour-1", finish: "stop" },
    request: { id: "00f067aa0ba902b7", at: "2026-11-12T01:14:05Z", modality: "audio" },
  });
  expect(useOf(map, span).left.map((it) => it.column)).toEqual(['attributes."gen_ai.usage.input_tokens"']);
});
