import { expect, test } from "vitest";
import { fromPlain } from "../../../src/base/document.ts";
import { setInYaml, type YamlStep } from "../../../src/base/edit-yaml.ts";

const set = (text: string, path: string, value: unknown, start = 0): string | undefined => {
  const steps = path.split(".").map((it): YamlStep => (/^\d+$/.test(it) ? Number(it) : it));
  return setInYaml({ path: "a.yaml", text }, start, steps, fromPlain(value));
};

const written: readonly (readonly [why: string, text: string, path: string, value: unknown, after: string])[] = [
  ["a new key stands last", "a:\n  b: 1\nc: 2\n", "a.d", "x", "a:\n  b: 1\n  d: x\nc: 2\n"],
  ["no end of line is needed", "a: 1", "b", true, "a: 1\nb: true"],
  ["the end of lines is kept", "a: 1\r\n# b: TBD\r\nc: 2\r\n", "b", 2, "a: 1\r\nb: 2\r\nc: 2\r\n"],
  ["a new line ends as others do", "a: 1\r\n", "b", 2, "a: 1\r\nb: 2\r\n"],
  ["a group in one line grows in it", "a: { b: 1 } # c\n", "a.c", "x, y", 'a: { b: 1, c: "x, y" } # c\n'],
  ["an empty one too", "a: {}\n", "a.c", null, "a: { c: null }\n"],
  ["a value is replaced, its comment is kept", "a: TBD # why\n", "a", false, "a: false # why\n"],
  ["what has no value gets one", "a: # why\nb: 1\n", "a", 1, "a: 1 # why\nb: 1\n"],
  ["a group takes the place of a word", "a: TBD\n", "a.b", 1, "a: { b: 1 }\n"],
  ["a block takes one line", "a:\n  from: 1\nb: 1\n", "a", 2, "a: 2\nb: 1\n"],
  ["a waiting line gets its value", "# Name\n# a: TBD  # why\nb: 1\n", "a", "x", "# Name\na: x  # why\nb: 1\n"],
  ["groups wait too", "b: 1\n# a:\n#   c: TBD\n#   d: TBD  # e\n", "a.d", 1, "b: 1\na:\n#   c: TBD\n  d: 1  # e\n"],
  ["what still waits is found again", "b: 1\na:\n#   c: TBD\n  d: 1\n", "a.c", 2, "b: 1\na:\n  c: 2\n  d: 1\n"],
  [
    "a line of another group waits for another value",
    "b:\n  x: 1\n# a:\n#   c: TBD\n",
    "b.c",
    2,
    "b:\n  x: 1\n  c: 2\n# a:\n#   c: TBD\n",
  ],
  [
    "an element waits with its facts",
    "b: 1\n# a:\n#   - id: TBD  # name\n#     o: TBD\n",
    "a",
    [{ id: "x" }, { id: "z" }],
    "b: 1\na:\n  - id: x  # name\n#     o: TBD\n  - id: z\n",
  ],
  [
    "its facts find their lines",
    "a:\n  - id: x\n#     o: TBD\n  - id: z\n",
    "a.0.o",
    1,
    "a:\n  - id: x\n    o: 1\n  - id: z\n",
  ],
  [
    "the next element has none",
    "a:\n  - id: x\n#     o: TBD\n  - id: z\n",
    "a.1.o",
    1,
    "a:\n  - id: x\n#     o: TBD\n  - id: z\n    o: 1\n",
  ],
  [
    "an element is added behind what waits",
    "a:\n  - id: x\n#     o: TBD\nb: 1\n",
    "a.1",
    { id: "z" },
    "a:\n  - id: x\n#     o: TBD\n  - id: z\nb: 1\n",
  ],
  ["and in one line", "a: [{ id: x }]\n", "a.1", { id: "z" }, "a: [{ id: x }, { id: z }]\n"],
  ["of lists that are not there", "b: 1\n", "a.0.id", "x", "b: 1\na:\n  - id: x\n"],
  ["the document that begins there", "a: 1\n---\na: 2\n", "b", 3, "a: 1\n---\na: 2\nb: 3\n"],
];

test.each(written)("%s", (_, text, path, value, after) => {
  expect(set(text, path, value, text.startsWith("a: 1\n---") ? 9 : text.search(/^[^#\s]/m))).toBe(after);
});

const refused: readonly (readonly [why: string, text: string, path: string])[] = [
  ["an alias repeats the value", "a: &x { b: 1 }\nc: *x\n", "c.b"],
  ["a key came by a merge", "a: &x { b: 1 }\nc:\n  <<: *x\n", "c.b"],
  ["a comment would go", "a:\n  from: 1 # why\n", "a"],
  ["the element is not the next one", "a: []\n", "a.1"],
  ["no record begins there", "- - a: 1\n", "b"],
];

test.each(refused)("nothing is written where %s", (_, text, path) => {
  expect(set(text, path, 5)).toBeUndefined();
});

test("a line that waits in a text is a part of the text", () => {
  expect(set("a: |\n  # b: TBD\nc: 1\n", "b", 2)).toBe("a: |\n  # b: TBD\nc: 1\nb: 2\n");
});
