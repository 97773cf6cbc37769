import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { parse } from "../../../src/language/parse/parse.ts";

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
}

const snippets = JSON.parse(readFileSync("grammar/vscode/snippets/edict.json", "utf8")) as Readonly<
  Record<string, Snippet>
>;

/** A snippet as somebody leaves it who changes nothing. */
function filled({ body }: Snippet): string {
  return body
    .join("\n")
    .replaceAll(/\$\{\d+\|([^,|]*)[^}]*\}/g, "$1")
    .replaceAll(/\$\{\d+:([^}]*)\}/g, "$1")
    .replaceAll(/\$\d+/g, "");
}

const within = (text: string): string =>
  text.startsWith("require") ? `rule a: b must "c" {\n  on service\n  ${text}\n}` : text;

test.each(Object.entries(snippets))("the snippet %s is Edict", (_, snippet) => {
  const { value, diagnostics } = parse({ path: "snippet.edict", text: within(filled(snippet)) });
  expect(diagnostics.map((it) => locales.en.say(it))).toEqual([]);
  expect(value.declarations.length).toBe(1);
});

test("the editor takes a name for one word, in any script, and a path for several", () => {
  const { wordPattern } = JSON.parse(readFileSync("grammar/vscode/language-configuration.json", "utf8")) as {
    readonly wordPattern: { readonly pattern: string; readonly flags: string };
  };
  const words = new RegExp(wordPattern.pattern, `${wordPattern.flags}g`);
  expect("标识 a_1 a.b {".match(words)).toEqual(["标识", "a_1", "a", "b"]);
});

test("a snippet's choice stands as its first word", () => {
  expect(filled({ prefix: "a", body: ["on ${1|service,request|}", "$0 ${2:x}"] })).toBe("on service\n x");
});
