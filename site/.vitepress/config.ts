/**
 * The documentation site: `npm run site` makes its pages from the repository's own, and builds them into `site/dist/site`.
 * `EDICT_REPOSITORY`: where files are seen that are no pages; `EDICT_SITE_BASE`: the path at which it is served;
 * `EDICT_SITE_VERSIONS`: below which path each release has its own.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DefaultTheme, MarkdownOptions, UserConfig } from "vitepress";
import { slugOf } from "../markdown.ts";
import { languages, type SiteLanguage } from "../pages.ts";
import { writePages } from "../write-pages.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
/** Tests build a part of the site: the pages whose path matches. */
const only = new RegExp(process.env["EDICT_SITE_PAGES"] ?? "");
const site = writePages(root, join(root, "site/dist/pages"), process.env["EDICT_REPOSITORY"], only);

const grammar = JSON.parse(read("grammar/vscode/syntaxes/edict.tmLanguage.json")) as object;
const { version } = JSON.parse(read("package.json")) as { readonly version: string };
const released = Array.from(read("CHANGELOG.md").matchAll(/^## \[(\d+\.\d+\.\d+)\]/gm), ([, it = ""]) => it);
const base = process.env["EDICT_SITE_BASE"] ?? "/";
/** All versions stand beside each other below this. */
const versions = process.env["EDICT_SITE_VERSIONS"] ?? base;

const said: Readonly<
  Record<SiteLanguage, DefaultTheme.Config & { readonly lang: string; readonly label: string; readonly about: string }>
> = {
  en: {
    lang: "en",
    label: "English",
    about: "Policy-as-code for the law of generative AI",
    outline: { level: [2, 3], label: "On this page" },
  },
  zh: {
    lang: "zh-Hans",
    label: "简体中文",
    about: "面向生成式人工智能法律的策略即代码",
    outline: { level: [2, 3], label: "本页内容" },
    docFooter: { prev: "上一页", next: "下一页" },
    darkModeSwitchLabel: "外观",
    lightModeSwitchTitle: "切换到浅色模式",
    darkModeSwitchTitle: "切换到深色模式",
    sidebarMenuLabel: "目录",
    returnToTopLabel: "返回顶部",
    langMenuLabel: "切换语言",
    skipToContentLabel: "跳到正文",
    notFound: {
      title: "没有这一页",
      quote: "链接可能已过期，请从首页或搜索重新查找。",
      linkText: "返回首页",
      linkLabel: "返回首页",
    },
  },
};

const nav: Readonly<Record<SiteLanguage, readonly (readonly [text: string, link: string])[]>> = {
  en: [
    ["Start", "/start/audit"],
    ["Guide", "/guide/"],
    ["Reference", "/reference/"],
    ["Diagnostics", "/errors/"],
    ["Law", "/law/"],
  ],
  zh: [
    ["入门", "/zh/start/audit"],
    ["指南", "/zh/guide/"],
    ["参考", "/zh/reference/"],
    ["诊断信息", "/zh/errors/"],
    ["法律", "/zh/law/"],
  ],
};

function themeOf(language: SiteLanguage): DefaultTheme.Config {
  const { lang: _, label: __, about: ___, ...own } = said[language];
  return {
    ...own,
    nav: [
      ...nav[language].map(([text, link]) => ({ text, link })),
      { text: version, items: released.map((it) => ({ text: it, link: `${versions}v${it}/`, target: "_self" })) },
    ],
    sidebar: site.sidebars[language] as DefaultTheme.SidebarMulti,
  };
}

/** Latin words, and each two Chinese characters side by side: between them are no blanks. It runs in the browser, by itself. */
function tokenize(text: string): string[] {
  const found = text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  return found.flatMap((word) => {
    const own = word.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];
    return own.flatMap((it) =>
      /\p{Script=Han}/u.test(it) && it.length > 1
        ? Array.from({ length: it.length - 1 }, (_, at) => it.slice(at, at + 2))
        : [it],
    );
  });
}

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#3451b2"/>' +
  '<path d="M10 8h12M10 16h9M10 24h12M10 8v16" stroke="#fff" stroke-width="3.5" fill="none"/></svg>';

const config: UserConfig<DefaultTheme.Config> = {
  title: "Edict",
  head: [["link", { rel: "icon", type: "image/svg+xml", href: `data:image/svg+xml,${encodeURIComponent(icon)}` }]],
  base,
  srcDir: "dist/pages",
  outDir: "dist/site",
  cacheDir: "dist/cache",
  cleanUrls: true,
  // Sidebars once for all pages, and not in each.
  metaChunk: true,
  // All links were looked at when the pages were made.
  ignoreDeadLinks: true,
  markdown: {
    anchor: { slugify: slugOf },
    languages: [{ ...grammar, name: "edict" }] as NonNullable<MarkdownOptions["languages"]>,
    languageAlias: { clickhouse: "sql" },
  },
  locales: Object.fromEntries(
    languages.map((it) => [
      it === "en" ? "root" : it,
      {
        label: said[it].label,
        lang: said[it].lang,
        link: it === "en" ? "/" : "/zh/",
        description: said[it].about,
        themeConfig: themeOf(it),
      },
    ]),
  ),
  themeConfig: {
    search: {
      provider: "local",
      options: {
        miniSearch: { options: { tokenize } },
        locales: {
          zh: {
            translations: {
              button: { buttonText: "搜索", buttonAriaLabel: "搜索" },
              modal: {
                displayDetails: "显示详情",
                resetButtonTitle: "清空",
                backButtonTitle: "关闭搜索",
                noResultsText: "没有找到：",
                footer: {
                  selectText: "选择",
                  navigateText: "切换",
                  closeText: "关闭",
                },
              },
            },
          },
        },
      },
    },
  },
};

export default config;
