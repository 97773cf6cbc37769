import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { jsonControlCharacter, jsonProblem, yamlControlCharacter } from "../../../src/base/syntax-problems.ts";

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
