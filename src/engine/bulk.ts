import type { Diagnostic } from "../base/diagnostic.ts";
import type { Host } from "../base/host.ts";
import type { Program } from "../evaluate/program.ts";
import type { RuleNode } from "../graph/graph.ts";
import type { ReportRun } from "../report/model/report-run.ts";
import type { Input } from "../vocabulary/input.ts";
import { noCover } from "../waive/cover.ts";
import { checkAttestations } from "./check-attestations.ts";
import type { CheckRequest } from "./check-request.ts";
import { findService, reportOf, unread } from "./check.ts";
import { linesFile, none, noSuchInput } from "./gather.ts";
import type { OpenPacks } from "./open-packs.ts";
import { prepare, toldOf, type Prepared } from "./prepare.ts";
import { othersNeeded } from "./others-needed.ts";

/** What judges lines by themselves. It holds nothing of the lines that it has judged. */
export interface Bulk {
  readonly prepared: Prepared;
  /** The one that all lines belong to. */
  readonly service: Input | undefined;
  /** Mistakes that stand in no line. */
  readonly problems: readonly Diagnostic[];
  /** Rules on documents that hear what other documents break: none of them can be asked of a line alone. */
  readonly crossing: readonly RuleNode[];
  /** Attestations of the service about names that it does not have; a line may. */
  readonly unnamed: readonly Diagnostic[];
}

/**
 * Prepares to judge files line by line, so that each line gets the decisions that a check of the whole files gives it. Where
 * one line could not be judged without the others the report says so, and nothing is judged.
 */
export function openBulk(request: CheckRequest, host: Host, open?: OpenPacks): Bulk | ReportRun {
  const refused = [
    ...request.inputs.filter((it) => !linesFile.test(it)).map((it) => othersNeeded.notLines(it)),
    ...(request.inputs.length === 0 ? [othersNeeded.noFile()] : []),
    ...(request.waivers === undefined ? [] : [othersNeeded.waivers()]),
    ...(request.baseline === undefined ? [] : [othersNeeded.baseline()]),
    ...request.inputs.filter((it) => linesFile.test(it) && !host.isFile(it)).map((it) => noSuchInput(it, undefined)),
  ];
  if (refused.length > 0) return unread(request, refused, []);
  const prepared = prepare(request, host, open);
  if (!("settings" in prepared)) return unread(request, prepared.troubles, prepared.diagnostics);
  const { packs, all, others, profile, reading } = prepared;
  const { input: service, ...found } = findService(host, prepared.asked, none, reading);
  const troubles = [...prepared.troubles, ...found.troubles, ...profile.troubles];
  const told = service ? toldOf(prepared, service) : [];
  const problems = [...found.problems, ...profile.diagnostics, ...told];
  if (prepared.stop || packs.length === 0 || found.troubles.length > 0) {
    const nothing = { inputs: [], service, decision: undefined, cover: noCover };
    return reportOf(prepared, { ...nothing, inputProblems: problems, troubles });
  }
  return {
    prepared: { ...prepared, troubles },
    service: told.length === 0 ? service : undefined,
    problems,
    crossing: packs.flatMap((it) => crossingIn(it.program)),
    unnamed: service ? checkAttestations(all, others, [service]) : [],
  };
}

function crossingIn({ graph }: Program): readonly RuleNode[] {
  const rules = graph.nodes.filter((it) => it.kind === "rule");
  return rules.filter((it) => it.subject !== undefined && it.upon !== undefined);
}
