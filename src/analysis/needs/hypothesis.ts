import type { Day } from "../../base/civil-date.ts";
import { type DataNode, type RecordNode } from "../../base/document.ts";
import { invariant } from "../../base/invariant.ts";
import { nodeAt, patch, pathSteps } from "../../cases/patch.ts";
import type { Run } from "../../evaluate/context.ts";
import type { Settings } from "../../evaluate/settings.ts";
import type { Attestation, Evidence, Input } from "../../vocabulary/input.ts";
import { isSameDocument, mapDocuments } from "../input-items.ts";
import type { RuleOnDocument } from "../rule-evaluation.ts";

/** One thing that would be otherwise than the documents or the profile say. */
export type Hypothesis =
  | FactHypothesis
  | {
      readonly kind: "attestation";
      /** Full name. */
      readonly standard: string;
      readonly subjectName: string;
      readonly subject: string;
      readonly element: string | undefined;
      readonly met: boolean;
      readonly role: string;
      /** Kinds. */
      readonly evidence: readonly string[];
    }
  /** Nothing else happened, and the facts are known up to this day. */
  | { readonly kind: "facts-on"; readonly day: Day }
  /** A word that the law leaves open, read so. */
  | { readonly kind: "term"; readonly term: string; readonly value: string }
  | { readonly kind: "member"; readonly list: string; readonly member: string; readonly belongs: boolean };

export interface FactHypothesis {
  readonly kind: "fact";
  readonly path: string;
  /** What is tried. */
  readonly value: DataNode;
  /** What that stands for, with `shown`: any value from 5 on is tried as 5, and said as `at-least`. */
  readonly say: FactRelation;
  readonly shown: string;
}

export type FactRelation =
  | "is"
  | "is-not"
  | "less-than"
  | "at-most"
  | "at-least"
  | "more-than"
  | "before"
  | "by"
  /** The same of a day that is past on the day of judgement. */
  | "overdue"
  | "from"
  | "after"
  | "stated"
  | "absent"
  | "includes"
  | "excludes"
  | "empty"
  | "filled";

/** The id of the paper that stands behind what is supposed. */
export const supposedEvidence = "supposed";

/** The matter as it would be if wishes came true; undefined where a wish is about nothing that is there. */
export function suppose<M extends SupposedRun>(matter: M, wishes: readonly Hypothesis[]): M | undefined {
  let now: M | undefined = matter;
  for (const wish of wishes) now = now && supposeOne(now, wish);
  return now;
}

/** The part of a matter that wishes are about. */
type SupposedRun = Pick<RuleOnDocument, "run" | "input">;

function supposeOne<M extends SupposedRun>(matter: M, wish: Hypothesis): M | undefined {
  const { run, input } = matter;
  const own = run.inputs[input];
  if (!own) return undefined;
  switch (wish.kind) {
    case "fact": {
      const [subject = ""] = wish.path.split(".");
      const document = documentOf(matter, subject);
      const changed = document && withFact(document, wish.path, wish.value);
      return document && changed && replaced(matter, document, withSupposedEvidence(changed, run));
    }
    case "attestation": {
      const document = documentOf(matter, wish.subjectName);
      return document && replaced(matter, document, withAttestation(document, wish, run));
    }
    case "facts-on":
      return replaced(matter, own, { ...own, factsOn: wish.day });
    case "term":
    case "member":
      return { ...matter, run: { ...run, settings: withReading(run.settings, wish, own) } };
  }
}

/** The document that holds a subject: the rule's own, or the service beside it. */
function documentOf({ run, input }: SupposedRun, subject: string): Input | undefined {
  const own = run.inputs[input];
  const { vocabulary } = run;
  const service = own?.service ?? run.service;
  if (own?.roots.has(subject) === true || own?.subject === subject) return own;
  if (service?.roots.has(subject) === true) return service;
  const carries = own && vocabulary.subjects.get(own.subject)?.carries.includes(subject);
  return carries === true ? own : undefined;
}

function replaced<M extends SupposedRun>(matter: M, before: Input, after: Input): M {
  return { ...matter, run: mapDocuments(matter.run, (it) => (isSameDocument(it, before) ? after : it)) };
}

/** A null on the way is taken for a group of facts. */
function withFact(input: Input, path: string, value: DataNode): Input | undefined {
  const [subject, ...steps] = pathSteps(path) ?? [];
  invariant(typeof subject === "string", "a fact has a subject");
  const empty: RecordNode = { kind: "record", entries: new Map(), span: input.span };
  let root: DataNode = input.roots.get(subject) ?? empty;
  for (const [index] of steps.entries()) {
    const way = steps.slice(0, index);
    const there = nodeAt(root, way);
    if (there?.kind === "scalar" && there.value === null) root = patch(root, way, empty) ?? root;
  }
  const changed = patch(root, steps, value);
  if (changed?.kind !== "record") return undefined;
  return { ...input, roots: new Map([...input.roots, [subject, changed]]) };
}

function withSupposedEvidence(input: Input, { settings, vocabulary }: Run): Input {
  const [kind] = vocabulary.evidenceKind.members;
  return kind === undefined ? input : withEvidence(input, [[supposedEvidence, kind]], settings.asOf);
}

function withEvidence(input: Input, papers: readonly (readonly [string, string])[], collectedOn: Day): Input {
  const { span } = input;
  const made = papers.map(([id, evidenceKind]): readonly [string, Evidence] => {
    return [id, { id, evidenceKind, collectedOn, expiresOn: undefined, span }];
  });
  return { ...input, evidence: new Map([...input.evidence, ...made]) };
}

function withAttestation(
  input: Input,
  wish: Extract<Hypothesis, { readonly kind: "attestation" }>,
  { settings }: Run,
): Input {
  const papers = wish.evidence.map((kind, index) => [`${supposedEvidence}-${index}`, kind] as const);
  const { standard, subject, element, met, role } = wish;
  const signed: Attestation = {
    standard,
    subject,
    element,
    met,
    by: { name: "", role },
    on: settings.asOf,
    evidence: papers.map(([id]) => id),
    span: input.span,
  };
  const { attestations, ...rest } = withEvidence(input, papers, settings.asOf);
  return { ...rest, attestations: [...attestations, signed] };
}

type ReadingHypothesis = Extract<Hypothesis, { readonly kind: "term" | "member" }>;

function withReading(settings: Settings, wish: ReadingHypothesis, { source, span }: Input): Settings {
  const { asOf: on, interpretations, memberships } = settings;
  const signed = { by: "", on, from: on, until: undefined, because: "", place: { source, span } };
  return wish.kind === "term"
    ? { ...settings, interpretations: [...interpretations, { ...wish, ...signed }] }
    : { ...settings, memberships: [...memberships, { ...wish, ...signed }] };
}
