import { expect, test } from "vitest";
import { conditions } from "../../laws/meanings.ts";
import type { Instance } from "../../../src/evaluate/decision.ts";
import { displayText } from "../../../src/evaluate/format-value.ts";
import { compile, decideBy, judge, value, type Asking } from "../../laws/small-world.ts";
import { resultOf } from "./every-document.ts";
import { articles, pack, rule } from "./small-rules.ts";

test.each(conditions)("`%s` on %s is %s", (condition, service, expected) => {
  expect(value(condition, service)).toBe(expected);
});

test("exceptions that hold must agree; one that may hold leaves the value open unless it agrees", () => {
  const define = "define calm_enough means true except false when service.flag except false when service.ready";
  const asked = (service: string): string => value("calm_enough", service, {}, define);
  expect(asked("{ flag: false, ready: false }")).toBe("true");
  expect(asked("{ flag: true, ready: true }")).toBe("false");
  expect(asked("{ flag: true }")).toBe("false");
  expect(asked("{ flag: false }")).toBe("unknown");
});

test("lists are the same if they hold the same as often, in any order", () => {
  const define = "define hues means service.tags except [red, blue] when service.flag";
  const asked = (service: string): string => value("hues has red", service, {}, define);
  expect(asked("{ tags: [red, blue] }")).toBe("true");
  expect(asked("{ tags: [blue, red] }")).toBe("true");
  expect(asked("{ tags: [red, red] }")).toBe("unknown");
  expect(asked("{ tags: [red] }")).toBe("unknown");
  for (const other of ["[blue, blue]", "[green, green]", "{ at_least: [red, blue] }"])
    expect([other, asked(`{ tags: ${other} }`)]).toEqual([other, "unknown"]);
});

test("lists that hold by exceptions and are not the same cannot be compared", () => {
  const define = "define hues means service.tags except [red] when service.flag except [blue] when service.ready";
  const [open] = judge("require hues has red", "{ flag: true, ready: true }", {}, define).instances;
  expect(open?.causes).toEqual([{ kind: "not-comparable", left: "list", right: "list" }]);
});

test("a group is surely the same as itself", () => {
  const define = "define kept means service.group except service.group when service.flag";
  expect(value("kept is present", "{ group: {} }", {}, define)).toBe("true");
});

test("exceptions that hold and differ are a contradiction", () => {
  const define = "define odd means true except false when service.flag except true when service.ready";
  const { verdict, instances } = judge("require odd", "{ flag: true, ready: true }", {}, define);
  expect(verdict).toBe("undetermined");
  const [cause] = instances[0]?.causes ?? [];
  if (cause?.kind !== "contradiction") throw new Error("the exceptions contradict each other");
  expect(cause.definition).toBe("t.odd");
  const words = cause.exceptions.map(({ source, span }) => source.text.slice(span.start, span.end));
  expect(words.toSorted()).toEqual(["false when service.flag", "true when service.ready"]);
});

test("every unknown operand is named, and none once another decides", () => {
  const open = judge("require service.flag and service.ready", "{ note: a }");
  expect(open.instances[0]?.causes.map((it) => it.kind === "missing-fact" && it.path)).toEqual(
    expect.arrayContaining(["service.flag", "service.ready"]),
  );
  const decided = judge("require service.flag and service.ready", "{ flag: false }");
  expect(decided.instances[0]?.causes).toEqual([]);
});

test("every element that breaks a requirement on all of them is named, and of those that fit the first", () => {
  const named = (quantifier: string): readonly (string | undefined)[] | undefined =>
    judge(
      `require ${quantifier} p in service.parts satisfies p.ok`,
      "{ parts: [{ ok: true }, { ok: false }, {}, { ok: false }, { ok: true }] }",
    ).instances[0]?.clauses[0]?.facts.map((it) => it.path);
  expect(named("every")).toEqual(["service.parts[1].ok", "service.parts[3].ok", "service.parts"]);
  expect(named("any")).toEqual(["service.parts[0].ok", "service.parts"]);
});

test("all that breaks a requirement of several parts is named, and of what suffices the first", () => {
  const named = (condition: string): readonly (string | undefined)[] | undefined =>
    judge(`require ${condition}`, "{ flag: false, ready: false, group: null }").instances[0]?.clauses[0]?.facts.map(
      (it) => it.path,
    );
  expect(named("service.flag and service.ready")).toEqual(["service.flag", "service.ready"]);
  expect(named("service.group is absent or service.flag is present")).toHaveLength(1);
});

test("names of other objects are no facts", () => {
  expect(judge("require service.note is present", "{ constructor: a, toString: b }").verdict).toBe("undetermined");
});

test.each([
  ["10 - counted >= 8", "true"],
  ["10 - counted >= 9", "unknown"],
  ["10 - counted >= 10", "false"],
  ["counted - 10 <= -8", "true"],
  ["counted - 10 <= -9", "unknown"],
  ["counted - 10 <= -10", "false"],
])("of one or two elements counted, `%s` is %s", (condition, expected) => {
  const counted = "count(p in service.parts where p.ok)";
  expect(value(condition.replace("counted", counted), "{ parts: [{ ok: true }, {}] }")).toBe(expected);
});

test.each([
  ["service.flag", "service.ready"],
  ["service.ready", "service.flag"],
])("a value that is absent and one that is not known are no contradiction: when %s, when %s", (one, other) => {
  const define = `define day means service.started_on except service.ended_on when ${one} except service.group.done_on when ${other}`;
  const causes = (group: string): unknown =>
    judge(
      "require day <= as_of",
      `{ flag: true, ready: true, ended_on: null, group: ${group} }`,
      {},
      define,
    ).instances[0]?.causes.map((it) => it.kind);
  expect(causes("{}")).toEqual(["missing-fact"]);
  expect(causes("{ done_on: 2025-10-01 }")).toEqual(["contradiction"]);
  expect(causes("{ done_on: null }")).toEqual(["absent-value"]);
});

test.each(["service.flag and service.ready", "(not service.flag) or service.ready"])(
  "what `%s` leaves open rests on no operand that is known",
  (condition) => {
    const [open] = judge(`require ${condition}`, "{ flag: true }").instances;
    expect([open?.verdict, open?.facts]).toEqual(["undetermined", []]);
  },
);

test("the day of judgement and the day of the facts are two", () => {
  const asking = { asOf: "2025-10-15", factsOn: "2025-10-10" };
  expect(value("as_of == 2025-10-15 and facts_on == 2025-10-10", "{}", asking)).toBe("true");
});

test.each([
  ["(if service.flag then service.size else 2) == 1", "{ flag: true, size: 1 }", "true"],
  ["(if service.flag then service.size else 2) == 1", "{ flag: false, size: 1 }", "false"],
  ["(if service.flag then 1 else service.size) == 1", "{ flag: false, size: 2 }", "false"],
  ["(if service.flag then service.size else 2) == 1", "{ size: 1 }", "unknown"],
  ["service.ended_on - service.started_on <= 7 days", "{ started_on: 2025-01-01, ended_on: 2025-01-08 }", "true"],
  ["service.ended_on - service.started_on <= 6 days", "{ started_on: 2025-01-01, ended_on: 2025-01-08 }", "false"],
  ["service.size + 1 <= 4", "{ size: { at_most: 3 } }", "true"],
  ["service.size + 1 >= 4", "{ size: { at_most: 3 } }", "unknown"],
  ["service.size + 1 >= 4", "{ size: { at_least: 3 } }", "true"],
  ["service.size + 1 <= 4", "{ size: { at_least: 3 } }", "unknown"],
  ["10 - service.size <= 7", "{ size: { at_least: 3 } }", "true"],
  ["10 - service.size >= 7", "{ size: { at_least: 3 } }", "unknown"],
  ["10 - service.size >= 7", "{ size: { at_most: 3 } }", "true"],
  ["10 - service.size <= 7", "{ size: { at_most: 3 } }", "unknown"],
  ["service.size * 2 >= 6", "{ size: { at_least: 3 } }", "unknown"],
  ["service.size * 2 <= 6", "{ size: { at_most: 3 } }", "unknown"],
  ["2 * service.size >= 6", "{ size: { at_least: 3 } }", "unknown"],
  ["6 / service.size <= 2", "{ size: { at_least: 3 } }", "unknown"],
  ["service.size / 2 >= 1", "{ size: { at_least: 3 } }", "unknown"],
  ["service.started_on + 1 day == 2025-01-02", "{ started_on: 2025-01-01 }", "true"],
])("`%s` on %s is %s", (condition, service, expected) => {
  expect(value(condition, service)).toBe(expected);
});

test.each([
  ["sum(p.weight for p in service.parts) >= 4", "[{ weight: { at_least: 1, at_most: 2 } }, { weight: 3 }]", "true"],
  ["sum(p.weight for p in service.parts) <= 5", "[{ weight: { at_least: 1, at_most: 2 } }, { weight: 3 }]", "true"],
  ["sum(p.weight for p in service.parts) >= 5", "[{ weight: { at_least: 1, at_most: 2 } }, { weight: 3 }]", "unknown"],
  ["sum(p.weight for p in service.parts) >= 4", "[{ weight: { at_least: 1 } }, { weight: 3 }]", "true"],
  ["sum(p.weight for p in service.parts) <= 9", "[{ weight: { at_least: 1 } }, { weight: 3 }]", "unknown"],
  ["sum(p.weight for p in service.parts) <= 5", "[{ weight: { at_most: 2 } }, { weight: 3 }]", "true"],
  ["sum(p.weight for p in service.parts) >= 3", "[{ weight: { at_most: 2 } }, { weight: 3 }]", "unknown"],
  ["sum(p.weight for p in service.parts) >= 3", "[{ weight: null }, { weight: 3 }]", "unknown"],
  ["sum(p.weight for p in service.parts) >= 3", "{ at_least: [{ weight: 3 }] }", "unknown"],
  ["sum(p.weight for p in service.parts) == 0", "[]", "true"],
  ["share(p in service.parts where p.ok) >= 50%", "{ at_least: [{ ok: true }] }", "unknown"],
  ["share(p in service.parts where p.ok) <= 50%", "[{ ok: true }, { ok: false }]", "true"],
])("`%s` on parts %s is %s", (condition, parts, expected) => {
  expect(value(condition, `{ parts: ${parts} }`)).toBe(expected);
});

const asked = (condition: string, service: string, asking: Partial<Asking> = {}, before = ""): Instance => {
  const [instance] = judge(`require ${condition}`, service, asking, before).instances;
  if (!instance) throw new Error("the rule is asked");
  return instance;
};
const causesOf = ({ causes }: Instance): readonly unknown[] =>
  causes.map((it) => [it.kind, ...("path" in it ? [it.path] : []), ...("member" in it ? [it.member] : [])].join(" "));
const factsOf = ({ facts }: Instance): readonly string[] => facts.map((it) => it.path);

test.each([
  ["service.flag and service.ready", "{}", ["missing-fact service.flag", "missing-fact service.ready"], []],
  ["(if service.flag then 1 else service.size) == 2", "{ size: 3 }", ["missing-fact service.flag"], []],
  [
    "count(p in service.parts where p.ok) >= 2",
    "{ parts: [{ ok: true }, {}, { ok: false }] }",
    ["missing-fact service.parts[1].ok"],
    ["service.parts", "service.parts[0].ok", "service.parts[2].ok"],
  ],
  [
    "count(p in service.parts) <= 2",
    "{ parts: { at_least: [{}] } }",
    ["partial-fact service.parts"],
    ["service.parts"],
  ],
  [
    "share(p in service.parts where p.ok) > 50%",
    "{ parts: { at_least: [{ ok: true }] } }",
    ["partial-fact service.parts"],
    ["service.parts"],
  ],
  [
    "sum(p.weight for p in service.parts) >= 5",
    "{ parts: [{ weight: 1 }, {}] }",
    ["missing-fact service.parts[1].weight"],
    ["service.parts", "service.parts[0].weight"],
  ],
  [
    "sum(p.weight for p in service.parts) >= 5",
    "{ parts: { at_least: [{ weight: 1 }] } }",
    ["partial-fact service.parts"],
    ["service.parts", "service.parts[0].weight"],
  ],
  [
    "any p in service.parts satisfies p.ok",
    "{ parts: [null] }",
    ["absent-value service.parts[0].ok"],
    ["service.parts", "service.parts[0]"],
  ],
  ['service.note in ["calm", ...]', "{ note: busy }", ["open-list busy"], ["service.note"]],
  ['service.note in ["calm", ...]', "{}", ["missing-fact service.note", "open-list another member"], []],
  [
    'service.note in ["calm", ...]',
    "{ note: { present: true } }",
    ["partial-fact service.note", "open-list another member"],
    ["service.note"],
  ],
  ["service.tags has any [red, ...]", "{}", ["missing-fact service.tags"], []],
  ["share(p in service.parts where p.ok) > 50%", "{ parts: [] }", ["no-quotient"], ["service.parts"]],
  [
    "(if service.ended_on - service.started_on > 1 day then 1 else 2) == 1",
    "{ started_on: 2025-01-01 }",
    ["missing-fact service.ended_on"],
    ["service.started_on"],
  ],
  [
    "service.tags has any [red, ...]",
    "{ tags: { at_least: [green] } }",
    ["open-list green", "open-list another member", "partial-fact service.tags"],
    ["service.tags", "service.tags[0]"],
  ],
  ["service.tags has any [red]", "{ tags: null }", ["absent-value service.tags"], ["service.tags"]],
  ["service.tags has any [red]", "{ tags: { at_least: [] } }", ["partial-fact service.tags"], ["service.tags"]],
  ["[red] has any service.tags", "{ tags: { at_least: [blue] } }", ["partial-fact service.tags"], ["service.tags"]],
  [
    "service.started_on + service.grace < as_of",
    "{ started_on: 2025-01-01, grace: 24 hours }",
    ["not-comparable"],
    ["service.grace", "service.started_on"],
  ],
] as const)("what leaves `%s` open on %s", (condition, service, causes, facts) => {
  const instance = asked(condition, service);
  expect(instance.verdict).toBe("undetermined");
  expect(causesOf(instance).toSorted()).toEqual(causes.toSorted());
  expect(factsOf(instance).toSorted()).toEqual(facts.toSorted());
});

test("what cannot be compared or added is told by its kinds", () => {
  expect(
    asked("service.started_on + service.grace < as_of", "{ started_on: 2025-01-01, grace: 24 hours }").causes,
  ).toEqual([{ kind: "not-comparable", left: "date", right: "duration" }]);
});

test.each([
  ["service.tags has red", "{ tags: [blue, green] }", ["service.tags"]],
  ["service.tags has blue", "{ tags: [blue, green] }", ["service.tags", "service.tags[0]"]],
  ["service.mood in [calm, busy]", "{ mood: shut }", ["service.mood"]],
  ["service.tags has any [red]", "{ tags: [] }", ["service.tags"]],
  ["service.tags has all [red, blue]", "{ tags: [red] }", ["service.tags"]],
  ["service.tags has all [red]", "{ tags: [red] }", ["service.tags", "service.tags[0]"]],
  ["[red, blue] has all service.tags", "{ tags: [red, green] }", ["service.tags[1]"]],
  ["[red, blue] has all service.tags", "{ tags: [red] }", ["service.tags", "service.tags[0]"]],
  ["service.tags has any (if service.flag then [red] else [blue])", "{ tags: [] }", ["service.tags"]],
  ["(if service.flag then 1 else service.size) == 2", "{ flag: false, size: 1 }", ["service.flag", "service.size"]],
  ["(if service.flag then service.mood else service.mood) == busy", "{ mood: calm }", ["service.mood"]],
] as const)("what decides `%s` on %s: %j", (condition, service, facts) => {
  const instance = asked(condition, service);
  expect(instance.verdict).not.toBe("undetermined");
  expect(factsOf(instance).toSorted()).toEqual(facts.toSorted());
});

test("a value with exceptions rests on all their conditions, and on what holds", () => {
  const define = "define day means service.started_on except service.ended_on when service.flag";
  const facts = (service: string): readonly string[] => factsOf(asked("day <= as_of", service, {}, define)).toSorted();
  const known = "started_on: 2025-01-01, ended_on: 2025-01-02";
  expect(facts(`{ flag: true, ${known} }`)).toEqual(["service.ended_on", "service.flag"]);
  expect(facts(`{ flag: false, ${known} }`)).toEqual(["service.flag", "service.started_on"]);
});

test("of exceptions that hold and differ each is told by itself, whatever has its value too", () => {
  const told = (define: string, service: string): unknown => {
    const instance = asked("odd", service, {}, define);
    const [cause] = instance.causes;
    if (cause?.kind !== "contradiction") throw new Error("the exceptions contradict each other");
    const words = cause.exceptions.map(({ source, span }) => source.text.slice(span.start, span.end));
    return [words.toSorted(), factsOf(instance).toSorted()];
  };
  const values =
    "define odd means true except false when service.flag except false when service.mood == calm except true when service.ready";
  expect(told(values, "{ flag: false, mood: calm, ready: true }")).toEqual([
    ["false when service.mood == calm", "true when service.ready"],
    ["service.flag", "service.mood", "service.ready"],
  ]);
  const twice =
    "define odd means true except false when service.flag except false when service.flag except true when service.ready";
  const two = [
    ["false when service.flag", "true when service.ready"],
    ["service.flag", "service.ready"],
  ];
  expect(told(twice, "{ flag: true, ready: true }")).toEqual(two);
  const plain =
    "define odd means odd_one\ndefine odd_one means true except false when service.flag except true when service.ready";
  expect(told(plain, "{ flag: true, ready: true }")).toEqual(two);
});

test("a value with dates is told where it is known, beside those on which it rests", () => {
  const other = articles(
    "parameter least: number means 1 from 2025-01-01\ndefine large means service.size >= least\ndefine calm_enough means service.mood == calm",
  );
  const reading = articles(rule("one", "require o.large"), rule("two", "require o.calm_enough"));
  const programs = compile([pack("o", other), pack("t", reading, { needs: ["o"] })]).slice(1);
  const told = (name: string, service: string): unknown => {
    const [instance] = resultOf(decideBy(programs, `service: ${service}`), name).instances;
    const shown = instance?.parameters.map((it) => `${it.name} ${displayText(it.shown)}`);
    return [instance?.verdict, shown?.toSorted()];
  };
  expect(told("t.one", "{ size: 1 }")).toEqual(["satisfied", ["o.large true", "o.least 1"]]);
  expect(told("t.two", "{ mood: calm }")).toEqual(["satisfied", ["o.calm_enough true"]]);
  expect(told("t.two", "{}")).toEqual(["undetermined", []]);
});

test("lists that would cost too many steps to compare leave all open, and the run says of which document", () => {
  const tags = Array.from({ length: 1500 }, () => "red").join(", ");
  const text = rule("one", "require service.tags has all service.tags");
  const programs = compile([pack("t", articles(text))]);
  const instancesOf = (list: string) => resultOf(decideBy(programs, `service: { tags: [${list}] }`), "t.one").instances;
  expect(instancesOf(tags)).toMatchObject([{ verdict: "undetermined", causes: [{ kind: "too-large" }] }]);
  expect(instancesOf("red, blue")).toMatchObject([{ verdict: "satisfied" }]);
});

test("a subject that is there is present, and says so", () => {
  const instance = asked("service is present", "{ id: s }");
  expect([instance.verdict, instance.facts.map((it) => [it.path, displayText(it.shown)])]).toEqual([
    "satisfied",
    [["service", "present"]],
  ]);
});
