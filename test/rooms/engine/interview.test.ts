import { expect, test } from "vitest";
import { overlayHost, type Host } from "../../../src/base/host.ts";
import { locales } from "../../../src/base/locale.ts";
import type { CheckRequest } from "../../../src/engine/check/check-request.ts";
import {
  firstQuestions,
  lineOf,
  runAnswer,
  runAnswers,
  runInterview,
  runShortInterview,
  type InterviewRun,
} from "../../../src/engine/interview/interview.ts";
import { identified } from "../../../src/engine/interview/identified.ts";
import { hostWith, nothing } from "../report/tiny.ts";

const head = "kind: service\nvocabulary: genai@1\nfacts_on: 2026-06-30\n";
const request = (...inputs: readonly string[]): CheckRequest => ({ ...nothing, packs: ["/tiny"], inputs });
const asked = ({ questions }: InterviewRun): readonly string[] => questions.map((it) => it.name);

/** What becomes of `path=text` in a service. */
function answered(facts: string, ...answers: readonly string[]): string {
  const host = hostWith({ "s.yaml": `${head}${facts}` });
  const given = answers.map((it) => ({ path: it.split("=")[0] ?? "", text: it.slice(it.indexOf("=") + 1) }));
  const done = runAnswers(request("s.yaml"), host, runInterview(request("s.yaml"), host), given);
  return "refused" in done ? locales.en.say(done.refused) : (done.texts.get("s.yaml") ?? "").slice(head.length);
}

const bare = "service:\n  id: chat\n";

test("what decides most is asked first, at the line where its answer will stand", () => {
  const text = `${head}${bare}  # version: TBD\n  training: { performed: TBD }\n`;
  const run = runInterview(request("s.yaml"), hostWith({ "s.yaml": text }));
  expect(asked(run)).toEqual([
    "service.training.performed",
    "service.generates_content",
    "service.version",
    "service.launched_on",
    "service.ended_on",
  ]);
  expect(run.questions.map((it) => lineOf(it, run.report))).toEqual([7, 8, 6, 8, 8]);
  const [first] = run.questions;
  expect(first?.rules).toEqual(["test.tiny.fair_too", "test.tiny.trained"]);
  expect(first?.settles).toEqual(["test.tiny.trained"]);
});

test("facts that are stated and facts that are lacking are counted, and signatures", () => {
  const stated = `${bare}  name: Chat\n  modalities: [text, image]\n  models: []\n  channels: [{ name: a, kind: app }, { name: TBD }]\n`;
  const run = runInterview(request("s.yaml"), hostWith({ "s.yaml": `${head}${stated}` }));
  expect(run.progress).toEqual({ facts: { stated: 5, all: 9 }, signatures: { given: 0, all: 1 } });
  expect(run.missing).toEqual([
    {
      standard: "test.tiny.fair",
      subject: "chat",
      element: undefined,
      path: "s.yaml",
      signed_by: ["counsel", "officer"],
    },
  ]);
});

test("a signature that counts is given", () => {
  const signed = `${head}${bare}attestations:
  - { standard: test.tiny.fair, about: { subject: chat }, met: true, by: { name: Li, role: counsel }, on: 2026-06-01, evidence: [p] }
evidence: [{ id: p, kind: document, collected_on: 2026-06-01, expires_on: null }]
`;
  const { signatures } = runInterview(request("s.yaml"), hostWith({ "s.yaml": signed })).progress;
  expect(signatures).toEqual({ given: 1, all: 1 });
});

const refusals: readonly (readonly [answer: string, why: string])[] = [
  [
    "service.modalities=text, imag",
    "`service.modalities[1]` cannot be `imag`; did you mean `image`? (it can be text, image, audio, video, virtual_scene)",
  ],
  [
    "service.generates_content=不知道",
    "`不知道` tells nothing of `service.generates_content`: leave it open, in a terminal by `skip`",
  ],
  [
    "service.generates_content=perhaps",
    "`service.generates_content` is answered with yes or no, and not with `perhaps`",
  ],
  ["service.generates_content=none", "`service.generates_content` is answered with yes or no, and not with `none`"],
  ...["no complaints page yet", "None, so far", "Not yet: planned", "暂无", "尚未設立", "沒有投訴頁"].map(
    (it) =>
      [
        `service.complaints.entry=${it}`,
        `\`${it}\` seems to say that there is none: answer \`none\`, or write it in quotation marks if it is meant so`,
      ] as const,
  ),
  [
    "service.complaints.entry=40,000",
    "`40,000` is a quantity, and words are asked for: Where can the public complain or report? Write null if nowhere.",
  ],
  ["service.launched_on=2026-13-01", "`service.launched_on` is `2026-13-01`, which does not exist in the calendar"],
  [
    "service.launched_on=2026-07-01",
    "`service.launched_on` is on 2026-07-01, and the facts are known up to 2026-06-30 only",
  ],
  [
    "service.launched_on=soon",
    "`service.launched_on` must be a date, as in 2026-11-01, not `soon`; if there is none, answer `none`",
  ],
  ["service.launched_on=TBD", "`service.launched_on` is `TBD`, which tells nothing: it counts as not known"],
  ["service.versoin=1", "`service.versoin` is not a fact that can be answered; did you mean `service.version`?"],
  ["service.models[a]=1", "`service.models[a]` is not a fact that can be answered; did you mean `service.models`?"],
  [
    "service.models.origin=own",
    "`service.models.origin` is not a fact that can be answered; did you mean `service.models[NAME].origin`?",
  ],
  [
    "service.complaints.address.city=x",
    "`service.complaints.address.city` is not a fact that can be answered; under `service.complaints` there are `entry`, `appeal_entry`, `process_published` and `answer_within`",
  ],
  [
    "service.version=是",
    "`是` answers a yes-or-no question, and words are asked for: Which version of the service do these facts describe?",
  ],
  [
    "service.channels=yes",
    "`yes` answers a yes-or-no question, and words are asked for: By which sites, apps and interfaces do people reach the service?",
  ],
  ["service.launched_on=2026年2月30日", "`service.launched_on` is `2026-02-30`, which does not exist in the calendar"],
  [
    "service=1",
    "`service` is not a fact that can be answered; under `service` there are `id`, `name`, `version`, `launched_on`, `ended_on`, `end_announced_on`, `operates_abroad`, `provider`, `channels`, `audience`, `generates_content`, `modalities` and 27 others",
  ],
  ["incident.id=1", "no YAML document here is about `incident`, in which `incident.id` could stand"],
];

test.each(refusals)("%s is told in one sentence", (answer, why) => {
  const told = answered(bare, answer);
  expect(told).toBe(why);
});

const said: readonly (readonly [answer: string, facts: string])[] = [
  ["service.modalities=文本、圖片", "  modalities: [text, image]\n"],
  ["service.modalities=视频, Virtual scene", "  modalities: [video, virtual_scene]\n"],
  ["service.audience.minors=采取保护措施后允许", "  audience:\n    minors: guarded\n"],
  ["service.models[a].origin=第三方接口", "  models:\n    - name: a\n      origin: third_party_api\n"],
  ["service.modalities=文本、图片和音频", "  modalities: [text, image, audio]\n"],
  ["service.modalities=视频及文本，图片", "  modalities: [video, text, image]\n"],
  ["service.launched_on=2026年3月1日", "  launched_on: 2026-03-01\n"],
  ["service.complaints.answer_within=10个工作日", "  complaints:\n    answer_within: 10 working days\n"],
  ["service.launched_on=2026/3/10", "  launched_on: 2026-03-10\n"],
  ["service.version=没有", "  version: null\n"],
  ['service.version="是"', "  version: 是\n"],
  ['service.name="No Limits"', "  name: No Limits\n"],
  ["service.name=Nonesuch", "  name: Nonesuch\n"],
  ["service.complaints.entry=12377", '  complaints:\n    entry: "12377"\n'],
  ["service.complaints.entry=No. 5 Harbour Road", "  complaints:\n    entry: No. 5 Harbour Road\n"],
  ["service.complaints.entry=没有", "  complaints:\n    entry: null\n"],
];

test.each(said)("%s is taken by what people call it", (answer, facts) => {
  expect(answered(bare, answer)).toBe(bare + facts);
});

test("which words there are is told in Chinese, with what they are called", () => {
  const host = hostWith({ "s.yaml": `${head}${bare}` });
  const given = [{ path: "service.modalities", text: "语音" }];
  const done = runAnswers(request("s.yaml"), host, runInterview(request("s.yaml"), host), given);
  const { say } = locales["zh-Hans"];
  expect("refused" in done && say(done.refused)).toBe(
    "`service.modalities[0]` 不能为 `语音`（可填：文本（`text`）、图片（`image`）、音频（`audio`）、视频（`video`）、虚拟场景（`virtual_scene`））",
  );
});

test("a paper is told in Chinese, too", () => {
  expect(answered(bare, "service.training.security_management=p，合同，2026年1月1日，2027/1/1")).toContain(
    "  - id: p\n    kind: contract\n    collected_on: 2026-01-01\n    expires_on: 2027-01-01\n",
  );
});

test("facts that cannot be together are told", () => {
  expect(answered(`${bare}  generates_content: false\n`, "service.modalities=text")).toBe(
    "a service that generates no content has no kinds of it: `service.generates_content` is false and `service.modalities` is 1 element",
  );
});

test("elements are added by their names, each once, and then their facts", () => {
  expect(answered(bare, "service.models=a, b", "service.models[b].origin=own", "service.models[1].licence=none")).toBe(
    "service:\n  id: chat\n  models:\n    - name: a\n    - name: b\n      origin: own\n      licence: null\n",
  );
  expect(answered(bare, "service.models[a].origin=own", "service.models=c", "service.models[0].version=2")).toBe(
    'service:\n  id: chat\n  models:\n    - name: a\n      origin: own\n      version: "2"\n    - name: c\n',
  );
  expect(answered(`${bare}  models: [{ name: a }]\n`, "service.models.origin=own")).toBe(
    "service:\n  id: chat\n  models: [{ name: a, origin: own }]\n",
  );
  expect(answered(`${bare}  models: [{ name: a, origin: own }]\n`, "service.models=a")).toMatch(/`a`/);
});

const denials: readonly (readonly [facts: string, answer: string, why: string])[] = [
  [
    "  models: [{ name: m1 }, { name: m2 }]\n",
    "service.models=none",
    "`service.models` holds `m1` and `m2`, which would be lost: take that out of the file yourself",
  ],
  [
    "  models: [{ name: m1 }]\n",
    "service.models=[]",
    "`service.models` holds `m1`, which would be lost: take that out of the file yourself",
  ],
  [
    "  complaints: { process_published: true, entry: TBD, answer_within: 3 days }\n",
    "service.complaints=none",
    "`service.complaints` holds `process_published` and `answer_within`, which would be lost: take that out of the file yourself",
  ],
  [
    "  models: { at_least: [{ name: m1 }] }\n",
    "service.models=無",
    "`service.models` holds `m1`, which would be lost: take that out of the file yourself",
  ],
  ["  modalities: []\n", "service.modalities=none", ""],
  ["  modalities: [text, image]\n", "service.modalities=文本、图片", ""],
  ["  generates_content: true\n", "service.generates_content=yes", ""],
  ["  version: TBD\n", "service.version=TBD", "`service.version` says so already"],
];

test.each(denials)("%s is not lost to an answer, nor written again: %s", (facts, answer, why) => {
  expect(answered(bare + facts, answer)).toBe(why);
});

test.each([
  ["generates_content", ["是的", "对。", "沒錯", "ＹＥＳ", "Yes."], "true"],
  ["generates_content", ["否认", "不是的。", "沒有的", "not yet", "尚未", "不会"], "false"],
  ["audience.minors", ["不允许", "不允許。", "not admitted", "Forbidden", "禁止"], "prohibited"],
  ["launched_on", ["尚未", "還沒有", "Not yet.", "暂无"], "null"],
] as const)("what people say of %s is understood: %j is %s", (fact, words, value) => {
  const name = fact.split(".").at(-1) ?? "";
  for (const it of words)
    expect([it, answered(bare, `service.${fact}=${it}`)]).toEqual([it, expect.stringContaining(`${name}: ${value}\n`)]);
});

test.each([
  ["generates_content", ["不允许", "有的", "perhaps", "prohibited", "不一定"], "is answered with yes or no"],
  ["generates_content", ["待定", "我不知道", "不明。", "Unsure"], "tells nothing"],
  [
    "audience.minors",
    ["可以", "否", "no", "yes"],
    "(it can be allowed, allowed with safeguards (`guarded`), prohibited)",
  ],
] as const)("what may mean several things of %s is refused: %j", (fact, words, why) => {
  for (const it of words)
    expect([it, answered(bare, `service.${fact}=${it}`)]).toEqual([it, expect.stringContaining(why)]);
});

test.each(["不知道", "不清楚", "不确定", "不確定", "不了解", "Not sure", "don't know", "Don’t know."])(
  "%s is not a name",
  (word) => {
    expect(answered(bare, `service.channels=${word}`)).toContain("tells nothing");
  },
);

test.each([
  ["p, contract, 2026-13-01, none", "the evidence `p` was collected on no such day as `2026-13-01`: write ID, "],
  ["p, contract", "the day on which the evidence `p` was collected is missing: write ID, "],
  ["p, contract, 2026-01-01, 2026-13-01", "`evidence[0].expires_on` is `2026-13-01`"],
])("of a new paper with a wrong day, the day is told: %s", (answer, why) => {
  expect(answered(bare, `service.training.security_management=${answer}`)).toMatch(
    new RegExp(`^${why.replaceAll(/[[\].]/g, "\\$&")}`),
  );
});

test("a paper is listed with the fact that names it", () => {
  const path = "service.training.security_management";
  expect(answered(bare, `${path}=p`)).toMatch(/names the evidence `p`, which this document does not hold/);
  const listed = answered(bare, `${path}=p, contract, 2026-01-01, 2027-01-01`, `${path}=q, document, 2026-02-01`);
  expect(listed).toBe(
    `service:\n  id: chat\n  training:\n    security_management: q\nevidence:\n  - id: p\n    kind: contract\n    collected_on: 2026-01-01\n    expires_on: 2027-01-01\n  - id: q\n    kind: document\n    collected_on: 2026-02-01\n    expires_on: null\n`,
  );
  expect(answered(listed, `${path}=p`)).toContain("security_management: p");
});

test("only YAML can be answered in, and one document of several", () => {
  const files = { "a.yaml": `${head}${bare}`, "b.yml": `${head}${bare.replace("chat", "b")}`, "c.json": "{}" };
  const json = `{"kind": "service", "vocabulary": "genai@1", "facts_on": "2026-06-30", "service": {"id": "c"}}`;
  const host = hostWith({ ...files, "c.json": json });
  expect(asked(runInterview(request("c.json"), host))).toEqual([]);
  const all = request("a.yaml", "b.yml");
  const run = runInterview(all, host);
  expect(run.questions.filter((it) => it.path === "service.version").map((it) => it.input.source.path)).toEqual([
    "a.yaml",
    "b.yml",
  ]);
  const done = runAnswer(all, host, run, { path: "service.name", text: "x" });
  expect("refused" in done && locales.en.say(done.refused)).toBe(
    "several documents are about `service`: name one of a.yaml, b.yml",
  );
});

test("a file that was changed since is read again", () => {
  const host = hostWith({ "s.yaml": `${head}${bare}` });
  const run = runInterview(request("s.yaml"), host);
  const changed = overlayHost(host, { "s.yaml": `# mine\n${head}${bare}  name: Chat\n` });
  const done = runAnswer(request("s.yaml"), changed, run, { path: "service.version", text: "2" });
  expect("text" in done && [done.text, done.line]).toEqual([`# mine\n${head}${bare}  name: Chat\n  version: "2"\n`, 8]);
});

test("a byte order mark and the ends of lines stay", () => {
  const text = `\uFEFF${head}${bare}`.replaceAll("\n", "\r\n");
  const host: Host = hostWith({ "s.yaml": text });
  const done = runAnswer(request("s.yaml"), host, runInterview(request("s.yaml"), host), {
    path: "service.version",
    text: "x",
  });
  expect("text" in done && done.text).toBe(`${text}  version: x\r\n`);
});

test("one of several documents in a file is answered in", () => {
  const text = `${head}${bare}---\nkind: incident\nincident: { id: i, discovered_at: 2026-06-01T09:00:00+08:00 }\n`;
  const host = hostWith({ "s.yaml": text });
  const run = runInterview(request("s.yaml"), host);
  const done = runAnswer(request("s.yaml"), host, run, { path: "incident.reported_at", text: "none" });
  expect("text" in done && done.text).toBe(text.replace(" }\n", ", reported_at: null }\n"));
});

test("a new document is asked what its vocabulary says, as long as a rule is open", () => {
  const first = (facts: string): readonly string[] => {
    const host = hostWith({ "s.yaml": `${head}${facts}` });
    return firstQuestions(runShortInterview({ ...request("s.yaml"), packs: [] }, host)).map((it) => it.name);
  };
  expect(first(bare)).toEqual([
    "service.name",
    "service.provider.legal_name",
    "service.generates_content",
    "service.modalities",
    "service.channels",
    "service.audience.minors",
    "service.launched_on",
    "service.models",
    "service.training.performed",
    "service.annotation.performed",
  ]);
  const some = `${bare}  name: Chat\n  provider: null\n  modalities: [text]\n  training: null\n  channels: [{ name: web, access: public }, { name: x }]\n`;
  expect(first(some)).toEqual([
    "service.generates_content",
    "service.channels[x].access",
    "service.channels[web].mainland",
    "service.channels[x].mainland",
    "service.audience.minors",
    "service.launched_on",
    "service.models",
    "service.annotation.performed",
  ]);
  expect(first(`${bare}  generates_content: false\n`)).toEqual([]);
  const reached = `${bare}  generates_content: true\n  launched_on: 2026-03-02\n  channels: [{ name: web, access: public, mainland: true }, { name: x }]\n`;
  expect(first(reached).filter((it) => it.includes("channels"))).toEqual([
    "service.channels[x].access",
    "service.channels[x].mainland",
  ]);
});

const names: readonly (readonly [name: string, id: string])[] = [
  ["Lumen Chat (Beta)", "lumen-chat-beta"],
  ["流光對話（企業版）", "流光對話-企業版"],
  ["ＡＢＣ・2", "abc-2"],
  ["007", '"007"'],
  ['"true"', '"true"'],
  ["🙂", "my-service"],
  ["none", "my-service"],
];

test.each(names)("the identifier of a new document is made of its name: %s", (name, id) => {
  const text = (facts: string): string => `${head}${facts}`;
  const made = (facts: string): readonly string[] => {
    const host = hostWith({ "s.yaml": text(facts) });
    const done = runAnswers(request("s.yaml"), host, runInterview(request("s.yaml"), host), [
      { path: "service.name", text: name },
    ]);
    if ("refused" in done) throw new Error("it is a name");
    const [first = { text: done.texts.get("s.yaml") ?? "" }] = identified(done.run);
    return first.text.split("\n").filter((it) => it.startsWith("  id:"));
  };
  expect(made("service:\n  id: my-service\n")).toEqual([`  id: ${id}`]);
  expect(made("service:\n  id: mine\n")).toEqual(["  id: mine"]);
});

test("who renames what signatures name is told what else has to change", () => {
  const signed = `${bare}attestations:
  - { standard: test.tiny.fair, about: { subject: chat }, met: true, by: { name: Li, role: counsel }, on: 2026-06-01, evidence: [] }
`;
  expect(answered(signed, "service.id=lumen-chat")).toBe(
    "nothing in this run has the id `chat`, which this attestation is about; signatures go by `service.id`: whoever changes it does so in the file, in one edit with each `about` that names `chat`, and in what else does (waivers, the baseline, logs)",
  );
  expect(answered(bare, "service.id=lumen-chat")).toBe("service:\n  id: lumen-chat\n");
});
