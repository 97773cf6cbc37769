import { expect, test } from "vitest";
import { guide, type Guide, type GuideRule } from "../../../src/analysis/guide/guide.ts";
import type { Phrasing } from "../../../src/analysis/guide/phrasing.ts";
import { parseDay } from "../../../src/base/civil-date.ts";
import { memoryHost, type Host } from "../../../src/base/host.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { locales } from "../../../src/base/locale.ts";
import { readCases } from "../../../src/cases/read-cases.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../../../src/engine/library.ts";
import { locatorKey } from "../../../src/statute/locator.ts";
import { repository } from "../../kit/repository.ts";

const disk = repository;

function guideOf(name: string, host: Host = disk): Guide {
  const library = openLibrary(disk, "policies");
  invariant(!isDiagnostic(library), "the shipped library opens");
  const loaded = loadNamedPacks(host, library, [name], host === disk ? "alone" : undefined);
  expect(loaded.problems.map((it) => locales.en.say(it))).toEqual([]);
  const [pack] = loaded.packs;
  invariant(pack, "the pack compiles");
  return guide(pack, readCases(host, pack).cases, library.vocabulary.vocabulary);
}

/** A guide to one article with these declarations. */
function withPolicy(policy: string): Guide {
  const manifest =
    "id: t.t\nversion: 1.0.0\ntitle: { zh: 示例, en: Example }\nrank: rules\ntext: none\nin_force: { from: 2025-01-01 }\nzone: Asia/Shanghai\ncalendar: cn\nvocabulary: genai@1\nparties: [provider]\nroles: [legal_counsel]\nnot_covered: []\n";
  const outline = 'units:\n  "1": { en: One, zh: 一 }\n  "1.1": { en: One one, zh: 一之一 }\n';
  return guideOf(
    "t",
    memoryHost({ "t/pack.yaml": manifest, "t/outline.yaml": outline, "t/a.edict": `article 1 {\n${policy}\n}\n` }),
  );
}

const ruleIn = (it: Guide, name: string): GuideRule => {
  const found = it.units.flatMap((unit) => unit.rules).find((rule) => rule.name === name);
  invariant(found, `there is a rule ${name}`);
  return found;
};

const flat = (said: Phrasing): string =>
  said.kind === "list"
    ? `${locales.en.say(said.head)}: (${said.parts.map(flat).join("; ")})`
    : locales.en.show(said.text);

const saidOf = (clause: string): string => {
  const rule = ruleIn(withPolicy(`paragraph 1 {\nrule r: provider must "act" {\non service\n${clause}\n}\n}`), "r");
  return rule.parts.map((it) => `${it.kind} ${flat(it.said)}`).join(" | ");
};

test.each([
  ["require service.annotation.performed", "require “Annotation of data: Annotation is done”: yes"],
  ["require service.version is present", "require “Version” is there"],
  ["forbid service.channels is empty", "forbid “Channels by which people reach the service” has no entry"],
  [
    "require service.annotation.quality_assessment.sample_size >= 1_000",
    "require “Assessment of annotation quality: Size of the sample” is at least 1000",
  ],
  [
    "when service.sectors has any [medical, ...]\nrequire service.name is present",
    "when “Sectors” has one of medical and others that the law leaves open | require “Name” is there",
  ],
  [
    "for each model in service.models where model.origin != own\nrequire model.licence is present",
    "for each each model of “Models in use”, if: (“Origin” of the model is not own) | require “Licence or contract” of the model is there",
  ],
  [
    "require no channel in service.channels satisfies (channel.mainland and channel.access == public)",
    "require for no channel of “Channels by which people reach the service”: (all of these: (“Offered in mainland China” of the channel: yes; “Who gets access” of the channel is the public))",
  ],
  [
    "require not (service.generates_content implies service.operates_abroad is false)",
    "require it is not so: (if the first, then the second: (“Generates content”: yes; “Operated from abroad” is no))",
  ],
  [
    "require service.ended_on by service.launched_on + 10 working days",
    "require “Day of ending” no later than “Day of launch” plus 10 working days",
  ],
  [
    "require count(model in service.models where model.origin == own) > 0",
    "require count(model in service.models where model.origin == own) > 0",
  ],
])("%s", (clause, said) => {
  expect(saidOf(clause)).toBe(said);
});

test("a rule is told with its facts, also those behind what it names, and with the note before it", () => {
  const rule = ruleIn(
    withPolicy(`paragraph 1 {
// not for readers
/// Two lines
/// of a note.
rule r: provider must "act" {
  on service
  when known
  require sound is met
  remedy "Do it."
}
define known means service.name is present
standard sound "All is sound" {
  only if service.version is present
  judged by legal_counsel valid for 1 month
}
}`),
    "r",
  );
  expect(rule.note).toBe("Two lines of a note.");
  expect(rule.facts.map((it) => it.path)).toEqual(["service.name", "service.version"]);
  expect(rule.facts[0]?.ask?.zh).toMatch(/名稱/);
  expect(rule.parts.map((it) => flat(it.said))).toEqual(["known", "a person judges that “All is sound”"]);
  // Nobody has judged it yet.
  const [, required] = rule.parts;
  expect(required?.said.kind === "phrase" && locales["zh-Hans"].show(required.said.text)).toBe(
    "由人判断“All is sound”成立",
  );
  expect(rule.remedy).toEqual({ en: "Do it." });
});

test("a rule tells its days where they are not those of the law, whoever says them", () => {
  const daysOf = (policy: string): unknown => ruleIn(withPolicy(`paragraph 1 { ${policy} }`), "r").inForce;
  const rule = (clause: string): string =>
    `rule r: provider must "act" { on service ${clause} require service.name is present }`;
  expect(daysOf(rule(""))).toBeUndefined();
  const since = { from: parseDay("2026-09-01"), until: undefined };
  expect(daysOf(rule("in force from 2026-09-01"))).toEqual(since);
  expect(daysOf(`in force from 2026-09-01 ${rule("")}`)).toEqual(since);
});

test("what is written under an article without units of its own stands with its first paragraph", () => {
  const it = withPolicy('article applies where service.generates_content\nparagraph 1 { informative "why" }');
  expect(it.units.map((unit) => [locatorKey(unit.locator), unit.scopes.length])).toEqual([["1.1", 1]]);
});

test("the guide to the Measures has every unit, rule and standard once, and cases of the rule's own article", () => {
  const measures = guideOf("cn.genai_interim_measures");
  const rules = measures.units.flatMap((it) => it.rules.map((rule) => ({ rule, unit: it.locator })));
  const names = rules.map((it) => it.rule.name);
  expect(measures.units).toHaveLength(48);
  expect(new Set(names).size).toBe(names.length);
  expect(measures.units.flatMap((it) => it.chapter ?? [])).toHaveLength(5);
  expect(rules.filter((it) => it.rule.words === undefined)).toEqual([]);
  const training = rules.find((it) => it.rule.name === "annotator_training");
  expect(training?.rule.cases.map((it) => it.verdict)).toContain("violated");
  const own = training?.rule.cases.filter((it) => it.verdict !== "not_in_force") ?? [];
  for (const it of own) expect(it.case.place.source.path).toContain("article-08");
});
