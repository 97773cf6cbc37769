import type { SmallPack } from "../../laws/small-world.ts";
import { quoted } from "../../laws/text.ts";

/** A rule of the small law on the service. */
export const rule = (name: string, clauses: string, head = "provider must"): string =>
  `rule ${name}: ${head} "act" {\nquote "${quoted}"\non service\n${clauses}\n}`;

/** Declarations of paragraphs, by article. */
export const articles = (...paragraphs: readonly string[]): string =>
  paragraphs.map((it, index) => `article ${index + 1} {\nparagraph 1 {\n${it}\n}\n}`).join("\n");

export const pack = (name: string, text: string, more: Partial<SmallPack> = {}): SmallPack => ({
  pack: name,
  text,
  ...more,
});
