import {
  Composer,
  isAlias,
  isCollection,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  type Alias,
  type CST,
  type Document,
  type ParsedNode,
  type Scalar,
  type YAMLError,
  type YAMLMap,
} from "yaml";
import type { Diagnostic } from "./diagnostic.ts";
import {
  duplicateKey,
  keyNotText,
  mergeNotRecord,
  notFinite,
  refusedKey,
  tooDeep,
  documentTooLarge,
  tooManyAliases,
  unknownAnchor,
  unknownTag,
  yamlSyntax,
} from "./diagnostics.ts";
import {
  isTooLarge,
  documentLimits,
  refused,
  textOf,
  type DataDocument,
  type DataNode,
  type RecordEntry,
  type RecordNode,
  type ScalarNode,
  type ParsedDocuments,
  type Reading,
} from "./document.ts";
import { isExact } from "./exact-number.ts";
import { readNumber, yamlScalar, type LongNumbers } from "./scalar.ts";
import { yamlControlCharacter, yamlProblem } from "./syntax-problems.ts";
import type { Place, SourceText, Span } from "./text.ts";

/**
 * Reads the documents of a YAML 1.2 text; documents without content are left out. Never throws.
 * An alias gives the value where it was written; merge keys are resolved. Refused: more than 10 MB, a million lines, 10,000
 * documents, 200 levels or 100 repetitions by alias, keys that are no texts, tags, and numbers that would be rounded.
 *
 * @example
 * readYaml({ path: "a.yaml", text: "name: a\nname: b" }).diagnostics.map((it) => it.code) // ["base/duplicate-key"]
 */
export function readYaml(source: SourceText, long: LongNumbers = "refused"): ParsedDocuments {
  // The parser takes a byte order mark for indentation.
  const shift = source.text.startsWith("\uFEFF") ? 1 : 0;
  const text = source.text.slice(shift);
  const refuse = (slip: Diagnostic): ParsedDocuments => ({ documents: [], diagnostics: [slip] });
  const at = (start: number, end = start + 1): Place => ({ source, span: { start, end } });
  if (isTooLarge(text)) return refuse(documentTooLarge.at(at(0, source.text.length), { what: "file" }));
  const beyond = beyondLimits(text);
  if (beyond) return refuse(documentTooLarge.at(at(beyond.at + shift), { what: beyond.what }));
  const control = source.text.search(CONTROL);
  if (control >= 0) return refuse(yamlSyntax.at(at(control), yamlControlCharacter()));
  const tokens = tokensOf(text);
  if (typeof tokens === "number") return refuse(tooDeep.at(at(tokens + shift), {}));
  // Words are resolved here from their text; the parser's own test of unique keys takes quadratic time.
  const composer = new Composer({ schema: "failsafe", resolveKnownTags: false, uniqueKeys: false });
  const documents: DataDocument[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const parsed of composer.compose(tokens)) {
    const { value: root, diagnostics: slips } = readParsed(parsed, source, shift, long);
    for (const slip of slips) diagnostics.push(slip);
    if (root && slips.length === 0) documents.push({ source, root });
  }
  diagnostics.push(...firstSyntaxError(composer.streamInfo().errors, source, shift));
  return { documents, diagnostics };
}

/** Where a text begins to have more lines or documents than it may; undefined: it has not. */
function beyondLimits(text: string): { readonly what: "lines" | "documents"; readonly at: number } | undefined {
  let lines = 1;
  let documents = 0;
  for (let start = 0; ; lines++) {
    if (lines > documentLimits.yamlLines) return { what: "lines", at: start };
    // A line that begins so begins a document wherever it stands: no text and no word may have it.
    if (DOCUMENT_START.test(text.slice(start, start + 4))) documents += 1;
    if (documents > documentLimits.yamlDocuments) return { what: "documents", at: start };
    const end = text.indexOf("\n", start);
    if (end < 0 || end + 1 === text.length) return undefined;
    start = end + 1;
  }
}

const DOCUMENT_START = /^---(?:\s|$)/;

/** YAML 1.2 has none of these but by an escape. */
// oxlint-disable-next-line no-control-regex -- they are what is sought
const CONTROL = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/;

/** The concrete syntax of a text, or the offset at which it is nested too deeply: composing it would recurse. */
function tokensOf(text: string): readonly CST.Token[] | number {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of lexemesOf(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > documentLimits.depth && parser.stack.filter(isNest).length > documentLimits.depth)
      return parser.offset - 1;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** What the lexer yields that stands nowhere in a text: it has no such characters. */
const MARKS: readonly string[] = ["\x02", "\x18", "\x1F"];

/**
 * The lexemes of a text. Each blank line would be a lexeme of its own, and a token: millions of them take half a minute and
 * a gigabyte. So the lexer sees few of the equal blank lines of a long run, and what it does not see is put back: into the
 * text or the word that holds it, or else between two blank lines, as one more that is as long.
 *
 * @example
 * [...lexemesOf("a: b")].length // 7
 */
export function* lexemesOf(text: string): Generator<string> {
  const runs = blankRuns(text);
  const seen = runs.map(({ start }, index) => text.slice(runs[index - 1]?.end ?? 0, start));
  let [at, next] = [0, 0];
  for (const lexeme of new Lexer().lex([...seen, text.slice(runs.at(-1)?.end ?? 0)].join(""))) {
    const from = at;
    at += MARKS.includes(lexeme) ? 0 : lexeme.length;
    const length = (): number => (runs[next]?.end ?? 0) - (runs[next]?.start ?? 0);
    if (from === runs[next]?.start) {
      yield " ".repeat(length() - 1);
      yield "\n";
      at += length();
      next += 1;
      yield lexeme;
      continue;
    }
    const first = next;
    for (; (runs[next]?.start ?? Infinity) < at; next++) at += length();
    yield next > first ? text.slice(from, at) : lexeme;
  }
}

/** How many equal blank lines the lexer sees of a run, before and behind those that it does not see. */
const SEEN = 2;
/** A run of fewer lines is seen as it stands. */
const LONG = 100;

/** What the lexer need not see of the runs of many equal blank lines. */
function blankRuns(text: string): readonly Span[] {
  const runs: Span[] = [];
  let start = 0;
  while (start < text.length) {
    const line = text.slice(start, text.indexOf("\n", start) + 1);
    let end = start + line.length;
    if (line === "") break;
    if (/^[ \t]*\r?\n/.test(line)) {
      while (text.startsWith(line, end)) end += line.length;
      const cut = { start: start + SEEN * line.length, end: end - SEEN * line.length };
      if (end - start > LONG * line.length) runs.push(cut);
    }
    start = end;
  }
  return runs;
}

function isNest(token: CST.Token): boolean {
  return token.type === "block-map" || token.type === "block-seq" || token.type === "flow-collection";
}

/** The first slip only: those behind it mostly follow from it. */
function firstSyntaxError(errors: readonly YAMLError[], source: SourceText, shift: number): readonly Diagnostic[] {
  const [first] = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (!first) return [];
  const start = Math.min(first.pos[0] + shift, source.text.length);
  const end = Math.min(Math.max(first.pos[1] + shift, start), source.text.length);
  const place = { source, span: { start, end } };
  if (first.code === "RESOURCE_EXHAUSTION") return [tooDeep.at(place, {})];
  return [yamlSyntax.at(place, yamlProblem(first.code, first.message))];
}

interface Anchored {
  readonly node: DataNode;
  /** How often aliases repeat values inside it. */
  readonly aliases: number;
}

interface ReadContext {
  readonly long: LongNumbers;
  readonly place: (node: ParsedNode) => Place;
  readonly report: (slip: Diagnostic) => void;
  /** How many slips are told so far: what is broken inside is not also told of what is around it. */
  readonly told: () => number;
  /** Undefined while the value is being read: an alias cannot stand inside it. */
  readonly anchors: Map<string, Anchored | undefined>;
  readonly heights: Map<DataNode, number>;
  aliases: number;
}

/** INVARIANT (clean documents): a document that has an error is reported and not handed on. */
function readParsed(
  parsed: Document.Parsed,
  source: SourceText,
  shift: number,
  long: LongNumbers,
): Reading<DataNode | undefined> {
  // Unknown tags are reported with their name when the node is read.
  const warnings = parsed.warnings.filter((it) => it.code !== "TAG_RESOLVE_FAILED");
  const broken = firstSyntaxError([...parsed.errors, ...warnings], source, shift);
  if (broken.length > 0) return refused(broken);
  const { contents } = parsed;
  if (!contents || (isScalar(contents) && isPlain(contents) && contents.source === "")) return refused();
  const slips: Diagnostic[] = [];
  const walk: ReadContext = {
    long,
    place: (node) => ({ source, span: spanOf(node, source.text, shift) }),
    report: (slip) => void slips.push(slip),
    told: () => slips.length,
    anchors: new Map(),
    heights: new Map(),
    aliases: 0,
  };
  return { value: readNode(contents, walk, 1), diagnostics: slips };
}

/**
 * Block lists and records end where their last word ends, not at the next line. An ideographic blank is a letter of a
 * word, and so are blanks at the end of a block of text.
 */
function spanOf(node: ParsedNode, text: string, shift: number): Span {
  const last = lastIn(node);
  const isBlockText = isScalar(last) && (last.type === "BLOCK_LITERAL" || last.type === "BLOCK_FOLDED");
  const start = node.range[0] + shift;
  let end = (isBlockText ? last : node).range[1] + shift;
  const keepsLines = isBlockText && /^.\d?\+/.test(text.slice(last.range[0] + shift, last.range[0] + shift + 3));
  if (keepsLines) return { start, end };
  let before = end;
  while (before > start && /[ \t\r\n]/.test(text[before - 1] ?? "")) {
    before--;
    if (!isBlockText || /[\r\n]/.test(text[before] ?? "")) end = before;
  }
  return { start, end };
}

/** What ends a block: the last value of its last value, and so on. */
function lastIn(node: ParsedNode): ParsedNode {
  let at = node;
  while (isCollection(at) && at.flow !== true) {
    const item = at.items.at(-1);
    const below = isPair(item) ? (item.value ?? item.key) : item;
    if (!below) return at;
    at = below;
  }
  return at;
}

function readNode(node: ParsedNode, walk: ReadContext, depth: number): DataNode {
  if (isAlias(node)) return readAlias(node, walk, depth);
  const { anchor } = node;
  if (anchor === undefined) return readValue(node, walk, depth);
  const before = walk.aliases;
  walk.anchors.set(anchor, undefined);
  const read = readValue(node, walk, depth);
  walk.anchors.set(anchor, { node: read, aliases: walk.aliases - before });
  return read;
}

function readValue(node: Exclude<ParsedNode, Alias.Parsed>, walk: ReadContext, depth: number): DataNode {
  const place = walk.place(node);
  if (node.tag !== undefined && !NEUTRAL_TAGS.includes(node.tag))
    walk.report(unknownTag.at(place, { tag: node.tag.replace(TAGS, "!!") }));
  if (isScalar(node)) return readScalar(node, walk);
  if (depth > documentLimits.depth) walk.report(tooDeep.at(place, {}));
  if (isSeq(node)) {
    const items = node.items.map((item) => readNode(item, walk, depth + 1));
    return { kind: "list", items, span: place.span };
  }
  return readRecord(node, walk, depth);
}

const TAGS = "tag:yaml.org,2002:";
const NEUTRAL_TAGS: readonly string[] = ["!", ...["str", "seq", "map"].map((name) => TAGS + name)];

/** Written without quotes and without a tag, so that the word decides what it is. */
function isPlain(node: Scalar.Parsed): boolean {
  return node.type === "PLAIN" && node.tag === undefined;
}

function readScalar(node: Scalar.Parsed, walk: ReadContext): ScalarNode {
  const place = walk.place(node);
  const { span } = place;
  const text = String(node.value);
  const word = isPlain(node) ? yamlScalar(node.source) : undefined;
  if (word?.kind === "null") return { kind: "scalar", value: null, span };
  if (word?.kind === "boolean") return { kind: "scalar", value: word.value, span };
  if (word?.kind === "not-finite") walk.report(notFinite.at(place, { word: text }));
  if (word?.kind !== "number") return { kind: "scalar", value: text, span };
  const number = readNumber(word.text, place, walk.long);
  if (isExact(number)) return { kind: "scalar", value: number, span };
  walk.report(number);
  return { kind: "scalar", value: text, span };
}

/**
 * INVARIANT (bounded repetition): what aliases repeat, counted where it is repeated, stays below `limits.aliases`,
 * and no value is deeper than `limits.depth` even where an alias puts it.
 */
function readAlias(alias: Alias.Parsed, walk: ReadContext, depth: number): DataNode {
  const place = walk.place(alias);
  const anchored = walk.anchors.get(alias.source);
  const nothing: DataNode = { kind: "scalar", value: null, span: place.span };
  if (!anchored) {
    walk.report(unknownAnchor.at(place, { alias: alias.source }));
    return nothing;
  }
  const before = walk.aliases;
  walk.aliases += 1 + anchored.aliases;
  if (walk.aliases > documentLimits.aliases) {
    if (before <= documentLimits.aliases) walk.report(tooManyAliases.at(place, {}));
    return nothing;
  }
  if (depth - 1 + heightOf(anchored.node, walk.heights) > documentLimits.depth) walk.report(tooDeep.at(place, {}));
  return anchored.node;
}

function heightOf(node: DataNode, known: Map<DataNode, number>): number {
  if (node.kind === "scalar") return 0;
  const before = known.get(node);
  if (before !== undefined) return before;
  const below = node.kind === "list" ? node.items : Array.from(node.entries.values(), (entry) => entry.value);
  const height = 1 + below.reduce((most, it) => Math.max(most, heightOf(it, known)), 0);
  known.set(node, height);
  return height;
}

function readRecord(node: YAMLMap.Parsed, walk: ReadContext, depth: number): RecordNode {
  const entries = new Map<string, RecordEntry>();
  const merged: (readonly RecordNode[])[] = [];
  for (const { key, value } of node.items) {
    const name = readKey(key, walk, depth);
    const place = walk.place(key);
    const { end } = place.span;
    const before = walk.told();
    const read: DataNode = value
      ? readNode(value, walk, depth + 1)
      : { kind: "scalar", value: null, span: { start: end, end } };
    if (name === undefined) continue;
    const isMerge = isScalar(key) && isPlain(key) && name === "<<";
    if (isMerge ? merged.length > 0 : entries.has(name)) walk.report(duplicateKey.at(place, { key: name }));
    else if (isMerge) merged.push(walk.told() === before ? recordsIn(read, place, walk) : []);
    else entries.set(name, { keySpan: place.span, value: read });
  }
  for (const record of merged.flat()) {
    for (const [key, entry] of record.entries) if (!entries.has(key)) entries.set(key, entry);
  }
  return { kind: "record", entries, span: walk.place(node).span };
}

/** What a merge key brings in: the first of its records wins. */
function recordsIn(node: DataNode, place: Place, walk: ReadContext): readonly RecordNode[] {
  const brought = node.kind === "list" ? node.items : [node];
  const records = brought.filter((it) => it.kind === "record");
  if (records.length < brought.length) walk.report(mergeNotRecord.at(place, {}));
  return records;
}

function readKey(node: ParsedNode, walk: ReadContext, depth: number): string | undefined {
  const before = walk.told();
  const key = readNode(node, walk, depth + 1);
  const place = walk.place(node);
  const name = textOf(key);
  if (name === undefined && walk.told() === before) {
    const [shown = ""] = place.source.text.slice(place.span.start, place.span.end).split(/[\r\n]/);
    walk.report(keyNotText.at(place, { key: shown.slice(0, 40), missing: shown === "" }));
  }
  if (name !== "__proto__") return name;
  walk.report(refusedKey.at(place, { key: name }));
  return undefined;
}
