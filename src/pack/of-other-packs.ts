import type { Pack } from "./pack.ts";

/** Ids of packs that a run need not hold; `any` where one of its own does not compile, so that nobody knows its names. */
export type OtherPacks = readonly string[] | "any";

/**
 * Whether a full name (`PACK.NAME`) is one of another pack that is not in this run: what is said of it is left alone.
 *
 * @example
 * ofOtherPacks([], ["cn.labelling"])("cn.labelling.visible_label") // true
 * ofOtherPacks([], [])("cn.labelling.visible_label") // false
 * ofOtherPacks([], "any")("own.pack.rule") // true
 */
export function ofOtherPacks(packs: readonly Pick<Pack, "manifest">[], others: OtherPacks): (name: string) => boolean {
  const loaded = new Set(packs.map((it) => it.manifest.id));
  return (name) => {
    const pack = name.replace(/\.[^.]*$/, "");
    return !loaded.has(pack) && (others === "any" || others.includes(pack));
  };
}
