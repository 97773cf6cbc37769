import { expect, test } from "vitest";
import { locales } from "../../../../src/base/locale.ts";
import { citedAs, formatLocator, readLocatorKey } from "../../../../src/statute/locator.ts";
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

const divided = {
  ...outlined,
  text: {
    kind: "outline",
    units: ["5.1", "5.1.1", "5.1.1.1", "5.1.1.2", "5.2.s1", "5.2.s2"].flatMap((it) => {
      const place = readLocatorKey(it);
      return place ? [citedAs(place, "eu")] : [];
    }),
    captions: new Map(),
    digest: "",
    style: "eu",
  },
} as const;

const duty = (name: string, more = ""): string =>
  `rule ${name}: provider must "a" { on service ${more} require service.training.performed }`;

test("subitems and sentences are places: what stands in them cites them, and they are named", () => {
  const checked = expectValid(
    `article 5 {
      paragraph 1 { item 1 { subitem 2 { ${duty("a")} } } }
      paragraph 2 {
        sentence 2 { ${duty("b")} exemption c from article 5 paragraph 1 item 1 subitem 2 when service.training.performed }
        sentence 1 { rule d: provider must "d" { on service when service.training.performed upon breach of article 5 paragraph 2 sentence 2 require service.training.performed } }
      }
    }`,
    divided,
  );
  expect(checked.rules.map((it) => formatLocator(it.locator))).toEqual([
    "Art. 5(1)(a)(ii)",
    "Art. 5(2), second sentence",
    "Art. 5(2), first sentence",
  ]);
  expect(checked.exemptions.map((it) => formatLocator(it.locator))).toEqual(["Art. 5(2), second sentence"]);
});

test("sentences of an article without paragraphs stand in the article", () => {
  const undivided = {
    ...divided,
    text: {
      ...divided.text,
      units: [1, 2].map((sentence) => citedAs({ article: 27, paragraph: undefined, item: undefined, sentence }, "eu")),
    },
  };
  const text = `article 27 { sentence 2 { ${duty("a")} exemption c from article 27 sentence 2 when service.training.performed } }`;
  expect(expectValid(text, undivided).rules.map((it) => formatLocator(it.locator))).toEqual([
    "Art. 27, second sentence",
  ]);
  expectErrors("article 27 { sentence 3 { } }", [["unknown-unit", "3"]], undivided);
});

test("subitems stand in items, sentences in paragraphs and what they hold; what the text lacks is told", () => {
  const said = expectErrors(
    "article 5 { paragraph 1 { item 1 { subitem 3 { } sentence 1 { } } subitem 1 { } } paragraph 2 { sentence 3 { } } sentence 1 { } }",
    [
      ["unknown-unit", "3"],
      ["unknown-unit", "1"],
      ["misplaced-unit", "1"],
      ["unknown-unit", "3"],
      ["misplaced-unit", "1"],
    ],
    divided,
  );
  expect(said.map((it) => locales.en.say(it))).toEqual([
    "the text has no `subitem 3` here: Art. 5(1)(a) ends with subitem 2",
    "the text has no `sentence 1` here: Art. 5(1)(a) is not divided into sentences",
    "`subitem 1` must stand directly in an item",
    "the text has no `sentence 3` here: Art. 5(2) ends with sentence 2",
    "`sentence 1` must stand directly in a paragraph, an item or a subitem",
  ]);
  expectErrors(
    `article 5 { paragraph 1 { ${duty("a", "")} exemption b from article 5 paragraph 2 sentence 9 when service.training.performed } }`,
    [["unknown-unit", "article 5 paragraph 2 sentence 9"]],
    divided,
  );
});

test("a place of a Chinese law is told in words of its own", () => {
  const [unknown] = expectErrors("article 24 { paragraph 1 { sentence 2 { } } }", [["unknown-unit", "2"]], outlined);
  expect(unknown && locales["zh-Hant"].say(unknown)).toContain("第 24 條第 1 款不分句");
});
