import { replacementFix } from "../../base/diagnostic.ts";
import { listOf, messages } from "../../base/message.ts";
import { sharedEnds } from "../../base/text.ts";
import type { InstrumentText } from "../../statute/instrument-text.ts";
import type { Locator } from "../../statute/locator.ts";
import { resolveQuote } from "../../statute/resolve-quote.ts";
import type { Statute } from "../../statute/statute.ts";
import type * as Ast from "../syntax/ast.ts";
import { report, type CheckTables } from "./context.ts";
import { emptyQuote, missingQuote, quoteNotFound, quoteRepeated, quoteWithoutText } from "./diagnostics/places.ts";
import { describePlace } from "./messages.ts";
import type { Placement } from "./placement.ts";
import { symbolTitles } from "./symbols.ts";

interface Quoted {
  readonly id: Ast.NodeId;
  readonly text: Ast.Text;
  readonly file: Ast.File;
  readonly locator: Locator;
}

/**
 * Looks up every quote in its unit: its words must stand there once. What the law leaves open is words of it, so open terms
 * and lists have a quote. A pack without text has no quotes.
 */
export function resolveQuotes(ledger: CheckTables, text: InstrumentText, placement: Placement): void {
  for (const it of quotedIn(placement)) {
    // Words that are missing altogether are the parser's to report.
    if (it.text.span.start === it.text.span.end) continue;
    if (text.kind === "statute") resolve(ledger, text, it);
    else report({ ledger, file: it.file }, it.text.span, quoteWithoutText, { quote: it.text.text });
  }
  if (text.kind !== "statute") return;
  for (const { declaration, file } of [...placement.terms, ...placement.openLists]) {
    if (declaration.quote !== undefined || placement.astray.has(declaration)) continue;
    const what = symbolTitles[declaration.kind]({ name: declaration.name.text });
    report({ ledger, file }, declaration.name.span, missingQuote, { what });
  }
  for (const { declaration, file, locator } of placement.dispositions) {
    if (declaration.kind !== "not-encodable" || placement.astray.has(declaration)) continue;
    const { id, words } = declaration;
    if (words.span.start < words.span.end) resolve(ledger, text, { id, text: words, file, locator });
  }
}

const insteads = messages("language/quote-instead", {
  elsewhere: { en: "; they occur in {places}", zh: "；{places}中有" },
  near: { en: "; it has `{near}`", zh: "；其中有 `{near}`" },
});

function resolve(ledger: CheckTables, statute: Statute, { id, text, file, locator }: Quoted): void {
  const { text: quote, span } = text;
  const unit = describePlace(locator);
  const result = resolveQuote(statute, locator, quote);
  switch (result.kind) {
    case "found":
      ledger.quotes.set(id, { ...result.words, span: result.span });
      return;
    case "absent": {
      const { elsewhere, isCopyFault, isOtherScript, isOverGap } = result;
      const near = elsewhere.length > 0 ? undefined : result.nearest;
      const [shown, has] = near === undefined ? [quote, quote] : differing(quote, near);
      const instead =
        elsewhere.length > 0
          ? insteads.elsewhere({ places: listOf(elsewhere.map(describePlace)) })
          : near === undefined
            ? undefined
            : insteads.near({ near: has });
      const others = isOtherScript && instead === undefined ? "script" : "none";
      const fault = isCopyFault ? "copy" : isOverGap ? "gap" : others;
      const fix = replacementFix(span, near === undefined ? undefined : `"${near}"`);
      return report({ ledger, file }, span, quoteNotFound, { quote: shown, unit, instead, fault }, fix);
    }
    case "ambiguous":
      return report({ ledger, file }, span, quoteRepeated, { quote, unit });
    case "empty":
      return report({ ledger, file }, span, emptyQuote, {});
    case "no-unit":
      return;
  }
}

const shownWhole = 60;
const shownAround = 15;

/** Of two long texts the parts in which they differ, with a few characters around: what is alike hides the one word that is not. */
function differing(one: string, other: string): readonly [string, string] {
  const [left, right] = [[...one], [...other]];
  if (Math.min(left.length, right.length) <= shownWhole) return [one, other];
  const { start, end } = sharedEnds(left, right);
  const from = Math.max(0, start - shownAround);
  const part = (it: readonly string[]): string => {
    const to = it.length - Math.max(0, end - shownAround);
    return `${from > 0 ? "…" : ""}${it.slice(from, to).join("")}${to < it.length ? "…" : ""}`;
  };
  return [part(left), part(right)];
}

function quotedIn(placement: Placement): readonly Quoted[] {
  const { rules, exemptions, definitions, standards, terms, openLists, quotes, astray } = placement;
  const quotesOf = [
    ...rules.map((it) => ({
      ...it,
      own: it.declaration.clauses.flatMap((one) => (one.kind === "quote" ? [one] : [])),
    })),
    ...[...definitions, ...exemptions, ...terms, ...openLists].map((it) => ({
      ...it,
      own: it.declaration.quote === undefined ? [] : [it.declaration.quote],
    })),
    ...standards.map((it) => ({ ...it, own: it.declaration.quotes })),
    ...quotes.map((it) => ({ ...it, own: [it.declaration] })),
  ];
  return quotesOf
    .filter((it) => !astray.has(it.declaration))
    .flatMap(({ own, file, locator }) => own.map(({ id, text }) => ({ id, text, file, locator })));
}
