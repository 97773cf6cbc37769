import { isWithin } from "../../statute/locator.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Bench } from "./bench.ts";
import type { PlacedRule } from "./checked.ts";
import { notBreached } from "./diagnostics/packs.ts";
import { report } from "./ledger.ts";
import { describePlace, packs } from "./messages.ts";
import { modalWords } from "./modal.ts";
import { checkParty } from "./party.ts";
import {
  duties,
  locatorOf,
  noteNamed,
  ownPack,
  placeNamed,
  reportNoRules,
  rulesWanted,
  targetRules,
} from "./targets.ts";

/** Finds the rules of `upon breach of`: what has no verdict cannot be breached. */
export function checkUpon(bench: Bench, file: Ast.File, { id, of, span }: Ast.Upon): void {
  if (of.kind === "targets") {
    noteNamed(
      bench,
      id,
      of.targets.flatMap((it) => breached(bench, file, it)),
    );
    return;
  }
  const { party, places } = of;
  if (!checkParty(bench, file, party)) return;
  const bound = duties(bench.rules).filter((it) => it.declaration.party.text === party.text);
  const wanted = rulesWanted.duty({ party: party.text });
  if (places === undefined) {
    if (bound.length === 0) reportNoRules(bench, file, span, packs.this(), wanted, bench.rules);
    return noteNamed(bench, id, bound);
  }
  const named = places.flatMap((place) => {
    const locator = placeNamed(bench, file, ownPack(bench), place);
    if (locator === undefined) return [];
    const found = bound.filter((it) => isWithin(it.locator, locator));
    if (found.length > 0) return found;
    const there = bench.rules.filter((it) => isWithin(it.locator, locator));
    reportNoRules(bench, file, place.span, describePlace(locator), wanted, there);
    return [];
  });
  noteNamed(bench, id, named);
}

function breached(bench: Bench, file: Ast.File, target: Ast.Target): readonly PlacedRule[] {
  const found = targetRules(bench, file, target);
  if (found === undefined) return [];
  const able = duties(found);
  if (able.length > 0) return able;
  if (target.kind === "place") {
    const { span } = target.place;
    reportNoRules(bench, file, span, describePlace(locatorOf(target.place)), rulesWanted.breached(), found);
    return [];
  }
  const { text: name, span } = target.name;
  for (const it of found.slice(0, 1))
    report(bench, file, span, notBreached, { name, modal: modalWords(it.declaration.modal) });
  return [];
}
