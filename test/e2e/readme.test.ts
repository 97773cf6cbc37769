import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fencesOf } from "../docs/fences.ts";
import { edict, type Ended } from "./edict.ts";
import { edictHere } from "./in-process.ts";

/** A block of a page that shows a command's output: after `text edict` stand the words of the command. */
interface Shown {
  readonly words: readonly string[];
  readonly text: string;
}

const examples = readdirSync("examples").filter((it) => !it.endsWith(".md"));
const own = examples.map((it) => `examples/${it}/README.md`);
const pages = [
  "README.md",
  "README.zh-Hans.md",
  "grammar/commands.md",
  "grammar/commands.zh-Hans.md",
  ...own,
  "grammar/inspect.md",
  "grammar/inspect.zh-Hans.md",
  "grammar/formats.md",
  "grammar/formats.zh-Hans.md",
];

function shownIn(markdown: string): readonly Shown[] {
  return fencesOf(markdown)
    .filter(({ words }) => words[0] === "text")
    .map(({ words: [, program, ...words], text }) => {
      expect(program).toBe("edict");
      return { words, text };
    });
}

/** What a block shows, in parts between its dots, and the output has not. */
function strangeTo(out: string, { text }: Shown): readonly string[] {
  const parts = text.split(/^…$/m).map((it) => it.replaceAll(/^\n+|\n+$/g, ""));
  return parts.filter((it) => !`\n${out}`.includes(`\n${it}\n`));
}

const known = new Map<string, Ended>();

/** What a command prints; pages show some of them twice, in two languages. */
function printed(words: readonly string[]): Ended {
  const line = words.join(" ");
  const ended = known.get(line) ?? edict(words);
  known.set(line, ended);
  return ended;
}

for (const page of pages) {
  test(`${page} shows what its commands print`, () => {
    for (const shown of shownIn(readFileSync(page, "utf8"))) {
      const { out, err } = own.includes(page) ? edictHere(shown.words) : printed(shown.words);
      expect([shown.words, err, strangeTo(out, shown)]).toEqual([shown.words, "", []]);
    }
  });
}

test("the README shows a check of the example, and how it ends", () => {
  const [first] = shownIn(readFileSync("README.md", "utf8"));
  expect(first?.words).toEqual(["check", "examples/chat-service", "--full"]);
  expect(printed(first?.words ?? []).code).toBe(1);
});

test("planted: a line that the command does not print", () => {
  const shown = { words: [], text: "a\n\n…\n\nc\n" };
  expect([strangeTo("a\nb\nc\n", shown), strangeTo("a\nbc\n", shown)]).toEqual([[], ["c"]]);
});

test("the list of examples has each of them, in both languages", () => {
  for (const page of ["examples/README.md", "examples/README.zh-Hans.md"]) {
    const text = readFileSync(page, "utf8");
    expect([page, examples.filter((it) => !text.includes(`](${it}/README.md)`))]).toEqual([page, []]);
  }
});
