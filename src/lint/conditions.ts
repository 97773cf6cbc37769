import { formatDay, type Day, type Interval } from "../base/civil-date.ts";
import type { CheckedPack } from "../language/check/checked-pack.ts";
import type * as Ast from "../language/syntax/ast.ts";
import type { Type } from "../vocabulary/type.ts";
import { keyOf } from "./keys.ts";

type Tables = Pick<CheckedPack, "meanings" | "types">;

/** One condition on one thing, in a form in which two can be compared. `key` says what it is about. */
export interface Atom {
  readonly key: string;
  /** As it is written where it was asked for: of what a definition says, its name. */
  readonly expr: Ast.Expr;
  readonly asks: Asked;
}

type Asked =
  | { readonly kind: "words"; readonly words: ReadonlySet<string>; readonly isIn: boolean }
  | { readonly kind: "range"; readonly from: Bound | undefined; readonly to: Bound | undefined };

/** A number, or a day as a number. */
interface Bound {
  readonly value: number;
  readonly included: boolean;
}

/** What must hold at once for an expression to hold; parts in another form are left out. */
export function atomsOf(expr: Ast.Expr, tables: Tables): readonly Atom[] {
  return atoms(expr, true, tables, { left: most });
}

/** What must hold at once for an expression not to hold. */
export function atomsAgainst(expr: Ast.Expr, tables: Tables): readonly Atom[] {
  return atoms(expr, false, tables, { left: most });
}

/** Of how many parts, so that definitions that read one another twice take no exponential time. */
const most = 500;

function atoms(expr: Ast.Expr, holds: boolean, tables: Tables, parts: { left: number }): readonly Atom[] {
  if (parts.left <= 0) return [];
  parts.left -= 1;
  const below = (it: Ast.Expr, isHeld = holds): readonly Atom[] => atoms(it, isHeld, tables, parts);
  if (expr.kind === "not") return below(expr.operand, !holds);
  if (expr.kind === "connective") {
    const { operator, operands } = expr;
    if (operator === "and") return holds || operands.length === 1 ? operands.flatMap((it) => below(it)) : [];
    if (operator === "or") return !holds || operands.length === 1 ? operands.flatMap((it) => below(it)) : [];
    const [left, right] = operands;
    return holds || !left || !right ? [] : [...below(left, true), ...below(right, false)];
  }
  if (expr.kind === "test" && (expr.test === "true" || expr.test === "false"))
    return below(expr.operand, holds === (expr.test === "true"));
  if (expr.kind === "path") {
    const meaning = tables.meanings.get(expr.id);
    if (meaning?.kind === "definition" && meaning.definition.exceptions.length === 0)
      // What it says stands elsewhere: told is the name.
      return below(meaning.definition.value).map((it) => ({ ...it, expr }));
  }
  if (expr.kind === "test") {
    const { test } = expr;
    const isFirst = test === "present" || test === "not-empty";
    const about = test === "present" || test === "absent" ? "is there" : "is filled";
    return [yes(`${keyOf(expr.operand)} ${about}`, expr, holds === isFirst ? "yes" : "no")];
  }
  if (expr.kind === "compare") {
    const compared = comparison(expr, holds, tables);
    if (compared) return [compared];
  }
  return [yes(`${keyOf(expr)} holds`, expr, holds ? "yes" : "no")];
}

const yes = (key: string, expr: Ast.Expr, word: string): Atom => ({
  key,
  expr,
  asks: { kind: "words", words: new Set([word]), isIn: true },
});

const keyOfValue = (about: Ast.Expr): string => `${keyOf(about)} is`;

const turned: Partial<Record<Ast.Comparison, Ast.Comparison>> = {
  "==": "!=",
  "!=": "==",
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
  in: "not-in",
  "not-in": "in",
};

const swapped: Partial<Record<Ast.Comparison, Ast.Comparison>> = {
  "==": "==",
  "!=": "!=",
  "<": ">",
  ">": "<",
  "<=": ">=",
  ">=": "<=",
};

function comparison(expr: Ast.Compare, holds: boolean, tables: Tables): Atom | undefined {
  const isTurned = valueOf(expr.right, tables) === undefined && valueOf(expr.left, tables) !== undefined;
  const written = isTurned ? swapped[expr.operator] : expr.operator;
  const operator = holds || written === undefined ? written : turned[written];
  const [about, value] = isTurned ? [expr.right, expr.left] : [expr.left, expr.right];
  const key = keyOfValue(about);
  if (operator === undefined) return undefined;
  if (operator === "in" || operator === "not-in") {
    if (value.kind !== "list" || value.open) return undefined;
    const words = value.items.map((it) => valueOf(it, tables));
    if (words.some((it) => typeof it !== "string")) return undefined;
    return { key, expr, asks: { kind: "words", words: new Set(words as string[]), isIn: operator === "in" } };
  }
  const known = valueOf(value, tables);
  if (known === undefined) return undefined;
  if (typeof known === "string") {
    if (operator !== "==" && operator !== "!=") return undefined;
    return { key, expr, asks: { kind: "words", words: new Set([known]), isIn: operator === "==" } };
  }
  const range = rangeOf(operator, known);
  return range && { key, expr, asks: range };
}

function rangeOf(operator: Ast.Comparison, value: number): Asked | undefined {
  const [inside, outside] = [
    { value, included: true },
    { value, included: false },
  ];
  switch (operator) {
    case "==":
      return { kind: "range", from: inside, to: inside };
    case "<":
      return { kind: "range", from: undefined, to: outside };
    case "<=":
      return { kind: "range", from: undefined, to: inside };
    case ">":
      return { kind: "range", from: outside, to: undefined };
    case ">=":
      return { kind: "range", from: inside, to: undefined };
    default:
      return undefined;
  }
}

/** A member or a text as a word, a number or a day as a number; undefined: no such thing. */
function valueOf(expr: Ast.Expr, { meanings }: Tables): string | number | undefined {
  if (expr.kind === "path") {
    const meaning = meanings.get(expr.id);
    return meaning?.kind === "member" ? meaning.member : undefined;
  }
  if (expr.kind !== "literal") return undefined;
  switch (expr.type) {
    case "string":
      return expr.text;
    case "number":
      return Number(expr.text.replaceAll("_", ""));
    case "percent":
      return Number(expr.text.replaceAll("_", "")) / 100;
    case "date":
      return Date.parse(expr.text);
    case "boolean":
      return undefined;
  }
}

/** Of conditions that must hold at once, two that cannot; undefined: none is found. */
export function clashOf(all: readonly Atom[]): readonly [Atom, Atom] | undefined {
  const seen = new Map<string, readonly Atom[]>();
  for (const it of all) {
    const before = seen.get(it.key) ?? [];
    const other = before.find((one) => excludes(one.asks, it.asks));
    if (other) return [other, it];
    if (before.length < mostAlike) seen.set(it.key, [...before, it]);
  }
  return undefined;
}

/** So that a long list of conditions on one fact takes no quadratic time. */
const mostAlike = 16;

function excludes(a: Asked, b: Asked): boolean {
  if (a.kind === "words" && b.kind === "words") {
    if (a.isIn && b.isIn) return [...a.words].every((it) => !b.words.has(it));
    if (a.isIn) return [...a.words].every((it) => b.words.has(it));
    return b.isIn && [...b.words].every((it) => a.words.has(it));
  }
  return a.kind === "range" && b.kind === "range" && (isBefore(a.to, b.from) || isBefore(b.to, a.from));
}

/** Whether nothing lies up to the one and from the other. */
function isBefore(to: Bound | undefined, from: Bound | undefined): boolean {
  if (!to || !from) return false;
  return to.value < from.value || (to.value === from.value && !(to.included && from.included));
}

/** Whether a comparison of a day with another holds on none of some days. */
export function holdsOnNoDay(expr: Ast.Expr, day: Ast.Expr, days: Interval, tables: Tables): boolean {
  const [atom] = atomsOf(expr, tables);
  if (days === "never" || atom?.asks.kind !== "range" || atom.key !== keyOfValue(day)) return false;
  const { from, to } = atom.asks;
  const bound = (it: Day, included: boolean): Bound => ({ value: Date.parse(formatDay(it)), included });
  return isBefore(to, bound(days.from, true)) || (days.until !== undefined && isBefore(bound(days.until, false), from));
}

/** Whether a condition on its own holds of every value, or of none. */
export function settled({ asks, expr }: Atom, types: Tables["types"]): boolean | undefined {
  const about = expr.kind === "compare" ? expr.left : undefined;
  const type: Type | undefined = about && types.get(about.id);
  if (asks.kind === "words" && type?.kind === "enum") {
    // That a list names all members of today is no mistake: the law may name them, and more may come.
    return !asks.isIn && type.members.every((it) => asks.words.has(it)) ? false : undefined;
  }
  if (asks.kind !== "range" || about?.kind !== "measure") return undefined;
  const most = about.measure === "share" ? 1 : Infinity;
  if (isBefore(asks.to, { value: 0, included: true }) || isBefore({ value: most, included: true }, asks.from))
    return false;
  const coversLeast = asks.from === undefined || asks.from.value < 0 || (asks.from.value === 0 && asks.from.included);
  const coversMost = asks.to === undefined || asks.to.value > most || (asks.to.value === most && asks.to.included);
  return coversLeast && coversMost ? true : undefined;
}
