import { parseInstant } from "../../../src/base/instant.ts";
import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { formatPlace } from "../../../src/base/text.ts";
import { runCheck, type CheckRequest } from "../../../src/engine/index.ts";
import type { ReportRun } from "../../../src/report/model/report-run.ts";
import { completion, lines } from "../readers/foreign/foreign-file.ts";
import { hostWith, nothing } from "../report/tiny.ts";
import { repository } from "../../kit/repository.ts";

const now = parseInstant("2026-11-20T12:00:00+08:00");
if (now === undefined) throw new Error("the day exists");

const disk = repository;

const run = (files: Readonly<Record<string, string>>, request: Partial<CheckRequest>): ReportRun =>
  runCheck(
    { ...nothing, now, packs: ["cn.genai_interim_measures"], library: "policies", from: "openai-chat", ...request },
    hostWith(files),
  );
const codes = (it: ReportRun): readonly string[] => [
  ...it.troubles.map((one) => one.code),
  ...it.inputProblems.filter((one) => one.severity === "error").map((one) => one.code),
];
const subjects = (it: ReportRun): readonly string[] => it.inputs.map((one) => one.subject);

const service = `kind: service
vocabulary: genai@1
facts_on: 2026-11-20
service: { id: harbour }
`;

test("a document of ours may stand among foreign ones, and is told by its kind", () => {
  const it = run({ "s.yaml": service, "a.json": JSON.stringify(completion()) }, { inputs: ["s.yaml", "a.json"] });
  expect([subjects(it), codes(it)]).toEqual([["response", "service"], []]);
});

test("the service that is named is ours, whatever the inputs are", () => {
  const it = run(
    { "s.yaml": service.replace("kind: service\n", ""), "a.json": JSON.stringify(completion()) },
    { inputs: ["a.json"], service: "s.yaml" },
  );
  expect([subjects(it), codes(it)]).toEqual([["response"], []]);
});

test("in a folder what is of another format is skipped, and one that is named is an error", () => {
  const files = { "logs/a.jsonl": lines(completion()), "logs/package.json": '{"name": "x"}' };
  const folder = run(files, { inputs: ["logs"] });
  const { en, "zh-Hant": zh } = locales;
  const skipped = folder.skipped.map(({ path, why }) => [path, en.say(why), zh.say(why)]);
  expect([subjects(folder), codes(folder), skipped]).toEqual([
    ["response"],
    [],
    [
      [
        "logs/package.json",
        "no input: this is no chat completion: it has neither `choices` nor `messages`",
        "不是輸入：這不是對話補全記錄：既沒有 `choices` 也沒有 `messages`",
      ],
    ],
  ]);
  const named = run(files, { inputs: ["logs/package.json"] });
  expect([named.exitCode, codes(named)]).toEqual([4, ["foreign/other-format"]]);
});

test("an answer without a day is judged where `--law-of` says by which day's law", () => {
  const files = { "a.json": JSON.stringify(completion({}, {}, { created: null })) };
  expect(codes(run(files, { inputs: ["a.json"] }))).toEqual(["vocabulary/missing-day"]);
  expect(subjects(run(files, { inputs: ["a.json"], lawOf: "2026-11-12" }))).toEqual(["response"]);
});

test("a library without its mapping cannot read foreign files", () => {
  const host = hostWith({ "a.json": JSON.stringify(completion()) });
  const readText = (path: string): string | undefined =>
    path.endsWith("foreign/mapping.yaml") ? undefined : host.readText(path);
  const it = runCheck(
    { ...nothing, now, library: "policies", inputs: ["a.json"], from: "openai-chat" },
    { ...host, readText },
  );
  expect([it.exitCode, codes(it)]).toEqual([69, ["engine/broken-library"]]);
});

test("the example: a breach and open findings that point into the logs", () => {
  const folder = "examples/openai-chat";
  const it = runCheck(
    {
      ...nothing,
      now,
      packs: ["cn.genai_interim_measures"],
      library: "policies",
      from: "openai-chat",
      inputs: [`${folder}/chat.jsonl`, `${folder}/stream.jsonl`],
      service: `${folder}/service.yaml`,
    },
    disk,
  );
  expect([it.exitCode, codes(it), subjects(it)]).toEqual([1, [], Array.from({ length: 5 }, () => "response")]);
  const verdicts = new Map(it.decision?.rules.map((rule) => [rule.rule.split(".").at(-1), rule]));
  expect(verdicts.get("label")?.verdict).toBe("violated");
  expect(verdicts.get("no_prohibited_content")?.verdict).toBe("undetermined");
  const places = (rule: string, verdict: string): readonly string[] =>
    (verdicts.get(rule)?.instances ?? [])
      .filter((one) => one.verdict === verdict)
      .map((one) => formatPlace(one.place).replace(/:\d+$/, ""));
  expect(places("label", "violated")).toEqual([`${folder}/chat.jsonl:4`]);
  const flagged = verdicts.get("no_prohibited_content")?.instances.find((one) => one.input === 1);
  const { source, span } = flagged?.place ?? { source: { path: "", text: "" }, span: { start: 0, end: 0 } };
  expect(source.text.slice(span.start - '"violence": '.length, span.end)).toBe('"violence": true');
});

test("records that nobody asked to read are told once, by their format, and mistakes of ours beside them", () => {
  const wrapped = { response: completion() };
  const log = [wrapped, wrapped, { response: { id: "r", at: "2026-11-12T09:14:03+08:00", snet: true } }];
  const told = run({ "log.jsonl": lines(...log) }, { inputs: ["log.jsonl"], from: undefined }).inputProblems;
  expect(told.map((it) => [formatPlace(it.place), it.code, it.params["format"], it.params["others"]])).toEqual([
    ["log.jsonl:1:1", "engine/foreign-record", "openai-chat", 1],
    ["log.jsonl:3:56", "vocabulary/unknown-field", undefined, undefined],
  ]);
  const own = { kind: "response", ...wrapped };
  expect(codes(run({ "a.json": JSON.stringify(own) }, { inputs: ["a.json"], from: undefined }))).not.toContain(
    "engine/foreign-record",
  );
  const traces = JSON.stringify({ resourceSpans: [] });
  const [otel] = run({ "a.json": traces }, { inputs: ["a.json"], from: undefined }).inputProblems;
  expect(otel?.params["format"]).toBe("otel-genai");
});
