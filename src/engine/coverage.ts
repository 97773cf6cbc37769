import { coverageOf, type Coverage } from "../analysis/coverage.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { noPolicies } from "../pack/diagnostics.ts";
import { readPackFiles, readVersion } from "../pack/read-pack.ts";
import { defaultPack } from "./check/check-request.ts";
import type { VerbRun } from "./exit-code.ts";
import { loadWithOthers } from "./library.ts";
import { openWorkplace } from "./project/workplace.ts";

export interface CoverageRun extends VerbRun {
  readonly coverages: readonly Coverage[];
}

/**
 * What packs, by id or folder, hold of their law's text: those of the project around the working folder, or the default one, if
 * none is named. `beside`: packs that they may need; `failOnOpen`: exit code 1 if a unit is open; a pack without policies shows its units; `vocabularies`: folders of such.
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
  const { packs, vocabulary: all, problems: found, troubles } = loadWithOthers(host, here.library, asked, beside);
  const begun = found.flatMap((it) => (it.code === noPolicies.code ? (unencoded(host, it) ?? []) : []));
  // That nothing is encoded yet is no mistake here, and it is no news beside what is one.
  const others = found.filter((it) => it.code !== noPolicies.code);
  const hasErrors = others.some((it) => it.severity === "error");
  const problems = hasErrors ? others : found.filter((it) => !begun.some((one) => one.of === it));
  const coverages = [
    ...packs.map((it) => coverageOf(it, { program: it.program, vocabulary: all.vocabulary })),
    ...begun.map((it) => it.coverage),
  ];
  const isBroken = problems.some((it) => it.severity === "error");
  const isOpen = coverages.some(({ units }) => units.some((it) => it.open.length > 0));
  const exitCode = troubles[0]?.exit ?? (isBroken ? 3 : failOnOpen && isOpen ? 1 : 0);
  return { coverages, problems, troubles, exitCode };
}

/** The units of a pack that has no policies yet: all of its text is open; undefined: it cannot be read. */
function unencoded(host: Host, of: Diagnostic): { readonly of: Diagnostic; readonly coverage: Coverage } | undefined {
  const version = readVersion(host, host.relative(host.resolve(of.place.source.path, "..")))?.version;
  if (!version) return undefined;
  const { text, captions, diagnostics } = readPackFiles(host, version);
  const isSound = diagnostics.every((it) => it.severity !== "error" || it.code === noPolicies.code);
  if (!text || !isSound) return undefined;
  return { of, coverage: coverageOf({ manifest: version.manifest, text, captions, checked: undefined }) };
}
