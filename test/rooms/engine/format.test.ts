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

test("a path that is not there, and one that is no text", () => {
  const host = memoryHost({ "a/b.edict": loose });
  const readText = (): undefined => undefined;
  expect(runFormat(["a/c.edict"], host).troubles).toMatchObject([{ code: "engine/no-such-path", exit: 64 }]);
  expect(runFormat(["a"], { ...host, readText }).troubles).toMatchObject([{ code: "engine/unreadable", exit: 3 }]);
});

test("a byte order mark is dropped, the kind of line ends is kept", () => {
  expect(formatText({ path: "a.edict", text: `\uFEFF${loose}\r\n` }).files).toMatchObject([
    { after: "article 3 {}\r\n" },
  ]);
});
