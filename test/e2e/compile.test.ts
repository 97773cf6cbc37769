import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { edict, folderWith } from "./edict.ts";
import { isPolicy, mapFiles, packFiles, type Files } from "./pack-files.ts";
import { schemaFaults } from "./schemas.ts";

const measures = packFiles("policies/cn/genai-interim-measures/2023-08-15");
const provisions = packFiles("policies/cn/algorithm-recommendation/2022-03-01");

interface Meaning {
  readonly digest: string;
  readonly rules: Readonly<Record<string, string>>;
  readonly graph: unknown;
}

/** All of a compiled pack that judges; where things stand is left out. */
function meaningOf(json: string): Meaning {
  const { pack, rule_digests: rules, graph } = JSON.parse(json);
  return { digest: pack.digest, rules, graph };
}

/** What a pack with these files means. */
function compiled(files: Files): Meaning {
  const cwd = folderWith(mapFiles(files, (path, text) => [`law/${path}`, text]));
  const { code, out, err } = edict(["compile", "law", "-f", "json"], { cwd });
  expect([code, err]).toEqual([0, ""]);
  return meaningOf(out);
}

const words = ["compile", "cn.genai_interim_measures", "-f", "json"];
const shipped = edict(words);
const meaning = meaningOf(shipped.out);

test("a compiled pack fits its published schema", () => {
  expect(shipped).toMatchObject({ code: 0, err: "" });
  expect(schemaFaults("compiled-1", shipped.out)).toEqual([]);
  expect(meaning.digest).toMatch(/^[0-9a-f]{64}$/);
});

test("planted: a graph with a node of no kind does not fit", () => {
  expect(schemaFaults("compiled-1", shipped.out.replace(/"kind": "\w+"/, '"kind": "none"'))).not.toEqual([]);
});

/** Policies changed as `change` says; that it changes something is part of the test. */
function changed(change: (text: string, path: string) => string): Files {
  const files = mapFiles(measures, (path, text) => [path, isPolicy(path) ? change(text, path) : text]);
  expect(files).not.toEqual(measures);
  return files;
}

const reformatted: Readonly<Record<string, (text: string) => string>> = {
  "extra blanks and empty lines": (text) => text.replaceAll(/^ +/gm, "\t$&  ").replaceAll("\n", "  \n\n"),
  comments: (text) => text.replaceAll(/^ *(?=\S)/gm, "$&// a remark\n$&"),
  "the line ends of Windows": (text) => text.replaceAll("\n", "\r\n"),
};

for (const [name, change] of Object.entries(reformatted)) {
  test(`${name} change no meaning`, () => {
    expect(compiled(changed(change))).toEqual(meaning);
  });
}

test("the names and the order of files change no meaning", () => {
  const names = Object.keys(measures).filter(isPolicy).toSorted();
  const renamed = mapFiles(measures, (path, text) => [
    isPolicy(path) ? `part-${names.length - names.indexOf(path)}.edict` : path,
    text,
  ]);
  expect(Object.keys(renamed)).not.toContain(names[0]);
  expect(compiled(renamed)).toEqual(meaning);
});

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The declarations of a text from the last to the first, at every level; comments stay with what follows them. */
function reversed(lines: readonly string[]): readonly string[] {
  const chunks: string[][] = [];
  let isRemark = false;
  for (const line of lines) {
    const begins = indentOf(line) === indentOf(lines[0] ?? "") && !line.trim().startsWith("}") && !isRemark;
    if (begins) chunks.push([]);
    chunks.at(-1)?.push(line);
    isRemark = line.trim().startsWith("//");
  }
  return chunks.toReversed().flatMap((chunk) => {
    const head = chunk.findIndex((it) => /^ *(article|paragraph|item) .*\{$/.test(it)) + 1;
    return head === 0
      ? chunk
      : [...chunk.slice(0, head), ...reversed(chunk.slice(head, -1)), chunk[chunk.length - 1] ?? ""];
  });
}

test("the order of declarations changes no meaning, within a file and across files", () => {
  const policies = Object.entries(measures).filter(([path]) => isPolicy(path));
  const lines = policies.flatMap(([, text]) => text.split("\n").filter((it) => it.trim() !== ""));
  const turned = reversed(lines);
  expect(turned.toSorted()).toEqual(lines.toSorted());
  const rules = (all: readonly string[]): readonly string[] => all.filter((it) => /^ *rule /.test(it));
  expect(rules(turned)).toEqual(rules(lines).toReversed());
  const others = Object.fromEntries(Object.entries(measures).filter(([path]) => !isPolicy(path)));
  expect(compiled({ ...others, "all.edict": `${turned.join("\n")}\n` })).toEqual(meaning);
});

test("the zone and the language of the machine change nothing", () => {
  for (const env of [{ TZ: "America/New_York" }, { LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8" }]) {
    expect(edict(words, { env }).out).toBe(shipped.out);
  }
});

test("the working folder changes nothing but paths", () => {
  const there = edict(words, { cwd: folderWith({}) });
  expect(there).toMatchObject({ code: 0, err: "" });
  expect(meaningOf(there.out)).toEqual(meaning);
});

test("another number is another meaning, of the rules that read it and of no other", () => {
  const file = "article-24.edict";
  const before = readFileSync(`policies/cn/algorithm-recommendation/2022-03-01/${file}`, "utf8");
  const at = before.indexOf("10 working days");
  expect(at).toBeGreaterThan(0);
  const after = `${before.slice(0, at)}11${before.slice(at + 2)}`;
  const [old, young] = [compiled(provisions), compiled({ ...provisions, [file]: after })];
  expect(young.digest).not.toBe(old.digest);
  const differing = Object.keys(old.rules).filter((it) => old.rules[it] !== young.rules[it]);
  expect(differing.length).toBeGreaterThan(0);
  expect(differing.length).toBeLessThan(Object.keys(old.rules).length);
  expect(Object.keys(young.rules)).toEqual(Object.keys(old.rules));
});

test("another day of entry into force is another meaning", () => {
  const day = /(?<=\bfrom:? )2023-08-15/;
  const copy = mapFiles(measures, (path, text) => [
    path,
    path === "pack.yaml" || path === "article-24.edict" ? text.replace(day, "2023-08-16") : text,
  ]);
  expect(Object.keys(copy).filter((it) => copy[it] !== measures[it])).toHaveLength(2);
  expect(compiled(copy).digest).not.toBe(meaning.digest);
});
