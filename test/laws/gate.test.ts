import fc from "fast-check";
import { expect, test } from "vitest";
import { createGate, evaluate, loadPacks, type Facts, type GateAnswer } from "../../src/api/index.ts";
import { instantOfEpoch } from "../../src/base/instant.ts";
import { runCompileModule } from "../../src/engine/standalone/compile-module.ts";
import { repository } from "../kit/repository.ts";
import { openedModule } from "./standalone-verdicts.ts";

/** What the gate says is what a check of the same documents says, and how an answer is cut says nothing. */

const folder = "examples/chat-service";
const packs = loadPacks(["cn.genai_interim_measures", "cn.labelling_measures"], { folder });
const asOf = "2026-11-20";
const judging = { service: "service.yaml", profile: "profile.yaml", asOf } as const;
const gates = {
  hold: await createGate({ packs, ...judging, open: "hold" }),
  pass: await createGate({ packs, ...judging, open: "pass" }),
};

const onLabel = { "cn.genai_interim_measures.label": "hold", "cn.genai_interim_measures.no_harm": "pass" } as const;
const byLabel = {
  hold: await createGate({ packs, ...judging, open: { default: "hold", rules: onLabel } }),
  pass: await createGate({ packs, ...judging, open: { default: "pass", rules: onLabel } }),
};
const made = runCompileModule(
  {
    packs: ["cn.genai_interim_measures", "cn.labelling_measures"],
    beside: [],
    vocabularies: [],
    service: `${folder}/service.yaml`,
    profile: `${folder}/profile.yaml`,
    columns: undefined,
    party: undefined,
    asOf,
    lawOf: undefined,
    now: instantOfEpoch(0),
    library: "policies",
  },
  repository,
);
const module = openedModule(made.module?.code ?? "");
/** What the gate of that day supposes. */
const lastMoment = new Date("2026-11-20T23:59:59+08:00");

const runs = Number(process.env["EDICT_RUNS"] ?? 300);

const optional = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: undefined });
const stated = <T extends Record<string, fc.Arbitrary<unknown>>>(facts: T): fc.Arbitrary<Facts> =>
  fc.record(Object.fromEntries(Object.entries(facts).map(([key, it]) => [key, optional(it)])));

const moments = fc.constantFrom(
  "2026-11-19T23:00:00+08:00",
  "2026-11-20T10:00:00+08:00",
  "2026-11-20T09:00:00Z",
  "2026-11-21T09:00:00+08:00",
);
const finding: fc.Arbitrary<Facts> = stated({
  category: fc.constantFrom(
    "a1_violence_obscenity",
    "a2_age",
    "a3_trade_secrets",
    "a4_body_mind",
    "a5_inaccurate",
    "no_such",
  ),
  illegal: fc.boolean(),
  confirmed_by: fc.constantFrom("Zhou Yan", null),
});
const user = stated({
  registered: fc.boolean(),
  agreement_version: fc.constantFrom("v3", null),
  age_band: fc.constantFrom("under_14", "minor", "adult"),
  state: fc.constantFrom("normal", "suspended", "terminated", "lost"),
  in_mainland: fc.boolean(),
});
const requests: fc.Arbitrary<Facts> = stated({
  id: fc.constant("q-1"),
  at: moments,
  modality: fc.constantFrom("text", "image", "smell"),
  user,
  collected: fc.constantFrom([], ["phone"]),
  outcome: fc.constantFrom("served", "refused"),
  session_minutes: fc.constantFrom(10, 300, null),
  findings: fc.array(finding, { maxLength: 2 }),
});
const known = {
  id: fc.constant("r-1"),
  at: moments,
  modality: fc.constantFrom("text", "image"),
  refused: fc.boolean(),
  exported: fc.boolean(),
  sent: fc.boolean(),
  labels: fc.constantFrom(null, { explicit: [] }, { explicit: [{ text: "AI generated", placements: ["end"] }] }),
};
const groups = ["a1_banned_content", "a2_discrimination", "a3_commercial", "a4_rights_of_others", "a5_service_needs"];
const scanners = fc.constantFrom(
  [],
  [{ name: "guard", version: "1", looked_for: groups }],
  [{ name: "guard", version: "1", looks_for: groups }],
);
const responses: fc.Arbitrary<Facts> = stated({
  ...known,
  text: fc.string(),
  findings: fc.array(finding, { maxLength: 3 }),
  scanned_by: scanners,
});

const without = (facts: Facts): Facts => Object.fromEntries(Object.entries(facts).filter(([, it]) => it !== undefined));

/** The decision that a report bears, in words of its own. */
function decisionByReport(subjects: Readonly<Record<string, Facts>>, said: GateAnswer, open: "hold" | "pass"): string {
  const document = Object.fromEntries(
    Object.entries(subjects).map(([name, facts]) => {
      const supposed = Object.entries(said.supposed).filter(([path]) => path.startsWith(`${name}.`));
      return [
        name,
        { ...without(facts), ...Object.fromEntries(supposed.map(([path, it]) => [path.slice(name.length + 1), it])) },
      ];
    }),
  );
  const report = evaluate(packs, { "gate.json": document }, judging);
  if (report.exit_code === 4 || report.inputs.length === 0 || report.left_out.length > 0) return "hold";
  if (report.counts.violated > 0) return "block";
  // What is asked contradicts itself or the service.
  if (report.contradicted.some((it) => it.facts.some((fact) => !fact.path.startsWith("service.")))) return "hold";
  const isOpen = report.counts.undetermined + report.counts.pending + report.contradicted.length > 0;
  return isOpen ? open : "pass";
}

/** The rules that decide, by the words of a policy, and what else a hold without any rests on; and what an answer says of both. */
function deciding({ decision, word, rules, problems, contradicted }: GateAnswer, wordOn: (rule: string) => string) {
  const isRead = problems.length === 0 && word !== "nothing judged";
  const wanted = rules.filter(({ rule, verdict }) =>
    decision === "block" ? verdict === "violated" : verdict !== "violated" && wordOn(rule) === "hold",
  );
  const said = rules.filter((it) => it.decides);
  const isFor = said.length > 0 || decision === "pass";
  const isOtherwise = decision === "hold" && (!isRead || contradicted.length > 0 || word.startsWith("nothing"));
  return {
    said: { first: rules.slice(0, said.length), isExplained: isFor || isOtherwise },
    wanted: { first: decision === "pass" || !isRead ? [] : wanted, isExplained: true },
  };
}

const adult = { registered: true, agreement_version: "v3", age_band: "adult", in_mainland: true, state: "normal" };
/** One of each decision. */
const ofEach: [Facts, undefined, "hold" | "pass"][] = [
  [{ id: "q-1", modality: "text", collected: [], user: adult }, undefined, "hold"],
  [{ id: "q-1" }, undefined, "hold"],
  [{ id: "q-1", user: { ...adult, agreement_version: null } }, undefined, "pass"],
];

test("the gate decides as a check of the same documents, and a module as the gate", { timeout: 600_000 }, () => {
  const seen = new Set<string>();
  const seenAlone = new Set<string>();
  fc.assert(
    fc.property(
      requests,
      fc.option(responses, { nil: undefined }),
      fc.constantFrom("hold", "pass"),
      (request, response, open) => {
        const said = response ? gates[open].response(request, response) : gates[open].request(request);
        seen.add(said.decision);
        expect(said.decision).toBe(decisionByReport(response ? { request, response } : { request }, said, open));
        const document = response ? { request, response } : { request };
        const alone = module.decide(document, open, lastMoment);
        const isJudged = module.isJudged(document, lastMoment);
        if (isJudged) seenAlone.add(alone);
        const byRule = module.decide(document, { default: open, rules: onLabel }, lastMoment);
        const asked = byLabel[open];
        const ruled = !isJudged ? undefined : response ? asked.response(request, response) : asked.request(request);
        expect([alone, byRule]).toEqual(ruled ? [said.decision, ruled.decision] : ["hold", "hold"]);
        const own: Readonly<Record<string, string>> = onLabel;
        for (const it of [deciding(said, () => open), ...(ruled ? [deciding(ruled, (rule) => own[rule] ?? open)] : [])])
          expect(it.said).toEqual(it.wanted);
        for (const path of Object.keys(said.supposed)) {
          const [subject = "", field = ""] = path.split(".");
          expect((subject === "request" ? request : response)?.[field]).toBe(undefined);
        }
      },
    ),
    { numRuns: runs, examples: ofEach },
  );
  expect(seen).toEqual(new Set(["pass", "hold", "block"]));
  expect(seenAlone).toEqual(seen);
});

test(
  "an answer says in the end the same wherever its words are cut, and what was certain stays",
  { timeout: 600_000 },
  () => {
    let blocks = 0;
    const pieces = fc.array(fc.oneof(fc.string(), finding), { maxLength: 6 });
    fc.assert(
      fc.property(
        requests,
        stated(known),
        pieces,
        stated({ finish: fc.constant("stop"), scanned_by: scanners }),
        (request, response, all, end) => {
          const gate = gates.pass;
          const answer = gate.open(request, response);
          let { certain } = answer.begun;
          for (const it of all) {
            const said = answer.push(it);
            expect(said.certain || !certain).toBe(true);
            certain = said.certain;
            expect(certain ? said.decision : "block").toBe("block");
          }
          const closed = answer.close(end);
          blocks += certain ? 1 : 0;

          const texts = all.filter((it) => typeof it === "string");
          const findings = all.filter((it) => typeof it !== "string");
          const whole: Facts = {
            ...response,
            id: response["id"] ?? request["id"],
            ...end,
            ...(texts.length > 0 ? { text: texts.join("") } : {}),
            ...(findings.length > 0 ? { findings } : {}),
          };
          expect(closed.decision).toBe(certain ? "block" : gate.response(request, whole).decision);

          const recut = gate.open(request, response);
          for (const it of findings) recut.push(it);
          for (const one of texts.join("")) recut.push(one);
          expect(recut.close(end).decision).toBe(closed.decision);
        },
      ),
      { numRuns: runs },
    );
    expect(blocks).toBeGreaterThan(0);
  },
);
