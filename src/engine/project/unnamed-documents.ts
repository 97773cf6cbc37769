import { fieldOf, type DataNode } from "../../base/document.ts";
import type { Host } from "../../base/host.ts";
import { namesOf } from "../../base/message.ts";
import { readDocument, tooLargeToRead } from "../../base/read-document.ts";
import { sourceAt } from "../../base/read-source.ts";
import { guessInput } from "../../vocabulary/read-input.ts";
import type { LoadedVocabulary } from "../../vocabulary/read-vocabulary.ts";
import { linesFile, nothingGathered, whySkipped, type Gathered } from "../check/gather.ts";
import { unnamedDocuments } from "../diagnostics.ts";
import type { Project } from "./project-file.ts";

const filesShown = 3;

/**
 * What is told of documents that lie in a project's folder and that none of its inputs names: somebody who wrote them there
 * believes that they are judged. What a pack or another project below holds is its own.
 */
export function tellUnnamed(
  host: Host,
  { path, folder, at }: Pick<Project, "path" | "folder" | "at">,
  files: readonly string[],
  loaded: LoadedVocabulary,
): Gathered {
  // What a run writes into its project may lie there too, and is not read by that.
  const looking = host.unnoted ?? host;
  const [first, ...more] = files.filter((it) => isDocumentFile(looking, `${folder}/${it}`, loaded));
  if (first === undefined) return nothingGathered;
  const all = [first, ...more];
  const [count, others] = [all.length, Math.max(0, all.length - filesShown)];
  const params = { files: namesOf(all.slice(0, filesShown)), first, count, others };
  const why = whySkipped.unnamed({ file: host.relative(path) });
  return {
    ...nothingGathered,
    problems: [unnamedDocuments.at(at("inputs"), params)],
    skipped: all.map((it) => ({ path: host.relative(`${folder}/${it}`), why })),
  };
}

/** Of a log the first line says it. What is too large for a document is not opened. */
function isDocumentFile(host: Host, path: string, loaded: LoadedVocabulary): boolean {
  if (tooLargeToRead(host, path)) return false;
  const source = sourceAt(host, path);
  if (!source) return false;
  const text = linesFile.test(path) ? source.text.trimStart().replace(/\n.*/s, "") : source.text;
  return readDocument({ ...source, text }).documents.some(({ root }) => isDocument(root, loaded));
}

/**
 * Whether a document is meant as one of ours: it has the facts of a subject at its top, or nearly a subject's name beside what only
 * our documents say. In the folder of a project there are many files of others, and `kind` or `services` alone is theirs too.
 */
function isDocument(root: DataNode, loaded: LoadedVocabulary): boolean {
  if (root.kind === "list") return root.items.some((it) => it.kind === "record" && isDocument(it, loaded));
  const subjects = [...loaded.vocabulary.subjects.keys()];
  if (subjects.some((it) => fieldOf(root, it)?.kind === "record")) return true;
  const isOurs = ["vocabulary", "facts_on"].some((it) => fieldOf(root, it));
  return isOurs && guessInput(root, loaded).kind !== "other";
}
