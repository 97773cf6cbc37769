import { expect, test } from "vitest";
import { rooms } from "./rooms.ts";
import { filesOf, readTree, roomOf, treeOf, type Tree } from "./tree.ts";

const tree = readTree();

/** The invariants that a README lists: names in backticks or bold in the line `Invariants: …`, or at the head of items below it. */
function listedInvariants(readme: string): readonly string[] {
  const from = readme.search(/^.{0,4}Invariants?\b/im);
  if (from < 0) return [];
  const [section = ""] = readme.slice(from).split(/\n(?=#)/);
  const [line = "", ...below] = section.split("\n");
  const names = (text: string, pattern: RegExp): readonly string[] =>
    Array.from(text.matchAll(pattern), (it) => it[1] ?? "");
  return [...names(line, /[`*]+([\w -]+?)[`*]+/g), ...names(below.join("\n"), /^\s*[-*]\s+[`*]+([\w -]+?)[`*]+/gm)];
}

function declaredInvariants(of: Tree, room: string): readonly string[] {
  return filesOf(of, `src/${room}/`, ".ts").flatMap(([, text]) =>
    [...text.matchAll(/INVARIANT \(([^)]+)\):/g)].map((it) => it[1] ?? ""),
  );
}

/** Rooms without a README, and READMEs that name other invariants than the code declares. */
function readmeFaults(of: Tree): readonly string[] {
  const folders = new Set(filesOf(of, "src/", ".ts").map(([path]) => roomOf(path)));
  return [...folders].flatMap((room) => {
    const readme = of.get(`src/${room}/README.md`);
    if (readme === undefined) return [`src/${room} has no README.md`];
    const listed = listedInvariants(readme);
    const declared = declaredInvariants(of, room);
    return [
      ...declared.filter((it) => !listed.includes(it)).map((it) => `src/${room}/README.md does not list ${it}`),
      ...listed
        .filter((it) => !declared.includes(it))
        .map((it) => `src/${room}/README.md lists ${it}, which no file declares`),
    ];
  });
}

/** Files that a room's README names and `src` has not, in the room by their name, in another by their path. */
function unknownFiles(of: Tree): readonly string[] {
  const files = [...of.keys()].map((it) => `/${it}`);
  return filesOf(of, "src/", "README.md").flatMap(([readme, text]) =>
    Array.from(text.matchAll(/`([\w./-]+\.ts)`/g), ([, name = ""]) => name)
      .filter((name) => !files.some((it) => it.endsWith(`/${name}`)))
      .map((name) => `${readme} names ${name}`),
  );
}

test("READMEs of rooms name files that are there", () => {
  expect(unknownFiles(tree)).toEqual([]);
});

test("planted: a README that names a file of yesterday", () => {
  const fault = treeOf({ "src/base/a.ts": "", "src/base/README.md": "`a.ts` this, `b.ts` that" });
  expect(unknownFiles(fault)).toEqual(["src/base/README.md names b.ts"]);
});

/** `src/README.md`, printed from the table of rooms. */
function printRooms(): string {
  const lines = rooms.map(
    ({ name, holds, uses }) => `| [\`${name}\`](${name}/) | ${holds} | ${uses.join(", ") || "nothing"} |`,
  );
  return [
    "# The rooms",
    "",
    "In order: a room imports only rooms that stand before it. Printed from `test/house/rooms.ts`; `npm run update` prints it anew.",
    "",
    "| room | holds | uses |",
    "| --- | --- | --- |",
    ...lines,
    "",
  ].join("\n");
}

test("every room has a README that lists its invariants, and no other", () => {
  expect(readmeFaults(tree)).toEqual([]);
});

test("planted: a README that lists too little and too much, and a room without one", () => {
  const fault = treeOf({
    "src/base/a.ts": "// INVARIANT (sorted): …\n// INVARIANT (closed): …",
    "src/base/README.md":
      "# base\n\nInvariants:\n\n- `sorted`: items stand in order.\n- `open`: …\n\n## More\n\n- `other`: no invariant",
    "src/graph/a.ts": "",
    "src/pack/a.ts": "/** INVARIANT (whole): … */",
    "src/pack/README.md": "Invariants: `whole`, `dated` (declared in `a.ts`).",
  });
  expect(readmeFaults(fault)).toEqual([
    "src/base/README.md does not list closed",
    "src/base/README.md lists open, which no file declares",
    "src/graph has no README.md",
    "src/pack/README.md lists dated, which no file declares",
  ]);
});

test("src/README.md is printed from the table of rooms", async () => {
  await expect(printRooms()).toMatchFileSnapshot("../../src/README.md");
});
