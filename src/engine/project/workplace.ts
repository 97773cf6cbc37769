import { groupBy } from "../../base/group-by.ts";
import { confinedHost, type Host } from "../../base/host.ts";
import { readVocabularyFolder } from "../../pack/vocabularies.ts";
import { stoppedBy, type VerbRun } from "../exit-code.ts";
import { addVocabularies, isDiagnostic, openLibrary, type ShippedLibrary } from "../library.ts";
import { capDiagnostics } from "../many-mistakes.ts";
import { packsOf, projectFolder, readProject } from "./project-file.ts";

/** What verbs about packs work with. */
export interface Workplace {
  /** What is shipped, with the vocabularies that flags and the project around the working folder name, and those that its packs hold. */
  readonly library: ShippedLibrary;
  /** The same without those. */
  readonly shipped: ShippedLibrary;
  /** The packs of that project; undefined: there is none. */
  readonly packs: readonly string[] | undefined;
  /** The folder of that project, else the working folder. */
  readonly folder: string;
}

/**
 * Opens a library for a verb about packs, or takes one that is open; otherwise how the verb ends. `vocabularies`: folders that flags name; `ownOf`: whether
 * all are opened that the project's packs hold, though no pack is read; else those of which one pack alone holds a copy, which its other texts are read by.
 */
export function openWorkplace(
  host: Host,
  shippedIn: string | ShippedLibrary,
  vocabularies: readonly string[] = [],
  ownOf?: "packs",
): Workplace | VerbRun {
  const shipped = typeof shippedIn === "string" ? openLibrary(host, shippedIn) : shippedIn;
  if (isDiagnostic(shipped)) return stoppedBy(shipped);
  const folder = projectFolder(host, ".") ?? ".";
  const { project, diagnostics = [] } = readProject(host, folder) ?? {};
  if (diagnostics.length > 0) return { problems: capDiagnostics(diagnostics), troubles: [], exitCode: 4 };
  const packs = project && packsOf(project, host);
  const held = (packs ?? []).flatMap((it) => ownVocabulary(host, it) ?? []);
  const flags = [...vocabularies, ...(ownOf === undefined ? withoutCopies(host, held) : held)];
  const named = [...flags.map((path) => ({ path, at: undefined })), ...(project?.vocabularies ?? [])];
  const once = named.filter(
    (it, at) => named.findIndex((one) => host.resolve(one.path) === host.resolve(it.path)) === at,
  );
  return { library: addVocabularies(host, shipped, once), shipped, packs, folder };
}

/** Those whose id no other has; a pack whose vocabulary cannot be read tells so itself. */
function withoutCopies(host: Host, folders: readonly string[]): readonly string[] {
  const idOf = (it: string): string | undefined => readVocabularyFolder(confinedHost(host, it), it)?.value?.header.id;
  return [...groupBy(folders, idOf)].flatMap(([id, all]) => (id === undefined || all.length > 1 ? [] : all));
}

/** The folder of the vocabulary that a pack holds itself; undefined: it holds none. */
export function ownVocabulary(host: Host, pack: string): string | undefined {
  const folder = host.relative(host.resolve(pack, "vocabulary"));
  return host.isFile(`${folder}/vocabulary.yaml`) ? folder : undefined;
}
