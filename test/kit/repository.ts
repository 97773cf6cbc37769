import { nodeHost, type Host } from "../../src/base/host.ts";
import { preparePacks } from "../../src/engine/library.ts";

const disk = nodeHost(".");
let prepared: Uint8Array | undefined;

/** The shipped packs, compiled once for all files of tests, as the build does it for users. */
export const preparedPacks = (): Uint8Array => (prepared ??= preparePacks(disk, "policies"));

/** This repository with its packs compiled. */
export const repository: Host = {
  ...disk,
  readBytes: (path, most) => (path.endsWith("dist/packs.bin") ? preparedPacks() : disk.readBytes(path, most)),
};
