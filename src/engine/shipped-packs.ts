import type { Host } from "../base/host.ts";
import { keepCompiled, readCompiled } from "../pack/compiled-before.ts";
import { compilePacks, type Found } from "../pack/compile-packs.ts";

/** What shipped packs are compiled by: a bundle's own build, or sources that are run as they stand. */
declare const EDICT_BUILD: string | undefined;
const build = typeof EDICT_BUILD === "undefined" ? "sources" : EDICT_BUILD;

type Against = Pick<Found, "vocabulary" | "calendarDigest">;

const madeBy = ({ vocabulary, calendarDigest }: Against): string =>
  [build, vocabulary.digest, calendarDigest].join(" ");

/** The bytes from which a start takes the packs of a library instead of compiling them. */
export function prepareCompiled(host: Host, folder: string, found: Omit<Found, "compiled">): Uint8Array {
  const { compiled } = compilePacks(host, [...found.shipped.keys()], { ...found, compiled: () => new Map() });
  return keepCompiled(host, folder, [...compiled.values()].flat(), madeBy(found));
}

const mostBytes = 64 * 1024 * 1024;

/** What a build has prepared, read when it is first asked for; nothing where it was another build. */
export function preparedPacks(host: Host, folder: string, path: string, against: Against): Found["compiled"] {
  let found: ReturnType<Found["compiled"]> | undefined;
  return () => {
    const bytes = found ? undefined : host.readBytes(path, mostBytes);
    found ??= bytes instanceof Uint8Array ? readCompiled(host, folder, bytes, madeBy(against)) : new Map();
    return found;
  };
}
