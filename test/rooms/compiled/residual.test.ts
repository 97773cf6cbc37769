import { expect, test } from "vitest";
import { residualBuilder, type Op, type TruthCode } from "../../../src/compiled/residual.ts";

const truths: readonly TruthCode[] = [0, 1, 3];
const all = residualBuilder();
const [a, b] = [all.make("root", "a"), all.make("root", "b")];

test("what is known of an and, an or and a not is folded as Kleene has it", () => {
  for (const one of truths) {
    const [no, more] = [all.not(all.truth(one)), all.truth(one)];
    expect(no.data).toBe({ 0: 3, 1: 1, 3: 0 }[one]);
    for (const other of [0, 3] as const) {
      expect(all.and([more, all.truth(other)]).data).toBe(one & other);
      expect(all.or([more, all.truth(other)]).data).toBe(one | other);
    }
  }
  expect(all.and([a, all.truth(3)])).toBe(a);
  expect(all.or([a, all.truth(0)])).toBe(a);
  expect(all.and([a, b, all.truth(0)])).toBe(all.truth(0));
  expect(all.or([a, b, all.truth(3)])).toBe(all.truth(3));
  expect([all.and([]), all.or([])]).toEqual([all.truth(3), all.truth(0)]);
});

test("what is not known stays, in its order, once, and flat", () => {
  const unknown = all.truth(1);
  expect(all.and([a, unknown])).toMatchObject({ op: "and", args: [a, unknown] });
  expect(all.or([b, unknown, a])).toMatchObject({ op: "or", args: [b, unknown, a] });
  expect(all.and([a, b, a])).toBe(all.and([a, b]));
  expect(all.and([all.and([a, b]), unknown])).toBe(all.and([a, b, unknown]));
  expect(all.and([all.or([a, b]), unknown]).args).toEqual([all.or([a, b]), unknown]);
  expect(all.not(all.not(a))).toBe(a);
  expect(all.not(a)).toMatchObject({ op: "not", args: [a] });
});

test("INVARIANT (interned): what is equal is one object, and what differs in anything is not", () => {
  expect(all.make("root", "a")).toBe(a);
  const others = [
    a,
    b,
    all.make("value", "a"),
    all.make("value", undefined),
    all.make("value", null),
    all.make("value", "1"),
    all.make("value", 1),
    all.make("present", undefined, a),
    all.make("present", undefined, b),
    all.make("in-list", undefined, a, b),
    all.make("in-list", undefined, b, a),
  ];
  expect(new Set(others).size).toBe(others.length);
  expect(new Set(others.map((it) => it.id)).size).toBe(others.length);
});

test("it is known of which loops a residual reads the element, the own one of a loop left out", () => {
  const [outer, inner] = [all.newLoop(), all.newLoop()];
  expect(outer).not.toBe(inner);
  const element = all.make("element", inner);
  const both = all.and([element, all.make("listed", outer)]);
  expect([...both.loops].toSorted()).toEqual([outer, inner]);
  for (const op of ["some", "every", "count", "each"] as const)
    expect([op, [...all.make(op, inner, a, both).loops]]).toEqual([op, [outer]]);
  expect([...all.make("root", "c").loops]).toEqual([]);
});

test("heavy is what runs over a list, and all that holds it", () => {
  const loop = all.newLoop();
  const heavy: readonly Op[] = ["some", "every", "count", "each"];
  for (const op of heavy) expect([op, all.make(op as "some", loop, a).isHeavy]).toEqual([op, true]);
  const words = all.make("overlaps-words", { words: ["x"], open: false }, a);
  for (const it of [all.make("in-list", undefined, a, b), all.make("overlaps-list", undefined, a, b), words]) {
    expect([it.op, it.isHeavy]).toEqual([it.op, true]);
    expect(all.and([b, all.not(it)]).isHeavy).toBe(true);
  }
  for (const it of [a, all.and([a, b]), all.make("element", loop), all.make("present", undefined, a)])
    expect([it.op, it.isHeavy]).toEqual([it.op, false]);
});
