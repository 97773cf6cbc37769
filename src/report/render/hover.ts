import { inWords, type Phrasing } from "../../analysis/guide/phrasing.ts";
import { writeInterval } from "../../base/civil-date.ts";
import type { Locale } from "../../base/locale.ts";
import { listOf, namesOf, type Message, type MessageValue } from "../../base/message.ts";
import type { Explained } from "../../desk/index.ts";
import type { StatuteWords } from "../../statute/statute.ts";
import type { Field, Type } from "../../vocabulary/type.ts";
import { deskWords } from "../messages/desk.ts";
import { dutyOf, partiesMessage } from "../messages/duties.ts";
import { guideClauseWords, guideSignersMessage, guideWords } from "../messages/guide.ts";
import { inForceMessage } from "../messages/law.ts";
import { phrases } from "../messages/phrases.ts";
import { typeWords } from "../messages/vocabulary.ts";
import { locatorIn, titleIn } from "../model/citations.ts";

const shownRules = 5;
const shownMembers = 12;

/**
 * What is known of a name, as Markdown for an editor: what it is, the law's words in both scripts, what it reads or who signs it.
 */
export function hoverMarkdown(it: Explained, locale: Locale): string {
  const { say } = locale;
  switch (it.kind) {
    case "fact":
      return paragraphs([
        `\`${it.path}\`${it.field?.title === undefined ? "" : ` — ${it.field.title}`}`,
        it.field?.ask && titleIn(it.field.ask, locale),
        it.field
          ? say(phrases.labelled({ label: deskWords.fact(), text: fieldType(it.field) }))
          : say(deskWords.subject()),
        it.readBy.length > 0
          ? say(
              deskWords.readBy({
                rules: namesOf(it.readBy.slice(0, shownRules)),
                more: Math.max(0, it.readBy.length - shownRules),
              }),
            )
          : undefined,
      ]);
    case "variable":
      return paragraphs([`\`${it.name}\``, say(deskWords.variable({ list: `\`${it.list}\`` }))]);
    case "definition":
      return paragraphs([`**${it.name}**`, it.note, said(it.said, locale)]);
    case "standard": {
      const { title, words, note, each, onlyIf, orIf, presumedIf, presumedNotIf, sameAs, judges } = it.standard;
      const conditions = [
        [guideWords.onlyIf(), onlyIf],
        [guideWords.orIf(), orIf],
        [guideWords.presumedIf(), presumedIf],
        [guideWords.presumedNotIf(), presumedNotIf],
      ] as const;
      return paragraphs([
        `**${titleIn(title, locale)}**`,
        ...words.map((one) => lawWords(one)),
        note,
        each && said(each, locale),
        ...conditions.flatMap(([label, all]) => all.map((one) => labelled(label, said(one, locale), locale))),
        sameAs === undefined ? undefined : `${say(guideWords.sameAs())} \`${sameAs}\``,
        judges.length > 0
          ? say(phrases.labelled({ label: guideWords.signedBy(), text: guideSignersMessage(judges) }))
          : undefined,
      ]);
    }
    case "rule": {
      const parties = partiesMessage(it.parties.map(inWords), new Map());
      return paragraphs([
        `**${it.name}**${it.locator ? ` — ${locatorIn(it.locator, locale)}` : ""}`,
        say(dutyOf(parties, { modal: it.modal, act: it.act })),
        it.words && lawWords(it.words),
        it.note,
        ...it.parts.map((one) => labelled(guideClauseWords[one.kind](), said(one.said, locale), locale)),
        it.inForce && say(inForceMessage(writeInterval(it.inForce))),
      ]);
    }
    case "open":
      return paragraphs([`**${it.name}**`, it.words && lawWords(it.words), it.note, it.list && code(it.list)]);
    case "words":
      return lawWords(it.words);
    case "place":
      return paragraphs([
        `**${it.pack}** ${locatorIn(it.locator, locale)}`,
        ...it.units.flatMap(({ locator, words, caption }) => [
          phrasedUnit(locatorIn(locator, locale), caption && titleIn(caption, locale), locale),
          words && lawWords(words),
        ]),
      ]);
  }
}

const paragraphs = (parts: readonly (string | undefined)[]): string =>
  parts.filter((it) => it !== undefined && it !== "").join("\n\n");

/** `Article 3(1) item 2: …`, with what the pack says that it is about. */
const phrasedUnit = (place: string, caption: string | undefined, { say }: Locale): string =>
  caption === undefined ? place : say(phrases.labelled({ label: place, text: caption }));

const labelled = (label: Message, text: string, { say }: Locale): string =>
  text.startsWith("-") ? `*${say(label)}*\n\n${text}` : say(phrases.labelled({ label: `*${say(label)}*`, text }));

/** The law's words in both scripts; of other languages than Chinese once. */
const lawWords = ({ hant, hans, language }: StatuteWords): string =>
  [...new Set(language === undefined ? [hant, hans] : [hant])].map((it) => `> ${it}`).join("\n>\n");

const code = (text: string): string => `\`\`${text.includes("`") ? ` ${text} ` : text}\`\``;

function said(it: Phrasing, locale: Locale, depth = 0): string {
  if (it.kind === "phrase") return locale.show(it.text);
  if (it.kind === "code") return code(it.text);
  const indent = "  ".repeat(depth);
  const items = it.parts.map((one) => `${indent}- ${said(one, locale, depth + 1)}`);
  return `${locale.say(it.head)}\n\n${items.join("\n")}`;
}

function fieldType({ type, nullable }: Field): MessageValue {
  const parts: MessageValue[] = [typeOf(type), ...(nullable ? [deskWords.nullable()] : [])];
  return listOf(parts, "semicolon");
}

function typeOf(type: Type): MessageValue {
  switch (type.kind) {
    case "enum":
      return deskWords.oneOf({ members: namesOf(type.members.slice(0, shownMembers)) });
    case "list":
      return typeWords.list({ what: typeOf(type.element) });
    case "record":
      return typeWords.group();
    case "datetime":
      return typeWords["date-time"]();
    default:
      return typeWords[type.kind]();
  }
}
