import { canonicalJson } from "../../base/digest.ts";
import { fromPlain, toPlain, type DataDocument, type DataNode, type RecordNode } from "../../base/document.ts";
import { readDocument } from "../../base/read-document.ts";
import { positionAt, type SourceText, type Span } from "../../base/text.ts";
import { writeYaml } from "../../base/write-yaml.ts";

/** What lists of a document are to have more: plain values, by the key of the list. */
export interface AddedEntries {
  readonly root: RecordNode;
  readonly lists: ReadonlyMap<string, readonly unknown[]>;
}

/**
 * A text with more entries in lists at the top of its documents, written as those around them are. Undefined: it is written in a
 * way in which nothing can be added, such as a list that an alias repeats.
 *
 * INVARIANT (nothing else): the text says all that it said, with the new entries behind the old ones; not a byte of it is
 * changed but an empty list.
 *
 * @example
 * const page = { path: "a.yaml", text: "id: a # its id\n" };
 * const root = readDocument(page).documents[0]?.root;
 * root && withEntries(page, [{ root, lists: new Map([["tags", ["x"]]]) }]) // "id: a # its id\n\ntags:\n  - x\n"
 */
export function withEntries(source: SourceText, added: readonly AddedEntries[]): string | undefined {
  const { documents } = readDocument(source);
  const edits = added.flatMap(({ root, lists }) => editsOf(source, root, lists));
  // From the end, so that those before it stay where they are; of two at one place, the first comes to stand first.
  const text = edits
    .toReversed()
    .toSorted((a, b) => b.start - a.start)
    .reduce((before, it) => before.slice(0, it.start) + it.text + before.slice(it.end), source.text);
  const byStart = new Map(added.map((it) => [it.root.span.start, it]));
  const wanted = documents.flatMap(rootsOf).map((it) => withLists(it, byStart.get(it.span.start)));
  const found = readDocument({ ...source, text })
    .documents.flatMap(rootsOf)
    .map(toPlain);
  return canonicalJson(found) === canonicalJson(wanted) ? text : undefined;
}

const rootsOf = ({ root }: DataDocument): readonly DataNode[] => (root.kind === "list" ? root.items : [root]);

function withLists(node: DataNode, own: AddedEntries | undefined): unknown {
  if (!own || node.kind !== "record") return toPlain(node);
  const lists = [...own.lists].map(([key, more]) => {
    const list = node.entries.get(key)?.value;
    const before = list?.kind === "list" ? list.items.map(toPlain) : [];
    return [key, [...before, ...more]] as const;
  });
  return { ...(toPlain(node) as object), ...Object.fromEntries(lists) };
}

/** Whether two readings of a text are of the same place in it. */
export const isSameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function editsOf(source: SourceText, root: RecordNode, lists: AddedEntries["lists"]): readonly Edit[] {
  const { text } = source;
  const isFlow = text[root.span.start] === "{";
  const known = [...lists].flatMap(([key, more]) => {
    const list = root.entries.get(key)?.value;
    if (!list) return [];
    return text[list.span.start] === "-" ? [afterBlock(source, list, more)] : afterFlow(source, list, more, isFlow);
  });
  const isNew = [...lists].filter(([key]) => !root.entries.has(key));
  if (isNew.length === 0) return known;
  return [...known, isFlow ? inFlowRecord(source, root, isNew) : behindRecord(source, root, isNew)];
}

type NewLists = readonly (readonly [key: string, entries: readonly unknown[]])[];

const endOfLine = ({ text }: SourceText): string => (/\r\n|\r|\n/.exec(text) ?? ["\n"])[0];

/** Behind the line on which something ends. */
function nextLine({ text }: SourceText, at: number): { readonly at: number; readonly isOpen: boolean } {
  if (/[\r\n]/.test(text.charAt(at - 1))) return { at, isOpen: false };
  const rest = text.slice(at).search(/[\r\n]/);
  if (rest < 0) return { at: text.length, isOpen: text.length > 0 };
  const end = at + rest;
  return { at: text.startsWith("\r\n", end) ? end + 2 : end + 1, isOpen: false };
}

/** Whole lines behind the one on which something ends. */
function linesBehind(source: SourceText, at: number, lines: readonly string[]): Edit {
  const line = endOfLine(source);
  const next = nextLine(source, at);
  const text = lines.map((it) => it + line).join("");
  return { start: next.at, end: next.at, text: next.isOpen ? line + text : text };
}

const columnOf = (source: SourceText, { span }: DataNode): string =>
  " ".repeat(positionAt(source, span.start).column - 1);

const blockLines = (entries: readonly unknown[], indent: string): readonly string[] =>
  writeYaml(fromPlain(entries))
    .trimEnd()
    .split("\n")
    .map((it) => indent + it);

const afterBlock = (source: SourceText, list: DataNode, more: readonly unknown[]): Edit =>
  linesBehind(source, list.span.end, blockLines(more, columnOf(source, list)));

/** Into a list in brackets, or in the place of an empty one. */
function afterFlow(source: SourceText, list: DataNode, more: readonly unknown[], isFlow: boolean): readonly Edit[] {
  const last = list.kind === "list" ? list.items.at(-1) : undefined;
  if (last)
    return [
      behindItem(
        source,
        last,
        more.map((it) => JSON.stringify(it)),
      ),
    ];
  if (isFlow) return [{ ...list.span, text: `[${more.map((it) => JSON.stringify(it)).join(", ")}]` }];
  // The key stands first on its line: its entries have more blanks before them.
  const start = source.text.slice(0, list.span.start).trimEnd().length;
  const [indent = ""] = /^ */.exec(source.text.slice(source.text.lastIndexOf("\n", start - 1) + 1)) ?? [];
  return [{ start, end: list.span.end, text: "" }, linesBehind(source, list.span.end, blockLines(more, `${indent}  `))];
}

/** Behind the last of several in brackets: on lines of their own where those stand on such. */
function behindItem(source: SourceText, last: DataNode, texts: readonly string[]): Edit {
  const { text } = source;
  const { start, end } = last.span;
  const [before = ""] = /[^\r\n]*$/.exec(text.slice(0, start)) ?? [];
  const between = /^\s*$/.test(before) && before.length < start ? endOfLine(source) + before : " ";
  return { start: end, end, text: texts.map((it) => `,${between}${it}`).join("") };
}

/** New lists behind the last entry of a record in braces. */
function inFlowRecord(source: SourceText, root: RecordNode, lists: NewLists): Edit {
  const own = [...root.entries.values()].filter(({ keySpan }) => keySpan.start < root.span.end);
  const last = own.toSorted((a, b) => a.keySpan.start - b.keySpan.start).at(-1);
  const end = Math.max(last?.value.span.end ?? 0, last?.keySpan.end ?? 0);
  const key = source.text.lastIndexOf("\n", last?.keySpan.start ?? 0) + 1;
  const before = source.text.slice(key, last?.keySpan.start ?? 0);
  const between = key > root.span.start && before.trim() === "" ? endOfLine(source) + before : " ";
  const texts = lists.map(([name, more]) => `,${between}${JSON.stringify(name)}: ${JSON.stringify(more)}`);
  return { start: end, end, text: texts.join("") };
}

/** New lists behind the last line of a record, with an empty line before each. */
function behindRecord(source: SourceText, root: RecordNode, lists: NewLists): Edit {
  const indent = columnOf(source, root);
  const lines = lists.flatMap(([key, more]) => ["", `${indent}${key}:`, ...blockLines(more, `${indent}  `)]);
  return linesBehind(source, root.span.end, lines);
}
