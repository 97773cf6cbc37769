import type { Host } from "../../base/host.ts";
import { stoppedBy, type VerbRun } from "../exit-code.ts";
import { addVocabularies, isDiagnostic, openLibrary, type ShippedLibrary } from "../library.ts";
import { packsOf, readProject } from "./project-file.ts";

/** What verbs about packs work with. */
interface Workplace {
  /** What is shipped, with the vocabularies that flags and the project in the working folder name. */
  readonly library: ShippedLibrary;
  /** The packs of that project; undefined: there is none. */
  readonly packs: readonly string[] | undefined;
}

/** Opens the library in a folder for a verb about packs; otherwise how the verb ends. `vocabularies`: folders that flags name. */
export function openWorkplace(host: Host, folder: string, vocabularies: readonly string[] = []): Workplace | VerbRun {
  const shipped = openLibrary(host, folder);
  if (isDiagnostic(shipped)) return stoppedBy(shipped);
  const { project, diagnostics = [] } = readProject(host, ".") ?? {};
  if (diagnostics.length > 0) return { problems: diagnostics, troubles: [], exitCode: 4 };
  const flags = vocabularies.map((path) => ({ path, at: undefined }));
  const library = addVocabularies(host, shipped, [...flags, ...(project?.vocabularies ?? [])]);
  return { library, packs: project && packsOf(project, host) };
}
