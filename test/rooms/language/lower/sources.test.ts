import { expect, test } from "vitest";
import type { Place } from "../../../../src/base/text.ts";
import type { Source } from "../../../../src/graph/sources.ts";
import type { SoundPack } from "../../../../src/language/check/checked-pack.ts";
import { lower } from "../../../../src/language/lower/lower.ts";
import type { WrittenNodes } from "../../../../src/language/lower/lowering-context.ts";
import { context } from "../../../kit/check.ts";
import { article, nodesOf, pack, packWithin, rule, ruleNamed } from "./packs.ts";

const { vocabulary } = context;
const quote = 'quote "開展數據標注質量評估"';

const words = ({ source, span }: Place): string => source.text.slice(span.start, span.end);
const where = ({ locator, place, quote: said }: Source) => [locator.article, words(place), said !== undefined];

function rulesOf(own: SoundPack, world: readonly SoundPack[] = [own]) {
  const { graph, sources } = lower(own, world, vocabulary);
  const ruleOf = (name: string) => {
    const { id, node } = ruleNamed(graph, name);
    const source = sources.rules.get(id);
    if (!source) throw new Error(`${name} has a source`);
    return { node, source };
  };
  return { graph, sources, ruleOf };
}

test("a rule tells whom it binds, what to do, and where its clauses stand", () => {
  const clauses = `for each model in service.models for each sector in service.sectors
    require named: model.licence is present forbid model.origin is absent require model.licence is present`;
  const quoting = packWithin(
    { ...context, pack: "cn.a" },
    `article 8 { paragraph 1 { rule r: provider or user must "act" { remedy "Ask." ${quote} on service ${clauses} } } }`,
  );
  const { node, source } = rulesOf(quoting).ruleOf("cn.a.r");
  expect(node).toMatchObject({ party: "provider", alsoBinds: ["user"] });
  expect(where(source)).toEqual([8, "r", true]);
  expect(source).toMatchObject({
    parties: ["provider", "user"],
    remedy: { en: "Ask." },
    each: [
      { variable: "model", key: "name" },
      { variable: "sector", key: undefined },
    ],
  });
  const found = source.clauses.map((it) => [words(it.place), it.name, it.forbid, it.complies]);
  expect(found.toSorted()).toEqual([
    ["forbid model.origin is absent", undefined, true, undefined],
    ["require model.licence is present", undefined, false, undefined],
    ["require named: model.licence is present", "named", false, undefined],
  ]);

  const plain = rulesOf(pack("cn.a", article(1, rule("s")))).ruleOf("cn.a.s");
  expect(plain.node.alsoBinds).toBeUndefined();
  expect([plain.source.quote, plain.source.remedy]).toEqual([undefined, undefined]);
});

test("a scope tells its place and its words, of equal ones those of the first", () => {
  const scope = "applies where service.generates_content";
  const own = pack("cn.a", `article 1 { article ${scope} paragraph 1 { paragraph ${scope} ${rule("r")} } }`);
  const { node, source } = rulesOf(own).ruleOf("cn.a.r");
  expect(node.scopes).toHaveLength(1);
  expect(source.scopes.map((it) => [it.level, words(it.place)])).toEqual([["article", `article ${scope}`]]);
});

const b = pack(
  "cn.b",
  `${article(
    1,
    `define limit means 10 except 20 when service.audience.guests except 30 when service.generates_content
     define unused means 5
     standard fit "It is fit." { judged by legal_counsel valid for 1 year }
     ${rule("small", "require service.audience.registered_users is true")} ${rule("large")}`,
  )}
   ${article(2, rule("elsewhere", "require service.generates_content"))}`,
);

test("what is asked of another text is told by the places that were written, and by those of the rules", () => {
  const asking = "require complies with cn.b [article 2, small] require all: complies with cn.b";
  const { source } = rulesOf(pack("cn.a", article(1, rule("r", asking)), { needs: [b] }), [b]).ruleOf("cn.a.r");
  const asked = new Map(source.clauses.map((it) => [it.name, it.complies]));
  expect(asked.get("all")).toEqual({ pack: "cn.b", places: undefined });
  expect(asked.get(undefined)?.places?.map((it) => [it.article, it.paragraph])).toEqual([
    [2, undefined],
    [1, 1],
  ]);
});

test("definitions are told by their names, with their exceptions, those of the text itself first", () => {
  const own = pack(
    "cn.a",
    article(
      1,
      `define second means 10 except 20 when service.audience.guests
       define first means 10 except 20 when service.audience.guests
       define third means 40
       ${rule("r", "require first < 100 or second < 100 or third < 100 or cn.b.limit < 50")}`,
    ),
    { needs: [b] },
  );
  const { graph, sources } = rulesOf(own, [b]);
  const all = [...sources.definitions.values()].flat();
  expect(all.map((it) => [it.name, ...where(it.source)])).toEqual([
    ["first", 1, "first", false],
    ["second", 1, "second", false],
    ["third", 1, "third", false],
    ["cn.b.limit", 1, "limit", false],
  ]);
  const [once, twice] = ["20 when service.audience.guests", "30 when service.generates_content"];
  expect(all.map((it) => it.exceptions.map(({ place }) => words(place)))).toEqual([[once], [once], [], [once, twice]]);
  const values = all.flatMap((it) => it.exceptions.map(({ value }) => graph.nodes[value]));
  expect(values.map((it) => (it?.kind === "literal" ? it.value : undefined))).toEqual(["20", "20", "20", "30"]);
});

test("standards, terms and parameters are told of all texts that are read, and of no other", () => {
  const declarations = `open term soon: duration
    open term origin: service.models.origin
    standard safe "It is safe." { judged by legal_counsel valid for 1 year }
    parameter most means 5 from 2023-08-15`;
  const own = pack("cn.a", article(1, `${declarations} ${rule("r", "require 1 < most")}`), { needs: [b] });
  const alone = rulesOf(own, [b]).sources;
  expect([...alone.standards].map(([name, it]) => [name, it.title.en, ...where(it)])).toEqual([
    ["cn.a.safe", "It is safe.", 1, "safe", false],
  ]);
  expect([...alone.terms].map(([name, it]) => [name, it.members?.includes("third_party_api"), ...where(it)])).toEqual([
    ["cn.a.soon", undefined, 1, "soon", false],
    ["cn.a.origin", true, 1, "origin", false],
  ]);
  expect([...alone.parameters.values()].map(where)).toEqual([[1, "most", false]]);
  const unasked = pack("cn.a", article(1, 'standard safe "It is safe." { judged by legal_counsel valid for 1 year }'));
  expect([...rulesOf(unasked).sources.standards.keys()]).toEqual(["cn.a.safe"]);
  const reading = pack("cn.a", article(1, rule("r", "require cn.b.limit < 50")), { needs: [b] });
  expect([...rulesOf(reading, [b]).sources.standards.keys()]).toEqual(["cn.b.fit"]);
});

test("only open lists are told", () => {
  const listed = (list: string) => pack("cn.a", article(1, rule("r", `require service.sectors has any ${list}`)));
  const told = ["[medical]", "[medical, ...]"].map((it) => [...rulesOf(listed(it)).sources.openLists.values()]);
  expect(told.map((all) => all.map(({ place }) => words(place)))).toEqual([[], ["[medical, ...]"]]);
});

test("what was written leads to its node in the finished graph", () => {
  const facts = ["audience.guests", "operates_abroad", "generates_content", "annotation.performed"];
  const own = pack("cn.a", article(1, rule("r", `require ${facts.map((it) => `service.${it}`).join(" or ")}`)));
  const written: WrittenNodes = new Map();
  const { graph } = lower(own, [own], vocabulary, written);
  const found = [...written].map(([{ span }, id]) => {
    const node = graph.nodes[id];
    return [own.files[0]?.source.text.slice(span.start, span.end), node?.kind === "field" ? node.path.join(".") : ""];
  });
  const leaves = found.filter(([text]) => text?.includes(" or ") === false);
  expect(leaves).toEqual(facts.map((it) => [`service.${it}`, it]));
});

test("what yields is told in its own words, and other statements on the text are not", () => {
  const flags = `informative "It says why." yields to "others" where service.generates_content`;
  const { graph, sources } = rulesOf(pack("cn.a", `${article(1, rule("r"))} ${article(2, flags)}`));
  expect(nodesOf(graph, "yields")).toHaveLength(1);
  const told = [...sources.yields.values()].flat();
  expect(told.map((it) => [it.what, ...where(it.source)])).toEqual([
    ["others", 2, 'yields to "others" where service.generates_content', false],
  ]);
});

test("questions are those of all facts, of the elements of lists too", () => {
  const { sources } = rulesOf(pack("cn.a", article(1, rule("r"))));
  const asked = ["service.generates_content", "service.annotation.performed", "service.models.licence"];
  expect(asked.map((it) => sources.questions.get(it)?.en)).toMatchInlineSnapshot(`
    [
      "Does the service generate text, images, audio, video or other content with a model?",
      "Are data annotated in the development of the service?",
      "Under which licence or contract is the model used? Write null if there is none.",
    ]
  `);
  expect([...sources.questions.values()]).not.toContain(undefined);
});
