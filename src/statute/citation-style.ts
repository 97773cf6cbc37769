import { insertionsOf, readUnitNumber, type UnitNumber } from "./unit-number.ts";

/** How a law's places are cited: a small set, by the legal systems whose custom they are. */
export const citationStyleNames = ["cn", "eu", "us", "uk", "de"] as const;
export type CitationStyleName = (typeof citationStyleNames)[number];

/** The levels that have numbers, outer first. */
type NumberedLevel = "article" | "paragraph" | "item";

/** How a unit is counted. Of an inserted one: `4a`, `(ba)`; `22757.2`; `120-1`. */
interface Numbering {
  readonly by: "number" | "letter";
  readonly inserted: "letter" | "dot" | "hyphen";
}

export interface CitationStyle {
  /** Before the number of an article; of several; where a sentence or a heading begins with it. */
  readonly one: string;
  readonly many: string;
  readonly full: string;
  /** Before and behind the number of an inner unit. */
  readonly paragraph: readonly [before: string, behind: string];
  readonly item: readonly [before: string, behind: string];
  readonly numbered: Readonly<Record<NumberedLevel, Numbering>>;
  /** Whether Chinese has a form of its own for it: 第七條第一款. */
  readonly inChinese: boolean;
}

const numbers = { by: "number", inserted: "letter" } as const;
const letters = { by: "letter", inserted: "letter" } as const;
const hyphened = { by: "number", inserted: "hyphen" } as const;
const brackets = ["(", ")"] as const;

export const citationStyles: Readonly<Record<CitationStyleName, CitationStyle>> = {
  cn: {
    one: "art. ",
    many: "art. ",
    full: "Article ",
    paragraph: brackets,
    item: [" item ", ""],
    numbered: { article: hyphened, paragraph: hyphened, item: hyphened },
    inChinese: true,
  },
  eu: {
    one: "Art. ",
    many: "Arts. ",
    full: "Article ",
    paragraph: brackets,
    item: brackets,
    numbered: { article: numbers, paragraph: numbers, item: letters },
    inChinese: false,
  },
  us: {
    one: "§ ",
    many: "§§ ",
    full: "Section ",
    paragraph: brackets,
    item: brackets,
    numbered: { article: { by: "number", inserted: "dot" }, paragraph: letters, item: numbers },
    inChinese: false,
  },
  uk: {
    one: "s. ",
    many: "ss. ",
    full: "Section ",
    paragraph: brackets,
    item: brackets,
    numbered: { article: numbers, paragraph: numbers, item: letters },
    inChinese: false,
  },
  de: {
    one: "§ ",
    many: "§§ ",
    full: "§ ",
    paragraph: [" Abs. ", ""],
    item: [" Nr. ", ""],
    numbered: { article: numbers, paragraph: numbers, item: numbers },
    inChinese: false,
  },
};

/**
 * The number of a unit as its law writes it.
 *
 * @example
 * numberAsWritten(2, { by: "letter", inserted: "letter" }) // "b"
 * numberAsWritten(4.01, { by: "number", inserted: "letter" }) // "4a"
 * numberAsWritten(22757.02, { by: "number", inserted: "dot" }) // "22757.2"
 */
export function numberAsWritten(number: UnitNumber, { by, inserted }: Numbering): string {
  const [whole = 0, ...behind] = insertionsOf(number);
  const first = by === "letter" ? letterOf(whole) : String(whole);
  return first + behind.map((it) => (inserted === "letter" ? letterOf(it) : `${signs[inserted]}${it}`)).join("");
}

/**
 * The number that a text writes, counted as a unit is; undefined if it is none. `last`: the number before it, for behind (z)
 * stands (aa), and between (a) and (b) another (aa).
 *
 * @example
 * readNumber("b", { by: "letter", inserted: "letter" }) // 2
 * readNumber("4a", { by: "number", inserted: "letter" }) // 4.01
 * readNumber("b", { by: "number", inserted: "letter" }) // undefined
 */
export function readNumber(text: string, { by }: Numbering, last: UnitNumber = 0): UnitNumber | undefined {
  const [, whole = "", behind = ""] =
    (by === "letter" ? /^([a-z])([a-z]?)$/ : /^(\d+)((?:[.-]\d+)*[a-z]?)$/).exec(text) ?? [];
  if (whole === "") return undefined;
  if (whole === behind && last >= 26) return 26 + numberOfLetter(whole);
  const inserted = behind.replaceAll(/[a-z]/g, (it) => `.${numberOfLetter(it)}`).replaceAll("-", ".");
  return readUnitNumber(`${by === "letter" ? numberOfLetter(whole) : whole}${inserted}`);
}

const numberOfLetter = (letter: string): number => letter.charCodeAt(0) - 96;

const signs = { dot: ".", hyphen: "-" } as const;

/** `a` to `z`, then `aa`, `bb`. */
function letterOf(number: number): string {
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return letter.repeat(Math.ceil(number / 26));
}
