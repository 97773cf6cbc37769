import type { Host } from "../base/host.ts";
import { digestFile } from "../pack/pins.ts";
import type { ReceiptInput } from "../report/model/receipt.ts";

/** A file of documents as a receipt names it, and as it is now; undefined: it was not, or is not there. */
export interface InputPair {
  readonly path: string;
  readonly was: ReceiptInput | undefined;
  /** Without `facts`: it could not be judged. */
  readonly is: (Pick<ReceiptInput, "path" | "digest"> & { readonly facts: string | undefined }) | undefined;
}

/**
 * Pairs the files of a receipt with those that were judged again: of the same path, else of the same bytes, else of the same
 * name. What could not be judged again is looked for where it was, or in the place of the inputs that are given now.
 */
export function inputsNow(
  host: Host,
  given: readonly string[],
  was: readonly ReceiptInput[],
  judged: readonly ReceiptInput[],
): readonly InputPair[] {
  const left = new Set(judged);
  const found = new Map<ReceiptInput, ReceiptInput>();
  const ways: readonly ((a: ReceiptInput, b: ReceiptInput) => boolean)[] = [
    (a, b) => a.path === b.path,
    (a, b) => a.digest === b.digest,
    (a, b) => nameOf(a.path) === nameOf(b.path),
  ];
  for (const isSame of ways) {
    for (const it of was) {
      const match = found.has(it) ? undefined : [...left].find((one) => isSame(it, one));
      if (!match) continue;
      found.set(it, match);
      left.delete(match);
    }
  }
  const pairs = was.map((it): InputPair => ({
    path: it.path,
    was: it,
    is: found.get(it) ?? unjudged(host, given, it),
  }));
  return [...pairs, ...[...left].map((it) => ({ path: it.path, was: undefined, is: it }))];
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

function unjudged(host: Host, given: readonly string[], { path }: ReceiptInput): InputPair["is"] {
  const parts = path.split("/");
  const ends = parts.map((_, at) => parts.slice(at).join("/"));
  const below = (given.length === 0 ? ["."] : given).flatMap((it) => [
    ...(nameOf(it) === nameOf(path) ? [it] : []),
    ...ends.map((end) => `${it}/${end}`),
  ]);
  const place = [...below, path].find((it) => host.isFile(it));
  const digest = place === undefined ? undefined : digestFile(host, place);
  return place === undefined || digest === undefined ? undefined : { path: place, digest, facts: undefined };
}
