import { expect, test } from "vitest";
import { linted, packWith, shown } from "./lint.ts";

const rule = (clauses: string, name = "r"): string => `rule ${name}: provider must "act" { on service ${clauses} }\n`;
const late = "require service.ended_on > service.launched_on";
const launched = "service.launched_on is present";

/** The facts that `null` leaves open, as they are written. */
function open(policy: string): readonly string[] {
  const run = linted(packWith(policy));
  expect(run.problems).toEqual([]);
  return shown(run).flatMap(([code, words]) => (code === "null-leaves-open" ? [words] : []));
}

test.each([
  ["both sides", rule(late), ["service.ended_on", "service.launched_on"]],
  [
    "a part of a requirement",
    rule(`require service.id is present and service.ended_on > 2026-01-01`),
    ["service.ended_on"],
  ],
  ["a sum", rule(`when ${launched} require service.ended_on > service.launched_on + 3 days`), ["service.ended_on"]],
  ["an element", rule('for each model in service.models require model.licence == "own"'), ["model.licence"]],
  ["once for each fact", rule(`when ${launched} ${late} require service.ended_on > 2026-01-01`), ["service.ended_on"]],
])("%s", (_, policy, facts) => {
  expect(open(policy)).toEqual(facts);
});

test.each([
  ["what the rule requires to be there", rule(`when ${launched} require service.ended_on is present ${late}`)],
  ["what it lets be absent", rule(`when ${launched} require service.ended_on is absent or service.id == "a" ${late}`)],
  ["what a gate reads, too", rule(`when ${launched} and service.ended_on > 2026-01-01 ${late}`)],
  [
    "what a definition asks",
    `define ended means service.ended_on is present\n${rule(`when ${launched} require ended or service.id == "a" ${late}`)}`,
  ],
  ["a deadline", rule(`when ${launched} ${late} require service.ended_on by service.launched_on + 3 days`)],
  [
    "what another rule requires",
    rule(`when ${launched} ${late}`) + rule("require service.ended_on is present", "other"),
  ],
  ["what cannot be null", rule('require service.id == "a"')],
  ["what is forbidden", rule(`when ${launched} forbid service.ended_on > service.launched_on`)],
  ["one of two ways", rule(`when ${launched} require service.id == "a" or service.ended_on > service.launched_on`)],
])("not %s", (_, policy) => {
  expect(open(policy)).toEqual([]);
});
