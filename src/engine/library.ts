import satisfies from "semver/functions/satisfies.js";
import manifest from "../../package.json" with { type: "json" };
import { atPlace, type Diagnostic } from "../base/diagnostic.ts";
import { canonicalJson, sha256 } from "../base/digest.ts";
import { fieldOf, textOf, toPlain, translatedAt } from "../base/document.ts";
import { confinedHost, type Host } from "../base/host.ts";
import { invariant } from "../base/invariant.ts";
import { namesOf, type Translated } from "../base/message.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import type { Place } from "../base/text.ts";
import { readCalendar, type WorkingCalendar } from "../base/working-days.ts";
import { transitiveNeeds } from "../pack/closure.ts";
import { linkPacks, type CompileEnvironment, type LoadEnvironment, type OpenedVersion } from "../pack/compile-packs.ts";
import type { Pack } from "../pack/pack.ts";
import { readVocabularyFolder, vocabulariesOf, withVocabularies, type Vocabularies } from "../pack/vocabularies.ts";
import { readYamlFile } from "../pack/read-yaml-file.ts";
import { readMapping, type Mapping } from "../readers/foreign/mapping.ts";
import { schemasOf } from "../vocabulary/check-against-schema.ts";
import { prepareValidators, type ValidatorCode } from "../vocabulary/prepare-validators.ts";
import type { LoadedVocabulary, VocabularyFiles } from "../vocabulary/read-vocabulary.ts";
import { readVocabularyHeader } from "../vocabulary/vocabulary-header.ts";
import type { Troubled } from "./exit-code.ts";
import { capDiagnostics } from "./many-mistakes.ts";
import {
  digestOfAll,
  prebuildDocuments,
  prebuildLibrary,
  prebuiltLibrary,
  readPrebuilt,
  shippedDocument,
  type ShippedDocument,
} from "./prebuilt.ts";
import {
  nearestPath,
  brokenLibrary,
  noVocabulary,
  packTwice,
  unknownPackName,
  versionOutOfRange,
} from "./request-diagnostics.ts";

/** What is shipped beside the engine: vocabularies, the calendar of working days, and packs by id. */
export interface ShippedLibrary {
  readonly vocabularies: Vocabularies;
  /** All that are shipped: what documents are read by where no pack is named. */
  readonly vocabulary: LoadedVocabulary;
  /** What is added to it for a run. */
  readonly named: NamedVocabularies;
  readonly calendar: WorkingCalendar;
  readonly calendarDigest: string;
  /** Of all files of vocabularies and of the calendar. */
  readonly digest: string;
  /** Id → folders, one for each text of the instrument. */
  readonly packs: ReadonlyMap<string, readonly string[]>;
  /** What the build has compiled of them. */
  readonly compiled: CompileEnvironment["compiled"];
  readonly keep: CompileEnvironment["keep"];
}

/** A folder that a flag names, or a file. */
export interface NamedFolder {
  readonly path: string;
  /** Where a file names it; undefined: a flag does. */
  readonly at: Place | undefined;
}

/** Vocabularies of folders beside the shipped ones; mistakes are told where packs are loaded. */
interface NamedVocabularies extends Troubled {
  readonly all: readonly (VocabularyFiles & { readonly path: string })[];
  /** Their files. */
  readonly files: readonly string[];
}

const noneNamed: NamedVocabularies = { all: [], files: [], problems: [], troubles: [] };

/** A library with the vocabularies of folders beside its own. */
export function addVocabularies(host: Host, library: ShippedLibrary, folders: readonly NamedFolder[]): ShippedLibrary {
  if (folders.length === 0) return library;
  const read = folders.map(({ path, at }) => {
    const found = readVocabularyFolder(confinedHost(host, path), path);
    const troubles = found ? [] : [atPlace(noVocabulary.nowhere({ path }), at)];
    return { path, value: found?.value, diagnostics: found?.diagnostics ?? [], troubles };
  });
  const all = read.flatMap(({ path, value }) => (value ? [{ path, ...value }] : []));
  const { value: vocabularies, diagnostics } = withVocabularies(library.vocabularies, all);
  return {
    ...library,
    vocabularies,
    named: {
      all,
      files: read.flatMap(({ path }) => [`${path}/vocabulary.yaml`, ...schemasIn(host, path)]),
      problems: [...read.flatMap((it) => it.diagnostics), ...diagnostics],
      troubles: read.flatMap((it) => it.troubles),
    },
  };
}

/** A library without the vocabulary of an id. */
export function withoutVocabulary(library: ShippedLibrary, id: string | undefined): ShippedLibrary {
  const { vocabularies, named } = library;
  if (id === undefined || !vocabularies.byId.has(id)) return library;
  const isOther = (it: VocabularyFiles): boolean => it.header.id !== id;
  return {
    ...library,
    vocabularies: vocabulariesOf(vocabularies.document, [...vocabularies.byId.values()].filter(isOther)),
    named: { ...named, all: named.all.filter(isOther) },
  };
}

/** Opens the library in a folder; a diagnostic where a shipped file is missing or broken. */
export function openLibrary(host: Host, folder: string): ShippedLibrary | Diagnostic<Place | undefined> {
  const prepared = readPrebuilt(host, `${folder}/../dist/library.json`);
  const read = (paths: readonly string[]): readonly ShippedDocument[] =>
    paths.flatMap((path) => shippedDocument(host, path, prepared) ?? []);
  const calendarPath = calendarIn(folder);
  const [calendarFile] = read([calendarPath]);
  const calendar = calendarFile && readCalendar(calendarFile).value;
  if (!calendarFile || !calendar) return brokenLibrary.nowhere({ path: calendarPath });

  const common = read(schemasIn(host, `${folder}/vocabulary/document`));
  const folders = vocabularyFolders(host, folder).map((it) => ({
    files: read([`${it}/vocabulary.yaml`]),
    schemas: read(schemasIn(host, it)),
  }));
  const shipped = folders.flatMap(({ files: [file], schemas }): readonly VocabularyFiles[] => {
    const header = file && readVocabularyHeader(file).value;
    return header ? [{ header, schemas }] : [];
  });
  const digest = digestOfAll([calendarFile, ...common, ...folders.flatMap((it) => [...it.files, ...it.schemas])]);
  const { vocabulary: kept, compiled } = prebuiltLibrary(host, folder, packsIn(folder), digest);
  const vocabularies = vocabulariesOf(common, shipped, kept);
  const isWhole = shipped.length > 0 && shipped.length === folders.length;
  const vocabulary = isWhole ? vocabularies.combined(vocabularies.byId.keys()).value : undefined;
  if (!vocabulary) return brokenLibrary.nowhere({ path: `${folder}/vocabulary` });
  return {
    vocabularies,
    vocabulary,
    named: noneNamed,
    calendar,
    calendarDigest: sha256(canonicalJson(toPlain(calendarFile.root))),
    digest,
    packs: shippedPacks(host, folder),
    compiled,
    keep: () => {},
  };
}

/** How words of foreign files are ours; a diagnostic where the shipped file is missing or broken. */
export function openMapping(host: Host, folder: string): Mapping | Diagnostic<Place | undefined> {
  const path = mappingIn(folder);
  const document = shippedDocument(host, path, new Map());
  return (document && readMapping(document).value) ?? brokenLibrary.nowhere({ path });
}

const packsIn = (folder: string): string => `${folder}/../dist/packs.bin`;
const mappingIn = (folder: string): string => `${folder}/foreign/mapping.yaml`;
const calendarIn = (folder: string): string => `${folder}/calendar/cn.yaml`;

/** Each version of each vocabulary: `vocabulary/genai/1`. */
const vocabularyFolders = (host: Host, folder: string): readonly string[] =>
  host
    .list(`${folder}/vocabulary`)
    .flatMap((name) => host.list(`${folder}/vocabulary/${name}`).map((it) => `${folder}/vocabulary/${name}/${it}`))
    .filter((it) => host.isFile(`${it}/vocabulary.yaml`));

const schemasIn = (host: Host, folder: string): readonly string[] =>
  host
    .list(folder)
    .filter((it) => it.endsWith(".schema.yaml"))
    .map((it) => `${folder}/${it}`);

/** All files of the shipped vocabularies, and of what stands in every document. */
const vocabularyFiles = (host: Host, folder: string): readonly string[] => [
  ...schemasIn(host, `${folder}/vocabulary/document`),
  ...vocabularyFolders(host, folder).flatMap((it) => [`${it}/vocabulary.yaml`, ...schemasIn(host, it)]),
];

/** The files of a library beside its packs. */
export const libraryFiles = (
  host: Host,
  folder: string,
): Readonly<Record<"calendar" | "vocabulary" | "mapping", readonly string[]>> => ({
  calendar: [calendarIn(folder)],
  vocabulary: vocabularyFiles(host, folder),
  mapping: [mappingIn(folder)],
});

/** What a build writes as `library.json` beside the bundle, so that a start need not read the library's YAML. */
export function prepareLibrary(host: Host, folder: string): string {
  return prebuildDocuments(host, [calendarIn(folder), ...vocabularyFiles(host, folder)]);
}

/** Tells a diagnostic from what there is if nothing is wrong. */
export const isDiagnostic = (it: object): it is Diagnostic<Place | undefined> => "severity" in it;

/** What a build writes as `packs.bin` beside the bundle, so that a start need not compile the library's packs. */
export function preparePacks(host: Host, folder: string): Uint8Array {
  const library = openLibrary(host, folder);
  invariant(!isDiagnostic(library), "the library of a build opens");
  return prebuildLibrary(host, folder, foundIn(library), library.digest);
}

/** What a build puts into the bundle, so that a run need not compile the library's schemas and those of `grammar/schema`. */
export function prepareSchemas(host: Host, folder: string, published: readonly object[]): ValidatorCode {
  const library = openLibrary(host, folder);
  invariant(!isDiagnostic(library), "the library of a build opens");
  const all = [library.vocabulary.schemas, ...published.map(schemasOf)];
  return Object.fromEntries(all.flatMap((it) => Object.entries(prepareValidators(it))));
}

/** What packs are found in and compiled against. */
export function foundIn({
  packs,
  vocabularies,
  vocabulary,
  calendar,
  calendarDigest,
  compiled,
  keep,
}: ShippedLibrary): CompileEnvironment {
  return { shipped: packs, vocabularies, vocabulary, calendar, calendarDigest, compiled, keep };
}

/** The ids of the packs in a library's folder, sorted. */
export const shippedIds = (host: Host, folder: string): readonly string[] => [...shippedPacks(host, folder).keys()];

/** Packs by id: `cn.genai_interim_measures` lives in `cn/genai-interim-measures/<date of the text>`. */
function shippedPacks(host: Host, folder: string): ReadonlyMap<string, readonly string[]> {
  const found = host.list(folder).flatMap((country) =>
    host.list(`${folder}/${country}`).map((instrument) => {
      const texts = host
        .list(`${folder}/${country}/${instrument}`)
        .map((date) => `${folder}/${country}/${instrument}/${date}`)
        .filter((it) => host.isFile(`${it}/pack.yaml`));
      return [`${country}.${instrument.replaceAll("-", "_")}`, texts] as const;
    }),
  );
  return new Map(found.filter(([, texts]) => texts.length > 0));
}

/** What a shipped law is called, as its newest text says that is no draft; undefined: there is none of this id. */
export function shippedTitle(host: Host, { packs }: ShippedLibrary, id: string): Translated | undefined {
  const texts = (packs.get(id) ?? []).flatMap((it) => readYamlFile(host, `${it}/pack.yaml`)?.root?.root ?? []);
  const found = texts.findLast((it) => textOf(fieldOf(it, "in_force")) !== "never") ?? texts.at(-1);
  return found && translatedAt(fieldOf(found, "title"));
}

interface NamedPacks extends Troubled {
  /** Those that were asked for; of one id all its texts, in the order of time. */
  readonly packs: readonly Pack[];
  /** What those need and nobody asked for. */
  readonly needed: readonly Pack[];
  /** Their folders that were compiled now, by their absolute paths. */
  readonly opened: ReadonlyMap<string, OpenedVersion>;
  /** What documents are read by: the vocabularies of all of them. */
  readonly vocabulary: LoadedVocabulary;
}

/**
 * Compiles packs named by id, by id and range of versions (`cn.labelling_measures@^1`), or by a folder that holds
 * `pack.yaml`, and all that they need.
 */
export function loadNamedPacks(
  host: Host,
  library: ShippedLibrary,
  names: readonly string[],
  judged: LoadEnvironment["judged"] = "together",
  at: (name: string) => Place | undefined = () => undefined,
): NamedPacks {
  const asked = names.map((it) => ({ written: it, ...parsePackName(host, it) }));
  const bare = asked.map((it) => it.name);
  const found = linkPacks(host, bare, { ...foundIn(library), judged });
  const wrongVersions = asked.flatMap(({ name, range }) =>
    found.packs
      .filter(({ manifest: { id, version } }) => id === name && range !== undefined && !satisfies(version, range))
      .map(({ manifest: { id, version } }) =>
        atPlace(versionOutOfRange.nowhere({ id, version, range }), at(`${name}@${range ?? ""}`)),
      ),
  );
  const ids = [...library.packs.keys()];
  const [first, last] = [asked.toReversed(), asked].map((all) => new Map(all.map((it) => [it.name, it.written])));
  const unknown = found.unknown.map((it) => atPlace(unknownPackDiagnostic(host, it, ids), at(first?.get(it) ?? it)));
  const twice = found.twice.map((id) => atPlace(packTwice.nowhere({ id }), at(last?.get(id) ?? id)));
  const { packs, needed, opened, vocabulary, diagnostics } = found;
  const troubles = [...library.named.troubles, ...unknown, ...twice, ...wrongVersions];
  const problems = capDiagnostics([...library.named.problems, ...diagnostics]);
  return { packs, needed, opened, vocabulary, problems, troubles };
}

/** Packs as each is alone, or as they judge together; `beside`: packs that may meet their needs and are not asked for themselves. */
export function loadWithOthers(
  host: Host,
  library: ShippedLibrary,
  names: readonly string[],
  beside: readonly string[],
  judged: LoadEnvironment["judged"] = "alone",
): NamedPacks {
  const loaded = loadNamedPacks(host, library, [...names, ...beside], judged);
  const all = [...loaded.packs, ...loaded.needed];
  const ids = new Set(names.map((it) => parsePackName(host, it).name));
  const folders = new Set(names.map((it) => host.resolve(it)));
  const packs = loaded.packs.filter((it) => ids.has(it.manifest.id) || folders.has(host.resolve(it.folder)));
  const byId = packsById(all);
  const needs = new Set(packs.flatMap((it) => [...transitiveNeeds(it, byId)]));
  return { ...loaded, packs, needed: all.filter((it) => needs.has(it.manifest.id) && !packs.includes(it)) };
}

/** Packs by id, the texts of one law together. */
export function packsById(packs: readonly Pack[]): ReadonlyMap<string, readonly Pack[]> {
  return new Map(packs.map(({ manifest: { id } }) => [id, packs.filter((it) => it.manifest.id === id)] as const));
}

function unknownPackDiagnostic(host: Host, name: string, ids: readonly string[]): Diagnostic<undefined> {
  const isPack = (folder: string): boolean => host.isFile(`${folder}/pack.yaml`);
  const inside = host
    .list(name)
    .map((it) => `${name}/${it}`)
    .filter(isPack);
  const near = nearest(name, ids) ?? nearestPath(host, name, isPack);
  const others = near !== undefined ? "near" : inside.length > 0 ? "inside" : "shipped";
  const listed = namesOf(others === "inside" ? inside : ids);
  return unknownPackName.nowhere({ id: name, near: didYouMean(near), others, listed });
}

function parsePackName(host: Host, name: string): { readonly name: string; readonly range: string | undefined } {
  const at = name.indexOf("@");
  if (at <= 0 || host.isFolder(name)) return { name, range: undefined };
  return { name: name.slice(0, at), range: name.slice(at + 1) };
}

/** Packs that are compiled once, to judge many times. */
export interface OpenPacks {
  readonly library: ShippedLibrary;
  readonly loaded: NamedPacks;
}

/** Compiles packs as a check does that names them, with vocabularies of folders; a diagnostic where a shipped file is missing or broken. */
export function openPacks(
  host: Host,
  folder: string,
  names: readonly string[],
  vocabularies: readonly NamedFolder[] = [],
): OpenPacks | Diagnostic<Place | undefined> {
  const shipped = openLibrary(host, folder);
  if (isDiagnostic(shipped)) return shipped;
  const library = addVocabularies(host, shipped, vocabularies);
  return { library, loaded: loadNamedPacks(host, library, names) };
}

/** The version of the engine, printed in every result. */
export const engineVersion: string = manifest.version;
