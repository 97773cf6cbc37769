import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { faultsOf, launch, noBrowser, opened, type Screen } from "./browser.ts";
import { edict, folderWith } from "./edict.ts";

const folder = folderWith({});
const languages = ["en", "zh-Hans", "zh-Hant"] as const;
const fileOf = (language: string): string => join(folder, `${language}.html`);
const looks: readonly (readonly [string, Screen])[] = [
  ["en", { width: 1200, colorScheme: "light" }],
  ["en", { width: 360, colorScheme: "dark" }],
  ["zh-Hans", { width: 1200, colorScheme: "dark" }],
  ["zh-Hant", { width: 360, colorScheme: "light" }],
];

let browser: Browser;
beforeAll(async () => {
  if (noBrowser !== undefined) return void process.stderr.write(`${noBrowser}\n`);
  for (const it of languages) edict(["sheet", "examples/chat-service", "-f", "html", "--lang", it, "-o", fileOf(it)]);
  browser = await launch();
});
afterAll(() => (noBrowser === undefined ? browser.close() : undefined));
beforeEach((it) => it.skip(noBrowser !== undefined, noBrowser));

test.each(looks)("the page in %s, %o: axe finds nothing, nothing is wider, no network", async (language, screen) => {
  const { page, asked } = await opened(browser, fileOf(language), screen);
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(screen.width);
  expect(asked).toEqual([`file://${fileOf(language)}`]);
});

/** A property of the style of each element, as it is computed. */
const styles = async (page: Page, selector: string, property: string): Promise<readonly string[]> =>
  page.evaluate(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((it) => getComputedStyle(it).getPropertyValue("${property}"))`,
  );

test("on paper each person begins a page, and no question is cut", async () => {
  const { page } = await opened(browser, fileOf("zh-Hans"), { width: 1200, colorScheme: "light" });
  await page.emulateMedia({ media: "print" });
  expect(await styles(page, ".sheet", "break-before")).toEqual(["auto", "page", "page", "page"]);
  expect(new Set(await styles(page, ".question, .question tr, .signed", "break-inside"))).toEqual(new Set(["avoid"]));
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3);
});
