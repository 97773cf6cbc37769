import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { invariant } from "../../src/base/invariant.ts";
import { nodeHost } from "../../src/base/host.ts";
import { isDiagnostic, openLibrary } from "../../src/engine/library.ts";
import { schemasOf } from "../../src/vocabulary/check-against-schema.ts";
import { digestOf } from "../../src/vocabulary/validators.ts";

/** The digests of all schemas by which a run reads something. */
function digests(): readonly string[] {
  const library = openLibrary(nodeHost("."), "policies");
  invariant(!isDiagnostic(library), "the shipped library opens");
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((it) => it.endsWith(".ts"))
    .map((it) => readFileSync(`src/${it}`, "utf8"));
  const imported = sources.flatMap((it) => [...it.matchAll(/^import \w+ from "[./]+(\/grammar\/schema\/[\w.-]+)"/gm)]);
  const published = imported.map(([, path]) => JSON.parse(readFileSync(`.${path}`, "utf8")) as object);
  return [library.vocabulary.schemas, ...published.map(schemasOf)].map(digestOf);
}

test("the bundles have a validator for each schema by which they read", () => {
  const all = digests();
  expect(all.length).toBeGreaterThan(10);
  for (const bundle of ["dist/main.js", "dist/index.js"]) {
    const text = readFileSync(bundle, "utf8");
    expect(all.filter((it) => !text.includes(it))).toEqual([]);
  }
});
