/** A fenced block of a Markdown page: the words after its fence, its text, and the line where it begins. */
export interface Fence {
  readonly words: readonly string[];
  readonly text: string;
  readonly line: number;
}

const fenced = /^(`{3,})([^\n`]*)\n([\s\S]*?)^\1[ \t]*$/gm;

/**
 * The fenced blocks of a page, in order.
 *
 * @example
 * fencesOf("# a\n```edict fires\nx\n```\n") // [{ words: ["edict", "fires"], text: "x\n", line: 2 }]
 */
export function fencesOf(markdown: string): readonly Fence[] {
  return [...markdown.matchAll(fenced)].map((it) => ({
    words: (it[2] ?? "").trim().split(/\s+/),
    text: it[3] ?? "",
    line: markdown.slice(0, it.index).split("\n").length,
  }));
}

/** A page without its fenced blocks. */
export const withoutFences = (markdown: string): string => markdown.replaceAll(fenced, "");

/** The command lines of a fence that shows what they print; one goes on after a backslash at its end. */
export const commandsOf = ({ text }: Fence): readonly string[] =>
  Array.from(text.matchAll(/^\$ ((?:.*\\\n)*.*)$/gm), (it) => it[1] ?? "");
