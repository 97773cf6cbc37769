import { expect, test } from "vitest";
import { completion, read } from "./foreign-file.ts";

interface Said {
  readonly findings: unknown;
  readonly scannedBy: unknown;
  readonly messages: readonly string[];
}

/** What a result beside an answer gives. */
function output(result: unknown, response: object = completion()): Said {
  const it = read({ response, moderation: { output: result } });
  const { findings, scanned_by: scannedBy } = it.plain[0]?.["response"] ?? {};
  return { findings, scannedBy, messages: it.messages };
}

const notScanned: Said = { findings: undefined, scannedBy: undefined, messages: [] };
const unread = (why: string): Said => ({
  ...notScanned,
  messages: [`what was scanned here counts as not known: ${why}`],
});
const found = (name: string, findings: readonly object[], version?: string): Said => {
  const source = version === undefined ? { name } : { name, version };
  return {
    findings: findings.map((it) => ({ ...it, source })),
    scannedBy: [{ ...source, looked_for: [] }],
    messages: [],
  };
};

test.each([
  ["nothing", undefined],
  ["null", null],
  ["an empty record", {}],
  ["an empty list", []],
  ["OpenAI without results", { id: "modr-1", model: "m", results: [] }],
  ["OpenAI without categories", { results: [{ flagged: false, categories: {} }] }],
  ["an error of OpenAI", { type: "error", code: "server_error", message: "…" }],
  ["Azure without categories", { content_filter_results: {} }],
  [
    "Azure's filter was not there",
    { content_filter_results: { error: { code: "content_filter_error", message: "…" } } },
  ],
  ["Azure AI Content Safety without categories", { categoriesAnalysis: [], blocklistsMatch: [] }],
  ["Aliyun without results", { Code: 200, Data: { Result: [], RiskLevel: "none" } }],
  ["Aliyun failed", { Code: 408, Message: "…", Data: { Result: [{ Label: "nonLabel" }] } }],
  ["Bedrock without policies", { usage: { contentPolicyUnits: 0 }, action: "NONE", outputs: [], assessments: [] }],
  ["an error alone", { error: { code: "500" } }],
])("%s is not scanned, and never clean", (_, result) => {
  expect(output(result)).toEqual(notScanned);
});

const categories = { harassment: false, "self-harm/intent": false, violence: false };
const openai = (flags: object, scores: object = {}, flagged = Object.values(flags).includes(true)) => ({
  id: "modr-1",
  model: "omni-moderation-latest",
  results: [{ flagged, categories: { ...categories, ...flags }, category_scores: scores }],
});

test("OpenAI: a finding for each category that is flagged, with its score", () => {
  const version = "omni-moderation-latest";
  expect(output(openai({}))).toEqual(found("openai-moderation", [], version));
  expect(output(openai({ violence: true, harassment: true }, { violence: 0.9731284379959106 }))).toEqual(
    found("openai-moderation", [{}, { category: "a1_violence_obscenity", score: 0.9731284379959106 }], version),
  );
  expect(output(openai({ illicit: null }))).toEqual(found("openai-moderation", [], version));
  expect(output(openai({}, {}, true))).toEqual(found("openai-moderation", [{}], version));
});

test("a finding stands where the flag is, its score where the score is", () => {
  const it = read({ response: completion(), moderation: { output: openai({ violence: true }, { violence: 0.5 }) } });
  const facts = it.facts[0]?.filter((one) => one.startsWith("/response/findings")) ?? [];
  expect(facts.slice(0, 2)).toEqual([
    '/response/findings/0/category = "a1_violence_obscenity" @ true',
    "/response/findings/0/score = 0.5 @ 0.5",
  ]);
});

test("whether the law bans it is left to people", () => {
  const said = output(openai({ violence: true, "self-harm/intent": true }));
  expect(JSON.stringify(said.findings)).not.toMatch(/illegal|confirmed_by/);
});

test("OpenAI's results inside an answer, of the prompt and of the answer", () => {
  const moderation = {
    input: {
      type: "moderation_results",
      model: "m",
      results: [{ type: "moderation_result", flagged: true, categories: { violence: true } }],
    },
    output: {
      type: "moderation_results",
      model: "m",
      results: [{ type: "moderation_result", flagged: false, categories }],
    },
  };
  const it = read(completion({}, {}, { moderation }));
  expect(it.plain[0]?.["request"]?.["findings"]).toMatchObject([{ category: "a1_violence_obscenity" }]);
  expect(it.plain[0]?.["response"]?.["findings"]).toEqual([]);
});

const safe = { filtered: false, severity: "safe" };

test("Azure's filter: what is flagged though it passed, own words, protected material, attacks", () => {
  const of = (results: object) => output({ content_filter_results: results });
  const name = "azure-content-filter";
  expect(of({ hate: safe, sexual: safe })).toEqual(found(name, []));
  expect(of({ violence: { filtered: false, severity: "low" } })).toEqual(
    found(name, [{ category: "a1_violence_obscenity" }]),
  );
  expect(of({ protected_material_code: { filtered: false, detected: true, citation: { URL: "…" } } })).toEqual(
    found(name, [{ category: "a3_intellectual_property" }]),
  );
  expect(of({ jailbreak: { filtered: true, detected: true }, hate: safe })).toEqual(found(name, []));
  expect(of({ custom_blocklists: { filtered: true, details: [{ filtered: true, id: "mine" }] } })).toEqual(
    found(name, [{}]),
  );
  expect(of({ custom_blocklists: [{ filtered: true, id: "mine" }] })).toEqual(found(name, [{}]));
  expect(of({ hate: { filtered: true, severity: "high" }, error: { code: "content_filter_error" } })).toEqual(
    unread("the filter broke off with an error"),
  );
  expect(of({ hate: safe, violence: {} })).toEqual(unread("the filter gives no result for `violence`"));
  expect(of({ hate: safe, purview: { filtered: false, details: { error: { code: "400" } } } })).toEqual(
    unread("the filter gives no result for `purview`"),
  );
});

test("Azure's filter inside an answer is of that answer", () => {
  const it = read(completion({}, { content_filter_results: { sexual: { filtered: true, severity: "high" } } }));
  expect(it.plain[0]?.["response"]?.["findings"]).toMatchObject([{ category: "a1_violence_obscenity" }]);
  expect(Object.keys(it.plain[0] ?? {})).toEqual(["response"]);
});

test("Azure AI Content Safety: severities above 0, and own lists", () => {
  const of = (...severities: readonly unknown[]) => ({
    blocklistsMatch: [],
    categoriesAnalysis: ["Hate", "SelfHarm"].map((category, at) => ({ category, severity: severities[at] })),
  });
  expect(output(of(0, 0))).toEqual(found("azure-content-safety", []));
  expect(output(of(2, 4))).toEqual(found("azure-content-safety", [{}, { category: "a4_body_mind" }]));
  expect(output(of(2))).toEqual(unread("a category has no severity"));
  expect(output({ categoriesAnalysis: [], blocklistsMatch: [{ blocklistName: "mine" }] })).toEqual(
    found("azure-content-safety", [{}]),
  );
});

test("Aliyun: labels with their confidence, as the interface and as its kit write them", () => {
  const name = "aliyun-text-moderation";
  const of = (data: object) => ({ RequestId: "3262", Message: "OK", Code: 200, Data: data });
  const clean = { RiskLevel: "none", Result: [{ Label: "nonLabel", Description: "未检测出风险" }] };
  expect(output(of(clean))).toEqual(found(name, []));
  const risky = { Label: "violent_incidents", Confidence: 87.5, RiskWords: "…" };
  const finding = { category: "a1_terrorism_extremism", score: 0.875 };
  expect(output(of({ RiskLevel: "high", Result: [risky, { Label: "political_n", Confidence: 60 }] }))).toEqual(
    found(name, [finding, { score: 0.6 }]),
  );
  const kit = { code: 200, data: { result: [{ label: "violent_incidents", confidence: 87.5 }], riskLevel: "high" } };
  expect(output({ headers: {}, statusCode: 200, body: kit })).toEqual(found(name, [finding]));
  expect(
    output(
      of({
        ...clean,
        SensitiveLevel: "S3",
        SensitiveResult: [{ Label: "1814", SensitiveLevel: "S3" }],
        AttackResult: [{ Label: "Prompt Injection", AttackLevel: "high" }],
      }),
    ),
  ).toEqual(found(name, [{}]));
  expect(output(of({ Result: [{ Confidence: 3 }] }))).toEqual(unread("a result has no label"));
});

test("Bedrock: what its policies detected, and what they looked at", () => {
  const name = "bedrock-guardrails";
  const of = (assessment: object, beside: object = {}) => ({
    usage: { contentPolicyUnits: 1 },
    action: "NONE",
    outputs: [],
    assessments: [assessment],
    ...beside,
  });
  const filter = (entry: object) => ({ contentPolicy: { filters: [entry] } });
  expect(output(of({}))).toEqual(found(name, []));
  expect(output(of(filter({ type: "VIOLENCE", confidence: "HIGH", action: "BLOCKED", detected: true })))).toEqual(
    found(name, [{ category: "a1_violence_obscenity" }]),
  );
  expect(output(of(filter({ type: "VIOLENCE", confidence: "NONE", action: "NONE", detected: false })))).toEqual(
    found(name, []),
  );
  expect(output(of(filter({ type: "INSULTS", confidence: "LOW", action: "NONE" })))).toEqual(found(name, [{}]));
  expect(output(of(filter({ type: "PROMPT_ATTACK", confidence: "HIGH", action: "BLOCKED" })))).toEqual(found(name, []));
  const pii = { piiEntities: [{ type: "NAME", match: "…", action: "ANONYMIZED", detected: true }], regexes: [] };
  expect(output(of({ sensitiveInformationPolicy: pii }))).toEqual(
    found(name, [{ category: "a4_personal_information" }]),
  );
  const topic = { topics: [{ name: "loans", type: "DENY", action: "BLOCKED" }] };
  expect(output(of({ topicPolicy: topic }, { action: "GUARDRAIL_INTERVENED" }))).toEqual(found(name, [{}]));
  expect(output(of({}, { action: "GUARDRAIL_INTERVENED" }))).toEqual(
    unread("the guardrail does not say what it found"),
  );
  expect(output(of({}, { guardrailCoverage: { textCharacters: { guarded: 10, total: 40 } } }))).toEqual(
    unread("the guardrail looked at a part of the text only"),
  );
  expect(output(of({ automatedReasoningPolicy: { findings: [] } }))).toEqual(
    unread("what `automatedReasoningPolicy` found is not known"),
  );
});

test("what nobody has mapped, and what no service writes, is unknown and never dropped", () => {
  expect(output(openai({ rudeness: true }))).toEqual(
    unread("`openai-moderation` flags `rudeness`, which has no mapping"),
  );
  expect(output(openai({ rudeness: false })).findings).toEqual([]);
  expect(output({ verdict: "fine" })).toEqual(unread("this is not a result of a moderation service that is known"));
  expect(output("fine")).toEqual(unread("this is not a result of a moderation service that is known"));
});

test("several scans of one answer: all of them together, and none if one can't be read", () => {
  expect(
    output([openai({}), { content_filter_results: { sexual: { filtered: true, severity: "high" } } }]),
  ).toMatchObject({
    findings: [{ category: "a1_violence_obscenity" }],
    scannedBy: [
      { name: "openai-moderation", looked_for: [] },
      { name: "azure-content-filter", looked_for: [] },
    ],
  });
  expect(output([openai({}), null]).scannedBy).toHaveLength(1);
  expect(output([openai({}), { verdict: "fine" }])).toMatchObject({ findings: undefined, scannedBy: undefined });
});

test("of several answers each has its own result", () => {
  const choice = (index: number) => ({ index, message: { role: "assistant", content: "…" }, finish_reason: "stop" });
  const response = completion({}, {}, { choices: [choice(0), choice(1)] });
  const of = (result: unknown) => {
    const it = read({ response, moderation: { output: result } });
    return [
      it.plain.map((one) => (one["response"]?.["findings"] as readonly unknown[] | undefined)?.length),
      it.messages.length,
    ];
  };
  const both = { ...openai({}), results: [...openai({}).results, ...openai({ violence: true }).results] };
  expect(of([openai({}), openai({ violence: true })])).toEqual([[0, 1], 0]);
  expect(of(both)).toEqual([[0, 1], 0]);
  expect(of(openai({ violence: true }))).toEqual([[undefined, undefined], 2]);
  expect(of(null)).toEqual([[undefined, undefined], 0]);
});
