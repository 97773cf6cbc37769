import { unknownEnding } from "./diagnostics.ts";
import { readJson, readJsonLines } from "./json-document.ts";
import { readYaml } from "./yaml-document.ts";
import type { Reading } from "./reading.ts";
import type { SourceText } from "./text.ts";

/**
 * Reads a text as its name says: `.yaml`, `.yml`, `.json`, `.jsonl` or `.ndjson`.
 *
 * @example
 * readDocument({ path: "service.yml", text: "name: Lumen" }).documents.length // 1
 * readDocument({ path: "service.txt", text: "" }).diagnostics.map((it) => it.code) // ["base/unknown-ending"]
 */
export function readDocument(source: SourceText): Reading {
  switch (/\.(\w+)$/.exec(source.path)?.[1]?.toLowerCase()) {
    case "yaml":
    case "yml":
      return readYaml(source);
    case "json":
      return readJson(source);
    case "jsonl":
    case "ndjson":
      return readJsonLines(source);
    default: {
      const place = { source, span: { start: 0, end: 0 } };
      return { documents: [], diagnostics: [unknownEnding.at(place, { path: source.path })] };
    }
  }
}
