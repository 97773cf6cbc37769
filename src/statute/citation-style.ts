import { insertionsOf, readUnitNumber, type UnitNumber } from "./unit-number.ts";

/** How a law's places are cited: a small set, by the legal systems whose custom they are. */
export const citationStyleNames = ["cn", "eu", "us", "uk", "de"] as const;
export type CitationStyleName = (typeof citationStyleNames)[number];

/** The levels that have numbers, outer first. */
type NumberedLevel = "article" | "paragraph" | "item" | "subitem";

/** How a unit is counted: `4`, `b`, `B`, `iv`. Of an inserted one: `4a`, `(ba)`; `22757.2`; `120-1`. */
interface Numbering {
  readonly by: "number" | "letter" | "capital" | "roman";
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
  readonly subitem: readonly [before: string, behind: string];
  /** A sentence, by its number. */
  readonly sentence: (number: number) => string;
  readonly numbered: Readonly<Record<NumberedLevel, Numbering>>;
  /** Whether Chinese has a form of its own for it: 第七條第一款. */
  readonly inChinese: boolean;
}

const numbers = { by: "number", inserted: "letter" } as const;
const letters = { by: "letter", inserted: "letter" } as const;
const hyphened = { by: "number", inserted: "hyphen" } as const;
const capitals = { by: "capital", inserted: "letter" } as const;
const romans = { by: "roman", inserted: "letter" } as const;
const brackets = ["(", ")"] as const;

const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
/** As English says it: `, second sentence`. */
const inWords = (number: number): string => `, ${ordinals[number - 1] ?? `${number}th`} sentence`;

export const citationStyles: Readonly<Record<CitationStyleName, CitationStyle>> = {
  cn: {
    one: "art. ",
    many: "art. ",
    full: "Article ",
    paragraph: brackets,
    item: [" item ", ""],
    subitem: [" subitem ", ""],
    sentence: (number) => ` sentence ${number}`,
    numbered: { article: hyphened, paragraph: hyphened, item: hyphened, subitem: hyphened },
    inChinese: true,
  },
  eu: {
    one: "Art. ",
    many: "Arts. ",
    full: "Article ",
    paragraph: brackets,
    item: brackets,
    subitem: brackets,
    sentence: inWords,
    numbered: { article: numbers, paragraph: numbers, item: letters, subitem: romans },
    inChinese: false,
  },
  us: {
    one: "§ ",
    many: "§§ ",
    full: "Section ",
    paragraph: brackets,
    item: brackets,
    subitem: brackets,
    sentence: inWords,
    numbered: { article: { by: "number", inserted: "dot" }, paragraph: letters, item: numbers, subitem: capitals },
    inChinese: false,
  },
  uk: {
    one: "s. ",
    many: "ss. ",
    full: "Section ",
    paragraph: brackets,
    item: brackets,
    subitem: brackets,
    sentence: inWords,
    numbered: { article: numbers, paragraph: numbers, item: letters, subitem: romans },
    inChinese: false,
  },
  de: {
    one: "§ ",
    many: "§§ ",
    full: "§ ",
    paragraph: [" Abs. ", ""],
    item: [" Nr. ", ""],
    subitem: [" Buchst. ", ""],
    sentence: (number) => ` Satz ${number}`,
    numbered: { article: numbers, paragraph: numbers, item: numbers, subitem: letters },
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
 * numberAsWritten(9, { by: "roman", inserted: "letter" }) // "ix"
 */
export function numberAsWritten(number: UnitNumber, { by, inserted }: Numbering): string {
  const [whole = 0, ...behind] = insertionsOf(number);
  const first = firsts[by](whole);
  return first + behind.map((it) => (inserted === "letter" ? letterOf(it) : `${signs[inserted]}${it}`)).join("");
}

const firsts: Readonly<Record<Numbering["by"], (number: number) => string>> = {
  number: String,
  letter: letterOf,
  capital: (it) => letterOf(it).toUpperCase(),
  roman: romanOf,
};

/**
 * The number that a text writes, counted as a unit is; undefined if it is none. `last`: the number before it, for behind (z)
 * stands (aa), and between (a) and (b) another (aa).
 *
 * @example
 * readNumber("b", { by: "letter", inserted: "letter" }) // 2
 * readNumber("4a", { by: "number", inserted: "letter" }) // 4.01
 * readNumber("b", { by: "number", inserted: "letter" }) // undefined
 * readNumber("iia", { by: "roman", inserted: "letter" }) // 2.01
 */
export function readNumber(text: string, { by, inserted }: Numbering, last: UnitNumber = 0): UnitNumber | undefined {
  if (by === "capital")
    return text === text.toUpperCase() ? readNumber(text.toLowerCase(), { by: "letter", inserted }, last) : undefined;
  const [, whole = "", behind = ""] = forms[by].exec(text) ?? [];
  if (whole === "") return undefined;
  if (by === "letter" && whole === behind && last >= 26) return 26 + numberOfLetter(whole);
  const insertions = behind.replaceAll(/[a-z]/g, (it) => `.${numberOfLetter(it)}`).replaceAll("-", ".");
  const first = by === "number" ? whole : by === "roman" ? numberOfRoman(whole) : numberOfLetter(whole);
  return readUnitNumber(`${first}${insertions}`);
}

const forms = {
  number: /^(\d+)((?:[.-]\d+)*[a-z]?)$/,
  letter: /^([a-z])([a-z]?)$/,
  /** What is inserted has a letter that is no numeral. */
  roman: /^(x{0,3}(?:ix|iv|v?i{0,3}))([a-hj-uwyz]?)$/,
} as const;

const numberOfLetter = (letter: string): number => letter.charCodeAt(0) - 96;

/** `i` to `xxxix`: no list of subitems is longer. */
const numberOfRoman = (text: string): number =>
  Array.from({ length: 39 }, (_, at) => romanOf(at + 1)).indexOf(text) + 1;

function romanOf(number: number): string {
  const ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
  return "x".repeat(Math.floor(number / 10)) + (ones[number % 10] ?? "");
}

const signs = { dot: ".", hyphen: "-" } as const;

/** `a` to `z`, then `aa`, `bb`. */
function letterOf(number: number): string {
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return letter.repeat(Math.ceil(number / 26));
}
