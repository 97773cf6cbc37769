import type * as Ast from "./ast.ts";

/** The direct parts of an expression, in the order of the text. The one place that knows every kind of expression. */
export function children(node: Ast.Expr): readonly Ast.Expr[] {
  switch (node.kind) {
    case "literal":
    case "duration":
    case "path":
    case "missing":
      return [];
    case "list":
      return node.items;
    case "not":
    case "test":
    case "negate":
      return [node.operand];
    case "connective":
      return node.operands;
    case "compare":
    case "arithmetic":
      return [node.left, node.right];
    case "met":
      return [node.standard];
    case "quantifier":
      return [...partsOfEach(node.each), node.body];
    case "measure":
      return partsOfEach(node.each);
    case "sum":
      return [node.value, ...partsOfEach(node.each)];
    case "if":
      return [node.condition, node.then, node.else];
  }
}

/** The expressions of `x in xs where E`. */
function partsOfEach(each: Ast.Each): readonly Ast.Expr[] {
  return each.where === undefined ? [each.list] : [each.list, each.where];
}

/** Names as a path has them: `service.models`. */
export const dotted = (steps: readonly Ast.Name[]): string => steps.map((it) => it.text).join(".");

/** An expression and everything below it, parents first. */
export function* walk(node: Ast.Expr): Generator<Ast.Expr> {
  const waiting: Ast.Expr[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (const it of children(next).toReversed()) waiting.push(it);
  }
}

/** How many expressions lie on the longest way down, the expression itself included. Counts without recursion. */
export function depthOf(node: Ast.Expr): number {
  let level: readonly Ast.Expr[] = [node];
  let depth = 0;
  while (level.length > 0) {
    depth += 1;
    level = level.flatMap(children);
  }
  return depth;
}

/** The expressions that a clause holds directly. */
export function expressionsOfClause(clause: Ast.Clause): readonly Ast.Expr[] {
  switch (clause.kind) {
    case "quote":
    case "in-force":
    case "on":
    case "upon":
    case "complies":
    case "basis":
    case "unverified":
    case "concept":
    case "remedy":
      return [];
    case "for-each":
      return partsOfEach(clause.each);
    case "when":
    case "unless":
    case "pending-while":
    case "require":
      return [clause.condition];
    case "deadline":
      return [clause.fact, clause.due];
  }
}

/** The expressions that a declaration holds directly or in its clauses; of a unit none, for they are its body's. */
export function expressionsOf(declaration: Ast.Declaration): readonly Ast.Expr[] {
  switch (declaration.kind) {
    case "unit":
    case "quote":
    case "in-force":
    case "unverified":
    case "no-rule":
    case "addressed-to":
    case "not-encodable":
      return [];
    case "scope":
    case "exemption":
    case "yields-to":
      return [declaration.condition];
    case "parameter":
      return [...typePath(declaration.type), ...declaration.values.map((it) => it.value)];
    case "define":
      return [declaration.value, ...declaration.exceptions.flatMap((it) => [it.value, it.when])];
    case "open-term":
      return typePath(declaration.type);
    case "open-list":
      return [...typePath(declaration.type), declaration.list];
    case "standard":
      return [
        ...(declaration.each === undefined ? [] : partsOfEach(declaration.each)),
        ...conditionsOfStandard(declaration),
      ];
    case "rule":
      return declaration.clauses.flatMap(expressionsOfClause);
  }
}

/** What decides a standard beside signatures, or without one. */
export const conditionsOfStandard = (it: Ast.Standard): readonly Ast.Expr[] => [
  ...it.onlyIf,
  ...it.orIf,
  ...it.presumedIf,
  ...it.presumedNotIf,
];

/** What a declaration says to people in its author's words, in the order of the text; of a unit its title only. */
export function authoredTexts(declaration: Ast.Declaration): readonly Ast.Text[] {
  switch (declaration.kind) {
    case "unit":
      return declaration.title ? [declaration.title] : [];
    case "unverified":
    case "no-rule":
      return [declaration.why];
    case "not-encodable":
      return [declaration.words, declaration.because];
    case "yields-to":
      return [declaration.what];
    case "standard":
      return [declaration.title];
    case "rule":
      return [declaration.act, ...declaration.clauses.flatMap(textsOfClause)];
    case "quote":
    case "scope":
    case "in-force":
    case "define":
    case "parameter":
    case "open-term":
    case "open-list":
    case "exemption":
    case "addressed-to":
      return [];
  }
}

function textsOfClause(clause: Ast.Clause): readonly Ast.Text[] {
  if (clause.kind === "remedy") return [clause.text];
  if (clause.kind === "basis") return [clause.where];
  return clause.kind === "unverified" ? [clause.why] : [];
}

function typePath(type: Ast.TypeName | undefined): readonly Ast.Path[] {
  return type?.kind === "field" ? [type.path] : [];
}

/** Every declaration of a file in the order of the text, units before what they hold, with the units around it, outer first. */
export function* declarationsOf(
  { declarations }: Pick<Ast.File, "declarations">,
  units: readonly Ast.UnitBlock[] = [],
): Generator<{ readonly declaration: Ast.Declaration; readonly units: readonly Ast.UnitBlock[] }> {
  for (const declaration of declarations) {
    yield { declaration, units };
    if (declaration.kind === "unit") yield* declarationsOf({ declarations: declaration.body }, [...units, declaration]);
  }
}
