import type { Decision, FactRead, Note, RuleResult, Verdict } from "../../src/evaluate/decision.ts";
import { outcomeOf } from "../../src/evaluate/verdict.ts";
import { keyOf } from "./comparable.ts";
import type { SearchedLaw } from "./law.ts";
import type { Built, Pipeline } from "./pipeline.ts";
import { judged } from "./run.ts";
import { documentsOf, settingsOf, type Situation } from "./situation.ts";
import { partial, type Keep } from "./stories.ts";

const decide = (pipeline: Pipeline, built: readonly Built[], it: Situation, keep: Keep): Decision =>
  judged(pipeline, built, {
    documents: documentsOf(it, keep),
    judgesService: it.story.judgesService,
    settings: settingsOf(it),
  });

const withShare = (pipeline: Pipeline, built: readonly Built[], it: Situation, share: number): Decision =>
  decide(pipeline, built, it, partial(it.story.seed, share));

/** §8.1: adding facts never turns breach or clear into anything else; removing facts never makes an outcome clear. */
export const monotonic: SearchedLaw = {
  kind: "searched",
  name: "adding facts changes no breach and no clear outcome",
  broken: (pipeline, it, built) => {
    const decisions = [0.3, 0.6, 0.85, 1].map((share) => withShare(pipeline, built, it, share));
    return firstOf(decisions.map((later, index) => change(decisions[index - 1], later)));
  },
};

/** §8.2: a breach or clear outcome agrees with every completion of the missing facts; here, with the one that happened. */
export const completion: SearchedLaw = {
  kind: "searched",
  name: "a breach or clear outcome agrees with every completion",
  broken: (pipeline, it, built) => change(withShare(pipeline, built, it, 0.7), withShare(pipeline, built, it, 1)),
};

/** Of a fact that is known in part only that is known which holds for all that it can be; here, for what it was. */
export const parts: SearchedLaw = {
  kind: "searched",
  name: "a breach or clear outcome on facts known in part agrees with what they were",
  broken: (pipeline, it, built) => {
    const by = (blur: number): Decision => withShare(pipeline, built, { ...it, story: { ...it.story, blur } }, 0.9);
    const whole = by(0);
    return firstOf([0.2, 0.6, 1].map((blur) => change(by(blur), whole)));
  },
};

const firstOf = (found: readonly (string | undefined)[]): string | undefined => found.find((it) => it !== undefined);

/** What one decision settles, and another that knows more does not. */
export const unsettledBy = (less: Decision, more: Decision): string | undefined => change(less, more);

/** What was settled before facts were added, and is no longer. */
function change(before: Decision | undefined, after: Decision): string | undefined {
  // Facts that cannot all be true open what they touch, as facts that nobody has stated do.
  if (!before || after.contradicted.length > before.contradicted.length) return undefined;
  const [verdicts, notes] = [verdictsOf(after.rules), notesOf(after.notes)];
  for (const rule of before.rules) {
    const [was, is] = [rule.verdict, verdicts.get(keyOf(rule))];
    if (is === undefined || !mayBecome(was, is))
      return `${rule.rule}: ${was} became ${is ?? "nothing"} when facts were added`;
  }
  for (const [rule, was] of notesOf(before.notes)) {
    const is = notes.get(rule);
    if (was !== "unknown" && was !== is) return `${rule}: ${was} became ${is ?? "nothing"} when facts were added`;
  }
  return undefined;
}

const verdictsOf = (rules: readonly RuleResult[]): ReadonlyMap<string, Verdict> =>
  new Map(rules.map((it) => [keyOf(it), it.verdict]));

/** Whether each note applies to anything at all. */
function notesOf(notes: readonly Note[]): ReadonlyMap<string, Note["applies"]> {
  const found = new Map<string, Note["applies"]>();
  const order = ["no", "unknown", "yes"];
  for (const { rule, applies } of notes)
    if (order.indexOf(applies) > order.indexOf(found.get(rule) ?? "")) found.set(rule, applies);
  return found;
}

/** Within what is clear a label may sharpen, and never turns back. */
function mayBecome(was: Verdict, is: Verdict): boolean {
  if (was === "undetermined" || was === "pending" || was === is) return true;
  const sharper: readonly Verdict[] = ["exempt", "not_applicable"];
  return outcomeOf(was) === "clear" && was !== "not_in_force" && sharper.includes(is);
}

/** At most so many verdicts of one decision are explained. */
const explained = 5;

/** §8.9: the facts that a verdict cites alone give the same outcome. */
export const sufficient: SearchedLaw = {
  kind: "searched",
  name: "the cited facts alone give the same outcome",
  broken: (pipeline, it, built) => {
    const known = partial(it.story.seed, 0.8);
    const { rules } = decide(pipeline, built, it, known);
    const settled = rules.flatMap((rule) =>
      rule.instances.flatMap((instance) => (outcomeOf(instance.verdict) === "open" ? [] : [{ rule, instance }])),
    );
    const start = settled.length === 0 ? 0 : it.story.seed % settled.length;
    return firstOf(
      [...settled.slice(start), ...settled.slice(0, start)].slice(0, explained).map(({ rule, instance }) => {
        const cited = instance.facts.map(factName);
        const again = decide(
          pipeline,
          built,
          it,
          (document, path) => known(document, path) && isCited(`${document}.yaml ${path}`, cited),
        );
        const twins = again.rules
          .filter((one) => keyOf(one) === keyOf(rule))
          .flatMap((one) => one.instances)
          .filter((one) => one.input === instance.input && one.elements.join() === instance.elements.join());
        if (twins.some((one) => outcomeOf(one.verdict) === outcomeOf(instance.verdict))) return undefined;
        const verdicts = twins.map((one) => one.verdict).join(", ");
        const on = [String(instance.input), ...instance.elements].join(", ");
        return `${rule.rule} on ${on}: ${instance.verdict} is ${verdicts} on the facts it cites: ${cited.join(", ")}`;
      }),
    );
  },
};

const factName = ({ path, place }: FactRead): string => `${place.source.path} ${path}`;

/** Names stay known: they tell which element and which attestation is meant. */
function isCited(fact: string, cited: readonly string[]): boolean {
  return (
    /(\.id|\.at|\.name)$/.test(fact) ||
    cited.some((it) => it === fact || it.startsWith(`${fact}.`) || it.startsWith(`${fact}[`))
  );
}
