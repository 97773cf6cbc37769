import { spawnSync } from "node:child_process";
import type { ReadRevision } from "../engine/index.ts";

const most = 64_000_000;

/** The texts of a folder at a revision, by git; undefined where git, the revision or the folder is not there. */
export const readGitRevision: ReadRevision = (revision, folder) => {
  const tree = `${revision}:./${folder.replace(/^\.\//, "")}`;
  const git = (...words: readonly string[]): string | undefined => {
    const ended = spawnSync("git", words, { encoding: "utf8", maxBuffer: most });
    return ended.status === 0 ? ended.stdout : undefined;
  };
  const names = git("ls-tree", "-r", "-z", "--name-only", tree)
    ?.split("\0")
    .filter((it) => it !== "");
  if (!names) return undefined;
  const texts = names.map((name) => [name, git("show", `${tree.replace(/\/$/, "")}/${name}`)] as const);
  return Object.fromEntries(texts.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])));
};
