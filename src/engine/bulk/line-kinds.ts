import { fromPlain, toPlain } from "../../base/document.ts";
import { isPlainRecord, parsePlainJson, type PlainRecord } from "../../base/plain-json.ts";
import { memoized } from "../../base/memoized.ts";
import type { SourceText } from "../../base/text.ts";
import { byBytes, ofVerdicts, type ByBytes } from "../../compiled/alike.ts";
import { compileVerdicts } from "../../compiled/compile-verdicts.ts";
import type { Fixture } from "../../compiled/verdict-residuals.ts";
import { compileLineReader, type LineReader } from "../../compiled/line-reader.ts";
import { compileShape } from "../../compiled/shapes.ts";
import type { RunWord, Verdict } from "../../evaluate/decision.ts";
import { fieldsOfDetectors } from "../../readers/detect/findings.ts";
import { mappedRow } from "../../readers/foreign/mapped-rows.ts";
import { reportDocuments } from "../../report/model/build-report.ts";
import { documentVerdicts, writtenVerdicts, type WrittenVerdicts } from "../../report/render/verdict-lines.ts";
import { headsOf } from "../../vocabulary/read-input.ts";
import { judgeLines, type BulkChecker } from "./bulk.ts";
import { fixtureOf } from "./fixture.ts";
import { sourceOf, type LineText } from "./line-text.ts";
import { countsIn, outcomesIn, shownIn } from "./samples.ts";
import type { Shown } from "./tally.ts";

/** What is said of all lines of one kind, but for places, names and days. */
export interface LineKind {
  readonly subject: string;
  /** What it comes to. */
  readonly word: RunWord;
  readonly rules: ReadonlyMap<string, ReadonlyMap<Verdict, number>>;
  readonly shows: readonly Shown[];
  /** What is told of each in short; undefined if nobody asks for it. */
  readonly said: WrittenVerdicts | undefined;
}

/** Tells of a line what the reference has said of another one of its kind; undefined: it has to be asked. */
export type KindOf = (line: LineText) => LineKind | undefined;

/** What generated code says of documents of a subject: the verdicts, and what else decides what is said of them. */
interface Keys {
  readonly read: LineReader;
  /** Of a document that was read out of bytes; undefined: it is not plainly in order. */
  readonly ofRead: (document: PlainRecord) => Key | undefined;
  readonly of: (document: PlainRecord) => Key | undefined;
}

/** What tells a kind from others. */
interface Key {
  /** The kinds that have the same verdicts, by their shapes; undefined: lines of it are judged by themselves. */
  readonly kinds: ByBytes<LineKind | undefined>;
  /** It is written over when the next line is read. */
  readonly shape: Uint8Array;
  readonly length: number;
}

/**
 * Lines that are plainly in order are told apart by generated code, and the reference explains one of each kind: first it judges such
 * a line alone. Undefined: all lines are the reference's.
 *
 * INVARIANT (one outcome): the reference says of a line what is said of its kind.
 */
export function lineKinds(bulk: BulkChecker, wantsSaid: boolean): KindOf | undefined {
  const { reading, asked } = bulk.prepared;
  const { columns } = reading;
  const fixture = bulk.unnamed.length > 0 || asked.from !== undefined ? undefined : fixtureOf(bulk);
  if (!fixture) return undefined;
  const { subjects, mains } = reading.vocabulary.vocabulary;
  const crossing = new Set(bulk.crossing.map((it) => it.subject));
  const keysFor = memoized((subject: string): Keys | undefined => {
    const given = [subject, ...(subjects.get(subject)?.carries ?? [])];
    const isCrossing = given.some((it) => crossing.has(it));
    return isCrossing || mains.includes(subject) ? undefined : keysOf(fixture, subject);
  });
  /** The subject of the last line comes first. */
  let met: readonly Keys[] = [];
  const meet = (keys: Keys): void => {
    if (met[0] !== keys) met = [keys, ...met.filter((it) => it !== keys)];
  };
  const documentOf = (text: string): unknown => {
    const row = parsePlainJson(text);
    return row === undefined || !columns ? row : toPlain(mappedRow(fromPlain(row), columns));
  };
  const keyOf = (line: LineText): Key | undefined => {
    const { bytes, start, end } = line;
    // A row is no document, whatever its columns are called.
    if (!columns && end - start <= longestRead)
      for (const it of met) {
        const document = it.read(bytes, start, end);
        if (!document) continue;
        meet(it);
        return it.ofRead(document);
      }
    const document = documentOf(sourceOf(line).text);
    if (!isPlainRecord(document)) return undefined;
    const present = Object.keys(document).filter((it) => subjects.has(it));
    const [subject] = headsOf(present, subjects);
    const keys = subject === undefined ? undefined : keysFor(subject);
    if (keys) meet(keys);
    return keys?.of(document);
  };
  let [asks, learnt] = [0, 0];
  return (line) => {
    const key = keyOf(line);
    if (!key) return undefined;
    const { kinds, shape, length } = key;
    asks++;
    const known = kinds.find(shape, length);
    // Where nearly every line is of a kind of its own it would be judged twice for nothing.
    if (known || learnt > Math.min(fewKinds + asks / 8, mostKinds)) return known?.value;
    const kind = explained(bulk, sourceOf(line), wantsSaid);
    kinds.keep(shape, length, kind);
    learnt++;
    return kind;
  };
}

/** In bytes; a longer line is read as a whole. */
const longestRead = 1_000_000;
const fewKinds = 100;
/** A kind takes some kilobytes. */
const mostKinds = 10_000;

/** In bytes; of a longer one there are not many. */
const longestShape = 1 << 16;

function keysOf(fixture: Fixture, subject: string): Keys | undefined {
  const compiled = compileVerdicts(fixture, subject);
  const shape = compiled && compileShape(fixture, subject);
  if (!shape) return undefined;
  const { writeShape, reads } = shape;
  const { longestList } = compiled;
  const out = new Uint8Array(compiled.bytes);
  const written = new Uint8Array(longestShape);
  const kindsOf = ofVerdicts(compiled.blocks, (): Key["kinds"] => byBytes(), mostKinds);
  const keyOf = (document: PlainRecord): Key | undefined => {
    const length = writeShape(document, written);
    return length > longestShape ? undefined : { kinds: kindsOf(out), shape: written, length };
  };
  return {
    read: compileLineReader(fixture, { subject, reads, wanted: fieldsOfDetectors, longestList }),
    ofRead: (document) => (compiled.judgeRead(document, out) ? keyOf(document) : undefined),
    of: (document) => (compiled.judge(document, out) ? keyOf(document) : undefined),
  };
}

/** What the reference says of a line alone; undefined: more than verdicts and what they rest on, so that nothing follows for others. */
export function explained(bulk: BulkChecker, source: SourceText, wantsSaid: boolean): LineKind | undefined {
  const { run } = judgeLines(bulk, [source]);
  const { inputs, inputProblems, troubles, decision } = run;
  const [input, second] = inputs;
  if (!input || second || !decision || troubles.length > 0) return undefined;
  const isOfLine = (it: { readonly place: { readonly source: SourceText } }): boolean =>
    it.place.source === input.source;
  const { disputed, contradicted, leftOut, rules } = decision;
  const causes = rules.flatMap((it) => it.instances.flatMap((one) => one.causes));
  const shows = [...shownIn(run, [source], { isShown: () => false, alone: () => run }).values()].flat();
  const isSaidOfIt =
    inputProblems.some(isOfLine) ||
    disputed.some(isOfLine) ||
    contradicted.length + leftOut.length > 0 ||
    causes.some((it) => it.kind === "no-value" || it.kind === "dispute") ||
    shows.some(([what]) => what.startsWith("early "));
  if (isSaidOfIt) return undefined;
  const [[, said] = []] = wantsSaid ? documentVerdicts(reportDocuments(run)) : [];
  const [word = "nothing examined"] = outcomesIn(run);
  return { subject: input.subject, word, rules: countsIn(run), shows, said: said && writtenVerdicts(said) };
}
