/** Writes the pages of the site, and the reading guide of each pack beside them, where VitePress looks for them. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { nodeHost } from "../src/base/host.ts";
import { parseInstant } from "../src/base/instant.ts";
import { locales } from "../src/base/locale.ts";
import { runDoc } from "../src/engine/doc.ts";
import { guideOf, languages, siteOf, type Site } from "./pages.ts";

/** What pages are made of, and what their links lead to. */
const named = ["grammar", "policies", "examples", "src", "test", "bench", "tools", "templates", "site", ".github"];

/** The files of the repository that the site knows, by path. */
export function textsIn(root: string): ReadonlyMap<string, string> {
  const beside = readdirSync(root).filter((it) => statSync(join(root, it)).isFile());
  const under = named.flatMap((it) =>
    readdirSync(join(root, it), { recursive: true, encoding: "utf8" }).map((path) => `${it}/${path}`),
  );
  const files = [...beside, ...under].filter(
    (it) => !/(^|\/)(node_modules|dist)\//.test(it) && statSync(join(root, it)).isFile(),
  );
  return new Map(files.map((it) => [it, readFileSync(join(root, it), "utf8")]));
}

/**
 * Writes all pages below `folder`, which is emptied first, or those whose path matches `only`.
 * Errors: a link that leads to nothing, a pack without a reading guide.
 */
export function writePages(root: string, folder: string, repository: string | undefined, only = /^/): Site {
  const texts = textsIn(root);
  const site = siteOf(texts, repository);
  if (site.dead.length > 0) throw new Error(`links lead to nothing:\n${site.dead.join("\n")}`);
  rmSync(folder, { recursive: true, force: true });
  const write = (path: string, text: string): void => {
    if (!/(^|\/)index\.md$/.test(path) && !only.test(path)) return;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const { path, text } of site.pages) write(path, text);
  for (const it of languages) write(it === "en" ? "index.md" : `${it}/index.md`, texts.get(`site/home.${it}.md`) ?? "");
  for (const it of ["check.svg", "check.zh-Hans.svg"]) write(`public/${it}`, texts.get(`site/${it}`) ?? "");
  const now = parseInstant(new Date().toISOString());
  const packs = [...texts.keys()].filter((it) => /^policies\/.*\/pack\.yaml$/.test(it)).map((it) => dirname(it));
  if (now === undefined) throw new Error("the clock shows no day");
  for (const language of languages)
    for (const pack of packs) {
      const file = `public${guideOf(pack, language)}`;
      if (!only.test(file)) continue;
      const locale = locales[language === "en" ? "en" : "zh-Hans"];
      const { page } = runDoc({ pack, asOf: undefined, locale, now, library: "policies" }, nodeHost(root));
      if (page === undefined) throw new Error(`there is no reading guide of ${pack}`);
      write(file, page);
    }
  return site;
}
