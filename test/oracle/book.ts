import { parseDay, holdsOn, type Day, type Interval } from "../../src/base/civil-date.ts";
import type * as Ast from "../../src/language/syntax/ast.ts";
import { declarationsOf } from "../../src/language/syntax/walk.ts";

/** One text of one pack, as it was written. */
export interface PackText {
  readonly id: string;
  readonly inForce: Interval;
  readonly rank: string;
  /** Judged, or only asked by others. */
  readonly isJudged: boolean;
  readonly files: readonly Ast.File[];
}

/** Something declared, and the units around it, outer first. */
export interface Placed<T> {
  readonly it: T;
  readonly units: readonly Ast.UnitBlock[];
}

/** What one text of a pack declares. */
export interface Book {
  readonly text: PackText;
  readonly rules: readonly Placed<Ast.Rule>[];
  readonly exemptions: readonly Placed<Ast.Exemption>[];
  readonly scopes: readonly Placed<Ast.Scope>[];
  readonly flags: readonly Placed<Ast.YieldsTo>[];
  readonly definitions: ReadonlyMap<string, Ast.Define>;
  readonly parameters: ReadonlyMap<string, Ast.Parameter>;
  readonly terms: ReadonlyMap<string, Ast.OpenTerm>;
  readonly lists: ReadonlyMap<string, Ast.OpenList>;
  readonly standards: ReadonlyMap<string, Ast.Standard>;
}

export function bookOf(text: PackText): Book {
  const all = text.files.flatMap((file) => [...declarationsOf(file)]);
  const placed = <K extends Ast.Declaration["kind"]>(
    kind: K,
  ): readonly Placed<Extract<Ast.Declaration, { kind: K }>>[] =>
    all.flatMap(({ declaration, units }) =>
      declaration.kind === kind ? [{ it: declaration as Extract<Ast.Declaration, { kind: K }>, units }] : [],
    );
  const named = <T extends { readonly name: Ast.Name }>(found: readonly Placed<T>[]): ReadonlyMap<string, T> =>
    new Map(found.map(({ it }) => [it.name.text, it]));
  return {
    text,
    rules: placed("rule"),
    exemptions: placed("exemption"),
    scopes: placed("scope"),
    flags: placed("yields-to"),
    definitions: named(placed("define")),
    parameters: named(placed("parameter")),
    terms: named(placed("open-term")),
    lists: named(placed("open-list")),
    standards: named(placed("standard")),
  };
}

/** Whether the units lie in a place. */
export function isWithin(units: readonly Ast.UnitBlock[], place: Omit<Ast.PlaceName, "span">): boolean {
  // An article that is not divided is its paragraph 1.
  const numberOf = (level: Ast.UnitBlock["level"]): number | undefined =>
    units.find((it) => it.level === level)?.number ?? (level === "paragraph" ? 1 : undefined);
  return (["article", "paragraph", "item", "subitem", "sentence"] as const).every(
    (level) => place[level] === undefined || place[level] === numberOf(level),
  );
}

/** The scopes that govern what stands in some units: those of the policy, and those of the units around it. */
export const scopesAround = (book: Book, units: readonly Ast.UnitBlock[]): readonly Ast.Scope[] =>
  book.scopes
    .filter(({ it, units: where }) => {
      if (it.level === "policy") return true;
      const owner = where.find((one) => one.level === it.level);
      return owner !== undefined && units.includes(owner);
    })
    .map(({ it }) => it);

/** Whether a day lies in the days of the pack, of the units around and in those of a rule's own. */
export const isInForce = (
  book: Book,
  units: readonly Ast.UnitBlock[],
  own: readonly Ast.InForce[],
  day: Day,
): boolean =>
  holdsOn(book.text.inForce, day) &&
  [...units.flatMap((it) => it.body.filter((one) => one.kind === "in-force" && !one.policy)), ...own].every(
    (it) => it.kind !== "in-force" || isBetween(it, day),
  );

/** `from A until B`, B not included. */
export function isBetween(
  { from, until }: { readonly from: Ast.Literal; readonly until: Ast.Literal | undefined },
  day: Day,
): boolean {
  return dateOf(from) <= day && (until === undefined || day < dateOf(until));
}

function dateOf({ text }: Ast.Literal): Day {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`${text} is a day`);
  return day;
}

export const isUnverified = (units: readonly Ast.UnitBlock[]): boolean =>
  units.some((it) => it.body.some((one) => one.kind === "unverified"));

export const clausesOf = <K extends Ast.Clause["kind"]>(
  rule: Ast.Rule,
  kind: K,
): readonly Extract<Ast.Clause, { kind: K }>[] =>
  rule.clauses.filter((it): it is Extract<Ast.Clause, { kind: K }> => it.kind === kind);

export const isDuty = ({ modal }: Ast.Rule): boolean => modal === "must" || modal === "must-not";
