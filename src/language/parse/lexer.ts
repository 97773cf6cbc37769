import type { IToken, TokenType } from "chevrotain";
import { parseDay } from "../../base/civil-date.ts";
import {
  fixOf,
  replacementMessage,
  replacementFix,
  type Diagnostic,
  type DiagnosticKind,
  type Fix,
} from "../../base/diagnostic.ts";
import type { SourceText } from "../../base/text.ts";
import type * as Ast from "../syntax/ast.ts";
import {
  blankAtDot,
  numberForm,
  unknownSign,
  wrongSign,
  fixes,
  hints,
  commentForm,
  dateForm,
  noSuchDate,
  percentBlank,
  tooManyDigits,
  quotationMarks,
  unclosedText,
  unknownEscape,
} from "./diagnostics.ts";
import {
  clauseKeywords,
  declarationKeywords,
  standardKeywords,
  longestPhrase,
  type KeywordIndex,
  type Keyword,
} from "./keywords.ts";
import {
  tokenOf,
  keywordToken,
  punctuators,
  Word,
  DateToken,
  NumberToken,
  Percent,
  TextToken,
  type Punctuator,
} from "./tokens.ts";

/** What a scan has found so far. Offsets are UTF-16 units. */
export interface LexResult {
  readonly source: SourceText;
  readonly phrases: KeywordIndex;
  readonly tokens: IToken[];
  readonly comments: Ast.Comment[];
  readonly diagnostics: Diagnostic[];
  /** Where the last closer of a comment of other languages stands; negative if there is none. */
  readonly lastCommentEnd: number;
}

/** A name as the language spells it. Chevrotain's own lexer would drop the `u` flag, and with it every letter but a few. */
const wordPattern = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*/uy;

const blanksOnLine = /[^\S\r\n]*/y;

/** Where a match of a sticky pattern ends that begins exactly at an offset. */
function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** The word that begins exactly at an offset. */
function wordAt(text: string, at: number): string | undefined {
  const end = matchEnd(wordPattern, text, at);
  return end === undefined ? undefined : text.slice(at, end);
}

/** Adds a token; `image` is what it stands for, which need not be what is written. */
function addToken(found: LexResult, type: TokenType, start: number, end: number, image: string): void {
  found.tokens.push(tokenOf(type, start, end, image));
}

function tell<P>(found: LexResult, start: number, end: number, kind: DiagnosticKind<P>, params: P, fix?: Fix): void {
  found.diagnostics.push(kind.at({ source: found.source, span: { start, end } }, params, fix));
}

const blanks = /\s+/y;
const knownSign = /\.\.\.|[=!<>]=|[{}[\]():;,<>+\-*/]/y;

/**
 * Cuts a text into words, literals and signs; keywords are still words here. Whatever it cannot read is reported, once,
 * and what the author most likely meant stands in its place. `from`: where the text begins behind the line that names its language.
 */
export function tokenize(source: SourceText, phrases: KeywordIndex, from = 0): LexResult {
  const { text } = source;
  const lastCommentEnd = text.lastIndexOf("*/");
  const found: LexResult = { source, phrases, tokens: [], comments: [], diagnostics: [], lastCommentEnd };
  for (let at = from; at < text.length;) {
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
const instead: readonly (readonly [string, Punctuator | Keyword])[] = [
  ["===", "=="],
  ["!==", "!="],
  ["&&", "and"],
  ["||", "or"],
  ["=<", "<="],
  ["<>", "!="],
  ["……", "..."],
  ["§", "article"],
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

function scanWord(found: LexResult, at: number): number | undefined {
  const word = wordAt(found.source.text, at);
  if (word === undefined) return undefined;
  addToken(found, Word, at, at + word.length, word.normalize("NFC"));
  return at + word.length;
}

function scanSign(found: LexResult, at: number): number | undefined {
  const { text } = found.source;
  const known = text.slice(at, matchEnd(knownSign, text, at) ?? at);
  const wrong = isSign(known) && !/[=!<]/.test(known) ? undefined : instead.find(([it]) => text.startsWith(it, at));
  if (isSign(known) && (wrong === undefined || wrong[0].length <= known.length)) {
    addToken(found, punctuators[known], at, at + known.length, known);
    return at + known.length;
  }
  if (wrong === undefined || text.startsWith("=>", at)) return undefined;
  const [sign, meant] = wrong;
  const stop = at + sign.length;
  const written = isSign(meant) ? meant : (found.phrases.written.get(meant) ?? sign);
  const left = !isSign(meant) && /[^\s(]/.test(text[at - 1] ?? " ") ? " " : "";
  const right = !isSign(meant) && /\S/.test(text[stop] ?? " ") ? " " : "";
  const fix = fixOf(replacementMessage(written), at, stop, `${left}${written}${right}`);
  tell(found, at, stop, wrongSign, { sign, instead: written }, fix);
  addToken(found, isSign(meant) ? punctuators[meant] : keywordToken(meant), at, stop, written);
  return stop;
}

function isSign(text: string): text is Punctuator {
  return Object.hasOwn(punctuators, text);
}

const decimals = /\.\d+/y;

/** A dot joins two names with no blank on either side. */
function scanDot(found: LexResult, at: number): number {
  const { text } = found.source;
  const number = matchEnd(decimals, text, at);
  if (number !== undefined) {
    const digits = text.slice(at, number);
    const fix = fixOf(replacementMessage(`0${digits}`), at, at, "0");
    const params = { text: digits, instead: hints.instead({ text: `0${digits}` }) };
    tell(found, at, number, numberForm, params, fix);
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
    const fix = joins ? fixOf(fixes.leaveOutBlanks(), start, next, ".") : undefined;
    const params = { name: before?.image, follows: before !== undefined };
    tell(found, at, at + 1, blankAtDot, params, fix);
  }
  if (joins) addToken(found, punctuators["."], at, at + 1, ".");
  return joins ? next : at + 1;
}

/** One report for a run of the same sign. */
function scanUnknown(found: LexResult, at: number): number {
  const { text } = found.source;
  const sign = text.startsWith("=>", at) ? "=>" : String.fromCodePoint(text.codePointAt(at) ?? 0);
  let end = at + sign.length;
  while (text.startsWith(sign, end)) end += sign.length;
  const shown = /[\p{C}\p{Z}\p{M}]/u.test(sign)
    ? `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`
    : sign;
  tell(found, at, end, unknownSign, { sign: shown });
  return end;
}

const restOfLine = /[^\r\n]*/y;
const lineStart = /(?:\r\n|\r|\n)\s*/g;

/** Comments as ours, and as other languages have them; undefined if no comment begins here. Returns where it ends. */
function scanComment(found: LexResult, at: number): number | undefined {
  const { text } = found.source;
  if (text.startsWith("//", at)) {
    const end = matchEnd(restOfLine, text, at) ?? text.length;
    found.comments.push({ span: { start: at, end }, doc: /^\/\/\/(?!\/)/.test(text.slice(at, at + 4)) });
    return end;
  }
  if (text[at] === "#") {
    const fix = replacementFix({ start: at, end: at + 1 }, "//");
    tell(found, at, at + 1, commentForm, { mark: "#", closed: true }, fix);
    return matchEnd(restOfLine, text, at);
  }
  if (!text.startsWith("/*", at)) return undefined;
  const closer = at + 2 > found.lastCommentEnd ? -1 : text.indexOf("*/", at + 2);
  tell(found, at, at + 2, commentForm, { mark: "/*", closed: closer >= 0 });
  return closer >= 0 ? closer + 2 : endOfUnclosed(found, at);
}

/** An unclosed comment ends before the first line that begins as policy text does, so that it does not hide what follows. */
function endOfUnclosed(found: LexResult, at: number): number {
  const { text } = found.source;
  lineStart.lastIndex = at;
  for (let match = lineStart.exec(text); match !== null; match = lineStart.exec(text)) {
    const start = match.index + match[0].length;
    const keyword = longestPhrase(found.phrases.keywords, wordsFrom(text, start))?.value;
    if (text[start] === "}" || (keyword !== undefined && beginners.has(keyword))) return match.index;
  }
  return text.length;
}

const beginners = new Set([...declarationKeywords, ...clauseKeywords, ...standardKeywords]);

/** The words of a line, one at each call, up to what is none. */
function wordsFrom(text: string, start: number): () => string | undefined {
  let at = start;
  return () => {
    const word = wordAt(text, at);
    at = matchEnd(blanksOnLine, text, at + (word?.length ?? 0)) ?? at;
    return word?.normalize("NFC");
  };
}

/** The months as laws name them, in English and in German. */
const months: readonly string[][] = [
  ["january", "januar"],
  ["february", "februar"],
  ["march", "märz"],
  ["april"],
  ["may", "mai"],
  ["june", "juni"],
  ["july", "juli"],
  ["august"],
  ["september"],
  ["october", "oktober"],
  ["november"],
  ["december", "dezember"],
];
const namedMonth = String.raw`\d{1,2}\.?[^\S\r\n]+(?:${months.flat().join("|")})[^\S\r\n]+\d{4}`;
const inFigures = /\d{4}-\d+-\d+|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}\.\d{1,2}\.\d{4}/u.source;
const datePattern = new RegExp(`${inFigures}|${namedMonth}`, "iuy");
const numberPattern = /\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?/y;
const moreDigits = /(?:\.\d+)+/y;
const percentAfterBlanks = /[^\S\r\n]*%/y;
const MAX_DIGITS = 15;

/** A number, a percentage or a date; undefined if none begins here. Returns where it ends. */
function scanNumber(found: LexResult, at: number): number | undefined {
  const { text } = found.source;
  const dateEnd = matchEnd(datePattern, text, at);
  if (dateEnd !== undefined) return scanDate(found, at, dateEnd);
  const end = matchEnd(numberPattern, text, at);
  if (end === undefined) return undefined;
  const joined = endOfJoined(found, end);
  if (joined !== end) {
    tell(found, at, joined, numberForm, { text: text.slice(at, joined), instead: undefined });
    addToken(found, NumberToken, at, joined, text.slice(at, end));
    return joined;
  }
  checkDigits(found, at, end);
  const percent = matchEnd(percentAfterBlanks, text, end);
  if (percent === undefined) {
    addToken(found, NumberToken, at, end, text.slice(at, end));
    return end;
  }
  if (percent > end + 1) {
    const written = `${text.slice(at, end)}%`;
    const fix = replacementFix({ start: at, end: percent }, written);
    tell(found, at, percent, percentBlank, { instead: written }, fix);
  }
  addToken(found, Percent, at, percent, text.slice(at, end));
  return percent;
}

/** Where a number ends together with what is wrongly joined to it, as in `5e3` or `1.2.3`; a unit of time may be joined. */
function endOfJoined(found: LexResult, end: number): number {
  const { text } = found.source;
  const dotted = matchEnd(moreDigits, text, end) ?? end;
  const word = wordAt(text, dotted);
  if (word === undefined) return dotted;
  return dotted === end && found.phrases.units.next.has(word.toLowerCase()) ? end : dotted + word.length;
}

function checkDigits(found: LexResult, at: number, end: number): void {
  const written = found.source.text.slice(at, end);
  const digits = written.replace(/[_.]/g, "").replace(/^0+/, "").length;
  if (digits <= MAX_DIGITS) return;
  tell(found, at, end, tooManyDigits, { text: written, digits });
}

function scanDate(found: LexResult, at: number, dateEnd: number): number {
  const { text } = found.source;
  const end = dateEnd + (wordAt(text, dateEnd)?.length ?? 0);
  const written = text.slice(at, end);
  const parts = text.slice(at, dateEnd).split(/[-年月日.\s]+/);
  const [first = "", month = "", last = ""] = parts.map((it) => it.padStart(2, "0"));
  const [year, day] = first.length === 4 ? [first, last] : [last, first];
  const named = months.findIndex((it) => it.includes(month.toLowerCase()));
  const meant = `${year}-${named < 0 ? month : String(named + 1).padStart(2, "0")}-${day}`;
  const exists = parseDay(meant) !== undefined;
  if (written !== meant) {
    const instead = exists ? meant : undefined;
    const fix = replacementFix({ start: at, end }, instead);
    const hasHyphen = written.includes("-");
    const params = { text: written, instead: instead && hints.instead({ text: instead }), hasHyphen };
    tell(found, at, end, dateForm, params, fix);
  } else if (!exists) {
    tell(found, at, end, noSuchDate, { text: written });
  }
  addToken(found, DateToken, at, end, exists ? meant : "1970-01-01");
  return end;
}

const straight = /"[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*"/y;
const escapePattern = /\\([^\r\n])/g;

/** Marks that people write instead of straight ones, with what may close them. */
const otherMarks: ReadonlyMap<string, string> = new Map([
  ["“", '”“"'],
  ["”", '”“"'],
  ["„", '“”"'],
  ["＂", '＂"'],
  ["'", "'’"],
  ["‘", "’‘'"],
  ["’", "’'"],
  ["「", "」"],
  ["『", "』"],
  ["《", "》"],
  ["«", "»"],
]);

/** A text between quotation marks; undefined if none begins here. Returns where it ends. */
function scanText(found: LexResult, at: number): number | undefined {
  const { text } = found.source;
  const mark = text[at] ?? "";
  if (mark === '"') {
    const end = matchEnd(straight, text, at);
    return end === undefined ? scanUnclosed(found, at) : addText(found, at, end);
  }
  const closers = otherMarks.get(mark);
  if (closers === undefined) return undefined;
  const line = text.slice(at + 1, matchEnd(restOfLine, text, at + 1));
  const lengths = [...closers].map((it) => line.indexOf(it)).filter((it) => it >= 0);
  if (lengths.length === 0) return scanUnclosed(found, at);
  const close = at + 1 + Math.min(...lengths);
  const shown = { open: mark, close: text[close] ?? "" };
  tell(found, at, close + 1, quotationMarks, shown, straighten(found, at, close));
  addToken(found, TextToken, at, close + 1, text.slice(at + 1, close));
  return close + 1;
}

function straighten(found: LexResult, at: number, close: number): Fix | undefined {
  if (/["\\]/.test(found.source.text.slice(at + 1, close))) return undefined;
  const edit = (offset: number) => ({ span: { start: offset, end: offset + 1 }, text: '"' });
  return { ...fixes.straighten(), edits: [edit(at), edit(close)] };
}

function addText(found: LexResult, at: number, end: number): number {
  const inner = found.source.text.slice(at + 1, end - 1);
  for (const match of inner.matchAll(escapePattern)) {
    if (match[1] === '"' || match[1] === "\\") continue;
    const start = at + 1 + match.index;
    const fix = fixOf(fixes.doubleBackslash(), start, start, "\\");
    tell(found, start, start + 2, unknownEscape, { escape: match[0] }, fix);
  }
  addToken(found, TextToken, at, end, inner.replace(escapePattern, "$1"));
  return end;
}

/** The rest of the line is the text, up to a `{` between blanks and without the closers at its end, which others need. */
function scanUnclosed(found: LexResult, at: number): number {
  const { text } = found.source;
  const line = matchEnd(restOfLine, text, at) ?? text.length;
  const brace = text.slice(at, line).indexOf(" {");
  let end = brace >= 0 ? at + brace : line;
  while (end > at + 1 && /[\s{};,)\]]/.test(text[end - 1] ?? "")) end -= 1;
  tell(found, at, end, unclosedText, { mark: text[at] ?? "" }, fixOf(fixes.closeText(), end, end, '"'));
  addToken(found, TextToken, at, end, text.slice(at + 1, end).replace(escapePattern, "$1"));
  return end;
}
