import { expect, test } from "vitest";
import type { Decision } from "../../../src/evaluate/decision.ts";
import { compile, decideBy, type Asking, type SmallPack } from "../../laws/small-world.ts";
import { resultOf } from "./every-document.ts";
import { adoption } from "./profile.ts";
import { articles, pack, rule } from "./small-rules.ts";

const one = rule("one", "when service.ready\nrequire service.flag");
const judged = (packs: readonly SmallPack[], service: string, asking: Partial<Asking> = {}): Decision =>
  decideBy(compile(packs), `service: ${service}`, asking);
const verdict = (text: string, service: string, asking: Partial<Asking> = {}): string =>
  resultOf(judged([pack("t", articles(one, text))], service, asking), "t.one").verdict;

const off = "exemption off from one when service.mood == calm";

test.each([
  ["{ ready: true, flag: false, mood: calm }", "exempt"],
  ["{ ready: true, flag: true, mood: calm }", "exempt"],
  ["{ mood: calm }", "exempt"],
  ["{ ready: true, flag: false, mood: busy }", "violated"],
  ["{ ready: true, flag: false }", "undetermined"],
  ["{ ready: true, flag: true }", "satisfied"],
  ["{ ready: false, flag: false, mood: calm }", "not_applicable"],
])("with an exemption, %s is %s", (service, expected) => {
  expect(verdict(off, service)).toBe(expected);
});

test("what is exempt names the exemption, and rests on it alone", () => {
  const decision = judged([pack("t", articles(one, off))], "{ ready: true, flag: false, mood: calm }");
  const [instance] = resultOf(decision, "t.one").instances;
  expect(instance?.exemptBy).toMatchObject([{ exemption: "t.off", locator: { article: 2, paragraph: 1 } }]);
  expect(instance?.facts.map((it) => it.path)).toEqual(["service.mood"]);
  expect(instance?.clauses).toEqual([]);
  expect(decision.word).toBe("clear");
});

test("an exemption holds within its scopes and while it is in force", () => {
  const scoped = `paragraph applies where service.tags has red\n${off}`;
  expect(verdict(scoped, "{ ready: true, flag: false, mood: calm, tags: [red] }")).toBe("exempt");
  expect(verdict(scoped, "{ ready: true, flag: false, mood: calm, tags: [blue] }")).toBe("violated");
  expect(verdict(scoped, "{ ready: true, flag: false, mood: calm }")).toBe("undetermined");
  const dated = `in force from 2025-10-15\n${off}`;
  const service = "{ ready: true, flag: false, mood: calm }";
  expect(verdict(dated, service, { asOf: "2025-10-15" })).toBe("exempt");
  expect(verdict(dated, service, { asOf: "2025-10-14" })).toBe("violated");
});

test("an exemption of a guide has no effect until it is adopted", () => {
  const packs = [
    pack("t", articles(one)),
    pack("g", articles("exemption off from t.one when service.mood == calm"), { needs: ["t"], rank: "guidance" }),
  ];
  const service = "{ ready: true, flag: false, mood: calm }";
  const of = (asking: Partial<Asking>): string => resultOf(judged(packs, service, asking), "t.one").verdict;
  expect(of({})).toBe("violated");
  expect(of({ profile: { adoptions: [adoption("pack", "g")] } })).toBe("exempt");
});

test("an unverified exemption never exempts, and leaves open what it would exempt from", () => {
  const maybe = `unverified "seen in a copy of a copy"\n${off}`;
  expect(verdict(maybe, "{ ready: true, flag: false, mood: calm }")).toBe("undetermined");
  expect(verdict(maybe, "{ ready: true, flag: true, mood: calm }")).toBe("satisfied");
  expect(verdict(maybe, "{ ready: true, flag: false, mood: busy }")).toBe("violated");
  const decision = judged([pack("t", articles(one, maybe))], "{ ready: true, flag: false, mood: calm }");
  expect(resultOf(decision, "t.one").instances[0]?.causes).toMatchObject([
    { kind: "unverified-exemption", exemption: "t.off" },
  ]);
});

test("each element of a list is exempt by itself, and no element is none", () => {
  const listed = rule("one", "for each p in service.parts where p.ok\nrequire p.weight >= 1");
  const result = (service: string) =>
    resultOf(judged([pack("t", articles(listed, off))], service), "t.one").instances.map((it) => it.verdict);
  expect(result("{ mood: calm, parts: [{ ok: true }, { ok: false }, { weight: 0 }] }")).toEqual(["exempt", "exempt"]);
  expect(result("{ mood: calm }")).toEqual(["exempt"]);
  expect(result("{ mood: calm, parts: [] }")).toEqual(["not_applicable"]);
});
