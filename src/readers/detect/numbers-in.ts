import type { Span } from "../../base/text.ts";

/** One word, or several with single blanks or hyphens between them, that may be a number. */
export interface Candidate {
  /** With its separators, and the sign before it where there is one. */
  readonly written: string;
  /** Without separators; empty where they are not all the same. */
  readonly compact: string;
  /** The lengths of its words. */
  readonly groups: readonly number[];
  /** No digit is set apart from it by the separator that it has itself: it is no part of a longer number. */
  readonly standsAlone: boolean;
  /** One word, and no hyphen, slash or the like ties it to another. */
  readonly isWord: boolean;
}

export interface NumberKind<K> {
  readonly kind: K;
  /** Letters and digits that it has. */
  readonly shortest: number;
  readonly longest: number;
  /** Whether a `+`, or the bracket that an area code closes, belongs to it. */
  readonly signed: boolean;
  readonly holds: (candidate: Candidate) => boolean;
}

interface Found<K> extends Span {
  readonly kind: K;
}

/**
 * The numbers of a normalised text, in order, the longest at each word; the first kind that holds is it.
 * At each word at most as many candidates are tried as the longest kind has letters.
 */
export function numbersIn<K>(text: string, kinds: readonly NumberKind<K>[]): readonly Found<K>[] {
  const words = Array.from(text.matchAll(/[0-9A-Za-z]+/g), (it) => ({
    start: it.index,
    end: it.index + it[0].length,
  }));
  const longest = Math.max(...kinds.map((it) => it.longest));
  const found: Found<K>[] = [];
  for (const first of words.keys()) {
    const [start = 0, done = 0] = [words[first]?.start, found.at(-1)?.end];
    if (start < done) continue;
    const chain = chainFrom(text, words, first, longest);
    for (let length = chain.length; length > 0; length--) {
      const link = chain[length - 1];
      const number = link && numberOf(text, start, link, kinds);
      if (number === undefined) continue;
      found.push(number);
      break;
    }
  }
  return found;
}

/** A candidate that begins with a word, as far as it has been read. */
interface Link {
  readonly end: number;
  readonly compact: string;
  readonly groups: readonly number[];
  readonly separators: string;
}

/** The candidates that begin with a word, the shortest first. Behind a single letter nothing goes on. */
function chainFrom(text: string, words: readonly Span[], first: number, longest: number): readonly Link[] {
  const chain: Link[] = [];
  let before: Link = { end: 0, compact: "", groups: [], separators: "" };
  for (let at = first; at < words.length; at++) {
    const word = words[at];
    if (!word || (at > first && !isTie(text, before.end, word.start)) || before.groups.at(-1) === 1) break;
    const compact = before.compact + text.slice(word.start, word.end);
    if (compact.length > longest) break;
    before = {
      end: word.end,
      compact,
      groups: [...before.groups, word.end - word.start],
      separators: at > first ? before.separators + text.charAt(before.end) : "",
    };
    chain.push(before);
  }
  return chain;
}

/** The bracket is that of an area code. */
const isTie = (text: string, from: number, to: number): boolean => to - from === 1 && " -)".includes(text.charAt(from));

function numberOf<K>(
  text: string,
  from: number,
  { end, compact, groups, separators }: Link,
  kinds: readonly NumberKind<K>[],
): Found<K> | undefined {
  const size = compact.length;
  const possible = kinds.filter((it) => it.shortest <= size && size <= it.longest);
  if (possible.length === 0 || isPartOfDecimal(text, from, end)) return undefined;
  const signs = signsBefore(text, from, separators);
  const candidate: Candidate = {
    written: text.slice(from - signs, end),
    compact: isEven(separators) ? compact : "",
    groups,
    standsAlone: standsAlone(text, from, end, separators),
    isWord: groups.length === 1 && !isTied(text, from - 1, from - 2) && !isTied(text, end, end + 1),
  };
  const kind = possible.find((it) => it.holds(candidate));
  return kind && { kind: kind.kind, start: kind.signed ? from - signs : from, end };
}

const isDigit = (character: string): boolean => character >= "0" && character <= "9";

/** `0.138…` and `138….50` are amounts. */
function isPartOfDecimal(text: string, start: number, end: number): boolean {
  const behind = text.charAt(start - 1) === "." && isDigit(text.charAt(start - 2));
  const ahead = text.charAt(end) === "." && isDigit(text.charAt(end + 1));
  return behind || ahead;
}

/** A `+` of a country code, or the bracket that the area code closes. */
function signsBefore(text: string, start: number, separators: string): 0 | 1 {
  const sign = text.charAt(start - 1);
  return sign === "+" || (sign === "(" && separators.includes(")")) ? 1 : 0;
}

/** All separators are the same, and none is a bracket. */
const isEven = (separators: string): boolean => /^(?: *|-*)$/.test(separators);

function standsAlone(text: string, start: number, end: number, separators: string): boolean {
  const isPart = (separator: string, beyond: string): boolean =>
    separator !== "" && separators.includes(separator) && isDigit(beyond);
  return !isPart(text.charAt(start - 1), text.charAt(start - 2)) && !isPart(text.charAt(end), text.charAt(end + 1));
}

/** Whether a mark ties a word to a letter or digit beyond it. */
function isTied(text: string, mark: number, beyond: number): boolean {
  return /[-_./#]/.test(text.charAt(mark)) && /[0-9A-Za-z]/.test(text.charAt(beyond));
}
