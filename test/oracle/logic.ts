import { known, union, unknown, wanted, type Result } from "./result.ts";

/** A condition's answer; undefined: not known, for what it needs. */
export interface Answer {
  readonly is: boolean | undefined;
  readonly needs: readonly string[];
}

export const yes: Answer = { is: true, needs: [] };
export const no: Answer = { is: false, needs: [] };
export const open = (needs: readonly string[]): Answer => ({ is: undefined, needs: union(needs) });

export const not = ({ is, needs }: Answer): Answer => ({ is: is === undefined ? undefined : !is, needs });

export const and = (parts: readonly Answer[]): Answer => decided(parts, false);
export const or = (parts: readonly Answer[]): Answer => decided(parts, true);

function decided(parts: readonly Answer[], decider: boolean): Answer {
  if (parts.some((it) => it.is === decider)) return { is: decider, needs: [] };
  const unsure = parts.filter((it) => it.is === undefined);
  return unsure.length === 0 ? { is: !decider, needs: [] } : open(unsure.flatMap((it) => it.needs));
}

/** A result as a condition; null is no answer. */
export function answerOf(result: Result): Answer {
  const { value, needs } = wanted(result);
  if (value === undefined) return open(needs);
  if (value.kind !== "truth") throw new Error(`a condition is true or false, not a ${value.kind}`);
  return { is: value.is, needs: [] };
}

export const resultOf = ({ is, needs }: Answer): Result =>
  is === undefined ? unknown(...needs) : known({ kind: "truth", is });
