import { sha256 } from "../base/digest.ts";
import { fromPlain, toPlain, type DataDocument } from "../base/document.ts";
import type { Host } from "../base/host.ts";
import { readYaml } from "../base/yaml-document.ts";
import { memoized, once } from "../base/memoized.ts";
import { ifSame, readCompileCache, writeCompileCache } from "../pack/compile-cache.ts";
import { compilePacks, type CompileEnvironment } from "../pack/compile-packs.ts";
import { keptVocabulary, type KeptVocabulary } from "../vocabulary/read-vocabulary.ts";

/** What the build has read of the shipped YAML, by the digest of the text that it read. */
type PrebuiltDocuments = ReadonlyMap<string, unknown>;

// INVARIANT (same text): a prepared value stands for the text it was read from and for no other,
//   so that a file that is edited is read afresh.

export interface ShippedDocument extends DataDocument {
  /** Of its text. */
  readonly digest: string;
}

/**
 * The one document of a shipped YAML file; undefined where it is missing or broken. Reading YAML is the largest part of a
 * start, so a prepared value is taken where there is one; it has no places, and a sound file needs none.
 */
export function shippedDocument(host: Host, path: string, prepared: PrebuiltDocuments): ShippedDocument | undefined {
  const text = host.readText(path);
  if (text === undefined) return undefined;
  const [source, digest] = [{ path, text }, sha256(text)];
  const known = prepared.get(digest);
  if (known !== undefined) {
    const root = once(() => fromPlain(known));
    return {
      source,
      get root() {
        return root();
      },
      digest,
    };
  }
  const { documents, diagnostics } = readYaml(source);
  const [read] = documents;
  return read && documents.length === 1 && diagnostics.length === 0 ? { ...read, digest } : undefined;
}

/** The digest of files together, in their order. */
export const digestOfAll = (documents: readonly ShippedDocument[]): string =>
  sha256(documents.map((it) => it.digest).join(" "));

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
    return document ? [[document.digest, toPlain(document.root)] as const] : [];
  });
  return JSON.stringify(Object.fromEntries(prepared));
}

/** What shipped packs are compiled by: a bundle's own build, or sources that are run as they stand. */
declare const EDICT_BUILD: string | undefined;
const build = typeof EDICT_BUILD === "undefined" ? "sources" : EDICT_BUILD;

/** `beside`: the digest of the files that a library has beside its packs. */
const madeBy = (beside: string): string => `${build} ${beside}`;

/** The bytes from which a start takes the vocabulary and the packs of a library instead of reading and compiling them. */
export function prebuildLibrary(
  host: Host,
  folder: string,
  found: Omit<CompileEnvironment, "compiled">,
  beside: string,
): Uint8Array {
  const { shipped, vocabulary } = found;
  const { compiled } = compilePacks(host, [...shipped.keys()], { ...found, compiled: () => undefined });
  return writeCompileCache(host, folder, {
    made: madeBy(beside),
    vocabulary: keptVocabulary(vocabulary),
    compiled: [...compiled.values()].flat(),
    folders: [...shipped.values()].flat(),
  });
}

const mostBytes = 64 * 1024 * 1024;

/** What a build has prepared of a library, read when it is first asked for; nothing where it was another build. */
interface PreparedLibrary {
  readonly vocabulary: () => KeptVocabulary | undefined;
  /** Of the files that are there when it is first asked for. */
  readonly compiled: CompileEnvironment["compiled"];
}

/** Opens what `prebuildLibrary` wrote. */
export function prebuiltLibrary(host: Host, folder: string, path: string, beside: string): PreparedLibrary {
  const keptIn = memoized((from: string) => {
    const bytes = host.readBytes(from, mostBytes);
    return bytes instanceof Uint8Array ? readCompileCache(host, folder, bytes, madeBy(beside)) : undefined;
  });
  return {
    vocabulary: () => keptIn(path)?.vocabulary,
    compiled: memoized((at) => ifSame(host, keptIn(path)?.packs.get(at))),
  };
}
