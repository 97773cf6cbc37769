import { resolve } from "node:path";
import { expect, test } from "vitest";
import { filesOf, readTree } from "../house/tree.ts";
import { bonesOf } from "./bones.ts";
import { deskWith, emptyDesk, ground, transcriptOn, type Desk } from "./reference-section.ts";
import { runsPrograms, walked } from "./walked.ts";

const tree = readTree();

/** Folders of pages that are followed from the first step to the last, and what their readers begin with. */
const walks: readonly (readonly [folder: string, begin: () => Desk])[] = [
  ["grammar/guide/", () => deskWith({ ...ground })],
  ["grammar/start/", emptyDesk],
];

const pages = walks.flatMap(([folder, begin]) =>
  filesOf(tree, folder, ".md").map(([path, text]) => ({ path, text, begin })),
);

const followed = pages.filter((it) => !runsPrograms(it.path));

test.each(followed)("$path: whoever follows it from the first step to the last sees what it shows", async (it) => {
  expect(it.text).toContain("\n```console\n$ edict ");
  const desk = it.begin();
  const page = walked(it.text, {
    write: (path, text) => {
      desk.files[path] = text;
    },
    transcript: (fence) => transcriptOn(desk, fence),
  });
  await expect(page).toMatchFileSnapshot(resolve(it.path));
});

test.each(pages.filter((it) => it.path.endsWith(".zh-Hans.md")))("$path: has what the page in English has", (it) => {
  const english = tree.get(it.path.replace(".zh-Hans", ""));
  expect(bonesOf(it.text)).toEqual(bonesOf(english ?? ""));
});

test("every page for those who begin is there in Chinese, too", () => {
  const start = pages.map((it) => it.path).filter((it) => it.startsWith("grammar/start/"));
  const english = start.filter((it) => !it.endsWith(".zh-Hans.md"));
  expect(start.toSorted()).toEqual(english.flatMap((it) => [it, it.replace(".md", ".zh-Hans.md")]).toSorted());
});

test("planted: a command, a key and a value that the other page has not, and words for people that it may have", () => {
  const page =
    '```console\n$ edict check a.yaml\nb\n```\n\n```yaml c.yaml\nd: [e, 1] # f\ng: Some words, here\nh: "i"\n```\n';
  for (const [word, other] of [
    ["check a", "check --lang zh-Hans a"],
    ["\nb\n", "\n乙\n"],
    ["# f", "# 己"],
    ["Some words, here", "一些话"],
    ['"i"', '"壬"'],
  ] as const)
    expect(bonesOf(page.replace(word, other))).toEqual(bonesOf(page));
  for (const [word, other] of [
    ["check a", "explain a"],
    ["c.yaml", "z.yaml"],
    ["e, 1", "e, 2"],
    ["g:", "z:"],
    ["h:", "- h:"],
  ] as const)
    expect(bonesOf(page.replace(word, other))).not.toEqual(bonesOf(page));
});
