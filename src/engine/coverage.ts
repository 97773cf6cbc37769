import { coverageOf, type Coverage } from "../analysis/coverage.ts";
import type { Host } from "../base/host.ts";
import { defaultPack } from "./check/check-request.ts";
import type { VerbRun } from "./exit-code.ts";
import { loadEachAlone } from "./library.ts";
import { openWorkplace } from "./project/workplace.ts";

export interface CoverageRun extends VerbRun {
  readonly coverages: readonly Coverage[];
}

/**
 * What packs, by id or folder, hold of their law's text: those of the project around the working folder, or the default one, if
 * none is named. `beside`: packs that they may need; `failOnOpen`: exit code 1 if a unit is open; `vocabularies`: folders of such.
 */
export function runCoverage(
  names: readonly string[],
  beside: readonly string[],
  failOnOpen: boolean,
  library: string,
  host: Host,
  vocabularies: readonly string[] = [],
): CoverageRun {
  const here = openWorkplace(host, library, vocabularies);
  if ("exitCode" in here) return { coverages: [], ...here };
  const asked = names.length > 0 ? names : (here.packs ?? [defaultPack]);
  const { packs, problems, troubles } = loadEachAlone(host, here.library, asked, beside);
  const coverages = packs.map(coverageOf);
  const isBroken = problems.some((it) => it.severity === "error");
  const isOpen = coverages.some(({ units }) => units.some((it) => it.open.length > 0));
  const exitCode = troubles[0]?.exit ?? (isBroken ? 3 : failOnOpen && isOpen ? 1 : 0);
  return { coverages, problems, troubles, exitCode };
}
