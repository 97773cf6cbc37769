import { invariant } from "../base/invariant.ts";
import type { Place } from "../base/text.ts";
import type { GraphId, RuleNode } from "../graph/graph.ts";
import type { RuleSource } from "../graph/sources.ts";
import type { PlacedExemption, PlacedRule } from "../language/check/checked.ts";
import type * as Ast from "../language/syntax/ast.ts";
import type { Pack } from "../pack/pack.ts";

/** A part of a rule that decides: what it means, and where and with which expressions it is written. */
export interface Part {
  readonly kind: "scope" | "for-each" | "when" | "upon" | "unless" | "exemption" | "clause";
  /** Index into the scopes, lists, exemptions or clauses of the rule; else 0. */
  readonly index: number;
  readonly place: Place;
  readonly expressions: readonly Ast.Expr[];
  readonly pack: Pack;
}

/** A rule as its pack writes it. */
export interface WrittenRule {
  readonly pack: Pack;
  readonly placed: PlacedRule;
}

/** The rule that a source tells of, among all packs that were loaded together. */
export function writtenRule(packs: readonly Pack[], source: RuleSource): WrittenRule {
  for (const pack of packs) {
    const placed = pack.checked.rules.find((it) => isNamedAt(it, source.place));
    if (placed) return { pack, placed };
  }
  invariant(false, "every rule was written in a pack");
}

/** The parts of a rule in the order in which they are asked; clauses, scopes and lists as its node has them. */
export function partsOf(
  packs: readonly Pack[],
  node: RuleNode,
  source: RuleSource,
  exemptionAt: (id: GraphId) => Place,
): readonly Part[] {
  const { pack, placed } = writtenRule(packs, source);
  const { declaration, file } = placed;
  const part = (kind: Part["kind"], index: number, place: Place, expressions: readonly Ast.Expr[]): Part => {
    return { kind, index, place, expressions, pack };
  };
  const written = declaration.clauses.flatMap((it): readonly Part[] => {
    const place = { source: file.source, span: it.span };
    switch (it.kind) {
      case "when":
      case "unless":
        return [part(it.kind, 0, place, [it.condition])];
      case "upon":
        return [part("upon", 0, place, [])];
      default:
        return [];
    }
  });
  const lists = declaration.clauses.flatMap((it) => (it.kind === "for-each" ? [it] : []));
  return [
    ...source.scopes.map((it, index) => {
      const scope = placed.scopes.find((one) => one.declaration.span.start === it.place.span.start);
      return part("scope", index, it.place, scope ? [scope.declaration.condition] : []);
    }),
    ...lists.map(({ each, span }, index) =>
      part("for-each", index, { source: file.source, span }, each.where ? [each.list, each.where] : [each.list]),
    ),
    ...written,
    ...node.exemptions.map((id, index) => exemptionPart(packs, exemptionAt(id), index, pack)),
    ...source.clauses.map((it, index) => {
      const clause = declaration.clauses.find((one) => one.span.start === it.place.span.start);
      return part("clause", index, it.place, clause ? expressionsOf(clause) : []);
    }),
  ];
}

function exemptionPart(packs: readonly Pack[], place: Place, index: number, own: Pack): Part {
  for (const pack of packs) {
    const found = pack.checked.exemptions.find((it) => isNamedAt(it, place));
    if (found) return { kind: "exemption", index, place, expressions: [found.declaration.condition], pack };
  }
  return { kind: "exemption", index, place, expressions: [], pack: own };
}

function isNamedAt({ declaration, file }: PlacedRule | PlacedExemption, place: Place): boolean {
  return file.source.path === place.source.path && declaration.name.span.start === place.span.start;
}

function expressionsOf(clause: Ast.Clause): readonly Ast.Expr[] {
  if (clause.kind === "require") return [clause.condition];
  return clause.kind === "deadline" ? [clause.fact, clause.due] : [];
}
