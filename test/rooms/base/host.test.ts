import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { draftedHost, memoryHost, nodeHost } from "../../../src/base/host.ts";

const files = {
  "b.yaml": "a: 1",
  "B.yaml": "x",
  "sub/deep/a.yaml": "\uFEFFb: 2",
  "sub/甲.yaml": "",
  "units/～": "a\uFEFF",
  "units/🙂": "",
};
const cwd = mkdtempSync(join(tmpdir(), "edict-host-"));
afterAll(() => rmSync(cwd, { recursive: true }));
for (const [path, text] of Object.entries(files)) {
  mkdirSync(join(cwd, path, ".."), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

for (const [name, host] of [
  ["node", nodeHost(cwd)],
  ["memory", memoryHost(files)],
] as const) {
  test(`the ${name} host reads files, and what is not there is undefined`, () => {
    expect(host.readText("b.yaml")).toBe("a: 1");
    expect(host.readText("sub/../sub/deep/a.yaml")).toBe("b: 2");
    expect(host.readText(host.resolve("sub", "甲.yaml"))).toBe("");
    expect(host.readText("units/～")).toBe("a\uFEFF");
    expect([host.readText("none"), host.readText("sub"), host.readText("b.yaml/x"), host.readText("a\0b")]).toEqual(
      Array.from({ length: 4 }),
    );
  });

  test(`the ${name} host knows files from folders`, () => {
    expect([host.isFile("b.yaml"), host.isFile("sub"), host.isFile("none")]).toEqual([true, false, false]);
    expect([host.isFolder("."), host.isFolder("sub/deep"), host.isFolder("b.yaml"), host.isFolder("su")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(host.list("")).toEqual(["B.yaml", "b.yaml", "sub", "units"]);
    // Not by bytes, of which the second begins with larger ones.
    expect(host.list("units")).toEqual(["🙂", "～"]);
    expect(host.list("sub")).toEqual(["deep", "甲.yaml"]);
    expect(host.list("none")).toEqual([]);
  });

  test(`the ${name} host reads bytes up to a size`, () => {
    expect(Array.from(host.readBytes("b.yaml", 4) as Uint8Array)).toEqual([0x61, 0x3a, 0x20, 0x31]);
    expect(host.readBytes("b.yaml", 3)).toBe("too-large");
    expect([host.readBytes("none", 9), host.readBytes("sub", 9), host.readBytes("a\0b", 9)]).toEqual(
      Array.from({ length: 3 }),
    );
  });

  test(`the ${name} host names paths from its folder`, () => {
    expect(host.relative(host.resolve("sub", "deep", "..", "a"))).toBe("sub/a");
    expect(host.relative(host.resolve("."))).toBe("");
  });
}

test("bytes in memory are a text if they are UTF-8", () => {
  const host = memoryHost({ a: new Uint8Array([0x61]), b: new Uint8Array([0xe9]) });
  expect([host.readText("a"), host.readText("b"), host.readBytes("b", 1)]).toEqual([
    "a",
    undefined,
    new Uint8Array([0xe9]),
  ]);
});

test("what is no plain file is not read: a pipe would never end", () => {
  const host = nodeHost(cwd);
  expect([host.readText("/dev/null"), host.readBytes("/dev/null", 9), host.isFile("/dev/null")]).toEqual([
    undefined,
    undefined,
    false,
  ]);
});

test("a file that is no UTF-8 cannot be read", () => {
  // Where no test lists what there is: each stands by itself, in any order.
  writeFileSync(join(cwd, "sub/deep/latin"), new Uint8Array([0x61, 0xe9]));
  expect(nodeHost(cwd).readText("sub/deep/latin")).toBeUndefined();
});

test("a folder that cannot be listed stays so under drafts, and one of drafts alone is listed", () => {
  const files = memoryHost({ "a/b.yaml": "b: 1" });
  const host = draftedHost({ ...files, entries: () => undefined }, { "a/c.yaml": "c: 1", "d/e.yaml": "e: 1" });
  expect([host.entries("a"), host.entries("d")]).toEqual([undefined, [{ name: "e.yaml", kind: "file" }]]);
});
