import type { Timeline } from "../../analyse/timeline.ts";
import { formatDay, type Day } from "../../base/civil-date.ts";
import type { Decision, Verdict } from "../../evaluate/decision.ts";
import { groupedBy } from "../../evaluate/grouped.ts";
import { rollUp } from "../../evaluate/roll-up.ts";
import type { ArticleLane } from "./timeline.ts";

/** What each article comes to, of the rules that bind the party, in the order of the packs and their texts. */
export function lanesOf({ start, dates, from }: Timeline & { readonly from: Day }): readonly ArticleLane[] {
  const days = [{ day: formatDay(from), said: articlesOf(start) }].concat(
    dates.map(({ day, decision }) => ({ day: formatDay(day), said: articlesOf(decision) })),
  );
  const keys = new Map(
    days.flatMap(({ said }) => [...said].map(([key, { pack, article }]) => [key, { pack, article }])),
  );
  return [...keys]
    .map(([key, { pack, article }]) => {
      const spans = days.map(({ day, said }) => ({ from: day, verdict: said.get(key)?.verdict ?? "not_examined" }));
      return { pack, article, spans: spans.filter((it, at) => it.verdict !== spans[at - 1]?.verdict) };
    })
    .toSorted((a, b) => (a.pack === b.pack ? a.article - b.article : a.pack < b.pack ? -1 : 1));
}

interface Said {
  readonly pack: string;
  readonly article: number;
  readonly verdict: Verdict;
}

function articlesOf({ rules }: Decision): ReadonlyMap<string, Said> {
  const own = groupedBy(
    rules.filter((it) => it.inRollUp),
    (it) => `${it.pack} ${it.locator.article}`,
  );
  return new Map(
    [...own].flatMap(([key, results]) =>
      results.slice(0, 1).map(({ pack, locator }): [string, Said] => {
        const verdict = rollUp(results.map((it) => it.verdict));
        return [key, { pack, article: locator.article, verdict }];
      }),
    ),
  );
}
