import type { Coverage, UnitCoverage } from "../../analyse/coverage.ts";
import type { Locale } from "../../base/locale.ts";

/** How many units there are, and of which sort each is. */
export interface CoverageSummary {
  readonly units: number;
  /** Something of it can be judged or is read by what can. */
  readonly encoded: number;
  /** Only told to carry no rule, or to be quoted. */
  readonly stated: number;
  readonly open: number;
}

export function summariseCoverage({ units }: Pick<Coverage, "units">): CoverageSummary {
  const open = units.filter((it) => it.open.length > 0).length;
  const encoded = units.filter((it) => it.open.length === 0 && it.encodes.length > 0).length;
  return { units: units.length, encoded, stated: units.length - open - encoded, open };
}

/** The stretches of a unit that nothing holds and that say something, in the reader's script. */
export function notHeld({ words, pieces }: UnitCoverage, locale: Locale): readonly string[] {
  if (!words) return [];
  const text = locale.script === "zh-Hans" ? words.hans : words.hant;
  return pieces
    .filter((it) => it.by === undefined)
    .map((it) => text.slice(it.start, it.end).replaceAll(/^[\p{P}\s]+|[\p{P}\s]+$/gu, ""))
    .filter((it) => it !== "");
}

/** What encodes a unit, by kind: `rule` → its names. */
export function encodedBy({ encodes }: UnitCoverage): ReadonlyMap<UnitCoverage["encodes"][number]["kind"], string[]> {
  const found = new Map<UnitCoverage["encodes"][number]["kind"], string[]>();
  for (const { kind, name } of encodes) found.set(kind, [...(found.get(kind) ?? []), name]);
  return found;
}
