import { compareLocators } from "../statute/locator.ts";
import type { RuleNode } from "../graph/graph.ts";
import type { RuleSource } from "../graph/sources.ts";
import { isAdvisory } from "./advisory.ts";
import type { Contexts } from "./contexts.ts";
import type { Instance, RuleResult } from "./decision.ts";
import { groupedBy } from "./grouped.ts";
import { ruleOf } from "./program.ts";
import { rollUp } from "./roll-up.ts";
import { evaluateRule } from "./rule.ts";
import type { Settings } from "./settings.ts";
import type { Versions } from "./versions.ts";

/** A duty as one version of its pack has it. */
interface Heard {
  readonly rule: RuleNode;
  readonly modal: RuleResult["modal"];
  readonly source: RuleSource;
  readonly advisory: boolean;
  readonly instances: readonly Instance[];
}

/**
 * What the duties of a pack say, in the order of the text. Versions of one rule are one result, as long as they bind
 * the same party in the same way; the place is that of the last version that judged something.
 */
export function ruleResults(settings: Settings, { pack, heard }: Versions, contexts: Contexts): readonly RuleResult[] {
  const all = heard.flatMap(({ program, judgements }) =>
    program.graph.rules.flatMap((id): readonly Heard[] => {
      const { rule, source } = ruleOf(program, id);
      const { modal } = rule;
      if (modal !== "must" && modal !== "must-not") return [];
      const instances = judgements
        .filter((it) => it.subject === rule.subject)
        .flatMap((it) => evaluateRule(contexts.of(program, it), id).instances);
      return [{ rule, modal, source, advisory: isAdvisory(settings, rule), instances }];
    }),
  );
  const keyOf = ({ rule, advisory }: Heard): string => [rule.name, rule.party, rule.modal, advisory].join(" ");
  return [...groupedBy(all, keyOf).values()]
    .flatMap((versions) => joined(settings, pack, versions))
    .toSorted((a, b) => compareLocators(a.locator, b.locator) || (a.rule < b.rule ? -1 : 1));
}

function joined(settings: Settings, pack: string, versions: readonly Heard[]): readonly RuleResult[] {
  const last = versions.findLast((it) => it.instances.length > 0) ?? versions.at(-1);
  if (!last) return [];
  const { rule, modal, source, advisory } = last;
  const instances = versions.flatMap((it) => it.instances).toSorted((a, b) => a.input - b.input);
  return [
    {
      rule: rule.name,
      pack,
      locator: source.locator,
      party: rule.party,
      modal,
      advisory,
      inRollUp: rule.party === settings.party && !advisory,
      verdict: rollUp(instances.map((it) => it.verdict)),
      instances,
      notExamined: instances.length === 0 ? rule.subject : undefined,
    },
  ];
}
