import { formatDay, type Day } from "../../base/civil-date.ts";
import type { Diagnostic, ExitCode } from "../../base/diagnostic.ts";
import type { Locale } from "../../base/locale.ts";
import type { Place } from "../../base/text.ts";
import type { CaseGap } from "../../cases/case-gaps.ts";
import type { CaseResult } from "../../cases/run-cases.ts";
import { causeMessage } from "../messages/causes.ts";
import { problemsOf, reportTrouble } from "./build-report.ts";
import { reportPlace } from "./report-place.ts";
import type { ReportPlace, ReportProblem, ReportTrouble } from "./report.ts";

/** What is known of the cases of packs that have run. */
interface TestedPacks {
  readonly packs: readonly {
    readonly pack: string;
    readonly folder: string | undefined;
    readonly results: readonly CaseResult[];
    readonly isBroken: boolean;
    readonly notRun: number;
    readonly early: { readonly cases: number; readonly from: Day } | undefined;
    readonly missing: readonly CaseGap[];
  }[];
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
  readonly exitCode: ExitCode;
}

/** The same as plain data, the one source of every format; `grammar/schema/tests-1.schema.json` is its schema. */
export interface TestReport {
  readonly tests: "tests@1";
  readonly engine: string;
  /** Only cases whose name holds this text have run; undefined: all. */
  readonly only: string | undefined;
  readonly packs: readonly ReportPackTest[];
  /** Of mistakes only those that stand in no result of a case. */
  readonly problems: readonly ReportProblem[];
  readonly troubles: readonly ReportTrouble[];
  readonly exit_code: ExitCode;
}

export interface ReportPackTest {
  readonly pack: string;
  /** Of several texts of one law: the folder of this one. */
  readonly folder: string | undefined;
  readonly cases: readonly ReportCase[];
  /** Some of its cases have mistakes and are not among these. */
  readonly broken: boolean;
  /** How many of them do, as far as their files can be read. */
  readonly not_run: number;
  /** How many cases fail that judge by the law of a day before the first of the text, and that day. */
  readonly early: { readonly cases: number; readonly from: string } | undefined;
  /** What no case shows and no reason excuses; nothing where only some cases were asked for. */
  readonly missing: readonly CaseGap[];
}

export interface ReportCase {
  readonly case: string;
  readonly why: string;
  readonly at: ReportPlace;
  /** `error`: its documents, or its profile, have mistakes. */
  readonly result: "passed" | "failed" | "error";
  readonly wrong: readonly ReportMiss[];
  readonly problems: readonly ReportProblem[];
}

/** A rule that is otherwise than a case expects. */
interface ReportMiss {
  readonly rule: string;
  readonly expected: string;
  readonly got: string;
  /** What is missing for another verdict, a sentence each; undefined: nothing is. */
  readonly because: readonly string[] | undefined;
  /** Where the case expects it. */
  readonly at: ReportPlace;
}

/** `only`: a text in the names of those cases that were asked for, so that gaps and packs without any tell nothing. */
export function buildTestReport(
  tested: TestedPacks,
  engine: string,
  only: string | undefined,
  locale: Locale,
): TestReport {
  const shown = only !== undefined ? tested.packs.filter((it) => it.results.length + it.notRun > 0) : tested.packs;
  return {
    tests: "tests@1",
    engine,
    only,
    packs: shown.map(({ pack, folder, results, isBroken, notRun, early, missing }) => ({
      pack,
      folder,
      cases: results.map((it) => reportCase(it, locale)),
      broken: isBroken,
      not_run: notRun,
      early: early && { ...early, from: formatDay(early.from) },
      missing: only === undefined ? missing : [],
    })),
    problems: problemsOf({ policyProblems: tested.problems, inputProblems: [] }, locale),
    troubles: tested.troubles.map((it) => reportTrouble(it, locale)),
    exit_code: tested.exitCode,
  };
}

function reportCase({ case: one, wrong, problems }: CaseResult, locale: Locale): ReportCase {
  return {
    case: one.name,
    why: one.why,
    at: reportPlace(one.place),
    result: problems.length > 0 ? "error" : wrong.length > 0 ? "failed" : "passed",
    wrong: wrong.map(({ expected: { rule, verdict, place }, got, causes }) => {
      const because = [...new Set(causes.map((it) => locale.say(causeMessage(it, undefined))))];
      const told = because.length > 0 ? because : undefined;
      return { rule, expected: verdict, got, because: told, at: reportPlace(place) };
    }),
    problems: problemsOf({ policyProblems: [], inputProblems: problems }, locale),
  };
}
