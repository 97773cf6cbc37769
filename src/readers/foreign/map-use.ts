import { byText } from "../../base/by-text.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { toPlain } from "../../base/document.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import { absentColumn, assumedColumn } from "./column-diagnostics.ts";
import type { ColumnMap, ColumnStep, FactColumn, MappedFact } from "./column-map.ts";

/** What the rows of a log showed of their map: plain data, which does not grow with their number. */
export interface MapUse {
  readonly rows: number;
  /** Of the facts that have a column, in the order of the map. */
  readonly facts: readonly FactUse[];
  /** What the map leaves out, by name: so many at most, the first in the order of their letters. */
  readonly left: readonly LeftColumn[];
  /** More is left out than is named. */
  readonly isCut: boolean;
}

/** How a column of a fact was met. */
export interface FactUse {
  /** `response.id`. */
  readonly fact: string;
  /** Rows that have it, null or not. */
  readonly there: number;
  /** Rows in which it is not null. */
  readonly filled: number;
  /** Rows in which something of another kind stands where it would lie: nobody knows what they say. */
  readonly hidden: number;
  /** Rows in which the list that its element would stand in is not there or null, or that element is null: nobody knows what they say. */
  readonly unlisted: number;
  /** Rows in which that list is there and has no such element. */
  readonly beyond: number;
  /** Rows in which it is a list, of a column that has words. */
  readonly lists: number;
  /** Keys of `words` that a row had, in the order of their letters. */
  readonly words: readonly string[];
}

/** A column of rows, with all that lies in it, from which no fact is read. */
export interface LeftColumn {
  readonly column: string;
  readonly rows: number;
}

const mostLeft = 100;

/**
 * The same of the rows of both.
 *
 * INVARIANT (any cut): joined in any order and in any groups, the value is the same. A name that is kept of all is among the first of each.
 */
export function joinedUse(a: MapUse, b: MapUse): MapUse {
  const others = new Map(b.facts.map((it) => [it.fact, it]));
  const facts = a.facts.map((it) => {
    const other = others.get(it.fact);
    if (!other) return it;
    const words = [...new Set([...it.words, ...other.words])].toSorted();
    return {
      fact: it.fact,
      there: it.there + other.there,
      filled: it.filled + other.filled,
      hidden: it.hidden + other.hidden,
      unlisted: it.unlisted + other.unlisted,
      beyond: it.beyond + other.beyond,
      lists: it.lists + other.lists,
      words,
    };
  });
  const rows = new Map(a.left.map((it) => [it.column, it.rows]));
  for (const it of b.left) rows.set(it.column, (rows.get(it.column) ?? 0) + it.rows);
  const cut = firstLeft(rows);
  return { rows: a.rows + b.rows, facts, left: cut.left, isCut: a.isCut || b.isCut || cut.isCut };
}

function firstLeft(rows: ReadonlyMap<string, number>): Pick<MapUse, "left" | "isCut"> {
  const all = [...rows].toSorted(([a], [b]) => byText(a, b));
  return {
    left: all.slice(0, mostLeft).map(([column, count]) => ({ column, rows: count })),
    isCut: all.length > mostLeft,
  };
}

/** Counts what rows show of a map. */
export interface MapWatch {
  /** A row, as plain JSON. */
  readonly add: (row: unknown) => void;
  readonly value: () => MapUse;
}

interface CountedFact {
  readonly fact: string;
  readonly known: ReadonlySet<string>;
  readonly seen: Set<string>;
  there: number;
  filled: number;
  hidden: number;
  unlisted: number;
  beyond: number;
  lists: number;
}

/** What of a row is looked at: itself, and what lies below it. */
interface WatchedNode {
  readonly path: string;
  /** Of a list. */
  readonly isElement: boolean;
  readonly facts: CountedFact[];
  readonly below: Map<ColumnStep, WatchedNode>;
  /** Step → rows that have it, of those from which no fact is read. */
  readonly left: Map<string, number>;
}

/**
 * Watches rows of which facts are read by a map.
 *
 * @example
 * const watch = watchMap({ facts: [] });
 * for (const it of [{ cost: { tokens: 3 } }, { cost: null, id: 1 }]) watch.add(it);
 * watch.value() // { rows: 2, facts: [], left: [{ column: "cost", rows: 2 }, { column: "id", rows: 1 }], isCut: false }
 */
export function watchMap({ facts }: Pick<ColumnMap, "facts">): MapWatch {
  const root = watchedNode("", false);
  const own = facts.flatMap(({ path, origin }) => {
    if (origin.kind !== "column") return [];
    const seen = new Set<string>();
    const none = { there: 0, filled: 0, hidden: 0, unlisted: 0, beyond: 0, lists: 0 };
    const counted = { fact: path.join("."), known: new Set(origin.words.keys()), seen, ...none };
    nodeAt(root, origin).facts.push(counted);
    return [counted];
  });
  let rows = 0;
  return {
    add: (row) => {
      rows++;
      visit(root, row, false);
    },
    value: () => {
      const left = new Map<string, number>();
      collect(root, left);
      const used = own.map(({ seen, known: _known, ...it }) => ({ ...it, words: [...seen].toSorted() }));
      return { rows, facts: used, ...firstLeft(left) };
    },
  };
}

const watchedNode = (path: string, isElement: boolean): WatchedNode => ({
  path,
  isElement,
  facts: [],
  below: new Map(),
  left: new Map(),
});

function nodeAt(root: WatchedNode, { steps }: FactColumn): WatchedNode {
  let at = root;
  for (const step of steps) {
    const next = at.below.get(step) ?? watchedNode(pathBelow(at.path, step), typeof step === "number");
    at.below.set(step, next);
    at = next;
  }
  return at;
}

/** `isWhole`: a fact is read from all of it, so that nothing in it is left out. */
function visit(node: WatchedNode, value: unknown, isWhole: boolean): void {
  for (const it of node.facts) {
    it.there++;
    if (value === null) continue;
    it.filled++;
    if (it.known.size === 0) continue;
    if (Array.isArray(value)) it.lists++;
    if (typeof value === "object") continue;
    const word = typeof value === "string" ? value : JSON.stringify(value);
    if (it.known.has(word)) it.seen.add(word);
  }
  if (value === null) saysNothing(node, node.isElement ? "unlisted" : undefined);
  if (value === null || (node.below.size === 0 && node.facts.length > 0)) return;
  for (const [step, below] of node.below)
    if (typeof value !== "object" || Array.isArray(value) !== (typeof step === "number")) standsInTheWay(below);
    else if (!Object.hasOwn(value, step)) saysNothing(below, below.isElement ? "beyond" : undefined);
  const isTaken = isWhole || node.facts.length > 0;
  if (typeof value !== "object") {
    if (!isTaken) leave(node, "");
  } else if (Array.isArray(value)) {
    let others = false;
    for (const [at, it] of value.entries()) {
      const below = node.below.get(at);
      if (below) visit(below, it, isTaken);
      else others = true;
    }
    if (others && !isTaken) leave(node, "[]");
  } else {
    for (const [name, it] of Object.entries(value as object)) {
      const below = node.below.get(name);
      if (below) visit(below, it, isTaken);
      else if (!isTaken) leave(node, `.${name}`);
    }
  }
}

/** Of what lies below a value that is no group or no list nobody knows what it says: it is not absent. */
function standsInTheWay({ facts, below }: WatchedNode): void {
  for (const it of facts) it.hidden++;
  for (const it of below.values()) standsInTheWay(it);
}

/** Of what is null or not there, and what would lie below it: a list that is not there says of no element that it has none. */
function saysNothing({ facts, below }: WatchedNode, why: "unlisted" | "beyond" | undefined): void {
  if (why) for (const it of facts) it[why]++;
  for (const it of below.values()) saysNothing(it, it.isElement ? "unlisted" : why);
}

const leave = ({ left }: WatchedNode, step: string): void => void left.set(step, (left.get(step) ?? 0) + 1);

function collect({ path, below, left }: WatchedNode, all: Map<string, number>): void {
  for (const [step, rows] of left)
    all.set(step.startsWith(".") ? pathBelow(path, step.slice(1)) : `${path}${step}`, rows);
  for (const it of below.values()) collect(it, all);
}

/** As a map writes it. */
function pathBelow(path: string, step: ColumnStep): string {
  if (typeof step === "number") return `${path}[${step}]`;
  const name = /^[^.[\]"\s](?:[^.[\]"]*[^.[\]"\s])?$/.test(step) ? step : `"${step}"`;
  return path === "" ? name : `${path}.${name}`;
}

/**
 * That no row has a column which a map names.
 *
 * INVARIANT (a slip is told): where the map says what an absent column means, a misspelt name would say it of every row: it is a mistake.
 * That no list had an element is none: each of these rows has the list.
 */
export function absentColumns(
  { facts }: Pick<ColumnMap, "facts">,
  { rows, facts: used, left }: MapUse,
): readonly Diagnostic[] {
  if (rows === 0) return [];
  const missing = new Map(used.filter((it) => it.there === 0).map((it) => [it.fact, it]));
  return facts.flatMap(({ path, place, origin }: MappedFact): readonly Diagnostic[] => {
    const fact = path.join(".");
    const use = missing.get(fact);
    if (origin.kind !== "column" || !use) return [];
    const assumed = origin.absent ? assumedRows(rows, use) : 0;
    if (assumed > 0 && assumed === use.beyond) return [];
    const names = left.map((it) => it.column);
    const kind = assumed > 0 ? assumedColumn : absentColumn;
    return [kind.at(place, { column: origin.text, fact, near: didYouMean(meantColumn(origin, names)) })];
  });
}

/** Rows of which the map says what it means that they say nothing. */
export const assumedRows = (all: number, { filled, hidden, unlisted }: Omit<FactUse, "fact" | "words">): number =>
  all - filled - hidden - unlisted;

/** The column that a path most likely meant, of which any step may be misspelt. */
function meantColumn({ steps }: FactColumn, names: readonly string[]): string | undefined {
  const paths = steps.map((_, at) => steps.slice(0, at + 1).reduce<string>(pathBelow, ""));
  const whole = paths.at(-1) ?? "";
  for (const path of paths.toReversed()) {
    const near = nearest(path, names);
    if (near !== undefined && near !== path) return near + whole.slice(path.length);
  }
  return undefined;
}

/** What is told of a map: plain JSON. */
export interface ToldMap {
  readonly rows: number;
  readonly columns: readonly ToldColumn[];
  readonly left_out: readonly LeftColumn[];
  /** More is left out than is named. */
  readonly more_left_out: boolean;
}

export interface ToldColumn extends Omit<FactUse, "words"> {
  /** As the map writes it. */
  readonly column: string;
  /** What a row means, by the map, that says nothing; undefined: nothing. */
  readonly absent: unknown;
  /** Keys of `words` that no row had. */
  readonly unmet_words: readonly string[];
}

/** A map, and what rows showed of it. What is left out most comes first. */
export function toldMap({ facts }: Pick<ColumnMap, "facts">, { rows, facts: used, left, isCut }: MapUse): ToldMap {
  const uses = new Map(used.map((it) => [it.fact, it]));
  const columns = facts.flatMap(({ path, origin }): readonly ToldColumn[] => {
    const fact = path.join(".");
    if (origin.kind !== "column") return [];
    const { there = 0, filled = 0, hidden = 0, unlisted = 0, beyond = 0, lists = 0, words = [] } = uses.get(fact) ?? {};
    const met = new Set<string>(words);
    const unmet = [...origin.words.keys()].filter((it) => !met.has(it));
    const absent = origin.absent && toPlain(origin.absent);
    return [{ column: origin.text, fact, there, filled, hidden, unlisted, beyond, lists, absent, unmet_words: unmet }];
  });
  return { rows, columns, left_out: left.toSorted((a, b) => b.rows - a.rows), more_left_out: isCut };
}
