import captionsSchema from "../../grammar/schema/captions-1.schema.json" with { type: "json" };
import type { DataDocument, DataNode } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { fieldOf, itemsOf, textOf } from "../base/fields.ts";
import type { Host } from "../base/host.ts";
import { hasUnit, type InstrumentText } from "../statute/instrument-text.ts";
import { locatorKey, readLocatorKey } from "../statute/locator.ts";
import { unknownKeys } from "../statute/unknown-keys.ts";
import { checkAgainstSchema } from "../vocabulary/check-against-schema.ts";
import { captionTwice, unknownUnit } from "./diagnostics.ts";
import type { Title } from "./pack.ts";
import { readOne } from "./read-yaml-file.ts";

interface Captions {
  /** By locator key. */
  readonly captions: ReadonlyMap<string, Title>;
  readonly diagnostics: readonly Diagnostic[];
}

/** What units are about, in our own words: of the outline where the pack holds no text, and of `captions.yaml`. */
export function readCaptions(host: Host, folder: string, text: InstrumentText): Captions {
  const captions = new Map<string, Title>(text.kind === "outline" ? text.captions : []);
  const read = readOne(host, `${folder}/captions.yaml`);
  if (!read?.root) return { captions, diagnostics: read?.diagnostics ?? [] };
  const { source, root } = read.root;
  const unknown = itemsOf(root).flatMap((it) => unknownKeys(source, it, ["unit", "en", "zh"], "caption"));
  const shape = unknown.length > 0 ? unknown : checkAgainstSchema(read.root, captionsSchema);
  if (shape.length > 0) return { captions, diagnostics: shape };

  const document = read.root;
  const diagnostics: Diagnostic[] = [];
  for (const item of itemsOf(document.root)) {
    const unit = fieldOf(item, "unit") ?? item;
    const place = { source: document.source, span: unit.span };
    const written = writtenKey(document, unit);
    const locator = readLocatorKey(written);
    if (!locator || !hasUnit(text, locator)) diagnostics.push(unknownUnit.at(place, { unit: written }));
    else if (captions.has(locatorKey(locator))) diagnostics.push(captionTwice.at(place, { unit: written }));
    else captions.set(locatorKey(locator), { en: wordsAt(item, "en"), zh: wordsAt(item, "zh") });
  }
  return { captions, diagnostics };
}

const wordsAt = (node: DataNode, name: string): string => textOf(fieldOf(node, name)) ?? "";

/** As it stands in the file: to YAML `12.10` is a number, and the same one as `12.1`. */
function writtenKey({ source }: DataDocument, { span }: DataNode): string {
  return source.text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/s, "$2");
}
