import type { Diagnostic } from "../base/diagnostic.ts";
import { entriesOf, fieldOf, refused, translatedAt, type DataDocument, type Reading } from "../base/document.ts";
import type { Translated } from "../base/message.ts";
import type { CitationStyleName } from "./citation-style.ts";
import { expectations, noUnitKey, statuteField, unknownKeys } from "./diagnostics.ts";
import {
  citedAs,
  enclosing,
  locatorKey,
  unitsWithin,
  compareLocators,
  readLocatorKey,
  type Locator,
} from "./locator.ts";
import { outlineDigest, type Statute, type Unit } from "./statute.ts";

/** What a pack knows of its law's text: the text itself, or an outline of units where it holds none. */
export type InstrumentText = Statute | Outline;

/**
 * Whether the text has this article, paragraph, item, subitem or sentence.
 *
 * @example
 * const text = { kind: "outline", units: [{ article: 24, paragraph: 1, item: undefined }], captions: new Map(), digest: "" };
 * hasUnit(text, { article: 24, paragraph: undefined, item: undefined }) // true
 */
export function hasUnit(text: InstrumentText, locator: Locator): boolean {
  return locator.sentence === undefined
    ? unitsIn(text, locator).length > 0
    : sentencesAt(text, enclosing("subitem", locator)).includes(locator.sentence);
}

/**
 * The unit to which words at a place belong: in a text a sentence is a part of one, in an outline it is one.
 *
 * @example
 * const text = { kind: "outline", units: [], captions: new Map(), digest: "" };
 * unitPlace(text, { article: 4, paragraph: 1, item: undefined, sentence: 2 }).sentence // 2
 */
export const unitPlace = (text: InstrumentText, place: Locator): Locator =>
  text.kind === "statute" ? enclosing("subitem", place) : place;

/**
 * A place as its text is cited: in Chinese without the number of a paragraph that is the only one of its article. An outline need
 * not list all paragraphs, and tells nothing of it.
 */
export function citedIn(text: InstrumentText, place: Locator): Locator {
  if (text.kind === "outline" || place.paragraph === undefined) return place;
  const paragraphs = unitsIn(text, enclosing("article", place)).map((it) => it.paragraph);
  return paragraphs.every((it) => it === place.paragraph) ? { ...place, isSole: true } : place;
}

/** The unit of a text at a place. */
export const unitAt = (text: Statute, place: Locator): Unit | undefined =>
  text.units.find((it) => compareLocators(it.locator, place) === 0);

/** The numbers of the sentences of a unit that have places of their own. */
export function sentencesAt(text: InstrumentText, unit: Locator): readonly number[] {
  if (text.kind === "statute") return (unitAt(text, unit)?.sentences ?? []).map((_, index) => index + 1);
  return unitsIn(text, unit).flatMap((it) =>
    compareLocators(enclosing("subitem", it), unit) === 0 ? (it.sentence ?? []) : [],
  );
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

/** What an outline calls a place; undefined where it says nothing, and for a text. */
export function captionOf(text: InstrumentText, locator: Locator): Translated | undefined {
  return text.kind === "outline" ? text.captions.get(locatorKey(locator)) : undefined;
}

/** The units of a law whose text a pack does not hold. */
export interface Outline {
  readonly kind: "outline";
  /** In the order of the text: paragraphs, items and subitems, articles of which no paragraph is listed, and sentences instead of the unit whose words they are. */
  readonly units: readonly Locator[];
  /** What units are about, in our own words, by key; of articles too. */
  readonly captions: ReadonlyMap<string, Translated>;
  readonly digest: string;
  readonly style?: CitationStyleName;
}

/**
 * A text whose places are cited in a style; as Chinese laws are, they are already.
 *
 * @example
 * const text = { kind: "outline", units: [{ article: 50, paragraph: 1, item: undefined }], captions: new Map(), digest: "" };
 * unitsOf(citedTextAs(text, "eu"))[0].style // "eu"
 */
export function citedTextAs(text: InstrumentText, style: CitationStyleName): InstrumentText {
  if (style === "cn") return text;
  return text.kind === "statute"
    ? { ...text, style, units: text.units.map((it) => ({ ...it, locator: citedAs(it.locator, style) })) }
    : { ...text, style, units: text.units.map((it) => citedAs(it, style)) };
}

/** Reads `outline.yaml`: under `units`, keys such as `"24.1"` with captions in English, if wished in Chinese too. */
export function readOutline(document: DataDocument): Reading<Outline | undefined> {
  const { value: captions, diagnostics } = readCaptions(document);
  if (diagnostics.length > 0) return refused(diagnostics);
  const places = [...captions.keys()].flatMap((it) => readLocatorKey(it) ?? []).toSorted(compareLocators);
  const divided = new Set(places.filter((it) => it.paragraph !== undefined).map((it) => it.article));
  const inSentences = new Set(
    places.filter((it) => it.sentence !== undefined).map((it) => locatorKey(enclosing("subitem", it))),
  );
  const units = places.filter(
    (it) => (it.paragraph !== undefined || !divided.has(it.article)) && !inSentences.has(locatorKey(it)),
  );
  return { value: { kind: "outline", units, captions, digest: outlineDigest(units) }, diagnostics };
}

/** Reads captions by unit, as they stand under `units`. */
function readCaptions({ source, root }: DataDocument): Reading<ReadonlyMap<string, Translated>> {
  const captions = new Map<string, Translated>();
  const diagnostics: Diagnostic[] = [];
  const units = fieldOf(root, "units");
  if (units?.kind !== "record" || units.entries.size === 0) {
    const expected = expectations.units();
    diagnostics.push(statuteField.at({ source, span: (units ?? root).span }, { field: "units", expected }));
  }
  if (units) for (const it of unknownKeys(source, root, ["units"], "outline")) diagnostics.push(it);
  const entries = entriesOf(units).map((it) => ({ ...it, locator: readLocatorKey(it.key) }));
  const divided = new Set(entries.flatMap(({ locator }) => (locator?.paragraph === undefined ? [] : locator.article)));
  /** Of an article that has paragraphs no sentence stands outside of them. */
  const isAstray = ({ article, paragraph, sentence }: Locator): boolean =>
    sentence !== undefined && paragraph === undefined && divided.has(article);
  for (const { key, keySpan, value, locator } of entries) {
    for (const it of unknownKeys(source, value, ["en", "zh"], "caption")) diagnostics.push(it);
    const words = translatedAt(value);
    if (!locator || isAstray(locator)) diagnostics.push(noUnitKey.at({ source, span: keySpan }, { key }));
    else if (words.en === "" || words.zh === "") {
      const expected = expectations.caption();
      diagnostics.push(statuteField.at({ source, span: value.span }, { field: key, expected }));
    } else captions.set(locatorKey(locator), words);
  }
  return { value: captions, diagnostics };
}
