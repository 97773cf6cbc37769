import type { DataNode, Entry, RecordNode } from "../base/data.ts";
import type { Run } from "../evaluate/run.ts";
import type { Settings } from "../evaluate/settings.ts";
import type { Input } from "../vocabulary/input.ts";
import type { Vocabulary } from "../vocabulary/type.ts";
import { documentsOf, holdsRecords, isSameDocument, type Item } from "./items.ts";

/**
 * The run with nothing in its documents and its profile but these items. Records and lists around them stay, a list with all its elements:
 * how many there are is what is known of it, and elements of which nothing else is known are empty. The day of a subject
 * stays too, for it says whose law judges; as a fact it is known only if it is among the items.
 */
export function restricted(run: Run, items: readonly Item[]): Run {
  const documents = documentsOf(run).map((it) => ({ whole: it, part: restrictedInput(it, items, run.vocabulary) }));
  const partOf = (input: Input): Input => documents.find((it) => isSameDocument(it.whole, input))?.part ?? input;
  const settings = restrictedSettings(run.settings, items);
  const inputOf = (input: Input): Input =>
    input.service ? { ...partOf(input), service: partOf(input.service) } : partOf(input);
  return { ...run, settings, inputs: run.inputs.map(inputOf), service: run.service && partOf(run.service) };
}

function restrictedSettings(settings: Settings, items: readonly Item[]): Settings {
  const kept = new Set(items.flatMap((it) => (it.kind === "assumption" || it.kind === "reading" ? [it.entry] : [])));
  return {
    ...settings,
    assumptions: settings.assumptions.filter((it) => kept.has(it)),
    interpretations: settings.interpretations.filter((it) => kept.has(it)),
    memberships: settings.memberships.filter((it) => kept.has(it)),
  };
}

function restrictedInput(input: Input, items: readonly Item[], { subjects }: Vocabulary): Input {
  const own = items.filter((it) => "document" in it && it.document === input);
  const paths = new Set(own.flatMap((it) => (it.kind === "fact" ? [it.path] : [])));
  const signed = new Set(own.flatMap((it) => (it.kind === "attestation" ? [it.attestation] : [])));
  const papers = new Set(own.flatMap((it) => (it.kind === "evidence" ? [it.evidence.id] : [])));
  const days = [...input.roots].flatMap(([name, { entries }]): readonly (readonly [string, string, Entry])[] => {
    const day = subjects.get(name)?.day;
    const entry = day === undefined ? undefined : entries.get(day);
    return day === undefined || !entry || paths.has(`${name}.${day}`) ? [] : [[name, day, entry]];
  });
  const roots = [...input.roots].map(([name, node]) => {
    const record = restrictedRecord(node, name, paths);
    const kept = days.filter(([of]) => of === name).map(([, day, entry]) => [day, entry] as const);
    return [name, { ...record, entries: new Map([...record.entries, ...kept]) }] as const;
  });
  return {
    ...input,
    roots: new Map(roots),
    attestations: input.attestations.filter((it) => signed.has(it)),
    evidence: new Map([...input.evidence].filter(([id]) => papers.has(id))),
    unusable: new Set([...input.unusable, ...days.map(([, , { value }]) => value)]),
  };
}

function restrictedRecord(node: RecordNode, path: string, kept: ReadonlySet<string>): RecordNode {
  const entries = [...node.entries].flatMap(([key, entry]): readonly (readonly [string, Entry])[] => {
    const value = restrictedNode(entry.value, `${path}.${key}`, kept);
    return value ? [[key, { ...entry, value }]] : [];
  });
  return { ...node, entries: new Map(entries) };
}

function restrictedNode(node: DataNode, path: string, kept: ReadonlySet<string>): DataNode | undefined {
  const isKept = kept.has(path);
  if (node.kind === "record") {
    const record = restrictedRecord(node, path, kept);
    return isKept || record.entries.size > 0 ? record : undefined;
  }
  if (node.kind === "scalar" || !holdsRecords(node)) return isKept ? node : undefined;
  const items = node.items.map((it, index) =>
    it.kind === "record" ? restrictedRecord(it, `${path}[${index}]`, kept) : it,
  );
  const isRead = items.some((it) => it.kind === "record" && it.entries.size > 0);
  return isKept || isRead ? { ...node, items } : undefined;
}
