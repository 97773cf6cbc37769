import { expect, test } from "vitest";
import { parseDay } from "../../../src/base/civil-date.ts";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { toPlain } from "../../../src/base/document.ts";
import { locales } from "../../../src/base/locale.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import type { Pack } from "../../../src/pack/pack.ts";
import { readProfile, type Profile } from "../../../src/pack/profile.ts";
import { complies, law, library, load } from "./laws.ts";

const signed = "by: Lin Wei, on: 2026-01-05, from: 2026-01-05, until: null, because: decided by the board";

function read(text: string, packs: readonly Pack[]): { readonly profile: Profile; readonly said: readonly string[] } {
  const [document] = readYaml({ path: "profile.yaml", text }).documents;
  if (!document) throw new Error("the profile is a document");
  const { profile, diagnostics } = readProfile(document, packs, library.vocabulary, [...library.packs.keys()]);
  return { profile, said: diagnostics.map(({ code, severity }: Diagnostic) => `${severity} ${code}`) };
}

const guide = `rule advised: provider must "name itself" { on service require service.name is present }
  rule bound: provider must "have an id" { on service require service.id is present basis rules "art. 1" }
  rule unseen: provider must "say more" { on service require service.name is present unverified "a summary only" }`;
const { packs, needed, diagnostics } = load(
  {
    ...law("a", { id: "t.a", needs: "{ t.b: ^1 }", policy: complies("t.b") }),
    ...law("b", { id: "t.b", rank: "guidance", policy: guide }),
  },
  ["a"],
  { "t.b": ["b"] },
);
const all = [...packs, ...needed];

test("the packs of this page compile", () => {
  expect(diagnostics.map((it) => locales.en.say(it))).toEqual([]);
});

test.each([
  ["pack: t.b", []],
  ["rule: t.b.advised", []],
  ["rule: t.b.bound", ["warning pack/binds-anyway"]],
  ["pack: t.a", ["warning pack/binds-anyway"]],
  ["rule: t.b.unseen", ["error pack/cannot-adopt"]],
  ["rule: t.b.advized", ["error pack/unknown-rule"]],
  ["pack: t.x", ["error pack/unknown-adopted-pack"]],
  ["pack: cn.genai_interim_measures", []],
  ["rule: cn.genai_interim_measures.anything", []],
])("adopting %s: %j", (what, expected) => {
  expect(read(`adopt: [{ ${what}, ${signed} }]`, all).said).toEqual(expected);
});

test("an adoption names what it is of, and its days", () => {
  const { profile } = read(`adopt: [{ rule: t.b.advised, ${signed} }]`, all);
  expect(profile.adoptions.map(({ of, from, until }) => [of, from, until])).toEqual([
    [{ kind: "rule", name: "t.b.advised" }, parseDay("2026-01-05"), undefined],
  ]);
});

const assumed = (fact: string, value: string, by = "Lin Wei"): string =>
  `{ fact: ${fact}, value: ${value}, by: ${by}, from: 2026-01-05, until: null, because: the contract says so }`;

test.each([
  ["service.generates_content", "true", []],
  ["service.training.performed", "false", []],
  ["service.launched_on", "2026-01-05", []],
  ["service.name", "null", []],
  ["service.sectors", "[news_publishing]", []],
  ["service.sectors", "[newspublishing]", ["error vocabulary/not-listed"]],
  ["service.generates_content", "1", ["error vocabulary/wrong-type"]],
  ["service.launched_on", "2026-02-30", ["error vocabulary/no-such-day"]],
  ["service.name", "TBD", ["error pack/unfit-value"]],
  ["service.generates_contents", "true", ["error pack/unknown-fact"]],
  ["sevice.name", "Lumen", ["error pack/unknown-fact"]],
  ["service", "{}", ["error pack/no-single-fact"]],
  ["service.training", "{}", ["error pack/no-single-fact"]],
  ["service.models.licence", "MIT", ["error pack/no-single-fact"]],
  ["service.constructor", "1", ["error pack/unknown-fact"]],
])("assuming that %s is %s: %j", (fact, value, expected) => {
  const { said, profile } = read(`assumptions: [${assumed(fact, value)}]`, all);
  expect(said).toEqual(expected);
  expect(profile.assumptions.map((it) => it.fact)).toEqual(expected.length > 0 ? [] : [fact]);
});

test("an assumption keeps its value as it is written", () => {
  const { profile } = read(`assumptions: [${assumed("service.sectors", "[film_tv]")}]`, all);
  expect(profile.assumptions.map((it) => toPlain(it.value))).toEqual([["film_tv"]]);
});

test("an assumption that nobody signs, and two of one fact", () => {
  expect(read(`assumptions: [${assumed("service.name", "Lumen", "TODO")}]`, all).said).toEqual([
    "error pack/unsigned-entry",
  ]);
  const twice = [assumed("service.name", "Lumen"), assumed("service.name", "Lux")].join(", ");
  expect(read(`assumptions: [${twice}]`, all).said).toEqual(["error pack/overlapping-entries"]);
});

const listing = {
  "l/pack.yaml": (law("l", { id: "t.l" })["l/pack.yaml"] ?? "").replace(
    "text: none",
    "text: { file: text/zh-Hant.txt, of: 2023-07-10 }",
  ),
  "l/text/zh-Hant.txt": "測試辦法\n\n第一章 總則\n\n第一條 新聞、影視等服務的提供者應當有名稱。\n",
  "l/text/zh-Hans.txt": "测试办法\n\n第一章 总则\n\n第一条 新闻、影视等服务的提供者应当有名称。\n",
  "l/article-01.edict": `article 1 { paragraph 1 {
    open list special: service.sectors means [news_publishing, film_tv, ...] quote "新聞、影視等"
    rule r: provider must "have a name" {
      quote "應當有名稱" on service when any s in service.sectors satisfies (s in special) require service.name is present
    }
  } }`,
};
const listed = load(listing, ["l"]);

test("a list without the name of its pack is answered with its full name", () => {
  const [document] = readYaml({
    path: "profile.yaml",
    text: `interpretations: [{ list: special, member: medical, in: true, by: L, on: 2026-01-01, from: 2026-01-01, until: null, because: it is alike }]`,
  }).documents;
  if (!document) throw new Error("the profile is a document");
  const { diagnostics } = readProfile(document, listed.packs, library.vocabulary, []);
  expect(diagnostics.map((it) => locales.en.say(it))).toEqual([
    "no pack of this run has an open list `special`; did you mean `t.l.special`?",
  ]);
});

test.each([
  ["t.l.special", "medical", []],
  ["t.l.special", "news_publishing", ["error pack/listed-member"]],
  ["t.l.special", "medicine", ["error pack/unfit-value"]],
  ["t.l.sepcial", "medical", ["error pack/unknown-list"]],
  ["cn.genai_interim_measures.any", "medical", []],
])("in %s is %s: %j", (list, member, expected) => {
  expect(listed.diagnostics.map((it) => locales.en.say(it))).toEqual([]);
  const entry = `{ list: ${list}, member: ${member}, in: true, ${signed} }`;
  expect(read(`interpretations: [${entry}]`, listed.packs).said).toEqual(expected);
});

test("memberships of one member overlap, of two they do not", () => {
  const entry = (member: string): string => `{ list: t.l.special, member: ${member}, in: false, ${signed} }`;
  const { said, profile } = read(`interpretations: [${entry("medical")}, ${entry("other")}]`, listed.packs);
  expect([said, profile.memberships.map((it) => it.belongs)]).toEqual([[], [false, false]]);
  expect(read(`interpretations: [${entry("medical")}, ${entry("medical")}]`, listed.packs).said).toEqual([
    "error pack/overlapping-entries",
  ]);
});

test("a severity is of a rule of the run, of needed packs too", () => {
  expect(read("severities: { t.b.advised: low, t.a.also: high }", all).said).toEqual([]);
  expect(read("severities: { t.b.advise: low }", all).said).toEqual(["error pack/unknown-rule"]);
});

test.each(["severities: { NAME: low }", "not_waivable: [NAME]"])(
  "%s is left alone where NAME is of no pack of the run",
  (text) => {
    const of = (name: string): unknown => {
      const { said, profile } = read(text.replace("NAME", name), all);
      return [said, profile.severities.size + profile.notWaivable.size];
    };
    expect(of("cn.genai_interim_measures.anything")).toEqual([[], 0]);
    expect(of("t.b.advised")).toEqual([[], 1]);
    expect(of("t.b.advise")).toEqual([["error pack/unknown-rule"], 1]);
  },
);
