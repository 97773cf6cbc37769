import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import {
  jsonControlCharacter,
  jsonProblem,
  yamlControlCharacter,
  yamlProblem,
} from "../../../src/base/syntax-problems.ts";

/** What is told of a text where a parser stopped at the mark, and what is to be written instead. */
function toldOf(marked: string) {
  const at = marked.indexOf("⟨");
  const { offset, problem, remedy } = jsonProblem(marked.replace("⟨", ""), at);
  return { moved: offset - at, problem: locales.en.say(problem), remedy: remedy && locales.en.say(remedy) };
}

test.each([
  ['{"a": ⟨True}', "write `true`"],
  ['{"a": ⟨False}', "write `false`"],
  ['{"a": ⟨None}', "write `null`"],
  ['{"a": ⟨undefined}', "write `null`, or leave the field out"],
  ['{"a": ⟨NaN}', "write a number, or leave the field out if the number is not known"],
  ['{"a": ⟨-Infinity}', "write a number, or leave the field out if the number is not known"],
  ['{"a": ⟨+Infinity}', "write a number, or leave the field out if the number is not known"],
  ['{"a": ⟨In-finity}', "texts and keys stand between straight double quotes"],
  ['{"a"⟨：1}', "write `:`"],
  ['{"a": 1⟨，', "write `,`"],
  ["⟨｛", "write `{`"],
  ['{"a": 1⟨｝', "write `}`"],
  ["⟨［", "write `[`"],
  ["[1⟨］", "write `]`"],
  ["{⟨'a': 1}", "texts and keys stand between straight double quotes"],
  ["{⟨“a”: 1}", "texts and keys stand between straight double quotes"],
  ["{⟨「a」: 1}", "texts and keys stand between straight double quotes"],
  ['{"a": 1 ⟨// why', "JSON has no comments: take it out"],
  ['{"a": 1 ⟨# why', "JSON has no comments: take it out"],
  ['{"a": 1, ⟨}', "take out the comma before it"],
  ["[1,\n⟨]", "take out the comma before it"],
  ["[1⟨}", undefined],
  ["[1, ⟨, 2]", "take out one of the two commas"],
  ["[⟨, 2]", undefined],
  ["[⟨+1]", "leave the `+` out"],
  ["[⟨01]", "leave the zero before the number out"],
  ["[⟨-01]", "leave the zero before the number out"],
  ["[⟨.5]", "write `0.5`"],
  ['{"a": ⟨\\n}', "double the backslash, or write `\\u` with four figures"],
  ["{} ⟨{}", "a comma may be missing before it; several documents stand in a .jsonl file, each on its own line"],
  ["[]\n⟨[1]", "a comma may be missing before it; several documents stand in a .jsonl file, each on its own line"],
  ['["a" ⟨"b"]', "a comma may be missing before it"],
  ["[1 ⟨[2]]", "a comma may be missing before it"],
  ['[{} ⟨"b"]', "a comma may be missing before it"],
  ["[1 ⟨000]", "a number is written in figures only, as in `1000` or `0.5`"],
  ["[1⟨k]", "a number is written in figures only, as in `1000` or `0.5`"],
  ["[1 ⟨+k]", undefined],
  ["[⟨-a]", undefined],
  ["[⟨a+1]", "texts and keys stand between straight double quotes"],
  ["[⟨a01]", "texts and keys stand between straight double quotes"],
  ["[1, ⟨a.5]", "texts and keys stand between straight double quotes"],
  ["{⟨a: 1}", "texts and keys stand between straight double quotes"],
  ["⟨法", "texts and keys stand between straight double quotes"],
  ['{"a": ⟨b}', "texts and keys stand between straight double quotes"],
  ['{"a" ⟨b}', undefined],
])("of %s is told what cannot stand there, and to %s", (marked, remedy) => {
  const told = toldOf(marked);
  expect(told.problem).toMatch(/^`[^`]+` cannot stand here in JSON$/);
  expect(told).toMatchObject({ moved: 0, remedy });
});

test("what cannot stand there is told in its whole word, of a long one the beginning", () => {
  expect(toldOf('{"a": ⟨True}').problem).toBe("`True` cannot stand here in JSON");
  expect(toldOf("[1, ⟨$x]").problem).toBe("`$` cannot stand here in JSON");
  expect(toldOf(`[⟨${"x".repeat(60)}]`).problem).toBe(`\`${"x".repeat(40)}\` cannot stand here in JSON`);
  expect(toldOf("[⟨\u0001]")).toEqual({
    moved: 0,
    problem: "this character cannot stand here in JSON",
    remedy: "take it out",
  });
});

const unclosed = "a bracket, a brace or a quote is not closed, or something was cut off";
test.each([
  ["⟨", 0, undefined],
  [" ⟨\n", 0, undefined],
  ['{"a": 1⟨', 0, unclosed],
  ['{"a": 1⟨ \n', 0, unclosed],
  // In a list the parser stops at the last value.
  ["[1, ⟨2", 1, unclosed],
  ["[⟨-2.5e+3 ", 8, unclosed],
  ['[⟨"a\\"b"', 6, unclosed],
  ["[⟨true", 4, unclosed],
  ["[1, ⟨null", 4, unclosed],
])("of %s is told that it ends too early", (marked, moved, remedy) => {
  expect(toldOf(marked)).toEqual({ moved, problem: "the JSON text ends too early", remedy });
});

test.each(['{"a": ⟨1', "⟨1", "[1, ⟨nul", '[1, ⟨"a', '[⟨"a" 1', "[⟨- ", "[⟨truely"])(
  "%s does not end at a value of a list",
  (marked) => {
    expect(toldOf(marked).problem).not.toBe("the JSON text ends too early");
  },
);

test("control characters are written as escapes", () => {
  const [json, yaml] = [jsonControlCharacter(), yamlControlCharacter()].map(
    ({ remedy }) => remedy && locales.en.say(remedy),
  );
  expect(json).toBe("write it as an escape: `\\n`, `\\t`, or `\\u` with four figures");
  expect(yaml).toBe("take it out, or write it as an escape between double quotes, such as `\\x1b`");
});

test.each([
  ["ALIAS_PROPS", "something", "an alias takes no anchor and no tag", undefined],
  ["BAD_ALIAS", "something", "the name of this anchor or alias is missing or ends in a colon", undefined],
  ["BAD_COLLECTION_TYPE", "something", "this tag does not fit the value", undefined],
  ["BAD_DIRECTIVE", "something", "this directive is not known", "leave the line out"],
  [
    "BAD_DQ_ESCAPE",
    "something",
    "this escape is not known in double quotes",
    "double the backslash, or use single quotes",
  ],
  ["BAD_INDENT", "something", "the indentation does not fit the lines around it", undefined],
  ["BAD_PROP_ORDER", "something", "an anchor or tag stands in the wrong place", undefined],
  ["BAD_SCALAR_START", "something", "a text cannot start with this character", "put the text in quotes"],
  [
    "BLOCK_AS_IMPLICIT_KEY",
    "something",
    "a second key or list begins on the line of a key",
    "put the value in quotes, or on its own line",
  ],
  [
    "BLOCK_IN_FLOW",
    "something",
    "inside brackets and braces, lists and records need brackets and braces too",
    undefined,
  ],
  ["KEY_OVER_1024_CHARS", "something", "a key is longer than 1024 characters", undefined],
  ["MULTILINE_IMPLICIT_KEY", "something", "a key and its colon must stand on one line", "a colon may be missing here"],
  ["MULTIPLE_ANCHORS", "something", "a value has one anchor at most", undefined],
  ["MULTIPLE_TAGS", "something", "a value has one tag at most", undefined],
  ["TAB_AS_INDENT", "something", "a tab cannot indent a line", "use blanks"],
  ["TAG_RESOLVE_FAILED", "something", "this tag is not known", "leave it out"],
  [
    "UNEXPECTED_TOKEN",
    "something",
    "the text does not go on like this here",
    "put the value in quotes if it is a text",
  ],
  ["MISSING_CHAR", "Missing closing 'quote", "the closing quote is missing", undefined],
  ["MISSING_CHAR", "Flow map must end with a }", "the closing bracket or brace is missing", undefined],
  [
    "MISSING_CHAR",
    "Missing , or : between flow map items",
    "a comma or a colon is missing, or quotation marks round a key or a text with brackets",
    undefined,
  ],
  ["MISSING_CHAR", "Missing , between flow collection items", "a comma is missing", undefined],
  ["MISSING_CHAR", "Missing space after : in flow", "a blank is missing after the colon", undefined],
  ["MISSING_CHAR", "Implicit keys need to be followed by map values", "after this key a colon is missing", undefined],
  ["MISSING_CHAR", "A sequence without - indicator", "a `-` is missing before this item", undefined],
  [
    "MISSING_CHAR",
    "Comments must be separated from other tokens",
    "a blank is missing before the `#`",
    "put the text in quotes",
  ],
  ["MISSING_CHAR", "Missing directives-end indicator line", "a line `---` is missing", undefined],
  ["MISSING_CHAR", "Flow sequence must end with a ]", "the closing bracket or brace is missing", undefined],
  ["MISSING_CHAR", "It is Missing , or : here", "something is missing or misplaced here", undefined],
  ["MISSING_CHAR", "It is Missing , here", "something is missing or misplaced here", undefined],
  ["MISSING_CHAR", "It is Missing space after : here", "something is missing or misplaced here", undefined],
  ["MISSING_CHAR", "All Comments must be separated", "something is missing or misplaced here", undefined],
  ["MISSING_CHAR", "Flow map must end with a comma", "something is missing or misplaced here", undefined],
  ["MISSING_CHAR", "A closing quote", "something is missing or misplaced here", undefined],
])("of %s with “%s” is told: %s", (code, sentence, problem, remedy) => {
  const told = yamlProblem(code, sentence);
  expect([locales.en.say(told.problem), told.remedy && locales.en.say(told.remedy)]).toEqual([problem, remedy]);
});
