import { fieldOf, textOf, type DataNode } from "../../base/document.ts";
import { groupBy } from "../../base/group-by.ts";
import { memoized } from "../../base/memoized.ts";
import type { UsedAttestation } from "../../evaluate/decision.ts";
import { settingsIn } from "../../evaluate/parts-of-run.ts";
import { isSignedAs, sameStandards, type SameStandards } from "../../evaluate/same-standards.ts";
import { countingOf } from "../../evaluate/standard.ts";
import { questionOf, type Graph, type GraphId, type StandardNode } from "../../graph/graph.ts";
import { childrenOf } from "../../graph/traversal.ts";
import type { Pack } from "../../pack/pack.ts";
import type { Input } from "../../vocabulary/input.ts";
import { reportPlace, showPlace } from "./report-place.ts";
import { documentsOf, type IdleSignatures, type ReportRun } from "./report-run.ts";

type Signed = Pick<ReportRun, "inputs" | "service" | "packs" | "needed" | "settings" | "decision" | "counted">;

/**
 * The signatures that count and that a rule of a pack asks for, but on which its verdict does not rest: while a fact is missing
 * beside what is signed, the signature decides nothing. Those that facts, or other signatures, dispute are none of them.
 */
export function idleSignatures(run: Signed, pack: Pack): IdleSignatures {
  const documents = run.counted ? [] : documentsOf(run).filter((it) => it.attestations.length > 0);
  if (documents.length === 0) return () => [];
  const { graph } = pack.program;
  const same = sameStandards([...run.packs, ...run.needed].map((it) => it.program));
  const standards = graph.nodes.flatMap((node, id) => (node.kind === "standard" ? [{ node, id }] : []));
  const counting = new Map(standards.map(({ node, id }) => [id, countingFor(node, documents, same, run, pack)]));
  const asked = standardsBelow(graph);
  const { disputed = [], rebutted = [] } = run.decision ?? {};
  const denied = new Set([...disputed, ...rebutted].map(placeOf));
  return (result) => {
    const id = pack.program.ids.get(result.rule);
    if (id === undefined || result.verdict === "not_in_force" || result.verdict === "not_examined") return [];
    const used = new Set(result.instances.flatMap((it) => it.attestations.map(placeOf)));
    const all = [...asked(id)].flatMap((standard) => counting.get(standard) ?? []);
    if (all.length === 0) return [];
    const own = new Set(result.instances.map((it) => run.inputs[it.input]));
    const askedAgain = new Set(
      result.instances.flatMap((it) =>
        it.causes.flatMap((one) => (one.kind === "attestation" ? aboutOf(one.standard, one.subject, one.element) : [])),
      ),
    );
    const rule = graph.nodes[id];
    const idle = all.filter(({ standard, input, subject, signed }) => {
      const isOwn = rule?.kind !== "rule" || rule.subject !== standard.subject || own.has(input);
      const isAskedAgain = askedAgain.has(aboutOf(questionOf(standard), subject, signed.element));
      return isOwn && !isAskedAgain && !used.has(placeOf(signed)) && !denied.has(placeOf(signed));
    });
    return [...new Map(idle.map((it) => [placeOf(it.signed), it.signed])).values()];
  };
}

const aboutOf = (standard: string, subject: string | undefined, element: string | undefined): string =>
  JSON.stringify([standard, subject, element]);

const placeOf = ({ place }: Pick<UsedAttestation, "place">): string => showPlace(reportPlace(place));

interface Counting {
  readonly standard: StandardNode;
  /** What it is about stands there. */
  readonly input: Input;
  readonly subject: string;
  readonly signed: UsedAttestation;
}

/** The signatures of a standard that count: of each document and element those of the last day, if they say the same. */
function countingFor(
  standard: StandardNode,
  documents: readonly Input[],
  same: SameStandards,
  run: Signed,
  { program }: Pack,
): readonly Counting[] {
  const settings = settingsIn(run.settings, program.reckoning);
  const namesIn = memoized((root: DataNode | undefined) => new Set(elementNames(root, standard.key)));
  const all = documents.flatMap((input) => {
    const root = input.roots.get(standard.subject);
    return input.attestations.flatMap((it): readonly Counting[] => {
      if (!isSignedAs(same, standard, it.standard) || textOf(fieldOf(root, "id")) !== it.subject) return [];
      if (standard.overList !== (it.element !== undefined)) return [];
      if (it.element !== undefined && !namesIn(root).has(it.element)) return [];
      const signed = countingOf(settings, standard, it, input);
      return signed ? [{ standard, input, subject: it.subject, signed }] : [];
    });
  });
  const byAbout = groupBy(all, (it) => JSON.stringify([it.input.source.path, it.subject, it.signed.element]));
  return [...byAbout.values()].flatMap((alike) => {
    const last = alike.reduce((day, { signed }) => (signed.on > day ? signed.on : day), "");
    const latest = alike.filter(({ signed }) => signed.on === last);
    return new Set(latest.map(({ signed }) => signed.met)).size === 1 ? latest : [];
  });
}

/** The names of the elements of all lists below. */
function elementNames(node: DataNode | undefined, key: string | undefined): readonly string[] {
  if (node?.kind === "record") return [...node.entries.values()].flatMap((it) => elementNames(it.value, key));
  if (node?.kind !== "list") return [];
  return node.items.flatMap((it) =>
    [textOf(key === undefined ? it : fieldOf(it, key)) ?? [], elementNames(it, key)].flat(),
  );
}

/** The standards that a node reads; the breach of a rule asks nobody to sign. */
function standardsBelow({ nodes }: Graph): (id: GraphId) => ReadonlySet<GraphId> {
  const known = new Map<GraphId, ReadonlySet<GraphId>>();
  const below = (id: GraphId): ReadonlySet<GraphId> => {
    const before = known.get(id);
    if (before) return before;
    const node = nodes[id];
    const children = node && node.kind !== "breach" ? childrenOf(node) : [];
    const found = new Set(children.flatMap((it) => [...below(it)]));
    if (node?.kind === "standard") found.add(id);
    known.set(id, found);
    return found;
  };
  return below;
}
