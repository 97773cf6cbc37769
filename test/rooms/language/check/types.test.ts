import { expect, test } from "vitest";
import { invariant } from "../../../../src/base/invariant.ts";
import { locales } from "../../../../src/base/locale.ts";
import { checkTexts, define, expectErrors, expectValid, fixed, outlined } from "../../../kit/check.ts";
import { field } from "../../../laws/world.ts";

const model = (condition: string): string => define(`any m in service.models satisfies ${condition}`);

/** The type of the definition `d`. */
function typeOf(value: string, rest = ""): string | undefined {
  const checked = expectValid(define(value, rest));
  const definition = checked.definitions.find((it) => it.declaration.name.text === "d");
  return definition && checked.types.get(definition.declaration.value.id)?.kind;
}

test("fields: unknown, elsewhere, of lists, of what has none", () => {
  const [near] = expectErrors(define("service.anotation.performed"), [["unknown-field", "anotation"]]);
  expect(near && locales.en.say(near)).toBe("`service` has no field `anotation`; did you mean `annotation`?");
  expect(near && fixed(near)).toContain("service.annotation.performed");
  const [elsewhere] = expectErrors(define("service.datasets is empty"), [["unknown-field", "datasets"]]);
  expect(elsewhere && locales.en.say(elsewhere)).toBe(
    "`service` has no field `datasets`; there is `service.training.datasets`",
  );
  const [list] = expectErrors(define("service.models.origin == own"), [["field-of-list", "service.models.origin"]]);
  expect(list && locales.en.help(list)).toContain("any x in service.models satisfies x.origin");
  expectErrors(define("service.name.length > 0"), [["no-fields", "length"]]);
  expectErrors(define('e.name == "a"', "define e means service.generates_content"), [["no-fields", "name"]]);
  expectErrors(define("service.constructor is present"), [["unknown-field", "constructor"]]);
  expectErrors(define("service.__proto__ is present"), [["unknown-field", "__proto__"]]);
});

test("beside what is wrong, a word that the pack names otherwise is perhaps a member", () => {
  const beside = (condition: string, name = "public"): string =>
    `article 8 { paragraph 1 { standard internal "S" { judged by legal_counsel valid for 1 month }
      rule ${name}: provider must "act" { quote "開展數據標注質量評估" on service require ${condition} } } }`;
  for (const it of [
    "service.channels.access == public",
    "public == service.channels.access",
    "service.channels.access == internal",
    "service.channels.access in [public, internal]",
  ])
    expectErrors(beside(it), [["field-of-list", "service.channels.access"]]);
  expectErrors(beside("service.channels.access == d.e", "d"), [
    ["field-of-list", "service.channels.access"],
    ["no-fields", "e"],
  ]);
  expectErrors(beside("service.name == public"), [["unknown-name", "public"]]);
});

test("conditions are true or false", () => {
  expectErrors(define("not service.name"), [["not-a-condition", "service.name"]]);
  expectErrors(define("service.generates_content and service.models and service.launched_on"), [
    ["not-a-condition", "service.models"],
    ["not-a-condition", "service.launched_on"],
  ]);
  expectErrors(define("service.name is true"), [["not-a-condition", "service.name"]]);
  expectErrors(define("every m in service.models satisfies m.licence"), [["not-a-condition", "m.licence"]]);
  expectErrors(define("1 except 2 when service.name"), [["not-a-condition", "service.name"]]);
});

test("equality is between values of one kind", () => {
  for (const it of [
    `service.name == "a"`,
    "service.launched_on != 2023-08-15",
    "count(m in service.models) == 2",
    "service.generates_content == true",
  ])
    expectValid(define(it));
  expectErrors(define("service.launched_on == 5"), [["type-mismatch", "service.launched_on == 5"]]);
  expectErrors(define("service.annotation == service.training"), [
    ["type-mismatch", "service.annotation == service.training"],
  ]);
  const [lists] = expectErrors(define("service.modalities == [text]"), [
    ["type-mismatch", "service.modalities == [text]"],
  ]);
  expect(lists && locales.en.help(lists)).toContain("has all");
  const [list] = expectErrors(define("service.modalities == text"), [["type-mismatch", "service.modalities == text"]]);
  expect(list && locales.en.help(list)).toContain("`has`");
});

test("order is between numbers, days and durations", () => {
  for (const it of [
    "service.launched_on < 2023-08-15",
    "share(m in service.models where m.licence is present) >= 50%",
    "2 days < 3 months",
  ])
    expectValid(define(it));
  expectErrors(define('service.version > "1"'), [["no-order", "service.version"]]);
  const hintOf = (text: string): string => {
    const [found] = expectErrors(define(text), [["no-order", text.slice(text.indexOf('"'))]]);
    return (found && locales.en.help(found)) ?? "";
  };
  expect(hintOf('count(it in service.models) < "18"')).toBe("write it without quotes: `18`");
  expect(hintOf('service.launched_on < "2026-01-01"')).toBe("write it without quotes: `2026-01-01`");
  expect(hintOf('count(it in service.models) < "many"')).toBe("");
  expectErrors(define("3 < service.launched_on"), [["type-mismatch", "3 < service.launched_on"]]);
  expectErrors(define("service.launched_on < 3 days"), [["type-mismatch", "service.launched_on < 3 days"]]);
});

test("words are members where an enumeration is expected, on either side", () => {
  for (const it of [
    "m.origin == own",
    "own != m.origin",
    "m.origin in [own, fine_tuned, ...]",
    "m.origin not in [own]",
  ])
    expectValid(model(it));
  for (const it of [
    "service.modalities has text",
    "text in service.modalities",
    "service.modalities has any [text, image, ...]",
    "[text, image] has all service.modalities",
    "any k in service.modalities satisfies k == text",
    "service.audience.minors == (if service.generates_content then allowed else guarded)",
    "service.modalities has (if service.generates_content then text else image)",
  ])
    expectValid(define(it));
  const checked = expectValid(model("m.origin == own"));
  expect([...checked.meanings.values()].at(-1)).toEqual({ kind: "member", member: "own" });
});

test("a subject's name can be a member; a declaration's and a variable's can't", () => {
  expectValid(define("any it in service.non_discrimination.measures satisfies it.stage == service"));
  expectErrors(
    define("any m in service.models satisfies m.origin == own", "define own means service.generates_content"),
    [["ambiguous-member", "own"]],
  );
  expectErrors(define("any own in service.models satisfies own.origin == own"), [["ambiguous-member", "own"]]);
});

test("members that do not exist, and members between quotation marks", () => {
  const [near] = expectErrors(model("m.origin == fine_tund"), [["unknown-member", "fine_tund"]]);
  expect(near && locales.en.say(near)).toBe(
    "`fine_tund` is not one of the values that can stand here; did you mean `fine_tuned`?",
  );
  expect(near && fixed(near)).toContain("m.origin == fine_tuned");
  const [quoted] = expectErrors(model(`m.origin == "own"`), [["quoted-member", `"own"`]]);
  expect(quoted && fixed(quoted)).toMatch(/m\.origin == own +\}/);
  expectErrors(model(`"nothing" == m.origin`), [["unknown-member", `"nothing"`]]);
  expectErrors(model(`m.origin in [own, "own", owned]`), [
    ["quoted-member", `"own"`],
    ["unknown-member", "owned"],
  ]);
});

test("a value where no fact is compared with it is told whose value it is", () => {
  const [first] = expectErrors(define("[own, open_source]"), [
    ["unknown-name", "own"],
    ["unknown-name", "open_source"],
  ]);
  expect(first && locales.en.say(first)).toBe(
    "`own` is a value of `service.models.origin`, and stands where it is compared with a fact of these values",
  );
});

test("a value that is called as a keyword is written in quotation marks", () => {
  const subject = outlined.vocabulary.subjects.get("service");
  invariant(subject?.type.kind === "record", "a service is a record");
  const mode = field({ kind: "enum", members: ["if", "not", "open"] });
  const type = { ...subject.type, fields: new Map([...subject.type.fields, ["mode", mode]]) };
  const vocabulary = {
    ...outlined.vocabulary,
    subjects: new Map([...outlined.vocabulary.subjects, ["service", { ...subject, type }]]),
  };
  const told = (condition: string): readonly string[] => {
    const text = `article 24 { paragraph 1 { rule a: provider must "a" { on service require ${condition} } } }`;
    const { diagnostics, parsed } = checkTexts([text], { ...outlined, vocabulary });
    return [...parsed, ...diagnostics].map((it) => it.code);
  };
  expect(told(`service.mode == "not" or service.mode in ["if", open]`)).toEqual([]);
  expect(told(`service.mode == "open"`)).toEqual(["language/quoted-member"]);
  expect(told(`service.mode == "unless"`)).toEqual(["language/unknown-member"]);
  expect(told("service.mode == if")).toContain("language/expected");
});

test("a value of an enumeration passes through definitions and exceptions", () => {
  expectValid(
    define("e == allowed", "define e means service.audience.minors except guarded when service.operates_abroad"),
  );
  expectErrors(define("e == own", "define e means service.audience.minors"), [["unknown-member", "own"]]);
  const overlap = (condition: string): string =>
    define(`any m in service.user_violations.measures satisfies ${condition}`);
  expectValid(overlap("m == incident.user_measure.kind"));
  expectValid(overlap("incident.user_measure.kind != m"));
  expectErrors(model("m.origin == service.audience.minors"), [
    ["type-mismatch", "m.origin == service.audience.minors"],
  ]);
});

test("lists: elements of one kind, none that hold nothing, none open where all are asked", () => {
  expectErrors(define("service.launched_on in [2023-01-01, 3, 2023-02-01]"), [["mixed-list", "3"]]);
  expectErrors(define("service.modalities has any []"), [["empty-list", "[]"]]);
  expectErrors(define("service.modalities has all [text, ...]"), [["open-list", "[text, ...]"]]);
  expectErrors(define("[text, ...] has all service.modalities"), [["open-list", "[text, ...]"]]);
  expectErrors(
    define("service.modalities has all e", "define e means if service.generates_content then [1, ...] else [2]"),
    [["open-list", "e"]],
  );
  expectErrors(define("service.name in service.version"), [["not-a-list", "service.version"]]);
  expectErrors(define('service.name has any ["a"]'), [["not-a-list", "service.name"]]);
  expectErrors(define("service.name is empty"), [["not-a-list", "service.name"]]);
  expectErrors(define("no x in service.training satisfies x.performed"), [["not-a-list", "service.training"]]);
  expectErrors(define("service.modalities in [text]"), [["type-mismatch", "service.modalities in [text]"]]);
  expectErrors(define("service.modalities has any [1]"), [["type-mismatch", "service.modalities has any [1]"]]);
  expectValid(define("any x in [1, 2] satisfies x > 1"));
});

test("`is present` asks for facts", () => {
  expectValid(model("m.licence is present and m is present"));
  expectValid(define("e is absent and service.training is present", "define e means service.launched_on"));
  expectErrors(define("(1 + 2) is present"), [["not-a-fact", "1 + 2"]]);
  expectErrors(`article 14 { paragraph 1 { open term t: duration quote "及時" define d means t is present } }`, [
    ["not-a-fact", "t"],
  ]);
});

test("arithmetic", () => {
  expect(typeOf("1 + 2 * 3 - 4 / 5")).toBe("number");
  expect(typeOf("5%")).toBe("number");
  expect(typeOf("sum(x.illegal_content_share for x in service.training.datasets)")).toBe("number");
  expect(typeOf("-count(m in service.models)")).toBe("number");
  expect(typeOf("service.launched_on + 10 working days")).toBe("date");
  expect(typeOf("10 days + service.launched_on")).toBe("date");
  expect(typeOf("incident.discovered_at + 24 hours")).toBe("datetime");
  expect(typeOf("incident.discovered_at + 1 month")).toBe("date");
  expect(typeOf("service.ended_on - service.launched_on")).toBe("duration");
  expectErrors(define("service.name + 1"), [["bad-arithmetic", "service.name + 1"]]);
  expectErrors(define("3 days + 2 days"), [["bad-arithmetic", "3 days + 2 days"]]);
  expectErrors(define("3 days - service.launched_on"), [["bad-arithmetic", "3 days - service.launched_on"]]);
  expectErrors(define("-service.name"), [["bad-arithmetic", "service.name"]]);
  expectErrors(define("sum(m.origin for m in service.models)"), [["bad-arithmetic", "m.origin"]]);
});

test("hours are counted from a time of day only, also by way of `if` and definitions", () => {
  expectErrors(define("service.launched_on + 24 hours"), [["hours-on-date", "24 hours"]]);
  expectErrors(define("service.launched_on - 5 minutes"), [["hours-on-date", "5 minutes"]]);
  expectErrors(
    define("service.launched_on + e", "define e means if service.generates_content then 1 day else 24 hours"),
    [["hours-on-date", "e"]],
  );
  expectErrors(define("(incident.discovered_at + 2 days) + 3 hours"), [["hours-on-date", "3 hours"]]);
  expectValid(
    `article 14 { paragraph 1 { open term t: duration quote "及時" define d means service.launched_on + t } }`,
  );
});

test("branches are of one kind", () => {
  expect(typeOf("if service.generates_content then 1 else 2")).toBe("number");
  expect(typeOf("if service.generates_content then incident.discovered_at else service.launched_on")).toBe("datetime");
  expectErrors(define("if service.generates_content then 1 else 2 days"), [["branches-differ", "2 days"]]);
  expectErrors(define("1 except 2 days when service.generates_content"), [["branches-differ", "2 days"]]);
  expectErrors(define("if service.name then 1 else 2"), [["not-a-condition", "service.name"]]);
});

test("the days of judgement and of facts stand as one side of a comparison", () => {
  expectValid(
    define("as_of <= service.launched_on + 10 days and facts_on >= 2023-08-15 and service.launched_on < as_of"),
  );
  expectErrors(define("as_of"), [["misplaced-day", "as_of"]]);
  expectErrors(define("as_of - 3 days < service.launched_on"), [["misplaced-day", "as_of"]]);
  expectErrors(define("service.launched_on in [as_of]"), [["misplaced-day", "as_of"]]);
  expectErrors(define("as_of > 3"), [["type-mismatch", "as_of > 3"]]);
  expectErrors(define("as_of.year == 2023"), [["no-fields", "year"]]);
});

test("one mistake is told once: what reads it is not wrong too", () => {
  expectErrors(
    define(
      "e and (e == 3) and f > 2 and (any x in g satisfies x.y == own)",
      "define e means nothing define f means -e define g means [e]",
    ),
    [["unknown-name", "nothing"]],
  );
  expectErrors(model('m.orign in [own, third, "a"] or m.orign == other'), [
    ["unknown-field", "orign"],
    ["unknown-field", "orign"],
  ]);
  expectErrors(define("any m in service.modls satisfies m.a.b > 3 and m has c"), [["unknown-field", "modls"]]);
});

test("the type of every expression of a sound file is known", () => {
  const condition = "x.origin in [own, ...] implies count(y in service.models where y.name == x.name) < 5%";
  const checked = expectValid(define(`every x in service.models satisfies (${condition})`));
  expect(checked.types.size).toBe(14);
});

test("exceptions under one condition do not differ", () => {
  const exceptions = (first: string, second: string, then = "service.generates_content"): string =>
    define(`service.generates_content except ${first} when service.generates_content except ${second} when ${then}`);
  const [found] = expectErrors(exceptions("true", "false"), [["contradicting-exceptions", "false"]]);
  expect(found && locales.en.say(found)).toBe("under one condition `d` is both `true` and `false`");
  expectValid(exceptions("true", "true"));
  expectValid(exceptions("true", "false", "service.operates_abroad"));
  const numbers = (first: string, second: string): string =>
    exceptions(first, second).replace("means service.generates_content", "means 1");
  expectErrors(numbers("2", "3"), [["contradicting-exceptions", "3"]]);
  expectValid(numbers("2", "2.0"));
});
