import { coverageOf, type Coverage } from "../analysis/coverage.ts";
import type { Host } from "../base/host.ts";
import { defaultPack } from "./check/check-request.ts";
import { stoppedBy, type VerbRun } from "./exit-code.ts";
import { isDiagnostic, loadEachAlone, openLibrary } from "./library.ts";
import { packsOfWorkingFolder } from "./project/project-file.ts";

export interface CoverageRun extends VerbRun {
  readonly coverages: readonly Coverage[];
}

/**
 * What packs, by id or folder, hold of their law's text: those of the project in the working folder, or the default one, if
 * none is named. `beside`: packs that they may need; `failOnOpen`: exit code 1 if a unit is open.
 */
export function runCoverage(
  names: readonly string[],
  beside: readonly string[],
  failOnOpen: boolean,
  library: string,
  host: Host,
): CoverageRun {
  const opened = openLibrary(host, library);
  if (isDiagnostic(opened)) return { coverages: [], ...stoppedBy(opened) };
  const asked = names.length > 0 ? { names, diagnostics: [] } : packsOfWorkingFolder(host, [defaultPack]);
  if (asked.diagnostics.length > 0) return { coverages: [], problems: asked.diagnostics, troubles: [], exitCode: 4 };
  const { packs, problems, troubles } = loadEachAlone(host, opened, asked.names, beside);
  const coverages = packs.map(coverageOf);
  const isBroken = problems.some((it) => it.severity === "error");
  const isOpen = coverages.some(({ units }) => units.some((it) => it.open.length > 0));
  const exitCode = troubles[0]?.exit ?? (isBroken ? 3 : failOnOpen && isOpen ? 1 : 0);
  return { coverages, problems, troubles, exitCode };
}
