import { allRules } from "../../report/view/findings.ts";
import { showPlace } from "../../report/model/report-place.ts";
import type { Report, ReportInstance, ReportRule } from "../../report/model/report.ts";

const mostInstances = 3;
const open = ["violated", "undetermined", "pending"] as const;

/**
 * What a report says of what is broken or open, and counts of the rest: a whole report is longer than an assistant reads. Places are
 * texts, as people write them.
 */
export function briefReport(report: Report): object {
  const { engine, settings, packs, lead, sentence, word, counts, needs, contradicted, skipped } = report;
  const findings = open.flatMap((verdict) =>
    allRules(report).flatMap((it) => (it.in_roll_up && it.verdict === verdict ? [finding(it)] : [])),
  );
  const { problems, troubles, exit_code } = report;
  return {
    engine,
    settings,
    packs: packs.map(({ id, version, not_covered }) => ({ id, version, not_covered })),
    lead,
    sentence,
    word,
    counts,
    findings,
    needs,
    contradicted,
    skipped,
    problems,
    troubles,
    exit_code,
  };
}

function finding({ rule, cite, verdict, severity, act, words, remedy, policy, instances }: ReportRule): object {
  const decisive = instances.filter((it) => it.verdict === verdict);
  return {
    rule,
    cite,
    verdict,
    severity,
    act,
    words,
    remedy,
    policy: showPlace(policy),
    in_all: decisive.length,
    instances: decisive.slice(0, mostInstances).map(instanceOf),
  };
}

function instanceOf({ at, elements, law_of, facts, causes, waived, in_baseline }: ReportInstance): object {
  return {
    at: showPlace(at),
    elements,
    law_of,
    facts: facts.map((it) => ({ path: it.path, shown: it.shown, at: showPlace(it.at) })),
    causes: causes.map((it) => it.sentence),
    waived,
    in_baseline: in_baseline && showPlace(in_baseline),
  };
}
