import type { PackChange } from "../../analysis/diff/pack-changes.ts";
import { sideNames, type Both } from "../../analysis/diff/side.ts";
import { locales, type Locale } from "../../base/locale.ts";
import { listOf, namesOf, type Message, type MessageValue } from "../../base/message.ts";
import { formatLocatorInFull, locatorKey, formatLocator } from "../../statute/locator.ts";
import {
  articleChangeMessage,
  besideMessages,
  boundaryMessage,
  diffWords,
  directionWords,
  changeKindWords,
  packChangeMessages,
  ruleVerdictMessage,
  diffSummaryMessage,
  versionMessages,
  withLawDay,
  changeMessage,
  diffVerdictMessage,
} from "../messages/diff.ts";
import { formatWords, labels } from "../messages/labels.ts";
import { inForceMessage } from "../messages/law.ts";
import { phrases } from "../messages/phrases.ts";
import { runWords } from "../messages/verdicts.ts";
import { locatorIn } from "../model/citations.ts";
import type {
  DiffBoundary,
  DiffChange,
  DiffReport,
  DiffRule,
  DiffSays,
  DiffSide,
  DiffWitness,
} from "../model/diff-report.ts";
import type { Layout, Style } from "../view/format-options.ts";
import { indented, clean, noted } from "../view/text-layout.ts";
import { jsonText } from "./json.ts";
import { tableRow } from "./markdown.ts";

/** What changed, for people at a terminal, in full: the two texts, each rule that is not the same, what shows it, and the version to give. */
export function diffText(report: DiffReport, options: Layout): string {
  const shown = report.changes.filter((it) => it.kind !== "unchanged");
  const line = (label: Message | undefined, text: MessageValue): readonly string[] => noted(label, text, options);
  return [
    ...sideNames.flatMap((it) =>
      line(diffWords[it](), phrases.labelled({ label: report[it].name, text: sideMessage(report[it]) })),
    ),
    ...line(labels.asOf(), report.as_of),
    ...line(diffWords.budget(), situationsMessage(report)),
    ...section([
      ...report.pack.flatMap((it) => packChangeMessages(it)).flatMap((it) => line(diffWords.pack(), it)),
      ...report.boundaries.flatMap((it) => showBoundary(it, options)),
    ]),
    ...section(articleLines(report, options.locale).flatMap((it) => line(diffWords.articles(), it))),
    ...shown.flatMap((it) => ["", ...showChange(it, options)]),
    ...section(showReplay(report, options)),
    "",
    ...line(labels.rules(), diffSummaryMessage(report.summary)),
    ...line(undefined, effectsMessage(report)),
    ...showVersion(report).flatMap((it, index) => line(index === 0 ? diffWords.version() : undefined, it)),
    "",
  ].join("\n");
}

/** A text, and when it is law. */
export function sideMessage({ pack, version, in_force: days, law_of: lawOf }: DiffSide): Message {
  return withLawDay(diffWords.side({ pack, version, days: inForceMessage(days) }), lawOf);
}

/** How many situations were tried. */
const situationsMessage = ({ budget, budget_following: following }: DiffReport): Message =>
  diffWords.situations({ budget, following });

/** A day that only one text judges, and the document that shows it. */
const showBoundary = (it: DiffBoundary, options: Layout): readonly string[] => [
  ...indented(boundaryMessage(it), options, "  "),
  ...(it.witness ? showWitness(it.witness, options) : []),
];

/** What became of articles, one line each. */
function articleLines({ articles }: DiffReport, locale: Locale): readonly Message[] {
  return articles.map(({ kind, old, new: later }) => {
    const [before, after] = [old, later].map((all) => all.map((it) => locatorIn(it, locale)));
    return articleChangeMessage(kind, before ?? [], after ?? []);
  });
}

/** How many of the changed rules bind more, or less. */
const effectsMessage = ({ summary: { stricter, looser, both, not_shown: open } }: DiffReport): Message =>
  diffWords.effects({ stricter, looser, both, open });

const section = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ["", ...lines]);

const styles: Readonly<Partial<Record<DiffChange["kind"], Style>>> = {
  changed: "undetermined",
  split: "undetermined",
  merged: "undetermined",
  added: "violated",
  removed: "pending",
};

function showChange(change: DiffChange, options: Layout): readonly string[] {
  const { kind, witnesses, through } = change;
  const label = clean(changedRules(change, options.locale));
  const head = indented(phrases.labelled({ label, text: changeKindMessage(change) }), options);
  return [
    ...head.map((it) => options.paint(styles[kind] ?? "heading", it)),
    ...(through.length === 0 ? [] : indented(throughMessage(through), options, "  ")),
    ...[...besideMessages(change), ...partyMessages(change)].flatMap((it) => indented(it, options, "  ")),
    ...withoutWitness(change).flatMap((it) => indented(it, options, "  ")),
    ...witnesses.flatMap((it) => showWitness(it, options)),
  ];
}

/** The places and names of rules in the older and the newer text. */
export function changedRules({ old, new: later }: DiffChange, locale: Locale): string {
  const arrow = (textOf: (rules: readonly DiffRule[]) => readonly string[]): string => {
    const [before, after] = [old, later].map((it) => locale.list([...new Set(textOf(it))], "comma"));
    return [...new Set([before, after])].filter((it) => it !== "").join(" -> ");
  };
  const places = arrow((rules) => rules.map((it) => locatorIn(it.locator, locale)));
  return `${places}  ${arrow((rules) => rules.map((it) => it.rule))}`;
}

/** What became of a rule, and for whom that is stricter or looser. */
function changeKindMessage({ kind, effect }: DiffChange): MessageValue {
  return listOf([changeKindWords[kind](), ...(effect === undefined ? [] : [directionWords[effect]()])], "clause");
}

/** Whom a rule binds, or binds no longer. */
export const partyMessages = ({ binds, unbinds }: DiffChange): readonly Message[] => [
  ...(unbinds.length === 0 ? [] : [diffWords.unbinds({ parties: namesOf(unbinds) })]),
  ...(binds.length === 0 ? [] : [diffWords.binds({ parties: namesOf(binds) })]),
];

/** What is said of a change for which the search has found nothing. */
function withoutWitness({ tried, witnesses, recorded }: DiffChange): readonly Message[] {
  if (tried === 0 || witnesses.length > 0) return [];
  return [recorded > 0 ? diffWords.recorded({ count: recorded }) : diffWords.notShown({ tried })];
}

/** Rules that are the same themselves, and follow others. */
const throughMessage = (rules: readonly string[]): Message => diffWords.through({ rules: listOf(rules, "and") });

function showWitness(it: DiffWitness, options: Layout): readonly string[] {
  const { direction, is_open: isOpen, as_of: day, law_of: lawOf, documents, profile = "" } = it;
  const how = listOf([directionWords[direction](), ...(isOpen ? [diffWords.open()] : [])], "semicolon");
  const head = listOf([how, withLawDay(diffWords.day({ day }), lawOf)], "clause");
  return [...indented(head, options, "  "), ...bothSay(it, options), ...yamlOf(documents), ...yamlOf(profile)];
}

const bothSay = (it: Both<readonly DiffSays[]>, options: Layout): readonly string[] =>
  sideNames.flatMap((side) => {
    const text = phrases.labelled({ label: diffWords[side](), text: verdictsMessage(it[side]) });
    return indented(text, options, "    ");
  });

/** A document as it stands in its file, but for what every document says at its top. */
const yamlOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .filter((it) => it !== "" && !/^(kind|vocabulary): /.test(it))
    .map((it) => `    ${clean(it)}`);

/** What is judged by some document; where nothing is, that. */
function verdictsMessage(all: readonly DiffSays[]): MessageValue {
  const judged = all.filter((it) => it.verdict !== "not_examined");
  const told = judged.length > 0 ? judged : all;
  const isParty = new Set(told.map(({ party, parties = [party] }) => parties.join(" "))).size > 1;
  return told.length === 0 ? diffWords.noRule() : listOf(told.map((it) => ruleVerdictMessage(it, isParty)));
}

export function showReplay({ replay }: DiffReport, options: Layout): readonly string[] {
  if (!replay) return [];
  return [
    ...indented(replayedMessage(replay), options).map((it) => options.paint("heading", it)),
    ...indented(togetherMessage(replay), options, "  "),
    ...replay.flips.flatMap((it) => {
      const label = `${clean(it.path)}:${it.line} ${it.subject}`;
      const directions = it.directions.map((one) => directionWords[one]());
      const head = phrases.labelled({ label, text: listOf(directions, "and") });
      return [...indented(head, options, "  "), ...bothSay(it, options)];
    }),
    ...oneSidedMessages(replay).flatMap((it) => indented(it, options, "  ")),
  ];
}

type Replayed = NonNullable<DiffReport["replay"]>;

/** How many recorded documents were judged, and for how many the outcome is another. */
const replayedMessage = ({ inputs: count, flips }: Replayed): Message =>
  diffWords.replayed({ count, flips: flips.length });

/** What each text says of all of them together. */
const togetherMessage = ({ old, new: later }: Replayed): Message =>
  diffWords.together({ old: runWords[old](), later: runWords[later]() });

/** Signatures that count for one text only. */
const oneSidedMessages = ({ one_sided: all }: Replayed): readonly Message[] =>
  all.map(({ standard, known_to: side }) => diffWords.oneSided({ standard, side }));

/** The version that the change asks for, and why. */
const showVersion = ({ version }: DiffReport): readonly Message[] => (version ? versionMessages(version) : []);

/** What changed, as a page or a comment on a change: a table of rules, what shows each, and a draft of the changelog. */
export function diffMarkdown(report: DiffReport, { locale }: Pick<Layout, "locale">): string {
  const { changes, replay, pack, boundaries } = report;
  const shown = changes.filter((it) => it.kind !== "unchanged");
  const row = (cells: readonly MessageValue[]): string => tableRow(cells.map(locale.show));
  const item = (text: MessageValue): string => `- ${locale.show(text)}`;
  const sentence = (...parts: readonly MessageValue[]): string =>
    locale.say(phrases.sentence({ text: listOf(parts, "semicolon") }));
  const columns = [formatWords.rule(), diffWords.change(), diffWords.old(), diffWords.new()];
  return [
    `# ${report.old.name} -> ${report.new.name}`,
    "",
    ...sideNames.map((it) => item(phrases.labelled({ label: diffWords[it](), text: sideMessage(report[it]) }))),
    item(listOf([diffWords.day({ day: report.as_of }), situationsMessage(report)], "semicolon")),
    ...[...pack.flatMap((it) => packChangeMessages(it)), ...boundaries.map(boundaryMessage)].map(item),
    ...articleLines(report, locale).map(item),
    "",
    sentence(diffSummaryMessage(report.summary), effectsMessage(report)),
    "",
    row(columns),
    row(columns.map(() => "---")),
    ...shown.flatMap((it) => rowsOf(it, locale).map(row)),
    "",
    ...boundaries.flatMap((it) => (it.witness ? details(it.day, it.witness, locale) : [])),
    ...shown.flatMap((it) => it.witnesses.flatMap((one) => details(changedRules(it, locale), one, locale))),
    ...(replay
      ? [
          `## ${locale.say(diffWords.replay())}`,
          "",
          sentence(replayedMessage(replay), togetherMessage(replay)),
          "",
          ...replay.flips.map((it) => {
            const text = `${locale.show(verdictsMessage(it.old))} -> ${locale.show(verdictsMessage(it.new))}`;
            return item(phrases.labelled({ label: `\`${it.path}:${it.line}\``, text }));
          }),
          ...oneSidedMessages(replay).map(item),
          "",
        ]
      : []),
    `## ${locale.say(diffWords.versionTitle())}`,
    "",
    ...showVersion(report).map(item),
    "",
    `## ${locale.say(diffWords.draft())}`,
    "",
    "```markdown",
    diffChangelog(report, { locale }).trimEnd(),
    "```",
    "",
  ].join("\n");
}

function rowsOf(it: DiffChange, locale: Locale): readonly (readonly MessageValue[])[] {
  const name = changedRules(it, locale);
  const kind = listOf([changeKindMessage(it), ...besideMessages(it), ...partyMessages(it)], "semicolon");
  if (it.witnesses.length > 0)
    return it.witnesses.map((one) => [name, kind, verdictsMessage(one.old), verdictsMessage(one.new)]);
  return [[name, kind, it.through.length > 0 ? throughMessage(it.through) : listOf(withoutWitness(it)), ""]];
}

function details(label: string, one: DiffWitness, locale: Locale): readonly string[] {
  const text = listOf([directionWords[one.direction](), diffWords.day({ day: one.as_of })], "clause");
  return [
    `<details><summary>${locale.say(phrases.labelled({ label, text }))}</summary>`,
    "",
    "```yaml",
    `${one.documents}${one.profile === undefined ? "" : `--- # profile\n${one.profile}`}`.trimEnd(),
    "```",
    "",
    "</details>",
    "",
  ];
}

/** A draft of the entry for `CHANGELOG.md`: what a reader has to know of each rule that is not the same; reasons are for people to add. */
export function diffChangelog(
  { version, changes, pack, boundaries, new: later }: DiffReport,
  { locale }: Pick<Layout, "locale">,
): string {
  const told = changes
    .filter((it) => it.kind !== "unchanged" && it.through.length === 0)
    .map((it) => {
      const [first] = it.witnesses;
      const shown = first && { old: verdictsIn(first.old, locale), new: verdictsIn(first.new, locale) };
      const label = nameOf(it.new.length > 0 ? it.new : it.old, locale);
      const text = listOf([changeMessage(it, shown), ...besideMessages(it)], "semicolon");
      return locale.say(phrases.sentence({ text: phrases.labelled({ label, text }) }));
    });
  const number = version === undefined || version.is_enough ? later.version : version.proposed;
  const ofPack = [...pack.flatMap((it) => packChangeMessages(it)), ...boundaries.map(boundaryMessage)];
  const lines = [...ofPack.map(locale.say), ...told];
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
    at === 0 && locale.script === undefined ? formatLocatorInFull(it) : locatorIn(it, locale),
  );
  return phrases.labelled({ label: listOf(cites), text: namesOf(rules.map((it) => it.rule)) });
}

/** Each once. */
export const verdictsIn = (says: readonly DiffSays[], locale: Locale): readonly string[] => [
  ...new Set(says.filter((it) => it.verdict !== "not_examined").map((it) => locale.say(diffVerdictMessage(it)))),
];

/** A difference as JSON that fits `grammar/schema/diff-1.schema.json`. */
export function diffJson(report: DiffReport): string {
  const { boundaries, ...rest } = report;
  const { pack, articles, changes } = rest;
  const data = {
    diff: "diff@1",
    ...rest,
    pack: pack.map((it) => {
      const ofDays = it.what === "in_force" ? { boundaries } : {};
      const rules = changes.filter((one) => one.beside.some((part) => part === it.what)).map(nameOfChange);
      return { what: it.what, ...valuesOf(it), is_breaking: it.isBreaking, ...ofDays, rules };
    }),
    articles: articles.map((it) => ({ ...it, old: it.old.map(formatLocator), new: it.new.map(formatLocator) })),
    changes: changes.map((it) => ({ ...it, old: it.old.map(ruleData), new: it.new.map(ruleData) })),
    changelog: diffChangelog(report, { locale: locales.en }),
  };
  return jsonText(data);
}

const nameOfChange = ({ old, new: later }: DiffChange): string => (later[0] ?? old[0])?.rule ?? "";

function valuesOf(it: PackChange): { readonly old: string; readonly new: string } {
  switch (it.what) {
    case "in_force":
      return { old: days(it.old), new: days(it.new) };
    case "parties":
    case "roles":
    case "names":
      return { old: it.old.join(", "), new: it.new.join(", ") };
    default:
      return { old: it.old, new: it.new };
  }
}

function days(it: Extract<PackChange, { readonly what: "in_force" }>["old"]): string {
  if (it === "never") return it;
  return `from ${it.from}${it.until === undefined ? "" : ` until ${it.until}`}`;
}

const ruleData = ({ rule, locator, act, concept, basis, unverified }: DiffRule): object => ({
  rule,
  place: locatorKey(locator),
  cite: formatLocator(locator),
  act,
  concept,
  basis,
  unverified,
});
