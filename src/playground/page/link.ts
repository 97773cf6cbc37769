import { sharedEnds } from "../../base/text.ts";

/** A text that differs from the shipped one: what stands in the place of a stretch of it. */
export interface Change {
  readonly path: string;
  /** The first digits of the digest of the shipped text. */
  readonly of: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** All that a link brings back. */
export interface PageState {
  readonly language: string;
  readonly example: string;
  readonly file: string;
  readonly policy: string;
  /** Where in the policy the caret stands. */
  readonly at: number;
  readonly changes: readonly Change[];
}

/** The least change that makes one text of another. */
export function changeOf(path: string, of: string, before: string, after: string): Change {
  const { start: from, end } = sharedEnds(before, after);
  return { path, of, from, to: before.length - end, text: after.slice(from, after.length - end) };
}

/** The text that a change makes of a shipped one. */
export const changed = (before: string, { from, to, text }: Change): string =>
  before.slice(0, from) + text + before.slice(to);

/** A state as the part of an address after `#`. */
export async function writeLink(state: PageState): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const packed = await bytesFrom(
    new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw")),
    Infinity,
  );
  return btoa(Array.from(packed ?? [], (it) => String.fromCharCode(it)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** More than any state of ours: what unpacks to more is no link of ours. */
const most = 4 * 1024 * 1024;

/** What `writeLink` wrote; undefined for anything else. */
export async function readLink(hash: string): Promise<PageState | undefined> {
  try {
    const packed = Uint8Array.from(atob(hash.replaceAll("-", "+").replaceAll("_", "/")), (it) => it.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const bytes = await bytesFrom(unpacked, most);
    const value: unknown = bytes && JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isState(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

async function bytesFrom(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const it of parts) {
    all.set(it, at);
    at += it.length;
  }
  return all;
}

function isState(value: unknown): value is PageState {
  const { language, example, file, policy, at, changes } = fieldsOf(value);
  return (
    [language, example, file, policy].every((it) => typeof it === "string") &&
    Number.isInteger(at) &&
    Array.isArray(changes) &&
    changes.every(isChange)
  );
}

function isChange(value: unknown): value is Change {
  const { path, of, from, to, text } = fieldsOf(value);
  return [path, of, text].every((it) => typeof it === "string") && Number.isInteger(from) && Number.isInteger(to);
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
