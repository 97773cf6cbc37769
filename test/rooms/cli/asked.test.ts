import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { nodeHost } from "../../../src/base/host.ts";
import { rememberingHost, type RememberedHost } from "../../../src/cli/remembering-host.ts";

const folder = mkdtempSync(join(tmpdir(), "edict-asked-"));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (path: string, text: string): void => {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
};

/** What changes for one who has asked, from the first step to the second. */
function changes(
  ask: (host: RememberedHost["host"]) => unknown,
  change: () => void,
  own: readonly string[] = [],
): readonly string[] {
  rmSync(folder, { recursive: true });
  write("a.yaml", "a: 1");
  write("sub/b.jsonl", "{}");
  const { host, changes: since } = rememberingHost(nodeHost(folder));
  ask(host);
  const none = new Set(own.map((it) => join(folder, it)));
  expect(since(none)).toEqual([]);
  change();
  return since(none).map((it) => `${host.relative(it.path)} ${it.what}`);
}

test("a text, bytes, and what was not there", () => {
  expect(
    changes(
      (it) => it.readText("a.yaml"),
      () => write("a.yaml", "a: 2"),
    ),
  ).toEqual(["a.yaml changed"]);
  expect(
    changes(
      (it) => it.readText("a.yaml"),
      () => write("a.yaml", "a: 1"),
    ),
  ).toEqual([]);
  expect(
    changes(
      (it) => it.readBytes("a.yaml", 9),
      () => write("a.yaml", "a: 2"),
    ),
  ).toEqual(["a.yaml changed"]);
  expect(
    changes(
      (it) => it.readText("sub/../c.yaml"),
      () => write("c.yaml", ""),
    ),
  ).toEqual(["c.yaml new"]);
  expect(
    changes(
      (it) => it.isFile("edict.yaml"),
      () => write("edict.yaml", ""),
    ),
  ).toEqual(["edict.yaml new"]);
  expect(
    changes(
      (it) => it.readText("a.yaml"),
      () => rmSync(join(folder, "a.yaml")),
    ),
  ).toEqual(["a.yaml gone"]);
});

test("a file is told of once, however often and in whatever way it was asked for", () => {
  const all = (host: RememberedHost["host"]): unknown =>
    [1, 2].map(() => [host.list("."), host.isFile("a.yaml"), host.readText("a.yaml"), host.readText("./a.yaml")]);
  expect(changes(all, () => write("a.yaml", "a: 2"))).toEqual(["a.yaml changed"]);
  expect(changes(all, () => rmSync(join(folder, "a.yaml")))).toEqual(["a.yaml gone"]);
  expect(changes(all, () => renameSync(join(folder, "a.yaml"), join(folder, "z.yaml")))).toEqual([
    "z.yaml new",
    "a.yaml gone",
  ]);
});

test("of a folder that was listed, documents, policies and folders count that come and go", () => {
  const added = (...paths: readonly string[]): readonly string[] =>
    changes(
      (it) => [it.list("."), it.list("sub")],
      () => paths.forEach((path) => write(path, "")),
    );
  expect(added("c.json", "sub/d.YAML", "e.edict", "logs/f")).toEqual([
    "c.json new",
    "e.edict new",
    "logs new",
    "sub/d.YAML new",
  ]);
  expect(added(".a.yaml.swp", ".c.yaml", "a.yaml~", "4913", "notes.txt", ".git/config")).toEqual([]);
});

test("what the run writes itself is no change", () => {
  const read = (host: RememberedHost["host"]): unknown => [
    host.list("."),
    host.readText("report.json"),
    host.isFile("report.json"),
  ];
  expect(changes(read, () => write("report.json", "{}"), ["report.json"])).toEqual([]);
  expect(changes(read, () => write("report.json", "{}"))).toEqual(["report.json new"]);
});

test("an answer that changes while the run goes on is told of", () => {
  const twice = (host: RememberedHost["host"]): unknown => [
    host.readText("a.yaml"),
    write("a.yaml", "a: 2"),
    host.readText("a.yaml"),
  ];
  const { host, changes: since } = rememberingHost(nodeHost(folder));
  write("a.yaml", "a: 1");
  twice(host);
  expect(since(new Set())).toEqual([{ path: join(folder, "a.yaml"), what: "changed" }]);
});
