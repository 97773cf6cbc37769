import {
  numberOf,
  textOf,
  type DataDocument,
  type DataNode,
  type ParsedDocuments,
  type RecordEntry,
  type RecordNode,
} from "../../base/document.ts";
import { exact, isExact, nearestDouble } from "../../base/exact-number.ts";
import { formatInstant, instantOfEpoch, utc } from "../../base/instant.ts";
import { readJsonLines } from "../../base/json-document.ts";
import type { SourceText, Span } from "../../base/text.ts";
import type { ColumnMap, ColumnStep, FactColumn, MappedFact, MomentUnit } from "./column-map.ts";
import { lastSecond, nonNull, valueAt } from "./make-node.ts";

/**
 * Reads a text of rows as documents of ours, in which every value keeps the place that it has in its row.
 *
 * INVARIANT (never a no): what a row does not say is left out of its document, and so is what it says to be null, unless the map says
 * under `absent` what that means.
 *
 * @example
 * const facts = [{ path: ["response", "id"], type: { kind: "string" }, place: { source: { path: "m", text: "" }, span: { start: 0, end: 0 } }, origin: { kind: "column", text: "id", steps: ["id"], words: new Map(), moment: undefined, offset: undefined, absent: undefined } }];
 * const [it] = readRows({ path: "a.jsonl", text: '{"id": "r-1"}' }, { facts }).documents;
 * toPlain(fieldOf(fieldOf(it.root, "response"), "id")) // "r-1"
 */
export function readRows(file: SourceText, map: ColumnMap): ParsedDocuments {
  const { documents, diagnostics } = readJsonLines(file, "rounded");
  const rows = documents.map(({ source, root }): DataDocument => ({ source, root: mappedRow(root, map, source.text) }));
  return { documents: rows, diagnostics };
}

interface FoundFact {
  readonly path: readonly string[];
  readonly node: DataNode;
}

/** The document that a row says, of the facts that it says. `text`: where it stands; without one no number in it is long. */
export function mappedRow(row: DataNode, { facts }: ColumnMap, text?: string): DataNode {
  const said = facts.map((it) => (it.origin.kind === "column" ? valueIn(row, it.origin, it.type, text) : undefined));
  const subjects = new Set(facts.flatMap((it, at) => (said[at] ? it.path[0] : [])));
  // What is the map's to say stands where the row begins.
  const start = { start: row.span.start, end: Math.min(row.span.start + 1, row.span.end) };
  const found = facts.flatMap((it: MappedFact, at): readonly FoundFact[] => {
    const isSaid = it.path.length === 1 ? subjects.size > 0 : subjects.has(it.path[0]);
    const { origin } = it;
    const ofMap = origin.kind !== "column" ? origin.value : isUnsaid(row, origin.steps) ? origin.absent : undefined;
    const node = said[at] ?? (isSaid && ofMap ? placed(ofMap, start) : undefined);
    return node ? [{ path: it.path, node }] : [];
  });
  return recordOf(found, 0, row.span);
}

function recordOf(found: readonly FoundFact[], depth: number, span: Span): RecordNode {
  const entries = new Map<string, RecordEntry>();
  for (const { path } of found) {
    const name = path[depth] ?? "";
    if (entries.has(name)) continue;
    const own = found.filter((it) => it.path[depth] === name);
    const [first] = own;
    const value = first && first.path.length === depth + 1 ? first.node : recordOf(own, depth + 1, span);
    entries.set(name, { keySpan: value.span, value });
  }
  return { kind: "record", entries, span };
}

function valueIn(
  row: DataNode,
  column: FactColumn,
  { kind }: MappedFact["type"],
  text: string | undefined,
): DataNode | undefined {
  const node = nonNull(column.steps.reduce<DataNode | undefined>(below, row));
  if (!node) return undefined;
  const word = node.kind === "scalar" ? column.words.get(wordOf(node.value)) : undefined;
  if (word) return placed(word, node.span);
  return kind === "datetime" ? momentIn(node, column, text) : withoutNulls(node);
}

function below(node: DataNode | undefined, step: ColumnStep): DataNode | undefined {
  if (typeof step === "number") return node?.kind === "list" ? node.items[step] : undefined;
  return node?.kind === "record" ? node.entries.get(step)?.value : undefined;
}

/**
 * Whether a row has nothing there, or null. Not where something of another kind stands in the way, of which nobody knows what it says, and
 * not where a list on the way is not there or has null as that element: only a list that is there says that it has no such element.
 */
function isUnsaid(row: DataNode, steps: readonly ColumnStep[]): boolean {
  let node: DataNode | undefined = row;
  for (const [at, step] of steps.entries()) {
    if (node.kind !== (typeof step === "number" ? "list" : "record")) return false;
    const found = below(node, step);
    node = nonNull(found);
    if (!node) return !(found && typeof step === "number") && !steps.slice(at + 1).some((it) => typeof it === "number");
  }
  return false;
}

const wordOf = (value: string | boolean | null | Parameters<typeof nearestDouble>[0]): string =>
  isExact(value) ? String(nearestDouble(value)) : String(value);

function placed(node: DataNode, span: Span): DataNode {
  if (node.kind === "scalar") return { ...node, span };
  if (node.kind === "list") return { ...node, items: node.items.map((it) => placed(it, span)), span };
  const entries = [...node.entries].map(
    ([key, it]) => [key, { keySpan: span, value: placed(it.value, span) }] as const,
  );
  return { kind: "record", entries: new Map(entries), span };
}

/** A list keeps its places: what is null in it is told. */
function withoutNulls(node: DataNode): DataNode {
  if (node.kind === "scalar") return node;
  if (node.kind === "list") return { ...node, items: node.items.map(withoutNulls) };
  const entries = [...node.entries].flatMap(([key, { keySpan, value }]) =>
    nonNull(value) ? [[key, { keySpan, value: withoutNulls(value) }] as const] : [],
  );
  return { ...node, entries: new Map(entries) };
}

const perSecond: Readonly<Record<MomentUnit, number>> = {
  seconds: 1,
  milliseconds: 1e3,
  microseconds: 1e6,
  nanoseconds: 1e9,
};

const written = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2}(?:\.\d+)?) ?(?:([Zz]|UTC)|([+-]\d{2})(?::?(\d{2}))?)?$/;

/**
 * Whether a text is a moment without its offset.
 *
 * @example
 * isClock("2026-11-26 12:41:03") // true
 * isClock("2026-11-26T12:41:03Z") // false
 */
export function isClock(text: string): boolean {
  const [, day, , zero, hours] = written.exec(text) ?? [];
  return day !== undefined && (zero ?? hours) === undefined;
}

/** A moment as documents write it; what is none stays as it is, for the vocabulary to refuse. */
function momentIn(node: DataNode, { moment, offset }: FactColumn, text: string | undefined): DataNode {
  if (moment === undefined) {
    const [, day, time, zero, hours, minutes = "00"] = written.exec(textOf(node) ?? "") ?? [];
    const zone = zero === undefined ? (hours === undefined ? offset : `${hours}:${minutes}`) : "Z";
    return day === undefined || zone === undefined ? node : valueAt(node.span, `${day}T${time}${zone}`);
  }
  const digits = textOf(node) ?? text?.slice(node.span.start, node.span.end);
  const count = countIn(digits ?? "") ?? numberOf(node);
  const ms = count?.mul(1000).div(perSecond[moment]).floor().valueOf() ?? 0;
  return ms > 0 && ms <= lastSecond * 1000 ? valueAt(node.span, formatInstant(instantOfEpoch(ms), utc)) : node;
}

/** Of a long number, which was rounded when it was read, as it is written. */
const countIn = (text: string) => (/^\d{1,22}$/.test(text) ? exact(text) : undefined);
