import { _ } from "ajv/dist/2020.js";
import type { Code, Name } from "ajv";
import { invariant } from "../base/invariant.ts";
import { memoized } from "../base/memoized.ts";
import type { Residual } from "./residual.ts";
import { noElement } from "./rule-residuals.ts";

/** What plain code of one function is written with. */
export interface PlainWriter {
  /** Code of the value of a residual; a loop that meets an unknown fact notes it, and says what nobody may read then. */
  readonly exact: (it: Residual) => Code;
  readonly temporary: () => Name;
  /** Code of what several places ask, so that it is computed once. */
  readonly once: (code: Code) => Code;
  readonly isShared: (it: Residual) => boolean;
  /** A variable that is set where an unknown fact is met. */
  readonly isOpen: Name;
}

export interface PlainCode {
  /** Code of a truth: a boolean. */
  readonly truth: (it: Residual) => Code;
  /** Code of a verdict: its number. */
  readonly verdict: (it: Residual) => Code;
}

/**
 * Code as somebody writes it who has all facts: yes or no, and nothing is asked once it is decided. Where an unknown fact is
 * met, that is noted, and nothing counts of what the code says then.
 *
 * INVARIANT (plain or open): plain code says what exact code says, or notes that a fact is unknown.
 */
export function plainCode({ exact, temporary, once, isShared, isOpen }: PlainWriter): PlainCode {
  const note = _`(${isOpen} = true)`;
  const shared = new Map<Residual, Code>();

  const truth = (it: Residual): Code => {
    const known = shared.get(it);
    if (known) return known;
    const code = written(it);
    if (!isShared(it) || (it.op !== "and" && it.op !== "or" && it.op !== "in-words")) return code;
    const asked = once(code);
    shared.set(it, asked);
    return asked;
  };

  const written = (it: Residual): Code => {
    const [a, b] = it.args;
    switch (it.op) {
      case "truth":
        return it.data === 3 ? _`true` : _`false`;
      case "and":
      case "or": {
        const sign = it.op === "and" ? _`&&` : _`||`;
        const parts = it.args.toSorted((one, other) => costOf(one) - costOf(other)).map(truth);
        return _`(${parts.reduce((one, other) => _`${one} ${sign} ${other}`)})`;
      }
      case "not":
        return _`!${truth(operand(a))}`;
      case "truth-of": {
        const { first, again } = read(a);
        return _`(${first} === true || ${again} !== false && ${note})`;
      }
      case "present": {
        const { first, again } = read(a);
        return _`(${first} === undefined ? ${note} : ${again} !== null)`;
      }
      case "compare": {
        const [left, right] = [read(a), read(b)];
        const unknown = [left, right].flatMap((side) => (side.isKnown ? [] : [_`${side.first} == null`]));
        const sign = it.data === "equal" ? _`===` : it.data === "less" ? _`<` : _`<=`;
        const holds = _`${left.again} ${sign} ${right.again}`;
        if (unknown.length === 0) return _`(${holds})`;
        return _`(${unknown.reduce((one, other) => _`${one} || ${other}`)} ? ${note} : ${holds})`;
      }
      case "in-words": {
        const { words, otherwise, unknown } = it.data;
        const isPlain = unknown === 1 && words.every(([, said]) => said !== otherwise);
        if (!isPlain || words.length === 0 || words.length > wordsInLine) return fromExact(it);
        const { first, again } = read(a);
        const [sign, join] = otherwise === 0 ? [_`===`, _`||`] : [_`!==`, _`&&`];
        const tests = words.map(([word], at) => _`${at === 0 ? first : again} ${sign} ${word}`);
        const last = otherwise === 0 ? _`${again} == null && ${note}` : _`(${again} != null || ${note})`;
        return _`(${[...tests, last].reduce((one, other) => _`${one} ${join} ${other}`)})`;
      }
      default:
        return fromExact(it);
    }
  };

  const fromExact = (it: Residual): Code => {
    const value = temporary();
    return _`((${value} = ${exact(it)}) === 3 || ${value} !== 0 && ${note})`;
  };

  /** A value that is read where it stands, and then once more. */
  const read = (
    of: Residual | undefined,
  ): { readonly first: Code; readonly again: Code; readonly isKnown: boolean } => {
    const it = operand(of);
    const code = exact(it);
    const isKnown = it.op === "value" && it.data !== null;
    if (it.op === "value" || it.op === "element") return { first: code, again: code, isKnown };
    const name = temporary();
    return { first: _`(${name} = ${code})`, again: name, isKnown: false };
  };

  /** The table of evaluate/rule.ts, where all is yes or no; whoever comes to a rule within a list has an element of it. */
  const verdict = (it: Residual): Code => {
    switch (it.op) {
      case "rule": {
        const [gate, , exempt, clauses, waits] = it.args;
        const breach = waits ? _`(${truth(waits)} ? 2 : 0)` : _`0`;
        const judged = _`${truth(operand(clauses))} ? 3 : ${breach}`;
        const exempted = isTruth(exempt, 0) ? judged : _`${truth(operand(exempt))} ? 4 : ${judged}`;
        return isTruth(gate, 3) ? _`(${exempted})` : _`(${truth(operand(gate))} ? ${exempted} : 5)`;
      }
      case "where":
        return _`(${truth(operand(it.args[0]))} ? ${verdict(operand(it.args[1]))} : ${noElement})`;
      case "scoped": {
        const [scopes, instances] = it.args;
        const worst = temporary();
        const judged = _`(${worst} = ${verdict(operand(instances))}) === ${noElement} ? 5 : ${worst}`;
        return isTruth(scopes, 3) ? _`(${judged})` : _`(${truth(operand(scopes))} ? ${judged} : 5)`;
      }
      default:
        return exact(it);
    }
  };
  return { truth, verdict };
}

/** Which residuals plain code can say, and mostly does: nothing in them is unknown of every document. */
export function plainness(): (it: Residual) => boolean {
  const isOpen: (it: Residual) => boolean = memoized((it) => openness(it, isOpen));
  const isPlain = (it: Residual): boolean => {
    const [first, second, ...others] = it.args;
    if (isOpen(it)) return false;
    if (it.op === "each") return isPlain(operand(second));
    if (it.op === "where" || it.op === "scoped") return isPlain(operand(first)) && isPlain(operand(second));
    return truths.has(it.op) || (it.op === "rule" && [first, ...others].every((one) => truths.has(operand(one).op)));
  };
  return isPlain;
}

/** As many words are compared one by one. */
export const wordsInLine = 6;

function operand(it: Residual | undefined): Residual {
  invariant(it, "a residual has its operands");
  return it;
}

const isTruth = (it: Residual | undefined, code: number): boolean => it?.op === "truth" && it.data === code;

/** What is there comes before what it is, and loops come last. */
const costOf = (it: Residual): number => {
  const { op } = it.op === "not" ? operand(it.args[0]) : it;
  return op === "present" ? 0 : it.isHeavy ? 2 : 1;
};

/** What ends in a truth. */
const truths: ReadonlySet<Residual["op"]> = new Set([
  "truth",
  "and",
  "or",
  "not",
  "if",
  "same-truth",
  "truth-of",
  "present",
  "empty",
  "compare",
  "compare-counts",
  "compare-durations",
  "in-words",
  "in-list",
  "overlaps-words",
  "overlaps-list",
  "some",
  "every",
]);

/** Whether it holds what nobody knows of any document; `isSo` says it of its operands. */
function openness(it: Residual, isSo: (it: Residual) => boolean): boolean {
  if (it.op === "truth") return it.data === 1;
  if (it.op === "value") return it.data === undefined;
  const isOpenList = (it.op === "in-words" && it.data.otherwise === 1) || (it.op === "overlaps-words" && it.data.open);
  return isOpenList || it.op === "presumed" || it.op === "present-truth" || it.args.some(isSo);
}
