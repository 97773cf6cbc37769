import type { Diagnostic } from "../base/diagnostic.ts";
import { fieldOf, textOf } from "../base/fields.ts";
import { nearest } from "../base/nearest.ts";
import type { StandardNode } from "../graph/graph.ts";
import type { Pack } from "../pack/pack.ts";
import type { Attestation, Input } from "../vocabulary/input.ts";
import { missingElement, needlessElement, unknownStandard, unknownSubject } from "./diagnostics.ts";

/**
 * Attestations that could never count, because of a name: each would leave its standard open in silence.
 * Standards of shipped packs that are not in this run are left alone.
 */
export function checkAttestations(
  packs: readonly Pack[],
  shipped: Iterable<string>,
  inputs: readonly Input[],
): readonly Diagnostic[] {
  const loaded = new Set(packs.map((it) => it.manifest.id));
  const elsewhere = new Set([...shipped].filter((it) => !loaded.has(it)));
  const named = new Set(packs.flatMap((it) => [...it.program.sources.standards.keys()]));
  const nodes = packs.flatMap((it) => it.program.graph.nodes).filter((it) => it.kind === "standard");
  const standards = new Map(nodes.map((it) => [it.name, it]));
  const ids = new Set(inputs.flatMap(idsOf));
  const known: Known = { named, standards, elsewhere, ids };
  return [...new Set(inputs)].flatMap((input) => input.attestations.flatMap((it) => problemsOf(known, input, it)));
}

interface Known {
  readonly named: ReadonlySet<string>;
  /** Those that a rule reads. */
  readonly standards: ReadonlyMap<string, StandardNode>;
  readonly elsewhere: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}

function idsOf(input: Input): readonly string[] {
  return [...input.roots.values()].flatMap((it) => textOf(fieldOf(it, "id")) ?? []);
}

function problemsOf(known: Known, input: Input, it: Attestation): readonly Diagnostic[] {
  const place = { source: input.source, span: it.span };
  const { standard, subject } = it;
  if (known.elsewhere.has(standard.replace(/\.[^.]*$/, ""))) return [];
  if (!known.named.has(standard))
    return [unknownStandard.at(place, { standard, nearest: nearest(standard, known.named) })];
  const found: Diagnostic[] = [];
  if (!known.ids.has(subject)) found.push(unknownSubject.at(place, { subject, nearest: nearest(subject, known.ids) }));
  const node = known.standards.get(standard);
  if (node?.overList && it.element === undefined) found.push(missingElement.at(place, { standard }));
  if (node && !node.overList && it.element !== undefined) found.push(needlessElement.at(place, { standard }));
  return found;
}
