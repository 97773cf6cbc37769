import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { faultsOf, launch, noBrowser, opened, unfold, type Screen } from "./browser.ts";
import { edict, folderWith } from "./edict.ts";

const folder = folderWith({});
const fileOf = (lang: string): string => join(folder, `${lang}.html`);
const looks: readonly (readonly [lang: string, screen: Screen])[] = [
  ["en", { width: 1440, colorScheme: "light" }],
  ["zh-Hans", { width: 360, colorScheme: "dark" }],
];

let browser: Browser;
beforeAll(async () => {
  if (noBrowser !== undefined) return void process.stderr.write(`${noBrowser}\n`);
  const days = ["--from", "2026-11-01", "--to", "2026-12-31"];
  for (const [lang] of looks)
    edict(["timeline", "examples/chat-service", ...days, "--lang", lang, "-f", "html", "-o", fileOf(lang)]);
  browser = await launch();
});
afterAll(() => (noBrowser === undefined ? browser.close() : undefined));
beforeEach((it) => it.skip(noBrowser !== undefined, noBrowser));

for (const [lang, screen] of looks)
  test(`${lang}, ${screen.width} pixels, ${screen.colorScheme}: axe finds nothing, nothing is wider, no network`, async () => {
    const { page, asked } = await opened(browser, fileOf(lang), screen);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(screen.width);
    // A date leads to a rule, which opens and shows the law's words.
    await page.locator(".date a").first().click();
    expect(await page.locator(".rule:target .law").first().isVisible()).toBe(true);
    await unfold(page);
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(screen.width);
    const lane = page.locator(".lanes svg").first();
    expect((await lane.boundingBox())?.width).toBeGreaterThan(300);
    expect(asked).toEqual([`file://${fileOf(lang)}`]);
  });
