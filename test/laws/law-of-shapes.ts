import { memoized } from "../../src/base/memoized.ts";
import type { Decision, Instance } from "../../src/evaluate/decision.ts";
import type { WriteShape } from "../../src/compiled/shapes.ts";
import type { Fixture } from "../../src/compiled/verdict-residuals.ts";
import { needKey } from "../../src/report/model/needs.ts";
import { plainDocument } from "./compiled-verdicts.ts";
import { inputOf } from "./inputs.ts";
import { loaded } from "./law-of-compiled.ts";
import type { SearchedLaw } from "./law.ts";
import type { Built, Pipeline } from "./pipeline.ts";
import type { Plain, PlainDocument, PlainRecord } from "./plain.ts";
import { runOf } from "./run.ts";
import { plainSituation, type Situation } from "./situation.ts";
import { isRecord } from "./stories.ts";

/** Of documents of one shape the reference says the same, for the same causes, whatever else they say. */
export const oneShape: SearchedLaw = {
  kind: "searched",
  name: "one shape, one decision",
  broken: (pipeline, it, built) => alikeIn(pipeline, it, built).difference,
};

/** How many changed documents were compared that have the shape of the one they were, and the first of which other things are said. */
export function alikeIn(
  pipeline: Pipeline,
  it: Situation,
  built: readonly Built[],
): { readonly compared: number; readonly difference: string | undefined } {
  const situation = plainSituation(it, 1);
  const { inputs: _, ...run } = runOf(pipeline, built, situation);
  const fixture: Fixture = { ...run, vocabulary: loaded(run.vocabulary) };
  const tellerOf = memoized((subject: string) => teller(pipeline, fixture, subject));
  let compared = 0;
  for (const written of situation.documents.slice(1)) {
    const document = { ...written, attestations: [], evidence: [] };
    const tell = tellerOf(document.subject);
    const original = tell?.(document);
    if (!tell || !original) continue;
    const changes = changesOf(document);
    for (let at = it.story.seed % sparse; at < changes.length; at += sparse) {
      const changed = changes[at] ?? document;
      const other = tell(changed);
      if (other?.shape !== original.shape) continue;
      compared++;
      const [one, two] = [original.said(), other.said()];
      if (one !== two)
        return { compared, difference: `${JSON.stringify(document)}\n${JSON.stringify(changed)}\n${one}\n${two}` };
    }
  }
  return { compared, difference: undefined };
}

/** Of so many changes one is tried. */
const sparse = 2;

interface Told {
  readonly shape: string;
  readonly said: () => string;
}

/** Tells the shape of a document that generated code judges. */
function teller(
  { compileVerdicts, compileShape, evaluateRun }: Pipeline,
  fixture: Fixture,
  subject: string,
): ((document: PlainDocument) => Told | undefined) | undefined {
  const compiled = compileVerdicts(fixture, subject);
  const writeShape = compiled && compileShape(fixture, subject)?.writeShape;
  if (!writeShape) return undefined;
  const out = new Uint8Array(compiled.bytes);
  return (document) => {
    const input = inputOf(document);
    const plain = plainDocument(input);
    if (!compiled.judge(plain, out)) return undefined;
    const { vocabulary, ...run } = fixture;
    const asked = { ...run, vocabulary: vocabulary.vocabulary, inputs: [input], apart: true, trace: undefined };
    return { shape: shapeIn(writeShape, plain), said: () => saidIn(evaluateRun(asked).decision) };
  };
}

const room = new Uint8Array(1 << 16);

/** The shape of a document, as a text. */
export const shapeIn = (write: WriteShape, document: Parameters<WriteShape>[0]): string =>
  room.subarray(0, write(document, room)).join();

/** All that a decision says, but for places, names, days and values. */
const saidIn = ({ rules, notes, yields }: Decision): string =>
  JSON.stringify([
    rules.map((it) => [it.rule, it.party, it.verdict, it.instances.map(saidOf)]),
    notes.map((it) => [it.rule, it.applies]),
    yields.map((it) => [it.what, it.holds]),
  ]);

const saidOf = (it: Instance): unknown => [
  it.verdict,
  it.conditions.map((one) => one.result),
  it.gate?.kind,
  it.exemptBy.map((one) => one.exemption),
  it.eitherWay,
  it.clauses.map((one) => [one.result, one.causes.map((cause) => cause.kind)]),
  it.causes.map((one) => (one.kind === "no-value" ? one.kind : needKey(one))),
  [it.attestations, it.interpretations, it.assumptions, it.parameters].map((some) => some.length > 0),
];

/** A document with one of its facts changed, each in some ways. */
function changesOf(document: PlainDocument): readonly PlainDocument[] {
  const { subjects } = document;
  return Object.entries(subjects).flatMap(([name, record]) =>
    changedRecords(record).map((it) => ({ ...document, subjects: { ...subjects, [name]: it } })),
  );
}

function changedRecords(record: PlainRecord): readonly PlainRecord[] {
  return Object.entries(record).flatMap(([key, value]) => {
    const { [key]: _, ...rest } = record;
    return [rest, ...changed(value).map((it) => ({ ...record, [key]: it }))];
  });
}

function changed(value: Plain): readonly Plain[] {
  if (value === null) return [true, 1, "other", [], {}];
  if (typeof value === "boolean") return [null, !value];
  if (typeof value === "number") return [null, value + 1];
  if (typeof value === "string") return [null, "other", later(value)];
  if (isRecord(value)) return [null, ...changedRecords(value)];
  const all: readonly Plain[] = value;
  const twice = all.length > 0 ? [[...all, ...all.slice(-1)], all.slice(1)] : [];
  return [null, ...twice, ...all.flatMap((it, at) => changed(it).map((one) => all.with(at, one)))];
}

/** Another day or moment. */
const later = (text: string): string =>
  text.replace(/-(\d\d)(?=T|$)/, (_, day: string) => (day === "09" ? "-10" : "-09"));
