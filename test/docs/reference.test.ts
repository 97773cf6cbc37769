import { expect, test } from "vitest";
import { locales } from "../../src/base/locale.ts";
import { english } from "../../src/language/parse/keywords.ts";
import { keywordsIn } from "./keywords-in.ts";
import { newWordsIn } from "./new-words.ts";
import { filesOf as treeFiles, readTree } from "../house/tree.ts";
import type { Fence } from "./fences.ts";
import {
  errorsOf,
  fenceKinds,
  isOfPack,
  judgeSection,
  questionsOf,
  sectionsOf,
  transcript,
  verdictLines,
} from "./reference-section.ts";

const chapters = treeFiles(readTree(), "grammar/reference/", ".md").filter(([path]) => /\/\d\d-[^/]+\.md$/.test(path));

for (const [path, text] of chapters) {
  for (const section of sectionsOf(text)) {
    if (section.fences.length === 0) continue;
    const asked = section.fences.filter((it) => it.words[0] === "verdicts");

    test(`${path}: ${section.heading}`, () => {
      const unknown = section.fences.filter((it) => !fenceKinds.some((kind) => kind === it.words[0]));
      expect(unknown.map((it) => `${path}:${it.line} ${it.words.join(" ")}`)).toEqual([]);
      const isPolicy = (it: Fence): boolean => it.words[0] === "edict" && it.words[1] !== "error" && !isOfPack(it);
      const judged = section.fences.some(isPolicy) || asked.length > 0 ? [judgeSection(section, [])] : [];
      expect(judged.flatMap((it) => it.policyProblems.map((one) => `${one.code}: ${locales.en.say(one)}`))).toEqual([]);
      for (const fence of section.fences.filter((it) => it.words[0] === "edict" && it.words[1] === "error"))
        expect(errorsOf(section, fence)).toEqual(fence.words.slice(2));
      for (const fence of section.fences.filter((it) => it.words[0] === "console"))
        expect(transcript(section, fence)).toBe(fence.text);
      for (const { asked: flags, lines } of asked.flatMap(questionsOf)) {
        const run = judgeSection(section, flags);
        const wrong = run.inputProblems.filter((it) => it.severity === "error");
        expect(wrong.map((it) => `${it.code}: ${locales.en.say(it)}`)).toEqual([]);
        expect(run.troubles.map((it) => locales.en.say(it))).toEqual([]);
        const said = run.decision ? verdictLines(run.decision) : [];
        const isWhole = lines.some((it) => it.startsWith("run: "));
        const told = isWhole ? said : said.filter((it) => !it.startsWith("run: "));
        expect([...flags, ...told.toSorted()]).toEqual([...flags, ...lines.toSorted()]);
      }
    });
  }

  test(`${path} has an exercise, and an answer that runs`, () => {
    const headings = sectionsOf(text).map((it) => it.heading);
    expect(headings).toContain("Exercise");
    const answer = sectionsOf(text).find((it) => it.heading === "Answer");
    expect(answer?.fences.some((it) => ["edict", "verdicts", "console"].includes(it.words[0] ?? ""))).toBe(true);
  });
}

test("every keyword is told in one chapter, and none is used before", () => {
  const told = new Map<string, string>();
  const early: string[] = [];
  for (const [path, text] of chapters) {
    for (const word of newWordsIn(text)) {
      if (told.has(word)) early.push(`${word} is told twice: ${told.get(word)} and ${path}`);
      told.set(word, path);
    }
    for (const { fences } of sectionsOf(text))
      for (const fence of fences)
        if (fence.words[0] === "edict")
          for (const word of keywordsIn(fence.text))
            if (!told.has(word)) early.push(`${path}:${fence.line} uses \`${word}\` before it is told`);
  }
  expect(early).toEqual([]);
  expect(Object.keys(english.phrases).filter((it) => !told.has(it))).toEqual([]);
});

test("planted: a keyword that is used and not told is seen", () => {
  expect(keywordsIn("rule a: provider must not")).toEqual(["rule", "must not"]);
});
