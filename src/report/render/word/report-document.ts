import { groupBy } from "../../../base/group-by.ts";
import type { Locale } from "../../../base/locale.ts";
import { listOf, titled, type Message } from "../../../base/message.ts";
import { verdicts, type Verdict } from "../../../evaluate/decision.ts";
import { packOf, shortName } from "../../../evaluate/program.ts";
import { conciseWords } from "../../messages/concise.ts";
import { dutyMessage } from "../../messages/duties.ts";
import { formatWords, labels } from "../../messages/labels.ts";
import { firstAndOthers } from "../../messages/needs.ts";
import { pageWords } from "../../messages/page.ts";
import { phrases } from "../../messages/phrases.ts";
import { noteWords } from "../../messages/verdicts.ts";
import { articleIn, citationIn, titleIn } from "../../model/citations.ts";
import { showPlace } from "../../model/report-place.ts";
import type { Report, ReportArticle, ReportInstance, ReportPack, ReportRule } from "../../model/report.ts";
import { allRules, noticesOf, type Notice } from "../../view/findings.ts";
import type { ShowOptions } from "../../view/format-options.ts";
import { dutyIn } from "../../view/rule-lines.ts";
import { decisive, gravestFirst, standingWords, verdictReason, worstFirst } from "../../view/rule-summary.ts";
import { countLines, daysOfRun, headerLines, lawTitles, serviceNames, serviceWords } from "../../view/run-lines.ts";
import { clean, type LabelledTexts } from "../../view/text-layout.ts";
import { unseenLines } from "../../view/unseen.ts";
import type { Html as Xml } from "../html/html-template.ts";
import { notesLeft } from "../text-sections.ts";
import { findingPart } from "./finding-part.ts";
import { cell, paragraph, styled, table, wordFile } from "./word-file.ts";
import { colorOf, dutyWords, heads, inCell, named, needMessage, place, quiet, verdictRun } from "./word-parts.ts";
import { markedTitle } from "../../../statute/marked-title.ts";

/**
 * A report as a document of Word, to edit and to send on: what it came to, each article with its rules, what to do in the order
 * of its effect, and each finding, worst first, with the law's words. What is satisfied stands in the table of articles alone.
 */
export function wordReport(report: Report, { locale }: ShowOptions): Uint8Array {
  const { say, show } = locale;
  const day = report.settings.as_of;
  const laws = listOf(lawTitles(report, locale));
  const title =
    show(laws) === "" ? say(pageWords.report()) : say(phrases.labelled({ label: pageWords.report(), text: laws }));
  const notices = noticesOf(report, locale);
  const mistakes = notices.filter((it) => it.level === "error");
  const remarks = notices.filter((it) => it.level !== "error");
  const rules = allRules(report);
  const uncounted = rules.filter((it) => !it.in_roll_up && toTell.has(it.verdict));
  const [others, advisory] = [
    uncounted.filter((it) => !it.standing.advisory),
    uncounted.filter((it) => it.standing.advisory),
  ];
  const byName = new Map(rules.map((it) => [it.rule, it]));
  const sentenceOf = (name: string): string => {
    const rule = byName.get(name);
    return rule ? `${dutyIn(rule, locale)} \`${shortName(name)}\`` : shortName(name);
  };
  const body = [
    paragraph("title", [clean(title)]),
    ...serviceWords(report, locale).map((it) => paragraph("duty", [styled(clean(show(it)), { isBold: true })])),
    paragraph("small", [`${say(labels.asOf())} ${daysOfRun(report).join(", ")}`]),
    paragraph("plain", [styled(clean(report.lead), { isBold: true, color: colorOf(report.word) })]),
    ...chapter(pageWords.mistakes(), mistakes.flatMap(noticeLines), locale),
    ...chapter(
      pageWords.glance(),
      report.packs.flatMap((it) => articleTable(it, report, locale)),
      locale,
    ),
    ...chapter(pageWords.toDo(), stepTable(report, locale), locale),
    ...chapter(pageWords.unsigned(), signerTable(report, byName, locale), locale),
    ...chapter(
      labels.findings(),
      findingsOf(report).flatMap((it) => findingPart(it, report, locale)),
      locale,
    ),
    ...chapter(formatWords.settings(), labelledTable(judgedBy(report, locale), locale), locale),
    ...chapter(labels.worthALook(), remarks.flatMap(noticeLines), locale),
    ...chapter(formatWords.unseen(), labelledTable(unseenLines(report, locale, sentenceOf), locale), locale),
    ...chapter(labels.othersDuties(), dutyTable(others, locale), locale),
    ...chapter(labels.advisoryRules(), dutyTable(advisory, locale), locale),
    ...chapter(pageWords.notes(), noteTable(report, locale), locale),
    paragraph("plain", [say(pageWords.noAdvice())]),
  ];
  const of = listOf([...serviceNames(report), day], "clause");
  return wordFile(clean(say(phrases.aside({ text: title, aside: of }))), body, locale, {
    left: clean(show(listOf([...serviceNames(report), report.lead], "semicolon"))),
    right: day,
  });
}

/** The rules that a reader has to look at, the gravest breaches first. */
const findingsOf = (report: Report): readonly ReportRule[] =>
  gravestFirst(allRules(report).filter((it) => it.in_roll_up && toTell.has(it.verdict)));

const toTell: ReadonlySet<Verdict> = new Set(["violated", "undetermined", "pending"]);

/** A heading and what stands under it; nothing where nothing does. */
const chapter = (title: Message, content: readonly Xml[], { say }: Locale): readonly Xml[] =>
  content.length === 0 ? [] : [paragraph("chapter", [say(title)]), ...content];

/** How the run was judged, and its counts; of packs that others need only the names. */
function judgedBy(report: Report, locale: Locale): readonly LabelledTexts[] {
  const needed = locale.list(
    report.needed.map((it) => `${it.id} ${it.version}`),
    "comma",
  );
  return [
    ...headerLines({ ...report, needed: [] }, locale),
    ...(needed === "" ? [] : [{ label: locale.say(labels.neededPacks()), texts: [needed] }]),
    ...(report.word === "nothing judged" ? [] : countLines(report, locale)),
  ];
}

/** Words of a margin and what is said under each; names stand on one line. */
function labelledTable(lines: readonly LabelledTexts[], locale: Locale): readonly Xml[] {
  if (lines.length === 0) return [];
  const rows = lines.map(({ label, texts }) => {
    const isNames = texts.every((it) => !it.includes(" "));
    return [
      inCell(styled(clean(label), { isBold: true })),
      cell((isNames ? [locale.list(texts, "comma")] : texts).map((it) => inCell(...named(it)))),
    ];
  });
  return [table([26, 74], rows, false)];
}

function noticeLines({ text, code, at, help }: Notice): readonly Xml[] {
  const where = at === undefined ? [] : [" ", place(showPlace(at))];
  const more = help === undefined ? [] : [paragraph("cell", named(help))];
  return [paragraph("plain", [...named(text), ...where, " ", styled(code, { isCode: true, color: quiet })]), ...more];
}

/** The articles whose rules bind the party: what each comes to, and its rules by verdict. */
function articleTable(pack: ReportPack, { packs }: Report, locale: Locale): readonly Xml[] {
  const articles = pack.articles.filter((it) => it.rules.some((rule) => rule.in_roll_up));
  if (articles.length === 0) return [];
  const title = titleIn(markedTitle(pack.title), locale);
  const isOne = packs.filter((it) => it.id === pack.id).length < 2;
  const name = isOne ? title : locale.say(phrases.aside({ text: title, aside: pack.version }));
  const columns = heads([pageWords.article(), formatWords.result(), labels.rules()], locale);
  const rows = articles.map((it) => articleRow(it, pack, locale));
  return [paragraph("section", [clean(name)]), table([26, 17, 57], [columns, ...rows], true)];
}

function articleRow(
  { article, title, verdict, rules }: ReportArticle,
  { citation }: ReportPack,
  locale: Locale,
): readonly Xml[] {
  const own = worstFirst(rules.filter((it) => it.in_roll_up));
  const name = titleIn(title, locale);
  const byVerdict = verdicts.flatMap((state) => {
    const same = own.filter((it) => it.verdict === state);
    if (same.length === 0) return [];
    return [
      inCell(verdictRun(state, locale)),
      ...same.map((it) => {
        const why = state === "not_applicable" ? clean(verdictReason(it, locale)) : "";
        return inCell(...dutyWords(it, locale), ...(why === "" ? [] : ["  ", ...named(why)]));
      }),
    ];
  });
  return [
    inCell(
      styled(articleIn(article, citation, locale), { isBold: true }),
      ...(name === undefined ? [] : [` ${clean(name)}`]),
    ),
    inCell(...(verdict === undefined ? [] : [verdictRun(verdict, locale)])),
    cell(byVerdict),
  ];
}

/** Breaches to put right, then what most rules wait for. */
function stepTable(report: Report, locale: Locale): readonly Xml[] {
  const { say } = locale;
  const rights = findingsOf(report)
    .filter((it) => it.verdict === "violated")
    .map((it) => [
      inCell(verdictRun("violated", locale)),
      inCell(...named(it.remedy ?? say(dutyMessage(it)))),
      cell([inCell(citationIn(it.cite, locale), "  ", shortName(it.rule)), ...firstPlace(decisive(it), locale)]),
    ]);
  const answers = report.needs.map((it) => [
    inCell(verdictRun("undetermined", locale)),
    inCell(...named(say(needMessage(it, locale)))),
    cell([
      inCell(say(conciseWords.waiting({ rules: it.rules.length }))),
      ...firstPlace(
        it.at.map((at) => ({ at })),
        locale,
      ),
    ]),
  ]);
  const steps = [...rights, ...answers];
  if (steps.length === 0) return [];
  const columns = heads([formatWords.result(), formatWords.ask(), formatWords.place()], locale);
  return [table([17, 49, 34], [columns, ...steps], true)];
}

/** Signatures that are missing: who may give them, for which articles, and how many. */
function signerTable({ needs }: Report, byName: ReadonlyMap<string, ReportRule>, locale: Locale): readonly Xml[] {
  const unsigned = needs.filter((it) => it.signed_by !== undefined);
  if (unsigned.length === 0) return [];
  const rows = [...groupBy(unsigned, (it) => JSON.stringify(it.signed_by)).values()].map((own) => {
    const roles = own[0]?.signed_by?.map((it) => titled("role", it)) ?? [];
    const rules = groupBy(
      [...new Set(own.flatMap((it) => it.rules))].flatMap((name) => byName.get(name) ?? []),
      (it) => packOf(it.rule),
    );
    const laws = [...rules].map(([pack, all]) => {
      const cites = new Map(all.map((it) => [it.cite.key, citationIn(it.cite, locale)]));
      return phrases.labelled({ label: titled("law", pack), text: listOf([...cites.values()]) });
    });
    const count = own.reduce((sum, it) => sum + Math.max(it.of.length, 1), 0);
    return [
      inCell(clean(locale.show(listOf(roles, "or")))),
      cell(laws.map((it) => inCell(...named(locale.say(it))))),
      inCell(String(count)),
    ];
  });
  const columns = heads([pageWords.signers(), formatWords.inLaw(), pageWords.signatureCount()], locale);
  const next = paragraph("cell", named(locale.say(pageWords.signOn())));
  return [table([34, 49, 17], [columns, ...rows], true), next];
}

/** Where something is first, and in how many more places. */
function firstPlace(of: readonly Pick<ReportInstance, "at">[], { say }: Locale): readonly Xml[] {
  const [first, ...others] = new Set(of.map((it) => showPlace(it.at)));
  if (first === undefined) return [];
  return [inCell(place(first), ...(others.length === 0 ? [] : [` ${say(labels.more({ count: others.length }))}`]))];
}

const breachesShown = 5;

/** Duties of others and advisory rules, which are in no count. */
function dutyTable(rules: readonly ReportRule[], locale: Locale): readonly Xml[] {
  if (rules.length === 0) return [];
  const columns = heads([formatWords.result(), formatWords.inLaw(), formatWords.rule()], locale);
  const rows = worstFirst(rules).map((it) => [
    inCell(verdictRun(it.verdict, locale)),
    inCell(citationIn(it.cite, locale)),
    inCell(...named([dutyIn(it, locale), ...standingWords(it)].join(" "))),
  ]);
  return [table([17, 20, 63], [columns, ...rows], true)];
}

/** What parties may do or are liable to; notes that do not apply are counted only. */
function noteTable({ notes }: Report, locale: Locale): readonly Xml[] {
  const { say } = locale;
  const shown = groupBy(
    notes.filter((it) => it.applies !== "no"),
    (it) => `${it.rule} ${it.applies}`,
  );
  const columns = heads([formatWords.result(), formatWords.inLaw(), formatWords.what()], locale);
  const rows = [...shown.values()].flatMap((all) =>
    all.slice(0, 1).map((it) => {
      const breaches =
        it.applies === "unknown"
          ? []
          : [...new Set(all.flatMap((one) => one.breaches.map((of) => shortName(of.rule))))];
      const upon = labels.upon({ breaches: firstAndOthers(breaches, breachesShown) });
      return [
        inCell(styled(say(noteWords[it.applies]()), { isBold: true })),
        inCell(citationIn(it.cite, locale)),
        cell([
          inCell(clean(say(dutyMessage(it)))),
          ...(breaches.length === 0 ? [] : [inCell(...named(say(upon)))]),
          ...standingWords(it).map((words) => inCell(clean(words))),
        ]),
      ];
    }),
  );
  const left = notesLeft(notes);
  return [
    ...(rows.length === 0 ? [] : [table([17, 20, 63], [columns, ...rows], true)]),
    ...(left === 0 ? [] : [paragraph("small", [say(labels.notesLeft({ count: left }))])]),
  ];
}
