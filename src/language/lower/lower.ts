import { invariant } from "../../base/invariant.ts";
import { graphBuilder } from "../../graph/builder.ts";
import type { Graph, GraphId } from "../../graph/graph.ts";
import type { ExemptionSource, RuleSource, Sources } from "../../graph/sources.ts";
import type { Vocabulary } from "../../vocabulary/type.ts";
import type { PlacedExemption, PlacedRule, Sound } from "../check/checked.ts";
import type * as Ast from "../syntax/ast.ts";
import { lowerExemption } from "./exemption.ts";
import { lowerFlag } from "./flag.ts";
import { homesOf, packsInOrder, type Home, type Homes } from "./homes.ts";
import { fullName } from "./lowering.ts";
import { namedFirst } from "./named-first.ts";
import { lowerRule } from "./rule.ts";
import { sourcesOf, type MadeWith } from "./sources-of.ts";
import { workshop } from "./workshop.ts";

/** A rule graph, and what people wrote beside its meaning. */
export interface Lowered {
  readonly graph: Graph;
  readonly sources: Sources;
}

/**
 * A sound pack as its rule graph, with all that it reads of other packs, and what people wrote beside the meaning.
 * Names of variables, files, the order of declarations and of packs and all layout leave no trace in the graph.
 *
 * `world`: all packs that are loaded together, and what they need. Their exemptions guard the rules that they name,
 * whoever needs whom.
 */
export function lower(sound: Sound, world: readonly Sound[], vocabulary: Vocabulary): Lowered {
  const packs = packsInOrder(sound, world);
  const homes = homesOf(packs);
  const builder = graphBuilder();
  const shop = workshop(builder, homes);
  const rules = new Map<Ast.Rule, MadeWith<PlacedRule, RuleSource>>();
  const exemptions = new Map<Ast.Exemption, MadeWith<PlacedExemption, ExemptionSource>>();

  const exemption = (home: Home<PlacedExemption>): GraphId => {
    const { declaration } = home.placed;
    const made = exemptions.get(declaration) ?? { ...home, ...lowerExemption(shop.at(home), home.placed) };
    exemptions.set(declaration, made);
    return made.id;
  };
  const ruleAt = ({ placed }: Home<PlacedRule>): GraphId => {
    const made = rules.get(placed.declaration);
    invariant(made, "a rule is lowered after those that it names");
    return made.id;
  };
  const own = sound.rules.map((placed) => homes.rule(placed.declaration));
  for (const home of namedFirst(own.toSorted(byName), (it) => namedByRule(homes, it))) {
    const { declaration } = home.placed;
    const around = {
      named: (clause: Ast.Complies | Ast.Upon): readonly GraphId[] => homes.namedBy(home.sound, clause).map(ruleAt),
      exemptions: homes.exemptionsFrom(declaration).map(exemption),
    };
    rules.set(declaration, { ...home, ...lowerRule(shop.at(home), home.placed, around) });
  }
  const flags = sound.dispositions.flatMap((placed) => lowerFlag(shop.at({ sound, placed }), placed));

  const { graph, moved } = builder.finish(sound.pack, {
    rules: own.map(ruleAt),
    yields: flags.map((it) => it.id),
    exemptions: sound.exemptions.map((placed) => ({
      exemption: exemption({ sound, placed }),
      from: homes.namedBy(sound, placed.declaration).map((it) => fullName(it.sound, it.placed.declaration)),
    })),
  });
  const made = { rules: rules.values(), exemptions: exemptions.values() };
  return { graph, sources: sourcesOf({ packs, shop, ...made, flags, moved, vocabulary }) };
}

function namedByRule(homes: Homes, { sound, placed }: Home<PlacedRule>): readonly Home<PlacedRule>[] {
  return placed.declaration.clauses.flatMap((it) =>
    it.kind === "complies" || it.kind === "upon" ? homes.namedBy(sound, it) : [],
  );
}

function byName(a: Home<PlacedRule>, b: Home<PlacedRule>): number {
  return a.placed.declaration.name.text < b.placed.declaration.name.text ? -1 : 1;
}
