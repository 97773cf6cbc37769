import { expect, test } from "vitest";
import { fold, occurrences } from "../../../src/statute/fold.ts";
import { formatLocatorZh, locatorKey, readLocatorKey, type Locator } from "../../../src/statute/locator.ts";
import { resolveQuote, type QuoteResult } from "../../../src/statute/resolve-quote.ts";
import { read, small } from "./measures.ts";

const measures = read();

function at(key: string): Locator {
  const locator = readLocatorKey(key);
  if (!locator) throw new Error(key);
  return locator;
}

function quote(key: string, words: string): QuoteResult {
  return resolveQuote(measures, at(key), words);
}

/** The words in both scripts, and what stands in the copy for them. */
function found(key: string, words: string): readonly string[] | string {
  const result = quote(key, words);
  if (result.kind !== "found") return result.kind;
  return [result.words.hant, result.words.hans, measures.source.text.slice(result.span.start, result.span.end)];
}

test("words are found in either script, punctuation and form of characters, and shown as the law has them", () => {
  const shown = ["不得侵害他人依法享有的知識産權", "不得侵害他人依法享有的知识产权", "不得侵害他人依法享有的知識産權"];
  expect(found("7.1.2", "不得侵害他人依法享有的知識産權")).toEqual(shown);
  expect(found("7.1.2", "不得侵害他人依法享有的知識產權")).toEqual(shown);
  expect(found("7.1.2", "不得侵害他人依法享有的知识产权")).toEqual(shown);
  expect(found("7.1.2", "涉及知识产权的，不得")).toEqual([
    "涉及知識産權的,不得",
    "涉及知识产权的,不得",
    "涉及知識産權的,不得",
  ]);
  expect(found("15.1", "公布處理流程")).toEqual(["公佈處理流程", "公布处理流程", "公佈處理流程"]);
});

test("the corrected words are found, and lead to the faulty ones in the copy", () => {
  expect(found("17.1", "變更、注銷備案手續")).toEqual([
    "變更、注銷備案手續",
    "变更、注销备案手续",
    "變更、登出備案手續",
  ]);
  expect(found("17.1", "注销")).toEqual(["注銷", "注销", "登出"]);
  expect(found("6.1", "軟件")).toEqual(["軟件", "软件", "軟體"]);
});

test("the copy's faulty words are not found, and the answer has the law's", () => {
  expect(quote("17.1", "變更、登出備案手續")).toEqual({
    kind: "absent",
    elsewhere: [],
    nearest: "變更、注銷備案手續",
    isCopyFault: true,
    isOtherScript: false,
    isOverGap: false,
  });
  expect(quote("17.1", "变更、登出备案")).toMatchObject({ nearest: "变更、注销备案", isCopyFault: true });
  expect(quote("22.1.1", "人工智慧")).toMatchObject({ nearest: "人工智能", isCopyFault: true });
});

test("words of another unit are said to be there", () => {
  const result = quote("14.1", "保存有關記錄");
  expect(result.kind === "absent" && result.elsewhere.map(locatorKey)).toEqual(["14.2"]);
});

test("a slip is answered with the words that were meant", () => {
  expect(quote("8.1", "抽樣核驗標注的準確性")).toMatchObject({ kind: "absent", nearest: "抽樣核驗標注內容的準確性" });
  expect(quote("8.1", "抽样检验标注内容")).toMatchObject({ kind: "absent", nearest: "抽样核验标注内容" });
  expect(quote("8.1", "本办法没有这样的词")).toMatchObject({ kind: "absent", nearest: undefined });
});

test("where a law is held in one script, a quote in the other is said to be in that", () => {
  const { value: statute } = small("某规定\n第一条 提供者应当对生成的内容进行标识。");
  const other = (words: string): unknown => statute && resolveQuote(statute, at("1.1"), words);
  expect(other("及時")).toMatchObject({ kind: "absent", isOtherScript: true });
  expect(other("内容标识")).toMatchObject({ kind: "absent", isOtherScript: false, isOverGap: false });
  expect(quote("8.1", "本办法没有这样的词")).toMatchObject({ kind: "absent", isOtherScript: false, isOverGap: false });
});

test("words that stand there twice are ambiguous; no words, and no unit, are said to be none", () => {
  expect(quote("14.1", "採取")).toEqual({ kind: "ambiguous", count: 2 });
  expect(quote("14.1", " \u3000\u200b")).toEqual({ kind: "empty" });
  expect(quote("14.3", "採取")).toEqual({ kind: "no-unit" });
  expect(quote("25", "採取")).toEqual({ kind: "no-unit" });
});

test("places that overlap are two places", () => {
  expect(occurrences("一一", fold("一 一一", new Map()))).toHaveLength(2);
});

test("a paragraph with items is the words before them; an article is all its units", () => {
  expect(quote("7.1", "使用具有合法來源的數據和基礎模型").kind).toBe("absent");
  expect(quote("7", "使用具有合法來源的數據和基礎模型").kind).toBe("found");
  expect(quote("7", "遵守以下規定").kind).toBe("found");
  expect(quote("14", "並向有關主管部門報告")).toEqual({ kind: "ambiguous", count: 2 });
});

test("places are cited in both scripts", () => {
  expect(formatLocatorZh(at("22"), "hant")).toBe("第二十二條");
  expect(formatLocatorZh(at("9.2"), "hans")).toBe("第九条第二款");
  expect(formatLocatorZh(at("7.1.3"), "hant")).toBe("第七條第一款第（三）項");
});
