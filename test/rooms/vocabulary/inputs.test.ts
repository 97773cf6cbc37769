import { expect, test } from "vitest";
import { formatDay } from "../../../src/base/civil-date.ts";
import { guessInput } from "../../../src/vocabulary/read-input.ts";
import { dedent } from "./dedent.ts";
import { document, fixture, genai, read, settings } from "./load.ts";

test("a full service: its day is left to the run, its facts_on, attestations and evidence are read", () => {
  const { inputs, said } = read(fixture("service"));
  expect(said).toEqual([]);
  const [input] = inputs;
  expect(input?.subject).toBe("service");
  expect([...(input?.roots.keys() ?? [])]).toEqual(["service"]);
  expect(input?.day).toBe(undefined);
  expect(input?.factsOn && formatDay(input.factsOn)).toBe("2026-11-01");
  expect(
    input?.attestations.map(({ on, span, ...rest }) => ({ ...rest, on: formatDay(on), start: span.start > 0 })),
  ).toEqual([
    {
      standard: "cn.genai_interim_measures.lawful_source",
      subject: "qingting-chat",
      element: "support dialogues",
      met: true,
      by: { name: "Chen Yu", role: "legal_counsel" },
      on: "2026-06-01",
      evidence: ["contract-dialogues"],
      start: true,
    },
  ]);
  const contract = input?.evidence.get("contract-dialogues");
  expect(contract?.evidenceKind).toBe("contract");
  expect(contract?.expiresOn && formatDay(contract.expiresOn)).toBe("2027-05-19");
  expect(input?.evidence.get("doc-ledger")?.expiresOn).toBe(undefined);
  expect(input?.unusable.size).toBe(0);
});

test("a response carries its request; words of others may be blank or look like placeholders", () => {
  const { inputs, said } = read(fixture("response"));
  expect(said).toEqual([]);
  expect(inputs.map((it) => [it.subject, [...it.roots.keys()], it.day && formatDay(it.day), it.factsOn])).toEqual([
    ["response", ["response", "request"], "2026-10-20", undefined],
  ]);
});

test("an incident's day is the civil day of its discovery in the zone", () => {
  const late = fixture("incident").replace(
    "discovered_at: 2026-10-09T08:00:00+08:00",
    "discovered_at: 2026-10-08T16:30:00Z",
  );
  const { inputs } = read(late);
  expect(inputs.map((it) => it.day && formatDay(it.day))).toEqual(["2026-10-09"]);
});

test("a moment that is a subject's own day is kept as a moment too, and from its day on things are known of it", () => {
  const { inputs } = read("request: { id: a, at: 2026-10-20T20:15:04+08:00 }");
  expect(inputs.map((it) => [it.moment, it.day && formatDay(it.day), it.knownFrom && formatDay(it.knownFrom)])).toEqual(
    [[Date.parse("2026-10-20T20:15:04+08:00"), "2026-10-20", "2026-10-20"]],
  );
  expect(read(service("name: a")).inputs.map((it) => it.moment)).toEqual([undefined]);
});

test("the days of what has happened are told apart from those of what is planned, runs out or is no day", () => {
  const text = service(
    "name: Lumen\nlaunched_on: 2025-01-01\nprovider: { licences: [{ kind: other, valid_until: 2030-01-01 }] }",
  );
  const [input] = read(text).inputs;
  const events = [...(input?.events ?? [])].map(({ span }) => text.slice(span.start, span.end));
  expect(events).toEqual(["2025-01-01"]);
});

test("a text that is written as a moment is a text, however early that would be", () => {
  const { inputs, said } = read(service('name: "1970-01-01T00:00:00Z"'));
  expect([said, inputs.map((it) => it.unusable.size)]).toEqual([[], [0]]);
});

test("kind may be left out where one subject stands at the top, and a list holds several documents", () => {
  const { inputs, said } = read(dedent`
    - response: { id: a, at: 2026-10-20T09:15:04+08:00 }
      request: { id: b }
    - request: { id: c, at: 2026-10-20T09:15:04+08:00 }
    - request: { id: d, att: 2026-10-20T09:15:04+08:00 }
  `);
  expect(inputs.map((it) => it.subject)).toEqual(["response", "request"]);
  expect(said).toEqual(["4:21 unknown-field: `request` has no field `att`; did you mean `at`?"]);
});

const service = (lines: string): string => `facts_on: 2026-11-01\nservice:\n  id: s\n${lines.replace(/^/gm, "  ")}\n`;

test.each([
  [
    "a misspelt field",
    "lunched_on: 2025-01-01",
    ["4:3 unknown-field: `service` has no field `lunched_on`; did you mean `launched_on`?"],
  ],
  [
    "a field of another level",
    "models: [{ name: a }]\ntraining:\n  annotators: []",
    [
      "6:5 unknown-field: `service.training` has no field `annotators` [`annotators` is a field of `service.annotation`]",
    ],
  ],
  [
    "a field that is nowhere",
    "mascot: dragonfly",
    ["4:3 unknown-field: `service` has no field `mascot` [facts of your own can stand under `extra`]"],
  ],
  [
    "a misspelt field that is right on another level",
    "provider: { licence: [] }",
    ["4:15 unknown-field: `service.provider` has no field `licence`; did you mean `licences`?"],
  ],
  [
    "a number for a text",
    "version: 4.2",
    ["4:12 wrong-type: `service.version` must be text, not a number [put it in quotes]"],
  ],
  [
    "a text for a yes",
    "operates_abroad: yes",
    ["4:20 wrong-type: `service.operates_abroad` must be true or false, not text [write `true`]"],
  ],
  [
    "null for a yes",
    "operates_abroad: null",
    ["4:20 wrong-type: `service.operates_abroad` must be true or false, not null [leave it out if it is not known]"],
  ],
  ["a text for a list", "modalities: text", ["4:15 wrong-type: `service.modalities` must be a list, not text"]],
  ["a list for a group", "training: []", ["4:13 wrong-type: `service.training` must be a group of fields, not a list"]],
  [
    "a part of a whole",
    "annotation: { quality_assessment: { sample_size: 1.5 } }",
    ["4:52 wrong-type: `service.annotation.quality_assessment.sample_size` must be a whole number, not 1.5"],
  ],
  [
    "a member that is near",
    "models: [{ origin: fine-tuned }]",
    [
      "4:22 not-listed: `service.models[0].origin` cannot be `fine-tuned`; did you mean `fine_tuned`? [it is one of `own`, `fine_tuned`, `third_party_api`, `open_weights`]",
    ],
  ],
  [
    "a number for a member",
    "models: [{ origin: 5 }]",
    [
      "4:22 wrong-type: `service.models[0].origin` must be one of own, fine_tuned, third_party_api, open_weights, not a number",
    ],
  ],
  [
    "a day that does not exist",
    "launched_on: 2025-02-30",
    ["4:16 no-such-day: `service.launched_on` is `2025-02-30`, which does not exist in the calendar"],
  ],
  [
    "a day written otherwise",
    "launched_on: 2025-2-3",
    ["4:16 bad-format: `service.launched_on` must be a date, as in 2026-11-01, not `2025-2-3`"],
  ],
  [
    "a duration in words",
    "complaints: { answer_within: five days }",
    [
      "4:32 bad-format: `service.complaints.answer_within` must be a duration, as in 24 hours, 15 working days or 6 months, not `five days`",
    ],
  ],
  [
    "a blank text",
    'name: "  "',
    ["4:9 blank-text: `service.name` is blank [leave it out if it is not known, or write `null` if there is none]"],
  ],
  [
    "a percentage as a share",
    "operations: { availability_target: 99.9 }",
    [
      "4:38 out-of-range: `service.operations.availability_target` is 99.9 and must be at most 1 [shares are decimals: 96 % is 0.96]",
    ],
  ],
  [
    "a code whose check digit is wrong",
    "provider: { uscc: 91330100MA2KQT0X1H }",
    [
      "4:21 bad-format: `service.provider.uscc` must be a unified social credit code whose check digit is right, not `91330100MA2KQT0X1H`",
    ],
  ],
  [
    "a missing last day",
    "provider: { licences: [{ kind: other }] }",
    [
      "4:26 missing-field: `service.provider.licences[0]` needs `valid_until` [write `null` if there is none: leaving it out would be taken for the better case]",
    ],
  ],
  [
    "two elements of one name",
    "models: [{ name: a }, { name: b }, { name: a }]",
    [
      "4:46 same-key: `service.models` has two elements whose `name` is `a` [the first stands in line 4: give each its own `name`]",
    ],
  ],
  [
    "an event after facts_on",
    "launched_on: 2026-11-02",
    [
      "4:16 after-facts-on: `service.launched_on` is on 2026-11-02, and the facts are known up to 2026-11-01 only [write only what has happened, or move `facts_on`]",
    ],
  ],
  [
    "evidence that is not there",
    "training: { security_management: policy }",
    [
      "4:36 no-such-evidence: `service.training.security_management` names the evidence `policy`, which this document does not hold [list it under `evidence`, with `id`, `kind`, `collected_on` and `expires_on`]",
    ],
  ],
  [
    "several mistakes at once",
    "nam: x\nversion: 1\nlaunched_on: soon",
    [
      "4:3 unknown-field: `service` has no field `nam`; did you mean `name`?",
      "5:12 wrong-type: `service.version` must be text, not a number [put it in quotes]",
      "6:16 bad-format: `service.launched_on` must be a date, as in 2026-11-01, not `soon`",
    ],
  ],
])("%s is one error at its place, and there is no input", (_, lines, expected) => {
  const { inputs, said } = read(service(lines));
  expect(said.toSorted()).toEqual(expected);
  expect(inputs).toEqual([]);
});

test("an event on the day of facts_on itself has happened", () => {
  expect(read(service("launched_on: 2026-11-01")).said).toEqual([]);
});

test("what is planned or runs out may lie after facts_on", () => {
  expect(read(service("provider: { licences: [{ valid_until: 2030-01-01 }] }")).said).toEqual([]);
});

test.each([
  [
    "facts of a service need their day",
    "service: { id: s }",
    "1:1 missing-facts-on: this `service` document needs `facts_on`: the day up to which its facts are known [write it beside the subject, as in `facts_on: 2026-11-01`]",
  ],
  [
    "a response needs its own day",
    "response: { id: r }",
    "1:1 missing-day: `response` needs `at`: its day decides whose law applies [write it with an offset, as in `2026-11-01T09:30:00+08:00`, or say which day's law applies]",
  ],
  [
    "an own day that is a placeholder",
    "response: { id: r, at: TBD }",
    "1:24 missing-day: `response` needs `at`: its day decides whose law applies [write it with an offset, as in `2026-11-01T09:30:00+08:00`, or say which day's law applies]",
  ],
  [
    "an own day before anything that is judged",
    "response: { id: r, at: 1970-01-01T10:00:00+08:00 }",
    "1:24 missing-day: `response` needs `at`: its day decides whose law applies [write it with an offset, as in `2026-11-01T09:30:00+08:00`, or say which day's law applies]",
  ],
  [
    "a moment without an offset",
    "response: { id: r, at: 2026-11-01T10:00:00 }",
    "1:24 bad-format: `response.at` must be a date with time and offset, as in 2026-11-01T09:30:00+08:00, not `2026-11-01T10:00:00`",
  ],
  [
    "a misspelt subject",
    "facts_on: 2026-11-01\nservise: { id: s }",
    "2:1 unknown-field: this document has no field `servise`; did you mean `service`?",
  ],
  [
    "a misspelt kind",
    "kind: incidant\nincident: { id: i, discovered_at: 2026-11-01T10:00:00+08:00 }",
    "1:7 not-listed: `kind` cannot be `incidant`; did you mean `incident`? [it is one of `service`, `request`, `response`, `incident`, `complaint`, `rights_request`, `inspection`]",
  ],
  [
    "a kind without its subject",
    "kind: service\nfacts_on: 2026-11-01",
    "1:7 missing-subject: a document of the kind `service` needs `service` with its facts",
  ],
  [
    "no subject at all",
    "id: s\nname: x\nmodels: []",
    "1:1 no-subject: this document names no subject [its facts stand under one of `service`, `request`, `response`, `incident`, `complaint`, `rights_request`, `inspection`]",
  ],
  [
    "a profile",
    "severities: {}",
    "1:1 no-subject: this is a profile, and not a document about a subject [give it as the profile: `--profile`, or the option `profile`]",
  ],
  [
    "a profile with a key of no profile",
    "severities: {}\nnix: 1",
    "1:1 no-subject: this is a profile, and not a document about a subject [give it as the profile: `--profile`, or the option `profile`]",
  ],
  [
    "nothing",
    "{}",
    "1:1 no-subject: this document names no subject [its facts stand under one of `service`, `request`, `response`, `incident`, `complaint`, `rights_request`, `inspection`]",
  ],
  [
    "a blank vocabulary",
    "vocabulary: ' '\nrequest: { id: a, at: 2026-10-01T10:00:00+08:00 }",
    "1:13 blank-text: `vocabulary` is blank [write what it is; only what may be missing can be left out]",
  ],
  [
    "a word",
    "hello",
    "1:1 no-subject: this document is `hello` and names no subject [its facts stand under one of `service`, `request`, `response`, `incident`, `complaint`, `rights_request`, `inspection`]",
  ],
  [
    "two subjects",
    "facts_on: 2026-11-01\nservice: { id: s }\nincident: { id: i, discovered_at: 2026-10-01T10:00:00+08:00 }",
    "3:1 foreign-subject: `incident` cannot stand beside `service` in one document [write a document for each, and give them together]",
  ],
  [
    "a response beside a request that is the kind",
    "kind: request\nrequest: { id: a, at: 2026-10-01T10:00:00+08:00 }\nresponse: { id: b, at: 2026-10-01T10:00:00+08:00 }",
    "3:1 foreign-subject: `response` cannot stand beside `request` in one document [write a document for each, and give them together]",
  ],
  [
    "another vocabulary",
    "vocabulary: genai@2\nrequest: { id: a, at: 2026-10-01T10:00:00+08:00 }",
    "1:13 other-vocabulary: this document is written for `genai@2`, and the policies read `genai@1`",
  ],
  [
    "a fact above its subject",
    "models: []\nrequest: { id: a, at: 2026-10-01T10:00:00+08:00 }",
    "1:1 unknown-field: this document has no field `models` [`models` is a field of `service`]",
  ],
  [
    "a bad facts_on",
    "facts_on: 2026-13-01\nservice: { id: s }",
    "1:11 no-such-day: `facts_on` is `2026-13-01`, which does not exist in the calendar",
  ],
  [
    "a misspelt facts_on",
    "fact_on: 2026-11-01\nservice: { id: s }",
    "1:1 unknown-field: this document has no field `fact_on`; did you mean `facts_on`?",
  ],
  [
    "an own day after facts_on",
    "facts_on: 2026-09-30\nrequest: { id: a, at: 2026-09-30T16:00:00Z }",
    "2:23 after-facts-on: `request.at` is on 2026-10-01, and the facts are known up to 2026-09-30 only [write only what has happened, or move `facts_on`]",
  ],
])("%s: one error", (_, text, expected) => {
  const { inputs, diagnostics, said } = read(text);
  expect(said.filter((_it, index) => diagnostics[index]?.severity === "error")).toEqual([expected]);
  expect(inputs).toEqual([]);
});

test("beside a subject that cannot stand there an unknown key is told too", () => {
  const { diagnostics } = read(
    "facts_on: 2026-11-01\nservice: { id: s }\nincident: { id: i, discovered_at: 2026-10-01T10:00:00+08:00 }\nmascot: a",
  );
  expect(diagnostics.map((it) => it.code.replace("vocabulary/", ""))).toEqual(["foreign-subject", "unknown-field"]);
});

test("without an own day a response is read if the day whose law applies is given otherwise", () => {
  const { inputs, said } = read("response: { id: r }", { ...settings, needsOwnDay: false });
  expect(said).toEqual([]);
  expect(inputs.map((it) => it.day)).toEqual([undefined]);
});

test("a request inside a response needs no day of its own", () => {
  expect(read("response: { id: r, at: 2026-10-01T10:00:00+08:00 }\nrequest: { id: q }").said).toEqual([]);
});

test.each([
  ["before anything that is judged", "launched_on: 1970-01-01", ["4:16 day-too-early"]],
  ["the first that may be", "launched_on: 1970-01-02", []],
  ["of what ends", "provider: { licences: [{ valid_until: 1900-01-01 }] }", ["4:41 day-too-early"]],
  ["from which something is known", "launched_on: { from: 1900-01-01 }", ["4:24 day-too-early"]],
])("a day %s: it counts as unknown if no fact can be of it", (_, lines, expected) => {
  const { inputs, said, diagnostics } = read(service(lines));
  expect(said.map((it) => it.replace(/:(?!\d).*/, ""))).toEqual(expected);
  expect(diagnostics.every((it) => it.severity === "warning")).toBe(true);
  expect(inputs.map((it) => it.unusable.size)).toEqual([expected.length]);
});

const removed = (at: string, factsOn = "2026-10-09"): string =>
  `facts_on: ${factsOn}\nincident: { id: i, discovered_at: 2026-10-09T08:00:00+08:00, removed_at: ${at} }`;
const inTwoZones = { ...settings, zones: [{ name: "America/Los_Angeles" }, { name: "Asia/Shanghai" }] as const };

test("where rules of two zones are asked, a moment has happened if it has in one of them, and is too early if it is in one", () => {
  const codes = (text: string, how: Parameters<typeof read>[1]) =>
    read(text, how).diagnostics.map((it) => it.code.replace("vocabulary/", ""));
  expect(codes(removed("2026-10-09T20:00:00Z"), settings)).toEqual(["after-facts-on"]);
  expect(codes(removed("2026-10-09T20:00:00Z"), inTwoZones)).toEqual([]);
  expect(codes(removed("2026-10-10T20:00:00Z"), inTwoZones)).toEqual(["after-facts-on"]);
  expect(codes(removed("1970-01-02T00:00:00+08:00"), settings)).toEqual([]);
  expect(codes(removed("1970-01-02T00:00:00+08:00"), inTwoZones)).toEqual(["day-too-early"]);
});

const attested = (about: string): string => dedent`
  request: { id: a, at: 2026-10-01T10:00:00+08:00 }
  attestations:
    - ${about}
  evidence:
    - { id: contract, kind: contract, collected_on: 2026-01-01, expires_on: null }
`;

test.each([
  [
    "names evidence that is not there",
    "{ standard: p.s, about: { subject: a }, met: true, by: { name: N, role: r }, on: 2026-10-02, evidence: [contrct] }",
    [
      "3:109 no-such-evidence: `attestations[0].evidence[0]` names the evidence `contrct`, which this document does not hold; did you mean `contract`? [list it under `evidence`, with `id`, `kind`, `collected_on` and `expires_on`]",
    ],
  ],
  [
    "is signed by nobody",
    "{ standard: p.s, about: { subject: a }, met: true, by: { name: TBD, role: r }, on: 2026-10-02, evidence: [contract] }",
    ["3:68 unsigned: `attestations[0].by.name` is `TBD`, and an attestation needs the person who gives it"],
  ],
  [
    "is signed by a role that nobody has",
    "{ standard: p.s, about: { subject: a }, met: true, by: { name: N, role: TBD }, on: 2026-10-02, evidence: [contract] }",
    ["3:77 unsigned: `attestations[0].by.role` is `TBD`, and an attestation needs the person who gives it"],
  ],
  [
    "is older than its evidence",
    "{ standard: p.s, about: { subject: a }, met: true, by: { name: N, role: r }, on: 2025-12-31, evidence: [contract] }",
    [
      "3:5 evidence-after-signature: `attestations[0]` is of 2025-12-31, and its evidence `contract` was collected on 2026-01-01: it cannot support the signature [correct the day that is wrong, or have it signed anew]",
    ],
  ],
  [
    "is of the day of its evidence",
    "{ standard: p.s, about: { subject: a }, met: true, by: { name: N, role: r }, on: 2026-01-01, evidence: [contract] }",
    [],
  ],
  [
    "is of a day before anything that is judged",
    "{ standard: p.s, about: { subject: a }, met: true, by: { name: N, role: r }, on: 1970-01-01, evidence: [] }",
    ["3:86 signed-too-early: `attestations[0].on` is 1970-01-01, a day before anything that is judged here"],
  ],
  [
    "lacks what it needs",
    "{ about: {}, met: true, by: { name: N, role: r }, on: 2026-10-02 }",
    [
      "3:5 missing-field: `attestations[0]` needs `evidence`",
      "3:5 missing-field: `attestations[0]` needs `standard`",
      "3:7 missing-field: `attestations[0].about` needs `subject`",
    ],
  ],
  [
    "lies after facts_on, which concerns facts and not judgements",
    "{ standard: p.s, about: { subject: a }, met: true, by: { name: N, role: r }, on: 2026-12-02, note: '-', evidence: [] }",
    [],
  ],
])("an attestation that %s", (_, attestation, expected) => {
  expect(read(attested(attestation)).said.toSorted()).toEqual(expected);
});

test("two pieces of evidence with one id are an error", () => {
  const line = "{ id: e, kind: log, collected_on: 2026-01-01, expires_on: null }";
  const { said } = read(`request: { id: a, at: 2026-10-01T10:00:00+08:00 }\nevidence:\n  - ${line}\n  - ${line}\n`);
  expect(said).toEqual([
    "4:11 same-key: `evidence` has two elements whose `id` is `e` [the first stands in line 3: give each its own `id`]",
  ]);
});

test("a fix mends what it is offered for, in the quotes that stand there", () => {
  for (const [text, mended] of [
    [service("lunched_on: 2025-01-01"), service("launched_on: 2025-01-01")],
    [service('models: [{ "origin": "fine-tuned" }]'), service('models: [{ "origin": "fine_tuned" }]')],
    [service("version: 4.2"), service('version: "4.2"')],
  ] as const) {
    const { diagnostics } = read(text);
    const edit = diagnostics[0]?.fix?.edits[0];
    expect(edit && text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)).toBe(mended);
    expect(read(mended).said).toEqual([]);
  }
});

test("documents of a folder: inputs, near misses and others", () => {
  const looks = (text: string): unknown => guessInput(document(text).root, genai);
  expect(looks("kind: service")).toEqual({ kind: "input" });
  expect(looks("response: { id: a }")).toEqual({ kind: "input" });
  expect(looks("- { request: {} }")).toEqual({ kind: "input" });
  expect(looks("servcie: { id: a, image: b }")).toEqual({
    kind: "alike",
    key: "servcie",
    span: { start: 0, end: 7 },
    nearest: "service",
  });
  for (const text of [
    "servcie: { image: a }",
    "servcie: lumen",
    "servcie: []",
    "servcie: { id: a }\nprovider: aws",
    "compliant: { soc: true }",
    "servicing: { id: a }",
  ])
    expect(looks(text)).toMatchObject({ kind: "near" });
  for (const [key, nearest] of [
    ["Kind", "kind"],
    ["kinds", "kind"],
    ["SERVICE", "service"],
    ["services", "service"],
    ["In-Spections", "inspection"],
  ] as const)
    expect(looks(`${key}: []`)).toEqual({ kind: "alike", key, span: { start: 0, end: key.length }, nearest });
  expect(looks("interpretations: []")).toEqual({ kind: "other" });
  expect(looks("text")).toEqual({ kind: "other" });
});

test("a value is pointed at where it was written, though an alias or a merge key brings it in", () => {
  const { said } = read(
    service("models:\n  - &first { name: a, origin: owned } # once\n  - { <<: *first, name: b }\n  - *first"),
  );
  const slip = "not-listed: `service.models[N].origin` cannot be `owned`; did you mean `own`?";
  expect(said.map((it) => it.replace(/ \[it is.*/, "").replace(/models\[\d\]/, "models[N]"))).toEqual(
    Array(3).fill(`5:33 ${slip}`),
  );
});

test("`$schema` names a schema for the editor, and says nothing of the document", () => {
  const text = service("name: Lumen");
  const { inputs, said } = read(`$schema: ../genai-1.schema.json\n${text}`);
  expect([said, inputs.map((it) => [...it.roots.keys()])]).toEqual([[], [["service"]]]);
  expect(read(`schema: x\n${text}`).said).toEqual([
    "1:1 unknown-field: this document has no field `schema`; did you mean `$schema`?",
  ]);
});
