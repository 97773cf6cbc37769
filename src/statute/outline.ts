import type { DataDocument } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { entriesOf, fieldOf, textOf } from "../base/fields.ts";
import { expectations, noUnitKey, statuteField } from "./diagnostics.ts";
import { outlineDigest } from "./digest.ts";
import { compareLocators, locatorKey, readLocatorKey, type Locator } from "./locator.ts";
import { unknownKeys } from "./unknown-keys.ts";

/** What a unit is about, in our own words. */
interface Caption {
  readonly en: string;
  readonly zh: string;
}

/** The units of a law whose text a pack does not hold. */
export interface Outline {
  readonly kind: "outline";
  /** In the order of the text: paragraphs and items, and articles of which no paragraph is listed. */
  readonly units: readonly Locator[];
  /** By key; of articles too. */
  readonly captions: ReadonlyMap<string, Caption>;
  readonly digest: string;
}

/** Reads `outline.yaml`: under `units`, keys such as `"24.1"` with captions in English and Chinese. */
export function readOutline(document: DataDocument): {
  readonly outline: Outline | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { captions, diagnostics } = readCaptions(document);
  if (diagnostics.length > 0) return { outline: undefined, diagnostics };
  const places = [...captions.keys()].flatMap((it) => readLocatorKey(it) ?? []).toSorted(compareLocators);
  const divided = new Set(places.filter((it) => it.paragraph !== undefined).map((it) => it.article));
  const units = places.filter((it) => it.paragraph !== undefined || !divided.has(it.article));
  return { outline: { kind: "outline", units, captions, digest: outlineDigest(units) }, diagnostics };
}

/** Reads captions by unit, as they stand under `units`. */
function readCaptions({ source, root }: DataDocument): {
  readonly captions: ReadonlyMap<string, Caption>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const captions = new Map<string, Caption>();
  const diagnostics: Diagnostic[] = [];
  const units = fieldOf(root, "units");
  if (units?.kind !== "record" || units.entries.size === 0) {
    const expected = expectations.units();
    diagnostics.push(statuteField.at({ source, span: (units ?? root).span }, { field: "units", expected }));
  }
  if (units) diagnostics.push(...unknownKeys(source, root, ["units"], "outline"));
  for (const { key, keySpan, value } of entriesOf(units)) {
    diagnostics.push(...unknownKeys(source, value, ["en", "zh"], "caption"));
    const [en, zh] = [textOf(fieldOf(value, "en")), textOf(fieldOf(value, "zh"))];
    const locator = readLocatorKey(key);
    if (!locator) diagnostics.push(noUnitKey.at({ source, span: keySpan }, { key }));
    else if (!en || !zh) {
      const expected = expectations.caption();
      diagnostics.push(statuteField.at({ source, span: value.span }, { field: key, expected }));
    } else captions.set(locatorKey(locator), { en, zh });
  }
  return { captions, diagnostics };
}
