import type { Locale } from "../../../base/locale.ts";
import { listOf, titled, type Message, type MessageValue } from "../../../base/message.ts";
import { labels } from "../../messages/labels.ts";
import { phrases } from "../../messages/phrases.ts";
import { rolesMessage, sheetWords } from "../../messages/sheet.ts";
import { captionIn, citationIn, quotedWordsIn } from "../../model/citations.ts";
import type { RoleSheet, SheetQuestion, SheetReport, SheetSubject } from "../../model/sheet-report.ts";
import type { ShowOptions } from "../../view/format-options.ts";
import { readXml } from "../../../readers/media/xml.ts";
import { clean as cleaned } from "../../view/text-layout.ts";
import { trusted, type Html as Xml } from "../html/html-template.ts";
import {
  beginsIncriminating,
  decidedRules,
  effectsOf,
  howJudged,
  namelessMessage,
  papersOnFile,
  sheetTop,
  termsOf,
} from "../sheet.ts";
import { markOf, sheetBlocks } from "./sheet-blocks.ts";
import { cell, fixedField, paragraph, table, textField, tickBox, wordFile } from "./word-file.ts";

/**
 * The sheets as a document of Word: what is filled in has the tag of its place in the form, such as
 * `people.0.answers.2.answer.yes`, so that `edict sheet --read` finds it. The tags of standards and roles also bear the mark of the
 * text around them, so that it finds what somebody changed.
 */
export function sheetDocument(report: SheetReport, { locale }: ShowOptions): Uint8Array {
  const { say } = locale;
  const nameless = namelessMessage(report);
  const body = [
    ...(report.people.length === 0 ? [paragraph("plain", [say(sheetWords.nothing())])] : []),
    ...(nameless ? [paragraph("plain", [clean(say(nameless))])] : []),
    ...report.people.flatMap((it, at) => personPart(it, at, report, locale)),
  ];
  return wordFile(say(sheetWords.heading()), [marked(body)], locale);
}

function marked(body: readonly Xml[]): Xml {
  const markup = body.map((it) => it.markup).join("");
  const { elements } = readXml(`<w:body>${markup}</w:body>`, () => true);
  const marks = new Map(sheetBlocks(elements).map((it) => [it.place, markOf(it.text)]));
  const tagged = markup.replaceAll(/(?<=<w:tag w:val=")[^"]*/g, (it) =>
    marks.has(it) ? `${it}#${marks.get(it)}` : it,
  );
  return trusted(tagged);
}

/** Names stand without their backticks. */
const clean = (text: string): string => cleaned(text).replaceAll("`", "");

/** What stands in a field until somebody writes: nobody's name, and no day. */
const emptyLine = "____________________";
const emptyDay = "____-__-__";

function personPart(it: RoleSheet, at: number, report: SheetReport, locale: Locale): readonly Xml[] {
  const { say, show } = locale;
  const tag = `people.${at}`;
  const field = (label: string, content: Xml): readonly Xml[] => [
    paragraph("plain", [label]),
    paragraph("plain", [content]),
  ];
  let answers = 0;
  const first = it.questions.map(({ about }) => (answers += about.length) - about.length);
  return [
    paragraph("chapter", [clean(say(sheetWords.title({ role: titled("role", it.role) })))], at > 0),
    ...sheetTop(report, locale).map((one) => paragraph("plain", [cleaned(show(one))])),
    paragraph("plain", [`${say(sheetWords.judgement())} ${say(sheetWords.decisive())}`]),
    paragraph("small", [`${clean(show(howJudged(it, report)))} · `, fixedField(`${tag}.role`, it.role)]),
    ...it.questions.flatMap((one, index) => [
      ...(beginsIncriminating(it.questions, index) ? [paragraph("section", [say(sheetWords.incriminating())])] : []),
      ...questionPart(one, { index, tagOf: (row) => `${tag}.answers.${(first[index] ?? 0) + row}` }, locale),
    ]),
    paragraph("section", [say(sheetWords.signedFor())]),
    table(
      [20, 80],
      [
        field(say(sheetWords.name()), textField(`${tag}.name`, say(sheetWords.name()), emptyLine)),
        field(say(sheetWords.day()), textField(`${tag}.on`, say(sheetWords.day()), emptyDay, locale)),
        [paragraph("plain", [say(sheetWords.signature())]), paragraph("plain", [emptyLine])],
      ],
      false,
    ),
  ];
}

/** Where a question stands. */
interface QuestionPlace {
  readonly index: number;
  /** The tag of an answer, by its row. */
  readonly tagOf: (row: number) => string;
}

function questionPart(it: SheetQuestion, { index, tagOf }: QuestionPlace, locale: Locale): readonly Xml[] {
  const { say, show } = locale;
  const [words, caption] = [quotedWordsIn(it, locale), captionIn(it, locale)];
  const line = (label: Message, text: MessageValue): Xml =>
    paragraph("small", [clean(say(phrases.labelled({ label, text })))]);
  const heads = [sheetWords.about(), sheetWords.answer(), sheetWords.reference()].map((one) =>
    paragraph("small", [say(one)]),
  );
  return [
    paragraph("section", [`${index + 1}. ${clean(say(phrases.quote({ text: it.title })))}`]),
    ...(words === undefined ? [] : [paragraph("law", [words])]),
    ...(caption === undefined
      ? []
      : [paragraph("small", [clean(show(phrases.aside({ text: caption, aside: labels.unofficial() })))])]),
    line(sheetWords.law(), listOf([it.law, citationIn(it.cite, locale)], "clause")),
    line(sheetWords.hangs(), decidedRules(it, locale)),
    ...effectsOf(it).map((one) => line(sheetWords.effect(), one)),
    line(sheetWords.evidence(), termsOf(it)),
    ...(it.others.length === 0 ? [] : [line(sheetWords.orElse(), rolesMessage(it.others))]),
    table([34, 20, 46], [heads, ...it.about.map((one, row) => answerRow(it, one, tagOf(row), locale))], true),
  ];
}

function answerRow(it: SheetQuestion, about: SheetSubject, tag: string, locale: Locale): readonly Xml[] {
  const { say } = locale;
  const { subject, element, path, earlier } = about;
  const ticks = [
    ["yes", sheetWords.yes()],
    ["no", sheetWords.no()],
    ["cannot_say", sheetWords.cannotSay()],
  ] as const;
  const onFile = papersOnFile(about);
  return [
    cell([
      ...(element === undefined ? [] : [paragraph("plain", [fixedField(`${tag}.about.element`, element)])]),
      paragraph("plain", [
        `${clean(locale.show(titled("subject", it.kind)))} `,
        fixedField(`${tag}.about.subject`, subject),
      ]),
      paragraph("small", [fixedField(`${tag}.in`, path)]),
      paragraph("small", [fixedField(`${tag}.standard`, it.standard)]),
      ...(earlier === undefined ? [] : [paragraph("small", [clean(say(sheetWords.earlier({ why: earlier })))])]),
    ]),
    cell(
      ticks.map(([answer, word]) =>
        paragraph("plain", [tickBox(`${tag}.answer.${answer}`, say(word)), ` ${say(word)}`]),
      ),
    ),
    cell([
      ...it.evidence.flatMap((kind, at) => paperFields(kind, `${tag}.evidence.${at}`, locale)),
      ...(onFile ? [paragraph("small", [clean(say(onFile))])] : []),
      paragraph("small", [say(sheetWords.reservation())]),
      paragraph("plain", [textField(`${tag}.reservation`, say(sheetWords.reservation()), emptyLine)]),
    ]),
  ];
}

/** A piece of evidence to name: its id, the day on which it was collected, and its last good day. */
function paperFields(kind: string, tag: string, locale: Locale): readonly Xml[] {
  const { say, show } = locale;
  const day = (key: string, label: Message): readonly (string | Xml)[] => [
    ` ${say(label)} `,
    textField(`${tag}.${key}`, say(label), emptyDay, locale),
  ];
  return [
    paragraph("small", [`${clean(show(titled("evidence", kind)))} `, fixedField(`${tag}.kind`, kind)]),
    paragraph("plain", [textField(`${tag}.id`, say(sheetWords.paperId()), emptyLine)]),
    paragraph("small", [
      ...day("collected_on", sheetWords.collectedOn()),
      ...day("expires_on", sheetWords.goodUntil()),
    ]),
  ];
}
