import type { RunWord } from "../../evaluate/decision.ts";
import type { GateDecision, OpenPolicy } from "../../report/model/gate-answer.ts";

/**
 * What becomes of a document. A breach blocks; what is open follows the policy.
 * INVARIANT (never unjudged): what could not be judged is held, whatever the policy for open questions is.
 */
export function decisionOf({ word }: { readonly word: RunWord | undefined }, open: OpenPolicy): GateDecision {
  switch (word) {
    case "violated":
      return "block";
    case "clear":
    case "nothing applies":
      return "pass";
    case undefined:
      return "hold";
    default:
      return open;
  }
}
