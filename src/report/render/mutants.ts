import type { Diagnostic, ExitCode } from "../../base/diagnostic.ts";
import type { Locale } from "../../base/locale.ts";
import type { Message } from "../../base/message.ts";
import type { Place } from "../../base/text.ts";
import { scoreOf, type Account } from "../../mutants/account.ts";
import type { Mutant } from "../../mutants/try-mutants.ts";
import { formatWords } from "../messages/labels.ts";
import { mutantWords } from "../messages/mutants.ts";
import { testMessages } from "../messages/tests.ts";
import { problemsOf, reportTrouble } from "../model/build-report.ts";
import { reportPlace } from "../model/report-place.ts";
import { remarkAnnotation, type Annotation } from "../view/annotations.ts";
import { remarksOf } from "../view/findings.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { wrap } from "../view/text-layout.ts";
import { showDiagnostics } from "./diagnostics.ts";
import { workflowCommands } from "./github.ts";
import { jsonText } from "./json.ts";

/** Packs in whose policies faults were planted one at a time, and what has become of them. */
export interface MutantsReport {
  readonly engine: string;
  readonly packs: readonly PackAccount[];
  /** Why packs were not looked at, and entries for what does not survive. */
  readonly problems: readonly Diagnostic[];
  readonly troubles: readonly Diagnostic<Place | undefined>[];
  readonly exitCode: ExitCode;
}

interface PackAccount extends Account {
  readonly pack: string;
  readonly folder: string | undefined;
}

/** A line for each pack, then each fault that nobody notices and no entry names. */
export function mutantsText({ packs }: MutantsReport, options: ShowOptions): string {
  const { paint, locale, width, quiet } = options;
  const lines = packs.flatMap((it) => [
    paint(it.unlisted.length > 0 ? "undetermined" : "satisfied", locale.say(scoreMessage(it))),
    ...(quiet ? [] : wrap(`  ${locale.list(restOf(it).map(locale.say), "semicolon")}`, width, "  ")),
  ]);
  const findings = showDiagnostics(
    packs.flatMap((it) => it.findings),
    options,
  );
  return [lines.map((it) => `${it}\n`).join(""), findings].filter((it) => it !== "").join("\n");
}

function scoreMessage(it: PackAccount): Message {
  const { noticed, of, permille } = scoreOf(it);
  const { pack: id, folder } = it;
  const pack = folder === undefined ? testMessages.named({ id }) : testMessages.packOf({ id, folder });
  return of === 0 ? mutantWords.none({ pack }) : mutantWords.score({ pack, noticed, of, percent: percentOf(permille) });
}

/** One decimal, so that what is nearly all never reads as all. */
const percentOf = (permille: number): string => `${Math.floor(permille / 10)}.${permille % 10}`;

function restOf({ broken, same, listed, unlisted }: Account): readonly Message[] {
  const equivalent = listed.filter(({ entry }) => entry.as === "equivalent").length;
  return [
    ...(unlisted.length > 0 ? [mutantWords.unlisted({ count: unlisted.length })] : []),
    ...(listed.length > 0 ? [mutantWords.listed({ count: listed.length, equivalent })] : []),
    mutantWords.uncounted({ same: same.length, broken: broken.length }),
  ];
}

/** As JSON that fits `grammar/schema/mutants-1.schema.json`. */
export function mutantsJson(report: MutantsReport, { locale }: ShowOptions): string {
  const { engine, packs, exitCode } = report;
  return jsonText({
    mutants: "mutants@1",
    engine,
    packs: packs.map((it) => {
      const { noticed, of, permille } = scoreOf(it);
      return {
        pack: it.pack,
        folder: it.folder,
        noticed,
        of,
        percent: permille / 10,
        same: it.same.length,
        broken: it.broken.length,
        listed: it.listed.map(({ mutant, entry }) => ({
          ...plain(mutant),
          as: entry.as,
          because: entry.because,
          listed_at: reportPlace(entry.place),
        })),
        survivors: it.unlisted.map((one, at) => {
          const finding = it.findings[at];
          return { ...plain(one), message: finding && locale.say(finding), help: finding && locale.help(finding) };
        }),
      };
    }),
    ...mistakesOf(report, locale),
    exit_code: exitCode,
  });
}

function plain({ fault, rules }: Mutant) {
  const { kind, of, was, becomes, nth, file, span } = fault;
  return { kind, of, was, becomes: becomes ?? null, nth, rules, at: reportPlace({ source: file.source, span }) };
}

/** As annotations on the lines of a change: a line for each pack, mistakes, then what survives. */
export function mutantsGithub(report: MutantsReport, { locale }: ShowOptions): string {
  const { packs, exitCode } = report;
  const title = `edict: ${locale.say(formatWords.exitCode())} ${exitCode}`;
  const counts = packs.map((it) => locale.say(scoreMessage(it)));
  const run: Annotation = {
    level: exitCode === 0 ? "notice" : "error",
    title,
    at: undefined,
    lines: counts.length > 0 ? counts : [title],
  };
  const problems = [...report.problems, ...packs.flatMap((it) => it.findings)];
  const remarks = remarksOf(mistakesOf({ ...report, problems }, locale));
  return workflowCommands([run, ...remarks.map(remarkAnnotation)]);
}

const mistakesOf = ({ problems, troubles }: Pick<MutantsReport, "problems" | "troubles">, locale: Locale) => ({
  problems: problemsOf({ policyProblems: problems, inputProblems: [] }, locale),
  troubles: troubles.map((it) => reportTrouble(it, locale)),
});
