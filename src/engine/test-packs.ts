import type { Day, Interval } from "../base/civil-date.ts";
import type { Host } from "../base/host.ts";
import { caseGaps, type CaseGap } from "../cases/case-gaps.ts";
import { readCases } from "../cases/read-cases.ts";
import { runCase, type CaseContext, type CaseResult } from "../cases/run-cases.ts";
import { transitiveNeeds } from "../pack/closure.ts";
import type { Pack } from "../pack/pack.ts";
import type { Input } from "../vocabulary/input.ts";
import { attestationChecker } from "./check/validate-inputs.ts";
import type { VerbRun } from "./exit-code.ts";
import { loadNamedPacks, packsById, type ShippedLibrary } from "./library.ts";
import { capRun } from "./many-mistakes.ts";
import { openWorkplace } from "./project/workplace.ts";

export interface PackTest {
  readonly pack: string;
  /** Of several texts of one law: the folder of this one, which is named by its day. */
  readonly folder: string | undefined;
  readonly results: readonly CaseResult[];
  /** Some of its cases have mistakes and are not among the results. */
  readonly isBroken: boolean;
  /** How many of them do, as far as their files can be read. */
  readonly notRun: number;
  /** How many cases fail that judge by the law of a day before the first of the text, and that day. */
  readonly early: { readonly cases: number; readonly from: Day } | undefined;
  /** What no case shows and no reason excuses; nothing while cases have mistakes, or there are none. */
  readonly missing: readonly CaseGap[];
}

export interface TestRun extends VerbRun {
  readonly packs: readonly PackTest[];
}

/**
 * Runs the cases of packs; if none is named, of those of the project around the working folder, or of all shipped ones.
 * `pattern`: only cases whose name holds it; `folder`: the cases of that folder instead of the packs' own, of which nobody
 * asks that they show every verdict; `vocabularies`: folders of such.
 */
export function runTests(
  names: readonly string[],
  library: string | ShippedLibrary,
  host: Host,
  pattern?: string,
  folder?: string,
  vocabularies?: readonly string[],
): TestRun {
  const opened = openTests(names, library, host, folder, vocabularies);
  if ("exitCode" in opened) return { packs: [], ...opened };
  const { loaded, byId, worlds } = opened;
  const tested = worlds.map((world) => {
    const { pack, needed } = world;
    const cases = readCases(host, pack, folder);
    const isChosen = (name: string): boolean => pattern === undefined || name.includes(pattern);
    const gaps = folder === undefined ? caseGaps(pack, needed, cases) : noGaps;
    const results = cases.cases.filter((it) => isChosen(it.name)).map((it) => runCase(it, world));
    const isBroken = cases.diagnostics.some((it) => it.severity === "error");
    return {
      pack: pack.manifest.id,
      folder: folderShown(pack, byId),
      results,
      isBroken,
      notRun: cases.mistaken.filter(isChosen).length,
      early: earlyCases(results, pack.manifest.inForce),
      missing: isBroken || cases.cases.length === 0 ? [] : gaps.missing,
      problems: [...cases.diagnostics, ...gaps.needless],
    };
  });
  const problems = [...loaded.problems, ...tested.flatMap((it) => it.problems)];
  const failed = tested.some((it) => it.results.some((one) => one.wrong.length + one.problems.length > 0));
  const broken = problems.some((it) => it.severity === "error");
  const hasRun = tested.some((it) => it.results.length > 0);
  const code = loaded.troubles[0]?.exit ?? (broken ? 3 : failed ? 1 : hasRun ? 0 : 5);
  return capRun({ packs: tested, problems, troubles: loaded.troubles, exitCode: code });
}

function earlyCases(results: readonly CaseResult[], inForce: Interval): PackTest["early"] {
  if (inForce === "never") return undefined;
  const { from } = inForce;
  const early = results.filter(
    ({ case: it, wrong }) => wrong.length > 0 && !it.asIfInForce && (it.lawOf ?? it.asOf) < from,
  );
  return early.length > 0 ? { cases: early.length, from } : undefined;
}

const noGaps = { missing: [], needless: [] };

/** Packs whose cases can be read, each with what these are judged by. */
interface OpenTests {
  readonly loaded: ReturnType<typeof loadNamedPacks>;
  readonly byId: ReadonlyMap<string, readonly Pack[]>;
  readonly worlds: readonly CaseContext[];
}

/** Of several texts of one law the folder of this one, which is named by its day. */
export const folderShown = ({ manifest, folder }: Pack, byId: OpenTests["byId"]): string | undefined =>
  (byId.get(manifest.id) ?? []).length > 1 ? folder.replace(/^.*\//, "") : undefined;

/**
 * Loads the packs that `runTests` would test; what was wrong where none can be. `compiled`: whether what a build has compiled is
 * taken, or all is compiled anew, so that its folders are `opened`.
 */
export function openTests(
  names: readonly string[],
  library: string | ShippedLibrary,
  host: Host,
  folder?: string,
  vocabularies?: readonly string[],
  compiled: "before" | "anew" = "before",
): OpenTests | VerbRun {
  const here = openWorkplace(host, library, vocabularies);
  if ("exitCode" in here) return here;
  const shipped = [...here.library.packs.keys()];
  const taken = compiled === "before" ? here.library : { ...here.library, compiled: () => undefined };
  const loaded = loadNamedPacks(host, taken, names.length > 0 ? names : (here.packs ?? shipped), "alone");
  const byId = packsById([...loaded.packs, ...loaded.needed]);
  const worlds = loaded.packs.map((pack): CaseContext => {
    const needed = [...transitiveNeeds(pack, byId)].flatMap((id) => byId.get(id) ?? []);
    const checkAttestations = attestationChecker([pack, ...needed], shipped);
    // A case may take away what its base signs of; cases of a folder may sign of what another text of the law asks.
    const mistakesIn = (inputs: readonly Input[], bases: readonly Input[]) =>
      folder === undefined ? checkAttestations([...inputs, ...bases]) : [];
    return { pack, needed, vocabulary: loaded.vocabulary, mistakesIn };
  });
  return { loaded, byId, worlds };
}
