import type { Cause } from "../evaluate/decision.ts";
import { cause, gate, help, refused } from "./english-causes.ts";
import { basisWords, sentence } from "./english-sentence.ts";
import { counted, quoted, shortName } from "./english-words.ts";
import type { Wording } from "./wording.ts";

/** The one language of messages so far. A translation is another table. */
export const english: Wording = {
  verdicts: {
    violated: "violated",
    undetermined: "undetermined",
    pending: "pending",
    satisfied: "satisfied",
    not_applicable: "not applicable",
    not_in_force: "not in force",
    not_examined: "not examined",
  },
  cause,
  help,
  gate,
  refused,
  need,
  sentence,
  basis: basisWords,
  labels: {
    asOf: "as of",
    lawOf: "law of",
    ownDay: "each document's own day; for a service the day of judgement",
    factsOn: "facts on",
    party: "party",
    packs: "packs",
    profile: "profile",
    service: "service",
    inputs: "inputs",
    options: "options",
    assumed: "assumed",
    inForce: (from, until) => `in force from ${from}${until === undefined ? "" : ` until ${until}`}`,
    article: (number) => `Article ${number}`,
    notEncoded: "not encoded",
    because: (words, why) => `${words} because ${why}`,
    duty: (party, modal, act) => `The ${party} ${modal === "must" ? "must" : "must not"} ${act}.`,
    unofficial: "our words, not the law's",
    broken: "broken",
    facts: "facts",
    attested: "signed",
    reading: "reading",
    needed: "needed",
    toDo: "to do",
    policy: "policy",
    lawDay: "law of",
    more: (count) => `and ${count} more`,
    others: (count) => counted(count, "other"),
    alsoOpen: (count) => `undetermined in ${count} more`,
    of: (part, whole) => `in ${part} of ${whole}`,
    byAttestation: (by, met, until) => `${met ? "attested" : "denied"} by ${by}, good until ${until}`,
    byInterpretation: (term, value, by) => `${quoted(shortName(term))} read as ${value} by ${by}`,
    eitherWay: "met either way",
    needs: "What would settle more than one rule",
    opens: "for",
    notInForce: (day, count) => `Not in force on ${day}: ${counted(count, "rule")}`,
    notExamined: (subject, why, asOf) =>
      why === "left-out"
        ? `Not examined: every ${subject} is dated after ${asOf}`
        : `Not examined: no ${subject} is given`,
    othersDuties: "Duties of others, not counted",
    yields: (holds, what) =>
      holds === "true" ? `${what} may prevail` : `${what} may prevail; it is not stated whether they apply`,
    findings: "Findings",
    overruled: (standard, by) => `the facts overrule ${by}'s attestation of ${quoted(shortName(standard))}`,
    leftOut: (day) => `Left out, for they are dated after ${day}`,
    skipped: "Skipped",
    rules: "rules",
    help: "help",
    fix: "fix",
  },
};

function need(it: Cause): string {
  switch (it.kind) {
    case "attestation":
      return `an attestation of ${quoted(shortName(it.standard))}`;
    case "missing-fact":
    case "absent-value":
      return quoted(it.path);
    case "no-subject":
      return `the ${it.subject}`;
    case "open-term":
      return `a figure for ${quoted(shortName(it.term))}`;
    default:
      return cause(it, undefined);
  }
}
