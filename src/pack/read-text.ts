import { formatDay } from "../base/civil-date.ts";
import { refused, type DataDocument, type Reading } from "../base/document.ts";
import type { Host } from "../base/host.ts";
import type { Place, SourceText } from "../base/text.ts";
import { readErrata } from "../statute/errata.ts";
import { readVariants } from "../statute/fold.ts";
import { readOutline, type InstrumentText } from "../statute/instrument-text.ts";
import { readStatute } from "../statute/read-statute.ts";
import { missingFile, unnamedLanguage } from "./diagnostics.ts";
import type { Manifest } from "./pack.ts";
import { readYamlFile } from "./read-yaml-file.ts";

/**
 * The law's text with its errata, variants and Simplified rendering (`text/`), or the outline of a pack that holds none.
 * The copy itself is never edited; a file that is named and missing is a mistake, at `textPlace`.
 */
export function readInstrumentText(
  host: Host,
  folder: string,
  manifest: Manifest,
  textPlace: Place,
): Reading<InstrumentText | undefined> {
  const missing = (file: string, what: "text" | "rendering" | "outline", texts?: string): Reading<undefined> =>
    refused(missingFile.at(textPlace, { file, what, texts }));
  if (!manifest.text)
    return readBeside(host, `${folder}/outline.yaml`, readOutline) ?? missing("outline.yaml", "outline");
  const { file, language } = manifest.text;
  const copy = readSource(host, `${folder}/${file}`);
  if (!copy) return missing(file, "text");
  if (language === "zh" && /\p{L}/u.test(copy.text) && !/\p{Script=Han}/u.test(copy.text))
    return refused(unnamedLanguage.at(textPlace, { file, of: formatDay(manifest.text.of) }));

  const beside = file.replace(/[^/]*$/, "");
  const errata = readBeside(host, `${folder}/${beside}errata.yaml`, readErrata);
  if (language !== "zh") {
    if (errata && errata.diagnostics.length > 0) return refused(errata.diagnostics);
    return readStatute({
      copy,
      rendering: undefined,
      errata: errata?.value ?? [],
      variants: [],
      language,
      citation: manifest.citation,
    });
  }
  const simplified = `${beside}zh-Hans.txt`;
  const rendering = file === simplified ? undefined : readSource(host, `${folder}/${simplified}`);
  if (!rendering && file !== simplified) {
    const texts = host.relative(`${folder}/${beside}`).replace(/\/$/, "");
    return missing(simplified, "rendering", texts);
  }
  const variants = readBeside(host, `${folder}/${beside}variants.yaml`, readVariants);
  const before = [...(errata?.diagnostics ?? []), ...(variants?.diagnostics ?? [])];
  if (before.length > 0) return refused(before);
  return readStatute({ copy, rendering, errata: errata?.value ?? [], variants: variants?.value ?? [] });
}

/** A file beside the text, if it is there. */
function readBeside<T>(
  host: Host,
  path: string,
  read: (document: DataDocument) => Reading<T>,
): Reading<T | undefined> | undefined {
  const file = readYamlFile(host, path);
  return file?.root ? read(file.root) : file && refused(file.diagnostics);
}

function readSource(host: Host, path: string): SourceText | undefined {
  const text = host.readText(path);
  return text === undefined ? undefined : { path: host.relative(path), text };
}
