import { expect, test } from "vitest";
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
