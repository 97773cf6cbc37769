import { expect, test } from "vitest";
import { comments, content, formatted } from "./texts.ts";

interface Case {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

const cases: readonly Case[] = [
  {
    name: "the head of a file keeps the blank line below it, and never has one above",
    before: "\n\n// head\n\n\narticle 1 { }",
    after: "// head\n\narticle 1 {}\n",
  },
  { name: "a file of comments alone", before: "  // one\n\n\n  // two   \n\n", after: "// one\n\n// two\n" },
  { name: "an empty file stays empty", before: " \n \n", after: "" },
  {
    name: "a doc comment stands right above its declaration, and apart from what is before",
    before: 'article 1 { quote "a"\n/// about b\n\nscope "b" }',
    after: 'article 1 {\n  quote "a"\n\n  /// about b\n  scope "b"\n}\n',
  },
  {
    name: "a doc comment behind other words belongs to what follows",
    before: 'article 1 { quote "a" /// about b\nscope "b" }',
    after: 'article 1 {\n  quote "a"\n\n  /// about b\n  scope "b"\n}\n',
  },
  {
    name: "at the end of a body and of a file",
    before: 'article 1 { quote "a" // of a\n\n\n// last\n} // of the article\n// of the file',
    after: 'article 1 {\n  quote "a" // of a\n\n  // last\n} // of the article\n// of the file\n',
  },
  {
    name: "in a body that holds nothing else",
    before: 'article 1 { // one\n} rule r: p must "a" { // two\n// three\n }',
    after: 'article 1 { // one\n}\n\nrule r: p must "a" { // two\n  // three\n}\n',
  },
  {
    name: "clauses take their comments along",
    before: `rule r: p must "a" { // the rule
      // what to do
      remedy "b" // short
      // nobody else
      on service // the one
      // at the end
    }`,
    after: `rule r: p must "a" { // the rule
  // nobody else
  on       service // the one
  // what to do
  remedy   "b" // short
  // at the end
}
`,
  },
  {
    name: "a comment behind an operand breaks the row there, whatever side of the connective it stands on",
    before: 'rule r: p must "a" { require a // of a\n and b and // of b\n c }',
    after: 'rule r: p must "a" {\n  require  a // of a\n       and b // of b\n       and c\n}\n',
  },
  {
    name: "a comment on its own line stands before its operand",
    before: 'rule r: p must "a" { when a and\n // of b\n b }',
    after: 'rule r: p must "a" {\n  when     a\n       // of b\n       and b\n}\n',
  },
  {
    name: "in a list, behind elements and before its end",
    before: "define a means x in [b, // of b\n c, d // of d\n // no more\n]",
    after: "define a means\n  x in\n    [b, // of b\n     c, d // of d\n     // no more\n     ]\n",
  },
  {
    name: "in a block",
    before: "define a means all of { // each\n b; // of b\n // of c\n c // of c, too\n // no more\n }",
    after: "define a means all of { // each\n  b; // of b\n  // of c\n  c; // of c, too\n  // no more\n}\n",
  },
  {
    name: "of two behind the same words, the first goes before them",
    before: 'rule r: p must "a" { on // one\n service // two\n }',
    after: 'rule r: p must "a" {\n  // one\n  on       service // two\n}\n',
  },
  {
    name: "between the words of a keyword and of a duration",
    before: 'standard s "a" { judged // one\n by\n // two\n x valid for 12 // three\n months }',
    after: 'standard s "a" {\n  // two\n  // one\n  judged by x valid for 12 months // three\n}\n',
  },
  {
    name: "behind a parenthesis that goes",
    before: "define a means ( // open\n b is present ) // close\n",
    after: "define a means // open\n  b is present // close\n",
  },
  {
    name: "a small unit with a comment takes several lines",
    before: 'article 3 { paragraph 1 { informative "principle" // why\n } }',
    after: 'article 3 {\n  paragraph 1 {\n    informative "principle" // why\n  }\n}\n',
  },
  {
    name: "blank lines between comments stay, one at most",
    before: 'article 1 { // of 1\n\n // a\n\n\n // b\n // c\n\n\n\n quote "x" }',
    after: 'article 1 { // of 1\n  // a\n\n  // b\n  // c\n\n  quote "x"\n}\n',
  },
];

for (const { name, before, after } of cases) {
  test(`${name}`, () => {
    expect(formatted(before)).toBe(after);
    expect(formatted(after)).toBe(after);
    expect(content(after)).toEqual(content(before));
    expect(comments(after)).toEqual(comments(before));
  });
}

test("most line ends decide, and a tie is no Windows file", () => {
  expect(formatted("article 1 { // a\r\n // b\r\n // c\n }")).toBe("article 1 { // a\r\n  // b\r\n  // c\r\n}\r\n");
  expect(formatted("article 1 { // a\r\n // b\n }")).toBe("article 1 { // a\n  // b\n}\n");
});
