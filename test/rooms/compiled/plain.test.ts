import { _, Name } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { plainCode, plainness } from "../../../src/compiled/emit-plain.ts";
import { nameMaker } from "../../../src/compiled/names.ts";
import { residualBuilder, verdictCodes, type Residual, type TruthCode } from "../../../src/compiled/residual.ts";

const { make, and, or, not, truth, newLoop } = residualBuilder();
const fact = (name: string): Residual => make("root", name);
const yes = (name: string): Residual => make("truth-of", undefined, fact(name));
const [a, b, c] = ["a", "b", "c"].map(yes) as [Residual, Residual, Residual];
const there = make("present", undefined, fact("d"));
const loop = newLoop();
const some = make("some", loop, fact("list"), make("truth-of", undefined, make("element", loop)));
const words = (all: readonly string[], said: TruthCode, otherwise: TruthCode, unknown: TruthCode = 1): Residual =>
  make("in-words", { words: all.map((it) => [it, said] as const), otherwise, unknown }, fact("a"));

/** Plain code in which facts are their names, other exact code is shown as its kind, and what is kept as `once`. */
function writer(...shared: readonly Residual[]) {
  const fresh = nameMaker("t");
  return plainCode({
    exact: (it) => {
      if (it.op === "value") return it.data === null ? _`null` : _`${it.data}`;
      return new Name(it.op === "root" ? it.data : `exact_${it.op.replaceAll("-", "_")}`);
    },
    temporary: () => fresh(""),
    once: (code) => _`once(${code})`,
    isShared: (it) => shared.includes(it),
    isOpen: new Name("open"),
  });
}

const truthOf = (it: Residual, ...shared: readonly Residual[]): string => String(writer(...shared).truth(it));
const verdictOf = (it: Residual): string => String(writer().verdict(it));

test("a yes or no is asked as somebody asks it who knows all, and what is not known is noted", () => {
  const asked = (name: string, t: string): string => `((${t} = ${name}) === true || ${t} !== false && (open = true))`;
  const present = "((t0 = d) === undefined ? (open = true) : t0 !== null)";
  expect([truth(3), truth(0)].map((it) => truthOf(it))).toEqual(["true", "false"]);
  expect(truthOf(a)).toBe(asked("a", "t0"));
  expect(truthOf(there)).toBe(present);
  expect(truthOf(not(a))).toBe(`!${asked("a", "t0")}`);
  expect(truthOf(and([a, b]))).toBe(`(${asked("a", "t0")} && ${asked("b", "t1")})`);
  expect(truthOf(or([a, b]))).toBe(`(${asked("a", "t0")} || ${asked("b", "t1")})`);
  expect(truthOf(some)).toBe("((t0 = exact_some) === 3 || t0 !== 0 && (open = true))");
});

test("whether something is there is asked first, and loops last", () => {
  const order = (...all: readonly Residual[]): readonly (string | undefined)[] =>
    Array.from(truthOf(and(all)).matchAll(/\(t\d+ = (\w+)\)/g), ([, name]) => name);
  expect(order(a, some, there, b)).toEqual(["d", "a", "b", "exact_some"]);
  expect(order(some, a, not(there))).toEqual(["d", "a", "exact_some"]);
  expect(order(not(some), not(a), b)).toEqual(["a", "b", "exact_some"]);
});

test("two values are compared once it is known that both are there", () => {
  const [x, y, two] = [fact("x"), fact("y"), make("value", 2)];
  expect(truthOf(make("compare", "equal", x, y))).toBe(
    "((t0 = x) == null || (t1 = y) == null ? (open = true) : t0 === t1)",
  );
  expect(truthOf(make("compare", "less", x, two))).toBe("((t0 = x) == null ? (open = true) : t0 < 2)");
  expect(truthOf(make("compare", "at-most", two, x))).toBe("((t0 = x) == null ? (open = true) : 2 <= t0)");
  expect(truthOf(make("compare", "less", make("value", 1), two))).toBe("(1 < 2)");
  expect(truthOf(make("compare", "less", make("value", null), two))).toBe("(null == null ? (open = true) : null < 2)");
  const element = make("element", loop);
  expect(truthOf(make("compare", "equal", element, two))).toBe(
    "(exact_element == null ? (open = true) : exact_element === 2)",
  );
});

test("a few words are compared one by one, and of many or doubtful ones exact code is asked", () => {
  const exact = "((t0 = exact_in_words) === 3 || t0 !== 0 && (open = true))";
  expect(truthOf(words(["u"], 3, 0))).toBe('((t0 = a) === "u" || t0 == null && (open = true))');
  expect(truthOf(words(["u", "v"], 3, 0))).toBe('((t0 = a) === "u" || t0 === "v" || t0 == null && (open = true))');
  expect(truthOf(words(["u", "v"], 0, 3))).toBe('((t0 = a) !== "u" && t0 !== "v" && (t0 != null || (open = true)))');
  const [six, seven] = [6, 7].map((length) => Array.from({ length }, (_word, at) => `w${at}`));
  expect(truthOf(words(six ?? [], 3, 0))).toContain('t0 === "w5"');
  for (const it of [words(seven ?? [], 3, 0), words([], 3, 0), words(["u"], 3, 0, 0), words(["u"], 0, 0)])
    expect(truthOf(it)).toBe(exact);
  const mixed = make(
    "in-words",
    { words: [["u", 3] as const, ["v", 0] as const], otherwise: 0, unknown: 1 },
    fact("a"),
  );
  expect(truthOf(mixed)).toBe(exact);
});

test("what several ask is written once if it is joined or a list of words, and other things are asked again", () => {
  const [both, either, listed] = [and([a, b]), or([a, b]), words(["u"], 3, 0)];
  for (const it of [both, either, listed]) {
    const { truth: code } = writer(it);
    const first = String(code(it));
    expect(first).toMatch(/^once\(/);
    expect(String(code(it))).toBe(first);
    expect(truthOf(it)).not.toContain("once");
  }
  const comparison = make("compare", "less", fact("a"), fact("b"));
  for (const it of [a, not(a), there, some, comparison]) expect(truthOf(it, it)).not.toContain("once");
  expect(truthOf(or([c, both]), both)).toContain("|| once(");
});

const rule = (gate: Residual, exempt: Residual, clauses: Residual, ...waits: readonly Residual[]): Residual =>
  make("rule", undefined, gate, truth(3), exempt, clauses, ...waits);

test("the verdict of a rule is that of its gate, its exemptions, its clauses, and of what it waits for", () => {
  const shown = (it: Residual): string => {
    const names = new Map([a, b, c, there].map((one, at) => [truthOf(one), "ABCD"[at] ?? ""]));
    const code = verdictOf(it).replaceAll(/t\d+/g, "t0");
    return [...names].reduce((text, [from, to]) => text.replaceAll(from, to), code);
  };
  const [no, always] = [truth(0), truth(3)];
  expect(shown(rule(a, no, b))).toBe("(A ? B ? 3 : 0 : 5)");
  expect(shown(rule(always, no, b))).toBe("(B ? 3 : 0)");
  expect(shown(rule(a, c, b))).toBe("(A ? C ? 4 : B ? 3 : 0 : 5)");
  expect(shown(rule(no, no, b))).toBe("(false ? B ? 3 : 0 : 5)");
  expect(shown(rule(a, always, b))).toBe("(A ? true ? 4 : B ? 3 : 0 : 5)");
  expect(shown(rule(a, no, b, there))).toBe("(A ? B ? 3 : (D ? 2 : 0) : 5)");
  expect(shown(make("where", undefined, c, rule(a, no, b)))).toBe("(C ? (A ? B ? 3 : 0 : 5) : 8)");
  expect(shown(make("scoped", undefined, c, rule(a, no, b)))).toBe(
    "(C ? (t0 = (A ? B ? 3 : 0 : 5)) === 8 ? 5 : t0 : 5)",
  );
  expect(shown(make("scoped", undefined, always, rule(a, no, b)))).toBe("((t0 = (A ? B ? 3 : 0 : 5)) === 8 ? 5 : t0)");
  expect(shown(make("worst", undefined, a))).toBe("exact_worst");
});

test("plain is what ends in a truth or is a rule of truths, and holds nothing that nobody knows", () => {
  const isPlain = plainness();
  const unknown = make("value", undefined);
  const plain = rule(a, truth(0), b);
  const waiting = rule(a, truth(0), make("clauses", undefined, a, b));
  const deadline = make("deadline", undefined, a);
  const lists = [true, false].map((open) => make("overlaps-words", { words: ["u"], open }, fact("list")));
  const rows: readonly (readonly [Residual | undefined, boolean])[] = [
    [a, true],
    [not(a), true],
    [and([a, b]), true],
    [or([a, b]), true],
    [there, true],
    [some, true],
    ...(["if", "same-truth"] as const).map((op) => [make(op, undefined, a, b), true] as const),
    ...(["empty", "in-list", "overlaps-list"] as const).map((op) => [make(op, undefined, fact("list")), true] as const),
    ...(["compare-counts", "compare-durations"] as const).map((op) => [make(op, "less", fact("a")), true] as const),
    [make("every", loop, fact("list"), a), true],
    [make("count", loop, fact("list"), a), false],
    [truth(3), true],
    [truth(1), false],
    [and([a, truth(1)]), false],
    [make("compare", "less", fact("a"), make("value", 1)), true],
    [make("compare", "less", fact("a"), make("value", null)), true],
    [make("compare", "less", fact("a"), unknown), false],
    [words(["u"], 3, 0), true],
    [words(["u"], 3, 1), false],
    [lists[0], false],
    [lists[1], true],
    [make("presumed", undefined, a, b), false],
    [make("present-truth", undefined, a), false],
    [plain, true],
    [waiting, false],
    [rule(deadline, truth(0), b), false],
    [rule(a, truth(0), deadline), false],
    [rule(a, truth(0), b, deadline), false],
    [rule(a, truth(1), b), false],
    [make("where", undefined, a, plain), true],
    [make("where", undefined, a, waiting), false],
    [make("where", undefined, deadline, plain), false],
    [make("scoped", undefined, a, plain), true],
    [make("scoped", undefined, a, waiting), false],
    [make("scoped", undefined, deadline, plain), false],
    [make("each", loop, fact("list"), plain), true],
    [make("each", loop, fact("list"), waiting), false],
    [make("worst", undefined, plain), false],
    [make("verdict", verdictCodes.satisfied), false],
    [fact("a"), false],
  ];
  expect(rows.map(([it]) => [it?.op, it && isPlain(it)])).toEqual(rows.map(([it, expected]) => [it?.op, expected]));
});
