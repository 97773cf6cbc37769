import { messages, type Message } from "../../base/message.ts";
import { formatPlace } from "../../base/text.ts";
import { citedIn, hasUnit, sentencesAt, unitsIn, unitsOf, type InstrumentText } from "../../statute/instrument-text.ts";
import { articlePlace, citedAs, enclosing, locatorKey, type Locator, type PlaceLevel } from "../../statute/locator.ts";
import { writeUnitNumber } from "../../statute/unit-number.ts";
import type * as Ast from "../syntax/ast.ts";
import type { CheckedPack, PlacedDeclaration } from "./checked-pack.ts";
import { report, written, type CheckContext, type CheckTables } from "./context.ts";
import {
  needsParagraph,
  outsideUnit,
  scopeLevel,
  misplacedUnit,
  repeatedUnit,
  unknownUnit,
} from "./diagnostics/places.ts";
import { describePlace } from "./messages.ts";
import { symbolTitles } from "./symbols.ts";

/** The declarations of a pack at their places in the law: each cites the innermost unit around it. */
export type Placement = ReturnType<typeof placeDeclarations>;

export interface PlacedScope extends NestedDeclaration<Ast.Scope> {
  /** The unit whose rules it governs; undefined: the whole policy. */
  readonly governs: Locator | undefined;
}

/** Places the declarations of all files of a pack; what stands where it can cite no law is reported. */
export function placeDeclarations(ledger: CheckTables, context: CheckContext, files: readonly Ast.File[]) {
  const { units, found: all } = placeUnits(ledger, context.text, files);
  const astray = all.filter((it) => !isWellPlaced(ledger, context, it)).map((it) => it.declaration);
  return {
    units,
    rules: all.filter(isOf("rule")),
    exemptions: all.filter(isOf("exemption")),
    definitions: all.filter(isOf("define")),
    parameters: all.filter(isOf("parameter")),
    standards: all.filter(isOf("standard")),
    terms: all.filter(isOf("open-term")),
    openLists: all.filter(isOf("open-list")),
    scopes: all.filter(isOf("scope")).map((it) => ({ ...it, governs: governedBy(it.declaration, it.locator) })),
    dispositions: all.filter(isOf("yields-to", "no-rule", "addressed-to", "not-encodable")),
    quotes: all.filter(isOf("quote")),
    inForce: all.filter(isOf("in-force")),
    /** Everything but units, in the order of the files. */
    all,
    /** All that has a name, in the order of the files. */
    named: all.filter(isOf("define", "parameter", "open-term", "open-list", "standard", "rule", "exemption")),
    /** Declarations whose place is reported as wrong: no words are looked for there. */
    astray: new Set<Ast.Declaration>(astray),
  };
}

type Kind = NestedDeclaration["declaration"]["kind"];
type OfKind<K extends Kind> = Extract<NestedDeclaration["declaration"], { readonly kind: K }>;

function isOf<K extends Kind>(...kinds: readonly K[]): (it: NestedDeclaration) => it is NestedDeclaration<OfKind<K>> {
  const wanted: ReadonlySet<string> = new Set(kinds);
  return (it): it is NestedDeclaration<OfKind<K>> => wanted.has(it.declaration.kind);
}

function governedBy({ level }: Ast.Scope, locator: Locator): Locator | undefined {
  return level === "policy" ? undefined : enclosing(level, locator);
}

// INVARIANT (cited-unit): in a sound pack what carries or explains law stands in a paragraph or an item,
//   so that each of its results cites words of the text.
function isWellPlaced(
  ledger: CheckTables,
  context: CheckContext,
  { declaration, file, locator, units, isSure }: NestedDeclaration,
): boolean {
  if (!isSure) return false;
  const span = headSpan(declaration);
  if (units.length === 0) {
    report({ ledger, file }, span, outsideUnit, { what: describeDeclaration(declaration) });
    return false;
  }
  if (declaration.kind === "scope") {
    const { level } = declaration;
    if (level === "policy" || units.some((it) => it.level === level)) return true;
    report({ ledger, file }, span, scopeLevel, { level });
    return false;
  }
  if (locator.paragraph !== undefined || !carriesLaw(declaration)) return true;
  const paragraphs = paragraphsOf(context.text, locator);
  if (paragraphs === 0) return true;
  report({ ledger, file }, span, needsParagraph, { what: describeDeclaration(declaration), paragraphs });
  return false;
}

/** What says how to read the law around it, and cites no words of its own, may stand in an article. */
function carriesLaw(declaration: NestedDeclaration["declaration"]): boolean {
  if (declaration.kind === "in-force" || declaration.kind === "unverified") return false;
  return declaration.kind !== "define" || declaration.quote !== undefined;
}

/** Where a declaration's first words or its name stand; long bodies would hide the rest of a screen. */
function headSpan(declaration: NestedDeclaration["declaration"]): Ast.Define["span"] {
  if ("name" in declaration && declaration.name.text !== "") return declaration.name.span;
  return "condition" in declaration
    ? { start: declaration.span.start, end: declaration.condition.span.start }
    : declaration.span;
}

const statements = messages("language/statement", {
  scope: { en: "this scope", zh: "該適用範圍" },
  "in-force": { en: "this `in force from`", zh: "此處的 `in force from`" },
  quote: { en: "this quote", zh: "該引用" },
  other: { en: "this statement on the text", zh: "該關於文本的說明" },
});

function describeDeclaration(declaration: NestedDeclaration["declaration"]): Message {
  switch (declaration.kind) {
    case "rule":
    case "define":
    case "parameter":
    case "standard":
    case "open-term":
    case "open-list":
    case "exemption":
      return symbolTitles[declaration.kind]({ name: declaration.name.text });
    case "scope":
    case "in-force":
    case "quote":
      return statements[declaration.kind]();
    case "unverified":
    case "yields-to":
    case "no-rule":
    case "addressed-to":
    case "not-encodable":
      return statements.other();
  }
}

/** A declaration and the units around it, outer first. */
export interface NestedDeclaration<
  D extends Ast.Declaration = Exclude<Ast.Declaration, Ast.UnitBlock>,
> extends PlacedDeclaration<D> {
  readonly units: readonly Ast.UnitBlock[];
  /** The units around it nest as they should and stand in the text. */
  readonly isSure: boolean;
}

type Home = Omit<NestedDeclaration, "declaration">;

/** Walks the units of all files: each nests as the law does, stands in the text, and is written once. */
function placeUnits(ledger: CheckTables, text: InstrumentText, files: readonly Ast.File[]) {
  const units: CheckedPack["units"][number][] = [];
  const found: NestedDeclaration[] = [];
  const written = new Map<string, string>();
  const isFirst = (file: Ast.File, { numberSpan, title }: Ast.UnitBlock, locator: Locator): boolean => {
    const key = locatorKey(locator);
    const first = written.get(key);
    if (first !== undefined) {
      report({ ledger, file }, numberSpan, repeatedUnit, { unit: describePlace(locator), first });
      return false;
    }
    written.set(key, formatPlace({ source: file.source, span: numberSpan }));
    units.push({ locator, title: title?.text });
    return true;
  };
  // The parser bounds how deep units nest, so recursion is safe here.
  const visit = (declarations: readonly Ast.Declaration[], home: Home): void => {
    for (const declaration of declarations) {
      if (declaration.kind !== "unit") {
        found.push({ declaration, ...home });
        continue;
      }
      const locator = citedIn(text, locatorIn(home.locator, declaration));
      const isThere = home.isSure && isInText(ledger, text, declaration, home, locator);
      const isSure = isThere && isFirst(home.file, declaration, locator);
      visit(declaration.body, { file: home.file, locator, units: [...home.units, declaration], isSure });
    }
  };
  for (const file of files)
    visit(file.declarations, { file, locator: articlePlace(0, text.style), units: [], isSure: true });
  return { units, found };
}

/** How many paragraphs an article of the text has; 0 in an outline that does not divide it. */
function paragraphsOf(text: InstrumentText, locator: Locator): number {
  const within = unitsIn(text, enclosing("article", locator));
  return new Set(within.flatMap((it) => it.paragraph ?? [])).size;
}

function locatorIn(home: Locator, { level, number }: Ast.UnitBlock): Locator {
  if (level === "article") return articlePlace(number, home.style);
  const paragraph = level === "sentence" ? home.paragraph : (home.paragraph ?? 1);
  return enclosing(level, { ...home, paragraph, [level]: number });
}

/** Where a unit can stand; in a file if nowhere else. */
const parents = {
  article: [],
  paragraph: ["article"],
  item: ["paragraph"],
  subitem: ["item"],
  sentence: ["paragraph", "item", "subitem"],
} as const satisfies Readonly<Record<PlaceLevel, readonly PlaceLevel[]>>;

function isInText(
  ledger: CheckTables,
  text: InstrumentText,
  unit: Ast.UnitBlock,
  home: Home,
  locator: Locator,
): boolean {
  // A number that is missing is the parser's to report.
  if (unit.number < 1) return false;
  const name = written({ ledger, file: home.file }, `${unit.level} ${writeUnitNumber(unit.number)}`);
  const around = home.units.at(-1)?.level;
  const able = parents[unit.level];
  const isOfArticle = unit.level === "sentence" && around === "article" && paragraphsOf(text, locator) === 0;
  if (!isOfArticle && (around === undefined ? able.length > 0 : !able.some((it) => it === around))) {
    const inside = able.length > 1 ? "words" : (able[0] ?? "file");
    report({ ledger, file: home.file }, unit.numberSpan, misplacedUnit, { unit: name, inside });
    return false;
  }
  if (hasUnit(text, locator)) return true;
  report({ ledger, file: home.file }, unit.numberSpan, unknownUnit, {
    unit: name,
    has: describeSiblings(text, unit.level, locator),
  });
  return false;
}

const siblings = messages("language/siblings", {
  articles: { en: "it ends with article {last}", zh: "到第 {last} 條為止" },
  noParagraphs: { en: "article {article} is not divided", zh: "第 {article} 條不分款" },
  paragraphs: {
    en: "article {article} ends with paragraph {last}",
    zh: "第 {article} 條到第 {last} 款為止",
  },
  noItems: {
    en: "paragraph {paragraph} of article {article} has no items",
    zh: "第 {article} 條第 {paragraph} 款沒有項",
  },
  items: {
    en: "paragraph {paragraph} of article {article} ends with item {last}",
    zh: "第 {article} 條第 {paragraph} 款到第 {last} 項為止",
  },
  noSubitems: { en: "{unit} has no subitems", zh: "{unit}沒有目" },
  subitems: { en: "{unit} ends with subitem {last}", zh: "{unit}到第 {last} 目為止" },
  noSentences: { en: "{unit} is not divided into sentences", zh: "{unit}不分句" },
  sentences: { en: "{unit} ends with sentence {last}", zh: "{unit}到第 {last} 句為止" },
});

/** What stands at a level in the text instead: `it ends with article 24`. */
export function describeSiblings(text: InstrumentText, level: PlaceLevel, locator: Locator): Message {
  const all = unitsOf(text);
  if (level === "article") return siblings.articles({ last: writeUnitNumber(all.at(-1)?.article ?? 0) });
  const within = all.filter((it) => it.article === locator.article);
  const [article, paragraph] = [locator.article, locator.paragraph ?? 1].map(writeUnitNumber);
  if (level === "paragraph") {
    const last = Math.max(0, ...within.map((it) => it.paragraph ?? 0));
    return last === 0
      ? siblings.noParagraphs({ article })
      : siblings.paragraphs({ article, last: writeUnitNumber(last) });
  }
  if (level === "item") {
    const last = Math.max(0, ...within.map((it) => (it.paragraph === locator.paragraph ? (it.item ?? 0) : 0)));
    return last === 0
      ? siblings.noItems({ article, paragraph })
      : siblings.items({ article, paragraph, last: writeUnitNumber(last) });
  }
  const around = enclosing(level === "subitem" ? "item" : "subitem", locator);
  const unit = describePlace(citedAs(around, text.style));
  const numbers = level === "sentence" ? sentencesAt(text, around) : unitsIn(text, around).map((it) => it.subitem ?? 0);
  const last = Math.max(0, ...numbers);
  const [none, some] =
    level === "sentence" ? (["noSentences", "sentences"] as const) : (["noSubitems", "subitems"] as const);
  return last === 0 ? siblings[none]({ unit }) : siblings[some]({ unit, last: writeUnitNumber(last) });
}
