/** A truth value of Kleene's strong logic. */
export type Truth = "true" | "false" | "unknown";

/**
 * The opposite; unknown stays unknown.
 *
 * @example
 * not("unknown") // "unknown"
 */
export function not(truth: Truth): Truth {
  if (truth === "unknown") return "unknown";
  return truth === "true" ? "false" : "true";
}

/**
 * True if one is true, else unknown if one is unknown, else false; false for none.
 *
 * @example
 * or(["false", "unknown"]) // "unknown"
 */
export function or(truths: Iterable<Truth>): Truth {
  let result: Truth = "false";
  for (const truth of truths) {
    if (truth === "true") return truth;
    if (truth === "unknown") result = truth;
  }
  return result;
}
