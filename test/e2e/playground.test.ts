import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { faultsOf, launch, noBrowser, type Screen } from "./browser.ts";
import { edict, folderWith } from "./edict.ts";

const file = resolve("dist/playground/index.html");
const wide: Screen = { width: 1440, colorScheme: "light" };

let browser: Browser;
beforeAll(async () => {
  if (noBrowser !== undefined) return void process.stderr.write(`${noBrowser}\n`);
  browser = await launch();
});
afterAll(() => (noBrowser === undefined ? browser.close() : undefined));

/** The page as it is when its first verdict and its first picture are there; `told`: what it writes to the console. */
async function open(
  { width, colorScheme }: Screen,
  hash = "",
  locale = "en",
): Promise<{ page: Page; told: string[]; asked: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, locale });
  const page = await context.newPage();
  const [told, asked]: [string[], string[]] = [[], []];
  page.on("console", (it) => {
    // CodeMirror says so where it guessed the heights of long wrapped lines above what it scrolls to: it shows the right ones all the same.
    if (it.text() !== "Measure loop restarted more than 5 times") told.push(it.text());
  });
  page.on("pageerror", (it) => told.push(it.message));
  page.on("request", (it) => asked.push(it.url().slice(0, 5)));
  await page.goto(`file://${file}${hash}`);
  await page.waitForSelector("html[data-ready]", { timeout: 120_000 });
  return { page, told, asked };
}

const lead = (page: Page): Promise<string> => page.locator("#lead").innerText();
const choose = async (page: Page, select: string, value: string): Promise<void> =>
  void (await page.locator(`#${select}`).selectOption(value));
/** Waits until a rule has a verdict, or none. */
const until = (page: Page, rule: string, verdict: string | undefined): Promise<unknown> =>
  page.waitForSelector(`[data-rule=${rule}]${verdict === undefined ? "" : `.v-${verdict}`}`, {
    state: verdict === undefined ? "detached" : "attached",
    timeout: 60_000,
  });
/** Writes one text over another in an editor, as a person would. */
async function rewrite(page: Page, editor: string, from: string, to: string): Promise<void> {
  const line = page.locator(`#${editor} .cm-line`, { hasText: from }).first();
  await line.click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  await page.keyboard.insertText((await line.innerText()).replace(from, to));
}

beforeEach((it) => it.skip(noBrowser !== undefined, noBrowser));

test("the verb tells where the page lies, and writes it for a web server", () => {
  expect(edict(["playground"]).out).toBe(`file://${file}\n`);
  const folder = folderWith({});
  expect(edict(["playground", "-o", "page.html"], { cwd: folder }).code).toBe(0);
  expect(readFileSync(`${folder}/page.html`, "utf8")).toBe(readFileSync(file, "utf8"));
});

test("on a desk: axe finds nothing, nothing is wider, nothing is refused by its policy, no network", async () => {
  const { page, told, asked } = await open(wide);
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(wide.width);
  // Names are explained, completed and led to where they are declared, and a picture leads to its rule.
  await page
    .locator("#rule-editor .cm-line", { hasText: "when      suspended_for_illegal_use" })
    .hover({ position: { x: 150, y: 8 } });
  await expect.poll(() => page.locator("#rule-editor .told").innerText()).toMatch(/illegal use/);
  await page.locator("#picture a", { hasText: "standard art. 14(2)" }).first().click();
  await expect
    .poll(() => page.locator("#rule-editor .cm-activeLine").innerText())
    .toContain("standard suspended_for_illegal_use");
  await page.locator("#rule-editor .cm-line", { hasText: "on        request" }).first().click();
  await page.keyboard.press("End");
  await page.keyboard.type("\n      only if request.");
  await expect.poll(() => page.locator("#rule-editor .cm-tooltip-autocomplete").innerText()).toContain("outcome");
  await page.keyboard.press("Escape");
  await page.locator("#reset").click();
  // Examples are judged as the command line judges them.
  for (const name of ["chat-service", "voice-cloning", "profiles"]) {
    await choose(page, "example", `/examples/${name}`);
    const { out } = edict(["check", `examples/${name}`, "-q", "--lang", "en"]);
    await expect.poll(() => lead(page), { timeout: 60_000 }).toBe(out.replaceAll(/\s+/g, " ").trim());
  }
  expect([told, new Set(asked)]).toEqual([[], new Set(["file:", "blob:"])]);
});

test("on a phone in the dark: axe finds nothing, nothing is wider, nothing is refused by its policy", async () => {
  const { page, told } = await open({ width: 360, colorScheme: "dark" });
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  expect(told).toEqual([]);
});

test("a rule is changed, the verdict changes, and the link brings it back; undone, all is as before", async () => {
  const { page, told } = await open(wide);
  await until(page, "suspension_observed", "violated");
  const before = await lead(page);
  await rewrite(page, "rule-editor", "request.outcome == served", "request.outcome != served");
  await until(page, "suspension_observed", "undetermined");
  const after = await lead(page);
  expect(after).not.toBe(before);
  await expect.poll(() => page.evaluate("location.hash.length")).toBeGreaterThan(200);
  // A change of a text that is another one by now is told, and left out.
  const link = String(await page.evaluate("location.hash")).slice(1);
  const state = JSON.parse(String(inflateRawSync(Buffer.from(link, "base64url")))) as { changes: object[] };
  const stale = { path: "/examples/chat-service/service.yaml", of: "00000000", from: 0, to: 9, text: "" };
  const others = JSON.stringify({ ...state, changes: [...state.changes, stale] });
  const again = await open(wide, `#${deflateRawSync(others).toString("base64url")}`);
  expect(await again.page.locator("#told").innerText()).toContain("service.yaml");
  expect(await lead(again.page)).toBe(after);
  expect(await again.page.locator("#rule-editor .cm-content").innerText()).toContain("request.outcome != served");
  await again.page.locator("#reset").click();
  await until(again.page, "suspension_observed", "violated");
  expect(await lead(again.page)).toBe(before);
  expect([...told, ...again.told]).toEqual([]);
});

test("in Chinese, from a link that nobody made: that is told, and so is a mistake where it stands", async () => {
  const { page, told } = await open(wide, "#nothing", "zh-CN");
  expect(await page.evaluate("document.documentElement.lang")).toBe("zh-Hans");
  expect(await page.locator("#told").innerText()).toMatch(/链接/);
  expect(await lead(page)).toMatch(/违反/);
  await rewrite(page, "dossier-editor", "kind: service", "kind: srvice");
  await expect.poll(() => page.locator(".mistake").allInnerTexts(), { timeout: 60_000 }).not.toEqual([]);
  expect(await page.locator(".mistake").first().innerText()).toMatch(/srvice/);
  await expect.poll(() => page.locator("#dossier-editor .cm-lintRange-error").count()).toBeGreaterThan(0);
  // Chromium would keep the style of what is written over, which the policy refuses; the editor draws the text itself.
  expect(told.filter((it) => !it.startsWith("Applying inline style"))).toEqual([]);
});
