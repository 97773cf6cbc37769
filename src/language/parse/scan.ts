import { writing } from "../../base/diagnostic.ts";
import type { SourceText } from "../../base/text.ts";
import { blankAtDot, numberForm, unknownSign, wrongSign } from "./diagnostics.ts";
import type { Keyword } from "./keywords.ts";
import { fixes, hints } from "./messages.ts";
import type { Phrases } from "./phrases.ts";
import { scanComment } from "./scan-comment.ts";
import { scanNumber } from "./scan-number.ts";
import { scanText } from "./scan-text.ts";
import { addToken, blanksOnLine, matchEnd, placeIn, replacement, wordAt, type Scan } from "./scanning.ts";
import { keywordToken, signs, Word, type Sign } from "./tokens.ts";

const blanks = /\s+/y;
const knownSign = /\.\.\.|[=!<>]=|[{}[\]():;,<>+\-*/]/y;

/**
 * Cuts a text into words, literals and signs; keywords are still words here. Whatever it cannot read is reported, once,
 * and what the author most likely meant stands in its place.
 */
export function scan(source: SourceText, phrases: Phrases): Scan {
  const { text } = source;
  const lastCommentEnd = text.lastIndexOf("*/");
  const found: Scan = { source, phrases, tokens: [], comments: [], diagnostics: [], lastCommentEnd };
  for (let at = 0; at < text.length;) {
    const end =
      matchEnd(blanks, text, at) ??
      scanWord(found, at) ??
      scanComment(found, at) ??
      scanNumber(found, at) ??
      scanText(found, at) ??
      scanSign(found, at) ??
      (text[at] === "." ? scanDot(found, at) : scanUnknown(found, at));
    at = end;
  }
  return found;
}

/** Signs that people write instead of ours; longer ones first. */
const instead: readonly (readonly [string, Sign | Keyword])[] = [
  ["===", "=="],
  ["!==", "!="],
  ["&&", "and"],
  ["||", "or"],
  ["=<", "<="],
  ["<>", "!="],
  ["……", "..."],
  ["!", "not"],
  ["！", "not"],
  ["=", "=="],
  ["＝", "=="],
  ["≠", "!="],
  ["≤", "<="],
  ["≥", ">="],
  ["＜", "<"],
  ["＞", ">"],
  ["＋", "+"],
  ["−", "-"],
  ["–", "-"],
  ["×", "*"],
  ["÷", "/"],
  ["…", "..."],
  ["：", ":"],
  ["；", ";"],
  ["，", ","],
  ["、", ","],
  ["（", "("],
  ["）", ")"],
  ["［", "["],
  ["］", "]"],
  ["【", "["],
  ["】", "]"],
  ["｛", "{"],
  ["｝", "}"],
];

function scanWord(found: Scan, at: number): number | undefined {
  const word = wordAt(found.source.text, at);
  if (word === undefined) return undefined;
  addToken(found, Word, at, at + word.length, word.normalize("NFC"));
  return at + word.length;
}

function scanSign(found: Scan, at: number): number | undefined {
  const { text } = found.source;
  const known = text.slice(at, matchEnd(knownSign, text, at) ?? at);
  const wrong = isSign(known) && !/[=!<]/.test(known) ? undefined : instead.find(([it]) => text.startsWith(it, at));
  if (isSign(known) && (wrong === undefined || wrong[0].length <= known.length)) {
    addToken(found, signs[known], at, at + known.length, known);
    return at + known.length;
  }
  if (wrong === undefined || text.startsWith("=>", at)) return undefined;
  const [sign, meant] = wrong;
  const stop = at + sign.length;
  const written = isSign(meant) ? meant : (found.phrases.written.get(meant) ?? sign);
  const left = !isSign(meant) && /[^\s(]/.test(text[at - 1] ?? " ") ? " " : "";
  const right = !isSign(meant) && /\S/.test(text[stop] ?? " ") ? " " : "";
  const fix = replacement(writing(written), at, stop, `${left}${written}${right}`);
  found.diagnostics.push(wrongSign.at(placeIn(found, at, stop), { sign, instead: written }, fix));
  addToken(found, isSign(meant) ? signs[meant] : keywordToken(meant), at, stop, written);
  return stop;
}

function isSign(text: string): text is Sign {
  return Object.hasOwn(signs, text);
}

const decimals = /\.\d+/y;

/** A dot joins two names with no blank on either side. */
function scanDot(found: Scan, at: number): number {
  const { text } = found.source;
  const number = matchEnd(decimals, text, at);
  if (number !== undefined) {
    const digits = text.slice(at, number);
    const fix = replacement(writing(`0${digits}`), at, at, "0");
    const params = { text: digits, instead: hints.instead({ text: `0${digits}` }) };
    found.diagnostics.push(numberForm.at(placeIn(found, at, number), params, fix));
    return scanNumber(found, at + 1) ?? number;
  }
  const last = found.tokens.at(-1);
  const before = last?.tokenType === Word ? last : undefined;
  const start = before === undefined ? at : (before.endOffset ?? 0) + 1;
  const next = matchEnd(blanksOnLine, text, at + 1) ?? at + 1;
  const after = wordAt(text, next);
  const joins =
    before !== undefined &&
    after !== undefined &&
    !/[\r\n]/.test(text.slice(start, at)) &&
    (next === at + 1 || !found.phrases.keywords.next.has(after));
  if (!joins || start !== at || next !== at + 1) {
    const fix = joins ? replacement(fixes.leaveOutBlanks(), start, next, ".") : undefined;
    const params = { name: before?.image, follows: before !== undefined };
    found.diagnostics.push(blankAtDot.at(placeIn(found, at, at + 1), params, fix));
  }
  if (joins) addToken(found, signs["."], at, at + 1, ".");
  return joins ? next : at + 1;
}

/** One report for a run of the same sign. */
function scanUnknown(found: Scan, at: number): number {
  const { text } = found.source;
  const sign = text.startsWith("=>", at) ? "=>" : String.fromCodePoint(text.codePointAt(at) ?? 0);
  let end = at + sign.length;
  while (text.startsWith(sign, end)) end += sign.length;
  const shown = /[\p{C}\p{Z}\p{M}]/u.test(sign)
    ? `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`
    : sign;
  found.diagnostics.push(unknownSign.at(placeIn(found, at, end), { sign: shown }));
  return end;
}
