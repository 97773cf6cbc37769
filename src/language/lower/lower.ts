import { byText } from "../../base/by-text.ts";
import { invariant } from "../../base/invariant.ts";
import { visitPostorder } from "../../base/visit-postorder.ts";
import { graphBuilder } from "../../graph/builder.ts";
import type { Graph, GraphId } from "../../graph/graph.ts";
import type { ExemptionSource, RuleSource, Sources } from "../../graph/sources.ts";
import { freeLocals } from "../../graph/traversal.ts";
import type { Locator } from "../../statute/locator.ts";
import type { Vocabulary } from "../../vocabulary/type.ts";
import type { PlacedExemption, PlacedRule, SoundPack } from "../check/checked-pack.ts";
import type * as Ast from "../syntax/ast.ts";
import { declarationLowering } from "./declarations.ts";
import {
  declarationIndex,
  packsInOrder,
  fullName,
  type PackDeclaration,
  type DeclarationIndex,
  type WrittenNodes,
} from "./lowering-context.ts";
import { lowerExemption, lowerYield, lowerRule } from "./rule.ts";
import { sourcesOf, type LoweredWithSource } from "./sources.ts";

/** A rule graph, and what people wrote beside its meaning. */
export interface Lowered {
  readonly graph: Graph;
  readonly sources: Sources;
  /** Of each node: how many enclosing lists it reads. */
  readonly free: readonly number[];
}

/**
 * A sound pack as its rule graph, with all that it reads of other packs, and what people wrote beside the meaning.
 * Names of variables, files, the order of declarations and of packs and all layout leave no trace in the graph.
 *
 * `world`: all packs that are loaded together, and what they need. Their exemptions guard the rules that they name,
 * whoever needs whom. `written`: takes the node of the graph that each expression became.
 */
export function lower(
  sound: SoundPack,
  world: readonly SoundPack[],
  vocabulary: Vocabulary,
  written?: WrittenNodes,
): Lowered {
  const packs = packsInOrder(sound, world);
  const homes = declarationIndex(packs);
  const builder = graphBuilder();
  const shop = declarationLowering(builder, homes, written);
  const rules = new Map<Ast.Rule, LoweredWithSource<PlacedRule, RuleSource>>();
  const exemptions = new Map<Ast.Exemption, LoweredWithSource<PlacedExemption, ExemptionSource>>();

  const exemption = (home: PackDeclaration<PlacedExemption>): GraphId => {
    const { declaration } = home.placed;
    const made = exemptions.get(declaration) ?? { ...home, ...lowerExemption(shop.at(home), home.placed) };
    exemptions.set(declaration, made);
    return made.id;
  };
  const ruleAt = ({ placed }: PackDeclaration<PlacedRule>): GraphId => {
    const made = rules.get(placed.declaration);
    invariant(made, "a rule is lowered after those that it names");
    return made.id;
  };
  const own = sound.rules.map((placed) => homes.rule(placed.declaration));
  for (const home of topologicalOrder(own.toSorted(byName), (it) => namedByRule(homes, it))) {
    const { declaration } = home.placed;
    const around = {
      named: (clause: Ast.Complies | Ast.Upon): readonly GraphId[] => homes.namedBy(home.sound, clause).map(ruleAt),
      placeOf: (clause: Ast.Complies, name: string): Locator | undefined =>
        homes.namedBy(home.sound, clause).find(({ placed }) => placed.declaration.name.text === name)?.placed.locator,
      exemptions: homes.exemptionsFrom(declaration).map(exemption),
    };
    rules.set(declaration, { ...home, ...lowerRule(shop.at(home), home.placed, around) });
  }
  const flags = sound.dispositions.flatMap((placed) => lowerYield(shop.at({ sound, placed }), placed));

  const { graph, moved } = builder.finish(sound.pack, {
    rules: own.map(ruleAt),
    yields: flags.map((it) => it.id),
    exemptions: sound.exemptions.map((placed) => ({
      exemption: exemption({ sound, placed }),
      from: homes.namedBy(sound, placed.declaration).map((it) => fullName(it.sound, it.placed.declaration)),
    })),
  });
  for (const [expr, id] of written ?? []) {
    const there = moved.get(id);
    // What nothing of the pack reads is left out of its graph.
    if (there === undefined) written?.delete(expr);
    else written?.set(expr, there);
  }
  const made = { rules: rules.values(), exemptions: exemptions.values() };
  const sources = sourcesOf({ packs, rank: homes.rank, shop, ...made, flags, moved, vocabulary });
  return { graph, sources, free: freeLocals(graph) };
}

function namedByRule(
  homes: DeclarationIndex,
  { sound, placed }: PackDeclaration<PlacedRule>,
): readonly PackDeclaration<PlacedRule>[] {
  return placed.declaration.clauses.flatMap((it) =>
    it.kind === "complies" || it.kind === "upon" ? homes.namedBy(sound, it) : [],
  );
}

function byName(a: PackDeclaration<PlacedRule>, b: PackDeclaration<PlacedRule>): number {
  return byText(a.placed.declaration.name.text, b.placed.declaration.name.text);
}

/**
 * Everything that the roots name, themselves included, each after all that it names.
 * Without recursion: chains may be long.
 *
 * @example
 * topologicalOrder(["a", "c"], (it) => (it === "a" ? ["b", "c"] : [])) // ["b", "c", "a"]
 */
export function topologicalOrder<T>(roots: readonly T[], named: (it: T) => readonly T[]): readonly T[] {
  const order: T[] = [];
  const onCycle = (): void => invariant(false, "what names one another has no cycle");
  visitPostorder(roots, named, (it) => order.push(it), onCycle);
  return order;
}
