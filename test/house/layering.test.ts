import { expect, test } from "vitest";
import { importsOf } from "./imports.ts";
import { knowers, rooms } from "./rooms.ts";
import { readTree, roomOf, treeOf, type Tree } from "./tree.ts";

const tree = readTree();
const usesOf = (room: string): readonly string[] => rooms.find((it) => it.name === room)?.uses ?? [];

/** Published schemas, and our own version, are data that a room may read. */
const isData = (file: string): boolean => /^(grammar\/schema\/[\w.-]+|package)\.json$/.test(file);

/** Files that import a room which theirs may not use. */
function strayImports(of: Tree): readonly string[] {
  return importsOf(of)
    .filter(({ file }) => file === undefined || !isData(file))
    .filter(({ from, file }) => file !== undefined && ![roomOf(from), ...usesOf(roomOf(from))].includes(roomOf(file)))
    .map(({ from, specifier }) => `${from} imports ${specifier}`);
}

/** Rooms that may use another and do not. */
function unneededUses(of: Tree): readonly string[] {
  const used = new Set(importsOf(of).map(({ from, file }) => `${roomOf(from)} uses ${roomOf(file ?? "")}`));
  return rooms.flatMap(({ name, uses }) => uses.map((it) => `${name} uses ${it}`)).filter((it) => !used.has(it));
}

/** Ways of files that lead back to where they began; imports of types count. */
function cycles(of: Tree): readonly string[] {
  const edges = new Map<string, string[]>();
  for (const { from, file } of importsOf(of)) {
    if (file !== undefined) edges.set(from, [...(edges.get(from) ?? []), file]);
  }
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(" -> "));
    if (way.includes(file) || done.has(file)) return;
    for (const it of edges.get(file) ?? []) visit(it, [...way, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return found;
}

const isKnower = (place: string, file: string): boolean =>
  place.endsWith("/") ? file.startsWith(place) : file === place;
const packageOf = (specifier: string): string =>
  specifier.startsWith("node:") ? "node:" : specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");

/** Packages known by files that should not, or named by no knower. */
function strayPackages(of: Tree): readonly string[] {
  return importsOf(of)
    .filter(({ file }) => file === undefined)
    .filter(({ from, specifier }) => {
      const knownBy = knowers.find((it) => it.package === packageOf(specifier))?.knownBy ?? [];
      return !knownBy.some((place) => isKnower(place, from));
    })
    .map(({ from, specifier }) => `${from} imports ${specifier}`);
}

/** Places that may know a package and do not import it. */
function unneededKnowers(of: Tree): readonly string[] {
  const known = importsOf(of).filter(({ file }) => file === undefined);
  return knowers.flatMap(({ package: name, knownBy }) =>
    knownBy
      .filter((place) => !known.some((it) => packageOf(it.specifier) === name && isKnower(place, it.from)))
      .map((place) => `${place} does not import ${name}`),
  );
}

/** What stays a package of its own beside the bundles, and is installed for users. */
const unbundled = ["@viz-js/viz"];

/** Knowers of packages that `package.json` does not install, and packages for users that are bundled or known to no room. */
function undeclaredPackages(of: Tree): readonly string[] {
  const { dependencies, devDependencies = {} } = JSON.parse(of.get("package.json") ?? "{}") as {
    readonly dependencies: object;
    readonly devDependencies?: object;
  };
  // Of some only types are needed, and these to build.
  const isDeclared = (it: string): boolean =>
    unbundled.includes(it)
      ? Object.hasOwn(dependencies, it)
      : Object.hasOwn(devDependencies, it) || Object.hasOwn(devDependencies, `@types/${it}`);
  const known = knowers.map((it) => it.package).filter((it) => it !== "node:");
  return [
    ...known.filter((it) => !isDeclared(it)).map((it) => `${it} is no dependency`),
    ...Object.keys(dependencies)
      .filter((it) => !known.includes(it) || !unbundled.includes(it))
      .map((it) => `${it} is installed for users, who do not need it`),
  ];
}

/** The folders of `report`, from data to formats: one knows those before it, and messages and data each other. */
const floors: Readonly<Record<string, number>> = { model: 0, messages: 0, view: 1, render: 2 };
const floorOf = (path: string): number => floors[/^src\/report\/(\w+)\//.exec(path)?.[1] ?? ""] ?? 3;

/** Files of `report` that import a folder which stands after theirs. */
const climbing = (of: Tree): readonly string[] =>
  importsOf(of)
    .filter(({ from, file }) => from.startsWith("src/report/") && file?.startsWith("src/report/"))
    .filter(({ from, file }) => floorOf(file ?? "") > floorOf(from))
    .map(({ from, specifier }) => `${from} imports ${specifier}`);

test("in report, data know no view and a view knows no format", () => {
  expect(climbing(tree)).toEqual([]);
});

test("planted: data that are laid out, and a view that knows a format", () => {
  const fault = treeOf({
    "src/report/model/a.ts": 'import { b } from "../view/b.ts";',
    "src/report/view/b.ts": 'import { c } from "../render/text/c.ts";',
    "src/report/render/text/c.ts": 'import { a } from "../../model/a.ts";',
  });
  expect(climbing(fault)).toEqual([
    "src/report/model/a.ts imports ../view/b.ts",
    "src/report/view/b.ts imports ../render/text/c.ts",
  ]);
});

test("a room uses only rooms that stand before it", () => {
  const names = rooms.map((it) => it.name);
  expect(
    rooms.filter(({ name, uses }) => uses.some((it) => !names.slice(0, names.indexOf(name)).includes(it))),
  ).toEqual([]);
});

test("every folder of src is a room of the table", () => {
  const folders = new Set([...tree.keys()].filter((it) => /^src\/.+\//.test(it)).map(roomOf));
  expect([...folders].filter((it) => !rooms.some(({ name }) => name === it))).toEqual([]);
});

test("a file imports only what its room may use", () => {
  expect(strayImports(tree)).toEqual([]);
});

test("planted: the base imports the graph, for its types; the shell imports a test", () => {
  const fault = treeOf({
    "src/base/text.ts": 'import type { Graph } from "../graph/graph.ts";',
    "src/cli/main.ts": 'import { readTree } from "../../test/house/tree.ts";',
    "src/pack/a.ts": 'import schema from "../../grammar/schema/pack-1.schema.json" with { type: "json" };',
  });
  expect(strayImports(fault)).toEqual([
    "src/base/text.ts imports ../graph/graph.ts",
    "src/cli/main.ts imports ../../test/house/tree.ts",
  ]);
});

test("every use of the table is needed", () => {
  expect(unneededUses(tree)).toEqual([]);
});

test("planted: without files nothing is used", () => {
  expect(unneededUses(treeOf({}))).toContain("statute uses base");
});

test("no file imports itself by a detour", () => {
  expect(cycles(tree)).toEqual([]);
});

test("planted: a cycle of three files, one of its imports of types only", () => {
  const fault = treeOf({
    "src/base/a.ts": 'import { b } from "./b.ts";',
    "src/base/b.ts": 'export { c } from "./c.ts";',
    "src/base/c.ts": 'import type { A } from "./a.ts";',
  });
  expect(cycles(fault)).toEqual(["src/base/a.ts -> src/base/b.ts -> src/base/c.ts -> src/base/a.ts"]);
});

test("a package is known by one room, and each package by some", () => {
  expect(strayPackages(tree)).toEqual([]);
});

test("planted: files, a parser and a package that nobody named", () => {
  const fault = treeOf({
    "src/graph/json.ts": 'import { readFileSync } from "node:fs";',
    "src/language/check/types.ts": 'import { EmbeddedActionsParser } from "chevrotain";',
    "src/cli/main.ts": 'import lodash from "lodash-es/get";',
  });
  expect(strayPackages(fault)).toEqual([
    "src/graph/json.ts imports node:fs",
    "src/language/check/types.ts imports chevrotain",
    "src/cli/main.ts imports lodash-es/get",
  ]);
});

test("every place that may know a package imports it", () => {
  expect(unneededKnowers(tree)).toEqual([]);
});

test("planted: without files no package is needed", () => {
  expect(unneededKnowers(treeOf({}))).toContain("src/language/parse/ does not import chevrotain");
});

test("what is bundled is installed to build, what is not for users, and nothing else for them", () => {
  expect(undeclaredPackages(tree)).toEqual([]);
});

test("planted: a package that is not installed, one for users that is bundled, one that no room knows", () => {
  const names = knowers.map((it) => it.package).filter((it) => it !== "node:");
  const devDependencies = Object.fromEntries(names.filter((it) => it !== "ajv").map((it) => [it, "1"]));
  const dependencies = { "@viz-js/viz": "1", yaml: "2", lodash: "4" };
  const fault = treeOf({ "package.json": JSON.stringify({ dependencies, devDependencies }) });
  expect(undeclaredPackages(fault)).toEqual([
    "ajv is no dependency",
    "yaml is installed for users, who do not need it",
    "lodash is installed for users, who do not need it",
  ]);
});
