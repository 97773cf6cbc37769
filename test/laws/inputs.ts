import { parseDay, type Day } from "../../src/base/civil-date.ts";
import type { DataNode, RecordNode } from "../../src/base/document.ts";
import { exact } from "../../src/base/exact-number.ts";
import { dayIn, parseInstant, type Zone } from "../../src/base/instant.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import type { Type } from "../../src/vocabulary/type.ts";
import { plainReckoning } from "./pipeline.ts";
import type { Plain, PlainDocument, PlainRecord } from "./plain.ts";
import { isRecord } from "./stories.ts";
import { world } from "./world.ts";

/** In which order keys and attestations are written. */
export type Order = "as-is" | "reversed";

/** A plain document as the evaluator takes it. */
export function inputOf(it: PlainDocument, order: Order = "as-is", zone: Zone = plainReckoning.zone): Input {
  const at = it.subjects[it.subject]?.["at"];
  const moment = typeof at === "string" ? parseInstant(at) : undefined;
  const signed = it.attestations.map((one, index) => ({
    standard: one.standard,
    subject: one.subject,
    element: one.element,
    met: one.met,
    by: { name: `${one.role} ${one.on} ${String(one.met)}`, role: one.role },
    on: day(one.on),
    evidence: one.evidence,
    span: { start: index, end: index },
  }));
  const roots = new Map(Object.entries(it.subjects).map(([name, record]) => [name, recordOf(record, name, order)]));
  const events = [...roots].flatMap(([name, root]) => eventsIn(root, world.subjects.get(name)?.type));
  return {
    source: { path: `${it.name}.yaml`, text: "" },
    subject: it.subject,
    roots,
    document: { kind: "record", entries: new Map(), span: { start: 0, end: 0 } },
    span: { start: 0, end: 0 },
    factsOn: it.factsOn === undefined ? undefined : day(it.factsOn),
    day: moment === undefined ? undefined : dayIn(moment, zone),
    moment,
    attestations: order === "reversed" ? signed.toReversed() : signed,
    evidence: new Map(
      it.evidence.map((one) => [
        one.id,
        {
          id: one.id,
          evidenceKind: one.kind,
          collectedOn: day(one.collectedOn),
          expiresOn: one.expiresOn === undefined ? undefined : day(one.expiresOn),
          span: { start: 0, end: 0 },
        },
      ]),
    ),
    unusable: new Set(),
    events: new Set(events),
  };
}

/** What stands where something happened. */
function eventsIn(record: RecordNode, type: Type | undefined): readonly DataNode[] {
  if (type?.kind !== "record") return [];
  return [...type.fields].flatMap(([name, field]) => {
    const node = record.entries.get(name)?.value;
    return node && field.event ? [node] : [];
  });
}

function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`${text} is a day`);
  return parsed;
}

/** Positions are made from paths, so that equal paths have equal places whatever else is known. */
export function nodeOf(value: Plain, path: string, order: Order = "as-is"): DataNode {
  if (isRecord(value)) return recordOf(value, path, order);
  const span = { start: place(path), end: place(path) };
  if (typeof value === "number") return { kind: "scalar", value: exact(value) ?? null, span };
  if (typeof value !== "object" || value === null) return { kind: "scalar", value, span };
  const items: readonly Plain[] = value;
  return { kind: "list", items: items.map((it, index) => nodeOf(it, `${path}[${index}]`, order)), span };
}

function recordOf(record: PlainRecord, path: string, order: Order): RecordNode {
  const all = Object.entries(record);
  const entries = (order === "reversed" ? all.toReversed() : all).map(([key, it]) => {
    const at = `${path}.${key}`;
    return [key, { keySpan: { start: place(at), end: place(at) }, value: nodeOf(it, at, order) }] as const;
  });
  return { kind: "record", entries: new Map(entries), span: { start: place(path), end: place(path) } };
}

function place(path: string): number {
  let hash = 7;
  for (let index = 0; index < path.length; index += 1) hash = (hash * 31 + path.charCodeAt(index)) % 1_000_003;
  return hash;
}
