import { expect, test } from "vitest";
import type { Adoption } from "../../../src/evaluate/settings.ts";
import { compile, day, decideBy } from "../../laws/small-world.ts";
import { resultOf } from "./every-document.ts";
import { adoption } from "./profile.ts";
import { articles, pack, rule } from "./small-rules.ts";

const guide = compile([pack("g", articles(rule("one", "require service.flag")), { rank: "recommended_standard" })]);
const judged = (adoptions: readonly Adoption[]) =>
  resultOf(decideBy(guide, "service: { flag: false }", { profile: { adoptions } }), "g.one");

test("a rule that only recommends has a verdict and never counts, until it is adopted", () => {
  expect(judged([])).toMatchObject({ verdict: "violated", advisory: true, inRollUp: false });
  expect(judged([adoption("pack", "g")])).toMatchObject({ advisory: false, inRollUp: true });
  expect(judged([adoption("rule", "g.one")])).toMatchObject({ advisory: false, inRollUp: true });
  expect(judged([adoption("rule", "g")]).advisory).toBe(true);
  expect(decideBy(guide, "service: { flag: false }").word).toBe("nothing examined");
});

test("an adoption counts from its day, until its last day, on the day of judgement", () => {
  expect(judged([adoption("pack", "g", { from: day("2025-10-15") })]).advisory).toBe(false);
  expect(judged([adoption("pack", "g", { from: day("2025-10-16") })]).advisory).toBe(true);
  expect(judged([adoption("pack", "g", { on: day("2025-10-16") })]).advisory).toBe(true);
  expect(judged([adoption("pack", "g", { until: day("2025-10-15") })]).advisory).toBe(true);
  expect(judged([adoption("pack", "g", { until: day("2025-10-16") })]).advisory).toBe(false);
});

test("what nobody saw in an authentic copy is advisory whoever adopts it; a basis of its own decides for a rule", () => {
  const programs = compile([
    pack(
      "t",
      articles(
        rule("one", 'require service.flag\nunverified "a copy of a copy"'),
        rule("two", 'require service.flag\nbasis guidance "a guide, 3.2"'),
        rule("three", "require service.flag"),
      ),
    ),
  ]);
  const adoptions = [adoption("pack", "t")];
  const advisory = (given: readonly Adoption[]): readonly boolean[] =>
    decideBy(programs, "service: { flag: true }", { profile: { adoptions: given } }).rules.map((it) => it.advisory);
  expect(advisory([])).toEqual([true, true, false]);
  expect(advisory(adoptions)).toEqual([true, false, false]);
});

test.each([
  ["recommended_standard", true],
  ["guidance", true],
  ["interpretation", true],
  ["rules", false],
  ["mandatory_standard", false],
])("what rests on %s only advises: %s", (rank, advisory) => {
  const [program] = compile([pack("g", articles(rule("one", "require service.flag")), { rank })]);
  expect(resultOf(decideBy(program ? [program] : [], "service: {}"), "g.one").advisory).toBe(advisory);
});
