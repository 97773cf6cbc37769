import { expect, test } from "vitest";
import type { Yield } from "../../../src/evaluate/decision.ts";
import { compile, decideBy, type Asking } from "../../laws/small-world.ts";
import { articles, pack, rule } from "./small-rules.ts";

const service = "service: { id: s, mood: shut, flag: true }";
const event = 'event: { id: e, at: "2025-10-10T10:00:00+08:00", harmful: true }';

function yieldsOf(declarations: string, yaml: string, asking: Partial<Asking> = {}): readonly Yield[] {
  const text = articles(`open term slack: duration quote "及時"\n${declarations}`);
  return decideBy(compile([pack("t", text)]), yaml, asking).yields;
}
const flag = (condition: string): string => `yields to "another regime" where ${condition}`;
const wordsAt = ({ place: { source, span } }: Yield): string => source.text.slice(span.start, span.end);

test.each([
  ["service.mood == shut", service, "true", "mood"],
  ["service.group.flag", "service: { id: s, group: {} }", "unknown", "group"],
  ["service.flag and service.group.flag", "service: { id: s, flag: null, group: {} }", "unknown", "flag"],
  ["slack >= 1 day and service.group.flag", "service: { id: s, group: {} }", "unknown", "group"],
  ["slack >= 1 day", "service: { id: s }", "unknown", "{ id: s }"],
])("a flag where %s, on %s, is %s and points at `%s`", (condition, yaml, holds, words) => {
  const raised = yieldsOf(flag(condition), yaml);
  expect(raised.map((it) => [it.pack, it.what, it.holds, it.input, wordsAt(it)])).toEqual([
    ["t", "another regime", holds, 0, words],
  ]);
});

test("a flag that an interpretation raises points at the fact beside it", () => {
  const raised = yieldsOf(flag("slack >= 1 day and service.flag"), service, { slack: "2 days" });
  expect(raised.map((it) => [it.holds, wordsAt(it)])).toEqual([["true", "flag"]]);
  const alone = yieldsOf(flag("slack >= 1 day"), "service: { id: s }", { slack: "2 days" });
  expect(alone.map((it) => [it.holds, wordsAt(it)])).toEqual([["true", "{ id: s }"]]);
});

test("a flag is raised by documents that have its subject, and while its unit is in force", () => {
  expect(yieldsOf(flag("event.harmful"), service)).toEqual([]);
  expect(yieldsOf(flag("event.harmful"), `${service}\n---\n${event}`)).toMatchObject([{ holds: "true", input: 1 }]);
  const later = `in force from 2025-10-16\n${flag("service.mood == shut")}`;
  expect([
    yieldsOf(later, service, { asOf: "2025-10-15" }).length,
    yieldsOf(later, service, { asOf: "2025-10-16" }).length,
  ]).toEqual([0, 1]);
});

test("a flag is raised once for each place, however many documents read it", () => {
  const raised = yieldsOf(flag("service.mood == shut"), `${service}\n---\n${event}`);
  expect(raised.map((it) => [it.input, wordsAt(it)])).toEqual([[0, "mood"]]);
  const two = yieldsOf(flag("service.mood == shut"), `${service}\n---\n${service.replace("id: s", "id: t")}`);
  expect(two.map((it) => it.input)).toEqual([0, 1]);
  const regimes = `${flag("service.mood == shut")}\nyields to "a third regime" where service.mood == shut`;
  expect(
    yieldsOf(regimes, service)
      .map((it) => it.what)
      .toSorted(),
  ).toEqual(["a third regime", "another regime"]);
});

test("what a flag alone reads is no finding; what rules read, too, is one", () => {
  const judged = `standard judged "Judged" {\nonly if service.flag\njudged by counsel valid for 6 months\n}`;
  const asking = { attestations: [{}] };
  const denied = "service: { id: s, flag: false }";
  const flagged = `${judged}\n${flag("judged is met")}`;
  const asked = `${flagged}\n${rule("one", "require judged is met")}`;
  const disputedIn = (declarations: string) =>
    decideBy(compile([pack("t", articles(declarations))]), denied, asking).disputed.map((it) => it.standard);
  expect([disputedIn(flagged), disputedIn(asked)]).toEqual([[], ["t.judged"]]);
});
