import type { IToken, TokenType } from "chevrotain";
import { replacementFix } from "../../base/diagnostic.ts";
import { parseDuration } from "../../base/duration.ts";
import { namesOf } from "../../base/message.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import { readUnitLetter } from "../../statute/unit-number.ts";
import { durationForm, unitNumber, unknownTimeUnit } from "./diagnostics.ts";
import { keywordsIn, longestPhrase } from "./keywords.ts";
import type { LexResult } from "./lexer.ts";
import {
  DurationToken,
  endOf,
  keywordToken,
  NumberToken,
  punctuators,
  spanOf,
  tokenOf,
  tokensOf,
  Word,
} from "./tokens.ts";

/**
 * Makes one token of each keyword, and of each number with its unit of time. What stands between the words of a
 * keyword (blanks, line breaks, comments) does not matter; a word straight after a dot is never part of one.
 */
export function mergeWords(found: LexResult): readonly IToken[] {
  const merged: IToken[] = [];
  const told = new Set(found.diagnostics.map((it) => it.place.span.start));
  for (let at = 0; at < found.tokens.length;) {
    const token = found.tokens[at];
    const last = merged.at(-1);
    const group =
      letterAt(found, at, last) ??
      (token?.tokenType !== Word || last?.tokenType === punctuators["."]
        ? undefined
        : last?.tokenType === NumberToken && !isPlaceNumber(merged)
          ? timeUnitAt(found, at)
          : keywordAt(found, at, last));
    if (token !== undefined && group === undefined) merged.push(token);
    if (group?.tokenType === DurationToken && last !== undefined) {
      merged.pop();
      merged.push(durationOf(found, last, group, told));
    } else if (group !== undefined) {
      merged.push(group);
    }
    at += group === undefined ? 1 : countOf(found, at, group);
  }
  return merged;
}

/**
 * A number with its unit, which is `day` of one and `days` of any other. What is no duration is told, and one of its unit stands in its place. `told`: where something
 * is wrong with a number already.
 */
function durationOf(found: LexResult, number: IToken, unit: IToken, told: ReadonlySet<number>): IToken {
  const one = unit.image.replace(/s$/, "");
  const image = `${number.image} ${Number(number.image.replaceAll("_", "")) === 1 ? one : `${one}s`}`;
  const token = { ...unit, startOffset: number.startOffset, image };
  if (parseDuration(image) !== undefined) return token;
  const span = { start: number.startOffset, end: endOf(unit) };
  const isTold = told.has(number.startOffset) || found.diagnostics.at(-1)?.place.span.start === unit.startOffset;
  const written = found.source.text.slice(span.start, span.end);
  if (!isTold)
    found.diagnostics.push(durationForm.at({ source: found.source, span }, { text: written, fault: faultOf(image) }));
  return { ...token, image: `1 ${one}` };
}

/** Why a number with a unit of time is no duration. */
function faultOf(image: string): "long" | "fraction" | "months" | "days" {
  if (!/\.\d*[1-9]/.test(image)) return "long";
  if (/minute|hour/.test(image)) return "fraction";
  return /year|month/.test(image) ? "months" : "days";
}

function countOf(found: LexResult, at: number, group: IToken): number {
  let count = 1;
  while ((found.tokens[at + count]?.startOffset ?? Infinity) <= (group.endOffset ?? 0)) count += 1;
  return count;
}

function groupOf(found: LexResult, at: number, length: number, type: TokenType, image: string): IToken {
  const first = found.tokens[at];
  const last = found.tokens[at + length - 1];
  return tokenOf(type, first?.startOffset ?? 0, (last?.endOffset ?? 0) + 1, image);
}

function wordIn(found: LexResult, at: number): string | undefined {
  const token = found.tokens[at];
  return token?.tokenType === Word ? token.image : undefined;
}

function keywordAt(found: LexResult, at: number, last: IToken | undefined): IToken | undefined {
  const phrase = longestPhrase(found.phrases.keywords, (index) => wordIn(found, at + index));
  if (phrase === undefined) return undefined;
  const image = found.phrases.written.get(phrase.value) ?? "";
  const token = groupOf(found, at, phrase.length, keywordToken(phrase.value), image);
  return phrase.length === 1 && isNamePlace(token, last, found.tokens[at + 1]) ? undefined : token;
}

const listSigns = new Set([punctuators["["], punctuators[","], punctuators["]"]]);
const truths = tokensOf(keywordsIn("truth"));
const requirements = tokensOf(["require", "forbid"]);

/** A keyword of one word is a name as an element of a list and as the name of a requirement. */
function isNamePlace(token: IToken, last: IToken | undefined, next: IToken | undefined): boolean {
  if (last === undefined || next === undefined) return false;
  if (requirements.has(last.tokenType)) return next.tokenType === punctuators[":"];
  const opens = listSigns.has(last.tokenType) && last.tokenType !== punctuators["]"];
  const closes = listSigns.has(next.tokenType) && next.tokenType !== punctuators["["];
  return opens && closes && !truths.has(token.tokenType);
}

const units = tokensOf(keywordsIn("unit"));

/** The number of a unit that is called by a letter, as in `item (b)`: reported, and read as 2. */
function letterAt(found: LexResult, at: number, last: IToken | undefined): IToken | undefined {
  const { instead } = found.phrases.table;
  const meant = last && Object.hasOwn(instead, last.image) ? instead[last.image] : undefined;
  if (last === undefined || !units.has(meant === undefined ? last.tokenType : keywordToken(meant))) return undefined;
  const types = [0, 1, 2].map((index) => found.tokens[at + index]?.tokenType);
  const isBracketed = types[0] === punctuators["("] && types[1] === Word && types[2] === punctuators[")"];
  const letter = isBracketed ? found.tokens[at + 1]?.image : wordIn(found, at);
  const number = readUnitLetter(letter ?? "");
  if (number === undefined) return undefined;
  const image = String(number);
  const token = groupOf(found, at, isBracketed ? 3 : 1, NumberToken, image);
  const span = spanOf(token);
  const written = found.source.text.slice(span.start, span.end);
  const unit = meant === undefined ? last.image : (found.phrases.written.get(meant) ?? "");
  found.diagnostics.push(
    unitNumber.at({ source: found.source, span }, { unit, found: written }, replacementFix(span, image)),
  );
  return token;
}

function isPlaceNumber(merged: readonly IToken[]): boolean {
  const before = merged.at(-2);
  return before !== undefined && units.has(before.tokenType);
}

/** The unit after a number. A word that is neither a unit nor near a keyword was meant to be one. */
function timeUnitAt(found: LexResult, at: number): IToken | undefined {
  const { units, keywords, table } = found.phrases;
  const unit = longestPhrase(units, (index) => wordIn(found, at + index)?.toLowerCase());
  if (unit !== undefined) return groupOf(found, at, unit.length, DurationToken, unit.value);
  const keyword = longestPhrase(keywords, (index) => wordIn(found, at + index));
  if (keyword !== undefined) return keywordAt(found, at, found.tokens[at - 1]);
  if (!isOnLine(found, at)) return undefined;
  const first = wordIn(found, at) ?? "";
  const second = longestPhrase(keywords, (index) => wordIn(found, at + 1 + index)) ? undefined : wordIn(found, at + 1);
  const isUnit = second !== undefined && units.next.get(second.toLowerCase())?.value !== undefined;
  const begins = second !== undefined && (units.next.has(first.toLowerCase()) || isUnit);
  const word = begins ? `${first} ${second}` : first;
  const instead = Object.hasOwn(table.unitsInstead, word) ? table.unitsInstead[word] : undefined;
  const near = instead ?? nearest(word.toLowerCase(), Object.keys(table.units));
  if (near === undefined && nearest(first, Object.keys(table.phrases)) !== undefined) return undefined;
  const meant = near === undefined ? "days" : (table.units[near] ?? near);
  const token = groupOf(found, at, begins ? 2 : 1, DurationToken, meant);
  const span = spanOf(token);
  const printed = new Map(Object.entries(table.units).map(([words, it]) => [it, words]));
  const params = { word, near: didYouMean(near), units: namesOf([...printed.values()]) };
  found.diagnostics.push(unknownTimeUnit.at({ source: found.source, span }, params, replacementFix(span, near)));
  return token;
}

/** Whether a token stands on the line of the one before it. */
function isOnLine(found: LexResult, at: number): boolean {
  const start = (found.tokens[at - 1]?.endOffset ?? 0) + 1;
  return !/[\r\n]/.test(found.source.text.slice(start, found.tokens[at]?.startOffset));
}
