import type { Translated } from "../base/message.ts";
import type { Place, Span } from "../base/text.ts";
import type { Program } from "../evaluate/program.ts";
import { translated } from "../graph/sources.ts";
import type { CheckedPack } from "../language/check/checked-pack.ts";
import type * as Ast from "../language/syntax/ast.ts";
import { declarationsOf } from "../language/syntax/walk.ts";
import type { Pack } from "../pack/pack.ts";
import { captionOf, unitAt, unitPlace, unitsOf } from "../statute/instrument-text.ts";
import { citedAs, compareLocators, isWithin, locatorKey, type Locator } from "../statute/locator.ts";
import { dutyWordsIn, lawLanguage, type DutyWord } from "../statute/law-language.ts";
import { copySpan, resolveQuote } from "../statute/resolve-quote.ts";
import { sentenceAt, type Statute, type Unit, type StatuteWords } from "../statute/statute.ts";
import type { Vocabulary } from "../vocabulary/type.ts";
import { askedBy, type Asked } from "./asked.ts";

/** What a pack holds of its law, and what it leaves. */
export interface Coverage {
  readonly pack: string;
  readonly version: string;
  readonly title: Translated;
  /** Without a text, words can't be counted: units only. */
  readonly holdsText: boolean;
  /** In the order of the text. */
  readonly units: readonly UnitCoverage[];
  readonly modals: readonly ModalCount[];
  /** Undefined: the pack has no policies yet. */
  readonly asks: Asked | undefined;
}

export interface UnitCoverage {
  readonly locator: Locator;
  readonly caption: Translated | undefined;
  /** Undefined: the pack holds no text. */
  readonly words: StatuteWords | undefined;
  readonly pieces: readonly CoveragePiece[];
  /** What encodes it: rules, standards and terms, definitions, parameters, by kind and name; of `in force` the day. */
  readonly encodes: readonly { readonly kind: EncodingKind; readonly name: string; readonly place: Place }[];
  readonly statements: readonly { readonly kind: StatementKind; readonly text: Translated }[];
  /** Why it counts as open: words of duty or right, or `nothing`, as nothing is said of it; empty: it does not. */
  readonly open: readonly string[];
}

/** A stretch of a unit's words, and what holds it; a statement on the whole unit holds what no quote does. */
export interface CoveragePiece extends Span {
  readonly by: QuotedWords["by"] | undefined;
}

/** How often a word of duty or right stands in the text, and how often inside of what a quote or a statement holds. */
export interface ModalCount {
  readonly word: string;
  readonly total: number;
  readonly held: number;
}

type EncodingKind =
  | "rule"
  | "standard"
  | "open-term"
  | "open-list"
  | "define"
  | "parameter"
  | "exemption"
  | "scope"
  | "in-force";
type StatementKind = "informative" | "scope" | "definition" | "addressed-to" | "not-encodable" | "yields-to";

/** A pack; `checked`: undefined as long as it has no policies, and nothing is said of its text. */
type CoveredPack = Pick<Pack, "manifest" | "text" | "captions"> & { readonly checked: CheckedPack | undefined };

/** The rules of a pack, and the facts that they can read. */
interface Judging {
  readonly program: Program;
  readonly vocabulary: Vocabulary;
}

/**
 * Every unit of a law's text: what encodes it, which of its words a quote or a statement holds, and which nothing does.
 * A unit is open if nothing at all is said of it, or if one of its words of duty or right (應當, 不得, 有權; shall, may not …) is not held.
 */
export function coverageOf({ manifest, text, checked, captions }: CoveredPack, judging?: Judging): Coverage {
  const cited = citedDeclarations(checked?.files ?? []);
  const statute = text.kind === "statute" ? text : undefined;
  const held = statute ? quotedWords(statute, cited) : [];
  const units = unitsOf(text).map((locator): UnitCoverage => {
    const unit = statute && unitAt(statute, locator);
    const own = cited.filter((it) => compareLocators(unitPlace(text, it.locator), locator) === 0);
    const within = own.length > 0 ? own : cited.filter((it) => holdsAll(it) && isWithin(locator, it.locator));
    const isStated = within.some((it) => holdsAll(it) && (!unit || it.locator.sentence === undefined));
    const pieces = unit ? piecesOf(unit, held, isStated) : [];
    const encodes = within.flatMap(encoding);
    const statements = checked ? within.flatMap((it) => statement(it, checked)) : [];
    const unheld = unit && statute ? modalWordsIn(unit, statute.language).filter((it) => !isCovered(it, pieces)) : [];
    const said = encodes.length + statements.length > 0 || pieces.some((it) => it.by !== undefined);
    return {
      locator,
      caption: captions.get(locatorKey(locator)) ?? captionOf(text, locator),
      words: unit?.words,
      pieces,
      encodes,
      statements,
      open: said ? [...new Set(unheld.map((it) => it.word))] : ["nothing"],
    };
  });
  return {
    pack: manifest.id,
    version: manifest.version,
    title: manifest.title,
    holdsText: statute !== undefined,
    units: units.toSorted((a, b) => compareLocators(a.locator, b.locator)),
    modals: statute ? countModals(statute, units) : [],
    asks: judging && askedBy(judging.program, judging.vocabulary),
  };
}

/** It holds all words of its unit or its sentence; in a paragraph, of the items too that have no block of their own. */
function holdsAll({ declaration }: CitedDeclaration): boolean {
  return declaration.kind === "no-rule" || declaration.kind === "addressed-to";
}

// INVARIANT (whole text): the pieces of a unit, joined, are its words.
function piecesOf({ words, origins }: Unit, held: readonly QuotedWords[], isStated: boolean): readonly CoveragePiece[] {
  const rank = ["rule", "quote", "statement"] as const;
  const at = (origin: Span): CoveragePiece["by"] => {
    const over = held.filter((it) => it.span.start < origin.end && origin.start < it.span.end);
    return rank.find((it) => over.some((one) => one.by === it)) ?? (isStated ? "statement" : undefined);
  };
  const pieces: CoveragePiece[] = [];
  for (const [index, origin] of origins.slice(0, words.hant.length).entries()) {
    const by = at(origin);
    const last = pieces.at(-1);
    if (last && last.by === by) pieces[pieces.length - 1] = { ...last, end: index + 1 };
    else pieces.push({ start: index, end: index + 1, by });
  }
  return pieces;
}

function encoding({ declaration, file: { source } }: CitedDeclaration): UnitCoverage["encodes"] {
  const place = { source, span: declaration.span };
  switch (declaration.kind) {
    case "rule":
    case "standard":
    case "open-term":
    case "open-list":
    case "define":
    case "parameter":
    case "exemption":
      return [{ kind: declaration.kind, name: declaration.name.text, place }];
    case "scope":
      return [{ kind: "scope", name: declaration.level, place }];
    case "in-force": {
      const { from, until } = declaration;
      return [{ kind: "in-force", name: until === undefined ? from.text : `${from.text} until ${until.text}`, place }];
    }
    default:
      return [];
  }
}

function statement({ declaration }: CitedDeclaration, checked: CheckedPack): UnitCoverage["statements"] {
  switch (declaration.kind) {
    case "no-rule":
      return [{ kind: declaration.as, text: translated(checked, declaration.why.text) }];
    case "addressed-to":
      return [{ kind: "addressed-to", text: { en: declaration.parties.map((it) => it.text).join(", ") } }];
    case "not-encodable":
      return [{ kind: "not-encodable", text: translated(checked, declaration.because.text) }];
    case "yields-to":
      return [{ kind: "yields-to", text: translated(checked, declaration.what.text) }];
    default:
      return [];
  }
}

function isCovered(word: Span, pieces: readonly CoveragePiece[]): boolean {
  return pieces.every((it) => it.by !== undefined || it.end <= word.start || word.end <= it.start);
}

function countModals(statute: Statute, units: readonly UnitCoverage[]): readonly ModalCount[] {
  const counts = new Map<string, { readonly total: number; readonly held: number }>();
  for (const { locator, pieces } of units) {
    const unit = unitAt(statute, locator);
    for (const it of unit ? modalWordsIn(unit, statute.language) : []) {
      const { total, held } = counts.get(it.word) ?? { total: 0, held: 0 };
      counts.set(it.word, { total: total + 1, held: held + (isCovered(it, pieces) ? 1 : 0) });
    }
  }
  return [...counts].map(([word, count]) => ({ word, ...count }));
}

/** Words of the law that a policy names, and where they stand in the copy. */
interface QuotedWords {
  readonly by: "rule" | "quote" | "statement";
  readonly span: Span;
}

/** A declaration and the place in the law that it cites. */
export interface CitedDeclaration {
  readonly declaration: Exclude<Ast.Declaration, Ast.UnitBlock>;
  readonly locator: Locator;
  readonly file: Ast.File;
}

/** The declarations of a sound pack, each with the innermost unit around it. */
export function citedDeclarations(files: readonly Ast.File[]): readonly CitedDeclaration[] {
  return files.flatMap((file) =>
    [...declarationsOf(file)].flatMap(({ declaration, units }) => {
      if (declaration.kind === "unit") return [];
      const number = (level: Ast.UnitBlock["level"]): number | undefined =>
        units.find((it) => it.level === level)?.number;
      const article = number("article");
      if (article === undefined) return [];
      const [paragraph, item, subitem, sentence] = [
        number("paragraph"),
        number("item"),
        number("subitem"),
        number("sentence"),
      ];
      return [{ declaration, locator: citedAs({ article, paragraph, item, subitem, sentence }, undefined), file }];
    }),
  );
}

/** The words that declarations quote: those of rules and of what rules read, of plain quotes, and of what can't be encoded; and sentences of which something is stated. */
function quotedWords(statute: Statute, cited: readonly CitedDeclaration[]): readonly QuotedWords[] {
  return cited.flatMap((it) => {
    const { declaration, locator } = it;
    const quoted = quotesOf(declaration).flatMap((text): readonly QuotedWords[] => {
      const found = resolveQuote(statute, locator, text);
      if (found.kind !== "found") return [];
      const by = declaration.kind === "quote" ? "quote" : declaration.kind === "not-encodable" ? "statement" : "rule";
      return [{ by, span: found.span }];
    });
    const unit = holdsAll(it) ? unitAt(statute, unitPlace(statute, locator)) : undefined;
    const sentence = unit && sentenceAt(unit, locator);
    return unit && sentence ? [...quoted, { by: "statement", span: copySpan(unit, sentence) }] : quoted;
  });
}

function quotesOf(declaration: CitedDeclaration["declaration"]): readonly string[] {
  switch (declaration.kind) {
    case "quote":
      return [declaration.text.text];
    case "not-encodable":
      return [declaration.words.text];
    case "rule":
      return declaration.clauses.flatMap((it) => (it.kind === "quote" ? [it.text.text] : []));
    case "standard":
      return declaration.quotes.map((it) => it.text.text);
    case "define":
    case "exemption":
    case "open-term":
    case "open-list":
      return declaration.quote === undefined ? [] : [declaration.quote.text.text];
    default:
      return [];
  }
}

/** In the order of the text; both scripts have them at the same offsets. */
const modalWordsIn = ({ words }: Pick<Unit, "words">, language: string): readonly DutyWord[] =>
  dutyWordsIn(words.hant, lawLanguage(language));
