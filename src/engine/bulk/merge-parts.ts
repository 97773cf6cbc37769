import partSchema from "../../../grammar/schema/part-1.schema.json" with { type: "json" };
import type { Diagnostic } from "../../base/diagnostic.ts";
import { canonicalJson } from "../../base/digest.ts";
import { toPlain, type DataDocument } from "../../base/document.ts";
import type { Host } from "../../base/host.ts";
import { readJson, readJsonLines } from "../../base/json-document.ts";
import { listOf, messages, type Message } from "../../base/message.ts";
import { tooLargeToRead } from "../../base/read-document.ts";
import { withoutUndefined } from "../../graph/digest.ts";
import { comparePins } from "../../pack/pins.ts";
import { optionsOf } from "../check/prepare.ts";
import type { ReportRun } from "../../report/model/report-run.ts";
import { checkAgainstSchema } from "../../vocabulary/check-against-schema.ts";
import { defaultPack } from "../check/check-request.ts";
import { linesFile } from "../check/gather.ts";
import type { Troubled } from "../exit-code.ts";
import type { OpenPacks } from "../library.ts";
import { pinsOf } from "../lock/lock.ts";
import { askedSettings, receiptDigest, receiptFile } from "../lock/receipt.ts";
import { askedOnceMore, type VerifyRequest } from "../lock/verify.ts";
import {
  nearestPath,
  nothingAt,
  partsDiffer,
  partsUnfit,
  unreadableText,
  unsoundPart,
} from "../request-diagnostics.ts";
import { openAlone, type BulkChecker } from "./bulk.ts";
import { readTally, sealed, writtenTally, type LogPart, type PartStretch } from "./part.ts";
import { openTally } from "./tally.ts";
import { endOf, openTotal, type BulkEnd } from "./total.ts";

export interface MergedParts extends Troubled {
  /** Undefined: one cannot be read, or they do not go together. */
  readonly part: LogPart | undefined;
}

/**
 * Reads parts of a log, each the JSON of a file or of a line of it, and merges them: in whatever order and groups, what comes of it is the same.
 *
 * INVARIANT (each once): a part that is given twice, or that does not begin where the one before it ends, is an error.
 */
export function mergeParts(paths: readonly string[], host: Host): MergedParts {
  const read = paths.map((path) => readParts(host, path));
  const problems = read.flatMap((it) => it.problems);
  const troubles = read.flatMap((it) => it.troubles);
  const parts = read.flatMap((it) => it.parts);
  const [first] = parts;
  if (problems.length + troubles.length > 0 || !first) return { part: undefined, problems, troubles };
  const others = parts.flatMap((it) => differing(it, first) ?? []);
  const joined = others.length > 0 ? others : joinStretches(parts);
  const [trouble] = joined;
  if (trouble && "code" in trouble) return { part: undefined, problems: [], troubles: [trouble] };
  const stretches = joined.flatMap((it) => ("code" in it ? [] : it));
  const { digest: _, ...part } = first.part;
  return { part: sealed({ ...part, stretches }), problems: [], troubles: [] };
}

interface ReadPart {
  readonly path: string;
  readonly part: LogPart;
}

function readParts(host: Host, path: string): Troubled & { readonly parts: readonly ReadPart[] } {
  const none = { parts: [], problems: [], troubles: [] };
  if (!host.isFile(path)) return { ...none, troubles: [nothingAt(path, nearestPath(host, path))] };
  const isLines = linesFile.test(path);
  const large = isLines ? undefined : tooLargeToRead(host, path);
  if (large) return { ...none, problems: [large] };
  const text = host.readText(path);
  if (text === undefined) return { ...none, troubles: [unreadableText.nowhere({ path })] };
  const read = (isLines ? readJsonLines : readJson)({ path: host.relative(path), text });
  const faults = read.documents.flatMap((it) => checkAgainstSchema(it, partSchema));
  // One says that it is no part; the others follow from it.
  const problems = [...read.diagnostics, ...faults].slice(0, 1);
  if (problems.length > 0) return { ...none, problems };
  if (read.documents.length === 0)
    return { ...none, troubles: [unsoundPart.nowhere({ which: unsound.file({ path }), why: unsound.empty() })] };
  const parts = read.documents.map((it) => ({ path, part: partIn(it) }));
  const changed = parts.some(({ part }) => receiptDigest(part) !== part.digest);
  return changed
    ? { ...none, troubles: [unsoundPart.nowhere({ which: unsound.file({ path }), why: unsound.changed() })] }
    : { ...none, parts };
}

// The schema says that it is one.
const partIn = (it: DataDocument): LogPart => toPlain(it.root) as LogPart;

const unsound = messages("engine/unsound-part-why", {
  file: { en: "`{path}`", zh: "`{path}`" },
  all: { en: "the log", zh: "日誌" },
  empty: { en: "it holds no part", zh: "其中沒有任何部分" },
  changed: { en: "it was changed after it was written", zh: "它在寫出後被改動" },
  lost: { en: "the lines that are kept do not show what was counted", zh: "保留的各行與計數不符" },
});

/** What a part was judged by, apart from the lines. */
function basisOf(part: LogPart) {
  const { digest: _, stretches: _stretches, ...others } = part;
  return others;
}

const what = messages("engine/parts-differ-what", {
  engine: { en: "the version of Edict", zh: "Edict 的版本" },
  calendar: { en: "the calendar", zh: "日曆" },
  vocabulary: { en: "the vocabulary", zh: "詞彙表" },
  mapping: { en: "the mapping of other systems'' logs", zh: "其他系統日誌的對應表" },
  pack: { en: "the pack `{id}`", zh: "規則包 `{id}`" },
  settings: { en: "`{id}`", zh: "`{id}`" },
  service: { en: "the text of the service", zh: "服務文檔的內容" },
  profile: { en: "the text of the profile", zh: "配置的內容" },
  columns: { en: "the text of the map of columns", zh: "列對應表的內容" },
  asked: { en: "the command line", zh: "命令行" },
  of: { en: "the number of parts", zh: "部分的總數" },
  log: { en: "the log", zh: "日誌的文件" },
});

/** What of two bases is not the same. */
function differences(a: ReturnType<typeof basisOf>, b: ReturnType<typeof basisOf>): readonly Message[] {
  const isSame = (one: unknown, other: unknown): boolean =>
    canonicalJson(withoutUndefined(one ?? null)) === canonicalJson(withoutUndefined(other ?? null));
  const pins = comparePins(a, b).map(({ part, id }) => (part === "pack" ? what.pack({ id }) : what[part]()));
  const [was, is] = [Object.entries(a.settings), new Map<string, unknown>(Object.entries(b.settings))];
  const names = [...new Set([...was.map(([name]) => name), ...is.keys()])];
  const settings = names.filter((it) => !isSame(new Map<string, unknown>(was).get(it), is.get(it)));
  const others = (["service", "profile", "columns", "asked", "of", "log"] as const).filter(
    (it) => !isSame(a[it], b[it]),
  );
  const all = [...pins, ...settings.map((id) => what.settings({ id })), ...others.map((it) => what[it]())];
  return [...new Map(all.map((it) => [JSON.stringify(it), it])).values()];
}

const unlike = messages("engine/parts-unlike", {
  two: { en: "`{a}` and `{b}` were not judged alike", zh: "`{a}` 與 `{b}` 不是同樣判斷的" },
  now: { en: "what judges now is not what judged the parts", zh: "現在用以判斷的內容與判斷各部分時不同" },
});

function differ(which: Message, found: readonly Message[]): Diagnostic<undefined> | undefined {
  if (found.length === 0) return undefined;
  return partsDiffer.nowhere({ which, what: listOf(found, "and"), count: found.length });
}

const differing = (it: ReadPart, first: ReadPart): Diagnostic<undefined> | undefined =>
  differ(unlike.two({ a: first.path, b: it.path }), differences(basisOf(it.part), basisOf(first.part)));

const unfit = messages("engine/parts-do-not-fit-why", {
  twice: {
    en: "part {number} is given twice, in `{a}` and in `{b}`",
    zh: "第 {number} 部分給出了兩次：`{a}` 和 `{b}`",
  },
  missing: {
    en: "of {of} parts {missing} {count, plural, one {is} other {are}} missing",
    zh: "共 {of} 個部分，缺少第 {missing} 部分{count, plural, other {}}",
  },
  range: { en: "{first} to {last}", zh: "{first} 至 {last}" },
  outside: { en: "there is no part {number} of {of}", zh: "沒有第 {number} 部分，總共只有 {of} 個" },
  apart: {
    en: "part {a} ends at byte {to} of the log, and part {b} begins at byte {from}",
    zh: "第 {a} 部分到日誌的第 {to} 字節為止，而第 {b} 部分從第 {from} 字節開始",
  },
  open: {
    en: "part {a} ends within a line, which part {b} does not know",
    zh: "第 {a} 部分在一行中間結束，第 {b} 部分不知道該行的開頭",
  },
});

const unfitRemedies = messages("engine/parts-do-not-fit-remedy", {
  once: { en: "name each part once", zh: "每個部分只指定一次" },
  judge: {
    en: "judge what is missing, or wait for it; `-f part` merges what is there",
    zh: "判斷缺少的部分，或者等它完成；`-f part` 可先合併已有的部分",
  },
  again: {
    en: "the log has changed while it was judged: judge all its parts again",
    zh: "日誌在判斷期間有變化：重新判斷其所有部分",
  },
  cut: { en: "cut the log where lines end, as `split -n l/16` does", zh: "在行尾切分日誌，如 `split -n l/16`" },
});

/** Joins what follows each other; the other stretches stay by themselves. */
function joinStretches(parts: readonly ReadPart[]): readonly (PartStretch | Diagnostic<undefined>)[] {
  const all = parts.flatMap(({ path, part }) => part.stretches.map((stretch) => ({ path, stretch, of: part.of })));
  const joined: { readonly path: string; readonly stretch: PartStretch }[] = [];
  for (const { path, stretch, of } of all.toSorted((a, b) => a.stretch.first - b.stretch.first)) {
    const [before, { first, last }] = [joined.at(-1), stretch];
    if (first > last || last > of)
      return [partsUnfit.nowhere({ why: unfit.outside({ number: last, of }), remedy: unfitRemedies.once() })];
    if (before && first <= before.stretch.last)
      return [
        partsUnfit.nowhere({
          why: unfit.twice({ number: first, a: before.path, b: path }),
          remedy: unfitRemedies.once(),
        }),
      ];
    if (before?.stretch.last === first - 1) {
      const fault = faultBetween(before.stretch, stretch);
      if (fault) return [fault];
      joined.splice(-1, 1, { path, stretch: join(before.stretch, stretch) });
    } else joined.push({ path, stretch });
  }
  return joined.map((it) => it.stretch);
}

function faultBetween(a: PartStretch, b: PartStretch): Diagnostic<undefined> | undefined {
  const between = { a: a.last, b: b.first };
  if (a.bytes?.to !== b.bytes?.from) {
    const [to, from] = [a.bytes?.to ?? 0, b.bytes?.from ?? 0];
    return partsUnfit.nowhere({ why: unfit.apart({ ...between, to, from }), remedy: unfitRemedies.again() });
  }
  const goesOn = a.open && b.files.some((it) => it.lines > 0);
  return goesOn ? partsUnfit.nowhere({ why: unfit.open(between), remedy: unfitRemedies.cut() }) : undefined;
}

function join(a: PartStretch, b: PartStretch): PartStretch {
  const total = openTally(a.unnamed);
  for (const it of [a, b]) total.add(readTally(it));
  return {
    first: a.first,
    last: b.last,
    bytes: a.bytes && b.bytes && { from: a.bytes.from, to: b.bytes.to },
    open: b.files.some((it) => it.lines > 0) ? b.open : a.open,
    ...writtenTally(total.value()),
  };
}

/** Of a log, what is said in the end; or why that cannot be said. */
export type EndOfParts = { readonly end: BulkEnd } | { readonly run: ReportRun } | Troubled;

/**
 * Tells what a check of the whole log would: what was counted is told from the lines that are kept, which are judged once more. `request`: where packs and
 * files lie now, if elsewhere than when the parts were judged.
 */
export function endOfParts(
  part: LogPart,
  request: Omit<VerifyRequest, "receipt" | "inputs">,
  host: Host,
  open?: OpenPacks,
): EndOfParts {
  const trouble = missingIn(part);
  if (trouble) return { problems: [], troubles: [trouble] };
  const { settings } = part;
  const packs = request.packs.length + settings.packs.length > 0 ? request.packs : [defaultPack];
  // A log is no folder, so that no project is looked for in it.
  const asked = askedOnceMore(settings, { ...request, packs, inputs: ["log.jsonl"] });
  const bulk = openAlone(asked, host, open);
  if (!("prepared" in bulk)) return { run: bulk };
  const other = otherNow(part, asked, bulk, host);
  if (other) return { problems: [], troubles: [other] };
  const total = openTotal(bulk);
  for (const it of part.stretches) total.add(readTally(it));
  const end = endOf(bulk, total.value());
  if (end.isWhole) return { end };
  return { problems: [], troubles: [unsoundPart.nowhere({ which: unsound.all(), why: unsound.lost() })] };
}

function missingIn({ stretches, of, log }: LogPart): Diagnostic<undefined> | undefined {
  const gaps = [...stretches, { first: of + 1 }].flatMap((it, at) => {
    const after = (stretches[at - 1]?.last ?? 0) + 1;
    return after < it.first ? [{ first: after, last: it.first - 1 }] : [];
  });
  if (gaps.length > 0) {
    const missing = gaps.map(({ first, last }) => (first === last ? `${first}` : unfit.range({ first, last })));
    const count = gaps.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    return partsUnfit.nowhere({
      why: unfit.missing({ of, missing: listOf(missing, "and"), count }),
      remedy: unfitRemedies.judge(),
    });
  }
  const [whole] = stretches;
  const [from, to] = [whole?.bytes?.from ?? 0, whole?.bytes?.to ?? 0];
  if (!log || (from === 0 && to === log.bytes)) return undefined;
  const why = unfit.apart({ a: of, to, b: of + 1, from: log.bytes });
  return partsUnfit.nowhere({ why, remedy: unfitRemedies.again() });
}

/** What judges now is what judged the parts, but for where it lies. */
function otherNow(
  part: LogPart,
  asked: Parameters<typeof askedSettings>[0],
  { prepared }: BulkChecker,
  host: Host,
): Diagnostic<undefined> | undefined {
  const { packs, all, settings, library, profile } = prepared;
  const is = askedSettings(asked, { packs, settings, options: optionsOf(prepared.asked, profile.profile) });
  const { service, profile: itsProfile, columns, packs: named, vocabularies } = part.settings;
  const now = {
    ...basisOf(part),
    ...pinsOf(host, asked.library, library, all),
    settings: { ...is, service, profile: itsProfile, columns, packs: named, vocabularies },
    service: moved(part.service, receiptFile(host, asked.service)),
    profile: moved(part.profile, receiptFile(host, asked.profile)),
    columns: moved(part.columns, receiptFile(host, asked.columns)),
  };
  return differ(unlike.now(), differences(basisOf(part), now));
}

/** A file of the same text, wherever it lies; one that the parts did not have is another. */
const moved = <T extends { readonly path: string; readonly digest: string }>(was: T | undefined, is: T | undefined) =>
  was && is ? { ...is, path: was.path } : is;
