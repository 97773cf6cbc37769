import type { Host } from "../base/host.ts";
import { namesOf } from "../base/message.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import type { PrintedVocabulary } from "../report/render/vocabulary-page.ts";
import { capDiagnostics } from "./diagnostics.ts";
import type { VerbRun } from "./exit-code.ts";
import { openWorkplace } from "./project/workplace.ts";
import { unknownVocabularyName } from "./request-diagnostics.ts";

export interface VocabularyRun extends VerbRun {
  /** Those in which nothing is wrong, each read with what it extends. */
  readonly vocabularies: readonly PrintedVocabulary[];
}

/**
 * Reads vocabularies by their ids (`genai@1`) or folders; without names those that flags and the project in the working folder
 * name, or all that are shipped. `folders`: what flags name beside them. Exit code 3 with any mistake.
 */
export function runVocabulary(
  names: readonly string[],
  folders: readonly string[],
  library: string,
  host: Host,
): VocabularyRun {
  const inFolder = new Set(names.filter((it) => host.isFolder(it)));
  const here = openWorkplace(host, library, [...inFolder, ...folders]);
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
  const problems = capDiagnostics([...named.problems, ...read.flatMap((it) => it.diagnostics)]);
  const troubles = [...named.troubles, ...unknown];
  return {
    vocabularies: read.flatMap(({ header, value }) => (value ? [{ header, loaded: value }] : [])),
    problems,
    troubles,
    exitCode: troubles[0]?.exit ?? (problems.length > 0 ? 3 : 0),
  };
}
