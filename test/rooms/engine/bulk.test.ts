import fc from "fast-check";
import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { parseDay } from "../../../src/base/civil-date.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { toPlain } from "../../../src/base/plain.ts";
import { withTexts } from "../../../src/base/with-texts.ts";
import { readYaml } from "../../../src/base/yaml-document.ts";
import { check } from "../../../src/engine/check.ts";
import { openPacks } from "../../../src/engine/open-packs.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import { ndjsonReport } from "../../../src/report/render/json/ndjson.ts";
import type { ReportRun } from "../../../src/report/model/report-run.ts";
import { inBulk } from "../../kit/in-bulk.ts";
import { nothing } from "../report/tiny.ts";
import { repository } from "../../kit/repository.ts";

const runs = process.env["EDICT_RUNS"] === undefined ? 4 : 400;
const machine = repository;
const open = openPacks(machine, "policies", ["cn.genai_interim_measures"]);
invariant("loaded" in open, "the shipped packs open");
const today = parseDay("2026-11-20");
invariant(today !== undefined, "the day exists");
const request = { ...nothing, today, library: "policies", packs: ["cn.genai_interim_measures"], inputs: ["a.jsonl"] };
const service = "examples/chat-service/service.yaml";

const example = (name: string): readonly unknown[] => {
  const path = `examples/chat-service/${name}.yaml`;
  return readYaml({ path, text: machine.readText(path) ?? "" }).documents.map((it) => toPlain(it.root));
};
const documents = [...example("responses"), ...example("incidents")];

/** What a run says, line by line of `ndjson`. */
interface Told {
  readonly exitCode: number;
  readonly lines: readonly string[];
}

const linesOf = (run: ReportRun, text: string): Told => ({ exitCode: run.exitCode, lines: text.trimEnd().split("\n") });

function whole(text: string, asked: Partial<typeof request> & { readonly service?: string | undefined }): Told {
  invariant("loaded" in open, "the shipped packs open");
  const run = check({ ...request, ...asked }, withTexts(machine, { "a.jsonl": text }), open);
  return linesOf(run, ndjsonReport(buildReport(run)));
}

function streamed(text: string, asked: Partial<typeof request>, chunk: number): Told {
  invariant("loaded" in open, "the shipped packs open");
  const { run, text: told } = inBulk({ ...request, ...asked }, withTexts(machine, { "a.jsonl": text }), {
    open,
    chunk,
  });
  return linesOf(run, told);
}

const ofKind = ({ lines }: Told, kind: string): readonly string[] =>
  lines.filter((it) => it.startsWith(`{"kind":"${kind}"`)).toSorted();

/** What of a run must not hang on whether it was judged line by line. */
function same(told: Told) {
  const last: Readonly<Record<string, unknown>> = JSON.parse(told.lines.at(-1) ?? "{}");
  const counted = [
    "counts",
    "counts_of_others",
    "counts_of_advisory",
    "word",
    "sentence",
    "let_pass",
    "exit_code",
    "not_examined",
  ];
  return {
    exitCode: told.exitCode,
    ...Object.fromEntries(
      ["run", "input", "decision", "rule", "problem", "trouble"].map((it) => [it, ofKind(told, it)]),
    ),
    summary: counted.map((it) => last[it]),
  };
}

type Plain = Readonly<Record<string, unknown>> | readonly unknown[] | string | number | boolean | null;

/** A document without one of its fields, or with another value in its place. */
function changed(value: unknown, path: readonly number[], to: unknown): unknown {
  const [step = 0, ...rest] = path;
  if (Array.isArray(value) && value.length > 0)
    return value.map((it: unknown, at) => (at === step % value.length ? changed(it, rest, to) : it));
  if (typeof value !== "object" || value === null || Array.isArray(value)) return to;
  const entries = Object.entries(value);
  const at = step % Math.max(entries.length, 1);
  return Object.fromEntries(
    entries.flatMap(([key, it], index) => {
      if (index !== at) return [[key, it]];
      return rest.length === 0 && to === undefined ? [] : [[key, changed(it, rest, to)]];
    }),
  );
}

const value: fc.Arbitrary<Plain | undefined> = fc.constantFrom(undefined, null, true, false, "TBD", [], "2026-11-12");
const path = fc.array(fc.nat(30), { minLength: 2, maxLength: 4 });
const document = fc
  .tuple(fc.constantFrom(...documents), fc.array(fc.tuple(path, value), { maxLength: 2 }))
  .map(([it, changes]) => changes.reduce((doc: unknown, [at, to]) => changed(doc, at, to), it));
const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...documents).map((it) => JSON.stringify(it)) },
  { weight: 6, arbitrary: document.map((it) => JSON.stringify(it)) },
  { weight: 1, arbitrary: fc.tuple(document, document).map((it) => JSON.stringify(it)) },
  { weight: 1, arbitrary: document.map((it) => JSON.stringify(it).slice(0, -3)) },
  { weight: 1, arbitrary: fc.constantFrom("", "  ", "null", "[]", '{"kind": "respones"}') },
);
const file = fc
  .tuple(
    fc.array(line, { maxLength: 80, size: "max" }),
    fc.constantFrom("\n", "\r\n", "\r"),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([lines, end, isEnded, hasMark]) => `${hasMark ? "\uFEFF" : ""}${lines.join(end)}${isEnded ? end : ""}`);

const isUnknownName = (line: string): boolean => /"code":"engine\/unknown-(subject|element)"/.test(line);

/**
 * The two without attestations for documents of other lines, which are mistakes where lines are judged by themselves and
 * count for nothing; the summaries then count other mistakes.
 */
function withoutStrays(alone: Told, together: Told): readonly [unknown, unknown] {
  const known = ofKind(together, "problem");
  const strays = alone.lines.filter((it) => isUnknownName(it) && !known.includes(it));
  if (strays.length === 0) return [same(alone), same(together)];
  const rest = { ...alone, lines: alone.lines.filter((it) => !strays.includes(it)) };
  const bare = (told: Told) => ({ ...same(told), exitCode: 4, summary: undefined });
  return [{ ...bare(rest), exitCode: alone.exitCode }, bare(together)];
}

test("whatever lines a file has, each gets the decisions that a check of the whole file gives it", () => {
  const chunk = fc.integer({ min: 100, max: 100_000 });
  fc.assert(
    fc.property(file, fc.constantFrom(service, undefined), chunk, (text, beside, size) => {
      const asked = { service: beside };
      const [alone, together] = withoutStrays(streamed(text, asked, size), whole(text, asked));
      expect(alone).toEqual(together);
    }),
    { numRuns: runs, endOnFailure: true },
  );
});

test("a document that no line before it was like is found at its place, with its number", () => {
  const text = `${documents.map((it) => JSON.stringify(it)).join("\n")}\n`.repeat(9);
  const told = streamed(text, { service }, 5000);
  const numbers = ofKind(told, "input").map((it): number => JSON.parse(it).index);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: documents.length * 9 }, (_, at) => at));
  expect(same(told)).toEqual(same(whole(text, { service })));
});

test("the words on days before the law are those of all lines", () => {
  const on = (day: string): string =>
    JSON.stringify({ kind: "response", response: { id: "r", at: `${day}T09:00:00+08:00`, text: "您好。" } });
  const early = (...days: readonly string[]): string => days.map((it) => `${on(it)}\n`.repeat(33)).join("");
  for (const text of [early("2023-08-01"), early("2023-08-01", "2023-08-02", "2023-08-03")])
    expect(same(streamed(text, { service }, 5000))).toEqual(same(whole(text, { service })));
});

test("broken lines are told and counted, and the others judged", () => {
  const good = JSON.stringify(documents[0]);
  const text = Array.from({ length: 40 }, () => `${good}\n{"kind": \n`).join("");
  const { run } = inBulk({ ...request, service }, withTexts(machine, { "a.jsonl": text }), { open });
  expect([run.exitCode, run.counted?.errors, run.counted?.lines, run.counted?.documents.get("response")]).toEqual([
    4, 40, 80, 40,
  ]);
  expect(run.inputProblems).toHaveLength(10);
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
  const { run } = inBulk({ ...request, service }, withTexts(machine, { "a.jsonl": `${line}\n${line}\n` }), { open });
  expect(run.inputProblems.map((it) => `${it.place.source.line} ${locales.en.say(it)}`)).toEqual([]);
  expect(run.counted?.findings).toBe(2);
});

test("what one line cannot be judged by stops the run: a service among the lines, waivers, a piece of an answer", () => {
  const told = (text: string, asked: object) =>
    inBulk({ ...request, ...asked }, withTexts(machine, { "a.jsonl": text }), { open: undefined }).run.troubles.map(
      (it) => locales.en.say(it).replace(/^[^:]*: /, ""),
    );
  const own = JSON.stringify(example("service")[0]);
  expect(told(own, {})).toEqual(["this service is that of all others"]);
  expect(told(own, { service })).toEqual(["`cn.genai_interim_measures.notify_bodies` asks what other documents break"]);
  expect(told("{}", { waivers: "w.yaml" })).toEqual(["waivers are held against all findings of a run"]);
  expect(told(machine.readText("examples/openai-chat/stream.jsonl") ?? "", { from: "openai-chat" })).toEqual([
    "this is a piece of an answer",
  ]);
});

test("a log of chat completions is judged line by line as it is as a whole", () => {
  const text = machine.readText("examples/openai-chat/chat.jsonl") ?? "";
  const from = { from: "openai-chat" as const, service: "examples/openai-chat/service.yaml" };
  const host = withTexts(machine, { "a.jsonl": text });
  const { run, text: told } = inBulk({ ...request, ...from }, host);
  const all = check({ ...request, ...from }, host);
  expect(same(linesOf(run, told))).toEqual(same(linesOf(all, ndjsonReport(buildReport(all)))));
});
