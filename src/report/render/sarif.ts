import type {
  Artifact,
  Log,
  PropertyBag,
  Run,
  ReportingDescriptor,
  Result,
  Location,
  Suppression,
  Invocation,
  Notification,
  ArtifactLocation,
  PhysicalLocation,
} from "sarif";
import { installedFolder } from "../../base/host.ts";
import { groupBy } from "../../base/group-by.ts";
import type { Locale } from "../../base/locale.ts";
import type { Message } from "../../base/message.ts";
import { verdicts, type Verdict } from "../../evaluate/decision.ts";
import { shortName } from "../../evaluate/program.ts";
import { mistakesLeftMessage, moreFoundMessage } from "../messages/bulk.ts";
import { waiverMessage } from "../messages/grounds.ts";
import { formatWords, labels } from "../messages/labels.ts";
import { phrases } from "../messages/phrases.ts";
import { exitWords } from "../messages/verdicts.ts";
import { citationIn, quotedWordsIn } from "../model/citations.ts";
import { specificFacts } from "../model/report-instance.ts";
import { bulkCountsOf } from "../model/build-report.ts";
import type { BulkCounts, RuleSeverity } from "../model/report-run.ts";
import type { Report, ReportRule, ReportInstance, ReportPlace } from "../model/report.ts";
import {
  instancesWith,
  allRules,
  excuseOf,
  noticesOf,
  wasJudged,
  type JudgedInstance,
  type Notice,
} from "../view/findings.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { labelledLine, adviceLines, brokenClauses, dutyIn, lawLines, instanceText } from "../view/rule-lines.ts";
import { headerLines } from "../view/run-lines.ts";
import { clean } from "../view/text-layout.ts";
import { unseenLines } from "../view/unseen.ts";
import { jsonText, logCounts } from "./json.ts";
import { code, inline } from "./markdown.ts";

/**
 * The report as SARIF 2.1.0, for code scanning. `counted`: what a run line by line has counted, of whose lines the first with each verdict of
 * a rule are results.
 */
export const sarifReport = (report: Report, { locale }: Pick<ShowOptions, "locale">, counted?: BulkCounts): string =>
  sarifLog(sarifRun(report, locale, counted));

/** What is no verdict, such as findings in packs, of which each is a result. */
export function sarifNotices(notices: readonly Notice[], engine: string, locale: Locale): string {
  const codes = [...new Set(notices.map((it) => it.code))];
  return sarifLog({
    ...settingsOf(
      engine,
      codes.map((id) => ({ id })),
      locale,
    ),
    results: notices.map(({ code, level, text, help, at }) => ({
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      kind: "fail",
      level,
      message: { text: messageText(help === undefined ? text : `${text}\n${help}`) },
      ...(at ? { locations: [{ physicalLocation: physicalLocation(at) }] } : {}),
    })),
  });
}

const sarifLog = (run: Run): string =>
  jsonText({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] } satisfies Log);

/** What all runs say of the tool, of the language, and of how places are written. */
const settingsOf = (engine: string, rules: ReportingDescriptor[], locale: Locale) => ({
  tool: {
    driver: { name: "Edict", version: engine, semanticVersion: engine, informationUri: "edict:formats", rules },
  },
  ...(locale.tag === "en" ? {} : { language: locale.tag }),
  originalUriBaseIds: {
    [baseIds.working]: { description: { text: locale.say(formatWords.workingFolder()) } },
    [baseIds.installed]: { description: { text: locale.say(formatWords.toolFolder()) } },
  },
  columnKind: "utf16CodeUnits" as const,
});

function sarifRun(report: Report, locale: Locale, counted: BulkCounts | undefined): Run {
  // Of several versions of a law, the last one says what a rule is.
  const rules = new Map(allRules(report).map((it) => [it.rule, it]));
  const names = [...rules.keys()];
  const described = [...rules.values()].map((it) => sarifRule(it, locale));
  const { tool, originalUriBaseIds, columnKind, ...language } = settingsOf(report.engine, described, locale);
  const found = instancesWith(report, resultVerdicts);
  const shown = counted ? firstOfEach(found) : found;
  return {
    tool,
    ...language,
    invocations: [sarifInvocation(report, counted ? unshown(shown, report, counted) : [], locale)],
    originalUriBaseIds,
    artifacts: artifactsOf(report),
    columnKind,
    results: shown.map((it) => sarifResult(it, names.indexOf(it.rule.rule), report, locale)),
    properties: { ...propertiesOf(report, locale), ...(counted ? { log: logOf(report, counted) } : {}) },
  };
}

/** So many lines of a log are results of each rule and verdict. */
const mostOfEach = 3;

/** Within versions of a law each has its own. */
function firstOfEach(found: readonly JudgedInstance[]): readonly JudgedInstance[] {
  const all = groupBy(found, ({ rule }) => rule);
  return [...all.values()].flatMap((own) =>
    resultVerdicts.flatMap((verdict) => own.filter((it) => it.instance.verdict === verdict).slice(0, mostOfEach)),
  );
}

/** How many lines of a log are no results, though they have such a verdict, and how many mistakes are not told. */
function unshown(shown: readonly JudgedInstance[], report: Report, counted: BulkCounts): readonly Message[] {
  const counts = bulkCountsOf(counted.rules);
  const rules = report.packs.flatMap((pack) =>
    allRules({ packs: [pack] }).flatMap((rule) =>
      resultVerdicts.flatMap((verdict) => {
        const kept = shown.filter((it) => it.rule === rule && it.instance.verdict === verdict).length;
        const all = counts(pack, rule)[verdict];
        return all > kept ? [moreFoundMessage({ rule: rule.rule, verdict, all, kept })] : [];
      }),
    ),
  );
  const told = report.problems.filter((it) => it.severity === "error").length;
  return counted.errors > told ? [...rules, mistakesLeftMessage(counted.errors - told)] : rules;
}

/** What was counted in a log: lines, documents by subject, mistakes and other findings, and the decisions of each rule by verdict, of all versions of its law. */
function logOf(report: Report, counted: BulkCounts): object {
  const counts = bulkCountsOf(counted.rules);
  const decisions = new Map<string, Map<string, number>>();
  for (const pack of report.packs)
    for (const rule of allRules({ packs: [pack] }))
      for (const [verdict, count] of Object.entries(counts(pack, rule)).filter(([, it]) => it > 0)) {
        const own = decisions.get(rule.rule) ?? new Map<string, number>();
        decisions.set(rule.rule, own.set(verdict, (own.get(verdict) ?? 0) + count));
      }
  return {
    ...logCounts(counted),
    decisions: Object.fromEntries([...decisions].map(([rule, own]) => [rule, Object.fromEntries(own)])),
  };
}

/** The files that were judged. */
function artifactsOf({ inputs }: Report): Artifact[] {
  const paths = [...new Set(inputs.map((it) => it.path))];
  return paths.map((it) => ({ location: artifactLocation(it), roles: ["analysisTarget"] }));
}

/** What is said of the run as a whole, and every rule by its verdict: that a rule has no result tells nothing. */
function propertiesOf(report: Report, locale: Locale): PropertyBag {
  const rules = allRules(report);
  const { word, sentence, settings, packs, counts, counts_of_others: countsOfOthers, covered } = report;
  return {
    word,
    sentence,
    settings,
    header: Object.fromEntries(headerLines(report, locale).map(({ label, texts }) => [label, texts])),
    packs: packs.map(({ id, version, digest }) => ({ id, version, digest })),
    counts,
    countsOfOthers,
    countsOfAdvisory: report.counts_of_advisory,
    covered,
    letPass: report.let_pass,
    rulesByVerdict: Object.fromEntries(
      verdicts.map((verdict) => [verdict, rules.filter((it) => it.verdict === verdict).map((it) => it.rule)]),
    ),
  };
}

/** A rule of the law as SARIF has rules; its help is the law's words. */
function sarifRule(rule: ReportRule, locale: Locale): ReportingDescriptor {
  const { rule: id, cite, severity } = rule;
  const place = citationIn(cite, locale);
  const duty = dutyIn(rule, locale);
  const law = lawLines(rule, locale);
  const advice = adviceLines(rule, "violated", locale).map(labelledLine(locale));
  return {
    id,
    name: pascalCase(shortName(id)),
    shortDescription: { text: messageText(locale.say(phrases.labelled({ label: place, text: duty }))) },
    fullDescription: { text: messageText([duty, ...law].join(" ")) },
    help: {
      text: messageText([`${place} ${id}`, duty, ...law, ...advice].join("\n")),
      markdown: [
        `**${inline(place)}** ${code(id)}`,
        inline(duty),
        ...law.map((it) => `> ${inline(it)}`),
        ...advice.map(inline),
      ].join("\n\n"),
    },
    defaultConfiguration: { level: levelOf(severity) },
    properties: { tags: [id.slice(0, id.lastIndexOf(".")), cite.key], severity },
  };
}

/** How bad a breach of a rule is. */
function levelOf(severity: RuleSeverity): Exclude<Result.level, "none"> {
  if (severity === "low") return "note";
  return severity === "medium" ? "warning" : "error";
}

/**
 * `lawful_base_model` as SARIF's names of rules are written.
 *
 * @example
 * pascalCase("lawful_base_model") // "LawfulBaseModel"
 */
export function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|_)(\p{L})/gu, (_, letter: string) => letter.toUpperCase());
}

/** The verdicts that are results; all others are told in the properties of the run, for no viewer shows a result that is none. */
const resultVerdicts: readonly Verdict[] = ["violated", "undetermined", "pending"];

/** What a rule says of one document or element. `index`: of its rule among those of the run. */
function sarifResult({ rule, instance }: JudgedInstance, index: number, report: Report, locale: Locale): Result {
  const kind = kindOf(instance, rule);
  const excuse = instance.verdict === "pending" ? undefined : excuseOf(instance, rule, report, locale);
  const { verdict, elements, law_of: lawOf, fingerprint } = instance;
  return {
    ruleId: rule.rule,
    ruleIndex: index,
    kind,
    level: kind === "fail" ? levelOf(rule.severity) : "none",
    message: { text: messageText(instanceText(rule, instance, excuse, locale).join("\n")) },
    locations: [
      {
        physicalLocation: physicalLocation(instance.at),
        ...(elements.length === 0
          ? {}
          : { logicalLocations: elements.map((it) => ({ fullyQualifiedName: clean(it), kind: "element" })) }),
      },
    ],
    relatedLocations: relatedTo(rule, instance, locale),
    partialFingerprints: { "edict/v1": fingerprint },
    suppressions: suppressionsOf(instance, locale),
    ...(report.covered.in_baseline > 0 ? { baselineState: instance.in_baseline ? "unchanged" : "new" } : {}),
    properties: {
      verdict,
      severity: rule.severity,
      counts: rule.in_roll_up,
      article: rule.cite.key,
      lawOf,
      ...(rule.standing.provisional ? { provisional: true } : {}),
      ...(excuse === undefined ? {} : { doesNotFail: excuse }),
    },
  };
}

/** What only a person can say is for review; what no document states is open. What binds somebody else, or nobody, is told for information. */
function kindOf({ verdict, causes }: ReportInstance, { in_roll_up: counts }: ReportRule): Result.kind {
  if (!counts || verdict === "pending") return "informational";
  if (verdict === "violated") return "fail";
  return causes.every((it) => judgements.has(it.kind)) ? "review" : "open";
}

const judgements: ReadonlySet<string> = new Set(["attestation", "open-term", "open-list"]);

function relatedTo(rule: ReportRule, instance: ReportInstance, locale: Locale): Location[] {
  const law = rule.words && rule.words_at && { at: rule.words_at, text: quotedWordsIn(rule, locale) ?? "" };
  const broken = brokenClauses(instance).flatMap((it) => it.facts);
  const facts = specificFacts([...new Map(broken.map((it) => [it.path, it])).values()], instance.elements);
  return [
    { at: rule.policy, text: locale.say(formatWords.policy()) },
    ...(law ? [{ at: law.at, text: locale.say(phrases.labelled({ label: formatWords.law(), text: law.text })) }] : []),
    ...facts.map((it) => ({ at: it.at, text: clean(locale.say(labels.fact({ path: it.path, shown: it.shown }))) })),
  ].map(({ at, text }, index) => ({
    // Numbered so that a message could name it.
    id: index + 1,
    message: { text: messageText(text) },
    physicalLocation: physicalLocation(at),
  }));
}

/** Named for every result, so that none is read as not told. */
function suppressionsOf({ waived }: ReportInstance, locale: Locale): Suppression[] {
  if (!waived) return [];
  return [
    {
      kind: "external",
      status: "accepted",
      justification: clean(locale.say(waiverMessage(waived))),
      location: { physicalLocation: physicalLocation(waived.at) },
    },
  ];
}

/** How the run ended: it succeeded only if all that was asked for was judged. What it has not seen and what went wrong are notifications. */
function sarifInvocation(report: Report, more: readonly Message[], locale: Locale): Invocation {
  const { exit_code: exitCode, sentence, not_examined: notExamined } = report;
  const executionSuccessful = wasJudged(report);
  const unseen = unseenLines(report, locale);
  return {
    executionSuccessful,
    exitCode,
    exitCodeDescription: locale.say(exitWords[exitCode]()),
    toolExecutionNotifications: [
      notification("run", executionSuccessful ? "note" : "error", clean(sentence)),
      ...more.map((it) => notification("more", "note", locale.say(it))),
      ...noticesOf(report, locale).map((it) => remarkNotification(it, locale)),
      ...unseen.map((it, at) =>
        notification("unseen", at < notExamined.length ? "warning" : "note", labelledLine(locale)(it)),
      ),
    ],
  };
}

function notification(id: string, level: Notification.level, text: string): Notification {
  return { descriptor: { id }, level, message: { text: messageText(text) } };
}

function remarkNotification({ code, level, fails, text, help, at }: Notice, locale: Locale): Notification {
  return {
    ...notification(
      code,
      fails ? "error" : level,
      locale.list(help === undefined ? [text] : [text, help], "semicolon"),
    ),
    ...(at ? { locations: [{ physicalLocation: physicalLocation(at) }] } : {}),
  };
}

/** The folders from which paths lead, by the names that SARIF has for them. */
const baseIds = { working: "SRCROOT", installed: "EDICT" } as const;

/**
 * A file by its path from the working folder, or from where Edict is installed: never by a path of this machine.
 *
 * @example
 * artifactLocation("服务/a b.yaml") // { uri: "%E6%9C%8D%E5%8A%A1/a%20b.yaml", uriBaseId: "SRCROOT" }
 */
export function artifactLocation(path: string): ArtifactLocation {
  const isInstalled = path.startsWith(`${installedFolder}/`);
  const below = isInstalled ? path.slice(installedFolder.length + 1) : path;
  return { uri: relativeUri(below), uriBaseId: isInstalled ? baseIds.installed : baseIds.working };
}

/** A first segment with a colon would read as a scheme; it is encoded, as all that is no plain character. */
function relativeUri(path: string): string {
  return path
    .replace(/^\/+/, "/")
    .split("/")
    .map((it) => encodeURIComponent(it.replaceAll(/\p{Surrogate}/gu, "\ufffd")))
    .join("/");
}

function physicalLocation(at: ReportPlace): PhysicalLocation {
  const region = { startLine: at.line, startColumn: at.column, endLine: at.end_line, endColumn: at.end_column };
  return { artifactLocation: artifactLocation(at.path), region };
}

/**
 * Text as a SARIF message has it: nothing in it reads as a placeholder or as the start of a link.
 *
 * @example
 * messageText("`a[0]` is {0}, see [b](1)") // "`a[0]` is {{0}}, see [b\\](1)"
 */
export function messageText(text: string): string {
  return text.replaceAll(/\{(\d+)\}/g, "{{$1}}").replaceAll("](", "\\](");
}
