import type { Diagnostic } from "../base/diagnostic.ts";
import { refused, type Reading } from "../base/document.ts";
import type { Host } from "../base/host.ts";
import { canonicalJson, sha256 } from "../base/digest.ts";
import { memoized } from "../base/memoized.ts";
import { weekdays, type WorkingCalendar } from "../base/working-days.ts";
import { program } from "../evaluate/program.ts";
import { packDigest, ruleDigests } from "../graph/digest.ts";
import { checkPack } from "../language/check/check-pack.ts";
import { toSoundPack, type SoundPack } from "../language/check/checked-pack.ts";
import type { CheckContext } from "../language/check/context.ts";
import { lower, type Lowered } from "../language/lower/lower.ts";
import { sameStandardsIn } from "../language/lower/sources.ts";
import type * as Ast from "../language/syntax/ast.ts";
import type { InstrumentText } from "../statute/instrument-text.ts";
import type { LoadedVocabulary } from "../vocabulary/read-vocabulary.ts";
import type { Vocabulary } from "../vocabulary/type.ts";
import { checkNeeds, checkReckonings, needCycleDiagnostic, needCycles } from "./check-needs.ts";
import { findClosure, transitiveNeeds, checkVersions, type Closure } from "./closure.ts";
import { overlappingVersions } from "./diagnostics.ts";
import type { Manifest, Pack } from "./pack.ts";
import { isOwnCalendar } from "./read-manifest.ts";
import { readOwnVocabulary, readPackFiles, type DigestedCalendar, type PackFiles, type Version } from "./read-pack.ts";
import { unknownVocabularies, withVocabularies, type Vocabularies } from "./vocabularies.ts";

export interface LoadEnvironment extends CompileEnvironment {
  /** `together`: exemptions of all packs loaded guard the rules of each; `alone`: only those of what it needs itself. */
  readonly judged: "together" | "alone";
}

export interface LinkedPacks extends Pick<CompiledPacks, "opened" | "vocabulary" | "twice" | "diagnostics"> {
  /** What was asked for, by name and then by time. */
  readonly packs: readonly Pack[];
  /** What those need and nobody asked for. */
  readonly needed: readonly Pack[];
  /** Names that are neither an id that is shipped nor a folder with a pack. */
  readonly unknown: readonly string[];
}

/** Compiles packs named by id or folder, with all that they need, each folder once, and links those that are sound. */
export function linkPacks(host: Host, names: readonly string[], { judged, ...found }: LoadEnvironment): LinkedPacks {
  const { closure, opened, compiled, vocabulary, twice, diagnostics } = compilePacks(host, names, found);
  const all = [...compiled.values()].flat();
  const linked = (ids: readonly string[], world: typeof all): readonly Pack[] =>
    ids.flatMap((id) => compiled.get(id) ?? []).map((it) => linkVersion(it, world, vocabulary.vocabulary));
  // A pack that nobody asked for is judged through others only, and needs no world around it.
  const needed = closure.order.filter((it) => !closure.asked.has(it));
  return {
    packs: linked([...closure.asked.keys()], judged === "together" ? all : []),
    needed: linked(needed, []),
    unknown: closure.unknown,
    opened,
    vocabulary,
    twice,
    diagnostics,
  };
}

/** What a run finds packs in and compiles them against. */
export interface CompileEnvironment extends CompileContext {
  /** Packs that a need may mean: id → folders, one for each text of the instrument. */
  readonly shipped: ReadonlyMap<string, readonly string[]>;
  /** What a build has compiled of the files that are there now, by the absolute path of their folder. */
  readonly compiled: (folder: string) => CompiledBefore | undefined;
  /** Is told of each shipped pack that is compiled anew, from the files of a host. */
  readonly keep: (host: Host, compiled: CompiledVersion) => void;
}

/** What was compiled before of the folder of a pack. */
export interface CompiledBefore {
  /** Whose `pack.yaml` nothing was said of. */
  readonly version: Version;
  /** The digest of the files that it was compiled from. */
  readonly contents: string;
  /** Undefined if it cannot be read any more. */
  readonly compiled: () => CompiledVersion | undefined;
}

export interface CompiledPacks {
  readonly closure: Closure;
  /** What the folders that were compiled now are checked against, sound or not, by their absolute paths. */
  readonly opened: ReadonlyMap<string, OpenedVersion>;
  /** Sound packs, those that are needed before those that need them: id → its texts, in the order of time. */
  readonly compiled: ReadonlyMap<string, readonly CompiledVersion[]>;
  /** What documents of a run are read by: the vocabularies of all packs; where there is none, all that are shipped. */
  readonly vocabulary: LoadedVocabulary;
  /** Ids of which folders were named that are in force on one day. */
  readonly twice: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

// INVARIANT (whole packs): a pack with an error in any of its folders, or in what it needs, is none at all:
//   half a pack would pass what the other half forbids.
/**
 * Compiles packs named by id or folder, with all that they need, each folder once. Every mistake of every file is
 * reported, of what is needed before what needs it.
 */
export function compilePacks(host: Host, names: readonly string[], found: CompileEnvironment): CompiledPacks {
  const compiledBefore = memoized(found.compiled);
  const closure = findClosure(host, names, found.shipped, (folder) => compiledBefore(folder)?.version);
  const every = [...closure.versions.values()].flat();
  const own = every.flatMap((version) => {
    const read = readOwnVocabulary(host, version);
    return read ? [{ version, ...read }] : [];
  });
  const { value: vocabularies, diagnostics: clashing } = withVocabularies(
    found.vocabularies,
    own.flatMap((it) => it.value ?? []),
  );
  const idsOf = (versions: readonly Version[]): readonly string[] => versions.flatMap((it) => it.manifest.vocabularies);
  const filesOf = memoized((version: Version) => readPackFiles(host, version));
  const calendarNameOf = (it: Version): string => {
    const { calendar } = it.manifest;
    if (!isOwnCalendar(calendar)) return calendar;
    return `${calendar} ${filesOf(it).calendar?.digest.slice(0, digestShown) ?? ""}`.trim();
  };
  const ways = needCycles(closure);
  const shipped = new Set([...found.shipped.values()].flat().map((it) => host.resolve(it)));
  const failed = new Set([...closure.broken, ...ways.flat().map((it) => it.version.manifest.id)]);
  const twice = closure.order.filter(
    (id) =>
      checkVersions(closure.versions.get(id) ?? []).some((it) => it.code === overlappingVersions.code) &&
      isNamedByFolder(closure, found, id),
  );
  const doubled = new Set(
    own.flatMap(({ version, value }) =>
      value && twice.includes(version.manifest.id) ? [value.header.source.path] : [],
    ),
  );
  const clashes = new Set(clashing.map((it) => it.place.source));
  for (const { version, value } of own) if (!value || clashes.has(value.header.source)) failed.add(version.manifest.id);
  const diagnostics = [
    ...closure.diagnostics,
    ...own.flatMap((it) => it.diagnostics),
    // That a pack is named twice is the cause, and told.
    ...clashing.filter((it) => !doubled.has(it.place.source.path)),
    ...ways.map((it) => needCycleDiagnostic(it, (one) => filesOf(one).files)),
  ];

  const compiled = new Map<string, readonly CompiledVersion[]>();
  const opened = new Map<string, OpenedVersion>();
  for (const id of closure.order) {
    const versions = closure.versions.get(id) ?? [];
    const wrong = [...checkVersions(versions), ...checkReckonings(versions, calendarNameOf)];
    for (const it of twice.includes(id) ? [] : wrong) diagnostics.push(it);

    const isLost = failed.has(id);
    const made = versions.map((version) => {
      const unmet = isLost ? [] : checkNeeds(version, closure, found.shipped.keys(), failed, calendarNameOf);
      if (isLost || unmet.length > 0) return refused([...unmet, ...filesOf(version).diagnostics]);
      const needed = soundsOf(compiled, transitiveNeeds(version, closure.versions));
      const folder = host.resolve(version.folder);
      const before = shipped.has(folder) ? compiledBefore(folder)?.compiled() : undefined;
      if (before && isSame(before.needed, needed)) return { value: before, diagnostics: before.warnings };
      const needs = new Map(version.manifest.needs.map((it) => [it.id, soundsOf(compiled, [it.id])]));
      const read = [...transitiveNeeds(version, closure.versions)].flatMap((it) => closure.versions.get(it) ?? []);
      const asked = unknownVocabularies(vocabularies, version.manifest.vocabularies, version.vocabularyPlace);
      const [mine, all] = [[version], [version, ...read]].map((it) => vocabularies.combined(idsOf(it)));
      const wrongFacts = [...asked, ...(mine?.value ? [] : (mine?.diagnostics ?? []))];
      if (!mine?.value || asked.length > 0) return refused(wrongFacts);
      if (!all?.value) return refused(all?.diagnostics);
      const { calendar, calendarDigest } = found;
      const lowering = { read: all.value.vocabulary, calendar, calendarDigest };
      const own = openVersion(version, filesOf(version), needs, mine.value.vocabulary, { needed, lowering });
      if (!own) return refused(filesOf(version).diagnostics);
      opened.set(folder, own);
      const made = compileVersion(own);
      if (made.value && shipped.has(folder)) found.keep(host, made.value);
      return made;
    });
    for (const it of made.flatMap((one) => one.diagnostics)) diagnostics.push(it);
    const whole = made.flatMap((it) => it.value ?? []);
    if (isLost || wrong.length > 0 || whole.length < versions.length) failed.add(id);
    else compiled.set(id, whole);
  }
  const asked = idsOf(every).filter((it) => vocabularies.byId.has(it));
  const shared = asked.length > 0 ? vocabularies.combined(asked) : { value: found.vocabulary, diagnostics: [] };
  if (!shared.value && !diagnostics.some((it) => it.severity === "error"))
    for (const it of shared.diagnostics) diagnostics.push(it);
  return { closure, opened, compiled, vocabulary: shared.value ?? found.vocabulary, twice, diagnostics };
}

function isNamedByFolder({ asked }: Closure, { shipped }: CompileEnvironment, id: string): boolean {
  return asked.get(id)?.some((it) => !shipped.get(id)?.includes(it)) ?? false;
}

function soundsOf(
  compiled: ReadonlyMap<string, readonly CompiledVersion[]>,
  ids: Iterable<string>,
): readonly SoundPack[] {
  return [...ids].flatMap((id) => compiled.get(id) ?? []).map((it) => it.sound);
}

function isSame(some: readonly SoundPack[], others: readonly SoundPack[]): boolean {
  return some.length === others.length && some.every((it, at) => it === others[at]);
}

const digestShown = 12;

/** What packs are compiled against. */
interface CompileContext {
  readonly vocabularies: Vocabularies;
  /** What documents are read by where no pack says it. */
  readonly vocabulary: LoadedVocabulary;
  /** The calendar that packs mean by `cn`. */
  readonly calendar: WorkingCalendar;
  readonly calendarDigest: string;
}

interface LoweringContext extends Pick<CompileContext, "calendar" | "calendarDigest"> {
  /** What a pack's rules can read, and those of the packs that it needs. */
  readonly read: Vocabulary;
}

/** A folder that has no error: what it says, and what that means with the packs that it needs and no other. */
export interface CompiledVersion {
  readonly version: Version;
  readonly text: InstrumentText;
  readonly captions: PackFiles["captions"];
  readonly calendar: WorkingCalendar;
  readonly sound: SoundPack;
  /** All texts of each pack that it needs, and of those that these need. */
  readonly needed: readonly SoundPack[];
  /** Those of them, and it itself, of which its exemptions name a rule. */
  readonly exempts: readonly SoundPack[];
  readonly alone: Lowered;
  readonly digest: string;
  readonly ruleDigests: ReadonlyMap<string, string>;
  readonly warnings: readonly Diagnostic[];
}

/** A folder that can be checked: its files as they were read, and what its policies are checked and compiled against. */
export interface OpenedVersion {
  readonly version: Version;
  readonly files: PackFiles;
  readonly context: CheckContext;
  readonly needed: CompiledVersion["needed"];
  readonly lowering: LoweringContext;
}

/** `needs`: all texts of each pack that it names, in the order of time; undefined without the law's text or a policy. */
function openVersion(
  version: Version,
  files: PackFiles,
  needs: CheckContext["needs"],
  vocabulary: Vocabulary,
  against: Pick<OpenedVersion, "needed" | "lowering">,
): OpenedVersion | undefined {
  const { text, chinese } = files;
  if (!text || files.files.length === 0) return undefined;
  const { id, parties, roles, inForce, rank } = version.manifest;
  const context = { pack: id, vocabulary, text, chinese, parties, roles, inForce, rank, needs };
  return { version, files, context, ...against };
}

/**
 * The pack of a folder as it would be alone if its policies were these trees, no two nodes of which share an id; undefined:
 * it would not compile.
 */
export function packWith(opened: OpenedVersion, files: readonly Ast.File[]): Pack | undefined {
  const { value } = compileVersion({ ...opened, files: { ...opened.files, files } });
  return value && linkVersion(value, [], opened.lowering.read);
}

/** Checks the policies of one folder and says what they mean. */
function compileVersion({
  version,
  files: { captions, files, calendar: own, diagnostics: before },
  context,
  needed,
  lowering: { read, ...shipped },
}: OpenedVersion): Reading<CompiledVersion | undefined> {
  const { text, vocabulary } = context;
  const dated = calendarOf(version.manifest, own, shipped);
  if (!dated) return refused(before);
  const checked = checkPack(files, context, before);
  const diagnostics = [...before, ...checked.diagnostics];
  const sound = toSoundPack(checked.value, diagnostics);
  if (!sound) return refused(diagnostics);
  const alone = lower(sound, [sound, ...needed], read);
  const parts = {
    text: text.digest,
    calendar: dated.digest,
    vocabulary: vocabulary.digest,
    reckoning: reckoningPart(version.manifest),
  };
  const digest = packDigest(alone.graph, parts);
  const exempts = exemptedIn(sound, [sound, ...needed]);
  const meant = { exempts, alone, digest, ruleDigests: ruleDigests(alone.graph) };
  const { calendar } = dated;
  return { value: { version, text, captions, calendar, sound, needed, ...meant, warnings: diagnostics }, diagnostics };
}

function calendarOf(
  { calendar: name }: Manifest,
  own: DigestedCalendar | undefined,
  { calendar, calendarDigest: digest }: Pick<CompileContext, "calendar" | "calendarDigest">,
): DigestedCalendar | undefined {
  if (name === "cn") return { calendar, digest };
  return name === "weekdays" ? { calendar: weekdays, digest: weekdaysDigest } : own;
}

const weekdaysDigest = sha256(canonicalJson([weekdays.id, weekdays.version]));

/** Nothing where a pack reckons as all did before others could be said: their digests stay. */
function reckoningPart({ zone, counting }: Manifest): object | undefined {
  const isFirst =
    zone.name === "Asia/Shanghai" && counting.eventDay === "excluded" && counting.lastDayOfRest === "stays";
  return isFirst ? undefined : { zone: zone.name, ...counting };
}

/** Those of these packs of which an exemption of `sound` names a rule. */
function exemptedIn({ exemptions, named }: SoundPack, packs: readonly SoundPack[]): readonly SoundPack[] {
  const rules = new Set(exemptions.flatMap(({ declaration }) => named.get(declaration.id) ?? []));
  return packs.filter((it) => it.rules.some(({ declaration }) => rules.has(declaration)));
}

/**
 * A compiled folder as a pack that is judged by: its rules among all of `world`, whose exemptions guard them too, and whose
 * names for one question it knows.
 */
function linkVersion(
  { version, text, captions, calendar, sound, needed, alone, digest, ruleDigests: digests, warnings }: CompiledVersion,
  world: readonly CompiledVersion[],
  vocabulary: Vocabulary,
): Pack {
  const { folder, manifest } = version;
  const own = new Set([sound, ...needed]);
  const around = world.map((it) => it.sound);
  const isGuarded = world.some((it) => !own.has(it.sound) && it.exempts.some((one) => own.has(one)));
  const lowered = isGuarded ? lower(sound, around, vocabulary) : alone;
  const sources = { ...lowered.sources, sameStandards: sameStandardsIn([...new Set([...own, ...around])]) };
  const reckoning = { zone: manifest.zone, calendar, counting: manifest.counting };
  return {
    folder,
    manifest,
    text,
    program: program({ ...lowered, sources }, manifest.inForce, reckoning),
    digest,
    ruleDigests: digests,
    units: sound.units,
    dispositions: sound.dispositions,
    quotes: sound.quotes,
    checked: sound,
    captions,
    warnings,
  };
}
