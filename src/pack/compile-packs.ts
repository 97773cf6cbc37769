import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import type { Sound } from "../language/check/checked.ts";
import { checkNeeds } from "./check-needs.ts";
import { findClosure, neededBy, type Closure } from "./closure.ts";
import { compileVersion, type CompiledVersion, type Meanings } from "./compile-version.ts";
import { overlappingVersions } from "./diagnostics.ts";
import { checkVersions } from "./order-of-time.ts";
import { readPackFiles, type PackFiles, type Version } from "./read-pack.ts";
import { tellWayRound, waysRound } from "./way-round.ts";

/** What a run finds packs in and compiles them against. */
export interface Found extends Meanings {
  /** Packs that a need may mean: id → folders, one for each text of the instrument. */
  readonly shipped: ReadonlyMap<string, readonly string[]>;
  /** What a build has compiled of the files that are there now, by the absolute path of the folder. */
  readonly compiled: () => ReadonlyMap<string, CompiledVersion>;
}

export interface CompiledPacks {
  readonly closure: Closure;
  /** Sound packs, those that are needed before those that need them: id → its texts, in the order of time. */
  readonly compiled: ReadonlyMap<string, readonly CompiledVersion[]>;
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
export function compilePacks(host: Host, names: readonly string[], found: Found): CompiledPacks {
  const closure = findClosure(host, names, found.shipped);
  const filesOf = remembered((version) => readPackFiles(host, version));
  const ways = waysRound(closure);
  const shipped = new Set([...found.shipped.values()].flat().map((it) => host.resolve(it)));
  const failed = new Set([...closure.broken, ...ways.flat().map((it) => it.version.manifest.id)]);
  const diagnostics = [...closure.diagnostics, ...ways.map((it) => tellWayRound(it, (one) => filesOf(one).files))];

  const compiled = new Map<string, readonly CompiledVersion[]>();
  const twice: string[] = [];
  for (const id of closure.order) {
    const versions = closure.versions.get(id) ?? [];
    const wrong = checkVersions(versions);
    const isTwice = wrong.some((it) => it.code === overlappingVersions.code) && isNamedByFolder(closure, found, id);
    if (isTwice) twice.push(id);
    diagnostics.push(...(isTwice ? [] : wrong));

    const isLost = failed.has(id);
    const made = versions.map((version) => {
      const unmet = isLost ? [] : checkNeeds(version, closure, found.shipped.keys(), failed);
      if (isLost || unmet.length > 0)
        return { compiled: undefined, diagnostics: [...unmet, ...filesOf(version).diagnostics] };
      const needed = soundsOf(compiled, neededBy(version, closure.versions));
      const folder = host.resolve(version.folder);
      const before = shipped.has(folder) ? found.compiled().get(folder) : undefined;
      if (before && isSame(before.needed, needed)) return { compiled: before, diagnostics: before.warnings };
      const needs = new Map(version.manifest.needs.map((it) => [it.id, soundsOf(compiled, [it.id])]));
      return compileVersion(version, filesOf(version), { needs, needed }, found);
    });
    for (const it of made.flatMap((one) => one.diagnostics)) diagnostics.push(it);
    const whole = made.flatMap((it) => it.compiled ?? []);
    if (isLost || wrong.length > 0 || whole.length < versions.length) failed.add(id);
    else compiled.set(id, whole);
  }
  return { closure, compiled, twice, diagnostics };
}

function isNamedByFolder({ asked }: Closure, { shipped }: Found, id: string): boolean {
  return asked.get(id)?.some((it) => !shipped.get(id)?.includes(it)) ?? false;
}

function soundsOf(compiled: ReadonlyMap<string, readonly CompiledVersion[]>, ids: Iterable<string>): readonly Sound[] {
  return [...ids].flatMap((id) => compiled.get(id) ?? []).map((it) => it.sound);
}

function isSame(some: readonly Sound[], others: readonly Sound[]): boolean {
  return some.length === others.length && some.every((it, at) => it === others[at]);
}

function remembered(read: (version: Version) => PackFiles): (version: Version) => PackFiles {
  const known = new Map<Version, PackFiles>();
  return (version) => {
    const files = known.get(version) ?? read(version);
    known.set(version, files);
    return files;
  };
}
