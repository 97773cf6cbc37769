import { expect, test } from "vitest";
import { runTests } from "../../../src/engine/test-packs.ts";
import { law } from "../pack/laws.ts";
import { hostWith } from "../report/tiny.ts";

const policy = `
rule marked: provider must "label" { on response require response.labels.watermark }
rule named: provider must "have a name" { on service require service.name is present }
rule answered: provider must "answer" { on complaint require complaint.answered_at is present }
rule told: provider must "label abroad" { on response when service.operates_abroad require response.labels.watermark }`;

const response = (id: string): string =>
  `kind: response\nvocabulary: genai@1\nresponse: { id: ${id}, at: 2026-03-02T09:00:00+08:00, labels: { watermark: true } }\n`;
const complaint =
  "kind: complaint\nvocabulary: genai@1\ncomplaint: { id: c-1, received_at: 2026-03-02T09:00:00+08:00 }\n";
const service = "kind: service\nvocabulary: genai@1\nfacts_on: 2026-03-01\nservice: { id: lumen, name: Lumen }\n";

/** What the rules of a case say otherwise than expected, over a base of these documents. */
function wrongOf(documents: readonly string[], set: string, expected: string): readonly string[] {
  const cases = `- case: it\n  why: It must.\n  as_of: 2026-03-20\n  base: all\n  set: { ${set} }\n  expect: { ${expected} }\n`;
  const files = {
    ...law("c", { id: "t.c", policy }),
    "c/cases/bases/all.yaml": documents.join("---\n"),
    "c/cases/a.yaml": cases,
  };
  const { packs, problems } = runTests(["c"], "policies", hostWith(files));
  expect([...problems, ...packs.flatMap((it) => it.results.flatMap((one) => one.problems))]).toEqual([]);
  return packs.flatMap((it) => it.results.flatMap((one) => one.wrong.map((w) => `${w.expected.rule}: ${w.got}`)));
}

test("a rule on the service behind a response is judged where the case names it", () => {
  expect(wrongOf([response("r-1"), service], "service.name: null", "named: violated, marked: satisfied")).toEqual([]);
});

test("a document between a response and its service is judged, and is no service", () => {
  const all = [response("r-1"), complaint, service];
  const set = "complaint.answered_at: null, service.operates_abroad: false";
  expect(wrongOf(all, set, "answered: violated, marked: satisfied, told: not_applicable")).toEqual([]);
});

test("of two documents of one subject the worse verdict counts, and a path is that of the first", () => {
  const both = [response("r-1"), response("r-2"), service];
  expect(wrongOf(both, "response.labels.watermark: false", "marked: violated")).toEqual([]);
  const worse = [response("r-1"), response("r-2").replace("true", "false"), service];
  expect(wrongOf(worse, "response.labels.watermark: true", "marked: violated")).toEqual([]);
  expect(wrongOf(worse, "response.labels.watermark: true", "marked: satisfied")).toEqual(["t.c.marked: violated"]);
});

test("what no document is about is not examined", () => {
  expect(wrongOf([response("r-1"), service], "service.name: Lux", "answered: not_examined")).toEqual([]);
});
