import { expect, test } from "vitest";
import { locales } from "../../../../src/base/locale.ts";
import {
  clauseKeywords,
  declarationKeywords,
  english,
  standardKeywords,
  keywordIndexOf,
} from "../../../../src/language/parse/keywords.ts";
import { tokenize } from "../../../../src/language/parse/lexer.ts";
import { inRule, mended, messages, parsed, places, show } from "./show.ts";

/** The names of all rules that a text still has. */
function rules(text: string): readonly string[] {
  return [...show(parsed(text).value.declarations).matchAll(/\(rule "(\w*)"/g)].map((it) => it[1] ?? "");
}

test("five mistakes are five reports, each where it is, and hide nothing", () => {
  const text = [
    "article 1 {",
    '  rule one: provider shall "a" { on service require a is present }',
    '  rule two: provider must "b" { on service requir a == }',
    "}",
    "}",
    "article 2 {",
    '  rule three: provider must "c" { on service require a = b remdy "d" }',
    '  rule four: provider must "e" { on service require a and b or c }',
    "}",
  ].join("\n");
  expect(places(parsed(text).diagnostics)).toEqual([
    "2:22 unknown-modal",
    "3:44 unknown-keyword",
    "3:56 expected",
    "5:1 stray-closer",
    "7:56 wrong-sign",
    "7:60 unknown-keyword",
    "8:53 mixed-connectives",
  ]);
  expect(rules(text)).toEqual(["one", "two", "three", "four"]);
});

test.each([
  ["a missing operand before the next clause", 'rule a: p must "x" { require b ==\n require c }', ["1:32 expected"]],
  ["a missing `}` before the next rule", 'rule a: p must "x" { require b\nrule c: p must "x" { }', ["1:20 unclosed"]],
  [
    "a missing `}` before the next article",
    'article 1 { rule a: p must "x" { require b }\narticle 2 { }',
    ["1:11 unclosed"],
  ],
  [
    "a missing `}` where a line that stands further out closes what it was not meant to close",
    'article 1 {\n  paragraph 1 {\n    rule a: p must "x" {\n      require b\n    }\n}\n',
    ["2:15 unclosed"],
  ],
  [
    "a missing `}` of an article whose rule closes where it should",
    'article 1 {\n  paragraph 1 {\n    rule a: p must "x" { require b }\n  }\n',
    ["1:11 unclosed"],
  ],
  ["a missing `and`", 'rule a: p must "x" { when b.c\n d.e\n require f }', ["2:2 missing-joint"]],
  ["a missing `and` before `not`", 'rule a: p must "x" { require b.c is present not d.e }', ["1:45 missing-joint"]],
  ["a fact after a text joins nothing", 'rule a: p must "x" { remedy "b" c.d }', ["1:33 stray"]],
  ["an unclosed parenthesis", 'rule a: p must "x" { require (b and c\n remedy "d" }', ["1:30 unclosed"]],
  ["a missing head", 'rule { require b }\nrule c: p must "x" { }', ["1:6 expected"]],
  [
    "garbage in a head",
    'rule a: p must "x" quickly please { require b and c or d }',
    ["1:20 expected", "1:45 mixed-connectives"],
  ],
  ["a quantifier that is none", 'rule a: p must "x" { forbid some s in b satisfies s.c }', ["1:29 unknown-keyword"]],
  ["a foreign block", 'gadget 7 { rule a: p must "x" { } } rule b: p must "y" { }', ["1:1 stray"]],
  ["a word among clauses", 'rule a: p must "x" { whereas b is so, require c }', ["1:22 stray"]],
  ["a subject before what a standard asks", 'standard s on service "t" { }', ["1:12 expected"]],
  ["an unclosed text", 'rule a: p must "x { require b }\nrule c: p must "d" { }', ["1:16 unclosed-text"]],
  ["an unclosed comment", '/* a\nnote\nrule c: p must "d" { }', ["1:1 comment-form"]],
  ["a block without `;`", 'rule a: p must "x" { require all of { b == 1\n c } }', ["1:44 expected"]],
  [
    "a place among targets that is opened",
    'exemption e from article 3,\narticle 2 { rule b: p must "x" { } }',
    ["1:27 expected"],
  ],
  ["a value without its day", 'parameter n means 1\nrule b: p must "x" { }', ["1:19 expected"]],
  ["a day that is none", 'parameter n means 1 from soon, 2 from later\nrule b: p must "x" { }', ["1:26 expected"]],
  ["an exemption with braces", 'exemption e from article 3 { when b }\nrule b: p must "x" { }', ["1:28 expected"]],
  ["an exemption without rules", 'exemption e when a\nrule b: p must "x" { }', ["1:13 expected"]],
  ["an open list without a list", 'open list l: text means a\nrule b: p must "x" { }', ["1:25 expected"]],
  [
    "an unclosed list of places",
    'rule a: p must "x" { require complies with b [article 1\n remedy "d" }',
    ["1:46 unclosed"],
  ],
  ["too much in a list", "define a means b in [c d, e]", ["1:24 expected"]],
])("%s is reported once, and what follows is read", (_, text, expected) => {
  expect(places(parsed(text).diagnostics)).toEqual(expected);
  expect(rules(text).length).toBe(text.split(/\brule\b/).length - 1);
});

test.each([
  ["require a == ", "expected a value after `==`, found `}`"],
  ["when", "expected a condition after `when`, found `}`"],
  ["require a and", "expected a condition after `and`, found `}`"],
  ["require any x a satisfies b", "expected `in` after `x`, found `a`"],
  ["for each x in ", "expected a list after `in`, found `}`"],
  ["on", "expected what the rule judges, such as `service` after `on`, found `}`"],
  ["require if a then b", "expected `else` after `b`, found `}`"],
  ["remedy", "expected what to do, between quotation marks after `remedy`, found `}`"],
  ["require a < b <= c", "comparisons do not chain: `<=` follows another one"],
  ["require a < b is true", "comparisons do not chain: `is true` follows another one"],
  ["forbid a by b", "a deadline is a whole clause: `require`, one fact, `by`, a date"],
  ["require a and b by c", "a deadline is a whole clause: `require`, one fact, `by`, a date"],
  ["require 3 is met", "only a standard can be met: write its name before `is met`"],
  ["require a > 5 fortnights", "`fortnights` is not a unit of time"],
  ["require a > 1.5 days", "`1.5 days` is not a duration: days are counted whole"],
  ["require a > 1.3 years and b", "`1.3 years` is not a duration: months are counted whole"],
  [
    "require a > 999_999_999_999_999 years",
    "`999_999_999_999_999 years` is not a duration: it is longer than any that can be counted",
  ],
  ["require a > 0.00000001 hours", "`0.00000001 hours` is not a duration: it is not a whole number of milliseconds"],
  ["require a > 1.2.3 days", "`1.2.3` is not a number"],
  ["require a > 1.5 fortnights", "`fortnights` is not a unit of time"],
  ["require a > 1234567890.123456", "`1234567890.123456` has 16 digits; a number may have 15"],
  ["require a > 2023-02-30", "there is no day `2023-02-30`"],
  ["require a > 1__0", "`1__0` is not a number"],
  ["require a. == b", "the dot after `a` must stand between two names, without blanks"],
  ["require a ~~ ", "`~` is not a sign of the language"],
  ["policy in force from 2023-08-15", "`policy in force from` begins nothing that a rule can hold"],
  ["basis law", "expected where it says so, between quotation marks after `law`, found `}`"],
  ['basis "x"', 'expected what this rests on, such as `law` or `guidance` after `basis`, found `"x"`'],
  ["concept when a", "expected what the rule is about, as one word after `concept`, found `when`"],
  ["in force from soon", "expected a date, such as `2023-08-15` after `in force from`, found `soon`"],
  ["upon breach of", "expected a rule or a place, such as `article 14 paragraph 1` after `upon breach of`, found `}`"],
  ["upon breach of any duty of", "expected a party after `any duty of`, found `}`"],
  ["upon breach of any duty of p in article 4", "expected `[` after `in`, found `article`"],
  ["upon breach of article", "expected a number after `article`, found `}`"],
  [
    "upon breach of article 0",
    "`0` is not a number of a place: `article` takes a whole number from 1, or one such as `4.1` for what was inserted behind 4",
  ],
  ["upon breach of paragraph 1, a", "`paragraph 1` is not a place: write `article … paragraph 1`"],
  ["require complies with", "expected the pack, such as `cn.deep_synthesis` after `complies with`, found `}`"],
  ["require complies with a.b []", "expected a rule or a place, such as `article 14 paragraph 1` after `[`, found `]`"],
  ["require complies with a.b [article 1 article 2]", "expected `]` after `1`, found `article`"],
  ["require complies with a.b article 1, article 2", "expected `[` after `b`, found `article`"],
  ...[
    "forbid complies with a.b [article 4]",
    "require a and complies with a.b [article 4, article 5 paragraph 1] require b",
    "require not complies with a.b",
    "when complies with a.b [article 4]",
    "require complies with a.b [article 4] and b",
    "require complies with a.b by 2023-01-01",
  ].map((it) => [
    it,
    "`complies with` is a whole clause: `require complies with`, a pack and, between brackets, its places",
  ]),
])("%s: %s", (clauses, message) => {
  expect(messages(parsed(inRule(clauses)).diagnostics)).toEqual([message]);
});

test.each([
  ['rule r: p shall "x" { }', 'rule r: p must "x" { }'],
  ['rule r: p shall not "x" { }', 'rule r: p must not "x" { }'],
  ['rule when: p must "x" { }', 'rule when_1: p must "x" { }'],
  ['rule lawful-data-2: p must "x" { }', 'rule lawful_data_2: p must "x" { }'],
  ['rule r p must "x" { }', 'rule r: p must "x" { }'],
  ['rule r: p must "x"\n on s }', 'rule r: p must "x" {\n on s }'],
  ['rule r: p must "x" { on s', 'rule r: p must "x" { on s }'],
  ['rule r: p can "x" { }', 'rule r: p may "x" { }'],
  ['rule r: p may not "x" { }', 'rule r: p must not "x" { }'],
  ['rule r: p should "x" { }', 'rule r: p must "x" { }'],
  ['rule r: p must never "x" { }', 'rule r: p must not "x" { }'],
  ['rule r: p is obliged to "x" { }', 'rule r: p must "x" { }'],
  ['rule r: p has the right to "x" { }', 'rule r: p is entitled to "x" { }'],
  ['rule r: p is entiteld to "x" { }', 'rule r: p is entitled to "x" { }'],
  ["exemption from from a when b", "exemption from_1 from a when b"],
  ["exemption e form a when b", "exemption e from a when b"],
  ["exemption e from a.b-c.d when b", "exemption e from a.b_c.d when b"],
  ["exemption e from 14.1 when b", "exemption e from article 14 paragraph 1 when b"],
  ["exemption e from Article 14 when b", "exemption e from article 14 when b"],
  ["exemption e from article 7 item 3 when b", "exemption e from article 7 paragraph 1 item 3 when b"],
  ["parameter means means 1 from 2023-08-15", "parameter means_1 means 1 from 2023-08-15"],
  ["parameter n means 1 form 2023-08-15", "parameter n means 1 from 2023-08-15"],
  ['parameter n means 1 from "2023-08-15"', "parameter n means 1 from 2023-08-15"],
  ["in force since 2023-08-15", "in force from 2023-08-15"],
  ["in froce from 2023-08-15", "in force from 2023-08-15"],
  ["policy in force 2023-08-15", "policy in force from 2023-08-15"],
  ['rule r: p must "x" { upon breach a }', 'rule r: p must "x" { upon breach of a }'],
  ['rule r: p must "x" { require comply with a }', 'rule r: p must "x" { require complies with a }'],
  ['rule r: p must "x" { require complies wiht a }', 'rule r: p must "x" { require complies with a }'],
  ['open list l: text means [a, b] quote "q"', 'open list l: text means [a, b, ...] quote "q"'],
  ["define a means b > 5 adn c", "define a means b > 5 and c"],
  ["rule r: p must “x” { }", 'rule r: p must "x" { }'],
  ['rule r： p must "x" { }', 'rule r: p must "x" { }'],
  ["rule r: p must 'x' { }", 'rule r: p must "x" { }'],
  ["define a means item.b", "define a means item_1.b"],
  ["define a means b=2", "define a means b==2"],
  ["define a means b&&c", "define a means b and c"],
  ["define a means !b", "define a means not b"],
  ["define a means b || c", "define a means b or c"],
  ["define a means b ≥ 2", "define a means b >= 2"],
  ["define a means b > 2023-8-5", "define a means b > 2023-08-05"],
  ["define a means b > 2023年8月15日", "define a means b > 2023-08-15"],
  ["define a means b > 15.8.2023", "define a means b > 2023-08-15"],
  ["define a means b > 5 August 2023", "define a means b > 2023-08-05"],
  ["define a means b > 5. März 2023", "define a means b > 2023-03-05"],
  ["define a means b before 2023-08-15", "define a means b < 2023-08-15"],
  ["define a means b is on or after 2023-08-15", "define a means b >= 2023-08-15"],
  ["define a means b > 5 %", "define a means b > 5%"],
  ["define a means b > .5", "define a means b > 0.5"],
  ["define a means b > 24 huors", "define a means b > 24 hours"],
  ["define a means b. c", "define a means b.c"],
  ["define a means b is not present", "define a means b is absent"],
  ["define a means b is not null", "define a means b is present"],
  ["define a means b is not missing", "define a means b is present"],
  ["define a means b is one of [c, d]", "define a means b in [c, d]"],
  ["define a means b is not in [c, d]", "define a means b not in [c, d]"],
  ["define a means b is 3", "define a means b == 3"],
  ["define a means b.c is not d", "define a means b.c != d"],
  ["define a means b is at least 3", "define a means b >= 3"],
  ["define a means b at least 3", "define a means b >= 3"],
  ["define a means b less than 3", "define a means b < 3"],
  ["define a means b is yes", "define a means b is true"],
  ["define a means b is no", "define a means b is false"],
  ["define a means b and s.t is not met and c", "define a means b and not s.t is met and c"],
  ["define a means not s is not met for x", "define a means not not s is met for x"],
  ["define n = 5", "define n means 5"],
  ["define n=5", "define n means 5"],
  ["define a means 1 except 2 unless b or c", "define a means 1 except 2 when not (b or c)"],
  ["parameter n = 5% from 2023-08-15", "parameter n means 5% from 2023-08-15"],
  ["parameter n: ratio = 5% from 2023-08-15", "parameter n: ratio means 5% from 2023-08-15"],
  ["open term promptly = duration", "open term promptly: duration"],
  ["open list l: text = [a, ...]", "open list l: text means [a, ...]"],
  ["exemption e for a when b", "exemption e from a when b"],
  ["exemption e from a if b", "exemption e from a when b"],
  ["exemption e from a where b", "exemption e from a when b"],
  ["exemption e from a unless b", "exemption e from a when not (b)"],
  ['exemption e from a unless b and c quote "q"', 'exemption e from a when not (b and c) quote "q"'],
  ['yields to "x" when b', 'yields to "x" where b'],
  ['not encodable "x": "y"', 'not encodable "x" because "y"'],
  ['standard s "t" { judged by counsel for 12 months }', 'standard s "t" { judged by counsel valid for 12 months }'],
  ['rule r: p, q must "x" { on s }', 'rule r: p or q must "x" { on s }'],
  ['rule r: p and q must "x" { on s }', 'rule r: p or q must "x" { on s }'],
  ["define a means b > 2 business days", "define a means b > 2 working days"],
  ["define a means b is presnt", "define a means b is present"],
  ["define a means b\n  adn c", "define a means b\n  and c"],
  ["define a means b < c < d", "define a means (b < c and c < d)"],
  ["define a means b and (c) or d", "define a means (b and (c)) or d"],
  ["define a means b or any x in y satisfies x or c", "define a means b or (any x in y satisfies x or c)"],
  ["article 1 {", "article 1 { }"],
  ["§ 1 { }", "article 1 { }"],
  ["article 1 { item (b) { } }", "article 1 { item 2 { } }"],
  ["article 1 { item c { } }", "article 1 { item 3 { } }"],
  ["exemption e from article 1(2)(a) when b", "exemption e from article 1 paragraph 2 item 1 when b"],
  ["exemption e from article 1 paragraph 2 item (a) when b", "exemption e from article 1 paragraph 2 item 1 when b"],
  ['rule r: p must "x" { require a.b within 3 days of c.d }', 'rule r: p must "x" { require a.b by c.d + 3 days }'],
  ['rule r: p must "x" { require a no later than c.d }', 'rule r: p must "x" { require a by c.d }'],
  ['quote "a\\b"', 'quote "a\\\\b"'],
  ['quote "a', 'quote "a"'],
  ["Article 1 { }", "article 1 { }"],
  ["# a\narticle 1 { }", "// a\narticle 1 { }"],
])("the fix of %s", (text, fixed) => {
  const [first] = parsed(text).diagnostics;
  expect(mended(first)).toBe(fixed);
  expect(parsed(fixed).diagnostics).toEqual([]);
});

test.each([
  "define a means b is not met",
  "exemption e from a unless b",
  "define a means b > 2 business days",
  "define a means b > 2 business hours",
  "parameter n = 5% from 2023-08-15",
  'standard s "t" { judged by counsel for 12 months }',
])("`%s` is one mistake", (text) => {
  expect(parsed(text).diagnostics).toHaveLength(1);
});

test("`within` takes no clause behind it for a day to count from", () => {
  const { diagnostics } = parsed('rule r: p must "x" { require a within 3 days require b }');
  expect(places(diagnostics)).toEqual(["1:32 stray"]);
});

test("what is put right is that in the tree", () => {
  const shown = (text: string): string => show(parsed(text).value.declarations);
  expect(shown("define a means b is not met")).toBe(shown("define a means not b is met"));
  expect(shown("define a means b is not c")).toBe(shown("define a means b != c"));
  expect(shown("exemption e from a unless b")).toBe(shown("exemption e from a when not (b)"));
  expect(shown("define a means 1 except 2 unless b")).toBe(shown("define a means 1 except 2 when not (b)"));
  expect(shown("parameter n = 5% from 2023-08-15")).toBe(shown("parameter n means 5% from 2023-08-15"));
  expect(shown("define a means b > 2 business days")).toBe(shown("define a means b > 2 working days"));
});

test("a word of the language is said to be no name only where a name is missing", () => {
  const help = (text: string): string | undefined => {
    const [first] = parsed(text).diagnostics;
    return first && locales.en.help(first);
  };
  expect(help("exemption when from a when b")).toBeUndefined();
  expect(help("exemption e from a unless b")).toBeUndefined();
  expect(help('standard s "t" { judged by counsel for 12 months }')).toBeUndefined();
  expect(help(inRule("concept when a"))).toBe("`when` is a word of the language, so it is not a name here");
});

test("what can be guessed of a place is in the tree, and what can not is left out", () => {
  const shown = (places: string): string =>
    show(parsed(inRule(`require complies with p ${places}`)).value.declarations);
  expect(shown("[16, 17.2, article 7 item 3]")).toContain(
    '(complies "p" [(place (16)) (place (17 2)) (place (7 1 3))])',
  );
  expect(shown("[paragraph 1, article 2, article]")).toContain('(complies "p" [(place (2)) (rule "article")])');
  expect(shown("article 4, article 5")).toContain('(complies "p" [(place (4)) (place (5))])');
});

test("a name with hyphens is read to its end", () => {
  const { value, diagnostics } = parsed("exemption e from a.b-c.d-e.f when b");
  expect(places(diagnostics)).toEqual(["1:18 hyphen-in-name"]);
  expect(value.declarations.map(show)).toEqual(['(exemption "e" [(rule "a.b_c.d_e.f")] (path ["b"]))']);
});

test.each([
  ["business owner must", "must", ["1:9 blank-in-name"], "business_owner"],
  ["Business  Owner of_it must not", "must-not", ["1:9 blank-in-name"], "business_owner_of_it"],
  ["owner must", "must", [], "owner"],
])("of a rule for `%s` the party is one name", (head, modal, told, party) => {
  const { value, diagnostics } = parsed(`rule r: ${head} "act" { on service forbid a }`);
  expect(places(diagnostics)).toEqual(told);
  expect(value.declarations).toMatchObject([{ parties: [{ text: party }], modal }]);
});

test("an exemption in braces is whole", () => {
  const { value } = parsed('exemption e from article 3 { when b quote "q" } quote "r"');
  expect(value.declarations.map(show)).toEqual([
    '(exemption "e" [(place (3))] (path ["b"]) (quote "q"))',
    '(quote "r")',
  ]);
});

test("a modal that is read for another is that one in the tree", () => {
  const modal = (words: string): string => show(parsed(`rule r: p ${words} "x" { }`).value.declarations);
  expect(modal("can")).toContain(" may ");
  expect(modal("may not")).toContain(" must-not ");
  expect(modal("has the right to")).toContain(" is-entitled-to ");
});

test("what people write between two parties is read as `or`", () => {
  const rule = (parties: string): string => `rule r: ${parties} must "x" { on service require a }`;
  for (const written of ["p, q or s", "p , q and s", "p or q,s"]) {
    const { value, diagnostics } = parsed(rule(written));
    expect(new Set(diagnostics.map((it) => it.code))).toEqual(new Set(["language/expected"]));
    expect(show(value.declarations)).toContain('(rule "r" ["p" "q" "s"] must "x"');
  }
  expect(parsed(rule("p or q or s")).diagnostics).toEqual([]);
  expect(places(parsed(rule("p or")).diagnostics)).toEqual(["1:14 expected"]);
  expect(places(parsed(rule("p, must")).diagnostics)).toEqual(["1:10 expected"]);
});

test("the article before a party is left out, and told", () => {
  for (const written of ["the p", "The p", "a p"]) {
    const { value, diagnostics } = parsed(`rule r: ${written} must "x" { on service require a }`);
    expect(diagnostics.map((it) => [it.code, it.fix?.edits.map((edit) => edit.text)])).toEqual([
      ["language/expected", [""]],
    ]);
    expect(show(value.declarations)).toContain('(rule "r" ["p"] must "x"');
  }
  expect(parsed('rule r: the must "x" { on service require a }').diagnostics).toEqual([]);
});

test("a wrong modal without a likely meaning is shown all that there are", () => {
  expect(messages(parsed('rule r: p ponders "x" { }').diagnostics)).toEqual([
    "`ponders` is not a modal: write `must`, `must not`, `may`, `is entitled to`, `is encouraged to`, `has power to` or `is liable to`",
  ]);
});

test("a row that can be read in two ways is quoted as the author wrote it, also where a word of it was mended", () => {
  expect(messages(parsed("define x means a is not b and c or d").diagnostics)[0]).toBe(
    "`a is not b and c or d` can be read in two ways: `(a is not b and c) or d` or `a is not b and (c or d)`",
  );
});

test.each([...declarationKeywords, ...clauseKeywords, ...standardKeywords])(
  "an unclosed comment ends before a line that begins with the keyword %s",
  (keyword) => {
    const text = `/* a\n  open to all\n  ${keywordIndexOf(english).written.get(keyword)} x`;
    expect(tokenize({ path: "page.edict", text }, keywordIndexOf(english)).tokens[0]?.startOffset).toBe(21);
  },
);

test("an unclosed comment swallows no declaration", () => {
  const lost = [
    "exemption e from a when b",
    "parameter p means 1 from 2024-01-01",
    'informative "i"',
    "in force from 2024-01-01",
  ];
  const { value, diagnostics } = parsed(lost.map((it) => `/* open\n${it}`).join("\n"));
  expect(value.declarations.map((it) => it.kind)).toEqual(["exemption", "parameter", "no-rule", "in-force"]);
  expect(places(diagnostics)).toEqual(["1:1 comment-form", "3:1 comment-form", "5:1 comment-form", "7:1 comment-form"]);
});

test("a scope ends an expression that is open, as every other declaration does", () => {
  const { value, diagnostics } = parsed("define a means (b\npolicy applies where c)\ndefine d means e");
  expect(value.declarations.map((it) => it.kind)).toEqual(["define", "scope", "define"]);
  expect(places(diagnostics)).toEqual(["1:16 unclosed", "2:23 stray-closer"]);
});

test("a place that nests too deep is told once and skipped, and nothing after it", () => {
  const deep = (count: number): string => `${"article 1 { ".repeat(count)}${"}".repeat(count)} define a means b`;
  expect(parsed(deep(8)).diagnostics).toEqual([]);
  for (const count of [9, 10, 50_000]) {
    const { value, diagnostics } = parsed(deep(count));
    expect(places(diagnostics)).toEqual(["1:97 unit-nesting"]);
    expect(value.declarations.map((it) => it.kind)).toEqual(["unit", "define"]);
  }
});
