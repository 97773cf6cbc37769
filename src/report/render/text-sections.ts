import { groupBy } from "../../base/group-by.ts";
import { listOf, titled, type Message, type MessageValue } from "../../base/message.ts";
import { shortName } from "../../evaluate/program.ts";
import { othersDutyMessage, dutyClause, dutyMessage } from "../messages/duties.ts";
import { conciseWords } from "../messages/concise.ts";
import { attestationMessage, disputeMessage } from "../messages/grounds.ts";
import { labels } from "../messages/labels.ts";
import { firstAndOthers, waitingRules } from "../messages/needs.ts";
import { phrases, firstOfMany } from "../messages/phrases.ts";
import { noteWords } from "../messages/verdicts.ts";
import { needAdvice } from "../model/needs.ts";
import { showPlace } from "../model/report-place.ts";
import type { Report, ReportPlace, ReportRule, ReportNote } from "../model/report.ts";
import { allRules, exemptedIn, noticesOf } from "../view/findings.ts";
import type { Layout, ShowOptions } from "../view/format-options.ts";
import { exemptionWords, worstFirst, ruleLine, inColumns, standingWords } from "../view/rule-summary.ts";
import { clean, noted, wrap } from "../view/text-layout.ts";
import { documentsLeftOut, leftOutMessage, lawsUnjudged, notExaminedMessage, skippedMessage } from "../view/unseen.ts";

/** A heading and what stands under it; nothing where nothing does. */
const headed = (title: Message, lines: readonly string[], { locale, paint }: Layout): readonly string[] =>
  lines.length === 0 ? [] : [paint("heading", locale.say(title)), ...lines];

/** What more than one undetermined rule waits for, each thing once; what settles most stands first. */
export function showNeeds(report: Report, options: Layout): readonly string[] {
  const { locale, width, paint } = options;
  const joint = report.needs.filter((it) => it.rules.length > 1);
  const lines = joint.flatMap((need) => {
    const text = needAdvice(need, locale);
    const what = text === undefined ? need.what : phrases.labelled({ label: need.what, text });
    const rules = waitingRules(
      need.rules.map((rule) => ({ rule })),
      (it) => shortName(it.rule),
    );
    return [
      ...wrap(`  ${clean(locale.show(what))}`, width, "    "),
      ...wrap(`    ${locale.say(labels.opens())} ${locale.show(rules)}`, width, "      ").map((it) =>
        paint("quiet", it),
      ),
    ];
  });
  return headed(labels.needs(), lines, options);
}

/** Rules that were asked of nothing, by the subject that was not given. */
export function showNotExamined(
  report: Pick<Report, "not_examined" | "settings">,
  options: Layout,
): readonly string[][] {
  const { locale, width, paint } = options;
  return report.not_examined.map((it) => [
    paint("heading", locale.say(notExaminedMessage(it, report))),
    ...wrap(`  ${locale.list(it.rules.map(shortName), "comma")}`, width, "  "),
  ]);
}

/** What binds somebody else, shown and not counted. */
export function showOthers(report: Report, options: ShowOptions): readonly string[] {
  const others = judgedRules(report).filter((it) => !it.in_roll_up && !it.standing.advisory);
  const lines = others.flatMap((it) => ruleLine(it, options));
  return headed(labels.othersDuties(), lines, options);
}

/** Rules that bind nobody, shown with why and not counted. */
export function showAdvisory(report: Report, options: ShowOptions): readonly string[] {
  const rules = judgedRules(report).filter((it) => it.standing.advisory);
  const whose = (it: ReportRule): readonly string[] =>
    it.party === report.settings.party ? [] : [options.locale.say(othersDutyMessage(it))];
  const lines = worstFirst(rules).flatMap((it) => ruleLine(it, options, whose(it)));
  return headed(labels.advisoryRules(), lines, options);
}

const judgedRules = (report: Report): readonly ReportRule[] =>
  allRules(report).filter((it) => it.verdict !== "not_examined" && it.verdict !== "not_in_force");

/** Where rules ask nothing by an exemption: what frees it, with its place, then each place that is freed and who signed for it. */
export function showExempted(report: Report, options: ShowOptions): readonly string[] {
  const { locale, width } = options;
  const lines = exemptedIn(report).flatMap((all) => {
    const [{ rule, instance } = {}] = all;
    if (!rule || !instance) return [];
    const by = listOf(instance.exempt_by.map((it) => exemptionWords(it, rule, locale)));
    const head = phrases.labelled({ label: shortName(rule.rule), text: labels.byExemption({ what: by }) });
    const places = firstShown(all, options, ({ instance: it }) => {
      const signed = it.attestations.map(attestationMessage);
      const place = showPlace(it.at);
      const text = signed.length === 0 ? place : phrases.labelled({ label: place, text: listOf(signed, "semicolon") });
      return wrap(`    ${clean(locale.show(text))}`, width, "      ");
    });
    return [...wrap(`  ${clean(locale.say(head))}`, width, "    "), ...places];
  });
  return headed(labels.exempted(), lines, options);
}

/** Contradictions, signatures against facts, and warnings: no verdicts, and something to put right. */
export function showFindings(report: Report, options: Layout): readonly string[] {
  const { locale } = options;
  const warnings = report.problems.filter((it) => it.severity === "warning");
  const findings = [
    ...report.contradicted.map((it) => ({ at: it.at, text: it.sentence })),
    ...report.disputed.map((it) => ({ at: it.at, text: locale.say(disputeMessage(it)) })),
    ...warnings.map((it) => ({ at: it.at, text: `${it.message} [${it.code}]` })),
  ];
  return headed(labels.findings(), atPlaces(findings, options), options);
}

/** Flags, working days without holidays, and signatures without which something else is presumed: nothing is wrong. */
export function showRemarks(report: Report, options: Layout): readonly string[] {
  const remarks = noticesOf(report, options.locale).filter((it) => it.level === "note");
  return headed(labels.worthALook(), atPlaces(remarks, options), options);
}

const atPlaces = (
  all: readonly { readonly at: ReportPlace | undefined; readonly text: string }[],
  options: Layout,
): readonly string[] =>
  firstShown(all, options, ({ at, text }) => [
    ...(at ? [`  ${clean(showPlace(at))}`] : []),
    ...wrap(`    ${clean(text)}`, options.width, "    "),
  ]);

/** Documents of what had not happened yet. */
export function showLeftOut(report: Report, options: Layout): readonly string[] {
  const lines = firstShown(documentsLeftOut(report), options, ({ input, day }) => [
    `  ${clean(showPlace(input))}  ${options.locale.say(labels.dated({ subject: titled("subject", input.subject), day }))}`,
  ]);
  return headed(leftOutMessage(report), lines, options);
}

/** Files of a folder that are no inputs. */
export function showSkipped({ skipped }: Pick<Report, "skipped">, options: Layout): readonly string[] {
  const lines = firstShown(skipped, options, (it) => inLines(skippedMessage(it), options));
  return headed(labels.skipped(), lines, options);
}

/** How many there are, where a check is not what is asked for. */
export const showSkippedCount = (
  { skipped: { length: count } }: { readonly skipped: readonly unknown[] },
  options: Layout,
): readonly string[] => (count === 0 ? [] : noted(conciseWords.unseen(), conciseWords.skipped({ count }), options));

/** Law of which nothing was judged, or only a part. */
export function showNotCovered(report: Report, options: Layout): readonly string[] {
  const lines = lawsUnjudged(report).flatMap((it) => inLines(it, options));
  return headed(labels.notCovered(), lines, options);
}

const inLines = (text: Message, { locale, width }: Layout): readonly string[] =>
  wrap(`  ${clean(locale.say(text))}`, width, "    ");

const itemsShown = 10;

/** `json` lists them all. */
function firstShown<T>(items: readonly T[], { locale }: Layout, show: (it: T) => readonly string[]): readonly string[] {
  const count = items.length - itemsShown;
  return [
    ...items.slice(0, itemsShown).flatMap(show),
    ...(count > 0 ? [`  ${locale.say(labels.more({ count }))}`] : []),
  ];
}

const shownOfEach = 3;

/** What parties may do, are entitled or encouraged to, have power to or are liable to; what does not apply is counted. */
export function showNotes({ notes }: Report, options: Layout): readonly string[] {
  const { locale, width } = options;
  const shown = notes.filter((it) => it.applies !== "no");
  const lines = [...groupBy(shown, sameNote).values()].flatMap((it) => showNote(it, options));
  const count = notesLeft(notes);
  const rest = count > 0 ? wrap(`  ${locale.say(labels.notesLeft({ count }))}`, width, "  ") : [];
  return headed(labels.notes(), [...lines, ...rest], options);
}

/** How many rules have only notes that do not apply. */
export function notesLeft(notes: readonly ReportNote[]): number {
  const rulesOf = (all: readonly ReportNote[]): number => new Set(all.map((it) => it.rule)).size;
  return rulesOf(notes) - rulesOf(notes.filter((it) => it.applies !== "no"));
}

/** Tells notes apart, but for those of one rule that say the same of several documents. */
function sameNote({ rule, applies, policy, breaches, causes }: ReportNote): string {
  const upon = breaches.map((it) => `${it.rule} ${showPlace(it.at)}`);
  return JSON.stringify([rule, applies, policy, upon, causes.map((it) => it.sentence)]);
}

function showNote(notes: readonly ReportNote[], options: Layout): readonly string[] {
  const [note] = notes;
  if (!note) return [];
  const causes = note.causes.map((it) => it.sentence);
  const more = [...noteDetails([note], causes, new Set(notes.map((it) => it.input)).size), ...standingWords(note)];
  const duty = more.length === 0 ? dutyMessage(note) : dutyClause(note);
  const text = listOf([phrases.labelled({ label: shortName(note.rule), text: duty }), ...more], "semicolon");
  return inColumns({ state: noteWords[note.applies](), style: "quiet", cite: note.cite, text }, options);
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
    ...(breaches.length > 0 ? [labels.upon({ breaches: firstAndOthers(breaches, shownOfEach) })] : []),
    ...firstOfMany(causes, shownOfEach),
    ...(documents > 1 ? [labels.inAll({ documents })] : []),
  ];
}
