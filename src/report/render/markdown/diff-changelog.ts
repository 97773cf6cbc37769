import type { Locale } from "../../../base/locale.ts";
import { listOf, namesOf, type Message } from "../../../base/message.ts";
import { formatLocatorInFull, locatorKey } from "../../../statute/locator.ts";
import { citeLocator } from "../text/coverage-human.ts";
import type { DiffReport, DiffRule, DiffSays } from "../../model/diff-report.ts";
import { changeTold, diffWords, packChangeOf, verdictOf } from "../../messages/diff.ts";
import { phrases } from "../../messages/phrases.ts";
import type { ShowOptions } from "../../view/show-options.ts";

/** A draft of the entry for `CHANGELOG.md`: what a reader has to know of each rule that is not the same; reasons are for people to add. */
export function diffChangelog(
  { version, changes, pack, new: later }: DiffReport,
  { locale }: Pick<ShowOptions, "locale">,
): string {
  const told = changes
    .filter((it) => it.kind !== "unchanged" && it.through.length === 0)
    .map((it) => {
      const [first] = it.witnesses;
      const shown = first && { old: verdictsIn(first.old, locale), new: verdictsIn(first.new, locale) };
      const label = nameOf(it.new.length > 0 ? it.new : it.old, locale);
      return locale.say(phrases.sentence({ text: phrases.labelled({ label, text: changeTold(it, shown) }) }));
    });
  const number = version === undefined || version.is_enough ? later.version : version.proposed;
  const lines = [...pack.flatMap(packChangeOf).map(locale.say), ...told];
  return [
    `## ${number}`,
    "",
    ...(lines.length === 0 ? [locale.say(diffWords.nothingOther())] : lines).map((it) => `- ${it}`),
    "",
  ].join("\n");
}

function nameOf(rules: readonly DiffRule[], locale: Locale): Message {
  const places = [...new Map(rules.map(({ locator }) => [locatorKey(locator), locator])).values()];
  const cites = places.map((it, at) =>
    at === 0 && locale.script === undefined ? formatLocatorInFull(it) : citeLocator(it, locale),
  );
  return phrases.labelled({ label: listOf(cites), text: namesOf(rules.map((it) => it.rule)) });
}

/** Each once. */
const verdictsIn = (says: readonly DiffSays[], locale: Locale): readonly string[] => [
  ...new Set(says.filter((it) => it.verdict !== "not_examined").map((it) => locale.say(verdictOf(it)))),
];
