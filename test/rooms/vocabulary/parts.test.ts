import { expect, test } from "vitest";
import { fromPlain, toPlain } from "../../../src/base/document.ts";
import { locales } from "../../../src/base/locale.ts";
import { meantAsPart, partOf, partWords } from "../../../src/vocabulary/part.ts";
import type { Type } from "../../../src/vocabulary/type.ts";
import { read } from "./load.ts";

const service = (facts: string): string =>
  `kind: service\nvocabulary: genai@1\nfacts_on: 2026-11-01\nservice:\n  id: a\n  ${facts.replaceAll("\n", "\n  ")}\n`;
const said = (facts: string) => read(service(facts)).said.map((it) => it.replace(/ \[.*/s, ""));

test("a fact is stated by what is known of it, and its bounds are held against the schema", () => {
  expect(
    said(
      "name: { present: true }\nlaunched_on: { from: 2025-01-01, until: 2025-12-31 }\nprovider: { present: true }\nsectors: { at_least: [film_tv] }\noperations: { availability_target: { at_least: 0.5 } }",
    ),
  ).toEqual([]);
  expect(said("launched_on: { from: 2025-02-30, until: soon }")).toEqual([
    "6:24 no-such-day: `service.launched_on` is `2025-02-30`, which does not exist in the calendar",
    expect.stringMatching(/^6:43 bad-format: `service.launched_on` must be a date/),
  ]);
  expect(said("operations: { availability_target: { at_least: 0.5, at_most: 97 } }")).toEqual([
    "6:64 out-of-range: `service.operations.availability_target` is 97 and must be at most 1",
  ]);
  expect(said("sectors: { at_least: [film_tv, films] }")).toEqual([
    expect.stringMatching(/^6:34 not-listed: `service.sectors\[1\]` cannot be `films`/),
  ]);
  expect(said("sectors: { at_least: film_tv }")).toEqual([
    "6:24 wrong-type: `service.sectors` must be a list, not text",
  ]);
});

test("what else is wrong is told once, beside a fact that is known in part", () => {
  expect(said("launched_on: { from: 2025-01-01 }\ngenerates_content: perhaps")).toEqual([
    "7:22 wrong-type: `service.generates_content` must be true or false, not text",
  ]);
});

test("what else is wrong is told beside a part that is wrong, and what stands within that part is not", () => {
  expect(said("launched_on: { from: null }\ngenerates_content: perhaps\nmodels: [{ origin: owned }]")).toEqual([
    "6:16 wrong-part: `service.launched_on` needs a value for `from`: leave an end out that is not known",
    "7:22 wrong-type: `service.generates_content` must be true or false, not text",
    expect.stringMatching(/^8:22 not-listed: `service.models\[0\].origin` cannot be `owned`/),
  ]);
  expect(said("provider: { present: true, uscc: 5 }")).toEqual([
    "6:13 wrong-part: `service.provider` says `present` beside what tells more: leave `present` out",
  ]);
});

test("a whole subject and an element of a list are never absent", () => {
  expect(read("facts_on: 2026-11-01\nservice: { present: true }").diagnostics.map((it) => locales.en.say(it))).toEqual([
    "`service` is never absent, so that `present` tells nothing: leave it out if it is not known",
  ]);
  expect(said("sectors: [{ present: true }]\nmodels: [{ present: true }]")).toEqual([
    "6:13 wrong-part: `service.sectors[0]` is never absent, so that `present` tells nothing: leave it out if it is not known",
    "7:12 wrong-part: `service.models[0]` is never absent, so that `present` tells nothing: leave it out if it is not known",
  ]);
});

test("what cannot be known in part is refused, with the reason", () => {
  const wrong = (facts: string) => said(facts).map((it) => it.replace(/^.*wrong-part: /, ""));
  expect(read(service("").replace("id: a", "id: { present: true }")).said).toEqual([
    "5:7 wrong-part: `service.id` has to be exact",
  ]);
  expect(wrong("generates_content: { present: true }")).toEqual([
    "`service.generates_content` is true or false, and cannot be known in part: leave it out if it is not known",
  ]);
  expect(wrong("launched_on: { at_least: 2025-01-01 }")).toEqual([
    "`service.launched_on` is known in part by `from`, `until`, `present`, not by `at_least`",
  ]);
  expect(wrong("launched_on: { from: 2025-01-02, until: 2025-01-01 }")).toEqual([
    "`service.launched_on` ends before it begins",
  ]);
  expect(wrong("launched_on: { from: null }")).toEqual([
    "`service.launched_on` needs a value for `from`: leave an end out that is not known",
  ]);
  expect(wrong("launched_on: { present: false }")).toEqual([
    "`service.launched_on` can only be `present: true`: write `null` for what is absent",
  ]);
  expect(wrong("provider: { present: true, legal_name: x }")).toEqual([
    "`service.provider` says `present` beside what tells more: leave `present` out",
  ]);
  expect(wrong("modalities: { present: true }")).toEqual([
    "`service.modalities` is never absent, so that `present` tells nothing: leave it out if it is not known",
  ]);
  expect(wrong("operations: { incident_plan: { present: true } }")).toEqual([
    "`service.operations.incident_plan` names a piece of evidence, and cannot be known in part: leave it out if it is not known",
  ]);
  expect(wrong("complaints: { answer_within: { at_least: 3 days, at_most: 1 month } }")).toEqual([
    "`service.complaints.answer_within` has ends in different units, such as days and months: write both in one",
  ]);
});

test("the day of a subject and the names of elements are exact", () => {
  expect(read("response: { id: a, at: { from: 2026-10-20T09:00:00+08:00 } }").said).toEqual([
    "1:24 wrong-part: `response.at` has to be exact",
  ]);
  expect(said("models: { at_least: [{ name: { present: true } }] }")).toEqual([
    "6:32 wrong-part: `service.models[0].name` has to be exact",
  ]);
});

test("an event begins by `facts_on`; a placeholder is no bound; names are told apart in part of a list too", () => {
  expect(said("launched_on: { from: 2026-12-01 }")).toEqual([
    "6:24 after-facts-on: `service.launched_on` is on 2026-12-01, and the facts are known up to 2026-11-01 only",
  ]);
  expect(said("launched_on: { from: 2026-10-01, until: 2026-12-01 }")).toEqual([]);
  expect(said("launched_on: { from: TBD, until: 2026-10-01 }")).toEqual([
    "6:24 placeholder: `service.launched_on` is `TBD`, which tells nothing: it counts as not known",
  ]);
  expect(said("models: { at_least: [{ name: a }, { name: a }] }")).toEqual([
    "6:45 same-key: `service.models` has two elements whose `name` is `a`",
  ]);
});

test("a group with a field `present` of its own is no part", () => {
  const labels = (it: string) =>
    read(`response:\n  id: a\n  at: 2026-10-20T09:00:00+08:00\n  labels: { implicit: ${it} }`);
  expect(labels("{ present: true }").said).toEqual([]);
  expect(labels("{ present: true, count: 1 }").said).toEqual([]);
});

test.each<readonly [kind: Type["kind"], words: readonly string[]]>([
  ["boolean", []],
  ["document", []],
  ["string", ["present"]],
  ["enum", ["present"]],
  ["record", ["present"]],
  ["list", ["at_least", "present"]],
  ["number", ["at_least", "at_most", "present"]],
  ["duration", ["at_least", "at_most", "present"]],
  ["date", ["from", "until", "present"]],
  ["datetime", ["from", "until", "present"]],
])("what is known of a fact of the kind %s is said by %j", (kind, words) => {
  expect(partWords(kind)).toEqual(words);
  const ends = words.filter((it) => it !== "present");
  const whole = Object.fromEntries(ends.map((it) => [it, kind === "list" ? [1] : it]));
  const part = partOf(fromPlain(whole), kind);
  const [low, high] = kind === "list" ? [] : ends;
  expect(
    part && [part.low && toPlain(part.low), part.high && toPlain(part.high), part.items && toPlain(part.items)],
  ).toEqual(ends.length === 0 ? undefined : [low, high, kind === "list" ? [1] : undefined]);
  for (const it of [{}, { ...whole, other: 1 }, { ...whole, present: false }, { at_least: "word", from: 1 }, "word"])
    expect(partOf(fromPlain(it), kind)).toBeUndefined();
  const isPresent = partOf(fromPlain({ present: true }), kind) !== undefined;
  expect(isPresent).toBe(words.includes("present"));
});

test("a list of which something is known is listed, and what is present has no ends beside it", () => {
  expect(partOf(fromPlain({ at_least: "word" }), "list")).toBeUndefined();
  expect(partOf(fromPlain({ at_least: 1, present: true }), "number")).toBeUndefined();
  const group: Type = { kind: "record", fields: new Map() };
  const meant = (value: unknown, type: Type) => meantAsPart(fromPlain(value), type) !== undefined;
  expect([{ present: 1 }, { from: 1 }, {}, "present"].map((it) => meant(it, group))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect([{ present: 1 }, { from: 1 }, { since: 1 }, {}, "from"].map((it) => meant(it, { kind: "date" }))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test.each([
  ["operations: { availability_target: { at_least: 0.9, at_most: 0.5 } }", ["6:38 wrong-part"]],
  ["operations: { availability_target: { at_least: 0.5, at_most: 0.5 } }", []],
  ["operations: { availability_target: { at_least: high, at_most: 0.5 } }", ["6:50 wrong-type"]],
  ["complaints: { answer_within: { at_least: 3 days, at_most: 2 days } }", ["6:32 wrong-part"]],
  ["complaints: { answer_within: { at_least: 3 days, at_most: 3 days } }", []],
  ["complaints: { answer_within: { at_least: soon, at_most: 2 days } }", ["6:44 bad-format"]],
  ["complaints: { answer_within: { at_least: 2 days, at_most: soon } }", ["6:61 bad-format"]],
  ["launched_on: { from: 2025-01-01, until: 2025-01-01 }", []],
  ["launched_on: { from: soon, until: 2025-01-01 }", ["6:24 bad-format"]],
  ["launched_on: {}", ["6:16 wrong-type"]],
  ["training: { from: 1 }", ["6:15 unknown-field"]],
  ["models: { from: 2025-01-01 }", ["6:11 wrong-part"]],
  ["sectors: { at_least: [film_tv], present: true }", ["6:12 wrong-part"]],
  ["provider: { present: yes }", ["6:13 wrong-part"]],
  ["provider: { licences: { from: 1 }, uscc: { present: [] } }", ["6:25 wrong-part", "6:44 wrong-part"]],
])("of %s is told %j", (facts, told) => {
  expect(said(facts).map((it) => it.replace(/: .*/, ""))).toEqual(told);
});

test("moments of which something is known are compared as moments", () => {
  const within = (from: string, until: string) =>
    read(
      `incident: { id: i, discovered_at: 2026-10-09T08:00:00+08:00, removed_at: { from: ${from}, until: ${until} } }`,
    ).diagnostics.map((it) => it.code);
  expect(within("2026-10-09T10:00:00+08:00", "2026-10-09T09:00:00+08:00")).toEqual(["vocabulary/wrong-part"]);
  expect(within("2026-10-09T10:00:00+08:00", "2026-10-09T02:00:00Z")).toEqual([]);
});
