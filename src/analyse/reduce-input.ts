import { invariant } from "../base/invariant.ts";
import type { Instance, Outcome } from "../evaluate/decision.ts";
import { outcomeOf } from "../evaluate/roll-up.ts";
import type { Assumption } from "../evaluate/settings.ts";
import { placeKey } from "../evaluate/value.ts";
import { hear, sameInstance, type Hearing, type Matter } from "./hearing.ts";
import { allItems, documentsOf, isBelow, itemsCited, without, type Item } from "./items.ts";
import { restricted } from "./restrict.ts";

/** The least that gives an outcome. */
export interface Reduced {
  readonly items: readonly Item[];
  /** The rule heard on these items alone, and what it says. */
  readonly hearing: Hearing;
  readonly instance: Instance;
  /** How often the rule was heard. */
  readonly hearings: number;
}

// INVARIANT (minimal): the items give the outcome, and without any one of them it is another.
/**
 * A subset-minimal set of facts, signatures and papers on which a rule has the outcome of an instance, a breach or a clear one.
 *
 * It begins with what the verdict cites, takes out one item after the other and hears the rule anew, until a whole round
 * takes nothing out: at most n(n+1)/2 hearings for n items, and two rounds for all but few. What a profile says and the
 * days stay as they are; of its assumptions only those that the verdict rests on, for others would fill what is taken out.
 */
export function reduceInput(matter: Matter, instance: Instance): Reduced {
  const wanted = outcomeOf(instance.verdict);
  invariant(wanted !== "open" && wanted !== undefined, "only a breach or a clear outcome rests on facts");
  const fixed = withOwnAssumptions(matter, instance);
  const documents = documentsOf(fixed.run);
  let hearings = 0;
  const on = (items: readonly Item[]): { readonly hearing: Hearing; readonly instance: Instance } | undefined => {
    hearings += 1;
    const hearing = hear({ ...fixed, run: restricted(fixed.run, items) });
    const found = hearing && sameInstance(hearing.instances, instance);
    return found && isOutcome(found, wanted) ? { hearing, instance: found } : undefined;
  };

  const cited = itemsCited(documents, instance);
  let items = on(cited) ? cited : allItems(documents);
  for (let before = -1; before !== items.length;) {
    before = items.length;
    for (const it of inOrder(items)) {
      if (!items.includes(it)) continue;
      const fewer = without(items, it);
      if (on(fewer)) items = fewer;
    }
  }
  items = items.filter((it) => !isImplied(it, items));
  const end = on(items);
  invariant(end, "what is left gives the outcome");
  return { items, ...end, hearings };
}

const isOutcome = ({ verdict }: Instance, wanted: Outcome): boolean => outcomeOf(verdict) === wanted;

/** What a verdict cites first stands in the first broken clause: it stays longest. Signatures go before their papers. */
function inOrder(items: readonly Item[]): readonly Item[] {
  const facts = items.filter((it) => it.kind === "fact").toReversed();
  return [
    ...facts,
    ...items.filter((it) => it.kind === "attestation"),
    ...items.filter((it) => it.kind === "evidence"),
  ];
}

/** A group of facts is there if one of them is. */
function isImplied(it: Item, items: readonly Item[]): boolean {
  return it.kind === "fact" && it.value.kind === "record" && items.some((one) => isBelow(one, it));
}

function withOwnAssumptions(matter: Matter, { assumptions }: Instance): Matter {
  const isUsed = ({ fact, place }: Assumption): boolean =>
    assumptions.some((it) => placeKey(it.place) === placeKey(place) && isAlong(it.path, fact));
  const { settings } = matter.run;
  const kept = settings.assumptions.filter(isUsed);
  return { ...matter, run: { ...matter.run, settings: { ...settings, assumptions: kept } } };
}

/** One of two paths leads to the other, or they are the same. */
function isAlong(a: string, b: string): boolean {
  const isAt = (path: string, start: string): boolean => path === start || /^[.[]/.test(path.slice(start.length));
  return (a.startsWith(b) && isAt(a, b)) || (b.startsWith(a) && isAt(b, a));
}
