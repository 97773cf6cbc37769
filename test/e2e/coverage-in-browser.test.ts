import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { faultsOf, launch, noBrowser, opened, type Screen } from "./browser.ts";
import { edict, folderWith } from "./edict.ts";

const folder = folderWith({});
const fileOf = (pack: string): string => join(folder, `${pack}.html`);
const looks: readonly (readonly [pack: string, language: string, screen: Screen])[] = [
  ["cn.genai_interim_measures", "en", { width: 1440, colorScheme: "light" }],
  ["cn.labelling_measures", "zh-Hans", { width: 360, colorScheme: "dark" }],
  ["eu.ai_act", "en", { width: 360, colorScheme: "light" }],
];

let browser: Browser;
beforeAll(async () => {
  if (noBrowser !== undefined) return void process.stderr.write(`${noBrowser}\n`);
  for (const [pack, lang] of looks) edict(["coverage", pack, "--lang", lang, "-f", "html", "-o", fileOf(pack)]);
  browser = await launch();
});
afterAll(() => (noBrowser === undefined ? browser.close() : undefined));
beforeEach((it) => it.skip(noBrowser !== undefined, noBrowser));

for (const [pack, , screen] of looks)
  test(`${pack}, ${screen.width} pixels, ${screen.colorScheme}: axe finds nothing, nothing is wider, no network`, async () => {
    const { page, asked } = await opened(browser, fileOf(pack), screen);
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(screen.width);
    expect(asked).toEqual([`file://${fileOf(pack)}`]);
  });
