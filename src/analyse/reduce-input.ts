import { invariant } from "../base/invariant.ts";
import type { Instance, Outcome } from "../evaluate/decision.ts";
import { outcomeOf } from "../evaluate/roll-up.ts";
import { hear, sameInstance, type Hearing, type Matter } from "./hearing.ts";
import { allItems, documentsOf, isBelow, itemsCited, profileItems, without, type Item } from "./items.ts";
import { restricted } from "./restrict.ts";

/** The least that gives an outcome. */
export interface Reduced {
  readonly items: readonly Item[];
  /** The rule heard on these items alone, and what it says. */
  readonly hearing: Hearing;
  readonly instance: Instance;
}

// INVARIANT (minimal): the items give the outcome, and without any one of them it is another.
/**
 * A subset-minimal set of facts, signatures, papers and entries of the profile on which a rule has the outcome of an
 * instance, a breach or a clear one.
 *
 * It begins with what the verdict cites, takes out one item after the other and hears the rule anew, until a whole round
 * takes nothing out: at most n(n+1)/2 hearings for n items, and two rounds for all but few. The days stay as they are,
 * and what the profile adopts. Entries of the profile that the verdict does not rest on go first of all: assumptions
 * would fill what is taken out.
 */
export function reduceInput(matter: Matter, instance: Instance): Reduced {
  const wanted = outcomeOf(instance.verdict);
  invariant(wanted !== "open" && wanted !== undefined, "only a breach or a clear outcome rests on facts");
  const documents = documentsOf(matter.run);
  const profile = profileItems(matter.run.settings, instance);
  const on = (items: readonly Item[]): { readonly hearing: Hearing; readonly instance: Instance } | undefined => {
    const hearing = hear({ ...matter, run: restricted(matter.run, items) });
    const found = hearing && sameInstance(hearing.instances, instance);
    return found && isOutcome(found, wanted) ? { hearing, instance: found } : undefined;
  };

  const cited: readonly Item[] = [...itemsCited(documents, instance), ...profile];
  let items: readonly Item[] = on(cited) ? cited : [...allItems(documents), ...profile];
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
  return { items, ...end };
}

const isOutcome = ({ verdict }: Instance, wanted: Outcome): boolean => outcomeOf(verdict) === wanted;

/**
 * What people took for granted goes first, then facts: what a verdict cites first stands in the first broken clause, and
 * stays longest. Signatures go before their papers.
 */
function inOrder(items: readonly Item[]): readonly Item[] {
  return [
    ...items.filter((it) => it.kind === "assumption" || it.kind === "reading"),
    ...items.filter((it) => it.kind === "fact").toReversed(),
    ...items.filter((it) => it.kind === "attestation"),
    ...items.filter((it) => it.kind === "evidence"),
  ];
}

/** A group of facts is there if one of them is. */
function isImplied(it: Item, items: readonly Item[]): boolean {
  return it.kind === "fact" && it.value.kind === "record" && items.some((one) => isBelow(one, it));
}
