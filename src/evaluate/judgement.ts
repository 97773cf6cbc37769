import { parseDay, holdsOn, type Day } from "../base/civil-date.ts";
import type { DataNode } from "../base/document.ts";
import { groupBy } from "../base/group-by.ts";
import { dayIn, parseInstant } from "../base/instant.ts";
import { invariant } from "../base/invariant.ts";
import type { Input } from "../vocabulary/input.ts";
import { withAssumptions } from "./assumption.ts";
import { stepsPerDocument, dayOfRun, type Budget, type Root, type Run } from "./context.ts";
import { rootPlace } from "./fact.ts";
import { withImplied, type Implied } from "./implied.ts";
import type { Program } from "./program.ts";
import type { Assumption } from "./settings.ts";

/** One subject of one document, and the day whose law judges it. */
export interface Judgement {
  readonly subject: string;
  readonly lawOf: Day;
  readonly document: JudgedDocument;
}

/** What all subjects of one document share. */
export interface JudgedDocument extends ReadableRoots {
  /** Index into the run's inputs. */
  readonly index: number;
  readonly factsOn: Day;
  readonly budget: Budget;
}

export interface ReadableRoots {
  readonly roots: ReadonlyMap<string, Root>;
  /** The documents that they stand in. */
  readonly inputs: readonly Input[];
  readonly implied: ReadonlyMap<DataNode, Implied>;
  readonly assumed: ReadonlyMap<DataNode, Assumption>;
}

/** A request, response or event after `as_of` had not happened. */
export function happened({ settings }: Run, input: Input): boolean {
  return input.day === undefined || input.day <= settings.asOf;
}

/** Every subject that rules judge, in the order of the inputs. */
export function judgementsOf(run: Run): readonly Judgement[] {
  return run.inputs.flatMap((input, index) => (happened(run, input) ? judgementsIn(run, input, index) : []));
}

function judgementsIn(run: Run, input: Input, index: number): readonly Judgement[] {
  const readable = readableRoots(run, input);
  const own = readable.roots.get(input.subject);
  invariant(own, "a document holds its own subject");
  const budget = { left: stepsPerDocument, place: rootPlace(own) };
  const document = { index, ...readable, factsOn: input.factsOn ?? run.settings.asOf, budget };
  const carried = run.vocabulary.subjects.get(input.subject)?.carries ?? [];
  return [...new Set([...input.roots.keys(), ...carried])].map((subject) => ({
    subject,
    lawOf: run.settings.lawOf ?? ownDay(run, input, subject) ?? dayOfRun(run),
    document,
  }));
}

/** The service of the run and the subjects of a document, with what their facts imply and what is then taken for granted. */
export function readableRoots({ service, settings, vocabulary }: Run, input: Input | undefined): ReadableRoots {
  const roots = new Map<string, Root>();
  const [implied, assumed] = [new Map<DataNode, Implied>(), new Map<DataNode, Assumption>()];
  for (const one of [input?.service ?? service, input]) {
    for (const [name, given] of one?.roots ?? []) {
      if (!one) continue;
      const settled = withImplied(given, vocabulary.subjects.get(name)?.type, one.unusable);
      const whole = withAssumptions(name, settled.node, settings);
      roots.set(name, { node: whole.node, input: one });
      for (const [entered, by] of settled.implied) implied.set(entered, by);
      for (const [entered, by] of whole.assumed) assumed.set(entered, by);
    }
  }
  const inputs = [...new Set(Array.from(roots.values(), (it) => it.input))];
  return { roots, inputs, implied, assumed };
}

/** The subject's own day: its field for it, else the day of the document that carries it. */
function ownDay(run: Run, input: Input, subject: string): Day | undefined {
  const field = run.vocabulary.subjects.get(subject)?.day;
  const value = field === undefined ? undefined : input.roots.get(subject)?.entries.get(field)?.value;
  if (value?.kind !== "scalar" || typeof value.value !== "string") return input.day;
  const instant = parseInstant(value.value);
  return (instant === undefined ? parseDay(value.value) : dayIn(instant, run.settings.zone)) ?? input.day;
}

/** A pack and what it judges. */
export interface JudgingVersions {
  readonly pack: string;
  /** In the order of time. */
  readonly programs: readonly Program[];
  /** Those that judge something; if none does, the one of the day of the run. */
  readonly heard: readonly { readonly program: Program; readonly judgements: readonly Judgement[] }[];
}

/**
 * The packs of a run, each with its versions: for each judgement the one whose days hold its `lawOf`.
 * Only that version's rules judge it.
 */
export function judgingVersions(
  programs: readonly Program[],
  judgements: readonly Judgement[],
  today: Day,
): readonly JudgingVersions[] {
  return [...groupBy(programs, (it) => it.graph.pack)].map(([pack, own]) => {
    const inTime = own.toSorted((a, b) => firstDay(a) - firstDay(b));
    const judged = groupBy(judgements, (it) => programOn(inTime, it.lawOf));
    const heard = inTime.flatMap((program) => {
      const found = judged.get(program);
      return found ? [{ program, judgements: found }] : [];
    });
    const fallback = { program: programOn(inTime, today), judgements: [] };
    return { pack, programs: inTime, heard: heard.length > 0 ? heard : [fallback] };
  });
}

/** The version in force on a day; if none is, the last that began before it, else the first. */
export function programOn(inTime: readonly Program[], day: Day): Program {
  const [first] = inTime;
  const found = inTime.find((it) => holdsOn(it.inForce, day)) ?? inTime.findLast((it) => firstDay(it) <= day) ?? first;
  invariant(found, "a pack has a version");
  return found;
}

const firstDay = ({ inForce }: Program): number => (inForce === "never" ? Number.MAX_SAFE_INTEGER : inForce.from);
