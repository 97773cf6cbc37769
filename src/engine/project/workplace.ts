import type { Host } from "../../base/host.ts";
import { capDiagnostics } from "../diagnostics.ts";
import { stoppedBy, type VerbRun } from "../exit-code.ts";
import { addVocabularies, isDiagnostic, openLibrary, type ShippedLibrary } from "../library.ts";
import { packsOf, projectFolder, readProject } from "./project-file.ts";

/** What verbs about packs work with. */
interface Workplace {
  /** What is shipped, with the vocabularies that flags and the project around the working folder name. */
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
 * those that the project's packs hold are opened, too, though no pack is read.
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
  const own = ownOf === undefined ? [] : (packs ?? []).map((it) => host.relative(host.resolve(it, "vocabulary")));
  const flags = [...vocabularies, ...own.filter((it) => host.isFile(`${it}/vocabulary.yaml`))];
  const named = [...flags.map((path) => ({ path, at: undefined })), ...(project?.vocabularies ?? [])];
  const once = named.filter(
    (it, at) => named.findIndex((one) => host.resolve(one.path) === host.resolve(it.path)) === at,
  );
  return { library: addVocabularies(host, shipped, once), shipped, packs, folder };
}
