import fc from "fast-check";
import { expect, test } from "vitest";
import { openFast } from "../../../src/engine/gate/fast-judging.ts";
import { openReference, type GateDocument } from "../../../src/engine/gate/judging.ts";
import { isDiagnostic, openPacks } from "../../../src/engine/library.ts";
import { instantOfEpoch } from "../../../src/base/instant.ts";
import { locales } from "../../../src/base/locale.ts";
import { repository } from "../../kit/repository.ts";

/** Generated code and the reference say the same of a gate's documents, and code says it of most that are in order. */

const folder = "examples/chat-service";
const names = ["cn.genai_interim_measures", "cn.labelling_measures"];
const open = openPacks(repository, "policies", names);
if (isDiagnostic(open)) throw new Error(locales.en.say(open));
const request = {
  packs: names,
  inputs: [],
  library: "policies",
  party: undefined,
  lawOf: undefined,
  failOn: undefined,
  service: `${folder}/service.yaml`,
  profile: `${folder}/profile.yaml`,
  asOf: "2026-11-20",
  allowUndetermined: false,
  now: instantOfEpoch(0),
};
const reference = openReference(request, repository, open);
if (!("bulk" in reference)) throw new Error("the example can be judged");

const at = fc.constantFrom("2026-11-19T23:00:00+08:00", "2026-11-20T10:00:00+08:00", "2023-08-20T10:00:00+08:00");
const known = { requiredKeys: ["id", "at"] } as { requiredKeys: ("id" | "at")[] };
const user = fc.record(
  {
    registered: fc.boolean(),
    agreement_version: fc.constantFrom("v3", null),
    age_band: fc.constantFrom("under_14", "minor", "adult"),
    state: fc.constantFrom("normal", "suspended", "terminated"),
  },
  { requiredKeys: [] },
);
const requests = fc.record(
  {
    id: fc.constant("q-1"),
    at,
    modality: fc.constantFrom("text", "image"),
    user,
    outcome: fc.constantFrom("served", "refused"),
  },
  known,
);
const finding = fc.record(
  { category: fc.constantFrom("a1_violence_obscenity", "a4_body_mind"), illegal: fc.boolean() },
  { requiredKeys: ["category"] },
);
const responses = fc.record(
  {
    id: fc.constant("r-1"),
    at,
    request_id: fc.constantFrom("q-1", "q-2"),
    modality: fc.constantFrom("text", "image"),
    sent: fc.boolean(),
    refused: fc.boolean(),
    text: fc.constant("hello"),
    findings: fc.array(finding, { maxLength: 2 }),
  },
  known,
);
const documents: fc.Arbitrary<GateDocument> = fc
  .oneof(
    fc.record({ request: requests }),
    fc.record({ response: responses, request: requests }),
    fc.record({ response: responses }),
  )
  .map((facts) => ({ facts, text: () => JSON.stringify(facts) }));

test("generated code decides as the reference does", () => {
  const fast = openFast(reference);
  const runs = 300;
  fc.assert(
    fc.property(documents, (document) => {
      const [one, other] = [fast.judge(document), reference.judge(document)];
      const deciding = (all: typeof one.rules) =>
        all
          .filter((it) => ["violated", "undetermined", "pending"].includes(it.verdict))
          .map((it) => `${it.rule} ${it.verdict} ${JSON.stringify(it.locator)} ${it.pack}`);
      expect([one.word, deciding(one.rules), one.problems]).toEqual([
        other.word,
        deciding(other.rules),
        other.problems,
      ]);
    }),
    { numRuns: runs },
  );
  expect(fast.left()).toBeLessThan(runs / 2);
});
