import { expect, test } from "vitest";
import type { Target } from "../../../../src/language/syntax/ast.ts";
import { parsed, places, show } from "./show.ts";

function tree(text: string): string {
  const { value, diagnostics } = parsed(text);
  return diagnostics.length > 0 ? places(diagnostics).join("\n") : value.declarations.map(show).join("\n");
}

test.each([
  [
    'article 3 "T" { paragraph 1 { informative "p" } }',
    '(unit article 3 "T" [(unit paragraph 1 [(no-rule informative "p")])])',
  ],
  ["item 2 { }", "(unit item 2 [])"],
  ['quote "公眾"', '(quote "公眾")'],
  ["policy applies where a", '(scope policy true (path ["a"]))'],
  ["item does not apply where a", '(scope item false (path ["a"]))'],
  ['define n means a except b when c quote "q"', '(define "n" (path ["a"]) [((path ["b"]) (path ["c"]))] (quote "q"))'],
  ['open term soon: duration quote "及時"', '(open-term "soon" (word "duration") (quote "及時"))'],
  ["open term soon: duration\ndefine n means a", '(open-term "soon" (word "duration"))\n(define "n" (path ["a"]) [])'],
  ["open list l: text means [a, ...]", '(open-list "l" (word "text") (list [(path ["a"])] true))'],
  ['open term kind: service.access quote "q"', '(open-term "kind" (field (path ["service" "access"])) (quote "q"))'],
  [
    'standard s for each x in a.b "T" { quote "q" on service only if c if d judged by r valid for 1 year evidence [k, item] }',
    '(standard "s" ("x" (path ["a" "b"])) "T" [(quote "q")] "service" [(path ["c"])] [(path ["d"])] [] [] [("r" (duration 1 year) ["k" "item"])])',
  ],
  ['yields to "x" where a', '(yields-to "x" (path ["a"]))'],
  ['scope "x" definition "y"', '(no-rule scope "x")\n(no-rule definition "y")'],
  ["in force from 2023-08-15", "(in-force false (literal date 2023-08-15))"],
  ["in force from 2023-08-15 until 2025-09-01", "(in-force false (literal date 2023-08-15) (literal date 2025-09-01))"],
  ["policy in force from 2023-08-15", "(in-force true (literal date 2023-08-15))"],
  ['unverified "no authentic copy"', '(unverified "no authentic copy")'],
  ["parameter n means 10 from 2022-03-01", '(parameter "n" [((literal number 10) (literal date 2022-03-01))])'],
  [
    'parameter n: duration means 10 working days from 2022-03-01 until 2024-01-01 basis law "art. 1", 24 hours from 2024-01-01',
    '(parameter "n" (word "duration") [((duration 10 working days) (literal date 2022-03-01) (literal date 2024-01-01) (basis "law" "art. 1")) ((duration 24 hours) (literal date 2024-01-01))])',
  ],
  [
    "parameter kinds: service.access means [a, from] from 2022-03-01",
    '(parameter "kinds" (field (path ["service" "access"])) [((list [(path ["a"]) (path ["from"])] false) (literal date 2022-03-01))])',
  ],
  [
    'open list kinds: service.access means [a, until, ...] quote "等"',
    '(open-list "kinds" (field (path ["service" "access"])) (list [(path ["a"]) (path ["until"])] true) (quote "等"))',
  ],
  [
    'exemption e from label, cn.deep_synthesis.label, article 14, article 14 paragraph 1 item 2 when a quote "q"',
    '(exemption "e" [(rule "label") (rule "cn.deep_synthesis.label") (place (14)) (place (14 1 2))] (path ["a"]) (quote "q"))',
  ],
  ["addressed to state, authority", '(addressed-to ["state" "authority"])'],
  ['not encodable "x" because "y"', '(not-encodable "x" "y")'],
])("%s", (text, expected) => {
  expect(tree(text)).toBe(expected);
});

test("a rule with every clause", () => {
  const rule = `rule r: provider must not "act" {
    quote "q" on service for each x in a where b when c unless d require e forbid why: f
    require stopped: a.stopped_at by a.found_at + 24 hours remedy "do" }`;
  expect(tree(rule).replaceAll(/\(path \["(\w+)"\]\)/g, "$1")).toBe(
    '(rule "r" ["provider"] must-not "act" [(quote "q") (on "service") (for-each ("x" a b)) (when c) (unless d) ' +
      '(require false e) (require "why" true f) ' +
      '(deadline "stopped" (path ["a" "stopped_at"]) (arithmetic + (path ["a" "found_at"]) (duration 24 hours))) (remedy "do")])',
  );
});

test.each([
  ["must", "must"],
  ["must not", "must-not"],
  ["may", "may"],
  ["is entitled to", "is-entitled-to"],
  ["is encouraged to", "is-encouraged-to"],
  ["has power to", "has-power-to"],
  ["is liable to", "is-liable-to"],
])("the modal `%s`", (words, modal) => {
  expect(tree(`rule r: user ${words} "complain" { }`)).toBe(`(rule "r" ["user"] ${modal} "complain" [])`);
});

test.each([
  ["in force from 2025-09-01 until 2026-01-01", "(in-force false (literal date 2025-09-01) (literal date 2026-01-01))"],
  ["upon breach of a", '(upon (targets [(rule "a")]))'],
  ["upon breach of a, cn.b.c, article 14 paragraph 1", '(upon (targets [(rule "a") (rule "cn.b.c") (place (14 1))]))'],
  ["upon breach of any duty of provider", '(upon (any-duty "provider"))'],
  [
    "upon breach of any duty of provider in [article 4, article 5 paragraph 1]",
    '(upon (any-duty "provider" [(4) (5 1)]))',
  ],
  ["require complies with cn.deep_synthesis", '(complies "cn.deep_synthesis")'],
  [
    "require why: complies with cn.deep_synthesis [article 16, article 17 paragraph 2 item 3, r]",
    '(complies "why" "cn.deep_synthesis" [(place (16)) (place (17 2 3)) (rule "r")])',
  ],
  ['basis guidance "clause 5.2"', '(basis "guidance" "clause 5.2")'],
  ['unverified "no authentic copy"', '(unverified "no authentic copy")'],
  ["concept visible_label", '(concept "visible_label")'],
])("the clause `%s`", (clause, expected) => {
  expect(tree(`rule r: p must "x" { ${clause} }`)).toBe(`(rule "r" ["p"] must "x" [${expected}])`);
  const between = tree(`rule r: p must "x" { when a.open ${clause} on in_force remedy "do" }`);
  expect(between).toBe(
    `(rule "r" ["p"] must "x" [(when (path ["a" "open"])) ${expected} (on "in_force") (remedy "do")])`,
  );
});

test.each(["when", "evidence", "rule", "not", "from", "may", "basis"])("a requirement may be named `%s`", (name) => {
  expect(tree(`rule r: p must "x" { require ${name}: a }`)).toContain(`(require "${name}" false (path ["a"]))`);
});

test("what follows a declaration is not swallowed by it", () => {
  expect(tree('open term t: duration quote "a" quote "b"')).toBe(
    '(open-term "t" (word "duration") (quote "a"))\n(quote "b")',
  );
  expect(tree('define n means a quote "a" quote "b"')).toBe('(define "n" (path ["a"]) [] (quote "a"))\n(quote "b")');
  expect(tree('define n means a.open\nopen term t: date quote "a"')).toBe(
    '(define "n" (path ["a" "open"]) [])\n(open-term "t" (word "date") (quote "a"))',
  );
  expect(tree("define n means a - b\nitem 1 { }")).toBe(
    '(define "n" (arithmetic - (path ["a"]) (path ["b"])) [])\n(unit item 1 [])',
  );
  expect(tree('define n means if a then b else c\nscope "x"')).toContain('(no-rule scope "x")');
  expect(tree('exemption e from a when b quote "a" quote "b"')).toBe(
    '(exemption "e" [(rule "a")] (path ["b"]) (quote "a"))\n(quote "b")',
  );
  expect(tree('define n means a in force\nin force from 2023-08-15\nunverified "x"')).toBe(
    '(define "n" (compare in (path ["a"]) (path ["force"])) [])\n(in-force false (literal date 2023-08-15))\n(unverified "x")',
  );
  expect(tree('parameter n means 1 from 2023-08-15\nin force from 2023-08-15\nquote "a"')).toBe(
    '(parameter "n" [((literal number 1) (literal date 2023-08-15))])\n(in-force false (literal date 2023-08-15))\n(quote "a")',
  );
  expect(tree("addressed to state\narticle 2 { }")).toBe('(addressed-to ["state"])\n(unit article 2 [])');
});

test("a rule on each side of `when`: the exception's is not the rule's", () => {
  expect(tree('define n means a except b when c\nrule r: p must "x" { when d }')).toContain(
    '(rule "r" ["p"] must "x" [(when (path ["d"]))])',
  );
});

test("spans hold what is written, blanks and parentheses included", () => {
  const text = 'rule r: p must "x" {\n  require (a or b) and not c\n}';
  const [rule] = parsed(text).value.declarations;
  const clause = rule?.kind === "rule" ? rule.clauses[0] : undefined;
  const slice = (span: { readonly start: number; readonly end: number } | undefined): string | undefined =>
    span && text.slice(span.start, span.end);
  expect(slice(rule?.span)).toBe(text);
  expect(slice(clause?.span)).toBe("require (a or b) and not c");
  expect(slice(clause?.kind === "require" ? clause.condition.span : undefined)).toBe("(a or b) and not c");
});

test("spans of what refers and of what has dates", () => {
  const places = "article 14, article 5 paragraph 1 item 2";
  const text = `parameter n means 1 from 2023-08-15 basis law "w" ,
    2 from 2024-01-01 exemption e from a.b, ${places} when c rule r: p must "x" { require complies with d.e [ ${places}, f ] }`;
  const [parameter, exemption, rule] = parsed(text).value.declarations;
  const slices = (nodes: readonly { readonly span: { readonly start: number; readonly end: number } }[] = []) =>
    nodes.map(({ span }) => text.slice(span.start, span.end));
  const values = parameter?.kind === "parameter" ? parameter.values : [];
  expect(slices(values)).toEqual(['1 from 2023-08-15 basis law "w"', "2 from 2024-01-01"]);
  expect(slices(values.map((it) => it.from))).toEqual(["2023-08-15", "2024-01-01"]);
  const targets = exemption?.kind === "exemption" ? exemption.from : [];
  const written = (it: Target) => (it.kind === "rule" ? it.name : it.place);
  expect(slices(targets.map(written))).toEqual(["a.b", ...places.split(", ")]);
  const clause = rule?.kind === "rule" ? rule.clauses[0] : undefined;
  const complies = clause?.kind === "complies" ? clause : undefined;
  expect(slices(complies && [complies, complies.pack, ...(complies.targets ?? []).map(written)])).toEqual([
    `require complies with d.e [ ${places}, f ]`,
    "d.e",
    ...places.split(", "),
    "f",
  ]);
});

test("comments are kept, those with three strokes as documentation", () => {
  const { value } = parsed("// one\n/// two\n//// three\narticle 1 { } // four");
  expect(value.comments.map((it) => [value.source.text.slice(it.span.start, it.span.end), it.doc])).toEqual([
    ["// one", false],
    ["/// two", true],
    ["//// three", false],
    ["// four", false],
  ]);
});

test("ids go on from file to file", () => {
  const first = parsed("article 1 { }");
  expect(first.nextId).toBe(1);
  expect(parsed("define n means a + 1").nextId).toBe(4);
});

test("a byte order mark and CRLF change nothing", () => {
  const text = 'article 1 {\n  quote "a" // b\n  define n means a\n  and b\n}\n';
  expect(tree(`\uFEFF${text.replaceAll("\n", "\r\n")}`)).toBe(tree(text));
});
