import { expect, test } from "vitest";
import { parse } from "yaml";
import type { ExitCode } from "../../src/base/diagnostic.ts";
import { memoized } from "../../src/base/memoized.ts";
import { locales } from "../../src/base/locale.ts";
import { runCheck } from "../../src/engine/check/check.ts";
import { runLock } from "../../src/engine/lock/lock.ts";
import { checkWithReceipt } from "../../src/engine/lock/receipt.ts";
import { runVerify } from "../../src/engine/lock/verify.ts";
import { outcomeOf } from "../../src/evaluate/verdict.ts";
import { unsuppressed } from "../../src/pack/waive/suppressions.ts";
import { buildReport } from "../../src/report/model/build-report.ts";
import type { ReportRun } from "../../src/report/model/report-run.ts";
import { jsonText } from "../../src/report/render/json.ts";
import { baselineReport } from "../../src/report/render/suppressions.ts";
import { textReport } from "../../src/report/render/text.ts";
import { allRules } from "../../src/report/view/findings.ts";
import { law } from "../rooms/pack/laws.ts";
import { plain as textOptions } from "../rooms/report/plain.ts";
import { hostWith, nothing } from "../rooms/report/tiny.ts";
import { kinds, type Kind } from "./slips.ts";
import { placesIn, textOfWritten, writtenOf, type Steps, type Written } from "./written.ts";

/** Duties of each kind of answer: broken, waived, known, open, clear by a fact, a signature, a reading, a list and an assumption. */
const policy = `
open term promptly: duration
open list places: string means ["site", ...]
standard fair "The service is fair" { judged by counsel valid for 12 months evidence [document] }
rule broken: provider must "state a version" { on service require service.version is present }
rule waived: provider must "say when it ended" { on service require service.ended_on is present }
rule known: provider must "generate nothing" { on service forbid service.generates_content }
rule unsaid: provider must "do no training" { on service forbid service.training.performed }
rule named: provider must "have a name" { on service require service.name is present }
rule judged: provider must "be fair" { on service require fair is met }
rule read: provider must "assess in time" {
  on service
  require service.annotation.quality_assessment.done_on <= service.launched_on + promptly
}
rule listed: provider must "be where it may" { on service require service.name in places }
rule assumed: provider must "stay at home" { on service forbid service.operates_abroad }
rule licensed: provider must "have licences" { on service for each model in service.models require model.licence is present }
rule lawful: provider must "give no illegal answer" { on response when response.sent forbid response.refused }
rule told: provider must "report" { on incident require incident.reported_at by incident.discovered_at + 24 hours }
`;

/** Each file as plain data, but for those of the pack. */
const plain = {
  "edict.yaml": {
    packs: ["law"],
    inputs: ["service.yaml", "response.yaml", "incident.yaml"],
    service: "service.yaml",
    profile: "profile.yaml",
    waivers: "waivers.yaml",
    baseline: "baseline.json",
    party: "provider",
    as_of: "2026-06-30",
    fail_on: "medium",
    longest_waiver: "6 months",
    allow: ["undetermined"],
  },
  "service.yaml": {
    kind: "service",
    vocabulary: "genai@1",
    facts_on: "2026-06-30",
    service: {
      id: "chat",
      name: "kiosk",
      version: null,
      launched_on: "2026-05-06",
      ended_on: null,
      generates_content: true,
      modalities: ["text", "image"],
      annotation: { quality_assessment: { done_on: "2026-05-10", sample_size: 600, pass_rate: 0.973 } },
      models: [
        { name: "small", licence: null },
        { name: "large", licence: "own" },
      ],
    },
    attestations: [
      {
        standard: "t.law.fair",
        about: { subject: "chat" },
        met: true,
        by: { name: "Lin Wei", role: "counsel" },
        on: "2026-05-06",
        evidence: ["opinion"],
      },
    ],
    evidence: [{ id: "opinion", kind: "document", collected_on: "2026-05-06", expires_on: null }],
  },
  "response.yaml": {
    kind: "response",
    vocabulary: "genai@1",
    facts_on: "2026-06-30",
    response: {
      id: "r-1",
      at: "2026-06-10T08:00:05+08:00",
      modality: "text",
      text: "hello",
      refused: true,
      sent: true,
    },
  },
  "incident.yaml": {
    kind: "incident",
    vocabulary: "genai@1",
    facts_on: "2026-06-30",
    incident: {
      id: "i-1",
      kind: "outage",
      discovered_at: "2026-06-10T08:00:00+08:00",
      reported_at: "2026-06-10T20:00:00+08:00",
    },
  },
  "profile.yaml": {
    interpretations: [
      {
        term: "t.law.promptly",
        value: "10 days",
        by: "Lin Wei",
        on: "2026-01-05",
        from: "2026-01-05",
        until: null,
        because: "our plan says ten days",
      },
      {
        list: "t.law.places",
        member: "kiosk",
        in: true,
        by: "Lin Wei",
        on: "2026-01-05",
        from: "2026-01-05",
        until: "2027-01-05",
        because: "it is listed by practice",
      },
    ],
    assumptions: [
      {
        fact: "service.operates_abroad",
        value: false,
        by: "Lin Wei",
        from: "2026-01-05",
        until: null,
        because: "there is one branch only",
      },
    ],
    severities: { "t.law.broken": "medium", "t.law.known": "critical" },
  },
  "waivers.yaml": {
    waivers: [
      {
        rule: "t.law.waived",
        input: "service.yaml",
        reason: "it is mended with the next release",
        requester: "Wei",
        approver: "Lin",
        approved_on: "2026-05-20",
        from: "2026-06-01",
        until: "2026-07-31",
      },
    ],
  },
};

const ofPack = law("law", { id: "t.law", policy });

type Files = Readonly<Record<string, string>>;

const request = { ...nothing, inputs: ["."] };
const check = (files: Files, locked = false): ReportRun => runCheck({ ...request, locked }, hostWith(files));

/** The sound project, with a baseline of one of its breaches, and a waiver of what was seen of another. */
const sound: Files = (() => {
  const own = Object.entries(plain).map(([path, it]) => [path, textOfWritten(writtenOf(it))] as const);
  const before = { ...ofPack, ...Object.fromEntries(own) };
  const { baseline: _, ...project } = plain["edict.yaml"];
  const run = check({ ...before, "edict.yaml": textOfWritten(writtenOf(project)) });
  const report = buildReport(run);
  const seen = allRules(report).find((it) => it.rule === "t.law.waived")?.instances[0]?.seen;
  const waivers = plain["waivers.yaml"].waivers.map((it) => ({ ...it, seen }));
  const all = JSON.parse(baselineReport(report)) as {
    readonly findings: readonly { readonly rule: string }[];
  };
  const findings = all.findings.filter((it) => it.rule === "t.law.known");
  const written = { "waivers.yaml": textOfWritten(writtenOf({ waivers })) };
  return { ...before, ...written, "baseline.json": JSON.stringify({ ...all, findings }) };
})();

const lock = runLock([], [], request.library, hostWith(sound)).text ?? "";
const receipt = jsonText(checkWithReceipt(request, hostWith(sound)).receipt ?? {});

/** How a rule stands for whoever relies on it, the clearer the smaller. */
const standings = ["clear", "covered", "open", "breach"] as const;
type Standing = (typeof standings)[number];

function standingsOf({ decision, cover }: ReportRun): ReadonlyMap<string, Standing> {
  const standingOf = (result: NonNullable<typeof decision>["rules"][number]): Standing => {
    const left = unsuppressed(result, cover);
    const outcome = outcomeOf(result.verdict);
    if (left === "violated") return "breach";
    if (left === "undetermined" || result.verdict === "pending") return "open";
    return outcome === "breach" || outcome === "open" ? "covered" : "clear";
  };
  return new Map(decision?.rules.map((it) => [it.rule, standingOf(it)]));
}

/** What ends a run that could not be judged as it was asked. */
const told: ReadonlySet<ExitCode> = new Set<ExitCode>([3, 4, 64, 69]);

/** The rules that are clearer than they were, where nothing tells why: a breach may become open, and nothing more. */
function clearerThan(before: ReadonlyMap<string, Standing>, run: ReportRun): readonly string[] {
  if (told.has(run.exitCode)) return [];
  const after = standingsOf(run);
  const level = (it: Standing): number => Math.min(standings.indexOf(it), standings.indexOf("open"));
  return [...before].flatMap(([rule, was]) => {
    const is = after.get(rule) ?? "clear";
    return level(is) < level(was) ? [`${rule} was ${was}, is ${is}`] : [];
  });
}

/** All that is said of a run: no diagnostic and no report throws. */
function say(run: ReportRun): void {
  for (const it of [...run.troubles, ...run.policyProblems, ...run.inputProblems]) locales.en.say(it);
  textReport(buildReport(run), textOptions);
}

interface Change {
  readonly path: string;
  readonly kind: Kind;
  readonly steps: Steps;
}

const all: Files = { ...sound, "edict.lock": lock, "receipt.json": receipt };

/** A file as its values are written; they are YAML or JSON, which is YAML too. */
const writtenIn = memoized((path: string): Written => writtenOf(parse(all[path] ?? "")));

const changesOf = (path: string): readonly Change[] =>
  placesIn(writtenIn(path)).flatMap((steps) => kinds.map((kind) => ({ path, kind, steps })));

/** The file with the change; undefined where it cannot be made there, or changes nothing. */
function changed({ path, kind, steps }: Change): string | undefined {
  const whole = kind.change(writtenIn(path), steps);
  const text = whole && textOfWritten(whole);
  return text === textOfWritten(writtenIn(path)) ? undefined : text;
}

const runs = process.env["EDICT_RUNS"];

/** One in so many, or all where `npm run ready` asks. */
const share = (all: readonly Change[], one: number): readonly Change[] =>
  runs === undefined ? all.filter((_, at) => at % one === 0) : all;

const named = ({ path, kind: { name }, steps }: Change): string => `${path} at ${steps.join(".")}, ${name}`;

/** Files that have values by default: what is left out of them means something else. */
const hasDefaults = (path: string): boolean => path === "edict.yaml" || path === "law/pack.yaml";
const isSlip = ({ path, kind }: Change): boolean =>
  kind.isSlip && !(hasDefaults(path) && kind.name === "entry left out");

const files = [...Object.keys(plain), "baseline.json", "law/pack.yaml", "law/outline.yaml"];

test("the sound project has a rule of every standing", () => {
  const run = check(sound);
  expect([...run.troubles, ...run.policyProblems, ...run.inputProblems].map((it) => locales.en.say(it))).toEqual([]);
  expect(run.exitCode).toBe(1);
  expect(Object.fromEntries(standingsOf(run))).toMatchInlineSnapshot(`
    {
      "t.law.assumed": "clear",
      "t.law.broken": "breach",
      "t.law.judged": "clear",
      "t.law.known": "covered",
      "t.law.lawful": "breach",
      "t.law.licensed": "breach",
      "t.law.listed": "clear",
      "t.law.named": "clear",
      "t.law.read": "clear",
      "t.law.told": "clear",
      "t.law.unsaid": "open",
      "t.law.waived": "covered",
    }
  `);
});

test.each(files)("no slip in %s makes anything clearer without a word", (path) => {
  const before = standingsOf(check(sound));
  const found = share(changesOf(path), 23).flatMap((it) => {
    const text = changed(it);
    if (text === undefined) return [];
    const run = check({ ...sound, [path]: text });
    say(run);
    return isSlip(it) ? clearerThan(before, run).map((one) => `${named(it)}: ${one}`) : [];
  });
  expect(found).toEqual([]);
});

test("no change of a lock makes anything clearer without a word", () => {
  const before = standingsOf(check({ ...sound, "edict.lock": lock }, true));
  const found = share(changesOf("edict.lock"), 101).flatMap((it) => {
    const text = changed(it);
    const run = text === undefined ? undefined : check({ ...sound, "edict.lock": text }, true);
    return run ? clearerThan(before, run).map((one) => `${named(it)}: ${one}`) : [];
  });
  expect(found).toEqual([]);
});

test("no receipt that says anything else is reproduced", () => {
  const found = share(changesOf("receipt.json"), 101).flatMap((it) => {
    const text = changed(it);
    if (text === undefined) return [];
    const asked = { ...request, receipt: "receipt.json" };
    const { exitCode } = runVerify(asked, hostWith({ ...sound, "receipt.json": text }));
    return exitCode === 0 ? [named(it)] : [];
  });
  expect(found).toEqual([]);
});
