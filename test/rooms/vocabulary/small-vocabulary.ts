import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import type { DataDocument, Reading } from "../../../src/base/document.ts";
import { locales } from "../../../src/base/locale.ts";
import { readInputs } from "../../../src/vocabulary/read-input.ts";
import {
  readVocabularies,
  type LoadedVocabulary,
  type VocabularyFiles,
} from "../../../src/vocabulary/read-vocabulary.ts";
import type { Field } from "../../../src/vocabulary/type.ts";
import { readVocabularyHeader } from "../../../src/vocabulary/vocabulary-header.ts";
import { document, documentsOf, schemaTexts, settings } from "./load.ts";

const sharedNames = ["envelope", "attestations", "evidence"].map((it) => `${it}.schema.yaml`);
const pick = (keep: (name: string) => boolean): readonly DataDocument[] =>
  documentsOf(new Map([...schemaTexts].filter(([name]) => keep(name))));

/** What stands in every document. */
export const beside = pick((it) => sharedNames.includes(it));

/** A vocabulary of the text of its `vocabulary.yaml`, and of schemas by the names of their files. */
export function vocabularyFiles(header: string, schemas: Readonly<Record<string, string>>): VocabularyFiles {
  const [written] = documentsOf(new Map([["vocabulary.yaml", header]]));
  const { value, diagnostics } = written ? readVocabularyHeader(written) : { value: undefined, diagnostics: [] };
  if (!value) throw new Error(diagnostics.map((it) => locales.en.say(it)).join("; "));
  const texts = Object.entries(schemas).map(([name, text]) => [name, `$id: ${name}\n${text}`] as const);
  return { header: value, schemas: documentsOf(new Map(texts)) };
}

/** A closed group with these lines as its fields, or whatever else stands beside `properties`. */
export const groupOf = (properties: string, more = ""): string =>
  `${more}type: object\nadditionalProperties: false\nproperties:\n${properties.replace(/^/gm, "  ")}`;

/** `genai@1` as it is shipped. */
export const genaiFiles: VocabularyFiles = {
  ...vocabularyFiles(schemaTexts.get("vocabulary.yaml") ?? "", {}),
  schemas: pick((it) => it !== "vocabulary.yaml" && !sharedNames.includes(it)),
};

/** Several vocabularies, read as one. */
export const readTogether = (...all: readonly VocabularyFiles[]): Reading<LoadedVocabulary | undefined> =>
  readVocabularies(beside, all);

/** The header of a vocabulary with nothing but one subject, the car. */
export const carHeader =
  "name: cars\nversion: 1.0.0\ntitle: { en: Cars }\nsubjects: { car: { schema: car.schema.yaml } }";

/** A vocabulary of cars: by the lines of their fields, and what else their schema says. */
export const carsWith = (
  properties: string,
  more = "",
  others: Readonly<Record<string, string>> = {},
): Reading<LoadedVocabulary | undefined> =>
  readTogether(vocabularyFiles(carHeader, { "car.schema.yaml": groupOf(properties, more), ...others }));

/** What is told of a vocabulary that cannot be read: the first line of what stands at the place, and the message. */
export function refusedFor({ value, diagnostics }: Reading<LoadedVocabulary | undefined>): readonly string[] {
  if (value) throw new Error("it is read");
  return diagnostics.map(toldAt);
}

/** The first line of what stands where something is told, and the message. */
export function toldAt(it: Diagnostic): string {
  const { source, span } = it.place;
  const [line = ""] = source.text.slice(span.start, span.end).split("\n");
  return `${line} ⟶ ${locales.en.say(it)}`;
}

/** The vocabulary, where nothing is told. */
export function loadedOf({ value, diagnostics }: Reading<LoadedVocabulary | undefined>): LoadedVocabulary {
  if (!value || diagnostics.length > 0) throw new Error(diagnostics.map(toldAt).join("\n"));
  return value;
}

/** A field of a subject. */
export function fieldIn({ vocabulary }: LoadedVocabulary, subject: string, name: string): Field {
  const found = vocabulary.subjects.get(subject)?.type.fields.get(name);
  if (!found) throw new Error(`${subject} has no field ${name}`);
  return found;
}

/** What is told of a document that is held against a vocabulary. */
export const toldOfDocument = (vocabulary: LoadedVocabulary, text: string): readonly string[] =>
  readInputs(document(text), vocabulary, settings).diagnostics.map((it) => locales.en.say(it));
