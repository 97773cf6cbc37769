import { isWithin } from "../../statute/locator.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench } from "./bench.ts";
import type { PlacedRule } from "./checked.ts";
import { describePlace, packs } from "./messages.ts";
import { duties, noteNamed, packNamed, placeNamed, reportNoRules, rulesWanted } from "./targets.ts";

/**
 * Finds the rules of `complies with`: those of the places, or of the whole pack, that bind the same party on the same
 * subject. A place that has none is reported: it would never count.
 */
export function checkComplies(
  bench: Bench,
  { declaration: rule, subject, file }: PlacedRule,
  clause: Ast.Complies,
): void {
  const pack = packNamed(bench, file, clause.pack);
  if (pack === undefined || subject === undefined || !bench.context.vocabulary.subjects.has(subject)) return;
  const party = rule.party.text;
  const all = pack.versions.flatMap((it) => it.rules);
  const isAsked = (it: PlacedRule): boolean => it.subject === subject && it.declaration.party.text === party;
  const wanted = rulesWanted.binding({ party, subject });

  if (clause.places === undefined) {
    const named = duties(all).filter(isAsked);
    if (named.length === 0) reportNoRules(bench, file, clause.pack.span, `\`${pack.id}\``, wanted, all);
    noteNamed(bench, clause.id, named);
    return;
  }
  const named = clause.places.flatMap((place) => {
    const locator = placeNamed(bench, file, pack, place);
    if (locator === undefined) return [];
    const there = all.filter((it) => isWithin(it.locator, locator));
    const found = duties(there).filter(isAsked);
    if (found.length > 0) return found;
    const where = packs.place({ place: describePlace(locator), pack: pack.id });
    reportNoRules(bench, file, place.span, where, wanted, there);
    return [];
  });
  noteNamed(bench, clause.id, named);
}
