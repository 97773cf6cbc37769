import { startOfDay, utc } from "../../../../src/base/instant.ts";
import type { Difference } from "../../../../src/analysis/diff/diff-packs.ts";
import type { RuleDiff } from "../../../../src/analysis/diff/diff-rules.ts";
import { parseDay, type Day } from "../../../../src/base/civil-date.ts";
import type { Host } from "../../../../src/base/host.ts";
import { invariant } from "../../../../src/base/invariant.ts";
import { locales } from "../../../../src/base/locale.ts";
import { runDiff, type DiffRequest, type DiffRun } from "../../../../src/engine/index.ts";
import { hostWith } from "../../report/tiny.ts";

type Files = Readonly<Record<string, string>>;

/** The files of a pack with an outline of two articles; its policy may write the articles itself, or what stands in article 1(1). */
export function text(folder: string, policy: string, inForce = "{ from: 2024-01-01 }", version = "1.0.0"): Files {
  const isWhole = /^\s*article\b/.test(policy);
  return {
    [`${folder}/pack.yaml`]: `id: x.prizes
version: ${version}
title: { zh: 奖品, en: Prizes }
rank: rules
text: none
in_force: ${inForce}
zone: Asia/Shanghai
calendar: cn
vocabulary: genai@1
parties: [provider, user]
roles: [counsel]
`,
    [`${folder}/outline.yaml`]:
      'units: { "1": { en: A, zh: 一 }, "1.1": { en: A, zh: 一 }, "2": { en: B, zh: 二 }, "2.1": { en: B, zh: 二 } }\n',
    [`${folder}/policy.edict`]: isWhole ? policy : `article 1 { paragraph 1 {\n${policy}\n} }\n`,
  };
}

/** A rule on a service. */
export const rule = (name: string, clauses: string, party = "provider"): string =>
  `rule ${name}: ${party} must "act" {\non service\n${clauses}\n}`;

/** The day of judgement. */
export function dayOfTests(): Day {
  const day = parseDay("2026-11-01");
  invariant(day !== undefined, "the day exists");
  return day;
}

/** Compares two of the folders of some files, beside the shipped packs. */
export function run(files: Files | Host, old: string, later: string, more: Partial<DiffRequest> = {}): DiffRun {
  const request: DiffRequest = {
    old,
    new: later,
    asOf: undefined,
    beside: [],
    inputs: [],
    service: undefined,
    profile: undefined,
    party: undefined,
    budget: 80,
    failOn: undefined,
    requireVersion: false,
    readRevision: undefined,
    now: startOfDay(dayOfTests(), utc),
    library: "policies",
    ...more,
  };
  return runDiff(request, isHost(files) ? files : hostWith(files));
}

const isHost = (it: Files | Host): it is Host => typeof it["readText"] === "function";

/** What differs between two policies of one pack. */
export function between(old: string, later: string, more: Partial<DiffRequest> = {}): Difference {
  const { difference, problems, troubles } = run({ ...text("old", old), ...text("new", later) }, "old", "new", more);
  const wrong = [...problems.filter((it) => it.severity === "error"), ...troubles].map((it) => locales.en.say(it));
  invariant(difference, `the two policies compile: ${wrong.join("; ")}`);
  return difference;
}

const names = (rules: RuleDiff["rules"]["old"]): string => rules.map((it) => it.name).join("+");

/** `changed a -> a: stricter`, for each change that is none of `unchanged`. */
export function told({ changes }: Difference): readonly string[] {
  return changes
    .filter((it) => it.kind !== "unchanged")
    .map((it) => {
      const shown = it.witnesses.map((one) => one.direction).join(" and ");
      return `${it.kind} ${names(it.rules.old)} -> ${names(it.rules.new)}${shown === "" ? "" : `: ${shown}`}`;
    });
}
