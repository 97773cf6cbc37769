import type { Span } from "../base/text.ts";
import { declarationsOf } from "../language/syntax/walk.ts";
import { unitsOf } from "../statute/instrument-text.ts";
import type { Locator } from "../statute/locator.ts";
import { resolveQuote } from "../statute/resolve-quote.ts";
import type { Statute, StatuteWords, Unit } from "../statute/statute.ts";
import type { OpenPolicy } from "./desk.ts";
import { mentionsIn } from "./mentions.ts";
import { locatorOf } from "./navigate.ts";

/** A unit of the law beside a policy that is about its article. */
export interface UnitBeside {
  readonly locator: Locator;
  /** Undefined: the pack does not hold the law's words. */
  readonly words: StatuteWords | undefined;
  /** Words that the policy quotes: where they stand in those of the unit, and where in the policy. */
  readonly quoted: readonly Quoted[];
}

interface Quoted {
  readonly span: Span;
  readonly at: Span;
}

/** The units of the articles that a policy is about, in the order of the law. */
export function lawBeside(policy: OpenPolicy): readonly UnitBeside[] {
  const { text } = policy.checked;
  const articles = new Set(policy.file.declarations.flatMap((it) => (it.kind === "unit" ? [it.number] : [])));
  const isAbout = (it: Locator): boolean => articles.has(it.article);
  if (text.kind !== "statute")
    return unitsOf(text)
      .filter(isAbout)
      .map((locator) => ({ locator, words: undefined, quoted: [] }));
  const quoted = quotedIn(policy, text);
  return text.units
    .filter((it) => isAbout(it.locator))
    .map((it) => ({ locator: it.locator, words: it.words, quoted: quoted.get(it) ?? [] }));
}

/** What a policy quotes, by the unit that has the words. */
function quotedIn({ checked, file }: OpenPolicy, text: Statute): ReadonlyMap<Unit, readonly Quoted[]> {
  const found = new Map<Unit, Quoted[]>();
  // Both stand in the order of the text, and of these declarations none holds another.
  const declared = [...declarationsOf(file)].filter((it) => it.declaration.kind !== "unit").values();
  let around = declared.next().value;
  for (const { named, span: at } of mentionsIn(checked, file)) {
    while (around && around.declaration.span.end < at.start) around = declared.next().value;
    if (!around || named.kind !== "words") continue;
    const quote = resolveQuote(text, locatorOf(around.units), named.words.hant);
    if (quote.kind !== "found") continue;
    const start = quote.unit.words.hant.indexOf(quote.words.hant);
    const own = found.get(quote.unit) ?? [];
    found.set(quote.unit, own);
    own.push({ at, span: { start, end: start + quote.words.hant.length } });
  }
  return found;
}
