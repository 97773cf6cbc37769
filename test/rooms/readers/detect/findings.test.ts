import { expect, test } from "vitest";
import { toPlain } from "../../../../src/base/document.ts";
import { utc } from "../../../../src/base/instant.ts";
import { invariant } from "../../../../src/base/invariant.ts";
import { readJson } from "../../../../src/base/json-document.ts";
import { isDiagnostic, openLibrary } from "../../../../src/engine/library.ts";
import { detectors, findingOf, withFindings } from "../../../../src/readers/detect/findings.ts";
import { scanInput } from "../../../../src/readers/detect/scan-input.ts";
import type { Input } from "../../../../src/vocabulary/input.ts";
import { readInputs } from "../../../../src/vocabulary/read-input.ts";
import { repository } from "../../../kit/repository.ts";
import { gate, words } from "./numbers.ts";

const opened = openLibrary(repository, "policies");
invariant(!isDiagnostic(opened), "the shipped library opens");
const { vocabulary } = opened;

function inputOf(document: object): Input {
  const [read] = readJson({ path: "a.json", text: JSON.stringify(document) }).documents;
  invariant(read, "it is a document");
  const { inputs, diagnostics } = readInputs(read, vocabulary, { zones: [utc], needsOwnDay: false });
  expect(diagnostics.filter((it) => it.severity === "error")).toEqual([]);
  const [input] = inputs;
  invariant(input, "it is an input");
  return input;
}

const scanners = detectors.map((it) => ({ ...it, looked_for: [] }));
const answer = (rest: object): object => ({
  kind: "response",
  vocabulary: "genai@1",
  response: { id: "a", text: words, ...rest },
});

const plainOf = (input: Input, subject: string): object => {
  const root = input.roots.get(subject);
  invariant(root, `it holds a ${subject}`);
  return toPlain(root) as object;
};
const listsOf = (input: Input): unknown => {
  const { findings, scanned_by: scannedBy } = plainOf(input, "response") as {
    readonly findings?: readonly unknown[];
    readonly scanned_by?: readonly unknown[];
  };
  return [findings, scannedBy];
};
const added = (rest: object): unknown => listsOf(withFindings(inputOf(answer(rest))));

const phone = findingOf({ kind: "phone_number", span: { start: 2, end: 13 } }, undefined);

test("findings are added to lists that a document has, which keep what they have", () => {
  const other = { category: "a2_region", confirmed_by: null };
  expect(added({ findings: [], scanned_by: [gate] })).toEqual([[phone], [gate, ...scanners]]);
  expect(added({ findings: [other], scanned_by: [gate] })).toEqual([
    [other, phone],
    [gate, ...scanners],
  ]);
  expect(added({ findings: [], scanned_by: [] })).toEqual([[phone], scanners]);
});

test.each([{}, { findings: [] }, { scanned_by: [] }, { scanned_by: [gate] }])(
  "nothing is added to %j: who else scanned it and what that found is unknown",
  (rest) => {
    const input = inputOf(answer(rest));
    expect(listsOf(withFindings(input))).toEqual(listsOf(input));
  },
);

test("what a document has already is not added again, and what a person made of it stays", () => {
  const confirmed = { ...phone, illegal: true, confirmed_by: "Zhou Yan" };
  expect(added({ findings: [confirmed], scanned_by: [gate, ...scanners] })).toEqual([[confirmed], [gate, ...scanners]]);
  const turned = { ...phone, span: { end: 13, start: 2 }, message: null };
  expect(added({ findings: [turned], scanned_by: [gate] })).toEqual([[turned], [gate, ...scanners]]);
});

test("a finding of a request says which message it is of; a message without words leaves the detectors unnamed", () => {
  const request = (messages: readonly object[]) =>
    withFindings(
      inputOf({
        kind: "request",
        vocabulary: "genai@1",
        request: { id: "r", messages, findings: [], scanned_by: [gate] },
      }),
    );
  const messages = [
    { role: "user", text: null },
    { role: "user", text: words },
  ];
  expect(plainOf(request(messages), "request")).toMatchObject({
    findings: [{ ...phone, message: 1 }],
    scanned_by: [gate, ...scanners],
  });
  expect(plainOf(request([{ role: "user" }, ...messages]), "request")).toMatchObject({
    findings: [{ ...phone, message: 2 }],
    scanned_by: [gate],
  });
});

test("a finding is one that the vocabulary knows, and it stands where its words stand", () => {
  const input = withFindings(inputOf(answer({ findings: [], scanned_by: [gate] })));
  inputOf({
    kind: "response",
    vocabulary: "genai@1",
    response: plainOf(input, "response"),
  });
  const found = input.roots.get("response")?.entries.get("findings")?.value;
  invariant(found?.kind === "list" && found.items[0], "it is in the list");
  const { start, end } = found.items[0].span;
  expect(input.source.text.slice(start, end)).toBe("13800000000");
});

test("what has no words is not scanned", () => {
  expect(scanInput(inputOf({ kind: "response", vocabulary: "genai@1", response: { id: "a", text: null } }))).toEqual(
    [],
  );
  expect(
    scanInput(inputOf({ kind: "request", vocabulary: "genai@1", request: { id: "r", messages: [{ role: "user" }] } })),
  ).toEqual([]);
});
