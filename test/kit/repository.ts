import { readFileSync } from "node:fs";
import { inject } from "vitest";
import { nodeHost, type Host } from "../../src/base/host.ts";
import { prepareLibrary, preparePacks } from "../../src/engine/library.ts";
import { bundleRuntime } from "../../tools/standalone-runtime.mjs";

const disk = nodeHost(".");
const folder = inject("prepared");

/** What a build writes beside its bundle, made of the sources as they are (`prepare-packs.ts`). */
export const prepared = {
  "dist/library.json":
    folder === undefined ? prepareLibrary(disk, "policies") : readFileSync(`${folder}/library.json`, "utf8"),
  "dist/packs.bin":
    folder === undefined ? preparePacks(disk, "policies") : new Uint8Array(readFileSync(`${folder}/packs.bin`)),
  "dist/standalone.js":
    folder === undefined ? (await bundleRuntime()).text : readFileSync(`${folder}/standalone.js`, "utf8"),
} as const;

const texts = ["dist/library.json", "dist/standalone.js"] as const;

/** Files among which Edict's own are, with what a build prepares of these. */
export const withPrepared = (host: Host): Host => ({
  ...host,
  readText: (path) => {
    const made = texts.find((it) => path.endsWith(`/${it}`));
    return made === undefined ? host.readText(path) : prepared[made];
  },
  readBytes: (path, most) =>
    path.endsWith("/dist/packs.bin") ? prepared["dist/packs.bin"] : host.readBytes(path, most),
});

/** This repository with what a build prepares. */
export const repository: Host = withPrepared(disk);
