import { expect, test, vi } from "vitest";
import { Lexer, parseAllDocuments, visit } from "yaml";
import { toPlain, type DataNode } from "../../../src/base/document.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import { leaves, slips } from "./reading.ts";

const read = (text: string) => readYaml({ path: "a.yaml", text });
const plain = (text: string) => read(text).documents.map((it) => toPlain(it.root));
const leavesOf = (text: string) => {
  const source = { path: "a.yaml", text };
  const reading = readYaml(source);
  expect(slips(reading)).toEqual([]);
  return reading.documents.flatMap((it) => leaves(source, it.root));
};

test("keys and values stand where they are written", () => {
  expect(
    leavesOf(
      "service:\n  name: 甲🙂 \n  on: 2023-08-15 # launch\n  n: [1, -0.05]\n  why: >\n    two\n    words\n\n  a: 'x''y'\n",
    ),
  ).toEqual([
    "/service @ service",
    "/service/name @ name",
    '/service/name = "甲🙂" @ 甲🙂',
    "/service/on @ on",
    '/service/on = "2023-08-15" @ 2023-08-15',
    "/service/n @ n",
    "/service/n/0 = 1 @ 1",
    "/service/n/1 = -0.05 @ -0.05",
    "/service/why @ why",
    '/service/why = "two words\\n" @ >\n    two\n    words',
    "/service/a @ a",
    `/service/a = "x'y" @ 'x''y'`,
  ]);
});

test("a block ends where its last word ends", () => {
  const source = { path: "a.yaml", text: "a:\n  - 1\n  - 2\n\n# end\nb: 1\n" };
  const root = readYaml(source).documents[0]?.root;
  const list = root?.kind === "record" ? root.entries.get("a")?.value : undefined;
  expect(source.text.slice(list?.span.start, list?.span.end)).toBe("- 1\n  - 2");
});

test("only blanks of YAML are cut off at the end of a value", () => {
  expect(leavesOf("a: 甲\u3000\nb: '乙\u00A0' \t\n")).toEqual([
    "/a @ a",
    '/a = "甲\u3000" @ 甲\u3000',
    "/b @ b",
    `/b = "乙\u00A0" @ '乙\u00A0'`,
  ]);
});

test("a block of text ends with its last line, blanks at its end included, and keeps empty lines where it says so", () => {
  const spanText = (text: string): string => {
    const root = read(text).documents[0]?.root;
    const value = root?.kind === "record" ? root.entries.get("a")?.value : undefined;
    return text.slice(value?.span.start, value?.span.end);
  };
  expect(spanText("a: |\n  one\n  two  \n\n  \nb: 1\n")).toBe("|\n  one\n  two  ");
  expect(spanText("a: >-\r\n  one \r\nb: 1\r\n")).toBe(">-\r\n  one ");
  for (const start of ["|+", ">2+", ">+2"])
    expect(spanText(`a: ${start}\n  one\n\nb: 1\n`)).toBe(`${start}\n  one\n\n`);
  expect(spanText("\uFEFFa: |+\n  one\n\nb: 1\n")).toBe("|+\n  one\n\n");
  expect(spanText("a:\n  b:\n    - c\n    - |\n      one \n\nd: 1\n")).toBe("b:\n    - c\n    - |\n      one ");
});

test("CRLF and a byte order mark change values no more than positions", () => {
  expect(leavesOf("\uFEFFa: x\r\nb:\r\n  - true\r\n")).toEqual([
    "/a @ a",
    '/a = "x" @ x',
    "/b @ b",
    "/b/0 = true @ true",
  ]);
  expect(leavesOf("\uFEFF- x\n- y")).toEqual(['/0 = "x" @ x', '/1 = "y" @ y']);
  expect(slips(read("\uFEFFa: 1\r\na: 2"))).toEqual([
    "a.yaml:2:1 base/duplicate-key: the key `a` stands here a second time",
  ]);
});

test("words are what YAML 1.2 says", () => {
  const text =
    "[no, on, yes, ~, null, , True, FALSE, 0o17, 0x1F, 007, 1_000, 1e3, .5, 5., +1, 12:30:45, '1', !!str 1, \"\", 2023-08-15T00:00:00Z]";
  expect(plain(text.replace(", ,", ","))).toEqual([
    [
      "no",
      "on",
      "yes",
      null,
      null,
      true,
      false,
      15,
      31,
      7,
      "1_000",
      1000,
      0.5,
      5,
      1,
      "12:30:45",
      "1",
      "1",
      "",
      "2023-08-15T00:00:00Z",
    ],
  ]);
  expect(plain("a:\nb: {c, d: }\n? e\n")).toEqual([{ a: null, b: { c: null, d: null }, e: null }]);
});

test("each mistake is one sentence at its place", () => {
  const said = (text: string) => slips(read(text)).map((it) => it.replace(/^a\.yaml:/, ""));
  expect(said("a: 1\nb: 2\na: 3")).toEqual(["3:1 base/duplicate-key: the key `a` stands here a second time"]);
  expect(said("{a: 1, 'a': 2}")).toEqual(["1:8 base/duplicate-key: the key `a` stands here a second time"]);
  expect(said("5: x")).toEqual(["1:1 base/key-not-text: the key `5` is not text"]);
  expect(said("? [a]\n: x")).toEqual(["1:3 base/key-not-text: the key `[a]` is not text"]);
  expect(said(": x")).toEqual(["1:1 base/key-not-text: a key is missing before the colon"]);
  expect(said("x:\n  __proto__: 1")).toEqual(["2:3 base/refused-key: `__proto__` cannot be a key"]);
  expect(said("n: 1234567890123456")).toEqual([
    "1:4 base/long-number: the number `1234567890123456` has more than 15 significant digits",
  ]);
  expect(said("n: 0x1FFFFFFFFFFFFF")).toHaveLength(1);
  expect(said("n: 1e999")).toEqual([
    "1:4 base/number-out-of-range: the number `1e999` is too large or too near to zero",
  ]);
  expect(said("n: 1e-9999")).toHaveLength(1);
  expect(said("n: 1e-101")).toHaveLength(1);
  expect(said("n: 1e-100")).toEqual([]);
  expect(said("n: 0.00000000000000000000012")).toEqual([]);
  expect(said("n: 000.1234567890123450\nm: 100000000000000000000")).toEqual([]);
  expect(said("- .nan\n- -.inf")).toEqual([
    "1:3 base/not-finite: `.nan` is not a quantity",
    "2:3 base/not-finite: `-.inf` is not a quantity",
  ]);
  expect(said("a: !!seq [1]\nb: !!map {c: !!str d}\ne: ! f")).toEqual([]);
  expect(said("a: !color red")).toEqual(["1:11 base/unknown-tag: the tag `!color` is not used here"]);
  expect(said("a: !!set {b}")).toEqual(["1:10 base/unknown-tag: the tag `!!set` is not used here"]);
  expect(said("a: *b\nb: &b 1")).toEqual([
    "1:4 base/unknown-anchor: the alias `*b` has no finished value `&b` before it",
  ]);
  expect(said("a: &a [*a]")).toEqual(["1:8 base/unknown-anchor: the alias `*a` has no finished value `&a` before it"]);
  expect(said("a: &a 1\nb: &a [*a]")).toHaveLength(1);
  expect(said("*x : 1")).toEqual(["1:1 base/unknown-anchor: the alias `*x` has no finished value `&x` before it"]);
  expect(said(`? [${"a".repeat(50)}]\n: x`)).toEqual([
    `1:3 base/key-not-text: the key \`[${"a".repeat(39)}\` is not text`,
  ]);
  expect(said("a: 'x")).toEqual(["1:6 base/yaml-syntax: the closing quote is missing"]);
  expect(said("a: [1, 2")).toEqual(["1:9 base/yaml-syntax: the closing bracket or brace is missing"]);
  expect(said("a: b: c")).toEqual(["1:4 base/yaml-syntax: a second key or list begins on the line of a key"]);
  expect(said("a: 1\n b: 2")).toHaveLength(1);
  expect(said("a:\n\t- 1")).toEqual(["2:1 base/yaml-syntax: a tab cannot indent a line"]);
  expect(said("a: @b")).toEqual(["1:4 base/yaml-syntax: a text cannot start with this character"]);
  expect(said('a: "\\q"')).toEqual(["1:5 base/yaml-syntax: this escape is not known in double quotes"]);
  expect(said("a: 1\nb\nc: 2")).toEqual(["2:1 base/yaml-syntax: after this key a colon is missing"]);
  for (const rest of ["1", "'x"])
    expect(said(`%FOO\n---\na: ${rest}`)).toEqual(["1:1 base/yaml-syntax: this directive is not known"]);
});

test("what cannot be read at all is marked where that begins, and no document is handed on", () => {
  const refusedFor = (text: string) => {
    const { documents, diagnostics } = read(text);
    expect([documents, diagnostics.length]).toEqual([[], 1]);
    const [slip] = diagnostics;
    return slip && [slip.code, text.slice(slip.place.span.start, slip.place.span.end), slip.place.span.start];
  };
  for (const [mark, shift] of [
    ["", 0],
    ["\uFEFF", 1],
  ] as const) {
    expect(refusedFor(`${mark}a: "\u0007"`)).toEqual(["base/yaml-syntax", "\u0007", 4 + shift]);
    expect(refusedFor(`${mark}a: ${"[".repeat(201)}`)).toEqual(["base/too-deep", "[", 202 + shift]);
    expect(refusedFor(`${mark}${"- ".repeat(201)}a`)).toEqual(["base/too-deep", "-", 400 + shift]);
  }
  expect(refusedFor("\u0000a: 1")).toEqual(["base/yaml-syntax", "\u0000", 0]);
});

test("a slip is marked from its first letter to its last, behind a byte order mark too", () => {
  const marked = (text: string) =>
    read(text).diagnostics.map(({ place: { span } }) => [span.start, text.slice(span.start, span.end)]);
  for (const [mark, shift] of [
    ["", 0],
    ["\uFEFF", 1],
  ] as const) {
    expect(marked(`${mark}a: b: c`)).toEqual([[3 + shift, "b"]]);
    expect(marked(`${mark}a: @b`)).toEqual([[3 + shift, "@"]]);
    expect(marked(`${mark}a: 'x`)).toEqual([[5 + shift, ""]]);
  }
});

test("anchors, aliases and merge keys", () => {
  expect(
    plain("a: &a {x: 1, y: 2}\nb: *a\nc: {<<: *a, x: 3}\nd: {x: 4, <<: [{x: 5, z: 6}, *a]}\ne: {'<<': 1}"),
  ).toEqual([{ a: { x: 1, y: 2 }, b: { x: 1, y: 2 }, c: { x: 3, y: 2 }, d: { x: 4, z: 6, y: 2 }, e: { "<<": 1 } }]);
  expect(leavesOf("a: &k hi\nb: *k")).toEqual(["/a @ a", '/a = "hi" @ hi', "/b @ b", '/b = "hi" @ hi']);
  expect(slips(read("a: &a {x: 1}\nb: {<<: *a, <<: *a}"))).toEqual([
    "a.yaml:2:13 base/duplicate-key: the key `<<` stands here a second time",
  ]);
  expect(slips(read("a: {<<: 1}"))).toEqual([
    "a.yaml:1:5 base/merge-not-record: `<<` takes a record or a list of records",
  ]);
  expect(slips(read("a: {<<: *b}"))).toEqual([
    "a.yaml:1:9 base/unknown-anchor: the alias `*b` has no finished value `&b` before it",
  ]);
});

test("aliases repeat values 100 times at most, counted where they are repeated", () => {
  const flat = (count: number) => `a: &a x\nb: [${Array.from({ length: count }, () => "*a").join(", ")}]`;
  expect(slips(read(flat(100)))).toEqual([]);
  expect(slips(read(flat(101)))).toHaveLength(1);
  const bomb = Array.from(
    { length: 9 },
    (_, i) => `${"abcdefghij"[i + 1]}: &${"abcdefghij"[i + 1]} [*${"abcdefghij"[i]}, *${"abcdefghij"[i]}]`,
  );
  expect(read(`a: &a x\n${bomb.join("\n")}`).diagnostics.map((it) => it.code)).toEqual(["base/too-many-aliases"]);
});

test("what an alias repeats is as deep as where it stands, and counts once for each that it repeats", () => {
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  const codes = (text: string) => read(text).diagnostics.map((it) => it.code);
  const at = (depth: number) => `a: &a ${nested(150)}\nb: ${"[".repeat(depth)}*a${"]".repeat(depth)}`;
  expect([codes(at(49)), codes(at(50))]).toEqual([[], ["base/too-deep"]]);
  const many = (name: string, count: number) => `[${Array.from({ length: count }, () => name).join(", ")}]`;
  const after = (count: number) => `a: &a x\nb: ${many("*a", 40)}\nc: &c [*a]\nd: ${many("*c", count)}`;
  expect([codes(after(29)), codes(after(30))]).toEqual([[], ["base/too-many-aliases"]]);
});

test("200 levels are read and 201 are not, however they come about", () => {
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  const blocks = (depth: number) => `${"- ".repeat(depth)}1`;
  for (const write of [nested, blocks]) {
    expect(slips(read(write(200)))).toEqual([]);
    expect(read(write(201)).diagnostics.map((it) => it.code)).toEqual(["base/too-deep"]);
  }
  expect(read(`a: &a ${nested(150)}\nb: [[*a]]`).diagnostics).toEqual([]);
  expect(
    read(`a: &a ${nested(150)}\nb: ${"[".repeat(60)}*a${"]".repeat(60)}`).diagnostics.map((it) => it.code),
  ).toEqual(["base/too-deep"]);
  // A list in the place of a key is a level below its record.
  expect(read(`${"? [".repeat(101)}x${"]".repeat(101)}`).diagnostics[0]?.code).toBe("base/too-deep");
  expect(read(`${"? [".repeat(99)}x${"]".repeat(99)}`).diagnostics[0]?.code).toBe("base/key-not-text");
  for (const text of ["[", "{a: ", "- ", "? ", "[a: "]) {
    expect(read(text.repeat(100_000)).diagnostics.map((it) => it.code)).toEqual(["base/too-deep"]);
  }
});

test("10 MB are refused in bytes, not in characters", () => {
  const { documents, diagnostics } = read("a".repeat(10_000_001));
  expect(documents).toEqual([]);
  expect(diagnostics.map((it) => it.place.span)).toEqual([{ start: 0, end: 10_000_001 }]);
  expect(slips({ documents, diagnostics })).toEqual(["a.yaml:1:1 base/too-large: this file is larger than 10 MB"]);
  expect(read(`# ${"法".repeat(3_333_333)}`).diagnostics.map((it) => it.code)).toEqual(["base/too-large"]);
  expect(read(`# ${"法".repeat(3_333_332)}`).diagnostics).toEqual([]);
});

test("a million lines are read, and one more is refused where it stands", () => {
  expect(slips(read(`${"\n".repeat(999_999)}a: 1\n`))).toEqual([]);
  const beyond = "a.yaml:1000001:1 base/too-large: this file has more than 1,000,000 lines";
  expect(slips(read(`${"\n".repeat(1_000_000)}a: 1`))).toEqual([beyond]);
  expect(slips(read(`\uFEFF${"\n".repeat(1_000_000)}a: 1`))).toEqual([beyond]);
});

test("10,000 documents are read, and one more is refused where it begins", () => {
  expect(slips(read("---\n".repeat(10_000)))).toEqual([]);
  expect(slips(read(`${"--- a\n".repeat(10_000)}---`))).toEqual([
    "a.yaml:10001:1 base/too-large: this file has more than 10,000 documents",
  ]);
  expect(slips(read(`a: |\n${"  ---\n".repeat(10_001)}b: ----\n`))).toEqual([]);
  expect(slips(read(`${"----\n".repeat(10_001)}`))).toEqual([]);
});

test("several documents; an empty one is none, and a broken one does not take the others along", () => {
  expect(plain("")).toEqual([]);
  expect(plain("# nothing\n---\n")).toEqual([]);
  expect(plain("a: 1\n---\n---\nnull\n...\n---\nb: 2\n---\n")).toEqual([{ a: 1 }, null, { b: 2 }]);
  const reading = read("a: 1\n---\nb: 1\nb: 2\n---\nc: 3");
  expect(slips(reading)).toEqual(["a.yaml:4:1 base/duplicate-key: the key `b` stands here a second time"]);
  expect(reading.documents.map((it) => toPlain(it.root))).toEqual([{ a: 1 }, { c: 3 }]);
});

/** Every word of a document, and where it begins. */
const wordsIn = (node: DataNode): readonly (readonly [unknown, number])[] => {
  if (node.kind === "scalar") return [[node.value, node.span.start]];
  if (node.kind === "list") return node.items.flatMap(wordsIn);
  return [...node.entries].flatMap(([key, { keySpan, value }]) => [[key, keySpan.start] as const, ...wordsIn(value)]);
};

const units = ["\n", "\r\n", "  \n", "\t\n", "          \n"];

test.each(
  [
    "⟨⟩a: b\nc: d\n",
    "a: b\n⟨⟩c: d\n",
    "a: b\n⟨⟩",
    "a: b\n⟨⟩  c\nd: e\n",
    "a: 'b\n⟨⟩  c'\nd: e\n",
    'a: "b\n⟨⟩  c"\n⟨⟩d: e\n',
    'a:\n  b: "c\n⟨⟩d"\n',
    "a: |\n⟨⟩  b\n⟨⟩  c\n⟨⟩d: e\n",
    "a: |\n⟨⟩d: e\n",
    "a: |+\n  b\n⟨⟩d: e\n",
    "a: |-\n  b\n⟨⟩# note\nd: e\n",
    "a: |2\n   b\n⟨⟩   c\n⟨⟩",
    "a:\n  - >\n    b\n⟨⟩    c\n⟨⟩  - d\n⟨⟩e: f\n",
    "a:\n⟨⟩  - b\n⟨⟩  - c\n⟨⟩# note\n⟨⟩d:\n⟨⟩  e: f\n",
    "a: [b,\n⟨⟩  c,\n⟨⟩  { d: e,\n⟨⟩ f: g }\n⟨⟩ ]\nh: i\n",
    "a: [b,\n⟨⟩c]\n",
    "a: b\n⟨⟩...\n⟨⟩---\n⟨⟩c: d\n⟨⟩--- e\n⟨⟩",
    "%YAML 1.2\n⟨⟩---\na: b\n",
    "a: &x\n⟨⟩  b: c\n⟨⟩d: *x\n",
    "? a\n⟨⟩: b\n",
    "a: b\n⟨⟩  c: d\n",
    "a: b\n⟨⟩ ]\n",
    "- a\n⟨⟩-\n⟨⟩- b\n",
  ].flatMap((text) => units.map((unit) => ({ text, unit }))),
)("many blank lines mean what they do to the parser by itself: $text with $unit", ({ text, unit }) => {
  const whole = text.replaceAll("⟨⟩", unit.repeat(150));
  const { documents, diagnostics } = read(whole);
  const parsed = parseAllDocuments(whole, { schema: "failsafe", uniqueKeys: false });
  const expected = (Array.isArray(parsed) ? parsed : []).filter((it) => it.contents !== null);
  const [wrong] = expected.flatMap((it) => [...it.errors, ...it.warnings]).toSorted((a, b) => a.pos[0] - b.pos[0]);
  expect(diagnostics[0]?.place.span.start).toBe(wrong && Math.min(wrong.pos[0], whole.length));
  if (wrong) return;
  const words = expected.map((it) => {
    const found: [unknown, number][] = [];
    visit(it, { Scalar: (_, node) => void found.push([node.value, node.range?.[0] ?? -1]) });
    return found;
  });
  const ours = documents.map((it) => wordsIn(it.root).map(([word, start]) => [word ?? "", start]));
  expect(ours).toEqual(text.includes("*x") ? ours : words.filter((it) => it.length > 1 || it[0]?.[0] !== ""));
  expect(documents).toHaveLength(words.length);
});

test("many equal lines that are not blank are as many", () => {
  expect(plain("- a\n".repeat(150))).toEqual([Array.from({ length: 150 }, () => "a")]);
});

test("one long blank line is one", () => {
  expect(plain(`a: b\n${" ".repeat(200)}\nc: 'd\n${" ".repeat(200)}\n  e'\n`)).toEqual([{ a: "b", c: "d\ne" }]);
});

test("the lexer sees few of many equal blank lines, whatever stands before them", () => {
  const lexed = vi.spyOn(Lexer.prototype, "lex");
  try {
    for (const unit of units) {
      read(`a: b\n${unit.repeat(10_000)}c: |\n  d\n${unit.repeat(10_000)}e: [f,\n${unit.repeat(10_000)}  g]\n`);
      expect(lexed.mock.lastCall?.[0].length).toBeLessThan(200);
    }
  } finally {
    lexed.mockRestore();
  }
});
