import { expect, test } from "vitest";
import { checkTexts, context, define, expectErrors, expectValid, fixed, outlined, rule } from "../../../kit/check.ts";
import { locales } from "../../../../src/base/locale.ts";
import { readStatute } from "../../../../src/statute/read-statute.ts";

test("quotes are found in either script, and their words are kept in both, with their place in the text", () => {
  const checked = expectValid(
    `article 8 { paragraph 1 { quote "开展数据标注质量评估" not encodable "抽樣核驗標注內容的準確性" because "why" } }`,
  );
  expect([...checked.quotes.values()]).toMatchObject([
    { hant: "開展數據標注質量評估", hans: "开展数据标注质量评估" },
    { hant: "抽樣核驗標注內容的準確性", hans: "抽样核验标注内容的准确性" },
  ]);
  const { text } = checked;
  expect(text.kind).toBe("statute");
  for (const { hant, span } of checked.quotes.values())
    expect(text.kind === "statute" && text.source.text.slice(span.start, span.end)).toBe(hant);
});

test("absent words: where else they stand, or what comes nearest", () => {
  const found = expectErrors(
    `article 8 { paragraph 1 { quote "及時受理和處理" quote "開展數據標注品質評估" quote "沒有一個字的話語" } }`,
    [
      ["quote-not-found", `"及時受理和處理"`],
      ["quote-not-found", `"開展數據標注品質評估"`],
      ["quote-not-found", `"沒有一個字的話語"`],
    ],
  );
  expect(found[0] && locales.en.say(found[0])).toContain("they occur in art. 11(2)");
  expect(found[1] && locales.en.say(found[1])).toContain("it has `開展數據標注質量評估`");
  expect(found[1] && fixed(found[1])).toContain(`quote "開展數據標注質量評估"`);
  expect(found[2]?.fix).toBeUndefined();
});

test("of long words that nearly occur the part is shown that differs", () => {
  const law =
    "在生成式人工智能技術研發過程中進行數據標注的,提供者應當制定符合本辦法要求的清晰、具體、可操作的標注規則;開展數據標注質量評估";
  const [found] = expectErrors(`article 8 { paragraph 1 { quote "${law.replace("清晰", "明確")}" } }`, [
    ["quote-not-found", `"${law.replace("清晰", "明確")}"`],
  ]);
  expect(found && locales.en.say(found)).toBe(
    "the words `…提供者應當制定符合本辦法要求的明確、具體、可操作的標注規則;開展…` do not occur in art. 8(1); it has `…提供者應當制定符合本辦法要求的清晰、具體、可操作的標注規則;開展…`",
  );
  expect(found && fixed(found)).toContain(`quote "${law}"`);
});

test("words that stand in the unit more than once, and no words, are no quote", () => {
  expectErrors(`article 8 { paragraph 1 { quote "標注" quote "" quote " " } }`, [
    ["quote-repeated", `"標注"`],
    ["empty-quote", `""`],
    ["empty-quote", `" "`],
  ]);
});

test("a paragraph with items is the words before them", () => {
  expectValid(`article 7 { paragraph 1 { quote "依法開展預訓練" item 1 { quote "使用具有合法來源" } } }`);
  expectErrors(`article 7 { paragraph 1 { quote "使用具有合法來源" } }`, [["quote-not-found", `"使用具有合法來源"`]]);
});

test("quotes of rules, definitions, terms, standards and words that are not encodable are all looked up", () => {
  expectErrors(
    `article 8 { paragraph 1 {
      define d means service.generates_content quote "甲甲"
      open term t: duration quote "乙乙"
      standard s "S" { quote "丙丙" judged by legal_counsel valid for 1 month }
      rule r: provider must "act" { quote "丁丁" on service require d }
      not encodable "戊戊" because "why"
    } }`,
    ["甲甲", "乙乙", "丙丙", "丁丁", "戊戊"].map((it) => ["quote-not-found", `"${it}"`]),
  );
});

test("a rule of a pack that holds its text quotes it once", () => {
  expectErrors(rule(`quote "開展數據標注質量評估"`), [["repeated-clause", `quote "開展數據標注質量評估"`]]);
  expectErrors(
    `article 8 { paragraph 1 { rule r: provider must "act" { on service require service.generates_content } } }`,
    [["missing-quote", "r"]],
  );
});

test("an open term and an open list are words of the law, so they quote them where the pack holds its text", () => {
  const list = "open list l: service.sectors means [film_tv, ...]";
  const open = (term: string): string => `article 14 { paragraph 1 { open term promptly: duration ${term} ${list} } }`;
  const [first, second] = expectErrors(open(""), [
    ["missing-quote", "promptly"],
    ["missing-quote", "l"],
  ]);
  expect([first && locales.en.say(first), second && locales.en.say(second)]).toEqual([
    "the open term `promptly` quotes no words of the law",
    "the open list `l` quotes no words of the law",
  ]);
  expectErrors(open('quote "及時"'), [["missing-quote", "l"]]);
  const bare = `article 2 { open term promptly: duration ${list} }`;
  const { terms, openLists } = expectValid(bare, outlined);
  expect([...terms, ...openLists].map((it) => it.declaration.quote)).toEqual([undefined, undefined]);
});

test("a pack without text quotes nothing", () => {
  expectValid(
    `article 2 { rule r: provider must "act" { on service require service.generates_content } not encodable "words" because "why" }`,
    outlined,
  );
  expectErrors(
    `article 2 { quote "words" define d means service.generates_content quote "others"
      open term t: duration quote "words" open list l: service.sectors means [film_tv, ...] quote "others" }`,
    [
      ["quote-without-text", `"words"`],
      ["quote-without-text", `"others"`],
      ["quote-without-text", `"words"`],
      ["quote-without-text", `"others"`],
    ],
    outlined,
  );
  expect(context.text.kind).toBe("statute");
  expectValid(define("service.generates_content"));
});

test("of a law held in Simplified characters only, other words in Traditional ones are told so", () => {
  const { value: statute } = readStatute({
    copy: { path: "law.txt", text: "某规定\n第一条 提供者应当对生成的内容进行标识。" },
    rendering: undefined,
    errata: [],
    variants: [],
  });
  if (!statute) throw new Error("the text can be read");
  const help = (quote: string): readonly (string | undefined)[] =>
    checkTexts([`article 1 { paragraph 1 { quote "${quote}" } }`], { ...context, text: statute }).diagnostics.map(
      (it) => locales.en.help(it),
    );
  expect(help("及時")).toEqual(["this pack holds the text in Simplified characters only; quote it in these"]);
  expect(help("標識内容")).toEqual(help("及時"));
  expect(help("内容标识")).toEqual([undefined]);
});
