/** What is wrong with a JSON text, where, and what to write instead if that can be known. */
export interface JsonProblem {
  readonly offset: number;
  readonly problem: string;
  readonly remedy: string | undefined;
}

const words: Readonly<Record<string, string>> = {
  True: "write `true`",
  False: "write `false`",
  None: "write `null`",
  undefined: "write `null`, or leave the field out",
  NaN: "write a number, or leave the field out if the number is not known",
  Infinity: "write a number, or leave the field out if the number is not known",
};

const straight: Readonly<Record<string, string>> = {
  "：": "write `:`",
  "，": "write `,`",
  "｛": "write `{`",
  "｝": "write `}`",
  "［": "write `[`",
  "］": "write `]`",
};

const QUOTES = "texts and keys stand between straight double quotes";
const SEVERAL = "a comma may be missing before it; several documents stand in a .jsonl file, each on its own line";
const UNCLOSED = "a bracket, a brace or a quote is not closed, or something was cut off";

/**
 * The problem at the offset at which a parser stopped.
 *
 * @example
 * jsonProblem('{"a": 1,}', 8).remedy // "take out the comma before it"
 * jsonProblem('{"a": 1', 7).problem // "the JSON text ends too early"
 */
export function jsonProblem(text: string, offset: number): JsonProblem {
  const rest = text.slice(offset).trimEnd();
  const before = text.slice(0, offset).trimEnd().at(-1) ?? "";
  // In a list the parser stops at the last value, not behind it.
  const isLast = "[,".includes(before) && before !== "" && isValue(rest);
  if (rest === "" || isLast) {
    const remedy = text.trim() === "" ? undefined : UNCLOSED;
    return { offset: isLast ? text.length : offset, problem: "the JSON text ends too early", remedy };
  }
  const [found] = /^(?:[\w.+-]+|[^\p{C}\p{Z}])/u.exec(rest.slice(0, 40)) ?? [];
  if (found === undefined)
    return { offset, problem: "this character cannot stand here in JSON", remedy: "take it out" };
  return { offset, problem: `\`${found}\` cannot stand here in JSON`, remedy: remedyFor(found, before) };
}

const isValue = (text: string): boolean => /^(?:"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)$/.test(text);

function remedyFor(found: string, before: string): string | undefined {
  const word = words[found.replace(/^[+-]/, "")];
  if (Object.hasOwn(words, found.replace(/^[+-]/, ""))) return word;
  if (Object.hasOwn(straight, found)) return straight[found];
  if (/^['‘’“”`「『]/.test(found)) return QUOTES;
  if (/^[/#]/.test(found)) return "JSON has no comments: take it out";
  if (/^[}\]]/.test(found) && before === ",") return "take out the comma before it";
  if (found === "," && before === ",") return "take out one of the two commas";
  if (/^\+\d/.test(found)) return "leave the `+` out";
  if (/^-?0\d/.test(found)) return "leave the zero before the number out";
  if (/^\.\d/.test(found)) return `write \`0${found}\``;
  if (found === "\\") return "double the backslash, or write `\\u` with four figures";
  if (/^[{[]/.test(found) && /[}\]]/.test(before)) return SEVERAL;
  if (/^["{[]/.test(found) && /[\w"}\]]/.test(before)) return "a comma may be missing before it";
  if (/\d/.test(before) && /^[\w]/.test(found)) return "a number is written in figures only, as in `1000` or `0.5`";
  if (/^[\p{L}_$]/u.test(found) && /^[{,:[]?$/.test(before)) return QUOTES;
  return undefined;
}
