import type { Diagnostic } from "./diagnostic.ts";
import { documentTooLarge, unknownEnding } from "./diagnostics.ts";
import { documentLimits, type ParsedDocuments } from "./document.ts";
import type { Host } from "./host.ts";
import { readJson, readJsonLines } from "./json-document.ts";
import { placeAtStart, type SourceText } from "./text.ts";
import { readYaml } from "./yaml-document.ts";

/**
 * Reads a text as its name says: `.yaml`, `.yml`, `.json`, `.jsonl` or `.ndjson`. A line of a log is JSON, whatever that is called.
 *
 * @example
 * readDocument({ path: "service.yml", text: "name: Lumen" }).documents.length // 1
 * readDocument({ path: "service.txt", text: "" }).diagnostics.map((it) => it.code) // ["base/unknown-ending"]
 */
export function readDocument(source: SourceText): ParsedDocuments {
  if (source.line !== undefined) return readJsonLines(source);
  switch (/\.(\w+)$/.exec(source.path)?.[1]?.toLowerCase()) {
    case "yaml":
    case "yml":
      return readYaml(source);
    case "json":
      return readJson(source);
    case "jsonl":
    case "ndjson":
      return readJsonLines(source);
    default:
      return { documents: [], diagnostics: [unknownEnding.at(placeAtStart(source), { path: source.path })] };
  }
}

const byteOrderMark = 3;

/**
 * What is wrong with a file that is larger than any document: its size is asked, and it is not opened. Undefined: nothing.
 *
 * @example
 * tooLargeToRead(memoryHost({ "a.yaml": "a: 1" }), "a.yaml") // undefined
 * tooLargeToRead(memoryHost({ "a.yaml": "a".repeat(10_000_004) }), "a.yaml")?.code // "base/too-large"
 */
export function tooLargeToRead(host: Host, path: string): Diagnostic | undefined {
  if (host.readBytes(path, documentLimits.bytes + byteOrderMark) !== "too-large") return undefined;
  return documentTooLarge.at(placeAtStart({ path: host.relative(path), text: "" }), { what: "file" });
}
