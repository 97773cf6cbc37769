import { readFileSync } from "node:fs";
import { inject } from "vitest";
import { nodeHost, type Host } from "../../src/base/host.ts";
import { prepareLibrary, preparePacks } from "../../src/engine/library.ts";

const disk = nodeHost(".");
const folder = inject("prepared");

/** What a build writes beside its bundle, made of the sources as they are (`prepare-packs.ts`). */
export const prepared = {
  "dist/library.json":
    folder === undefined ? prepareLibrary(disk, "policies") : readFileSync(`${folder}/library.json`, "utf8"),
  "dist/packs.bin":
    folder === undefined ? preparePacks(disk, "policies") : new Uint8Array(readFileSync(`${folder}/packs.bin`)),
} as const;

/** This repository with what a build prepares. */
export const repository: Host = {
  ...disk,
  readText: (path) => (path.endsWith("/dist/library.json") ? prepared["dist/library.json"] : disk.readText(path)),
  readBytes: (path, most) =>
    path.endsWith("/dist/packs.bin") ? prepared["dist/packs.bin"] : disk.readBytes(path, most),
};
