import { messages, type Message } from "../../base/message.ts";
import type { RecordType, Type } from "../../vocabulary/type.ts";
import { firstFew } from "./messages.ts";

/** A type, or what stands for one after a mistake: it fits everything, so that no mistake is told twice. */
export type InferredType = Type | ErrorType;

interface ErrorType {
  readonly kind: "error";
}

export const errorType: ErrorType = { kind: "error" };
export const booleanType: Type = { kind: "boolean" };
export const numberType: Type = { kind: "number" };
export const dateType: Type = { kind: "date" };
export const datetimeType: Type = { kind: "datetime" };
export const durationType: Type = { kind: "duration" };

export const isError = (type: InferredType): type is ErrorType => type.kind === "error";

/** A civil date or a moment; the two compare by the moment's civil day. */
export const isDay = (type: InferredType): boolean => type.kind === "date" || type.kind === "datetime";

/** The type of a list of these. */
export const listType = (element: InferredType): InferredType =>
  isError(element) ? element : { kind: "list", element, key: undefined };

/** Whether a list holds these: everything but lists and records compares by its value. */
const isPlain = (type: Type): boolean => type.kind !== "list" && type.kind !== "record";

/**
 * Whether two values can be equal at all. Enumerations without a common member can't; lists and records
 * have no equality.
 */
export function isComparable(left: InferredType, right: InferredType): boolean {
  if (isError(left) || isError(right)) return true;
  if (left.kind === "enum" && right.kind === "enum") return left.members.some((it) => right.members.includes(it));
  return isPlain(left) && (left.kind === right.kind || (isDay(left) && isDay(right)));
}

/** The one type of two values that can stand in the same place; undefined if there is none. */
export function joinTypes(left: InferredType, right: InferredType): InferredType | undefined {
  if (isError(left)) return right;
  if (isError(right) || left === right) return left;
  if (left.kind === "enum" && right.kind === "enum")
    return { kind: "enum", members: [...new Set([...left.members, ...right.members])] };
  if (left.kind === "list" && right.kind === "list") {
    const element = joinTypes(left.element, right.element);
    return element === undefined || isError(element) ? element : { kind: "list", element, key: left.key ?? right.key };
  }
  if (isDay(left) && isDay(right)) return left.kind === right.kind ? left : datetimeType;
  return isSameType(left, right) ? left : undefined;
}

/** Whether two types are the same, field by field. */
export function isSameType(left: Type, right: Type): boolean {
  if (left === right) return true;
  if (left.kind === "list" && right.kind === "list") return isSameType(left.element, right.element);
  if (left.kind === "record" && right.kind === "record") return hasSameFields(left, right);
  if (left.kind === "enum" && right.kind === "enum")
    return left.members.length === right.members.length && left.members.every((it) => right.members.includes(it));
  return left.kind === right.kind && isPlain(left);
}

function hasSameFields(left: RecordType, right: RecordType): boolean {
  if (left.fields.size !== right.fields.size) return false;
  return [...left.fields].every(([name, field]) => {
    const other = right.fields.get(name);
    return other !== undefined && isSameType(field.type, other.type);
  });
}

const types = messages("language/type", {
  error: { en: "a value", zh: "值" },
  boolean: { en: "a yes-or-no answer", zh: "真假值" },
  number: { en: "a number", zh: "數字" },
  string: { en: "a text", zh: "文本" },
  date: { en: "a date", zh: "日期" },
  datetime: { en: "a date with a time", zh: "含時刻的日期" },
  duration: { en: "a duration", zh: "時長" },
  document: { en: "a document", zh: "文檔" },
  enum: { en: "one of {members}", zh: "枚舉值（{members}）" },
  list: { en: "a list", zh: "列表" },
  record: { en: "a group of fields", zh: "一組字段" },
  element: { en: "an element that is {type}", zh: "元素（{type}）" },
});

/** How a sentence names a value of a type: `a date`, `a list`. */
export const describeType = (type: InferredType): Message =>
  type.kind === "enum" ? types.enum({ members: describeMembers(type.members) }) : types[type.kind]();

/** How a sentence names an element of a list: `an element that is a number`. */
export const describeElement = (type: InferredType): Message => types.element({ type: describeType(type) });

const shown = 6;

/** The first few members of an enumeration, quoted. */
export const describeMembers = (members: readonly string[]): Message => firstFew(members, shown, (it) => `\`${it}\``);
