import { expect, test } from "vitest";
import { overlayHost } from "../../../src/base/host.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { locales } from "../../../src/base/locale.ts";
import { runCheck } from "../../../src/engine/check/check.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import { bulkInputsMessage, outcomeMessages } from "../../../src/report/messages/bulk.ts";
import { bulkText } from "../../../src/report/render/bulk.ts";
import { ndjsonReport } from "../../../src/report/render/json.ts";
import { verdictsReport } from "../../../src/report/render/verdict-lines.ts";
import { inBulk } from "../../kit/in-bulk.ts";
import { plain } from "../report/plain.ts";
import { documents, example, linesOf, machine, open, request, same, service, streamed, whole, ofKind } from "./bulk.ts";

test("the words on days before the law are those of all lines", () => {
  const on = (day: string): string =>
    JSON.stringify({ kind: "response", response: { id: day, at: `${day}T09:00:00+08:00`, text: "您好。" } });
  const early = (...days: readonly string[]): string => days.map((it) => `${on(it)}\n`.repeat(33)).join("");
  for (const text of [early("2023-08-01"), early("2023-08-01", "2023-08-02", "2023-08-03")])
    expect(same(streamed(text, { service }, 5000))).toEqual(same(whole(text, { service })));
});

test("lines after the day of judgement are counted exactly, of each subject, and told with the result", () => {
  const on = (day: string, more: object = {}): string =>
    `${JSON.stringify({ kind: "response", response: { id: day, at: `${day}T09:00:00+08:00`, text: "您好。", ...more } })}\n`;
  const text = on("2026-11-18").repeat(5) + on("2026-11-21", { sent: true }).repeat(5);
  const asked = { service, asOf: "2026-11-20" };
  const late = "5 of 10 documents lie after 2026-11-20 and were not judged.";
  for (const chunk of [300, 100_000]) {
    const told = streamed(text, asked, chunk);
    expect(JSON.parse(ofKind(told, "log")[0] ?? "{}")).toMatchObject({ documents: { response: 10 }, left_out: 5 });
    expect(same(told)).toEqual(same(whole(text, asked)));
    expect(JSON.parse(told.lines.at(-1) ?? "{}").lead).toContain(late);
    expect(streamed(text, { ...asked, allowUndetermined: true }, chunk).exitCode).toBe(2);
  }
  const asking = { id: "q-1", at: "2026-11-18T09:00:00+08:00" };
  const both = on("2026-11-18") + on("2026-11-18").replace("}}", `},"request":${JSON.stringify(asking)}}`);
  const before = { ...asked, asOf: "2026-11-01" };
  expect(same(streamed(both, before, 100_000))["summary"]).toEqual(same(whole(both, before))["summary"]);
  const { run } = inBulk({ ...request, ...before }, overlayHost(machine, { "a.jsonl": both }), { open });
  invariant(run.counted, "a log is counted");
  const shown = bulkText(buildReport(run), run.counted, { ...plain, full: false }).replaceAll(/\s+/g, " ");
  expect(shown).toContain("11 rules, as every response or request lies after 2026-11-01,");
});

test("facts that contradict each other are counted in all lines, and told with the result", () => {
  const times = { response: "2026-11-01T09:00:00+08:00", request: "2026-11-02T09:00:00+08:00" };
  const lines = Array.from({ length: 12 }, (_, at) => {
    const request = { id: `q-${at}`, at: times.request };
    return JSON.stringify({
      kind: "response",
      response: { id: `r-${at}`, request_id: request.id, at: times.response },
      request,
    });
  });
  const text = `${lines.join("\n")}\n`;
  for (const chunk of [300, 100_000]) {
    const told = streamed(text, { asOf: "2026-11-20" }, chunk);
    expect(JSON.parse(ofKind(told, "log")[0] ?? "{}")).toMatchObject({ contradictions: 12 });
    const allowed = streamed(text, { asOf: "2026-11-20", allowUndetermined: true }, chunk);
    expect(allowed.exitCode).toBe(2);
    expect(JSON.parse(allowed.lines.at(-1) ?? "{}").lead).toContain(
      "What is allowed does not cover facts that contradict each other.",
    );
    expect(JSON.parse(told.lines.at(-1) ?? "{}").lead).toContain("12 contradictions of facts");
    expect(same(told)["summary"]).toEqual(same(whole(text, { asOf: "2026-11-20" }))["summary"]);
  }
});

test("broken lines are told and counted, and the others judged", () => {
  const good = JSON.stringify(documents[0]);
  const text = Array.from({ length: 40 }, () => `${good}\n{"kind": \n`).join("");
  const { run } = inBulk({ ...request, service }, overlayHost(machine, { "a.jsonl": text }), { open });
  expect([run.exitCode, run.counted?.errors, run.counted?.lines, run.counted?.documents.get("response")]).toEqual([
    4, 40, 80, 40,
  ]);
  expect(run.inputProblems).toHaveLength(10);
});

test("a line with two mistakes is one that was not judged", () => {
  const good = JSON.stringify(documents[0]);
  const text = `${good}\n{"kind": "response", "response": {"id": 3, "sent": "maybe"}}\n\n{"kind": \n`;
  const { run } = inBulk({ ...request, service }, overlayHost(machine, { "a.jsonl": text }), { open });
  invariant(run.counted, "a log is counted");
  expect(locales.en.say(bulkInputsMessage(run.counted))).toBe(
    "4 lines, one by one: 1 response, 4 mistakes, 2 lines not judged",
  );
});

test("a rule that is violated in a line and open in others shows both counts", () => {
  const on = (id: string, more: object): string =>
    `${JSON.stringify({ kind: "request", request: { id, at: "2026-11-18T09:00:00+08:00", outcome: "served", user: { registered: true, state: "normal", ...more } } })}\n`;
  const text = on("q-1", { agreement_version: null }).repeat(2) + on("q-2", {}).repeat(1200);
  const { run } = inBulk({ ...request, service }, overlayHost(machine, { "a.jsonl": text }), {
    open,
    format: "verdicts",
  });
  invariant(run.counted, "a log is counted");
  const shown = bulkText(buildReport(run), run.counted, { ...plain, full: false });
  expect(shown).toMatch(/agreement_concluded .*a\.jsonl:1:\d+ and 1 more\s+\(2 violated, 1,200 undetermined\)/);
});

test("of one document that is not violated, one is told", () => {
  const outcomes = new Map([["response", new Map([["clear", 1] as const])]]);
  expect(outcomeMessages({ outcomes }).map((it) => locales.en.say(it))).toEqual([
    "0 of 1 response is violated, 1 clear.",
  ]);
});

test("of two lines that say the same, each has its own finding", () => {
  const found = { illegal: true, confirmed_by: "Zhou Yan" };
  const response = { id: "r", at: "2026-11-18T09:00:00+08:00", text: "您好。", sent: true, findings: [found] };
  const signed = {
    standard: "cn.genai_interim_measures.found_illegal",
    about: { subject: "r" },
    met: false,
    by: { name: "Lin Wei", role: "security_officer" },
    on: "2026-11-18",
    evidence: ["log-1"],
  };
  const paper = { id: "log-1", kind: "log", collected_on: "2026-11-18", expires_on: null };
  const line = JSON.stringify({ kind: "response", response, attestations: [signed], evidence: [paper] });
  const { run } = inBulk({ ...request, service }, overlayHost(machine, { "a.jsonl": `${line}\n${line}\n` }), { open });
  expect(run.inputProblems.map((it) => `${it.place.source.line} ${locales.en.say(it)}`)).toEqual([]);
  expect(run.counted?.findings).toBe(2);
});

test("what one line cannot be judged by stops the run: a service among the lines, waivers, a piece of an answer", () => {
  const told = (text: string, asked: object) =>
    inBulk({ ...request, ...asked }, overlayHost(machine, { "a.jsonl": text }), { open: undefined }).run.troubles.map(
      (it) => locales.en.say(it).replace(/^[^:]*: /, ""),
    );
  const own = JSON.stringify(example("service")[0]);
  expect(told(own, {})).toEqual(["this service is that of all others"]);
  expect(told(own, { service })).toEqual(["`cn.genai_interim_measures.notify_bodies` asks what other documents break"]);
  expect(told("{}", { inputs: ["x.txt"] })).toEqual([
    "`x.txt` is not a log: JSON lines or CSV, compressed or not, or Parquet",
  ]);
  expect(told("{}", { waivers: "w.yaml" })).toEqual(["waivers are held against all findings of a run"]);
  expect(told(machine.readText("examples/openai-chat/stream.jsonl") ?? "", { from: "openai-chat" })).toEqual([
    "this is a piece of an answer",
  ]);
});

test("a log of chat completions is judged line by line as it is as a whole", () => {
  const text = machine.readText("examples/openai-chat/chat.jsonl") ?? "";
  const from = { from: "openai-chat" as const, service: "examples/openai-chat/service.yaml" };
  const host = overlayHost(machine, { "a.jsonl": text });
  const { run, text: told } = inBulk({ ...request, ...from }, host);
  const all = runCheck({ ...request, ...from }, host);
  expect(same(linesOf(run, told))).toEqual(same(linesOf(all, ndjsonReport(buildReport(all)))));
  const { run: short, text: shortly } = inBulk({ ...request, ...from }, host, { format: "verdicts" });
  expect(same(linesOf(short, shortly))).toEqual(same(linesOf(all, verdictsReport(buildReport(all)))));
});
