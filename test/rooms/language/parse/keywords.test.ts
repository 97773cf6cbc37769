import { expect, test } from "vitest";
import { inScript } from "../../../../src/base/script.ts";
import { english, keywordIndexOf, keywords, keywordTables } from "../../../../src/language/parse/keywords.ts";
import { mended, messages, parsed, places, show } from "./show.ts";

const trees = (text: string): readonly string[] => parsed(text).value.declarations.map(show);
const inChinese = (text: string): string => `// language: zh\n${text}`;

test("the same policy in Chinese keywords is the same tree", () => {
  const zh = inChinese(
    '条 1 { 本法 // 注\n 规则 标识: 提供者 或 使用者 不得 "x" { 适用于 服务 当 甲.当 存在 要求 乙 不晚于 甲.乙 + 24小时 } }',
  );
  const en =
    'article 1 { rule 标识: 提供者 or 使用者 must not "x" { on 服务 when 甲.当 is present require 乙 by 甲.乙 + 24 hours } }';
  expect(parsed(zh.replace("本法 // 注\n", "")).diagnostics).toEqual([]);
  expect(trees(zh.replace("本法 // 注\n", ""))).toEqual(trees(en));
});

test("both scripts are read as the same tree", () => {
  const text = inChinese('條 1 { 所稱 n 是指 a 屬於 [b] 且 非 (c 為真) 標準 s "x" { 判斷人 r 有效期 3個月 } }');
  expect(parsed(text).diagnostics).toEqual([]);
  expect(trees(inScript(text, "zh-Hans"))).toEqual(trees(text));
});

test("a unit of time is the same of one and of several", () => {
  const inDays = (text: string): string => trees(inChinese(`所称 n 是指 a > ${text}`))[0] ?? "";
  expect([inDays("1 日"), inDays("1.0 日"), inDays("20 日")].map((it) => /\d.*days?/.exec(it)?.[0])).toEqual([
    "1 day",
    "1.0 day",
    "20 days",
  ]);
  expect(trees("define n means a > 1 days")).toEqual(trees("define n means a > 1 day"));
});

test("messages speak the author's keyword language", () => {
  const text = '规则 标识: 提供者 必须 "x" { 要求 甲 且 乙 或 丙 }';
  expect(messages(parsed(inChinese(text)).diagnostics)).toEqual([
    "`必须` is not a modal: write `应当`",
    "`甲 且 乙 或 丙` can be read in two ways: `(甲 且 乙) 或 丙` or `甲 且 (乙 或 丙)`",
  ]);
  expect(messages(parsed(inChinese('规则 a: b 应当 "x" { 要求 a == 3 天 用于 a }')).diagnostics)).toEqual([
    "`天` is not a unit of time; did you mean `日`?",
    "`用于` is not a word of the language; did you mean `适用于`?",
  ]);
});

test("words of one language are names in the other", () => {
  expect(parsed(inChinese('规则 when: rule 应当 "x" { 要求 require }')).diagnostics).toEqual([]);
  expect(parsed('rule 当: 规则 must "x" { require 要求 }').diagnostics).toEqual([]);
  expect(parsed(inChinese("所称 n 是指 a.当 包含任一 [且, 或]")).diagnostics).toEqual([]);
});

test("a word that is a keyword only in some places keeps its script as a name", () => {
  expect(trees(inChinese("所称 n 是指 a == 標準 且 b == 真"))[0]).toBe(
    '(define "n" (connective and [(compare == (path ["a"]) (path ["標準"])) (compare == (path ["b"]) (literal boolean true))] false) [])',
  );
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
  expect(trees(inChinese("所称 n 是指 非法"))[0]).toContain('(path ["非法"])');
});

test("every keyword is spelt once in English, and once in each script of Chinese", () => {
  const all = keywords.map(([keyword]) => keyword);
  expect(Object.values(english.phrases).toSorted()).toEqual(all.toSorted());
  expect(keywordIndexOf(english).written.get("must-not")).toBe("must not");
  for (const script of ["zh-Hant", "zh-Hans"] as const) {
    const phrases = keywords.map(([keyword, { chinese }]) => [inScript(chinese, script), keyword] as const);
    expect(new Set(phrases.map(([it]) => it)).size).toBe(all.length);
    for (const [phrase, keyword] of phrases)
      expect([phrase, keywordTables.zh.phrases[phrase]]).toEqual([phrase, keyword]);
  }
  expect([...keywordIndexOf(keywordTables.zh).written.values()].filter((it) => inScript(it, "zh-Hans") !== it)).toEqual(
    [],
  );
});

test("a Chinese keyword is one word of Han characters, and no word that is mended is one", () => {
  for (const [, { chinese }] of keywords) expect(chinese).toMatch(/^\p{Script=Han}+$/u);
  const { phrases, units, instead, modalsInstead, signsInstead, unitsInstead } = keywordTables.zh;
  const written = new Set([...Object.keys(phrases), ...Object.keys(units)]);
  const others = [instead, modalsInstead, signsInstead].flatMap((it) => Object.keys(it));
  expect([...others, ...Object.keys(unitsInstead)].filter((it) => written.has(it))).toEqual([]);
});

test("the first line chooses the language; one that names none, or the wrong one, is told once", () => {
  const told = (text: string) => {
    const { value, diagnostics } = parsed(text);
    return [...places(diagnostics), ...messages(diagnostics), mended(diagnostics[0]), value.declarations.length];
  };
  expect(told("// language: zhh\n条 4 {}")).toEqual([
    "1:14 unknown-language",
    "there are no keywords in `zhh`; did you mean `zh`?",
    "// language: zh\n条 4 {}",
    1,
  ]);
  expect(told("// language: 中文\n条 4 {}")[2]).toBe("// language: zh\n条 4 {}");
  expect(told("// language: zh-Hant\n條 4 {}")[2]).toBe("// language: zh\n條 4 {}");
  expect(told("// language: zn\n条 4 {}")[2]).toBe("// language: zh\n条 4 {}");
  expect(told("// language: fr\narticle 4 {}")[2]).toBe("// language: en\narticle 4 {}");
  expect(told("// language: fr\nalinéa 4 {}")).toEqual([
    "1:14 unknown-language",
    "there are no keywords in `fr`",
    undefined,
    0,
  ]);
  expect(told("// note\n条 4 { 引文 }")).toEqual([
    "2:1 other-language",
    "2:10 expected",
    "`条` is a keyword in `zh`, and the keywords of this file are those of `en`",
    "expected the words of the law, between quotation marks after `引文`, found `}`",
    "// language: zh\n\n// note\n条 4 { 引文 }",
    1,
  ]);
  expect(told("// language: zh\n\narticle 4 {}")).toEqual([
    "3:1 other-language",
    "`article` is a keyword in `en`, and the keywords of this file are those of `zh`",
    "\n\narticle 4 {}",
    1,
  ]);
  expect(told("\n// language: zh\narticle 4 {}")).toEqual([undefined, 1]);
  expect(told("// language: how it is used\narticle 4 {}")).toEqual([undefined, 1]);
});
