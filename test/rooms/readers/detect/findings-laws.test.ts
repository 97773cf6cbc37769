import { parseInstant } from "../../../../src/base/instant.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { memoryHost } from "../../../../src/base/host.ts";
import { runCheck } from "../../../../src/engine/check/check.ts";
import type { Decision } from "../../../../src/evaluate/decision.ts";
import { repository } from "../../../kit/repository.ts";
import { gate, words } from "./numbers.ts";

const finding = fc.record(
  {
    category: fc.constantFrom(
      "a1_subversion",
      "a1_violence_obscenity",
      "a3_intellectual_property",
      "a4_privacy",
      "a4_body_mind",
    ),
    illegal: fc.boolean(),
    confirmed_by: fc.constantFrom(null, "Zhou Yan"),
  },
  { requiredKeys: ["category"] },
);
const response = fc.record(
  {
    findings: fc.array(finding, { maxLength: 2 }),
    scanned_by: fc.array(fc.constantFrom(gate, { ...gate, looked_for: [] }, { name: "gate" }, {}, { name: null }), {
      maxLength: 2,
    }),
    sent: fc.boolean(),
    refused: fc.boolean(),
    modality: fc.constantFrom("text", "image"),
    text: fc.constantFrom(words, "请看：li.na@example.com", "您好。"),
  },
  { requiredKeys: ["text"] },
);

const now = parseInstant("2026-11-20T12:00:00+08:00") ?? expect.fail();

function verdicts(document: object, detect: boolean): ReadonlyMap<string, string> {
  const at = repository;
  const file = memoryHost({ "a.json": JSON.stringify(document) });
  const host = {
    ...at,
    readText: (path: string) => file.readText(path) ?? at.readText(path),
    isFile: (path: string) => file.isFile(path) || at.isFile(path),
  };
  const nothing = {
    asOf: undefined,
    lawOf: undefined,
    party: undefined,
    service: undefined,
    profile: undefined,
    failOn: undefined,
  };
  const { decision } = runCheck(
    { ...nothing, inputs: ["a.json"], packs: [], allowUndetermined: false, now, library: "policies", detect },
    host,
  );
  return new Map((decision ?? ({ rules: [] } as Pick<Decision, "rules">)).rules.map((it) => [it.rule, it.verdict]));
}

test("detectors make no verdict clearer: what was open stays open, and what changes becomes open", () => {
  const changed = new Set<string>();
  fc.assert(
    fc.property(response, (rest) => {
      const document = {
        kind: "response",
        vocabulary: "genai@1",
        response: { id: "a", at: "2026-11-12T09:00:00+08:00", ...rest },
      };
      const [before, after] = [verdicts(document, false), verdicts(document, true)];
      expect(before.size).toBeGreaterThan(0);
      for (const [rule, verdict] of before) {
        if (after.get(rule) === verdict) continue;
        expect([rule, after.get(rule)]).toEqual([rule, "undetermined"]);
        changed.add(rule);
      }
    }),
    {
      numRuns: 15,
      seed: 4,
      examples: [[{ text: words, findings: [], scanned_by: [gate], sent: true, modality: "text" }]],
    },
  );
  const names = ["hold_back", "no_harm", "no_infringement", "no_prohibited_content", "no_prohibited_content_by_user"];
  expect([...changed].toSorted()).toEqual(names.map((it) => `cn.genai_interim_measures.${it}`));
});
