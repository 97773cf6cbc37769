import type { Interval } from "../../base/interval.ts";
import { invariant } from "../../base/invariant.ts";
import type { Placed, PlacedExemption, PlacedRule, PlacedStandard, Sound } from "../check/checked.ts";
import type * as Ast from "../syntax/ast.ts";
import { fullName } from "./lowering.ts";

// INVARIANT (own-tables): an expression is lowered with the tables of the pack that wrote it.
//   Ids of nodes say nothing outside their pack, so a declaration is never handed on without its home.
/** A declaration at its place, and the pack whose tables explain it. */
export interface Home<P> {
  readonly sound: Sound;
  readonly placed: P;
}

type HomeOf<D, P> = (declaration: D) => Home<P>;

/** Where the declarations of all packs are at home, found by identity. */
export interface Homes {
  readonly rule: HomeOf<Ast.Rule, PlacedRule>;
  readonly definition: HomeOf<Ast.Define, Placed<Ast.Define>>;
  readonly parameter: HomeOf<Ast.Parameter, Placed<Ast.Parameter>>;
  readonly openList: HomeOf<Ast.OpenList, Placed<Ast.OpenList>>;
  readonly standard: HomeOf<Ast.Standard, PlacedStandard>;
  /** The rules that a clause or an exemption names, by name, versions as the packs stand. */
  readonly namedBy: (sound: Sound, node: Ast.Complies | Ast.Upon | Ast.Exemption) => readonly Home<PlacedRule>[];
  /** The exemptions of all packs that name a rule. */
  readonly exemptionsFrom: (rule: Ast.Rule) => readonly Home<PlacedExemption>[];
  /** Where a pack stands among all. */
  readonly rank: (sound: Sound) => number;
}

/**
 * All packs in an order that does not depend on how they were loaded: the own pack first,
 * the others by id, of one id the latest version first.
 */
export function packsInOrder(own: Sound, world: readonly Sound[]): readonly Sound[] {
  const others = [...new Set(world)].filter((it) => it !== own);
  others.sort((a, b) => (a.pack === b.pack ? firstDay(b.inForce) - firstDay(a.inForce) : a.pack < b.pack ? -1 : 1));
  return [own, ...others];
}

function firstDay(inForce: Interval): number {
  return inForce === "never" ? -Infinity : inForce.from;
}

/** Where everything is at home; `packs` as they stand in `packsInOrder`. */
export function homesOf(packs: readonly Sound[]): Homes {
  const rule = index(packs, (it) => it.rules);
  const ranks = new Map(packs.map((it, rank) => [it, rank]));
  const rank = (sound: Sound): number => ranks.get(sound) ?? packs.length;
  const namedBy: Homes["namedBy"] = (sound, node) => {
    const named = sound.named.get(node.id);
    invariant(named, "a sound pack knows the rules that it names");
    const order = (it: Home<PlacedRule>): string => fullName(it.sound, it.placed.declaration);
    return named
      .map(rule)
      .toSorted((a, b) => (order(a) === order(b) ? rank(a.sound) - rank(b.sound) : order(a) < order(b) ? -1 : 1));
  };
  const exemptions = new Map<Ast.Rule, Home<PlacedExemption>[]>();
  for (const sound of packs) {
    for (const placed of sound.exemptions) {
      for (const { placed: target } of namedBy(sound, placed.declaration)) {
        const known = exemptions.get(target.declaration);
        if (known === undefined) exemptions.set(target.declaration, [{ sound, placed }]);
        else known.push({ sound, placed });
      }
    }
  }
  return {
    rule,
    rank,
    definition: index(packs, (it) => it.definitions),
    parameter: index(packs, (it) => it.parameters),
    openList: index(packs, (it) => it.openLists),
    standard: index(packs, (it) => it.standards),
    namedBy,
    exemptionsFrom: (it) => exemptions.get(it) ?? [],
  };
}

function index<P extends Placed<Ast.Declaration>>(
  packs: readonly Sound[],
  placed: (sound: Sound) => readonly P[],
): HomeOf<P["declaration"], P> {
  const homes = new Map<Ast.Declaration, Home<P>>();
  for (const sound of packs) for (const it of placed(sound)) homes.set(it.declaration, { sound, placed: it });
  return (declaration) => {
    const home = homes.get(declaration);
    invariant(home, `a ${declaration.kind} that is named is of a pack that was loaded`);
    return home;
  };
}
