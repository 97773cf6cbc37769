import { formatDay, type Day } from "../../base/civil-date.ts";
import { fieldOf, fromPlain, textOf, type DataDocument, type DataNode, type RecordNode } from "../../base/document.ts";
import { runOfCase } from "../../cases/run-cases.ts";
import type { Run } from "../../evaluate/context.ts";
import type { Interpretation, Membership } from "../../evaluate/settings.ts";
import type { Attestation, Evidence, Input } from "../../vocabulary/input.ts";
import { documentsOf } from "../input-items.ts";
import type { Side } from "./side.ts";

/** What a case judges: documents, the days, and how open words are read. Small enough to be written down. */
export interface Scene {
  readonly asOf: Day;
  readonly lawOf: Day | undefined;
  /** The documents that are judged, the one that the search is about first. */
  readonly documents: readonly RecordNode[];
  /** Entries of `interpretations` in a profile. */
  readonly readings: readonly RecordNode[];
}

/** The run that a side makes of a scene, read and validated as a case is; undefined: it is no valid document. */
export function runOfScene(
  side: Side,
  { asOf, lawOf, documents, readings }: Scene,
  sources: readonly DataDocument[] = documents.map(sourced),
): Run | undefined {
  const own = readings.filter((it) => isKnownTo(side, it));
  const place = { source: { path: "witness.yaml", text: "" }, span: { start: 0, end: 0 } };
  const profile = own.length === 0 ? undefined : profileOf(own);
  const { run } = runOfCase(
    {
      name: "",
      why: "",
      place,
      asOf,
      lawOf,
      asIfInForce: false,
      provisional: false,
      documents: sources,
      bases: sources,
      sets: [],
      profile: profile && { source: place.source, root: profile },
      expect: [],
    },
    { pack: side.pack, needed: side.needed, vocabulary: side.reading },
  );
  return run;
}

/** Documents without a text: no two stand at one place of one file. */
const sourced = (root: RecordNode, index: number): DataDocument => ({
  source: { path: `witness-${index}.yaml`, text: "" },
  root,
});

/** A profile with these readings alone. */
export const profileOf = (readings: readonly RecordNode[]): DataNode => recordOf({ interpretations: listOf(readings) });

/** A word or a list that a side does not have is nothing that a profile could read for it. */
export function isKnownTo({ program: { graph } }: Side, reading: RecordNode): boolean {
  const [term, list] = ["term", "list"].map((it) => textOf(fieldOf(reading, it)));
  return graph.nodes.some(
    (it) => (it.kind === "term" && it.name === term) || (it.kind === "open-list" && it.name === list),
  );
}

/** A run that was supposed as a scene that can be written down. */
export function sceneOf(run: Run): Scene {
  const { settings, vocabulary } = run;
  return {
    asOf: settings.asOf,
    lawOf: settings.lawOf,
    documents: documentsOf(run).map((it) => documentOf(it, vocabulary.subjects.get(it.subject)?.vocabulary ?? "")),
    readings: [...settings.interpretations.map(termReading), ...settings.memberships.map(listReading)],
  };
}

function documentOf(input: Input, vocabulary: string): RecordNode {
  const { subject, factsOn, roots, attestations, evidence } = input;
  return recordOf({
    kind: fromPlain(subject),
    vocabulary: fromPlain(vocabulary),
    ...(factsOn === undefined ? {} : { facts_on: fromPlain(formatDay(factsOn)) }),
    ...Object.fromEntries(roots),
    ...(attestations.length === 0 ? {} : { attestations: listOf(attestations.map(attestationNode)) }),
    ...(evidence.size === 0 ? {} : { evidence: listOf([...evidence.values()].map(evidenceNode)) }),
  });
}

const attestationNode = ({ standard, subject, element, met, by, on, evidence }: Attestation): DataNode =>
  fromPlain({
    standard,
    about: { subject, ...(element === undefined ? {} : { element }) },
    met,
    by: { name: by.name === "" ? "Signer" : by.name, role: by.role },
    on: formatDay(on),
    evidence: [...evidence],
  });

const evidenceNode = ({ id, evidenceKind, collectedOn, expiresOn }: Evidence): DataNode =>
  fromPlain({
    id,
    kind: evidenceKind,
    collected_on: formatDay(collectedOn),
    expires_on: expiresOn === undefined ? null : formatDay(expiresOn),
  });

const signedReading = ({ by, on, from, until, because }: Interpretation | Membership): object => ({
  by: by === "" ? "Signer" : by,
  on: formatDay(on),
  from: formatDay(from),
  until: until === undefined ? null : formatDay(until),
  because: because === "" ? "to tell two texts apart" : because,
});

const termReading = (it: Interpretation): RecordNode =>
  plainRecord({ term: it.term, value: it.value, ...signedReading(it) });

const listReading = (it: Membership): RecordNode =>
  plainRecord({ list: it.list, member: it.member, in: it.belongs, ...signedReading(it) });

function plainRecord(value: object): RecordNode {
  const node = fromPlain(value);
  return node.kind === "record" ? node : recordOf({});
}

const nowhere = { start: 0, end: 0 };

export const listOf = (items: readonly DataNode[]): DataNode => ({ kind: "list", items, span: nowhere });

export function recordOf(fields: Readonly<Record<string, DataNode>>): RecordNode {
  const entries = Object.entries(fields).map(([key, value]) => [key, { keySpan: nowhere, value }] as const);
  return { kind: "record", entries: new Map(entries), span: nowhere };
}
