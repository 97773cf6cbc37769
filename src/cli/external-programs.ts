import { spawnSync } from "node:child_process";
import type { ReadRevision } from "../engine/index.ts";
import type { Graphviz } from "../report/view/format-options.ts";

const mostGitOutput = 64_000_000;

/** The texts of a folder at a revision, by git; undefined where git, the revision or the folder is not there. */
export const readGitRevision: ReadRevision = (revision, folder) => {
  const path = folder.replace(/^\.\//, "");
  const tree = `${revision}:./${path}`;
  const git = (...words: readonly string[]): string | undefined => {
    const ended = spawnSync("git", words, { encoding: "utf8", maxBuffer: mostGitOutput });
    return ended.status === 0 ? ended.stdout : undefined;
  };
  const names = git("ls-tree", "-r", "-z", "--name-only", tree)
    ?.split("\0")
    .filter((it) => it !== "");
  if (!names) return undefined;
  const root = tree.replace(/\/$/, "");
  const texts = names.map((name) => [name, git("show", `${root}/${name}`)] as const);
  return Object.fromEntries(texts.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])));
};

/** Graphviz, as WebAssembly: it is loaded when the first drawing is asked for. */
export async function loadGraphviz(): Promise<Graphviz> {
  const { instance } = await import("@viz-js/viz");
  const viz = await instance();
  return (dot) => viz.renderString(dot, { format: "plain" });
}
