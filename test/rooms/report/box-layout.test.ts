import { instance } from "@viz-js/viz";
import fc from "fast-check";
import { expect, test } from "vitest";
import { boxLayout } from "../../../src/report/render/html/box-drawing.ts";

const viz = await instance();
const graphviz = (dot: string): string => viz.renderString(dot, { format: "plain" });

test("Graphviz is told sizes and edges alone, and its inches from below become pixels from above", () => {
  const said: string[] = [];
  const plain =
    'graph 1 4 2\nnode n0 1 1.5 1 1 "" solid box black lightgrey\nnode n1 3 0.5 1 1 "" solid box black lightgrey\nedge n0 n1 4 1.5 1.5 2 1.5 2 0.5 2.5 0.5 solid black\nstop\n';
  const boxes = [
    { width: 72, height: 72 },
    { width: 72, height: 36 },
  ];
  const layout = boxLayout(boxes, [{ from: 0, to: 1 }], (dot) => {
    said.push(dot);
    return plain;
  });
  expect(said[0]).toContain("n0[width=1.0000,height=1.0000];n1[width=1.0000,height=0.5000];n0->n1");
  expect([layout.width, layout.height]).toEqual([288, 144]);
  expect([...layout.placed]).toEqual([
    [0, { x: 72, y: 36 }],
    [1, { x: 216, y: 108 }],
  ]);
  expect(layout.edges).toEqual([{ from: 0, to: 1, path: "M108 36C144 36 144 108 180 108" }]);
});

/** Trees of at most 20 boxes, each of which hangs on one before it. */
const trees = fc
  .array(
    fc.record({ width: fc.integer({ min: 30, max: 400 }), height: fc.integer({ min: 20, max: 150 }), on: fc.nat() }),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map((all) => all.map(({ width, height, on }, at) => ({ width, height, from: at === 0 ? undefined : on % at })));

test("no box of a tree lies on another or outside the drawing, and each hangs right of its own", () => {
  fc.assert(
    fc.property(trees, (boxes) => {
      const hung = boxes.flatMap(({ from }, to) => (from === undefined ? [] : [{ from, to }]));
      const { width, height, placed, edges } = boxLayout(boxes, hung, graphviz);
      const areas = boxes.map((it, at) => {
        const { x = Number.NaN, y = Number.NaN } = placed.get(at) ?? {};
        return { left: x - it.width / 2, right: x + it.width / 2, top: y - it.height / 2, bottom: y + it.height / 2 };
      });
      for (const [at, it] of areas.entries()) {
        expect(it.left >= -1 && it.top >= -1 && it.right <= width + 1 && it.bottom <= height + 1).toBe(true);
        const from = boxes[at]?.from;
        const on = from === undefined ? -Infinity : areas[from]?.right;
        expect(it.left).toBeGreaterThan(on ?? Number.NaN);
        for (const other of areas.slice(at + 1))
          expect(it.right < other.left || other.right < it.left || it.bottom < other.top || other.bottom < it.top).toBe(
            true,
          );
      }
      expect(edges).toHaveLength(boxes.length - 1);
    }),
  );
});
