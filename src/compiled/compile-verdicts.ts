import { _, nil } from "ajv/dist/2020.js";
import type { Code } from "ajv";
import { once } from "../base/memoized.ts";
import type { Run } from "../evaluate/context.ts";
import { readableRoots } from "../evaluate/judgement.ts";
import { acceptanceRuntime } from "./acceptance-runtime.ts";
import { emitAcceptance } from "./acceptance.ts";
import { bytesOf, plainLayout, sharingLayout, type BlockEnds, type Layout } from "./blocks.ts";
import { contradictionCode, isOfGroup, type FactPlaces } from "./contradiction-code.ts";
import { emitCopying } from "./copying.ts";
import { emitVerdicts, prelude } from "./emit.ts";
import { evaluated } from "./evaluated.ts";
import { concatenated, ownCode } from "./names.ts";
import {
  judgingDay,
  openJudging,
  type Document,
  type JudgedSubject,
  type JudgingCode,
  type PartSettings,
} from "./judging.ts";
import { residualBuilder, verdictCodes } from "./residual.ts";
import { stretchOf } from "./stretches.ts";
import { verdictResiduals, type Fixture, type ResidualPart, type VerdictColumn } from "./verdict-residuals.ts";

/** A column, and where its verdict is written. */
export interface PlacedColumn extends VerdictColumn {
  readonly at: number;
}

/** Verdicts of documents of one subject, for one service, profile and day of judgement. */
export interface CompiledVerdicts {
  readonly subject: string;
  readonly columns: readonly PlacedColumn[];
  /** The rules that only the reference can judge, as far as their law has been asked for, and what keeps them from being compiled. */
  readonly islands: ReadonlyMap<string, string>;
  readonly blocks: BlockEnds;
  /** How many bytes `judge` writes; they are its own from one document to the next. */
  readonly bytes: number;
  /**
   * Writes for each column, at its place, what a rule says of the document, the worst of its instances, as its rank in `verdicts`;
   * `ISLAND`: ask the reference. False: the document is not plainly in order, nothing is said of it, and the reference tells all.
   */
  readonly judge: (document: unknown, out: Uint8Array) => boolean;
  /** The same of a document that a `LineReader` has read. */
  readonly judgeRead: (document: Document, out: Uint8Array) => boolean;
  /** The same of a document that is known to be in order, by its schema and otherwise. */
  readonly judgeSound: (document: Document, out: Uint8Array) => boolean;
  /** A document with records and lists of its own, as far as `judge` takes it: nobody else can change what it says. */
  readonly copy: <T extends Document>(document: T) => T;
  /** No list of a document may be longer. */
  readonly longestList: number;
}

/** Code for documents of one subject: bodies of functions of what it asks of the engine (see `openJudging`). */
export interface VerdictCode {
  readonly columns: readonly PlacedColumn[];
  readonly blocks: BlockEnds;
  readonly islands: ReadonlyMap<string, string>;
  readonly subjects: readonly JudgedSubject[];
  /** `read`: of a document that a `LineReader` has read, which has no other keys. */
  readonly accepts: (read: boolean) => Code;
  readonly copies: () => Code;
  readonly parts: readonly PartCode[];
  readonly longestList: number;
}

interface PartCode {
  readonly settings: PartSettings;
  readonly contradicts: Code | undefined;
  /** It stands below `prelude`. */
  readonly writer: (subject: number, stretch: number) => Code;
}

/**
 * Generates code that gives the verdicts of documents of a subject, each judged apart from all others; code for the law of a day
 * is generated when a document of that day comes. Undefined: facts of such documents are taken for granted, or their lists
 * would have to be too short, so that all is the reference's.
 *
 * INVARIANT (equal to the reference): where `judge` says true, each column that is no island holds the verdict of `evaluateRun`.
 */
export function compileVerdicts(fixture: Fixture, subject: string): CompiledVerdicts | undefined {
  const code = verdictCode(fixture, subject);
  if (!code) return undefined;
  const { columns, blocks, islands, subjects, accepts, copies, parts, longestList } = code;
  const judging: JudgingCode = {
    columns: columns.length,
    subjects,
    accepts: evaluated(accepts(false)),
    parts: parts.map(({ settings, contradicts, writer }) => ({
      settings,
      contradicts: contradicts && evaluated(contradicts),
      writer: (at, stretch) => evaluated(_`${prelude}${writer(at, stretch)}`),
    })),
  };
  const mayBeRefused = fixture.mayBeRefused ?? (() => false);
  const open = openJudging(judging, mayBeRefused);
  const runtime = acceptanceRuntime(parts.map(judgingDay));
  // Most who judge read no lines, or keep nothing.
  const isReadInOrder = once(() => evaluated<JudgingCode["accepts"]>(accepts(true))(runtime));
  const judgeRead: CompiledVerdicts["judgeRead"] = (document, out) =>
    isReadInOrder()(document) && !mayBeRefused(document) && open.judgeSound(document, out);
  const copying = once(() => evaluated<(h: typeof runtime) => CompiledVerdicts["copy"]>(copies())(runtime));
  const copy: CompiledVerdicts["copy"] = (document) => copying()(document);
  return { subject, columns, blocks, bytes: bytesOf(blocks), islands, longestList, copy, judgeRead, ...open };
}

/** The code itself; undefined as of `compileVerdicts`. */
export function verdictCode(fixture: Fixture, subject: string): VerdictCode | undefined {
  const { vocabulary: loaded, settings } = fixture;
  const { vocabulary } = loaded;
  const own = vocabulary.subjects.get(subject);
  const carried = own?.carries ?? [];
  const given = [subject, ...carried];
  const service = vocabulary.mains.includes(subject) ? undefined : fixture.service;
  const left = verdictResiduals(fixture, given, service);
  if (!left || !own) return undefined;

  const needsOwnDay = settings.lawOf === undefined;
  const { islands, longestList } = left;
  const { places, ends: blocks } = layoutOf(left.columns.length, left.parts, given);
  const columns = left.columns.map((it, at) => ({ ...it, at: places[at] ?? at }));
  const accepts = (read: boolean): Code => {
    const { name, code } = emitAcceptance({ vocabulary: loaded, subject, carried, needsOwnDay, longestList, read });
    return _`${code}return ${name};`;
  };
  const copies = (): Code => {
    const { name, code } = emitCopying({ vocabulary: loaded, subject, carried, longestList });
    return _`${code}return ${name};`;
  };
  const isWhole = left.parts.length === 1;
  const parts = left.parts.map((it) => partCode(it, given, { columns, blocks }, isWhole));
  const subjects = given.map((name) => ({ name, day: vocabulary.subjects.get(name)?.day }));
  return { columns, blocks, islands, subjects, accepts, copies, parts, longestList };
}

/** Few columns stay in their order; many stand as their rules ask by the law of the day of judgement. */
function layoutOf(columns: number, parts: readonly ResidualPart[], given: readonly string[]): Layout {
  if (columns <= fewColumns) return plainLayout(columns);
  const made = parts.flatMap(({ settings: { turning, asOf }, residualsOf }) =>
    given.map((it) => residualsOf(it, stretchOf(turning, asOf), residualBuilder())),
  );
  return sharingLayout(made, columns);
}

/** So few columns are looked at one by one in no time. */
const fewColumns = 128;

/** Code of packs of one reckoning of days; `isWhole`: it says of each column that its rule is not examined, where nothing else is said. */
function partCode(
  { run, settings, residualsOf }: ResidualPart,
  given: readonly string[],
  { columns, blocks }: Pick<VerdictCode, "columns" | "blocks">,
  isWhole: boolean,
): PartCode {
  const writer = (subject: number, stretch: number): Code => {
    const b = residualBuilder();
    const said = residualsOf(given[subject] ?? "", stretch, b).map((it) => ({
      ...it,
      at: columns[it.at]?.at ?? it.at,
    }));
    const written = new Set(said.map((it) => it.at));
    const unsaid = columns.flatMap(({ at, subject: of }) =>
      isWhole && of === given[subject] && !written.has(at)
        ? [{ at, verdict: b.make("verdict", verdictCodes.not_examined) }]
        : [],
    );
    const functions = emitVerdicts([...said, ...unsaid], given, blocks);
    const code = concatenated(functions.map((it) => it.code));
    const calls = concatenated(functions.map((it) => _`${it.name}(on, out, ${rootsIn(given)});`));
    return _`${code}return (of, on, out) => { ${calls} };`;
  };
  return { settings, contradicts: contradictionTest(run, given), writer };
}

/** Whether facts of a document and of what is fixed cannot be together, or may not be. */
function contradictionTest(run: Run, given: readonly string[]): Code | undefined {
  const { roots } = readableRoots(run, undefined);
  const own = (of: string): Code => _`of[${of}]`;
  const codes = given.flatMap((name) =>
    (run.vocabulary.subjects.get(name)?.type.contradictions ?? [])
      .filter((it) => !isOfGroup(it))
      .flatMap((it) => {
        const places: FactPlaces = {
          given: (subject = name) => (given.includes(subject) ? own(subject) : undefined),
          fixed: roots,
        };
        const code = contradictionCode(it, places);
        return code === undefined
          ? []
          : [_`if (${own(name)} !== undefined && ${code === nil ? _`true` : code}) return true;\n`];
      }),
  );
  if (codes.length === 0) return undefined;
  const body = codes.reduce((all, it) => _`${all}${it}`, nil);
  return _`${ownCode}return (of) => {\n${body}return false;\n};`;
}

const rootsIn = (given: readonly string[]): Code =>
  given.map((it) => _`of[${it}]`).reduce((all, it) => _`${all}, ${it}`);
