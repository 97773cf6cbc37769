import { parseDay, type Day } from "../../src/base/civil-date.ts";
import { fieldOf, textOf } from "../../src/base/document.ts";
import { dayIn, parseInstant } from "../../src/base/instant.ts";
import { zoneNamed } from "../../src/base/zones.ts";
import { locales } from "../../src/base/locale.ts";
import { readYaml } from "../../src/base/yaml-document.ts";
import type { Trace } from "../../src/evaluate/context.ts";
import type { Decision, RuleResult } from "../../src/evaluate/decision.ts";
import type { Program } from "../../src/evaluate/program.ts";
import type { Settings } from "../../src/evaluate/settings.ts";
import type { Attestation, Evidence, Input } from "../../src/vocabulary/input.ts";
import type { Vocabulary } from "../../src/vocabulary/type.ts";
import { buildAll, plainReckoning, reckoningOf, type Draft, type Pipeline } from "./pipeline.ts";
import type { PlainReckoning } from "./plain.ts";
import { product } from "./product.ts";
import { lawText, quoted } from "./text.ts";
import { world } from "./world.ts";

const zone = zoneNamed("Asia/Shanghai");

export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`${text} is a day`);
  return parsed;
}

export interface Asking {
  readonly asOf: string;
  readonly lawOf: string | undefined;
  readonly from: string;
  readonly factsOn: string | undefined;
  readonly slack: string | undefined;
  readonly profile: Profile;
  readonly attestations: readonly Partial<Attestation>[];
  readonly evidence: readonly Evidence[];
  readonly pipeline: Pipeline;
  readonly vocabulary: Vocabulary;
  readonly trace: Trace | undefined;
  readonly apart: boolean;
  readonly reckons: PlainReckoning;
}

type Profile = Partial<Pick<Settings, "interpretations" | "memberships" | "adoptions" | "assumptions" | "provisional">>;

const usual: Asking = {
  asOf: "2025-10-15",
  lawOf: undefined,
  from: "2023-08-15",
  factsOn: "2025-10-15",
  slack: undefined,
  profile: {},
  attestations: [],
  evidence: [],
  pipeline: product,
  vocabulary: world,
  trace: undefined,
  apart: false,
  reckons: plainReckoning,
};

/** A pack as a test writes it: its files, and what is not as in most. */
export type SmallPack = Pick<Draft, "pack"> &
  Partial<Pick<Draft, "rank" | "needs">> & {
    readonly text: string;
    readonly from?: string;
    readonly until?: string;
  };

/** What makes programs of packs; copies of the product with faults elsewhere have the same functions for it. */
const compiling = ["parse", "checkPack", "toSoundPack", "lower", "program", "readYaml", "readCalendar"] as const;
const compilers: { readonly by: Pipeline; readonly made: Map<string, readonly Program[]> }[] = [];

/** Packs that are loaded together, each before those that need it: once by all copies of the product that compile alike. */
export function compile(packs: readonly SmallPack[], pipeline: Pipeline = product): readonly Program[] {
  if (pipeline === product) return compiledBy(packs, pipeline);
  let compiler = compilers.find(({ by }) => compiling.every((it) => by[it] === pipeline[it]));
  if (!compiler) compilers.push((compiler = { by: pipeline, made: new Map() }));
  const key = JSON.stringify(packs);
  const programs = compiler.made.get(key) ?? compiledBy(packs, pipeline);
  compiler.made.set(key, programs);
  return programs;
}

function compiledBy(packs: readonly SmallPack[], pipeline: Pipeline): readonly Program[] {
  const drafts = packs.map(({ pack, text, rank = "rules", needs = [], from = usual.from, until }): Draft => ({
    pack,
    files: [{ path: `${pack}.edict`, text }],
    inForce: { from: day(from), until: until === undefined ? undefined : day(until) },
    rank,
    needs,
    text: lawText,
  }));
  return buildAll(pipeline, drafts).map((it) => it.program);
}

/** Judges a YAML story (`service: …`, `event: …`, `answer: …` with its `question: …`) by declarations of paragraph 1(1) of the small law. */
export function decide(declarations: string, yaml: string, asking: Partial<Asking> = {}): Decision {
  const { from, pipeline } = { ...usual, ...asking };
  const text = `article 1 {\nparagraph 1 {\nopen term slack: duration quote "及時"\n${declarations}\n}\n}`;
  return decideBy(compile([{ pack: "t", text, from }], pipeline), yaml, asking);
}

/** Judges a YAML story by packs. */
export function decideBy(programs: readonly Program[], yaml: string, asking: Partial<Asking> = {}): Decision {
  const asked = { ...usual, ...asking };
  return judgeBy(programs, read(yaml, asked), asked);
}

/** Judges documents by packs. */
export function judgeBy(
  programs: readonly Program[],
  inputs: readonly Input[],
  asking: Partial<Asking> = {},
): Decision {
  const asked = { ...usual, ...asking };
  const { pipeline } = asked;
  const interpretation = {
    term: "t.slack",
    value: asked.slack ?? "",
    by: "counsel",
    on: day("2025-01-01"),
    from: day("2025-01-01"),
    until: undefined,
    because: "no figure in the law",
    place: { source: { path: "profile.yaml", text: "" }, span: { start: 0, end: 0 } },
  };
  const services = inputs.filter((it) => it.subject === "service");
  const reckoning = reckoningOf(pipeline, asked.reckons);
  return pipeline.evaluateRun({
    programs: programs.map((it) => ({ ...it, reckoning })),
    inputs,
    service: services.length === 1 ? services[0] : undefined,
    vocabulary: asked.vocabulary,
    settings: {
      asOf: day(asked.asOf),
      lawOf: asked.lawOf === undefined ? undefined : day(asked.lawOf),
      party: "provider",
      interpretations: asked.slack === undefined ? [] : [interpretation],
      memberships: [],
      adoptions: [],
      assumptions: [],
      ...asked.profile,
      ...reckoning,
    },
    trace: asked.trace,
    apart: asked.apart,
  }).decision;
}

export function read(yaml: string, asking: Partial<Asking> = {}): readonly Input[] {
  const asked = { ...usual, ...asking };
  const source = { path: "story.yaml", text: yaml };
  const { documents, diagnostics } = readYaml(source);
  if (diagnostics.length > 0) throw new Error(diagnostics.map((it) => locales.en.say(it)).join("; "));
  return documents.map(({ root }) => {
    const subjects = ["event", "answer", "question", "service"].flatMap((name) => {
      const node = fieldOf(root, name);
      return node?.kind === "record" ? [[name, node] as const] : [];
    });
    const [[subject, node] = []] = subjects;
    if (root.kind !== "record" || subject === undefined || !node || !zone)
      throw new Error("a story is about a subject");
    const at = parseInstant(textOf(fieldOf(node, "at")) ?? "");
    const own = at === undefined ? undefined : dayIn(at, zone);
    return {
      source,
      subject,
      roots: new Map(subjects),
      document: root,
      span: node.span,
      factsOn: asked.factsOn === undefined ? undefined : day(asked.factsOn),
      day: subject === "service" ? undefined : own,
      moment: subject === "service" ? undefined : at,
      attestations: subject === "service" ? asked.attestations.map(attestation) : [],
      evidence: new Map(asked.evidence.map((it) => [it.id, it])),
      unusable: new Set(),
    };
  });
}

function attestation(given: Partial<Attestation>): Attestation {
  return {
    standard: "t.judged",
    subject: "s",
    element: undefined,
    met: true,
    by: { name: "Lin Wei", role: "counsel" },
    on: day("2025-10-01"),
    evidence: [],
    span: { start: 0, end: 0 },
    ...given,
  };
}

/** One rule on a service, by its clauses: its result. */
export function judge(clauses: string, service: string, asking: Partial<Asking> = {}, before = ""): RuleResult {
  const rule = `${before}\nrule one: provider must "act" {\nquote "${quoted}"\non service\n${clauses}\n}`;
  return only(decide(rule, `service: ${service}`, asking));
}

/** The result of the only rule of a decision. */
export function only(decision: Decision): RuleResult {
  const [rule, second] = decision.rules;
  if (!rule || second) throw new Error("there is one rule");
  return rule;
}

/** What a condition comes to on a service: required and forbidden it gives opposite verdicts, or both are open. */
export function value(
  condition: string,
  service: string,
  asking: Partial<Asking> = {},
  before = "",
): "true" | "false" | "unknown" {
  const { verdict } = judge(`require ${condition}`, service, asking, before);
  return verdict === "satisfied" ? "true" : verdict === "violated" ? "false" : "unknown";
}
