import { expect, test } from "vitest";
import { filesOf, readTree } from "../house/tree.ts";
import { examplesOf, load, runnable, scopeOf } from "./examples.ts";
import { samples } from "./samples.ts";

const tree = readTree();
const files = filesOf(tree, "src/", ".ts").filter(([, text]) => text.includes("@example"));

/** The words of the base are known everywhere. */
async function exportsOfBase(): Promise<readonly (readonly [name: string, value: unknown])[]> {
  const modules = await Promise.all(filesOf(tree, "src/base/", ".ts").map(([file]) => load(file)));
  return modules.flatMap((it) => Object.entries(it));
}

// An example may wait for what it calls.
const AsyncFunction = (async () => undefined).constructor as FunctionConstructor;

/** Runs an example; gives each value with what the docstring says it is. */
async function run(
  code: string,
  scope: ReadonlyMap<string, unknown>,
): Promise<readonly (readonly [value: unknown, expected: unknown])[]> {
  const names = [...scope.keys()];
  // The examples are our own docstrings, and this is what running them means.
  const example = new AsyncFunction(...names, `"use strict";\n${runnable(code).body}`);
  return example(...scope.values());
}

for (const [file, text] of files) {
  for (const { line, code } of examplesOf(file, text)) {
    test(`${file}:${line} says what is so`, async () => {
      expect(runnable(code).assertions, "an example has a line `expression // expected`").toBeGreaterThan(0);
      const scope = new Map([...Object.entries(samples), ...(await exportsOfBase()), ...(await scopeOf(file, text))]);
      for (const [value, expected] of await run(code, scope)) expect(value).toEqual(expected);
    });
  }
}

test("planted: an example that is not so, with a set-up of two lines", async () => {
  const comment =
    "/**\n * Adds.\n *\n * @example\n * const two = (n: number): number =>\n *   n + 1;\n * two(1) // 3\n * two(2)! // 3\n */";
  const [example] = examplesOf("a.ts", comment);
  expect(example?.line).toBe(4);
  expect(await run(example?.code ?? "", new Map())).toEqual([
    [2, 3],
    [3, 3],
  ]);
});
