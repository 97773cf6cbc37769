import type { Translated } from "../base/message.ts";
import type { Span } from "../base/text.ts";
import { translated } from "../graph/translated.ts";
import type { Checked } from "../language/check/checked.ts";
import type { Pack, Title } from "../pack/pack.ts";
import { captionOf, unitsOf } from "../statute/instrument-text.ts";
import { compareLocators, isWithin, locatorKey, type Locator } from "../statute/locator.ts";
import type { Statute, Unit, Words } from "../statute/statute.ts";
import { citedIn, heldWords, type Cited, type HeldWords } from "./held-words.ts";
import { modalWords, type ModalWord } from "./modal-words.ts";

/** What a pack holds of its law, and what it leaves. */
export interface Coverage {
  readonly pack: string;
  readonly version: string;
  readonly title: Title;
  /** Without a text, words can't be counted: units only. */
  readonly holdsText: boolean;
  /** In the order of the text. */
  readonly units: readonly UnitCoverage[];
  readonly modals: readonly ModalCount[];
}

export interface UnitCoverage {
  readonly locator: Locator;
  readonly caption: Title | undefined;
  /** Undefined: the pack holds no text. */
  readonly words: Words | undefined;
  readonly pieces: readonly Piece[];
  /** What encodes it: rules, standards and terms, definitions, parameters, by kind and name; of `in force` the day. */
  readonly encodes: readonly { readonly kind: EncodingKind; readonly name: string }[];
  readonly statements: readonly { readonly kind: StatementKind; readonly text: Translated }[];
  /** Why it counts as open; empty: it does not. */
  readonly open: readonly ("nothing" | ModalWord["word"])[];
}

/** A stretch of a unit's words, and what holds it; a statement on the whole unit holds what no quote does. */
export interface Piece extends Span {
  readonly by: HeldWords["by"] | undefined;
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

/**
 * Every unit of a law's text: what encodes it, which of its words a quote or a statement holds, and which nothing does.
 * A unit is open if nothing at all is said of it, or if one of its words of duty or right (應當, 不得, 有權) is not held.
 */
export function coverage({ manifest, text, checked, captions }: Pack): Coverage {
  const cited = citedIn(checked.files);
  const held = text.kind === "statute" ? heldWords(text, cited) : [];
  const units = unitsOf(text).map((locator): UnitCoverage => {
    const unit = text.kind === "statute" ? unitAt(text, locator) : undefined;
    const own = cited.filter((it) => compareLocators(it.locator, locator) === 0);
    const within = own.length > 0 ? own : cited.filter((it) => holdsAll(it) && isWithin(locator, it.locator));
    const isStated = within.some(holdsAll);
    const pieces = unit ? piecesOf(unit, held, isStated) : [];
    const encodes = within.flatMap(encoding);
    const statements = within.flatMap((it) => statement(it, checked));
    const unheld = unit ? modalWords(unit).filter((it) => !isHeld(it, pieces)) : [];
    const said = encodes.length + statements.length > 0 || pieces.some((it) => it.by !== undefined);
    return {
      locator,
      caption: captions.get(locatorKey(locator)) ?? outlineCaption(text, locator),
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
    holdsText: text.kind === "statute",
    units: units.toSorted((a, b) => compareLocators(a.locator, b.locator)),
    modals: text.kind === "statute" ? countModals(text, units) : [],
  };
}

function unitAt(statute: Statute, locator: Locator): Unit | undefined {
  return statute.units.find((it) => compareLocators(it.locator, locator) === 0);
}

/** It holds all words of its unit; in a paragraph, of the items too that have no block of their own. */
function holdsAll({ declaration }: Cited): boolean {
  return declaration.kind === "no-rule" || declaration.kind === "addressed-to";
}

function outlineCaption(text: Pack["text"], locator: Locator): Title | undefined {
  const [en, zh] = [captionOf(text, locator, "en"), captionOf(text, locator, "zh")];
  return en === undefined || zh === undefined ? undefined : { en, zh };
}

// INVARIANT (whole text): the pieces of a unit, joined, are its words.
function piecesOf({ words, origins }: Unit, held: readonly HeldWords[], isStated: boolean): readonly Piece[] {
  const rank = ["rule", "quote", "statement"] as const;
  const at = (origin: Span): Piece["by"] => {
    const over = held.filter((it) => it.span.start < origin.end && origin.start < it.span.end);
    return rank.find((it) => over.some((one) => one.by === it)) ?? (isStated ? "statement" : undefined);
  };
  const pieces: Piece[] = [];
  for (const [index, origin] of origins.slice(0, words.hant.length).entries()) {
    const by = at(origin);
    const last = pieces.at(-1);
    if (last && last.by === by) pieces[pieces.length - 1] = { ...last, end: index + 1 };
    else pieces.push({ start: index, end: index + 1, by });
  }
  return pieces;
}

function encoding({ declaration }: Cited): UnitCoverage["encodes"] {
  switch (declaration.kind) {
    case "rule":
    case "standard":
    case "open-term":
    case "open-list":
    case "define":
    case "parameter":
    case "exemption":
      return [{ kind: declaration.kind, name: declaration.name.text }];
    case "scope":
      return [{ kind: "scope", name: declaration.level }];
    case "in-force": {
      const { from, until } = declaration;
      return [{ kind: "in-force", name: until === undefined ? from.text : `${from.text} until ${until.text}` }];
    }
    default:
      return [];
  }
}

function statement({ declaration }: Cited, checked: Checked): UnitCoverage["statements"] {
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

function isHeld(word: Span, pieces: readonly Piece[]): boolean {
  return pieces.every((it) => it.by !== undefined || it.end <= word.start || word.end <= it.start);
}

function countModals(statute: Statute, units: readonly UnitCoverage[]): readonly ModalCount[] {
  const counts = new Map<string, { readonly total: number; readonly held: number }>();
  for (const { locator, pieces } of units) {
    const unit = unitAt(statute, locator);
    for (const it of unit ? modalWords(unit) : []) {
      const { total, held } = counts.get(it.word) ?? { total: 0, held: 0 };
      counts.set(it.word, { total: total + 1, held: held + (isHeld(it, pieces) ? 1 : 0) });
    }
  }
  return [...counts].map(([word, count]) => ({ word, ...count }));
}
