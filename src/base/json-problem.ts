import { messages, type Message } from "./message.ts";

/** What is wrong with a JSON text, where, and what to write instead if that can be known. */
export interface JsonProblem {
  readonly offset: number;
  readonly problem: Message;
  readonly remedy: Message | undefined;
}

const problems = messages("base/json", {
  end: { en: "the JSON text ends too early", zh: "JSON 文本過早結束" },
  found: { en: "`{found}` cannot stand here in JSON", zh: "JSON 中此處不能有 `{found}`" },
  character: { en: "this character cannot stand here in JSON", zh: "JSON 中此處不能有該字符" },
  control: {
    en: "a line break, tab or other control character cannot stand in a text",
    zh: "文本中不能有換行、製表符或者其他控制字符",
  },
});

const remedies = messages("base/json-remedy", {
  write: { en: "write `{text}`", zh: "寫成 `{text}`" },
  writeOrOmit: { en: "write `{text}`, or leave the field out", zh: "寫成 `{text}`，或者刪去該字段" },
  number: {
    en: "write a number, or leave the field out if the number is not known",
    zh: "寫明數字；不知道時刪去該字段",
  },
  quotes: { en: "texts and keys stand between straight double quotes", zh: "文本和鍵應放在直雙引號之間" },
  several: {
    en: "a comma may be missing before it; several documents stand in a .jsonl file, each on its own line",
    zh: "之前可能缺少逗號；多個文檔應寫在 .jsonl 文件中，每行一個",
  },
  unclosed: {
    en: "a bracket, a brace or a quote is not closed, or something was cut off",
    zh: "有括號或者引號沒有結束，或者內容被截斷",
  },
  takeOut: { en: "take it out", zh: "刪去" },
  comment: { en: "JSON has no comments: take it out", zh: "JSON 沒有註釋：刪去" },
  commaBefore: { en: "take out the comma before it", zh: "刪去之前的逗號" },
  twoCommas: { en: "take out one of the two commas", zh: "刪去兩個逗號之一" },
  noComma: { en: "a comma may be missing before it", zh: "之前可能缺少逗號" },
  omitSign: { en: "leave the `{sign}` out", zh: "刪去 `{sign}`" },
  omitZero: { en: "leave the zero before the number out", zh: "刪去數字前的零" },
  doubleBackslash: {
    en: "double the backslash, or write `{escape}` with four figures",
    zh: "反斜線寫兩次，或者寫 `{escape}` 加四位數字",
  },
  figures: {
    en: "a number is written in figures only, as in `1000` or `0.5`",
    zh: "數字只用數位書寫，例如 `1000` 或者 `0.5`",
  },
  escape: {
    en: "write it as an escape: `{newline}`, `{tab}`, or `{escape}` with four figures",
    zh: "寫成轉義：`{newline}`、`{tab}`，或者 `{escape}` 加四位數字",
  },
});

const escape = String.raw`\u`;

/** A control character inside a text. */
export const controlCharacter = (): Pick<JsonProblem, "problem" | "remedy"> => ({
  problem: problems.control(),
  remedy: remedies.escape({ newline: String.raw`\n`, tab: String.raw`\t`, escape }),
});

const words: Readonly<Record<string, Message>> = {
  True: remedies.write({ text: "true" }),
  False: remedies.write({ text: "false" }),
  None: remedies.write({ text: "null" }),
  undefined: remedies.writeOrOmit({ text: "null" }),
  NaN: remedies.number(),
  Infinity: remedies.number(),
};

const straight: Readonly<Record<string, string>> = {
  "：": ":",
  "，": ",",
  "｛": "{",
  "｝": "}",
  "［": "[",
  "］": "]",
};

/**
 * The problem at the offset at which a parser stopped.
 *
 * @example
 * jsonProblem('{"a": 1,}', 8).remedy?.code // "base/json-remedy/commaBefore"
 * jsonProblem('{"a": 1', 7).problem.code // "base/json/end"
 */
export function jsonProblem(text: string, offset: number): JsonProblem {
  const rest = text.slice(offset).trimEnd();
  const before = text.slice(0, offset).trimEnd().at(-1) ?? "";
  // In a list the parser stops at the last value, not behind it.
  const isLast = "[,".includes(before) && before !== "" && isValue(rest);
  if (rest === "" || isLast) {
    const remedy = text.trim() === "" ? undefined : remedies.unclosed();
    return { offset: isLast ? text.length : offset, problem: problems.end(), remedy };
  }
  const [found] = /^(?:[\w.+-]+|[^\p{C}\p{Z}])/u.exec(rest.slice(0, 40)) ?? [];
  if (found === undefined) return { offset, problem: problems.character(), remedy: remedies.takeOut() };
  return { offset, problem: problems.found({ found }), remedy: remedyFor(found, before) };
}

const isValue = (text: string): boolean => /^(?:"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)$/.test(text);

function remedyFor(found: string, before: string): Message | undefined {
  const word = words[found.replace(/^[+-]/, "")];
  if (Object.hasOwn(words, found.replace(/^[+-]/, ""))) return word;
  if (Object.hasOwn(straight, found)) return remedies.write({ text: straight[found] });
  if (/^['‘’“”`「『]/.test(found)) return remedies.quotes();
  if (/^[/#]/.test(found)) return remedies.comment();
  if (/^[}\]]/.test(found) && before === ",") return remedies.commaBefore();
  if (found === "," && before === ",") return remedies.twoCommas();
  if (/^\+\d/.test(found)) return remedies.omitSign({ sign: "+" });
  if (/^-?0\d/.test(found)) return remedies.omitZero();
  if (/^\.\d/.test(found)) return remedies.write({ text: `0${found}` });
  if (found === "\\") return remedies.doubleBackslash({ escape });
  if (/^[{[]/.test(found) && /[}\]]/.test(before)) return remedies.several();
  if (/^["{[]/.test(found) && /[\w"}\]]/.test(before)) return remedies.noComma();
  if (/\d/.test(before) && /^[\w]/.test(found)) return remedies.figures();
  if (/^[\p{L}_$]/u.test(found) && /^[{,:[]?$/.test(before)) return remedies.quotes();
  return undefined;
}
