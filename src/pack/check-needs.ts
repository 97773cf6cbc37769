import satisfies from "semver/functions/satisfies.js";
import type { Diagnostic } from "../base/diagnostic.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import type { Closure } from "./closure.ts";
import { brokenNeed, needOutOfRange, unknownNeed } from "./diagnostics.ts";
import type { Version } from "./read-pack.ts";

/** Needs of a pack that nothing meets, or that only a pack meets that does not compile. */
export function checkNeeds(
  { manifest }: Version,
  { versions, broken }: Closure,
  shipped: Iterable<string>,
  failed: ReadonlySet<string>,
): readonly Diagnostic[] {
  return manifest.needs.flatMap(({ id, range, place }) => {
    const found = versions.get(id) ?? [];
    if (found.length === 0 && !broken.has(id)) {
      const others = [...versions.keys(), ...shipped].filter((it) => it !== manifest.id);
      return [unknownNeed.at(place, { id, near: didYouMean(nearest(id, others)) })];
    }
    const other = found.find((it) => !satisfies(it.manifest.version, range));
    if (other) {
      const { version, source } = other.manifest;
      return [needOutOfRange.at(place, { id, range, version, path: source.path })];
    }
    return failed.has(id) || broken.has(id) ? [brokenNeed.at(place, { id })] : [];
  });
}
