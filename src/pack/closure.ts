import { formatDay } from "../base/civil-date.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { gapBetweenVersions, overlappingVersions } from "./diagnostics.ts";
import { readVersion, type Version } from "./read-pack.ts";

/** All that a run takes part in: the packs that are asked for, and those that they need, by id. */
export interface Closure {
  /** Ids after the ids that they need; those that lie on a way round stand where they were met. */
  readonly order: readonly string[];
  /** By id: its folders, in the order of time. */
  readonly versions: ReadonlyMap<string, readonly Version[]>;
  /** Ids one of whose folders has no sound `pack.yaml`. */
  readonly broken: ReadonlySet<string>;
  /** Names that are neither an id that is shipped nor a folder with a pack. */
  readonly unknown: readonly string[];
  /** By id that was asked for: the folders that this means. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the `pack.yaml` of what is asked for, by id or folder, and of all that it needs. An id that a folder of the run
 * has is met by that folder, the shipped one of that id is left alone. A draft beside a law is meant by its folder only: it
 * decides nothing, and costs its reading. `before`: what was read of a shipped folder, by its absolute path.
 */
export function findClosure(
  host: Host,
  names: readonly string[],
  shipped: ReadonlyMap<string, readonly string[]>,
  before: (folder: string) => Version | undefined,
): Closure {
  const diagnostics: Diagnostic[] = [];
  const broken = new Set<string>();
  const unknown: string[] = [];
  const versions = new Map<string, readonly Version[]>();
  const read = new Map<string, Version | undefined>();

  const readOnce = (folder: string): Version | undefined => {
    const path = host.resolve(folder);
    if (!read.has(path)) {
      const found = readVersion(host, folder);
      for (const it of found?.diagnostics ?? []) diagnostics.push(it);
      read.set(path, found?.version);
    }
    return read.get(path);
  };
  const add = (version: Version): void => {
    const known = versions.get(version.manifest.id) ?? [];
    if (!known.includes(version)) versions.set(version.manifest.id, [...known, version]);
  };
  const addShipped = (id: string): void => {
    const texts = (shipped.get(id) ?? []).map((it) => before(host.resolve(it)) ?? readOnce(it));
    if (texts.includes(undefined)) broken.add(id);
    withoutDrafts(texts.flatMap((it) => it ?? [])).forEach(add);
  };

  for (const name of new Set(names)) {
    if (shipped.has(name)) addShipped(name);
    else if (host.isFile(`${name}/pack.yaml`)) {
      const version = readOnce(host.relative(name) || ".");
      if (version) add(version);
      else broken.add(name);
    } else unknown.push(name);
  }
  const asked = new Map([...versions].map(([id, all]) => [id, all.map((it) => it.folder)] as const));

  const order: string[] = [];
  const met = new Set<string>();
  const visit = (id: string): void => {
    if (met.has(id)) return;
    met.add(id);
    if (!versions.has(id)) addShipped(id);
    for (const { manifest } of versions.get(id) ?? []) manifest.needs.forEach((it) => visit(it.id));
    order.push(id);
  };
  for (const id of asked.keys()) visit(id);
  return {
    order,
    versions: new Map([...versions].map(([id, all]) => [id, all.toSorted(compareByFirstDay)])),
    broken,
    unknown,
    asked,
    diagnostics,
  };
}

/** What an id means: its texts that are in force on some day, or drafts where there is nothing else. */
function withoutDrafts(texts: readonly Version[]): readonly Version[] {
  const laws = texts.filter((it) => it.manifest.inForce !== "never");
  return laws.length > 0 ? laws : texts;
}

/** The ids that a pack needs, and those that these need; its own is never among them. */
export function transitiveNeeds<P extends Pick<Version, "manifest">>(
  pack: P,
  versions: ReadonlyMap<string, readonly P[]>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = ({ manifest }: P): void => {
    for (const { id } of manifest.needs) {
      if (found.has(id)) continue;
      found.add(id);
      versions.get(id)?.forEach(visit);
    }
  };
  visit(pack);
  return found;
}

/** Texts of one instrument by their first day in force; drafts stand last. */
function compareByFirstDay(a: Version, b: Version): number {
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
