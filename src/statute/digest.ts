import { sha256 } from "../base/sha256.ts";
import { locatorKey, type Locator } from "./locator.ts";
import type { Statute, Unit } from "./statute.ts";

/** The digest of one unit: SHA-256 over its words as they compare, so that blanks, width and script do not count. */
function unitDigest({ folded }: Pick<Unit, "folded">): string {
  return sha256(folded.text);
}

/** The digests of all units, by key. */
export function unitDigests({ units }: Statute): ReadonlyMap<string, string> {
  return new Map(units.map((it) => [locatorKey(it.locator), unitDigest(it)]));
}

/** The digest of a text: over the keys and digests of its units, in their order. */
export function textDigest(units: readonly Pick<Unit, "locator" | "folded">[]): string {
  return sha256(units.map((it) => `${locatorKey(it.locator)} ${unitDigest(it)}\n`).join(""));
}

/** The digest of an outline: over the keys of its units. Its captions are our words, not the law's. */
export function outlineDigest(units: readonly Locator[]): string {
  return sha256(units.map((it) => `${locatorKey(it)}\n`).join(""));
}
