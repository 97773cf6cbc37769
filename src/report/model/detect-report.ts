import { problemsOf } from "./build-report.ts";
import type { Diagnostic, ExitCode } from "../../base/diagnostic.ts";
import { locales } from "../../base/locale.ts";
import type { DetectorKind } from "../../detect/detect.ts";
import { additionsOf, detectors, findingOf, type Detector, type Finding, type Scanner } from "../../detect/findings.ts";
import type { Placed, Scan } from "../../detect/scan.ts";
import { masked } from "./masked.ts";
import { reportPlace } from "./report-place.ts";
import type { ReportProblem, ReportTrouble, Report } from "./report.ts";
import type { ReportRun } from "./report-run.ts";
import type { ReportPlace } from "./rule-report.ts";
import { reportTrouble, skippedIn } from "./said-in.ts";

/** What a search for personal data knows when it ends. */
export interface DetectRun extends Pick<ReportRun, "troubles" | "skipped" | "exitCode"> {
  readonly engine: string;
  readonly scans: readonly Scan[];
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
  readonly subject: Scan["subject"];
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
  readonly span: Placed["span"];
  /** In the file. */
  readonly at: ReportPlace;
}

export function buildDetectReport({ engine, scans, problems, troubles, skipped, exitCode }: DetectRun): DetectReport {
  return {
    detect: "detect@1",
    engine,
    detectors,
    scanned: scans.map(reportScan),
    problems: problemsOf({ policyProblems: [], inputProblems: problems }),
    troubles: troubles.map((it) => reportTrouble(it)),
    skipped: skipped.map((it) => skippedIn(it, locales.en)),
    exit_code: exitCode,
  };
}

function reportScan(scan: Scan): ReportScan {
  const { subject, id, place, texts } = scan;
  const added = additionsOf(scan);
  const all = texts.flatMap(({ found, message }) => found.map((it) => findingOf(it, message)));
  return {
    subject,
    id,
    at: reportPlace(place),
    texts: texts.map((it) => ({
      path: it.path,
      length: it.length,
      at: reportPlace(it.place),
      found: it.found.map(reportDetection),
    })),
    adds: added !== undefined,
    findings: added ? added.findings.map((it) => it.finding) : all,
    scanned_by: added?.scannedBy ?? [],
  };
}

function reportDetection({ kind, written, span, place }: Placed): ReportDetection {
  return { kind, masked: masked(written), span, at: reportPlace(place) };
}
