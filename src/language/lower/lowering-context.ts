import { byText } from "../../base/by-text.ts";
import type { Interval } from "../../base/civil-date.ts";
import { groupBy } from "../../base/group-by.ts";
import { invariant } from "../../base/invariant.ts";
import type { GraphBuilder } from "../../graph/builder.ts";
import type { GraphId } from "../../graph/graph.ts";
import type { Source } from "../../graph/sources.ts";
import type {
  PlacedDeclaration,
  SoundPack,
  PlacedExemption,
  PlacedRule,
  PlacedStandard,
} from "../check/checked-pack.ts";
import type * as Ast from "../syntax/ast.ts";

/** What lowering an expression needs: the pack whose tables explain it, the graph it goes to, and what it names. */
export interface LoweringContext {
  readonly sound: SoundPack;
  readonly builder: GraphBuilder;
  /** The declaration whose expression this is: the place of an open list. */
  readonly owner: PlacedDeclaration<unknown>;
  readonly named: NamedDeclarations;
  readonly openLists: Map<Ast.ListLiteral, LoweredOpenList>;
  /** Takes where each expression went, if somebody asks. */
  readonly written: WrittenNodes | undefined;
}

/** Expressions by their tree, with the node that each became; sugar and equal expressions share one. */
export type WrittenNodes = Map<Ast.Expr, GraphId>;

/** Declarations by their tree, each lowered once, with the tables of its own pack. */
export interface NamedDeclarations {
  readonly definition: (definition: Ast.Define) => GraphId;
  readonly parameter: (parameter: Ast.Parameter) => GraphId;
  /** What another pack declares, in each of its versions. */
  readonly foreign: (declarations: readonly PlacedDeclaration<Ast.Define | Ast.Parameter>[]) => GraphId;
  readonly openList: (list: Ast.OpenList) => GraphId;
  readonly standard: (standard: Ast.Standard) => GraphId;
  /** The pack of a standard that is the same as one that is lowered. */
  readonly home: (standard: Ast.Standard) => PackDeclaration<PlacedStandard>;
}

/** A list that the law leaves open, with or without a name. */
export interface LoweredOpenList {
  readonly sound: SoundPack;
  readonly id: GraphId;
  readonly source: Source;
}

/** The full name of a declaration: `PACK.NAME`. */
export function fullName(sound: SoundPack, { name }: { readonly name: Ast.Name }): string {
  return `${sound.pack}.${name.text}`;
}

// INVARIANT (own-tables): an expression is lowered with the tables of the pack that wrote it.
//   Ids of nodes say nothing outside their pack, so a declaration is never handed on without its home.
/** A declaration at its place, and the pack whose tables explain it. */
export interface PackDeclaration<P> {
  readonly sound: SoundPack;
  readonly placed: P;
}

type PackDeclarationOf<D, P> = (declaration: D) => PackDeclaration<P>;

/** Where the declarations of all packs are at home, found by identity. */
export interface DeclarationIndex {
  readonly rule: PackDeclarationOf<Ast.Rule, PlacedRule>;
  readonly definition: PackDeclarationOf<Ast.Define, PlacedDeclaration<Ast.Define>>;
  readonly parameter: PackDeclarationOf<Ast.Parameter, PlacedDeclaration<Ast.Parameter>>;
  readonly openList: PackDeclarationOf<Ast.OpenList, PlacedDeclaration<Ast.OpenList>>;
  readonly standard: PackDeclarationOf<Ast.Standard, PlacedStandard>;
  /** The rules that a clause or an exemption names, by name, versions as the packs stand. */
  readonly namedBy: (
    sound: SoundPack,
    node: Ast.Complies | Ast.Upon | Ast.Exemption,
  ) => readonly PackDeclaration<PlacedRule>[];
  /** The exemptions of all packs that name a rule. */
  readonly exemptionsFrom: (rule: Ast.Rule) => readonly PackDeclaration<PlacedExemption>[];
  /** Where a pack stands among all. */
  readonly rank: (sound: SoundPack) => number;
}

/**
 * All packs in an order that does not depend on how they were loaded: the own pack first,
 * the others by id, of one id the latest version first.
 */
export function packsInOrder(own: SoundPack, world: readonly SoundPack[]): readonly SoundPack[] {
  const others = [...new Set(world)].filter((it) => it !== own);
  others.sort((a, b) => byText(a.pack, b.pack) || firstDay(b.inForce) - firstDay(a.inForce));
  return [own, ...others];
}

function firstDay(inForce: Interval): number {
  return inForce === "never" ? -Infinity : inForce.from;
}

/** Where everything is at home; `packs` as they stand in `packsInOrder`. */
export function declarationIndex(packs: readonly SoundPack[]): DeclarationIndex {
  const rule = index(packs, (it) => it.rules);
  const ranks = new Map(packs.map((it, rank) => [it, rank]));
  const rank = (sound: SoundPack): number => ranks.get(sound) ?? packs.length;
  const namedBy: DeclarationIndex["namedBy"] = (sound, node) => {
    const named = sound.named.get(node.id);
    invariant(named, "a sound pack knows the rules that it names");
    const order = (it: PackDeclaration<PlacedRule>): string => fullName(it.sound, it.placed.declaration);
    return named.map(rule).toSorted((a, b) => byText(order(a), order(b)) || rank(a.sound) - rank(b.sound));
  };
  const exempting = packs.flatMap((sound) =>
    sound.exemptions.flatMap((placed) =>
      namedBy(sound, placed.declaration).map((target) => ({ target, exemption: { sound, placed } })),
    ),
  );
  const exemptions = groupBy(exempting, (it) => it.target.placed.declaration);
  return {
    rule,
    rank,
    definition: index(packs, (it) => it.definitions),
    parameter: index(packs, (it) => it.parameters),
    openList: index(packs, (it) => it.openLists),
    standard: index(packs, (it) => it.standards),
    namedBy,
    exemptionsFrom: (it) => exemptions.get(it)?.map((one) => one.exemption) ?? [],
  };
}

function index<P extends PlacedDeclaration<Ast.Declaration>>(
  packs: readonly SoundPack[],
  placed: (sound: SoundPack) => readonly P[],
): PackDeclarationOf<P["declaration"], P> {
  const homes = new Map<Ast.Declaration, PackDeclaration<P>>();
  for (const sound of packs) for (const it of placed(sound)) homes.set(it.declaration, { sound, placed: it });
  return (declaration) => {
    const home = homes.get(declaration);
    invariant(home, `a ${declaration.kind} that is named is of a pack that was loaded`);
    return home;
  };
}
