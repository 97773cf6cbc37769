import { refused, type Reading } from "../base/document.ts";
import { groupBy } from "../base/group-by.ts";
import type { SourceText, Span } from "../base/text.ts";
import { applyErrata, type CorrectedCopy, type Erratum } from "./errata.ts";
import type { CitationStyleName } from "./citation-style.ts";
import { likeHeading, lineGoesOn } from "./diagnostics.ts";
import { alphabetOf, fold, typographic, type Variant, type Alphabet } from "./fold.ts";
import { lawLanguage } from "./law-language.ts";
import { locatorKey } from "./locator.ts";
import { segmentCopy, type CopySegment } from "./segment-copy.ts";
import { misspeltHeading, segmentNumbered, wrappedLine } from "./segment-numbered.ts";
import { sentencesOf } from "./sentences.ts";
import { textDigest, type Statute, type Unit, type StatuteWords } from "./statute.ts";

/** The files of a law's text. */
export interface StatuteFiles {
  /** The copy, in Traditional or Simplified characters. */
  readonly copy: SourceText;
  /** The corrected copy in Simplified characters, character by character; undefined: the copy is in Simplified. */
  readonly rendering: SourceText | undefined;
  readonly errata: readonly Erratum[];
  readonly variants: readonly Variant[];
  /** `en` …; left out: Chinese. */
  readonly language?: string;
  /** How its units are counted; for other languages than Chinese. */
  readonly citation?: CitationStyleName;
}

/**
 * Reads a law's text: units, headings, and what of the copy is no law.
 * Errors: lines that are none of these, numbers out of order, errata that do not fit the copy, a rendering that does not fit
 * it, variants that would make different words equal. With any of them there is no statute. A line that seems to be wrapped, or a misspelt heading, is warned of.
 */
export function readStatute(files: StatuteFiles): Reading<Statute | undefined> {
  const { copy, rendering, errata, variants, language = "zh", citation = "eu" } = files;
  const isChinese = language === "zh";
  const { pieces, diagnostics: misplaced } = isChinese
    ? segmentCopy(copy)
    : segmentNumbered(copy, citation, lawLanguage(language));
  if (misplaced.length > 0) return refused(misplaced);
  const { value: corrected, diagnostics: unmended } = applyErrata(copy, pieces, errata);
  if (unmended.length > 0) return refused(unmended);
  const hans = rendering ?? { path: copy.path, text: corrected.text };
  const { value: alphabet, diagnostics } = isChinese
    ? alphabetOf(corrected.text, hans, variants)
    : { value: typographic, diagnostics: [] };
  if (!alphabet || diagnostics.length > 0) return refused(diagnostics);
  const wrapped = isChinese ? undefined : wrappedLine(copy.text);
  const misspelt = isChinese ? undefined : misspeltHeading(copy.text, citation);
  return {
    value: assemble(copy, pieces, corrected, hans.text, alphabet, language),
    diagnostics: [
      ...(wrapped ? [lineGoesOn.at({ source: copy, span: wrapped.span }, {})] : []),
      ...(misspelt
        ? [likeHeading.at({ source: copy, span: misspelt.line.span }, { ...misspelt, line: misspelt.line.text })]
        : []),
    ],
  };
}

function assemble(
  copy: SourceText,
  pieces: readonly CopySegment[],
  corrected: CorrectedCopy,
  hans: string,
  alphabet: Alphabet,
  language: string,
): Statute {
  const other = language === "zh" ? {} : { language };
  const rangeOf = (piece: CopySegment): Span => corrected.spans.get(piece) ?? { start: 0, end: 0 };
  const wordsAt = ({ start, end }: Span): StatuteWords => ({
    hant: corrected.text.slice(start, end),
    hans: hans.slice(start, end),
    ...other,
  });
  const headings = pieces.filter((it) => it.kind === "heading");
  const title = headings.find((it) => it.of === "title");
  const parts = pieces
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
        sentences: sentencesIn(words.hant, language),
        folded: fold(words.hant, alphabet),
        origins: corrected.origins.slice(range.start, range.end),
      };
    });
  const byPlace = groupBy(parts, (it) => locatorKey(it.locator));
  const units = [
    ...groupBy(
      [...byPlace.values()].map((all) => all.reduce(joined)),
      (it) => it.locator.article,
    ).values(),
  ].flatMap(withSole);
  return {
    kind: "statute",
    source: copy,
    language,
    title: title ? wordsAt(rangeOf(title)) : { hant: "", hans: "", ...other },
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

/** The units of an article, with a note where they are all of one paragraph. */
function withSole(units: readonly Unit[]): readonly Unit[] {
  const isSole = new Set(units.map((it) => it.locator.paragraph)).size === 1;
  return isSole ? units.map((it) => ({ ...it, locator: { ...it.locator, isSole } })) : units;
}

function sentencesIn(words: string, language: string): readonly Span[] {
  const found = sentencesOf(words, lawLanguage(language));
  return found.length > 1 ? found : [];
}

/** Two parts of one unit, between which others stand; no quote goes over the gap. */
function joined(one: Unit, other: Unit): Unit {
  const { end } = one.origins.at(-1) ?? one.span;
  const gap = one.words.hant.length + 1;
  return {
    ...one,
    kind: one.kind === "paragraph" ? "chapeau" : one.kind,
    sentences: [],
    words: {
      ...one.words,
      hant: `${one.words.hant}\n${other.words.hant}`,
      hans: `${one.words.hans}\n${other.words.hans}`,
    },
    folded: {
      text: `${one.folded.text}\n${other.folded.text}`,
      spans: [
        ...one.folded.spans,
        { start: gap - 1, end: gap },
        ...other.folded.spans.map(({ start, end: to }) => ({ start: start + gap, end: to + gap })),
      ],
    },
    origins: [...one.origins, { start: end, end }, ...other.origins],
  };
}

/** What follows the chapter's number; Chinese titles of two characters are printed with blanks between. */
function chapterTitle({ hant, hans, language }: StatuteWords): StatuteWords {
  if (language !== undefined) return { hant, hans, language };
  const after = (words: string): string => words.replace(/^\S+/, "").replaceAll(/\s/g, "");
  return { hant: after(hant), hans: after(hans) };
}
