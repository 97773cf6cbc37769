import { expect, test } from "vitest";
import { isSignedAs, sameStandards } from "../../../src/evaluate/same-standards.ts";
import type { Decision } from "../../../src/evaluate/decision.ts";
import { pack, rule } from "../../laws/meanings-of-packs.ts";
import { compile, day, decideBy, type Asking, type SmallPack } from "../../laws/small-world.ts";

const home = pack(
  "h",
  `standard asked "Asked" {\njudged by counsel valid for 6 months\n}\n${rule("one", "require asked is met")}`,
);
const same = (id: string, conditions: string, to = "h.asked", needs = ["h"]): SmallPack =>
  pack(id, `standard own "Own" {\n${conditions}\nthe same as ${to}\n}\n${rule("one", "require own is met")}`, {
    needs,
  });
const signed = (standard: string, met = true, on = "2025-10-01") => ({ standard, met, on: day(on) });
const judged = (packs: readonly SmallPack[], facts: string, ...attestations: Asking["attestations"]): Decision =>
  decideBy(compile(packs), `service: { id: s, ${facts} }`, { attestations });
const verdicts = (it: Decision) => Object.fromEntries(it.rules.map(({ rule: name, verdict }) => [name, verdict]));

const three = [home, same("a", ""), same("b", "only if service.flag", "a.own", ["h", "a"])];

test.each(["h.asked", "a.own", "b.own"])(
  "signed once as `%s`, a question is answered for all packs that ask it",
  (name) => {
    expect(verdicts(judged(three, "flag: true", signed(name)))).toEqual({
      "h.one": "satisfied",
      "a.one": "satisfied",
      "b.one": "satisfied",
    });
    expect(verdicts(judged(three, "flag: true", signed(name, false)))).toEqual({
      "h.one": "violated",
      "a.one": "violated",
      "b.one": "violated",
    });
  },
);

test("what is missing has the name of the home, whoever asks", () => {
  const causes = judged(three, "flag: true").rules.map((it) => it.instances[0]?.causes);
  expect(causes).toMatchObject(
    Array.from({ length: 3 }, () => [{ kind: "attestation", standard: "h.asked", why: "none" }]),
  );
});

test("two signatures of one day under two names are in conflict; of two days the newer decides", () => {
  const both = (on: string) => judged(three, "flag: true", signed("a.own"), signed("h.asked", false, on));
  expect(both("2025-10-01").rules.flatMap((it) => it.instances[0]?.causes)).toMatchObject(
    Array.from({ length: 3 }, () => ({ kind: "attestation", why: "conflicting" })),
  );
  expect(new Set(both("2025-10-02").rules.map((it) => it.verdict))).toEqual(new Set(["violated"]));
});

test("each law keeps its conditions: what the facts of one contradict is open there, and counts elsewhere", () => {
  const decision = judged(three, "flag: false", signed("h.asked"));
  expect(verdicts(decision)).toEqual({ "h.one": "satisfied", "a.one": "satisfied", "b.one": "violated" });
  expect(decision.disputed).toMatchObject([{ standard: "h.asked", fact: { path: "service.flag" } }]);
});

test("one signature against one fact is one finding, whichever packs read both; against two facts it is two", () => {
  const found = (conditions: string) =>
    judged(
      [home, same("a", "only if service.flag"), same("b", conditions)],
      "flag: false, ready: false",
      signed("h.asked"),
    ).disputed.map((it) => it.fact?.path);
  expect(found("only if service.flag")).toEqual(["service.flag"]);
  expect(found("only if service.ready")).toEqual(["service.flag", "service.ready"]);
});

test("a presumption of one law gives way to a word under the name of another", () => {
  const packs = [home, same("a", "presumed not if service.flag is false")];
  expect(verdicts(judged(packs, "flag: false"))).toEqual({ "h.one": "undetermined", "a.one": "violated" });
  const decision = judged(packs, "flag: false", signed("h.asked"));
  expect(verdicts(decision)).toEqual({ "h.one": "satisfied", "a.one": "satisfied" });
  expect(decision.rebutted).toMatchObject([{ standard: "h.asked", fact: { path: "service.flag" } }]);
});

test("a name that no rule reads is known, too", () => {
  const unread = pack("c", 'standard idle "Idle" {\nthe same as h.asked\n}', { needs: ["h"] });
  expect(verdicts(judged([home, unread], "flag: true", signed("c.idle", false)))).toEqual({ "h.one": "violated" });
});

test("a pack knows the names of all that were loaded with it, also where it is asked alone", () => {
  const programs = compile(three).filter((it) => it.graph.pack === "a");
  const decision = decideBy(programs, "service: { id: s }", { attestations: [signed("b.own")] });
  expect(verdicts(decision)).toEqual({ "a.one": "satisfied" });
});

test("a name of a pack that is not there is none", () => {
  expect(verdicts(judged([home], "flag: true", signed("a.own")))).toEqual({ "h.one": "undetermined" });
});

test("a pack that is only needed says who may sign", () => {
  const [, own] = compile([home, same("a", "")]);
  const decision = (name: string, by = "counsel") =>
    decideBy(own ? [own] : [], "service: { id: s }", {
      attestations: [{ ...signed(name), by: { name: "Li", role: by } }],
    });
  expect(verdicts(decision("h.asked"))).toEqual({ "a.one": "satisfied" });
  expect(decision("h.asked", "officer").rules[0]?.instances[0]?.causes).toMatchObject([
    { standard: "h.asked", why: "none-counts", refused: [{ why: "role", detail: "counsel" }] },
  ]);
});

test("the text of a law that has another question under an old name is asked under it", () => {
  const was = { ...same("a", ""), until: "2025-10-10" };
  const is = pack(
    "a",
    `standard own "Own" {\njudged by counsel valid for 6 months\n}\n${rule("one", "require own is met")}`,
    {
      from: "2025-10-10",
    },
  );
  const lawOf = (it: string, name: string) =>
    verdicts(decideBy(compile([home, was, is]), "service: { id: s }", { lawOf: it, attestations: [signed(name)] }));
  expect(lawOf("2025-10-09", "h.asked")).toEqual({ "h.one": "satisfied", "a.one": "satisfied" });
  expect(lawOf("2025-10-10", "h.asked")).toEqual({ "h.one": "satisfied", "a.one": "undetermined" });
  expect(lawOf("2025-10-10", "a.own")).toEqual({ "h.one": "satisfied", "a.one": "satisfied" });
});

test("a signature has the name of its standard, of the question, or of any standard that is known to be the same", () => {
  const asked = { name: "a.own", sameAs: "h.asked" };
  const same = sameStandards([
    { sources: { sameStandards: new Map([["h.asked", ["b.own"]]]) } },
    { sources: { sameStandards: new Map([["h.asked", ["c.own"]]]) } },
  ]);
  const names = ["a.own", "h.asked", "b.own", "c.own", "d.own"];
  expect(names.filter((it) => isSignedAs(same, asked, it))).toEqual(["a.own", "h.asked", "b.own", "c.own"]);
  expect(names.filter((it) => isSignedAs(new Map(), asked, it))).toEqual(["a.own", "h.asked"]);
  expect([...(same.get("h.asked") ?? [])]).toEqual(["h.asked", "b.own", "c.own"]);
});
