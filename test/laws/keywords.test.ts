import { expect, test } from "vitest";
import { nodeHost, type Host } from "../../src/base/host.ts";
import { locales } from "../../src/base/locale.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../../src/engine/library.ts";
import { contentOf, print } from "../../src/language/print/print.ts";
import { keywords } from "../../src/language/parse/keywords.ts";
import { parse } from "../../src/language/parse/parse.ts";
import { pages } from "../docs/error-pages.ts";
import { runBlock } from "../docs/run-block.ts";
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

/** Mistakes that the parser finds in nothing, so that the text can be printed in other keywords. */
const mistakes = pages.flatMap(({ path, code, blocks }) =>
  blocks.flatMap((fence) => {
    if (!code.startsWith("language/") || fence.words[0] !== "edict" || fence.words[1] !== "fires") return [];
    const { value, diagnostics } = parse({ path, text: fence.text });
    return diagnostics.length > 0 || value.language !== "en" ? [] : [{ fence, text: print(value, "zh") }];
  }),
);

const english = keywords.map(([, it]) => it.english);

test("a mistake in Chinese keywords is the same mistake, and told without a keyword in English", () => {
  expect(mistakes.length).toBeGreaterThan(50);
  for (const { fence, text } of mistakes) {
    const [before, after] = [fence.text, text].map((it) => runBlock({ ...fence, text: it }));
    expect(after?.map((it) => it.code)).toEqual(before?.map((it) => it.code));
    const told = (after ?? []).flatMap((it) => [
      locales.en.say(it),
      locales.en.help(it) ?? "",
      it.fix === undefined ? "" : locales.en.say(it.fix),
    ]);
    const named = told.flatMap((it) => [...it.matchAll(/`([^`]+)`/g)].map((found) => ` ${found[1]} `));
    const left = named.filter((it) => english.some((one) => it.includes(` ${one} `)));
    expect([fence.line, told, left]).toEqual([fence.line, told, []]);
  }
});
