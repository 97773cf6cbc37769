import { expect, test } from "vitest";
import { keywordOf, vocabulary } from "../../../../src/language/parse/tokens.ts";
import { condition, messages, parsed, places, show } from "./show.ts";

/** Texts that a grammar of two tokens can read in two ways unless it is told how. */
test.each([
  ['open term a: duration quote "x" quote "y"', "1"],
  ['define a means b quote "x" quote "y"', "1"],
  ["define a means b except c when d except e when f", "2"],
  ["define a means if b then if c then d else e else f", "1"],
])("%s", (text) => {
  expect(parsed(text).diagnostics).toEqual([]);
});

test("a clause keyword after an operator is no operand: the clause is kept", () => {
  const { value, diagnostics } = parsed('rule r: p must "x" { require a ==\n require b\n when c ==\n remedy "d" }');
  expect(places(diagnostics)).toEqual(["1:32 expected", "3:9 expected"]);
  expect(show(value.declarations[0])).toContain('(compare == (path ["a"]) (missing))');
  expect(show(value.declarations[0])).toContain('(require false (path ["b"]))');
  expect(show(value.declarations[0])).toContain('(remedy "d")');
});

test("a soft word is an operand only where nothing makes a declaration of it", () => {
  expect(condition("a.b == scope")).toBe('(compare == (path ["a" "b"]) (path ["scope"]))');
  const { value, diagnostics } = parsed('define a means b ==\narticle 2 { }\ndefine c means d ==\nscope "x"');
  expect(places(diagnostics)).toEqual(["1:18 expected", "3:18 expected"]);
  expect(value.declarations.map((it) => it.kind)).toEqual(["define", "unit", "define", "no-rule"]);
});

test("a dash at a line's end or start is a minus, never a bullet", () => {
  expect(condition("a == b\n - c")).toBe('(compare == (path ["a"]) (arithmetic - (path ["b"]) (path ["c"])))');
});

test("a dot at a line's end eats nothing of the next line", () => {
  const { value, diagnostics } = parsed("define a means service.\ndefine b means c");
  expect(places(diagnostics)).toEqual(["1:23 blank-at-dot"]);
  expect(value.declarations.length).toBe(2);
});

test("a name before `:` is the requirement's, elsewhere a path", () => {
  const [rule] = parsed('rule r: p must "x" { require a: b require a }').value.declarations;
  expect(show(rule)).toContain('[(require "a" false (path ["b"])) (require false (path ["a"]))]');
});

test("units nest; where braces are missing an article ends the one before", () => {
  expect(show(parsed("article 1 { article 2 { } }").value.declarations)).toBe(
    "[(unit article 1 [(unit article 2 [])])]",
  );
  expect(show(parsed("article 1 { article 2 { }").value.declarations)).toBe(
    "[(unit article 1 []) (unit article 2 [])]",
  );
});

test("no message speaks of tokens or grammar", () => {
  const names = vocabulary.filter((it) => keywordOf(it) === undefined && it.name !== "Word").map((it) => it.name);
  const said = [
    'rule { rule a p "x" rule b: must { require ( [ { all of a any of { ; } ] )',
    "article one { paragraph { item 3 } } }",
    "define means define a b define c means 2 + define d means e except f",
    "open term : open term a open term a: b standard standard s for each x s { judged by judged by r valid for }",
    "addressed to yields to where not encodable because scope quote",
    "define a means count(x in) > share x in sum(a) + if b else c",
  ].flatMap((it) => messages(parsed(it).diagnostics));
  expect(said.length).toBeGreaterThan(25);
  for (const message of said) {
    expect(names.filter((it) => message.includes(it))).toEqual([]);
    expect(message).not.toMatch(/Keyword_|token|production|grammar|rule stack|undefined|NaN|EOF/i);
    expect(message).toMatch(/^[^A-Z.]/);
    expect(message).not.toMatch(/\.$/);
  }
});
