import calendarSchema from "../../grammar/schema/calendar-1.schema.json" with { type: "json" };
import captionsSchema from "../../grammar/schema/captions-1.schema.json" with { type: "json" };
import chineseSchema from "../../grammar/schema/chinese-1.schema.json" with { type: "json" };
import type { Diagnostic } from "../base/diagnostic.ts";
import { canonicalJson, sha256 } from "../base/digest.ts";
import {
  fieldOf,
  itemsOf,
  refused,
  textAt,
  toPlain,
  translatedAt,
  type DataDocument,
  type DataNode,
  type Reading,
} from "../base/document.ts";
import { confinedHost, type Host } from "../base/host.ts";
import type { Translated } from "../base/message.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import { tooLargeToRead } from "../base/read-document.ts";
import { placeAtStart, type Place, type SourceText } from "../base/text.ts";
import { readCalendar, type WorkingCalendar } from "../base/working-days.ts";
import { parse } from "../language/parse/parse.ts";
import type * as Ast from "../language/syntax/ast.ts";
import { declarationsOf, authoredTexts } from "../language/syntax/walk.ts";
import { unknownKeys } from "../statute/diagnostics.ts";
import { citedTextAs, hasUnit, type InstrumentText } from "../statute/instrument-text.ts";
import { locatorKey, readLocatorKey } from "../statute/locator.ts";
import { checkAgainstSchema } from "../vocabulary/check-against-schema.ts";
import {
  emptyPolicy,
  missingFile,
  noPolicies,
  captionTwice,
  unknownCaptionUnit,
  translatedTwice,
  unknownWords,
  unreadOutline,
} from "./diagnostics.ts";
import type { Manifest } from "./pack.ts";
import { isOwnCalendar, readManifest } from "./read-manifest.ts";
import { readInstrumentText } from "./read-text.ts";
import { readYamlFile, unreadableFileAt } from "./read-yaml-file.ts";
import { tellUnread } from "./unread-files.ts";
import { readVocabularyFolder } from "./vocabularies.ts";

/** One folder of law, as its `pack.yaml` tells of it: what it needs is known before anything else is read. */
export interface Version {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Where `pack.yaml` says when it is in force. */
  readonly inForcePlace: Place;
  /** Where `pack.yaml` names the law's text, and its calendar. */
  readonly textPlace: Place;
  /** Where `pack.yaml` names its vocabularies. */
  readonly vocabularyPlace: Place;
  readonly calendarPlace: Place;
}

interface ReadVersion {
  /** Undefined with any mistake. */
  readonly version: Version | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The `pack.yaml` of a folder; undefined if there is none. */
export function readVersion(host: Host, folder: string): ReadVersion | undefined {
  const read = readYamlFile(confinedHost(host, folder), `${folder}/pack.yaml`);
  if (!read) return undefined;
  if (!read.root) return { version: undefined, diagnostics: read.diagnostics };
  const { value: manifest, diagnostics } = readManifest(read.root);
  const { root } = read;
  const places = {
    inForcePlace: placeOf(root, "in_force"),
    textPlace: placeOf(root, "text"),
    calendarPlace: placeOf(root, "calendar"),
    vocabularyPlace: placeOf(root, "vocabulary"),
  };
  return { version: manifest && { folder, manifest, ...places }, diagnostics };
}

function placeOf({ source, root }: DataDocument, field: string): Place {
  return { source, span: (fieldOf(root, field) ?? root).span };
}

/** The vocabulary that a pack brings in its own folder, if it does. */
export const readOwnVocabulary = (host: Host, { folder }: Version): ReturnType<typeof readVocabularyFolder> =>
  readVocabularyFolder(confinedHost(host, folder), `${folder}/vocabulary`);

/** A calendar, and the digest of its content. */
export interface DigestedCalendar {
  readonly calendar: WorkingCalendar;
  readonly digest: string;
}

/** What a folder holds, parsed and not yet checked. */
export interface PackFiles {
  /** Undefined if the law's text or its outline can't be read. */
  readonly text: InstrumentText | undefined;
  readonly captions: ReadonlyMap<string, Translated>;
  /** Chinese words for those of the files and of `pack.yaml`, by the English ones. */
  readonly chinese: ReadonlyMap<string, string>;
  readonly files: readonly Ast.File[];
  /** The first id that no node of them has. */
  readonly nextId: number;
  /** The pack's own, if it has one that can be read. */
  readonly calendar: DigestedCalendar | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The text of the law, captions, policy files and their words in Chinese of a folder, with every mistake of every file. */
export function readPackFiles(anyHost: Host, version: Version): PackFiles {
  const { folder, manifest, textPlace } = version;
  const host = confinedHost(anyHost, folder);
  const calendar = readOwnCalendar(host, version);
  const read = readInstrumentText(host, folder, manifest, textPlace);
  const text = { ...read, value: read.value && citedTextAs(read.value, manifest.citation) };
  const captions = readCaptions(host, folder, text.value);
  const policies = parsePolicies(host, folder);
  const { value: files } = policies;
  const areRead = files.length > 0 && policies.diagnostics.length === 0;
  const chinese = readChinese(host, folder, areRead ? wordsOf(manifest, files) : undefined);
  const outline = `${folder}/outline.yaml`;
  const stray =
    manifest.text && host.isFile(outline)
      ? [unreadOutline.at(placeAtStart({ path: host.relative(outline), text: "" }), { file: "outline.yaml" })]
      : [];
  const diagnostics = [
    ...[text, captions, policies, chinese, calendar].flatMap((it) => it.diagnostics),
    ...tellUnread(host, folder, manifest),
    ...stray,
  ];
  if (text.value && files.length + policies.diagnostics.length === 0)
    diagnostics.push(noPolicies.at(placeAtStart(manifest.source), { folder: host.relative(folder) || "." }));
  return {
    text: text.value,
    captions: captions.value,
    chinese: chinese.value,
    files,
    nextId: policies.nextId,
    calendar: calendar.value,
    diagnostics,
  };
}

/** The calendar that is a file of the pack's own. */
function readOwnCalendar(
  host: Host,
  { folder, manifest, calendarPlace }: Version,
): Reading<DigestedCalendar | undefined> {
  if (!isOwnCalendar(manifest.calendar)) return refused();
  const file = manifest.calendar.slice(2);
  const read = readYamlFile(host, `${folder}/${file}`);
  if (!read) return refused(missingFile.at(calendarPlace, { file, what: "calendar", texts: undefined }));
  if (!read.root) return refused(read.diagnostics);
  const shape = checkAgainstSchema(read.root, calendarSchema);
  if (shape.length > 0) return refused(shape);
  const { value: calendar, diagnostics } = readCalendar(read.root);
  if (!calendar) return refused(diagnostics);
  return { value: { calendar, digest: sha256(canonicalJson(toPlain(read.root.root))) }, diagnostics };
}

/** All that a pack says to people in words of ours. */
function wordsOf({ notCovered }: Manifest, files: readonly Ast.File[]): ReadonlySet<string> {
  const texts = files.flatMap((file) =>
    [...declarationsOf(file)].flatMap(({ declaration }) => authoredTexts(declaration)),
  );
  return new Set([...texts.map((it) => it.text), ...notCovered.map((it) => it.binds)]);
}

// INVARIANT (ids of a pack): no two nodes of one folder have one id, whatever files they stand in,
//   so that side tables over a pack need no file.
function parsePolicies(host: Host, folder: string): Reading<readonly Ast.File[]> & Pick<PackFiles, "nextId"> {
  const files: Ast.File[] = [];
  const diagnostics: Diagnostic[] = [];
  let nextId = 0;
  for (const name of host.list(folder).filter((it) => it.endsWith(".edict"))) {
    const path = `${folder}/${name}`;
    const large = tooLargeToRead(host, path);
    if (large) {
      diagnostics.push(large);
      continue;
    }
    const text = host.readText(path);
    if (text === undefined) {
      diagnostics.push(unreadableFileAt(host, path));
      continue;
    }
    const parsed = parse({ path: host.relative(path), text }, nextId);
    files.push(parsed.value);
    if (parsed.value.declarations.length === 0 && parsed.diagnostics.length === 0)
      diagnostics.push(emptyPolicy.at(placeAtStart(parsed.value.source), {}));
    for (const it of parsed.diagnostics) diagnostics.push(it);
    nextId = parsed.nextId;
  }
  return { value: files, nextId, diagnostics };
}

/** The entries of a file that lists some, if it is there; none with any mistake in its form. */
function readEntriesOf(
  host: Host,
  path: string,
  keys: readonly string[],
  what: "caption" | "translation",
  schema: object,
): Reading<readonly { readonly node: DataNode; readonly source: SourceText }[]> {
  const read = readYamlFile(host, path);
  if (!read?.root) return { value: [], diagnostics: read?.diagnostics ?? [] };
  const { source, root } = read.root;
  const unknown = itemsOf(root).flatMap((it) => unknownKeys(source, it, keys, what));
  const diagnostics = unknown.length > 0 ? unknown : checkAgainstSchema(read.root, schema);
  return { value: diagnostics.length > 0 ? [] : itemsOf(root).map((node) => ({ node, source })), diagnostics };
}

/** What units are about, in our own words, by locator key: of the outline where there is no text, and of `captions.yaml`. */
function readCaptions(
  host: Host,
  folder: string,
  text: InstrumentText | undefined,
): Reading<ReadonlyMap<string, Translated>> {
  if (!text) return { value: new Map(), diagnostics: [] };
  const captions = new Map<string, Translated>(text.kind === "outline" ? text.captions : []);
  const read = readEntriesOf(host, `${folder}/captions.yaml`, ["unit", "en", "zh"], "caption", captionsSchema);
  const diagnostics = [...read.diagnostics];
  for (const { node, source } of read.value) {
    const { span } = fieldOf(node, "unit") ?? node;
    // As it stands in the file: to YAML `12.10` is a number, and the same one as `12.1`.
    const unit = source.text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/s, "$2");
    const locator = readLocatorKey(unit);
    if (!locator || !hasUnit(text, locator)) diagnostics.push(unknownCaptionUnit.at({ source, span }, { unit }));
    else if (captions.has(locatorKey(locator))) diagnostics.push(captionTwice.at({ source, span }, { unit }));
    else captions.set(locatorKey(locator), translatedAt(node));
  }
  return { value: captions, diagnostics };
}

/**
 * `chinese.yaml`: Chinese words for words of a pack, by the English ones. `words`: all that it has; undefined where that is
 * not known.
 */
function readChinese(
  host: Host,
  folder: string,
  words: ReadonlySet<string> | undefined,
): Reading<ReadonlyMap<string, string>> {
  const chinese = new Map<string, string>();
  const read = readEntriesOf(host, `${folder}/chinese.yaml`, ["en", "zh"], "translation", chineseSchema);
  const diagnostics = [...read.diagnostics];
  for (const { node, source } of read.value) {
    const en = textAt(node, "en");
    const place = { source, span: (fieldOf(node, "en") ?? node).span };
    if (chinese.has(en)) diagnostics.push(translatedTwice.at(place, {}));
    else if (words?.has(en) === false)
      diagnostics.push(unknownWords.at(place, { near: didYouMean(nearest(en, words)) }));
    chinese.set(en, textAt(node, "zh"));
  }
  return { value: chinese, diagnostics };
}
