import { expect, test } from "vitest";
import { nodeHost, type Host } from "../../src/base/host.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../../src/engine/library.ts";
import { contentOf, print } from "../../src/language/print/print.ts";
import { parse } from "../../src/language/parse/parse.ts";
import { filesOf, readTree } from "../house/tree.ts";
import { convertedAndBack } from "./laws-of-packs.ts";

const disk = nodeHost(".");
const files = ["policies/", "examples/"].flatMap((folder) => filesOf(readTree(), folder, ".edict"));
const chinese = new Map(
  files.map(([path, text]) => [disk.resolve(path), convertedAndBack({ parse, print, contentOf }, { path, text })]),
);

test("every policy file in Chinese keywords has the same tree, and back in English ones the same bytes", () => {
  expect([...chinese.values()].flatMap((it) => it.fault ?? [])).toEqual([]);
  expect(chinese.size).toBeGreaterThan(150);
  const changed = [...chinese.values()].filter((it) => it.converted.match(/^条 \d/m));
  expect(changed.length).toBeGreaterThan(100);
});

test("every shipped pack in Chinese keywords has the same digests and the same graph", () => {
  const of = (host: Host) => {
    const library = openLibrary(host, "policies");
    if (isDiagnostic(library)) throw new Error("the library opens");
    const { packs, problems } = loadNamedPacks(host, library, [...library.packs.keys()], "together");
    expect(problems).toEqual([]);
    return packs.map(({ manifest, digest, ruleDigests, program: { graph } }) => ({
      id: manifest.id,
      digest,
      ruleDigests,
      nodes: graph.nodes,
    }));
  };
  const read: string[] = [];
  const converted: Host = {
    ...disk,
    readText: (path) => {
      const found = chinese.get(disk.resolve(path));
      if (found !== undefined) read.push(path);
      return found?.converted ?? disk.readText(path);
    },
  };
  expect(of(converted)).toEqual(of(disk));
  expect(read.length).toBeGreaterThan(100);
});
