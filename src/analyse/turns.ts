import { addDays, parseDay, type Day } from "../base/civil-date.ts";
import { addDuration, parseDuration } from "../base/duration.ts";
import type { Interval } from "../base/interval.ts";
import { invariant } from "../base/invariant.ts";
import type { Program } from "../evaluate/program.ts";
import type { Run } from "../evaluate/run.ts";
import type { Settings } from "../evaluate/settings.ts";
import { placeKey } from "../evaluate/value.ts";
import type { GraphId, GraphNode, InForce, StandardNode } from "../graph/graph.ts";
import type { Attestation, Input } from "../vocabulary/input.ts";
import type { Turn, TurnCause } from "./turn.ts";

/** A pack of a run, judged by or only read, and the days of its law. */
export interface LawDays {
  readonly id: string;
  readonly inForce: Interval;
}

/**
 * The days that packs, profile and documents name themselves: all on which a verdict can change but those of deadlines and of
 * comparisons with the day of judgement, which have to be computed.
 */
export function namedTurns(run: Run, packs: readonly LawDays[]): readonly Turn[] {
  const inputs = documentsOf(run);
  const standards = run.programs.flatMap((it) => it.graph.nodes.filter((node) => node.kind === "standard"));
  const own = [
    ...packs.flatMap((it) => edges(it.inForce, (begins) => ({ kind: "pack", name: it.id, begins }))),
    ...run.programs.flatMap(ofGraph),
    ...ofProfile(run.settings),
    ...inputs.flatMap((it) => [...ofAttestations(it, standards, run.settings), ...ofEvidence(it)]),
    ...run.inputs.flatMap(ofDocument),
  ];
  return [...new Map(own.map((it) => [keyOf(it), it])).values()];
}

/** The documents that rules read: those of the run, and its service. */
const documentsOf = ({ inputs, service }: Run): readonly Input[] => [
  ...new Set(service ? [...inputs, service] : inputs),
];

/** Tells turns apart: versions of a pack share what they read of others. */
export function keyOf({ day, cause }: Turn): string {
  const { kind } = cause;
  const at = "place" in cause ? placeKey(cause.place) : "";
  const parts = Object.entries(cause).filter(([key]) => key !== "place");
  return JSON.stringify([day, kind, at, parts]);
}

/** The first day of an interval, and the first after it. */
function edges(interval: Interval | InForce, cause: (begins: boolean) => TurnCause): readonly Turn[] {
  if (interval === "never") return [];
  const [from, until] = [dayOf(interval.from), interval.until === undefined ? undefined : dayOf(interval.until)];
  return [{ day: from, cause: cause(true) }, ...(until === undefined ? [] : [{ day: until, cause: cause(false) }])];
}

function dayOf(it: Day | string): Day {
  const day = typeof it === "string" ? parseDay(it) : it;
  invariant(day !== undefined, "a graph has days only");
  return day;
}

function ofGraph({ graph, sources }: Program): readonly Turn[] {
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
function ofProfile({ interpretations, memberships, adoptions, assumptions }: Settings): readonly Turn[] {
  const signed = (it: Signed, cause: (begins: boolean) => TurnCause): readonly Turn[] => {
    const from = it.on > it.from ? it.on : it.from;
    return it.until !== undefined && it.until <= from ? [] : edges({ from, until: it.until }, cause);
  };
  return [
    ...interpretations.flatMap((it) => {
      const { term, value, by, place } = it;
      return signed(it, (begins) => ({ kind: "interpretation", term, value, by, place, begins }));
    }),
    ...memberships.flatMap((it) => {
      const { list, member, belongs, by, place } = it;
      return signed(it, (begins) => ({ kind: "membership", list, member, belongs, by, place, begins }));
    }),
    ...adoptions.flatMap((it) => {
      const { of, by, place } = it;
      return signed(it, (begins) => ({ kind: "adoption", name: of.name, by, place, begins }));
    }),
    ...assumptions.flatMap((it) => {
      const { fact, by, place } = it;
      return edges(it, (begins) => ({ kind: "assumption", fact, by, place, begins }));
    }),
  ];
}

type Signed = Pick<Settings["adoptions"][number], "on" | "from" | "until">;

/** Terms of several judges may differ: an attestation ends once for each that its role has. */
function ofAttestations(
  { source, attestations }: Input,
  standards: readonly StandardNode[],
  { calendar }: Settings,
): readonly Turn[] {
  const endsOf = ({ standard, by, on }: Attestation): readonly Day[] =>
    standards
      .filter((it) => it.name === standard)
      .flatMap((it) => it.judges.filter(({ role }) => role === by.role))
      .flatMap(({ validFor }) => {
        const duration = parseDuration(validFor);
        return (duration && addDuration(on, duration, calendar)) ?? [];
      });
  return attestations.flatMap((it) => {
    const { standard, element, met, span, on } = it;
    const place = { source, span };
    const cause = (begins: boolean): TurnCause => {
      return { kind: "attestation", standard, element, met, by: it.by.name, place, begins };
    };
    return [{ day: on, cause: cause(true) }, ...endsOf(it).map((day) => ({ day, cause: cause(false) }))];
  });
}

function ofEvidence({ source, evidence }: Input): readonly Turn[] {
  return [...evidence.values()].flatMap(({ id, collectedOn, expiresOn, span }) => {
    const until = expiresOn === undefined ? undefined : addDays(expiresOn, 1);
    return edges({ from: collectedOn, until }, (begins) => ({ kind: "evidence", id, place: { source, span }, begins }));
  });
}

function ofDocument({ source, span, subject, day }: Input, input: number): readonly Turn[] {
  return day === undefined ? [] : [{ day, cause: { kind: "document", subject, input, place: { source, span } } }];
}
