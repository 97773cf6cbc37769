import type { DataDocument } from "../base/data.ts";
import type { Host } from "../base/host.ts";
import { fromPlain, toPlain } from "../base/plain.ts";
import { sha256 } from "../base/sha256.ts";
import { readYaml } from "../base/yaml-document.ts";

/** What the build has read of the shipped YAML, by the digest of the text that it read. */
type Prepared = ReadonlyMap<string, unknown>;

// INVARIANT (same text): a prepared value stands for the text it was read from and for no other,
//   so that a file that is edited is read afresh.

/**
 * The one document of a shipped YAML file; undefined where it is missing or broken. Reading YAML is the largest part of a
 * start, so a prepared value is taken where there is one; it has no places, and a sound file needs none.
 */
export function shippedDocument(host: Host, path: string, prepared: Prepared): DataDocument | undefined {
  const text = host.readText(path);
  if (text === undefined) return undefined;
  const source = { path, text };
  const known = prepared.get(sha256(text));
  if (known !== undefined) return { source, root: fromPlain(known) };
  const { documents, diagnostics } = readYaml(source);
  return documents.length === 1 && diagnostics.length === 0 ? documents[0] : undefined;
}

/** Reads what `prepareDocuments` wrote; nothing is prepared where the file is missing. */
export function readPrepared(host: Host, path: string): Prepared {
  const json: unknown = JSON.parse(host.readText(path) ?? "{}");
  return new Map(typeof json === "object" && json !== null ? Object.entries(json) : []);
}

/** Reads YAML files for a start to come, as JSON; broken ones are left to it. */
export function prepareDocuments(host: Host, paths: readonly string[]): string {
  const prepared = paths.flatMap((path) => {
    const document = shippedDocument(host, path, new Map());
    return document ? [[sha256(document.source.text), toPlain(document.root)] as const] : [];
  });
  return JSON.stringify(Object.fromEntries(prepared));
}
