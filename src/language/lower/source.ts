import { invariant } from "../../base/invariant.ts";
import type { Span } from "../../base/text.ts";
import type { GraphId, RuleNode } from "../../graph/graph.ts";
import type { ClauseSource, RuleSource, ScopeSource, Source, StandardSource, TermSource } from "../../graph/sources.ts";
import type { Translated } from "../../base/message.ts";
import { translated } from "../../graph/translated.ts";
import type { Placed, PlacedRule, Sound, Standing } from "../check/checked.ts";
import type * as Ast from "../syntax/ast.ts";
import type { LoweredScope } from "./scope.ts";

/** A clause that requires something, as a node. */
export interface LoweredClause {
  readonly id: GraphId;
  readonly clause: Ast.Require | Ast.Deadline | Ast.Complies;
}

/** Where a declaration stands, and the words of the law that it quotes. */
export function sourceOf(sound: Sound, placed: Placed<unknown>, span: Span, quote: Ast.Quote | undefined): Source {
  return {
    locator: placed.locator,
    place: { source: placed.file.source, span },
    quote: quote && sound.quotes.get(quote.id),
  };
}

/** A rule's places and words; clauses and scopes stand as its node has them. */
export function ruleSource(
  sound: Sound,
  placed: PlacedRule,
  node: RuleNode,
  scopes: readonly LoweredScope[],
  clauses: readonly LoweredClause[],
  each: readonly Ast.Each[],
): RuleSource {
  const rule = placed.declaration;
  const quote = rule.clauses.find((it) => it.kind === "quote");
  const remedy = rule.clauses.find((it) => it.kind === "remedy");
  const basis = rule.clauses.find((it) => it.kind === "basis");
  const concept = rule.clauses.find((it) => it.kind === "concept");
  /** The clauses of each node, the first of them last: equal ones are one node. */
  const written = new Map<GraphId, LoweredClause[]>();
  for (const it of clauses.toReversed()) {
    const twins = written.get(it.id);
    if (twins === undefined) written.set(it.id, [it]);
    else twins.push(it);
  }
  return {
    ...sourceOf(sound, placed, rule.name.span, quote),
    act: translated(sound, rule.act.text),
    remedy: remedy && translated(sound, remedy.text.text),
    clauses: node.clauses.map((id) => {
      const found = written.get(id)?.pop();
      invariant(found, "every clause of the graph was written");
      return clauseSource(placed, found.clause);
    }),
    scopes: scopeSources(node.scopes, scopes),
    each: each.map((it) => {
      const list = sound.types.get(it.list.id);
      return { variable: it.variable.text, key: list?.kind === "list" ? list.key : undefined };
    }),
    basis: basis && { name: basis.basis.text, where: translated(sound, basis.where.text) },
    unverified: whyUnverified(sound, placed),
    concept: concept?.name.text,
  };
}

function clauseSource({ file }: Placed<unknown>, clause: LoweredClause["clause"]): ClauseSource {
  return {
    name: clause.name?.text,
    forbid: clause.kind === "require" && clause.forbid,
    place: { source: file.source, span: clause.span },
    complies:
      clause.kind === "complies"
        ? {
            pack: clause.pack.text,
            places: clause.places?.map(({ article, paragraph, item }) => ({ article, paragraph, item })),
          }
        : undefined,
  };
}

/** Scopes as a node has them; of equal ones the first that was written. */
export function scopeSources(ids: readonly GraphId[], scopes: readonly LoweredScope[]): readonly ScopeSource[] {
  const written = new Map(scopes.toReversed().map((it) => [it.id, it.placed]));
  return ids.map((id) => {
    const found = written.get(id);
    invariant(found, "every scope of the graph was written");
    const { locator, file, declaration } = found;
    return { locator, level: declaration.level, place: { source: file.source, span: declaration.span } };
  });
}

export function whyUnverified(sound: Sound, { unverified }: Standing): readonly Translated[] {
  return unverified.map((it) => translated(sound, it.why.text));
}

export function standardSource(sound: Sound, placed: Placed<Ast.Standard>): StandardSource {
  const it = placed.declaration;
  return { ...sourceOf(sound, placed, it.name.span, it.quotes[0]), title: translated(sound, it.title.text) };
}

export function termSource(sound: Sound, placed: Placed<Ast.OpenTerm>): TermSource {
  const { id, name, quote } = placed.declaration;
  const type = sound.types.get(id);
  return { ...sourceOf(sound, placed, name.span, quote), members: type?.kind === "enum" ? type.members : undefined };
}
