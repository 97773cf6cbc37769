import type { Cause } from "../evaluate/decision.ts";
import { cause, gate, help, judges, refused } from "./english-causes.ts";
import { pageEnglish } from "./english-page.ts";
import { basisWords, sentence } from "./english-sentence.ts";
import { adopted, advisory, inForce, voidClause } from "./english-law.ts";
import { counted, listed, quoted, shortName } from "./english-words.ts";
import { showPlace } from "./report-place.ts";
import type { Wording } from "./wording.ts";

/** What a report says, in English. */
export const english: Wording = {
  marks: {
    comma: ", ",
    pause: ", ",
    semicolon: "; ",
    colon: ": ",
    stop: ".",
    gap: " ",
    and: (texts) => listed(texts, "and"),
    aside: (text) => ` (${text})`,
    quote: (text) => `"${text}"`,
  },
  verdicts: {
    violated: "violated",
    undetermined: "undetermined",
    pending: "pending",
    satisfied: "satisfied",
    exempt: "exempt",
    not_applicable: "not applicable",
    not_in_force: "not in force",
    not_examined: "not examined",
  },
  runs: {
    violated: "violated",
    undetermined: "undetermined",
    pending: "pending",
    clear: "clear",
    "nothing applies": "nothing applies",
    "nothing in force": "nothing in force",
    "nothing examined": "nothing examined",
    "nothing judged": "nothing judged",
  },
  severities: { low: "low", medium: "medium", high: "high", critical: "critical" },
  cause,
  help,
  gate,
  voidClause,
  inForce,
  advisory,
  adopted,
  refused,
  judges,
  need,
  sentence,
  basis: basisWords,
  labels: {
    asOf: "as of",
    lawOf: "law of",
    ownDay: "each document's own day; for a service the day of judgement",
    factsOn: "facts on",
    party: "party",
    partyName: (party) => party,
    packs: "packs",
    profile: "profile",
    service: "service",
    waivers: "waivers",
    baseline: "baseline",
    inputs: "inputs",
    inputCount: counted,
    options: "options",
    assumed: "assumed",
    factsKnown: (day) => `facts known up to ${day}`,
    article: (number) => `Article ${number}`,
    notEncoded: "not encoded",
    because: (words, why) => `${words} because ${why}`,
    duty: (party, modal, act) => `The ${party} ${modal.replaceAll("-", " ")} ${act}.`,
    unofficial: "our words, not the law's",
    broken: "broken",
    facts: "facts",
    fact: (path, shown) => `${path} is ${shown}`,
    line: (line) => `line ${line}`,
    count: (count, state) => `${count} ${state}`,
    attested: "signed",
    reading: "reading",
    waived: "waived",
    known: "known",
    coveredBy: { waivers: "waived", baseline: "in the baseline" },
    byWaiver: ({ requester, approver, until, reason, at }) =>
      `until ${until}, approved by ${approver} for ${requester}: ${reason} (${showPlace(at)})`,
    inBaseline: (at) => `in the baseline (${at})`,
    needed: "needed",
    askedOnce: (needs) => `asked below: ${needs}`,
    forElements: (elements) => ` for ${listed(elements, "and")}`,
    inPlaces: (places) => ` in ${listed(places, "and")}`,
    toDo: "to do",
    policy: "policy",
    lawDay: "law of",
    more: (count) => `and ${count} more`,
    others: (count) => counted(count, "other"),
    alsoOpen: (count) => `undetermined in ${count} more`,
    of: (part, whole) => `in ${part} of ${whole}`,
    byAttestation: (by, met, until) => `${met ? "attested" : "denied"} by ${by}, good until ${until}`,
    byInterpretation: (term, value, by) => `${quoted(shortName(term))}: ${value} (read by ${by})`,
    byAssumption: (path, shown, by) => `${quoted(path)} assumed to be ${shown} by ${by}`,
    byParameter: (name, shown, days) => `${quoted(shortName(name))} is ${shown}, ${inForce(days)}`,
    byExemption: (what) => `by ${what}`,
    eitherWay: "met either way",
    asked: "asked",
    isVoid: "void",
    isAdvisory: "advisory",
    assumption: "assumed",
    values: "value",
    basis: "basis",
    otherAsked: (states) => `others: ${states.join(", ")}`,
    neededPacks: "needs",
    neededBy: (packs) => `needed by ${listed(packs, "and")}`,
    needs: "What would settle more than one rule",
    opens: "for",
    notInForce: (day, count) => `Not in force on ${day}: ${counted(count, "rule")}`,
    notExamined: (subject, why, asOf) =>
      why === "left-out"
        ? `Not examined: every ${subject} is dated after ${asOf}`
        : `Not examined: no ${subject} is given`,
    othersDuties: "Duties of others, not counted",
    advisoryRules: "Advisory, not counted",
    dutyOf: (party) => `a duty of the ${party}`,
    notes: "Notes",
    noteState: { yes: "applies", no: "does not apply", unknown: "not known" },
    upon: (breaches) => `upon the breach of ${listed(breaches, "and")}`,
    inAll: (documents) => `in ${documents} documents`,
    notesLeft: (count) => `${count} more ${count === 1 ? "does" : "do"} not apply`,
    yields: (holds, what) =>
      holds === "true" ? `${what} may prevail` : `${what} may prevail; it is not stated whether they apply`,
    findings: "Findings",
    overruled: (standard, by) => `the facts overrule ${by}'s attestation of ${quoted(shortName(standard))}`,
    leftOut: (day) => `Left out, for they are dated after ${day}`,
    dated: (subject, day) => `${subject} of ${day}`,
    skipped: "Skipped",
    notCovered: "Not covered",
    binds: (law, from, who) => `${law} (from ${from}) binds ${who}`,
    rules: "rules",
    help: "help",
    fix: "fix",
  },
  page: pageEnglish,
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
      return `a reading of ${quoted(shortName(it.term))}`;
    case "open-list":
      return it.list === undefined
        ? cause(it, undefined)
        : `whether ${quoted(it.member)} is in ${quoted(shortName(it.list))}`;
    default:
      return cause(it, undefined);
  }
}
