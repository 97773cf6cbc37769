import { formatDay, type Day } from "../../base/civil-date.ts";
import type { Instance, RuleResult } from "../../evaluate/decision.ts";
import { restsOn } from "../../evaluate/instance-grounds.ts";
import { plainShown } from "../../evaluate/show-value.ts";
import type { Evidence } from "../../vocabulary/input.ts";
import type { ReportEvidence } from "./report.ts";
import { reportPlace, showPlace } from "./report-place.ts";
import type { ReportRun } from "./report-run.ts";

/** The papers that documents bring, in their order, each with its days and the rules that rest on it or miss it. */
export function reportEvidence(
  { inputs, service, settings }: Pick<ReportRun, "inputs" | "service" | "settings">,
  rules: readonly RuleResult[],
): readonly ReportEvidence[] {
  const naming = new Map<string, Set<string>>();
  for (const result of rules) {
    for (const id of result.instances.flatMap(papersOf)) {
      naming.set(id, (naming.get(id) ?? new Set()).add(result.rule));
    }
  }
  const read = [...inputs, ...(service ? [service] : [])];
  const all = read.flatMap(({ source, evidence }) =>
    [...evidence.values()].map((it): ReportEvidence => {
      const key = keyOf(source.path, it.id);
      return {
        id: it.id,
        kind: it.evidenceKind,
        collected_on: formatDay(it.collectedOn),
        expires_on: it.expiresOn === undefined ? undefined : formatDay(it.expiresOn),
        state: stateOf(it, settings.asOf),
        at: reportPlace({ source, span: it.span }),
        rules: [...(naming.get(key) ?? [])],
      };
    }),
  );
  return [...new Map(all.map((it) => [showPlace(it.at), it])).values()];
}

function stateOf({ collectedOn, expiresOn }: Evidence, asOf: Day): ReportEvidence["state"] {
  if (collectedOn > asOf) return "not-yet";
  return expiresOn !== undefined && expiresOn < asOf ? "expired" : "good";
}

const keyOf = (path: string, id: string): string => JSON.stringify([path, id]);

/** The papers of signatures, those that facts name, and those that have expired. */
function papersOf(it: Instance): readonly string[] {
  const grounds = restsOn(it).flatMap((one) => {
    if (one.kind === "attestation") return one.evidence.map((id) => keyOf(one.place.source.path, id));
    return one.kind === "fact" ? [keyOf(one.place.source.path, plainShown(one.shown))] : [];
  });
  const expired = it.causes.flatMap((one) =>
    one.kind === "expired-document" ? [keyOf(one.place.source.path, one.id)] : [],
  );
  return [...grounds, ...expired];
}
