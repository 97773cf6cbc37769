import type { Host } from "../base/host.ts";
import { nearest } from "../base/nearest.ts";

/** The path that a misspelt one most likely means, in its folder; of those that fit. */
export function neighbour(host: Host, path: string, fits: (path: string) => boolean = () => true): string | undefined {
  const parts = path.split("/");
  const name = parts.pop() ?? "";
  const folder = parts.join("/");
  const beside = (it: string): string => [...parts, it].join("/");
  const found = nearest(
    name,
    host.list(folder === "" ? "." : folder).filter((it) => fits(beside(it))),
  );
  return found === undefined ? undefined : beside(found);
}
