import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  confinedHost,
  draftedHost,
  fencedHost,
  installedFolder,
  memoryHost,
  mountFolder,
  nodeHost,
  overlayHost,
  recordingHost,
  staysIn,
  type Host,
} from "../../../src/base/host.ts";

const memory = memoryHost({
  "/in/a.yaml": "a: 1",
  "/in/.git/config": "secret",
  "/in/.github/b.yaml": "b: 2",
  "/inside/c.yaml": "c: 3",
  "/d.yaml": "d: 4",
});

/** What a host tells of a path, in all ways in which it can be asked. */
const askedOf = (host: Host, path: string) => ({
  text: host.readText(path),
  bytes: host.readBytes(path, 100) !== undefined,
  file: host.isFile(path),
});
const nothing = { text: undefined, bytes: false, file: false };

test.each([
  ["/in", "a.yaml", true],
  ["/in", "", true],
  ["/in", "x/../a.yaml", true],
  ["/in/", "/in/a.yaml", true],
  ["/", "in/a.yaml", true],
  ["/in", "../in/a.yaml", true],
  ["/in", "..", false],
  ["/in", "../inside/c.yaml", false],
  ["/in", "/inside", false],
  ["/in", "/x/in", false],
  ["/in", ".git", false],
  ["/in", ".git/config", false],
  ["/in", "x/.Git/config", false],
  ["/in", ".github/b.yaml", true],
  ["/in", "a.git/b.yaml", true],
  ["/", ".git/config", false],
])("from %s, whether %s stays there is %s", (folder, path, stays) => {
  expect(staysIn(memory, folder, path)).toBe(stays);
});

test("of a confined host nothing can be read outside; of a fenced one nothing is there", () => {
  const [confined, fenced] = [confinedHost(memory, "/in"), fencedHost(memory, ["/in", "/d.yaml"])];
  for (const host of [confined, fenced]) {
    expect(askedOf(host, "/in/a.yaml")).toEqual({ text: "a: 1", bytes: true, file: true });
    expect([host.readText("/in/.git/config"), host.readBytes("/in/.git/config", 9)]).toEqual([undefined, undefined]);
    expect([host.readText("/inside/c.yaml"), host.readBytes("/inside/c.yaml", 9)]).toEqual([undefined, undefined]);
  }
  expect(askedOf(fenced, "/inside/c.yaml")).toEqual(nothing);
  expect(askedOf(fenced, "/d.yaml")).toEqual({ text: "d: 4", bytes: true, file: true });
  expect([fenced.isFolder("/in"), fenced.isFolder("/inside"), fenced.isFolder("/in/a.yaml")]).toEqual([
    true,
    false,
    false,
  ]);
  expect([fenced.list("/in"), fenced.list("/inside")]).toEqual([memory.list("/in"), []]);
  expect([fenced.entries("/in"), fenced.entries("/inside")]).toEqual([memory.entries("/in"), undefined]);
});

test("what is behind a fence and not noted is behind it too", () => {
  const { host } = recordingHost(memory);
  expect(host.unnoted?.readText("/d.yaml")).toBe("d: 4");
  for (const it of [confinedHost(host, "/in"), fencedHost(host, ["/in"])])
    expect([it.unnoted?.readText("/in/a.yaml"), it.unnoted?.readText("/d.yaml")]).toEqual(["a: 1", undefined]);
  const { watched } = confinedHost({ ...memory, watched: memory }, "/in");
  expect([watched?.readText("/in/a.yaml"), watched?.readText("/d.yaml")]).toEqual(["a: 1", undefined]);
  const over = overlayHost(host, { "/e.yaml": "e: 5" }, ["/e.yaml"]);
  expect([over.unnoted?.readText("/e.yaml"), over.unnoted?.isValue?.("/e.yaml")]).toEqual(["e: 5", true]);
});

test("what was read is noted, and what is not there, or was looked at unnoted, is not", () => {
  const outer = recordingHost(memory);
  const { host, read } = recordingHost(outer.host);
  host.readText("/in/a.yaml");
  host.readBytes("/d.yaml", 100);
  host.readText("/none");
  host.unnoted?.readText("/inside/c.yaml");
  expect([...read]).toEqual(["/in/a.yaml", "/d.yaml"]);
  host.note?.("/inside/c.yaml");
  expect([...read].at(-1)).toBe("/inside/c.yaml");
  expect([...outer.read]).toEqual([...read]);
});

test("links are followed before it is asked whether something stays in a folder", () => {
  const top = realpathSync(mkdtempSync(join(tmpdir(), "edict-fence-")));
  afterAll(() => rmSync(top, { recursive: true }));
  for (const it of ["in", "out"]) mkdirSync(join(top, it));
  writeFileSync(join(top, "out/a.yaml"), "a: 1");
  writeFileSync(join(top, "in/b.yaml"), "b: 2");
  symlinkSync("../out", join(top, "in/folder"));
  symlinkSync("../out/a.yaml", join(top, "in/file"));
  symlinkSync("b.yaml", join(top, "in/own"));
  symlinkSync("nowhere", join(top, "in/lost"));
  const host = nodeHost(top);
  const inside = confinedHost(host, "in");
  expect(["in/folder/a.yaml", "in/file", "in/own", "in/b.yaml"].map(inside.readText)).toEqual([
    undefined,
    undefined,
    "b: 2",
    "b: 2",
  ]);
  expect(host.entries("in")?.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    "b.yaml file",
    "file file",
    "folder linked-folder",
    "lost lost",
    "own file",
  ]);
  expect(host.list("in")).toEqual(["b.yaml", "file", "lost", "own"]);
  // As far as it is there.
  expect(host.real("in/folder/none/at/all")).toBe(join(top, "out/none/at/all"));
  expect(host.real("/")).toBe("/");
});

test("a folder with a name of its own is read by it, and all else as it is called", () => {
  const host = mountFolder(memory, installedFolder, "/in");
  expect(askedOf(host, "edict:/a.yaml")).toEqual({ text: "a: 1", bytes: true, file: true });
  expect(askedOf(host, "/d.yaml")).toEqual({ text: "d: 4", bytes: true, file: true });
  expect(askedOf(host, "edict:x/a.yaml")).toEqual(nothing);
  expect([host.isFolder("edict:"), host.list("edict:"), host.entries("edict:")]).toEqual([
    true,
    memory.list("/in"),
    memory.entries("/in"),
  ]);
  expect([host.real("edict:/a.yaml"), host.real("/d.yaml")]).toEqual(["/in/a.yaml", "/d.yaml"]);
  const noted = mountFolder(recordingHost(memory).host, "edict:", "/in");
  expect(noted.unnoted?.readText("edict:/a.yaml")).toBe("a: 1");
});

test("texts in the place of files are read by their names, and listed only as drafts", () => {
  const texts = { "/in/a.yaml": "\uFEFFa: \uFEFF9", "/in/new/e.yaml": "e: 5", "/in/B.yaml": "b\uFEFF" };
  const over = overlayHost(memory, texts, ["/in/new/e.yaml"]);
  expect(["/in/a.yaml", "/in/B.yaml", "/d.yaml", "/none"].map(over.readText)).toEqual([
    "a: \uFEFF9",
    "b\uFEFF",
    "d: 4",
    undefined,
  ]);
  expect([
    over.readBytes("/in/new/e.yaml", 4),
    over.readBytes("/in/new/e.yaml", 3),
    over.readBytes("/d.yaml", 3),
  ]).toEqual([new TextEncoder().encode("e: 5"), "too-large", "too-large"]);
  expect(["/in/new/e.yaml", "/d.yaml", "/none"].map(over.isFile)).toEqual([true, true, false]);
  expect(["/in", "/in/new", "/in/new/e.yaml"].map(over.isFolder)).toEqual([true, false, false]);
  expect(overlayHost(memory, { "/in": "a file" }).isFolder("/in")).toBe(false);
  expect(["/in/new/e.yaml", "/in/a.yaml"].map((it) => over.isValue?.(it))).toEqual([true, false]);
  expect(overlayHost(over, {}).isValue?.("/in/new/e.yaml")).toBe(true);
  expect(over.list("/in")).toEqual(memory.list("/in"));

  const drafted = draftedHost(memory, texts);
  expect(drafted.list("/in")).toEqual([".git", ".github", "B.yaml", "a.yaml", "new"]);
  expect(drafted.list("/d")).toEqual([]);
  expect(drafted.entries("/in")?.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    ".git folder",
    ".github folder",
    "B.yaml file",
    "a.yaml file",
    "new folder",
  ]);
  expect(["/in/new", "/in", "/none"].map(drafted.isFolder)).toEqual([true, true, false]);
});
