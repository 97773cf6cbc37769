import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { formatPlace } from "../../../src/base/text.ts";
import type { LinkedPacks } from "../../../src/pack/compile-packs.ts";
import { law, load, named } from "./laws.ts";

const judged = `standard kept "The id is kept" { judged by counsel valid for 12 months }`;
const c = law("c", { id: "t.c", policy: `${judged} ${named.replace("require", 'remedy "Give it one." require')}` });
const withChinese = (text: string, files = c): LinkedPacks => load({ ...files, "c/chinese.yaml": text }, ["c"]);
const told = (it: LinkedPacks): readonly unknown[] =>
  it.diagnostics.map((one) => [formatPlace(one.place), one.code, locales.en.say(one)]);

const whole = `- { en: have an id, zh: 具有標識符 }
- { en: Give it one., zh: 予以標識。 }
- { en: The id is kept, zh: 標識得到保留 }
`;

test("an act, a remedy and the title of a standard have the Chinese that the pack gives them", () => {
  const [pack] = withChinese(whole).packs;
  const rule = pack?.program.rules.get("t.c.named");
  expect([rule?.act, rule?.remedy]).toEqual([
    { en: "have an id", zh: "具有標識符" },
    { en: "Give it one.", zh: "予以標識。" },
  ]);
  expect(pack?.program.sources.standards.get("t.c.kept")?.title).toEqual({ en: "The id is kept", zh: "標識得到保留" });
  expect(load(c, ["c"]).packs[0]?.program.rules.get("t.c.named")?.act).toEqual({ en: "have an id" });
});

test("Chinese words are no part of what a pack means", () => {
  const [pack, plain] = [withChinese(whole).packs[0], load(c, ["c"]).packs[0]];
  expect([pack?.digest, pack?.ruleDigests]).toEqual([plain?.digest, plain?.ruleDigests]);
});

test.each([
  [
    "words that the pack does not have",
    "- { en: have an od, zh: 具有標識符 }\n",
    [["c/chinese.yaml:1:9", "pack/unknown-words", "this pack has no such words; did you mean `have an id`?"]],
  ],
  [
    "words that are like none",
    "- { en: have an id, zh: 具有標識符 }\n- { en: be quick, zh: 迅速 }\n",
    [["c/chinese.yaml:2:9", "pack/unknown-words", "this pack has no such words"]],
  ],
  [
    "words twice",
    "- { en: have an id, zh: 具有標識符 }\n- { en: have an id, zh: 有名稱 }\n",
    [["c/chinese.yaml:2:9", "pack/translated-twice", "these words already have their Chinese"]],
  ],
  [
    "another key, as a comma makes it",
    "- { en: have an id, zh: 具有, 標識符 }\n",
    [["c/chinese.yaml:1:29", "statute/unknown-key", "a translation has no `標識符`, only `en`, `zh`"]],
  ],
  [
    "no Chinese",
    '- { en: have an id, zh: "" }\n',
    [["c/chinese.yaml:1:25", "vocabulary/blank-text", "`[0].zh` is blank"]],
  ],
])("%s", (_, text, mistakes) => {
  const it = withChinese(text);
  expect(told(it)).toEqual(mistakes);
  expect(it.packs.length).toBe(mistakes.some(([, code]) => code === "pack/unknown-words") ? 1 : 0);
});

test("words of a policy that cannot be read, or is not there, are not said to be missing", () => {
  const { "c/article-01.edict": _, ...none } = c;
  for (const files of [none, { ...c, "c/article-01.edict": "article 1 {" }])
    expect(told(withChinese(whole, files))).toEqual(told(load(files, ["c"])));
});
