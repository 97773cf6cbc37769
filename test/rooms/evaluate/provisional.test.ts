import { expect, test } from "vitest";
import type { Decision } from "../../../src/evaluate/decision.ts";
import { compile, decideBy, type SmallPack } from "../../laws/small-world.ts";
import { resultOf } from "./every-document.ts";
import { articles, pack, rule } from "./small-rules.ts";

const unseen = 'unverified "a copy of a copy"';
const asked = (packs: readonly SmallPack[], service: string, provisional = true): Decision =>
  decideBy(compile(packs), `service: ${service}`, { profile: { provisional } });

test("in a provisional run an unverified rule counts, and never clears the run", () => {
  const packs = [pack("t", articles(rule("one", `when service.ready\nrequire service.flag\n${unseen}`)))];
  const one = (service: string): readonly unknown[] => {
    const decision = asked(packs, service);
    const { verdict, advisory, provisional, inRollUp } = resultOf(decision, "t.one");
    return [decision.word, verdict, advisory, provisional, inRollUp];
  };
  expect(one("{ ready: true, flag: false }")).toEqual(["violated", "violated", false, true, true]);
  expect(one("{ ready: true, flag: true }")).toEqual(["undetermined", "satisfied", false, true, true]);
  expect(one("{ ready: false }")).toEqual(["undetermined", "not_applicable", false, true, true]);
  expect(resultOf(asked(packs, "{ ready: true, flag: false }", false), "t.one")).toMatchObject({
    verdict: "violated",
    advisory: true,
    provisional: false,
    inRollUp: false,
  });
});

test("what is not in force, or binds somebody else, leaves a provisional run as it is", () => {
  const packs = [
    pack(
      "t",
      articles(
        rule("one", "require service.flag"),
        rule("late", `in force from 2030-01-01\nrequire service.flag\n${unseen}`),
        rule("theirs", `require service.flag\n${unseen}`).replace("provider must", "user must"),
      ),
    ),
  ];
  expect(asked(packs, "{ flag: true }").word).toBe("clear");
});

test("an unverified exemption exempts provisionally", () => {
  const packs = [
    pack("t", articles(rule("one", "require service.flag"), `${unseen}\nexemption off from one when service.ready`)),
  ];
  const one = (service: string) => resultOf(asked(packs, service), "t.one");
  expect(one("{ flag: false, ready: true }")).toMatchObject({ verdict: "exempt", provisional: true });
  expect(one("{ flag: false, ready: false }")).toMatchObject({ verdict: "violated", provisional: true });
  expect(asked(packs, "{ flag: false, ready: true }").word).toBe("undetermined");
});

test("who asks an unverified rule is provisional, and who asks that one; others are not", () => {
  const packs = [
    pack("t", articles(rule("one", `require service.flag\n${unseen}`), rule("apart", "require service.ready"))),
    pack("u", articles(rule("two", "require complies with t")), { needs: ["t"] }),
    pack("v", articles(rule("three", "upon breach of u.two\nrequire service.ready")), { needs: ["u", "t"] }),
  ];
  const decision = asked(packs, "{ flag: false, ready: true }");
  const said = decision.rules.map((it) => [it.rule, it.verdict, it.provisional]);
  expect(said).toEqual([
    ["t.one", "violated", true],
    ["t.apart", "satisfied", false],
    ["u.two", "violated", true],
    ["v.three", "satisfied", true],
  ]);
  const before = asked(packs, "{ flag: false, ready: true }", false);
  expect(before.rules.map((it) => [it.rule, it.verdict])).toEqual([
    ["t.one", "violated"],
    ["t.apart", "satisfied"],
    ["u.two", "satisfied"],
    ["v.three", "not_applicable"],
  ]);
});
