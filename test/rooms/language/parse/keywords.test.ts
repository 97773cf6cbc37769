import { expect, test } from "vitest";
import { english, keywordIndexOf, type Keyword, type KeywordTable } from "../../../../src/language/parse/keywords.ts";
import { messages, parsed, show } from "./show.ts";

const chinese: KeywordTable = {
  phrases: {
    第条: "article",
    规则: "rule",
    应当: "must",
    不得: "must-not",
    引用: "quote",
    针对: "on",
    当: "when",
    要求: "require",
    并且: "and",
    或者: "or",
    存在: "is-present",
    "政策 适用于": "policy-applies",
    期限: "by",
  },
  units: { 小时: "hours", 工作日: "working days" },
  instead: {},
  signsInstead: {},
  unitsInstead: {},
  modalsInstead: {},
};

const trees = (text: string, table?: KeywordTable): readonly string[] =>
  parsed(text, table).value.declarations.map(show);

test("the same policy in Chinese keywords is the same tree", () => {
  const zh =
    '第条 1 { 政策 // 注\n适用于 甲 规则 标识: 提供者 不得 "x" { 针对 服务 当 甲.当 存在 要求 乙 期限 甲.乙 + 24小时 } }';
  const en =
    'article 1 { policy applies where 甲 rule 标识: 提供者 must not "x" { on 服务 when 甲.当 is present require 乙 by 甲.乙 + 24 hours } }';
  expect(parsed(zh, chinese).diagnostics).toEqual([]);
  expect(trees(zh, chinese)).toEqual(trees(en));
});

test("messages speak the author's keyword language", () => {
  expect(messages(parsed('规则 标识: 提供者 可以 "x" { 要求 甲 并且 乙 或者 丙 }', chinese).diagnostics)).toEqual([
    "`可以` is no modal: write `应当` or `不得`",
    "`甲 并且 乙 或者 丙` can be read in two ways: `(甲 并且 乙) 或者 丙` or `甲 并且 (乙 或者 丙)`",
  ]);
});

test("English words are names under another table", () => {
  expect(parsed('规则 when: rule 应当 "x" { 要求 require }', chinese).diagnostics).toEqual([]);
});

test("words of a keyword may stand on several lines, with comments between", () => {
  const text = 'rule r: p must // really\n  not "x" { require a is // still\n not\n\tempty }';
  expect(parsed(text).diagnostics).toEqual([]);
  expect(trees(text)[0]).toContain("must-not");
  expect(trees(text)[0]).toContain("(test not-empty");
});

test("the longest keyword wins, between boundaries of words", () => {
  expect(trees("define n means a has any_of")[0]).toContain('(compare has (path ["a"]) (path ["any_of"]))');
  expect(trees("define n means a not in b")[0]).toContain("(compare not-in");
  expect(trees("define n means notin")[0]).toContain('(path ["notin"])');
});

test("every keyword is spelt once, so that messages know how to write it", () => {
  const keywords: readonly Keyword[] = Object.values(english.phrases);
  expect(new Set(keywords).size).toBe(keywords.length);
  expect(keywordIndexOf(english).written.get("must-not")).toBe("must not");
});
