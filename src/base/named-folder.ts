import type { Host } from "./host.ts";

/** What the folder is called in which Edict is installed. */
export const installed = "edict:";

/**
 * A host to which a folder has a name of its own, so that paths below it are the same on every machine.
 *
 * @example
 * const host = withNamedFolder(memoryHost({ "/opt/edict/policies/a.yaml": "a: 1" }), "edict:", "/opt/edict");
 * host.readText("edict:/policies/a.yaml") // "a: 1"
 * host.relative(host.resolve("edict:/policies", "a.yaml")) // "edict:/policies/a.yaml"
 */
export function withNamedFolder(host: Host, name: string, folder: string): Host {
  const real = (path: string): string => {
    const near = host.relative(path);
    return near === name || near.startsWith(`${name}/`) ? folder + near.slice(name.length) : path;
  };
  return {
    ...host,
    readText: (path) => host.readText(real(path)),
    readBytes: (path, most) => host.readBytes(real(path), most),
    isFile: (path) => host.isFile(real(path)),
    isFolder: (path) => host.isFolder(real(path)),
    list: (path) => host.list(real(path)),
  };
}
