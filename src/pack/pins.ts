import { formatDay } from "../base/civil-date.ts";
import { notingHost, type Host } from "../base/host.ts";
import { invariant } from "../base/invariant.ts";
import { sha256 } from "../base/sha256.ts";
import type { Pack } from "./pack.ts";
import { readPackFiles, readVersion } from "./read-pack.ts";

/** The SHA-256 of the bytes of files, by their path from a folder. */
export type FileDigests = Readonly<Record<string, string>>;

/** A pack as it was when something was judged by it. */
export interface PinnedPack {
  readonly id: string;
  readonly version: string;
  /** The first day of its law, which tells versions of one id apart; `never`: a draft. */
  readonly in_force: string;
  /** Of its meaning, text, calendar and vocabulary. */
  readonly digest: string;
  /** Of the law's text, or of the outline that stands for it. */
  readonly text: string;
  /** All files that a compilation reads, and no other: cases and changelogs decide nothing. */
  readonly files: FileDigests;
}

/** A pack with the bytes of all that is read of its folder. */
export function pinPack(host: Host, { folder, manifest, digest, text }: Pack): PinnedPack {
  const noting = notingHost(host);
  const version = readVersion(noting.host, folder)?.version;
  invariant(version, "a pack that was compiled is still there");
  readPackFiles(noting.host, version);
  const { id, inForce } = manifest;
  return {
    id,
    version: manifest.version,
    in_force: inForce === "never" ? inForce : formatDay(inForce.from),
    digest,
    text: text.digest,
    files: digestFiles(host, folder, noting.read),
  };
}

/** Digests of files below a folder, in the order of their paths. */
export function digestFiles(host: Host, folder: string, paths: Iterable<string>): FileDigests {
  const from = host.resolve(folder).replaceAll("\\", "/").length + 1;
  const named = [...paths].map((it) => [host.resolve(it).replaceAll("\\", "/").slice(from), it] as const);
  const inOrder = named.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(inOrder.map(([name, path]) => [name, digestFile(host, path) ?? ""]));
}

/** The SHA-256 of a file's bytes; undefined if it cannot be read. */
export function digestFile(host: Host, path: string): string | undefined {
  const bytes = host.readBytes(path, Infinity);
  return bytes === undefined || bytes === "too-large" ? undefined : sha256(bytes);
}
