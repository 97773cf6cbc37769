import { formatDay } from "../base/civil-date.ts";
import { notingHost, type Host } from "../base/host.ts";
import { sha256 } from "../base/sha256.ts";
import type { Pack } from "./pack.ts";
import { readPackFiles, readVersion } from "./read-pack.ts";

/** The SHA-256 of the bytes of files, by their path from a folder. */
export type FileDigests = Readonly<Record<string, string>>;

/** A pack as it was when something was judged by it. */
export interface PinnedPack {
  readonly id: string;
  readonly version: string;
  /** Where it lies: in the library of what is shipped, or from the working folder. */
  readonly folder: string;
  readonly shipped: boolean;
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
export function pinPack(host: Host, library: string, { folder, manifest, digest, text }: Pack): PinnedPack {
  const { id, inForce } = manifest;
  return {
    id,
    version: manifest.version,
    ...whereIs(host, library, folder),
    in_force: inForce === "never" ? inForce : formatDay(inForce.from),
    digest,
    text: text.digest,
    files: digestFiles(host, folder, filesRead(host, folder)),
  };
}

/** A pinned pack that does not compile any more: the files that were read of it, and those that are now, as they are now. */
export function repinFiles(host: Host, library: string, pinned: PinnedPack): PinnedPack {
  const folder = pinned.shipped ? `${library}/${pinned.folder}` : pinned.folder;
  const there = Object.keys(pinned.files).map((it) => `${folder}/${it}`);
  const paths = new Set([...there.filter((it) => host.isFile(it)), ...filesRead(host, folder)]);
  return { ...pinned, digest: "", files: digestFiles(host, folder, paths) };
}

/** The files of a pack's folder that a compilation reads, sound or not; only `pack.yaml` where that is broken. */
function filesRead(host: Host, folder: string): ReadonlySet<string> {
  const noting = notingHost(host);
  const version = readVersion(noting.host, folder)?.version;
  if (version) readPackFiles(noting.host, version);
  return noting.read;
}

function whereIs(host: Host, library: string, folder: string): Pick<PinnedPack, "folder" | "shipped"> {
  const [root, whole] = [`${host.resolve(library)}/`, host.resolve(folder)].map((it) => it.replaceAll("\\", "/"));
  if (root !== undefined && whole?.startsWith(root) === true)
    return { folder: whole.slice(root.length), shipped: true };
  return { folder: host.relative(folder), shipped: false };
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
