import { atPlace, type Diagnostic } from "../../base/diagnostic.ts";
import { documentTooLarge } from "../../base/diagnostics.ts";
import { groupBy } from "../../base/group-by.ts";
import type { Host } from "../../base/host.ts";
import { messages, type Message } from "../../base/message.ts";
import { placeAtStart, positionAt, type Place, type SourceText } from "../../base/text.ts";
import type { Program } from "../../evaluate/program.ts";
import type { RuleNode } from "../../graph/graph.ts";
import { nameDocuments } from "../../pack/waive/fingerprint.ts";
import { noSuppressions } from "../../pack/waive/suppressions.ts";
import { withFindings } from "../../readers/detect/findings.ts";
import { holdsStreamChunks } from "../../readers/foreign/read-foreign.ts";
import type { ReportRun } from "../../report/model/report-run.ts";
import type { Input } from "../../vocabulary/input.ts";
import type { CheckRequest } from "../check/check-request.ts";
import { findService, reportOf, unread, judge } from "../check/check.ts";
import { linesFile, nothingGathered, noSuchInput, packedLog, readSource } from "../check/gather.ts";
import { prepare, blockingDiagnostics, runOf, type Prepared } from "../check/prepare.ts";
import {
  attestationChecker,
  decisionWarnings,
  documentWarnings,
  unlistedPersonalData,
} from "../check/validate-inputs.ts";
import { notUtf8 } from "../diagnostics.ts";
import type { OpenPacks } from "../library.ts";
import { capDiagnostics } from "../many-mistakes.ts";
import { needsAllLines, unlistedFolder } from "../request-diagnostics.ts";
import { dividesTable, isTableFolder } from "./log-files.ts";
import type { LineFault } from "./tally.ts";

/** What judges lines by themselves. It holds nothing of the lines that it has judged. */
export interface BulkChecker {
  readonly prepared: Prepared;
  /** The one that all lines belong to. */
  readonly service: Input | undefined;
  /** Mistakes that stand in no line. */
  readonly problems: readonly Diagnostic[];
  /** Rules on documents that hear what other documents break: none of them can be asked of a line alone. */
  readonly crossing: readonly RuleNode[];
  readonly checkAttestations: ReturnType<typeof attestationChecker>;
  /** Attestations of the service about names that it does not have; a line may. */
  readonly unnamed: readonly Diagnostic[];
}

const isLog = (path: string): boolean => linesFile.test(path) || packedLog.test(path.replace(/\/+$/, ""));

/**
 * Prepares to judge files line by line, so that each line gets the decisions that a check of the whole files gives it. Where
 * one line could not be judged without the others the report says so, and nothing is judged.
 */
export function openBulk(request: CheckRequest, host: Host, open?: OpenPacks): BulkChecker | ReportRun {
  const refused = [
    ...request.inputs.filter((it) => !isLog(it)).map((it) => noLog(it, host)),
    ...(request.inputs.length === 0 ? [refusal("files", refusalReasons.noFile())] : []),
    ...(request.waivers === undefined ? [] : [refusal("atOnce", refusalReasons.waivers())]),
    ...(request.baseline === undefined ? [] : [refusal("atOnce", refusalReasons.baseline())]),
    ...request.inputs.filter((it) => isLog(it) && !host.isFile(it)).map((it) => unreadLog(it, host)),
  ];
  return refused.length > 0 ? unread(request, refused, []) : openAlone(request, host, open);
}

const isUnlisted = (path: string, host: Host): boolean => host.isFolder(path) && host.entries(path) === undefined;

const noLog = (path: string, host: Host): Diagnostic<undefined> =>
  isUnlisted(path, host) ? unlistedFolder.nowhere({ path }) : refusal("files", refusalReasons.notLines({ path }));

const unreadLog = (path: string, host: Host): Diagnostic<undefined> => {
  if (!isTableFolder(path, host)) return noSuchInput(path, undefined, () => false);
  if (isUnlisted(path, host)) return unlistedFolder.nowhere({ path });
  const name = path.replace(/\/+$/, "");
  return refusal(
    "files",
    dividesTable(path, host) ? refusalReasons.divided({ path: name }) : refusalReasons.noTable({ path: name }),
  );
};

/** Prepares to judge documents by themselves, without a file that they stand in. */
export function openAlone(request: CheckRequest, host: Host, open?: OpenPacks): BulkChecker | ReportRun {
  const prepared = prepare(request, host, open);
  if (!("settings" in prepared)) return unread(request, prepared.troubles, prepared.diagnostics);
  const { packs, all, others, profile, reading } = prepared;
  const { input: service, ...found } = findService(host, prepared.asked, nothingGathered, reading);
  const troubles = [...prepared.troubles, ...found.troubles, ...profile.troubles];
  const told = service ? blockingDiagnostics(prepared, service) : [];
  const problems = capDiagnostics([...found.problems, ...profile.diagnostics, ...prepared.columnProblems, ...told]);
  if (prepared.stop || packs.length === 0 || found.troubles.length > 0) {
    const nothing = { inputs: [], service, decision: undefined, cover: noSuppressions };
    return reportOf(prepared, { ...nothing, inputProblems: problems, troubles });
  }
  const checkAttestations = attestationChecker(all, others);
  return {
    prepared: { ...prepared, troubles },
    service: told.length === 0 ? service : undefined,
    problems,
    crossing: packs.flatMap((it) => crossingIn(it.program)),
    checkAttestations,
    unnamed: service ? checkAttestations([service]) : [],
  };
}

function crossingIn({ graph }: Program): readonly RuleNode[] {
  const rules = graph.nodes.filter((it) => it.kind === "rule");
  return rules.filter((it) => it.subject !== undefined && it.upon !== undefined);
}

/** Some lines, judged as a run of their own. */
export interface JudgedLines {
  /** Without the mistakes that stand in no line. */
  readonly run: ReportRun;
  /** Attestations of the service about names that neither it nor one of these lines has. */
  readonly unnamed: readonly string[];
}

/** What is wrong with lines that could not be read: they have no text. */
export type LineFaults = ReadonlyMap<SourceText, LineFault>;

/** Judges lines, each a text of its own. */
export function judgeLines(
  bulk: BulkChecker,
  sources: readonly SourceText[],
  faults: LineFaults = new Map(),
): JudgedLines {
  const { prepared, service, crossing, checkAttestations, unnamed } = bulk;
  const { asked, packs, reading } = prepared;
  const read = sources.map((it) => readSource(it, reading));
  const written = read.flatMap((it) => it.inputs);
  const troubles = troublesOf(bulk, sources, written);
  const gathered = asked.detect ? written.map(withFindings) : written;
  const inputs = gathered.filter((it) => blockingDiagnostics(prepared, it).length === 0);
  const judged =
    inputs.length === 0 || troubles.length > 0
      ? undefined
      : judge({ ...runOf(prepared, inputs, service), apart: true });
  const beside = service ? [service] : [];
  const bySource = [...groupBy(gathered, (it) => it.source).values()];
  const signed = bySource.filter((it) => it.some((one) => one.attestations.length > 0));
  const isOfLine = (it: Diagnostic): boolean => it.place.source !== service?.source;
  const problems = [
    ...sources.flatMap((it) => unreadLine(it, faults.get(it))),
    ...read.flatMap((it) => it.problems),
    ...gathered.flatMap((it) => blockingDiagnostics(prepared, it)),
    ...signed.flatMap((it) => checkAttestations([...beside, ...it]).filter(isOfLine)),
    ...(asked.detect ? written.flatMap(unlistedPersonalData) : []),
    ...(judged ? documentWarnings(judged.run) : []),
    ...(judged?.decision ? decisionWarnings(judged.decision, judged.run.inputs, packs) : []),
    ...(judged?.problems ?? []),
  ];
  const judgedInputs = judged?.run.inputs ?? inputs;
  const isHearing = new Set(crossing.map((it) => it.name));
  const decision = judged?.decision && {
    ...judged.decision,
    notes: judged.decision.notes.filter((it) => it.input === undefined || !isHearing.has(it.rule)),
  };
  const run = reportOf(prepared, {
    inputs: judgedInputs,
    service,
    decision,
    cover: { ...noSuppressions, documents: nameDocuments(judgedInputs, (it) => it) },
    inputProblems: problems,
    troubles,
  });
  const seen = unnamed.length === 0 ? [] : checkAttestations([...beside, ...gathered]);
  const left = new Set(seen.map(attestationKey));
  return { run, unnamed: unnamed.map(attestationKey).filter((it) => left.has(it)) };
}

function unreadLine(source: SourceText, fault: LineFault | undefined): readonly Diagnostic[] {
  if (fault === undefined) return [];
  const place = placeAtStart(source);
  return [fault === "not-text" ? notUtf8.at(place, {}) : documentTooLarge.at(place, { what: "line" })];
}

/** The first document or piece of one that nobody can judge without the others. */
function troublesOf(
  { prepared, crossing }: BulkChecker,
  sources: readonly SourceText[],
  inputs: readonly Input[],
): readonly Diagnostic<Place | undefined>[] {
  const { asked, reading } = prepared;
  const { mains } = reading.vocabulary.vocabulary;
  const pieces = sources.filter((it) => asked.from !== undefined && holdsStreamChunks(it, asked.from));
  const services = asked.service === undefined ? inputs.filter((it) => mains.includes(it.subject)) : [];
  const duties = crossing.filter((it) => it.modal === "must" || it.modal === "must-not");
  const hearing = inputs.flatMap((input) => {
    const carried = reading.vocabulary.vocabulary.subjects.get(input.subject)?.carries ?? [];
    const subjects = new Set([...input.roots.keys(), ...carried]);
    const own = duties.filter((it) => it.subject !== undefined && subjects.has(it.subject));
    return own.map(({ name: rule }) => ({ input, rule }));
  });
  return [
    ...pieces.map((source) =>
      atPlace(refusal("whole", refusalReasons.piece()), { source, span: { start: 0, end: 1 } }),
    ),
    ...services.map((it) => atPlace(refusal("files", refusalReasons.service()), it)),
    ...hearing.map(({ input, rule }) => atPlace(refusal("atOnce", refusalReasons.breaches({ rule })), input)),
  ].slice(0, 1);
}

/** Of an attestation of the service what is wrong and where, wherever the service lies. */
export function attestationKey({ code, place }: Diagnostic): string {
  const { line, column } = positionAt(place.source, place.span.start);
  return `${code} ${line}:${column}`;
}

const refusalReasons = messages("engine/others-needed", {
  notLines: {
    en: "`{path}` is not a log: JSON lines or CSV, compressed or not, or Parquet",
    zh: "`{path}` 不是日誌（JSON 行、CSV 及其壓縮文件，或者 Parquet）",
  },
  divided: {
    en: "`{path}` is divided into folders, whose names no document has; `{path}/*/*.parquet` names its tables without them",
    zh: "`{path}` 分為若干文件夾，其名稱不在文檔中；`{path}/*/*.parquet` 指定其中的表，不含這些名稱",
  },
  noTable: { en: "no table is in the folder `{path}`", zh: "文件夾 `{path}` 中沒有表" },
  noFile: { en: "no file is named", zh: "沒有指定文件" },
  service: { en: "this service is that of all others", zh: "該服務將是其他所有文檔的服務" },
  waivers: { en: "waivers are held against all findings of a run", zh: "暫緩要與本次運行的所有發現對照" },
  baseline: { en: "a baseline is held against all findings of a run", zh: "基線要與本次運行的所有發現對照" },
  piece: { en: "this is a piece of an answer", zh: "這是一條回答的片段" },
  breaches: { en: "`{rule}` asks what other documents break", zh: "`{rule}` 要看其他文檔是否違反" },
});

/** That one line cannot be judged without the others. */
const refusal = (remedy: "files" | "atOnce" | "whole", why: Message): Diagnostic<undefined> =>
  needsAllLines.nowhere({ why, remedy });
