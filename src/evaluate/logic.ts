import { causesOf, groundsOf, truth, truthOf, unknown, type Result } from "./value.ts";

export function not(result: Result): Result {
  const value = truthOf(result);
  return value === "unknown" ? unknown(result.causes, result.grounds) : truth(value === "false", result.grounds);
}

/**
 * Strong Kleene conjunction. An operand that decides carries its own grounds alone and the causes
 * of the others are dropped; if none decides, the causes of all unknown operands are kept.
 */
export function and(results: readonly Result[]): Result {
  const deciding = results.find((it) => truthOf(it) === "false");
  if (deciding) return truth(false, deciding.grounds);
  const open = results.filter((it) => truthOf(it) === "unknown");
  if (open.length > 0) return unknown(causesOf(...open), groundsOf(...open));
  return truth(true, groundsOf(...results));
}

export function or(results: readonly Result[]): Result {
  const deciding = results.find((it) => truthOf(it) === "true");
  if (deciding) return truth(true, deciding.grounds);
  const open = results.filter((it) => truthOf(it) === "unknown");
  if (open.length > 0) return unknown(causesOf(...open), groundsOf(...open));
  return truth(false, groundsOf(...results));
}
