import { expect, test } from "vitest";
import { Grammar } from "../../../../src/language/parse/grammar.ts";
import { english } from "../../../../src/language/parse/keywords.ts";
import { keywordOf, keywordToken, tokenVocabulary } from "../../../../src/language/parse/tokens.ts";
import { condition, inRule, messages, parsed, places, show } from "./show.ts";

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

test("`basis` and `concept` are operands only where they begin no clause", () => {
  const { value, diagnostics } = parsed(
    inRule('when a == basis basis law "x" when b == concept concept c when d == concept'),
  );
  expect(diagnostics).toEqual([]);
  expect(show(value.declarations[0])).toContain(
    '[(when (compare == (path ["a"]) (path ["basis"]))) (basis "law" "x") ' +
      '(when (compare == (path ["b"]) (path ["concept"]))) (concept "c") ' +
      '(when (compare == (path ["d"]) (path ["concept"])))]',
  );
});

test("words of the language are names straight after a dot, in a list and before the colon of a requirement", () => {
  const words = Object.keys(english.phrases).filter((it) => !it.includes(" ") && it !== "true" && it !== "false");
  const { diagnostics } = parsed(
    inRule(`${words.map((it) => `require ${it}: a.${it}`).join(" ")} require a in [${words.join(", ")}]`),
  );
  expect(messages(diagnostics)).toEqual([]);
});

test("a place that is opened is not a place that is named", () => {
  const text = 'rule r: p must "x" { upon breach of article 14\nparagraph 2 { informative "x" }';
  const { value, diagnostics } = parsed(text);
  expect(places(diagnostics)).toEqual(["1:20 unclosed"]);
  expect(show(value.declarations)).toContain("(place (14))");
  expect(value.declarations.map((it) => it.kind)).toEqual(["rule", "unit"]);
});

/** The rules of the grammar that the parser tells of itself, each with the names in it. */
const productions = new Map(
  new Grammar().getSerializedGastProductions().map((it) => ["name" in it ? it.name : "", JSON.stringify(it)]),
);

test("the grammar that the parser tells of itself holds every keyword, and a rule for every construct", () => {
  const all = [...productions.values()].join("");
  const missing = Object.values(english.phrases).filter((it) => !all.includes(`"${keywordToken(it).name}"`));
  expect(missing).toEqual([]);
  for (const name of ["inForce", "policyInForce", "unverified", "parameter", "openList", "exemption"]) {
    expect(productions.get("declaration")).toContain(`"name":"${name}"`);
  }
  for (const name of ["inForce", "upon", "basis", "unverified", "concept", "requirement"]) {
    expect(productions.get("clause")).toContain(`"name":"${name}"`);
  }
  expect(productions.get("requirement")).toContain('"name":"compliance"');
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
  const names = tokenVocabulary.filter((it) => keywordOf(it) === undefined && it.name !== "Word").map((it) => it.name);
  const said = [
    'rule { rule a p "x" rule b: must { require ( [ { all of a any of { ; } ] )',
    "article one { paragraph { item 3 } } }",
    "define means define a b define c means 2 + define d means e except f",
    "open term : open term a open term a: b standard standard s for each x s { judged by judged by r valid for }",
    "addressed to yields to where not encodable because scope quote",
    "in force from until parameter n : means from until basis law, exemption e from , when parameter",
    "rule a: p may { upon breach of any duty of in [ article paragraph upon breach of , require complies with [ 3 }",
    "open list l means a open list l: t means [a] policy in force from unverified exemption e a exemption",
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
