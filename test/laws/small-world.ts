import { parseDay, type Day } from "../../src/base/civil-date.ts";
import { fieldOf, textOf } from "../../src/base/fields.ts";
import { dayIn, parseInstant, zones } from "../../src/base/instant.ts";
import { readYaml } from "../../src/base/yaml-document.ts";
import type { Trace } from "../../src/evaluate/context.ts";
import type { Decision, RuleResult } from "../../src/evaluate/decision.ts";
import type { Attestation, Evidence, Input } from "../../src/vocabulary/input.ts";
import { readFileSync } from "node:fs";
import { build, type Pipeline } from "./pipeline.ts";
import { product } from "./product.ts";
import { lawText, quoted } from "./text.ts";
import { world } from "./world.ts";

const zone = zones.get("Asia/Shanghai");
const calendarText = readFileSync("policies/calendar/cn.yaml", "utf8");
const [calendarDocument] = readYaml({ path: "cn.yaml", text: calendarText }).documents;

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
  readonly attestations: readonly Partial<Attestation>[];
  readonly evidence: readonly Evidence[];
  readonly pipeline: Pipeline;
  readonly trace: Trace | undefined;
}

const usual: Asking = {
  asOf: "2025-10-15",
  lawOf: undefined,
  from: "2023-08-15",
  factsOn: "2025-10-15",
  slack: undefined,
  attestations: [],
  evidence: [],
  pipeline: product,
  trace: undefined,
};

/** Judges a YAML story (`service: …`, `event: …`) by declarations of paragraph 1(1) of the small law. */
export function decide(declarations: string, yaml: string, asking: Partial<Asking> = {}): Decision {
  const asked = { ...usual, ...asking };
  const text = `article 1 {\nparagraph 1 {\nopen term slack: duration quote "及時"\n${declarations}\n}\n}`;
  const { pipeline } = asked;
  const calendar = calendarDocument && pipeline.readCalendar(calendarDocument).calendar;
  if (!zone || !calendar) throw new Error("zone and calendar are shipped");
  const built = build(pipeline, [{ path: "small.edict", text }], lawText, day(asked.from));
  const inputs = read(yaml, asked);
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
  return pipeline.evaluate({
    programs: [built.program],
    inputs,
    service: inputs.find((it) => it.subject === "service"),
    vocabulary: world,
    settings: {
      asOf: day(asked.asOf),
      lawOf: asked.lawOf === undefined ? undefined : day(asked.lawOf),
      party: "provider",
      interpretations: asked.slack === undefined ? [] : [interpretation],
      calendar,
      zone,
    },
    trace: asked.trace,
  }).decision;
}

function read(yaml: string, asked: Asking): readonly Input[] {
  const source = { path: "story.yaml", text: yaml };
  const { documents, diagnostics } = readYaml(source);
  if (diagnostics.length > 0) throw new Error(diagnostics.map((it) => it.message).join("; "));
  return documents.map(({ root }) => {
    const subject = fieldOf(root, "event") ? "event" : "service";
    const node = fieldOf(root, subject);
    if (node?.kind !== "record" || !zone) throw new Error("a story is about a service or an event");
    const at = parseInstant(textOf(fieldOf(node, "at")) ?? "");
    const own = at === undefined ? undefined : dayIn(at, zone);
    return {
      source,
      subject,
      roots: new Map([[subject, node]]),
      span: node.span,
      factsOn: asked.factsOn === undefined ? undefined : day(asked.factsOn),
      day: subject === "event" ? own : undefined,
      attestations: subject === "service" ? asked.attestations.map(attestation) : [],
      evidence: new Map(asked.evidence.map((it) => [it.id, it])),
      unusable: new Map(),
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
