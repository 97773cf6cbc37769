import type * as Ast from "../syntax/ast.ts";

const ranks: Readonly<Record<Ast.Clause["kind"], number>> = {
  quote: 0,
  "in-force": 1,
  on: 2,
  "for-each": 3,
  when: 4,
  unless: 5,
  upon: 6,
  require: 7,
  deadline: 7,
  complies: 7,
  basis: 8,
  unverified: 9,
  concept: 10,
  remedy: 11,
};

/** The clauses of a rule in the order in which they are printed; clauses of one rank stay in the order of the text. */
export function inClauseOrder(clauses: readonly Ast.Clause[]): readonly Ast.Clause[] {
  return clauses.toSorted((a, b) => ranks[a.kind] - ranks[b.kind]);
}
