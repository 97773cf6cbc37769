import { expect } from "vitest";
import { addDays, formatDay } from "../../src/base/civil-date.ts";
import { readDocument } from "../../src/base/read-document.ts";
import { overstatedDetectors } from "../../src/engine/check/validate-inputs.ts";
import { readInputs } from "../../src/vocabulary/read-input.ts";
import { compareVerdicts } from "./compiled-verdicts.ts";
import { handed, type Handed } from "./handed.ts";
import { product } from "./product.ts";

/** Whether generated code takes a document; what it takes is in order, and judged as the reference does. */
export function isTaken(it: Handed, document: Readonly<Record<string, unknown>>): boolean {
  const { vocabulary, settings } = it.fixture;
  const { documents, diagnostics } = readDocument({ path: "a.json", text: JSON.stringify(document) });
  const read = documents.map((one) =>
    readInputs(one, vocabulary, { zones: [settings.zone], needsOwnDay: settings.lawOf === undefined }),
  );
  const inputs = read.flatMap((one) => one.inputs);
  const errors = [...diagnostics, ...read.flatMap((one) => one.diagnostics)].filter((one) => one.severity === "error");
  const compiled = product.compileVerdicts(it.fixture, it.subject);
  const out = new Uint8Array(compiled?.bytes ?? 0);
  if (compiled?.judge(document, out) !== true) return false;
  expect(errors).toEqual([]);
  expect(inputs.map((one) => [one.subject, one.unusable.size, one.attestations.length])).toEqual([[it.subject, 0, 0]]);
  expect(inputs.flatMap(overstatedDetectors)).toEqual([]);
  const { differences, judged } = compareVerdicts(product, it.fixture, inputs);
  expect(differences).toEqual([]);
  expect(judged).toBe(1);
  return true;
}

interface Around {
  readonly of: Handed;
  readonly document: Handed["document"];
  readonly isAhead: boolean;
}

/** Requests that are taken, with an event on their day of judgement and on the day after; they do not say up to which day they know. */
export const requestsAround = (): readonly Around[] =>
  handed.flatMap((of) => {
    const { request, facts_on: _factsOn, ...more } = of.document;
    if (of.subject !== "request" || !isTaken(of, of.document)) return [];
    return [0, 1].map((days) => {
      const exit = { stopped_at: `${formatDay(addDays(of.fixture.settings.asOf, days))}T23:30:00+08:00` };
      return { of, document: { ...more, request: { ...Object(request), exit } }, isAhead: days > 0 };
    });
  });
