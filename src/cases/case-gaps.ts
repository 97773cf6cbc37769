import type { Diagnostic } from "../base/diagnostic.ts";
import { ruleOf } from "../evaluate/program.ts";
import { canHaveVerdict } from "../evaluate/verdict.ts";
import type { Pack } from "../pack/pack.ts";
import { needlessCannot, type Cases } from "./read-cases.ts";

const ofDuties = ["satisfied", "violated", "undetermined", "pending", "not_applicable"] as const;
const ofNotes = ["applies", "does_not_apply"] as const;

/** A verdict of a rule, by its full name, or of a note whether it applies. */
export interface CaseGap {
  readonly rule: string;
  readonly verdict: string;
}

/**
 * Rules and what neither a case shows of them nor a reason excuses; and reasons that a case refutes. Of a duty all
 * verdicts are asked for that its form allows, `exempt` where `needed` or the pack itself exempts from it; of a note that
 * it applies and that it does not; of what is never in force only that.
 */
export function caseGaps(
  pack: Pack,
  needed: readonly Pack[],
  cases: Cases,
): { readonly missing: readonly CaseGap[]; readonly needless: readonly Diagnostic[] } {
  const key = (it: CaseGap): string => `${it.rule}: ${it.verdict}`;
  const shown = new Set(cases.cases.flatMap((it) => it.expect.map(key)));
  const excused = new Set(cases.cannot.map(key));
  const exempted = new Set(
    [pack, ...needed].flatMap(({ checked }) =>
      checked.exemptions.flatMap((it) => checked.named.get(it.declaration.id) ?? []),
    ),
  );
  const { program } = pack;
  const ids = new Map(program.graph.rules.map((id) => [ruleOf(program, id).rule.name, id] as const));
  const wanted = pack.checked.rules.flatMap((it) => {
    const rule = `${pack.manifest.id}.${it.declaration.name.text}`;
    const id = ids.get(rule);
    const possible = (verdict: string): boolean => id === undefined || canHaveVerdict(program, id, verdict);
    return toShow(it, exempted.has(it.declaration))
      .filter(possible)
      .map((verdict) => ({ rule, verdict }));
  });
  return {
    missing: wanted.filter((it) => !shown.has(key(it)) && !excused.has(key(it))),
    needless: cases.cannot
      .filter((it) => shown.has(key(it)))
      .map((it) => needlessCannot.at(it.place, { rule: it.rule, verdict: it.verdict })),
  };
}

function toShow({ declaration, inForce }: Pack["checked"]["rules"][number], isExempted: boolean): readonly string[] {
  const isDuty = declaration.modal === "must" || declaration.modal === "must-not";
  if (inForce === "never") return [isDuty ? "not_in_force" : "does_not_apply"];
  if (!isDuty) return ofNotes;
  return isExempted ? [...ofDuties, "exempt"] : ofDuties;
}
