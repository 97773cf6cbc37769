import type { Span } from "../base/text.ts";
import type { Translated } from "../base/message.ts";
import { captionOf, unitsOf } from "../statute/instrument-text.ts";
import { locatorKey, type Locator } from "../statute/locator.ts";
import type { StatuteWords, Unit } from "../statute/statute.ts";
import type { OpenPolicy } from "./desk.ts";
import { mentionsIn } from "./mentions.ts";
import { definitionOf } from "./navigate.ts";

/** A unit of the law beside a policy that is about its article. */
export interface UnitBeside {
  readonly locator: Locator;
  /** Undefined: the pack does not hold the law's words. */
  readonly words: StatuteWords | undefined;
  readonly caption: Translated | undefined;
  /** Words that the policy quotes: where they stand in those of the unit, and where in the policy. */
  readonly quoted: readonly { readonly span: Span; readonly at: Span }[];
}

/** The units of the articles that a policy is about, in the order of the law. */
export function lawBeside(policy: OpenPolicy): readonly UnitBeside[] {
  const { checked, file, bench } = policy;
  const { text } = checked;
  const articles = new Set(file.declarations.flatMap((it) => (it.kind === "unit" ? [it.number] : [])));
  const captionAt = (it: Locator): Translated | undefined =>
    bench.opened.files.captions.get(locatorKey(it)) ?? captionOf(text, it);
  const isAbout = (it: Locator): boolean => articles.has(it.article);
  if (text.kind !== "statute")
    return unitsOf(text)
      .filter(isAbout)
      .map((it) => ({ locator: it, words: undefined, caption: captionAt(it), quoted: [] }));
  const quotes = mentionsIn(checked, file).flatMap(({ named, span: at }) => {
    const found = named.kind === "words" ? definitionOf(policy, at.start, []) : undefined;
    return found?.source === text.source ? [{ at, copied: found.span }] : [];
  });
  return text.units
    .filter((it) => isAbout(it.locator))
    .map((unit) => ({
      locator: unit.locator,
      words: unit.words,
      caption: captionAt(unit.locator),
      quoted: quotes.flatMap(({ at, copied }) => {
        const span = wordsAt(unit, copied);
        return span ? [{ at, span }] : [];
      }),
    }));
}

/** Where in the words of a unit a stretch of the copy stands. */
function wordsAt({ origins }: Unit, copied: Span): Span | undefined {
  const start = origins.findIndex((it) => it.start >= copied.start && it.end <= copied.end);
  const end = origins.findLastIndex((it) => it.start >= copied.start && it.end <= copied.end) + 1;
  return start < 0 ? undefined : { start, end };
}
