import { expect, test } from "vitest";
import { coverageOf, type Coverage, type UnitCoverage } from "../../../src/analysis/coverage.ts";
import { memoryHost, type Host } from "../../../src/base/host.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { locales } from "../../../src/base/locale.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../../../src/engine/library.ts";
import { titleIn } from "../../../src/report/model/citations.ts";
import { coverageText, coverageJson, coverageMarkdown } from "../../../src/report/render/coverage.ts";
import { plainPaint } from "../../../src/report/view/format-options.ts";
import { dutyWordsIn, lawLanguage } from "../../../src/statute/law-language.ts";
import { locatorKey } from "../../../src/statute/locator.ts";
import { schemaFaults } from "../../e2e/schemas.ts";
import { repository } from "../../kit/repository.ts";

const disk = repository;

function coverageOfPack(name: string, host: Host = disk): Coverage {
  const library = openLibrary(disk, "policies");
  invariant(!isDiagnostic(library), "the shipped library opens");
  const { packs, vocabulary, problems } = loadNamedPacks(host, library, [name]);
  expect(problems.map((it) => locales.en.say(it))).toEqual([]);
  const [pack] = packs;
  invariant(pack, "the pack compiles");
  return coverageOf(pack, { program: pack.program, vocabulary: vocabulary.vocabulary });
}

/** A pack over three units of an invented text: `1.1`, and `2.1` with one item. */
function withPolicy(policy: string): Coverage {
  const text = "示例\n\n第一條 提供者應當甲,不得乙。\n\n第二條 提供者應當遵守以下規定:\n\n(一)有權丙。\n";
  const simplified = text
    .replaceAll("條", "条")
    .replaceAll("應當", "应当")
    .replaceAll("規", "规")
    .replaceAll("權", "权");
  const manifest =
    "id: t.t\nversion: 1.0.0\ntitle: { zh: 示例, en: Example }\nrank: rules\ntext: { file: text/zh-Hant.txt, of: 2025-01-01 }\nin_force: { from: 2025-01-01 }\nzone: Asia/Shanghai\ncalendar: cn\nvocabulary: genai@1\nparties: [provider]\nroles: [legal_counsel]\nnot_covered: []\n";
  const files = { "pack.yaml": manifest, "text/zh-Hant.txt": text, "text/zh-Hans.txt": simplified, "a.edict": policy };
  const entries = Object.entries(files).map(([path, it]) => [`t/${path}`, it] as const);
  return coverageOfPack("t", memoryHost(Object.fromEntries(entries)));
}

const unitOf = ({ units }: Coverage, key: string): UnitCoverage => {
  const found = units.find((it) => locatorKey(it.locator) === key);
  invariant(found, `the text has ${key}`);
  return found;
};

const rule = (quote: string): string =>
  `rule a: provider must "a" {\n  quote "${quote}"\n  on service\n  require service.id is present\n}`;

test("a pack asks for each fact that its rules read once, of a list for those of one element, and for each standard", () => {
  const asking = (clauses: string): Coverage["asks"] =>
    withPolicy(`article 1 { paragraph 1 {
      standard fine "It is fine" { judged by legal_counsel valid for 12 months evidence [test_result] }
      rule a: provider must "a" { quote "提供者應當甲" on service ${clauses} }
    } }`).asks;
  expect(asking("require service.launched_on is present and service.launched_on <= 2026-01-01")).toEqual({
    facts: 1,
    signatures: 0,
  });
  // Whoever signs names the service by its id.
  expect(
    asking(
      "when service.ended_on is absent require every model in service.models satisfies model.origin == own and model.name is present require fine is met",
    ),
  ).toEqual({ facts: 4, signatures: 1 });
});

test("what a rule quotes is held, the rest of the unit is not, and its other words of duty make it open", () => {
  const found = withPolicy(`article 1 { paragraph 1 { ${rule("提供者應當甲")} } }`);
  expect(unitOf(found, "1.1").open).toEqual(["不得"]);
  expect(unitOf(found, "1.1").pieces.map(({ by }) => by)).toEqual(["rule", undefined]);
  expect(found.modals).toEqual([
    { word: "應當", total: 2, held: 1 },
    { word: "不得", total: 1, held: 0 },
    { word: "有權", total: 1, held: 0 },
  ]);
  expect(unitOf(found, "2.1").open).toEqual(["nothing"]);
});

test("a word that a quote cuts in two is not held", () => {
  const found = withPolicy(`article 1 { paragraph 1 { ${rule("提供者應當甲,不")} } }`);
  expect(unitOf(found, "1.1").open).toEqual(["不得"]);
});

test("a statement holds all words of its unit, and of an item only where nothing stands in it", () => {
  const stated = withPolicy('article 2 { paragraph 1 { informative "why" } }');
  expect(unitOf(stated, "2.1.1").open).toEqual([]);
  const own = withPolicy('article 2 { paragraph 1 { informative "why" item 1 { quote "丙" } } }');
  expect(unitOf(own, "2.1.1").open).toEqual(["有權"]);
  expect(unitOf(own, "2.1").open).toEqual([]);
});

test("a rule or a quote on a paragraph says nothing of its items; whom the paragraph is addressed to is said of them too", () => {
  const within = (declaration: string): unknown => {
    const { open, encodes, statements } = unitOf(withPolicy(`article 2 { paragraph 1 { ${declaration} } }`), "2.1.1");
    return [open, encodes.length, statements.map((it) => it.kind)];
  };
  expect(within(rule("提供者應當遵守"))).toEqual([["nothing"], 0, []]);
  expect(within('quote "提供者應當遵守"')).toEqual([["nothing"], 0, []]);
  expect(within("addressed to provider")).toEqual([[], 0, ["addressed-to"]]);
});

test("words that are said to be not encodable are held by that statement, and no others", () => {
  const found = withPolicy('article 1 { paragraph 1 { not encodable "應當甲" because "so" } }');
  expect(unitOf(found, "1.1").open).toEqual(["不得"]);
  expect(unitOf(found, "1.1").pieces.map(({ by }) => by)).toEqual([undefined, "statement", undefined]);
});

test("a unit that says from when the law is in force is encoded", () => {
  const found = withPolicy(
    'article 1 { paragraph 1 { in force from 2025-02-01 until 2026-02-01 } } article 2 { paragraph 1 { policy in force from 2025-01-01 quote "遵守" } }',
  );
  expect(unitOf(found, "1.1").encodes).toMatchObject([{ kind: "in-force", name: "2025-02-01 until 2026-02-01" }]);
  expect(unitOf(found, "1.1").open).toEqual(["應當", "不得"]);
  expect(unitOf(found, "2.1").encodes).toMatchObject([{ kind: "in-force", name: "2025-01-01" }]);
  expect(schemaFaults("coverage-1", coverageJson(found))).toEqual([]);
  const options = { width: 80, paint: plainPaint, locale: locales.en, quiet: false } as const;
  expect(coverageText(found, options)).toContain("in force from: 2025-01-01");
});

test.each([
  "cn.genai_interim_measures",
  "cn.deep_synthesis",
  "cn.algorithm_recommendation",
  "cn.data_security_law",
  "cn.pipl",
  "cn.network_data_regulation",
  "cn.tc260_003",
  "cn.gb_t_45654",
  "cn.gb_t_45652",
  "cn.gb_t_45674",
  "cn.labelling_measures",
  "cn.gb_45438",
  "cn.anthropomorphic_measures",
  "cn.incident_reporting",
  "cn.minors_regulation",
  "cn.minors_information_classes",
  "cn.content_ecology",
  "cn.face_recognition",
  "cn.personal_information_audit",
])("the pieces of each unit of %s, joined, are its words, and every format shows it", (name) => {
  const found = coverageOfPack(name);
  for (const { words, pieces } of found.units)
    expect(pieces.map((it) => words?.hant.slice(it.start, it.end) ?? "").join("")).toBe(words?.hant ?? "");
  expect(schemaFaults("coverage-1", coverageJson(found))).toEqual([]);
  const options = { width: 80, paint: plainPaint, locale: locales["zh-Hans"], quiet: false } as const;
  for (const show of [coverageText, coverageMarkdown])
    expect(show(found, options)).toContain(titleIn(found.title, options.locale));
});

test("the Measures have 21 應當, 9 不得 and 1 有權, and each stands inside a quote or a statement", () => {
  expect(coverageOfPack("cn.genai_interim_measures").modals).toEqual([
    { word: "應當", total: 21, held: 21 },
    { word: "不得", total: 9, held: 9 },
    { word: "有權", total: 1, held: 1 },
  ]);
});

test("what is stated of a sentence holds the words of that sentence alone", () => {
  const text =
    "Act\n\nArticle 1 Marks\n1. The keeper shall mark pictures. A buyer must pay. A mayor is entitled to look.\n2. It stays.\n";
  const manifest =
    "id: t.t\nversion: 1.0.0\ntitle: { en: Act }\nrank: law\ntext: { file: text/en.txt, language: en, of: 2025-01-01 }\nin_force: { from: 2025-01-01 }\nzone: UTC\ncalendar: weekdays\nvocabulary: genai@1\nparties: [provider]\nroles: []\n";
  const policy = `article 1 {
    paragraph 1 {
      sentence 1 { ${rule("shall mark pictures")} }
      sentence 2 { informative "who pays" }
    }
    paragraph 2 { informative "it stays" }
  }`;
  const files = { "t/pack.yaml": manifest, "t/text/en.txt": text, "t/a.edict": policy };
  const found = coverageOfPack("t", memoryHost(files));
  const { words, pieces, encodes, statements, open } = unitOf(found, "1.1");
  expect(pieces.map(({ start, end, by }) => [words?.hant.slice(start, end), by])).toEqual([
    ["The keeper ", undefined],
    ["shall mark pictures", "rule"],
    [". ", undefined],
    ["A buyer must pay.", "statement"],
    [" A mayor is entitled to look.", undefined],
  ]);
  expect([encodes.map(({ kind, name }) => ({ kind, name })), statements.map((it) => it.text.en), open]).toEqual([
    [{ kind: "rule", name: "a" }],
    ["who pays"],
    ["is entitled to"],
  ]);
});

test.each([
  ["A buyer has to pay.", "has to"],
  ["Buyers have to pay.", "have to"],
  ["A buyer is obliged to pay.", "is obliged to"],
  ["Loud signs are forbidden.", "are forbidden"],
  ["Loud signs are not allowed.", "are not allowed"],
])("`%s` binds in English", (text, word) => {
  expect(dutyWordsIn(text, lawLanguage("en")).map((it) => it.word)).toEqual([word]);
});

test("German duties are counted that an infinitive tells", () => {
  const text =
    "Gesetz\n\n§ 1 Pflichten\n(1) Der Anbieter hat innerhalb von fünf Tagen den Zugriff einzustellen.\n(2) Der Nachweis ist drei Jahre aufzubewahren.\n(3) Der Zugriff ist nur zulässig, wenn er gemeldet ist.\n(4) Er hat den Zugriff gemeldet.\n";
  const manifest =
    "id: t.t\nversion: 1.0.0\ntitle: { en: Act }\nrank: law\ncitation: de\ntext: { file: text/de.txt, language: de, of: 2025-01-01 }\nin_force: { from: 2025-01-01 }\nzone: UTC\ncalendar: weekdays\nvocabulary: genai@1\nparties: [provider]\nroles: []\n";
  const policy = `article 1 { paragraph 1 { ${rule("innerhalb von fünf Tagen")} } paragraph 2 { ${rule("ist drei Jahre aufzubewahren").replace("rule a", "rule b")} } }`;
  const found = coverageOfPack(
    "t",
    memoryHost({ "t/pack.yaml": manifest, "t/text/de.txt": text, "t/a.edict": policy }),
  );
  expect(found.units.map((it) => it.open)).toEqual([["hat … zu"], [], ["nothing"], ["nothing"]]);
  expect(found.modals).toEqual([
    { word: "hat … zu", total: 1, held: 0 },
    { word: "ist … zu", total: 1, held: 1 },
    { word: "nur zulässig", total: 1, held: 0 },
  ]);
});

test("in an outline sentences and subitems are units", () => {
  const manifest =
    "id: t.t\nversion: 1.0.0\ntitle: { en: Act }\nrank: law\ntext: none\nin_force: { from: 2025-01-01 }\nzone: UTC\ncalendar: weekdays\nvocabulary: genai@1\nparties: [provider]\nroles: []\n";
  const outline =
    'units: { "1": { en: Marks }, "1.1": { en: Both }, "1.1.s1": { en: One }, "1.1.s2": { en: Two }, "1-1.1.1.2": { en: Deep } }\n';
  const policy =
    'article 1 { paragraph 1 { sentence 1 { informative "one" } } }\narticle 1.1 { paragraph 1 { item 1 { informative "deep" } } }';
  const found = coverageOfPack(
    "t",
    memoryHost({ "t/pack.yaml": manifest, "t/outline.yaml": outline, "t/a.edict": policy }),
  );
  expect(found.units.map((it) => [locatorKey(it.locator), it.statements.map(({ text }) => text.en), it.open])).toEqual([
    ["1.1.s1", ["one"], []],
    ["1.1.s2", [], ["nothing"]],
    ["1-1.1.1.2", ["deep"], []],
  ]);
  expect(schemaFaults("coverage-1", coverageJson(found))).toEqual([]);
});
