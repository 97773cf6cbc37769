import type { Place } from "../base/text.ts";
import type { GraphNode } from "../graph/graph.ts";
import type { Context } from "./context.ts";
import type { UsedInterpretation } from "./decision.ts";
import { formatDay } from "../base/civil-date.ts";
import { holding, lastEnded } from "./profile-days.ts";
import type { Membership } from "./settings.ts";
import { showValue } from "./show-value.ts";
import { groundsOf, known, truth, unknown, type Result } from "./value.ts";

/**
 * A list of the law that leaves more to be named. What it lists belongs to it; of anything else a profile's
 * membership that holds on `as_of` decides, and without one it is unknown. Two that hold and differ decide nothing.
 */
export function openList(
  { settings: { memberships, asOf, zone } }: Context,
  node: Extract<GraphNode, { readonly kind: "open-list" }>,
  listed: readonly Result[],
  law: Place,
): Result {
  const names = new Set(listed.map((it) => showValue(it.value, zone)));
  const entries = memberships.filter((it) => it.list === node.name && !names.has(it.member));
  const answer = (member: string): Result => {
    const own = entries.filter((it) => it.member === member);
    const [first, ...others] = holding(own, asOf);
    if (first && others.every((it) => it.belongs === first.belongs)) return truth(first.belongs, [ground(first)]);
    const ended = first ? undefined : lastEnded(own, asOf);
    return unknown([{ kind: "open-list", list: node.name, member, law, ended }]);
  };
  const others = new Map(entries.map((it) => [it.member, answer(it.member)]));
  return known({ kind: "list", elements: listed, open: { list: node.name, law, others } }, groundsOf(listed));
}

function ground({ list, member, belongs, by, on, because, place }: Membership): UsedInterpretation {
  const value = belongs ? `includes ${member}` : `does not include ${member}`;
  return { kind: "interpretation", term: list, value, by: `${by}, ${formatDay(on)}`, because, place };
}
