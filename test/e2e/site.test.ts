import { spawnSync } from "node:child_process";
import { createReadStream, existsSync, mkdtempSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { faultsOf, launch, noBrowser, type Screen } from "./browser.ts";

const folder = mkdtempSync(join(tmpdir(), "edict-site-"));
const kinds: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** The file that a host of static pages gives for an address. */
const fileOf = (address: string): string | undefined => {
  const path = join(folder, decodeURI(address.replace(/[?#].*$/, "")));
  return [path, `${path}.html`, join(path, "index.html")].find((it) => existsSync(it) && statSync(it).isFile());
};

/** All pages take minutes; what each of them holds is tested where they are made. */
const some = "^(zh/)?(start|guide|reference/0|errors/(base|index)|errors/engine/large)|^public/(check|.*measures/2023)";

let built: { readonly code: number | null; readonly err: string };
let server: Server;
let browser: Browser;
beforeAll(async () => {
  const env = { ...process.env, EDICT_SITE_PAGES: some };
  const { status, stderr } = spawnSync("npm", ["run", "site", "--", "--outDir", folder], { encoding: "utf8", env });
  built = { code: status, err: stderr };
  server = createServer((request, response) => {
    const file = fileOf(request.url ?? "/");
    response.writeHead(file === undefined ? 404 : 200, { "content-type": kinds[extname(file ?? "")] ?? "text/plain" });
    if (file === undefined) response.end();
    else createReadStream(file).pipe(response);
  }).listen(0);
  if (noBrowser === undefined) browser = await launch();
});
afterAll(async () => {
  server.close();
  if (noBrowser === undefined) await browser.close();
});

test("the site is built, with the pages of diagnostics and the reading guides of packs in both languages", () => {
  expect([built.code, built.err]).toEqual([0, expect.not.stringContaining("rror")]);
  const paths = ["", "errors/base/duplicate-key", "guide/", "law/cn/genai-interim-measures/2023-08-15-guide"];
  expect(paths.flatMap((it) => [`/${it}`, `/zh/${it}`]).filter((it) => fileOf(it) === undefined)).toEqual([]);
});

beforeEach((it) => it.skip(!it.task.name.startsWith("the site is built") && noBrowser !== undefined, noBrowser));

async function opened(path: string, { width, colorScheme }: Screen): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}${path}`, { waitUntil: "networkidle" });
  return page;
}

const looks: readonly (readonly [string, Screen])[] = [
  ["/", { width: 1440, colorScheme: "light" }],
  ["/zh/", { width: 360, colorScheme: "dark" }],
  ["/start/audit", { width: 360, colorScheme: "light" }],
  ["/zh/errors/engine/large-lines", { width: 1440, colorScheme: "dark" }],
  ["/reference/01-a-first-rule", { width: 1440, colorScheme: "dark" }],
];

/** What the theme of VitePress brings: a button that shows a key beside its name, pale comments in code, a home without `main`. */
const ofTheme =
  /^label-content-name-mismatch: .*DocSearch-Button|^color-contrast: <span style="--shiki-light|^landmark-one-main: |^region: .*is-home/;

test.each(looks)("%s, %o: axe finds nothing, and nothing is wider than the screen", async (path, screen) => {
  const page = await opened(path, screen);
  expect((await faultsOf(page)).filter((it) => !ofTheme.test(it))).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(screen.width);
});

const desk: Screen = { width: 1440, colorScheme: "light" };

test.each([
  ["/", "duplicate-key", "errors/base/duplicate-key"],
  ["/zh/", "无法判断", "/zh/"],
])("a search from %s for %s leads to its page", async (path, words, found) => {
  const page = await opened(path, desk);
  await page.keyboard.press("Control+k");
  await page.locator(".VPLocalSearchBox input").fill(words);
  await page.locator(".VPLocalSearchBox .result").first().waitFor();
  expect(await page.locator(".VPLocalSearchBox .result").first().getAttribute("href")).toContain(found);
});

test("whoever changes the language stays on the page", async () => {
  const page = await opened("/errors/base/duplicate-key", desk);
  expect(await page.locator("main").innerText()).not.toMatch(/\p{Script=Han}{4}/u);
  await page.locator(".VPNavBarTranslations button").hover();
  await page.locator(".VPNavBarTranslations a", { hasText: "简体中文" }).click();
  await page.waitForURL("**/zh/errors/base/duplicate-key");
  await page.locator("main", { hasText: /\p{Script=Han}{4}/u }).waitFor();
});
