import { defaultBudget, diffPacks as compare, type Difference } from "../analysis/diff/diff-packs.ts";
import { changesMeaning, directionsOfChange, isShown } from "../analysis/diff/diff-rules.ts";
import { readAlike, type Both, type Side } from "../analysis/diff/side.ts";
import type { ExitCode } from "../base/diagnostic.ts";
import { groupBy } from "../base/group-by.ts";
import type { Host } from "../base/host.ts";
import { dayIn } from "../base/instant.ts";
import type { Run } from "../evaluate/context.ts";
import { defaultPartyOf, usualParty } from "../pack/pack.ts";
import { contradictions } from "../pack/profile-assumptions.ts";
import { settingsOf } from "../pack/profile.ts";
import type { LoadedVocabulary } from "../vocabulary/read-vocabulary.ts";
import { readDay, type CheckRequest } from "./check/check-request.ts";
import { findService, uniqueDiagnostics } from "./check/check.ts";
import { gather, joinGathered, type Gathered, type InputReading } from "./check/gather.ts";
import { findProfile } from "./check/prepare.ts";
import { attestationChecker } from "./check/validate-inputs.ts";
import { findSide, type ReadRevision } from "./diff-sides.ts";
import type { Troubled, VerbRun } from "./exit-code.ts";
import { capDiagnostics } from "./many-mistakes.ts";
import type { ShippedLibrary } from "./library.ts";
import { gatherProject } from "./project/gather-project.ts";
import { openWorkplace, ownVocabulary } from "./project/workplace.ts";
import { twoLaws } from "./request-diagnostics.ts";

export const diffFailures = ["changed", "stricter", "looser", "flips"] as const;
/** What makes a comparison exit with 1; what is changed and was not shown, and what changed of the pack as a whole, counts as stricter and as looser, for it may be either. */
export type DiffFailure = (typeof diffFailures)[number];

export interface DiffRequest extends Pick<
  CheckRequest,
  "asOf" | "party" | "service" | "profile" | "now" | "library" | "vocabularies"
> {
  readonly old: string;
  readonly new: string;
  /** Folders of packs that the two may need. */
  readonly beside: readonly string[];
  /** Files, folders or globs of recorded documents. */
  readonly inputs: readonly string[];
  readonly budget: number | undefined;
  readonly failOn: DiffFailure | undefined;
  readonly requireVersion: boolean;
  readonly readRevision: ReadRevision | undefined;
}

export interface DiffRun extends VerbRun {
  readonly difference: Difference | undefined;
}

/**
 * What changed between two texts of one law: two folders, versions, revisions, or one pack on two days. Exit code 1 where
 * `failOn` holds, or `requireVersion` and the newer `pack.yaml` says less than the change asks for.
 */
export function runDiff(request: DiffRequest, host: Host): DiffRun {
  const failed = (troubles: DiffRun["troubles"], problems: DiffRun["problems"], code: ExitCode): DiffRun => {
    return { difference: undefined, problems, troubles, exitCode: troubles[0]?.exit ?? code };
  };
  // Of two folders the one may have the vocabulary of both.
  const [own, second] = [request.old, request.new].flatMap((it) => ownVocabulary(host, it) ?? []);
  const shared = own === undefined || second !== undefined ? [] : [own];
  const here = openWorkplace(host, request.library, [...(request.vocabularies ?? []), ...shared]);
  if ("exitCode" in here) return failed(here.troubles, here.problems, here.exitCode);
  const { library } = here;
  const { day: given, troubles: badDays } = readDay("--as-of", request.asOf);
  if (badDays.length > 0) return failed(badDays, [], 64);
  const { beside, readRevision } = request;
  const [old, later] = [request.old, request.new].map((it) => findSide(it, { host, library, beside, readRevision }));
  const found = [old, later].flatMap((it) => it ?? []);
  const troubles = found.flatMap((it) => it.troubles);
  const problems = found.flatMap((it) => it.problems);
  if (!old?.side || !later?.side) return failed(uniqueDiagnostics(troubles), problems, 3);
  const sides = readAlike({ old: old.side, new: later.side });
  const [before, after] = [sides.old.pack.manifest.id, sides.new.pack.manifest.id];
  if (before !== after) return failed([twoLaws.nowhere({ old: before, later: after })], problems, 64);

  const asOf = given ?? dayIn(request.now, sides.new.pack.manifest.zone);
  const recorded = readRecorded(request, sides, library, host, asOf);
  const wrong = recorded.problems.filter((it) => it.severity === "error");
  if (recorded.troubles.length + wrong.length > 0) return failed(recorded.troubles, [...problems, ...wrong], 4);
  const cases = { old: old.cases, new: later.cases };
  const difference = compare(sides, cases, { asOf }, request.budget ?? defaultBudget, recorded.runs);
  const isFailure = request.failOn !== undefined && fails(difference, request.failOn);
  const isTooLittle = request.requireVersion && difference.bump?.isEnough === false;
  return { difference, problems, troubles: [], exitCode: isFailure || isTooLittle ? 1 : 0 };
}

function fails({ changes, ofPack, replay }: Difference, failOn: DiffFailure): boolean {
  if (failOn === "flips") return (replay?.flips.length ?? 0) > 0;
  if (ofPack.some((it) => it.isOfOutcomes)) return true;
  const meaning = changes.filter((it) => changesMeaning(it));
  if (failOn === "changed") return meaning.length > 0;
  return meaning.some((it) => !isShown(it) || directionsOfChange(it).includes(failOn));
}

interface Recorded extends Troubled {
  readonly runs: Both<Run> | undefined;
}

/** The recorded documents, read once for both texts, or by each where it has other facts than the other. */
function readRecorded(
  request: DiffRequest,
  sides: Both<Side>,
  library: ShippedLibrary,
  host: Host,
  asOf: Run["settings"]["asOf"],
): Recorded {
  if (request.inputs.length === 0) return { runs: undefined, problems: [], troubles: [] };
  const later = recordedRun(request, sides, { vocabulary: sides.new.reading, library }, host, asOf);
  if (sides.old.reading === sides.new.reading) return { ...later, runs: { old: later.run, new: later.run } };
  const old = recordedRun(request, sides, { vocabulary: sides.old.reading, library }, host, asOf);
  const troubles = [...later.troubles, ...(later.troubles.length > 0 ? [] : old.troubles)];
  const problems = uniqueDiagnostics([...old.problems, ...later.problems]);
  return { runs: { old: old.run, new: later.run }, problems, troubles };
}

/**
 * The recorded documents as a vocabulary reads them. A signature counts for the text that has its standard; one whose standard
 * neither text has is a mistake, as in a check.
 */
function recordedRun(
  request: DiffRequest,
  { old, new: later }: Both<Side>,
  { vocabulary, library }: { readonly vocabulary: LoadedVocabulary; readonly library: ShippedLibrary },
  host: Host,
  asOf: Run["settings"]["asOf"],
): Troubled & { readonly run: Run } {
  const { reckoning } = later.pack.program;
  const reading = {
    vocabulary,
    zones: [reckoning.zone] as const,
    needsOwnDay: true,
    foreign: undefined,
    mapping: undefined,
  };
  const asked = { ...request, at: () => undefined };
  const gathered = gatherAll(host, request.inputs, reading);
  const service = findService(host, asked, gathered, reading);
  const packs = [old, later].flatMap((it) => [it.pack, ...it.needed]);
  const others = [...library.packs.keys()];
  const profile = findProfile(host, asked, packs, { vocabulary, others });
  const party = request.party ?? defaultPartyOf(later.pack.manifest) ?? usualParty;
  const settings = settingsOf(profile.profile, { asOf, lawOf: undefined, party, ...reckoning });
  const read = service.input ? [...gathered.inputs, service.input] : gathered.inputs;
  const problems = capDiagnostics([
    ...gathered.problems,
    ...service.problems,
    ...profile.diagnostics,
    ...attestationChecker(packs, others)(read),
    ...read.flatMap((it) => contradictions(it, settings.assumptions, asOf)),
  ]);
  const run: Run = {
    programs: [],
    inputs: gathered.inputs,
    service: service.input,
    vocabulary: vocabulary.vocabulary,
    settings,
    trace: undefined,
  };
  return { run, problems, troubles: [...gathered.troubles, ...service.troubles, ...profile.troubles] };
}

/** Files and folders as they are named; whatever else is a glob of the working folder, or of the folder that it names first. */
function gatherAll(host: Host, inputs: readonly string[], reading: InputReading): Gathered {
  const isThere = (it: string): boolean => host.isFile(it) || host.isFolder(it);
  const named = gather(host, inputs.filter(isThere), reading);
  const globs = groupBy(
    inputs.filter((it) => !isThere(it)),
    (it) => folderOfGlob(host, it),
  );
  const none = { profile: undefined, waivers: undefined, baseline: undefined };
  const matched = [...globs].map(([folder, own]) => {
    const entries = own.map((text) => {
      const place = { source: { path: "--inputs", text }, span: { start: 0, end: text.length } };
      const files = folder === "." ? text : text.slice(folder.length).replace(/^\//, "");
      return { files, subject: undefined, service: undefined, from: undefined, place, at: () => place };
    });
    return gatherProject(host, { path: "--inputs", folder, inputs: entries, ...none }, reading);
  });
  return joinGathered([named, ...matched]);
}

/** The folder in which a glob is looked for: one outside the working folder is named before the first sign that stands for others. */
function folderOfGlob(host: Host, glob: string): string {
  const parts = glob.split("/");
  const first = parts.findIndex((it) => /[*?[\]{}()!]/.test(it));
  const folder = parts.slice(0, Math.max(first, 0)).join("/") || "/";
  return /^(\.\.)?\//.test(glob) && host.isFolder(folder) ? folder : ".";
}
