import type { Decision, Instance, Note, RuleResult, Verdict } from "../../src/evaluate/decision.ts";
import type { Truth } from "../../src/base/kleene.ts";
import { comparableInstance, comparableNote, comparableRule, keyOf } from "./comparable.ts";
import type { SearchedLaw } from "./law.ts";
import type { Built } from "./pipeline.ts";
import type { PlainSettings } from "./plain.ts";
import type { Added, Block, PackPlan, Plan } from "./plan.ts";
import { compiled, dayOf, judged } from "./run.ts";
import { packsOf, plainSituation } from "./situation.ts";

/**
 * §8.6: an added exemption changes only its targets and what reads them: to exempt where its condition holds,
 * violated → undetermined where that is unknown.
 */
export const exempting: SearchedLaw = {
  kind: "searched",
  name: "an added exemption changes its targets, and what reads them",
  broken: (pipeline, it) => {
    const { added } = it.plan;
    const pack = added && it.plan.packs[added.pack];
    if (!pack) return undefined;
    const asked = plainSituation(it, 0.75);
    const without = withBlocks(it.plan, added, added.probes);
    const [plain, guarded] = [without, withBlocks(without, added, [added.exemption])];
    const [old, built] = [plain, guarded].map((one) => compiled(pipeline, packsOf(one)));
    if (!old || !built) return undefined;
    const [before, after] = [judged(pipeline, old, asked), judged(pipeline, built, asked)];
    const guards = guardsOf(built, `${pack.id}.added`);
    const holds = heldIn(before, probesOf(old, pack, added), standingOf(pack, added, asked.settings));
    const reading = readersOf(built, guards);
    return (
      wrongRule(
        before.rules,
        after.rules,
        (rule) => {
          if (reading.has(rule.rule)) return guards.has(rule.rule) ? "guarded" : "reading";
          return "apart";
        },
        (instance, rule) => holds(instance, guards.get(rule.rule)),
      ) ?? wrongNote(before.notes, after.notes, reading)
    );
  },
};

const withBlocks = ({ packs, ...it }: Plan, { pack }: Added, blocks: readonly Block[]): Plan => ({
  ...it,
  packs: packs.map((one, index) => (index === pack ? { ...one, blocks: [...one.blocks, ...blocks] } : one)),
});

/** The rules that an exemption guards, each with the subjects of its versions. */
function guardsOf(built: readonly Built[], exemption: string): ReadonlyMap<string, readonly (string | undefined)[]> {
  const guards = new Map<string, readonly (string | undefined)[]>();
  for (const { nodes, exemptions } of built.map((it) => it.lowered.graph)) {
    for (const { exemption: id, from } of exemptions) {
      const node = nodes[id];
      if (node?.kind === "exemption" && node.name === exemption) for (const name of from) guards.set(name, []);
    }
  }
  for (const { nodes } of built.map((it) => it.lowered.graph)) {
    for (const node of nodes) {
      const subjects = node.kind === "rule" ? guards.get(node.name) : undefined;
      if (node.kind === "rule" && subjects) guards.set(node.name, [...new Set([...subjects, node.subject])]);
    }
  }
  return guards;
}

/** Rules whose verdicts rest on these, and these. */
function readersOf(built: readonly Built[], guards: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const links = built.flatMap(({ lowered: { graph } }) =>
    graph.nodes.flatMap((rule) => {
      if (rule.kind !== "rule") return [];
      const asked = [...rule.clauses, ...(rule.upon === undefined ? [] : [rule.upon])].flatMap((id) => {
        const node = graph.nodes[id];
        return node?.kind === "complies" || node?.kind === "breach" ? node.rules : [];
      });
      return asked.flatMap((id) => {
        const node = graph.nodes[id];
        return node?.kind === "rule" ? [{ reader: rule.name, read: node.name }] : [];
      });
    }),
  );
  const found = new Set(guards.keys());
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const { reader, read } of links) if (found.has(read)) found.add(reader);
  }
  return found;
}

/** The names of the probes; none if another exemption guards them, so that they tell nothing. */
function probesOf(built: readonly Built[], { id }: PackPlan, { probes }: Added): ReadonlySet<string> {
  const names = probes.map(({ head }) => `${id}.${head.split(/[ :]/)[1] ?? ""}`);
  const guarded = built.flatMap((it) => it.lowered.graph.exemptions.flatMap((one) => one.from));
  return new Set(names.some((it) => guarded.includes(it)) ? [] : names);
}

type Standing = "binding" | "unverified" | "none";

/** Whether an exemption could hold at all: it exempts by what binds, and by words that somebody saw. */
function standingOf({ id, rank, blocks }: PackPlan, { exemption }: Added, settings: PlainSettings): Standing {
  const asOf = dayOf(settings.asOf);
  const isAdopted = settings.adoptions.some(({ name, on, from, until }) => {
    const isOfThis = name === id || name === `${id}.added`;
    return isOfThis && dayOf(on) <= asOf && dayOf(from) <= asOf && (until === undefined || asOf < dayOf(until));
  });
  if (rank === "guidance" && !isAdopted) return "none";
  const isUnverified = blocks.some(
    ({ unit, head }) => head.startsWith("unverified") && `${exemption.unit}.`.startsWith(`${unit}.`),
  );
  return isUnverified && !settings.provisional ? "unverified" : "binding";
}

/** By the probes: whether the exemption holds for an instance of a rule; undefined where the probes cannot tell. */
function heldIn(
  { rules }: Decision,
  probes: ReadonlySet<string>,
  standing: Standing,
): (it: Instance, subjects: readonly (string | undefined)[] | undefined) => Truth | undefined {
  const found = rules.filter((it) => probes.has(it.rule));
  return ({ input }, subjects = []) => {
    const [subject, other] = subjects;
    if (subject === undefined || other !== undefined) return undefined;
    const [yes, no] = (["require", "forbid"] as const).map((word) =>
      found.find((it) => it.rule.endsWith(`.probe_${word}_${subject}`))?.instances.find((it) => it.input === input),
    );
    const truth = yes && no && truthBy(yes, no);
    if (truth === undefined || truth === "false" || standing === "none") return truth && "false";
    return standing === "unverified" ? "unknown" : truth;
  };
}

function truthBy(yes: Instance, no: Instance): Truth {
  // Where the scopes are unknown, a probe that holds does so either way.
  if (yes.verdict === "not_in_force" || yes.verdict === "not_applicable" || no.verdict === "satisfied") return "false";
  return yes.verdict === "satisfied" && !yes.eitherWay ? "true" : "unknown";
}

type Relation = "guarded" | "reading" | "apart";

function wrongRule(
  before: readonly RuleResult[],
  after: readonly RuleResult[],
  relationOf: (it: RuleResult) => Relation,
  holds: (it: Instance, rule: RuleResult) => Truth | undefined,
): string | undefined {
  const now = new Map(after.map((it) => [keyOf(it), it]));
  for (const rule of before) {
    const changed = now.get(keyOf(rule));
    const relation = relationOf(rule);
    if (!changed) return `${rule.rule} is gone`;
    if (relation === "apart" && comparableRule(rule) !== comparableRule(changed))
      return `${rule.rule} is not guarded, and\n${comparableRule(rule)}\nbecame\n${comparableRule(changed)}`;
    if (relation !== "guarded") continue;
    for (const [index, was] of rule.instances.entries()) {
      const is = changed.instances[index];
      const truth = is && readsGuarded(was, is) ? undefined : holds(was, rule);
      if (truth === undefined || !is) continue;
      const expected = guarded(was.verdict, truth);
      const isSame = truth !== "false" || comparableInstance(was) === comparableInstance(is);
      if (is.verdict !== expected || !isSame)
        return `${rule.rule}: ${was.verdict} became ${is.verdict}, not ${expected}, under an exemption that is ${truth}`;
    }
  }
  return undefined;
}

/** What reads other guarded rules changes with them. */
const readsGuarded = (was: Instance, is: Instance): boolean =>
  [was, is].some((it) => it.clauses.some((one) => one.complies.length > 0) || it.gate?.kind === "upon");

function guarded(verdict: Verdict, truth: Truth): Verdict {
  if (truth === "false" || verdict === "not_applicable" || verdict === "not_in_force") return verdict;
  if (truth === "true") return "exempt";
  return verdict === "violated" || verdict === "pending" ? "undetermined" : verdict;
}

function wrongNote(before: readonly Note[], after: readonly Note[], reading: ReadonlySet<string>): string | undefined {
  const apart = (all: readonly Note[]): string =>
    all
      .filter((it) => !reading.has(it.rule))
      .map(comparableNote)
      .toSorted()
      .join("\n");
  return apart(before) === apart(after) ? undefined : `notes apart\n${apart(before)}\nbecame\n${apart(after)}`;
}
