import { expect, test } from "vitest";
import { formatPlace } from "../../../../src/base/text.ts";
import { packDigest, ruleDigests } from "../../../../src/graph/digest.ts";
import { graphToJson } from "../../../../src/graph/json.ts";
import type { SoundPack } from "../../../../src/language/check/checked-pack.ts";
import { lower } from "../../../../src/language/lower/lower.ts";
import { context } from "../../../kit/check.ts";
import { verifyGraph } from "../../../kit/verify-graph.ts";
import { article, nodesOf, pack, packWithin, rule, ruleNamed } from "./packs.ts";

const { vocabulary } = context;
const parts = { text: "t", calendar: "c", vocabulary: "v" };

/** Lowers and verifies: no test here makes a broken graph. */
function lowered(own: SoundPack, world: readonly SoundPack[] = [own]): ReturnType<typeof lower> {
  const made = lower(own, world, vocabulary);
  expect(verifyGraph(made.graph)).toEqual([]);
  return made;
}

test("a rule says its days, its basis and whether it is unverified", () => {
  const own = pack(
    "cn.a",
    `article 1 { in force from 2024-01-01 paragraph 1 {
      unverified "no authentic copy"
      ${rule("r", 'in force from 2023-12-01 until 2025-01-01 basis guidance "5.1" unverified "draft" concept filing')}
    } }
    ${article(2, rule("s"))}`,
  );
  const { graph, sources } = lowered(own);
  const { id, node } = ruleNamed(graph, "cn.a.r");
  expect(node).toMatchObject({
    inForce: { from: "2024-01-01", until: "2025-01-01" },
    basis: "guidance",
    unverified: true,
  });
  expect(sources.rules.get(id)).toMatchObject({ basis: { name: "guidance", where: { en: "5.1" } }, concept: "filing" });
  expect(
    sources.rules
      .get(id)
      ?.unverified.map((it) => it.en)
      .toSorted(),
  ).toEqual(["draft", "no authentic copy"]);
  const other = ruleNamed(graph, "cn.a.s");
  expect(other.node).toMatchObject({
    inForce: { from: "2023-08-15", until: undefined },
    basis: "rules",
    unverified: false,
  });
  expect(sources.rules.get(other.id)).toMatchObject({ basis: undefined, unverified: [], concept: undefined });
});

test("a draft is in force on no day", () => {
  const own = pack("cn.a", article(1, `${rule("r")} yields to "others" where service.annotation.performed`), {
    inForce: "never",
  });
  const { graph } = lowered(own);
  expect([...nodesOf(graph, "rule"), ...nodesOf(graph, "yields")].map((it) => it.inForce)).toEqual(["never", "never"]);
});

test("a note has no clause, and may have no subject; a consequence reads the rules that are breached", () => {
  const own = pack(
    "cn.a",
    `${article(1, `${rule("r")} ${rule("s")} rule t: user must "act" { on service require service.annotation.performed }`)}
     ${article(2, 'rule fine: provider is liable to "a fine" { upon breach of any duty of provider }')}
     ${article(3, 'rule order: authority has power to "order" { on service upon breach of article 1, s when service.annotation.performed }')}`,
  );
  const { graph } = lowered(own);
  const { node } = ruleNamed(graph, "cn.a.fine");
  expect(node).toMatchObject({ modal: "is-liable-to", subject: undefined, clauses: [] });
  const breached = (name: string): readonly string[] => {
    const upon = graph.nodes[ruleNamed(graph, name).node.upon ?? -1];
    const named = upon?.kind === "breach" ? upon.rules.map((it) => graph.nodes[it]) : [];
    return named.map((it) => (it?.kind === "rule" ? it.name : "")).toSorted();
  };
  expect(breached("cn.a.fine")).toEqual(["cn.a.r", "cn.a.s"]);
  expect(breached("cn.a.order")).toEqual(["cn.a.r", "cn.a.s", "cn.a.t"]);
});

const other = (condition: string, inForce?: string): SoundPack =>
  pack(
    "cn.b",
    `${article(
      1,
      `define performed means ${condition} ${rule("asked", "require performed")} ${rule("also")}
       rule users: user must "act" { on service require service.annotation.performed }
       rule note: provider may "act" { on service }`,
    )}
     ${article(2, rule("elsewhere"))}`,
    inForce === undefined ? {} : { inForce },
  );

test("a rule of another pack is lowered with that pack's tables, and is none of the graph's own", () => {
  const b = other("service.training.performed");
  const a = pack("cn.a", article(1, rule("r", "require label: complies with cn.b [article 1]")), { needs: [b] });
  const { graph, sources } = lowered(a, [a, b]);
  expect([...ruleDigests(graph).keys()]).toEqual(["cn.a.r"]);
  const r = ruleNamed(graph, "cn.a.r");
  const asked = [ruleNamed(graph, "cn.b.asked"), ruleNamed(graph, "cn.b.also")];
  const [clause = -1] = r.node.clauses;
  expect(graph.nodes[clause]).toMatchObject({ kind: "complies" });
  expect(nodesOf(graph, "complies")[0]?.rules.toSorted()).toEqual(asked.map((it) => it.id).toSorted());
  expect(nodesOf(graph, "field").map((it) => it.path.join("."))).toContain("training.performed");
  expect(sources.rules.get(r.id)?.clauses).toMatchObject([
    { name: "label", complies: { pack: "cn.b", places: [{ article: 1, paragraph: undefined, item: undefined }] } },
  ]);
  const place = sources.rules.get(asked[0]?.id ?? r.id)?.place;
  expect(place && formatPlace(place)).toMatch(/^cn\.b\/1\.edict/);
  expect([...sources.definitions.values()].flat().map((it) => it.name)).toEqual(["cn.b.performed"]);
});

test("packs share nodes, and a change in a needed pack is a change of the rule that asks for it", () => {
  const digest = (condition: string): string | undefined => {
    const b = other(condition);
    const a = pack("cn.a", article(1, rule("r", "require complies with cn.b [article 1]")), { needs: [b] });
    return ruleDigests(lowered(a, [a, b]).graph).get("cn.a.r");
  };
  expect(digest("service.training.performed")).not.toBe(digest("service.generates_content"));
  const b = other("service.training.performed");
  const both = "require service.annotation.performed require complies with cn.b";
  const a = pack("cn.a", article(1, rule("r", both)), { needs: [b] });
  const { graph } = lowered(a, [a, b]);
  const fields = nodesOf(graph, "field").map((it) => it.path.join("."));
  expect(fields.filter((it) => it === "annotation.performed")).toHaveLength(1);
});

test("all versions of a needed pack are asked, each on its days", () => {
  const [old, now] = [
    other("service.training.performed", "2020-01-01/2024-01-01"),
    other("service.generates_content", "2024-01-01/"),
  ];
  const a = pack("cn.a", article(1, rule("r", "when cn.b.performed require complies with cn.b [article 1]")), {
    needs: [old, now],
  });
  const one = lowered(a, [a, old, now]);
  const [clause] = nodesOf(one.graph, "complies");
  const asked = clause?.rules.map((it) => one.graph.nodes[it]) ?? [];
  expect(asked.map((it) => (it?.kind === "rule" ? `${it.name} ${JSON.stringify(it.inForce)}` : "")).toSorted()).toEqual(
    [
      'cn.b.also {"from":"2020-01-01","until":"2024-01-01"}',
      'cn.b.also {"from":"2024-01-01"}',
      'cn.b.asked {"from":"2020-01-01","until":"2024-01-01"}',
      'cn.b.asked {"from":"2024-01-01"}',
    ],
  );
  const [dated] = nodesOf(one.graph, "dated");
  expect(dated?.values.map((it) => it.inForce)).toEqual([
    { from: "2020-01-01", until: "2024-01-01" },
    { from: "2024-01-01", until: undefined },
  ]);
  const read = dated?.values.map((it) => one.graph.nodes[it.value]);
  expect(read).toMatchObject([
    { kind: "field", path: ["training", "performed"] },
    { kind: "field", path: ["generates_content"] },
  ]);
  const [named] = [...one.sources.parameters];
  expect(named && one.graph.nodes[named[0]]).toBe(dated);
  expect(dated?.name).toBe("cn.b.performed");
  expect(named?.[1].place.source).toBe(now.definitions[0]?.file.source);
});

test("the order in which packs were loaded leaves no trace", () => {
  const list = (condition: string, inForce: string): SoundPack =>
    pack(
      "cn.b",
      article(
        1,
        `standard fit "fit" { only if ${condition} judged by legal_counsel valid for 6 months }
         ${rule("asked", "require fit is met require service.sectors has any [medical, ...]")}`,
      ),
      { inForce },
    );
  const old = list("service.training.performed", "2020-01-01/2024-01-01");
  const now = list("service.generates_content", "2024-01-01/");
  const needs = [old, now];
  const guard = pack(
    "cn.c",
    article(1, "exemption small from cn.b.asked when service.sectors has any [medical, ...]"),
    { needs },
  );
  const a = pack("cn.a", article(1, rule("r", "require complies with cn.b")), { needs });
  const first = lowered(a, [a, old, now, guard]);
  const last = lowered(a, [guard, now, old, a]);
  expect(JSON.stringify(graphToJson(last.graph))).toBe(JSON.stringify(graphToJson(first.graph)));
  expect(packDigest(last.graph, parts)).toBe(packDigest(first.graph, parts));
  expect(last.sources).toEqual(first.sources);
  expect(nodesOf(first.graph, "standard")).toHaveLength(2);
  expect(first.sources.standards.get("cn.b.fit")?.place.source).toBe(now.standards[0]?.file.source);
  const [place] = [...first.sources.openLists.values()].map((it) => it.place.source.path);
  expect(place).toBe("cn.b/1.edict");
  expect([...first.sources.openLists.values()][0]?.place.source).toBe(now.files[0]?.source);
});

test("exemptions guard the rules that they name, wherever both packs are loaded", () => {
  const b = other("service.training.performed");
  const guard = (text: string): SoundPack => pack("cn.c", article(1, text), { needs: [b] });
  const c = guard("exemption small from cn.b.asked, cn.b.also when service.generates_content");
  const a = pack("cn.a", article(1, rule("r", "require complies with cn.b [article 1]")), { needs: [b] });
  const alone = lowered(a, [a, b]).graph;
  const together = lowered(a, [a, b, c]);
  expect(ruleNamed(alone, "cn.b.asked").node.exemptions).toEqual([]);
  expect(ruleNamed(alone, "cn.b.also").node.exemptions).toEqual([]);
  const { exemptions } = ruleNamed(together.graph, "cn.b.asked").node;
  expect(exemptions.map((it) => together.graph.nodes[it])).toMatchObject([
    { kind: "exemption", name: "cn.c.small", basis: "rules", unverified: false },
  ]);
  expect(ruleNamed(together.graph, "cn.b.also").node.exemptions).toEqual(exemptions);
  expect(ruleDigests(together.graph).get("cn.a.r")).not.toBe(ruleDigests(alone).get("cn.a.r"));
  expect(together.graph.exemptions).toEqual([]);
  const [source] = [...together.sources.exemptions.values()];
  expect(source && formatPlace(source.place)).toMatch(/^cn\.c\/1\.edict/);

  const own = lowered(c, [c, b]).graph;
  expect(own.exemptions.map((it) => it.from)).toEqual([["cn.b.also", "cn.b.asked"]]);
  const fewer = lowered(guard("exemption small from cn.b.asked when service.generates_content"), [b]).graph;
  expect(packDigest(fewer, parts)).not.toBe(packDigest(own, parts));
});

test("an exemption stands under the scopes of its own place", () => {
  const own = pack(
    "cn.a",
    `article 1 { article applies where service.training.performed paragraph 1 { ${rule("r")} ${rule("s")} } }
     article 2 { article does not apply where service.generates_content paragraph 1 {
       exemption small from article 1 paragraph 1 when service.annotation.performed
     } }`,
  );
  const { graph, sources } = lowered(own);
  const [exemption] = nodesOf(graph, "exemption");
  expect(exemption?.scopes.map((it) => graph.nodes[it])).toMatchObject([{ kind: "not" }]);
  expect([...sources.exemptions.values()][0]?.scopes).toMatchObject([{ level: "article", locator: { article: 2 } }]);
  expect(graph.exemptions.map((it) => it.from)).toEqual([["cn.a.r", "cn.a.s"]]);
  for (const name of ["cn.a.r", "cn.a.s"])
    expect(ruleNamed(graph, name).node.exemptions).toEqual(graph.exemptions.map((it) => it.exemption));
});

test("a parameter has the value of its day, and its names", () => {
  const own = pack(
    "cn.a",
    article(
      1,
      `parameter tenth means 5% from 2023-08-15 until 2025-01-01, 2% from 2025-01-01
       parameter others: number means 0.05 from 2023-08-15 until 2025-01-01, 0.02 from 2025-01-01
       ${rule("r", "require share(m in service.models where m.licence is present) < tenth require others < 1")}`,
    ),
  );
  const { graph, sources } = lowered(own);
  const [dated, other] = nodesOf(graph, "dated");
  expect([dated?.name, other?.name]).toEqual(["cn.a.tenth", "cn.a.others"]);
  expect(other?.values).toEqual(dated?.values);
  expect(dated?.values.map((it) => [it.inForce, graph.nodes[it.value]])).toMatchObject([
    [{ from: "2023-08-15", until: "2025-01-01" }, { value: "1/20" }],
    [{ from: "2025-01-01", until: undefined }, { value: "1/50" }],
  ]);
  const lines = [...sources.parameters.values()].map(({ place }) =>
    place.source.text.slice(place.span.start, place.span.end),
  );
  expect(lines.toSorted()).toEqual(["others", "tenth"]);
});

const [guests, operates] = ["service.audience.guests", "service.operates_abroad"];
const [share, list] = ["share(m in service.models where m.licence is present)", "[medical, film_tv]"];

test.each([
  [`${guests} is true`, guests],
  [`${guests} is false`, `not ${guests}`],
  [`${guests} is absent`, `not (${guests} is present)`],
  ["service.sectors is not empty", "not (service.sectors is empty)"],
  [`${share} != 3`, `not (${share} == 3)`],
  [`${share} > 3`, `3 < ${share}`],
  [`${share} >= 3`, `3 <= ${share}`],
  [`any s in service.sectors satisfies s not in ${list}`, `any s in service.sectors satisfies not (s in ${list})`],
  ["service.sectors has medical", "medical in service.sectors"],
  [`${guests} implies ${operates}`, `not ${guests} or ${operates}`],
])("%s is the same as %s, and as nothing without it", (one, other) => {
  const digestOf = (condition: string): string | undefined =>
    ruleDigests(lowered(pack("cn.a", article(1, rule("r", `require ${condition}`)))).graph).get("cn.a.r");
  expect(digestOf(one)).toBe(digestOf(other));
  expect(digestOf(one)).not.toBe(digestOf(`not (${other})`));
});

test("a list with a name can be interpreted, one without cannot", () => {
  const own = packWithin(
    { ...context, pack: "cn.a" },
    `article 8 { paragraph 1 {
      open list sectors: service.sectors means [medical, ...] quote "制定符合本辦法要求的"
      rule r: provider must "act" { quote "開展數據標注質量評估" on service
        require service.sectors has any sectors
        require service.sectors has any [medical, ...] }
    } }`,
  );
  const { graph, sources } = lowered(own);
  expect(nodesOf(graph, "open-list").map((it) => it.name)).toEqual(["cn.a.sectors"]);
  expect(nodesOf(graph, "list").map((it) => it.open)).toEqual([true]);
  const quotes = [...sources.openLists].map(([id, it]) => [graph.nodes[id]?.kind, it.quote !== undefined]);
  expect(quotes.toSorted()).toEqual([
    ["list", false],
    ["open-list", true],
  ]);
});

test("the order of declarations and files, and local names, leave no trace", () => {
  const share = (x: string): string => `require every ${x} in service.models satisfies ${x}.licence is present`;
  const parts1 = [rule("r", share("m")), rule("s", `require complies with cn.a [article 2]`)];
  const parts2 = [rule("s", `require complies with cn.a [article 2]`), rule("r", share("model"))];
  const two = article(2, `${rule("t")} exemption e from r when service.generates_content`);
  const first = lowered(pack("cn.a", [article(1, parts1.join(" ")), two])).graph;
  const last = lowered(pack("cn.a", [two, `// first\n${article(1, parts2.join("\n"))}`])).graph;
  expect(JSON.stringify(graphToJson(last))).toBe(JSON.stringify(graphToJson(first)));
});

test("of equal open lists in several rules the one is cited whose rule comes first by name", () => {
  const asks = "require service.sectors has any [medical, ...]";
  const texts = [article(1, rule("z", asks)), article(2, rule("b", asks))];
  for (const files of [texts, texts.toReversed()]) {
    const b = pack("cn.b", files);
    const a = pack("cn.a", article(1, rule("r", "require complies with cn.b")), { needs: [b] });
    for (const { sources } of [lowered(b), lowered(a, [a, b])])
      expect([...sources.openLists.values()].map((it) => it.locator.article)).toEqual([2]);
  }
});

test("a rule can ask for rules that ask for others in turn", () => {
  const own = pack(
    "cn.a",
    `${article(1, rule("first", "require complies with cn.a [article 2]"))}
     ${article(2, rule("second", "require complies with cn.a [article 3]"))}
     ${article(3, rule("third"))}`,
  );
  const { graph, sources } = lowered(own);
  expect(nodesOf(graph, "rule").map((it) => it.name)).toEqual(["cn.a.third", "cn.a.second", "cn.a.first"]);
  expect(graph.rules).toHaveLength(3);
  expect(sources.rules.size).toBe(3);
});

test("every `when` has to hold; one `unless` is enough, and one `pending while`", () => {
  const [training, content] = ["service.training.performed", "service.generates_content"];
  const gate = (clauses: string): unknown => {
    const { graph } = lowered(pack("cn.a", article(1, rule("r", clauses))));
    const { when, unless, pendingWhile } = ruleNamed(graph, "cn.a.r").node;
    return [when, unless, pendingWhile].map((it) => it !== undefined && graph.nodes[it]?.kind);
  };
  expect(gate(`when ${training} when ${content}`)).toEqual(["and", false, false]);
  expect(gate(`unless ${training} unless ${content}`)).toEqual([false, "or", false]);
  expect(gate(`when ${training} unless ${content}`)).toEqual(["field", "field", false]);
  expect(gate(`pending while ${training} pending while ${content}`)).toEqual([false, false, "or"]);
});
