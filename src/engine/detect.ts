import type { ExitCode } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { utc } from "../base/instant.ts";
import { scanInput, type ScannedSubject } from "../readers/detect/scan-input.ts";
import type { DetectRun } from "../report/model/detect-report.ts";
import { findProject } from "./check/check-request.ts";
import { gather } from "./check/gather.ts";
import { exitCodeOfDiagnostic, foremostExitCode } from "./exit-code.ts";
import { isDiagnostic, openLibrary, openMapping, engineVersion } from "./library.ts";
import { capRun } from "./many-mistakes.ts";
import { gatherProject } from "./project/gather-project.ts";
import { readsForeign } from "./project/project-file.ts";
import { nothingToScan } from "./request-diagnostics.ts";

/** Looks for personal data in the words of documents, or of a project's: exit code 1 if there is some, 5 if no document holds words. */
export function runDetect(paths: readonly string[], folder: string, host: Host): DetectRun {
  const library = openLibrary(host, folder);
  if (isDiagnostic(library)) return finish({ scans: [], problems: [], troubles: [library], skipped: [] });
  const found = findProject({ inputs: paths }, host);
  if (found.troubles.length + found.diagnostics.length > 0)
    return finish({ scans: [], problems: found.diagnostics, troubles: found.troubles, skipped: [] });
  const mapping = readsForeign(undefined, found.project) ? openMapping(host, folder) : undefined;
  if (mapping && isDiagnostic(mapping)) return finish({ scans: [], problems: [], troubles: [mapping], skipped: [] });
  const { vocabulary } = library;
  const reading = { vocabulary, zones: [utc] as const, needsOwnDay: false, foreign: undefined, mapping };
  const gathered = found.project ? gatherProject(host, found.project, reading) : gather(host, paths, reading);
  const { inputs, problems, troubles, skipped } = gathered;
  const scans = inputs.flatMap(scanInput);
  const isSilent = scans.length + troubles.length === 0 && !problems.some((it) => it.severity === "error");
  return finish({
    scans,
    problems,
    troubles: isSilent ? [nothingToScan.nowhere({})] : troubles,
    skipped,
  });
}

function finish(run: Omit<DetectRun, "engine" | "exitCode">): DetectRun {
  const held = new Set<ExitCode>([
    ...run.troubles.map(exitCodeOfDiagnostic),
    ...(run.problems.some((it) => it.severity === "error") ? [4 as const] : []),
    run.scans.length === 0 ? 5 : run.scans.some(hasFound) ? 1 : 0,
  ]);
  return capRun({ ...run, engine: engineVersion, exitCode: foremostExitCode(held) });
}

const hasFound = ({ texts }: ScannedSubject): boolean => texts.some((it) => it.found.length > 0);
