import { refused, type Reading } from "../base/document.ts";
import type { SourceText, Span } from "../base/text.ts";
import { applyErrata, type CorrectedCopy, type Erratum } from "./errata.ts";
import { alphabetOf, fold, type Variant, type Alphabet } from "./fold.ts";
import { segmentCopy, type CopySegment } from "./segment-copy.ts";
import { textDigest, type Statute, type Unit, type StatuteWords } from "./statute.ts";

/** The files of a law's text. */
export interface StatuteFiles {
  /** The copy, in Traditional or Simplified characters. */
  readonly copy: SourceText;
  /** The corrected copy in Simplified characters, character by character; undefined: the copy is in Simplified. */
  readonly rendering: SourceText | undefined;
  readonly errata: readonly Erratum[];
  readonly variants: readonly Variant[];
}

/**
 * Reads a law's text: units, headings, and what of the copy is no law.
 * Errors: lines that are none of these, numbers out of order, errata that do not fit the copy, a rendering that does not fit
 * it, variants that would make different words equal. With any of them there is no statute.
 */
export function readStatute({ copy, rendering, errata, variants }: StatuteFiles): Reading<Statute | undefined> {
  const { pieces, diagnostics: misplaced } = segmentCopy(copy);
  if (misplaced.length > 0) return refused(...misplaced);
  const { value: corrected, diagnostics: unmended } = applyErrata(copy, pieces, errata);
  if (unmended.length > 0) return refused(...unmended);
  const hans = rendering ?? { path: copy.path, text: corrected.text };
  const { value: alphabet, diagnostics } = alphabetOf(corrected.text, hans, variants);
  if (!alphabet || diagnostics.length > 0) return refused(...diagnostics);
  return { value: assemble(copy, pieces, corrected, hans.text, alphabet), diagnostics };
}

function assemble(
  copy: SourceText,
  pieces: readonly CopySegment[],
  corrected: CorrectedCopy,
  hans: string,
  alphabet: Alphabet,
): Statute {
  const rangeOf = (piece: CopySegment): Span => corrected.spans.get(piece) ?? { start: 0, end: 0 };
  const wordsAt = ({ start, end }: Span): StatuteWords => ({
    hant: corrected.text.slice(start, end),
    hans: hans.slice(start, end),
  });
  const headings = pieces.filter((it) => it.kind === "heading");
  const title = headings.find((it) => it.of === "title");
  const units = pieces
    .filter((it) => it.kind === "unit")
    .map((piece): Unit => {
      const { of: kind, locator, chapters, span } = piece;
      const range = rangeOf(piece);
      const words = wordsAt(range);
      return {
        kind,
        locator,
        chapter: chapters === 0 ? undefined : chapters - 1,
        copied: copy.text.slice(span.start, span.end),
        span,
        words,
        folded: fold(words.hant, alphabet),
        origins: corrected.origins.slice(range.start, range.end),
      };
    });
  return {
    kind: "statute",
    source: copy,
    title: title ? wordsAt(rangeOf(title)) : { hant: "", hans: "" },
    chapters: headings
      .filter((it) => it.of === "chapter")
      .map((piece) => ({ number: piece.number, title: chapterTitle(wordsAt(rangeOf(piece))), span: piece.span })),
    units,
    headings: headings.map(({ of, span }) => ({ kind: of, span })),
    residue: pieces.filter((it) => it.kind === "residue").map(({ of, span }) => ({ kind: of, span })),
    alphabet,
    digest: textDigest(units),
  };
}

/** What follows the chapter's number; titles of two characters are printed with blanks between. */
function chapterTitle({ hant, hans }: StatuteWords): StatuteWords {
  const after = (words: string): string => words.replace(/^\S+/, "").replaceAll(/\s/g, "");
  return { hant: after(hant), hans: after(hans) };
}
