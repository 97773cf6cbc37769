import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "./edict.ts";
import { edictHere } from "./in-process.ts";

test("the guide to the Measures is one page that needs nothing else", () => {
  const folder = folderWith({});
  const { code, out, err } = edictHere(["doc", "-o", "guide.html"], { cwd: folder });
  expect([code, out, err]).toEqual([0, "", ""]);
  const page = readFileSync(join(folder, "guide.html"), "utf8");
  expect(page).not.toMatch(/<script|<link|<img|@import|url\(/);
  const official = "https://www.cac.gov.cn/2023-07/13/c_1690898327029107.htm";
  expect(page).toContain(`Official text: <a href="${official}">${official}</a>`);
  expect(page.match(/https?:[^"<]*/g)).toEqual([official, official]);
  for (let article = 1; article <= 24; article += 1) expect(page).toContain(`id="article-${article}"`);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  expect(page).toContain("應當及時採取停止生成");
  expect(page).toContain("应当及时采取停止生成");
  expect(page).toContain("The provider must give annotators the training they need.");
  expect(page).toContain("What people must sign");
  expect(page).toContain("own words stand in the grey boxes");
});

test("what an author writes stays text", () => {
  const folder = folderWith({
    "law/pack.yaml":
      "id: x.law\nversion: 1.0.0\ntitle: { zh: 例, en: <b>Law</b> }\nrank: rules\ntext: none\nin_force: { from: 2025-01-01 }\nzone: Asia/Shanghai\ncalendar: cn\nvocabulary: genai@1\nparties: [provider]\nroles: []\nnot_covered: []\n",
    "law/outline.yaml": 'units:\n  "1": { en: One & only, zh: 一 }\n',
    "law/a.edict":
      'article 1 {\n  rule r: provider must "act <script>" {\n    on service\n    require service.name is present\n  }\n}\n',
  });
  const { code, out } = edictHere(["doc", "law"], { cwd: folder });
  expect(code).toBe(0);
  expect(out).toContain("&lt;b&gt;Law&lt;/b&gt;");
  expect(out).toContain("One &amp; only");
  expect(out).toContain("act &lt;script&gt;.");
  expect(out).not.toMatch(/<script|<b>/);
});

test("a pack that is not there, or has a mistake, has no guide", () => {
  const unknown = edictHere(["doc", "cn.genai_interim_measure"]);
  expect([unknown.code, unknown.out]).toEqual([64, ""]);
  expect(unknown.err).toContain("cn.genai_interim_measures");
  const folder = folderWith({
    "law/pack.yaml":
      "id: x.law\nversion: 1.0.0\ntitle: { zh: 例, en: Law }\nrank: rules\ntext: none\nin_force: { from: 2025-01-01 }\nzone: Asia/Shanghai\ncalendar: cn\nvocabulary: genai@1\nparties: [provider]\nroles: []\nnot_covered: []\n",
    "law/outline.yaml": 'units:\n  "1": { en: One, zh: 一 }\n',
    "law/a.edict": "article 1 {\n  define n means service.nam is present\n}\n",
  });
  const broken = edictHere(["doc", "law", "-o", "guide.html"], { cwd: folder });
  expect([broken.code, broken.out]).toEqual([3, ""]);
  expect(broken.err).toContain("law/a.edict:2:26");
  expect(existsSync(join(folder, "guide.html"))).toBe(false);
});

/** The articles that a guide shows. */
const articlesOf = (page: string): readonly string[] =>
  [...page.matchAll(/ id="article-(\d+)"/g)].map(([, number = ""]) => number);

test("of a law that was amended the guide shows the text of one day, by default today's", () => {
  const on = (...more: readonly string[]): string => edictHere(["doc", "cn.cybersecurity_law", ...more]).out;
  const [old, amended] = [on("--as-of", "2025-12-31"), on("--as-of", "2026-01-01")];
  expect(old).toContain("In force from 2017-06-01 until 2026-01-01");
  expect(articlesOf(old)).toContain("21");
  expect(articlesOf(old)).not.toContain("23");
  expect(amended).toContain("In force from 2026-01-01");
  expect(articlesOf(amended)).toContain("23");
  expect(articlesOf(amended)).not.toContain("21");
  expect(on()).toBe(amended);
  expect(on("--as-of", "2016-01-01")).toBe(old);
  expect(old).toContain("Each unit is told in our own words");
  const folder = edictHere(["doc", "policies/cn/cybersecurity-law/2017-06-01", "--as-of", "2026-01-01"]);
  expect([folder.code, folder.out]).toEqual([0, old]);
});

test("a day that is none has no guide", () => {
  const wrong = edictHere(["doc", "cn.cybersecurity_law", "--as-of", "soon"]);
  expect([wrong.code, wrong.out]).toEqual([64, ""]);
  expect(wrong.err).toContain("engine/bad-date");
});
