import { expect, test } from "vitest";
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
  ['open term kind: service.access quote "q"', '(open-term "kind" (field (path ["service" "access"])) (quote "q"))'],
  [
    'standard s for each x in a.b "T" { quote "q" on service only if c if d judged by r valid for 1 year evidence [k, item] }',
    '(standard "s" ("x" (path ["a" "b"])) "T" [(quote "q")] "service" [(path ["c"])] [(path ["d"])] [("r" (duration 1 year) ["k" "item"])])',
  ],
  ['yields to "x" where a', '(yields-to "x" (path ["a"]))'],
  ['scope "x" definition "y"', '(no-rule scope "x")\n(no-rule definition "y")'],
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
    '(rule "r" "provider" must-not "act" [(quote "q") (on "service") (for-each ("x" a b)) (when c) (unless d) ' +
      '(require false e) (require "why" true f) ' +
      '(deadline "stopped" (path ["a" "stopped_at"]) (arithmetic + (path ["a" "found_at"]) (duration 24 hours))) (remedy "do")])',
  );
});

test.each(["when", "evidence", "rule", "not"])("a requirement may be named `%s`", (name) => {
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
  expect(tree("addressed to state\narticle 2 { }")).toBe('(addressed-to ["state"])\n(unit article 2 [])');
});

test("a rule on each side of `when`: the exception's is not the rule's", () => {
  expect(tree('define n means a except b when c\nrule r: p must "x" { when d }')).toContain(
    '(rule "r" "p" must "x" [(when (path ["d"]))])',
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
