import { expect, test } from "vitest";
import { diagnostic, fixOf } from "../../../src/base/diagnostic.ts";
import { inKeywords, registerKeywords } from "../../../src/base/keywords.ts";
import { locales } from "../../../src/base/locale.ts";
import { listOf, message } from "../../../src/base/message.ts";

registerKeywords("loud", (it) => it.toUpperCase());

const part = message("example/part-of-keywords", { en: "a part such as `{name} when`", zh: "例如 `{name} when`" });
const kind = diagnostic("example/kind-of-keywords", "error", {
  en: "write `must {name}`, must {parts}",
  zh: "寫 `must {name}`，must {parts}",
  help: { en: "say `on`", zh: "寫 `on`" },
});

const toldOf = (keywords?: string) => {
  const source = { path: "a", text: "x", ...(keywords === undefined ? {} : { keywords }) };
  const params = { name: "not", parts: listOf([part({ name: "b" }), "`when`"]) };
  return kind.at({ source, span: { start: 0, end: 1 } }, params, fixOf(part({ name: "c" }), 0, 1, "y"));
};

test("what we say between backticks is in the keywords of the file, and what others said stays", () => {
  const { en } = locales;
  const loud = toldOf("loud");
  expect([en.say(loud), en.help(loud), loud.fix && en.say(loud.fix)]).toEqual([
    "write `MUST not`, must a part such as `b WHEN`, `when`",
    "say `ON`",
    "a part such as `c WHEN`",
  ]);
  expect(locales["zh-Hans"].say(loud)).toBe("写 `MUST not`，must 例如 `b WHEN`、`when`");
  const plain = toldOf();
  expect([en.say(plain), en.help(plain), "keywords" in plain]).toEqual([
    "write `must not`, must a part such as `b when`, `when`",
    "say `on`",
    false,
  ]);
});

test("a language that nobody registered leaves words as they are", () => {
  expect(inKeywords("must", "nobody's")).toBe("must");
});
