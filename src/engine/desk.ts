import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import type { Instant } from "../base/instant.ts";
import { openDesk, type Desk, type FactName, type ProfileOwner } from "../desk/index.ts";
import { keptPacks } from "../pack/compile-cache.ts";
import { readYamlFile } from "../pack/read-yaml-file.ts";
import { readVocabularyFolder } from "../pack/vocabularies.ts";
import type { ReportRun } from "../report/model/report-run.ts";
import type { Place } from "../base/text.ts";
import { factPlace } from "../vocabulary/fact-place.ts";
import type { LoadedVocabulary } from "../vocabulary/read-vocabulary.ts";
import { runCheck } from "./check/check.ts";
import type { VerbRun } from "./exit-code.ts";
import { foundIn, libraryFiles } from "./library.ts";
import { runGraph, type GraphRun } from "./graph.ts";
import { runLint } from "./lint.ts";
import { projectFolder, readProject } from "./project/project-file.ts";
import { openWorkplace } from "./project/workplace.ts";
import { runTests, type TestRun } from "./test-packs.ts";

/** A desk with what is asked of it beside policies: documents are judged, and cases run, over the texts that are open. */
export interface Workbench {
  readonly desk: Desk;
  /** What documents are read by. */
  readonly vocabulary: LoadedVocabulary;
  /** The folder of the project in which a file lies. */
  readonly projectOf: (path: string) => string | undefined;
  /** Whether it is read once, when the bench is opened: what a project says, vocabularies, the calendar. */
  readonly isReadOnce: (path: string) => boolean;
  /** Where the vocabulary that a file is written with declares a fact: the shipped one, those of the project, and that of a policy's pack. */
  readonly factPlace: (fact: FactName, path: string) => Place | undefined;
  /** The project in which a file lies, or else that of the working folder, as far as its profile goes. */
  readonly profileFor: (path: string) => ProfileOwner | undefined;
  /** Judges a document as a check of its project does; outside a project by itself. */
  readonly judge: (path: string, now: Instant) => ReportRun;
  /** A rule of the pack in a folder, coloured by what a check of a project says. */
  readonly picture: (folder: string, rule: string, project: string, now: Instant) => GraphRun;
  /** What lint finds in the pack of a folder. */
  readonly lint: (folder: string) => readonly Diagnostic[];
  /** Runs the cases of the pack in a folder. */
  readonly test: (folder: string) => TestRun;
}

/** Opens a desk for the project around the working folder; otherwise why there is none. `shippedIn`: the folder of the library. */
export function openWorkbench(host: Host, shippedIn: string): Workbench | VerbRun {
  const here = openWorkplace(host, shippedIn);
  if ("exitCode" in here) return here;
  const inHost = (path: string): string => host.relative(host.resolve(path)) || ".";
  const projectOf = (path: string): string | undefined => projectFolder(host, host.resolve(path, ".."));
  const { of, all, keep } = keptPacks(here.library.compiled);
  const desk = openDesk(host, { ...foundIn(here.library), compiled: all, keep }, here.packs ?? []);
  const compiled = (folder: string) => of(desk.host())(folder);
  const shipped = { ...here.shipped, compiled, keep };
  return {
    desk,
    vocabulary: here.library.vocabulary,
    projectOf,
    isReadOnce: (path) => {
      const { calendar, vocabulary } = libraryFiles(host, shippedIn);
      const files = [...calendar, ...vocabulary, ...here.library.named.files].map((it) => host.real(it));
      return /(^|[\\/])edict\.yaml$/.test(path) || files.includes(host.real(path));
    },
    factPlace: (fact, path) => {
      const own = readVocabularyFolder(host, `${inHost(`${path}/..`)}/vocabulary`)?.value;
      const all = [...here.library.vocabularies.byId.values(), ...(own ? [own] : [])];
      // What a build has prepared has no places: the file that declares the fact is read anew.
      const source = factPlace(all, fact)?.source;
      const read = source && readYamlFile(host, source.path)?.root;
      const placed = all.map(({ header, schemas }) => ({
        header,
        schemas: schemas.map((it) => (read && it.source === source ? read : it)),
      }));
      return read && factPlace(placed, fact);
    },
    profileFor: (path) => {
      const folder = projectOf(path) ?? projectFolder(host, ".");
      const project = folder === undefined ? undefined : readProject(desk.host(), folder)?.project;
      const profile = project?.profile;
      return project && { path: project.path, profile: profile && `${project.folder}/${profile}` };
    },
    judge: (path, now) =>
      runCheck(
        { ...plainCheck, inputs: [inHost(projectOf(path) ?? path)], now, library: shippedIn, shipped },
        desk.host(),
      ),
    picture: (folder, name, project, now) =>
      runGraph(
        {
          ...plainCheck,
          inputs: [inHost(project)],
          pack: inHost(folder),
          shows: { kind: "part", name },
          now,
          library: shippedIn,
          shipped,
        },
        desk.host(),
      ),
    lint: (folder) => runLint([inHost(folder)], shipped, desk.host()).findings,
    test: (folder) => runTests([inHost(folder)], shipped, desk.host()),
  };
}

/** A check for which no flag is given. */
const plainCheck = {
  packs: [],
  asOf: undefined,
  lawOf: undefined,
  party: undefined,
  service: undefined,
  profile: undefined,
  failOn: undefined,
  allowUndetermined: false,
} as const;
