import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import type { Sound } from "../language/check/checked.ts";
import { checkNeeds } from "./check-needs.ts";
import { findClosure, neededBy, type Closure } from "./closure.ts";
import { checkVersion, linkVersion, type Meanings, type SoundVersion } from "./compile-version.ts";
import { overlappingVersions } from "./diagnostics.ts";
import { checkVersions } from "./order-of-time.ts";
import type { Pack } from "./pack.ts";
import { readPackFiles, type PackFiles, type Version } from "./read-pack.ts";
import { tellWayRound, waysRound } from "./way-round.ts";

/** What a run finds packs in and compiles them against. */
export interface Surroundings extends Meanings {
  /** Packs that a need may mean: id → folders, one for each text of the instrument. */
  readonly shipped: ReadonlyMap<string, readonly string[]>;
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

// INVARIANT (whole packs): a pack with an error in any of its folders, or in what it needs, is none at all:
//   half a pack would pass what the other half forbids.
/**
 * Compiles packs named by id or folder, with all that they need, each folder once. Every mistake of every file is
 * reported, of what is needed before what needs it.
 */
export function loadPacks(host: Host, names: readonly string[], surroundings: Surroundings): LoadedPacks {
  const closure = findClosure(host, names, surroundings.shipped);
  const filesOf = remembered((version) => readPackFiles(host, version));
  const ways = waysRound(closure);
  const failed = new Set([...closure.broken, ...ways.flat().map((it) => it.version.manifest.id)]);
  const diagnostics = [...closure.diagnostics, ...ways.map((it) => tellWayRound(it, (one) => filesOf(one).files))];

  const sound = new Map<string, readonly SoundVersion[]>();
  const twice: string[] = [];
  for (const id of closure.order) {
    const versions = closure.versions.get(id) ?? [];
    const wrong = checkVersions(versions);
    const isTwice =
      wrong.some((it) => it.code === overlappingVersions.code) && isNamedByFolder(closure, surroundings, id);
    if (isTwice) twice.push(id);
    diagnostics.push(...(isTwice ? [] : wrong));

    const isLost = failed.has(id);
    const checked = versions.map((version) => {
      const unmet = isLost ? [] : checkNeeds(version, closure, surroundings.shipped.keys(), failed);
      const files = filesOf(version);
      if (isLost || unmet.length > 0) return { sound: undefined, diagnostics: [...unmet, ...files.diagnostics] };
      const needs = new Map(version.manifest.needs.map((it) => [it.id, soundsOf(sound, [it.id])]));
      return checkVersion(version, files, needs, surroundings.vocabulary);
    });
    diagnostics.push(...checked.flatMap((it) => it.diagnostics));
    const whole = checked.flatMap((it) => it.sound ?? []);
    if (isLost || wrong.length > 0 || whole.length < versions.length) failed.add(id);
    else sound.set(id, whole);
  }
  return { ...link(closure, sound, surroundings), unknown: closure.unknown, twice, diagnostics };
}

function isNamedByFolder({ asked }: Closure, { shipped }: Surroundings, id: string): boolean {
  return asked.get(id)?.some((it) => !shipped.get(id)?.includes(it)) ?? false;
}

function soundsOf(sound: ReadonlyMap<string, readonly SoundVersion[]>, ids: Iterable<string>): readonly Sound[] {
  return [...ids].flatMap((id) => sound.get(id) ?? []).map((it) => it.sound);
}

/** Sound packs as programs. A pack that nobody asked for is judged through others only, and needs no world around it. */
function link(
  { order, versions, asked }: Closure,
  sound: ReadonlyMap<string, readonly SoundVersion[]>,
  surroundings: Surroundings,
): Pick<LoadedPacks, "packs" | "needed"> {
  const world = soundsOf(sound, sound.keys());
  const linked = (ids: readonly string[], isJudgedTogether: boolean): readonly Pack[] =>
    ids
      .flatMap((id) => sound.get(id) ?? [])
      .map((it) => {
        const own = [it.sound, ...soundsOf(sound, neededBy(it.version, versions))];
        return linkVersion(it, own, isJudgedTogether ? world : own, surroundings);
      });
  return {
    packs: linked([...asked.keys()], surroundings.judged === "together"),
    needed: linked(
      order.filter((it) => !asked.has(it)),
      false,
    ),
  };
}

function remembered(read: (version: Version) => PackFiles): (version: Version) => PackFiles {
  const known = new Map<Version, PackFiles>();
  return (version) => {
    const files = known.get(version) ?? read(version);
    known.set(version, files);
    return files;
  };
}
