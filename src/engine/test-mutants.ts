import type { Host } from "../base/host.ts";
import { placeAtStart } from "../base/text.ts";
import { readCases } from "../cases/read-cases.ts";
import { accountOf, type Account } from "../mutants/account.ts";
import { failingCases } from "../mutants/diagnostics.ts";
import { readSurvivors } from "../mutants/survivors.ts";
import { failing, tryMutants } from "../mutants/try-mutants.ts";
import type { VerbRun } from "./exit-code.ts";
import type { ShippedLibrary } from "./library.ts";
import { capRun } from "./many-mistakes.ts";
import { folderShown, openTests } from "./test-packs.ts";

export interface PackMutants extends Account {
  readonly pack: string;
  /** Of several texts of one law: the folder of this one. */
  readonly folder: string | undefined;
}

export interface MutantsRun extends VerbRun {
  readonly packs: readonly PackMutants[];
}

/**
 * Plants one fault at a time in the policies of packs, and tells which of them no case notices. A pack whose cases have mistakes or fail is
 * not among the results. The parameters are those of `runTests`.
 */
export function runMutants(
  names: readonly string[],
  library: string | ShippedLibrary,
  host: Host,
  vocabularies?: readonly string[],
): MutantsRun {
  const opened = openTests(names, library, host, undefined, vocabularies, "anew");
  if ("exitCode" in opened) return { packs: [], ...opened };
  const { loaded, byId, worlds } = opened;
  const tried = worlds.map((world) => {
    const { pack } = world;
    const { cases, diagnostics } = readCases(host, pack);
    const survivors = readSurvivors(host, pack.folder);
    const problems = [...diagnostics, ...survivors.diagnostics];
    const version = loaded.opened.get(host.resolve(pack.folder));
    if (!version || problems.some(isError)) return { packs: [], problems };
    const wrong = failing(cases, world).length;
    const place = placeAtStart(pack.manifest.source);
    if (wrong > 0)
      return { packs: [], problems: [...problems, failingCases.at(place, { pack: pack.manifest.id, failing: wrong })] };
    const account = accountOf(tryMutants({ world, opened: version, cases }), survivors.value);
    const tested = { pack: pack.manifest.id, folder: folderShown(pack, byId), ...account };
    return { packs: [tested], problems: [...problems, ...account.stale] };
  });
  const packs = tried.flatMap((it) => it.packs);
  const problems = [...loaded.problems, ...tried.flatMap((it) => it.problems)];
  const isBroken = problems.some((it) => isError(it) && it.exit === undefined);
  const isFound = packs.some((it) => it.findings.length > 0) || problems.some((it) => it.exit === 1);
  const exitCode = loaded.troubles[0]?.exit ?? (isBroken ? 3 : isFound ? 1 : 0);
  return capRun({ packs, problems, troubles: loaded.troubles, exitCode });
}

const isError = (it: { readonly severity: string }): boolean => it.severity === "error";
