import { toPlain, type DataNode, type RecordEntry, type RecordNode } from "../../src/base/document.ts";
import { exact } from "../../src/base/exact-number.ts";
import { patch } from "../../src/cases/patch.ts";

/** The steps to a key of a document. */
export type Path = readonly (string | number)[];

/** One slip in a document: what was done, and what has become of it. */
export interface Mutation {
  readonly what: string;
  readonly root: DataNode;
}

const span = { start: 0, end: 0 };
const scalar = (value: string | boolean | null): DataNode => ({ kind: "scalar", value, span });
const number = (value: string): DataNode => ({ kind: "scalar", value: exact(value) ?? null, span });

/** The value at a path; undefined where it leads nowhere. */
export function valueAt(node: DataNode, path: Path): DataNode | undefined {
  return path.reduce<DataNode | undefined>((at, step) => {
    if (at?.kind === "list" && typeof step === "number") return at.items[step];
    return at?.kind === "record" && typeof step === "string" ? at.entries.get(step)?.value : undefined;
  }, node);
}

/** Ways to write a key that is meant and is not there. */
const misspelt = (key: string): readonly string[] => [
  key.toUpperCase(),
  key.replaceAll("_", "-"),
  key.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
  `${key}s`,
  key.slice(1),
  ` ${key}`,
  key.replace("o", "\u043E"),
];

/** The same record with a key under another name. */
function renamed(record: RecordNode, from: string, to: string): RecordNode {
  const entries = [...record.entries].map(([key, entry]): [string, RecordEntry] => [key === from ? to : key, entry]);
  return { ...record, entries: new Map(entries) };
}

/** A document in which the key at the end of a path is misspelt; none that is a key of the same record already. */
export function renamings(root: DataNode, path: Path, isKnown: (name: string) => boolean): readonly Mutation[] {
  const key = String(path.at(-1));
  const parent = valueAt(root, path.slice(0, -1));
  if (parent?.kind !== "record") return [];
  return [...new Set(misspelt(key))]
    .filter((it) => it !== key && !parent.entries.has(it) && !isKnown(it))
    .flatMap((to) => {
      const changed = patch(root, path.slice(0, -1), renamed(parent, key, to)) ?? renamed(parent, key, to);
      return [{ what: `${path.join(".")} written as ${to}`, root: changed }];
    });
}

/** Values of other types that a hurried person writes instead of one; `null` is none, for it may stand in a group's place. */
function retyped(node: DataNode): readonly DataNode[] {
  const wrapped: DataNode = { kind: "list", items: [node], span };
  const named: DataNode = { kind: "record", entries: new Map([["value", { keySpan: span, value: node }]]), span };
  if (node.kind === "list") return [named, scalar("yes"), ...node.items.slice(0, 1)];
  if (node.kind === "record")
    return [
      wrapped,
      scalar("yes"),
      scalar(true),
      ...[...node.entries.values()].slice(0, 1).map((it) => it.value),
    ].filter((it) => it.kind !== "scalar" || it.value !== null);
  const { value } = node;
  if (value === null) return [wrapped, named];
  if (typeof value === "boolean")
    return [wrapped, named, scalar(String(value)), scalar(value ? "yes" : "no"), number(value ? "1" : "0")];
  if (typeof value === "string") return [wrapped, named, scalar(true), number("7")];
  return [wrapped, named, scalar(String(toPlain(node))), scalar(true)];
}

/** A document in which the value at the end of a path is of another type. */
export function retypings(root: DataNode, path: Path): readonly Mutation[] {
  const value = valueAt(root, path);
  if (!value) return [];
  return retyped(value).flatMap((other) => {
    const changed = patch(root, path, other);
    return changed ? [{ what: `${path.join(".")} as ${JSON.stringify(toPlain(other))}`, root: changed }] : [];
  });
}

/** The text of a document in which a key stands twice, the first time with nothing behind it. */
export function doubled(text: string, record: RecordNode, entry: RecordEntry): string {
  const written = `${text.slice(entry.keySpan.start, entry.keySpan.end)}: null`;
  const isFlow = text[record.span.start] === "{";
  if (isFlow) return `${text.slice(0, entry.keySpan.start)}${written}, ${text.slice(entry.keySpan.start)}`;
  const lineStart = text.lastIndexOf("\n", record.span.start - 1) + 1;
  const indent = " ".repeat(record.span.start - lineStart);
  return `${text.slice(0, entry.keySpan.start)}${written}\n${indent}${text.slice(entry.keySpan.start)}`;
}
