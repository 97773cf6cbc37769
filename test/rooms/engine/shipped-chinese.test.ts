import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { expect, test } from "vitest";
import { nodeHost } from "../../../src/base/host.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { declarationsOf, authoredTexts } from "../../../src/language/syntax/walk.ts";
import { readPackFiles, readVersion, type PackFiles, type Version } from "../../../src/pack/read-pack.ts";

const host = nodeHost(".");
const root = "policies/cn";

interface Read extends PackFiles {
  readonly manifest: Version["manifest"];
}

function read(folder: string): Read {
  const found = readVersion(host, `${root}/${folder}`)?.version;
  invariant(found, `${folder} has a pack.yaml without mistakes`);
  return { ...readPackFiles(host, found), manifest: found.manifest };
}

/** What a pack says in English only: acts, remedies, titles and reasons; of an article its caption is enough. */
function unsaid({ files, chinese, captions, manifest }: Read): readonly string[] {
  const said = files.flatMap((file) =>
    [...declarationsOf(file)].flatMap(({ declaration, units }) => {
      const isCaptioned = declaration.kind === "unit" && units.length === 0 && captions.has(String(declaration.number));
      return isCaptioned ? [] : authoredTexts(declaration).map((it) => it.text);
    }),
  );
  return [...said, ...manifest.notCovered.map((it) => it.binds)].filter((it) => !chinese.has(it));
}

const folders = readdirSync(root, { recursive: true, encoding: "utf8" }).flatMap((it) =>
  basename(it) === "pack.yaml" ? [dirname(it).replaceAll("\\", "/")] : [],
);

test.each(folders)("%s says all that it says in Chinese too", (folder) => {
  const pack = read(folder);
  expect([pack.diagnostics, unsaid(pack)]).toEqual([[], []]);
});
