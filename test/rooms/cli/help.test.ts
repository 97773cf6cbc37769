import { expect, test } from "vitest";
import { displayWidth } from "../../../src/report/view/text-layout.ts";
import { faultsOfScript } from "../../kit/chinese.ts";
import { helpsIn, printedAt, printedIn, verbs } from "./helps.ts";

/** What flags and places take, as the shell completes it: formats, levels, languages. */
const taken = new Set(
  Array.from(printedIn("en", "completion", "fish").matchAll(/ -a '(.+?)'/g), (it) => (it[1] ?? "").split(" ")).flat(),
);

/** Names that Chinese has as well. */
const names = /\b(?:Schema|Markdown|WebP|Ctrl-C|pre-commit|git|id)\b/g;

/** The own words of a help in Chinese: no flags, no names of verbs, nothing to be typed. */
const ownWords = (help: string): string =>
  help
    .replaceAll(/^ {2}(?:edict |curl | {2}-).*$/gm, "")
    .replaceAll(/`[^`]*`/g, "")
    .replace(/^(.*)edict [a-z]*/, "$1")
    .replaceAll(/^ {2}(?:-\w, )?(?:--[a-z-]+|[a-z]+ \[|[a-z]+ <).*?(?: {2,}|$)/gm, "")
    .replaceAll(names, "");

/** What is wrong with a help in Chinese at 80 cells. */
function faultsOf(help: string): readonly string[] {
  const words = ownWords(help).match(/[\w./~$-]*[a-z][\w./@-]*/g) ?? [];
  const wide = help.split("\n").filter((it) => displayWidth(it) > 80);
  return [...words.filter((it) => !taken.has(it)), ...wide];
}

test("the help of every verb in Chinese says no English word, and no line is wider than 80 cells", () => {
  expect(verbs.length).toBeGreaterThan(15);
  const all = [...helpsIn("zh-Hans"), ...helpsIn("zh-Hant")];
  expect(all.flatMap(({ line, text }) => faultsOf(text).map((it) => `${line}: ${it}`))).toEqual([]);
});

test("planted: English of a verb, of a flag and of commander, and a line that is too wide", () => {
  const help = printedIn("zh-Hans", "explain", "--help");
  expect(faultsOf(help.replace("说明原因", "Shows why"))).toEqual(["Shows", "why"]);
  expect(faultsOf(help.replace("将说明写入文件", "write it"))).toEqual(["write", "it"]);
  expect(faultsOf(help.replace("[选项]", "[options]"))).toEqual(["options"]);
  expect(faultsOf(help.replace("示例：", "Example:"))).toEqual(["Example"]);
  expect(faultsOf(help.replace("默认", "default:"))).toEqual(["default"]);
  expect(faultsOf(help.replace("说明原因：", "一".repeat(10)))).toHaveLength(1);
  for (const { text } of helpsIn("en")) expect(faultsOf(text).length).toBeGreaterThan(10);
});

test("what flags and verbs do is wrapped in a narrow terminal too", () => {
  for (const verb of [...verbs, "help"]) {
    const [shown = ""] = printedAt(60, "zh-Hans", verb, "--help").split("\n示例：");
    expect(shown.split("\n").filter((it) => displayWidth(it) > 60)).toEqual([]);
  }
});

test("the help is in the characters of the language", () => {
  for (const { text } of helpsIn("zh-Hant")) expect(faultsOfScript(text)).toEqual([]);
});

test("the flag goes before the environment, wherever it stands, and the help says which language is the default", () => {
  expect(printedIn("en", "help", "check", "--lang=zh-Hant")).toContain("用法：edict check [選項] [INPUT...]\n");
  expect(printedIn("zh-Hans", "--lang", "en", "--help")).toBe(printedIn("en", "--help"));
  expect(printedIn("zh-Hant", "fmt", "--help")).toContain("（默認 zh-Hant）");
  expect(printedIn("en", "fmt", "--help", "--lang", "zh-Hans")).toContain("（默认 en）");
});

test("the script of a shell describes flags in the language, up to the first semicolon", () => {
  const fish = printedIn("zh-Hans", "completion", "fish");
  expect(fish).toContain("-l party -r -f -d '审查哪一方的义务'\n");
  expect(fish).toContain("-a fmt -d '统一规则文件的书写格式'\n");
});
