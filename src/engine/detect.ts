import type { ExitCode } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { mainland } from "../base/instant.ts";
import { scan, type Scan } from "../detect/scan.ts";
import type { DetectRun } from "../report/model/detect-report.ts";
import { capped } from "./capped.ts";
import { findProject } from "./check-request.ts";
import { exitOf, firstOf } from "./exit-code.ts";
import { gather } from "./gather.ts";
import { gatherProject } from "./gather-project.ts";
import { isDiagnostic, openLibrary, openMapping } from "./library.ts";
import { readsForeign } from "./project.ts";
import { nothingToScan } from "./request-diagnostics.ts";
import { engineVersion } from "./version.ts";

/** Looks for personal data in the words of documents, or of a project's: exit code 1 if there is some, 5 if no document holds words. */
export function detect(paths: readonly string[], folder: string, host: Host): DetectRun {
  const library = openLibrary(host, folder);
  if (isDiagnostic(library)) return finish({ scans: [], problems: [], troubles: [library], skipped: [] });
  const found = findProject({ inputs: paths }, host);
  if (found.troubles.length + found.diagnostics.length > 0)
    return finish({ scans: [], problems: found.diagnostics, troubles: found.troubles, skipped: [] });
  const mapping = readsForeign(undefined, found.project) ? openMapping(host, folder) : undefined;
  if (mapping && isDiagnostic(mapping)) return finish({ scans: [], problems: [], troubles: [mapping], skipped: [] });
  const { vocabulary } = library;
  const reading = { vocabulary, zone: mainland, needsOwnDay: false, foreign: undefined, mapping };
  const gathered = found.project ? gatherProject(host, found.project, reading) : gather(host, paths, reading);
  const { inputs, problems, troubles, skipped } = gathered;
  const scans = inputs.flatMap(scan);
  const isSilent = scans.length + troubles.length === 0 && !problems.some((it) => it.severity === "error");
  return finish({
    scans,
    problems: capped(problems),
    troubles: isSilent ? [nothingToScan.nowhere({})] : troubles,
    skipped,
  });
}

function finish(run: Omit<DetectRun, "engine" | "exitCode">): DetectRun {
  const held = new Set<ExitCode>([
    ...run.troubles.map(exitOf),
    ...(run.problems.some((it) => it.severity === "error") ? [4 as const] : []),
    run.scans.length === 0 ? 5 : run.scans.some(hasFound) ? 1 : 0,
  ]);
  return { ...run, engine: engineVersion, exitCode: firstOf(held) };
}

const hasFound = ({ texts }: Scan): boolean => texts.some((it) => it.found.length > 0);
