import { _, nil } from "ajv/dist/2020.js";
import type { Code } from "ajv";
import { addDays, type Day } from "../base/civil-date.ts";
import type { DataNode } from "../base/document.ts";
import { groupBy } from "../base/group-by.ts";
import { placeAtStart } from "../base/text.ts";
import { noFindings, type Run } from "../evaluate/context.ts";
import { contextCache } from "../evaluate/context-cache.ts";
import { programOn, readableRoots } from "../evaluate/judgement.ts";
import { addressed, isAdvisory } from "../evaluate/legal-force.ts";
import { partsOf } from "../evaluate/parts-of-run.ts";
import { ruleOf, type Program } from "../evaluate/program.ts";
import { isDuty, type DutyModal, type GraphId } from "../graph/graph.ts";
import { locatorKey, type Locator } from "../statute/locator.ts";
import type { LoadedVocabulary } from "../vocabulary/read-vocabulary.ts";
import { emitAcceptance } from "./acceptance.ts";
import { longestListWithin } from "./budget.ts";
import { contradictionCode, isOfGroup, type FactPlaces } from "./contradiction-code.ts";
import { emitVerdicts, prelude, type Column } from "./emit.ts";
import { concatenated, ownCode } from "./names.ts";
import { openJudging, type Document, type JudgedSubject, type JudgingCode, type PartSettings } from "./judging.ts";
import { ISLAND, residualBuilder } from "./residual.ts";
import { ruleResiduals } from "./rule-residuals.ts";
import { islandReason } from "./specialise.ts";
import { turningDays } from "./stretches.ts";

/** A duty whose verdicts stand in one column; versions of a rule that bind the same party in the same way are one. */
export interface VerdictColumn {
  readonly rule: string;
  readonly pack: string;
  readonly subject: string;
  /** Where the law says it; a rule that a later version has elsewhere has a column more. */
  readonly locator: Locator;
  readonly party: string;
  readonly modal: DutyModal;
  readonly advisory: boolean;
  readonly inRollUp: boolean;
}

/** Verdicts of documents of one subject, for one service, profile and day of judgement. */
export interface CompiledVerdicts {
  readonly subject: string;
  readonly columns: readonly VerdictColumn[];
  /** The rules that only the reference can judge, as far as their law has been asked for, and what keeps them from being compiled. */
  readonly islands: ReadonlyMap<string, string>;
  /**
   * Writes for each column what a rule says of the document, the worst of its instances, as its rank in `verdicts`; `ISLAND`: ask
   * the reference. False: the document is not plainly in order, nothing is said of it, and the reference tells all.
   */
  readonly judge: (document: unknown, out: Uint8Array) => boolean;
  /** The same of a document that is known to be in order, by its schema and otherwise. */
  readonly judgeSound: (document: Document, out: Uint8Array) => boolean;
}

/** What is fixed for all documents. */
export interface Fixture extends Omit<Run, "inputs" | "trace" | "vocabulary" | "apart"> {
  readonly vocabulary: LoadedVocabulary;
  /** Whether a document may be one that nobody judges, for a reason that is not the vocabulary's: the reference is asked. */
  readonly mayBeRefused?: ((document: Document) => boolean) | undefined;
}

/** Code for documents of one subject: bodies of functions of what it asks of the engine (see `openJudging`). */
export interface VerdictCode {
  readonly columns: readonly VerdictColumn[];
  readonly islands: ReadonlyMap<string, string>;
  readonly subjects: readonly JudgedSubject[];
  readonly accepts: Code;
  readonly parts: readonly PartCode[];
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
  const { columns, islands, subjects, accepts, parts } = code;
  const judging: JudgingCode = {
    columns: columns.length,
    subjects,
    accepts: evaluated(accepts),
    parts: parts.map(({ settings, contradicts, writer }) => ({
      settings,
      contradicts: contradicts && evaluated(contradicts),
      writer: (at, stretch) => evaluated(_`${prelude}${writer(at, stretch)}`),
    })),
  };
  return { subject, columns, islands, ...openJudging(judging, fixture.mayBeRefused ?? (() => false)) };
}

/** The code itself; undefined as of `compileVerdicts`. */
export function verdictCode(fixture: Fixture, subject: string): VerdictCode | undefined {
  const { vocabulary: loaded, settings } = fixture;
  const { vocabulary } = loaded;
  const own = vocabulary.subjects.get(subject);
  const carried = own?.carries ?? [];
  const given = [subject, ...carried];
  const isAssumed = settings.assumptions.some((it) => given.includes(it.fact.split(".")[0] ?? ""));
  const service = vocabulary.mains.includes(subject) ? undefined : fixture.service;
  const run: Run = { ...fixture, vocabulary, service, inputs: [], trace: undefined, apart: true };
  const packs = [...groupBy(run.programs, (it) => it.graph.pack).values()];
  const longestList = longestListWithin(packs, longestIn(service ? [...service.roots.values()] : []));
  if (isAssumed || longestList === 0 || !own) return undefined;

  const needsOwnDay = settings.lawOf === undefined;
  const acceptance = emitAcceptance({ vocabulary: loaded, subject, carried, needsOwnDay, longestList });
  const islands = new Map<string, string>();
  const columns = columnsOf(run, given);
  const at = new Map(columns.map((it, index) => [keyOf(it), index]));
  const parts = partsOf(run).map((it) => partCode(it, given, (column) => at.get(keyOf(column)) ?? -1, islands));
  const subjects = given.map((name) => ({ name, day: vocabulary.subjects.get(name)?.day }));
  return { columns, islands, subjects, accepts: _`${acceptance.code}return ${acceptance.name};`, parts };
}

/** The columns of all versions of the rules on some subjects. */
function columnsOf({ programs, settings }: Run, subjects: readonly string[]): readonly VerdictColumn[] {
  const all = programs.flatMap((program) =>
    program.graph.rules.flatMap((id) => {
      const { rule } = ruleOf(program, id);
      return subjects.includes(rule.subject ?? "") ? (columnOf(settings, program, id) ?? []) : [];
    }),
  );
  return [...new Map(all.map((it) => [keyOf(it), it])).values()];
}

function columnOf(settings: Run["settings"], program: Program, id: GraphId): VerdictColumn | undefined {
  const { rule, source } = ruleOf(program, id);
  const { name, modal, subject = "" } = rule;
  if (!isDuty(modal)) return undefined;
  const advisory = isAdvisory(settings, rule);
  const { party, parties } = addressed(settings, rule, source);
  const inRollUp = parties.includes(settings.party) && !advisory;
  return { rule: name, pack: program.graph.pack, subject, locator: source.locator, party, modal, advisory, inRollUp };
}

const keyOf = ({ rule, party, modal, advisory, locator }: VerdictColumn): string =>
  [rule, party, modal, advisory, locatorKey(locator)].join(" ");

/** Code of packs of one reckoning of days. */
function partCode(
  run: Run,
  given: readonly string[],
  indexOf: (column: VerdictColumn) => number,
  islands: Map<string, string>,
): PartCode {
  const { settings, programs, vocabulary } = run;
  const { zone, calendar, counting, asOf, lawOf } = settings;
  const packs = [...groupBy(programs, (it) => it.graph.pack).values()].map((it) => it.toSorted(inTime));
  const turning = lawOf === undefined ? turningDays(programs) : [];
  const contexts = contextCache(run, [], noFindings());

  const writerOf = (subject: string | undefined, law: Day): Code => {
    const b = residualBuilder();
    const columns = packs.flatMap((versions) => {
      const program = programOn(versions, law);
      const context = contexts.ofRun(program, law, nowhere);
      const residualOf = ruleResiduals({ vocabulary, given: new Set(given), context }, b);
      return program.graph.rules.flatMap((id): readonly Column[] => {
        const { rule } = ruleOf(program, id);
        const column = rule.subject === subject ? columnOf(settings, program, id) : undefined;
        if (!column) return [];
        try {
          return [{ at: indexOf(column), verdict: residualOf(id) }];
        } catch (error) {
          const why = islandReason(error);
          if (why === undefined) throw error;
          islands.set(rule.name, why);
          return [{ at: indexOf(column), verdict: b.make("verdict", ISLAND) }];
        }
      });
    });
    const functions = emitVerdicts(columns, given);
    const code = concatenated(functions.map((it) => it.code));
    const calls = concatenated(functions.map((it) => _`${it.name}(on, out, ${rootsIn(given)});`));
    return _`${code}return (of, on, out) => { ${calls} };`;
  };
  return {
    settings: { zone, calendar, counting, asOf, lawOf, turning },
    contradicts: contradictionTest(run, given),
    writer: (subject, stretch) => writerOf(given[subject], lawOf ?? lawIn(turning, stretch, asOf)),
  };
}

/** A day of a stretch of law. */
const lawIn = (turning: readonly Day[], stretch: number, otherwise: Day): Day => {
  const [first, start] = [turning[0], turning[stretch - 1]];
  if (start !== undefined) return start;
  return first === undefined ? otherwise : addDays(first, -1);
};

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

const inTime = (a: Program, b: Program): number => startOf(a) - startOf(b);
const startOf = ({ inForce }: Program): number => (inForce === "never" ? Number.MAX_SAFE_INTEGER : inForce.from);

const nowhere = placeAtStart({ path: "compiled", text: "" });

/** The longest list below some values. */
function longestIn(nodes: readonly DataNode[]): number {
  return nodes.reduce((longest, node) => {
    if (node.kind === "scalar") return longest;
    const below = node.kind === "list" ? node.items : Array.from(node.entries.values(), (it) => it.value);
    return Math.max(longest, node.kind === "list" ? node.items.length : 0, longestIn(below));
  }, 0);
}

/** Generated code as a function; `h`: what it asks of the engine. */
function evaluated<T>(body: Code): T {
  // oxlint-disable-next-line typescript/no-implied-eval -- generated code is what this room is for; all of it is made of quoted parts
  return new Function("h", `"use strict";\n${String(body)}`) as T;
}
