import { parseDay, holdsOn, type Interval } from "../../base/civil-date.ts";
import { invariant } from "../../base/invariant.ts";
import type { RuleResult } from "../../evaluate/decision.ts";
import { rollUp } from "../../evaluate/verdict.ts";
import type { Pack } from "../../pack/pack.ts";

interface Version {
  readonly manifest: { readonly id: string; readonly inForce: Interval };
}

/**
 * The version of a pack whose law a day has: the one in force on it, else the last that began before it, else the first.
 *
 * @example
 * const from = (day) => ({ manifest: { id: "p", inForce: { from: day, until: undefined } } });
 * packVersionOn([from(0), from(9)], "p", "1970-01-03").manifest.inForce.from // 0
 */
export function packVersionOn<V extends Version>(packs: readonly V[], id: string, day: string): V | undefined {
  const versions = packs.filter((it) => it.manifest.id === id).toSorted((a, b) => begin(a) - begin(b));
  const on = parseDay(day);
  invariant(on !== undefined, "a result has a day");
  return (
    versions.find((it) => holdsOn(it.manifest.inForce, on)) ??
    versions.findLast((it) => begin(it) <= on) ??
    versions.at(0)
  );
}

function begin({ manifest: { inForce } }: Version): number {
  return inForce === "never" ? Infinity : inForce.from;
}

/**
 * What the rules of one version of a pack say: of each result, the instances whose law is this version's.
 * A rule that was asked of nothing stands with the version of `day`.
 */
export function resultsOfVersion(
  pack: Pack,
  packs: readonly Pack[],
  results: readonly RuleResult[],
  day: string,
): readonly RuleResult[] {
  const { id } = pack.manifest;
  return results.flatMap((result) => {
    const source = pack.program.rules.get(result.rule);
    if (result.pack !== id || !source) return [];
    const versions = packs.filter((it) => it.manifest.id === id && it.program.rules.has(result.rule));
    if (versions.length === 1) return [result];
    const instances = result.instances.filter((it) => packVersionOn(versions, id, it.lawOf) === pack);
    if (instances.length === 0 && (result.instances.length > 0 || packVersionOn(versions, id, day) !== pack)) return [];
    return [{ ...result, locator: source.locator, instances, verdict: rollUp(instances.map((it) => it.verdict)) }];
  });
}
