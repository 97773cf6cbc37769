import { expect, test } from "vitest";
import { service } from "../report/tiny.ts";
import { ended, worldOf } from "./ended.ts";

const files = { "in/service.yaml": service, "in/.old.yaml": "a: 1\n", "in/notes.yaml": "a: 1\n" };

const run = (line: string): string => ended(line.split(" "), worldOf(files)).out;

const words = ["needs", "explain", "timeline", "sheet", "interview --next"];

test.each(words)("%s says how many files of a folder it has not read", (verb) => {
  const [name, ...flags] = verb.split(" ");
  const said = (inputs: string, ...more: readonly string[]): string =>
    run([name, inputs, "--pack /tiny", ...flags, ...more].join(" "));
  expect(said("in").match(/^.*skipped$/gm)).toEqual(["not seen  2 files skipped"]);
  expect(said("in", "--lang zh-Hans").match(/^.*略过.*$/gm)).toEqual(["未审查    略过的 2 个文件"]);
  expect(said("in/service.yaml")).not.toContain("not seen");
});

test.each(["needs", "explain", "timeline", "sheet"])("%s -q says so too", (name) => {
  expect(run(`${name} in --pack /tiny -q`)).toContain("not seen  2 files skipped\n");
});

test.each(["check", "needs", "explain", "timeline", "interview"])(
  "the JSON of %s lists them, with the reasons",
  (name) => {
    const report = JSON.parse(run(`${name} in --pack /tiny -f json`)) as { readonly skipped: unknown };
    expect(report.skipped).toEqual([
      { path: "in/.old.yaml", why: "its name begins with a dot" },
      { path: "in/notes.yaml", why: "no input: neither `kind` nor the name of a subject at its top" },
    ]);
  },
);
