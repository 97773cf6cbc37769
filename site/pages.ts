/** The pages of the documentation site, from the Markdown files of the repository. */
import { parse } from "yaml";
import { inScript } from "../src/base/script.ts";
import { anchorsOf, inOne, isInBoth, titleOf, withLinks } from "./markdown.ts";

/** In which languages the site can be read, by the folder of their pages. */
export const languages = ["en", "zh"] as const;
export type SiteLanguage = (typeof languages)[number];

/** Texts of the repository by path, with `/`. */
type Texts = ReadonlyMap<string, string>;

export interface SitePage {
  /** Where the site has it: `guide/index.md`, and `zh/guide/index.md` in Chinese. */
  readonly path: string;
  /** The file that it is made of. */
  readonly source: string;
  readonly title: string;
  readonly text: string;
}

/** A part of the site: a heading of the sidebar, and the files below it in their order. */
interface Section {
  readonly title: Readonly<Record<SiteLanguage, string>>;
  readonly sources: readonly RegExp[];
}

const section = (en: string, zh: string, ...sources: readonly RegExp[]): Section => ({ title: { en, zh }, sources });

const pagesOf = (...names: readonly string[]): readonly RegExp[] =>
  names.map((it) => new RegExp(`^grammar/${it}\\.md$`));

/** What the sidebar shows on most pages. Every page stands in one section, once; the first that names a file has it. */
const manual: readonly Section[] = [
  section("Start", "入门", ...pagesOf("start/audit", "start/rule", "start/ci", "start/run-time", "start/logs")),
  section(
    "Using it",
    "使用",
    ...pagesOf("install", "commands", "project", "sign-off", "formats", "ci", "editors"),
    ...pagesOf(
      "inputs/foreign",
      "inputs/lines",
      "inputs/columns",
      "data-teams",
      "parts",
      "inputs/detect",
      "inspect",
      "library",
      "serve",
      "mcp",
      "module",
      "sql",
    ),
    ...pagesOf("pictures", "versions/timeline", "versions/lock", "versions/receipts", "playground", "vocabulary"),
  ),
  section(
    "Writing law",
    "编写法律规则",
    /^grammar\/guide\//,
    ...pagesOf("lint"),
    /^grammar\/reference\/README/,
    /^grammar\/reference\//,
    ...pagesOf("keywords"),
  ),
];

const diagnostics = section("Diagnostics", "诊断信息", /^grammar\/errors\/README\.md$/, /^grammar\/errors\//);

/** Long parts, which have a sidebar of their own below their folders. */
const shelves: Readonly<Record<string, Section>> = {
  "law/": section("The law", "已编码的法律", /^policies\/README\.md$/, /^policies\/.*\/CHANGELOG\.md$/),
  "examples/": section("Examples", "示例", /^examples\/README\.md$/, /^examples\/[^/]+\/README\.md$/),
  "errors/": diagnostics,
  "decisions/": section("Decisions", "设计决定", /^grammar\/decisions\/README\.md$/, /^grammar\/decisions\//),
};

/** Where the site has a file: `grammar/guide/README.md` as `guide/index.md`. */
const placeOf = (source: string): string =>
  source
    .replace(/^grammar\//, "")
    .replace(/^policies\//, "law/")
    .replace(/\/CHANGELOG\.md$/, ".md")
    .replace(/(^|\/)README\.md$/, "$1index.md");

const inChinese = (source: string): string => source.replace(/\.md$/, ".zh-Hans.md");

/** Files in English that the site has, section by section. */
function sourcesIn(texts: Texts): ReadonlyMap<Section, readonly string[]> {
  const left = new Set([...texts.keys()].filter((it) => it.endsWith(".md") && !it.endsWith(".zh-Hans.md")).toSorted());
  return new Map(
    [...manual, ...Object.values(shelves)].map((one) => {
      const own = one.sources.flatMap((it) => [...left].filter((path) => it.test(path)));
      const found = [...new Set(own)];
      for (const it of found) left.delete(it);
      return [one, found];
    }),
  );
}

/** What an entry of the sidebar is to the theme. */
export interface SidebarItem {
  readonly text: string;
  readonly link?: string;
  readonly items?: readonly SidebarItem[];
}

export interface Site {
  readonly pages: readonly SitePage[];
  /** By the folder below which pages have it. */
  readonly sidebars: Readonly<Record<SiteLanguage, Readonly<Record<string, readonly SidebarItem[]>>>>;
  /** Links that lead to nothing, as `PAGE -> LINK`. */
  readonly dead: readonly string[];
}

/**
 * All pages in both languages. What is not told in Chinese stands on the page in English, and the page says so. `repository`:
 * where files are seen that are no pages; without it they are named only.
 */
export function siteOf(texts: Texts, repository: string | undefined): Site {
  const sources = sourcesIn(texts);
  const all = [...sources.values()].flat();
  const drafts = new Map(
    languages.flatMap((language) =>
      all.map((source) => [`${language} ${source}`, draftOf(texts, source, language)] as const),
    ),
  );
  const anchors = new Map([...drafts].map(([key, { text }]) => [key, anchorsOf(text)]));
  const anchorsIn: AnchorsIn = (to, language) => anchors.get(`${language} ${to}`);
  const dead: string[] = [];
  const pages = languages.flatMap((language) =>
    all.map((source): SitePage => {
      const draft = drafts.get(`${language} ${source}`);
      if (!draft) throw new Error(`there is no draft of ${source}`);
      const text = withLinks(draft.text, (link) => {
        const found = leadsTo(texts, draft.file, link, repository, anchorsIn, language);
        if (found === undefined) dead.push(`${draft.file} -> ${link}`);
        return found ?? "";
      });
      return { path: pathOf(source, language), source: draft.file, title: titleOf(draft.text), text };
    }),
  );
  const sidebarsIn = (language: SiteLanguage) =>
    sidebarsOf(sources, language, new Map(pages.map((it) => [it.path, it.title])));
  return { pages, sidebars: { en: sidebarsIn("en"), zh: sidebarsIn("zh") }, dead: [...new Set(dead)] };
}

const pathOf = (source: string, language: SiteLanguage): string =>
  (language === "en" ? "" : `${language}/`) + placeOf(source);

/** Where a browser finds a page. */
export const addressOf = (path: string): string => `/${path.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, "")}`;

function sidebarsOf(
  sources: ReadonlyMap<Section, readonly string[]>,
  language: SiteLanguage,
  titles: ReadonlyMap<string, string>,
): Readonly<Record<string, readonly SidebarItem[]>> {
  const start = language === "en" ? "/" : `/${language}/`;
  const item = (source: string): SidebarItem => {
    const path = pathOf(source, language);
    return { text: titles.get(path) ?? path, link: addressOf(path) };
  };
  const filled = (one: Section): SidebarItem => ({
    text: one.title[language],
    items: (sources.get(one) ?? []).filter((it) => roomOf(it) === undefined).map(item),
  });
  const folded = Object.entries(shelves).map(([folder, { title }]) => ({
    text: title[language],
    link: start + folder,
  }));
  const codes = sources.get(diagnostics) ?? [];
  const rooms = [...new Set(codes.flatMap((it) => roomOf(it) ?? []))];
  /** Diagnostics of one room, and where the other rooms begin. */
  const roomList = (open: string | undefined): readonly SidebarItem[] =>
    rooms.map((room) => {
      const [first = "", ...others] = codes.filter((it) => roomOf(it) === room);
      const short = (it: string): SidebarItem => ({ ...item(it), text: it.replace(/^.*\/|\.md$/g, "") });
      return room === open ? { text: room, items: [first, ...others].map(short) } : { ...item(first), text: room };
    });
  return {
    [start]: [...manual.map(filled), { text: language === "en" ? "More" : "更多", items: folded }],
    ...Object.fromEntries(Object.entries(shelves).map(([folder, one]) => [start + folder, [filled(one)]])),
    ...Object.fromEntries(
      [undefined, ...rooms].map((room) => [
        `${start}errors/${room === undefined ? "" : `${room}/`}`,
        [filled(diagnostics), ...roomList(room)],
      ]),
    ),
  };
}

/** The room of a diagnostic's page. */
const roomOf = (source: string): string | undefined => /^grammar\/errors\/(\w+)\//.exec(source)?.[1];

const notTold = "> 本页尚无中文译文，以下为英文原文。\n\n";

/** As what blocks of our own kinds are coloured. */
const highlighted: ReadonlyMap<string, string> = new Map([
  ["bytes", "txt"],
  ["console", "txt"],
  ["facts", "yaml"],
  ["files", "yaml"],
  ["law", "txt"],
  ["text", "txt"],
  ["verdicts", "yaml"],
  ["words", "yaml"],
]);

/** The file of a page in a language, and its text before links are made those of the site. */
function draftOf(
  texts: Texts,
  source: string,
  language: SiteLanguage,
): { readonly file: string; readonly text: string } {
  const plain = (file: string): string => {
    const text = (texts.get(file) ?? "")
      .replaceAll(/<!--[^]*?-->\n?/g, "")
      .replaceAll(/^```(\w+).*$/gm, (_, kind: string) => `\`\`\`${highlighted.get(kind) ?? kind}`);
    const folder = /^(policies\/.*)\/CHANGELOG\.md$/.exec(file)?.[1];
    return folder === undefined
      ? text
      : text.replace(/^# .*\n/, headOfLaw(texts.get(`${folder}/pack.yaml`) ?? "", folder, language));
  };
  const text = plain(source);
  if (isInBoth(text)) return { file: source, text: inOne(text, (isChinese) => isChinese === (language === "zh")) };
  if (language === "en") return { file: source, text };
  const own = inChinese(source);
  if (texts.has(own)) return { file: own, text: plain(own) };
  return { file: source, text: source === "grammar/vocabulary.md" ? text : text.replace(/^(# .*\n+)/, `$1${notTold}`) };
}

/** Where the site has the reading guide of a pack, a page that is no Markdown. */
export const guideOf = (folder: string, language: SiteLanguage): string =>
  `/${language === "en" ? "" : "zh/"}${folder.replace(/^policies\//, "law/")}-guide.html`;

function headOfLaw(manifest: string, folder: string, language: SiteLanguage): string {
  const { id, title } = parse(manifest) as {
    readonly id: string;
    readonly title: Readonly<Record<"en" | "zh", string>>;
  };
  const [guide, day] = [guideOf(folder, language), folder.replace(/^.*\//, "")];
  return language === "en"
    ? `# ${title.en} (${day})\n\nThe pack \`${id}\`. [The reading guide](${guide}) shows its text with the rules in plain words. Below: what changed from version to version.\n`
    : `# ${inScript(title.zh, "zh-Hans")}（${day}）\n\n规则包 \`${id}\`。[阅读指南](${guide})逐条列出法律原文和规则的白话说明。以下是各版本的变更。\n`;
}

const other: Readonly<Record<SiteLanguage, SiteLanguage>> = { en: "zh", zh: "en" };

/** The names of all headings of a page in a language, in their order; undefined: there is no such page. */
type AnchorsIn = (source: string, language: SiteLanguage) => ReadonlySet<string> | undefined;

/** What a page calls a heading that is named as the page in another language does: that in its place. */
function anchorLike(
  name: string,
  told: ReadonlySet<string> = new Set(),
  own: ReadonlySet<string> = new Set(),
): string | undefined {
  if (own.has(name)) return name;
  return own.size === told.size ? [...own][[...told].indexOf(name)] : undefined;
}

/** Where a link of a file leads on the site; empty: to a file that nobody can see; undefined: to nothing. */
function leadsTo(
  texts: Texts,
  file: string,
  link: string,
  repository: string | undefined,
  anchorsIn: AnchorsIn,
  language: SiteLanguage,
): string | undefined {
  const { pathname, hash } = new URL(link, `file:///${file}`);
  const path = decodeURI(pathname).slice(1);
  const [target] = [path, `${path.replace(/\/?$/, "/")}README.md`, path.replace(/\.zh-Hans\.md$/, ".md")].filter(
    (it) => anchorsIn(it, language) !== undefined,
  );
  const source = target?.replace(/\.zh-Hans\.md$/, ".md");
  if (source !== undefined) {
    const named = decodeURIComponent(hash.slice(1));
    const told = path.endsWith(".zh-Hans.md") ? language : "en";
    const anchor = named === "" ? "" : anchorLike(named, anchorsIn(source, told), anchorsIn(source, language));
    if (anchor === undefined) return undefined;
    // A link of a page to itself is to the other language.
    const isOther = hash === "" && source === file.replace(/\.zh-Hans\.md$/, ".md");
    return (
      addressOf(pathOf(source, isOther ? other[language] : language)) + (anchor && `#${encodeURIComponent(anchor)}`)
    );
  }
  const isFolder = [...texts.keys()].some((it) => it.startsWith(path.replace(/\/?$/, "/")));
  if (!texts.has(path) && !isFolder) return undefined;
  return repository === undefined ? "" : `${repository}/${isFolder ? "tree" : "blob"}/main/${path}${hash}`;
}
