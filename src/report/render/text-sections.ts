import type { Locale } from "../../base/locale.ts";
import type { MessageValue } from "../../base/message.ts";
import { shortName } from "../../evaluate/program.ts";
import { othersDutyMessage, dutyClause, dutyMessage } from "../messages/duties.ts";
import { overruledMessage, yieldMessage } from "../messages/grounds.ts";
import { labels } from "../messages/labels.ts";
import { phrases, enumeration } from "../messages/phrases.ts";
import { noteWords } from "../messages/verdicts.ts";
import { needAdvice } from "../model/needs.ts";
import { showPlace } from "../model/report-place.ts";
import type { Report, ReportRule, ReportNote } from "../model/report.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { worstFirst, ruleLine, inColumns, standingWords } from "../view/rule-summary.ts";
import { clean, wrap } from "../view/text-layout.ts";
import {
  documentsLeftOut,
  leftOutMessage,
  lawsNotCovered,
  notExaminedMessage,
  skippedMessage,
} from "../view/unseen.ts";

/** What more than one undetermined rule waits for, each thing once; what settles most stands first. */
export function showNeeds(report: Report, { locale, width, paint }: ShowOptions): readonly string[] {
  const joint = report.needs.filter((it) => it.rules.length > 1);
  if (joint.length === 0) return [];
  const lines = joint.flatMap((need) => {
    const advice = needAdvice(need, locale);
    const what = advice === undefined ? need.what : locale.say(phrases.labelled({ label: need.what, text: advice }));
    const rules = locale.list(
      need.rules.map((it) => shortName(it)),
      "comma",
    );
    return [
      ...wrap(`  ${clean(what)}`, width, "    "),
      ...wrap(`    ${locale.say(labels.opens())} ${rules}`, width, "      ").map((it) => paint("quiet", it)),
    ];
  });
  return [paint("heading", locale.say(labels.needs())), ...lines];
}

/** Rules that were asked of nothing, by the subject that was not given. */
export function showNotExamined(report: Report, { locale, width, paint }: ShowOptions): readonly string[] {
  return report.not_examined.flatMap((it) => [
    paint("heading", locale.say(notExaminedMessage(it, report))),
    ...wrap(`  ${locale.list(it.rules.map(shortName), "comma")}`, width, "  "),
  ]);
}

/** What binds somebody else, shown and not counted. */
export function showOthers(report: Report, options: ShowOptions): readonly string[] {
  const others = judgedRules(report).filter((it) => !it.in_roll_up && !it.standing.advisory);
  if (others.length === 0) return [];
  const { locale, paint } = options;
  return [paint("heading", locale.say(labels.othersDuties())), ...others.flatMap((it) => ruleLine(it, options))];
}

/** Rules that bind nobody, shown with why and not counted. */
export function showAdvisory(report: Report, options: ShowOptions): readonly string[] {
  const rules = judgedRules(report).filter((it) => it.standing.advisory);
  if (rules.length === 0) return [];
  const { locale, paint } = options;
  const lines = worstFirst(rules).flatMap((it) =>
    ruleLine(it, options, it.party === report.settings.party ? [] : [locale.say(othersDutyMessage(it.party))]),
  );
  return [paint("heading", locale.say(labels.advisoryRules())), ...lines];
}

function judgedRules({ packs }: Report): readonly ReportRule[] {
  const rules = packs.flatMap((it) => it.articles).flatMap((it) => it.rules);
  return rules.filter((it) => it.verdict !== "not_examined" && it.verdict !== "not_in_force");
}

/** Flags, overruled signatures and warnings: no verdicts, and worth a look. */
export function showFindings(report: Report, { locale, width, paint }: ShowOptions): readonly string[] {
  const flags = report.yields.map((it) => ({
    at: it.at,
    text: locale.say(yieldMessage(it, locale)),
  }));
  const overruled = report.overruled.map((it) => ({ at: it.at, text: locale.say(overruledMessage(it)) }));
  const warnings = report.problems
    .filter((it) => it.severity === "warning")
    .map((it) => ({ at: it.at, text: `${it.message} [${it.code}]` }));
  const findings = [...flags, ...overruled, ...warnings];
  if (findings.length === 0) return [];
  const lines = firstOf(findings).flatMap((it) => [
    `  ${clean(showPlace(it.at))}`,
    ...wrap(`    ${clean(it.text)}`, width, "    "),
  ]);
  return [paint("heading", locale.say(labels.findings())), ...lines, ...moreThan(findings, locale)];
}

/** Documents of what had not happened yet. */
export function showLeftOut(report: Report, { locale, paint }: ShowOptions): readonly string[] {
  const all = documentsLeftOut(report);
  if (all.length === 0) return [];
  const lines = firstOf(all).map(({ input, day }) => {
    return `  ${clean(showPlace(input))}  ${locale.say(labels.dated({ subject: input.subject, day }))}`;
  });
  return [paint("heading", locale.say(leftOutMessage(report))), ...lines, ...moreThan(all, locale)];
}

/** Files of a folder that are no inputs; only how many, where few words are asked for. */
export function showSkipped({ skipped }: Report, { locale, width, paint, quiet }: ShowOptions): readonly string[] {
  if (skipped.length === 0) return [];
  if (quiet) return [locale.say(phrases.labelled({ label: labels.skipped(), text: String(skipped.length) }))];
  const lines = firstOf(skipped).flatMap((it) => wrap(`  ${clean(locale.say(skippedMessage(it)))}`, width, "    "));
  return [paint("heading", locale.say(labels.skipped())), ...lines, ...moreThan(skipped, locale)];
}

/** Other law that the packs know of and make no rule of, and whom it binds. */
export function showNotCovered({ packs }: Report, { locale, width, paint }: ShowOptions): readonly string[] {
  const laws = lawsNotCovered(packs);
  if (laws.length === 0) return [];
  const lines = laws.map(({ id, from, binds }) => locale.say(labels.binds({ law: id, from, who: binds })));
  return [
    paint("heading", locale.say(labels.notCovered())),
    ...lines.flatMap((it) => wrap(`  ${clean(it)}`, width, "    ")),
  ];
}

const itemsShown = 10;

/** `json` lists them all. */
function firstOf<T>(items: readonly T[]): readonly T[] {
  return items.slice(0, itemsShown);
}

function moreThan(items: readonly unknown[], locale: Locale): readonly string[] {
  return items.length > itemsShown ? [`  ${locale.say(labels.more({ count: items.length - itemsShown }))}`] : [];
}

const shownOfEach = 3;

/** What parties may do, are entitled or encouraged to, have power to or are liable to; what does not apply is counted. */
export function showNotes({ notes }: Report, options: ShowOptions): readonly string[] {
  if (notes.length === 0) return [];
  const { locale, paint, width } = options;
  const shown = notes.filter((it) => it.applies !== "no");
  const lines = grouped(shown).flatMap((it) => showNote(it, options));
  const count = new Set(notes.map((it) => it.rule)).size - new Set(shown.map((it) => it.rule)).size;
  const rest = count > 0 ? wrap(`  ${locale.say(labels.notesLeft({ count }))}`, width, "  ") : [];
  return [paint("heading", locale.say(labels.notes())), ...lines, ...rest];
}

/** Notes of one rule that say the same of several documents. */
function grouped(notes: readonly ReportNote[]): readonly (readonly [ReportNote, ...ReportNote[]])[] {
  const groups = new Map<string, [ReportNote, ...ReportNote[]]>();
  for (const note of notes) {
    const breaches = note.breaches.map((it) => `${it.rule} ${showPlace(it.at)}`);
    const causes = note.causes.map((it) => it.sentence);
    const key = JSON.stringify([note.rule, note.applies, note.policy, breaches, causes]);
    const group = groups.get(key);
    if (group) group.push(note);
    else groups.set(key, [note]);
  }
  return [...groups.values()];
}

function showNote(notes: readonly [ReportNote, ...ReportNote[]], options: ShowOptions): readonly string[] {
  const [note] = notes;
  const { locale } = options;
  const more = [
    ...noteDetails(
      [note],
      note.causes.map((it) => it.sentence),
      new Set(notes.map((it) => it.input)).size,
    ),
    ...standingWords(note),
  ];
  const duty = more.length === 0 ? dutyMessage(note) : dutyClause(note);
  const text = [phrases.labelled({ label: shortName(note.rule), text: duty }), ...more];
  const state = locale.say(noteWords[note.applies]());
  return inColumns({ state, style: "quiet", cite: note.cite, text: locale.list(text, "semicolon") }, options);
}

/** The breaches that notes follow from, why it is not known whether they apply, and of how many documents they tell. */
export function noteDetails(
  notes: readonly ReportNote[],
  causes: readonly string[],
  documents: number,
): readonly MessageValue[] {
  const each = [
    ...new Map(notes.flatMap((it) => it.breaches).map((it) => [`${it.rule} ${showPlace(it.at)}`, it])).values(),
  ];
  const breaches = each.map((it) => phrases.aside({ text: shortName(it.rule), aside: showPlace(it.at) }));
  return [
    ...(breaches.length > 0 ? [labels.upon({ breaches: enumeration(some(breaches)) })] : []),
    ...some(causes),
    ...(documents > 1 ? [labels.inAll({ documents })] : []),
  ];
}

function some(all: readonly MessageValue[]): readonly MessageValue[] {
  const count = all.length - shownOfEach;
  return count > 0 ? [...all.slice(0, shownOfEach), labels.more({ count })] : all;
}
