import { chromium, type Browser, type Page } from "playwright-core";

/** Debian's Chromium. Where it is missing the tests fail: a page that nobody has opened was not tested. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });

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
