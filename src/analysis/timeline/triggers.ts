import { addDays, parseDay, formatDay, type Day, type Interval } from "../../base/civil-date.ts";
import { fieldOf, textOf } from "../../base/document.ts";
import { addDuration, parseDuration } from "../../base/duration.ts";
import { groupBy } from "../../base/group-by.ts";
import { invariant } from "../../base/invariant.ts";
import type { Place } from "../../base/text.ts";
import { boundsOf, civilDay } from "../../evaluate/compare.ts";
import type { Run, Trace } from "../../evaluate/context.ts";
import { partsOf } from "../../evaluate/parts-of-run.ts";
import type { Program } from "../../evaluate/program.ts";
import { isSignedAs, sameStandards, type SameStandards } from "../../evaluate/same-standards.ts";
import type { Settings } from "../../evaluate/settings.ts";
import { placeKey, union } from "../../evaluate/value.ts";
import type { GraphId, GraphNode, WrittenInterval, StandardNode, Graph } from "../../graph/graph.ts";
import type { Attestation, Input } from "../../vocabulary/input.ts";
import { documentsOf } from "../input-items.ts";

/** A day on which something begins to hold, or from which it no longer holds, so that a verdict may be another than the day before. */
export interface Trigger {
  readonly day: Day;
  readonly cause: TriggerCause;
}

export type TriggerCause = OfLaw | OfProfile | OfPeople | OfFacts;

interface Edge {
  /** It begins to hold, or it has ended. */
  readonly begins: boolean;
}

type OfLaw = Edge &
  (
    | { readonly kind: "pack"; readonly name: string }
    /** A rule, an exemption or a value with dates that has days of its own; by its full name. */
    | { readonly kind: "rule" | "exemption" | "parameter"; readonly name: string }
    | { readonly kind: "flag"; readonly what: string }
  );

type OfProfile = Edge & { readonly by: string; readonly place: Place } & (
    | { readonly kind: "interpretation"; readonly term: string; readonly value: string }
    | { readonly kind: "membership"; readonly list: string; readonly member: string; readonly belongs: boolean }
    | { readonly kind: "adoption"; readonly name: string }
    | { readonly kind: "assumption"; readonly fact: string }
  );

type OfPeople = Edge & { readonly place: Place } & (
    | {
        readonly kind: "attestation";
        readonly standard: string;
        readonly element: string | undefined;
        readonly met: boolean;
        readonly by: string;
      }
    | { readonly kind: "evidence"; readonly id: string }
  );

type OfFacts =
  /** A request, response or event has happened. */
  | { readonly kind: "document"; readonly subject: string; readonly input: number; readonly place: Place }
  /** The last day of a deadline is over. */
  | { readonly kind: "deadline"; readonly path: string; readonly due: string }
  /** The day on which something was done has come. */
  | { readonly kind: "done"; readonly path: string }
  /** On the day of judgement two documents tell a subject as of one day, for one has that day and the other names none. */
  | (Edge & { readonly kind: "told-twice"; readonly subject: string; readonly id: string })
  /** The day of judgement comes to a day that a rule compares it with, or goes past it. */
  | { readonly kind: "comparison"; readonly on: string; readonly begins: boolean };

/** A pack of a run, judged by or only read, and the days of its law. */
export interface LawDays {
  readonly id: string;
  readonly inForce: Interval;
}

/**
 * The days that packs, profile and documents name themselves: all on which a verdict can change but those of deadlines and of
 * comparisons with the day of judgement, which have to be computed.
 */
export function namedTriggers(run: Run, packs: readonly LawDays[]): readonly Trigger[] {
  const nodes = run.programs.flatMap((it) => it.graph.nodes.filter((node) => node.kind === "standard"));
  const standards = { nodes, same: sameStandards(run.programs) };
  const own = [
    ...packs.flatMap((it) => edges(it.inForce, (begins) => ({ kind: "pack", name: it.id, begins }))),
    ...run.programs.flatMap(ofGraph),
    ...ofProfile(run.settings),
    ...documentsOf(run).flatMap((it) => [...ofAttestations(it, standards, run.settings), ...ofEvidence(it)]),
    ...partsOf(run).flatMap((it) => it.inputs.flatMap(ofDocument)),
    ...toldTwice(documentsOf(run)),
  ];
  return [...new Map(own.map((it) => [triggerKey(it), it])).values()];
}

/** Tells turns apart: versions of a pack share what they read of others. */
export function triggerKey({ day, cause }: Trigger): string {
  const { kind } = cause;
  const at = "place" in cause ? placeKey(cause.place) : "";
  const parts = Object.entries(cause).filter(([key]) => key !== "place");
  return JSON.stringify([day, kind, at, parts]);
}

/** The first day of an interval, and the first after it. */
function edges(interval: Interval | WrittenInterval, cause: (begins: boolean) => TriggerCause): readonly Trigger[] {
  if (interval === "never") return [];
  const [from, until] = [dayOf(interval.from), interval.until === undefined ? undefined : dayOf(interval.until)];
  return [{ day: from, cause: cause(true) }, ...(until === undefined ? [] : [{ day: until, cause: cause(false) }])];
}

function dayOf(it: Day | string): Day {
  const day = typeof it === "string" ? parseDay(it) : it;
  invariant(day !== undefined, "a graph has days only");
  return day;
}

function ofGraph({ graph, sources }: Program): readonly Trigger[] {
  return graph.nodes.flatMap((node: GraphNode, id) => {
    switch (node.kind) {
      case "rule":
      case "exemption":
        return edges(node.inForce, (begins) => ({ kind: node.kind, name: node.name, begins }));
      case "dated":
        return node.values.flatMap((it) =>
          edges(it.inForce, (begins) => ({ kind: "parameter", name: node.name, begins })),
        );
      case "yields":
        return (sources.yields.get(id as GraphId) ?? []).flatMap(({ what }) =>
          edges(node.inForce, (begins) => ({ kind: "flag", what, begins })),
        );
      default:
        return [];
    }
  });
}

/** An entry counts from its signature at the earliest. */
function ofProfile({ interpretations, memberships, adoptions, assumptions }: Settings): readonly Trigger[] {
  const signed = (it: Signed, cause: (begins: boolean) => TriggerCause): readonly Trigger[] => {
    const from = it.on > it.from ? it.on : it.from;
    return it.until !== undefined && it.until <= from ? [] : edges({ from, until: it.until }, cause);
  };
  return [
    ...interpretations.flatMap(({ term, value, by, place, ...it }) =>
      signed(it, (begins) => ({ kind: "interpretation", term, value, by, place, begins })),
    ),
    ...memberships.flatMap(({ list, member, belongs, by, place, ...it }) =>
      signed(it, (begins) => ({ kind: "membership", list, member, belongs, by, place, begins })),
    ),
    ...adoptions.flatMap(({ of, by, place, ...it }) =>
      signed(it, (begins) => ({ kind: "adoption", name: of.name, by, place, begins })),
    ),
    ...assumptions.flatMap(({ fact, by, place, ...it }) =>
      edges(it, (begins) => ({ kind: "assumption", fact, by, place, begins })),
    ),
  ];
}

type Signed = Pick<Settings["adoptions"][number], "on" | "from" | "until">;

/** Terms of several judges may differ: an attestation ends once for each that its role has. */
function ofAttestations(
  { source, attestations }: Input,
  { nodes, same }: { readonly nodes: readonly StandardNode[]; readonly same: SameStandards },
  { calendar }: Settings,
): readonly Trigger[] {
  const endsOf = ({ standard, by, on }: Attestation): readonly Day[] =>
    nodes
      .filter((it) => isSignedAs(same, it, standard))
      .flatMap((it) => it.judges.filter(({ role }) => role === by.role))
      .flatMap(({ validFor }) => {
        const duration = parseDuration(validFor);
        return (duration && addDuration(on, duration, calendar)) ?? [];
      });
  return attestations.flatMap((it) => {
    const { standard, element, met, span, on } = it;
    const place = { source, span };
    const cause = (begins: boolean): TriggerCause => {
      return { kind: "attestation", standard, element, met, by: it.by.name, place, begins };
    };
    return [{ day: on, cause: cause(true) }, ...endsOf(it).map((day) => ({ day, cause: cause(false) }))];
  });
}

function ofEvidence({ source, evidence }: Input): readonly Trigger[] {
  return [...evidence.values()].flatMap(({ id, collectedOn, expiresOn, span }) => {
    const until = expiresOn === undefined ? undefined : addDays(expiresOn, 1);
    return edges({ from: collectedOn, until }, (begins) => ({ kind: "evidence", id, place: { source, span }, begins }));
  });
}

function ofDocument({ source, span, subject, day }: Input, input: number): readonly Trigger[] {
  return day === undefined ? [] : [{ day, cause: { kind: "document", subject, input, place: { source, span } } }];
}

/** What a document says as of no day of its own is known as of the day of judgement, and held against what others say as of that day. */
function toldTwice(documents: readonly Input[]): readonly Trigger[] {
  const named = documents.flatMap(({ roots, factsOn }) =>
    [...roots].flatMap(([subject, root]) => {
      const id = textOf(fieldOf(root, "id"));
      return id === undefined ? [] : [{ subject, id, factsOn }];
    }),
  );
  return [...groupBy(named, (it) => JSON.stringify([it.subject, it.id])).values()]
    .filter((same) => same.some((it) => it.factsOn === undefined))
    .flat()
    .flatMap(({ subject, id, factsOn: from }) =>
      from === undefined
        ? []
        : edges({ from, until: addDays(from, 1) }, (begins) => ({ kind: "told-twice", subject, id, begins })),
    );
}

/** A date of `require FACT by DUE`, the day of an event that is asked whether it is there, or the other side of a comparison with `as_of` or `facts_on`. */
type Measured = "fact" | "due" | "there" | "compared";

/** A turn that evaluation came upon, and the node that has the date. */
export interface ObservedTrigger extends Trigger {
  readonly program: Program;
  readonly id: GraphId;
}

/**
 * Sees, while rules are evaluated, the days on which deadlines pass, things are done, and comparisons with the day of
 * judgement or of the facts turn. Nothing else in a rule reads these days: the checker has them stand as a whole side of a comparison.
 */
export function traceDates(found: (met: ObservedTrigger) => void): Trace {
  const known = new Map<Program, ReadonlyMap<GraphId, readonly Measured[]>>();
  return (id, _, { value, grounds, event }, { program, settings }) => {
    const measured = known.get(program) ?? measuredIn(program.graph);
    known.set(program, measured);
    const own = measured.get(id) ?? [];
    if (own.length === 0) return;
    const { low, high } = boundsOf(value);
    const bounds = [low, high].flatMap((it) => (it && civilDay(it, settings.zone)) ?? []);
    const daysOf = (kind: Measured): readonly Day[] => (kind === "there" ? [event?.since ?? []].flat() : bounds);
    const read = union([grounds]).flatMap((it) => (it.kind === "fact" || it.kind === "assumption" ? [it.path] : []));
    const path = read[0] ?? "";
    const turns = own.flatMap((kind) => [...new Set(daysOf(kind))].flatMap((day) => triggersAt(kind, day, path)));
    for (const turn of turns) found({ ...turn, program, id });
  };
}

function triggersAt(kind: Measured, day: Day, path: string): readonly Trigger[] {
  const next = addDays(day, 1);
  const on = formatDay(day);
  if (kind === "fact" || kind === "there") return [{ day, cause: { kind: "done", path } }];
  if (kind === "due") return [{ day: next, cause: { kind: "deadline", path, due: on } }];
  return [
    { day, cause: { kind: "comparison", on, begins: true } },
    { day: next, cause: { kind: "comparison", on, begins: false } },
  ];
}

function measuredIn({ nodes }: Graph): ReadonlyMap<GraphId, readonly Measured[]> {
  const measured = new Map<GraphId, readonly Measured[]>();
  const add = (id: GraphId, kind: Measured): void => {
    measured.set(id, [...(measured.get(id) ?? []), kind]);
  };
  for (const node of nodes) {
    if (node.kind === "deadline") {
      add(node.fact, "fact");
      add(node.due, "due");
    }
    if (node.kind === "present") add(node.of, "there");
    if (node.kind !== "compare") continue;
    const { left, right } = node;
    if (nodes[left]?.kind === "day") add(right, "compared");
    if (nodes[right]?.kind === "day") add(left, "compared");
  }
  return measured;
}

/** The run as it is judged on a day. */
export const onDay = (run: Run, asOf: Day): Run => ({ ...run, settings: { ...run.settings, asOf, now: undefined } });
