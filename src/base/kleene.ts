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
 * False if one is false, else unknown if one is unknown, else true; true for none.
 *
 * @example
 * and(["true", "unknown", "false"]) // "false"
 */
export function and(truths: Iterable<Truth>): Truth {
  return decidedBy("false", truths);
}

/**
 * True if one is true, else unknown if one is unknown, else false; false for none.
 *
 * @example
 * or(["false", "unknown"]) // "unknown"
 */
export function or(truths: Iterable<Truth>): Truth {
  return decidedBy("true", truths);
}

function decidedBy(decider: "true" | "false", truths: Iterable<Truth>): Truth {
  let result: Truth = not(decider);
  for (const truth of truths) {
    if (truth === decider) return decider;
    if (truth === "unknown") result = "unknown";
  }
  return result;
}
