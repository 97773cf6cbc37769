import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { caseGaps } from "../cases/case-gaps.ts";
import { readCases } from "../cases/read-cases.ts";
import { runCase, type CaseResult } from "../cases/run-cases.ts";
import { neededBy } from "../pack/closure.ts";
import type { Pack } from "../pack/pack.ts";
import type { ExitCode, Trouble } from "../report/report-run.ts";
import { isTrouble, loadPacks, openLibrary } from "./library.ts";

export interface PackTest {
  readonly pack: string;
  readonly results: readonly CaseResult[];
  /** `PACK.RULE: verdict` that no case shows and no reason excuses. */
  readonly missing: readonly string[];
}

export interface TestRun {
  readonly packs: readonly PackTest[];
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Trouble[];
  readonly exitCode: ExitCode;
}

/** Runs the cases of packs, all shipped ones if none is named; `pattern`: only cases whose name holds it. */
export function testPacks(names: readonly string[], library: string, host: Host, pattern?: string): TestRun {
  const opened = openLibrary(host, library);
  if (isTrouble(opened)) return { packs: [], problems: [], troubles: [opened], exitCode: opened.exitCode };
  const loaded = loadPacks(host, opened, names.length > 0 ? names : [...opened.packs.keys()], "alone");
  const all = [...loaded.packs, ...loaded.needed];
  const byId = new Map(all.map(({ manifest: { id } }) => [id, all.filter((it) => it.manifest.id === id)] as const));
  const tested = loaded.packs.map((pack) => {
    const needed = [...neededBy(pack, byId)].flatMap((id) => byId.get(id) ?? []);
    const world = { pack, needed, vocabulary: opened.vocabulary, calendar: opened.calendar };
    const cases = readCases(host, pack);
    const chosen = cases.cases.filter((it) => pattern === undefined || it.name.includes(pattern));
    const gaps = caseGaps(pack, needed, cases);
    return {
      pack: nameOf(pack, byId),
      results: chosen.map((it) => runCase(it, world)),
      missing: gaps.missing,
      problems: [...cases.diagnostics, ...gaps.needless],
    };
  });
  const problems = [...loaded.problems, ...tested.flatMap((it) => it.problems)];
  const failed = tested.some((it) => it.results.some((one) => one.wrong.length + one.problems.length > 0));
  const broken = problems.some((it) => it.severity === "error");
  const code = loaded.troubles[0]?.exitCode ?? (broken ? 3 : failed ? 1 : 0);
  return { packs: tested, problems, troubles: loaded.troubles, exitCode: code };
}

/** Its id; of several texts with the folder, which is named by its day. */
function nameOf({ manifest: { id }, folder }: Pack, byId: ReadonlyMap<string, readonly Pack[]>): string {
  return (byId.get(id) ?? []).length > 1 ? `${id} of ${folder.replace(/^.*\//, "")}` : id;
}
