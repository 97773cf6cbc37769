import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import { readCases } from "../cases/read-cases.ts";
import { caseGaps, runCase, type CaseResult } from "../cases/run-cases.ts";
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
  const loaded = loadPacks(host, opened, names.length > 0 ? names : [...opened.packs.keys()]);
  const tested = loaded.packs.map((pack) => {
    const cases = readCases(host, pack);
    const chosen = cases.cases.filter((it) => pattern === undefined || it.name.includes(pattern));
    const gaps = caseGaps(pack, cases);
    return {
      pack: pack.manifest.id,
      results: chosen.map((it) => runCase(it, pack, opened.vocabulary, opened.calendar)),
      missing: gaps.missing,
      problems: [...cases.diagnostics, ...gaps.needless],
    };
  });
  const problems = [...loaded.problems, ...tested.flatMap((it) => it.problems)];
  const failed = tested.some((it) => it.results.some((one) => one.wrong.length + one.problems.length > 0));
  const broken = loaded.packs.length < new Set(names).size || tested.some((it) => it.problems.length > 0);
  const code =
    loaded.troubles[0]?.exitCode ??
    (broken || loaded.problems.some((it) => it.severity === "error") ? 3 : failed ? 1 : 0);
  return { packs: tested, problems, troubles: loaded.troubles, exitCode: code };
}
