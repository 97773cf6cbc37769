import type { Diagnostic } from "../base/diagnostic.ts";
import { allRead, fieldOf, refused, textAt, type DataDocument, type DataNode, type Reading } from "../base/document.ts";
import { namesOf } from "../base/message.ts";
import type { Place, SourceText, Span } from "../base/text.ts";
import { expectations, noUnitKey, statuteField, unknownKeys, erratumNotFound } from "./diagnostics.ts";
import { locatorKey, readLocatorKey } from "./locator.ts";
import type { CopySegment } from "./segment-copy.ts";

/** A fault of the copy, and the words of the law. The copy itself is never edited. */
export interface Erratum {
  /** The key of the unit where the fault stands once; undefined: wherever it stands. */
  readonly unit: string | undefined;
  readonly found: string;
  readonly correct: string;
  readonly place: Place;
}

/** Reads `errata.yaml`: a list of faults, each with why it is one and the source of the right words. */
export function readErrata({ source, root }: DataDocument): Reading<readonly Erratum[]> {
  if (root.kind === "list") return allRead(root.items.map((it) => readErratum(it, { source, span: it.span })));
  const expected = expectations.list();
  return { value: [], diagnostics: [statuteField.at({ source, span: root.span }, { field: "errata", expected })] };
}

const fields = ["unit", "found", "correct", "why", "source"] as const;

function readErratum(node: DataNode, place: Place): Reading<Erratum | undefined> {
  const { source } = place;
  if (node.kind !== "record") {
    const expected = expectations.fields({ fields: namesOf(fields) });
    return refused(statuteField.at(place, { field: "erratum", expected }));
  }
  const placeOf = (field: string): Place => ({ source, span: fieldOf(node, field)?.span ?? node.span });
  const unknown = unknownKeys(source, node, fields, "erratum");
  if (unknown.length > 0) return refused(unknown);
  const missing = fields.filter((field) => textAt(node, field) === "");
  if (missing.length > 0) {
    const expected = expectations.text();
    return refused(missing.map((field) => statuteField.at(placeOf(field), { field, expected })));
  }
  const [unit = "", found = "", correct = ""] = fields.map((field) => textAt(node, field));
  const locator = readLocatorKey(unit);
  if (!locator && unit !== "all") return refused(noUnitKey.at(placeOf("unit"), { key: unit }));
  return { value: { unit: locator && locatorKey(locator), found, correct, place }, diagnostics: [] };
}

/** A copy without its faults. */
export interface CorrectedCopy {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where it stands in the copy. */
  readonly origins: readonly Span[];
  /** Where each piece stands in `text`. */
  readonly spans: ReadonlyMap<CopySegment, Span>;
}

/**
 * Puts the words of the law where the copy is faulty. What an earlier erratum has mended, a later one does not see.
 * Errors: faulty words that do not stand in the copy, or not once in the unit that is named.
 */
export function applyErrata(
  source: SourceText,
  pieces: readonly CopySegment[],
  errata: readonly Erratum[],
): Reading<CorrectedCopy> {
  const faults: Fault[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const erratum of errata) {
    const { unit, found, place } = erratum;
    const spans = pieces
      .filter((it) => unit === undefined || (it.kind === "unit" && locatorKey(it.locator) === unit))
      .flatMap((piece) => placesOf(found, source.text, piece.span))
      .filter((span) => !faults.some((it) => it.span.start < span.end && span.start < it.span.end));
    const isFound = unit === undefined ? spans.length > 0 : spans.length === 1;
    const within = unit === undefined ? "copy" : "unit";
    if (isFound) faults.push(...spans.map((span) => ({ span, words: erratum.correct })));
    else diagnostics.push(erratumNotFound.at(place, { found, within, unit, count: spans.length }));
  }
  return { value: mend(source.text, pieces, faults), diagnostics };
}

interface Fault {
  readonly span: Span;
  readonly words: string;
}

function placesOf(words: string, text: string, { start, end }: Span): readonly Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(words, start); at >= 0 && at + words.length <= end;) {
    places.push({ start: at, end: at + words.length });
    at = text.indexOf(words, at + words.length);
  }
  return places;
}

function mend(copy: string, pieces: readonly CopySegment[], faults: readonly Fault[]): CorrectedCopy {
  let text = "";
  const origins: Span[] = [];
  /** Offsets in the copy, outside faults, to offsets in the text. */
  const offsets = new Map<number, number>();
  let at = 0;
  const keep = (end: number): void => {
    for (; at < end; at++) {
      offsets.set(at, text.length);
      text += copy[at] ?? "";
      origins.push({ start: at, end: at + 1 });
    }
  };
  for (const { span, words } of faults.toSorted((a, b) => a.span.start - b.span.start)) {
    keep(span.start);
    offsets.set(at, text.length);
    text += words;
    const isAligned = words.length === span.end - span.start;
    for (let unit = 0; unit < words.length; unit++) {
      origins.push(isAligned ? { start: at + unit, end: at + unit + 1 } : span);
    }
    at = span.end;
  }
  keep(copy.length);
  offsets.set(at, text.length);
  const moved = ({ start, end }: Span): Span => ({ start: offsets.get(start) ?? 0, end: offsets.get(end) ?? 0 });
  return { text, origins, spans: new Map(pieces.map((piece) => [piece, moved(piece.span)])) };
}
