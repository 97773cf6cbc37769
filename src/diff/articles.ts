import { compareLocators, locatorKey, type Locator } from "../statute/locator.ts";
import type { Change } from "./compare.ts";

/** What became of an article whose rules stand in other articles now, or of the articles that one took in. */
export interface ArticleChange {
  readonly kind: "moved" | "split" | "merged";
  readonly old: readonly Locator[];
  readonly new: readonly Locator[];
}

/** Articles of the older text whose rules are found elsewhere in the newer one, in the order of the older text. */
export function articleChanges(changes: readonly Change[]): readonly ArticleChange[] {
  const pairs = changes.flatMap(({ rules }) =>
    rules.old.flatMap((a) => rules.new.map((b) => ({ old: a.source.locator, new: b.source.locator }))),
  );
  const from = (article: number, side: "old" | "new"): readonly Locator[] =>
    unique(pairs.flatMap((it) => (it[side].article === article ? [it[side === "old" ? "new" : "old"]] : [])));
  const articles = (side: "old" | "new"): readonly number[] =>
    [...new Set(pairs.map((it) => it[side].article))].toSorted((a, b) => a - b);
  const spread = articles("old").flatMap((article): readonly ArticleChange[] => {
    const later = from(article, "old");
    const others = [...new Set(later.map((it) => it.article))];
    if (others.length > 1) return [{ kind: "split", old: [whole(article)], new: later }];
    const [only] = others;
    if (only === undefined || only === article || articlesIn(from(only, "new")) > 1) return [];
    return [{ kind: "moved", old: [whole(article)], new: [whole(only)] }];
  });
  const joined = articles("new").flatMap((article): readonly ArticleChange[] => {
    const before = from(article, "new");
    return articlesIn(before) > 1 ? [{ kind: "merged", old: before, new: [whole(article)] }] : [];
  });
  return [...spread, ...joined];
}

const whole = (article: number): Locator => ({ article, paragraph: undefined, item: undefined });

const articlesIn = (locators: readonly Locator[]): number => new Set(locators.map((it) => it.article)).size;

function unique(locators: readonly Locator[]): readonly Locator[] {
  return [...new Map(locators.map((it) => [locatorKey(it), it])).values()].toSorted(compareLocators);
}
