import type { DataNode, RecordNode } from "../base/data.ts";
import { fieldOf } from "../base/fields.ts";
import { invariant } from "../base/invariant.ts";
import { patch, pathSteps } from "../cases/patch.ts";
import type { Run } from "../evaluate/run.ts";
import type { Settings } from "../evaluate/settings.ts";
import type { Attestation, Evidence, Input } from "../vocabulary/input.ts";
import type { Matter } from "./hearing.ts";
import { isSameDocument } from "./items.ts";
import type { Wish } from "./wish.ts";

/** The id of the paper that stands behind what is supposed. */
export const supposedPaper = "supposed";

/** The matter as it would be if wishes came true; undefined where a wish is about nothing that is there. */
export function suppose<M extends Documents>(matter: M, wishes: readonly Wish[]): M | undefined {
  let now: M | undefined = matter;
  for (const wish of wishes) now = now && supposeOne(now, wish);
  return now;
}

/** The part of a matter that wishes are about. */
type Documents = Pick<Matter, "run" | "input">;

function supposeOne<M extends Documents>(matter: M, wish: Wish): M | undefined {
  const { run, input } = matter;
  const own = run.inputs[input];
  if (!own) return undefined;
  switch (wish.kind) {
    case "fact": {
      const [subject = ""] = wish.path.split(".");
      const document = documentOf(matter, subject);
      const changed = document && withFact(document, wish.path, wish.value);
      return document && changed && replaced(matter, document, withPaper(changed, run));
    }
    case "attestation": {
      const document = documentOf(matter, wish.subjectName);
      return document && replaced(matter, document, withAttestation(document, wish, run));
    }
    case "facts-on":
      return replaced(matter, own, { ...own, factsOn: wish.day });
    case "term":
    case "member":
      return replacedSettings(matter, withReading(run.settings, wish, own));
  }
}

/** The document that holds a subject: the rule's own, or the service beside it. */
function documentOf({ run, input }: Documents, subject: string): Input | undefined {
  const own = run.inputs[input];
  const { vocabulary } = run;
  const service = own?.service ?? run.service;
  if (own?.roots.has(subject) === true || own?.subject === subject) return own;
  if (service?.roots.has(subject) === true) return service;
  const carries = own && vocabulary.subjects.get(own.subject)?.carries.includes(subject);
  return carries === true ? own : undefined;
}

function replaced<M extends Documents>(matter: M, before: Input, after: Input): M {
  const swap = (it: Input): Input => (isSameDocument(it, before) ? after : it);
  const swapAll = (it: Input): Input => (it.service ? { ...swap(it), service: swap(it.service) } : swap(it));
  const { run } = matter;
  return { ...matter, run: { ...run, inputs: run.inputs.map(swapAll), service: run.service && swap(run.service) } };
}

/** A null on the way is taken for a group of facts. */
function withFact(input: Input, path: string, value: DataNode): Input | undefined {
  const [subject, ...steps] = pathSteps(path) ?? [];
  invariant(typeof subject === "string", "a fact has a subject");
  const empty: RecordNode = { kind: "record", entries: new Map(), span: input.span };
  let root: DataNode = input.roots.get(subject) ?? empty;
  for (const [index] of steps.entries()) {
    const way = steps.slice(0, index);
    const there = way.reduce<DataNode | undefined>(
      (node, step) =>
        typeof step === "string" ? fieldOf(node, step) : node?.kind === "list" ? node.items[step] : undefined,
      root,
    );
    if (there?.kind === "scalar" && there.value === null) root = patch(root, way, empty) ?? root;
  }
  const changed = patch(root, steps, value);
  if (changed?.kind !== "record") return undefined;
  return { ...input, roots: new Map([...input.roots, [subject, changed]]) };
}

function withPaper(input: Input, { settings, vocabulary }: Run): Input {
  const [kind] = vocabulary.evidenceKinds;
  return kind === undefined ? input : withPapers(input, [[supposedPaper, kind]], settings.asOf);
}

function withPapers(input: Input, papers: readonly (readonly [string, string])[], on: Evidence["collectedOn"]): Input {
  const made = papers.map(([id, evidenceKind]): readonly [string, Evidence] => [
    id,
    { id, evidenceKind, collectedOn: on, expiresOn: undefined, span: input.span },
  ]);
  return { ...input, evidence: new Map([...input.evidence, ...made]) };
}

function withAttestation(
  input: Input,
  wish: Extract<Wish, { readonly kind: "attestation" }>,
  { settings }: Run,
): Input {
  const papers = wish.evidence.map((kind, index) => [`${supposedPaper}-${index}`, kind] as const);
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
  const { attestations, ...rest } = withPapers(input, papers, settings.asOf);
  return { ...rest, attestations: [...attestations, signed] };
}

type ReadingWish = Extract<Wish, { readonly kind: "term" | "member" }>;

function withReading(settings: Settings, wish: ReadingWish, { source, span }: Input): Settings {
  const { asOf: on, interpretations, memberships } = settings;
  const signed = { by: "", on, from: on, until: undefined, because: "", place: { source, span } };
  return wish.kind === "term"
    ? { ...settings, interpretations: [...interpretations, { ...wish, ...signed }] }
    : { ...settings, memberships: [...memberships, { ...wish, ...signed }] };
}

const replacedSettings = <M extends Documents>(matter: M, settings: Settings): M => {
  return { ...matter, run: { ...matter.run, settings } };
};
