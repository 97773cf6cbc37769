import { replacementFix, type Diagnostic } from "../../base/diagnostic.ts";
import { documentLimits, type DataDocument, type ParsedDocuments as Content } from "../../base/document.ts";
import { groupBy } from "../../base/group-by.ts";
import { confinedHost, type FolderEntry, type Host } from "../../base/host.ts";
import type { Zone } from "../../base/instant.ts";
import { message, messages, type Message } from "../../base/message.ts";
import { didYouMean } from "../../base/nearest.ts";
import { readDocument, tooLargeToRead } from "../../base/read-document.ts";
import { sourceAt } from "../../base/read-source.ts";
import type { Place, SourceText } from "../../base/text.ts";
import { otherFormat } from "../../readers/foreign/diagnostics.ts";
import { columnMistakes } from "../../readers/foreign/column-mistakes.ts";
import type { ColumnMap } from "../../readers/foreign/column-map.ts";
import { readRows } from "../../readers/foreign/mapped-rows.ts";
import type { Mapping } from "../../readers/foreign/mapping.ts";
import { foreignFormatOf, readForeign, type ForeignFormat } from "../../readers/foreign/read-foreign.ts";
import type { SkippedFile } from "../../report/model/report-run.ts";
import type { Input } from "../../vocabulary/input.ts";
import { guessInput, readInputs, type InputGuess } from "../../vocabulary/read-input.ts";
import type { LoadedVocabulary } from "../../vocabulary/read-vocabulary.ts";
import { alikeSubject, foreignRecord, nearSubject } from "../diagnostics.ts";
import {
  nearestPath,
  largeLines,
  noSuchPath,
  nothingToCheck,
  unlistedFolder,
  unreadableText,
  noService,
} from "../request-diagnostics.ts";

export interface Gathered {
  readonly inputs: readonly Input[];
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
  readonly skipped: readonly SkippedFile[];
}

/** How documents are read. */
export interface InputReading {
  readonly vocabulary: LoadedVocabulary;
  /** Those of the packs that judge, each once. */
  readonly zones: readonly [Zone, ...Zone[]];
  /** Without `--law-of`, an event has to say its own day. */
  readonly needsOwnDay: boolean;
  /** How every document of the run is to be read; undefined: as its entry in edict.yaml says, or as one of ours. */
  readonly foreign: ForeignReading | undefined;
  readonly mapping: Mapping | undefined;
  /** Which facts the columns of every row of the run are; undefined: it has documents. */
  readonly columns?: ColumnMap | undefined;
}

/** How documents are read that are none of ours. */
export interface ForeignReading {
  readonly format: ForeignFormat;
  readonly mapping: Mapping;
}

/** How the names of documents end. */
export const documentEnding = /\.(ya?ml|json|jsonl|ndjson)$/i;

/** The name of a file with a document on each line. */
export const linesFile = /\.(jsonl|ndjson)$/i;

/** The name of a log whose bytes are not its lines: compressed, or a table. */
export const packedLog = /\.(jsonl|ndjson)\.(gz|zst)$|\.parquet$|\.[ct]sv(\.(gz|zst))?$/i;

/**
 * The documents of files and folders, each file once, in the order of their paths: shells name files in the order of the
 * language. Files that a folder holds and that are no inputs are listed; so is a pack in it, as a whole.
 */
export function gather(
  host: Host,
  paths: readonly string[],
  reading: InputReading,
  isRule: (name: string) => boolean = () => false,
  library?: string,
): Gathered {
  const seen = new Set<string>();
  const inOrder = paths.toSorted((a, b) => (host.resolve(a) < host.resolve(b) ? -1 : 1));
  const all = inOrder.map((path): Gathered => {
    if (host.isFolder(path)) return gatherFolder(host, path, reading, seen);
    if (!host.isFile(path))
      return {
        ...nothingGathered,
        troubles: [noSuchInput(path, nearestPath(host, path), isRule, inPackage(host, path, library))],
      };
    return isNew(host, path, seen) ? readFile(host, path, reading) : nothingGathered;
  });
  return joinGathered(all);
}

const ruleAfterInput = message("engine/rule-after-input", {
  en: "a rule is explained by its name after the input: `edict explain . {rule}`",
  zh: "要解釋規則，把規則名寫在輸入之後：`edict explain . {rule}`",
});

const ofPackage = message("engine/in-the-package", {
  en: "the package has it: `{path}`",
  zh: "安裝的軟件包中有：`{path}`",
});

/** Where the package of npm that holds the library has what is not there: its pages say `examples/chat-service`. */
function inPackage(host: Host, path: string, library: string | undefined): Message | undefined {
  const found = library === undefined ? undefined : host.relative(host.resolve(library, "..", path));
  const isThere = found !== undefined && path.startsWith("examples/") && (host.isFolder(found) || host.isFile(found));
  return isThere ? ofPackage({ path: found }) : undefined;
}

/** An input that is not there; what is a rule's name may have been meant as one. */
export function noSuchInput(
  path: string,
  near: string | undefined,
  isRule: (name: string) => boolean,
  shipped?: Message,
): Diagnostic<undefined> {
  const remedy = isRule(path) ? ruleAfterInput({ rule: path }) : shipped;
  return noSuchPath.nowhere({ path, near: didYouMean(near), remedy });
}

export function isNew(host: Host, path: string, seen: Set<string>): boolean {
  const whole = host.resolve(path);
  if (seen.has(whole)) return false;
  seen.add(whole);
  return true;
}

export const nothingGathered: Gathered = { inputs: [], problems: [], troubles: [], skipped: [] };

export function joinGathered(all: readonly Gathered[]): Gathered {
  return {
    inputs: all.flatMap((it) => it.inputs),
    problems: all.flatMap((it) => it.problems),
    troubles: all.flatMap((it) => it.troubles),
    skipped: all.flatMap((it) => it.skipped),
  };
}

function gatherFolder(host: Host, folder: string, reading: InputReading, seen: Set<string>): Gathered {
  const below = folderContents(host, folder, (path) =>
    host.isFile(`${folder}/${path}/pack.yaml`) ? whySkipped.pack() : undefined,
  );
  const files = below.files.map((it) => `${folder}/${it}`);
  const inside = confinedHost(host, folder);
  const found = files.filter((it) => isNew(host, it, seen)).map((it) => readCandidate(inside, it, reading));
  const all = joinGathered([leftAlone(host, folder, below), ...found]);
  const isEmpty =
    all.inputs.length + all.problems.filter(isError).length + all.troubles.length === 0 &&
    (files.length === 0 || all.skipped.length > 0);
  return isEmpty ? { ...all, troubles: [nothingToCheck.nowhere({ path: host.relative(folder) || folder })] } : all;
}

/** What lies below a folder, by paths from it, in order. */
export interface FolderContents {
  /** What is called as documents are. */
  readonly files: readonly string[];
  /** What is left alone, and why. */
  readonly skipped: readonly SkippedFile[];
  /** Folders that cannot be listed. */
  readonly unlisted: readonly string[];
}

/** All that lies below a folder; `skips` says of a folder why it is not to be entered. */
export function folderContents(
  host: Host,
  folder: string,
  skips: (path: string) => Message | undefined = () => undefined,
): FolderContents {
  const [files, skipped, unlisted]: [string[], SkippedFile[], string[]] = [[], [], []];
  const visit = (prefix: string): void => {
    const entries = host.entries(prefix === "" ? folder : `${folder}/${prefix}`);
    if (entries === undefined) return void unlisted.push(prefix);
    for (const { name, kind } of entries) {
      const path = prefix === "" ? name : `${prefix}/${name}`;
      const why = whyLeftAlone(name, kind) ?? (kind === "folder" ? skips(path) : undefined);
      if (why !== undefined) skipped.push({ path, why });
      else if (kind === "folder" && name !== ".git") visit(path);
      else if (documentEnding.test(name)) files.push(path);
    }
  };
  visit("");
  return { files, skipped, unlisted };
}

/** Why a name in a folder is left alone; what git keeps for itself is nobody's document. */
function whyLeftAlone(name: string, kind: FolderEntry["kind"]): Message | undefined {
  if (kind === "linked-folder") return whySkipped.link();
  if (kind === "lost" && !documentEnding.test(name)) return whySkipped.lost();
  if (name === "node_modules") return whySkipped.packages();
  if (kind === "file" && packedLog.test(name)) return whySkipped.log();
  const isHidden = name.startsWith(".") && (kind === "folder" || documentEnding.test(name));
  return isHidden && name !== ".git" ? whySkipped.hidden() : undefined;
}

/** What of a folder is left alone, and that a part of it cannot be listed. */
export function leftAlone(host: Host, folder: string, { skipped, unlisted }: Omit<FolderContents, "files">): Gathered {
  const pathOf = (path: string): string => host.relative(host.resolve(folder, path)) || folder;
  return {
    ...nothingGathered,
    skipped: skipped.map(({ path, why }) => ({ path: pathOf(path), why })),
    troubles: unlisted.map((it) => unlistedFolder.nowhere({ path: pathOf(it) })),
  };
}

export const whySkipped = messages("engine/skipped", {
  hidden: { en: "its name begins with a dot", zh: "名稱以點開頭" },
  log: {
    en: "a compressed log or a table: name it, with --stream",
    zh: "壓縮的日誌或者表格：請指定它，並加上 `--stream`",
  },
  packages: { en: "installed packages", zh: "已安裝的軟件包" },
  link: { en: "a link to a folder", zh: "指向文件夾的鏈接" },
  lost: { en: "a link that leads nowhere", zh: "失效的鏈接" },
  takenOut: { en: "taken out by `{glob}` in `{file}`", zh: "被 `{file}` 的 `{glob}` 排除" },
  unnamed: { en: "no entry of `inputs` in `{file}` names it", zh: "`{file}` 的 `inputs` 沒有指明它" },
  pack: { en: "a pack of law: the documents in it are its cases", zh: "規則包：其中的文件是它的用例" },
  format: { en: "no input: {problem}", zh: "不是輸入：{problem}" },
  subject: {
    en: "no input: neither `kind` nor the name of a subject at its top",
    zh: "不是輸入：頂層沒有 `kind`，也沒有主題的名稱",
  },
});

function whyNoInput(other: Diagnostic | undefined): Message {
  if (!other) return whySkipped.subject();
  const { code, params } = other;
  return whySkipped.format({ problem: { code, params } });
}

/** A file of a folder. What is no input, such as the report of another run, is not read by this one. */
function readCandidate(host: Host, path: string, reading: InputReading): Gathered {
  const found = lookAt(host.watched ?? host.unnoted ?? host, path, reading);
  if (found.skipped.length === 0 || found.problems.some(isError)) host.note?.(path);
  return found;
}

/** A file of a folder: read as an input if its top looks like one, else listed as skipped. */
function lookAt(host: Host, path: string, reading: InputReading): Gathered {
  const large = tooLarge(host, path, reading);
  if (large) return large;
  const content = documentsOf(host, path, reading);
  if (!content) return { ...nothingGathered, troubles: [unreadableText.nowhere({ path: host.relative(path) })] };
  const looks = content.documents.map((it) => guessInput(it.root, reading.vocabulary));
  if (looks.some((it) => it.kind === "input")) return inputsIn(content, host.relative(path), reading);
  const slips = content.diagnostics.filter((it) => it.code !== otherFormat.code);
  if (slips.length > 0) return { ...nothingGathered, problems: slips };
  const [other] = content.diagnostics;
  const problems = other ? [] : content.documents.flatMap(({ source }, index) => nearMiss(source, looks[index]));
  return { ...nothingGathered, problems, skipped: [{ path: host.relative(path), why: whyNoInput(other) }] };
}

const isError = (it: Diagnostic): boolean => it.severity === "error";

/** The name at the top of a document of a folder that is nearly the name of a subject. */
function nearMiss(source: SourceText, looks: InputGuess | undefined): readonly Diagnostic[] {
  if (looks?.kind !== "near" && looks?.kind !== "alike") return [];
  const { kind, key, span, nearest } = looks;
  const told = kind === "near" ? nearSubject : alikeSubject;
  return [told.at({ source, span }, { key, near: didYouMean(nearest) }, replacementFix(span, nearest))];
}

/** A file that is too large, or has too many lines to keep; undefined: it is not. It is not opened. */
function tooLarge(host: Host, path: string, { foreign }: InputReading): Gathered | undefined {
  if (foreign || linesFile.test(path)) {
    if (host.readBytes(path, documentLimits.lines) !== "too-large") return undefined;
    const megabytes = documentLimits.lines / 1_000_000;
    const large = largeLines.nowhere({ too: "large", path: host.relative(path), megabytes, count: undefined });
    return { ...nothingGathered, troubles: [large] };
  }
  const problem = tooLargeToRead(host, path);
  return problem && { ...nothingGathered, problems: [problem] };
}

/** What an answer takes with all that the Measures say of it, in bytes; services take more. */
const bytesPerDocument = 130_000;

/** Documents of which not all that is said can be kept: a run that began to judge them would die. */
export function tooMany({ memory }: Host, { length }: readonly Input[]): readonly Diagnostic<undefined>[] {
  const bytes = length * bytesPerDocument;
  if (memory === undefined || bytes <= memory) return [];
  const megabytes = Math.ceil(bytes / 1_000_000);
  return [largeLines.nowhere({ too: "many", path: undefined, megabytes, count: length })];
}

/** The inputs of one file that was asked for. */
export function readFile(host: Host, path: string, reading: InputReading): Gathered {
  const large = tooLarge(host, path, reading);
  if (large) return large;
  const content = documentsOf(host, path, reading);
  if (!content) return { ...nothingGathered, troubles: [unreadableText.nowhere({ path: host.relative(path) })] };
  return inputsIn(content, host.relative(path), reading);
}

/** The inputs of a text, which may be a part of a file. */
export function readSource(source: SourceText, reading: InputReading): Gathered {
  return inputsIn(contentIn(source, reading), source.path, reading);
}

/** The documents of a file; undefined if it is no text. */
function documentsOf(host: Host, path: string, reading: InputReading): Content | undefined {
  const source = sourceAt(host, path);
  return source && contentIn(source, reading);
}

function contentIn(source: SourceText, { foreign, vocabulary, columns }: InputReading): Content {
  if (columns) return readRows(source, columns);
  if (!foreign) return readDocument(source);
  return readForeign(source, foreign.format, foreign.mapping, vocabulary.vocabulary.subjects.keys());
}

function inputsIn({ documents, diagnostics }: Content, path: string, reading: InputReading): Gathered {
  const { zones, needsOwnDay } = reading;
  const explain = reading.columns && columnMistakes(reading.columns);
  const read = documents.map((document) => {
    return { document, ...readInputs(document, reading.vocabulary, { zones, needsOwnDay, explain }) };
  });
  const { subjects } = reading.vocabulary.vocabulary;
  const isOwn = (part: string, key: string): boolean => subjects.get(part)?.type.fields.has(key) === true;
  // A document with mistakes may be a record of another system: that is told, instead of each thing that is strange in it.
  const byFormat = groupBy(read, (it) =>
    !reading.foreign && !reading.columns && it.diagnostics.some(isError)
      ? foreignFormatOf(it.document.root, isOwn)
      : undefined,
  );
  const own = byFormat.get(undefined) ?? [];
  const foreign = [...byFormat].flatMap(([format, same]) =>
    format === undefined
      ? []
      : foreignRecords(
          format,
          same.map((it) => it.document),
        ),
  );
  const problems = [...diagnostics, ...foreign, ...own.flatMap((it) => it.diagnostics)];
  const inputs = own.flatMap((it) => it.inputs);
  const troubles = inputs.length + problems.length === 0 ? [nothingToCheck.nowhere({ path })] : [];
  return { inputs, problems, troubles, skipped: [] };
}

/** That documents are records of a format that `--from` reads, told once where the first begins. */
function foreignRecords(format: ForeignFormat, [first, ...others]: readonly DataDocument[]): readonly Diagnostic[] {
  if (!first) return [];
  const { source, root } = first;
  const span = { start: root.span.start, end: root.span.start + 1 };
  return [foreignRecord.at({ source, span }, { format, others: others.length })];
}

export interface FoundService {
  readonly input: Input | undefined;
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
}

/** The one service in a file that other documents are said to belong to. */
export function readService(host: Host, path: string, reading: InputReading): FoundService {
  const none = { input: undefined, problems: [], troubles: [] };
  if (host.isFolder(path)) return { ...none, troubles: [noService.nowhere({ path })] };
  if (!host.isFile(path))
    return { ...none, troubles: [noSuchPath.nowhere({ path, near: undefined, remedy: undefined })] };
  const read = readFile(host, path, { ...reading, foreign: undefined, columns: undefined });
  const services = read.inputs.filter((it) => reading.vocabulary.vocabulary.mains.includes(it.subject));
  const [input] = services;
  const isTold = services.length === 1 || read.problems.some((it) => it.severity === "error");
  const wrong = isTold ? [] : [noService.nowhere({ path })];
  return { input, problems: read.problems, troubles: [...read.troubles, ...wrong] };
}
