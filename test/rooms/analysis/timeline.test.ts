import { expect, test } from "vitest";
import { changesBetween } from "../../../src/analysis/timeline/outcome-changes.ts";
import { timelineOf } from "../../../src/analysis/timeline/timeline.ts";
import { namedTriggers } from "../../../src/analysis/timeline/triggers.ts";
import { formatDay } from "../../../src/base/civil-date.ts";
import { fieldOf } from "../../../src/base/document.ts";
import type { Run } from "../../../src/evaluate/context.ts";
import { product } from "../../laws/product.ts";
import { compile, day, decideBy, type Asking, type SmallPack } from "../../laws/small-world.ts";
import { quoted } from "../../laws/text.ts";
import { adoption, membership } from "../evaluate/profile.ts";
import { articles, pack, rule } from "../evaluate/small-rules.ts";

/** The run that judges a service by a pack, without its day. */
function runOf(law: SmallPack, service: string, asking: Partial<Asking> = {}): Run {
  const runs: Run[] = [];
  const evaluateRun: typeof product.evaluateRun = (run) => {
    runs.push(run);
    return product.evaluateRun(run);
  };
  decideBy(compile([law]), `service: ${service}`, { ...asking, pipeline: { ...product, evaluateRun } });
  const [run] = runs;
  if (!run) throw new Error("a decision comes from a run");
  return run;
}

/** `2025-10-12 undetermined -> satisfied by adoption`, for each change of a rule between two days. */
function turns(run: Run, from = "2025-10-01", to = "2025-10-31"): readonly string[] {
  return timelineOf(run, [], day(from), day(to)).dates.flatMap((date) =>
    date.changes.flatMap(({ kind, from: before, to: after, causes }) => {
      const [was, is] = kind === "rule" ? [before?.verdict, after?.verdict] : [before, after];
      return `${formatDay(date.day)} ${was} -> ${is} by ${causes.map((it) => it.cause.kind).join(", ")}`;
    }),
  );
}

const span = { start: 0, end: 0 };
const paper = {
  id: "paper",
  evidenceKind: "document",
  collectedOn: day("2025-10-05"),
  expiresOn: day("2025-10-15"),
  span,
};

test("the last day that is asked for is judged, the next one is not", () => {
  const run = runOf(pack("t", articles(rule("one", "require service.ended_on by 2025-10-14"))), "{ ended_on: null }");
  expect(turns(run, "2025-10-01", "2025-10-15")).toEqual(["2025-10-15 pending -> violated by deadline"]);
  expect(turns(run, "2025-10-01", "2025-10-14")).toEqual([]);
  expect(turns(run, "2025-10-15")).toEqual([]);
});

test("an event is not known to have happened before its day", () => {
  const law = pack("t", articles(rule("one", "require service.ended_on is present")));
  const run = runOf(law, "{ id: s, ended_on: 2025-10-14 }");
  const inputs = run.inputs.map((it) => {
    const day = fieldOf(it.roots.get("service"), "ended_on");
    return { ...it, events: new Set(day ? [day] : []) };
  });
  expect(turns({ ...run, inputs })).toEqual(["2025-10-14 undetermined -> satisfied by done"]);
  expect(turns(run)).toEqual([]);
});

test("a document without a day is held against another on that one's day only", () => {
  const law = pack("t", articles(rule("one", 'require service.note == "a"')));
  const run = runOf(law, "{ id: s, note: a }", { factsOn: "2025-10-12" });
  const others = runOf(law, "{ id: s, note: b }", { factsOn: undefined }).inputs;
  const inputs = [...run.inputs, ...others.map((it) => ({ ...it, source: { ...it.source, path: "other.yaml" } }))];
  expect(turns({ ...run, inputs })).toEqual([
    "2025-10-12 violated -> undetermined by told-twice",
    "2025-10-13 undetermined -> violated by told-twice",
  ]);
});

test("a document contradicts another from its own day on", () => {
  const asked = `rule one: provider must "act" {\nquote "${quoted}"\non answer\nrequire question.mood == calm\n}`;
  const runs = [
    ["10", "calm"],
    ["20", "busy"],
  ].map(([id, mood]) => {
    const answer = `answer: { id: "${id}", at: "2025-10-${id}T10:00:00+08:00" }`;
    return runOf(pack("t", articles(asked)), `{ id: s }\n${answer}\nquestion: { id: q, mood: ${mood} }`);
  });
  const inputs = runs.flatMap((it, index) =>
    it.inputs.map((one) => ({ ...one, factsOn: undefined, source: { ...one.source, path: `${index}.yaml` } })),
  );
  const [run] = runs;
  expect(run && turns({ ...run, inputs })).toEqual([
    "2025-10-10 not_examined -> satisfied by document",
    "2025-10-20 satisfied -> undetermined by document",
  ]);
});

test("an entry of a profile turns on the later of its first day and its signature, and on its end", () => {
  const moods = `open list moods: string means ["calm", ...] quote "及時"\n${rule("one", "require service.note in moods")}`;
  const turned = (on: string, from: string, until?: string): readonly string[] => {
    const entry = { on: day(on), from: day(from), until: until === undefined ? undefined : day(until) };
    const profile = { memberships: [membership("busy", true, entry)] };
    return turns(runOf(pack("t", articles(moods)), "{ note: busy }", { profile }));
  };
  const [begins, ends] = ["undetermined -> satisfied by membership", "satisfied -> undetermined by membership"];
  expect(turned("2025-10-12", "2025-10-05")).toEqual([`2025-10-12 ${begins}`]);
  expect(turned("2025-10-05", "2025-10-12", "2025-10-20")).toEqual([`2025-10-12 ${begins}`, `2025-10-20 ${ends}`]);
  expect(turned("2025-10-20", "2025-10-05", "2025-10-20")).toEqual([]);
});

test("a paper counts from the day on which it was collected, and no longer on the day after its last", () => {
  const run = runOf(pack("t", articles(rule("one", "require service.proof is present"))), "{ proof: paper }", {
    evidence: [paper],
  });
  expect(turns(run)).toEqual(["2025-10-16 satisfied -> undetermined by evidence"]);
  const days = namedTriggers(run, []).flatMap((it) => (it.cause.kind === "evidence" ? [formatDay(it.day)] : []));
  expect(days).toEqual(["2025-10-05", "2025-10-16"]);
});

test("days are one only where all that turns on them is the same", () => {
  const least = (name: string): string =>
    `parameter ${name}: number means 1 from 2025-10-05 until 2025-10-12, 2 from 2025-10-12`;
  const both = `${least("least")}\n${least("most")}\n${rule("one", "require least <= most")}`;
  const signed = { standard: "t.judged", on: day("2025-10-10") };
  const adoptions = [adoption("pack", "t"), adoption("pack", "t")];
  const run = runOf(pack("t", articles(both)), "{ id: s }", {
    attestations: [signed, { ...signed, span: { start: 1, end: 2 } }, { ...signed, span: { start: 1, end: 2 } }],
    profile: { adoptions },
  });
  const told = namedTriggers(run, []).map(({ day: on, cause }) => {
    const name = "name" in cause ? cause.name : "";
    return `${formatDay(on)} ${cause.kind} ${name}${"begins" in cause && cause.begins ? " begins" : ""}`;
  });
  expect(told.filter((it) => it.includes("parameter")).toSorted()).toEqual([
    "2025-10-05 parameter t.least begins",
    "2025-10-05 parameter t.most begins",
    "2025-10-12 parameter t.least",
    "2025-10-12 parameter t.least begins",
    "2025-10-12 parameter t.most",
    "2025-10-12 parameter t.most begins",
  ]);
  expect(told.filter((it) => it.includes("attestation"))).toHaveLength(2);
  expect(told.filter((it) => it.includes("adoption"))).toHaveLength(1);
});

test("another version of a rule, which binds otherwise and examines nothing, changes nothing; one that examines comes", () => {
  const decision = decideBy(
    compile([pack("t", articles(rule("one", "require service.flag")))]),
    "service: { flag: true }",
  );
  const [own] = decision.rules;
  if (!own) throw new Error("there is one rule");
  const beside = (other: Partial<typeof own>): typeof decision => {
    return { ...decision, rules: [{ ...own, advisory: !own.advisory, ...other }, own] };
  };
  const unexamined = beside({ verdict: "not_examined", instances: [] });
  expect([changesBetween(decision, unexamined), changesBetween(unexamined, decision)]).toEqual([[], []]);
  expect(changesBetween(decision, beside({}))).toMatchObject([{ from: undefined, to: { advisory: true } }]);
});
