import type { Diagnostic } from "../base/diagnostic.ts";
import type { SourceText, Span } from "../base/text.ts";
import { erratumNotFound } from "./diagnostics.ts";
import type { Piece } from "./divide.ts";
import type { Erratum } from "./errata.ts";
import { locatorKey } from "./locator.ts";

/** A copy without its faults. */
export interface Corrected {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where it stands in the copy. */
  readonly origins: readonly Span[];
  /** Where each piece stands in `text`. */
  readonly spans: ReadonlyMap<Piece, Span>;
}

/**
 * Puts the words of the law where the copy is faulty. What an earlier erratum has mended, a later one does not see.
 * Errors: faulty words that do not stand in the copy, or not once in the unit that is named.
 */
export function correct(
  source: SourceText,
  pieces: readonly Piece[],
  errata: readonly Erratum[],
): { readonly corrected: Corrected; readonly diagnostics: readonly Diagnostic[] } {
  const faults: Fault[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const erratum of errata) {
    const { unit, found, place } = erratum;
    const within = pieces.filter((it) => unit === undefined || (it.kind === "unit" && locatorKey(it.locator) === unit));
    const spans = within
      .flatMap((piece) => placesOf(found, source.text, piece.span))
      .filter((span) => !faults.some((it) => it.span.start < span.end && span.start < it.span.end));
    if (spans.length === 0 || (unit !== undefined && spans.length > 1)) {
      diagnostics.push(
        erratumNotFound.at(place, { found, within: unit === undefined ? "copy" : "unit", unit, count: spans.length }),
      );
    } else faults.push(...spans.map((span) => ({ span, words: erratum.correct })));
  }
  return { corrected: mend(source.text, pieces, faults), diagnostics };
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

function mend(copy: string, pieces: readonly Piece[], faults: readonly Fault[]): Corrected {
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
