import type { Diagnostic, ExitCode } from "../../base/diagnostic.ts";
import type { Locale } from "../../base/locale.ts";
import type { DetectorKind } from "../../readers/detect/detect.ts";
import {
  additionsOf,
  detectors,
  findingOf,
  type Detector,
  type Finding,
  type Scanner,
} from "../../readers/detect/findings.ts";
import type { PlacedDetection, ScannedSubject } from "../../readers/detect/scan-input.ts";
import { problemsOf, reportTrouble, reportSkipped } from "./build-report.ts";
import { reportPlace } from "./report-place.ts";
import type { ReportRun } from "./report-run.ts";
import type { ReportProblem, ReportTrouble, Report, ReportPlace } from "./report.ts";

/** What a search for personal data knows when it ends. */
export interface DetectRun extends Pick<ReportRun, "troubles" | "skipped" | "exitCode"> {
  readonly engine: string;
  readonly scans: readonly ScannedSubject[];
  readonly problems: readonly Diagnostic[];
}

/** The same as plain data, the one source of every format; `grammar/schema/detect-1.schema.json` is its schema. */
export interface DetectReport {
  readonly detect: "detect@1";
  readonly engine: string;
  /** All of them have read every text below. */
  readonly detectors: readonly Detector[];
  readonly scanned: readonly ReportScan[];
  readonly problems: readonly ReportProblem[];
  readonly troubles: readonly ReportTrouble[];
  readonly skipped: Report["skipped"];
  readonly exit_code: ExitCode;
}

export interface ReportScan {
  readonly subject: ScannedSubject["subject"];
  readonly id: string | undefined;
  readonly at: ReportPlace;
  readonly texts: readonly ReportText[];
  /** Whether the document has both lists, so that there is something to add to. */
  readonly adds: boolean;
  /** As the document writes them; where `adds`, without those that it has already. */
  readonly findings: readonly Finding[];
  readonly scanned_by: readonly Scanner[];
}

export interface ReportText {
  readonly path: string;
  /** UTF-16 units. */
  readonly length: number;
  readonly at: ReportPlace;
  readonly found: readonly ReportDetection[];
}

export interface ReportDetection {
  readonly kind: DetectorKind;
  readonly masked: string;
  /** In the text. */
  readonly span: PlacedDetection["span"];
  /** In the file. */
  readonly at: ReportPlace;
}

export function buildDetectReport(
  { engine, scans, problems, troubles, skipped, exitCode }: DetectRun,
  locale: Locale,
): DetectReport {
  return {
    detect: "detect@1",
    engine,
    detectors,
    scanned: scans.map(reportScan),
    problems: problemsOf({ policyProblems: [], inputProblems: problems }),
    troubles: troubles.map((it) => reportTrouble(it)),
    skipped: skipped.map((it) => reportSkipped(it, locale)),
    exit_code: exitCode,
  };
}

function reportScan(scan: ScannedSubject): ReportScan {
  const { subject, id, place, texts } = scan;
  const added = additionsOf(scan);
  const all = texts.flatMap(({ found, message }) => found.map((it) => findingOf(it, message)));
  return {
    subject,
    id,
    at: reportPlace(place),
    texts: texts.map(({ path, length, place: at, found }) => {
      return { path, length, at: reportPlace(at), found: found.map(reportDetection) };
    }),
    adds: added !== undefined,
    findings: added ? added.findings.map((it) => it.finding) : all,
    scanned_by: added?.scannedBy ?? [],
  };
}

function reportDetection({ kind, written, span, place }: PlacedDetection): ReportDetection {
  return { kind, masked: masked(written), span, at: reportPlace(place) };
}

const LONG = 9;

/**
 * A value of which nobody learns more than is needed to find it again: its first three characters and its last two; of a
 * short one the first and the last.
 *
 * @example
 * masked("110101199003077715") // "110*************15"
 * masked("a@b.cn") // "a****n"
 */
export function masked(value: string): string {
  const characters = Array.from(value);
  const [ahead, behind] = characters.length < LONG ? [1, 1] : [3, 2];
  return characters.map((it, at) => (at < ahead || at >= characters.length - behind ? it : "*")).join("");
}
