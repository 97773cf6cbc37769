import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { compilePacks, type Found } from "./compile-packs.ts";
import { linkVersion } from "./compile-version.ts";
import type { Pack } from "./pack.ts";

export interface Surroundings extends Found {
  /** `together`: exemptions of all packs loaded guard the rules of each; `alone`: only those of what it needs itself. */
  readonly judged: "together" | "alone";
}

export interface LoadedPacks {
  /** What was asked for, by name and then by time. */
  readonly packs: readonly Pack[];
  /** What those need and nobody asked for. */
  readonly needed: readonly Pack[];
  /** Names that are neither an id that is shipped nor a folder with a pack. */
  readonly unknown: readonly string[];
  /** Ids of which folders were named that are in force on one day. */
  readonly twice: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles packs named by id or folder, with all that they need, each folder once, and links those that are sound. */
export function loadPacks(host: Host, names: readonly string[], { judged, ...found }: Surroundings): LoadedPacks {
  const { closure, compiled, twice, diagnostics } = compilePacks(host, names, found);
  const all = [...compiled.values()].flat().map((it) => it.sound);
  const linked = (ids: readonly string[], world: typeof all): readonly Pack[] =>
    ids.flatMap((id) => compiled.get(id) ?? []).map((it) => linkVersion(it, world, found.vocabulary));
  // A pack that nobody asked for is judged through others only, and needs no world around it.
  const needed = closure.order.filter((it) => !closure.asked.has(it));
  return {
    packs: linked([...closure.asked.keys()], judged === "together" ? all : []),
    needed: linked(needed, []),
    unknown: closure.unknown,
    twice,
    diagnostics,
  };
}
