import * as kleene from "../base/kleene.ts";
import { causesOf, groundsOf, truth, truthOf, unknown, type Result } from "./value.ts";

export function not(result: Result): Result {
  const value = kleene.not(truthOf(result));
  return value === "unknown" ? unknown(result.causes, result.grounds) : truth(value === "true", result.grounds);
}

/**
 * Strong Kleene conjunction. An operand that decides carries its own grounds alone and the causes
 * of the others are dropped; if none decides, the causes of all unknown operands are kept.
 */
export function and(results: readonly Result[]): Result {
  return joined(results, kleene.and(results.map(truthOf)), "false");
}

export function or(results: readonly Result[]): Result {
  return joined(results, kleene.or(results.map(truthOf)), "true");
}

function joined(results: readonly Result[], value: kleene.Truth, decider: kleene.Truth): Result {
  if (value === "unknown") {
    const open = results.filter((it) => truthOf(it) === "unknown");
    return unknown(causesOf(open), groundsOf(open));
  }
  const deciding = value === decider ? results.filter((it) => truthOf(it) === decider).slice(0, 1) : results;
  return truth(value === "true", groundsOf(deciding));
}
