import { atPlace, diagnosticKey, type Diagnostic } from "../../base/diagnostic.ts";
import type { Reading } from "../../base/document.ts";
import type { Host } from "../../base/host.ts";
import { dayIn, utc, type Zone } from "../../base/instant.ts";
import { groupBy } from "../../base/group-by.ts";
import { memoized } from "../../base/memoized.ts";
import { listOf, namesOf } from "../../base/message.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import { plainCounting } from "../../base/reckoning.ts";
import type { Place } from "../../base/text.ts";
import type { Run } from "../../evaluate/context.ts";
import { asOfIn, type Settings } from "../../evaluate/settings.ts";
import { defaultPartyOf, usualParty, type UnloadedPacks, type Pack } from "../../pack/pack.ts";
import type { Pins } from "../../pack/pins.ts";
import { contradictions } from "../../pack/profile-assumptions.ts";
import { emptyProfile, readProfile, settingsOf, type Profile } from "../../pack/profile.ts";
import { readYamlFile } from "../../pack/read-yaml-file.ts";
import { readColumnMap, type ColumnMap } from "../../readers/foreign/column-map.ts";
import { severityLevels, type ReportRun, type RunOptions } from "../../report/model/report-run.ts";
import type { Input } from "../../vocabulary/input.ts";
import type { LoadedVocabulary } from "../../vocabulary/read-vocabulary.ts";
import {
  addVocabularies,
  isDiagnostic,
  loadNamedPacks,
  openLibrary,
  openMapping,
  shippedTitle,
  type ShippedLibrary,
  type OpenPacks,
} from "../library.ts";
import { checkLock, unlocked, pinsDespiteFaults, pinsOf } from "../lock/lock.ts";
import { readsForeign, type Project } from "../project/project-file.ts";
import { defaultOfPack, nothingAt, severalParties, unknownPartyName } from "../request-diagnostics.ts";
import { findProject, resolveRequest, type ResolvedRequest, type CheckRequest } from "./check-request.ts";
import type { InputReading } from "./gather.ts";
import { overstatedDetectors } from "./validate-inputs.ts";

/** All that judging needs beside the documents. */
export interface Prepared {
  readonly asked: ResolvedRequest;
  readonly project: Project | undefined;
  readonly library: ShippedLibrary;
  /** Those that judge, those of which they read something, and both. */
  readonly packs: readonly Pack[];
  readonly needed: readonly Pack[];
  readonly all: readonly Pack[];
  readonly others: UnloadedPacks;
  readonly reading: InputReading;
  readonly profile: FoundProfile;
  /** The mistakes in the map of columns: with any, there is none. */
  readonly columnProblems: readonly Diagnostic[];
  readonly settings: Settings;
  readonly policyProblems: readonly Diagnostic[];
  /** Without those of the profile. */
  readonly troubles: readonly Diagnostic<Place | undefined>[];
  /** What a shipped law is called. */
  readonly lawTitle: ReportRun["lawTitle"];
  /** Nothing is to be judged. */
  readonly stop: boolean;
}

/** Why nothing could be prepared. */
export interface Unprepared {
  readonly troubles: readonly Diagnostic<Place | undefined>[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Joins what is asked for with the project, and loads packs, profile and lock. `open`: the packs, if they are compiled already. */
export function prepare(request: CheckRequest, host: Host, open?: OpenPacks): Prepared | Unprepared {
  const none = (...troubles: readonly Diagnostic<Place | undefined>[]): Unprepared => ({ troubles, diagnostics: [] });
  const shipped = open?.library ?? request.shipped ?? openLibrary(host, request.library);
  if (isDiagnostic(shipped)) return none(shipped);
  const { project, ...found } = findProject(open ? { inputs: request.inputs } : request, host);
  if (found.troubles.length + found.diagnostics.length > 0) return found;
  const asked = resolveRequest(request, project, host);
  if (asked.troubles.length > 0) return none(...asked.troubles);
  const mapping = readsForeign(asked.from, project) ? openMapping(host, request.library) : undefined;
  if (mapping && isDiagnostic(mapping)) return none(mapping);
  const library = open ? shipped : addVocabularies(host, shipped, asked.vocabularies);
  const loaded = open?.loaded ?? loadNamedPacks(host, library, asked.packs, "together", asked.packAt);
  // Of documents nothing is said by another law than the one that was meant.
  if (loaded.troubles.some((it) => it.exit === 64)) return { troubles: loaded.troubles, diagnostics: loaded.problems };

  const { packs, needed } = loaded;
  const all = [...packs, ...needed];
  const isWhole = loaded.troubles.length === 0 && !loaded.problems.some((it) => it.severity === "error");
  const others = isWhole ? [...library.packs.keys()] : "any";
  const { party, troubles: partyTroubles } = partyIn(packs, asked, isWhole);
  const zones = zonesOf(packs);
  const foreign = asked.from === undefined || !mapping ? undefined : { format: asked.from, mapping };
  const needsOwnDay = asked.lawOf === undefined;
  const { vocabulary } = loaded;
  const columns = findColumns(host, asked.columns, vocabulary);
  const reading: InputReading = { vocabulary, zones, needsOwnDay, foreign, mapping, columns: columns.value };
  const profile = findProfile(host, asked, all, { vocabulary, others });
  const { asOf: given, lawOf, provisional } = asked;
  const [zone] = zones;
  const reckoning = packs[0]?.program.reckoning ?? { zone, calendar: undefined, counting: plainCounting };
  const days = given === undefined ? { asOf: dayIn(asked.now, zone), now: asked.now } : { asOf: given, now: undefined };
  const settings = settingsOf(profile.profile, { ...days, lawOf, party, provisional, ...reckoning });
  const pins = (was: Pins): Pins =>
    isWhole
      ? pinsOf(host, request.library, library, all)
      : pinsDespiteFaults(host, request.library, was, { library, packs: all });
  const lock = asked.lock ? checkLock(host, asked.lock, pins) : unlocked;
  const troubles = [...loaded.troubles, ...lock.troubles, ...partyTroubles, ...columns.troubles];
  return {
    asked,
    project,
    library,
    packs,
    needed,
    all,
    others,
    reading,
    profile,
    columnProblems: columns.diagnostics,
    settings,
    policyProblems: [...loaded.problems, ...lock.diagnostics],
    troubles,
    lawTitle: memoized((id) => shippedTitle(host, library, id)),
    stop:
      [...troubles, ...profile.troubles].some((it) => it.exit === 64) ||
      profile.failed ||
      columns.failed ||
      lock.diagnostics.length > 0,
  };
}

/** The documents with their service, to be judged. */
export function runOf(
  { packs, reading, settings }: Prepared,
  inputs: readonly Input[],
  service: Input | undefined,
): Run {
  const programs = packs.map((it) => it.program);
  return { programs, inputs, service, vocabulary: reading.vocabulary.vocabulary, settings, trace: undefined };
}

/** What is told of a document that is then not judged. */
export function blockingDiagnostics({ settings, packs }: Prepared, input: Input): readonly Diagnostic[] {
  const days = new Set(packs.map((it) => asOfIn(settings, it.manifest.zone)));
  const contradicted = [...days].flatMap((it) => contradictions(input, settings.assumptions, it));
  return [...new Map(contradicted.map((it) => [diagnosticKey(it), it])).values(), ...overstatedDetectors(input)];
}

interface FoundProfile {
  readonly profile: Profile;
  readonly diagnostics: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
  /** A profile that can't be used: verdicts without it would be others than asked for. */
  readonly failed: boolean;
}

/** The profile that is named, and what is wrong in it. */
export function findProfile(
  host: Host,
  asked: Pick<ResolvedRequest, "profile" | "at">,
  packs: readonly Pack[],
  { vocabulary, others }: { readonly vocabulary: LoadedVocabulary; readonly others: UnloadedPacks },
): FoundProfile {
  const none = { profile: emptyProfile, diagnostics: [], troubles: [], failed: false };
  if (asked.profile === undefined) return none;
  const read = readYamlFile(host, asked.profile);
  if (!read) return { ...none, troubles: [atPlace(nothingAt(asked.profile), asked.at("profile"))], failed: true };
  if (!read.root) return { ...none, diagnostics: read.diagnostics, failed: true };
  const { profile, diagnostics } = readProfile(read.root, packs, vocabulary, others);
  return { ...none, profile, diagnostics, failed: diagnostics.some((it) => it.severity === "error") };
}

interface FoundColumns extends Reading<ColumnMap | undefined> {
  readonly troubles: readonly Diagnostic<undefined>[];
  /** Without it rows would be read as what they are not. */
  readonly failed: boolean;
}

/** The map of columns that is named, and what is wrong in it. */
function findColumns(host: Host, path: string | undefined, { vocabulary }: LoadedVocabulary): FoundColumns {
  const none = { value: undefined, diagnostics: [], troubles: [], failed: false };
  if (path === undefined) return none;
  const file = readYamlFile(host, path);
  if (!file) return { ...none, troubles: [nothingAt(path)], failed: true };
  const read = file.root ? readColumnMap(file.root, vocabulary.subjects) : { ...none, ...file };
  return { ...none, ...read, failed: !read.value };
}

/** How a run was asked for, as its report tells it. */
export function optionsOf(asked: ResolvedRequest, profile: Profile): RunOptions {
  const { failOn, allowUndetermined, service, columns, waivers, baseline, detect, formats } = asked;
  const severities = new Map(
    [...profile.severities].flatMap(([rule, text]) => {
      const severity = severityLevels.find((it) => it === text);
      return severity ? [[rule, severity] as const] : [];
    }),
  );
  return {
    profile: asked.profile,
    service,
    columns,
    waivers,
    baseline,
    failOn,
    allowUndetermined,
    detect,
    formats,
    severities,
  };
}

/** Whose duties count: the party asked for, else the one by all packs that have a default. */
function partyIn(
  packs: readonly Pack[],
  asked: Pick<ResolvedRequest, "party" | "at">,
  isWhole: boolean,
): { readonly party: string; readonly troubles: readonly Diagnostic<Place | undefined>[] } {
  const defaults = groupBy(packs, (it) => defaultPartyOf(it.manifest));
  const named = asked.party === undefined ? [...defaults.keys()].filter((it) => it !== undefined) : [asked.party];
  const [party = usualParty, ...others] = named;
  const declared = [...new Set(packs.flatMap((it) => it.manifest.parties))];
  if (!isWhole || packs.length === 0) return { party, troubles: [] };
  if (others.length > 0) {
    const found = named.map((it) => {
      const first = defaults.get(it)?.[0]?.manifest.id ?? "";
      return defaultOfPack.one({ party: it, pack: first });
    });
    return { party, troubles: [severalParties.nowhere({ found: listOf(found, "and") })] };
  }
  if (declared.includes(party)) return { party, troubles: [] };
  const params = { party, near: didYouMean(nearest(party, declared)), declared: namesOf(declared) };
  return { party, troubles: [atPlace(unknownPartyName.nowhere(params), asked.at("party"))] };
}

/** The zones of packs, each once; where no pack could be loaded, no day matters. */
function zonesOf(packs: readonly Pack[]): readonly [Zone, ...Zone[]] {
  const [first = utc, ...others] = new Map(packs.map(({ manifest: { zone } }) => [zone.name, zone])).values();
  return [first, ...others];
}
