import type { Host } from "../base/host.ts";
import { nearest } from "../base/nearest.ts";
import { positionAt } from "../base/text.ts";
import { homesOf } from "../analysis/trace/trace-expression.ts";
import { traceRule, writtenNodesOf, type TracedInstance } from "../analysis/trace/trace-rule.ts";
import { readCases, type Case, type Expectation } from "../cases/read-cases.ts";
import { judgedAsNamed, runOfCase, type CaseContext } from "../cases/run-cases.ts";
import type { Run } from "../evaluate/context.ts";
import type { VerbRun } from "./exit-code.ts";
import { capRun } from "./many-mistakes.ts";
import { openTests } from "./test-packs.ts";

export interface TraceRun extends VerbRun {
  /** Undefined: no one case was found. */
  readonly traced: TracedCase | undefined;
  /** Where no one case was found though packs and cases could be read: those that are meant, or that are called nearly so. */
  readonly others: { readonly areMeant: boolean; readonly cases: readonly Case[] } | undefined;
}

/** A case, and what each rule of which it expects something is, with the value of each part. */
export interface TracedCase extends CaseContext {
  readonly case: Case;
  /** Undefined: its documents, or its profile, have mistakes. */
  readonly run: Run | undefined;
  readonly rules: readonly TracedRule[];
}

export interface TracedRule {
  readonly expected: Expectation;
  readonly got: string;
  readonly instances: readonly TracedInstance[];
}

/**
 * Traces one case of packs: `asked` is its name, a text that no other case's name holds, or `FILE:LINE`. The other
 * parameters are those of `runTests`.
 */
export function runTrace(
  asked: string,
  names: readonly string[],
  library: string,
  host: Host,
  folder?: string,
  vocabularies?: readonly string[],
): TraceRun {
  const opened = openTests(names, library, host, folder, vocabularies);
  if ("exitCode" in opened) return { traced: undefined, others: undefined, ...opened };
  const { loaded, worlds } = opened;
  const read = worlds.map((world) => ({ world, ...readCases(host, world.pack, folder) }));
  const all = read.flatMap(({ world, cases }) => cases.map((it) => ({ it, world })));
  const ended = (found: Omit<TraceRun, "troubles" | "exitCode">, code: 0 | 1): TraceRun => {
    const isBroken = found.problems.some((it) => it.severity === "error");
    const exitCode = loaded.troubles[0]?.exit ?? (isBroken ? 3 : code);
    return capRun({ ...found, troubles: loaded.troubles, exitCode });
  };
  const [found, ...more] = meantBy(asked, all);
  if (!found || more.length > 0) {
    // It may stand among cases, or in a pack, with mistakes.
    const problems = [...loaded.problems, ...read.flatMap((it) => it.diagnostics)];
    const isUnread = loaded.troubles.length > 0 || problems.some((it) => it.severity === "error");
    const cases = found ? [found, ...more] : nearlyCalled(asked, all);
    const others = isUnread && !found ? undefined : { areMeant: found !== undefined, cases: cases.map(({ it }) => it) };
    return ended({ traced: undefined, others, problems }, 0);
  }
  const { it, world } = found;
  const { run, problems } = runOfCase(it, world);
  const rules = run ? traceRules(it, run, world) : [];
  const isMissed = rules.some(({ expected, got }) => expected.verdict !== got);
  const traced = { ...world, case: it, run, rules };
  return ended({ traced, others: undefined, problems: [...loaded.problems, ...problems] }, isMissed ? 1 : 0);
}

function traceRules(it: Case, run: Run, { pack, needed, vocabulary }: CaseContext): readonly TracedRule[] {
  const nodes = writtenNodesOf(pack, needed, vocabulary.vocabulary);
  const packs = [pack, ...needed];
  const setting = { run, packs, nodes, homes: homesOf(packs) };
  return judgedAsNamed(run, it).map((one) => ({ ...one, instances: traceRule(one.expected.rule, setting) }));
}

interface Candidate {
  readonly it: Case;
  readonly world: CaseContext;
}

/** By its place, by its name, or else by a part of it. */
function meantBy(asked: string, all: readonly Candidate[]): readonly Candidate[] {
  const [, file, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(asked) ?? [];
  if (file !== undefined && line !== undefined) {
    const placed = standingAt(file.replaceAll("\\", "/").replace(/^\.\//, ""), Number(line), all);
    if (placed.length > 0) return placed;
  }
  const named = all.filter(({ it }) => it.name === asked);
  return named.length > 0 ? named : all.filter(({ it }) => it.name.includes(asked));
}

function standingAt(file: string, line: number, all: readonly Candidate[]): readonly Candidate[] {
  return all.filter(({ it: { place } }) => {
    const { path } = place.source;
    const [first, last] = [place.span.start, place.span.end - 1].map((at) => positionAt(place.source, at).line);
    const isFile = path === file || path.endsWith(`/${file}`);
    return isFile && first !== undefined && last !== undefined && first <= line && line <= last;
  });
}

const mostNear = 3;

/** The one that is nearly called so, else those that share most words with it. */
function nearlyCalled(asked: string, all: readonly Candidate[]): readonly Candidate[] {
  const near = nearest(
    asked,
    all.map(({ it }) => it.name),
  );
  if (near !== undefined) return all.filter(({ it }) => it.name === near);
  const words = wordsOf(asked);
  const scored = all.map((one) => ({ one, shared: [...wordsOf(one.it.name)].filter((it) => words.has(it)).length }));
  return scored
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, mostNear)
    .map(({ one }) => one);
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(text.toLowerCase().match(/\p{Script=Han}|[\p{L}\d]{3,}/gu));
