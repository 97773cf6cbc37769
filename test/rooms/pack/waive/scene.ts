import { startOfDay, utc } from "../../../../src/base/instant.ts";
import { parseDay, type Day } from "../../../../src/base/civil-date.ts";
import { invariant } from "../../../../src/base/invariant.ts";
import type { CheckRequest } from "../../../../src/engine/check/check-request.ts";
import { runCheck } from "../../../../src/engine/check/check.ts";
import { buildReport } from "../../../../src/report/model/build-report.ts";
import type { ReportRun } from "../../../../src/report/model/report-run.ts";
import type { Report, ReportInstance } from "../../../../src/report/model/report.ts";
import { law } from "../laws.ts";
import { hostWith, nothing } from "../../report/tiny.ts";

export const dayOf = (text: string): Day => {
  const day = parseDay(text);
  invariant(day !== undefined, "the day exists");
  return day;
};

/** Rules that ask for a version of the service and for a licence of each of its models. */
export const policy = `
rule versioned: provider must "state a version" { on service require service.version is present }
rule licensed: provider must "have licences" { on service for each model in service.models require model.licence is present }
rule spoken: provider must "say something" { on response require response.text is present }
`;

export const models = (...names: readonly string[]): string =>
  `models: [${names.map((it) => `{ name: ${it}, licence: null }`).join(", ")}]`;

export const service = (body: string, id = "chat"): string =>
  `kind: service\nvocabulary: genai@1\nfacts_on: 2026-06-01\nservice: { id: ${id}, ${body} }\n`;

/** Judges files by that law. */
export function run(files: Readonly<Record<string, string>>, request: Partial<CheckRequest> = {}): ReportRun {
  const host = hostWith({ ...law("law", { id: "t.law", policy }), ...files });
  return runCheck({ ...nothing, packs: ["/law"], now: startOfDay(dayOf("2026-06-30"), utc), ...request }, host);
}

export const judge: (...of: Parameters<typeof run>) => Report = (...of) => buildReport(run(...of));

/** What the rules say, by `RULE element`; of several documents, what they say of the first. */
export function instancesOf(report: Report): ReadonlyMap<string, ReportInstance> {
  const rules = report.packs.flatMap((it) => it.articles).flatMap((it) => it.rules);
  const all = rules.flatMap((rule) =>
    rule.instances.map((it) => [[rule.rule.replace("t.law.", ""), ...it.elements].join(" "), it] as const),
  );
  return new Map(all.toReversed());
}

export const fingerprintIn = (report: Report, name: string): string => {
  const it = instancesOf(report).get(name);
  invariant(it, `${name} was judged`);
  return it.fingerprint;
};

/** A waiver of a rule in `service.yaml` as people write it, with changes. */
export const waiver = (rule: string, change: object = {}): Readonly<Record<string, unknown>> => ({
  rule: `t.law.${rule}`,
  input: "service.yaml",
  reason: "it is published with the next release",
  requester: "Wei",
  approver: "Lin",
  from: "2026-06-01",
  until: "2026-08-15",
  ...change,
});

/** JSON is YAML. */
export const waiversFile = (...waivers: readonly object[]): string => `${JSON.stringify({ waivers }, undefined, 2)}\n`;
