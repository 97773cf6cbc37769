import { expect, test } from "vitest";
import { filesOf, readTree } from "./tree.ts";

const tree = readTree();
const packed = new Set((tree.get("test/golden/package/contents.txt") ?? "").split("\n").map((it) => it.trim()));
const { name } = JSON.parse(tree.get("package.json") ?? "{}") as { readonly name: string };

type Schema = Readonly<Record<string, unknown>>;

const schemas = filesOf(tree, "grammar/schema/", ".json").map(
  ([path, text]) => [path, JSON.parse(text) as Schema] as const,
);

/** Schemas whose `$id` is not the address of their file in the published package, as this CDN serves it. */
const misaddressed = (of: typeof schemas, files: ReadonlySet<string>): readonly string[] =>
  of
    .filter(([path, it]) => it["$id"] !== `https://cdn.jsdelivr.net/npm/${name}/${path}` || !files.has(path))
    .map(([path]) => path);

/** References that lead nowhere when all are at hand under their addresses, and nothing else is. */
function unresolved(of: typeof schemas): readonly string[] {
  const byAddress = new Map(of.map(([, it]) => [String(it["$id"]), it] as const));
  return of.flatMap(([path, it]) =>
    referencesIn(it)
      .filter((reference) => {
        const { href, hash } = new URL(reference, String(it["$id"]));
        return stepsOf(hash).reduce<unknown>(memberOf, byAddress.get(href.replace(/#.*/, ""))) === undefined;
      })
      .map((reference) => `${path}: ${reference}`),
  );
}

const isRecord = (it: unknown): it is Schema => typeof it === "object" && it !== null;
const memberOf = (it: unknown, step: string): unknown => (isRecord(it) ? it[step] : undefined);
const stepsOf = (hash: string): readonly string[] =>
  hash
    .split("/")
    .slice(1)
    .map((it) => decodeURIComponent(it).replaceAll("~1", "/").replaceAll("~0", "~"));

function referencesIn(it: unknown): readonly string[] {
  if (!isRecord(it)) return [];
  return Object.entries(it).flatMap(([key, value]) =>
    key === "$ref" && typeof value === "string" ? [value] : referencesIn(value),
  );
}

test("each published schema names the address under which the package has it, and leads only to others that are there", () => {
  expect(schemas.length).toBeGreaterThan(35);
  expect(misaddressed(schemas, packed)).toEqual([]);
  expect(unresolved(schemas)).toEqual([]);
});

test("planted: a schema of another address, one that is not packed, and a reference that leads nowhere", () => {
  const [[path, first] = ["", {}]] = schemas;
  expect(misaddressed([[path, { ...first, $id: "edict:a-1" }]], packed)).toEqual([path]);
  expect(misaddressed([[path, first]], new Set())).toEqual([path]);
  for (const $ref of ["report-1.schema.json#/$defs/none", "report-0.schema.json#/$defs/place", "edict:report-1"])
    expect(unresolved([[path, { ...first, items: [{ $ref }] }], ...schemas.slice(1)])).toEqual([`${path}: ${$ref}`]);
});
