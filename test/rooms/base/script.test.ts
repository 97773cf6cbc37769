import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inFullWidth, inScript, isTight } from "../../../src/base/script.ts";
import { faultsOfScript } from "../../kit/chinese.ts";

test("our own words are converted, authors' words are not", () => {
  const text = "規則 `must_not_發布` 要求「標識」，見 `第七條` 的說明";
  expect(inScript(text, "zh-Hans")).toBe("规则 `must_not_發布` 要求“标识”，见 `第七條` 的说明");
  expect(inScript(text, "zh-Hant")).toBe(text);
  expect(inScript("回覆和答覆未覆蓋全部，`回覆`", "zh-Hans")).toBe("回复和答复未覆盖全部，`回覆`");
  expect(inScript("no Chinese `at all", "zh-Hans")).toBe("no Chinese `at all");
});

test("the characters of everyday use become what OpenCC makes of them", () => {
  const big5 = new TextDecoder("big5");
  const bytes = Array.from({ length: 0xc6 - 0xa4 }, (_, row) => 0xa4 + row).flatMap((lead) =>
    Array.from({ length: 0xff - 0x40 }, (_, column) => Uint8Array.of(lead, 0x40 + column)),
  );
  const everyday = bytes.map((it) => big5.decode(it)).filter((it) => /^\p{Script=Han}$/u.test(it));
  expect(everyday.length).toBeGreaterThan(5000);
  const wrong = everyday.flatMap(faultsOfScript).filter((it) => it.endsWith("Simplified"));
  expect(wrong).toEqual([]);
});

test("so do those of the law, some of which are of another form", () => {
  const law = readFileSync("policies/cn/genai-interim-measures/2023-08-15/text/zh-Hant.txt", "utf8");
  expect(faultsOfScript(law)).toEqual([]);
});

test("what is no everyday character, or is Simplified already, is found", () => {
  expect(faultsOfScript("標識、提供者")).toEqual([]);
  expect(faultsOfScript("鈎标于`标`")).toEqual([
    "鈎 is 钩 in Simplified",
    "标 is 標 in Traditional",
    "于 is 於 in Traditional",
  ]);
});

test("between Chinese characters, and beside their punctuation, stands no blank", () => {
  const tight = [
    ["甲", "乙"],
    ["甲 ", " 乙"],
    ["a", "，乙"],
    ["甲。", "a"],
    ["（", "a"],
  ] as const;
  expect(tight.filter(([before, after]) => !isTight(before, after))).toEqual([]);
  const loose = [
    ["甲", "a"],
    ["a", "乙"],
    ["a", "b"],
    ["", "乙"],
    ["甲", " "],
    ["`甲`", "乙"],
    ["a,", "b"],
  ] as const;
  expect(loose.filter(([before, after]) => isTight(before, after))).toEqual([]);
});

test("the punctuation of a keyboard is that of print beside Chinese characters, and stays elsewhere", () => {
  const written = {
    "甲,乙": "甲，乙",
    "甲;a:乙?": "甲；a：乙？",
    "(乙)!": "（乙）!",
    "甲(3.5%)": "甲（3.5%)",
    "a,b(c)": "a,b(c)",
    "甲.乙": "甲.乙",
  };
  expect(Object.fromEntries(Object.keys(written).map((it) => [it, inFullWidth(it)]))).toEqual(written);
});
