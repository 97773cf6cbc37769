import { groupBy } from "../../base/group-by.ts";
import type { Locale } from "../../base/locale.ts";
import { listOf, titled, type List, type Message, type MessageValue } from "../../base/message.ts";
import { groupedDigits } from "../../base/text.ts";
import { packOf, shortName } from "../../evaluate/program.ts";
import { columnsLabel } from "../messages/bulk.ts";
import { conciseWords } from "../messages/concise.ts";
import { whoOf } from "../messages/duties.ts";
import { formatWords, labels } from "../messages/labels.ts";
import { phrases } from "../messages/phrases.ts";
import { verdictWords } from "../messages/verdicts.ts";
import { citationIn } from "../model/citations.ts";
import { needAdvice } from "../model/needs.ts";
import { isExamined } from "../model/report-pack.ts";
import { showPlace } from "../model/report-place.ts";
import { manyLines } from "../model/report-run.ts";
import { lawsNotCovered } from "../model/unjudged-packs.ts";
import type {
  Counts,
  Report,
  ReportHeader,
  ReportInstance,
  ReportNeed,
  ReportRule,
  ReportUnexamined,
} from "../model/report.ts";
import { allRules, exemptedIn, noticesOf, type Notice } from "../view/findings.ts";
import type { FormatOptions, Layout, ShowOptions, Style } from "../view/format-options.ts";
import { decisive, gravestFirst, runStyle, verdictAsides, verdictStyle, worstFirst } from "../view/rule-summary.ts";
import { assumptionsOf, inputCounts } from "../view/run-lines.ts";
import { clean, displayWidth, marginWidth, noted, padTo, sectionsText, wrap } from "../view/text-layout.ts";
import { passagesNotEncoded, unexaminedArticles, unreadFacts } from "../view/unseen.ts";

const findingsShown = 10;
const inputsShown = 3;

/**
 * What matters first of a report, for people: what it came to, the worst findings a line each below their law where it is not one, the one question that most
 * rules wait for, what the run has not seen, and what to run next.
 */
export function conciseText(report: Report, options: FormatOptions, shown: Shown = shownOf(report)): string {
  const rows = rowsOf(report, shown, options);
  return sectionsText([
    [
      ...showLead(report, shown, options),
      ...(report.word === "nothing judged" ? [] : showBasis(report, shown, options)),
      ...showWhyNone(report, options),
    ],
    showFindings(rows, options),
    [
      ...showQuestion(report, options),
      ...showUnseen(report, shown, options),
      ...showCommands(rows, report, shown, options),
    ],
  ]);
}

/** What is told of the documents of a run, of which its report may hold a sample. */
export interface Shown {
  readonly inputs: MessageValue;
  /** What they came to one by one, beside what rules came to. */
  readonly outcomes: readonly Message[];
  /** What is told of the columns of a log. */
  readonly columns: readonly Message[];
  /** How many places have the verdict of a rule. */
  readonly places: (rule: ReportRule) => number;
  /** In how many places of a log a rule that is violated in others is undetermined. */
  readonly open: (rule: ReportRule) => number;
  /** Other verbs can be asked of them. */
  readonly isAll: boolean;
}

const shownOf = (report: Report): Shown => ({
  inputs: report.inputs.length === 0 ? undefined : inputCounts(report),
  outcomes: [],
  columns: [],
  places: (rule) => new Set(decisive(rule).map((it) => showPlace(it.at))).size,
  open: () => 0,
  isAll: true,
});

/** What a run came to, on one line however long it is; and what is no verdict and somebody has to do something about. */
export function leadLine(report: Report, { locale, paint }: Layout): string {
  const waivers = report.problems.filter((it) => endedWaivers.has(it.code)).length;
  const more = counted(
    [report.skipped.length, (count) => conciseWords.skipped({ count })],
    [waivers, (count) => conciseWords.endedWaivers({ count })],
  ).map((text) => phrases.sentence({ text }));
  return `${paint(runStyle(report.word), clean(locale.list([report.lead, ...more], "sentence")))}\n`;
}

/** What is wrong with a waiver that covers nothing, or will not for long. */
const endedWaivers: ReadonlySet<string> = new Set(["waive/stale", "waive/expired", "waive/orphaned", "waive/unneeded"]);

const showLead = ({ lead, word }: Report, { outcomes }: Shown, { width, paint, locale }: Layout): readonly string[] => [
  ...wrap(clean(lead), width).map((it) => paint(runStyle(word), it)),
  ...outcomes.flatMap((it) => wrap(clean(locale.say(it)), width)),
];

/** By which law, on which day, for whom, and of which documents. */
function showBasis(
  { packs, needed, settings }: Pick<ReportHeader, "packs" | "needed" | "settings">,
  { inputs, columns }: Pick<Shown, "inputs" | "columns">,
  options: Layout,
): readonly string[] {
  const names = listOf(packs.map((it) => `${it.id} ${it.version}`));
  const judged = conciseWords.judged({ day: settings.as_of, party: whoOf(settings) });
  const { law_of: day } = settings;
  return [
    ...noted(
      labels.packs(),
      packs.length === 0 ? undefined : conciseWords.packs({ packs: names, count: packs.length, needed: needed.length }),
      options,
    ),
    ...noted(
      labels.asOf(),
      listOf([judged, ...(day === undefined ? [] : [conciseWords.byLawOf({ day })])], "clause"),
      options,
    ),
    ...noted(labels.inputs(), inputs, options),
    ...columns.flatMap((it, nth) => noted(nth === 0 ? columnsLabel : "", it, options)),
  ];
}

/** Where no rule applies, why not: what shuts out most of them. */
function showWhyNone(report: Report, options: Layout): readonly string[] {
  if (report.word !== "nothing applies") return [];
  const gates = allRules(report)
    .filter((it) => it.in_roll_up)
    .flatMap((it) => it.instances.flatMap(({ gate }) => (gate ? [gate.sentence] : [])));
  const [most] = [...groupBy(gates, (it) => it)].toSorted(([, a], [, b]) => b.length - a.length);
  return noted(formatWords.why(), most?.[0], options);
}

/** The same of what other verbs say of documents. */
export const showShortHeader = (report: ReportHeader, options: Layout): readonly string[] =>
  showBasis(report, { inputs: report.inputs.length === 0 ? undefined : inputCounts(report), columns: [] }, options);

/** A finding in columns. */
interface Row {
  readonly state: string;
  /** For how many findings it stands. */
  readonly count: number;
  readonly style: Style;
  /** Stands above the row, where the one before is of another; undefined: findings are of one law, or this is of none. */
  readonly law?: string | undefined;
  readonly cite: string;
  readonly text: string;
  /** What stands behind the columns: what covers it. */
  readonly aside?: string;
  /** Undefined: it stands in no file. */
  readonly place: string | undefined;
  /** The rule, where it is one of them alone. */
  readonly rule?: string;
  /** It stands for rules that people must sign for. */
  readonly isToSign?: true;
}

function showFindings(all: readonly Row[], { locale, width, paint }: Layout): readonly string[] {
  const rows = all.slice(0, findingsShown);
  // What is no rule is a sentence, and would leave no room for a column.
  const inColumns = rows.filter((it) => it.cite !== "");
  const widest = (of: readonly string[]): number => Math.max(0, ...of.map((it) => displayWidth(it) + 2));
  const [state, cite] = [widest(rows.map((it) => it.state)), widest(inColumns.map((it) => it.cite))];
  // A place that needs a line of its own moves no other.
  const isOnLine = (it: Row): boolean =>
    state + cite + displayWidth(it.text) + 2 + displayWidth(it.place ?? "") <= width;
  const text = widest(inColumns.filter(isOnLine).map((it) => it.text));
  const indent = " ".repeat(state);
  const lines = rows.flatMap((it, nth) => {
    const head = padTo(it.state, state) + (it.cite === "" ? "" : padTo(it.cite, cite)) + it.text;
    const [first = "", ...others] = behindColumns(
      inLineWith(head, it.place, state + cite + text, width, indent),
      it.aside,
      { width, indent },
    );
    const law = it.law === undefined || it.law === rows[nth - 1]?.law ? [] : [paint("quiet", it.law)];
    return [...law, first.replace(it.state, (word) => paint(it.style, word)), ...others];
  });
  const left = groupBy(all.slice(findingsShown), (it) => it.state);
  const counts = [...left].map(([state, same]) =>
    labels.count({ count: groupedDigits(same.reduce((sum, it) => sum + it.count, 0)), state }),
  );
  const more = locale.say(conciseWords.moreOfEach({ counts: listOf(counts) }));
  return counts.length === 0 ? lines : [...lines, paint("quiet", `${indent}${more}`)];
}

/** An aside behind the last line of a finding, or on a line of its own where it has no room. */
function behindColumns(
  lines: readonly string[],
  aside: string | undefined,
  { width, indent }: { readonly width: number; readonly indent: string },
): readonly string[] {
  const last = lines.at(-1);
  if (aside === undefined || last === undefined) return lines;
  const joined = `${last}  ${aside}`;
  return displayWidth(joined) <= width ? [...lines.slice(0, -1), joined] : [...lines, indent + aside];
}

/** A place behind a text, in its column where both have room; else close behind it, or on a line of its own. */
function inLineWith(
  head: string,
  place: string | undefined,
  column: number,
  width: number,
  indent: string,
): readonly string[] {
  if (place === undefined) return wrap(head, width, indent);
  const room = width - displayWidth(place);
  const behind = displayWidth(head) + 2;
  const at = [Math.max(column, behind), behind].find((it) => it <= room);
  return at === undefined ? [...wrap(head, width, indent), indent + place] : [padTo(head, at) + place];
}

/**
 * What is violated; warnings; what is undetermined, as one all that waits for whether a part of the law applies, and all that
 * waits for signatures alone; then as one of each verdict what the baseline has known.
 */
function rowsOf(report: Report, shown: Shown, options: ShowOptions): readonly Row[] {
  const { locale } = options;
  const naming = namingIn(report);
  const all = allRules(report).filter((it) => it.in_roll_up);
  const own = all.filter((it) => it.covered_by !== "baseline");
  const violated = gravestFirst(own.filter((it) => it.verdict === "violated"));
  const open = worstFirst(own.filter((it) => it.verdict === "undetermined"));
  const grouped = [...groupBy(open, scopeOpen)].filter(([scope, same]) => scope !== undefined && same.length > 1);
  const unsigned = [...groupBy(open.filter(isUnsigned), naming.lawOf).values()].filter((same) => same.length > 1);
  const waiting = new Set([...grouped.flatMap(([, same]) => same), ...unsigned.flat()]);
  const notices = noticesOf(report, locale).filter(isShown);
  return [
    ...violated.map((it) => ruleRow(it, shown, naming, options)),
    ...notices.map(({ text, at }): Row => {
      const state = locale.say(labels.warning());
      return { state, count: 1, style: "warning", cite: "", text, place: at && showPlace(at) };
    }),
    ...grouped.map(([, same]) => scopeRow(same, shown, naming, options)),
    ...unsigned.map((same) => unsignedRow(same, shown, naming, options)),
    ...open.filter((it) => !waiting.has(it)).map((it) => ruleRow(it, shown, naming, options)),
    ...verdictsKnown.flatMap((verdict) =>
      knownRow(
        verdict,
        all.filter((it) => it.covered_by === "baseline"),
        report,
        locale,
      ),
    ),
  ];
}

/** Whether a notice is shown as a finding: mistakes are told on standard error, and the lead says that a run is provisional. */
const isShown = ({ level, at }: Notice): boolean => level === "warning" && at !== undefined;

const verdictsKnown = ["violated", "undetermined"] as const;

/** The rules of a verdict that are in the baseline, together: what is new would be lost among them. */
function knownRow(
  verdict: (typeof verdictsKnown)[number],
  rules: readonly ReportRule[],
  { settings }: Report,
  locale: Locale,
): readonly Row[] {
  const count = rules.filter((it) => it.verdict === verdict).length;
  if (count === 0) return [];
  const state = locale.say(verdictWords[verdict]());
  const text = locale.say(conciseWords.inBaseline({ count }));
  return [{ state, count, style: verdict, cite: "", text, place: settings.baseline }];
}

/** How a run tells its rules apart. */
interface Naming {
  /** The pack of a rule, where findings are of several. */
  readonly lawOf: (rule: ReportRule) => string | undefined;
  /** A rule as it can be asked for: in full where two are called alike. */
  readonly nameOf: (rule: ReportRule) => string;
  /** Whether it counts working days by a calendar without holidays: round one, it may be wrong. */
  readonly knowsNoHolidays: (rule: ReportRule) => boolean;
}

function namingIn(report: Report): Naming {
  const all = allRules(report);
  const told = all.filter((it) => it.in_roll_up && (it.verdict === "violated" || it.verdict === "undetermined"));
  const isOne = new Set(told.map((it) => packOf(it.rule))).size < 2;
  const alike = groupBy([...new Set(all.map((it) => it.rule))], shortName);
  const byWeekdays = new Set(report.packs.flatMap((it) => it.weekdays?.rules ?? []));
  return {
    knowsNoHolidays: ({ rule }) => byWeekdays.has(rule),
    lawOf: ({ rule }) => (isOne ? undefined : packOf(rule)),
    nameOf: ({ rule }) => ((alike.get(shortName(rule))?.length ?? 0) > 1 ? rule : shortName(rule)),
  };
}

function ruleRow(rule: ReportRule, { places, open }: Shown, naming: Naming, { locale }: Layout): Row {
  const { lawOf, nameOf, knowsNoHolidays } = naming;
  const both = { violated: places(rule), undetermined: open(rule) };
  const counts = verdictsKnown.map((it) => labels.count({ count: groupedDigits(both[it]), state: verdictWords[it]() }));
  const asides = [
    ...(both.undetermined > 0 ? counts : []),
    ...coverAsides(rule),
    ...(knowsNoHolidays(rule) ? [conciseWords.noHolidays()] : []),
  ];
  return {
    state: locale.say(verdictWords[rule.verdict]()),
    count: 1,
    style: verdictStyle(rule.verdict),
    law: lawOf(rule),
    cite: citationIn(rule.cite, locale),
    text: clean(shortName(rule.rule)),
    ...(asides.length === 0 ? {} : { aside: clean(locale.show(phrases.inBrackets({ text: listOf(asides) }))) }),
    place: placeAndMore(decisive(rule)[0], places(rule), locale),
    rule: nameOf(rule),
  };
}

/** What stands beside a verdict; of a rule that is waived the first day on which some of it no longer is. */
function coverAsides(rule: ReportRule): readonly Message[] {
  const [day] = rule.instances.flatMap((it) => it.waived?.until ?? []).toSorted();
  if (rule.covered_by !== "waivers" || day === undefined) return verdictAsides(rule);
  return [conciseWords.waivedUntil({ day }), ...verdictAsides({ standing: rule.standing, covered_by: undefined })];
}

/** The scope that is open wherever a rule is undetermined, as a place in its pack; undefined: it applies somewhere. */
function scopeOpen(rule: ReportRule): string | undefined {
  const own = decisive(rule).map((it) => it.open_scope?.key);
  return own.includes(undefined) ? undefined : `${packOf(rule.rule)} ${own[0]}`;
}

function scopeRow(rules: readonly ReportRule[], shown: Shown, naming: Naming, options: Layout): Row {
  const [first] = rules.flatMap(decisive);
  const cite = first?.open_scope;
  const { locale } = options;
  return {
    ...openRow(rules, conciseWords.scopeOpen({ count: rules.length }), shown, naming, options),
    cite: cite === undefined ? "" : citationIn(cite, locale),
  };
}

/** Whether a rule lacks nothing but signatures, which are asked for on a sheet and not written as facts. */
const isUnsigned = (rule: ReportRule): boolean =>
  decisive(rule).every(({ causes }) => causes.length > 0 && causes.every((it) => it.kind === "attestation"));

const unsignedRow = (rules: readonly ReportRule[], shown: Shown, naming: Naming, options: Layout): Row => ({
  ...openRow(rules, conciseWords.unsigned({ count: rules.length }), shown, naming, options),
  isToSign: true,
});

/** Rules that are open for one reason. */
function openRow(
  rules: readonly ReportRule[],
  why: Message,
  { places }: Shown,
  { lawOf }: Naming,
  { locale }: Layout,
): Row {
  const [rule] = rules;
  return {
    state: locale.say(verdictWords.undetermined()),
    count: rules.length,
    style: "undetermined",
    law: rule && lawOf(rule),
    cite: "",
    text: locale.say(why),
    place: placeAndMore(rules.flatMap(decisive)[0], Math.max(...rules.map(places)), locale),
  };
}

/** The first of so many places. */
function placeAndMore(first: ReportInstance | undefined, count: number, locale: Locale): string | undefined {
  if (!first) return undefined;
  const place = clean(showPlace(first.at));
  return count > 1 ? locale.say(conciseWords.morePlaces({ place, count: groupedDigits(count - 1) })) : place;
}

/** What a sheet asks for: nobody writes it as a fact. */
const isSigned = ({ kind }: ReportNeed): boolean => kind === "attestation";

/** What most open rules wait for, and where to write the answer. */
function showQuestion({ needs, settings }: Report, options: FormatOptions): readonly string[] {
  const { locale } = options;
  const [need] = needs;
  if (!need) return [];
  const advice = needAdvice(need, locale);
  const [at] = need.at;
  const where = isSigned(need)
    ? [conciseWords.sign()]
    : at
      ? [conciseWords.writeAt({ place: options.answerPlace?.() ?? showPlace(at) })]
      : ["open-term", "open-list"].includes(need.kind) && settings.profile !== undefined
        ? [conciseWords.writeIn({ file: settings.profile })]
        : [];
  const texts: readonly MessageValue[] = [
    advice === undefined ? need.what : phrases.labelled({ label: need.what, text: advice }),
    listOf([conciseWords.waiting({ rules: need.rules.length }), ...where], "semicolon"),
  ];
  return texts.flatMap((text, nth) => noted(nth === 0 ? conciseWords.next() : "", text, options));
}

/** What nobody may take the run to have examined, and what the whole report says besides; only how much of it. */
function showUnseen(report: Report, { isAll }: Shown, options: Layout): readonly string[] {
  const { packs, not_examined: missing, settings, skipped, word } = report;
  const noneOf = (
    wanted: ReportUnexamined["why"],
    say: (it: { count: number; subjects: List }) => Message,
  ): readonly [number, (count: number) => Message] => {
    const own = missing.filter((it) => it.why === wanted);
    const subjects = listOf(
      own.map((it) => titled("subject", it.subject)),
      "or",
    );
    return [own.reduce((sum, it) => sum + it.rules.length, 0), (count) => say({ count, subjects })];
  };
  const passages = passagesNotEncoded(packs.filter(isExamined)).length;
  const laws = word === "nothing judged" ? 0 : lawsNotCovered(report).length;
  const { notes, counts, counts_of_advisory: advisory, counts_of_others: others } = report;
  const unseen = counted(
    noneOf("not-given", conciseWords.noDocument),
    noneOf("left-out", (it) => conciseWords.allLater({ ...it, day: settings.as_of })),
    noneOf("beside", conciseWords.beside),
    [passages, (count) => conciseWords.passages({ count })],
    [laws, (count) => conciseWords.otherLaws({ count })],
    [skipped.length, (count) => conciseWords.skipped({ count })],
  );
  const remarks = noticesOf(report, options.locale).filter((it) => it.level === "note").length;
  // Of a sample nobody knows how many there are in all.
  const exempted = isAll ? exemptedIn(report).flat().length : 0;
  const also = counted(
    [counts.pending, (count) => pendingMessage(count, isAll ? dueDays(report) : [])],
    [exempted, (count) => labels.count({ count, state: verdictWords.exempt() })],
    [counts.not_in_force, (count) => labels.count({ count, state: verdictWords.not_in_force() })],
    [examinedIn(others), (count) => conciseWords.ofOthers({ count })],
    [examinedIn(advisory), (count) => conciseWords.advisory({ count, violated: advisory.violated })],
    [notes.filter((it) => it.applies !== "no").length, (count) => conciseWords.notes({ count })],
    [assumptionsOf(report).length, (count) => conciseWords.assumptions({ count })],
    [remarks, (count) => conciseWords.findings({ count })],
  );
  return [
    ...noted(conciseWords.unseen(), listed(unseen), options),
    ...noted("", unexaminedArticles(report, options.locale), options),
    ...noted("", unreadFacts(report), options),
    ...noted(conciseWords.also(), listed(also), options),
  ];
}

/** The days, or moments, by which pending rules ask for something, the first one first. */
function dueDays(report: Report): readonly string[] {
  const pending = allRules(report).filter((it) => it.in_roll_up && it.verdict === "pending");
  const causes = pending.flatMap(({ instances }) => instances.flatMap((it) => it.causes));
  const days = causes.flatMap((it) => (it.kind === "due" ? [String(it.params["by"])] : []));
  return [...new Set(days)].toSorted();
}

function pendingMessage(count: number, days: readonly string[]): Message {
  const pending = labels.count({ count, state: verdictWords.pending() });
  const [day] = days;
  return day === undefined ? pending : conciseWords.due({ pending, days: days.length, day });
}

const listed = (all: readonly Message[]): List | undefined => (all.length === 0 ? undefined : listOf(all));

const counted = (...all: readonly (readonly [count: number, say: (count: number) => Message])[]): readonly Message[] =>
  all.flatMap(([count, say]) => (count > 0 ? [say(count)] : []));

const examinedIn = (counts: Counts): number =>
  Object.values(counts).reduce((sum, it) => sum + it, 0) - counts.not_examined;

/** What tells more of the same documents, each as it is typed. */
function showCommands(
  rows: readonly Row[],
  { needs, word, settings, inputs: documents }: Report,
  { isAll }: Shown,
  { locale, paint, again }: FormatOptions,
): readonly string[] {
  if (word === "nothing judged") return [];
  const { flags } = again;
  const inputs = again.inputs.length > inputsShown ? [...again.inputs.slice(0, 1), "..."] : again.inputs;
  const [need] = needs;
  const [rule] = rows.flatMap((it) => it.rule ?? []);
  // Answers belong in a dossier, and not in what a program has written.
  const isLines = (it: string): boolean => /\.(jsonl|ndjson)$/i.test(it);
  const isLog = inputs.some(isLines);
  // Waivers and baselines are of all documents of a run, and no other files are read line by line.
  const canStream = again.inputs.every(isLines) && settings.waivers === undefined && settings.baseline === undefined;
  const isExplained = isAll && rule !== undefined && inputs.length < 2;
  const commands = [
    ...(isExplained ? [["explain", inputs[0] ?? ".", rule, ...flags]] : []),
    ...(isAll && need && !isSigned(need) ? [[need.ask && !isLog ? "interview" : "needs", ...inputs, ...flags]] : []),
    ...(isAll && need && (isSigned(need) || rows.some((it) => it.isToSign)) ? [["sheet", ...inputs, ...flags]] : []),
    ...(isAll && isLog && canStream && documents.length >= manyLines
      ? [["check", ...inputs, ...flags, "--stream"]]
      : []),
    ["check", ...inputs, ...flags, "--full"],
  ];
  return commands.map((words, at) => {
    const label = padTo(at === 0 ? locale.say(conciseWords.commands()) : "", marginWidth);
    return `${paint("quiet", label)}edict ${words.map(clean).join(" ")}`;
  });
}
