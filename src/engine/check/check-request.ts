import { parseDay, type Day } from "../../base/civil-date.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Duration } from "../../base/duration.ts";
import type { Host } from "../../base/host.ts";
import type { Instant } from "../../base/instant.ts";
import { listOf } from "../../base/message.ts";
import type { Place } from "../../base/text.ts";
import type { ForeignFormat } from "../../readers/foreign/read-foreign.ts";
import { dayIn } from "../../vocabulary/read-answer.ts";
import type { RuleSeverity } from "../../report/model/report-run.ts";
import type { NamedFolder, ShippedLibrary } from "../library.ts";
import {
  isMisnamed,
  packsOf,
  projectFolder,
  readProject,
  type Project,
  type ProjectFormat,
} from "../project/project-file.ts";
import {
  badDate,
  judgedBy,
  misnamedProject,
  noInput,
  packAsInput,
  projectAround,
  projectBesideOthers,
} from "../request-diagnostics.ts";
import type { Troubled } from "../exit-code.ts";

/** What is asked of a check. Flags win over the project's `edict.yaml`; paths are from the host's working folder. */
export interface CheckRequest {
  readonly inputs: readonly string[];
  /** The format of inputs that are none of ours: each file of one run has the same. */
  readonly from?: ForeignFormat | undefined;
  /** The file that maps the columns of inputs that are none of ours: each row of one run is read by it. */
  readonly columns?: string | undefined;
  readonly packs: readonly string[];
  /** Folders of vocabularies, beside those that the project names. */
  readonly vocabularies?: readonly string[] | undefined;
  readonly asOf: string | undefined;
  readonly lawOf: string | undefined;
  readonly party: string | undefined;
  readonly service: string | undefined;
  readonly profile: string | undefined;
  readonly waivers?: string | undefined;
  readonly baseline?: string | undefined;
  /** The baseline that this run writes: until it is there, none is read. */
  readonly writesBaseline?: string | undefined;
  /** Whether this run prints waivers: a shell that writes them into their file has emptied it by then. */
  readonly printsWaivers?: boolean;
  readonly failOn: RuleSeverity | undefined;
  readonly allowUndetermined: boolean;
  /** Whether detectors read the words of documents first, and add what they find. */
  readonly detect?: boolean;
  /** Whether what is unverified is judged as if it were verified. No project can ask for it. */
  readonly provisional?: boolean;
  /** Whether only what a lock names may judge. */
  readonly locked?: boolean;
  /** When it is asked: each pack judges on its own day of this moment where nobody names a day. */
  readonly now: Instant;
  /** The folder of the shipped packs, vocabulary and calendar. */
  readonly library: string;
  /** What is shipped, if it is open already. */
  readonly shipped?: ShippedLibrary;
}

export const defaultPack = "cn.genai_interim_measures";

/** A run's wishes, once flags and project are joined. */
export interface ResolvedRequest extends Omit<
  Required<CheckRequest>,
  "asOf" | "lawOf" | "party" | "columns" | "locked" | "library" | "shipped" | "vocabularies" | "writesBaseline"
> {
  readonly vocabularies: readonly NamedFolder[];
  readonly asOf: Day | undefined;
  readonly lawOf: Day | undefined;
  readonly columns: string | undefined;
  readonly writesBaseline: string | undefined;
  /** Undefined: the packs say whose duties count. */
  readonly party: string | undefined;
  /** Formats that the project wants its report in. */
  readonly formats: readonly ProjectFormat[];
  /** Where edict.yaml asks for one of these; undefined: a flag does, or nobody. */
  readonly at: (field: "service" | "profile" | "waivers" | "baseline" | "party") => Place | undefined;
  /** How long a waiver may hold, where the project says it. */
  readonly longestWaiver: Duration | undefined;
  readonly packAt: (pack: string) => Place | undefined;
  /** Undefined: anything may judge. */
  readonly lock: LockRequest | undefined;
  readonly troubles: readonly Diagnostic<Place | undefined>[];
}

/** A lock that is to be kept. */
export interface LockRequest {
  /** The file that says what may judge. */
  readonly path: string;
  /** Whether it says all that does. */
  readonly isWhole: boolean;
  /** Where edict.yaml asks for it; undefined: a flag does. */
  readonly at: Place | undefined;
}

interface FoundProject {
  readonly project: Project | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
}

/** The project that is asked for, by its folder or as the one of the working folder; none where single documents are. */
export function findProject(request: Pick<CheckRequest, "inputs"> & Partial<CheckRequest>, host: Host): FoundProject {
  const none = { project: undefined, diagnostics: [], troubles: [] };
  const folders = request.inputs.length === 0 ? ["."] : request.inputs;
  const projects = folders.filter((it) => host.isFile(`${it}/edict.yaml`));
  const [folder] = projects;
  const misnamed = folders.flatMap((it) =>
    host
      .list(it)
      .filter(isMisnamed)
      .map((name) => host.relative(host.resolve(it, name))),
  );
  const isNamed = (request.packs ?? []).length > 0;
  const pack = isNamed ? undefined : request.inputs.find((it) => host.isFile(`${it}/pack.yaml`));
  if (pack !== undefined && !projects.includes(pack)) return { ...none, troubles: [packAsInput.nowhere({ pack })] };
  if (misnamed.length > 0) return { ...none, troubles: misnamed.map((path) => misnamedProject.nowhere({ path })) };
  if (folder === undefined)
    return request.inputs.length === 0
      ? { ...none, troubles: [noInput.nowhere({ command: "edict check service.yaml" })] }
      : { ...none, ...otherLawAround(request, [".", ...request.inputs], "files", host) };
  if (folders.length > 1)
    return { ...none, troubles: [projectBesideOthers.nowhere({ project: folder, others: folders.length - 1 })] };
  return { ...none, ...readProject(host, folder) };
}

/**
 * Files that are named without a pack, in or from a project that judges them by other packs than the default one, or by a profile
 * or for a party that no flag names: they would be judged by a law of which nobody speaks. So would those in one whose file has
 * mistakes, which are told.
 */
function otherLawAround(
  request: Partial<CheckRequest>,
  paths: readonly string[],
  of: "files" | "gate",
  host: Host,
): Partial<FoundProject> {
  const { inputs = [], packs } = request;
  if (packs === undefined || packs.length > 0) return {};
  // Of what is not there, that is told.
  if (!inputs.some((it) => host.isFile(it) || host.isFolder(it))) return {};
  const around = new Set(paths.flatMap((it) => projectFolder(host, it) ?? []));
  const read = [...around].flatMap((it) => readProject(host, it) ?? []);
  const diagnostics = read.flatMap((it) => it.diagnostics);
  if (diagnostics.length > 0) return { diagnostics };
  const [other] = read.flatMap((it) => (it.project && leftAside(it.project, request).length > 0 ? it.project : []));
  if (!other) return {};
  const by = listOf(
    leftAside(other, request).map((it) => judgedBy[it]()),
    "and",
  );
  const inFolder = (path: string): string => host.relative(host.resolve(other.folder, path));
  const { asOf, vocabularies } = other;
  const profile = request.profile === undefined ? other.profile : undefined;
  const party = request.party === undefined ? other.party : undefined;
  const add = [
    ...packsOf(other, host).map((it) => `--pack ${host.isFolder(it) ? host.relative(host.resolve(it)) || "." : it}`),
    ...vocabularies.map((it) => `--vocabulary ${it.path}`),
    ...(profile === undefined ? [] : [`--profile ${inFolder(profile)}`]),
    ...(party === undefined ? [] : [`--party ${party}`]),
    ...(asOf === undefined || request.asOf !== undefined ? [] : [`--as-of ${asOf}`]),
  ].join(" ");
  const project = host.relative(other.path);
  return { troubles: [projectAround.nowhere({ project, folder: other.folder, by, add, of })] };
}

/** As for files that are named alone: what a gate of the working folder would not read of the project that is there. */
export function projectAroundGate(
  request: Pick<CheckRequest, "packs" | "party" | "profile" | "asOf"> & { readonly service: string },
  host: Host,
): Troubled {
  const { troubles = [], diagnostics = [] } = otherLawAround(
    { ...request, inputs: [request.service] },
    ["."],
    "gate",
    host,
  );
  return { problems: diagnostics, troubles };
}

/** What a project says of how files are judged, and no flag. */
function leftAside(project: Project, { profile, party }: Partial<CheckRequest>): readonly (keyof typeof judgedBy)[] {
  const isOther = (pack: string): boolean => pack.replace(/@.*$/s, "") !== defaultPack;
  return [
    ...(project.packs.some(isOther) ? (["packs"] as const) : []),
    ...(project.profile !== undefined && profile === undefined ? (["profile"] as const) : []),
    ...(project.party !== undefined && party === undefined ? (["party"] as const) : []),
  ];
}

/** The day after a flag; undefined where there is none, or what stands there is no date. */
export function readDay(
  flag: string,
  text: string | undefined,
): { readonly day: Day | undefined; readonly troubles: readonly Diagnostic<undefined>[] } {
  const day = text === undefined ? undefined : parseDay(text);
  if (text === undefined || day !== undefined) return { day, troubles: [] };
  const meant = dayIn(text.trim()) ?? "";
  return { day, troubles: [badDate.nowhere({ flag, text, meant: parseDay(meant) === undefined ? "none" : meant })] };
}

/** Joins the flags with what the project says; a flag wins. */
export function resolveRequest(request: CheckRequest, project: Project | undefined, host: Host): ResolvedRequest {
  const asOf = readDay("--as-of", request.asOf ?? project?.asOf);
  const lawOf = readDay("--law-of", request.lawOf);
  const inFolder = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : host.relative(host.resolve(project?.folder ?? ".", path));
  const packs = request.packs.length > 0 ? request.packs : project && packsOf(project, host);
  return {
    inputs: request.inputs,
    from: request.from,
    columns: request.columns,
    packs: packs ?? [defaultPack],
    vocabularies: [
      ...(request.vocabularies ?? []).map((path) => ({ path, at: undefined })),
      ...(project?.vocabularies ?? []),
    ],
    asOf: asOf.day,
    now: request.now,
    lawOf: lawOf.day,
    party: request.party ?? project?.party,
    service: request.service ?? inFolder(project?.service),
    profile: request.profile ?? inFolder(project?.profile),
    waivers: request.waivers ?? inFolder(project?.waivers),
    baseline: request.baseline ?? inFolder(project?.baseline),
    writesBaseline: request.writesBaseline,
    printsWaivers: request.printsWaivers ?? false,
    longestWaiver: project?.longestWaiver,
    failOn: request.failOn ?? project?.failOn,
    allowUndetermined: request.allowUndetermined || (project?.allowUndetermined ?? false),
    detect: request.detect ?? false,
    provisional: request.provisional ?? false,
    formats: (project?.formats ?? []).map(({ name, file }) => ({ name, file: inFolder(file) })),
    at: (field) => (request[field] === undefined && project?.[field] !== undefined ? project.at(field) : undefined),
    packAt: (pack) => {
      const item = request.packs.length > 0 ? -1 : (packs ?? []).indexOf(pack);
      return item < 0 ? undefined : project?.at("packs", item);
    },
    lock:
      request.locked === true || project?.locked === true
        ? {
            path: host.relative(host.resolve(project?.folder ?? ".", "edict.lock")),
            isWhole: request.packs.length === 0,
            at: request.locked === true ? undefined : project?.at("locked"),
          }
        : undefined,
    troubles: [...asOf.troubles, ...lawOf.troubles],
  };
}
