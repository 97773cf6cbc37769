import { expect, test } from "vitest";
import { isVerdict, verdicts, type Verdict } from "../../../src/evaluate/decision.ts";
import { canHaveVerdict, outcomeOf, runWord } from "../../../src/evaluate/verdict.ts";
import { compile } from "../../laws/small-world.ts";
import { articles, pack, rule } from "./small-rules.ts";

/** A rule, whether it could be pending, and whether it could not apply. */
const table: readonly (readonly [name: string, clauses: string, pending: boolean, notApplicable: boolean])[] = [
  ["plain", "require service.flag", false, false],
  ["due", "require service.flag\nrequire service.ended_on by 2026-01-01", true, false],
  ["waiting", "require service.flag\npending while service.ready", true, false],
  ["when_so", "when service.ready\nrequire service.flag", false, true],
  ["unless_so", "unless service.ready\nrequire service.flag", false, true],
  ["for_each", "for each p in service.parts\nrequire p.ok", false, true],
  ["upon", "upon breach of plain\nrequire service.flag", false, true],
  ["asks_plain", "require complies with o [article 1]", false, true],
  ["asks_due", "require complies with o [article 1, article 2]", true, true],
  ["asks_what_asks", "require complies with o [article 3]", true, true],
  ["asks_beside", "require complies with o [article 1]\nrequire service.flag", false, false],
];
const other = articles(
  rule("plain", "require service.flag"),
  rule("due", "require service.ended_on by 2026-01-01"),
  rule("asks", "require complies with o [article 2]"),
);
const scoped = `paragraph applies where service.ready
${rule("scoped", "require service.flag")}
${rule("scoped_each", "for each p in service.parts\nrequire p.ok")}`;
const own = articles(table.map(([name, clauses]) => rule(name, clauses)).join("\n"), scoped);
const program = compile([pack("o", other), pack("t", own, { needs: ["o"] })]).at(-1);

function could(name: string, all: readonly Verdict[] = ["pending", "not_applicable"]): readonly boolean[] {
  const id = program?.ids.get(`t.${name}`);
  if (!program || id === undefined) throw new Error(`there is a rule ${name}`);
  return all.map((it) => canHaveVerdict(program, id, it));
}

test.each(table)("rule `%s`, %j: whether it could be pending is %s, and not apply %s", (name, _, ...expected) => {
  expect(could(name)).toEqual(expected);
});

test("a rule within a scope could not apply", () => {
  expect([could("scoped"), could("scoped_each")]).toEqual([
    [false, true],
    [false, true],
  ]);
});

test("any rule could have each of the other verdicts", () => {
  const others = verdicts.filter((it) => it !== "pending" && it !== "not_applicable");
  expect(could("plain", others)).toEqual(others.map(() => true));
});

test("each verdict means a breach, something open, something clear, or nothing, and is the word of a run", () => {
  expect(verdicts.map((it) => [it, outcomeOf(it), runWord(it)])).toEqual([
    ["violated", "breach", "violated"],
    ["undetermined", "open", "undetermined"],
    ["pending", "open", "pending"],
    ["satisfied", "clear", "clear"],
    ["exempt", "clear", "clear"],
    ["not_applicable", "clear", "nothing applies"],
    ["not_in_force", "clear", "nothing in force"],
    ["not_examined", undefined, "nothing examined"],
  ]);
});

test("a verdict is told from other words", () => {
  expect([...verdicts, "breach", ""].filter((it) => !isVerdict(it))).toEqual(["breach", ""]);
});
