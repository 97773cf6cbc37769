import { expect, test } from "vitest";
import { readTree } from "./tree.ts";

interface Lists {
  readonly survivorOf: (it: object) => string;
  readonly reasonsOf: (of: Readonly<Record<string, readonly string[]>>) => ReadonlyMap<string, readonly string[]>;
  readonly compareSurvivors: (listed: ReturnType<Lists["reasonsOf"]>, survivors: readonly string[]) => object;
}

const path: string = "../mutants/survivors.mjs";
const { survivorOf, reasonsOf, compareSurvivors } = (await import(path)) as Lists;

test("a survivor is named by what stands round it, not by its line", () => {
  const text = "a\n  if (x < y) return {\n    z,\n  };\n";
  const at = (start: number[], end: number[]) => ({
    start: { line: start[0], column: start[1] },
    end: { line: end[0], column: end[1] },
  });
  const file = "base/a.ts";
  expect(survivorOf({ file, text, location: at([2, 7], [2, 12]), replacement: "x <= y" })).toBe(
    "base/a.ts: if (⟦x < y⟧) return { ⟶ x <= y",
  );
  expect(survivorOf({ file, text, location: at([2, 21], [4, 4]), replacement: "{\n}" })).toBe(
    "base/a.ts: if (x < y) return ⟦{ …⟧ ⟶ { }",
  );
});

test("one that is noticed and still listed is told, and one that is not listed; the same may survive twice", () => {
  const listed = reasonsOf({ equal: ["a", "b", "b"], "not looked at": ["c"] });
  expect(compareSurvivors(listed, ["a", "b", "b", "c"])).toEqual({ stale: [], added: [] });
  expect(compareSurvivors(listed, ["a", "b", "d", "d"])).toEqual({ stale: ["b", "c"], added: ["d", "d"] });
  expect(compareSurvivors(listed, ["a", "a", "b", "b", "c"])).toEqual({ stale: [], added: ["a"] });
});

test("what is listed as a survivor lies in a file that is there", () => {
  const tree = readTree();
  const lists = [...tree].filter(([file]) => /^test\/mutants\/survivors\/.*\.yaml$/.test(file));
  for (const [, text] of lists)
    for (const [, file] of text.matchAll(/^\s+- ["']?([\w./-]+\.ts): /gm)) expect(tree.has(`src/${file}`)).toBe(true);
});
