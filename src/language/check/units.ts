import { messages, type Message } from "../../base/message.ts";
import { formatPlace } from "../../base/text.ts";
import { hasUnit, unitsIn, unitsOf, type InstrumentText } from "../../statute/instrument-text.ts";
import { locatorKey, type Locator } from "../../statute/locator.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Placed } from "./checked.ts";
import { misplacedUnit, repeatedUnit, unknownUnit } from "./diagnostics/places.ts";
import { report, type Ledger } from "./ledger.ts";
import { describePlace } from "./messages.ts";

/** A declaration and the units around it, outer first. */
export interface Found<D extends Ast.Declaration = Exclude<Ast.Declaration, Ast.Unit>> extends Placed<D> {
  readonly units: readonly Ast.Unit[];
  /** The units around it nest as they should and stand in the text. */
  readonly isSure: boolean;
}

interface Units {
  readonly units: readonly { readonly locator: Locator; readonly title: string | undefined }[];
  readonly found: readonly Found[];
}

interface Waiting extends Pick<Found, "file" | "locator" | "units" | "isSure"> {
  readonly declaration: Ast.Declaration;
}

const nowhere: Locator = { article: 0, paragraph: undefined, item: undefined };

/** Walks the units of all files: each nests as the law does, stands in the text, and is written once. */
export function placeUnits(ledger: Ledger, text: InstrumentText, files: readonly Ast.File[]): Units {
  const units: { readonly locator: Locator; readonly title: string | undefined }[] = [];
  const found: Found[] = [];
  const written = new Map<string, string>();
  const at = (declarations: readonly Ast.Declaration[], home: Omit<Waiting, "declaration">): readonly Waiting[] =>
    declarations.map((declaration) => ({ declaration, ...home })).toReversed();

  for (const file of files) {
    const waiting = [...at(file.declarations, { file, locator: nowhere, units: [], isSure: true })];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { declaration, ...home } = next;
      if (declaration.kind !== "unit") {
        found.push({ declaration, ...home });
        continue;
      }
      const locator = locatorIn(home.locator, declaration);
      const isThere = home.isSure && isInText(ledger, text, declaration, home, locator);
      let isSure = isThere;
      if (isThere) {
        const key = locatorKey(locator);
        const first = written.get(key);
        if (first === undefined) {
          written.set(key, formatPlace({ source: file.source, span: declaration.numberSpan }));
          units.push({ locator, title: declaration.title?.text });
        } else {
          report({ ledger }, file, declaration.numberSpan, repeatedUnit, { unit: describePlace(locator), first });
          isSure = false;
        }
      }
      const inside = { file, locator, units: [...home.units, declaration], isSure };
      for (const it of at(declaration.body, inside)) waiting.push(it);
    }
  }
  return { units, found };
}

/** How many paragraphs an article of the text has; 0 in an outline that does not divide it. */
export function paragraphsOf(text: InstrumentText, article: number): number {
  const within = unitsIn(text, { article, paragraph: undefined, item: undefined });
  return new Set(within.flatMap((it) => it.paragraph ?? [])).size;
}

function locatorIn(home: Locator, { level, number }: Ast.Unit): Locator {
  if (level === "article") return { article: number, paragraph: undefined, item: undefined };
  if (level === "paragraph") return { ...home, paragraph: number, item: undefined };
  return { ...home, paragraph: home.paragraph ?? 1, item: number };
}

const parents = { article: undefined, paragraph: "article", item: "paragraph" } as const;

function isInText(
  ledger: Ledger,
  text: InstrumentText,
  unit: Ast.Unit,
  home: Omit<Waiting, "declaration">,
  locator: Locator,
): boolean {
  // A number that is missing is the parser's to report.
  if (unit.number < 1) return false;
  const name = `${unit.level} ${unit.number}`;
  const parent = parents[unit.level];
  if (home.units.at(-1)?.level !== parent) {
    report({ ledger }, home.file, unit.numberSpan, misplacedUnit, { unit: name, inside: parent ?? "file" });
    return false;
  }
  if (hasUnit(text, locator)) return true;
  report({ ledger }, home.file, unit.numberSpan, unknownUnit, {
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
});

/** What stands at a level in the text instead: `it ends with article 24`. */
export function describeSiblings(text: InstrumentText, level: Ast.Unit["level"], locator: Locator): Message {
  const all = unitsOf(text);
  if (level === "article") return siblings.articles({ last: all.at(-1)?.article ?? 0 });
  const { article, paragraph = 1 } = locator;
  const within = all.filter((it) => it.article === article);
  if (level === "paragraph") {
    const last = Math.max(0, ...within.map((it) => it.paragraph ?? 0));
    return last === 0 ? siblings.noParagraphs({ article }) : siblings.paragraphs({ article, last });
  }
  const last = Math.max(0, ...within.map((it) => (it.paragraph === locator.paragraph ? (it.item ?? 0) : 0)));
  return last === 0 ? siblings.noItems({ article, paragraph }) : siblings.items({ article, paragraph, last });
}
