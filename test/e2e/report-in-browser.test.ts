import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { faultsOf, launch, noBrowser, opened, unfold, type Screen } from "./browser.ts";
import { edict, folderWith } from "./edict.ts";

const folder = folderWith({});
const examples = ["chat-service", "third-party-chat", "image-generator", "internal-assistant"];
const fileOf = (name: string): string => join(folder, `${name}.html`);
const wide: Screen = { width: 1440, colorScheme: "light" };
type Look = readonly [name: string, screen: Screen];
const looks: readonly Look[] = [
  ["chat-service", wide],
  ["chat-service", { width: 1440, colorScheme: "dark" }],
  ["chat-service", { width: 360, colorScheme: "light" }],
  ["third-party-chat", { width: 360, colorScheme: "dark" }],
  ["image-generator", wide],
  ["internal-assistant", { width: 1440, colorScheme: "dark" }],
  ["nothing", { width: 360, colorScheme: "light" }],
];

let browser: Browser;
beforeAll(async () => {
  if (noBrowser !== undefined) return void process.stderr.write(`${noBrowser}\n`);
  for (const it of examples) edict(["check", "-f", `html=${fileOf(it)}`], { cwd: `examples/${it}` });
  edict(["check", "nowhere.yaml", "-f", `html=${fileOf("nothing")}`]);
  browser = await launch();
});
afterAll(() => (noBrowser === undefined ? browser.close() : undefined));
beforeEach((it) => it.skip(noBrowser !== undefined, noBrowser));

for (const [name, screen] of looks) {
  test(`${name}, ${screen.width} pixels, ${screen.colorScheme}: axe finds nothing, nothing is wider, no network`, async () => {
    const { page, asked } = await opened(browser, fileOf(name), screen);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(screen.width);
    await unfold(page);
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(screen.width);
    expect(asked).toEqual([`file://${fileOf(name)}`]);
  });
}

const more = ["voice-cloning", "foreign-service", "open-weights-research", "profiles"];

/** Those that no look above has on a phone. */
const others = ["image-generator", "internal-assistant", ...more];

test.each(others)("%s on a phone: nothing is wider, folded or not", async (name) => {
  if (more.includes(name)) edict(["check", "-f", `html=${fileOf(name)}`], { cwd: `examples/${name}` });
  const { page } = await opened(browser, fileOf(name), { width: 360, colorScheme: "light" });
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  await unfold(page);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
});

test("laws with long names beside each other, in Chinese on a phone: nothing is wider, and each list of articles has its law", async () => {
  const file = fileOf("chat-service.zh");
  edict(["check", "--lang", "zh-Hant", "-f", `html=${file}`], { cwd: "examples/chat-service" });
  const phone = await opened(browser, file, { width: 360, colorScheme: "light" });
  expect(await phone.page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  const { page } = await opened(browser, file, wide);
  // Behind its name each has a link to its text.
  const heads = await page.locator("section[aria-labelledby=rules] .pack").allTextContents();
  expect((await page.locator("nav .of-pack").allTextContents()).map((it) => `${it} 官方文本`)).toEqual(heads);
});

test("planted: a picture without words and a text without contrast are found", async () => {
  const { page } = await opened(browser, fileOf("nothing"), wide);
  await page.evaluate(
    "document.querySelector('main').innerHTML += '<svg role=\"img\"></svg><p style=\"color:#ccc;background:#fff\">x</p>'",
  );
  const ids = (await faultsOf(page)).map((it) => it.split(":")[0]);
  expect(ids).toContain("svg-img-alt");
});

const shown = (page: Page, selector: string): Promise<number> => page.locator(`${selector} >> visible=true`).count();

test("the filter hides by outcome, article and severity, says so, and is undone by one button", async () => {
  const { page } = await opened(browser, fileOf("chat-service"), wide);
  const all = await shown(page, ".article .rule");
  const notice = page.locator(".filtered");
  expect(await notice.isVisible()).toBe(false);
  await page.locator("#show-violated").uncheck();
  expect(await shown(page, ".rule.g-violated")).toBe(0);
  const open = await page.locator(".article .rule.g-undetermined").count();
  expect(open).toBeGreaterThan(5);
  expect(await shown(page, ".article .rule.g-undetermined")).toBe(open);
  expect(await notice.isVisible()).toBe(true);
  await page.locator("button[type=reset]").click();
  expect(await shown(page, ".article .rule")).toBe(all);
  await page.locator("#show-article").selectOption("p0-a8");
  expect(await shown(page, ".article")).toBe(1);
  expect(await notice.isVisible()).toBe(true);
  await page.locator("button[type=reset]").click();
  await page.locator("#show-severity").selectOption("critical");
  expect(await shown(page, ".article .rule")).toBe(1);
  expect(await page.locator("h1").isVisible()).toBe(true);
});

test("the law's words are shown in one script, and the other one by the keyboard", async () => {
  const { page } = await opened(browser, fileOf("chat-service"), wide);
  expect(await shown(page, "[lang=zh-Hans]")).toBe(0);
  await page.locator("#hant").focus();
  await page.keyboard.press("ArrowRight");
  expect(await shown(page, "[lang=zh-Hant]")).toBe(0);
  await page.locator("#whole").check();
  expect(await shown(page, ".law [lang=zh-Hans]")).toBeGreaterThan(20);
});

test("by the keyboard: skip to the report, then a folded rule opens", async () => {
  const { page } = await opened(browser, fileOf("chat-service"), wide);
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.className")).toBe("skip");
  await page.keyboard.press("Enter");
  const rule = page.locator(".rule").first();
  await rule.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  expect(await rule.locator(".law").first().isVisible()).toBe(true);
});

test("every line of every drawing lies in its box, Chinese too", async () => {
  const chinese = "客服对话数据集之二零二六年第三季度人工审核版本";
  const service = readFileSync("examples/chat-service/service.yaml", "utf8").replaceAll("exam questions", chinese);
  const own = folderWith({ "service.yaml": service });
  edict(["check", "service.yaml", "--as-of", "2026-11-20", "-f", `html=${join(own, "page.html")}`], { cwd: own });
  for (const file of [fileOf("chat-service"), join(own, "page.html")]) {
    const { page } = await opened(browser, file, wide);
    await unfold(page);
    const outside = await page.evaluate(`[...document.querySelectorAll("svg g")].flatMap((g) => {
      const [box, text] = [g.querySelector("rect").getBBox(), g.querySelector("text").getBBox()];
      const fits = text.x >= box.x && text.y >= box.y && text.x + text.width <= box.x + box.width && text.y + text.height <= box.y + box.height;
      return fits ? [] : [g.textContent];
    })`);
    expect(outside).toEqual([]);
    expect(await page.locator("svg").count()).toBeGreaterThan(50);
  }
  const { page } = await opened(browser, join(own, "page.html"), wide);
  expect(await page.locator(`.drawing[aria-label*="${chinese}"]`).count()).toBeGreaterThan(0);
});

test("the first screen has the outcome and the articles; what to do follows, and the rest is folded", async () => {
  const { page } = await opened(browser, fileOf("chat-service"), wide);
  expect(await shown(page, "details[open]")).toBe(0);
  const tops = await page.evaluate(
    "['h1', '#glance', '#steps', '#rules'].map((it) => document.querySelector(it).getBoundingClientRect().top)",
  );
  expect(tops).toEqual((tops as number[]).toSorted((a, b) => a - b));
  expect(await page.locator("#glance").evaluate((it) => it.getBoundingClientRect().top)).toBeLessThan(900);
  expect(await page.evaluate("document.documentElement.scrollHeight")).toBeLessThan(13_000);
  const steps = page.locator("section[aria-labelledby=steps] li");
  const violated = await page.locator(".article .rule.g-violated").count();
  expect(await steps.count()).toBe(10);
  expect(await page.locator("section[aria-labelledby=steps] li .v-violated").count()).toBe(violated);
  await page.locator("#whole").check();
  expect(await page.locator("#p0-annotator_training .law").isVisible()).toBe(true);
});

/** The pages that a page has on paper. */
async function sheetsOf(page: Page, format: "A4" | "Letter"): Promise<number> {
  const text = (await page.pdf({ format })).toString("latin1");
  return text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

test("on paper the outcome, what to do and each rule have six sheets; unfolded all is printed, and nothing is cut", async () => {
  const { page } = await opened(browser, fileOf("chat-service"), wide);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("h1").isVisible()).toBe(true);
  expect(await page.locator("nav").isVisible()).toBe(false);
  expect(await page.locator("#show-violated").isVisible()).toBe(false);
  expect(await page.locator(".rule .law").first().isVisible()).toBe(false);
  expect(await page.locator("#needs").isVisible()).toBe(false);
  expect(await page.evaluate("[...document.styleSheets[0].cssRules].some((it) => it instanceof CSSPageRule)")).toBe(
    true,
  );
  for (const format of ["A4", "Letter"] as const) {
    const folded = await sheetsOf(page, format);
    expect(folded).toBeGreaterThan(2);
    expect(folded).toBeLessThan(7);
  }
  await page.emulateMedia({ media: "screen" });
  await page.locator("#whole").check();
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".rule .law").first().isVisible()).toBe(true);
  expect(await page.locator(".rule svg").first().isVisible()).toBe(true);
  expect(await page.locator("#needs").isVisible()).toBe(true);
  expect(await sheetsOf(page, "A4")).toBeGreaterThan(20);
});
