import { expect, test } from "vitest";
import { memoryHost } from "../../../src/base/host.ts";
import type { CommandOutcome } from "../../../src/cli/environment.ts";
import { now } from "../report/tiny.ts";
import { ended } from "./ended.ts";

const loose = "article  3 { }";
const laidOut = "article 3 {}\n";

function fmt(words: string, files: Readonly<Record<string, string>>, input?: string): CommandOutcome {
  return ended(["fmt", ...words.split(" ").filter((it) => it !== "")], {
    host: memoryHost(files),
    now,
    library: "policies",
    width: 80,
    colors: { out: false, err: false },
    readStandardInput: () => input,
  });
}

test("what changes is written and listed; what has the layout is left alone", () => {
  const files = { "a/b.edict": loose, "a/c.edict": laidOut };
  const changed = [{ path: "a/b.edict", text: laidOut }];
  expect(fmt("a", files)).toMatchObject({
    code: 0,
    out: "a/b.edict\n1 file changed, 1 unchanged\n",
    err: "",
    files: changed,
  });
  expect(fmt("", files)).toMatchObject({ code: 0, files: changed });
  expect(fmt("a -q", files)).toMatchObject({ code: 0, out: "a/b.edict\n" });
  expect(fmt("a/c.edict", files)).toMatchObject({ code: 0, out: "0 files changed, 1 unchanged\n", files: [] });
});

test("--check writes nothing, lists what would change, and exits 1", () => {
  const files = { "a/b.edict": loose, "a/c.edict": laidOut };
  expect(fmt("a --check", files)).toMatchObject({
    code: 1,
    out: "a/b.edict\n1 file would change, 1 unchanged\n",
    err: "",
    files: [],
  });
  expect(fmt("a/c.edict --check", files)).toMatchObject({ code: 0, out: "0 files would change, 1 unchanged\n" });
});

test("--diff writes nothing and shows what would change; with --check it exits 1", () => {
  const files = { "a/b.edict": `// head\n\n${loose}\n`, "a/c.edict": laidOut };
  const out = `--- a/a/b.edict
+++ b/a/b.edict
@@ -1,3 +1,3 @@
 // head
 
-article  3 { }
+article 3 {}
`;
  expect(fmt("a --diff", files)).toMatchObject({ code: 0, out, err: "", files: [] });
  expect(fmt("a --diff --check", files)).toMatchObject({ code: 1, out, err: "", files: [] });
});

test("--to writes other keywords; with --check it lists what has others", () => {
  const files = { "a/b.edict": laidOut, "a/c.edict": "// language: zh\n\n条 3 {}\n" };
  const changed = [{ path: "a/b.edict", text: files["a/c.edict"] }];
  expect(fmt("a --to zh", files)).toMatchObject({ code: 0, files: changed });
  expect(fmt("a --to zh --check -q", files)).toMatchObject({ code: 1, out: "a/b.edict\n", files: [] });
  expect(fmt("- --to en", {}, files["a/c.edict"])).toMatchObject({ code: 0, out: laidOut });
  expect(fmt("a", files).out).toBe("0 files changed, 2 unchanged\n");
});

test("a file with a mistake exits 3 and is left alone, the others are laid out", () => {
  const run = fmt("a", { "a/b.edict": loose, "a/bad.edict": "article 3 {" });
  expect(run).toMatchObject({ code: 3, out: "a/b.edict\n1 file changed, 0 unchanged\n" });
  expect(run.files).toMatchObject([{ path: "a/b.edict", text: laidOut }]);
  expect(run.err).toMatch(/^a\/bad\.edict:1:\d+: error language\/unclosed/);
  expect(fmt("a --check", { "a/b.edict": loose, "a/bad.edict": "article 3 {" }).code).toBe(3);
});

test("a dash reads standard input and writes standard output", () => {
  expect(fmt("-", {}, loose)).toMatchObject({ code: 0, out: laidOut, err: "", files: [] });
  expect(fmt("- --check", {}, loose)).toMatchObject({ code: 1, out: "stdin.edict\n" });
  expect(fmt("- --check", {}, laidOut)).toMatchObject({ code: 0, out: "" });
  expect(fmt("- --diff", {}, loose)).toMatchObject({ code: 0, out: expect.stringContaining("+article 3 {}") });
  expect(fmt("-", {}, "article 3 {")).toMatchObject({ code: 3, out: "", err: expect.stringContaining("unclosed") });
});

const misuses: readonly (readonly [string, string])[] = [
  ["- a", "name no other path beside `-`"],
  ["-", "standard input cannot be read"],
  ["a", "`a` holds no policy"],
  ["", "`.` holds no policy"],
  ["b.edit", "there is no file or folder `b.edit`; did you mean `b.edict`?"],
  ["--chek", "(Did you mean --check?)"],
];

for (const [words, message] of misuses) {
  test(`edict fmt ${words}: exit 64, ${message}`, () => {
    const files = words === "b.edit" ? { "b.edict": loose } : { "a/b.yaml": "a: 1" };
    const { code, err, files: written } = fmt(words, files);
    expect([code, written]).toEqual([64, []]);
    expect(err.replaceAll(/\s+/g, " ")).toContain(message);
  });
}

test("the help shows an example and fits 80 columns", () => {
  const { code, out } = fmt("--help", {});
  expect([code, out.includes("\nExample:\n  edict fmt")]).toEqual([0, true]);
  expect(out.split("\n").filter((it) => it.length > 80)).toEqual([]);
});
