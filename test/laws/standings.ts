import fc from "fast-check";
import { one } from "./operands.ts";
import { block, type Block, type Span } from "./plan.ts";
import { intervals } from "./rules.ts";

/** When what stands in a unit is law, and whether its words were seen. */
export interface StandingOfUnit {
  /** An article, a paragraph, an item. */
  readonly unit: string;
  readonly words: readonly string[];
}

const words = fc.oneof(
  { weight: 3, arbitrary: intervals },
  { weight: 1, arbitrary: fc.constant('unverified "a copy of a copy"') },
);

/** Of a few units, outer before inner. */
export const standings: fc.Arbitrary<readonly StandingOfUnit[]> = fc
  .uniqueArray(fc.tuple(one("1", "2", "3", "1.1", "1.2", "2.1", "2.1.1"), words), {
    maxLength: 2,
    selector: ([unit]) => unit,
  })
  .map((all) => all.map(([unit, it]) => ({ unit, words: [it] })).toSorted((a, b) => a.unit.length - b.unit.length));

export const inUnits = (all: readonly StandingOfUnit[]): readonly Block[] =>
  all.flatMap(({ unit, words: said }) => said.map((it) => block(unit, it)));

/** The days of `in force from A until B`. */
export function daysIn(clause: string): Span | undefined {
  const [, from, until] = /^in force from (\S+)(?: until (\S+))?$/.exec(clause) ?? [];
  return from === undefined ? undefined : { from, until };
}

/** Without days that meet none of those around them: outer units stand before inner ones. */
export function withFittingDays(all: readonly StandingOfUnit[], pack: Span | "never"): readonly StandingOfUnit[] {
  const kept: StandingOfUnit[] = [];
  for (const it of all) {
    const around = kept.filter((one) => it.unit.startsWith(`${one.unit}.`)).flatMap(daysOf);
    const isFitting = (clause: string): boolean => {
      const own = daysIn(clause);
      return own === undefined || pack === "never" || meet([own, pack, ...around]);
    };
    kept.push({ ...it, words: it.words.filter(isFitting) });
  }
  return kept;
}

const daysOf = ({ words: said }: StandingOfUnit): readonly Span[] => said.flatMap((it) => daysIn(it) ?? []);

const meet = (spans: readonly Span[]): boolean =>
  spans.every((it) => spans.every((other) => other.until === undefined || it.from < other.until));
