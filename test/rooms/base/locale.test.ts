import { expect, test } from "vitest";
import { localeOf, locales, translatedIn } from "../../../src/base/locale.ts";
import {
  catalogEntries,
  catalogEntry,
  listOf,
  message,
  messages,
  namesOf,
  titled,
  titledValue,
  type Join,
} from "../../../src/base/message.ts";

const { en, "zh-Hans": hans, "zh-Hant": hant } = locales;

test("a message is said in each language and script", () => {
  const twice = message("test/twice", {
    en: "the key `{key}` stands here {count, plural, one {# time} other {# times}}",
    zh: "鍵`{key}`在此出現 {count} 次",
  });
  expect(en.say(twice({ key: "標", count: 1 }))).toBe("the key `標` stands here 1 time");
  expect(en.say(twice({ key: "a", count: 2 }))).toBe("the key `a` stands here 2 times");
  expect(hant.say(twice({ key: "標", count: 2 }))).toBe("鍵 `標` 在此出現 2 次");
  expect(hans.say(twice({ key: "標", count: 2 }))).toBe("键 `標` 在此出现 2 次");
});

test("between a character and backticks stands a blank, and none beside a mark or within them", () => {
  const line = message("test/beside", {
    en: "a `key` between <a> and `{b}`",
    zh: "把`key`寫成`丙丁`，不寫`{b}`：`x`",
  });
  expect(en.say(line({ b: "乙" }))).toBe("a `key` between <a> and `乙`");
  expect(hans.say(line({ b: "乙" }))).toBe("把 `key` 写成 `丙丁`，不写 `乙`：`x`");
});

test("messages and lists stand in slots, in the language of what is around them", () => {
  const kind = message("test/kind", { en: "a list", zh: "列表" });
  const wanted = message("test/wanted", { en: "{path} must be {expected}", zh: "{path} 應為 {expected}" });
  expect(hans.say(wanted({ path: "`a`", expected: kind() }))).toBe("`a` 应为列表");
  const either = wanted({ path: "`a`", expected: listOf([kind(), "`b`", "`c`"], "or") });
  expect(en.say(either)).toBe("`a` must be a list, `b` or `c`");
  expect(hans.say(either)).toBe("`a` 应为列表、`b` 或 `c`");
  expect(en.say(wanted({ path: "x", expected: namesOf(["a", "b"]) }))).toBe("x must be `a`, `b`");
  expect(en.list(["a"], "and")).toBe("a");
  expect(hans.list(["甲", "乙"], "and")).toBe("甲和乙");
});

test("what is undefined is shown as nothing, and help that comes to nothing is none", () => {
  const near = message("test/near", { en: "no `{name}`{near}", zh: "沒有 `{name}`{near}" });
  expect(en.say(near({ name: "a", near: undefined }))).toBe("no `a`");
  expect(en.help(near({ name: "a", near: undefined }))).toBeUndefined();
});

test("braces and apostrophes are written as ICU has them", () => {
  const braces = message("test/braces", { en: "write '{' a: {b} '}'", zh: "寫 '{' a: {b} '}'" });
  expect(en.say(braces({ b: 1 }))).toBe("write { a: 1 }");
  const quotes = message("test/quotes", { en: "one's own ''{b}''", zh: "自己的''{b}''" });
  expect(en.say(quotes({ b: 1 }))).toBe("one's own '1'");
});

test("an author's words are shown in the reader's language and script, else in the language that there is", () => {
  const titled = message("test/titled", { en: "it is “{title}”", zh: "即「{title}」" });
  const both = titled({ title: { en: "Labels", zh: "標識" } });
  expect(en.say(both)).toBe("it is “Labels”");
  expect(hant.say(both)).toBe("即「標識」");
  expect(hans.say(both)).toBe("即“标识”");
  expect(hans.say(titled({ title: { en: "Labels" } }))).toBe("即“Labels”");
});

test("a plural may count from an offset", () => {
  const some = message("test/some", {
    en: "{count, plural, offset:2 one {{names} and one more} other {{names} and # more}}",
    zh: "{names} 等 {count} 項",
  });
  const of = (count: number): string => en.say(some({ count, names: listOf(["a", "b"]) }));
  expect([of(3), of(9)]).toEqual(["a, b and one more", "a, b and 7 more"]);
  expect(hans.say(some({ count: 9, names: listOf(["a", "b"]) }))).toBe("a、b 等 9 项");
});

test("a count has a form of its own where the language gives it one, and every number is shown as it is", () => {
  const some = message("test/forms", {
    en: "{count, plural, =0 {none} other {no. #}}{kind, select, all {, all of them} other {, some}}",
    zh: "{count, plural, =0 {沒有} other {# 條{kind, select, all {，即全部} other {}}}}",
  });
  const of = (count: number, kind: string) => [en.say(some({ count, kind })), hans.say(some({ count, kind }))];
  expect([of(0, "all"), of(1, "x"), of(2, "all")]).toEqual([
    ["none, all of them", "没有"],
    ["no. 1, some", "1 条"],
    ["no. 2, all of them", "2 条，即全部"],
  ]);
  expect([en.show(5), en.show(true), en.show(undefined), en.show("a")]).toEqual(["5", "true", "", "a"]);
});

test.each<readonly [join: Join, english: string, chinese: string]>([
  ["comma", "a, b, c", "a、b、c"],
  ["clause", "a, b, c", "a，b，c"],
  ["semicolon", "a; b; c", "a；b；c"],
  ["sentence", "a b c", "abc"],
  ["blank", "a b c", "a b c"],
  ["and", "a, b and c", "a、b 和 c"],
  ["or", "a, b or c", "a、b 或 c"],
])("several values are joined by %s as the language does", (join, english, chinese) => {
  expect([en.list(["a", "b", "c"], join), hans.list(["a", "b", "c"], join)]).toEqual([english, chinese]);
  expect([en.list(["a"], join), en.list([], join)]).toEqual(["a", ""]);
});

test("what has a title is shown by it, in the reader's language; what has none by its id, and a value as it is written", () => {
  const named = message("test/named", { en: "ask {who}", zh: "詢問{who}" });
  const said = (locale: typeof en) =>
    [titled("role", "lead"), titled("role", "x"), titledValue("a.b", "v"), titledValue("a.c", "v")].map((who) =>
      locale.say(named({ who })),
    );
  const titles = ({ id }: { readonly id: string }) =>
    id === "lead" ? { en: "Lead", zh: "負責人" } : id === "a.b" ? { en: "a value" } : undefined;
  expect(said(en)).toEqual(["ask lead", "ask x", "ask v", "ask v"]);
  expect(said(hans)).toEqual(["询问`lead`", "询问`x`", "询问v", "询问v"]);
  expect(said(en.knowing(titles))).toEqual(["ask Lead", "ask x", "ask a value", "ask v"]);
  expect(said(hans.knowing(titles))).toEqual(["询问负责人", "询问`x`", "询问a value", "询问v"]);
  expect([hans.knowing(titles).tag, hans.knowing(titles).script]).toEqual(["zh-Hans", "zh-Hans"]);
});

test("help is said where there are words for it", () => {
  const translate = (code: string) => ({ text: "{a}", help: code === "test/helped" ? "do {a}" : undefined });
  const latin = localeOf({ tag: "la", plural: () => "other", translate });
  expect(["test/helped", "test/helpless"].map((code) => latin.help({ code, params: { a: "b" } }))).toEqual([
    "do b",
    undefined,
  ]);
});

test("of an author's words those of the reader's language are taken, or else those that there are", () => {
  const all = [{ en: "Labels", zh: "標識" }, { en: "Labels" }, { zh: "標識" }, {}];
  expect(all.map((it) => translatedIn(it, undefined))).toEqual(["Labels", "Labels", "標識", undefined]);
  expect(all.map((it) => translatedIn(it, "zh-Hans"))).toEqual(["标识", "Labels", "标识", undefined]);
  expect(all.map((it) => translatedIn(it, "zh-Hant"))).toEqual(["標識", "Labels", "標識", undefined]);
});

test("words are found under their code, and messages of a table under its name and their key", () => {
  const words = { en: "found {a}", zh: "找到 {a}" } as const;
  message("test/found", words);
  expect([catalogEntry("test/found"), catalogEntry("test/none")]).toEqual([words, undefined]);
  expect([...catalogEntries()]).toContainEqual(["test/found", words]);
  const table = messages("test/table", { one: words, two: { en: "two", zh: "二" } });
  expect([table.one({ a: 1 }), table.two(), table.two.code]).toEqual([
    { code: "test/table/one", params: { a: 1 } },
    { code: "test/table/two", params: {} },
    "test/table/two",
  ]);
});
