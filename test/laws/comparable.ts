import type { Decision, Instance, Note, RuleResult } from "../../src/evaluate/decision.ts";

/** Tells apart the results of a rule that changed its party, its modal or its standing from version to version. */
export const keyOf = (it: RuleResult): string =>
  [it.rule, it.party, it.modal, it.advisory ? "advisory" : "binding"].join(" ");

/** Verdicts, causes and outcomes of clauses, without the places in policy files. */
export function comparable(decision: Decision): string {
  const flags = decision.yields.map((it) => [it.pack, it.what, it.holds, it.input]);
  return JSON.stringify(
    [
      decision.word,
      decision.rules.map(comparableRule).toSorted(),
      decision.notes.map(comparableNote).toSorted(),
      flags,
    ],
    undefined,
    1,
  );
}

export const comparableRule = (rule: RuleResult): string =>
  JSON.stringify([keyOf(rule), rule.verdict, rule.instances.map(comparableInstance).toSorted()]);

export function comparableInstance(it: Instance): string {
  const { elements, verdict, eitherWay, exemptBy, input, lawOf } = it;
  const by = exemptBy.map((one) => one.exemption).toSorted();
  const clauses = it.clauses.map((one) => [one.result, causes(one)]);
  return JSON.stringify([input, lawOf, elements, verdict, it.gate?.kind, eitherWay, by, causes(it), clauses]);
}

export function comparableNote(it: Note): string {
  return JSON.stringify([
    it.rule,
    it.modal,
    it.applies,
    it.lawOf,
    it.input,
    it.elements,
    it.breaches.length,
    causes(it),
  ]);
}

function causes(it: Pick<Instance, "causes">): readonly string[] {
  return it.causes
    .map((one) =>
      JSON.stringify(one, (key, value: unknown) =>
        key === "law" || key === "place" || key === "refused" || key === "exceptions" ? undefined : value,
      ),
    )
    .toSorted();
}
