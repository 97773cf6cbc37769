import { expect, test } from "vitest";
import { filesOf, readTree } from "../house/tree.ts";
import { faultsOfChinese } from "../kit/chinese.ts";
import { fencesOf, type Fence } from "./fences.ts";
import { runBlock, type Said } from "./run-block.ts";

/** A page of an error, with the code that it is about and its blocks: some raise the code, others say how it is avoided. */
export interface ErrorPage {
  readonly path: string;
  readonly text: string;
  readonly code: string;
  readonly blocks: readonly Fence[];
}

export const pages: readonly ErrorPage[] = filesOf(readTree(), "grammar/errors/", ".md")
  .filter(([path]) => path.split("/").length === 4)
  .map(([path, text]) => ({
    path,
    text,
    code: path.slice("grammar/errors/".length, -".md".length),
    blocks: fencesOf(text).filter(({ words }) => words[1] === "fires" || words[1] === "silent"),
  }));

/** The codes of the errors that a block raises; warnings count where the page is about one. */
export function raised(said: readonly Said[], code: string): readonly string[] {
  return said.filter((it) => it.severity === "error" || it.code === code).map((it) => it.code);
}

/** A test for each block of a mode: what is raised is the code of the page and what stands beside it, or nothing. */
export function testBlocks(mode: "fires" | "silent"): void {
  for (const { path, code, blocks } of pages) {
    for (const fence of blocks.filter(({ words }) => words[1] === mode)) {
      const beside = fence.words.flatMap((it) => (it.startsWith("+") ? [it.slice(1)] : []));
      test(`${path}:${fence.line} ${mode} as ${fence.words[0]}`, () => {
        const said = runBlock(fence);
        expect(said.flatMap(faultsOfChinese)).toEqual([]);
        expect(raised(said, code).toSorted()).toEqual(mode === "fires" ? [code, ...beside].toSorted() : []);
      });
    }
  }
}
