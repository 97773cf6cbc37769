import { locales } from "../../../../src/base/locale.ts";
import { expect, test } from "vitest";
import { context, define, expectErrors, expectValid, fixed, rule } from "../../../kit/check.ts";

const parameter = (values: string, type = ""): string =>
  `article 8 { paragraph 1 { parameter p${type} means ${values} } }`;
const list = (means: string, type = "service.sectors"): string =>
  `article 8 { paragraph 1 { open list l: ${type} means ${means} quote "制定符合本辦法要求的" } }`;
const sectors = "[news_publishing, film_tv, ...]";

test("a parameter has the type of its values, and is read as a value", () => {
  const checked = expectValid([
    parameter("0.05 from 2023-08-15 until 2024-01-01, 5% * 2 from 2024-01-01"),
    define("p < 1", "define e means cn.genai_interim_measures.p + 1 > p").replace("8", "9"),
  ]);
  expect(checked.parameters.map((it) => checked.types.get(it.declaration.id))).toEqual([{ kind: "number" }]);
  expect([...checked.meanings.values()].filter((it) => it.kind === "parameter")).toHaveLength(3);
  expect(checked.readable.get("p")?.known.type).toEqual({ kind: "number" });
  expect(checked.readable.get("p")?.placed.declaration).toBe(checked.parameters[0]?.declaration);
});

test("a declared type is that of a value, or of the elements of a list", () => {
  expectValid(parameter("news_publishing from 2023-08-15", ": service.sectors"));
  expectValid(parameter("[news_publishing, film_tv] from 2023-08-15", ": service.sectors"));
  expectValid(parameter("24 hours from 2023-08-15", ": duration"));
  const [found] = expectErrors(parameter("24 hours from 2023-08-15", ": number"), [["branches-differ", "24 hours"]]);
  expect(found && locales.en.say(found)).toBe(
    "the values of `p` must be of one kind, and this is a duration, not a number",
  );
  expectErrors(parameter("24 hours from 2023-08-15", ": durations"), [["unknown-type", "durations"]]);
  expectErrors(parameter("news from 2023-08-15", ": service.sectors"), [["unknown-member", "news"]]);
  expectErrors(parameter("[1] from 2023-08-15 until 2024-01-01, 1 from 2024-01-01", ": number"), [
    ["branches-differ", "1"],
  ]);
});

test("values are of one type, constants, and no open lists", () => {
  expectErrors(parameter("1 from 2023-08-15 until 2024-01-01, 1 month from 2024-01-01"), [
    ["branches-differ", "1 month"],
  ]);
  expectErrors(parameter("service.launched_on from 2023-08-15"), [["not-constant", "service.launched_on"]]);
  expectErrors(
    [parameter("d from 2023-08-15"), define("service.generates_content").replace("8", "9")],
    [["not-constant", "d"]],
  );
  expectErrors(parameter("(if true then 1 else 2) from 2023-08-15"), [["not-constant", "if true then 1 else 2"]]);
  expectErrors(parameter("[1, 2, ...] from 2023-08-15"), [["open-list", "[1, 2, ...]"]]);
  expectErrors(parameter("nothing from 2023-08-15"), [["unknown-name", "nothing"]]);
});

test("on one day a parameter has one value at most, and values stand in the order of time", () => {
  const [found] = expectErrors(parameter("1 from 2023-08-15, 2 from 2024-01-01"), [
    ["overlapping-values", "2 from 2024-01-01"],
  ]);
  expect(found && locales.en.say(found)).toBe("`p` has two values on one day: `from 2023-08-15` and `from 2024-01-01`");
  expectValid(found ? fixed(found) : "");
  expectValid(parameter("1 from 2023-08-15 until 2024-01-01, 2 from 2025-01-01"));
  expectErrors(parameter("1 from 2024-01-01, 2 from 2023-08-15 until 2024-01-01"), [
    ["value-order", "2 from 2023-08-15 until 2024-01-01"],
  ]);
  expectErrors(parameter("1 from 2024-01-01 until 2024-01-01"), [["until-before-from", "2024-01-01"]]);
  expectErrors(parameter("1 from 2023-08-15 until 2025-01-01, 2 from 2024-01-01 until 2024-06-01, 3 from 2024-07-01"), [
    ["overlapping-values", "2 from 2024-01-01 until 2024-06-01"],
    ["overlapping-values", "3 from 2024-07-01"],
  ]);
});

test("the basis of a value is one that the language knows", () => {
  expectValid(parameter(`1 from 2023-08-15 basis mandatory_standard "3"`));
  const [found] = expectErrors(parameter(`1 from 2023-08-15 basis ruls "3"`), [["unknown-basis", "ruls"]]);
  expect(found && locales.en.say(found)).toBe("a rule cannot rest on `ruls`; did you mean `rules`?");
});

test("hours of a parameter are not counted from a date", () => {
  expectErrors(
    [parameter("24 hours from 2023-08-15"), define("service.launched_on + p < 2026-01-01").replace("8", "9")],
    [["hours-on-date", "p"]],
  );
});

test("a parameter, a term and an open list are no facts that could be there or not", () => {
  expectErrors([parameter("1 from 2023-08-15"), define("p is present").replace("8", "9")], [["not-a-fact", "p"]]);
  expectErrors([list(sectors), define("l is absent").replace("8", "9")], [["not-a-fact", "l"]]);
});

test("an open list holds elements of its type and stays open", () => {
  const checked = expectValid([
    list(sectors),
    rule("require service.sectors has any l").replace("8", "9").replace("制定符合本辦法要求的", "履行網絡信息安全義務"),
  ]);
  expect([...checked.meanings.values()].map((it) => it.kind)).toContain("open-list");
  expect(checked.readable.has("l")).toBe(false);
  const [type] = checked.openLists.map((it) => checked.types.get(it.declaration.id));
  expect(type?.kind === "list" && type.element.kind).toBe("enum");
  expect(checked.quotes.size).toBe(2);

  expectErrors(list("[1, 2, ...]", "string"), [["mixed-list", "1"]]);
  expectErrors(list("[news, ...]"), [["unknown-member", "news"]]);
  expectErrors(list("[service.id, ...]", "service.models"), [["unknown-type", "service.models"]]);
});

test("membership of an open list is asked, and nothing else", () => {
  const uses = (condition: string): readonly string[] => [list(sectors), define(condition).replace("8", "9")];
  for (const it of [
    "any s in service.sectors satisfies s in l",
    "any s in service.sectors satisfies s not in l",
    "l has news_publishing",
    "service.sectors has any l",
  ])
    expectValid(uses(it));
  expectErrors(uses("service.sectors has all l"), [["open-list", "l"]]);
  expectErrors(uses("any s in l satisfies s in service.sectors"), [["open-list", "l"]]);
  expectErrors(uses("l is empty"), [["open-list", "l"]]);
  expectErrors(uses("service.sectors == l"), [["type-mismatch", "service.sectors == l"]]);
  expectErrors(define("any s in [news_publishing, ...] satisfies s in service.sectors"), [
    ["unknown-name", "news_publishing"],
  ]);
  expectErrors(
    [...uses("service.sectors has all e"), define("l").replace("define d", "define e").replace("8", "10")],
    [["open-list", "e"]],
  );
});

test("a parameter and an open list stand in a paragraph, under names of their own", () => {
  expectErrors(`article 8 { parameter p means 1 from 2023-08-15 }`, [["needs-paragraph", "p"]]);
  expectErrors(list(sectors).replace("paragraph 1", "").replace("{", "").replace("}", ""), [["needs-paragraph", "l"]]);
  expectErrors(
    [parameter("1 from 2023-08-15"), define("1", "define p means 2").replace("8", "9")],
    [["repeated-name", "p"]],
  );
  expectErrors(
    [
      parameter("news_publishing from 2023-08-15", ": service.sectors").replace(" p:", " film_tv:"),
      define("service.sectors has film_tv").replace("8", "9"),
    ],
    [["ambiguous-member", "film_tv"]],
  );
  expect(context.inForce).not.toBe("never");
});
