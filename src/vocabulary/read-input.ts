import type { DataDocument, DataNode, Entry, RecordNode } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { dayOf, fieldOf, textOf } from "../base/fields.ts";
import type { Zone } from "../base/instant.ts";
import { namesOf } from "../base/message.ts";
import { toPlain } from "../base/plain.ts";
import type { SourceText, Span } from "../base/text.ts";
import { checkFacts, civilDayOf, type CheckedFacts, type Surroundings } from "./check-facts.ts";
import { chooseSubject, type Choice } from "./choose-subject.ts";
import { missingDay, missingFactsOn, noSubject, otherVocabulary } from "./diagnostics.ts";
import { explainMismatches, isMisspelling, lineOf, locate, type Part } from "./explain-mismatch.ts";
import { types } from "./schema-words.ts";
import { parentOfField } from "./parent-of-field.ts";
import type { Input } from "./input.ts";
import { isPlaceholder } from "./is-placeholder.ts";
import { checkSignatures, readAttestations, readEvidence } from "./read-attestations.ts";
import type { LoadedVocabulary } from "./read-vocabulary.ts";
import type { RecordType, Subject } from "./type.ts";
import type { Mismatch } from "./validator.ts";

interface ReadSettings {
  readonly zone: Zone;
  /** False if the day whose law applies is given otherwise. */
  readonly needsOwnDay: boolean;
}

interface ReadInputs {
  readonly inputs: readonly Input[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The inputs that a document holds: one, or as many as it lists.
 *
 * INVARIANT (whole inputs): a document in which there is an error yields no input at all.
 */
export function readInputs(document: DataDocument, vocabulary: LoadedVocabulary, settings: ReadSettings): ReadInputs {
  const { source, root } = document;
  const read = (root.kind === "list" ? root.items : [root]).map((it) => readOne({ source, vocabulary, settings }, it));
  return { inputs: read.flatMap((it) => it.inputs), diagnostics: read.flatMap((it) => it.diagnostics) };
}

interface Reading {
  readonly source: SourceText;
  readonly vocabulary: LoadedVocabulary;
  readonly settings: ReadSettings;
}

function readOne(reading: Reading, root: DataNode): ReadInputs {
  const { source, vocabulary } = reading;
  if (root.kind !== "record") {
    const subjects = namesOf([...vocabulary.vocabulary.subjects.keys()]);
    const found = root.kind === "list" ? types.array() : `\`${lineOf(root)}\``;
    return { inputs: [], diagnostics: [noSubject.at({ source, span: root.span }, { subjects, record: false, found })] };
  }
  const choice = chooseSubject(source, root, vocabulary);
  const subject = choice.subject === undefined ? undefined : vocabulary.vocabulary.subjects.get(choice.subject);
  const wrong = [
    ...choice.diagnostics,
    ...checkEnvelope(reading, root, choice),
    ...choice.present.flatMap((name) => checkSubject(reading, root, name)),
    ...(subject ? checkDays(reading, root, subject) : []),
  ];
  if (!subject || wrong.length > 0) return { inputs: [], diagnostics: wrong };

  const around: Surroundings = {
    source,
    zone: reading.settings.zone,
    factsOn: dayOf(fieldOf(root, "facts_on")),
    evidence: new Set(readEvidence(fieldOf(root, "evidence")).keys()),
    verbatim: vocabulary.verbatim,
  };
  const checked = choice.present.map((name) => checkTop(root, name, vocabulary.envelope, around));
  const beside = ["attestations", "evidence"].flatMap((name) =>
    checkTop(root, name, vocabulary.envelope, around).diagnostics.filter((it) => it.severity === "error"),
  );
  const signatures = checkSignatures(source, fieldOf(root, "attestations"));
  const diagnostics = [...checked.flatMap((it) => it.diagnostics), ...beside, ...signatures];
  const isBroken = diagnostics.some((it) => it.severity === "error");
  const unusable = new Set(checked.flatMap((it) => [...it.unusable]));
  return { inputs: isBroken ? [] : [toInput(reading, root, subject, choice, unusable)], diagnostics };
}

/** Checks what stands at the top of a document under a name. */
function checkTop(root: RecordNode, name: string, envelope: RecordType, around: Surroundings): CheckedFacts {
  const node = fieldOf(root, name);
  const field = envelope.fields.get(name);
  if (!node || !field) return { diagnostics: [], unusable: new Set() };
  return checkFacts({ path: name, node, type: field.type, field }, around);
}

/** All that stands beside the subjects. */
function checkEnvelope({ source, vocabulary }: Reading, root: RecordNode, choice: Choice): readonly Diagnostic[] {
  const { subjects, id } = vocabulary.vocabulary;
  const entries = new Map<string, Entry>([...root.entries].filter(([key]) => !subjects.has(key)));
  const envelope: RecordNode = { ...root, entries };
  // Facts without a subject above them are not also unknown keys, each by itself.
  const isBare = choice.diagnostics.some((it) => it.code === noSubject.code);
  const mismatches = vocabulary
    .validate("envelope", toPlain(envelope))
    .filter((it) => !isBare || it.kind !== "unknown-key");
  const part: Part = {
    source,
    start: { path: "", node: envelope, keySpan: undefined },
    elsewhere: (key) => pathOfField("", vocabulary.envelope, key),
  };
  const version = root.entries.get("vocabulary")?.value;
  const found = textOf(version);
  const other =
    version && found !== undefined && found.trim() !== "" && found !== id
      ? [otherVocabulary.at({ source, span: version.span }, { found, wanted: id })]
      : [];
  return [...explainMismatches(part, mismatches), ...other];
}

function checkSubject({ source, vocabulary }: Reading, root: RecordNode, name: string): readonly Diagnostic[] {
  const entry = root.entries.get(name);
  const type = vocabulary.vocabulary.subjects.get(name)?.type;
  if (!entry || !type) return [];
  const part: Part = {
    source,
    start: { path: name, node: entry.value, keySpan: entry.keySpan },
    elsewhere: (key) => pathOfField(name, type, key),
  };
  const mismatches = vocabulary.validate(name, toPlain(entry.value));
  return explainMismatches(
    part,
    mismatches.filter((it) => !isOnPlaceholder(part, it)),
  );
}

/** Where a field of that name is, if it is not at the top. */
function pathOfField(start: string, type: RecordType, key: string): string | undefined {
  const parent = parentOfField(type, key);
  if (parent === undefined) return undefined;
  return [start, parent].filter((it) => it !== "").join(".") || undefined;
}

/**
 * `TBD` in place of a date or a number is a placeholder and no mistake of form: it is found with the others.
 * In place of a whole subject it is a mistake: nothing would be left to judge.
 */
function isOnPlaceholder(part: Part, mismatch: Mismatch): boolean {
  if (mismatch.pointer === "") return false;
  if (mismatch.kind !== "wrong-type" && mismatch.kind !== "not-listed" && mismatch.kind !== "bad-form") return false;
  const text = textOf(locate(part.start, mismatch.pointer).node);
  return text !== undefined && isPlaceholder(text);
}

/** The days that a document has to say. */
function checkDays({ source, settings }: Reading, root: RecordNode, subject: Subject): readonly Diagnostic[] {
  const entry = root.entries.get(subject.name);
  const place = { source, span: entry?.keySpan ?? root.span };
  const found: Diagnostic[] = [];
  if (subject.needsFactsOn && lacks(root, "facts_on")) found.push(missingFactsOn.at(place, { subject: subject.name }));
  const { day } = subject;
  if (day === undefined || !settings.needsOwnDay || entry?.value.kind !== "record") return found;
  const own = entry.value.entries.get(day)?.value;
  const params = { subject: subject.name, key: day };
  if (!own && lacks(entry.value, day)) found.push(missingDay.at(place, params));
  const text = textOf(own);
  if (own && text !== undefined && isPlaceholder(text)) found.push(missingDay.at({ source, span: own.span }, params));
  return found;
}

/** Whether a key is missing, and not only misspelt. */
function lacks(node: RecordNode, key: string): boolean {
  return !node.entries.has(key) && ![...node.entries.keys()].some((it) => isMisspelling(it, key));
}

function toInput(
  { source, vocabulary, settings }: Reading,
  root: RecordNode,
  subject: Subject,
  { present }: Choice,
  unusable: ReadonlySet<DataNode>,
): Input {
  const names = [subject.name, ...present.filter((it) => it !== subject.name)];
  const roots = new Map<string, RecordNode>();
  for (const name of names) {
    const node = fieldOf(root, name);
    if (node?.kind === "record") roots.set(name, node);
  }
  const { day } = subject;
  const type =
    day === undefined ? undefined : vocabulary.vocabulary.subjects.get(subject.name)?.type.fields.get(day)?.type;
  const span: Span = root.span;
  return {
    source,
    subject: subject.name,
    roots,
    span,
    factsOn: dayOf(fieldOf(root, "facts_on")),
    day:
      day === undefined || !type
        ? undefined
        : civilDayOf(fieldOf(roots.get(subject.name), day), type.kind, settings.zone),
    attestations: readAttestations(fieldOf(root, "attestations")),
    evidence: readEvidence(fieldOf(root, "evidence")),
    unusable,
  };
}
