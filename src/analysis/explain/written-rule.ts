import { invariant } from "../../base/invariant.ts";
import type { Place } from "../../base/text.ts";
import type { ExemptionApplied } from "../../evaluate/decision.ts";
import { placeKey } from "../../evaluate/value.ts";
import type { GraphId, RuleNode } from "../../graph/graph.ts";
import type { RuleSource } from "../../graph/sources.ts";
import type { PlacedExemption, PlacedRule } from "../../language/check/checked-pack.ts";
import type * as Ast from "../../language/syntax/ast.ts";
import { conditionsOfStandard, walk } from "../../language/syntax/walk.ts";
import type { Pack } from "../../pack/pack.ts";
import type { Locator } from "../../statute/locator.ts";
import { phraseCondition, phraseRule, type Phrasing, type PhrasingContext } from "../guide/phrasing.ts";

/** A part of a rule that decides: what it means, and where and with which expressions it is written. */
export interface RulePart {
  readonly kind: "scope" | "for-each" | "when" | "upon" | "unless" | "exemption" | "clause" | "pending-while";
  /** Index into the scopes, lists, exemptions or clauses of the rule; else 0. */
  readonly index: number;
  readonly place: Place;
  /** Where in the law, of scopes and exemptions: they may stand elsewhere than the rule. */
  readonly locator: Locator | undefined;
  /** Of a requirement, if it has one; the full one of an exemption. */
  readonly name: string | undefined;
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
    const placed = ruleNamedAt(pack.checked.rules, source.place);
    if (placed) return { pack, placed };
  }
  invariant(false, "every rule was written in a pack");
}

/** The parts of a rule in the order in which they are asked; clauses, scopes and lists as its node has them. */
export function rulePartsOf(
  packs: readonly Pack[],
  node: RuleNode,
  source: RuleSource,
  exemptionAt: (id: GraphId) => ExemptionApplied,
): readonly RulePart[] {
  const { pack, placed } = writtenRule(packs, source);
  const { declaration, file } = placed;
  const at = ({ span }: Ast.Clause): Place => ({ source: file.source, span });
  const plain = { index: 0, locator: undefined, name: undefined, pack };
  const lists = declaration.clauses.flatMap((it) => (it.kind === "for-each" ? [it] : []));
  return [
    ...source.scopes.map(({ place, locator }, index): RulePart => {
      const scope = placed.scopes.find((it) => it.declaration.span.start === place.span.start);
      const expressions = scope ? [scope.declaration.condition] : [];
      return { ...plain, kind: "scope", index, place, locator, expressions };
    }),
    ...lists.map((it, index): RulePart => {
      const { list, where } = it.each;
      return { ...plain, kind: "for-each", index, place: at(it), expressions: where ? [list, where] : [list] };
    }),
    ...declaration.clauses.flatMap((it): readonly RulePart[] => {
      if (it.kind === "upon") return [{ ...plain, kind: "upon", place: at(it), expressions: [] }];
      if (it.kind !== "when" && it.kind !== "unless") return [];
      return [{ ...plain, kind: it.kind, place: at(it), expressions: [it.condition] }];
    }),
    ...node.exemptions.map((id, index) => exemptionPart(packs, exemptionAt(id), index, pack)),
    ...source.clauses.map(({ place, name }, index): RulePart => {
      const clause = declaration.clauses.find((it) => it.span.start === place.span.start);
      return { ...plain, kind: "clause", index, place, name, expressions: clause ? expressionsOf(clause) : [] };
    }),
    ...declaration.clauses.flatMap((it): readonly RulePart[] =>
      it.kind === "pending-while" ? [{ ...plain, kind: it.kind, place: at(it), expressions: [it.condition] }] : [],
    ),
  ];
}

function exemptionPart(
  packs: readonly Pack[],
  { exemption: name, locator, law: place }: ExemptionApplied,
  index: number,
  own: Pack,
): RulePart {
  const part = { kind: "exemption", index, place, locator, name } as const;
  for (const pack of packs) {
    const found = exemptionNamedAt(pack.checked.exemptions, place);
    if (!found) continue;
    const { span, condition } = found.declaration;
    const whole = { source: found.file.source, span: { start: span.start, end: condition.span.end } };
    return { ...part, place: whole, expressions: [condition], pack };
  }
  return { ...part, expressions: [], pack: own };
}

/** Says a part of a rule in plain words; as its author wrote it where there are none. */
export function partPhrasing(
  { pack, placed: rule }: WrittenRule,
  vocabulary: PhrasingContext["vocabulary"],
): (part: RulePart) => Phrasing | undefined {
  const speaker = (of: Pack, file: Ast.File): PhrasingContext => ({ pack: of, vocabulary, file, variables: new Map() });
  const clauses = phraseRule(rule.declaration, speaker(pack, rule.file));
  return (part) => {
    const { source, span } = part.place;
    const clause = clauses.find((it) => source.path === rule.file.source.path && span.start === it.span.start);
    if (clause) return clause.said;
    const file = part.pack.checked.files.find((it) => it.source.path === source.path);
    const [condition] = part.expressions;
    return file && condition && phraseCondition(condition, speaker(part.pack, file));
  };
}

const ruleNamedAt = byPlaceOfName<PlacedRule>();
const exemptionNamedAt = byPlaceOfName<PlacedExemption>();

/** Finds, of all that a pack declares, what has its name at a place; they are put in order once. */
function byPlaceOfName<T extends PlacedRule | PlacedExemption>(): (all: readonly T[], place: Place) => T | undefined {
  const known = new WeakMap<readonly T[], ReadonlyMap<string, T>>();
  return (all, place) => {
    const index =
      known.get(all) ??
      new Map(all.map((it) => [placeKey({ source: it.file.source, span: it.declaration.name.span }), it]));
    known.set(all, index);
    return index.get(placeKey(place));
  };
}

function expressionsOf(clause: Ast.Clause): readonly Ast.Expr[] {
  if (clause.kind === "require") return [clause.condition];
  return clause.kind === "deadline" ? [clause.fact, clause.due] : [];
}

/** The definitions and standards of its own pack that expressions name, and those that these name in turn; each once. */
export function definitionsUsed(
  { checked }: Pick<Pack, "checked">,
  expressions: readonly Ast.Expr[],
): readonly (Ast.Define | Ast.Standard)[] {
  const found = new Set<Ast.Define | Ast.Standard>();
  const visit = (expression: Ast.Expr): void => {
    for (const it of walk(expression)) {
      const meaning = it.kind === "path" ? checked.meanings.get(it.id) : undefined;
      if (meaning?.kind === "definition" && !found.has(meaning.definition)) {
        found.add(meaning.definition);
        const { value, exceptions } = meaning.definition;
        for (const one of [value, ...exceptions.flatMap((exception) => [exception.when, exception.value])]) visit(one);
      }
      if (meaning?.kind === "standard" && !found.has(meaning.standard)) {
        found.add(meaning.standard);
        for (const one of conditionsOfStandard(meaning.standard)) visit(one);
      }
    }
  };
  for (const it of expressions) visit(it);
  return [...found];
}
