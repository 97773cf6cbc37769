import { expect, test } from "vitest";
import { readCells } from "../../../../src/readers/foreign/cells.ts";
import type { ColumnMap, ColumnStep } from "../../../../src/readers/foreign/column-map.ts";
import type { Type } from "../../../../src/vocabulary/type.ts";

const place = { source: { path: "map.yaml", text: "" }, span: { start: 0, end: 0 } };

const mapOf = (facts: Readonly<Record<string, readonly [Type, ...ColumnStep[]]>>): ColumnMap => ({
  facts: Object.entries(facts).map(([name, [type, first = "", ...below]]) => ({
    path: ["response", name],
    type,
    place,
    origin: {
      kind: "column",
      text: name,
      steps: [first, ...below],
      words: new Map(),
      moment: undefined,
      offset: undefined,
      absent: undefined,
    },
  })),
});

const list: Type = { kind: "list", element: { kind: "string" }, key: undefined };

test("a cell is a text where a text is read from it, and what JSON says where anything else is", () => {
  const map = mapOf({
    text: [{ kind: "string" }, "text"],
    count: [{ kind: "number" }, "count"],
    sent: [{ kind: "boolean" }, "sent"],
    findings: [list, "findings"],
    score: [{ kind: "string" }, "nested", "a"],
    both: [{ kind: "string" }, "count"],
  });
  const read = readCells(["text", "count", "sent", "findings", "nested", "other"], map);
  expect(read?.(["12", "12", "true", '[\n"a"\r\n]', '{"a":"b"}', "7"])).toBe(
    '{"text":"12","count":12,"sent":true,"findings":[ "a" ],"nested":{"a":"b"},"other":"7"}',
  );
  expect(read?.(["[]", "007", "True", "a, b", '"a"', "[]"])).toBe(
    '{"text":"[]","count":"007","sent":"True","findings":"a, b","nested":"\\"a\\"","other":"[]"}',
  );
});

test("what counts from 1970 on is a number, if it is written as one", () => {
  const map = mapOf({ at: [{ kind: "datetime" }, "at"] });
  const [fact] = map.facts;
  const origin = fact?.origin;
  const counted = origin?.kind === "column" ? { ...fact, origin: { ...origin, moment: "seconds" } } : fact;
  const read = readCells(["at"], { facts: [counted] } as ColumnMap);
  expect(["1794446047", "1794446047.0", "01794446047"].map((it) => read?.([it]))).toEqual([
    '{"at":1794446047}',
    '{"at":1794446047.0}',
    '{"at":"01794446047"}',
  ]);
});

test("an empty cell says nothing, and of a column that is not read not even that", () => {
  const read = readCells(["id", "other"], mapOf({ id: [{ kind: "string" }, "id"] }));
  expect(read?.(["", ""])).toBe('{"id":null}');
  expect(read?.([String.raw`\N`, " "])).toBe('{"id":null,"other":" "}');
  expect(read?.([])).toBe('{"id":null}');
});

test("without a map there are documents, or nothing", () => {
  expect(readCells(["id", "text"], undefined)).toBeUndefined();
  const read = readCells(["id", "document"], undefined);
  expect(read?.(["1", '{\n"a":1}\n'])).toBe('{ "a":1}');
  for (const cell of ["\n", "", String.raw`\N`]) expect(read?.(["1", cell])).toBe("null");
});
