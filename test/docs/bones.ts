import { commandsOf, fencesOf, type Fence } from "./fences.ts";

/** What an example is in every language: of what a command prints, the command; of a reader's own file, all but its words for people. */
function bareText(fence: Fence): string | readonly string[] {
  const {
    words: [kind, path],
    text,
  } = fence;
  if (kind === "text") return "";
  if (kind === "console") return commandsOf(fence);
  if (path === undefined) return text;
  const code = text.replaceAll(/(^|\s)(?:#|\/\/).*$/gm, "").replaceAll(/"[^"]*"|`[^`]*`/g, '""');
  // A value of YAML that begins with a capital letter, holds a blank or is Chinese is for people.
  const words = /(: )(?:[^\n{[]*[^\x00-\x7f][^}\n]*|[A-Z][^}\n]*|[^\s[{},]+ [^\s}][^}\n]*)/g;
  return (kind === "yaml" ? code.replaceAll(words, "$1") : code).split("\n").filter((it) => it.trim() !== "");
}

/** What a page holds that is the same in every language, section by section. */
export function bonesOf(markdown: string): readonly object[] {
  return markdown
    .replaceAll(/ --lang \S+/g, "")
    .replaceAll(/\.zh-Hans(\.\w+)/g, "$1")
    .split(/^## /m)
    .map((part) => {
      const text = part.replaceAll(/^```[^]*?^```$/gm, "");
      const found = (pattern: RegExp): readonly string[] =>
        Array.from(text.matchAll(pattern), (it) => it[1] ?? "").toSorted();
      return {
        fences: fencesOf(part).map((it) => [it.words, bareText(it)]),
        links: found(/\]\(([^)#]+)[^)]*\)/g),
        code: found(/`([^`]+)`/g),
        rows: found(/^(\||- )/gm).length,
      };
    });
}
