import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { formatPlace } from "../../../src/base/text.ts";
import { law, load } from "./laws.ts";

const c = law("c", { id: "t.c" });
const policy = "article 1 { paragraph 1 { } }";

const told = (files: Readonly<Record<string, string>>) => {
  const it = load({ ...c, ...files }, ["c"]);
  const said = it.diagnostics.map((one) => [one.code, formatPlace(one.place), locales.en.help(one)]);
  return [it.packs.length, ...said];
};

test.each([
  ["c/article-03.edikt", "article-03.edict"],
  ["c/article-03.Edict", "article-03.edict"],
  ["c/draft.edict.txt", "draft.edict"],
  ["c/more/article-03.edit", "article-03.edict"],
])("a policy that is called %s is told, and the pack is not loaded", (path, name) => {
  const help = `name it \`${name}\`, or take it out of the pack`;
  expect(told({ [path]: policy })).toEqual([0, ["pack/misnamed-policy", `${path}:1:1`, help]]);
});

test.each([
  ["c/caption.yaml", `- { unit: "1", en: Names }`, "captions.yaml"],
  ["c/captions.yml", `- { unit: "1", en: Names }`, "captions.yaml"],
  ["c/chinise.yaml", "- { en: have an id, zh: 具有名稱 }", "chinese.yaml"],
  ["c/survivor.yaml", "- { as: unshown, mutants: [] }", "survivors.yaml"],
])("what %s says is read nowhere, and the pack is judged without it", (path, text, name) => {
  const help = `name it \`${name}\`, or take it out of the pack`;
  expect(told({ [path]: text })).toEqual([1, ["pack/unread-file", `${path}:1:1`, help]]);
});

test("what an editor has put aside, and what a project keeps beside its pack, is left alone", () => {
  const left = {
    "article-01.edict~": policy,
    "article-01.edict.bak": policy,
    ".article-01.edict.swp": policy,
    "options.yaml": "- { name: one }",
    "notes.edict.d/notes.md": "",
    "words.dict": "",
    "page.exe": "",
    "README.md": "",
  };
  expect(told(Object.fromEntries(Object.entries(left).map(([path, text]) => [`c/${path}`, text])))).toEqual([1]);
});
