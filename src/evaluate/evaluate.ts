import { formatDay } from "../base/civil-date.ts";
import { groupBy } from "../base/group-by.ts";
import { invariant } from "../base/invariant.ts";
import { isDuty, type DutyModal, type RuleNode } from "../graph/graph.ts";
import type { RuleSource } from "../graph/sources.ts";
import { compareLocators, locatorKey } from "../statute/locator.ts";
import { contextCache, forget, type ContextCache } from "./context-cache.ts";
import { dayOfRun, noFindings, type DocumentContext, type Run } from "./context.ts";
import type { Decision, Instance, RuleResult, RunWord, Yield } from "./decision.ts";
import { joinContradictions } from "./contradictions.ts";
import { evaluateNode } from "./expression.ts";
import { happened, judgementsOf, judgingVersions, type JudgingVersions } from "./judgement.ts";
import { addressed, isAdvisory, isInForce, restsOnUnverified } from "./legal-force.ts";
import { notesOf } from "./notes.ts";
import { partsOf } from "./parts-of-run.ts";
import { ruleOf } from "./program.ts";
import { evaluateRule } from "./rule.ts";
import type { Settings } from "./settings.ts";
import { operand, placeKey, truthOf, union } from "./value.ts";
import { rollUp, runWord } from "./verdict.ts";

interface Evaluation {
  readonly decision: Decision;
  /** Inputs whose nested lists cost more steps than one document may: their verdicts are not to be used. */
  readonly tooLarge: readonly number[];
}

/**
 * Judges documents by compiled packs, in three-valued logic.
 *
 * A fact that no document states is unknown, never false: silence is neither a pass nor a breach. Adding facts never turns
 * a breach or a clear outcome into anything else; removing facts never makes one clear.
 * Total and pure: for every graph that is lowered and every validated input it returns, and the same bytes give the same decision.
 */
export function evaluateRun(run: Run): Evaluation {
  const [first, ...others] = partsOf(run).map(evaluatePart);
  invariant(first, "a run has a part");
  return others.reduce(joinedEvaluation, first);
}

/** What two parts of a run say; a document may have happened for the one and not yet for the other. */
function joinedEvaluation(one: Evaluation, other: Evaluation): Evaluation {
  const [a, b] = [one.decision, other.decision];
  const rules = [...a.rules, ...b.rules];
  const contradicted = joinContradictions([...a.contradicted, ...b.contradicted]);
  const told = <T>(all: readonly T[]): readonly T[] => [...new Map(all.map((it) => [JSON.stringify(it), it])).values()];
  return {
    decision: {
      word: wordOf(rules, contradicted),
      rules,
      notes: [...a.notes, ...b.notes],
      yields: [...a.yields, ...b.yields],
      disputed: [...a.disputed, ...b.disputed],
      rebutted: [...a.rebutted, ...b.rebutted],
      ignored: [...a.ignored, ...b.ignored],
      contradicted,
      leftOut: told([...a.leftOut, ...b.leftOut]).toSorted((x, y) => x.input - y.input),
      assumed: told([...a.assumed, ...b.assumed]).toSorted((x, y) => x.input - y.input),
    },
    tooLarge: [...new Set([...one.tooLarge, ...other.tooLarge])],
  };
}

/** What contradicts itself, or is provisional, keeps a run from being clear, whatever its rules say. */
function wordOf(rules: readonly RuleResult[], contradicted: Decision["contradicted"]): RunWord {
  const verdict = rollUp(rules.filter((it) => it.inRollUp).map((it) => it.verdict));
  const isOpen = contradicted.length > 0 || provisionalOf(rules).length > 0;
  return runWord(isOpen ? rollUp([verdict, "undetermined"]) : verdict);
}

/** The rules that count provisionally: they were asked of something, and what they say settles nothing. */
export const provisionalOf = (rules: readonly RuleResult[]): readonly RuleResult[] =>
  rules.filter((it) => it.inRollUp && it.provisional && it.verdict !== "not_examined" && it.verdict !== "not_in_force");

/** Judges by packs of one reckoning of days. */
function evaluatePart(run: Run): Evaluation {
  const judgements = judgementsOf(run);
  const findings = noFindings();
  const contexts = contextCache(run, judgements, findings);
  const packs = judgingVersions(run.programs, judgements, dayOfRun(run));
  const yields = packs.flatMap((it) => judgeInTurn(it, contexts));
  const rules = packs.flatMap((it) => ruleResults(run.settings, it, contexts));
  const notes = packs.flatMap((it) => notesOf(run, it, contexts));
  const { asOf } = run.settings;
  const { contradicted } = contexts;
  return {
    decision: {
      word: wordOf(rules, contradicted),
      rules,
      notes,
      yields,
      disputed: [...findings.disputed.values()],
      rebutted: [...findings.rebutted.values()],
      ignored: [...findings.ignored.values()],
      contradicted,
      leftOut: run.inputs.flatMap((input, index) =>
        happened(run, input) ? [] : [{ input: index, day: formatDay(input.day ?? asOf) }],
      ),
      assumed: run.inputs.flatMap((input, index) =>
        input.factsOn === undefined && happened(run, input) ? [{ input: index, factsOn: formatDay(asOf) }] : [],
      ),
    },
    tooLarge: [...new Set(judgements.filter((it) => it.document.budget.left < 0).map((it) => it.document.index))],
  };
}

/**
 * Asks all rules of one document after the other, and keeps what they say: what else one comes to is let go before the next. Gives
 * the flags of other regimes that may prevail while this law is in force, once for each place that raises them.
 */
function judgeInTurn({ pack, heard }: JudgingVersions, contexts: ContextCache): readonly Yield[] {
  const raised = new Map<string, Yield>();
  const leave = (context: DocumentContext): void => {
    for (const [key, it] of yieldsOf(context, pack)) if (!raised.has(key)) raised.set(key, it);
    forget(context);
  };
  let last: DocumentContext | undefined;
  for (const { program, judgements } of heard) {
    for (const judgement of judgements) {
      const context = contexts.of(program, judgement);
      // The subjects of a document mostly read the same.
      if (last && last !== context) leave(last);
      last = context;
      for (const id of program.graph.rules) {
        const { rule } = ruleOf(program, id);
        if (isDuty(rule.modal) && rule.subject === judgement.subject) evaluateRule(context, id);
      }
    }
  }
  if (last) leave(last);
  return [...raised.values()];
}

/** A duty as one version of its pack has it. */
interface VersionInstances {
  readonly rule: RuleNode;
  readonly modal: DutyModal;
  readonly source: RuleSource;
  readonly advisory: boolean;
  readonly provisional: boolean;
  readonly instances: readonly Instance[];
}

/**
 * What the duties of a pack say, in the order of the text. Versions of one rule are one result, as long as they bind
 * the same party in the same way; the place is that of the last version that judged something.
 */
export function ruleResults(
  settings: Settings,
  { pack, heard }: JudgingVersions,
  contexts: ContextCache,
): readonly RuleResult[] {
  const all = heard.flatMap(({ program, judgements }) =>
    program.graph.rules.flatMap((id): readonly VersionInstances[] => {
      const { rule, source } = ruleOf(program, id);
      if (!isDuty(rule.modal)) return [];
      const instances = judgements
        .filter((it) => it.subject === rule.subject)
        .flatMap((it) => evaluateRule(contexts.of(program, it), id).instances);
      const provisional = settings.provisional === true && restsOnUnverified(program, id);
      return [{ rule, modal: rule.modal, source, advisory: isAdvisory(settings, rule), provisional, instances }];
    }),
  );
  const keyOf = ({ rule, source, advisory }: VersionInstances): string =>
    [rule.name, addressed(settings, rule, source).party, rule.modal, advisory].join(" ");
  return [...groupBy(all, keyOf).values()]
    .flatMap((versions) => joined(settings, pack, versions))
    .toSorted((a, b) => compareLocators(a.locator, b.locator) || (a.rule < b.rule ? -1 : 1));
}

function joined(settings: Settings, pack: string, versions: readonly VersionInstances[]): readonly RuleResult[] {
  const last = versions.findLast((it) => it.instances.length > 0) ?? versions.at(-1);
  if (!last) return [];
  const { rule, modal, source, advisory } = last;
  const instances = versions.flatMap((it) => it.instances).toSorted((a, b) => a.input - b.input);
  return [
    {
      rule: rule.name,
      pack,
      locator: source.locator,
      ...addressed(settings, rule, source),
      modal,
      advisory,
      provisional: versions.some((it) => it.provisional),
      inRollUp: source.parties.includes(settings.party) && !advisory,
      verdict: rollUp(instances.map((it) => it.verdict)),
      instances,
      notExamined: instances.length === 0 ? rule.subject : undefined,
    },
  ];
}

/** The flags of a pack that a document raises, by what is flagged and where that is read. */
function yieldsOf(asking: DocumentContext, pack: string): readonly (readonly [string, Yield])[] {
  const { program, lawOf } = asking;
  // What only a flag reads is no finding.
  const context = { ...asking, findings: noFindings() };
  return program.graph.yields.flatMap((id) => {
    const node = program.graph.nodes[id];
    const flags = program.sources.yields.get(id);
    invariant(node?.kind === "yields" && flags, "`yields` names flags with their source");
    if (!isInForce(node.inForce, lawOf)) return [];
    const result = operand(evaluateNode(context, node.condition, []));
    const holds = truthOf(result);
    const causes = union([result.causes]);
    if (holds === "false" || causes.some((it) => it.kind === "no-subject")) return [];
    const cause = causes.find((it) => it.kind === "missing-fact");
    const fact = union([result.grounds]).find((it) => it.kind === "fact");
    const place = fact?.place ?? cause?.place ?? context.budget.place;
    return flags.map(({ what, source: { locator } }) => {
      const key = `${what}:${locatorKey(locator)}:${placeKey(place)}`;
      return [key, { pack, what, locator, holds, input: context.input, place }] as const;
    });
  });
}
