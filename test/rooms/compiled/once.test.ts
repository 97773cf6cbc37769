import { expect, test } from "vitest";
import { verdictCodes } from "../../../src/compiled/residual.ts";
import { codeOf, fixtureOf, letterOf, type Asked, type Sheet } from "./said.ts";

/** A sheet, and how often each of its facts, and of those of its parts, has been read. */
function counted(sheet: Sheet): { readonly sheet: object; readonly reads: Record<string, number> } {
  const reads: Record<string, number> = {};
  const counting = (facts: Sheet, path: string): object =>
    Object.defineProperties(
      {},
      Object.fromEntries(
        Object.entries(facts).map(([name, value]) => {
          const parts = name === "parts" && Array.isArray(value) ? (value as readonly Sheet[]) : undefined;
          const read = parts?.map((it) => counting(it, "p.")) ?? value;
          const get = (): unknown => {
            reads[path + name] = (reads[path + name] ?? 0) + 1;
            return read;
          };
          return [name, { get, enumerable: true }];
        }),
      ),
    );
  return { sheet: counting(sheet, ""), reads };
}

/** What code of some rules reads of sheets in turn, what it says of them, and what it says of the block as a whole. */
function readBy(clauses: readonly string[], sheets: readonly Sheet[], asked: Asked = {}) {
  const { rules, bytes, open } = codeOf(fixtureOf(clauses, asked));
  const judge = open();
  const out = new Uint8Array(bytes);
  return sheets.map((it) => {
    const { sheet, reads } = counted(it);
    judge(sheet, out);
    return { reads, said: Array.from(out.subarray(0, rules.length), letterOf).join(""), whole: out.at(-1) };
  });
}

/** Code that has just met an unknown fact judges the next document by exact code alone. */
const exactly = (clauses: readonly string[], sheet: Sheet, asked?: Asked) => readBy(clauses, [{}, sheet], asked)[1];

const someOk = "(any p in sheet.parts satisfies p.ok)";
const parts = [{ ok: false }, { ok: false }, { ok: true }, { ok: true }];

test("what several rules ask of a list is asked once, and no further than it takes", () => {
  const clauses = [`require ${someOk}`, `require ${someOk} or sheet.yes`, `when sheet.yes\nforbid ${someOk}`];
  const sheet = { parts, yes: false };
  const [plain] = readBy(clauses, [sheet]);
  expect(plain).toMatchObject({ reads: { parts: 1, "p.ok": 3 }, said: "yy-" });
  expect(exactly(clauses, sheet)).toMatchObject({ reads: { parts: 1, "p.ok": 3 }, said: "yy-" });
  const every = ["require every p in sheet.parts satisfies p.ok", "forbid every p in sheet.parts satisfies p.ok"];
  for (const found of [readBy(every, [sheet])[0], exactly(every, sheet)])
    expect(found).toMatchObject({ reads: { parts: 1, "p.ok": 1 }, said: "ny" });
});

test("facts that decide come before loops, and nothing is asked once it is decided", () => {
  const clauses = [
    `when ${someOk} and sheet.yes\nrequire sheet.n > 1`,
    `when sheet.sure or ${someOk}\nrequire sheet.m > 1`,
  ];
  const sheet = { parts, yes: false, sure: true, n: 1, m: 2 };
  const [plain] = readBy(clauses, [sheet]);
  expect(plain).toMatchObject({ reads: { yes: 1, sure: 1, m: 1 }, said: "-y" });
  expect(exactly(clauses, sheet)).toMatchObject({ reads: { yes: 1, sure: 1, m: 1 }, said: "-y" });
  for (const it of [plain, exactly(clauses, sheet)]) expect(it?.reads["parts"]).toBe(undefined);
});

test("what is unknown of every document is no reason to judge again", () => {
  const clauses = ["require any p in sheet.parts satisfies (p.ok and service.yes)", "require sheet.n > 1"];
  expect(readBy(clauses, [{ parts, n: 2 }])[0]).toMatchObject({ reads: { parts: 1, n: 1 }, said: "?y" });
});

test("the elements of rules are looked at until one is broken", () => {
  const clauses = ["for each p in sheet.parts\nrequire p.ok"];
  expect(readBy(clauses, [{ parts }])[0]).toMatchObject({ reads: { parts: 1, "p.ok": 1 }, said: "n" });
});

test("a block whose rules ask the same first is not looked into where that is not so", () => {
  const clauses = ["when sheet.yes\nrequire sheet.n > 1", "when sheet.yes and sheet.sure\nrequire sheet.n > 2"];
  const shut = { yes: false, sure: true, n: 1 };
  const [first, second, open, unknown] = readBy(clauses, [
    shut,
    shut,
    { yes: true, sure: true, n: 1 },
    { sure: true, n: 1 },
  ]);
  const { not_applicable } = verdictCodes;
  for (const it of [first, second]) expect(it).toEqual({ reads: { yes: 1 }, said: "--", whole: not_applicable });
  expect(open).toMatchObject({ said: "nn", whole: 0 });
  expect(unknown).toMatchObject({ said: "??", whole: 0 });
});

test("what all of a block has is written once, until something else is", () => {
  const { bytes, open } = codeOf(
    fixtureOf(["when sheet.yes\nrequire sheet.n > 1", "when sheet.yes\nrequire sheet.n > 2"], {}),
  );
  const judge = open();
  const out = new Uint8Array(bytes);
  judge({ yes: false }, out);
  expect([...out]).toEqual([5, 5, 5]);
  out.fill(9, 0, 2);
  judge({ yes: false }, out);
  expect([...out]).toEqual([9, 9, 5]);
  judge({ yes: true, n: 3 }, out);
  judge({ yes: false }, out);
  expect([...out]).toEqual([5, 5, 5]);
});

test("of what is fixed nothing is asked of the document", () => {
  const [found] = readBy(["require service.yes", "when service.yes\nforbid service.yes"], [{ yes: true }], {
    service: { yes: true },
  });
  expect(found).toMatchObject({ reads: {}, said: "yn" });
});

test("of an element that is hidden it is not known whether it is one", () => {
  const { bytes, open } = codeOf(fixtureOf(["for each p in sheet.parts\nrequire sheet.yes"], {}));
  const out = new Uint8Array(bytes);
  const saidOf = (sheets: readonly object[]): string => {
    const judge = open();
    for (const it of sheets) judge(it, out);
    return letterOf(out[0]);
  };
  for (const earlier of [[], [{}]]) {
    expect(saidOf([...earlier, { parts: [undefined], yes: false }])).toBe("?");
    expect(saidOf([...earlier, { parts: [undefined, {}], yes: false }])).toBe("n");
    expect(saidOf([...earlier, { parts: [undefined], yes: true }])).toBe("y");
  }
});

test("plain code is tried again after one document, two, four, up to 64, and at once where it has succeeded", () => {
  const unknown = Array.from({ length: 300 }, (): Sheet => ({ n: null }));
  const tries = (sheets: readonly Sheet[]): readonly number[] =>
    readBy(["require sheet.n > 1"], sheets).flatMap(({ reads }, at) => (reads["n"] === 2 ? [at] : []));
  expect(tries(unknown)).toEqual([0, 2, 5, 10, 19, 36, 69, 134, 199, 264]);
  const known = { n: 2 };
  expect(tries([...unknown.slice(0, 10), known, ...unknown.slice(0, 6)])).toEqual([0, 2, 5, 11, 13, 16]);
});
