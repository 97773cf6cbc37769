import profileSchema from "../../grammar/schema/profile-1.schema.json" with { type: "json" };
import type { Diagnostic } from "../base/diagnostic.ts";
import {
  dayOf,
  fieldOf,
  textOf,
  toPlain,
  type DataDocument,
  type DataNode,
  type RecordEntry,
  type RecordNode,
} from "../base/document.ts";
import { parseInstant, type Zone } from "../base/instant.ts";
import { namesOf } from "../base/message.ts";
import { isOneSlip, nearest, skeleton } from "../base/nearest.ts";
import type { SourceText, Span } from "../base/text.ts";
import {
  mismatchDiagnostics,
  isMisspelling,
  scalarLine,
  resolvePointer,
  type ExplainMismatch,
  type Located,
  type ValidatedPart,
} from "./check-against-schema.ts";
import { endsOfParts } from "./check-parts.ts";
import { checkFacts, civilDayOf, isTooEarly, type CheckedFacts, type FactContext } from "./check-facts.ts";
import { typeMessages, type Mismatch } from "./compile-schema.ts";
import {
  missingDay,
  missingFactsOn,
  noSubject,
  otherVocabulary,
  foreignSubject,
  missingSubject,
  placeholder,
} from "./diagnostics.ts";
import { checkSignatures, laterEvidence, readAttestations, readEvidence, type Input } from "./input.ts";
import { isPlaceholder } from "./is-placeholder.ts";
import type { LoadedVocabulary } from "./read-vocabulary.ts";
import { parentOfField, type RecordType, type Subject, type Vocabulary } from "./type.ts";

interface ReadSettings {
  /** The zone of whoever judges; of several the first is the one in which a document's own day is told. */
  readonly zones: readonly [Zone, ...Zone[]];
  /** False if the day whose law applies is given otherwise. */
  readonly needsOwnDay: boolean;
  /** Of documents that were made of something else. */
  readonly explain?: ExplainMismatch | undefined;
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

interface ReadContext {
  readonly source: SourceText;
  readonly vocabulary: LoadedVocabulary;
  readonly settings: ReadSettings;
}

function readOne(reading: ReadContext, root: DataNode): ReadInputs {
  const { source, vocabulary } = reading;
  if (root.kind !== "record") {
    const subjects = namesOf([...vocabulary.vocabulary.subjects.keys()]);
    const found = root.kind === "list" ? typeMessages.array() : `\`${scalarLine(root)}\``;
    return {
      inputs: [],
      diagnostics: [noSubject.at({ source, span: root.span }, { subjects, is: "other", found, wanted: "none" })],
    };
  }
  const choice = chooseSubject(source, root, vocabulary);
  const subject = choice.subject === undefined ? undefined : vocabulary.vocabulary.subjects.get(choice.subject);
  const parts = choice.present.map((name) => checkSubject(reading, root, name));
  const wrong = [
    ...choice.diagnostics,
    ...checkEnvelope(reading, root, choice),
    ...parts.flatMap((it) => it.diagnostics),
    ...(subject ? checkDays(reading, root, subject) : []),
  ];
  if (!subject || wrong.length > 0) return { inputs: [], diagnostics: wrong };

  const around: FactContext = {
    source,
    zones: reading.settings.zones,
    factsOn: dayOf(fieldOf(root, "facts_on")),
    evidence: new Set(readEvidence(fieldOf(root, "evidence")).keys()),
    verbatim: vocabulary.verbatim,
    isSigned: false,
  };
  const signed: FactContext = { ...around, isSigned: true };
  const checked = choice.present.map((name) => checkTop(root, name, vocabulary.envelope, around));
  const beside = ["attestations", "evidence"].flatMap((name) =>
    checkTop(root, name, vocabulary.envelope, signed).diagnostics.filter((it) => it.severity === "error"),
  );
  const signatures = checkSignatures(source, fieldOf(root, "attestations"));
  const unusable = new Set(checked.flatMap((it) => [...it.unusable]));
  // INVARIANT (placeholders are told): what was excused as a placeholder and is no fact, such as a free record, is told too.
  const others = parts
    .flatMap((it) => it.placeholders)
    .filter(({ node }) => !unusable.has(node))
    .map(({ path, node }) => placeholder.at({ source, span: node.span }, { path, value: textOf(node) ?? "" }));
  const diagnostics = [...checked.flatMap((it) => it.diagnostics), ...others, ...beside, ...signatures];
  const isBroken = diagnostics.some((it) => it.severity === "error");
  if (isBroken) return { inputs: [], diagnostics };
  const events = new Set(checked.flatMap((it) => [...it.events]));
  const input: Input = { ...toInput(reading, root, subject, choice, unusable), events };
  return { inputs: [input], diagnostics: [...diagnostics, ...laterEvidence(input)] };
}

/** Checks what stands at the top of a document under a name. */
function checkTop(root: RecordNode, name: string, envelope: RecordType, around: FactContext): CheckedFacts {
  const node = fieldOf(root, name);
  const field = envelope.fields.get(name);
  if (!node || !field) return { diagnostics: [], unusable: new Set(), events: new Set() };
  return checkFacts({ path: name, node, type: field.type, field }, around);
}

/** All that stands beside the subjects. */
function checkEnvelope(
  { source, vocabulary, settings: { explain } }: ReadContext,
  root: RecordNode,
  choice: SubjectChoice,
): readonly Diagnostic[] {
  const { subjects, ids } = vocabulary.vocabulary;
  const entries = new Map<string, RecordEntry>([...root.entries].filter(([key]) => !subjects.has(key)));
  const envelope: RecordNode = { ...root, entries };
  // Facts without a subject above them are not also unknown keys, each by itself.
  const isBare = choice.diagnostics.some((it) => it.code === noSubject.code);
  const mismatches = vocabulary
    .validate("envelope", toPlain(envelope))
    .filter((it) => !isBare || it.kind !== "unknown-key");
  const part: ValidatedPart = {
    source,
    start: { path: "", node: envelope, keySpan: undefined },
    elsewhere: (key) => pathOfField("", vocabulary.envelope, key),
    explain,
  };
  const version = root.entries.get("vocabulary")?.value;
  const found = textOf(version);
  const other =
    version && found !== undefined && found.trim() !== "" && !ids.includes(found)
      ? [otherVocabulary.at({ source, span: version.span }, { found, wanted: namesOf(ids) })]
      : [];
  return [...mismatchDiagnostics(part, mismatches), ...other];
}

interface CheckedSubject {
  readonly diagnostics: readonly Diagnostic[];
  /** Placeholders where another type is due. */
  readonly placeholders: readonly Located[];
}

function checkSubject(reading: ReadContext, root: RecordNode, name: string): CheckedSubject {
  const { source, vocabulary } = reading;
  const { explain } = reading.settings;
  const entry = root.entries.get(name);
  const subject = vocabulary.vocabulary.subjects.get(name);
  if (!entry || !subject) return fitting;
  const mismatchesOf = (node: DataNode): readonly Mismatch[] => vocabulary.validate(name, toPlain(node));
  // What is known in part fits no schema as it stands.
  if (mismatchesOf(entry.value).length === 0) return fitting;
  const ends = endsOfParts(source, name, entry.value, subject.type, subject.day);
  const seen = new Set<string>();
  const both = [ends.low, ends.high].map((node): CheckedSubject => {
    const start = { path: name, node, keySpan: entry.keySpan };
    const part: ValidatedPart = { source, start, elsewhere: (key) => pathOfField(name, subject.type, key), explain };
    const mismatches = mismatchesOf(node).filter((it) => {
      const key = JSON.stringify([it, resolvePointer(start, it.pointer).node.span]);
      const isTold = seen.has(key) || isBelow(it.pointer, ends.wrong);
      seen.add(key);
      return !isTold;
    });
    const others = mismatches.filter((it) => !placeholderAt(part, it));
    return {
      diagnostics: mismatchDiagnostics(part, others),
      placeholders: mismatches.flatMap((it) => placeholderAt(part, it) ?? []),
    };
  });
  return {
    diagnostics: [...ends.diagnostics, ...both.flatMap((it) => it.diagnostics)],
    placeholders: both.flatMap((it) => it.placeholders),
  };
}

/** Whether a pointer, or one above it, is among those. */
function isBelow(pointer: string, those: ReadonlySet<string>): boolean {
  const steps = pointer.split("/");
  return steps.some((_, at) => those.has(steps.slice(0, at + 1).join("/")));
}

const fitting: CheckedSubject = { diagnostics: [], placeholders: [] };

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
function placeholderAt(part: ValidatedPart, mismatch: Mismatch): Located | undefined {
  if (mismatch.pointer === "") return undefined;
  if (mismatch.kind !== "wrong-type" && mismatch.kind !== "not-listed" && mismatch.kind !== "bad-form")
    return undefined;
  const found = resolvePointer(part.start, mismatch.pointer);
  const text = textOf(found.node);
  return text !== undefined && isPlaceholder(text) ? found : undefined;
}

/** The days that a document has to say. */
function checkDays({ source, settings }: ReadContext, root: RecordNode, subject: Subject): readonly Diagnostic[] {
  const entry = root.entries.get(subject.name);
  const place = { source, span: entry?.keySpan ?? root.span };
  const found: Diagnostic[] = [];
  if (subject.needsFactsOn && lacks(root, "facts_on")) found.push(missingFactsOn.at(place, { subject: subject.name }));
  const { day } = subject;
  if (day === undefined || !settings.needsOwnDay || entry?.value.kind !== "record") return found;
  const own = entry.value.entries.get(day)?.value;
  const type = subject.type.fields.get(day)?.type;
  const params = { subject: subject.name, key: day, isMoment: type?.kind !== "date" };
  if (!own && lacks(entry.value, day)) found.push(missingDay.at(place, params));
  const text = textOf(own);
  const isEarly = type !== undefined && isTooEarly(own, type, settings.zones);
  const isNone = text !== undefined && (isPlaceholder(text) || isEarly);
  if (own && isNone) found.push(missingDay.at({ source, span: own.span }, params));
  return found;
}

/** Whether a key is missing, and not only misspelt. */
function lacks(node: RecordNode, key: string): boolean {
  return !node.entries.has(key) && ![...node.entries.keys()].some((it) => isMisspelling(it, key));
}

function toInput(
  { source, settings }: ReadContext,
  root: RecordNode,
  subject: Subject,
  { present }: SubjectChoice,
  unusable: ReadonlySet<DataNode>,
): Input {
  const roots = [subject.name, ...present].flatMap((name) => {
    const node = fieldOf(root, name);
    return node?.kind === "record" ? [[name, node] as const] : [];
  });
  const { day = "", type, isPlanned } = subject;
  const dayType = type.fields.get(day)?.type;
  const own = fieldOf(fieldOf(root, subject.name), day);
  const ownDay = dayType && civilDayOf(own, dayType.kind, settings.zones[0]);
  return {
    source,
    subject: subject.name,
    roots: new Map(roots),
    document: root,
    span: root.span,
    factsOn: dayOf(fieldOf(root, "facts_on")),
    day: ownDay,
    knownFrom: isPlanned ? undefined : ownDay,
    moment: parseInstant(textOf(own) ?? ""),
    attestations: readAttestations(fieldOf(root, "attestations")),
    evidence: readEvidence(fieldOf(root, "evidence")),
    unusable,
  };
}

interface SubjectChoice {
  /** What the document is about; undefined if it can't be told. */
  readonly subject: string | undefined;
  /** The subjects that stand at its top. */
  readonly present: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Of the subjects that stand in a document those that may carry all others there. */
export const headsOf = (present: readonly string[], subjects: Vocabulary["subjects"]): readonly string[] =>
  present.filter((one) => present.every((it) => mayHold(one, it, subjects)));

/** Whether a subject may stand in a document about another, or is that one. */
const mayHold = (one: string, other: string, subjects: Vocabulary["subjects"]): boolean =>
  other === one || subjects.get(one)?.carries.includes(other) === true;

/**
 * What a document is about: its `kind`, or the one subject at its top that may carry all others there.
 * Says nothing where a misspelt key explains it: that key is reported by itself.
 */
function chooseSubject(source: SourceText, root: RecordNode, vocabulary: LoadedVocabulary): SubjectChoice {
  const { entries } = root;
  const names = [...vocabulary.vocabulary.subjects.keys()];
  const present = names.filter((it) => entries.has(it));
  const kindEntry = entries.get("kind");
  const kind = names.find((it) => it === textOf(kindEntry?.value));
  const isMisspelt = [...entries.keys()].some((it) => !vocabulary.envelope.fields.has(it) && nearest(it, names));

  const heads = headsOf(present, vocabulary.vocabulary.subjects);
  const subject = kind ?? heads[0] ?? present[0];
  if (subject === undefined) {
    // A document without a subject is pointed at where its first key stands.
    const [first] = entries.values();
    const place = { source, span: first?.keySpan ?? root.span };
    const is = [...entries.keys()].some((it) => Object.hasOwn(profileSchema.properties, it)) ? "profile" : "record";
    const wrong = noSubject.at(place, { subjects: namesOf(names), is, found: undefined, wanted: "none" });
    return { subject: undefined, present, diagnostics: isMisspelt ? [] : [wrong] };
  }
  if (!present.includes(subject)) {
    const place = { source, span: kindEntry?.value.span ?? root.span };
    return { subject: undefined, present, diagnostics: isMisspelt ? [] : [missingSubject.at(place, { subject })] };
  }
  const diagnostics = present
    .filter((other) => !mayHold(subject, other, vocabulary.vocabulary.subjects))
    .map((other) => foreignSubject.at({ source, span: entries.get(other)?.keySpan ?? root.span }, { subject, other }));
  return { subject, present, diagnostics };
}

/** What a document of a folder seems to be. */
export type InputGuess =
  | { readonly kind: "input" }
  /**
   * A key at the top is nearly the name of a subject, or looks like it: all but case, width, blanks, a plural; where nothing at
   * the top is another's, also all but a letter.
   */
  | { readonly kind: "near" | "alike"; readonly key: string; readonly span: Span; readonly nearest: string }
  | { readonly kind: "other" };

/**
 * Whether a document of a folder is meant as an input: it has `kind` or the name of a subject at its top,
 * or it is a list of such documents.
 *
 * @example
 * const vocabulary = { id: "genai@1", subjects: new Map(), digest: "" };
 * const envelope = { kind: "record", fields: new Map() };
 * guessInput({ kind: "list", items: [], span: { start: 0, end: 2 } }, { vocabulary, envelope }).kind // "other"
 */
export function guessInput(
  root: DataNode,
  { vocabulary, envelope }: Pick<LoadedVocabulary, "vocabulary" | "envelope">,
): InputGuess {
  const names = [...vocabulary.subjects.keys()];
  const tops = (root.kind === "list" ? root.items : [root]).flatMap((it) => (it.kind === "record" ? [it] : []));
  const keys = tops.flatMap((top) => [...top.entries].map(([key, { keySpan }]) => ({ key, span: keySpan, top })));
  if (keys.some(({ key }) => key === "kind" || names.includes(key))) return { kind: "input" };
  const looks = new Map(["kind", ...names].flatMap((it) => ["", "s"].map((end) => [skeleton(it + end), it] as const)));
  for (const { key, span, top } of keys) {
    const alike = looks.get(skeleton(key));
    if (alike !== undefined) return { kind: "alike", key, span, nearest: alike };
    const near = nearest(key, names);
    if (near === undefined) continue;
    const isSlip = isOneSlip(key, near) && isOtherwiseOurs(top, key, vocabulary.subjects.get(near), envelope);
    return { kind: isSlip ? "alike" : "near", key, span, nearest: near };
  }
  return { kind: "other" };
}

/** Whether a fact of a subject stands under a key, and beside that key nothing that documents of ours do not have. */
function isOtherwiseOurs(top: RecordNode, key: string, subject: Subject | undefined, envelope: RecordType): boolean {
  const facts = fieldOf(top, key);
  const hasFact = facts?.kind === "record" && [...facts.entries.keys()].some((it) => subject?.type.fields.has(it));
  const others = [...top.entries.keys()].filter((it) => it !== key);
  return hasFact && others.every((it) => nearest(it, envelope.fields.keys()) !== undefined);
}
