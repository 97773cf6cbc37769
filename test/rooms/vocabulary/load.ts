import { readdirSync, readFileSync } from "node:fs";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import type { DataDocument, Reading } from "../../../src/base/document.ts";
import type { Zone } from "../../../src/base/instant.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { locales } from "../../../src/base/locale.ts";
import { memoized } from "../../../src/base/memoized.ts";
import { positionAt } from "../../../src/base/text.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import type { Input } from "../../../src/vocabulary/input.ts";
import { readInputs } from "../../../src/vocabulary/read-input.ts";
import { readVocabularies, type LoadedVocabulary } from "../../../src/vocabulary/read-vocabulary.ts";
import type { PrintedVocabulary } from "../../../src/report/render/vocabulary-page.ts";
import { readVocabularyHeader, type VocabularyHeader } from "../../../src/vocabulary/vocabulary-header.ts";

const policies = new URL("../../../policies/vocabulary/", import.meta.url);

/** The texts of `genai@1` and of what stands in every document, by the names of files. */
export const schemaTexts: ReadonlyMap<string, string> = new Map(
  ["document/", "genai/1/"].flatMap((folder) => {
    const from = new URL(folder, policies);
    return readdirSync(from).map((name) => [name, readFileSync(new URL(name, from), "utf8")] as const);
  }),
);

/** What stands in every document. */
const shared: ReadonlySet<string> = new Set(["envelope", "attestations", "evidence"].map((it) => `${it}.schema.yaml`));

export function documentsOf(texts: ReadonlyMap<string, string>): readonly DataDocument[] {
  return [...texts].flatMap(([path, text]) => documentsIn(path)(text));
}

/** Most tests change one file of many: the others are read once. */
const documentsIn = memoized((path: string) =>
  memoized((text: string): readonly DataDocument[] => {
    const { documents, diagnostics } = readYaml({ path, text });
    if (diagnostics.length > 0) throw new Error(`${path}: ${diagnostics.map((it) => locales.en.say(it)).join("; ")}`);
    return documents;
  }),
);

const headerOf = (documents: readonly DataDocument[]): ReturnType<typeof readVocabularyHeader> | undefined => {
  const file = documents.find((it) => it.source.path === "vocabulary.yaml");
  return file && readVocabularyHeader(file);
};

/** A vocabulary of texts like those above. */
export function vocabularyOf(texts: ReadonlyMap<string, string>): Reading<LoadedVocabulary | undefined> {
  const documents = documentsOf(texts);
  const isShared = ({ source }: DataDocument): boolean => shared.has(source.path);
  const header = headerOf(documents);
  if (!header?.value) return { value: undefined, diagnostics: header?.diagnostics ?? [] };
  const schemas = documents.filter((it) => it.source.path !== "vocabulary.yaml" && !isShared(it));
  return readVocabularies(documents.filter(isShared), [{ header: header.value, schemas }]);
}

function load(): LoadedVocabulary {
  const { value: vocabulary, diagnostics } = vocabularyOf(schemaTexts);
  if (!vocabulary)
    throw new Error(diagnostics.map((it) => `${it.place.source.path}: ${locales.en.say(it)}`).join("\n"));
  return vocabulary;
}

export const genai = load();

/** As it is printed. */
export const printed: PrintedVocabulary = { header: shippedHeader(), loaded: genai };

function shippedHeader(): VocabularyHeader {
  const header = headerOf(documentsOf(schemaTexts))?.value;
  invariant(header, "the shipped vocabulary has its vocabulary.yaml");
  return header;
}

const zones: readonly [Zone, ...Zone[]] = [{ name: "Asia/Shanghai" }];

export const settings = { zones, needsOwnDay: true };

/** Documents that together hold every field. */
export const fixtures = ["service", "response", "incident", "complaint", "rights_request", "inspection"] as const;

export function fixture(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}.yaml`, import.meta.url), "utf8");
}

export function document(text: string): DataDocument {
  const [first] = documentsOf(new Map([["input.yaml", text]]));
  if (!first) throw new Error("no document");
  return first;
}

/** Reads one text as inputs; diagnostics as `line:column code message [help]`. */
export function read(
  text: string,
  how = settings,
): {
  readonly inputs: readonly Input[];
  readonly said: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const { inputs, diagnostics } = readInputs(document(text), genai, how);
  return { inputs, diagnostics, said: diagnostics.map(say) };
}

function say(it: Diagnostic): string {
  const { line, column } = positionAt(it.place.source, it.place.span.start);
  const help = locales.en.help(it) === undefined ? "" : ` [${locales.en.help(it)}]`;
  return `${line}:${column} ${it.code.replace("vocabulary/", "")}: ${locales.en.say(it)}${help}`;
}
