import { listOf, type Message, type MessageValue } from "../../base/message.ts";
import { shortName } from "../../evaluate/program.ts";
import { labels } from "../messages/labels.ts";
import { firstAndOthers, needGroupWords, needsWords, settlesMessage } from "../messages/needs.ts";
import { phrases } from "../messages/phrases.ts";
import { citationIn, titleIn, quotedWordsIn } from "../model/citations.ts";
import type { NeedsEntry, NeedGroup, NeedsReport } from "../model/needs-report.ts";
import { showPlace } from "../model/report-place.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { inMargin, indented, clean, wrap } from "../view/text-layout.ts";
import { notExaminedMessage } from "../view/unseen.ts";
import { signersText } from "./needs-skeleton.ts";
import { showHeader } from "./text.ts";

const elementsShown = 6;
const placesShown = 3;

/**
 * What is missing, for people: facts as questions, what a person has to judge, what the law leaves open; the part with what
 * is most decisive first.
 */
export function needsText(report: NeedsReport, options: ShowOptions): string {
  const { missing, not_examined: missed } = report;
  const { locale, width, paint } = options;
  const sections = [
    ...(options.quiet ? [] : [showHeader(report, options)]),
    ...[...new Set(missing.map((it) => it.group))].map((it) => showGroup(it, missing, options)),
    ...missed.map((it) => [
      paint("heading", locale.say(notExaminedMessage(it, report))),
      ...wrap(`  ${locale.list(it.rules.map(shortName), "comma")}`, width, "  "),
    ]),
    showSum(report, options),
  ];
  return `${sections
    .filter((it) => it.length > 0)
    .map((it) => it.join("\n"))
    .join("\n\n")}\n`;
}

function showGroup(group: NeedGroup, missing: readonly NeedsEntry[], options: ShowOptions): readonly string[] {
  const own = missing.filter((it) => it.group === group);
  return [
    options.paint("heading", options.locale.say(needGroupWords[group]())),
    ...own.flatMap((it) => showMissing(it, options)),
  ];
}

function showMissing(it: NeedsEntry, options: ShowOptions): readonly string[] {
  const { width, paint, locale } = options;
  const { blocks, settles } = it;
  const rules = blocks.map(({ rule, cite }) =>
    phrases.aside({ text: shortName(rule), aside: citationIn(cite, locale) }),
  );
  const margin = (label: Message, value: MessageValue): readonly string[] => {
    const text = locale.show(value);
    return text === "" ? [] : inMargin(locale.say(label), clean(text), width, paint, "    ");
  };
  return [
    "",
    ...wrap(`  ${clean(headOf(it, options))}`, width, "    "),
    ...margin(needsWords.by(), it.attestation && signersText(it.attestation, locale)),
    ...readingLines(it, options),
    ...margin(needsWords.at(), placesOf(it)),
    ...margin(labels.opens(), listOf(rules)),
    ...(settles.length < blocks.length
      ? margin(needsWords.alone(), settlesMessage(settles.map((one) => shortName(one.rule))))
      : []),
  ];
}

function headOf(it: NeedsEntry, { locale }: ShowOptions): string {
  if (it.reading) return it.what;
  const shown = it.of.slice(0, elementsShown).map((name) => `\`${name}\``);
  const label =
    shown.length === 0
      ? it.what
      : needsWords.of({ what: it.what, elements: firstAndOthers(shown, it.of.length - shown.length) });
  const text = it.attestation
    ? phrases.quote({ text: it.attestation.title })
    : ((it.ask && titleIn(it.ask, locale)) ?? it.help);
  return locale.show(text === undefined ? label : phrases.labelled({ label, text }));
}

function readingLines({ reading }: NeedsEntry, options: ShowOptions): readonly string[] {
  if (!reading) return [];
  const { width, paint, locale } = options;
  const { cite } = reading;
  const law = [quotedWordsIn({ words: reading.words }, locale), cite && citationIn(cite, locale)]
    .filter((it) => it !== undefined)
    .join("  ");
  const member = reading.member === undefined ? [] : [needsWords.inList({ member: reading.member })];
  const asked = listOf([...member, needsWords.profile()], "semicolon");
  const text = phrases.aside({ text: asked, aside: `\`${reading.name}\`` });
  return [
    ...(law === "" ? [] : inMargin(locale.say(needsWords.words()), law, width, paint, "    ")),
    ...indented(clean(locale.say(text)), width, "    "),
  ];
}

/** Where a fact is missing; an attestation has its subject, a reading the law's words. */
function placesOf({ group, at }: NeedsEntry): MessageValue {
  if (group === "attestation" || group === "reading") return undefined;
  const shown = at.slice(0, placesShown).map(showPlace);
  return firstAndOthers(shown, at.length - shown.length);
}

function showSum(report: NeedsReport, { locale, width }: ShowOptions): readonly string[] {
  const { missing, troubles, inputs, sentence } = report;
  if (troubles.length > 0 || inputs.length === 0) return [];
  if (report.exit_code === 5) return indented(sentence, width, "");
  if (missing.length === 0) return report.exit_code !== 0 ? [] : indented(locale.say(needsWords.nothing()), width, "");
  const hasSkeleton = missing.some((it) => it.attestation ?? it.reading);
  return indented(
    locale.list(
      [
        needsWords.sum({ things: missing.length, rules: new Set(missing.flatMap((it) => it.rules)).size }),
        ...(missing.length > 1 ? [needsWords.order()] : []),
        ...(hasSkeleton ? [needsWords.skeleton()] : []),
      ],
      "sentence",
    ),
    width,
    "",
  );
}

/** What is missing as JSON that fits `grammar/schema/needs-1.schema.json`. */
export function needsJson(needs: NeedsReport): string {
  return `${JSON.stringify(needs, undefined, 2)}\n`;
}
