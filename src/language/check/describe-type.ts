import { messages, type Message } from "../../base/message.ts";
import type { Inferred } from "./inferred.ts";
import { firstOf } from "./messages.ts";

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
export const describeType = (type: Inferred): Message =>
  type.kind === "enum" ? types.enum({ members: describeMembers(type.members) }) : types[type.kind]();

/** How a sentence names an element of a list: `an element that is a number`. */
export const describeElement = (type: Inferred): Message => types.element({ type: describeType(type) });

const shown = 6;

/** The first few members of an enumeration, quoted. */
export const describeMembers = (members: readonly string[]): Message => firstOf(members, shown, (it) => `\`${it}\``);
