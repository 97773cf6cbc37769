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
  ["the document that begins there", "a: 1\n---\n⟨a: 2\n", "b", 3, "a: 1\n---\na: 2\nb: 3\n"],
  ["the first record of a list", "- ⟨a: 1\n- a: 2\n", "b", 3, "- a: 1\n  b: 3\n- a: 2\n"],
  ["a later one", "- a: 1\n- ⟨a: 2\n", "b", 3, "- a: 1\n- a: 2\n  b: 3\n"],
  ["an empty list gets its first", "a: []\n", "a.0", { id: "x" }, "a: [{ id: x }]\n"],
  ["a list takes the place of a word", "a: TBD\n", "a.0", 1, "a: [1]\n"],
  ["a group takes the place of nothing", "a:\n", "a.b", 1, "a: { b: 1 }\n"],
  ["a blank may stand before a colon", "a :\nb: 1\n", "a", 1, "a : 1\nb: 1\n"],
  ["a text is replaced whatever is in it", "a: 'x # y'\n", "a", 5, "a: 5\n"],
  ["a group in one line too", "a: { b: '#' }\n", "a", 5, "a: 5\n"],
  ["comments of others do not keep a block", "# c\na:\n  from: 1\nb: 1\n", "a", 2, "# c\na: 2\nb: 1\n"],
  ["a short list takes one line", "b: 1\n", "a", [1, 2], "b: 1\na: [1, 2]\n"],
  ["an empty group too", "b: 1\n", "a", {}, "b: 1\na: {}\n"],
  [
    "groups in a list take lines of their own",
    "b: 1\n",
    "a",
    [1, { id: "x", o: { p: 1 } }],
    "b: 1\na:\n  - 1\n  - id: x\n    o:\n      p: 1\n",
  ],
];

const waiting: readonly (readonly [why: string, text: string, path: string, value: unknown, after: string])[] = [
  ["it waits at the beginning", "\n# b: TBD\n# c: TBD\na: 1\n", "b", 2, "\nb: 2\n# c: TBD\na: 1\n"],
  ["another name waits first", "a: 1\n# x: TBD\n# b: TBD\n", "b", 2, "a: 1\n# x: TBD\nb: 2\n"],
  ["no line has its name", "a: 1\n# x: TBD\n", "b", 2, "a: 1\nb: 2\n# x: TBD\n"],
  ["it is a note", "# b: a note\na: 1\n", "b", 2, "# b: a note\na: 1\nb: 2\n"],
  ["it is behind a value", "c:\n  x: 1  # b: TBD\n", "c.b", 2, "c:\n  x: 1  # b: TBD\n  b: 2\n"],
  ["it waits in another document", "a: 1\n# b: TBD\n---\n⟨a: 2\n", "b", 3, "a: 1\n# b: TBD\n---\na: 2\nb: 3\n"],
  [
    "it waits where a document begins",
    "a: 1\n---\n# b: TBD\n# c: TBD\n⟨a: 2\n",
    "b",
    3,
    "a: 1\n---\nb: 3\n# c: TBD\na: 2\n",
  ],
  ["it waits in the next document", "a: 1\n---\n# b: TBD\nc: 2\n", "b", 3, "a: 1\nb: 3\n---\n# b: TBD\nc: 2\n"],
  ["another document follows", "a: 1\n# b: TBD\n---\na: 2\n", "b", 3, "a: 1\nb: 3\n---\na: 2\n"],
  [
    "a real line ends the group",
    "b:\n  x: 1\nd:\n  y: 1\n#   c: TBD\n",
    "b.c",
    2,
    "b:\n  x: 1\n  c: 2\nd:\n  y: 1\n#   c: TBD\n",
  ],
  [
    "blanks and comments end no group",
    "b:\n  x: 1\n  y: a---b\n\n# why\n # why\n \n#   c: TBD\n",
    "b.c",
    2,
    "b:\n  x: 1\n  y: a---b\n\n# why\n # why\n \n  c: 2\n",
  ],
  [
    "the next element waits for the same",
    "a:\n  - id: x\n#   - id: TBD\n#     o: TBD\n",
    "a.0.o",
    1,
    "a:\n  - id: x\n    o: 1\n#   - id: TBD\n#     o: TBD\n",
  ],
  [
    "an element of another list waits before it",
    "a:\n  - id: x\n#     l:\n#       - n: TBD\n#     o: TBD\n",
    "a.0.o",
    1,
    "a:\n  - id: x\n#     l:\n#       - n: TBD\n    o: 1\n",
  ],
  [
    "more than one line waits before the next element",
    "a:\n  - id: x\n#     o: TBD\n#     p: TBD\nb: 1\n",
    "a.1",
    { id: "z" },
    "a:\n  - id: x\n#     o: TBD\n#     p: TBD\n  - id: z\nb: 1\n",
  ],
  [
    "a whole group waits",
    "# a:\n#   g:\n#     c: TBD\n#   c: TBD\n# c: TBD\nb: 1\n",
    "a",
    { c: 1, d: 2 },
    "a:\n  d: 2\n#   g:\n#     c: TBD\n  c: 1\n# c: TBD\nb: 1\n",
  ],
  [
    "a list waits, and more behind it",
    "# a:\n#   - id: TBD\n#     o: TBD\n# z: TBD\nb: 1\n",
    "a",
    [{ id: "x", d: 2 }, { id: "z" }],
    "a:\n  - id: x\n    d: 2\n#     o: TBD\n  - id: z\n# z: TBD\nb: 1\n",
  ],
  ["nothing waits in the group", "# a:\n# c: TBD\nb: 1\n", "a", { c: 1 }, "# a:\n# c: TBD\nb: 1\na:\n  c: 1\n"],
  ["a list waits for a group", "# a:\n#   - c: TBD\nb: 1\n", "a", { c: 1 }, "# a:\n#   - c: TBD\nb: 1\na:\n  c: 1\n"],
  ["a group waits for a list", "# a:\n#   c: TBD\nb: 1\n", "a", [{ c: 1 }], "# a:\n#   c: TBD\nb: 1\na:\n  - c: 1\n"],
  [
    "the first is no group",
    "# a:\n#   - c: TBD\nb: 1\n",
    "a",
    [1, { c: 1 }],
    "# a:\n#   - c: TBD\nb: 1\na:\n  - 1\n  - c: 1\n",
  ],
  [
    "the first lacks what waits",
    "# a:\n#   - c: TBD\nb: 1\n",
    "a",
    [{ d: 1 }],
    "# a:\n#   - c: TBD\nb: 1\na:\n  - d: 1\n",
  ],
];

/** The text after it, with the value in the record that begins at the mark, or else in the first. */
const afterSetting = (marked: string, path: string, value: unknown): string | undefined => {
  const at = marked.indexOf("⟨");
  return set(marked.replace("⟨", ""), path, value, at < 0 ? marked.search(/^[^#\s]/m) : at);
};

test.each(written)("%s", (_, text, path, value, after) => {
  expect(afterSetting(text, path, value)).toBe(after);
});

test.each(waiting)("lines that wait are told apart where %s", (_, text, path, value, after) => {
  expect(afterSetting(text, path, value)).toBe(after);
});

const refused: readonly (readonly [why: string, text: string, path: string])[] = [
  ["an alias repeats the value", "a: &x { b: 1 }\nc: *x\n", "c.b"],
  ["a key came by a merge", "a: &x { b: 1 }\nc:\n  <<: *x\n", "c.b"],
  ["a comment would go", "a:\n  from: 1 # why\n", "a"],
  ["the element is not the next one", "a: []\n", "a.1"],
  ["no record begins there", "- - a: 1\n", "b"],
  ["no record is", "a\n", "b"],
  ["another document is broken", "a: 1\n---\nb: 1\nb: 2\n", "c"],
  ["a list stands in the place of a group", "a: [1]\n", "a.b"],
  ["a group stands in the place of a list", "a: { b: 1 }\n", "a.0"],
];

test.each(refused)("nothing is written where %s", (_, text, path) => {
  expect(set(text, path, 5)).toBeUndefined();
});

test("a line that waits in a text is a part of the text", () => {
  expect(set("a: |\n  # b: TBD\nc: 1\n", "b", 2)).toBe("a: |\n  # b: TBD\nc: 1\nb: 2\n");
});
