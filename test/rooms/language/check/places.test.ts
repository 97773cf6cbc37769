import { expect, test } from "vitest";
import { locales } from "../../../../src/base/locale.ts";
import { formatLocator } from "../../../../src/statute/locator.ts";
import { expectErrors, expectValid, outlined } from "../../../kit/check.ts";

test("declarations cite the innermost unit around them", () => {
  const checked = expectValid(`
    article 7 "Training" {
      define a means service.training.performed
      paragraph 1 { define b means service.training.performed item 3 { define c means service.training.performed } }
    }`);
  expect(checked.definitions.map((it) => formatLocator(it.locator))).toEqual([
    "art. 7",
    "art. 7(1)",
    "art. 7(1) item 3",
  ]);
  expect(checked.units.map((it) => [formatLocator(it.locator), it.title])).toEqual([
    ["art. 7", "Training"],
    ["art. 7(1)", undefined],
    ["art. 7(1) item 3", undefined],
  ]);
});

test("what stands outside every unit is reported, each once, and its name still counts", () => {
  expectErrors(
    `define a means service.generates_content\nscope "why"\narticle 8 { paragraph 1 { define b means a } }`,
    [
      ["outside-unit", "a"],
      ["outside-unit", `scope "why"`],
    ],
  );
});

test("units nest as the law does; what is inside one that does not is not blamed again", () => {
  expectErrors(`article 7 { item 3 { quote "沒有的話" } } paragraph 1 { scope "why" } article 8 { article 9 { } }`, [
    ["misplaced-unit", "3"],
    ["misplaced-unit", "1"],
    ["misplaced-unit", "9"],
  ]);
});

test("a unit that the text does not have is reported with where the text ends", () => {
  const found = expectErrors(
    `article 25 { paragraph 1 { scope "why" } } article 9 { paragraph 3 { quote "沒有" } } article 7 { paragraph 1 { item 6 { } } } article 8 { paragraph 1 { item 1 { } } }`,
    [
      ["unknown-unit", "25"],
      ["unknown-unit", "3"],
      ["unknown-unit", "6"],
      ["unknown-unit", "1"],
    ],
  );
  expect(found.map((it) => locales.en.say(it))).toEqual([
    "the text has no `article 25` here: it ends with article 24",
    "the text has no `paragraph 3` here: article 9 ends with paragraph 2",
    "the text has no `item 6` here: paragraph 1 of article 7 ends with item 5",
    "the text has no `item 1` here: paragraph 1 of article 8 has no items",
  ]);
});

test("a unit is written once, over all files", () => {
  const [found] = expectErrors(["article 8 { paragraph 1 { } }", `article 8 { }`], [["repeated-unit", "8"]]);
  expect(found && locales.en.say(found)).toBe("art. 8 is already written at 1.edict:1:9");
  expect(found?.place.source.path).toBe("2.edict");
});

test("what carries law stands in a paragraph, in an article of one paragraph too", () => {
  const found = expectErrors(
    `article 3 { scope "why" } article 9 { scope "why" define d means service.generates_content quote "簽訂服務協議" }`,
    [
      ["needs-paragraph", `scope "why"`],
      ["needs-paragraph", `scope "why"`],
      ["needs-paragraph", "d"],
    ],
  );
  expect(found[0] && locales.en.say(found[0])).toContain("`paragraph 1`");
  expect(found[1] && locales.en.say(found[1])).toContain("2 paragraphs");
});

test("an outline that does not divide an article takes declarations directly in it", () => {
  expectValid(`article 2 { scope "why" } article 24 { paragraph 2 { scope "why" } }`, outlined);
  expectErrors(
    `article 24 { scope "why" } article 2 { paragraph 1 { } }`,
    [
      ["needs-paragraph", `scope "why"`],
      ["unknown-unit", "1"],
    ],
    outlined,
  );
});

test("a scope of a level stands somewhere inside a unit of that level", () => {
  expectValid(`article 4 {
    article applies where service.generates_content
    paragraph 1 {
      policy applies where service.generates_content
      article does not apply where service.operates_abroad
      item 1 { item applies where service.generates_content }
    } }`);
  expectErrors(`article 4 { paragraph applies where service.generates_content }`, [
    ["scope-level", "paragraph applies where "],
  ]);
});

test("a rule is governed by the scopes of the policy and of all units around it, outer before inner", () => {
  const files = [
    `article 4 { paragraph 1 {
       item 1 { item applies where service.modalities has text
         rule r: provider must "act" { quote "堅持社會主義核心價值觀" on service require service.generates_content } }
       item 2 { item applies where service.modalities has video }
       article applies where service.modalities has image } }`,
    `article 2 { paragraph 1 { policy applies where service.modalities has audio } }`,
  ];
  for (const texts of [files, files.toReversed()]) {
    const [rule] = expectValid(texts).rules;
    expect(rule?.scopes.map((it) => it.declaration.level)).toEqual(["policy", "article", "item"]);
    expect(rule?.scopes.map((it) => formatLocator(it.locator))).toEqual(["art. 2(1)", "art. 4(1)", "art. 4(1) item 1"]);
  }
});
