import fc from "fast-check";
import { readFileSync } from "node:fs";
import { canonicalJson } from "../../src/base/canonical-json.ts";
import { parseDay, type Day } from "../../src/base/civil-date.ts";
import { zones } from "../../src/base/instant.ts";
import type { WorkingCalendar } from "../../src/base/working-days.ts";
import { outcomeOf } from "../../src/evaluate/roll-up.ts";
import type { Decision, Instance } from "../../src/evaluate/decision.ts";
import type { Settings } from "../../src/evaluate/settings.ts";
import { packDigest, ruleDigests } from "../../src/graph/digest.ts";
import { graphFromJson, graphToJson } from "../../src/graph/json.ts";
import { verifyGraph } from "../../src/graph/verify.ts";
import { days, durations, inputsOf, partial, stories, type Keep } from "./documents.ts";
import type { Frame, Law, Situation } from "./law.ts";
import { pinned } from "./meanings.ts";
import { filesOf, plans, type Turn } from "./packs.ts";
import type { Plan } from "./plan.ts";
import { build, judge, type Built, type Pipeline } from "./pipeline.ts";
import { lawText } from "./text.ts";

const frames = fc.record({
  asOf: days,
  slack: fc.option(
    durations.filter((it) => !it.includes("working")),
    { nil: undefined },
  ),
});

export const situations: fc.Arbitrary<Situation> = fc.record({ plan: plans, story: stories, frame: frames });

const zone = zones.get("Asia/Shanghai");
const calendars = new Map<Pipeline, WorkingCalendar>();

function settingsOf(pipeline: Pipeline, frame: Frame): Settings {
  const text = readFileSync("policies/calendar/cn.yaml", "utf8");
  const known = calendars.get(pipeline);
  const [document] = known ? [] : pipeline.readYaml({ path: "cn.yaml", text }).documents;
  const calendar = known ?? (document && pipeline.readCalendar(document).calendar);
  if (!calendar || !zone) throw new Error("the calendar is shipped");
  calendars.set(pipeline, calendar);
  const interpretation = {
    term: "t.slack",
    by: "counsel",
    on: day("2025-01-01"),
    from: day("2025-01-01"),
    until: undefined,
    because: "the law gives no figure",
    place: { source: { path: "profile.yaml", text: "" }, span: { start: 0, end: 0 } },
  };
  return {
    asOf: day(frame.asOf),
    lawOf: undefined,
    party: "provider",
    interpretations: frame.slack === undefined ? [] : [{ ...interpretation, value: frame.slack }],
    memberships: [],
    adoptions: [],
    assumptions: [],
    calendar,
    zone,
  };
}

function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`${text} is a day`);
  return parsed;
}

const asWritten: Turn = (items) => items;
const reversed: Turn = (items) => items.toReversed();

const compiled = (pipeline: Pipeline, plan: Plan): Built => build(pipeline, filesOf(plan, asWritten, "each"), lawText);

const decide = (pipeline: Pipeline, built: Built, it: Situation, keep: Keep): Decision =>
  judge(pipeline, built, inputsOf(it.story, keep), settingsOf(pipeline, it.frame));

const all: Keep = () => true;

/** §8.1: adding facts never turns breach or clear into anything else; removing facts never makes an outcome clear. */
export const monotonic: Law = {
  kind: "searched",
  name: "adding facts changes no breach and no clear outcome",
  broken: (pipeline, it) => {
    const built = compiled(pipeline, it.plan);
    const shares = [0.3, 0.6, 0.85, 1];
    const decisions = shares.map((share) => decide(pipeline, built, it, partial(it.story, share)));
    return firstChange(decisions);
  },
};

/** §8.2: a breach or clear outcome agrees with every completion of the missing facts; here, with each of two. */
export const completion: Law = {
  kind: "searched",
  name: "a breach or clear outcome agrees with every completion",
  broken: (pipeline, it) => {
    const built = compiled(pipeline, it.plan);
    const some = decide(pipeline, built, it, partial(it.story, 0.7));
    return firstChange([some, decide(pipeline, built, it, all)]);
  },
};

function firstChange(decisions: readonly Decision[]): string | undefined {
  for (const [index, later] of decisions.entries()) {
    const earlier = decisions[index - 1];
    for (const rule of earlier?.rules ?? []) {
      const before = outcomeOf(rule.verdict);
      const now = later.rules.find((one) => one.rule === rule.rule);
      const after = now && outcomeOf(now.verdict);
      if (before !== "open" && before !== after)
        return `${rule.rule}: ${rule.verdict} became ${now?.verdict ?? "nothing"} when facts were added`;
    }
  }
  return undefined;
}

/** §8.4: the order of declarations, files, clauses and of keys in the input changes nothing. */
export const orderless: Law = {
  kind: "searched",
  name: "no order changes a verdict, a cause or a digest",
  broken: (pipeline, it) => {
    const settings = settingsOf(pipeline, it.frame);
    const keep = partial(it.story, 0.7);
    const first = compiled(pipeline, it.plan);
    const second = build(pipeline, filesOf(it.plan, reversed, "one"), lawText);
    const parts = { text: "t", calendar: "c", vocabulary: "v" };
    if (packDigest(first.lowered.graph, parts) !== packDigest(second.lowered.graph, parts)) return "another digest";
    const one = judge(pipeline, first, inputsOf(it.story, keep), settings);
    const other = judge(pipeline, second, inputsOf(it.story, keep, "reversed"), settings);
    const [a, b] = [comparable(one), comparable(other)];
    return a === b ? undefined : `\n${a}\nis not\n${b}`;
  },
};

/** Verdicts, causes and outcomes of clauses, without the places in policy files. */
function comparable(decision: Decision): string {
  const causes = (it: Pick<Instance, "causes">): readonly string[] =>
    it.causes
      .map((one) =>
        JSON.stringify(one, (key, value: unknown) =>
          key === "law" || key === "place" || key === "refused" ? undefined : value,
        ),
      )
      .toSorted();
  const rules = decision.rules.map((rule) => ({
    rule: rule.rule,
    verdict: rule.verdict,
    instances: rule.instances.map((it) => ({
      elements: it.elements,
      verdict: it.verdict,
      gate: it.gate?.kind,
      eitherWay: it.eitherWay,
      exemptBy: it.exemptBy.map((one) => one.exemption).toSorted(),
      causes: causes(it),
      clauses: it.clauses.map((one) => [one.result, causes(one)]),
    })),
  }));
  const notes = decision.notes.map((it) => [it.rule, it.applies, it.lawOf, it.breaches.length, causes(it)]);
  return JSON.stringify([rules.toSorted((a, b) => (a.rule < b.rule ? -1 : 1)), notes], undefined, 1);
}

/** §8.9: the facts that a verdict cites alone give the same outcome. */
export const sufficient: Law = {
  kind: "searched",
  name: "the cited facts alone give the same outcome",
  broken: (pipeline, it) => {
    const built = compiled(pipeline, it.plan);
    const before = partial(it.story, 0.8);
    for (const { rule, instances } of decide(pipeline, built, it, before).rules) {
      for (const instance of instances) {
        const outcome = outcomeOf(instance.verdict);
        if (outcome === "open") continue;
        const cited = instance.facts.map((fact) => fact.path);
        const again = decide(pipeline, built, it, (path) => before(path) && isCited(path, cited));
        const twins =
          again.rules.find((one) => one.rule === rule)?.instances.filter((one) => isTwin(one, instance)) ?? [];
        if (!twins.some((one) => outcomeOf(one.verdict) === outcome))
          return `${rule} on ${instance.elements.join(", ")}: ${instance.verdict} is ${twins.map((one) => one.verdict).join(", ")} on the facts it cites: ${cited.join(", ")}`;
      }
    }
    return undefined;
  },
};

/** Names stay known: they tell which element and which attestation is meant. */
function isCited(path: string, cited: readonly string[]): boolean {
  return (
    /(\.id|\.at|\.name)$/.test(path) ||
    cited.some((it) => it === path || it.startsWith(`${path}.`) || it.startsWith(`${path}[`))
  );
}

const isTwin = (a: Instance, b: Instance): boolean => a.input === b.input && a.elements.join() === b.elements.join();

/** §8.10: graph JSON round-trips, and its digest with it. */
export const roundTrip: Law = {
  kind: "searched",
  name: "graph JSON round-trips with the same digests",
  broken: (pipeline, it) => {
    const { graph } = compiled(pipeline, it.plan).lowered;
    const problems = verifyGraph(graph);
    if (problems.length > 0) return problems.join("; ");
    const text = canonicalJson(graphToJson(graph));
    const read = graphFromJson(JSON.parse(text) as Parameters<typeof graphFromJson>[0]);
    if (read.problems.length > 0) return read.problems.join("; ");
    if (canonicalJson(graphToJson(read.graph)) !== text) return "other JSON";
    const [before, after] = [[...ruleDigests(graph)], [...ruleDigests(read.graph)]];
    return JSON.stringify(before) === JSON.stringify(after) ? undefined : "other digests";
  },
};

export const laws: readonly Law[] = [pinned, monotonic, completion, orderless, sufficient, roundTrip];

/** Runs of each law: many before a release, fewer at every test. */
export const runs = Number(process.env["EDICT_RUNS"] ?? 1000);

/** Searches for what breaks the law; its description, or nothing. With a seed the search stops at the first find. */
export function search(law: Law, pipeline: Pipeline, numRuns: number, seed?: number): string | undefined {
  if (law.kind === "pinned") return law.broken(pipeline);
  const property = fc.property(situations, (it) => {
    const broken = law.broken(pipeline, it);
    if (broken !== undefined) throw new Error(broken);
  });
  const details = fc.check(property, { numRuns, ...(seed === undefined ? {} : { seed, endOnFailure: true }) });
  if (!details.failed) return undefined;
  const [it] = details.counterexample ?? [];
  const pack = it ? filesOf(it.plan, asWritten, "one")[0]?.text : "";
  return `${law.name} (seed ${details.seed})\n${String(details.errorInstance)}\n${pack}\n${JSON.stringify({ ...it, plan: undefined })}`;
}
