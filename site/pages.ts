/** The pages of the documentation site, from the Markdown files of the repository. */
import { parse } from "yaml";
import { inScript } from "../src/base/script.ts";

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
    ...pagesOf("install", "commands", "project", "sign-off", "formats", "ci"),
    ...pagesOf("inputs/foreign", "inputs/lines", "inputs/detect", "inspect", "library", "serve", "module"),
    ...pagesOf("versions/timeline", "versions/lock", "versions/receipts", "vocabulary"),
  ),
  section("Writing law", "编写法律规则", /^grammar\/guide\//, /^grammar\/reference\/README/, /^grammar\/reference\//),
];

/** Long parts, which have a sidebar of their own below their folders. */
const shelves: Readonly<Record<string, Section>> = {
  "law/": section("The law", "已编码的法律", /^policies\/README\.md$/, /^policies\/.*\/CHANGELOG\.md$/),
  "examples/": section("Examples", "示例", /^examples\/README\.md$/, /^examples\/[^/]+\/README\.md$/),
  "errors/": section("Diagnostics", "诊断信息", /^grammar\/errors\/README\.md$/, /^grammar\/errors\//),
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
  const dead: string[] = [];
  const pages = languages.flatMap((language) =>
    all.map((source): SitePage => {
      const draft = drafts.get(`${language} ${source}`);
      if (!draft) throw new Error(`there is no draft of ${source}`);
      const text = withLinks(draft.text, (link) => {
        const found = leadsTo(texts, draft.file, link, repository, (to) => anchors.get(`${language} ${to}`), language);
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
  const codes = sources.get(shelves["errors/"] ?? section("", "")) ?? [];
  const rooms = [...new Set(codes.flatMap((it) => roomOf(it) ?? []))];
  /** Diagnostics of one room, and where the other rooms begin. */
  const roomList = (open: string | undefined): readonly SidebarItem[] =>
    rooms.map((room) => {
      const [first = "", ...others] = codes.filter((it) => roomOf(it) === room);
      const short = (it: string): SidebarItem => ({ ...item(it), text: it.replace(/^.*\/|\.md$/g, "") });
      return room === open ? { text: room, items: [first, ...others].map(short) } : { ...item(first), text: room };
    });
  const errors = shelves["errors/"];
  return {
    [start]: [...manual.map(filled), { text: language === "en" ? "More" : "更多", items: folded }],
    ...Object.fromEntries(Object.entries(shelves).map(([folder, one]) => [start + folder, [filled(one)]])),
    ...Object.fromEntries(
      [undefined, ...rooms].map((room) => [
        `${start}errors/${room === undefined ? "" : `${room}/`}`,
        [...(errors ? [filled(errors)] : []), ...roomList(room)],
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
  const bilingual = isInBoth(plain(source));
  if (bilingual) return { file: source, text: inOne(plain(source), language) };
  if (language === "en") return { file: source, text: plain(source) };
  const own = inChinese(source);
  if (texts.has(own)) return { file: own, text: plain(own) };
  const text = plain(source);
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

/** A text in parts between empty lines, fenced blocks whole. */
const partsOf = (text: string): readonly string[] =>
  text.split(/^(```[^]*?^```$)/m).flatMap((it) => (it.startsWith("```") ? [it] : it.split(/\n{2,}/)));

const isFence = (part: string): boolean => part.trimStart().startsWith("```");

/** Whether a paragraph is in Chinese: what stands in backticks is its author's. */
function isChinese(part: string): boolean {
  if (isFence(part)) return false;
  const own = part.replaceAll(/`[^`]*`/g, "").replaceAll(/\]\([^)]*\)/g, "]");
  return (own.match(/\p{Script=Han}/gu)?.length ?? 0) > (own.match(/[A-Za-z]+/g)?.length ?? 0);
}

const isProse = (part: string): boolean => !isFence(part) && !/^#|^\s*$/.test(part);

/** Whether each paragraph stands in English, and after it in Chinese. */
function isInBoth(text: string): boolean {
  const prose = partsOf(text).filter(isProse);
  return prose.length > 0 && prose.length % 2 === 0 && prose.every((it, at) => isChinese(it) === (at % 2 === 1));
}

/** One language of a page in both. */
const inOne = (text: string, language: SiteLanguage): string =>
  `${partsOf(text)
    .filter((it) => !isProse(it) || isChinese(it) === (language === "zh"))
    .map((it) => it.trim())
    .filter((it) => it !== "")
    .join("\n\n")}\n`;

const titleOf = (text: string): string => (/^# (.*)$/m.exec(text)?.[1] ?? "").replaceAll("`", "");

/** The text with each link as `to` says; a link to nowhere keeps its words only. */
function withLinks(text: string, to: (link: string) => string): string {
  return partsWithoutCode(text)
    .map(([part, isCode]) =>
      isCode
        ? part
        : part.replaceAll(/\[((?:[^\][]|\[[^\]]*\])*)\]\(([^)\s]+)\)/g, (_, words: string, link: string) => {
            const target = /^([a-z]+:|\/)/.test(link) ? link : to(link);
            return target === "" ? words : `[${words}](${target})`;
          }),
    )
    .join("");
}

/** Fenced blocks, and what stands around them. */
const partsWithoutCode = (text: string): readonly (readonly [text: string, isCode: boolean])[] =>
  text.split(/^(```[^]*?^```$)/m).map((it) => [it, it.startsWith("```")]);

const other: Readonly<Record<SiteLanguage, SiteLanguage>> = { en: "zh", zh: "en" };

/** Where a link of a file leads on the site; empty: to a file that nobody can see; undefined: to nothing. */
function leadsTo(
  texts: Texts,
  file: string,
  link: string,
  repository: string | undefined,
  anchorsIn: (source: string) => ReadonlySet<string> | undefined,
  language: SiteLanguage,
): string | undefined {
  const { pathname, hash } = new URL(link, `file:///${file}`);
  const path = decodeURI(pathname).slice(1);
  const [target] = [path, `${path.replace(/\/?$/, "/")}README.md`, path.replace(/\.zh-Hans\.md$/, ".md")].filter(
    (it) => anchorsIn(it) !== undefined,
  );
  const source = target?.replace(/\.zh-Hans\.md$/, ".md");
  if (source !== undefined) {
    const anchor = decodeURIComponent(hash.slice(1));
    if (anchor !== "" && anchorsIn(source)?.has(anchor) !== true) return undefined;
    // A link of a page to itself is to the other language.
    const isOther = hash === "" && source === file.replace(/\.zh-Hans\.md$/, ".md");
    return addressOf(pathOf(source, isOther ? other[language] : language)) + hash;
  }
  const isFolder = [...texts.keys()].some((it) => it.startsWith(path.replace(/\/?$/, "/")));
  if (!texts.has(path) && !isFolder) return undefined;
  return repository === undefined ? "" : `${repository}/${isFolder ? "tree" : "blob"}/main/${path}${hash}`;
}

/** The name of a heading in an address, as GitHub gives it. */
export const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}\p{Pc} -]/gu, "")
    .replaceAll(" ", "-");

/** The names of all headings of a page; those that stand twice are numbered. */
function anchorsOf(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [part, isCode] of partsWithoutCode(text)) {
    if (isCode) continue;
    for (const [, heading = ""] of part.matchAll(/^#{1,6} (.*)$/gm)) {
      const slug = slugOf(heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").trim());
      let [name, count] = [slug, 0];
      while (names.has(name)) name = `${slug}-${++count}`;
      names.add(name);
    }
  }
  return names;
}
