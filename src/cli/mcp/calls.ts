import type { ExitCode } from "../../base/diagnostic.ts";
import { recordingHost, staysIn, type Host } from "../../base/host.ts";
import type { Instant } from "../../base/instant.ts";
import { locales, type Locale } from "../../base/locale.ts";
import { listOf, namesOf, type Message } from "../../base/message.ts";
import {
  documentEnding,
  engineVersion,
  findFacts,
  lineOf,
  newBreaches,
  runAnswers,
  runCheck,
  runCompile,
  runCoverage,
  runDiff,
  runExplain,
  runFormat,
  runInterview,
  runLaw,
  runNeeds,
  runTests,
  runVocabulary,
  shippedIds,
  type CheckRequest,
  type FormatRun,
  type GivenAnswer,
  type Troubled,
} from "../../engine/index.ts";
import { exitCodeMessage } from "../../report/messages/verdicts.ts";
import { buildExplanation } from "../../report/model/build-explanation.ts";
import { buildReport, problemsOf, reportTrouble } from "../../report/model/build-report.ts";
import { buildDiffReport } from "../../report/model/diff-report.ts";
import { buildInterview } from "../../report/model/interview.ts";
import { buildNeeds } from "../../report/model/needs-report.ts";
import type { ReportRun } from "../../report/model/report-run.ts";
import { buildTestReport } from "../../report/model/test-report.ts";
import { coverageJson } from "../../report/render/coverage.ts";
import { diffJson } from "../../report/render/diff.ts";
import { explanationData } from "../../report/render/explanation.ts";
import { briefReport } from "./brief.ts";
import { filesOfCall, type Draft, type ProjectFolder } from "./project-folder.ts";
import { argumentWords, callWords, serverWords, toolWords } from "./words.ts";

/** Where tools work, and in which language they say what they say. */
export interface ToolWorld extends ProjectFolder {
  readonly locale: Locale;
  readonly now: () => Instant;
  /** Writes a file of the project's folder; undefined: nothing may be written. Otherwise why it cannot. */
  readonly save: ((path: string, text: string) => boolean) | undefined;
}

/** A tool as the protocol lists it, and what it does. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: { readonly type: "object"; readonly [key: string]: unknown };
  readonly writes: boolean;
  readonly call: (given: Arguments) => ToolResult;
}

/** What a call leads to: a line of ours, and plain data with words of others; or why it is refused. */
export type ToolResult =
  | { readonly said: string; readonly report: object; readonly exitCode: number }
  | { readonly refused: string };

/** What calls may give, each tool some of it; what it is, its schema has looked at. */
interface Arguments {
  readonly inputs?: readonly string[];
  readonly drafts?: readonly Draft[];
  readonly packs?: readonly string[];
  readonly pack?: string;
  readonly as_of?: string;
  readonly law_of?: string;
  readonly party?: string;
  readonly service?: string;
  readonly profile?: string;
  readonly rule?: string;
  readonly whole?: boolean;
  readonly run?: string;
  readonly old?: string;
  readonly new?: string;
  readonly paths?: readonly string[];
  readonly place?: string;
  readonly find?: string;
  readonly subject?: string;
  readonly answers?: readonly GivenAnswer[];
}

const mostText = 1_000_000;
const mostItems = 100;
const name = { type: "string", minLength: 1, maxLength: 1000 } as const;
const listOfNames = { type: "array", items: name, maxItems: mostItems } as const;

function argumentSchemas({ say }: Locale): Readonly<Record<keyof Arguments, object>> {
  const about = (schema: object, words: Message): object => ({ ...schema, description: say(words) });
  const pairs = (first: Message, second: Message): object => ({
    type: "array",
    maxItems: mostItems,
    items: {
      type: "object",
      additionalProperties: false,
      required: ["path", "text"],
      properties: { path: about(name, first), text: about({ type: "string", maxLength: mostText }, second) },
    },
  });
  return {
    inputs: about(listOfNames, argumentWords.inputs()),
    drafts: about(pairs(argumentWords.draftPath(), argumentWords.draftText()), argumentWords.drafts()),
    packs: about(listOfNames, argumentWords.packs()),
    pack: about(name, argumentWords.pack()),
    as_of: about(name, argumentWords.asOf()),
    law_of: about(name, argumentWords.lawOf()),
    party: about(name, argumentWords.party()),
    service: about(name, argumentWords.service()),
    profile: about(name, argumentWords.profile()),
    rule: about(name, argumentWords.rule()),
    whole: about({ type: "boolean" }, argumentWords.whole()),
    run: about(name, argumentWords.run()),
    old: about(name, argumentWords.old()),
    new: about(name, argumentWords.new()),
    paths: about(listOfNames, argumentWords.paths()),
    place: about(name, argumentWords.place()),
    find: about(name, argumentWords.find()),
    subject: about(name, argumentWords.subject()),
    answers: about(pairs(argumentWords.answerPath(), argumentWords.answerText()), argumentWords.answers()),
  };
}

/** What a tool has found: its report, by whose exit code, and what a line says of it. */
type Found = { readonly report: object; readonly exitCode: ExitCode; readonly about?: About } | Message;

/** What is told of a call; `skipped`: files that were looked into and are not judged. */
interface About extends Troubled {
  readonly skipped?: readonly string[];
}

const aboutRun = ({ policyProblems, inputProblems, troubles, skipped }: ReportRun): About => ({
  problems: [...policyProblems, ...inputProblems],
  troubles,
  skipped: skipped.map((it) => it.path),
});

interface ToolKind {
  readonly takes: readonly (keyof Arguments)[];
  readonly needs?: readonly (keyof Arguments)[];
  readonly writes?: true;
  readonly run: (given: Arguments, host: Host, world: ToolWorld) => Found;
}

const judging = ["inputs", "drafts", "packs", "as_of", "law_of", "party", "service", "profile"] as const;

const kinds: Readonly<Record<keyof typeof toolWords, ToolKind>> = {
  check: {
    takes: [...judging, "whole"],
    run: (given, host, world) => {
      const run = runCheck(requestOf(given, host, world), host);
      const report = buildReport(run, locales.en);
      const about = aboutRun(run);
      return { report: given.whole === true ? report : briefReport(report), exitCode: run.exitCode, about };
    },
  },
  explain: {
    takes: [...judging, "rule"],
    needs: ["rule"],
    run: (given, host, world) => {
      const { report, asked, rules, exitCode } = runExplain(
        { ...requestOf(given, host, world), rule: given.rule },
        host,
      );
      const about = aboutRun(report);
      return { report: explanationData(buildExplanation(report, asked, rules, exitCode)), exitCode, about };
    },
  },
  needs: {
    takes: judging,
    run: (given, host, world) => {
      const { report, settledBy, exitCode } = runNeeds(requestOf(given, host, world), host);
      const about = aboutRun(report);
      return { report: buildNeeds(report, settledBy, exitCode), exitCode, about };
    },
  },
  test: {
    takes: ["packs", "drafts", "run", "whole"],
    run: ({ packs = [], run, whole }, host, { library }) => {
      const tested = runTests(packs, library, host, run);
      if (run !== undefined && tested.exitCode === 0 && tested.packs.every((it) => it.results.length === 0))
        return callWords.noCase();
      const report = buildTestReport(tested, engineVersion, run, locales.en);
      const failing = report.packs.map((it) => ({
        ...it,
        passed: it.cases.filter((one) => one.result === "passed").length,
        cases: it.cases.filter((one) => one.result !== "passed"),
      }));
      return {
        report: whole === true ? report : { ...report, packs: failing },
        exitCode: tested.exitCode,
        about: tested,
      };
    },
  },
  compile: {
    takes: ["pack", "packs", "drafts"],
    needs: ["pack"],
    run: ({ pack: asked = "", packs = [] }, host, { library }) => {
      const run = runCompile(asked, library, host, packs);
      const { pack, problems, exitCode } = run;
      const report = {
        pack: pack && { id: pack.manifest.id, version: pack.manifest.version, digest: pack.digest },
        rules: [...(pack?.ruleDigests.keys() ?? [])],
        problems: problemsOf({ policyProblems: problems, inputProblems: [] }).map((it, at) => {
          const { fix } = problems[at] ?? {};
          return { ...it, fix: fix && locales.en.say(fix) };
        }),
        troubles: run.troubles.map((it) => reportTrouble(it)),
        exit_code: exitCode,
      };
      return { report, exitCode, about: run };
    },
  },
  diff: {
    takes: ["old", "new", "packs", "as_of", "party", "drafts"],
    needs: ["old", "new"],
    run: ({ old = "", new: later = "", packs: beside = [], as_of: asOf, party }, host, { library, now }) => {
      const none = { service: undefined, profile: undefined, budget: undefined, failOn: undefined, inputs: [] };
      const asked = { old, new: later, beside, asOf, party, requireVersion: false, readRevision: undefined };
      const run = runDiff({ ...none, ...asked, now: now(), library, vocabularies: [] }, host);
      const { difference, exitCode } = run;
      const report = difference ? plain(diffJson(buildDiffReport(difference))) : troubledReport(run, exitCode);
      return { report, exitCode, about: run };
    },
  },
  coverage: {
    takes: ["pack", "packs", "drafts", "whole"],
    needs: ["pack"],
    run: ({ pack = "", packs = [], whole }, host, { library }) => {
      const run = runCoverage([pack], packs, false, library, host);
      const coverages = run.coverages.map((it) => {
        const units = whole === true ? it.units : it.units.filter((one) => one.open.length > 0);
        return { ...plain(coverageJson(it)), units: plain(coverageJson({ ...it, units }))["units"] };
      });
      return { report: { coverages, ...troubledReport(run, run.exitCode) }, exitCode: run.exitCode, about: run };
    },
  },
  format: { takes: ["paths", "drafts"], run: (given, host) => formatted(given, host, (run) => run) },
  law: {
    takes: ["pack", "place", "as_of"],
    needs: ["pack"],
    run: ({ pack = "", place, as_of: asOf }, host, { library, now }) => {
      const run = runLaw({ pack, place, asOf, now: now(), library }, host);
      const { law, exitCode } = run;
      if (law?.units.length === 0) return callWords.noPlace({ pack: law.pack });
      return { report: law ?? troubledReport(run, exitCode), exitCode, about: run };
    },
  },
  vocabulary: {
    takes: ["find", "subject"],
    run: ({ find = "", subject }, host, { library }) => {
      const run = runVocabulary([], [], library, host);
      const facts = findFacts(run.vocabularies, find, subject);
      const report = { facts: facts.slice(0, mostItems), in_all: facts.length, ...troubledReport(run, run.exitCode) };
      return { report, exitCode: run.exitCode, about: run };
    },
  },
  answer: {
    takes: [...judging.filter((it) => it !== "drafts"), "answers"],
    needs: ["answers"],
    writes: true,
    run: (given, host, world) => {
      const request = requestOf(given, host, world);
      const start = runInterview(request, host);
      const { report: run } = start;
      const about = aboutRun(run);
      if (run.decision === undefined)
        return { report: buildInterview(start, undefined, { written: [], broken: [] }), exitCode: run.exitCode, about };
      const done = runAnswers(request, host, start, given.answers ?? []);
      // It may repeat what documents say.
      if ("refused" in done) return { report: { refused: locales.en.say(done.refused) }, exitCode: 4 };
      const unwritable = saveAll(done.texts, world);
      if (unwritable) return unwritable;
      const [question] = done.run.questions;
      const next = question && { question, line: lineOf(question, done.run.report) };
      return {
        report: buildInterview(done.run, next, {
          written: done.written,
          broken: newBreaches(start.report, done.run.report),
        }),
        exitCode: done.run.exitCode,
      };
    },
  },
  format_files: {
    takes: ["paths"],
    writes: true,
    run: (given, host, world) =>
      formatted(given, host, (run) => {
        const changed = run.files.filter((it) => it.before !== it.after);
        return saveAll(new Map(changed.map((it) => [it.path, it.after])), world) ?? run;
      }),
  },
};

/** The tools; those that write only where that is allowed. */
export function toolsOf(world: ToolWorld): readonly Tool[] {
  const { locale, save } = world;
  const { say } = locale;
  const schemas = argumentSchemas(locale);
  return (Object.keys(kinds) as (keyof typeof kinds)[])
    .filter((it) => save !== undefined || kinds[it].writes !== true)
    .map((tool) => {
      const { takes, needs = [], writes = false, run } = kinds[tool];
      const properties = Object.fromEntries(takes.map((it) => [it, schemas[it]]));
      return {
        name: tool,
        description: `${say(toolWords[tool]())} ${say(serverWords.data())}`,
        inputSchema: { type: "object", additionalProperties: false, required: needs, properties },
        writes,
        call: (given) => {
          const { drafts = [] } = given;
          const files = filesOfCall(world, drafts, pathsIn(given));
          if ("code" in files) return { refused: say(files) };
          const { host, read } = recordingHost(files);
          const found = run(given, host, world);
          if ("code" in found) return { refused: say(found) };
          const { exitCode, about } = found;
          // What nobody looked at must not seem to be clear; a run that has stopped is not.
          const seen = new Set([...read].map((it) => host.resolve(it)));
          for (const it of about?.skipped ?? []) seen.delete(host.resolve(it));
          const unread = drafts.filter((it) => !seen.has(host.resolve(it.path)));
          if (unread.length > 0 && !hasErrors(about))
            return { refused: say(callWords.unreadDrafts({ files: namesOf(unread.map((it) => it.path)) })) };
          return {
            said: say(sentenceOf(tool, exitCode, about)),
            report: plain(JSON.stringify(found.report)),
            exitCode,
          };
        },
      };
    });
}

const hasErrors = (about: Troubled | undefined): boolean =>
  about !== undefined && (about.troubles.length > 0 || about.problems.some((it) => it.severity === "error"));

/** The ids of the laws whose text the tool `law` reads without a folder. */
export const lawsOf = ({ host, library }: ProjectFolder): readonly string[] => shippedIds(host, library);

const plain = (json: string): Readonly<Record<string, unknown>> =>
  JSON.parse(json) as Readonly<Record<string, unknown>>;

/** Ours alone: codes of mistakes, and no word of a document. */
function sentenceOf(tool: string, code: ExitCode, about: Troubled | undefined): Message {
  const codes = [...(about?.problems ?? []), ...(about?.troubles ?? [])].map((it) => it.code);
  const result = exitCodeMessage(code);
  const mistakes = serverWords.mistakes({ count: codes.length, codes: listOf([...new Set(codes)]) });
  return serverWords.came({ tool, result: codes.length === 0 ? result : listOf([result, mistakes], "semicolon") });
}

function pathsIn({ inputs, paths, packs, pack, old, new: later, service, profile }: Arguments) {
  const one = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);
  return {
    inputs: inputs ?? [],
    paths: paths ?? [],
    packs: packs ?? [],
    pack: one(pack),
    old: one(old),
    new: one(later),
    service: one(service),
    profile: one(profile),
  };
}

function requestOf(given: Arguments, host: Host, { library, now }: ToolWorld): CheckRequest {
  const { inputs, drafts = [], packs = [], as_of: asOf, law_of: lawOf, party, service, profile } = given;
  const documents = drafts.map((it) => it.path).filter((it) => documentEnding.test(it));
  return {
    inputs: inputs ?? (host.isFile("edict.yaml") ? [] : documents),
    packs,
    asOf,
    lawOf,
    party,
    service,
    profile,
    failOn: undefined,
    allowUndetermined: false,
    now: now(),
    library,
  };
}

function troubledReport({ problems, troubles }: Troubled, exitCode: ExitCode): object {
  return {
    problems: problemsOf({ policyProblems: problems, inputProblems: [] }),
    troubles: troubles.map((it) => reportTrouble(it)),
    exit_code: exitCode,
  };
}

/** Policy files laid out; `and`: what else is done with them. */
function formatted({ paths, drafts = [] }: Arguments, host: Host, and: (run: FormatRun) => FormatRun | Message): Found {
  const policies = drafts.map((it) => it.path).filter((it) => it.endsWith(".edict"));
  const run = runFormat(paths ?? (policies.length > 0 ? policies : ["."]), host);
  if (run.files.length + run.problems.length + run.troubles.length === 0) return callWords.noPolicies();
  const done = and(run);
  if ("code" in done) return done;
  const exitCode = run.troubles[0]?.exit ?? (run.problems.length > 0 ? 3 : 0);
  const files = run.files.map(({ path, before, after }) => {
    return before === after ? { path, changed: false } : { path, changed: true, text: after };
  });
  return { report: { files, ...troubledReport(run, exitCode) }, exitCode, about: run };
}

/** Writes texts into the project's folder; otherwise which cannot be written. */
function saveAll(texts: ReadonlyMap<string, string>, { host, save }: ToolWorld): Message | undefined {
  for (const [path, text] of texts)
    if (!staysIn(host, ".", path) || save?.(path, text) !== true) return callWords.unwritable({ file: path });
  return undefined;
}
