import { invariant } from "../../base/invariant.ts";
import type { Span } from "../../base/text.ts";
import type { GraphId, RuleNode } from "../../graph/graph.ts";
import type { RuleSource, Source, StandardSource, TermSource } from "../../graph/sources.ts";
import type { Placed, PlacedRule, Sound } from "../check/checked.ts";
import type * as Ast from "../syntax/ast.ts";

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
  scopes: readonly { readonly id: GraphId; readonly placed: Placed<Ast.Scope> }[],
  clauses: readonly { readonly id: GraphId; readonly clause: Ast.Require | Ast.Deadline }[],
  each: readonly Ast.Each[],
): RuleSource {
  const rule = placed.declaration;
  const quote = rule.clauses.find((it) => it.kind === "quote");
  const remedy = rule.clauses.find((it) => it.kind === "remedy");
  return {
    ...sourceOf(sound, placed, rule.name.span, quote),
    act: rule.act.text,
    remedy: remedy?.text.text,
    clauses: node.clauses.map((id, index) => {
      const twin = node.clauses.slice(0, index).filter((it) => it === id).length;
      const found = clauses.filter((it) => it.id === id)[twin];
      invariant(found, "every clause of the graph was written");
      const { clause } = found;
      const forbid = clause.kind === "require" && clause.forbid;
      return { name: clause.name?.text, forbid, place: { source: placed.file.source, span: clause.span } };
    }),
    scopes: node.scopes.map((id) => {
      const found = scopes.find((it) => it.id === id)?.placed;
      invariant(found, "every scope of the graph was written");
      const { locator, file, declaration } = found;
      return { locator, level: declaration.level, place: { source: file.source, span: declaration.span } };
    }),
    each: each.map((it) => {
      const list = sound.types.get(it.list.id);
      return { variable: it.variable.text, key: list?.kind === "list" ? list.key : undefined };
    }),
  };
}

export function standardSource(sound: Sound, placed: Placed<Ast.Standard>): StandardSource {
  const it = placed.declaration;
  return { ...sourceOf(sound, placed, it.name.span, it.quotes[0]), title: it.title.text };
}

export function termSource(sound: Sound, placed: Placed<Ast.OpenTerm>): TermSource {
  const { id, name, quote } = placed.declaration;
  const type = sound.types.get(id);
  return { ...sourceOf(sound, placed, name.span, quote), members: type?.kind === "enum" ? type.members : undefined };
}

export function definitionSource(
  sound: Sound,
  placed: Placed<Ast.Define>,
): { readonly name: string; readonly source: Source } {
  const { name, quote } = placed.declaration;
  return { name: name.text, source: sourceOf(sound, placed, name.span, quote) };
}
