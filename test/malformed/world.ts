import { parseInstant } from "../../src/base/instant.ts";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { memoryHost, nodeHost, type Host } from "../../src/base/host.ts";
import { invariant } from "../../src/base/invariant.ts";
import { locales } from "../../src/base/locale.ts";
import { formatPlace, type Place } from "../../src/base/text.ts";
import type { CheckRequest } from "../../src/engine/check/check-request.ts";
import { runCheck } from "../../src/engine/check/check.ts";
import { runCompile } from "../../src/engine/compile.ts";
import { runTests } from "../../src/engine/test-packs.ts";
import type { ContradictedFacts } from "../../src/evaluate/decision.ts";
import { contradictedMessage } from "../../src/report/messages/grounds.ts";
import type { Told } from "../kit/chinese.ts";
import { prepared } from "../kit/repository.ts";

export type Files = Readonly<Record<string, string | Uint8Array>>;

const disk = nodeHost(".");

/** The texts below a folder, by their path from it. */
function below(folder: string, prefix = ""): Files {
  const all = disk.list(`${folder}/${prefix}`).map((name): Files => {
    const path = `${prefix}${name}`;
    if (disk.isFolder(`${folder}/${path}`)) return below(folder, `${path}/`);
    const text = disk.readText(`${folder}/${path}`);
    return text === undefined ? {} : { [path]: text };
  });
  return Object.fromEntries(all.flatMap((it) => Object.entries(it)));
}

const shipped = [
  ["dist/library.json", prepared["dist/library.json"]] as const,
  ...["vocabulary", "calendar", "foreign"].flatMap((it) =>
    Object.entries(below(`policies/${it}`)).map(([path, text]) => [`policies/${it}/${path}`, text] as const),
  ),
];

/** The sound files that rows change. */
export const base: Files = below("test/malformed/base");

/** What is said: its code, its place (none of what is asked for), and what to write instead. */
export interface Said extends Told {
  readonly severity: "error" | "warning";
  readonly at: string | undefined;
}

export interface Answer {
  readonly said: readonly Said[];
  readonly exit: number;
  /** What was left alone, and why. */
  readonly skipped: readonly string[];
}

/** What a user asks beside the inputs, in a row's own words. */
export type Wish = Partial<Pick<CheckRequest, "inputs" | "packs" | "profile" | "columns" | "from" | "service">>;

const now = parseInstant("2026-06-30T12:00:00+08:00");
invariant(now !== undefined, "the day exists");
const nothing = { asOf: undefined, lawOf: undefined, party: undefined, service: undefined, profile: undefined };
const request: CheckRequest = {
  ...nothing,
  inputs: [],
  packs: [],
  failOn: undefined,
  allowUndetermined: true,
  now,
  library: "policies",
};

/** A host of these files beside the shipped vocabulary, calendar and mapping. */
export const hostOf = (files: Files): Host => memoryHost({ ...Object.fromEntries(shipped), ...files });

/** `edict check` on a host. */
export function checked(host: Host, wish: Wish): Answer {
  const { policyProblems, inputProblems, troubles, exitCode, skipped, decision } = runCheck(
    { ...request, ...wish },
    host,
  );
  const said = [
    ...[...policyProblems, ...inputProblems].map(placed),
    ...troubles.map(placeless),
    ...(decision?.contradicted ?? []).map(contradiction),
  ];
  return { said, exit: exitCode, skipped: skipped.map((it) => `${it.path}: ${locales.en.say(it.why)}`) };
}

/** `edict test` on a host. */
export function tested(host: Host, pack: string): Answer {
  const { packs, problems, troubles, exitCode } = runTests([pack], "policies", host);
  const ofCases = packs.flatMap((it) => it.results.flatMap((one) => one.problems));
  return { said: [...problems, ...ofCases].map(placed).concat(troubles.map(placeless)), exit: exitCode, skipped: [] };
}

/** `edict compile` on a host. */
export function compiled(host: Host, pack: string, beside: readonly string[]): Answer {
  const { problems, troubles, exitCode } = runCompile(pack, "policies", host, beside);
  return { said: problems.map(placed).concat(troubles.map(placeless)), exit: exitCode, skipped: [] };
}

/** A contradiction, at the first of its facts. */
function contradiction(it: ContradictedFacts): Said {
  const { params } = contradictedMessage(it);
  const at = it.facts[0] && formatPlace(it.facts[0].place);
  return { code: contradictedMessage(it).code, params, severity: "warning", at };
}

const placed = (it: Diagnostic): Said => ({ ...placeless(it), at: formatPlace(it.place), fix: it.fix });

const placeless = ({ code, params, severity }: Diagnostic<Place | undefined>): Said => {
  return { code, params, severity, at: undefined };
};
