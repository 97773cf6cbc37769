import { expect, test } from "vitest";
import { memoryHost } from "../../../src/base/host.ts";
import { runFormat, formatText } from "../../../src/engine/format.ts";

const loose = "article  3 { }";
const laidOut = "article 3 {}\n";

test("files and folders, each file once, hidden folders and installed packages left alone", () => {
  const host = memoryHost({
    "a/b.edict": loose,
    "a/c/d.edict": laidOut,
    "a/.git/e.edict": loose,
    "a/node_modules/f.edict": loose,
    "a/g.yaml": "a: 1",
    "h.txt": loose,
  });
  const { files, problems, troubles } = runFormat(["a/b.edict", "a", "./a/b.edict", "h.txt"], host);
  expect([problems, troubles]).toEqual([[], []]);
  expect(files).toEqual([
    { path: "a/b.edict", before: loose, after: laidOut },
    { path: "a/c/d.edict", before: laidOut, after: laidOut },
    { path: "h.txt", before: loose, after: laidOut },
  ]);
});

test("a file with a mistake is no hindrance to others", () => {
  const run = runFormat(["a"], memoryHost({ "a/bad.edict": "article 3 {", "a/good.edict": loose }));
  expect(run.files.map((it) => it.path)).toEqual(["a/good.edict"]);
  expect(run.problems.map((it) => [it.code, it.place.source.path])).toEqual([["language/unclosed", "a/bad.edict"]]);
});

test("of very many mistakes of a file the first are told, and how many more there are", () => {
  const { problems } = runFormat(["a.edict"], memoryHost({ "a.edict": "§".repeat(3000) }));
  expect(problems).toHaveLength(1001);
  expect(problems[0]).toMatchObject({ code: "engine/more-mistakes", count: 2000 });
});

test("a path that is not there, and one that is not text", () => {
  const host = memoryHost({ "a/b.edict": loose });
  const readText = (): undefined => undefined;
  expect(runFormat(["a/c.edict"], host).troubles).toMatchObject([{ code: "engine/no-such-path", exit: 64 }]);
  expect(runFormat(["a"], { ...host, readText }).troubles).toMatchObject([{ code: "engine/unreadable", exit: 3 }]);
});

test("what a link leads to out of the folder is neither read nor written", () => {
  const host = memoryHost({ "a/b.edict": loose, "a/c.edict": loose });
  const real = (path: string): string => (path.endsWith("b.edict") ? "/etc/passwd" : host.real(path));
  const run = runFormat(["a"], { ...host, real });
  expect(run.files.map((it) => it.path)).toEqual(["a/c.edict"]);
  expect(run.troubles).toMatchObject([{ code: "engine/unreadable", params: { path: "a/b.edict" }, exit: 3 }]);
});

test("a byte order mark is dropped, the kind of line ends is kept", () => {
  expect(formatText({ path: "a.edict", text: `\uFEFF${loose}\r\n` }).files).toMatchObject([
    { after: "article 3 {}\r\n" },
  ]);
});

const rule =
  'article 3 {\n  rule r: provider must "a \\"must\\"" { // must\n    require service.must has any [may, no] } }';
const inChinese = `// language: zh

条 3 {
  规则 r: provider 应当 "a \\"must\\"" { // must
    要求     service.must 包含任一 [may, no]
  }
}
`;

test("a file is formatted in its own keywords, or in others, and back to the same bytes", () => {
  const formatted = (text: string, to?: "en" | "zh"): string | undefined =>
    formatText({ path: "a.edict", text }, to).files[0]?.after;
  const english = formatted(rule) ?? "";
  expect(formatted(rule, "zh")).toBe(inChinese);
  expect([formatted(inChinese), formatted(inChinese, "zh"), formatted(inChinese, "en")]).toEqual([
    inChinese,
    inChinese,
    english,
  ]);
  expect([formatted(english, "en"), formatted(english, "zh")]).toEqual([english, inChinese]);
});

test("a name that is a keyword of the other language is told, and the file left alone", () => {
  const text = "article 3 { define 且 means x.非 == y define 或 means x has any [或, 且] }";
  const { files, problems } = formatText({ path: "a.edict", text }, "zh");
  expect(files).toEqual([]);
  expect(problems.map((it) => [it.code, it.place.span.start, it.params["word"]])).toEqual([
    ["language/keyword-as-name", text.indexOf("且"), "且"],
    ["language/keyword-as-name", text.indexOf("define 或") + 7, "或"],
  ]);
  expect(formatText({ path: "a.edict", text }).files.length).toBe(1);
});
