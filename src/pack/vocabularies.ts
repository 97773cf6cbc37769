import type { Diagnostic } from "../base/diagnostic.ts";
import { allRead, refused, type DataDocument, type Reading } from "../base/document.ts";
import type { Host } from "../base/host.ts";
import { memoized } from "../base/memoized.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import type { Place } from "../base/text.ts";
import {
  openVocabulary,
  readVocabularies,
  type LoadedVocabulary,
  type KeptVocabulary,
  type VocabularyFiles,
} from "../vocabulary/read-vocabulary.ts";
import { readVocabularyHeader } from "../vocabulary/vocabulary-header.ts";
import { unknownVocabulary, vocabularyTwice } from "./diagnostics.ts";
import { readYamlFile } from "./read-yaml-file.ts";

/** The vocabularies that a run can name, and what stands in every document. */
export interface Vocabularies {
  readonly document: readonly DataDocument[];
  readonly byId: ReadonlyMap<string, VocabularyFiles>;
  /** Those of some ids as one, with those that they extend; made once. An id that is not there is left out. */
  readonly combined: (ids: Iterable<string>) => Reading<LoadedVocabulary | undefined>;
}

/** Vocabularies by their ids; of two with one id the first. `kept`: all of these as one, where that was read before. */
export function vocabulariesOf(
  document: readonly DataDocument[],
  all: readonly VocabularyFiles[],
  kept: () => KeptVocabulary | undefined = () => undefined,
): Vocabularies {
  const byId = new Map(all.toReversed().map((it) => [it.header.id, it]));
  const keyOf = (ids: Iterable<string>): string => [...withExtended(byId, ids)].toSorted().join(" ");
  const every = keyOf(byId.keys());
  const combined = memoized((ids: string): ReturnType<Vocabularies["combined"]> => {
    const before = ids === every ? kept() : undefined;
    if (before) return { value: openVocabulary(before), diagnostics: [] };
    return readVocabularies(
      document,
      ids.split(" ").flatMap((id) => byId.get(id) ?? []),
    );
  });
  return { document, byId, combined: (ids) => combined(keyOf(ids)) };
}

function withExtended(byId: Vocabularies["byId"], ids: Iterable<string>): ReadonlySet<string> {
  const all = new Set(ids);
  // Those that are added on the way are gone through as well.
  for (const id of all) byId.get(id)?.header.subjects.forEach((it) => it.extends !== undefined && all.add(it.extends));
  return all;
}

/** Vocabularies and those of folders beside them; two of one id are reported. */
export function withVocabularies(known: Vocabularies, more: readonly VocabularyFiles[]): Reading<Vocabularies> {
  // What is known has been read already, and need not be read again.
  if (more.length === 0) return { value: known, diagnostics: [] };
  const { document, byId } = known;
  const diagnostics: Diagnostic[] = [];
  const all = new Map(byId);
  for (const it of more) {
    const { id, source } = it.header;
    const before = all.get(id)?.header.source;
    if (before && before.path !== source.path)
      diagnostics.push(vocabularyTwice.at({ source, span: { start: 0, end: 0 } }, { id, other: before.path }));
    else all.set(id, it);
  }
  return { value: vocabulariesOf(document, [...all.values()]), diagnostics };
}

/** A vocabulary in a folder; undefined where there is no `vocabulary.yaml`. */
export function readVocabularyFolder(host: Host, folder: string): Reading<VocabularyFiles | undefined> | undefined {
  const read = readYamlFile(host, `${folder}/vocabulary.yaml`);
  if (!read) return undefined;
  if (!read.root) return refused(read.diagnostics);
  const header = readVocabularyHeader(read.root);
  const names = host.list(folder).filter((it) => it.endsWith(".schema.yaml"));
  const schemas = allRead(
    names.flatMap((it) => {
      const file = readYamlFile(host, `${folder}/${it}`);
      return file ? [{ value: file.root, diagnostics: file.diagnostics }] : [];
    }),
  );
  const diagnostics = [...header.diagnostics, ...schemas.diagnostics];
  if (!header.value || diagnostics.length > 0) return refused(diagnostics);
  return { value: { header: header.value, schemas: schemas.value }, diagnostics };
}

/** Ids that a place names and nothing has. */
export function unknownVocabularies(
  { byId }: Vocabularies,
  ids: readonly string[],
  place: Place,
): readonly Diagnostic[] {
  return ids
    .filter((id) => !byId.has(id))
    .map((id) => unknownVocabulary.at(place, { id, near: didYouMean(nearest(id, byId.keys())) }));
}
