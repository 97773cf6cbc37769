import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { chromium, type Browser, type Page } from "playwright-core";

/** Debian's Chromium. */
const executablePath = "/usr/bin/chromium";
const hasChinese = (): boolean => spawnSync("fc-list", ["--quiet", ":lang=zh"]).status === 0;

/** Why no page can be opened here as readers see it: its tests are skipped, and counted as that. */
export const noBrowser =
  existsSync(executablePath) && hasChinese()
    ? undefined
    : "no page is opened: there is no Chromium with a Chinese font here (apt-get install chromium fonts-noto-cjk)";

export const launch = (): Promise<Browser> => chromium.launch({ executablePath, args: ["--no-sandbox"] });

export interface Screen {
  readonly width: number;
  readonly colorScheme: "light" | "dark";
}

/** Opens a file as a reader does; `asked` is all that the page asks of any network. */
export async function opened(
  browser: Browser,
  file: string,
  { width, colorScheme }: Screen,
): Promise<{ readonly page: Page; readonly asked: readonly string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (it) => asked.push(it.url()));
  await page.goto(`file://${file}`);
  return { page, asked };
}

/** Unfolds all that is folded. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate("document.querySelectorAll('details').forEach((it) => (it.open = true))");
}

const axe = (): string => readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds, with the first place of each. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe());
  const found = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as AxeResults;
  return found.violations.map((it) => `${it.id}: ${it.nodes[0]?.html}`);
}
