import { canonicalJson } from "./digest.ts";
import { toPlain, type DataNode, type ListNode, type RecordNode } from "./document.ts";
import type { SourceText, Span } from "./text.ts";
import { writeInline, writeKey } from "./write-yaml.ts";
import { readYaml } from "./yaml-document.ts";

/** On the way to a value: a key of a record, or a place in a list; the one behind the last adds an element. */
export type YamlStep = string | number;

/**
 * A YAML text in which a value stands at a path from one of its records, which begins at `start`. Nothing else is touched: not a comment, not
 * an order, not a quote. A line such as `# fact: TBD`, which waits for its value, gets it in its place. Undefined: the value cannot be
 * written there so that the text is read as before but for it, as where an alias repeats it.
 *
 * @example
 * setInYaml({ path: "a.yaml", text: "a: 1 # one\n# b: TBD  # two\n" }, 0, ["b"], fromPlain(2)) // "a: 1 # one\nb: 2  # two\n"
 * setInYaml({ path: "a.yaml", text: "a: { b: [] }" }, 0, ["a", "c"], fromPlain(null)) // "a: { b: [], c: null }"
 */
export function setInYaml(
  source: SourceText,
  start: number,
  steps: readonly YamlStep[],
  value: DataNode,
): string | undefined {
  const draft = draftIn(source, start, steps, value);
  if (!draft) return undefined;
  const { before, document, all, text } = draft;
  // INVARIANT (one fact): what is read of the new text is what was read of the old one, with the value at its place.
  const after = readYaml({ ...source, text });
  const wanted = before.map((it, at) => (at === document ? replaced(toPlain(it), all, toPlain(value)) : toPlain(it)));
  const isSame = canonicalJson(after.documents.map((it) => toPlain(it.root))) === canonicalJson(wanted);
  return isSame && after.diagnostics.length === 0 ? text : undefined;
}

/**
 * Where a YAML text would first be another if a value were written so in a record that was read of it; whether it can be written
 * there is not asked.
 *
 * @example
 * const text = "a: 1\n# b: TBD\n";
 * const [read] = readYaml({ path: "a.yaml", text }).documents;
 * firstEditInYaml(text, read.root, ["b"], fromPlain(2)) // 5
 */
export function firstEditInYaml(
  text: string,
  root: RecordNode,
  steps: readonly YamlStep[],
  value: DataNode,
): number | undefined {
  const edits = editsIn(text, root, steps, value);
  return edits && firstChange(text, applied(text, edits));
}

/**
 * Where a text first differs from another.
 *
 * @example
 * firstChange("abc", "abd") // 2
 * firstChange("abc", "abc") // 3
 */
export function firstChange(before: string, after: string): number {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  return at;
}

interface Draft {
  /** The documents of the text, and which of them is another. */
  readonly before: readonly DataNode[];
  readonly document: number;
  /** The way from its root to the value. */
  readonly all: readonly YamlStep[];
  readonly text: string;
}

function draftIn(source: SourceText, start: number, steps: readonly YamlStep[], value: DataNode): Draft | undefined {
  const before = readYaml(source).documents.map((it) => it.root);
  const found = before.map((it) => stepsTo(it, start));
  const document = found.findIndex((it) => it !== undefined);
  const root = before[document];
  const all = [...(found[document] ?? []), ...steps];
  const edits = root && editsIn(source.text, root, all, value);
  return edits && { before, document, all, text: applied(source.text, edits) };
}

function editsIn(text: string, root: DataNode, steps: readonly YamlStep[], value: DataNode) {
  const lines = linesOf(text);
  const head = lines.findLast((it) => it.start < root.span.start && it.column === OUTSIDE)?.end ?? 0;
  return editsFor({ text, lines }, root, steps, value, head);
}

/** From the root of a document to the record that begins there: the root itself, or one that it lists. */
function stepsTo(root: DataNode, start: number): readonly YamlStep[] | undefined {
  if (root.kind === "record") return root.span.start === start ? [] : undefined;
  const at = root.kind === "list" ? root.items.findIndex((it) => it.span.start === start) : -1;
  return at < 0 ? undefined : [at];
}

/** A plain value with another one at a path. */
function replaced(plain: unknown, [step, ...rest]: readonly YamlStep[], value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === "number") {
    const items: readonly unknown[] = Array.isArray(plain) ? plain : [];
    return [...items.slice(0, step), replaced(items[step], rest, value), ...items.slice(step + 1)];
  }
  const isRecord = typeof plain === "object" && plain !== null && !Array.isArray(plain);
  const own = new Map<string, unknown>(isRecord ? Object.entries(plain) : []);
  return Object.fromEntries(own.set(step, replaced(own.get(step), rest, value)));
}

interface Edit extends Span {
  readonly text: string;
}

const applied = (text: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((done, it) => done.slice(0, it.start) + it.text + done.slice(it.end), text);

interface Written {
  readonly text: string;
  readonly lines: readonly Line[];
}

/** Of what ends a document. */
const OUTSIDE = -1;

interface Line extends Span {
  /** Of the first letter; of a waiting line, where its key would stand without the `#`. Undefined: nothing or a comment stands there. */
  readonly column: number | undefined;
  /** What waits for its value. */
  readonly waiting: WaitingLine | undefined;
}

/** `# key: TBD  # question`, `#   - key: TBD`, or the head of a group, `# key:`. */
interface WaitingLine {
  /** All before the key, without the `#`. */
  readonly lead: string;
  readonly isItem: boolean;
  readonly key: string;
  readonly column: number;
  /** The comment behind it. */
  readonly tail: string;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const next = newline < 0 ? text.length : newline + 1;
    const own = text.slice(start, next).replace(/\r?\n/, "");
    const waiting = waitingLine(own);
    const isOther = /^\s*(#|$)/.test(own);
    const isEnd = /^(---|\.\.\.)/.test(own);
    const column = waiting?.column ?? (isOther ? undefined : isEnd ? OUTSIDE : own.search(/[^ ]/));
    lines.push({ start, end: start + own.length, column, waiting });
    start = next;
  }
  return lines;
}

function waitingLine(line: string): WaitingLine | undefined {
  const [found, indent = "", inner = "", dash = "", key = "", tail = ""] =
    /^( *)# ( *)(- )?([^\s:#-][^\s:#]*):(?: (?:TBD|\[TBD\]))?( +#.*)?$/.exec(line) ?? [];
  if (found === undefined) return undefined;
  const lead = indent + inner + dash;
  return { lead, isItem: dash !== "", key, column: lead.length, tail };
}

/** `from`: where what belongs to the value begins, comments before its first word too. */
function editsFor(
  written: Written,
  node: DataNode,
  [step, ...rest]: readonly YamlStep[],
  value: DataNode,
  from: number,
): readonly Edit[] | undefined {
  if (step === undefined) return replacing(written, node, value, from);
  if (node.kind === "list" && typeof step === "number") {
    const item = node.items[step];
    if (item) return editsFor(written, item, rest, value, item.span.start);
    return step === node.items.length ? appending(written, node, nested(rest, value)) : undefined;
  }
  if (node.kind === "record" && typeof step === "string") {
    const entry = node.entries.get(step);
    if (entry) return editsFor(written, entry.value, rest, value, entry.keySpan.end);
    return adding(written, node, step, nested(rest, value), from);
  }
  // Of a group or a list nothing but a word is written yet; one in the place of the other stays.
  return node.kind === "scalar" ? replacing(written, node, nested([step, ...rest], value), from) : undefined;
}

/** A value with the groups and lists around it. */
function nested([step, ...rest]: readonly YamlStep[], value: DataNode): DataNode {
  if (step === undefined) return value;
  const { span } = value;
  const inner = nested(rest, value);
  if (typeof step === "number") return { kind: "list", items: [inner], span };
  return { kind: "record", entries: new Map([[step, { keySpan: span, value: inner }]]), span };
}

const isFlow = ({ text }: Written, { span }: DataNode): boolean => /[[{]/.test(text[span.start] ?? "");

function replacing(written: Written, node: DataNode, value: DataNode, from: number): readonly Edit[] | undefined {
  const { text } = written;
  const { start, end } = node.span;
  // Nothing stands behind the colon.
  if (start === end) {
    const colon = text.indexOf(":", from) + 1;
    return [{ start: colon, end: colon, text: ` ${writeInline(value)}` }];
  }
  if (node.kind === "scalar" || isFlow(written, node)) return [{ start, end, text: writeInline(value) }];
  const lead = text.slice(0, start).trimEnd();
  const hasComment = text.slice(lead.length, end).includes("#");
  return hasComment ? undefined : [{ start: lead.length, end, text: ` ${writeInline(value)}` }];
}

/** Adds a key that is not there. */
function adding(written: Written, node: RecordNode, key: string, value: DataNode, from: number) {
  const { lines } = written;
  if (isFlow(written, node)) {
    const last = [...node.entries.values()].map((it) => it.value.span.end).reduce((a, b) => Math.max(a, b), 0);
    const inner = `${writeKey(key)}: ${writeInline(value)}`;
    if (last > 0) return [{ start: last, end: last, text: `, ${inner}` }];
    return [{ start: node.span.start, end: node.span.end, text: `{ ${inner} }` }];
  }
  const first = lineAt(lines, node.span.start);
  const column = node.span.start - (lines[first]?.start ?? 0);
  const waits = waitingIn(lines, lineAt(lines, from), node.span.start, column).find(
    (it) => it.line.waiting?.key === key,
  );
  const filled = waits && filling(written, waits.index, value);
  if (filled) return filled;
  return insertAfter(written, behind(lines, node.span.end, column), entryLines(key, value), column);
}

/** Adds an element behind the last one. */
function appending(written: Written, node: ListNode, item: DataNode): readonly Edit[] | undefined {
  const last = node.items.at(-1)?.span.end;
  if (last === undefined) return replacing(written, node, { ...node, items: [item] }, node.span.start);
  if (isFlow(written, node)) return [{ start: last, end: last, text: `, ${writeInline(item)}` }];
  const { lines } = written;
  const column = node.span.start - (lines[lineAt(lines, node.span.start)]?.start ?? 0);
  return insertAfter(written, behind(lines, last, column), itemLines(item), column);
}

/** The line in which an offset is. */
function lineAt(lines: readonly Line[], offset: number): number {
  const next = lines.findIndex((it) => it.start > offset);
  return (next < 0 ? lines.length : next) - 1;
}

/** The waiting lines of a block: between its beginning and whatever stands further out. */
function waitingIn(
  lines: readonly Line[],
  from: number,
  start: number,
  column: number,
): readonly { readonly line: Line; readonly index: number }[] {
  const ends = lines.findIndex(
    (it) =>
      it.start > start &&
      it.column !== undefined &&
      (it.column < column || (it.waiting?.isItem === true && it.column === column)),
  );
  return lines
    .map((line, index) => ({ line, index }))
    .slice(from, ends < 0 ? undefined : ends)
    .filter(({ line }) => line.waiting?.column === column);
}

/** The line behind which a block goes on that has its last word there: what waits deeper in it belongs to that word. */
function behind(lines: readonly Line[], end: number, column: number): number {
  let last = lineAt(lines, Math.max(0, end - 1));
  for (let at = last + 1; lines[at]?.waiting && (lines[at]?.column ?? 0) > column; at++) last = at;
  return last;
}

function insertAfter({ text, lines }: Written, line: number, added: readonly string[], column: number) {
  const end = lines[line]?.end ?? text.length;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  return [{ start: end, end, text: added.map((it) => newline + " ".repeat(column) + it).join("") }];
}

/** Gives a waiting line its value, and what waits below it; undefined: the lines do not take it. */
function filling(written: Written, index: number, value: DataNode): readonly Edit[] | undefined {
  const { lines } = written;
  const line = lines[index];
  const waiting = line?.waiting;
  if (!line || !waiting) return undefined;
  const { start, end } = line;
  const fill = (text: string): Edit => {
    return { start, end, text: `${waiting.lead}${writeKey(waiting.key)}:${text}${waiting.tail}` };
  };
  if (!isBlock(value)) return [fill(` ${writeInline(value)}`)];
  const below = lines.slice(index + 1);
  const stop = below.findIndex((it) => it.waiting === undefined || it.waiting.column <= waiting.column);
  const inner = below.slice(0, stop < 0 ? undefined : stop);
  const isList = value.kind === "list";
  const [group, ...others] = isList ? value.items : [value];
  const [first] = inner;
  if (group?.kind !== "record" || !first?.waiting || first.waiting.isItem !== isList) return undefined;
  // An element begins with the word that waits there.
  if (isList && !group.entries.has(first.waiting.key)) return undefined;
  const { column } = first.waiting;
  const entries = [...group.entries].flatMap(([name, { value: own }]): readonly Edit[] => {
    const at = inner.findIndex((it) => it.waiting?.column === column && it.waiting.key === name);
    const filled = at < 0 ? undefined : filling(written, index + 1 + at, own);
    return filled ?? insertAfter(written, index + (isList ? 1 : 0), entryLines(name, own), column);
  });
  const more = others.flatMap(itemLines);
  return [fill(""), ...entries, ...insertAfter(written, index + inner.length, more, column - "- ".length)];
}

/** Whether a value stands in lines of its own. */
const isBlock = (node: DataNode): boolean =>
  node.kind === "record"
    ? node.entries.size > 0
    : node.kind === "list" && node.items.some((it) => it.kind === "record");

function blockLines(node: DataNode): readonly string[] {
  if (!isBlock(node) || node.kind === "scalar") return [writeInline(node)];
  if (node.kind === "list") return node.items.flatMap(itemLines);
  return [...node.entries].flatMap(([key, { value }]) => entryLines(key, value));
}

const entryLines = (key: string, value: DataNode): readonly string[] =>
  isBlock(value)
    ? [`${writeKey(key)}:`, ...blockLines(value).map((it) => `  ${it}`)]
    : [`${writeKey(key)}: ${writeInline(value)}`];

const itemLines = (item: DataNode): readonly string[] =>
  blockLines(item).map((it, at) => (at === 0 ? `- ${it}` : `  ${it}`));
