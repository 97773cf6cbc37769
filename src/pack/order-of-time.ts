import { formatDay } from "../base/civil-date.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { gapBetweenVersions, overlappingVersions } from "./diagnostics.ts";
import type { Version } from "./read-pack.ts";

/** Texts of one instrument by their first day in force; drafts stand last. */
export function inOrderOfTime(a: Version, b: Version): number {
  const first = ({ manifest: { inForce } }: Version): number => (inForce === "never" ? Infinity : inForce.from);
  const [one, other] = [first(a), first(b)];
  return one === other ? 0 : one - other;
}

/** Days on which two texts of one instrument are in force, or none between two of them. Takes them in the order of time. */
export function checkVersions(versions: readonly Version[]): readonly Diagnostic[] {
  return versions.flatMap((next, index) => {
    const before = versions[index - 1];
    const [earlier, later] = [before?.manifest.inForce, next.manifest.inForce];
    if (!before || earlier === undefined || earlier === "never" || later === "never") return [];
    const { id } = next.manifest;
    const from = formatDay(later.from);
    if (earlier.until === undefined || earlier.until > later.from)
      return [overlappingVersions.at(next.inForcePlace, { id, from, other: before.manifest.source.path })];
    if (earlier.until === later.from) return [];
    return [gapBetweenVersions.at(next.inForcePlace, { id, from: formatDay(earlier.until), until: from })];
  });
}
