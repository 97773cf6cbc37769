import { canonicalJson } from "../base/canonical-json.ts";
import { sha256 } from "../base/sha256.ts";
import type { Instance } from "../evaluate/decision.ts";
import { plainShown } from "../evaluate/show-value.ts";

/**
 * The digest of the facts and signatures that a finding rests on, as 64 hex digits. Where they stand is no part of it, and
 * neither is how long the list is in which an element lies.
 */
export function factsDigest({
  facts,
  attestations,
  elements,
}: Pick<Instance, "facts" | "attestations" | "elements">): string {
  const paths = elements.map((it) => it.split(" ")[0] ?? "");
  const isList = (path: string): boolean => paths.some((it) => it.startsWith(`${path}[`));
  const read = facts
    .filter((it) => !isList(it.path))
    .map((it) => [it.path.replaceAll(/\[\d+\]/g, ""), plainShown(it.shown)]);
  const signed = attestations.map((it) => [it.standard, it.element ?? null, it.by, it.on, it.met]);
  return sha256(canonicalJson(["facts@1", sorted(read), sorted(signed)]));
}

/** Each once, in an order of its own. */
function sorted(items: readonly unknown[]): readonly string[] {
  return [...new Set(items.map(canonicalJson))].toSorted();
}
