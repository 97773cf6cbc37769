import type { Diagnostic } from "../base/diagnostic.ts";
import type { DataNode } from "../base/data.ts";
import { entriesOf, fieldOf, textOf } from "../base/fields.ts";
import type { Value } from "../base/message.ts";
import { didYouMean, nearestOfMany } from "../base/nearest.ts";
import type { StandardNode } from "../graph/graph.ts";
import { ofOtherPacks, type OtherPacks } from "../pack/of-other-packs.ts";
import type { Pack } from "../pack/pack.ts";
import type { Attestation, Input } from "../vocabulary/input.ts";
import {
  missingElement,
  needlessElement,
  unknownElement,
  unknownRole,
  unknownStandard,
  unknownSubject,
} from "./diagnostics.ts";

/**
 * Attestations that could never count, because of a name: each would leave its standard open in silence.
 * Standards of `others` that are not in this run are left alone; a subject that is not there is told once.
 */
export function checkAttestations(
  packs: readonly Pack[],
  others: OtherPacks,
  inputs: readonly Input[],
): readonly Diagnostic[] {
  const named = new Set(packs.flatMap((it) => [...it.program.sources.standards.keys()]));
  const nodes = packs.flatMap((it) => it.program.graph.nodes).filter((it) => it.kind === "standard");
  const standards = new Map(nodes.map((it) => [it.name, it]));
  const ids = new Set(inputs.flatMap(idsOf));
  const roles = new Set(packs.flatMap((it) => it.manifest.roles));
  const names = new Map<string, ReadonlySet<string>>();
  const namesBy = (key: string): ReadonlySet<string> => {
    const kept = names.get(key) ?? namesIn(inputs, key);
    names.set(key, kept);
    return kept;
  };
  const isElsewhere = ofOtherPacks(packs, others);
  const known: Known = { named, standards, isElsewhere, ids, roles, namesBy, nearest: nearestOfMany() };
  const found = [...new Set(inputs)].flatMap((input) =>
    input.attestations.flatMap((it) => problemsOf(known, input, it)),
  );
  const seen = new Set<Value>();
  return found.filter((it) => {
    if (it.code !== unknownSubject.code) return true;
    const { subject } = it.params;
    const isNew = !seen.has(subject);
    seen.add(subject);
    return isNew;
  });
}

interface Known {
  readonly named: ReadonlySet<string>;
  /** Those that a rule reads. */
  readonly standards: ReadonlyMap<string, StandardNode>;
  readonly isElsewhere: (standard: string) => boolean;
  readonly ids: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  /** All that the documents call by a field that names elements. */
  readonly namesBy: (key: string) => ReadonlySet<string>;
  readonly nearest: ReturnType<typeof nearestOfMany>;
}

function idsOf(input: Input): readonly string[] {
  return [...input.roots.values()].flatMap((it) => textOf(fieldOf(it, "id")) ?? []);
}

function problemsOf(known: Known, input: Input, it: Attestation): readonly Diagnostic[] {
  const place = { source: input.source, span: it.span };
  const { standard, subject } = it;
  const { nearest } = known;
  if (known.isElsewhere(standard)) return [];
  if (!known.named.has(standard))
    return [unknownStandard.at(place, { standard, near: didYouMean(nearest(standard, known.named)) })];
  const found: Diagnostic[] = [];
  if (!known.ids.has(subject))
    found.push(unknownSubject.at(place, { subject, near: didYouMean(nearest(subject, known.ids)) }));
  const node = known.standards.get(standard);
  if (node?.overList && it.element === undefined) found.push(missingElement.at(place, { standard }));
  if (node && !node.overList && it.element !== undefined) found.push(needlessElement.at(place, { standard }));
  const { role } = it.by;
  if (!known.roles.has(role)) found.push(unknownRole.at(place, { role, near: didYouMean(nearest(role, known.roles)) }));
  const names = node?.key !== undefined && it.element !== undefined ? known.namesBy(node.key) : undefined;
  if (names && it.element !== undefined && !names.has(it.element))
    found.push(unknownElement.at(place, { element: it.element, near: didYouMean(nearest(it.element, names)) }));
  return found;
}

function namesIn(inputs: readonly Input[], key: string): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: DataNode): void => {
    if (node.kind === "list") node.items.forEach(visit);
    for (const { key: name, value } of entriesOf(node)) {
      const text = name === key ? textOf(value) : undefined;
      if (text !== undefined) names.add(text);
      visit(value);
    }
  };
  for (const { roots } of inputs) roots.forEach(visit);
  return names;
}
