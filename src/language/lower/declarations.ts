import { writeInterval } from "../../base/civil-date.ts";
import { formatDuration, parseDuration } from "../../base/duration.ts";
import { invariant } from "../../base/invariant.ts";
import type { GraphBuilder } from "../../graph/builder.ts";
import type { GraphId } from "../../graph/graph.ts";
import type { PlacedDeclaration, PlacedStandard, SoundPack } from "../check/checked-pack.ts";
import type * as Ast from "../syntax/ast.ts";
import { lowerExpression, lowerJoined } from "./expression.ts";
import {
  fullName,
  type PackDeclaration,
  type DeclarationIndex,
  type LoweredOpenList,
  type LoweringContext,
  type NamedDeclarations,
  type WrittenNodes,
} from "./lowering-context.ts";

/** A declaration as a node. */
export interface LoweredDeclaration<P> extends PackDeclaration<P> {
  readonly id: GraphId;
}

/** What has been made so far of the declarations that expressions name, in all packs, each once. */
export interface DeclarationLowering {
  /** What lowering needs at a declaration of whatever pack. */
  readonly at: (home: PackDeclaration<PlacedDeclaration<unknown>>) => LoweringContext;
  /** The packs of which something was lowered. */
  readonly touched: ReadonlySet<SoundPack>;
  readonly definitions: ReadonlyMap<Ast.Define, LoweredDeclaration<PlacedDeclaration<Ast.Define>>>;
  readonly parameters: ReadonlyMap<Ast.Parameter, LoweredDeclaration<PlacedDeclaration<Ast.Parameter>>>;
  /** What one pack reads of another: its latest version, with the node of all versions. */
  readonly foreign: readonly LoweredDeclaration<PlacedDeclaration<Ast.Define | Ast.Parameter>>[];
  readonly namedLists: ReadonlyMap<Ast.OpenList, LoweredDeclaration<PlacedDeclaration<Ast.OpenList>>>;
  readonly unnamedLists: ReadonlyMap<Ast.ListLiteral, LoweredOpenList>;
}

export function declarationLowering(
  builder: GraphBuilder,
  homes: DeclarationIndex,
  written: WrittenNodes | undefined,
): DeclarationLowering {
  const touched = new Set<SoundPack>();
  const foreign: LoweredDeclaration<PlacedDeclaration<Ast.Define | Ast.Parameter>>[] = [];
  const unnamedLists = new Map<Ast.ListLiteral, LoweredOpenList>();
  const at = ({ sound, placed }: PackDeclaration<PlacedDeclaration<unknown>>): LoweringContext => {
    touched.add(sound);
    return { sound, builder, owner: placed, named, openLists: unnamedLists, written };
  };
  const definitions = memoizedLowering(at, homes.definition, lowerDefinition);
  const parameters = memoizedLowering(at, homes.parameter, lowerParameter);
  const namedLists = memoizedLowering(at, homes.openList, lowerOpenList);
  const standards = memoizedLowering(at, homes.standard, lowerStandard);
  const named: NamedDeclarations = {
    definition: definitions.of,
    parameter: parameters.of,
    openList: namedLists.of,
    standard: standards.of,
    home: (standard) => {
      const home = homes.standard(standard);
      touched.add(home.sound);
      return home;
    },
    foreign: (declarations) => {
      const versions = declarations.map(({ declaration }) =>
        declaration.kind === "define"
          ? { home: homes.definition(declaration), value: definitions.of(declaration) }
          : { home: homes.parameter(declaration), value: parameters.of(declaration) },
      );
      const values = versions.map(({ home, value }) => ({ inForce: writeInterval(home.sound.inForce), value }));
      const latest = versions.map((it) => it.home).toSorted((a, b) => homes.rank(a.sound) - homes.rank(b.sound))[0];
      invariant(latest, "what is read of another pack is declared there");
      const name = fullName(latest.sound, latest.placed.declaration);
      const id = builder.add({ kind: "dated", name, values });
      foreign.push({ ...latest, id });
      return id;
    },
  };
  return {
    at,
    touched,
    foreign,
    definitions: definitions.made,
    parameters: parameters.made,
    namedLists: namedLists.made,
    unnamedLists,
  };
}

/** Makes a node of each declaration of one kind when it is first named. */
function memoizedLowering<D, P extends PlacedDeclaration<unknown>>(
  at: DeclarationLowering["at"],
  homeOf: (declaration: D) => PackDeclaration<P>,
  lowerIt: (lowering: LoweringContext, placed: P) => GraphId,
): { readonly made: ReadonlyMap<D, LoweredDeclaration<P>>; readonly of: (declaration: D) => GraphId } {
  const made = new Map<D, LoweredDeclaration<P>>();
  return {
    made,
    of: (declaration) => {
      const before = made.get(declaration);
      if (before) return before.id;
      const home = homeOf(declaration);
      const id = lowerIt(at(home), home.placed);
      made.set(declaration, { ...home, id });
      return id;
    },
  };
}

/** A definition is its value, with exceptions where it has some. */
function lowerDefinition(lowering: LoweringContext, { declaration: it }: PlacedDeclaration<Ast.Define>): GraphId {
  const value = lowerExpression(lowering, it.value);
  if (it.exceptions.length === 0) return value;
  const exceptions = it.exceptions.map((one) => ({
    when: lowerExpression(lowering, one.when),
    value: lowerExpression(lowering, one.value),
  }));
  return lowering.builder.add({ kind: "cases", name: fullName(lowering.sound, it), value, exceptions });
}

function lowerParameter(lowering: LoweringContext, { declaration: it }: PlacedDeclaration<Ast.Parameter>): GraphId {
  const values = it.values.map(({ value, from, until }) => ({
    inForce: { from: from.text, until: until?.text },
    value: lowerExpression(lowering, value),
  }));
  return lowering.builder.add({ kind: "dated", name: fullName(lowering.sound, it), values });
}

function lowerOpenList(lowering: LoweringContext, { declaration: it }: PlacedDeclaration<Ast.OpenList>): GraphId {
  const of = it.list.items.map((one) => lowerExpression(lowering, one));
  return lowering.builder.add({ kind: "open-list", name: fullName(lowering.sound, it), of });
}

/** What another pack asks is signed as that pack says; when the law takes it to be so is said by each pack's own law. */
function lowerStandard(lowering: LoweringContext, { declaration: it, subject, sameAs }: PlacedStandard): GraphId {
  const { judges } = sameAs ? lowering.named.home(sameAs.standard).placed.declaration : it;
  const list = it.each && lowering.sound.types.get(it.each.list.id);
  return lowering.builder.add({
    kind: "standard",
    name: fullName(lowering.sound, it),
    sameAs: sameAs?.name,
    subject,
    overList: it.each !== undefined,
    key: list?.kind === "list" ? list.key : undefined,
    onlyIf: it.onlyIf.map((one) => lowerExpression(lowering, one)),
    orIf: it.orIf.map((one) => lowerExpression(lowering, one)),
    presumedIf: lowerJoined(lowering, "or", it.presumedIf),
    presumedNotIf: lowerJoined(lowering, "or", it.presumedNotIf),
    judges: judges.map((judge) => {
      const duration = parseDuration(judge.validFor.text);
      invariant(duration, "the parser reads durations only");
      return {
        role: judge.role.text,
        validFor: formatDuration(duration),
        evidence: judge.evidence.map((one) => one.text),
      };
    }),
  });
}
