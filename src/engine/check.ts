import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { withFindings } from "../detect/findings.ts";
import { mainland } from "../base/instant.ts";
import { formatPlace } from "../base/text.ts";
import type { Decision } from "../evaluate/decision.ts";
import { evaluate } from "../evaluate/evaluate.ts";
import type { Run } from "../evaluate/run.ts";
import type { Settings } from "../evaluate/settings.ts";
import { contradictions } from "../pack/check-assumptions.ts";
import type { OtherPacks } from "../pack/of-other-packs.ts";
import type { Pins } from "../pack/compare-pins.ts";
import type { Pack } from "../pack/pack.ts";
import { emptyProfile, readProfile, type Profile } from "../pack/profile.ts";
import { readOne } from "../pack/read-yaml-file.ts";
import { severityLevels, type ReportRun, type RunOptions, type Trouble } from "../report/report-run.ts";
import type { Input } from "../vocabulary/input.ts";
import { noCover } from "../waive/cover.ts";
import { checkAttestations } from "./check-attestations.ts";
import { defaultParty, findProject, settle, type Asked, type CheckRequest } from "./check-request.ts";
import { tooLarge as tooManySteps } from "./diagnostics.ts";
import { findCover } from "./covering.ts";
import { exitCode } from "./exit-code.ts";
import { findingsOf } from "./findings.ts";
import { gather, type Gathered, type Reading } from "./gather.ts";
import { gatherProject } from "./gather-project.ts";
import { heldAgainst, unlocked } from "./lock.ts";
import { pinsNow, pinsOf } from "./pins.ts";
import { isTrouble, loadPacks, openLibrary, openMapping, type Library, type LoadedPacks } from "./library.ts";
import type { OpenPacks } from "./open-packs.ts";
import type { Mapping } from "../foreign/mapping.ts";
import { readsForeign, type Project } from "./project.ts";
import { readService, type FoundService } from "./read-service.ts";
import { foundInPart, scannedInPart } from "./scanned-in-part.ts";
import { noSuchPath, placed, severalServices, severalZones, unknownParty } from "./troubles.ts";
import { engineVersion } from "./version.ts";

/**
 * Judges documents by packs. Everything that goes wrong is in the result, with the exit code it leads to;
 * what could be evaluated is evaluated all the same. `open`: the packs that the request names, if they are compiled already.
 */
export function check(request: CheckRequest, host: Host, open?: OpenPacks): ReportRun {
  return examine(request, host, open).report;
}

/** A finished check, and what was evaluated, so that it can be asked again. */
export interface Examined {
  readonly report: ReportRun;
  /** Its inputs are those of the report; undefined: nothing was evaluated. */
  readonly run: Run | undefined;
}

/** Judges documents as `check` does. */
export function examine(request: CheckRequest, host: Host, open?: OpenPacks): Examined {
  const none = (troubles: readonly Trouble[], problems: readonly Diagnostic[]): Examined => {
    return { report: unread(request, troubles, problems), run: undefined };
  };
  const library = open?.library ?? openLibrary(host, request.library);
  if (isTrouble(library)) return none([library], []);
  const found = findProject(request, host);
  if (found.troubles.length + found.diagnostics.length > 0) return none(found.troubles, found.diagnostics);
  const asked = settle(request, found.project, host);
  if (asked.troubles.length > 0) return none(asked.troubles, []);
  const mapping = readsForeign(asked.from, found.project) ? openMapping(host, request.library) : undefined;
  if (mapping && isTrouble(mapping)) return none([mapping], []);
  const loaded = open?.loaded ?? loadPacks(host, library, asked.packs, "together", asked.packAt);
  return examineAll(asked, { project: found.project, library, libraryFolder: request.library, mapping, loaded }, host);
}

interface Given {
  readonly project: Project | undefined;
  readonly library: Library;
  readonly libraryFolder: string;
  readonly mapping: Mapping | undefined;
  readonly loaded: LoadedPacks;
}

function examineAll(asked: Asked, { project, library, libraryFolder, mapping, loaded }: Given, host: Host): Examined {
  const { packs, needed } = loaded;
  const all = [...packs, ...needed];
  const parties = new Set(packs.flatMap((it) => it.manifest.parties));
  const isWhole = loaded.troubles.length === 0 && !loaded.problems.some((it) => it.severity === "error");
  const others = isWhole ? [...library.packs.keys()] : "any";
  const party =
    isWhole && packs.length > 0 && !parties.has(asked.party)
      ? [placed(unknownParty(asked.party, [...parties]), asked.at("party"))]
      : [];
  const zone = packs[0]?.manifest.zone ?? mainland;
  const foreign = asked.from === undefined || !mapping ? undefined : { format: asked.from, mapping };
  const needsOwnDay = asked.lawOf === undefined;
  const reading: Reading = { vocabulary: library.vocabulary, zone, needsOwnDay, foreign, mapping };

  const written = project
    ? gatherProject(host, project, reading, asked.service === undefined || asked.at("service") !== undefined)
    : gather(host, asked.inputs, reading);
  const gathered = asked.detect ? { ...written, inputs: written.inputs.map(withFindings) } : written;
  const service = findService(host, asked, gathered, reading);
  const profile = findProfile(host, asked, all, { vocabulary: library.vocabulary, others });
  const { interpretations, memberships, adoptions, assumptions } = profile.profile;
  const settings: Settings = {
    asOf: asked.asOf,
    lawOf: asked.lawOf,
    party: asked.party,
    interpretations,
    memberships,
    adoptions,
    assumptions,
    calendar: library.calendar,
    zone,
  };
  const pins = (was: Pins): Pins =>
    isWhole ? pinsOf(host, libraryFolder, library, all) : pinsNow(host, libraryFolder, was, { library, packs: all });
  const lock = asked.lock ? heldAgainst(host, asked.lock, pins) : unlocked;
  const troubles = [
    ...loaded.troubles,
    ...lock.troubles,
    ...oneZone(all),
    ...party,
    ...gathered.troubles,
    ...service.troubles,
    ...profile.troubles,
  ];
  const told = (input: Input): readonly Diagnostic[] => [
    ...contradictions(input, assumptions, asked.asOf),
    ...scannedInPart(input),
  ];
  const isSound = (it: Input): boolean => told(it).length === 0;
  const inputs = gathered.inputs.filter((it) => isSound(it) && (!it.service || isSound(it.service)));
  const itsService = service.input && isSound(service.input) ? service.input : undefined;
  const stop =
    troubles.some((it) => it.exitCode === 64) ||
    service.troubles.length > 0 ||
    profile.failed ||
    lock.diagnostics.length > 0;
  const judged =
    stop || packs.length === 0 || inputs.length === 0
      ? undefined
      : judge({
          programs: packs.map((it) => it.program),
          inputs,
          service: itsService,
          vocabulary: library.vocabulary.vocabulary,
          settings,
          trace: undefined,
        });

  const services = [service.input, ...gathered.inputs.map((it) => it.service)];
  const read = [...gathered.inputs, ...new Set(services.flatMap((it) => it ?? []))];
  const attestations = judged ? checkAttestations(all, others, read) : [];
  const problems = [
    ...gathered.problems,
    ...service.problems,
    ...profile.diagnostics,
    ...read.flatMap(told),
    ...attestations,
    ...(asked.detect ? written.inputs.flatMap(foundInPart) : []),
    ...(judged?.decision ? findingsOf(judged.decision, judged.run.inputs, packs) : []),
    ...(judged?.problems ?? []),
  ];
  const cover = findCover(host, asked, {
    project,
    decision: judged?.decision,
    inputs: judged?.run.inputs ?? [],
    packs,
    others,
    profile: profile.profile,
    mistakes: problems.filter((it) => it.severity === "error"),
  });
  const report = finish({
    engine: engineVersion,
    packs,
    needed,
    inputs: judged?.run.inputs ?? inputs,
    service: itsService,
    vocabulary: library.vocabulary.vocabulary,
    decision: judged?.decision,
    cover: cover.cover,
    settings,
    options: optionsOf(asked, profile.profile),
    policyProblems: [...loaded.problems, ...lock.diagnostics],
    inputProblems: unique([...problems, ...cover.problems]),
    troubles: [...troubles, ...cover.troubles],
    skipped: gathered.skipped,
  });
  return { report, run: judged?.decision ? judged.run : undefined };
}

interface Judged {
  readonly decision: Decision | undefined;
  /** Its inputs are those that the decision counts. */
  readonly run: Run;
  readonly problems: readonly Diagnostic[];
}

/** Judges what can be judged: a document that takes too many steps is reported and left out. */
function judge(run: Run): Judged {
  const { inputs } = run;
  const { decision, tooLarge } = evaluate(run);
  if (tooLarge.length === 0) return { decision, run, problems: [] };
  const problems = tooLarge.flatMap((index) => inputs[index] ?? []).map(tooMany);
  const others = { ...run, inputs: inputs.filter((_, index) => !tooLarge.includes(index)) };
  if (others.inputs.length === 0) return { decision: undefined, run: others, problems };
  const rest = judge(others);
  return { ...rest, problems: [...problems, ...rest.problems] };
}

/** A document takes too many steps. */
export const tooMany = ({ source, span, subject }: Input): Diagnostic => tooManySteps.at({ source, span }, { subject });

/** The service of all documents that have none of their own: the one named, or the only one among the inputs. */
export function findService(
  host: Host,
  asked: Pick<Asked, "service" | "at">,
  gathered: Gathered,
  reading: Reading,
): FoundService {
  const none = { input: undefined, problems: [], troubles: [] };
  if (asked.service !== undefined) {
    const found = readService(host, asked.service, reading);
    return { ...found, troubles: found.troubles.map((it) => placed(it, asked.at("service"))) };
  }
  const services = gathered.inputs.filter((it) => it.subject === "service");
  const [input] = services;
  if (services.length < 2 || gathered.inputs.every((it) => it.subject === "service" || it.service)) {
    return { ...none, input: services.length === 1 ? input : undefined };
  }
  const places = services.map((it) => formatPlace(it));
  return { ...none, troubles: [severalServices(places)] };
}

interface FoundProfile {
  readonly profile: Profile;
  readonly diagnostics: readonly Diagnostic[];
  readonly troubles: readonly Trouble[];
  /** A profile that can't be used: verdicts without it would be others than asked for. */
  readonly failed: boolean;
}

/** The profile that is named, and what is wrong in it. */
export function findProfile(
  host: Host,
  asked: Pick<Asked, "profile" | "at">,
  packs: readonly Pack[],
  { vocabulary, others }: Pick<Library, "vocabulary"> & { readonly others: OtherPacks },
): FoundProfile {
  const none = { profile: emptyProfile, diagnostics: [], troubles: [], failed: false };
  if (asked.profile === undefined) return none;
  const read = readOne(host, asked.profile);
  if (!read)
    return { ...none, troubles: [placed(noSuchPath(asked.profile, undefined), asked.at("profile"))], failed: true };
  if (!read.root) return { ...none, diagnostics: read.diagnostics, failed: true };
  const { profile, diagnostics } = readProfile(read.root, packs, vocabulary, others);
  return { ...none, profile, diagnostics, failed: diagnostics.some((it) => it.severity === "error") };
}

function optionsOf(asked: Asked, profile: Profile): RunOptions {
  const { failOn, allowUndetermined, service, waivers, baseline, detect, formats } = asked;
  const severities = new Map(
    [...profile.severities].flatMap(([rule, text]) => {
      const severity = severityLevels.find((it) => it === text);
      return severity ? [[rule, severity] as const] : [];
    }),
  );
  return { profile: asked.profile, service, waivers, baseline, failOn, allowUndetermined, detect, formats, severities };
}

/** A run that ended before anything could be read. */
export function unread(
  request: CheckRequest,
  troubles: readonly Trouble[],
  inputProblems: readonly Diagnostic[],
): ReportRun {
  const { failOn, allowUndetermined, profile, service, waivers, baseline, today, party } = request;
  return finish({
    engine: engineVersion,
    packs: [],
    needed: [],
    inputs: [],
    service: undefined,
    vocabulary: { subjects: new Map() },
    decision: undefined,
    cover: noCover,
    settings: {
      asOf: today,
      lawOf: undefined,
      party: party ?? defaultParty,
      interpretations: [],
      memberships: [],
      adoptions: [],
      assumptions: [],
      calendar: undefined,
      zone: mainland,
    },
    options: { profile, service, waivers, baseline, failOn, allowUndetermined, severities: new Map() },
    policyProblems: [],
    inputProblems,
    troubles,
    skipped: [],
  });
}

const finish = (result: Omit<ReportRun, "exitCode">): ReportRun => ({ ...result, exitCode: exitCode(result) });

/** Packs of two zones know no common day. */
function oneZone(packs: readonly Pack[]): readonly Trouble[] {
  return new Set(packs.map((it) => it.manifest.zone.name)).size > 1 ? [severalZones()] : [];
}

/** A service that is an input too is read twice; its mistakes are told once. */
function unique(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(problems.map((it) => [`${it.code} ${formatPlace(it.place)} ${it.message}`, it])).values()];
}
