import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOf, launch, noBrowser, opened } from "./browser.ts";
import { edict, folderWith } from "./edict.ts";

const folder = folderWith({});
const files: Readonly<Record<string, readonly string[]>> = {
  rule: ["cn.genai_interim_measures", "examples/chat-service", "--rule", "lawful_base_model"],
  chinese: ["cn.genai_interim_measures", "examples/chat-service", "--rule", "7", "--lang", "zh-Hans"],
  laws: ["--instruments"],
};
const fileOf = (name: string): string => join(folder, `${name}.svg`);

let browser: Browser;
beforeAll(async () => {
  for (const [name, words] of Object.entries(files)) edict(["graph", ...words, "-f", "svg", "-o", fileOf(name)]);
  if (noBrowser === undefined) browser = await launch();
});
afterAll(() => (noBrowser === undefined ? browser.close() : undefined));

test("a picture links to the policies from where it is written, or below an address", () => {
  const [, href = ""] = /<a href="([^"]+)"><g class="k-rule/.exec(readFileSync(fileOf("rule"), "utf8")) ?? [];
  const policy = "policies/cn/genai-interim-measures/2023-08-15/article-07.edict";
  expect(resolve(dirname(fileOf("rule")), href)).toBe(resolve(policy));
  const linked = edict(["graph", "--rule", "7", "-f", "dot", "--link", "https://git.example/blob/main"]).out;
  expect(linked).toMatch(new RegExp(`URL="https://git.example/blob/main/${policy.replaceAll(".", "\\.")}#L\\d+"`));
});

for (const name of Object.keys(files))
  for (const colorScheme of ["light", "dark"] as const)
    test(`${name}, ${colorScheme}: a browser reads the SVG, axe finds nothing beside it, no network`, async (it) => {
      it.skip(noBrowser !== undefined, noBrowser);
      const page = join(folder, `${name}.html`);
      const svg = readFileSync(fileOf(name), "utf8");
      writeFileSync(page, `<!doctype html><html lang="en"><title>t</title><main><h1>t</h1>${svg}</main></html>`);
      const seen = await opened(browser, page, { width: 1440, colorScheme });
      expect(await faultsOf(seen.page)).toEqual([]);
      expect(seen.asked).toEqual([`file://${page}`]);
      await seen.page.goto(`file://${fileOf(name)}`);
      expect(await seen.page.evaluate("document.documentElement.localName")).toBe("svg");
      expect(await seen.page.evaluate("document.querySelector('parsererror')")).toBeNull();
    });
