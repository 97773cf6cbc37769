import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { fromPlain } from "../../../src/base/document.ts";
import { nodeHost, type Host } from "../../../src/base/host.ts";
import { locales } from "../../../src/base/locale.ts";
import { writeYaml } from "../../../src/base/write-yaml.ts";
import type { CheckRequest } from "../../../src/engine/check/check-request.ts";
import { runCheck } from "../../../src/engine/check/check.ts";
import {
  runAnswer,
  runInterview,
  runShortInterview,
  type InterviewRun,
} from "../../../src/engine/interview/interview.ts";
import { runInit } from "../../../src/engine/project/init.ts";
import type { OpenQuestion } from "../../../src/report/model/interview.ts";
import type { Type } from "../../../src/vocabulary/type.ts";
import { hostWith, nothing, now } from "../report/tiny.ts";
import { commentsOf, someAnswer, textIn, verdictsOf } from "./interview.ts";

const runs = Number(process.env["EDICT_RUNS"] ?? 2);
const path = "new/service.yaml";

/** A new project that is judged by the tiny pack, or by the one that judges by default. */
function begun(pack: string): { readonly request: CheckRequest; readonly host: Host } {
  const made = runInit(
    { folder: "new", packs: [pack], locale: locales.en, ci: "none", now, library: "policies" },
    hostWith({}),
  );
  const texts = Object.fromEntries(made.files.map((it) => [it.path, it.text]));
  return { request: { ...nothing, packs: [pack], inputs: [path] }, host: hostWith(texts) };
}

/** Facts that a document states: words, figures, lists of them, and that there is nothing; its name is none. */
function factsIn(value: unknown): number {
  if (Array.isArray(value)) {
    const groups = value.filter((it) => typeof it === "object" && it !== null);
    return groups.length === 0 ? 1 : groups.reduce((sum: number, it) => sum + factsIn(it), 0);
  }
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, it) => sum + factsIn(it), 0);
}

/** What holds of every answer that is written. */
function holds(
  before: string,
  after: string,
  question: InterviewRun["questions"][number],
  request: CheckRequest,
): void {
  const [was, is] = [before, after].map((it): { readonly service: object } => parse(it));
  if (!was || !is) throw new Error("a document is read");
  // All but the fact, the elements and the papers that it brings along is as it was.
  const without = (it: { readonly service: object }): string => {
    const copy = structuredClone(it) as unknown as Record<string, unknown>;
    delete copy["evidence"];
    remove(
      copy,
      question.path.split(/[.[\]]+/).filter((step) => step !== ""),
    );
    return JSON.stringify(copy);
  };
  expect(without(is)).toBe(without(was));
  expect(commentsOf(after)).toEqual(commentsOf(before));
  const byHand = runCheck(request, hostWith({ [path]: writeYaml(fromPlain(parse(after))) }));
  expect(verdictsOf(runCheck(request, hostWith({ [path]: after })))).toEqual(verdictsOf(byHand));
}

/** Takes a value out, and the groups that held nothing else. */
function remove(at: Record<string, unknown>, [step = "", ...rest]: readonly string[]): void {
  const below = at[step];
  if (rest.length > 0 && typeof below === "object" && below !== null) remove(below as Record<string, unknown>, rest);
  const isEmpty = typeof below === "object" && below !== null && Object.keys(below).length === 0;
  if (rest.length === 0 || isEmpty) delete at[step];
}

test.each([
  ["/tiny", 40],
  ["cn.genai_interim_measures", 14],
])("every answer by %s changes its fact and nothing else, and counts as if it were written by hand", (pack, most) => {
  const refusals = new Set<string>();
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat({ max: 1000 })), (seeds) => {
      const { request, host: start } = begun(pack);
      let host = start;
      let run = runInterview(request, host);
      for (let asked = 0; asked < most; asked++) {
        const question = run.questions[Number(seeds.next().value) % Math.max(1, run.questions.length)];
        if (!question) break;
        const before = textIn(host, path);
        const text = someAnswer(question, Number(seeds.next().value));
        const done = runAnswer(request, host, run, { path: question.name, text });
        if ("refused" in done) {
          refusals.add(locales.en.say(done.refused));
          continue;
        }
        holds(before, done.text, question, request);
        [host, run] = [done.host, done.after];
        const { facts, signatures } = run.progress;
        const { service } = parse(done.text) as { readonly service: Readonly<Record<string, unknown>> };
        const { id: _, ...own } = service;
        expect(facts).toEqual({ stated: factsIn(own), all: factsIn(own) + run.questions.length });
        expect(run.questions.some((it) => it.input === question.input && it.path === question.path)).toBe(false);
        expect(signatures).toEqual({ given: 0, all: run.missing.length });
      }
    }),
    { numRuns: runs },
  );
  // What is refused is a contradiction, or a day out of order, and never because it could not be written.
  for (const it of refusals) expect(it).not.toContain("cannot be written");
});

/** What people may answer: each word that there is, or an early, a late or some other value. */
function answersTo({ field: { type, nullable }, naming }: OpenQuestion): readonly string[] {
  const own = naming ? ["name-x"] : answersOf(type);
  return [...own, ...(nullable || type.kind === "list" ? ["null"] : [])];
}

function answersOf(type: Type): readonly string[] {
  switch (type.kind) {
    case "boolean":
      return ["yes", "no"];
    case "number":
      return ["0", "1"];
    case "enum":
      return type.members;
    case "date":
      return ["2020-01-01", "2026-06-01"];
    case "datetime":
      return ["2020-01-01T09:00:00+08:00", "2026-06-01T09:00:00+08:00"];
    case "duration":
      return ["1 hour", "3000 days"];
    case "document":
      return ["paper-x, document, 2026-01-01, none"];
    case "list":
      return type.element.kind === "enum"
        ? [...type.element.members, type.element.members.join()]
        : answersOf(type.element);
    default:
      return ["words"];
  }
}

/** Those that lack facts, and not signatures alone. */
const dossiers = ["openai-chat", "companion", "photo-editor", "public-terms", "voice-market"];

test.each(dossiers.slice(0, Math.ceil(runs / 2)))(
  "in %s one answer settles as many rules as a question says",
  (name) => {
    const host = nodeHost(".");
    const inputs = [`examples/${name}/service.yaml`];
    const asked: CheckRequest = { ...nothing, packs: ["cn.genai_interim_measures"], inputs };
    const run = runInterview(asked, host);
    const open = ({ report }: InterviewRun, rule: string): number =>
      verdictsOf(report).filter((it) => it.startsWith(`${rule} `) && it.endsWith(" undetermined")).length;
    const claiming = run.questions.filter((it) => it.settles.length > 0);
    expect(claiming.length).toBeGreaterThan(5);
    for (const question of claiming.filter((_, at) => runs > 2 || at % 4 === 2)) {
      const settled = answersTo(question).some((text) => {
        const done = runAnswer(asked, host, run, { path: question.name, text }, runShortInterview);
        return "after" in done && question.settles.every((rule) => open(done.after, rule) < open(run, rule));
      });
      expect([question.name, settled]).toEqual([question.name, true]);
    }
  },
);
