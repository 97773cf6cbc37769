import fc from "fast-check";
import { mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { invariant } from "../../src/base/invariant.ts";
import { parseInstant, type Instant } from "../../src/base/instant.ts";
import { memoized } from "../../src/base/memoized.ts";
import { openGate, type Gate, type StatedFacts } from "../../src/engine/gate/gate.ts";
import { openPacks } from "../../src/engine/library.ts";
import { plant } from "../kit/plant.ts";
import { repository } from "../kit/repository.ts";

/** A gate says at each moment what one says that is made at that moment; a fault in it does not go unnoticed. */

const workshop = resolve(".faults-of-gate");
beforeAll(() => {
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop);
});
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

const packs = ["cn.genai_interim_measures", "cn.labelling_measures"];
const open = openPacks(repository, "policies", packs);
invariant("loaded" in open, "the shipped packs open");
const loaded = open;

const folder = "examples/chat-service";
const asked = {
  packs,
  service: `${folder}/service.yaml`,
  profile: `${folder}/profile.yaml`,
  party: undefined,
  asOf: undefined,
  detect: false,
  library: "policies",
  open: { default: "hold", rules: { "cn.genai_interim_measures.no_harm": "pass" } },
  write: (facts: StatedFacts) => JSON.stringify(facts),
  receipts: true,
} as const;

type OpenGate = typeof openGate;

function gateAt(opens: OpenGate, moment: Instant): Gate {
  const gate = opens(asked, repository, loaded, moment);
  invariant("at" in gate, "the gate opens");
  return gate;
}

/** Around the days on which the Interim Measures and the labelling measures begin to be law. */
const moments = [
  "2023-08-14T23:59:59+08:00",
  "2023-08-15T00:00:00+08:00",
  "2025-08-31T23:59:59+08:00",
  "2025-09-01T00:00:00+08:00",
  "2026-11-20T10:00:00+08:00",
].map((it) => {
  const moment = parseInstant(it);
  invariant(moment !== undefined, "the moment is one");
  return moment;
});

const user = { registered: true, agreement_version: "v3", age_band: "adult", in_mainland: true, state: "normal" };
const request = { id: "q-1", modality: "text", user, collected: [] };
const response = { id: "r-1", modality: "text", text: "Rain.", findings: [], labels: null };
const documents: readonly StatedFacts[] = [
  { request },
  { request: { id: "q-1" } },
  { request: { ...request, user: { ...user, agreement_version: null } } },
  { request, response },
  { request, response: { ...response, at: "2025-09-01T09:00:00+08:00" } },
  { request, response: { ...response, findings: [{ category: "a4_body_mind", illegal: true, confirmed_by: "Lin" }] } },
  { request, response: { id: "r-1", modality: "smell" } },
];

const changeIt = (it: unknown): void => {
  if (Array.isArray(it)) it.push("changed");
  else if (typeof it === "object" && it !== null) Object.assign(it, { state: "changed" });
};

function saidBy(gate: Gate, moment: Instant, facts: StatedFacts) {
  const day = gate.at(moment);
  invariant("judge" in day, "the gate judges on each day");
  const given = structuredClone(facts);
  const { judged, document, receipt, ...said } = day.judge(given);
  // Whoever handed it over goes on with it.
  for (const inner of Object.values(given).flatMap((it) => Object.values(it))) changeIt(inner);
  const { word, rules, held } = judged;
  const worst = rules.filter((it) => ["violated", "undetermined", "pending"].includes(it.verdict));
  const told = { word, held, document: document(), receipt: receipt?.() };
  return { ...said, ...told, rules: worst.map((it) => `${it.rule} ${it.verdict}`) };
}

const madeAt = memoized((moment: Instant) => gateAt(openGate, moment));
const wanted = memoized((moment: Instant) => memoized((facts: StatedFacts) => saidBy(madeAt(moment), moment, facts)));

/** What a gate says on the way otherwise than one that is made at that moment; undefined: nothing. */
function broken(opens: OpenGate): string | undefined {
  const calls = fc.array(fc.tuple(fc.constantFrom(...moments), fc.constantFrom(...documents)), {
    minLength: 2,
    maxLength: 8,
  });
  const { failed, counterexample, errorInstance } = fc.check(
    fc.property(calls, (all) => {
      const [[first] = []] = all;
      invariant(first !== undefined, "something is asked");
      const gate = gateAt(opens, first);
      for (const [moment, facts] of all) expect(saidBy(gate, moment, facts)).toEqual(wanted(moment)(facts));
    }),
    { numRuns: 25, seed: 20_261_202, endOnFailure: true },
  );
  return failed ? `${JSON.stringify(counterexample)}: ${String(errorInstance)}` : undefined;
}

const faults = [
  {
    name: "a gate keeps yesterday's day",
    file: "engine/gate/gate.ts",
    find: "if (days !== last.days) {",
    replace: "if (last.days === '') {",
  },
  {
    name: "a gate judges on the new day by what was prepared for the last one",
    file: "engine/gate/gate.ts",
    find: "last = { days, day: dayOf(next, request, host) };",
    replace: "last = { days, day: last.day };",
  },
  {
    name: "a gate supposes the moment at which it was made",
    file: "engine/gate/gate.ts",
    find: "return gateOn(last.day, suppositions, moment, zones[0]);",
    replace: "return gateOn(last.day, suppositions, now, zones[0]);",
  },
  {
    name: "a gate supposes facts that are stated",
    file: "engine/gate/suppose.ts",
    find: "if (isStated(own, field)) continue;",
    replace: "",
  },
  {
    name: "a receipt is of what became of the facts",
    file: "engine/gate/gate.ts",
    find: "receiptOf ? judging.kept(given) : given",
    replace: "given",
  },
  {
    name: "a gate takes what it has judged by code for clear where something is open",
    file: "engine/gate/fast-judging.ts",
    find: "worst = Math.min(worst, rank);",
    replace: "worst = rank === verdictCodes.undetermined ? worst : Math.min(worst, rank);",
  },
  {
    name: "a gate lets what is open pass where no rule is named",
    file: "engine/gate/decision.ts",
    find: "?? open.default);",
    replace: "?? 'pass');",
  },
  {
    name: "a gate lets pass what nobody could judge",
    file: "engine/gate/decision.ts",
    find: 'if (held === "unjudged") return "hold";',
    replace: 'if (held === "unjudged") return "pass";',
  },
];

test("a gate that meets new days says what one says that is made on each", () => {
  expect(broken(openGate)).toBeUndefined();
});

async function planted(planting: Omit<(typeof faults)[number], "name">, at: string): Promise<OpenGate> {
  const entry = { entryPoints: [resolve("src/engine/gate/gate.ts")] };
  const made = await plant({ ...planting, path: resolve("src", planting.file) }, entry, `${workshop}/${at}.mjs`);
  return (made as { readonly openGate: OpenGate }).openGate;
}

test("a copy of it without a fault says the same", async () => {
  const [same] = faults;
  invariant(same, "there are faults");
  expect(broken(await planted({ ...same, replace: "if (last.days !== days) {" }, "same"))).toBeUndefined();
});

test.each(faults.map((fault, at) => ({ ...fault, at })))("noticed: $name", async ({ name: _name, at, ...fault }) => {
  expect(broken(await planted(fault, String(at)))).toBeDefined();
});
