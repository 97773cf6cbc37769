import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { runExplain, type ExplainRequest } from "../../../src/engine/explain.ts";
import type { DisplayValue } from "../../../src/evaluate/decision.ts";
import { buildExplanation } from "../../../src/report/model/build-explanation.ts";
import type { ExplanationReport } from "../../../src/report/model/explanation-report.ts";
import { explanationText } from "../../../src/report/render/explanation.ts";
import { plainPaint } from "../../../src/report/view/format-options.ts";
import { hostWith, nothing } from "./tiny.ts";

/** Small laws: one with parts of every kind, a later one that it refers to, and one that exempts from it. */
const manifest = (id: string, from: string, needs: string): string => `id: ${id}
version: 1.0.0
title: { en: Small Law, zh: 小法 }
rank: rules
text: none
in_force: { from: ${from} }
zone: Asia/Shanghai
calendar: cn
vocabulary: genai@1
parties: [provider]
roles: [counsel]
needs: ${needs}
`;
const law = `article 1 "Basics" {
  paragraph 1 {
    paragraph applies where service.generates_content
    paragraph does not apply where service.sectors has any [film_tv]
    open term small: boolean
    rule versioned: provider must "state a version" { on service require service.version is present }
    rule labels: provider must "label" { on service require complies with test.later [article 5] }
    rule smallness: provider must "be small" { on service require small }
    rule licensed: provider must "use licensed models" {
      on service
      for each model in service.models
      require model.licence is present
    }
    rule part: provider must "license most" {
      on service
      require share(it in service.models where it.licence is absent) <= 10%
    }
  }
  paragraph 2 {
    exemption tiny from versioned when service.name is present
  }
}
`;
const later = `article 5 "Labels" {
  paragraph 1 {
    rule mark: provider must "mark" { on service require service.version is present }
  }
}
`;
const others = `article 9 "Exceptions" {
  paragraph 1 {
    exemption quiet from test.main.licensed when service.launched_on is present
  }
}
`;
const outline = (article: number): string =>
  `units: { "${article}": { en: One, zh: 一 }, "${article}.1": { en: One, zh: 一 }, "${article}.2": { en: Two, zh: 二 } }\n`;
const files = {
  "main/pack.yaml": manifest("test.main", "2023-08-15", "{ test.later: ^1 }"),
  "main/outline.yaml": outline(1),
  "main/a.edict": law,
  "later/pack.yaml": manifest("test.later", "2025-09-01", "{}"),
  "later/outline.yaml": outline(5),
  "later/a.edict": later,
  "others/pack.yaml": manifest("test.others", "2023-08-15", "{ test.main: ^1 }"),
  "others/outline.yaml": outline(9),
  "others/a.edict": others,
} as const;

const service = `kind: service
vocabulary: genai@1
facts_on: 2026-06-30
service:
  id: chat
  name: Chat
  version: null
  generates_content: true
  launched_on: null
  sectors: []
  models: [{ name: a, licence: null }, { name: b, licence: MIT }]
`;

function explained(
  rule: string,
  text = service,
  changes: Partial<ExplainRequest> = {},
  packs: Readonly<Record<string, string>> = files,
): ExplanationReport<DisplayValue> {
  const request = { ...nothing, inputs: ["service.yaml"], packs: ["/main", "/later", "/others"], rule, ...changes };
  const run = runExplain(request, hostWith({ ...packs, "service.yaml": text }));
  return buildExplanation(run.report, run.asked, run.rules, run.exitCode);
}

const shown = (it: ExplanationReport<DisplayValue>): string =>
  explanationText(it, { width: 200, paint: plainPaint, locale: locales.en, quiet: true });

test("an exemption that holds is told with its law, its place and its words", () => {
  const text = shown(explained("versioned"));
  expect(text).toMatch(
    /^ {2}exempt {2}test\.main art\. 1\(2\): exemption tiny from versioned when service\.name is present /m,
  );
  expect(text).toContain("service.name is Chat");
});

test("an exemption of another law that does not hold is among the reasons of a breach", () => {
  const text = shown(explained("licensed"));
  expect(text).toMatch(
    /^ {2}fails {3}test\.others art\. 9\(1\): exemption quiet from test\.main\.licensed when service\.launched_on is present /m,
  );
});

test("a requirement that is void for a law not yet in force says from which day it is", () => {
  const text = shown(explained("labels", service, { lawOf: "2024-01-01" }));
  expect(text).toContain("nothing is left to comply with: test.later art. 5: in force from 2025-09-01");
  expect(text).toMatch(/^ {2}void {4}require complies with test\.later \[article 5\]/m);
});

test("what keeps a rule from applying stands in the margin as outside, with the fact", () => {
  const text = shown(explained("versioned", service.replace("sectors: []", "sectors: [film_tv]")));
  expect(text).toMatch(
    /^ {2}outside art\. 1\(1\): paragraph does not apply where service\.sectors has any \[film_tv\]/m,
  );
  expect(text).toContain("service.sectors is [film_tv]");
});

test("a word that can only be true or false is asked for by both, and is no figure", () => {
  const [rule] = explained("smallness").rules;
  const [question] = rule?.instances[0]?.questions ?? [];
  expect(question?.what).toBe("a reading of `small`");
  expect(question?.answers).toEqual([
    { answer: "true", verdict: "satisfied" },
    { answer: "false", verdict: "violated" },
  ]);
});

test("an answer that takes an element out of the scope makes the rule not applicable", () => {
  const [rule] = explained("licensed", service.replace("  generates_content: true\n", "")).rules;
  const [question] = rule?.instances[0]?.questions ?? [];
  expect(question?.what).toBe("`service.generates_content`");
  expect(question?.answers).toContainEqual({ answer: "false", verdict: "not_applicable" });
});

test("where the policy shows no simple way to keep a requirement, it says so", () => {
  expect(shown(explained("part"))).toContain("this has to hold; the policy shows no simple way to make it");
});

test("a rule of a pack that does not compile is not said to be missing", () => {
  const broken = { ...files, "main/a.edict": law.replace("open term small: boolean", "open term small: text") };
  const report = explained("smallness", service, {}, broken);
  expect([report.exit_code, report.troubles]).toEqual([3, []]);
});
