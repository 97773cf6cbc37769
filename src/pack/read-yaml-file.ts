import type { Diagnostic } from "../base/diagnostic.ts";
import type { DataDocument } from "../base/document.ts";
import type { Host } from "../base/host.ts";
import { tooLargeToRead } from "../base/read-document.ts";
import { sourceAt } from "../base/read-source.ts";
import { placeAtStart } from "../base/text.ts";
import { readYaml } from "../base/yaml-document.ts";
import { oneDocument, unreadableFile } from "./diagnostics.ts";

interface YamlFile {
  /** Undefined with any mistake, and then there is a diagnostic. */
  readonly root: DataDocument | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The one document of a YAML file; undefined if the file is not there. */
export function readYamlFile(host: Host, path: string): YamlFile | undefined {
  const large = tooLargeToRead(host, path);
  if (large) return { root: undefined, diagnostics: [large] };
  const source = sourceAt(host, path);
  if (!source) return host.isFile(path) ? { root: undefined, diagnostics: [unreadableFileAt(host, path)] } : undefined;
  const { documents, diagnostics } = readYaml(source);
  if (diagnostics.length > 0) return { root: undefined, diagnostics };
  const [root, second] = documents;
  if (root && !second) return { root, diagnostics };
  const place = second ? { source, span: second.root.span } : placeAtStart(source);
  return { root: undefined, diagnostics: [oneDocument.at(place, { found: documents.length })] };
}

/** A file that is there and is no text must not pass for one that is not there. */
export function unreadableFileAt(host: Host, path: string): Diagnostic {
  return unreadableFile.at(placeAtStart({ path: host.relative(path), text: "" }), {});
}
