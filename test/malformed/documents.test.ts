import { expect, test } from "vitest";
import { expectOne } from "./expect-row.ts";
import { isOfDocuments, rows } from "./rows.ts";
import { base, checked, compiled, hostOf, tested } from "./world.ts";

test("the sound files are sound", () => {
  const host = hostOf(base);
  expect(checked(host, { inputs: ["."] })).toMatchObject({
    said: [{ code: "engine/unnamed-documents" }],
    exit: 1,
  });
  const all = { inputs: ["service.yaml", "inspection.yaml", "response.yaml"], packs: ["law"], profile: "profile.yaml" };
  expect(checked(host, all).said).toEqual([]);
  expect(checked(host, { inputs: ["chat.jsonl"], packs: ["outlined"], from: "openai-chat" }).said).toEqual([]);
  for (const pack of ["law", "outlined"]) expect(compiled(host, pack, [])).toMatchObject({ said: [], exit: 0 });
  expect(tested(host, "law").said).toEqual([]);
});

test("there are hundreds of rows, and no two are the same", () => {
  const counts = new Map<string, number>();
  for (const { reader } of rows) counts.set(reader, (counts.get(reader) ?? 0) + 1);
  const table = [...counts].map(([reader, count]) => `${String(count).padStart(5)}  ${reader}`);
  process.stdout.write(`malformed inputs by reader\n${table.join("\n")}\n${String(rows.length).padStart(5)}  in all\n`);
  expect(rows.length).toBeGreaterThanOrEqual(300);
  expect(new Set(rows.map((it) => it.whole)).size).toBe(rows.length);
  expect(new Set(rows.map((it) => `${it.reader}: ${it.is}`)).size).toBe(rows.length);
  expect(counts.size).toBe(16);
});

test.each(rows.filter(isOfDocuments))("$reader: $is", (row) => {
  expectOne(row.answer(), row);
});
