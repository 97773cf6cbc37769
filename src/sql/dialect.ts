import type { Day } from "../base/civil-date.ts";
import type { Level } from "./layout.ts";
import type { Quotes } from "./quoting.ts";

/** A common table expression that selects from the one before it. */
export interface Reading {
  readonly name: string;
  readonly about: readonly string[];
  readonly columns: readonly string[];
}

/**
 * How a database says what statements ask. All are texts of SQL: texts, numbers, truths and days may be NULL, which is unknown.
 * A list that is read is one of what stands in a document; a list of facts may also be unknown.
 */
export interface Dialect extends Quotes {
  readonly title: string;
  /** The types that a column of documents may have. */
  readonly documents: string;
  /** Whether each rule may be a common table expression of its own: it then stands on all before it. */
  readonly nestsRules: boolean;

  /** A query that gives rows, written in it, of columns. */
  readonly tableOf: (columns: readonly string[], rows: readonly (readonly string[])[]) => string;
  /** The text of the column `document`, which is then called `written`. */
  readonly written: string;
  /** What is written where a condition holds, and nothing otherwise. */
  readonly lineWhere: (condition: string) => string;
  /** That a line is a text of JSON, in a session that compares as statements are meant. */
  readonly isJson: (line: string) => string;
  /** What reads a document from `line`. */
  readonly readings: (level: Level) => readonly Reading[];
  /** What has been read of a level, of the document or of an element in a variable. */
  readonly read: (variable: string | undefined) => {
    /** The type of what stands at a place, as DuckDB names it. */
    readonly type: (at: number) => string;
    readonly text: (at: number) => string;
    /** How many of the places from one to another have something. */
    readonly countOf: (first: number, last: number) => string;
    readonly keys: (record: number) => string;
    readonly list: (list: number) => string;
  };
  /** Whether no value of an object is an object or a list itself. */
  readonly isFlat: (object: string) => string;

  readonly noTruth: string;
  /** 1 for true, 0 for false. */
  readonly asNumber: (truth: string) => string;

  readonly noText: string;
  readonly byteCount: (text: string) => string;
  /** The first ten characters, where a day stands. */
  readonly dayPart: (text: string) => string;
  readonly containsAnyCase: (text: string, part: string) => string;
  /** A pattern of RE2. */
  readonly matches: (text: string, pattern: string) => string;
  readonly matchesWhole: (text: string, pattern: string) => string;
  /** Unknown of an unknown text; `listed`: one at least, in SQL. */
  readonly isOneOf: (text: string, listed: readonly string[]) => string;

  /** The number that a text of JSON is, without rounding where it has 15 digits at most and none beyond a millionth. */
  readonly numberOf: (text: string) => string;
  readonly noNumber: string;
  readonly numberLiteral: (number: number) => string;
  /** Of numbers that are known, or unknown where none is. */
  readonly least: (numbers: readonly string[]) => string;

  /** The word of a list that has a number, from 0. */
  readonly wordAt: (words: readonly string[], number: string) => string;

  /** Of dates from 1970 on; the database may know no later ones than 2299. */
  readonly dateLiteral: (day: Day) => string;
  readonly dateOf: (text: string) => string;
  /** Of a text that is written like a moment: milliseconds since 1970, rounded down. */
  readonly momentOf: (text: string) => string;
  /** The day so many milliseconds after 1970 began. */
  readonly dayOf: (milliseconds: string) => string;

  readonly textsOf: (texts: readonly string[]) => string;
  readonly concatenated: (one: string, other: string) => string;
  readonly flattened: (lists: string) => string;
  readonly each: (list: string, variable: string, body: string) => string;
  /** Those of which a condition is true. */
  readonly filtered: (list: string, variable: string, condition: string) => string;
  readonly size: (list: string) => string;
  /** How many elements are known, and how many of these differ. */
  readonly knownCount: (list: string) => string;
  readonly distinctCount: (list: string) => string;
  /** Of a list and an item that are known. */
  readonly contains: (list: string, item: string) => string;
  readonly meets: (list: string, other: string) => string;
  /** The greatest number of a list, or of none nothing that counts; the least, or of none another. */
  readonly mostIn: (list: string) => string;
  readonly leastIn: (list: string, none: string) => string;

  /** A list of facts: unknown unless something is a list. */
  readonly listFact: (isList: string, items: string) => string;
  readonly noList: string;
  readonly isKnown: (list: string) => string;
  readonly itemsOf: (list: string) => string;
  /** What a body says of the items of a list that is known, and otherwise unknown. */
  readonly whereKnown: (list: string, body: string) => string;

  /** What belongs together, and a member of it by its name and number. */
  readonly recordOf: (members: readonly (readonly [name: string, sql: string])[]) => string;
  readonly member: (record: string, name: string, at: number) => string;
}
