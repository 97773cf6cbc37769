import type { Host } from "../base/host.ts";
import { nearest } from "../base/nearest.ts";

/** The path in the same folder that a path which is not there most likely meant. */
export function neighbour(host: Host, path: string): string | undefined {
  const parts = path.split("/");
  const name = parts.pop() ?? "";
  const found = nearest(name, host.list(parts.join("/") || "."));
  return found === undefined ? undefined : [...parts, found].join("/");
}
