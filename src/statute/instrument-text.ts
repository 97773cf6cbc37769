import { locatorKey, type Locator } from "./locator.ts";
import type { Outline } from "./outline.ts";
import type { Statute } from "./statute.ts";
import { unitsWithin } from "./units-within.ts";

/** What a pack knows of its law's text: the text itself, or an outline of units where it holds none. */
export type InstrumentText = Statute | Outline;

/**
 * Whether the text has this article, paragraph or item.
 *
 * @example
 * const text = { kind: "outline", units: [{ article: 24, paragraph: 1, item: undefined }], captions: new Map(), digest: "" };
 * hasUnit(text, { article: 24, paragraph: undefined, item: undefined }) // true
 */
export function hasUnit(text: InstrumentText, locator: Locator): boolean {
  return unitsIn(text, locator).length > 0;
}

/** Those of `unitsOf` that are a place or lie in it. */
export function unitsIn(text: InstrumentText, place: Locator): readonly Locator[] {
  return text.kind === "statute"
    ? unitsWithin(text.units, place, (it) => it.locator).map((it) => it.locator)
    : unitsWithin(text.units, place, (it) => it);
}

/** The places that have words of their own, in the order of the text; `7.1` with items stands before them. */
export function unitsOf(text: InstrumentText): readonly Locator[] {
  return text.kind === "statute" ? text.units.map((it) => it.locator) : text.units;
}

/** What an outline calls a place in a language; undefined where it says nothing, and for a text. */
export function captionOf(text: InstrumentText, locator: Locator, language: "en" | "zh"): string | undefined {
  return text.kind === "outline" ? text.captions.get(locatorKey(locator))?.[language] : undefined;
}
