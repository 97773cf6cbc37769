import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fencesOf } from "./fences.ts";

const read = (path: string): string => readFileSync(path, "utf8");
const page = read("grammar/install.md");
const shown = fencesOf(page)
  .map((it) => it.text)
  .join("");

interface Manifest {
  readonly name: string;
  readonly engines: { readonly node: string };
  readonly dependencies: object;
  readonly scripts: object;
}

test("the page says what the package asks for", () => {
  const { name, engines, dependencies, scripts } = JSON.parse(read("package.json")) as Manifest;
  expect(page).toContain(`Node.js ${/\d+\.\d+/.exec(engines.node)?.[0]} or newer`);
  expect(Object.keys(dependencies).filter((it) => page.includes(`(\`${it}\`)`))).toEqual(Object.keys(dependencies));
  for (const [, it] of shown.matchAll(/^npm install --(?:global|save-dev) ([^.\n]+)$/gm)) expect(it).toBe(name);
  for (const [, it] of shown.matchAll(/npm run (\w+)/g)) expect(scripts).toHaveProperty(it ?? "");
});

test("the page names the images of the Dockerfile, and mounts where it works", () => {
  const dockerfile = read("Dockerfile");
  const images = Array.from(dockerfile.matchAll(/^FROM (\S+)/gm), (it) => it[1] ?? "");
  expect(images).toHaveLength(2);
  for (const it of images) expect(page).toContain(`\`${it}\``);
  const [folder] = Array.from(dockerfile.matchAll(/^WORKDIR (\S+)/gm), (it) => it[1]).slice(-1);
  expect(shown).toContain(`-v "$PWD:${folder}:ro"`);
});

test("files and tags are called as the release calls them", () => {
  const [workflow, artefacts] = [read(".github/workflows/release.yml"), read("tools/artefacts.mjs")];
  for (const it of ["edict-${version}.cdx.json", "edict-${version}.tgz", "SHA256SUMS"]) {
    expect(artefacts).toContain(it);
    expect(page).toContain(`\`${it.replace("${version}", "VERSION")}\``);
  }
  expect(workflow).toContain("refs/tags/$GITHUB_REF_NAME-prebuilt");
  expect(page).toContain("`vVERSION-prebuilt`");
  expect(workflow).toContain("node tools/prebuilt.mjs release/edict-*.tgz");
  expect(shown).toContain("node tools/prebuilt.mjs release/edict-VERSION.tgz");
});
