import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyWords, isPlaceholder, mayBePlaceholder } from "../../../src/vocabulary/is-placeholder.ts";
import { read } from "./load.ts";

const service = (lines: string): string => `facts_on: 2026-11-01\nservice:\n  id: s\n${lines.replace(/^/gm, "  ")}\n`;

test.each([
  "TBD",
  "todo",
  "N/A",
  "xxx",
  "待补",
  "暂无",
  "待定",
  "没有",
  "备案中",
  "-",
  "none",
  "pending",
  "<TBD>",
  "< TBD >",
  "<<TBD>>",
  "((TBD",
  "TBD...",
  "--",
  "...",
  "TODO: ask legal",
  "ＴＢＤ",
  "T\u200BBD",
  "NaN",
  "NaT",
  "#N/A",
  "#REF!",
  "''",
  "missing",
  "未填",
])("the placeholder `%s` is a warning, and its fact is unknown whatever its type", (word) => {
  const text = service(
    ["name", "launched_on", "operates_abroad", "reporting_contact"].map((it) => `${it}: "${word}"`).join("\n"),
  );
  const { inputs, diagnostics } = read(text);
  expect(diagnostics.map((it) => [it.code, it.severity])).toEqual(Array(4).fill(["vocabulary/placeholder", "warning"]));
  const [input] = inputs;
  const name = input?.roots.get("service")?.entries.get("name")?.value;
  expect(input?.unusable.size).toBe(4);
  expect(name && input?.unusable.has(name)).toBe(true);
});

test("a placeholder in place of a whole subject is a mistake: nothing would be left to judge", () => {
  const texts = [
    "kind: service\nfacts_on: 2026-11-01\nservice: TBD",
    "response: TBD",
    "response: { id: r, at: 2026-11-01T10:00:00+08:00 }\nrequest: TBD",
  ];
  for (const text of texts) {
    const { inputs, diagnostics } = read(text);
    expect([inputs, diagnostics.map((it) => it.code)]).toEqual([[], ["vocabulary/wrong-type"]]);
  }
});

test("a placeholder in place of a record of the provider's own is a warning, and what such a record holds is free", () => {
  const told = (lines: string) => read(service(lines)).diagnostics.map((it) => [it.code, it.severity]);
  const warning = ["vocabulary/placeholder", "warning"];
  expect(told('extra: "TBD"')).toEqual([warning]);
  expect(told('extra: "TBD"\nname: "TBD"')).toEqual([warning, warning]);
  expect(told('extra: { name: "TBD", inside: { note: "" } }')).toEqual([]);
  expect(told('extra: "a mascot"')).toEqual([["vocabulary/wrong-type", "error"]]);
  const text = service("extra: todo");
  expect(read(text).said).toEqual([
    "4:10 placeholder: `service.extra` is `todo`, which tells nothing: it counts as not known " +
      "[write the fact, or `null` if there is none]",
  ]);
  expect(read(text).inputs).toHaveLength(1);
});

test("words that only begin like a placeholder are facts", () => {
  for (const word of [
    "Todoist",
    "TBD Bank",
    "X",
    "暂无忧",
    "没有边界",
    "NO",
    "Nathan",
    "2026-11-01",
    "- and -",
    "xxx large",
    "Not a TODO: done",
  ])
    expect(read(service(`name: "${word}"`)).said).toEqual([]);
});

test("elements that are named by a placeholder share no name", () => {
  const models = (first: string, second: string): readonly string[] =>
    read(service(`models: [{ name: ${first} }, { name: ${second} }]`)).diagnostics.map((it) => it.code);
  expect(models("TBD", "TBD")).toEqual(["vocabulary/placeholder", "vocabulary/placeholder"]);
  expect(models("qwen", "qwen")).toEqual(["vocabulary/same-key"]);
});

const missed = (texts: readonly string[]): readonly string[] =>
  texts.filter((it) => isPlaceholder(it) && !mayBePlaceholder(it));

test("no placeholder is passed over by its first letters, however it is written", () => {
  const words = [...emptyWords, "todo: ask", "tbd (legal)", "fixme, soon", "待補：請見附件的清單", "待定（法務）"];
  const written = words.flatMap((it) => [
    it,
    it.toUpperCase(),
    `<${it}>`,
    ` ${it}。`,
    `${it}!`,
    `\u200B${it}`,
    `${it.slice(0, 1)}\u200B${it.slice(1)}`,
    it.replaceAll(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  ]);
  written.push("xxx", "XXXX", " xxx\u200B", "ｘｘｘ");
  expect(emptyWords.size).toBeGreaterThan(70);
  expect(written.filter((it) => !isPlaceholder(it))).toEqual([]);
  expect(missed(written)).toEqual([]);
  const letters = fc.constantFrom(..."tbdnaxTBDNAX0129zZ/.:@[`{-_ (\u200B\u0080待補定無没有，。、备案中一鿿");
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 6 }), (all) => {
      expect(missed([all.join("")])).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test("most texts are seen by their first letters to be none, and what begins otherwise is looked at", () => {
  const none = [
    ..."0123456789AZaz",
    "Hello, how can I help you?",
    "neighbours",
    "testing",
    "您好，請問需要什麼幫助？",
    "没有边界 ok",
    "《没有，边界》的书".slice(1),
    "我們非常期待",
    "您好！請問需要什麼幫助？",
    "一般而言都可以的",
    "鿿鿿鿿鿿鿿鿿",
  ];
  expect(none.filter(mayBePlaceholder)).toEqual([]);
  const others = [
    ..."/:@[`{",
    "(none)",
    "t",
    "没有",
    "没有 x",
    "没有 什麼都沒有的",
    "不适用",
    "待補充材料清單",
    "“无”",
  ];
  expect(others.filter((it) => !mayBePlaceholder(it))).toEqual([]);
});
