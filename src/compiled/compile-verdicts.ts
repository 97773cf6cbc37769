import { _, nil } from "ajv/dist/2020.js";
import type { Code } from "ajv";
import { addDays, parseDay, type Day } from "../base/civil-date.ts";
import type { DataNode } from "../base/document.ts";
import { groupBy } from "../base/group-by.ts";
import { invariant } from "../base/invariant.ts";
import { memoized } from "../base/memoized.ts";
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
import { acceptanceRuntime, emitAcceptance } from "./acceptance.ts";
import { longestListWithin } from "./budget.ts";
import { contradictionCode, isOfGroup, type FactPlaces } from "./contradiction-code.ts";
import { emitVerdicts, prelude, type Column } from "./emit.ts";
import { ownCode } from "./names.ts";
import { ISLAND, residualBuilder, verdictCodes } from "./residual.ts";
import { ruleResiduals } from "./rule-residuals.ts";
import { runtimeOf, timeReader, type TimeReader } from "./runtime.ts";
import { islandReason } from "./specialise.ts";
import { stretchOf, turningDays } from "./stretches.ts";

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

/**
 * Generates code that gives the verdicts of documents of a subject, each judged apart from all others; code for the law of a day
 * is generated when a document of that day comes. Undefined: facts of such documents are taken for granted, or their lists
 * would have to be too short, so that all is the reference's.
 *
 * INVARIANT (equal to the reference): where `judge` says true, each column that is no island holds the verdict of `evaluateRun`.
 */
export function compileVerdicts(fixture: Fixture, subject: string): CompiledVerdicts | undefined {
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
  const parts = partsOf(run);
  const readers = parts.map((it) => timeReader(it.settings.zone));
  const accepts = evaluated<Accepts>(acceptanceRuntime(readers), _`${acceptance.code}return ${acceptance.name};`);
  const islands = new Map<string, string>();
  const columns = columnsOf(run, given);
  const at = new Map(columns.map((it, index) => [keyOf(it), index]));
  const judges = parts.map((it) => partJudge(it, given, (column) => at.get(keyOf(column)) ?? -1, islands));
  const judgeSound: Judge = (document, out) => {
    out.fill(verdictCodes.not_examined, 0, columns.length);
    for (const judge of judges) if (!judge(document, out)) return false;
    return true;
  };
  const { mayBeRefused } = fixture;
  const takes = (document: unknown): document is Document => accepts(document) && mayBeRefused?.(document) !== true;
  const judge = (document: unknown, out: Uint8Array): boolean => takes(document) && judgeSound(document, out);
  return { subject, columns, islands, judge, judgeSound };
}

type Document = Readonly<Record<string, unknown>>;
type Accepts = (document: unknown) => document is Document;
type Judge = (document: Document, out: Uint8Array) => boolean;

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

/** Judges by packs of one reckoning of days. */
function partJudge(
  run: Run,
  given: readonly string[],
  indexOf: (column: VerdictColumn) => number,
  islands: Map<string, string>,
): Judge {
  const { settings, programs, vocabulary } = run;
  const { zone, asOf, lawOf } = settings;
  const packs = [...groupBy(programs, (it) => it.graph.pack).values()].map((it) => it.toSorted(inTime));
  const turning = lawOf === undefined ? turningDays(programs) : [];
  const contexts = contextCache(run, [], noFindings());
  const read = timeReader(zone);
  const runtime = runtimeOf(settings, read);
  const contradicts = contradictionTest(run, given, read);

  const writerOf = (subject: string, law: Day): Writer => {
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
    const code = functions.reduce((all, it) => _`${all}${it.code}`, prelude);
    const calls = functions.reduce((all, it) => _`${all}${it.name}(on, out, ${rootsIn(given)});`, nil);
    return evaluated<Writer>(runtime, _`${code}return (of, on, out) => { ${calls} };`);
  };
  const dayAt = (document: Document, { subject, field }: JudgedSubject): Day | undefined => {
    const root = document[subject];
    const written = field === undefined ? undefined : valueIn(root, field);
    return typeof written === "string" ? read(written).day : undefined;
  };
  const judged = given.map((subject): JudgedSubject => {
    const made = memoized((stretch: number) => writerOf(subject, lawOf ?? lawIn(turning, stretch, asOf)));
    return { subject, field: vocabulary.subjects.get(subject)?.day, writerAt: lastKept(made) };
  });
  const [first, ...others] = judged;
  invariant(first, "a document is about a subject");
  return (document, out) => {
    if (contradicts?.(document) === true) return false;
    const own = dayAt(document, first);
    if (own !== undefined && own > asOf) return false;
    const { facts_on: written } = document;
    const factsOn = typeof written === "string" ? (parseDay(written) ?? asOf) : asOf;
    if (factsOn > asOf) return false;
    const stretch = (day: Day): number => (lawOf === undefined ? stretchOf(turning, day) : 0);
    first.writerAt(stretch(own ?? asOf))(document, factsOn, out);
    for (const it of others) it.writerAt(stretch(dayAt(document, it) ?? own ?? asOf))(document, factsOn, out);
    return true;
  };
}

interface JudgedSubject {
  readonly subject: string;
  /** The field of its own day. */
  readonly field: string | undefined;
  /** Writes verdicts by the law of a stretch of days. */
  readonly writerAt: (stretch: number) => Writer;
}

/** One document mostly has the law of the one before. */
function lastKept<T>(of: (stretch: number) => T): (stretch: number) => T {
  let last: { readonly stretch: number; readonly made: T } | undefined;
  return (stretch) => {
    if (last?.stretch !== stretch) last = { stretch, made: of(stretch) };
    return last.made;
  };
}

type Writer = (document: Document, factsOn: Day, out: Uint8Array) => void;

const valueIn = (root: unknown, field: string): unknown =>
  typeof root === "object" && root !== null && Object.hasOwn(root, field) ? Reflect.get(root, field) : undefined;

/** A day of a stretch of law. */
const lawIn = (turning: readonly Day[], stretch: number, otherwise: Day): Day => {
  const [first, start] = [turning[0], turning[stretch - 1]];
  if (start !== undefined) return start;
  return first === undefined ? otherwise : addDays(first, -1);
};

/** Whether facts of a document and of what is fixed cannot be together, or may not be. */
function contradictionTest(
  run: Run,
  given: readonly string[],
  read: TimeReader,
): ((document: unknown) => boolean) | undefined {
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
  return evaluated(acceptanceRuntime([read]), _`${ownCode}return (of) => {\n${body}return false;\n};`);
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

/** What code gives that was generated here; `h`: what it asks of the engine. */
function evaluated<T>(runtime: object, code: Code): T {
  // oxlint-disable-next-line typescript/no-implied-eval -- generated code is what this room is for; all of it is made of quoted parts
  const make = new Function("h", `"use strict";\n${String(code)}`) as (h: object) => T;
  return make(runtime);
}
