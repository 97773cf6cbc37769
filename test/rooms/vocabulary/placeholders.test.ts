import { expect, test } from "vitest";
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
  "TODO: ask legal",
  "ＴＢＤ",
  "T\u200BBD",
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
  for (const word of ["Todoist", "TBD Bank", "X", "暂无忧", "没有边界", "NO", "Nathan", "2026-11-01"])
    expect(read(service(`name: "${word}"`)).said).toEqual([]);
});

test("elements that are named by a placeholder share no name", () => {
  const models = (first: string, second: string): readonly string[] =>
    read(service(`models: [{ name: ${first} }, { name: ${second} }]`)).diagnostics.map((it) => it.code);
  expect(models("TBD", "TBD")).toEqual(["vocabulary/placeholder", "vocabulary/placeholder"]);
  expect(models("qwen", "qwen")).toEqual(["vocabulary/same-key"]);
});
