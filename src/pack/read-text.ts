import type { Diagnostic } from "../base/diagnostic.ts";
import type { DataDocument } from "../base/document.ts";
import type { Host } from "../base/host.ts";
import type { Place, SourceText } from "../base/text.ts";
import { readErrata } from "../statute/errata.ts";
import { readVariants } from "../statute/fold.ts";
import { readOutline, type InstrumentText } from "../statute/instrument-text.ts";
import { readStatute } from "../statute/read-statute.ts";
import { missingFile } from "./diagnostics.ts";
import type { Manifest } from "./pack.ts";
import { readYamlFile } from "./read-yaml-file.ts";

interface ReadText {
  readonly text: InstrumentText | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The law's text with its errata, variants and Simplified rendering (`text/`), or the outline of a pack that holds none.
 * The copy itself is never edited; a file that is named and missing is a mistake, at `textPlace`.
 */
export function readInstrumentText(host: Host, folder: string, manifest: Manifest, textPlace: Place): ReadText {
  if (!manifest.text) return readOutlineFile(host, folder, textPlace);
  const { file } = manifest.text;
  const missing = (name: string, what: "text" | "rendering", texts?: string): ReadText => {
    return { text: undefined, diagnostics: [missingFile.at(textPlace, { file: name, what, texts })] };
  };
  const copy = readSource(host, `${folder}/${file}`);
  if (!copy) return missing(file, "text");

  const beside = file.replace(/[^/]*$/, "");
  const simplified = `${beside}zh-Hans.txt`;
  const rendering = file === simplified ? undefined : readSource(host, `${folder}/${simplified}`);
  if (!rendering && file !== simplified) {
    const texts = host.relative(`${folder}/${beside}`).replace(/\/$/, "");
    return missing(simplified, "rendering", texts);
  }
  const errata = readBeside(host, `${folder}/${beside}errata.yaml`, readErrata);
  const variants = readBeside(host, `${folder}/${beside}variants.yaml`, readVariants);
  const before = [...(errata?.diagnostics ?? []), ...(variants?.diagnostics ?? [])];
  if (before.length > 0) return { text: undefined, diagnostics: before };
  const { statute, diagnostics } = readStatute({
    copy,
    rendering,
    errata: errata && "errata" in errata ? errata.errata : [],
    variants: variants && "variants" in variants ? variants.variants : [],
  });
  return { text: statute, diagnostics };
}

function readOutlineFile(host: Host, folder: string, textPlace: Place): ReadText {
  const read = readBeside(host, `${folder}/outline.yaml`, readOutline);
  if (!read) {
    const missing = { file: "outline.yaml", what: "outline", texts: undefined } as const;
    return { text: undefined, diagnostics: [missingFile.at(textPlace, missing)] };
  }
  return { text: "outline" in read ? read.outline : undefined, diagnostics: read.diagnostics };
}

/** A file beside the text, if it is there. */
function readBeside<R extends { readonly diagnostics: readonly Diagnostic[] }>(
  host: Host,
  path: string,
  read: (document: DataDocument) => R,
): R | { readonly diagnostics: readonly Diagnostic[] } | undefined {
  const file = readYamlFile(host, path);
  return file?.root ? read(file.root) : file;
}

function readSource(host: Host, path: string): SourceText | undefined {
  const text = host.readText(path);
  return text === undefined ? undefined : { path: host.relative(path), text };
}
