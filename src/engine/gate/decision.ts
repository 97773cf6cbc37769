import type { GateDecision, OpenPolicy } from "../../report/model/gate-answer.ts";
import type { Judged } from "./judging.ts";

/**
 * What becomes of a document. A breach blocks; what is open follows the policy.
 * INVARIANT (never unjudged): what could not be judged is held, whatever the policy for open questions is, and so is what
 *   contradicts itself and would be open for that.
 */
export function decisionOf({ word, held }: Pick<Judged, "word" | "held">, open: OpenPolicy): GateDecision {
  if (held === "unjudged") return "hold";
  switch (word) {
    case "violated":
      return "block";
    case "clear":
    case "nothing applies":
      return "pass";
    default:
      return held === undefined ? open : "hold";
  }
}
