import { nodeHost, type Host } from "../../src/base/host.ts";
import { preparePacks } from "../../src/engine/library.ts";

const disk = nodeHost(".");
let prepared: Uint8Array | undefined;

/** This repository with its packs compiled, once for all files of tests, as the build does it for users. */
export const repository: Host = {
  ...disk,
  readBytes: (path, most) =>
    path.endsWith("dist/packs.bin") ? (prepared ??= preparePacks(disk, "policies")) : disk.readBytes(path, most),
};
