import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { gateOf } from "../../../src/api/gate.ts";
import {
  createGate,
  evaluate,
  loadPacks,
  type Gate,
  type GateError,
  type GateOptions,
} from "../../../src/api/index.ts";
import { locales } from "../../../src/base/locale.ts";
import { traditionalIn } from "../../kit/chinese.ts";

const folder = "examples/chat-service";
const packs = loadPacks(["cn.genai_interim_measures", "cn.labelling_measures"], { folder });
const asOf = "2026-11-20";
const given = { packs, service: "service.yaml", profile: "profile.yaml", asOf } as const;
const user = { registered: true, agreement_version: "v3", age_band: "adult", in_mainland: true, state: "normal" };
const request = { id: "q-1", modality: "text", user, collected: [] };
const label = "cn.genai_interim_measures.label";
const stranger = { ...request, user: { ...user, agreement_version: null } };

/** What JSON would leave out of it nobody would judge. */
class Computed {
  readonly state = "normal";
  get registered(): boolean {
    return this.state === "normal";
  }
}

const gateWith = (more: Partial<GateOptions> = {}): Promise<Gate> => createGate({ ...given, open: "hold", ...more });

describe("what becomes of a document", async () => {
  const [holding, passing] = await Promise.all([gateWith(), gateWith({ open: "pass" })]);

  test("a request in which no breach is found passes", () => {
    expect(holding.request(request)).toMatchObject({ decision: "pass", word: "clear", rules: [], problems: [], asOf });
  });

  test("a breach blocks, and the rule says where it stands", () => {
    const said = passing.request(stranger);
    expect(said.decision).toBe("block");
    expect(said.rules[0]).toEqual({
      rule: "cn.genai_interim_measures.agreement_concluded",
      verdict: "violated",
      decides: true,
      cite: "art. 9(2)",
      pack: "cn.genai_interim_measures",
    });
  });

  test("what is open follows the policy", () => {
    const bare = { id: "q-1" };
    expect(holding.request(bare)).toMatchObject({ decision: "hold", word: "undetermined" });
    expect(passing.request(bare)).toMatchObject({ decision: "pass", word: "undetermined" });
    expect(passing.request(bare).rules.map((it) => it.verdict)).toContain("undetermined");
    expect([holding, passing].map((it) => new Set(it.request(bare).rules.map((one) => one.decides)))).toEqual([
      new Set([true]),
      new Set([false]),
    ]);
  });

  test("a mistake is told by its path: what is asked has no lines", () => {
    const labels = { explicit: [{ placements: ["start"] }, { placement: [] }] };
    const { problems } = holding.response({ ...request, modality: "smell" }, { id: "r-1", labels });
    expect(problems.map((it) => it.message.split(":")[0])).toEqual([
      "request.modality",
      "response.labels.explicit[1].placement",
    ]);
    const { report } = holding.explain({ ...request, modality: "smell" });
    expect(report.problems.map((it) => it.at?.json_path)).toEqual(["request.modality"]);
  });

  test("a service and a profile that are given as values are told by paths too", async () => {
    const service = { facts_on: "2026-11-01", service: { id: 1 } };
    await expect(gateWith({ service })).rejects.toThrow(/^gate-service\.json:service\.id: `service\.id` must be text/);
    await expect(gateWith({ profile: { nope: 1 } })).rejects.toThrow(/^gate-profile\.json:nope: this file has no/);
  });

  test.each([
    ["a misspelt fact", { ...request, modalit: "text" }, "vocabulary/unknown-field"],
    ["a word that a fact cannot be", { ...request, modality: "smell" }, "vocabulary/not-listed"],
    ["no id", { modality: "text" }, "vocabulary/missing-field"],
    ["a key that pollutes", JSON.parse('{ "id": "q-1", "__proto__": { "a": 1 } }') as object, "base/refused-key"],
  ])("%s is never a pass, whatever the policy is", (_, facts, code) => {
    const said = passing.request(facts as Readonly<Record<string, unknown>>);
    expect(said).toMatchObject({ decision: "hold", word: "nothing judged" });
    expect(said.problems.map((it) => it.code)).toContain(code);
  });

  test.each([
    ["request", { ...request, at: "2026-11-21T09:00:00+08:00" }, undefined],
    ["response", request, { id: "r-1", at: "2026-11-21T09:00:00+08:00" }],
  ])(
    "a %s that is said to come later than the day of judgement was not judged, and that is told",
    (name, asked, answer) => {
      const { decision, word, problems, report } = passing.explain(asked, answer);
      expect([decision, word]).toEqual(["hold", report.word]);
      expect(problems).toMatchObject([
        {
          code: "engine/not-yet",
          message: expect.stringMatching(`^${name}\\.at: .*2026-11-21, after .* 2026-11-20`) as string,
        },
      ]);
    },
  );

  test("the word is that of a report", () => {
    const asked = [
      request,
      stranger,
      { id: "q" },
      { ...request, modality: "smell" },
      { ...request, at: "2020-01-01T00:00:00Z" },
    ];
    for (const it of asked) {
      const { word, report } = passing.explain(it);
      expect(word).toBe(report.word);
    }
  });

  test.each([
    [
      "its request",
      { ...request, at: "2026-11-20T10:00:00+08:00" },
      { id: "r-1", at: "2026-11-20T09:00:00+08:00" },
      "before its request",
    ],
    ["itself", request, { id: "r-1", sent: false, exported: true }, "was sent before"],
    ["the service", { ...request, at: "2020-01-01T09:00:00+08:00" }, undefined, "before it goes online"],
  ])("what contradicts %s is held, whatever the policy is, and told", (_, asked, answer, why) => {
    for (const gate of [holding, passing]) {
      const said = answer ? gate.response(asked, answer) : gate.request(asked);
      expect(said).toMatchObject({ decision: "hold", contradicted: [expect.stringContaining(why)] });
    }
  });

  test("a breach that facts beside a contradiction show blocks", () => {
    expect(passing.response(stranger, { id: "r-1", sent: false, exported: true }).decision).toBe("block");
  });

  test("contradictions of the service alone hold nothing", async () => {
    const service = { id: "lumen", launched_on: "2024-02-01", generates_content: true, models: [] };
    const gate = await createGate({ service: { facts_on: asOf, service }, open: "pass", asOf });
    expect(gate.request(request)).toMatchObject({
      decision: "pass",
      contradicted: [expect.stringContaining("models")],
    });
  });

  test("an answer is judged with its request, or without", () => {
    const answer = { id: "r-1", modality: "text", text: "Hello." };
    expect(holding.response(stranger, answer).decision).toBe("block");
    expect(holding.response(undefined, answer).decision).toBe("hold");
  });
});

test("rules stand worst first, whatever the order of the law is, and a breach alone decides where it blocks", async () => {
  const gate = await gateWith();
  const { rules } = gate.response(stranger, { id: "r-1", modality: "text", labels: null });
  expect(rules.every((it) => it.decides === (it.verdict === "violated"))).toBe(true);
  const order = ["violated", "undetermined", "pending"];
  const ranks = rules.map((it) => order.indexOf(it.verdict));
  expect(new Set(ranks)).toEqual(new Set([0, 1]));
  expect(ranks).toEqual(ranks.toSorted());
  const written = rules.map((it) => Number(/art\. (\d+)/.exec(it.cite)?.[1]));
  expect(written).not.toEqual(written.toSorted((a, b) => a - b));
});

describe("what is supposed", async () => {
  const gate = await gateWith();

  test("is told, and only where nothing is stated", () => {
    expect(gate.request(request).supposed).toEqual({
      "request.at": "2026-11-20T23:59:59+08:00",
      "request.outcome": "served",
    });
    const at = new Date("2026-11-20T01:00:00Z");
    expect(gate.request({ ...request, at }).supposed).toEqual({ "request.outcome": "served" });
    expect(gate.response(request, { id: "r-1", sent: false, at }).supposed).not.toHaveProperty("response.sent");
    expect(gate.request({ ...request, outcome: undefined }).supposed).toHaveProperty(["request.outcome"]);
  });

  test("INVARIANT (stated facts win): a request that is refused is no breach", () => {
    expect(gate.request({ ...stranger, outcome: "refused" }).decision).toBe("pass");
    expect(gate.request({ ...stranger, outcome: "served" }).decision).toBe("block");
  });

  test("nothing that the caller holds is changed", () => {
    const own = Object.freeze({ ...request });
    gate.request(own);
    expect(own).toEqual(request);
  });
});

test("an explanation is the same answer, with the report of the same document", async () => {
  const gate = await gateWith();
  const { report, ...answer } = gate.explain(stranger);
  expect(answer).toEqual(gate.request(stranger));
  expect(report.word).toBe("violated");
  expect(report.sentence).toContain("not examined: the service, which is only read (");
  const { supposed } = answer;
  const stated = { ...stranger, at: supposed["request.at"], outcome: supposed["request.outcome"] };
  const checked = evaluate(
    packs,
    { "gate.json": { request: stated } },
    { asOf, service: given.service, profile: given.profile },
  );
  expect(report.counts).toEqual(checked.counts);
});

describe("what a gate cannot decide, whatever it is asked", async () => {
  const chat = parse(readFileSync(`${folder}/service.yaml`, "utf8"), { merge: true }) as Record<string, object>;
  const stated = JSON.parse(JSON.stringify(chat["service"])) as Readonly<Record<string, unknown>>;
  // Whether the law applies is known; while it is not, only that is missing.
  const bare = {
    id: "lumen",
    launched_on: "2024-02-01",
    ended_on: null,
    generates_content: true,
    channels: [{ name: "web", kind: "site", access: "public", mainland: true }],
  };
  const serving = (own: object): Promise<Gate> =>
    createGate({ packs: loadPacks(), service: { facts_on: asOf, service: own }, asOf, open: "pass" });
  const thin = await serving(bare);
  const unlabelled = {
    id: "r-1",
    modality: "text",
    text: "Hi.",
    refused: false,
    exported: false,
    labels: { explicit: [] },
  };

  test("an answer without a label passes a gate that knows too little of its service, and the gate can tell", () => {
    const { decision, rules } = thin.response(request, unlabelled);
    expect([decision, rules.map((it) => it.rule)]).toEqual(["pass", expect.arrayContaining([label])]);
    const waiting = thin.missing.filter((it) => it.rules.includes(label));
    expect(waiting.map((it) => it.what)).toContain("`service.confusable_kinds`");
    expect(new Set(waiting.map((it) => it.belongs_in))).toEqual(new Set(["service", "profile"]));
  });

  test("begins with the service where there is none", async () => {
    const gate = await createGate({ packs: loadPacks(), asOf, open: "pass" });
    const [first, ...others] = gate.missing;
    expect(first).toMatchObject({
      kind: "no-subject",
      belongs_in: "service",
      help: expect.stringContaining("option `service`") as string,
    });
    expect(first?.rules).toEqual(expect.arrayContaining([label, ...others.flatMap((it) => it.rules)]));
  });

  test("the first few tell of as many rules as may be, and of facts before signatures", () => {
    const all = new Set(thin.missing.flatMap((it) => it.rules));
    expect(all.size).toBeGreaterThan(2);
    const first = thin.missing.slice(0, all.size);
    expect(new Set(first.flatMap((it) => it.rules))).toEqual(all);
    expect(new Set(first.map((it) => it.kind))).toEqual(new Set(["missing-fact"]));
  });

  test("INVARIANT (not of what is asked): no fact and no signature of a request or an answer is in it", () => {
    const kept = thin.missing.filter((it) => it.kind !== "open-term");
    expect(kept.length).toBeGreaterThan(15);
    expect(kept.filter(({ what, of }) => !what.startsWith("`service.") && of.join() !== bare.id)).toEqual([]);
  });

  test("what a service says is missing no more", async () => {
    const groups = [...new Set(thin.missing.flatMap((it) => /^`service\.(\w+)/.exec(it.what)?.[1] ?? []))];
    expect(groups).toEqual(["minors", "privacy", "confusable_kinds", "labels"]);
    for (const some of [["labels"], groups]) {
      const gate = await serving({ ...bare, ...Object.fromEntries(some.map((it) => [it, stated[it]])) });
      const lacked = gate.missing.filter(({ what }) => some.some((it) => what.startsWith(`\`service.${it}`)));
      expect(lacked).toEqual([]);
    }
  });

  test("what a question waits for that is not its own is in it", async () => {
    for (const gate of [thin, await serving({ ...bare, generates_content: true, models: stated["models"] })]) {
      const all = gate.missing.map((it) => it.what);
      const asked = [gate.explain({ id: "q" }), gate.explain(request), gate.explain(request, unlabelled)];
      const needs = asked.flatMap((it) => it.report.needs);
      const others = needs.filter(
        (it) => it.what.startsWith("`service.") || it.of.includes(bare.id) || it.kind === "open-term",
      );
      expect(others.length).toBeGreaterThan(14);
      expect(all).toEqual(expect.arrayContaining(others.map((it) => it.what)));
    }
  });

  test("of a service that is written out, what only people can say", async () => {
    const gate = await gateWith();
    expect(gate.missing.map((it) => [it.belongs_in, it.what])).toEqual([
      ["service", "an attestation of `other_refusals_not_generated`"],
      ["service", "an attestation of `effective_for_minors`"],
      ["service", "an attestation of `other_content_confuses_nobody`"],
      ["profile", "a reading of `producer_may_doubt`"],
      ["profile", "a reading of `owed_by_all_exported`"],
      ["profile", "a reading of `owed_without_file`"],
    ]);
  });
});

describe("a policy on rules", async () => {
  const banned = "cn.genai_interim_measures.no_prohibited_content";
  const groups = ["a1_banned_content", "a2_discrimination", "a3_commercial", "a4_rights_of_others", "a5_service_needs"];
  const scanned_by = [{ name: "guard", version: "1", looked_for: groups }];
  const answer = { id: "r-1", modality: "text", labels: null, refused: true, scanned_by };
  const finding = { category: "a1_violence_obscenity", illegal: true, score: 0.99 };
  const [passing, on, letting] = await Promise.all([
    gateWith({ open: "pass" }),
    gateWith({ open: { default: "pass", rules: { [banned]: "hold" } } }),
    gateWith({ open: { default: "hold", rules: { [banned]: "pass" } } }),
  ]);

  test("what a detector alone says is open, and held where the policy says so of its rule", () => {
    const asked = [[], [finding], [{ ...finding, confirmed_by: "night shift" }]];
    const decisions = asked.map((findings) =>
      [passing, on].map((it) => it.response(request, { ...answer, findings }).decision),
    );
    expect(decisions).toEqual([
      ["pass", "pass"],
      ["pass", "hold"],
      ["block", "block"],
    ]);
  });

  test("what is open in other rules follows the default, and the strictest decides", () => {
    expect(letting.response(request, { ...answer, findings: [finding] }).decision).toBe("hold");
    const { rules } = passing.response(request, { ...answer, findings: [finding] });
    const all = Object.fromEntries(rules.map((it) => [it.rule, "pass"] as const));
    expect(Object.keys(all).length).toBeGreaterThan(1);
    return gateWith({ open: { default: "hold", rules: all } }).then((gate) => {
      expect(gate.response(request, { ...answer, findings: [finding] }).decision).toBe("pass");
      expect(gate.request({ id: "q" }).decision).toBe("hold");
      expect(gate.response(request, { ...answer, sent: false, exported: true }).decision).toBe("hold");
    });
  });

  test("the rule that holds decides and stands first; others that are open were let pass", async () => {
    const asked = [request, { ...answer, findings: [finding] }] as const;
    const last = passing.response(...asked).rules.at(-1)?.rule ?? "";
    const { rules } = (await gateWith({ open: { default: "pass", rules: { [last]: "hold" } } })).response(...asked);
    expect(rules.length).toBeGreaterThan(1);
    expect(rules.map((it) => it.decides)).toEqual(rules.map((_, at) => at === 0));
    expect(rules[0]?.rule).toBe(last);
  });

  test("what could not be judged is held for no rule", () => {
    const { rules, decision } = letting.response(request, { ...answer, at: "2026-11-21T09:00:00+08:00" });
    expect([decision, rules.some((it) => it.decides)]).toEqual(["hold", false]);
  });

  test("the receipt has it", () => {
    expect(on.request(request).receipt?.open).toEqual({ default: "pass", rules: { [banned]: "hold" } });
    expect(() => Object.assign(on.request(request).receipt?.open ?? {}, { default: "hold" })).toThrow(TypeError);
  });

  test.each([
    ["misspelt", "cn.genai_interim_measures.lable", /`cn\.genai_interim_measures\.lable`; did you mean `\S+\.label`/],
    ["named by half", "label", /did you mean `cn\.\w+\.label`/],
    ["on the service", "cn.genai_interim_measures.annotation_rules", /decides by no rule/],
    ["that binds users", "cn.genai_interim_measures.no_prohibited_content_by_user", /decides by no rule/],
  ])("a rule %s is a mistake", async (_, rule, message) => {
    const open = { default: "pass", rules: { [rule]: "hold" } } as const;
    await expect(gateWith({ open })).rejects.toMatchObject({
      name: "GateError",
      message: expect.stringMatching(message) as string,
      problems: [{ code: "engine/not-asked" }],
    });
  });
});

test("a day on which no pack is in force opens no gate; one on which one of them is does", async () => {
  const early = (packs: readonly string[], day: string) => createGate({ packs, open: "hold", asOf: day });
  await expect(early(["cn.genai_interim_measures"], "2023-08-14")).rejects.toMatchObject({
    name: "GateError",
    message: "no law that judges is in force on 2023-08-14: cn.genai_interim_measures: in force from 2023-08-15",
    problems: [{ code: "engine/no-law-on" }],
  });
  const both = ["cn.genai_interim_measures", "cn.pipl"];
  expect((await early(both, "2023-08-14")).request(request).decision).toBe("hold");
  expect((await early(["cn.genai_interim_measures"], "2023-08-15")).request(request).asOf).toBe("2023-08-15");
});

test("a gate says which rules can decide, and whose service it judges", async () => {
  const serving = (mainland: boolean) =>
    createGate({
      service: { facts_on: asOf, service: { id: "lumen", channels: [{ name: "app", access: "public", mainland }] } },
      open: "hold",
      asOf,
    });
  const [near, afar] = await Promise.all([serving(true), serving(false)]);
  expect(near.reaches).toContain(label);
  expect(near.reaches).not.toContain("cn.genai_interim_measures.annotation_rules");
  expect([afar.reaches, afar.missing]).toEqual([[], []]);
  expect(afar.request({ id: "q-1" })).toMatchObject({ decision: "pass", word: "nothing applies" });
  expect(afar.service).toEqual({ id: "lumen", digest: afar.request({ id: "q-1" }).receipt?.service });
  expect((await createGate({ open: "hold", asOf })).service).toBeUndefined();
});

test("a gate whose law is not in force yet reaches nothing", () => {
  vi.useFakeTimers({ now: new Date("2023-08-14T12:00:00+08:00"), toFake: ["Date"] });
  try {
    const early = gateOf({ open: "hold" });
    expect(early.reaches).toEqual([]);
    vi.setSystemTime(new Date("2023-08-15T12:00:00+08:00"));
    expect(early.reaches).toContain(label);
  } finally {
    vi.useRealTimers();
  }
});

describe("what requests and answers have to state", async () => {
  const gate = await createGate({ service: "examples/chat-service/service.yaml", open: "pass", asOf });
  const facts = gate.expected.map((it) => it.fact);

  test("a fact that is left out lets an answer without a label through, and is among it", () => {
    const unlabelled = { id: "r-1", modality: "text", refused: false, labels: null };
    expect(gate.response(request, unlabelled).decision).toBe("block");
    for (const it of ["modality", "labels", "refused"])
      expect(gate.response(request, { ...unlabelled, [it]: undefined }).decision).toBe("pass");
    expect(facts).toEqual(
      expect.arrayContaining(["response.modality", "response.refused", "response.labels.explicit"]),
    );
    const { rules, ask, subject } = gate.expected.find((it) => it.fact === "response.refused") ?? {};
    expect([rules, ask?.en, subject]).toEqual([[label], "Did the service refuse to answer?", "response"]);
  });

  test("questions are in the script that the gate was asked for", () => {
    const options = { service: "examples/chat-service/service.yaml", open: "pass", asOf } as const;
    const asked = (it: ReturnType<typeof gateOf>): readonly (string | undefined)[] =>
      [...it.expected, ...it.missing].map((one) => one.ask?.zh);
    const [simple, traditional] = (["zh-Hans", "zh-Hant"] as const).map((it) => asked(gateOf(options, locales[it])));
    expect(simple?.flatMap((it) => traditionalIn(it ?? ""))).toEqual([]);
    expect(traditional?.join("")).toContain("該請求");
    expect(simple).toHaveLength(traditional?.length ?? 0);
  });

  test("nothing else of theirs is waited for, whatever they state, but facts of elements of lists", () => {
    const stated = [
      [{ id: "q" }],
      [request, { id: "r" }],
      [stranger, { id: "r", refused: false, exported: true, labels: { implicit: { present: true, count: 1 } } }],
      [
        request,
        { id: "r", modality: "text", refused: false, exported: false, labels: { explicit: [{}] }, findings: [{}] },
      ],
      [request, { id: "r", modality: "image", refused: true, findings: [], scanned_by: [], labels: null }],
    ] as const;
    const waited = stated.flatMap(([asked, answer]) => {
      const { needs } = gate.explain(asked, answer).report;
      return needs.filter((it) => it.kind === "missing-fact" && /^`(request|response)\./.test(it.what));
    });
    const all = new Set(waited.map((it) => it.what.replaceAll("`", "")));
    const ofLists = ["response.findings.", "response.labels.explicit."];
    expect([...all].filter((it) => !facts.includes(it) && !ofLists.some((list) => it.startsWith(list)))).toEqual([]);
    expect(all.size).toBeGreaterThan(15);
  });

  test("a service of which little is known makes it no shorter", async () => {
    const thin = await createGate({ service: { facts_on: asOf, service: { id: "lumen" } }, open: "pass", asOf });
    expect(thin.expected.map((it) => it.fact)).toEqual(expect.arrayContaining(facts));
  });
});

test("a receipt names what the decision was made from, byte for byte", async () => {
  const [gate, other] = await Promise.all([gateWith(), gateWith({ profile: undefined })]);
  const [one, two] = [gate.request(request).receipt, gate.request(request).receipt];
  expect(two).toEqual(one);
  expect(one?.digest).not.toBe(gate.request(stranger).receipt?.digest);
  expect(one?.packs.map((it) => it.id)).toContain("cn.labelling_measures");
  expect(one?.service).toMatch(/^[0-9a-f]{64}$/);
  expect(other.request(request).receipt?.profile).toBe(undefined);
  const without = await gateWith({ receipts: false });
  expect(without.request(request)).toEqual({ ...gate.request(request), receipt: undefined });
});

test("a receipt is of what was judged, whatever becomes of it before the receipt is read", async () => {
  const gate = await gateWith();
  const asked = () => structuredClone({ ...request, findings: [], extra: { notes: [{ by: "a" }] } });
  const [kept, changed] = [asked(), asked()];
  const { document, digest } = gate.request(kept).receipt ?? {};
  const answer = gate.request(changed);
  const [note] = changed.extra.notes;
  Object.assign(note ?? {}, { by: "b" });
  Object.assign(changed, { id: "q-2", messages: [{ role: "user", text: "Never judged." }] });
  expect(answer.receipt).toMatchObject({ document, digest });
  expect(gate.request(changed).receipt?.document).not.toBe(document);
});

test("a list with a gap is refused when it is asked about, and not when its receipt is read", async () => {
  const gap: unknown[] = [];
  gap[1] = "a";
  const whole = { ...request, at: "2026-11-20T10:00:00+08:00", outcome: "served", extra: { gap } };
  const gate = await gateWith();
  expect(() => gate.request(whole)).toThrow("JSON has no word for undefined");
});

test("what holds itself, in two places even, is refused at once", async () => {
  const round: Record<string, unknown> = {};
  Object.assign(round, { a: round, b: round });
  const gate = await gateWith();
  expect(() => gate.request({ ...request, extra: round })).toThrow(TypeError);
});

test("what a getter says is asked for once", async () => {
  const gate = await gateWith();
  let asked = 0;
  const whole = { ...request, at: "2026-11-20T10:00:00+08:00", outcome: "served" };
  const changing = Object.defineProperty({ ...whole }, "id", { enumerable: true, get: () => `q-${asked++}` });
  const { supposed, receipt } = gate.request(changing);
  expect(supposed).toEqual({});
  expect(receipt?.document).toBe(gate.request({ ...whole, id: "q-0" }).receipt?.document);
});

test("an answer has its receipt as its own, for JSON and copies", async () => {
  const answer = (await gateWith()).request(request);
  const { receipt } = answer;
  expect(receipt?.document).toMatch(/^[0-9a-f]{64}$/);
  expect(Object.keys(answer)).toContain("receipt");
  for (const copy of [structuredClone(answer), { ...answer }, JSON.parse(JSON.stringify(answer)) as object])
    expect(copy).toMatchObject({ decision: answer.decision, receipt: JSON.parse(JSON.stringify(receipt)) as object });
});

test("a receipt is checked by asking again, with what was supposed stated behind the other facts", async () => {
  const answer = { id: "r-1", modality: "text", text: "Hello.", labels: null };
  const [gate, later] = await Promise.all([gateWith({ asOf: undefined }), gateWith()]);
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-20T02:00:00Z") });
  const first = gate.response(stranger, answer);
  vi.useRealTimers();
  const stated = (subject: string): object =>
    Object.fromEntries(
      Object.entries(first.supposed).flatMap(([path, it]) =>
        path.startsWith(`${subject}.`) ? [[path.slice(subject.length + 1), it]] : [],
      ),
    );
  const ask = (text: string) =>
    later.response({ ...stranger, ...stated("request") }, { ...answer, text, ...stated("response") });
  const { document, decision } = first.receipt ?? {};
  expect(first.supposed).toHaveProperty(["response.at"], "2026-11-20T10:00:00+08:00");
  expect(ask("Hello.").receipt).toMatchObject({ document, decision });
  expect(ask("Hello!").receipt?.document).not.toBe(document);
});

describe("the day", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
  afterEach(() => void vi.useRealTimers());

  test("is that of each call: the law of a new day judges at once", async () => {
    vi.setSystemTime(new Date("2025-08-31T15:59:58Z"));
    const gate = await gateWith({ asOf: undefined });
    const labels = (): readonly string[] =>
      gate
        .response(request, { id: "r-1", modality: "text", labels: null })
        .rules.map((it) => it.rule)
        .filter((it) => it.startsWith("cn.labelling"));
    expect(gate.request(request)).toMatchObject({
      asOf: "2025-08-31",
      supposed: { "request.at": "2025-08-31T23:59:58+08:00" },
    });
    expect(labels()).toEqual([]);
    vi.setSystemTime(new Date("2025-08-31T16:00:01Z"));
    expect(gate.request(request)).toMatchObject({ asOf: "2025-09-01" });
    expect(labels()).toContain("cn.labelling_measures.explicit_label");
  });

  test("files are read once: the service of yesterday's file judges tomorrow", async () => {
    vi.setSystemTime(new Date("2026-11-20T02:00:00Z"));
    const gate = await gateWith({ asOf: undefined });
    const before = gate.request(request).receipt?.service;
    vi.setSystemTime(new Date("2026-11-21T02:00:00Z"));
    expect(gate.request(request).receipt).toMatchObject({ service: before, asOf: "2026-11-21" });
  });
});

describe("values", () => {
  const text = readFileSync(`${folder}/service.yaml`, "utf8");
  const service = JSON.parse(JSON.stringify(parse(text, { merge: true }))) as object;
  const profile = { interpretations: [] };

  test("a service and a profile may be values", async () => {
    const gate = await createGate({ service, profile, open: "hold", asOf });
    expect(gate.request(stranger).decision).toBe("block");
  });

  test.each<[string, object, RegExp]>([
    ["no policy for what is open", { open: undefined }, /`open` is "hold" or "pass"/],
    ["another policy", { open: "maybe" }, /`open` is one of hold, pass/],
    ["a policy without a default", { open: { rules: {} } }, /`open` is one of hold, pass, or/],
    ["another policy on a rule", { open: { default: "pass", rules: { [label]: "block" } } }, /`open` is one of hold/],
    ["a policy with another key", { open: { default: "pass", rules: {}, rule: {} } }, /`open` is one of hold/],
    ["an unknown option", { servce: "a" }, /no option `servce`; did you mean `service`/],
    ["a service that is no value", { service: 1 }, /`service` is a path or a value/],
    ["a list as a profile", { profile: [] }, /`profile` is a path or a value/],
    ["a day that is none", { asOf: "20.11.2026" }, /`asOf` is a day, such as 2026-01-31/],
    ["packs that are a text", { packs: "cn.pipl" }, /`packs` is names of packs/],
  ])("refused: %s", async (_, more, message) => {
    await expect(gateWith(more)).rejects.toThrow(TypeError);
    await expect(gateWith(more)).rejects.toThrow(message);
  });

  test.each<[string, object, string]>([
    ["a pack that is not there", { packs: ["cn.pip"] }, "engine/unknown-pack"],
    ["a service that is not there", { service: "none.yaml" }, "engine/no-such-path"],
    ["a service that is none", { service: { facts_on: asOf } }, "vocabulary/no-subject"],
    ["a profile with a mistake", { profile: { interpretation: [] } }, "vocabulary/unknown-field"],
    ["a party that no pack names", { party: "provder" }, "engine/unknown-party"],
  ])("not made: %s", async (_, more, code) => {
    const error = await gateWith(more).catch((it: unknown) => it);
    expect(error).toMatchObject({ name: "GateError" });
    expect((error as GateError).problems.map((it) => it.code)).toContain(code);
  });

  test("a profile that is given as the service is told as that", async () => {
    await expect(gateWith({ service: "profile.yaml" })).rejects.toThrow(/profile\.yaml:2:1: this is a profile/);
  });

  test.each<[string, unknown, RegExp]>([
    ["a list", [], /plain object/],
    ["a text", "q", /plain object/],
    ["a function in it", { id: () => "q" }, /no word for a function, in `id`/],
    ["a number that is none", { id: "q", session_minutes: Number.NaN }, /no word for NaN/],
    [
      "computed in part by its class",
      Object.assign(new Computed(), { id: "q" }),
      /`registered` is computed by its class/,
    ],
    [
      "computed so within",
      { id: "q", user: new Computed() },
      /no word for `registered`, which a class computes, in `user`/,
    ],
    ["computed by the class of its class", { id: "q", user: new (class extends Computed {})() }, /`registered`/],
  ])("a request that is %s throws", async (_, facts, message) => {
    const gate = await gateWith();
    expect(() => gate.request(facts as object as Readonly<Record<string, unknown>>)).toThrow(message);
  });
});

test("an object that says itself what it is as JSON is that, also where it is the request", async () => {
  const gate = await gateWith();
  const written = (facts: object) => ({ written: true, toJSON: () => facts });
  expect(gate.request(written(stranger))).toEqual(gate.request(stranger));
  expect(gate.request({ ...stranger, user: written(stranger.user) })).toEqual(gate.request(stranger));
});

test.each([undefined, null, "hold", []])("a gate that is made with %j says what it is made with", async (options) => {
  await expect(createGate(options as never)).rejects.toThrow("options are a plain object");
});

test("an answer of the gate fits its schema", async () => {
  const schema = JSON.parse(readFileSync("grammar/schema/gate-1.schema.json", "utf8")) as object;
  const isAnswer = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  const gate = await gateWith();
  const ruled = await gateWith({ open: { default: "hold", rules: { [label]: "pass" } } });
  for (const facts of [request, stranger, { id: "q" }, { id: "q", modality: "smell" }]) {
    for (const it of [gate, ruled]) {
      isAnswer(JSON.parse(JSON.stringify(it.request(facts))));
      expect(isAnswer.errors).toBe(null);
    }
  }
});

describe("a law with a vocabulary of its own", () => {
  const lit = `article 1 {
  paragraph 1 {
    rule lit: keeper must "light" {
      on       request
      require  request.lit
    }
  }
}
`;
  const request = (more: string): string =>
    "$id: request.schema.yaml\ntitle: Request\ntype: object\nrequired: [id]\nadditionalProperties: false\n" +
    "properties:\n  id: { title: Name, type: string, pattern: \\S }\n  lit: { title: Lit, type: boolean }\n" +
    more;

  const garages = (vocabulary: Readonly<Record<string, string>>): string => {
    const folder = mkdtempSync(join(tmpdir(), "edict-gate-"));
    const files = {
      "pack.yaml":
        "id: x.garages\nversion: 1.0.0\ntitle: { en: Garages Act }\nrank: law\ntext: none\nin_force: { from: 2020-01-01 }\n" +
        "zone: UTC\ncalendar: weekdays\nvocabulary: garage@1\nparties: [keeper]\nroles: []\n",
      "outline.yaml": 'units:\n  "1": { en: Garages }\n  "1.1": { en: Garages }\n',
      "article-1.edict": lit,
    };
    mkdirSync(join(folder, "vocabulary"));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    for (const [name, text] of Object.entries(vocabulary)) writeFileSync(join(folder, "vocabulary", name), text);
    return folder;
  };

  test("a subject for which it declares no gate is refused", async () => {
    const folder = garages({
      "vocabulary.yaml":
        "name: garage\nversion: 1.0.0\ntitle: { en: Garages }\nsubjects:\n  request: { schema: request.schema.yaml }\n",
      "request.schema.yaml": request(""),
    });
    const gate = await createGate({ packs: [folder], open: "hold", asOf });
    expect(() => gate.request({ id: "q" })).toThrow(/lets the gate be asked of a request/);
    expect(gate.missing).toEqual([]);
  });

  test("facts whose names all objects have may contradict those of what is fixed", async () => {
    const folder = garages({
      "vocabulary.yaml":
        "name: garage\nversion: 1.0.0\ntitle: { en: Garages }\nmain: service\nsubjects:\n" +
        "  service: { schema: service.schema.yaml }\n" +
        "  request: { schema: request.schema.yaml, reads: [service], gate: {} }\n",
      "service.schema.yaml":
        "$id: service.schema.yaml\ntitle: Service\ntype: object\nrequired: [id]\nadditionalProperties: false\n" +
        "properties:\n  id: { title: Name, type: string, pattern: \\S }\n  built: { title: Built, type: boolean }\n",
      "request.schema.yaml": request(
        "  constructor: { title: Constructor, type: boolean }\nx-contradicts:\n" +
          "  - { facts: { constructor: true, service.built: true }, en: it is built, zh: 已建成 }\n",
      ),
    });
    const service = { service: { id: "s", built: true } };
    const gate = await createGate({ packs: [folder], service, open: "hold", asOf });
    expect(gate.request({ id: "q", lit: true })).toMatchObject({ decision: "pass" });
    expect(gate.request({ id: "q", lit: true, constructor: false })).toMatchObject({ decision: "pass" });
    expect(gate.request({ id: "q", lit: true, constructor: true })).toMatchObject({ decision: "hold" });
  });
});

describe("an answer in pieces", async () => {
  const gate = await gateWith({ open: "pass" });
  const banned = { category: "a1_violence_obscenity", illegal: true, confirmed_by: "Zhou Yan" };

  test("holds nothing back that the policy lets pass, and says at the end what the whole answer says", () => {
    const pieces = gate.open(request, { id: "r-1", modality: "text" });
    expect(pieces.push("Hel")).toMatchObject({ decision: "pass", certain: false });
    expect(pieces.push("lo.")).toMatchObject({ certain: false });
    const end = pieces.close({ finish: "stop" });
    expect(end.decision).toBe(
      gate.response(request, { id: "r-1", modality: "text", text: "Hello.", finish: "stop" }).decision,
    );
    expect(() => pieces.push("more")).toThrow(/has ended/);
    expect(() => pieces.close()).toThrow(/has ended/);
  });

  test("a breach that nothing can undo is said at once, and stays", () => {
    const pieces = gate.open(request, { id: "r-1" });
    expect(pieces.push("H").certain).toBe(false);
    expect(pieces.push(banned)).toMatchObject({ decision: "block", certain: true });
    expect(pieces.push("i")).toMatchObject({ decision: "block", certain: true });
    expect(pieces.push({ category: "no such category" })).toMatchObject({ decision: "block", certain: true });
    expect(pieces.close().decision).toBe("block");
  });

  test("what was found is unknown until it is said that it is nothing, before or at the end", () => {
    const looked_for = ["a1_banned_content"];
    const scanned_by = [{ name: "guard", version: "1", looked_for }];
    const openAfter = (known: object, end: object): readonly string[] => {
      const pieces = gate.open(request, { id: "r-1", modality: "text", ...known });
      pieces.push("Hello.");
      return pieces.close({ scanned_by, ...end }).rules.map((it) => it.rule);
    };
    const onContent = "cn.genai_interim_measures.no_prohibited_content";
    expect(openAfter({}, {})).toContain(onContent);
    expect(openAfter({ findings: [] }, {})).not.toContain(onContent);
    expect(openAfter({}, { findings: [] })).not.toContain(onContent);
  });

  test("a policy that holds the rule on labels sends no piece before the label is known", async () => {
    const holding = await gateWith({ open: { default: "pass", rules: { [label]: "hold" } } });
    const known = { id: "r-1", modality: "text", refused: false };
    expect([gate, holding].map((it) => it.open(request, known).push("Hello.").decision)).toEqual(["pass", "hold"]);
    expect(gate.open(request, known).close({ labels: null }).decision).toBe("block");
  });

  test("an answer without a name has that of its request", () => {
    expect(gate.open(request).push("a").problems).toEqual([]);
  });

  let deep: unknown = "a";
  for (let depth = 0; depth < 20_000; depth++) deep = [deep];

  test.each<[string, () => unknown, RegExp]>([
    ["a piece that is neither", () => gate.open(request).push(3 as never), /findings are plain objects/],
    ["first words that are none", () => gate.open(request, { id: "r", text: 5 }), /`text` is the first words/],
    ["an answer that is nested too deep", () => gate.response(request, { id: "r", text: deep }), /nested too deep/],
    ["findings beside words", () => Reflect.apply(gate.open(request).push, undefined, ["a", [banned]]), /push each/],
    ["no group of facts at the end", () => gate.open(request).close(null as never), /plain object of its facts/],
    ["two groups of facts at the end", () => Reflect.apply(gate.open(request).close, undefined, [{}, {}]), /one group/],
    ["more than an answer to open", () => Reflect.apply(gate.open, undefined, [request, {}, {}]), /what is known/],
    ["an answer beside a request alone", () => Reflect.apply(gate.request, undefined, [request, {}]), /one request/],
    ["more than an answer", () => Reflect.apply(gate.response, undefined, [request, { id: "r" }, []]), /a request and/],
    ["more to explain", () => Reflect.apply(gate.explain, undefined, [request, { id: "r" }, []]), /a request and/],
    ["words at the end", () => gate.open(request).close({ text: "a" }), /`text` was said before/],
    [
      "another fact at the end",
      () => gate.open(request, { id: "r", modality: "text" }).close({ modality: "audio" }),
      /`modality` was said before/,
    ],
  ])("refused: %s", (_, call, message) => {
    expect(call).toThrow(message);
  });
});
