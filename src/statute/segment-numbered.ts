import type { Diagnostic } from "../base/diagnostic.ts";
import type { SourceText } from "../base/text.ts";
import {
  citationStyles,
  numberAsWritten,
  readNumber,
  type CitationStyle,
  type CitationStyleName,
} from "./citation-style.ts";
import { noStatute, outOfOrder, unknownLine } from "./diagnostics.ts";
import type { Locator } from "./locator.ts";
import { dutyWordsIn, type LawLanguage } from "./law-language.ts";
import { linesOf, type CopySegment, type Line, type Segmentation } from "./segment-copy.ts";
import type { UnitNumber } from "./unit-number.ts";

const articleLine =
  /^(?:§|(?:Article|ARTICLE|Art\.?|Section|Sec\.|Artikel|Artículo|Articolo|Artigo|Rule)(?=\s))\s*(\d+(?:[.-]\d+)*[a-z]*)\.?(?:\s*$|\s*[:–—-]\s+(?=[\p{Lu}("“])|\s+(?=[\p{Lu}("“(]))/u;
/** What may be meant for the first line of an article, where no line is one. */
const likeArticleLine = /^[#*_\s]*(?:§|article|art\b|section|sec\b|artikel|artículo|articolo|artigo|rule)[\s.]*\d/i;
/** Numbers that no article is found by: `Article III`, `ARTICLE THREE`. */
const spelledArticle =
  /^(?:article|art\.?|artikel)\s+(?:[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![\p{L}\p{N}])/iu;
const chapterLine =
  /^(?:CHAPTER|Chapter|PART|Part|TITLE|Title|SECTION|Kapitel|Teil|Abschnitt|Chapitre|Titre)\s+[IVXLC\d]+\b/;
/** What stands behind the last article, with numbers of its own. */
const annexLine =
  /^(?:ANNEXE?|Annexe?|SCHEDULE|Schedule|APPENDIX|Appendix|Anlage|Anhang|Anexo|Allegato|Bijlage)(?:\s+(?:[IVXLC]+|\d+[a-z]?|[A-Z])(?=\s*$|\s*[:–—-]|\s+[(\p{Lu}“"])|(?=\s*$|\s*[:–—-]))/u;
/** `1.`, `(1)`, `(a)`, `(A)`, `a)`, at the start of a line. */
const markAtStart = /^(?:\((\d+[a-z]?|[a-z]{1,3}|[A-Z]{1,2})\)|(\d+[a-z]?)\.|([a-z]{1,2})\))\s+/;

interface Mark {
  readonly number: string;
  /** How it is written: of two levels with numbers of one sort this tells which one it is. */
  readonly form: "brackets" | "dot" | "bracket";
  readonly length: number;
}

function markOf(text: string): Mark | undefined {
  const found = markAtStart.exec(text);
  if (!found) return undefined;
  const [{ length }, brackets, dot, bracket] = found;
  if (brackets !== undefined) return { number: brackets, form: "brackets", length };
  return dot === undefined ? { number: bracket ?? "", form: "bracket", length } : { number: dot, form: "dot", length };
}

/** How an article is divided: by paragraphs with numbers of one form, by lines, or not at all. */
type Division = Mark["form"] | "lines" | "none";

/** Where the reader stands. */
interface Counts {
  article: UnitNumber;
  paragraph: UnitNumber;
  item: UnitNumber;
  subitem: UnitNumber;
  division: Division;
}

/** The next one, or one that was inserted behind the last. */
const isNext = (last: UnitNumber, number: UnitNumber): boolean =>
  number > last && Math.floor(number) <= Math.floor(last) + 1;

/**
 * Divides the text of a law whose units have their numbers before them: `Article 50`, `1.`, `(a)`, as the style counts them.
 * The first line is the title. An article's title stands behind its number, or on the next line. Where no paragraph has a number, each line is
 * one; a single line is all of its article. An annex is no part of the last article: it is reported, and nothing behind it is read. What lies deeper than a subitem is a part of it, and a line without a number behind items is one of their paragraph.
 */
export function segmentNumbered(source: SourceText, name: CitationStyleName, language: LawLanguage): Segmentation {
  const style = citationStyles[name];
  const { numbered } = style;
  const isTold = numbered.item.by !== numbered.paragraph.by;
  const hasSubitems = ![numbered.paragraph.by, numbered.item.by].includes(numbered.subitem.by);
  const [title, ...lines] = linesOf(source.text);
  const whole = { source, span: { start: 0, end: source.text.length } };
  if (!title) return { pieces: [], diagnostics: [noStatute.at(whole, { missing: "article" })] };
  const pieces: CopySegment[] = [{ kind: "heading", of: "title", number: 1, span: title.span }];
  const diagnostics: Diagnostic[] = [];
  const counts: Counts = { article: 0, paragraph: 0, item: 0, subitem: 0, division: "none" };
  let chapters = 0;

  const heading = (
    of: "chapter" | "article" | "paragraph" | "item" | "subitem",
    number: number,
    line: Line,
    length: number,
  ): Line => {
    const { start, end } = line.span;
    pieces.push({
      kind: "heading",
      of,
      number,
      span: { start, end: start + line.text.slice(0, length).trimEnd().length },
    });
    return { text: line.text.slice(length), span: { start: start + length, end } };
  };
  const unit = (line: Line, locator: Locator): void => {
    const of = locator.item === undefined ? "paragraph" : locator.subitem === undefined ? "item" : "subitem";
    if (line.text !== "") pieces.push({ kind: "unit", of, locator, chapters, span: line.span });
  };
  const here = (): Locator => ({
    article: counts.article,
    paragraph: counts.paragraph || undefined,
    item: counts.item || undefined,
    ...(counts.subitem > 0 ? { subitem: counts.subitem } : {}),
  });
  const misplaced = (part: "article" | "paragraph" | "item" | "subitem", line: Line, found: string): void => {
    const expected = numberAsWritten(Math.floor(counts[part]) + 1, numbered[part]);
    diagnostics.push(outOfOrder.at({ source, span: line.span }, { part, found, expected, remedy: undefined }));
  };

  /** Whether (i) behind (h) is the first subitem of that, and no item: by the number that comes next. */
  const goesDeeper = (item: UnitNumber, subitem: UnitNumber, behind: readonly Line[]): boolean => {
    const next = behind.map((it) => markOf(it.text)).find((it) => it !== undefined)?.number ?? "";
    if (isNext(subitem, readNumber(next, numbered.subitem, subitem) ?? 0)) return true;
    return counts.subitem > 0 && !isNext(item, readNumber(next, numbered.item, item) ?? 0);
  };

  const addLine = (line: Line, behind: readonly Line[]): void => {
    const mark = markOf(line.text);
    const item =
      mark && (isTold || mark.form !== counts.division)
        ? readNumber(mark.number, numbered.item, counts.item)
        : undefined;
    const paragraph =
      mark && mark.form === counts.division ? readNumber(mark.number, numbered.paragraph, counts.paragraph) : undefined;
    const subitem =
      mark && hasSubitems && counts.item > 0 ? readNumber(mark.number, numbered.subitem, counts.subitem) : undefined;
    const isItem = item !== undefined && counts.paragraph > 0 && isNext(counts.item, item);
    if (mark && paragraph !== undefined && isNext(counts.paragraph, paragraph)) {
      Object.assign(counts, { paragraph, item: 0, subitem: 0 });
      return unit(heading("paragraph", paragraph, line, mark.length), here());
    }
    if (
      mark &&
      subitem !== undefined &&
      isNext(counts.subitem, subitem) &&
      !(isItem && !goesDeeper(item, subitem, behind))
    ) {
      counts.subitem = subitem;
      return unit(heading("subitem", subitem, line, mark.length), here());
    }
    if (mark && isItem) {
      Object.assign(counts, { item, subitem: 0 });
      return unit(heading("item", item, line, mark.length), here());
    }
    if (mark && paragraph !== undefined && !isDeeper(mark)) return misplaced("paragraph", line, mark.number);
    if (mark && item !== undefined && counts.item > 0 && !isDeeper(mark)) return misplaced("item", line, mark.number);
    if (mark && subitem !== undefined && counts.subitem > 0) return misplaced("subitem", line, mark.number);
    if (mark && counts.item > 0) return unit(line, here());
    if (counts.division === "lines") counts.paragraph += 1;
    Object.assign(counts, { item: 0, subitem: 0 });
    unit(line, here());
  };

  let titledAt: number | undefined;
  for (const [at, line] of lines.entries()) {
    const found = articleLine.exec(line.text);
    if (chapterLine.test(line.text)) {
      chapters += 1;
      heading("chapter", chapters, line, line.text.length);
    } else if (found) {
      const number = readNumber(found[1] ?? "", numbered.article);
      if (number === undefined || number <= counts.article) misplaced("article", line, found[1] ?? "");
      const rest = line.text.slice(found[0].length);
      titledAt = rest === "" && isTitle(lines, at + 1, language) ? at + 1 : undefined;
      const division = divisionOf(rest, lines.slice(titledAt === undefined ? at + 1 : at + 2), style);
      Object.assign(counts, { article: number ?? counts.article, paragraph: 0, item: 0, subitem: 0, division });
      const isTitled = markOf(rest)?.form !== division;
      const behind = heading("article", counts.article, line, isTitled ? line.text.length : found[0].length);
      if (!isTitled) addLine(behind, lines.slice(at + 1));
    } else if (at === titledAt) {
      heading("article", counts.article, line, line.text.length);
    } else if (counts.article === 0 || annexLine.test(line.text) || isSpelledArticleLine(line.text)) {
      diagnostics.push(unknownLine.at({ source, span: line.span }, { line: line.text }));
      if (annexLine.test(line.text)) break;
    } else addLine(line, lines.slice(at + 1));
  }
  if (counts.article > 0) return { pieces, diagnostics };
  const meant = lines.find((it) => likeArticleLine.test(it.text));
  const at = meant === undefined ? whole : { source, span: meant.span };
  return { pieces: [], diagnostics: [noStatute.at(at, { missing: "article" })] };
}

/** Whether a line may begin an article whose number is spelled: nothing or a title stands behind that. */
function isSpelledArticleLine(text: string): boolean {
  const [number] = spelledArticle.exec(text) ?? [];
  return number !== undefined && /^(?:\s*$|\s*[:.–—-]\s|\s+\p{Lu})(?!.*[.;,]$)/u.test(text.slice(number.length));
}

/**
 * Whether a line behind an article's number is its title: no sentence, nothing that binds, and not all that the article says.
 * Where it goes on in the next line it is the law's, and so it is where no word that binds is known.
 */
function isTitle(lines: readonly Line[], at: number, language: LawLanguage): boolean {
  const [{ text }, next] = [lines[at] ?? { text: "" }, lines[at + 1]];
  const hasMore =
    next !== undefined && !/^\p{Ll}/u.test(next.text) && !articleLine.test(next.text) && !chapterLine.test(next.text);
  const begins = /^[\p{Lu}“"„«]/u.test(text) && !markOf(text) && !articleLine.test(text) && !chapterLine.test(text);
  return (
    begins && hasMore && language.duties.length > 0 && !/[.;:,]$/.test(text) && dutyWordsIn(text, language).length === 0
  );
}

/** The first line that looks as if its page had broken it: it goes on in the middle of a sentence, and no number stands before it. */
export function wrappedLine(text: string): Line | undefined {
  const lines = linesOf(text);
  return lines.find(
    (it, at) =>
      at > 1 && /^\p{Ll}/u.test(it.text) && /[\p{L}\p{N}]$/u.test(lines[at - 1]?.text ?? "") && !markOf(it.text),
  );
}

/**
 * The first line that looks like the misspelt heading of an article: where the numbers of two articles skip one, a word and that number
 * begin a line between them.
 */
export function misspeltHeading(text: string, name: CitationStyleName): MisspeltHeading | undefined {
  const { article } = citationStyles[name].numbered;
  const lines = linesOf(text).map((line) => ({ line, found: articleLine.exec(line.text)?.[1] }));
  let before: UnitNumber = 0;
  let between: Line[] = [];
  for (const { line, found } of lines) {
    const number = found === undefined ? undefined : readNumber(found, article);
    if (number === undefined) {
      if (!chapterLine.test(line.text)) between.push(line);
      continue;
    }
    for (const one of between) {
      const [, written = ""] = wordAndNumber.exec(one.text) ?? [];
      const meant = readNumber(written, article);
      if (before > 0 && meant !== undefined && meant > before && meant < number)
        return { line: one, missing: written, found: found ?? "" };
    }
    [before, between] = [number, []];
  }
  return undefined;
}

interface MisspeltHeading {
  readonly line: Line;
  /** The number that it has, and that of the article behind it, as they are written. */
  readonly missing: string;
  readonly found: string;
}

const wordAndNumber = /^\p{L}+\.?\s+(\d+[a-z]*)\.?(?:\s*$|\s*[:–—-]\s+|\s+(?=[\p{Lu}("“]))/u;

/** Whether a number may be one of a level below: (i), (ii). */
const isDeeper = ({ number }: Mark): boolean => /^[ivxlc]+$/.test(number);

/** By its first line with a number, if that is the number of a first paragraph. `rest`: what stands behind the article's number. */
function divisionOf(rest: string, behind: readonly Line[], style: CitationStyle): Division {
  const end = behind.findIndex(({ text }) => articleLine.test(text) || chapterLine.test(text));
  const lines = [rest, ...behind.slice(0, end < 0 ? behind.length : end).map((it) => it.text)];
  const mark = lines.map(markOf).find((it) => it !== undefined);
  if (mark && readNumber(mark.number, style.numbered.paragraph) === 1) return mark.form;
  return lines.length > 2 ? "lines" : "none";
}
