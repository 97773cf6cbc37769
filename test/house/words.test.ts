import { expect, test } from "vitest";
import { filesOf, readTree, treeOf, type Tree } from "./tree.ts";

const tree = readTree();

/** A comment that begins with a word for unfinished work; this file spells them in halves. */
const unfinished = new RegExp(
  `(//|/?\\*|#|<!--)\\s*(${["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"].join("|")})\\b`,
);

/** A path of the machine on which a file was written leads nowhere on another. */
const machinePath =
  /(^|[\s"'`(])(\/(home|Users|root|tmp|work)\/[\w.]|(\.\.\/)+(shared|team)\/(design|law|bench|hooks))/;

/** The tools with which a text was written are no part of it; spelt in halves too. */
const tools = new RegExp(
  ["issues" + " show", "co-authored" + "-by", "cla" + "ude", "anthro" + "pic", "co" + "pilot"].join("|"),
  "i",
);

function lines(of: Tree, folders: readonly string[], pattern: RegExp): readonly string[] {
  return folders.flatMap((folder) =>
    filesOf(of, folder).flatMap(([path, text]) =>
      text.split("\n").flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}`] : [])),
    ),
  );
}

const unfinishedWork = (of: Tree): readonly string[] =>
  lines(of, ["src/", "policies/", "grammar/", "test/"], unfinished);
const machinePaths = (of: Tree): readonly string[] => lines(of, [""], machinePath);

const toolWords = (of: Tree): readonly string[] => lines(of, [""], tools);

test("no file names the tools it was written with", () => {
  expect(toolWords(tree)).toEqual([]);
});

test("planted: the name of such a tool", () => {
  expect(toolWords(treeOf({ "README.md": `see \`issues${" show"} 1\`` }))).toEqual(["README.md:1"]);
});

test("nothing is unfinished by its own words", () => {
  expect(unfinishedWork(tree)).toEqual([]);
});

test("planted: a word for unfinished work", () => {
  expect(unfinishedWork(treeOf({ "src/base/a.ts": `\n// ${"TO" + "DO"}: more` }))).toEqual(["src/base/a.ts:2"]);
});

test("no file names a path of one machine", () => {
  expect(machinePaths(tree)).toEqual([]);
});

test("planted: a home folder, and a folder beside the repository", () => {
  const fault = treeOf({
    "README.md": ["see /ho" + "me/someone/notes", "see `../sha" + "red/design`"].join("\n"),
    "a.md": "at work/main",
  });
  expect(machinePaths(fault)).toEqual(["README.md:1", "README.md:2"]);
});

test("the lock file names no host", () => {
  expect(tree.get("package-lock.json")).not.toMatch(/https?:\/\/[^"]*\.tgz/);
});
