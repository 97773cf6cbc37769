import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeHost, installedFolder, mountFolder, type Host } from "../base/host.ts";
import { instantOfEpoch, type Instant } from "../base/instant.ts";

/** The files of this machine, seen from a working folder. */
export interface Machine {
  readonly host: Host;
  /** The folder of the shipped packs, vocabulary and calendar. */
  readonly library: string;
}

/** Edict's own files have a name of their own, unless the working folder holds its sources: one below `node_modules` would tell how it was installed. */
export function machine(workingFolder: string = process.cwd()): Machine {
  const own = nodeHost(workingFolder);
  const [first, ...below] = own.relative(home).split("/");
  const isInstalled = first === ".." || [first, ...below].includes("node_modules");
  const host = isInstalled ? mountFolder(own, installedFolder, home) : own;
  return { host, library: host.relative(host.resolve(isInstalled ? installedFolder : home, "policies")) };
}

/** The moment that the clock of the machine shows. */
export const now = (): Instant => instantOfEpoch(Date.now());

/** A name that nothing else has. */
export const newId = (): string => crypto.randomUUID();

/** Where Edict is installed: the bundles lie one folder below its `package.json`, the sources two. */
const home = packageFolder(dirname(fileURLToPath(import.meta.url)));

function packageFolder(folder: string): string {
  const above = dirname(folder);
  return above === folder || existsSync(join(folder, "package.json")) ? folder : packageFolder(above);
}
