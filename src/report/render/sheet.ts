import type { Locale } from "../../base/locale.ts";
import { durationOf } from "../../base/duration.ts";
import { listOf, titled, type List, type Message, type MessageValue } from "../../base/message.ts";
import { fromPlain } from "../../base/document.ts";
import { writeYaml } from "../../base/write-yaml.ts";
import { shortName } from "../../evaluate/program.ts";
import { labels } from "../messages/labels.ts";
import { enumeration, phrases, present } from "../messages/phrases.ts";
import { firstAndOthers } from "../messages/needs.ts";
import { kindsMessage, readBackWords, rolesMessage, sheetFormWords, sheetWords } from "../messages/sheet.ts";
import { citationIn, lawTextsIn } from "../model/citations.ts";
import {
  isIncriminating,
  type RoleSheet,
  type SheetQuestion,
  type SheetReport,
  type SheetSubject,
} from "../model/sheet-report.ts";
import type { Layout, ShowOptions } from "../view/format-options.ts";
import { clean, indented, noted, sectionsText, wrap } from "../view/text-layout.ts";
import { lawTitles, serviceWords } from "../view/run-lines.ts";
import { showShortHeader } from "./concise-text.ts";
import { showSkippedCount } from "./text-sections.ts";

const subjectsShown = 6;
const papersShown = 4;

/** What each role is asked, for people, in short. */
export function sheetText(report: SheetReport, options: ShowOptions): string {
  const { locale, paint, quiet } = options;
  return sectionsText([
    ...(quiet ? [] : [showShortHeader(report, options)]),
    ...report.people.map((it) => [
      paint("heading", clean(locale.say(phrases.labelled({ label: titled("role", it.role), text: countOf(it) })))),
      ...it.questions.flatMap((one, at) => [
        ...(beginsIncriminating(it.questions, at) ? ["", ...indented(sheetWords.incriminating(), options)] : []),
        ...questionLines(one, options),
      ]),
    ]),
    ...[namelessMessage(report)].map((it) => (it ? indented(it, options) : [])),
    showSkippedCount(report, options),
    indented(report.people.length === 0 ? sheetWords.nothing() : sheetWords.next(), options),
  ]);
}

/** How much one person is asked. */
function countOf({ questions }: RoleSheet): Message {
  const rules = new Set(questions.flatMap((it) => it.blocks.map((one) => one.rule)));
  return sheetWords.count({ count: questions.flatMap((it) => it.about).length, rules: rules.size });
}

/** Whose service it is, by which laws and on which day: the lines over what each person signs. */
export const sheetTop = (report: SheetReport, locale: Locale): readonly MessageValue[] => [
  ...serviceWords(report, locale),
  listOf([listOf(lawTitles(report, locale)), sheetWords.asOf({ day: report.settings.as_of })], "semicolon"),
];

/** By which packs, and how much one person is asked. */
export const howJudged = (it: RoleSheet, { packs }: SheetReport): List =>
  listOf([listOf(packs.map((one) => `${one.id} ${one.version}`)), countOf(it)], "semicolon");

/** The evidence that a signature needs, and how long it counts. */
export function termsOf({ evidence, valid_for: time }: SheetQuestion): List {
  const papers = evidence.length === 0 ? sheetWords.noEvidence() : kindsMessage(evidence);
  return listOf([papers, sheetWords.validFor({ time: durationOf(time) })], "semicolon");
}

/** What cannot be asked yet; undefined: nothing. */
export const namelessMessage = ({ nameless }: SheetReport): Message | undefined =>
  nameless.length === 0
    ? undefined
    : sheetWords.nameless({
        places: firstAndOthers(
          nameless.map((it) => `\`${it}\``),
          subjectsShown,
        ),
      });

/** Evidence of the kinds that are asked for which the document has; undefined: none. */
export const papersOnFile = ({ papers }: SheetSubject): Message | undefined =>
  papers.length === 0 ? undefined : sheetWords.onFile({ papers: firstAndOthers(papers, papersShown) });

/** Which answer is a breach, as far as that is known. */
export const effectsOf = ({ breaches: { yes, no } }: SheetQuestion): readonly Message[] => [
  ...(yes.length + no.length === 0 ? [sheetWords.breaksNothing()] : []),
  ...(yes.length === 0 ? [] : [sheetWords.yesBreaks({ rules: enumeration(yes.map(shortName)) })]),
  ...(no.length === 0 ? [] : [sheetWords.noBreaks({ rules: enumeration(no.map(shortName)) })]),
];

/** Whether a heading stands before a question: the first of those of which yes is a breach. */
export const beginsIncriminating = (questions: readonly SheetQuestion[], at: number): boolean =>
  questions.findIndex(isIncriminating) === at;

/** The rules that an answer decides, with their places in the law. */
export const decidedRules = ({ blocks }: SheetQuestion, locale: Locale): MessageValue =>
  enumeration(
    blocks.map(({ rule, cite }) => phrases.aside({ text: shortName(rule), aside: citationIn(cite, locale) })),
  );

function questionLines(it: SheetQuestion, options: Layout): readonly string[] {
  const names = firstAndOthers(
    it.about.map(({ subject, element = subject }) => `\`${element}\``),
    subjectsShown,
  );
  const isOfElements = it.about.some(({ element }) => element !== undefined);
  const about = isOfElements ? names : sheetWords.these({ kind: titled("subject", it.kind), names });
  const text = phrases.labelled({ label: about, text: phrases.quote({ text: it.title }) });
  const evidence = it.evidence.length === 0 ? undefined : kindsMessage(it.evidence);
  return [
    "",
    ...wrap(`  ${clean(options.locale.say(text))}`, options.width, "    "),
    ...noted(labels.opens(), decidedRules(it, options.locale), options, "    "),
    ...noted(sheetWords.with(), evidence, options, "    "),
    ...noted(sheetWords.or(), it.others.length === 0 ? undefined : rolesMessage(it.others), options, "    "),
    ...effectsOf(it).flatMap((one, at) => noted(at === 0 ? sheetWords.then() : "", one, options, "    ")),
  ];
}

/**
 * The same to fill in: the machine form, which `edict sheet --read` reads.
 *
 * INVARIANT (blank sheet): read back as it is printed, it says nothing.
 */
export function sheetForm(report: SheetReport, { width, locale }: ShowOptions): string {
  const comment = (text: Message, indent: string): readonly string[] =>
    wrap(clean(locale.say(text)).trim(), Math.max(width, 80) - indent.length - 2).map((line) => `${indent}# ${line}`);
  const { people, settings } = report;
  const nameless = namelessMessage(report);
  return `${[
    ...comment(people.length === 0 ? sheetWords.nothing() : sheetFormWords.head({ day: settings.as_of }), ""),
    ...(people.length === 0 ? [] : comment(sheetFormWords.papers(), "")),
    ...(nameless ? comment(nameless, "") : []),
    "sheet: sheet@1",
    `as_of: ${settings.as_of}`,
    people.length === 0 ? "people: []" : "people:",
    ...people.flatMap((it) => [
      `  - role: ${it.role}`,
      "    name: null",
      "    on: null",
      "    answers:",
      ...it.questions.flatMap((one, at) => [
        ...(beginsIncriminating(it.questions, at) ? comment(sheetWords.incriminating(), answerIndent) : []),
        ...questionComments(one, { comment, locale }),
        ...one.about.flatMap((about) => answerLines(one, about, { comment, locale })),
      ]),
    ]),
  ].join("\n")}\n`;
}

interface Writer {
  readonly comment: (text: Message, indent: string) => readonly string[];
  readonly locale: Locale;
}

const answerIndent = "      ";

/** A short value as YAML: of a list with it alone, the line behind the dash. */
const oneLine = (value: unknown): string =>
  writeYaml(fromPlain([value]))
    .slice(2)
    .trimEnd();

function questionComments(it: SheetQuestion, { comment, locale }: Writer): readonly string[] {
  const law = lawTextsIn(it, locale);
  const told = [
    phrases.quote({ text: it.title }),
    ...(law.length === 0 ? [] : [phrases.all({ all: listOf(law, "blank") })]),
    phrases.labelled({ label: sheetWords.law(), text: listOf([it.law, citationIn(it.cite, locale)], "clause") }),
    phrases.labelled({ label: sheetWords.hangs(), text: decidedRules(it, locale) }),
    ...(it.others.length === 0
      ? []
      : [phrases.labelled({ label: sheetWords.orElse(), text: rolesMessage(it.others) })]),
    ...effectsOf(it),
  ];
  return told.flatMap((one) => comment(one, answerIndent));
}

function answerLines(it: SheetQuestion, about: SheetSubject, { comment }: Writer): readonly string[] {
  const { subject, element, path, earlier } = about;
  const told = present([earlier === undefined ? undefined : sheetWords.earlier({ why: earlier }), papersOnFile(about)]);
  const lines = [
    `- standard: ${it.standard}`,
    "  about:",
    `    subject: ${oneLine(subject)}`,
    ...(element === undefined ? [] : [`    element: ${oneLine(element)}`]),
    `  in: ${oneLine(path)}`,
    "  answer: null",
    it.evidence.length === 0 ? "  evidence: []" : "  evidence:",
    ...it.evidence.map((kind) => `    - ${oneLine({ kind, id: null, collected_on: null, expires_on: null })}`),
  ];
  return [...told.flatMap((one) => comment(one, answerIndent)), ...lines.map((it) => answerIndent + it)];
}

/** What became of a sheet that was read. */
export function readBackText({ files, kept, blank, cannotSay, reserved }: ReadBackResult, { say }: Locale): string {
  const open = cannotSay.map(({ standard, name }) => `${shortName(standard)} (${name})`);
  const lines = [
    ...files.map(({ path, attestations: count, papers }) => readBackWords.wrote({ path, count, papers })),
    ...(kept > 0 ? [readBackWords.kept({ count: kept })] : []),
    ...(cannotSay.length > 0 ? [readBackWords.cannotSay({ count: open.length, questions: listOf(open) })] : []),
    ...reserved.map(({ standard, name, text }) =>
      readBackWords.reserved({ question: `${shortName(standard)} (${name})`, text }),
    ),
    ...(blank > 0 ? [readBackWords.blank({ count: blank })] : []),
    ...(files.length === 0 ? [readBackWords.nothing()] : []),
  ];
  return lines.map((it) => `${clean(say(it)).trimEnd()}\n`).join("");
}

/** The documents with what was added to them, and what was not. */
interface ReadBackResult {
  readonly files: readonly { readonly path: string; readonly attestations: number; readonly papers: number }[];
  readonly kept: number;
  readonly blank: number;
  readonly cannotSay: readonly { readonly standard: string; readonly name: string }[];
  readonly reserved: readonly { readonly standard: string; readonly name: string; readonly text: string }[];
}
