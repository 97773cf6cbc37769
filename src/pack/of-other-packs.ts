import type { Pack } from "./pack.ts";

/**
 * Whether a full name (`PACK.NAME`) is one of a shipped pack that is not in this run: what is said of it is left alone.
 *
 * @example
 * ofOtherPacks([], ["cn.labelling"])("cn.labelling.visible_label") // true
 * ofOtherPacks([], [])("cn.labelling.visible_label") // false
 */
export function ofOtherPacks(
  packs: readonly Pick<Pack, "manifest">[],
  shipped: Iterable<string>,
): (name: string) => boolean {
  const loaded = new Set(packs.map((it) => it.manifest.id));
  const others = new Set([...shipped].filter((it) => !loaded.has(it)));
  return (name) => others.has(name.replace(/\.[^.]*$/, ""));
}
