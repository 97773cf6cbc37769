import { exact } from "../base/exact-number.ts";
import type { DataNode, ListNode, RecordNode } from "../base/document.ts";
import { readYaml } from "../base/yaml-document.ts";
import type { Field, RecordType, Type } from "./type.ts";

const nowhere = { start: 0, end: 0 };
const scalar = (value: string | boolean | null): DataNode => ({ kind: "scalar", value, span: nowhere });
const list = (items: readonly DataNode[]): ListNode => ({ kind: "list", items, span: nowhere });
const record = (name: string, value: DataNode): RecordNode => {
  return { kind: "record", entries: new Map([[name, { keySpan: nowhere, value }]]), span: nowhere };
};

const yes: ReadonlySet<string> = new Set(["true", "yes", "y", "是", "对", "對", "有"]);
const no: ReadonlySet<string> = new Set(["false", "no", "n", "否", "不是", "没有", "沒有"]);
const none: ReadonlySet<string> = new Set(["none", "null", "无", "無", "没有", "沒有"]);

/**
 * The value that a person means by an answer, as a document states it. It checks nothing: what does not fit the fact stands
 * there as it was written, and a document with it has a mistake that is told like any other.
 *
 * Words for yes, no and none are taken in English and Chinese; several words are separated by commas; groups in a list are named; what is
 * in quotation marks, or in brackets where a list or a group is asked for, is YAML.
 *
 * @example
 * toPlain(readAnswer("yes", { type: { kind: "boolean" } })) // true
 * toPlain(readAnswer("none", { type: { kind: "date" } })) // null
 * toPlain(readAnswer("text, image", { type: { kind: "list", element: { kind: "string" }, key: undefined } })) // ["text", "image"]
 */
export function readAnswer(text: string, { type }: Pick<Field, "type">): DataNode {
  const word = text.trim();
  const small = word.toLowerCase();
  const asYaml = asYamlIn(word, type);
  if (asYaml) return asYaml;
  const isWord = type.kind === "boolean" ? no.has(small) : type.kind === "enum" && type.members.includes(word);
  if (!isWord && none.has(small)) return type.kind === "list" ? list([]) : scalar(null);
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
  const words = text
    .split(/[,，、;；]/)
    .map((it) => it.trim())
    .filter((it) => it !== "");
  if (element.kind !== "record") return words.map((it) => wordOf(it, element));
  const name = namingField(element, key);
  const type = element.fields.get(name)?.type;
  return type ? words.map((it) => record(name, wordOf(it, type))) : [];
}

/** The field by which an element of a list is known to people: its name, else its first fact. */
export const namingField = ({ fields }: RecordType, key: string | undefined): string =>
  key ?? [...fields.keys()][0] ?? "";

function wordOf(word: string, { kind }: Type): DataNode {
  const small = word.toLowerCase();
  if (kind === "boolean" && yes.has(small)) return scalar(true);
  if (kind === "boolean" && no.has(small)) return scalar(false);
  const number = kind === "number" && /^-?\d+(\.\d+)?$/.test(word) ? exact(word) : undefined;
  return number ? { kind: "scalar", value: number, span: nowhere } : scalar(word);
}
