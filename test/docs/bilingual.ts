import { isChinese } from "../../site/markdown.ts";
import { names, traditionalIn } from "../kit/chinese.ts";
import { withoutFences } from "./fences.ts";

const codeOrTarget = /`[^`]*`|(?<=\])\([^)]*\)/g;

/** What is wrong in a Chinese paragraph that stands after an English one: what it leaves out, how it is spelt. */
function faultsOfPair(english: string, chinese: string): readonly string[] {
  const own = chinese.replaceAll(codeOrTarget, (it) => it.slice(0, 1).replace("(", ""));
  const kept = english.replaceAll("\n", " ").match(codeOrTarget) ?? [];
  return [
    ...kept.filter((it) => !chinese.includes(it)).map((it) => `without ${it}`),
    ...(own.match(/\p{Script=Han} ?[,;:?!()."]|[,;:?!()."] ?\p{Script=Han}/gu) ?? []).map((it) => `narrow sign: ${it}`),
    ...(own.match(/\p{Script=Han}[\w`]|[\w`]\p{Script=Han}/gu) ?? []).map((it) => `no space: ${it}`),
    ...(own.replaceAll(names, "").match(/\b[a-z]{2,}/g) ?? []).map((it) => `English: ${it}`),
    ...traditionalIn(chinese).map((it) => `Traditional: ${it}`),
  ];
}

/**
 * What keeps a Markdown page from being in both languages: a paragraph of English that no Chinese one follows, or the other
 * way round. Titles and fenced blocks are for both; a list is one paragraph.
 *
 * @example
 * faultsOfBilingual("# a\n\nIt is so.\n") // ["no Chinese: It is so."]
 */
export function faultsOfBilingual(markdown: string): readonly string[] {
  const paragraphs = withoutFences(markdown)
    .replaceAll(/^#.*$/gm, "")
    .split(/\n\s*\n/)
    .map((it) => it.trim())
    .filter((it) => it !== "");
  return paragraphs.flatMap((it, at) => {
    const before = paragraphs[at - 1];
    const after = paragraphs[at + 1];
    if (isChinese(it))
      return before === undefined || isChinese(before) ? [`no English: ${it}`] : faultsOfPair(before, it);
    return after === undefined || !isChinese(after) ? [`no Chinese: ${it}`] : [];
  });
}
