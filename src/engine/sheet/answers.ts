import { locales } from "../../base/locale.ts";
import { sheetWords } from "../../report/messages/sheet.ts";
import { memberOf, yesOrNoIn } from "../../vocabulary/read-answer.ts";
import type { EnumType } from "../../vocabulary/type.ts";

const answers = ["yes", "no", "cannot_say"] as const;
export type Answer = (typeof answers)[number];

/** What each answer is called on a sheet. */
export const answerWords = { yes: sheetWords.yes, no: sheetWords.no, cannot_say: sheetWords.cannotSay } as const;

const { en, "zh-Hant": zh } = locales;
const type: EnumType = {
  kind: "enum",
  members: answers,
  words: new Map(answers.map((it) => [it, { en: en.say(answerWords[it]()), zh: zh.say(answerWords[it]()) }])),
};

/**
 * The answer that a word is, in the words of sheets and of the interview; undefined: it is none.
 *
 * @example
 * answerIn("否") // "no"
 * answerIn("不能判断") // "cannot_say"
 * answerIn("maybe") // undefined
 */
export function answerIn(word: string): Answer | undefined {
  const said = yesOrNoIn(word);
  const meant = memberOf(word, type);
  return said === undefined ? answers.find((it) => it === meant) : said ? "yes" : "no";
}
