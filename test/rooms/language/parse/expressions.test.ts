import { expect, test } from "vitest";
import { condition } from "./show.ts";

const path = (text: string): string =>
  `(path [${text
    .split(".")
    .map((it) => `"${it}"`)
    .join(" ")}])`;
const [a, b, c] = [path("a"), path("b"), path("c")];

test.each([
  ["a and b and c", `(connective and [${a} ${b} ${c}] false)`],
  ["not a and b", `(connective and [(not ${a}) ${b}] false)`],
  ["not not a", `(not (not ${a}))`],
  ["a implies b", `(connective implies [${a} ${b}] false)`],
  ["(a and b) or c", `(connective or [(connective and [${a} ${b}] false) ${c}] false)`],
  ["all of { a; b or c; }", `(connective and [${a} (connective or [${b} ${c}] false)] true)`],
  ["any of { a; b }", `(connective or [${a} ${b}] true)`],
  ["a + b * c", `(arithmetic + ${a} (arithmetic * ${b} ${c}))`],
  ["a - b - c", `(arithmetic - (arithmetic - ${a} ${b}) ${c})`],
  ["a * b / c", `(arithmetic / (arithmetic * ${a} ${b}) ${c})`],
  ["a - b * c + 1", `(arithmetic + (arithmetic - ${a} (arithmetic * ${b} ${c})) (literal number 1))`],
  ["a == -5%", `(compare == ${a} (negate (literal percent 5)))`],
  ["a - 5 days", `(arithmetic - ${a} (duration 5 days))`],
  ["a <= 10 working days", `(compare <= ${a} (duration 10 working days))`],
  ["a <= 24 Hours", `(compare <= ${a} (duration 24 hours))`],
  ["a has any [b, c, ...]", `(compare has-any ${a} (list [${b} ${c}] true))`],
  [
    'a not in [true, "x\\"y", 2023-08-15]',
    `(compare not-in ${a} (list [(literal boolean true) (literal string x"y) (literal date 2023-08-15)] false))`,
  ],
  ["a in []", `(compare in ${a} (list [] false))`],
  ["a.b is not empty", `(test not-empty ${path("a.b")})`],
  ["a is met for c", `(met ${a} "c")`],
  ["any x in a satisfies x and b", `(quantifier any ("x" ${a}) (connective and [${path("x")} ${b}] false))`],
  ["count(x in a where x) > 1", `(compare > (measure count ("x" ${a} ${path("x")})) (literal number 1))`],
  [
    "sum(x.n for x in a) / 2 == 1_000.5",
    `(compare == (arithmetic / (sum ${path("x.n")} ("x" ${a})) (literal number 2)) (literal number 1_000.5))`,
  ],
  ["if a then b else c and a", `(if ${a} ${b} (connective and [${c} ${a}] false))`],
  [
    "a.mode == open and a.kind == standard",
    `(connective and [(compare == ${path("a.mode")} ${path("open")}) (compare == ${path("a.kind")} ${path("standard")})] false)`,
  ],
  ["模型.来源 == 自有", `(compare == ${path("模型.来源")} ${path("自有")})`],
])("%s", (text, tree) => {
  expect(condition(text)).toBe(tree);
});

test("straight after a dot every word is a name", () => {
  expect(condition("a.require.when.is.present.true")).toBe(path("a.require.when.is.present.true"));
  expect(condition("a.is is present")).toBe(`(test present ${path("a.is")})`);
});

test("in a list a keyword of one word is a name", () => {
  expect(condition("a in [rule, when, evidence]")).toBe(
    `(compare in ${a} (list [${path("rule")} ${path("when")} ${path("evidence")}] false))`,
  );
});

test.each([
  ["a and b or c", "(a and b) or c", "a and (b or c)"],
  ["a or b and c", "a or (b and c)", "(a or b) and c"],
  ["a == 1 and not b or c is present", "(a == 1 and not b) or c is present", "a == 1 and (not b or c is present)"],
  ["a and b implies c", "(a and b) implies c", "a and (b implies c)"],
  ["a implies b implies c", "(a implies b) implies c", "a implies (b implies c)"],
  ["not any x in xs satisfies x or b", "not (any x in xs satisfies x or b)", "(not any x in xs satisfies x) or b"],
  [
    "a and no x in xs satisfies x and b",
    "a and (no x in xs satisfies x and b)",
    "a and (no x in xs satisfies x) and b",
  ],
  [
    "a or every x in xs satisfies x and b",
    "a or (every x in xs satisfies x and b)",
    "a or ((every x in xs satisfies x) and b)",
  ],
  ["a and if b then c else d or e", "a and (if b then c else d or e)", "(a and (if b then c else d)) or e"],
  ["(a or b) and // why\n c or d", "((a or b) and c) or d", "(a or b) and (c or d)"],
])("%s has two readings, both in the author's words", (text, first, second) => {
  expect(condition(text)).toBe(
    `\`${text.replace("// why\n ", "")}\` can be read in two ways: \`${first}\` or \`${second}\``,
  );
});

test.each([
  "any x in xs satisfies x and b",
  "a and (any x in xs satisfies x and b)",
  "a and any x in xs satisfies (x or b)",
  "a and any x in xs satisfies any of { x; b }",
  "a or (b and c) or not (c implies a)",
  "every x in xs satisfies any y in ys satisfies x and y",
])("%s has one reading", (text) => {
  expect(condition(text)).toMatch(/^\(/);
});

test("a mixed condition is reported once, however deep it stands", () => {
  expect(condition("a and any x in xs satisfies x and b or c").split("\n").length).toBe(1);
  expect(condition("(a and b or c) and (a or b and c)").split("\n").length).toBe(2);
});

test("a condition may nest, but not without end", () => {
  const nested = (count: number): string => "(".repeat(count) + "a" + ")".repeat(count);
  expect(condition(nested(150))).toBe(a);
  for (const text of [
    nested(5000),
    "not ".repeat(5000) + "a",
    `a${" + a".repeat(5000)}`,
    "[".repeat(5000) + "]".repeat(5000),
  ]) {
    expect(condition(text)).toBe("this condition nests deeper than 200 levels");
  }
  expect(condition(`a${" and a".repeat(5000)}`)).toContain("(connective and");
});
