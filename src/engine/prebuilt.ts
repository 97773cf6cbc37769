import { sha256 } from "../base/digest.ts";
import { fromPlain, toPlain, type DataDocument } from "../base/document.ts";
import type { Host } from "../base/host.ts";
import { readYaml } from "../base/yaml-document.ts";
import { writeCompileCache, readCompileCache } from "../pack/compile-cache.ts";
import { compilePacks, type CompileEnvironment } from "../pack/compile-packs.ts";

/** What the build has read of the shipped YAML, by the digest of the text that it read. */
type PrebuiltDocuments = ReadonlyMap<string, unknown>;

// INVARIANT (same text): a prepared value stands for the text it was read from and for no other,
//   so that a file that is edited is read afresh.

/**
 * The one document of a shipped YAML file; undefined where it is missing or broken. Reading YAML is the largest part of a
 * start, so a prepared value is taken where there is one; it has no places, and a sound file needs none.
 */
export function shippedDocument(host: Host, path: string, prepared: PrebuiltDocuments): DataDocument | undefined {
  const text = host.readText(path);
  if (text === undefined) return undefined;
  const source = { path, text };
  const known = prepared.get(sha256(text));
  if (known !== undefined) return { source, root: fromPlain(known) };
  const { documents, diagnostics } = readYaml(source);
  return documents.length === 1 && diagnostics.length === 0 ? documents[0] : undefined;
}

/**
 * Reads what `prebuildDocuments` wrote; nothing is prepared where the file is missing or broken.
 *
 * @example
 * readPrebuilt(memoryHost({ "a.json": '{"digest' }), "a.json").size // 0
 */
export function readPrebuilt(host: Host, path: string): PrebuiltDocuments {
  try {
    const json: unknown = JSON.parse(host.readText(path) ?? "{}");
    return new Map(typeof json === "object" && json !== null ? Object.entries(json) : []);
  } catch {
    return new Map();
  }
}

/** Reads YAML files for a start to come, as JSON; broken ones are left to it. */
export function prebuildDocuments(host: Host, paths: readonly string[]): string {
  const prepared = paths.flatMap((path) => {
    const document = shippedDocument(host, path, new Map());
    return document ? [[sha256(document.source.text), toPlain(document.root)] as const] : [];
  });
  return JSON.stringify(Object.fromEntries(prepared));
}

/** What shipped packs are compiled by: a bundle's own build, or sources that are run as they stand. */
declare const EDICT_BUILD: string | undefined;
const build = typeof EDICT_BUILD === "undefined" ? "sources" : EDICT_BUILD;

type Against = Pick<CompileEnvironment, "vocabularies" | "calendarDigest">;

const madeBy = ({ vocabularies: { byId, combined }, calendarDigest }: Against): string =>
  [build, combined(byId.keys()).value?.vocabulary.digest, calendarDigest].join(" ");

/** The bytes from which a start takes the packs of a library instead of compiling them. */
export function prebuildPacks(host: Host, folder: string, found: Omit<CompileEnvironment, "compiled">): Uint8Array {
  const { compiled } = compilePacks(host, [...found.shipped.keys()], { ...found, compiled: () => new Map() });
  return writeCompileCache(host, folder, [...compiled.values()].flat(), madeBy(found));
}

const mostBytes = 64 * 1024 * 1024;

/** What a build has prepared, read when it is first asked for; nothing where it was another build. */
export function prebuiltPacks(
  host: Host,
  folder: string,
  path: string,
  against: Against,
): CompileEnvironment["compiled"] {
  let found: ReturnType<CompileEnvironment["compiled"]> | undefined;
  return () => {
    const bytes = found ? undefined : host.readBytes(path, mostBytes);
    found ??= bytes instanceof Uint8Array ? readCompileCache(host, folder, bytes, madeBy(against)) : new Map();
    return found;
  };
}
