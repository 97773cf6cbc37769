import { runCheck, type CheckRequest } from "../../../src/engine/index.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import type { ReportRun } from "../../../src/report/model/report-run.ts";
import type { Report } from "../../../src/report/model/report.ts";
import { baselineReport } from "../../../src/report/render/suppressions.ts";
import { law } from "../pack/laws.ts";
import { hostWith, nothing, runExample, runTiny, service as tinyService, now } from "./tiny.ts";

const policy = `
rule versioned: provider must "state a version" { on service require service.version is present }
rule licensed: provider must "have licences" { on service for each model in service.models require model.licence is present }
rule spoken: provider must "say something" { on response require response.text is present }
rule kept: user must "keep the version" { on service require service.version is present }
`;

const service = (body: string): string =>
  `kind: service\nvocabulary: genai@1\nfacts_on: 2026-06-01\nservice: { id: chat, ${body} }\n`;
const whole = 'version: "1", models: [{ name: a, licence: MIT }]';

const later =
  'kind: response\nvocabulary: genai@1\nresponse: { id: r, at: "2026-11-21T09:00:00+08:00", text: hello }\n';

function judge(
  text: string,
  changes: Partial<CheckRequest> = {},
  beside: Readonly<Record<string, string>> = {},
): ReportRun {
  const host = hostWith({
    ...law("law", { id: "t.law", policy }),
    "service.yaml": text,
    ...beside,
  });
  return runCheck({ ...nothing, inputs: ["service.yaml"], packs: ["/law"], now, ...changes }, host);
}

const licensed = service('version: "1", models: [{ name: a, licence: null }]');
const waivers = `waivers:
  - rule: t.law.licensed
    input: service.yaml
    reason: "The licence is being signed | *this* week"
    requester: Li
    approver: Wang
    from: 2026-06-01
    until: 2026-12-31
`;

/** The law of which nobody has seen the words; one rule of it is not known at all. */
const unseen = {
  "law/article-01.edict": `article 1 { unverified "from memory" paragraph 1 {
rule licensed: provider must "have licences" { on service for each model in service.models require model.licence is present }
rule spoken: provider must "say something" { on response require response.text is present }
} }
`,
};

/** How a run can end, one of each. */
const runs: Readonly<Record<string, () => ReportRun>> = {
  clear: () => judge(service(whole)),
  violated: () => judge(service('version: null, models: [{ name: "a|b", licence: null }, { name: c, licence: null }]')),
  undetermined: () => judge(service('version: "1"')),
  "undetermined and allowed": () => judge(service('version: "1"'), { allowUndetermined: true }),
  "contradicted and allowed": () =>
    judge(service(`${whole}, generates_content: false, modalities: [text]`), { allowUndetermined: true }),
  "a later document": () => judge(`${service(whole)}---\n${later}`),
  "a later document, and allowed": () => judge(`${service(whole)}---\n${later}`, { allowUndetermined: true }),
  "let pass": () => judge(service("version: null, models: []"), { failOn: "critical" }),
  waived: () => judge(licensed, { waivers: "waivers.yaml" }, { "waivers.yaml": waivers }),
  "known before": () =>
    judge(licensed, { baseline: "baseline.json" }, { "baseline.json": baselineReport(buildReport(judge(licensed))) }),
  "every verdict": () => runTiny({ "service.yaml": tinyService }),
  "a finding that fails": () => judge(service(`${whole}, name: TBD`), { failOn: "low" }),
  "a finding that does not": () => judge(service(`${whole}, name: TBD`)),
  "before the law": () => judge(service(whole), { asOf: "2000-01-01" }),
  "no subject": () => judge("kind: incident\nvocabulary: genai@1\nincident: { id: i }\n"),
  "a broken document": () => judge(`${service(whole)}  x: [\n`),
  "a field that is none": () => judge(service(`${whole}, versoin: "2"`)),
  "no such file": () => judge(service(whole), { inputs: ["nowhere.yaml"] }),
  "nothing to check": () => judge("a: 1\n", { inputs: ["/"] }),
  "no such pack": () => judge(service(whole), { packs: ["t.none"] }),
  unverified: () => judge(service(whole), {}, unseen),
  "unverified, and violated": () => judge(licensed, {}, unseen),
  "provisional, and no breach": () => judge(service(whole), { provisional: true }, unseen),
  "provisional, and allowed": () =>
    judge(service('version: "1"'), { provisional: true, allowUndetermined: true }, unseen),
  "provisional, and let pass": () => judge(licensed, { provisional: true, failOn: "critical" }, unseen),
  "provisional, and violated": () => judge(licensed, { provisional: true }, unseen),
  "provisional, and nothing applies": () => judge(service("models: []"), { provisional: true }, unseen),
  "provisional, and of another day": () => judge(service(whole), { provisional: true, asOf: "2000-01-01" }, unseen),
  "the example": () => runExample(),
};

export const ends: readonly (readonly [string, Report])[] = Object.entries(runs).map(([name, run]) => [
  name,
  buildReport(run()),
]);

export function endOf(name: string): Report {
  const report = ends.find(([it]) => it === name)?.[1];
  if (!report) throw new Error(`no run ends as ${name}`);
  return report;
}
