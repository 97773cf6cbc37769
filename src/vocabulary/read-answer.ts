import { durationInChinese } from "../base/duration.ts";
import { exact } from "../base/exact-number.ts";
import type { DataNode, ListNode, RecordNode } from "../base/document.ts";
import { inScript } from "../base/script.ts";
import { readYaml } from "../base/yaml-document.ts";
import type { EnumType, Field, RecordType, Type } from "./type.ts";

const nowhere = { start: 0, end: 0 };
const scalar = (value: string | boolean | null): DataNode => ({ kind: "scalar", value, span: nowhere });
const list = (items: readonly DataNode[]): ListNode => ({ kind: "list", items, span: nowhere });
const record = (name: string, value: DataNode): RecordNode => {
  return { kind: "record", entries: new Map([[name, { keySpan: nowhere, value }]]), span: nowhere };
};

/** Words with commas between them. */
const wordsOf = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((it) => it.split(", ")).map((it) => alike(it)));

const yes = wordsOf("true, yes, y, 是, 是的, 对, 对的, 没错, 有, 会, 存在, 肯定");
/** Of what happens on some day, or not. */
const notYet = wordsOf("not yet, 还没, 还没有, 尚未, 暂无, 尚无");
const no = wordsOf(
  ...notYet,
  "false, no, n, 否, 否认, 否定, 不, 不是, 不是的, 不对, 不会, 不存在",
  "没, 没有, 没有的, 并非, 非",
);
const none = wordsOf("none, null, there is none, 无, 没有, 没有的");
/** What a person may call by each of these words, a member of an enum among them. */
const sameWords: readonly ReadonlySet<string>[] = [
  wordsOf(
    "prohibited, forbidden, banned, not allowed, not admitted, not permitted",
    "禁止, 不允许, 不准, 不许, 不得, 不准许",
  ),
  wordsOf("text, texts, words, 文字, 文本"),
  wordsOf("image, images, picture, pictures, 图片, 图像"),
];

/**
 * Yes or no, as people write it; undefined: it is neither, or may be either.
 *
 * @example
 * yesOrNoIn("否") // false
 * yesOrNoIn("是的。") // true
 * yesOrNoIn("不允许") // undefined
 */
export function yesOrNoIn(word: string): boolean | undefined {
  const said = alike(word);
  return yes.has(said) ? true : no.has(said) ? false : undefined;
}

/**
 * The value that a person means by an answer, as a document states it. It checks nothing: what does not fit the fact stands
 * there as it was written, and a document with it has a mistake that is told like any other.
 *
 * Words for yes, no and none are taken in English and Chinese, and so is what the vocabulary calls the members of an enum; a day
 * also as 2026年3月1日 or 2026/3/1. Several words are separated by commas, those of an enum also by 和, 及 or and; groups in a list are named; what is in quotation marks, or
 * in brackets where a list or a group is asked for, is YAML.
 *
 * @example
 * toPlain(readAnswer("yes", { type: { kind: "boolean" } })) // true
 * toPlain(readAnswer("none", { type: { kind: "date" } })) // null
 * toPlain(readAnswer("2026年3月1日", { type: { kind: "date" } })) // "2026-03-01"
 * toPlain(readAnswer("text, image", { type: { kind: "list", element: { kind: "string" }, key: undefined } })) // ["text", "image"]
 */
export function readAnswer(text: string, { type }: Pick<Field, "type">): DataNode {
  const word = text.trim();
  const said = alike(word);
  const asYaml = asYamlIn(word, type);
  if (asYaml) return asYaml;
  const isWord = type.kind === "boolean" ? no.has(said) : memberOf(word, enumIn(type)) !== undefined;
  const isNone = none.has(said) || (notYet.has(said) && (type.kind === "date" || type.kind === "datetime"));
  if (!isWord && isNone) return type.kind === "list" ? list([]) : scalar(null);
  return type.kind === "list" ? list(elementsOf(word, type.element, type.key)) : wordOf(word, type);
}

/** What is written as YAML: a text in quotation marks, and what is in brackets where no text is asked for. */
function asYamlIn(word: string, { kind }: Type): DataNode | undefined {
  const isText = kind === "string" || kind === "document" || kind === "enum";
  if (kind === "list" ? !/^[{[]/.test(word) : !(isText ? /^["']/ : /^["'{[]/).test(word)) return undefined;
  const { documents, diagnostics } = readYaml({ path: "", text: word });
  return diagnostics.length === 0 && documents.length === 1 ? documents[0]?.root : undefined;
}

function elementsOf(text: string, element: Type, key: string | undefined): readonly DataNode[] {
  if (element.kind !== "record") return wordsIn(text, element).map((it) => wordOf(it, element));
  const name = namingField(element, key);
  const type = element.fields.get(name)?.type;
  return type ? wordsIn(text, type).map((it) => record(name, wordOf(it, type))) : [];
}

const separator = /[,，、;；]/;

/** What commas separate; what a member of an enum is called stays together. */
function wordsIn(text: string, type: Type): readonly string[] {
  const pieces = text.split(new RegExp(`(?<=${separator.source})`));
  const said = type.kind === "enum" ? [...(type.words?.values() ?? [])].flatMap(({ en, zh = "" }) => [en, zh]) : [];
  const most = Math.max(1, ...said.map((it) => it.split(separator).length));
  const words: string[] = [];
  for (let at = 0; at < pieces.length;) {
    let count = Math.min(most, pieces.length - at);
    const joined = (): string =>
      pieces
        .slice(at, at + count)
        .join("")
        .replace(/[,，、;；]$/, "")
        .trim();
    while (count > 1 && memberOf(joined(), enumIn(type)) === undefined) count--;
    if (joined() !== "") words.push(joined());
    at += count;
  }
  return words.flatMap((it) => membersBetween(it, enumIn(type)) ?? it);
}

/** Members with a word between them: `图片和音频`. Undefined: it is something else. */
function membersBetween(word: string, type: EnumType | undefined): readonly string[] | undefined {
  if (!type || memberOf(word, type) !== undefined) return undefined;
  const parts = word.split(/ and |以及|和|及|与|與/i).map((it) => it.trim());
  return parts.every((it) => memberOf(it, type) !== undefined) ? parts : undefined;
}

/** The words that a fact, or each of a list, can be. */
export const enumIn = (type: Type | undefined): EnumType | undefined =>
  type?.kind === "list" ? enumIn(type.element) : type?.kind === "enum" ? type : undefined;

/**
 * The member that is written, or the only one that is called so.
 *
 * @example
 * memberOf("法务", { kind: "enum", members: ["counsel"], words: new Map([["counsel", { en: "legal counsel", zh: "法務" }]]) }) // "counsel"
 */
export function memberOf(word: string, type: EnumType | undefined): string | undefined {
  if (!type || type.members.includes(word)) return type && word;
  const meant = alike(word);
  const called = type.members.filter((it) => {
    const { en = it, zh = it } = type.words?.get(it) ?? {};
    const names = [it, it.replaceAll("_", " "), en, zh].map(alike);
    return names.includes(meant) || sameWords.some((of) => of.has(meant) && names.some((name) => of.has(name)));
  });
  return called.length === 1 ? called[0] : undefined;
}

/** Without what does not tell words apart: case, width, the script of Chinese, and the mark at the end of a sentence. */
function alike(word: string): string {
  return inScript(word.normalize("NFKC").toLowerCase(), "zh-Hans").replace(/(?<=.)[.。!]$/, "");
}

/** The field by which an element of a list is known to people: its name, else its first fact. */
export const namingField = ({ fields }: RecordType, key: string | undefined): string =>
  key ?? [...fields.keys()][0] ?? "";

function wordOf(word: string, type: Type): DataNode {
  const { kind } = type;
  const said = kind === "boolean" ? yesOrNoIn(word) : undefined;
  if (said !== undefined) return scalar(said);
  const number = kind === "number" && /^-?\d+(\.\d+)?$/.test(word) ? exact(word) : undefined;
  if (number) return { kind: "scalar", value: number, span: nowhere };
  if (kind === "date") return scalar(dayIn(word) ?? word);
  if (kind === "duration") return scalar(durationInChinese(word) ?? word);
  return scalar(kind === "enum" ? (memberOf(word, type) ?? word) : word);
}

/**
 * A day as documents write it, where its year, month and day stand in this order; undefined: it is none.
 *
 * @example
 * dayIn("2026年3月1日") // "2026-03-01"
 * dayIn("2026/3/10") // "2026-03-10"
 * dayIn("1 March 2026") // undefined
 */
export function dayIn(word: string): string | undefined {
  const [, year = "", month = "", day = ""] =
    /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日號号]?$/.exec(word.normalize("NFKC")) ?? [];
  return day === "" ? undefined : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

const unsure = wordsOf(
  "not sure, unsure, don't know, don’t know, i don't know, i don’t know, no idea, unknown",
  "不知道, 我不知道, 不知, 不清楚, 说不清, 不确定, 不了解, 未知, 不明, 不详, 待定, 待确认",
);

/**
 * Whether an answer says that nobody knows, and is no word that the fact can be.
 *
 * @example
 * isUnsure("不知道。", { kind: "boolean" }) // true
 * isUnsure("unknown", { kind: "enum", members: ["known", "unknown"] }) // false
 */
export const isUnsure = (text: string, type: Type): boolean =>
  unsure.has(alike(text.trim())) && memberOf(text.trim(), enumIn(type)) === undefined;

/**
 * Whether an answer in words begins as one that says that there is nothing; a name that begins so is written in quotation marks.
 *
 * @example
 * isDenial("No complaints page yet") // true
 * isDenial("尚未設立") // true
 * isDenial("No. 5 Harbour Road") // false
 */
export const isDenial = (text: string): boolean =>
  /^(?:(?:no|none|not yet)(?=[\s,，;；:：—–-])|没有|暂无|暂未|尚无|尚未|还没)/.test(alike(text.trim()));

/**
 * Whether an answer is a quantity, with commas between its thousands: no words, as a telephone number or a version may be.
 *
 * @example
 * isQuantity("40,000") // true
 * isQuantity("12377") // false
 */
export const isQuantity = (text: string): boolean => /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(alike(text.trim()));
