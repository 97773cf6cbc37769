import type { Artifact, Log, PropertyBag, Run } from "sarif";
import { verdicts } from "../../../evaluate/decision.ts";
import { headerLines } from "../../view/header-lines.ts";
import { instancesOf, rulesOf } from "../../view/judged-rules.ts";
import type { Report } from "../../model/report.ts";
import { sarifInvocation } from "./sarif-invocation.ts";
import { artifactLocation, baseIds } from "./sarif-place.ts";
import { sarifResult, told } from "./sarif-result.ts";
import { sarifRule } from "./sarif-rule.ts";
import type { Locale } from "../../../base/locale.ts";
import type { ShowOptions } from "../../view/show-options.ts";
import { formatWords } from "../../messages/formats.ts";

/** The report as SARIF 2.1.0, for code scanning. */
export function sarifReport(report: Report, { locale }: ShowOptions): string {
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [sarifRun(report, locale)],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function sarifRun(report: Report, locale: Locale): Run {
  // Of several versions of a law, the last one says what a rule is.
  const rules = new Map(rulesOf(report).map((it) => [it.rule, it]));
  const names = [...rules.keys()];
  return {
    tool: {
      driver: {
        name: "Edict",
        version: report.engine,
        semanticVersion: report.engine,
        informationUri: "edict:formats",
        rules: [...rules.values()].map((it) => sarifRule(it, locale)),
      },
    },
    ...(locale.tag === "en" ? {} : { language: locale.tag }),
    invocations: [sarifInvocation(report, locale)],
    originalUriBaseIds: {
      [baseIds.working]: { description: { text: locale.say(formatWords.workingFolder()) } },
      [baseIds.installed]: { description: { text: locale.say(formatWords.toolFolder()) } },
    },
    artifacts: artifactsOf(report),
    columnKind: "utf16CodeUnits",
    results: instancesOf(report, told).map((it) => sarifResult(it, names.indexOf(it.rule.rule), report, locale)),
    properties: propertiesOf(report, locale),
  };
}

/** The files that were judged. */
function artifactsOf({ inputs }: Report): Artifact[] {
  const paths = [...new Set(inputs.map((it) => it.path))];
  return paths.map((it) => ({ location: artifactLocation(it), roles: ["analysisTarget"] }));
}

/** What is said of the run as a whole, and every rule by its verdict: that a rule has no result tells nothing. */
function propertiesOf(report: Report, locale: Locale): PropertyBag {
  const rules = rulesOf(report);
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
