import { parseDay, type Day, type Interval } from "../../../src/base/civil-date.ts";
import { plainCounting } from "../../../src/base/reckoning.ts";
import type { Place, SourceText } from "../../../src/base/text.ts";
import type { ClauseResult, Decision, Instance, Note, RuleAsked, RuleResult } from "../../../src/evaluate/decision.ts";
import { program } from "../../../src/evaluate/program.ts";
import type { Settings } from "../../../src/evaluate/settings.ts";
import { rollUp } from "../../../src/evaluate/verdict.ts";
import { ruleDigests } from "../../../src/graph/digest.ts";
import type { GraphId, GraphNode, WrittenInterval, Modal } from "../../../src/graph/graph.ts";
import type { ClauseSource, RuleSource, Sources } from "../../../src/graph/sources.ts";
import { freeLocals } from "../../../src/graph/traversal.ts";
import type { PlacedRule } from "../../../src/language/check/checked-pack.ts";
import type { NodeId } from "../../../src/language/syntax/ast.ts";
import type { Pack } from "../../../src/pack/pack.ts";
import { noSuppressions } from "../../../src/pack/waive/suppressions.ts";
import type { ReportRun } from "../../../src/report/model/report-run.ts";
import type { Locator } from "../../../src/statute/locator.ts";

const shanghai = { name: "Asia/Shanghai" };
const reckoning = { zone: shanghai, calendar: undefined, counting: plainCounting };

/** Packs, decisions and runs by hand: what the evaluator would say is stated, so that only the report is tested. */
export const dayOf = (text: string): Day => {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`\`${text}\` is not a day`);
  return day;
};

export const at = (article: number, paragraph?: number): Locator => ({ article, paragraph, item: undefined });

/** The place of the first of these words in a text. */
export function placeIn(source: SourceText, words: string): Place {
  const start = source.text.indexOf(words);
  if (start < 0) throw new Error(`no \`${words}\` in ${source.path}`);
  return { source, span: { start, end: start + words.length } };
}

export const document: SourceText = {
  path: "response.yaml",
  text: "response:\n  id: r1\n  at: 2025-09-01\n  label: none\n  text: 你好\n",
};

export const inDocument = (words: string): Place => placeIn(document, words);

export const profile: SourceText = { path: "profile.yaml", text: "interpretations: []\nassumptions: []\n" };
export const inProfile = (words: string): Place => placeIn(profile, words);

interface MadeRule {
  readonly name: string;
  readonly at: Locator;
  readonly modal?: Modal;
  readonly party?: string;
  readonly act?: string;
  readonly quote?: string;
  readonly basis?: string;
  readonly where?: string;
  readonly unverified?: readonly string[];
  readonly clauses?: readonly (Pick<ClauseSource, "complies"> & { readonly text: string })[];
}

interface MadePack {
  readonly id: string;
  readonly version?: string;
  readonly inForce?: Interval;
  readonly needs?: readonly string[];
  readonly rules: readonly MadeRule[];
  /** Of other packs, that its rules ask. */
  readonly asks?: readonly Pack[];
  readonly captions?: Readonly<Record<string, { readonly en: string; readonly zh: string }>>;
}

/** A policy file in which every rule and clause stands on a line of its own. */
function policyOf({ id, version = "1.0.0", rules }: MadePack): SourceText {
  const lines = rules.flatMap((it) => [`rule ${it.name}`, ...(it.clauses ?? []).map((one) => `  ${one.text}`)]);
  return { path: `${id}-${version}.edict`, text: `${lines.join("\n")}\n` };
}

function ruleSource(it: MadeRule, source: SourceText): RuleSource {
  return {
    locator: it.at,
    place: placeIn(source, `rule ${it.name}`),
    quote: it.quote === undefined ? undefined : { hant: it.quote, hans: it.quote, span: { start: 0, end: 0 } },
    parties: [it.party ?? "provider"],
    act: { en: it.act ?? `do what ${it.name} says` },
    remedy: undefined,
    clauses: (it.clauses ?? []).map(({ text, complies }) => {
      return { name: undefined, forbid: false, place: placeIn(source, text), complies };
    }),
    scopes: [],
    each: [],
    basis: it.where === undefined ? undefined : { name: it.basis ?? "rules", where: { en: it.where } },
    unverified: (it.unverified ?? []).map((en) => ({ en })),
    concept: undefined,
  };
}

function ruleNode(id: string, it: MadeRule, inForce: WrittenInterval): GraphNode {
  return {
    kind: "rule",
    name: `${id}.${it.name}`,
    party: it.party ?? "provider",
    alsoBinds: undefined,
    modal: it.modal ?? "must",
    subject: "response",
    inForce,
    basis: it.basis ?? "rules",
    unverified: (it.unverified ?? []).length > 0,
    scopes: [],
    each: [],
    when: undefined,
    unless: undefined,
    upon: undefined,
    exemptions: [],
    clauses: [],
    pendingWhile: undefined,
  };
}

/** What its author wrote of a rule, without any condition. */
function written({ locator, place: { source, span }, act }: RuleSource): PlacedRule {
  const word = { text: act.en, span };
  return {
    declaration: {
      kind: "rule",
      id: 0 as NodeId,
      span,
      name: word,
      parties: [word],
      modal: "must",
      act: word,
      clauses: [],
    },
    locator,
    file: { source, language: "en", declarations: [], comments: [] },
    subject: "response",
    scopes: [],
    inForce: { from: dayOf("2023-08-15"), until: undefined },
    basis: "rules",
    unverified: [],
  };
}

export function packOf(made: MadePack): Pack {
  const { id, version = "1.0.0", inForce = { from: dayOf("2023-08-15"), until: undefined } } = made;
  const source = policyOf(made);
  const own = made.rules.map((it) => ({ node: ruleNode(id, it, "never"), source: ruleSource(it, source) }));
  const asked = (made.asks ?? []).flatMap(({ program: { graph, sources } }) =>
    graph.rules.flatMap((rule) => {
      const [node, found] = [graph.nodes[rule], sources.rules.get(rule)];
      return node && found ? [{ node, source: found }] : [];
    }),
  );
  const all = [...asked, ...own];
  const sources: Sources = {
    rules: new Map(all.map((it, index) => [index as GraphId, it.source])),
    exemptions: new Map(),
    parameters: new Map(),
    standards: new Map(),
    sameStandards: new Map(),
    terms: new Map(),
    definitions: new Map(),
    openLists: new Map(),
    yields: new Map(),
    questions: new Map(),
  };
  const graph = {
    pack: id,
    nodes: all.map((it) => it.node),
    rules: own.map((_, index) => (asked.length + index) as GraphId),
    yields: [],
    exemptions: [],
  };
  const text = { kind: "outline", units: made.rules.map((it) => it.at), captions: new Map(), digest: "" } as const;
  return {
    folder: id,
    manifest: {
      id,
      version,
      title: { en: `Law ${id}`, zh: `法 ${id}` },
      rank: "rules",
      rankKnownBy: undefined,
      officialText: undefined,
      text: undefined,
      inForce,
      citation: "cn",
      zone: shanghai,
      calendar: "cn",
      counting: plainCounting,
      vocabularies: ["genai@1"],
      partyNames: new Map(),
      defaultParty: undefined,
      parties: ["provider", "user"],
      roles: [],
      needs: (made.needs ?? []).map((need) => ({ id: need, range: "^1", place: inProfile("[]") })),
      notCovered: [],
      source,
    },
    text,
    program: program({ graph, sources, free: freeLocals(graph) }, inForce, reckoning),
    digest: "0123456789abcdef".repeat(4),
    ruleDigests: ruleDigests(graph),
    units: made.rules.map((it) => ({ locator: it.at, title: undefined })),
    dispositions: [],
    quotes: new Map(),
    checked: {
      pack: id,
      text,
      inForce,
      files: [],
      chinese: new Map(),
      meanings: new Map(),
      types: new Map(),
      quotes: new Map(),
      rules: all.map((it) => written(it.source)),
      definitions: [],
      standards: [],
      terms: [],
      parameters: [],
      openLists: [],
      exemptions: [],
      dispositions: [],
      named: new Map(),
      readable: new Map(),
      units: [],
    },
    captions: new Map(Object.entries(made.captions ?? {})),
    warnings: [],
  };
}

export function clauseOf(
  result: ClauseResult["result"],
  complies: readonly RuleAsked[] = [],
  more: Partial<ClauseResult> = {},
): ClauseResult {
  return { clause: 0, result, causes: [], facts: [], complies, ...more };
}

/** What a rule of another pack says of the document. */
export function askedOf(
  pack: Pack,
  name: string,
  verdict: RuleAsked["verdict"],
  more: Partial<RuleAsked> = {},
): RuleAsked {
  const rule = `${pack.manifest.id}.${name}`;
  const source = pack.program.rules.get(rule);
  if (!source) throw new Error(`no ${rule}`);
  const { locator, place: law } = source;
  const inForce = { from: "2025-09-01", until: undefined };
  const place = inDocument("label: none");
  return { rule, pack: pack.manifest.id, locator, verdict, advisory: false, inForce, law, place, ...more };
}

export function instanceOf(verdict: Instance["verdict"], more: Partial<Instance> = {}): Instance {
  return {
    input: 0,
    elements: [],
    place: inDocument("label: none"),
    lawOf: "2025-09-01",
    verdict,
    conditions: [],
    gate: undefined,
    exemptBy: [],
    eitherWay: false,
    scopeCauses: [],
    clauses: [],
    causes: [],
    facts: [],
    attestations: [],
    interpretations: [],
    assumptions: [],
    parameters: [],
    ...more,
  };
}

export function resultOf(
  pack: Pack,
  name: string,
  instances: readonly Instance[],
  more: Partial<RuleResult> = {},
): RuleResult {
  const rule = `${pack.manifest.id}.${name}`;
  return {
    rule,
    pack: pack.manifest.id,
    locator: pack.program.rules.get(rule)?.locator ?? at(1),
    party: "provider",
    parties: [more.party ?? "provider"],
    modal: "must",
    advisory: false,
    provisional: false,
    inRollUp: true,
    verdict: rollUp(instances.map((it) => it.verdict)),
    instances,
    notExamined: instances.length === 0 ? "response" : undefined,
    ...more,
  };
}

export function noteOf(pack: Pack, name: string, modal: Note["modal"], more: Partial<Note> = {}): Note {
  const rule = `${pack.manifest.id}.${name}`;
  return {
    rule,
    pack: pack.manifest.id,
    locator: pack.program.rules.get(rule)?.locator ?? at(1),
    party: "provider",
    parties: [more.party ?? "provider"],
    modal,
    advisory: false,
    applies: "yes",
    lawOf: "2025-09-01",
    input: 0,
    elements: [],
    place: inDocument("label: none"),
    breaches: [],
    causes: [],
    facts: [],
    ...more,
  };
}

export const settings: Settings = {
  asOf: dayOf("2026-06-30"),
  lawOf: undefined,
  party: "provider",
  interpretations: [],
  memberships: [],
  adoptions: [],
  assumptions: [],
  ...reckoning,
};

/** A run over one response. */
export function runOf(packs: readonly Pack[], decision: Partial<Decision>, more: Partial<ReportRun> = {}): ReportRun {
  return {
    engine: "0.0.0",
    packs,
    needed: [],
    shipped: [],
    inputs: [
      {
        ...inDocument("response:"),
        subject: "response",
        roots: new Map(),
        document: { kind: "record", entries: new Map(), span: { start: 0, end: 0 } },
        attestations: [],
        evidence: new Map(),
        unusable: new Set(),
        day: dayOf("2025-09-01"),
        factsOn: undefined,
      },
    ],
    service: undefined,
    vocabulary: { subjects: new Map(), evidenceKind: { kind: "enum", members: [] }, roles: new Map() },
    decision: {
      word: "clear",
      rules: [],
      notes: [],
      yields: [],
      disputed: [],
      rebutted: [],
      contradicted: [],
      ignored: [],
      leftOut: [],
      assumed: [],
      ...decision,
    },
    cover: {
      ...noSuppressions,
      documents: [
        { path: inDocument("response:").source.path, subject: "response", id: undefined, content: undefined },
      ],
    },
    settings,
    options: {
      profile: undefined,
      service: undefined,
      failOn: undefined,
      allowUndetermined: false,
      severities: new Map(),
    },
    policyProblems: [],
    inputProblems: [],
    troubles: [],
    skipped: [],
    exitCode: 0,
    ...more,
  };
}
