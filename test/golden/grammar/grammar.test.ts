import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { OnigScanner, OnigString, loadWASM } from "vscode-oniguruma";
import { INITIAL, parseRawGrammar, Registry } from "vscode-textmate";
import { expect, test } from "vitest";
import { filesOf, readTree } from "../../house/tree.ts";
import { ebnf, laidOut } from "./ebnf.ts";
import { productions } from "./productions.ts";
import { railroad } from "./railroad.ts";
import { textMate } from "./text-mate.ts";

const grammar = "../../../grammar";

test("edict.ebnf is the grammar of the parser", async () => {
  await expect(ebnf()).toMatchFileSnapshot(`${grammar}/edict.ebnf`);
});

const source = readFileSync("src/language/parse/grammar.ts", "utf8");
const onOneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

test("above each production stands its EBNF", () => {
  const above = /((?:^ +\/\/ .*\n)+) +(?:private )?readonly (\w+) = this\.RULE\("\2"/gm;
  const written = [...source.matchAll(above)].map(([, comment = "", name = ""]) => {
    const text = comment.replaceAll(/^ +\/\/ /gm, "");
    return onOneLine(text.slice(text.search(new RegExp(`^${name} = `, "m"))));
  });
  expect(written.toSorted()).toEqual(productions().map(laidOut).map(onOneLine).toSorted());
});

test("the productions stand under the chapters of the reference that tell them", () => {
  const chapters = filesOf(readTree(), "grammar/reference/", ".md").flatMap(([path, text]) => {
    const number = Number(/\/(\d\d)-/.exec(path)?.[1]);
    return number <= 12 ? [`${number} ${/^# (.*)$/m.exec(text)?.[1]}`] : [];
  });
  expect([...source.matchAll(/^ {2}\/\/ (\d+ .*)$/gm)].map(([, it]) => it)).toEqual(chapters);
});

test("railroad.html draws the grammar of the parser, and loads nothing", async () => {
  const page = railroad();
  await expect(page).toMatchFileSnapshot(`${grammar}/railroad.html`);
  expect(page).not.toMatch(/<script|src=|@import|url\(|https?:/);
});

test("edict.tmLanguage.json knows the keyword table", async () => {
  await expect(textMate()).toMatchFileSnapshot(`${grammar}/vscode/syntaxes/edict.tmLanguage.json`);
});

const wasm = readFileSync(createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm"));
const loaded = loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength)).then(() => {
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new OnigScanner(sources),
      createOnigString: (it) => new OnigString(it),
    }),
    loadGrammar: () => Promise.resolve(parseRawGrammar(textMate(), "edict.tmLanguage.json")),
  });
  return registry.loadGrammar("source.edict");
});

async function scopesOf(text: string): Promise<readonly { readonly word: string; readonly scope: string }[]> {
  const found = await loaded;
  if (found === null) throw new Error("the grammar has its scope");
  let stack = INITIAL;
  return text.split("\n").flatMap((line) => {
    const { tokens, ruleStack } = found.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.map((it) => ({ word: line.slice(it.startIndex, it.endIndex), scope: it.scopes.at(-1) ?? "" }));
  });
}

const shipped = filesOf(readTree(), "policies/", ".edict");

test.each(shipped)("%s has no word that an editor would mark as wrong", async (_, text) => {
  expect((await scopesOf(text)).filter((it) => it.scope.startsWith("invalid"))).toEqual([]);
});

test("an editor sees phrases, names, the law's words and what is wrong", async () => {
  const scopes = async (text: string): Promise<readonly string[]> =>
    (await scopesOf(text)).filter((it) => it.word.trim() !== "").map((it) => `${it.word} ${it.scope}`);
  expect(await scopes('rule 标识: provider is encouraged to "標識"')).toEqual([
    "rule storage.type.declaration.edict",
    "标识 entity.name.function.edict",
    ": punctuation.edict",
    "provider variable.other.edict",
    "is encouraged to storage.modifier.modal.edict",
    '" string.quoted.double.edict',
    "標識 string.quoted.double.edict",
    '" string.quoted.double.edict',
  ]);
  expect(await scopes("require a.from + 10 working days <= 5%")).toEqual([
    "require keyword.control.clause.edict",
    "a.from variable.other.edict",
    "+ keyword.operator.edict",
    "10 working days constant.numeric.duration.edict",
    "<= keyword.operator.edict",
    "5% constant.numeric.percent.edict",
  ]);
  expect(await scopes('quote "x\\q" § ')).toContain("§ invalid.illegal.edict");
  expect(await scopes('quote "x\\q"')).toContain("\\q invalid.illegal.escape.edict");
});
