import { expect, test } from "vitest";
import type { Decision } from "../../../src/evaluate/decision.ts";
import { compile, decideBy, type SmallPack } from "../../laws/small-world.ts";
import { resultOf, verdictsOf } from "./every-document.ts";
import { adoption } from "./profile.ts";
import { articles, pack, rule } from "./small-rules.ts";

const other = pack(
  "o",
  articles(
    rule("gated", "when service.flag\nrequire service.ready"),
    rule("always", "require service.size >= 1"),
    rule("due", "when service.group is present\nrequire service.ended_on by 2026-01-01"),
  ),
);
const asking = (places: string, more = ""): SmallPack =>
  pack("t", articles(rule("one", `require complies with o ${places}\n${more}`)), { needs: ["o"] });

/** Places asked for, the service, the clause, the verdict of the rule that asks. */
const table: readonly (readonly [places: string, service: string, clause: string, verdict: string])[] = [
  ["[article 1]", "{ flag: true, ready: true }", "true", "satisfied"],
  ["[article 1]", "{ flag: true, ready: false }", "false", "violated"],
  ["[article 1]", "{ flag: true }", "unknown", "undetermined"],
  ["[article 1]", "{ ready: true }", "true", "satisfied"],
  ["[article 1]", "{ flag: false, ready: false }", "void", "not_applicable"],
  ["[article 1, article 2]", "{ flag: false, size: 1 }", "true", "satisfied"],
  ["[article 1, article 2]", "{ flag: false, size: 0 }", "false", "violated"],
  ["[article 1, article 2]", "{ size: 0 }", "false", "violated"],
  ["[article 1, article 2]", "{ size: 1 }", "unknown", "undetermined"],
  ["[article 3]", "{ group: {}, ended_on: null }", "waiting", "pending"],
  ["[article 1, article 3]", "{ flag: true, ready: true, group: {}, ended_on: null }", "waiting", "pending"],
  ["[article 1, article 3]", "{ group: {}, ended_on: null }", "unknown", "undetermined"],
  ["", "{ flag: false, size: 1, group: null }", "true", "satisfied"],
];

const judged = (packs: readonly SmallPack[], service: string, profile = {}): Decision =>
  decideBy(compile(packs), `service: ${service}`, { profile });

test.each(table)("complies with o %s on %s is %s, and the rule %s", (places, service, clause, verdict) => {
  const result = resultOf(judged([other, asking(places)], service), "t.one");
  const [instance] = result.instances;
  expect(result.verdict).toBe(verdict);
  expect(instance?.clauses[0]?.result).toBe(clause);
});

test("a rule all of whose clauses are void does not apply, and says which rules are left out", () => {
  const [instance] = resultOf(judged([other, asking("[article 1]")], "{ flag: false }"), "t.one").instances;
  expect(instance?.gate).toEqual({ kind: "void" });
  expect(instance?.clauses[0]?.complies).toMatchObject([
    {
      rule: "o.gated",
      pack: "o",
      verdict: "not_applicable",
      advisory: false,
      place: { source: { path: "story.yaml" } },
    },
  ]);
  expect(instance?.facts.map((it) => it.path)).toEqual(["service.flag"]);
});

test("a void clause has no part in the verdict beside others", () => {
  const both = asking("[article 1]", "require service.mood == calm");
  const verdict = (service: string): string => resultOf(judged([other, both], service), "t.one").verdict;
  expect(verdict("{ flag: false, mood: calm }")).toBe("satisfied");
  expect(verdict("{ flag: false, mood: busy }")).toBe("violated");
  expect(verdict("{ flag: false }")).toBe("undetermined");
});

test("the clause that asks carries the causes and the facts of the rules asked", () => {
  const open = resultOf(judged([other, asking("[article 1]")], "{ flag: true }"), "t.one").instances[0];
  expect(open?.causes).toMatchObject([{ kind: "missing-fact", path: "service.ready" }]);
  const broken = resultOf(judged([other, asking("[article 1, article 2]")], "{ size: 0 }"), "t.one").instances[0];
  expect(broken?.facts.map((it) => it.path)).toEqual(["service.size"]);
  expect(broken?.clauses[0]?.complies.map((it) => [it.rule, it.verdict])).toEqual([
    ["o.gated", "undetermined"],
    ["o.always", "violated"],
  ]);
});

test("a breach of the rules asked stands where the broken one stands", () => {
  const beside = asking("[article 1, article 2]", "require service.mood == calm");
  const wordsAt = (packs: readonly SmallPack[], service: string): string | undefined => {
    const { place } = resultOf(judged(packs, service), "t.one").instances[0] ?? {};
    return place?.source.text.slice(place.span.start, place.span.end);
  };
  expect(wordsAt([other, beside], "{ flag: true, ready: false, size: 1, mood: calm }")).toContain("ready");
  expect(wordsAt([other, beside], "{ flag: true, ready: true, size: 0, mood: calm }")).toContain("size");
  expect(wordsAt([other, beside], "{ flag: true, ready: true, size: 1, mood: busy }")).toContain("mood");
});

test("rules that were not yet in force are left out, and each version is asked under its own law", () => {
  const old = pack("o", articles(rule("gated", "require service.flag")), { until: "2025-10-15" });
  const next = pack("o", articles(rule("gated", "require service.ready")), { from: "2025-10-15" });
  const programs = compile([old, next, asking("[article 1]")]);
  const on = (asOf: string): Decision => decideBy(programs, "service: { flag: true, ready: false }", { asOf });
  expect(resultOf(on("2025-10-14"), "t.one").verdict).toBe("satisfied");
  expect(resultOf(on("2025-10-15"), "t.one").verdict).toBe("violated");
  const later = compile([
    pack("o", articles(rule("gated", "require service.flag")), { from: "2025-10-16" }),
    asking(""),
  ]);
  const before = resultOf(decideBy(later, "service: { flag: false }"), "t.one");
  expect(before.verdict).toBe("not_applicable");
  expect(before.instances[0]?.clauses[0]?.complies).toMatchObject([
    { verdict: "not_in_force", inForce: { from: "2025-10-16" } },
  ]);
});

test("advisory rules are left out until they are adopted", () => {
  const guidance = pack("o", articles(rule("gated", "require service.flag")), { rank: "guidance" });
  const packs = [guidance, asking("")];
  const alone = judged(packs, "{ flag: false }");
  expect(verdictsOf(alone)).toEqual({ gated: "violated", one: "not_applicable" });
  expect(resultOf(alone, "t.one").instances[0]?.clauses[0]?.complies).toMatchObject([{ advisory: true }]);
  const adopted = judged(packs, "{ flag: false }", { adoptions: [adoption("pack", "o")] });
  expect(resultOf(adopted, "t.one").verdict).toBe("violated");
});

test("a rule from which another pack exempts is left out", () => {
  const packs = [
    other,
    asking("[article 1, article 2]"),
    pack("x", articles("exemption off from o.always when service.mood == calm"), { needs: ["o"] }),
  ];
  expect(verdictsOf(judged(packs, "{ flag: false, size: 0, mood: calm }"))).toMatchObject({
    always: "exempt",
    one: "not_applicable",
  });
  expect(resultOf(judged(packs, "{ flag: false, size: 0 }"), "t.one").verdict).toBe("undetermined");
});

test("advisory rules give the clause neither causes nor facts", () => {
  const guided = pack(
    "o",
    articles(rule("bound", "require service.flag"), rule("advised", 'require service.ready\nbasis guidance "3.2"')),
  );
  const found = (service: string) => {
    const [instance] = resultOf(judged([guided, asking("")], service), "t.one").instances;
    const causes = instance?.causes.map((it) => it.kind === "missing-fact" && it.path);
    return [instance?.verdict, causes, instance?.facts.map((it) => it.path)];
  };
  expect(found("{ flag: false, ready: false }")).toEqual(["violated", [], ["service.flag"]]);
  expect(found("{ flag: true, ready: true }")).toEqual(["satisfied", [], ["service.flag"]]);
  expect(found("{}")).toEqual(["undetermined", ["service.flag"], []]);
});

test("a rule that is asked stands where its verdict comes from, not where its first element does", () => {
  const each = pack("o", articles(rule("each", "for each p in service.parts\nrequire p.weight >= 1")));
  const [instance] = resultOf(
    judged([each, asking("")], "{ parts: [{ weight: 1 }, { weight: 0 }] }"),
    "t.one",
  ).instances;
  const words = instance?.clauses[0]?.complies.map(({ place: { source, span } }) => source.text.slice(span.start));
  expect(words).toEqual(["weight: 0 }] }"]);
});
