import { parseInstant } from "../../../src/base/instant.ts";
import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { runTimeline } from "../../../src/engine/timeline.ts";
import { buildTimeline } from "../../../src/report/model/timeline-report.ts";
import { timelineSvg } from "../../../src/report/render/html/timeline-svg.ts";
import { timelineJson, timelineText } from "../../../src/report/render/timeline.ts";
import { plainPaint } from "../../../src/report/view/format-options.ts";
import { schemaFaults } from "../../e2e/schemas.ts";
import { repository } from "../../kit/repository.ts";
import { nothing } from "../../rooms/report/tiny.ts";

const now = parseInstant("2026-12-31T12:00:00+08:00");
if (now === undefined) throw new Error("the day exists");
const request = { ...nothing, now, inputs: ["examples/chat-service"], firstDay: "2023-01-01", lastDay: "2026-12-31" };
const run = runTimeline({ ...request, library: "policies" }, repository);
const found = buildTimeline(run.report, run.timeline, run.exitCode, locales.en);
const options = { width: 80, paint: plainPaint, locale: locales.en, quiet: true };

test("the chat service from 2023 to 2026, as a lawyer reads it and as a picture", async () => {
  await expect(timelineText(found, options)).toMatchFileSnapshot("chat-service.txt");
  await expect(timelineSvg(found, options)).toMatchFileSnapshot("chat-service.svg");
  expect(schemaFaults("timeline-1", timelineJson(found))).toEqual([]);
});

/** What happens on a date and makes a rule another: the kind of its cause, and the verdicts. */
const expected: readonly (readonly [string, string, string, string, string])[] = [
  // The Measures come into force.
  ["2023-08-15", "lawful_base_model", "not_in_force", "not_applicable", "pack"],
  // The service is launched, and owes what a service owes.
  ["2025-09-25", "lawful_base_model", "not_applicable", "violated", "comparison"],
  // The amended Cybersecurity Law is in force, and its penalties with it.
  ["2026-01-01", "content_penalty", "no", "unknown", "rule"],
  ["2026-01-01", "content_penalty_to_2025", "unknown", "no", "rule"],
  // Filed on the last of ten working days after the launch of 2025-09-25.
  ["2025-10-15", "algorithm_filing", "pending", "satisfied", "done"],
  // Signed for twelve months, and not renewed.
  ["2025-10-21", "annotation_rules", "undetermined", "satisfied", "attestation"],
  ["2026-10-21", "annotation_rules", "satisfied", "undetermined", "attestation"],
  // No department inspects: good for a month.
  ["2026-11-03", "cooperate", "undetermined", "not_applicable", "attestation"],
  ["2026-12-03", "cooperate", "not_applicable", "undetermined", "attestation"],
  // The first answers and the incident.
  ["2026-11-12", "label", "not_examined", "violated", "document"],
  ["2026-11-16", "lawful_use", "not_applicable", "violated", "document"],
  // Ten working days after the change of 2026-11-10; the facts end on 2026-11-20.
  ["2026-11-25", "algorithm_change", "pending", "undetermined", "deadline"],
];

test.each(expected)("%s: %s was %s and is %s", (day, name, from, to, kind) => {
  const date = found.dates.find((it) => it.day === day);
  const changes = date?.changes.filter((it) => it.name.endsWith(`.${name}`) && it.from === from && it.to === to) ?? [];
  expect(changes.map((it) => it.causes.map((cause) => cause.kind).includes(kind))).toContain(true);
});

test("every date has a change, every change a cause, and nothing is missing", () => {
  expect(found.complete).toBe(true);
  expect(found.dates.length).toBeGreaterThan(20);
  expect(found.dates.filter((it) => it.changes.length === 0)).toEqual([]);
  expect(found.limits.map((it) => it.kind)).toEqual(["facts"]);
});
