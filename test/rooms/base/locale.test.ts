import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { listOf, message, namesOf } from "../../../src/base/message.ts";

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

test("messages and lists stand in slots, in the language of what is around them", () => {
  const kind = message("test/kind", { en: "a list", zh: "列表" });
  const wanted = message("test/wanted", { en: "{path} must be {expected}", zh: "{path} 應為 {expected}" });
  expect(hans.say(wanted({ path: "`a`", expected: kind() }))).toBe("`a` 应为列表");
  const either = wanted({ path: "`a`", expected: listOf([kind(), "`b`", "`c`"], "or") });
  expect(en.say(either)).toBe("`a` must be a list, `b` or `c`");
  expect(hans.say(either)).toBe("`a` 应为列表、`b` 或 `c`");
  expect(en.say(wanted({ path: "x", expected: namesOf(["a", "b"]) }))).toBe("x must be `a`, `b`");
  expect(en.list(["a"], "and")).toBe("a");
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
