/** What stands in a Markdown text: fenced blocks, paragraphs in two languages, headings and links. */

/** Fenced blocks, and what stands around them. */
const partsOf = (text: string): readonly (readonly [text: string, isCode: boolean])[] =>
  text.split(/^(```[^]*?^```$)/m).map((it) => [it, it.startsWith("```")]);

/** Whether a paragraph is Chinese: outside code and the targets of links it has more Han characters than Latin words. */
export function isChinese(paragraph: string): boolean {
  const own = paragraph.replaceAll(/`[^`]*`|(?<=\])\([^)]*\)/g, " ");
  return (own.match(/\p{Script=Han}/gu)?.length ?? 0) > (own.match(/[A-Za-z]+/g)?.length ?? 0);
}

interface Block {
  readonly text: string;
  /** No code and no heading: it is in one language. */
  readonly isProse: boolean;
}

const blocksOf = (text: string): readonly Block[] =>
  partsOf(text).flatMap(([part, isCode]) =>
    isCode
      ? [{ text: part, isProse: false }]
      : part
          .split(/\n{2,}/)
          .map((it) => it.trim())
          .filter((it) => it !== "")
          .map((it) => ({ text: it, isProse: !it.startsWith("#") })),
  );

/** Whether each paragraph stands in English, and after it in Chinese. */
export function isInBoth(text: string): boolean {
  const prose = blocksOf(text).filter((it) => it.isProse);
  return prose.length > 0 && prose.length % 2 === 0 && prose.every((it, at) => isChinese(it.text) === (at % 2 === 1));
}

/** One language of a text in both. */
export const inOne = (text: string, isWanted: (isChinese: boolean) => boolean): string =>
  `${blocksOf(text)
    .filter((it) => !it.isProse || isWanted(isChinese(it.text)))
    .map((it) => it.text)
    .join("\n\n")}\n`;

/** The first heading, without marks. */
export const titleOf = (text: string): string => (/^# (.*)$/m.exec(text)?.[1] ?? "").replaceAll("`", "");

/** The text with each link as `to` says; of a link for which it says nothing the words stay. */
export const withLinks = (text: string, to: (link: string) => string): string =>
  partsOf(text)
    .map(([part, isCode]) =>
      isCode
        ? part
        : part.replaceAll(/\[((?:[^\][]|\[[^\]]*\])*)\]\(([^)\s]+)\)/g, (_, words: string, link: string) => {
            const target = /^([a-z]+:|\/)/.test(link) ? link : to(link);
            return target === "" ? words : `[${words}](${target})`;
          }),
    )
    .join("");

/** The name of a heading in an address, as GitHub gives it. */
export const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}\p{Pc} -]/gu, "")
    .replaceAll(" ", "-");

/** The names of all headings of a page; those that stand twice are numbered. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [part, isCode] of partsOf(text)) {
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
