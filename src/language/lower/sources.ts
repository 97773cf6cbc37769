import { byText } from "../../base/by-text.ts";
import type { Translated } from "../../base/message.ts";
import { groupBy } from "../../base/group-by.ts";
import type { GraphId } from "../../graph/graph.ts";
import type { DefinitionSource, ExemptionSource, RuleSource, Source, Sources } from "../../graph/sources.ts";
import type { Vocabulary, Type } from "../../vocabulary/type.ts";
import type { PlacedDeclaration, PlacedExemption, PlacedRule, SoundPack } from "../check/checked-pack.ts";
import type * as Ast from "../syntax/ast.ts";
import type { LoweredDeclaration, DeclarationLowering } from "./declarations.ts";
import { lowerExpression } from "./expression.ts";
import { fullName, type DeclarationIndex } from "./lowering-context.ts";
import { sourceOf, standardSource, termSource, type LoweredYield } from "./rule.ts";

type LoweredOf<D> = LoweredDeclaration<PlacedDeclaration<D>>;

interface Finished {
  /** The pack itself, then the others, of one id the latest version first. */
  readonly packs: readonly SoundPack[];
  readonly rank: DeclarationIndex["rank"];
  readonly shop: DeclarationLowering;
  readonly rules: Iterable<LoweredWithSource<PlacedRule, RuleSource>>;
  readonly exemptions: Iterable<LoweredWithSource<PlacedExemption, ExemptionSource>>;
  readonly flags: readonly LoweredYield[];
  /** Where each node went in the finished graph. */
  readonly moved: ReadonlyMap<GraphId, GraphId>;
  readonly vocabulary: Vocabulary;
}

export interface LoweredWithSource<P, S> extends LoweredDeclaration<P> {
  readonly source: S;
}

/** What people wrote, of the pack itself and of every pack of which its graph reads something. */
export function sourcesOf({ packs, rank, shop, rules, exemptions, flags, moved, vocabulary }: Finished): Sources {
  const [own] = packs;
  const entry = <V>(id: GraphId, value: V): readonly (readonly [GraphId, V])[] => {
    const at = moved.get(id);
    return at === undefined ? [] : [[at, value]];
  };
  const entries = <T extends { readonly sound: SoundPack; readonly id: GraphId }, V>(
    made: Iterable<T>,
    value: (it: T) => V,
  ): readonly (readonly [GraphId, V])[] =>
    [...made].sort((a, b) => rank(a.sound) - rank(b.sound)).flatMap((it) => entry(it.id, value(it)));
  // Equal nodes are one node, so lowering a condition again finds it.
  const exceptionsOf = ({ sound, placed }: LoweredOf<Ast.Define>): DefinitionSource["exceptions"] =>
    placed.declaration.exceptions.flatMap((it) => {
      const nodeOf = (expr: Ast.Expr): GraphId | undefined =>
        moved.get(lowerExpression(shop.at({ sound, placed }), expr));
      const [when, value] = [nodeOf(it.when), nodeOf(it.value)];
      const place = { source: placed.file.source, span: { start: it.value.span.start, end: it.when.span.end } };
      return when === undefined || value === undefined ? [] : [{ when, value, place }];
    });
  const read = packs.filter((it) => it === own || shop.touched.has(it));
  return {
    rules: firsts(entries(rules, (it) => it.source)),
    exemptions: firsts(entries(exemptions, (it) => it.source)),
    parameters: firsts(entries([...shop.parameters.values(), ...shop.foreign], whereIs)),
    standards: firsts(read.flatMap((it) => it.standards.map((one) => named(it, one, standardSource)))),
    sameStandards: sameStandardsIn(packs),
    terms: firsts(read.flatMap((it) => it.terms.map((one) => named(it, one, termSource)))),
    definitions: grouped(
      entries([...shop.definitions.values()].toSorted(byName), (it) => {
        const { name } = it.placed.declaration;
        return {
          name: it.sound === own ? name.text : `${it.sound.pack}.${name.text}`,
          source: whereIs(it),
          exceptions: exceptionsOf(it),
        };
      }),
    ),
    openLists: firsts([
      ...entries(shop.namedLists.values(), whereIs),
      ...entries(shop.unnamedLists.values(), (it) => it.source),
    ]),
    yields: grouped(flags.flatMap(({ id, what, source }) => entry(id, { what, source }))),
    questions: questionsOf(vocabulary),
  };
}

/** By each standard that others are the same as: their full names, once for all texts. */
export function sameStandardsIn(packs: readonly SoundPack[]): Sources["sameStandards"] {
  const pairs = packs.flatMap((it) =>
    it.standards.flatMap(({ declaration, sameAs }) =>
      sameAs ? [{ question: sameAs.name, name: fullName(it, declaration) }] : [],
    ),
  );
  return new Map(
    [...groupBy(pairs, (it) => it.question)].map(([question, all]) => [
      question,
      [...new Set(all.map((it) => it.name))].toSorted(),
    ]),
  );
}

function whereIs({ sound, placed }: LoweredOf<Ast.Define | Ast.Parameter | Ast.OpenList>): Source {
  const { declaration } = placed;
  const quote = declaration.kind === "parameter" ? undefined : declaration.quote;
  return sourceOf(sound, placed, declaration.name.span, quote);
}

function named<D extends PlacedDeclaration<{ readonly name: Ast.Name }>, S>(
  sound: SoundPack,
  placed: D,
  source: (sound: SoundPack, placed: D) => S,
): readonly [string, S] {
  return [fullName(sound, placed.declaration), source(sound, placed)];
}

const byName = (a: LoweredOf<{ readonly name: Ast.Name }>, b: typeof a): number =>
  byText(a.placed.declaration.name.text, b.placed.declaration.name.text);

/** Of several values of one key the first. */
function firsts<K, V>(entries: readonly (readonly [K, V])[]): ReadonlyMap<K, V> {
  const found = new Map<K, V>();
  for (const [key, value] of entries) if (!found.has(key)) found.set(key, value);
  return found;
}

/** All values of each key; of several with one name the first. */
function grouped<V extends { readonly name: string } | { readonly what: string }>(
  entries: readonly (readonly [GraphId, V])[],
): ReadonlyMap<GraphId, readonly V[]> {
  const found = new Map<GraphId, Map<unknown, V>>();
  for (const [id, value] of entries) {
    const key = "name" in value ? value.name : value;
    const known = found.get(id) ?? new Map<unknown, V>();
    found.set(id, known);
    if (!known.has(key)) known.set(key, value);
  }
  return new Map([...found].map(([id, values]) => [id, [...values.values()]]));
}

/** The questions of a vocabulary, by the dotted path of the fact, without indexes. */
function questionsOf(vocabulary: Vocabulary): Sources["questions"] {
  const found = new Map<string, Translated>();
  const visit = (path: string, type: Type): void => {
    if (type.kind === "list") return visit(path, type.element);
    if (type.kind !== "record") return;
    for (const [name, field] of type.fields) {
      const at = `${path}.${name}`;
      if (field.ask) found.set(at, field.ask);
      visit(at, field.type);
    }
  };
  for (const subject of vocabulary.subjects.values()) visit(subject.name, subject.type);
  return found;
}
