import { explainInstance, type Explanation } from "../analysis/explain/explain.ts";
import type { Diagnostic, ExitCode } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { namesOf } from "../base/message.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import { verdicts, type Decision, type Instance, type RuleResult, type Verdict } from "../evaluate/decision.ts";
import type { ReportRun } from "../report/model/report-run.ts";
import type { CheckRequest } from "./check/check-request.ts";
import { examine } from "./check/check.ts";
import { cites } from "../statute/locator.ts";
import { exitCodeOfDiagnostic } from "./exit-code.ts";
import type { OpenPacks } from "./library.ts";
import { severalRules, unknownRuleName, withoutVerdict } from "./request-diagnostics.ts";

export interface ExplainRequest extends CheckRequest {
  /** A rule by its full name, or by its own where only one of the run's packs has it; or a provision, for its rules. */
  readonly rule: string | undefined;
}

export interface ExplainRun {
  readonly report: ReportRun;
  /** The full name of the rule asked for; undefined: none, or those of a provision. */
  readonly asked: string | undefined;
  readonly rules: readonly ExplainedResult[];
  readonly exitCode: ExitCode;
}

export interface ExplainedResult {
  readonly result: RuleResult;
  readonly explanations: readonly Explanation[];
  /** How many more instances might have been explained. */
  readonly left: number;
}

/** Instances that are explained of one rule: of the one that is asked for, and of each that is not. */
const most = { asked: 20, unasked: 3 } as const;

/**
 * Why a rule says what it says of documents; without a rule, every violated one that binds the party, then every open one.
 * Exit code 0 if something was shown, whatever the verdicts are. `open`: as of `check`.
 */
export function runExplain(request: ExplainRequest, host: Host, open?: OpenPacks): ExplainRun {
  const { report, run } = examine(request, host, open);
  const { decision } = report;
  if (!run || !decision) return { report, asked: undefined, rules: [], exitCode: report.exitCode };
  const chosen = request.rule === undefined ? everyOpen(decision) : oneNamed(decision, request.rule);
  if ("wrong" in chosen) {
    // It may stand in a pack that does not compile.
    if (report.exitCode === 3) return { report, asked: undefined, rules: [], exitCode: 3 };
    const troubles = [...report.troubles, chosen.wrong];
    const exitCode = exitCodeOfDiagnostic(chosen.wrong);
    return { report: { ...report, troubles }, asked: undefined, rules: [], exitCode };
  }
  const packs = [...report.packs, ...report.needed];
  const limit = request.rule === undefined || chosen.isProvision ? most.unasked : most.asked;
  const rules = chosen.results.map((result) => {
    const all = inOrder(result, request.rule === undefined);
    const explanations = all.slice(0, limit).flatMap((it) => explainInstance(run, packs, result, it) ?? []);
    return { result, explanations, left: all.length - explanations.length };
  });
  const asked = request.rule === undefined || chosen.isProvision ? undefined : chosen.results[0]?.rule;
  return { report, asked, rules, exitCode: exitCodeOf(report, decision, rules) };
}

type Chosen =
  | { readonly results: readonly RuleResult[]; readonly isProvision: boolean }
  | { readonly wrong: Diagnostic<undefined> };

const openVerdicts: readonly Verdict[] = ["violated", "undetermined", "pending"];

function everyOpen({ rules }: Decision): Chosen {
  const own = rules.filter((it) => it.inRollUp);
  return { results: openVerdicts.flatMap((verdict) => own.filter((it) => it.verdict === verdict)), isProvision: false };
}

function oneNamed({ rules, notes }: Decision, name: string): Chosen {
  const isNamed = (it: { readonly rule: string }): boolean => it.rule === name || shortName(it.rule) === name;
  const found = rules.filter(isNamed);
  const full = [...new Set(found.map((it) => it.rule))];
  if (full.length > 1) return { wrong: severalRules.nowhere({ rule: name, count: full.length, names: namesOf(full) }) };
  if (found.length > 0) return { results: found, isProvision: false };
  if (notes.some(isNamed)) return { wrong: withoutVerdict.nowhere({ rule: name }) };
  const cited = rules.filter((it) => cites(name, it.locator));
  if (cited.length > 0) return { results: cited, isProvision: true };
  const names = rules.map((it) => it.rule);
  const known = name.includes(".") ? names : names.map(shortName);
  const near = nearest(name, known);
  return { wrong: unknownRuleName.nowhere({ rule: name, near: didYouMean(near), isNear: near !== undefined }) };
}

const shortName = (rule: string): string => rule.slice(rule.lastIndexOf(".") + 1);

/** What is worst first; where the rule was not asked for, only what makes its verdict. */
function inOrder({ instances, verdict }: RuleResult, isUnasked: boolean): readonly Instance[] {
  const told = isUnasked ? instances.filter((it) => it.verdict === verdict) : instances;
  return told.toSorted((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict));
}

/** A breach is no failure of an explanation; a mistake in a document or a pack is. */
function exitCodeOf(report: ReportRun, { word }: Decision, rules: ExplainRun["rules"]): ExitCode {
  const { exitCode } = report;
  if (exitCode === 3 || exitCode === 4 || exitCode >= 64) return exitCode;
  const isShown = rules.some((it) => it.explanations.length > 0);
  return isShown || (word !== "nothing examined" && word !== "nothing in force") ? 0 : 5;
}
