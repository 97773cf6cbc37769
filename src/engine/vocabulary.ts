import type { Host } from "../base/host.ts";
import { namesOf } from "../base/message.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import type { PrintedVocabulary } from "../report/render/vocabulary-page.ts";
import type { Type } from "../vocabulary/type.ts";
import type { VerbRun } from "./exit-code.ts";
import { capRun } from "./many-mistakes.ts";
import { openWorkplace } from "./project/workplace.ts";
import { unknownVocabularyName } from "./request-diagnostics.ts";

/** A vocabulary, and how much is in it. */
export interface CountedVocabulary extends PrintedVocabulary {
  readonly subjects: number;
  readonly facts: number;
}

export interface VocabularyRun extends VerbRun {
  /** Those in which nothing is wrong, each read with what it extends. */
  readonly vocabularies: readonly CountedVocabulary[];
}

/**
 * Reads vocabularies by their ids (`genai@1`) or folders; without names those that flags and the project around the working folder
 * name and its packs hold, or all that are shipped. `folders`: what flags name beside them. Exit code 3 with any mistake.
 */
export function runVocabulary(
  names: readonly string[],
  folders: readonly string[],
  library: string,
  host: Host,
): VocabularyRun {
  const inFolder = new Set(names.filter((it) => host.isFolder(it)));
  const here = openWorkplace(host, library, [...inFolder, ...folders], "packs");
  if ("exitCode" in here) return { vocabularies: [], ...here };
  const { vocabularies, named } = here.library;
  const idsIn = (path: string): readonly string[] =>
    named.all.filter((it) => it.path === path).map((it) => it.header.id);
  const others = named.files.length > 0 ? named.all.map((it) => it.header.id) : vocabularies.byId.keys();
  const ids = names.length === 0 ? [...others] : names.flatMap((it) => (inFolder.has(it) ? idsIn(it) : [it]));
  const known = [...vocabularies.byId.keys()];
  const unknown = ids
    .filter((it) => !vocabularies.byId.has(it))
    .map((id) => unknownVocabularyName.nowhere({ id, near: didYouMean(nearest(id, known)), known: namesOf(known) }));
  const read = ids.flatMap((id) => {
    const header = vocabularies.byId.get(id)?.header;
    return header ? [{ header, ...vocabularies.combined([id]) }] : [];
  });
  const problems = [...named.problems, ...read.flatMap((it) => it.diagnostics)];
  const troubles = [...named.troubles, ...unknown];
  return capRun({
    vocabularies: read.flatMap(({ header, value }) => (value ? [counted({ header, loaded: value })] : [])),
    problems,
    troubles,
    exitCode: troubles[0]?.exit ?? (problems.length > 0 ? 3 : 0),
  });
}

function counted(it: PrintedVocabulary): CountedVocabulary {
  const types = it.header.subjects.flatMap(({ name }) => it.loaded.vocabulary.subjects.get(name)?.type ?? []);
  return { ...it, subjects: types.length, facts: types.reduce((sum, type) => sum + factsIn(type), 0) };
}

function factsIn(type: Type): number {
  if (type.kind === "list") return factsIn(type.element);
  if (type.kind !== "record") return 1;
  return [...type.fields.values()].reduce((sum, it) => sum + factsIn(it.type), 0);
}
