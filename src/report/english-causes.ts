import type { Cause, Ended, Gate, RefusedAttestation } from "../evaluate/decision.ts";
import { inForce } from "./english-law.ts";
import { listed, quoted, shortName } from "./english-words.ts";
import { reportPlace, showPlace } from "./report-place.ts";
import type { AskedStandard, GateWords } from "./wording.ts";

type AttestationCause = Extract<Cause, { readonly kind: "attestation" }>;

/** Who may sign; roles that need the same papers for the same time are named together. */
export function judges(standard: Pick<AskedStandard, "judges">): string {
  const terms = standard.judges.map(({ role, validFor, evidence }) => {
    const papers = evidence.length === 0 ? "" : `evidence: ${listed(evidence, "and")}; `;
    return { role, papers: `(${papers}valid for ${validFor})` };
  });
  const groups = [...new Set(terms.map((it) => it.papers))].map((papers) => {
    const roles = terms.filter((it) => it.papers === papers).map((it) => it.role);
    return `${listed(roles, "or")} ${papers}`;
  });
  return listed(groups, "or");
}

/** Why an attestation does not count. */
export function refused({ by, on, why, detail }: RefusedAttestation): string {
  const signed = `${by}'s of ${on}`;
  switch (why) {
    case "role":
      return `${signed} does not count: only ${listed(detail.split(", "), "or")} can say it`;
    case "not-yet":
      return `${signed} does not count yet`;
    case "expired":
      return `${signed} counted until ${detail} only`;
    case "evidence-missing":
      return `${signed} does not count: it names no evidence of the kind ${quoted(detail)}`;
    case "evidence-expired":
      return `${signed} does not count: its evidence of the kind ${quoted(detail)} has expired`;
  }
}

function attestation(it: AttestationCause, standard: AskedStandard | undefined): string {
  const name = quoted(shortName(it.standard)) + (it.element === undefined ? "" : ` for ${quoted(it.element)}`);
  if (it.why === "conflicting") return `two attestations of ${name} of one day say the opposite`;
  const missing = `needs an attestation of ${name}${standard ? ` by ${judges(standard)}` : ""}`;
  return it.why === "none" ? missing : `${missing}; ${it.refused.map(refused).join("; ")}`;
}

function interpreted(ended: Ended | undefined): string {
  return ended ? `the interpretation by ${ended.by} held until ${ended.until} only` : "a profile may interpret it";
}

function openList({ list, member, ended }: Extract<Cause, { readonly kind: "open-list" }>): string {
  if (list === undefined)
    return `the law leaves its list open, and it has no name: no profile can say whether ${quoted(member)} is in it`;
  return `the law leaves the list ${quoted(shortName(list))} open, and does not say whether ${quoted(member)} is in it: ${interpreted(ended)}`;
}

function exceptionsAt({ exceptions }: Extract<Cause, { readonly kind: "contradiction" }>): string {
  const places = exceptions.map((it) => showPlace(reportPlace(it)));
  return places.length === 0 ? "" : `: ${listed(places, "and")}`;
}

/** Why something is not known. */
export function cause(it: Cause, standard: AskedStandard | undefined): string {
  switch (it.kind) {
    case "missing-fact":
      return `${quoted(it.path)} is not stated`;
    case "absent-value":
      return `${quoted(it.path)} is null, and the rule asks for more than whether it is there`;
    case "unusable":
      return `${quoted(it.path)} tells nothing: ${it.why}`;
    case "expired-document":
      return `the document ${quoted(it.id)} in ${quoted(it.path)} expired on ${it.on}`;
    case "no-subject":
      return `no ${it.subject} is given`;
    case "open-term":
      return `the law leaves ${quoted(shortName(it.term))} open: ${interpreted(it.ended)}`;
    case "open-list":
      return openList(it);
    case "no-value":
      return `${quoted(shortName(it.name))} has no value on ${it.on}`;
    case "unverified-exemption":
      return `the exemption ${quoted(shortName(it.exemption))} may hold, and its words were seen in no authentic copy`;
    case "attestation":
      return attestation(it, standard);
    case "contradiction":
      return `exceptions of ${quoted(shortName(it.definition))} hold together and contradict each other${exceptionsAt(it)}`;
    case "outside-calendar":
      return `the calendar of working days does not reach far enough from ${it.from}`;
    case "stale-facts":
      return `the facts are of ${it.factsOn}, and ${quoted(it.path)} was due by ${it.due}: say what happened since`;
    case "due":
      return it.path === "" ? `due by ${it.by}` : `${quoted(it.path)} is due by ${it.by}`;
    case "not-comparable":
      return `${it.left} and ${it.right} cannot be compared: it depends on the month`;
    case "no-quotient":
      return "a number is divided by zero";
    case "too-large":
      return "the lists are too long to be judged";
  }
}

/** What to do about it, where the cause alone does not say. */
export function help(it: Cause, standard: AskedStandard | undefined): string | undefined {
  switch (it.kind) {
    case "missing-fact":
    case "absent-value":
      return "state it";
    case "open-term":
      return it.ended === undefined
        ? `the law leaves it open; the profile may interpret ${quoted(it.term)}`
        : `the interpretation of ${quoted(it.term)} by ${it.ended.by} held until ${it.ended.until} only; the profile may give a new one`;
    case "open-list":
      return openListHelp(it);
    case "no-value":
      return "no profile can give it one: only the policy of a law that does";
    case "unverified-exemption":
      return "somebody has to see its words in an authentic copy, and take `unverified` out of the policy";
    case "attestation":
      return standard && attestationHelp(it, standard);
    case "stale-facts":
      return "state what was done, or move `facts_on` forward";
    case "no-subject":
      return it.subject === "service"
        ? "name it with `--service FILE`"
        : `write the ${it.subject} into the same document`;
    default:
      return undefined;
  }
}

function openListHelp({ list, member, ended }: Extract<Cause, { readonly kind: "open-list" }>): string | undefined {
  if (list === undefined) return undefined;
  const entry = `an entry \`{ list: ${list}, member: ${member}, in: true, by: …, on: …, from: …, until: null, because: … }\``;
  const held = ended ? `what ${ended.by} said of it held until ${ended.until} only; ` : "";
  return `${held}${entry} under \`interpretations\` of the profile says so, or \`in: false\` that it is not`;
}

function attestationHelp(it: AttestationCause, standard: AskedStandard): string {
  const said = it.why === "conflicting" ? ["two of one day say the opposite"] : it.refused.map(refused);
  return [`"${standard.title}", signed by ${judges(standard)}`, ...said].join("; ");
}

/** Why a rule does not apply. */
export function gate(it: Gate, { scope, facts: read, attestations, voids }: GateWords): string {
  const signed = attestations.map(({ standard, met, by, until }) => {
    return `${quoted(shortName(standard))} is ${met ? "attested" : "denied"} by ${by}, good until ${until}`;
  });
  const facts = [...read, ...signed];
  const because = facts.length === 0 ? "" : `: ${listed(facts, "and")}`;
  switch (it.kind) {
    case "scope":
      return `outside the scope of ${scope}${because}`;
    case "when":
      return facts.length === 0 ? "its condition does not hold" : listed(facts, "and");
    case "unless":
      return facts.length === 0 ? "its exception holds" : `excepted${because}`;
    case "upon":
      return "nothing was breached of which it is a consequence";
    case "void":
      return `nothing is left to comply with: ${voids.join("; ")}`;
    case "no-element":
      return it.path === ""
        ? "there is nothing that it is about"
        : `nothing in ${quoted(it.path)} is of the kind that it is about`;
    case "not-in-force":
      return inForce(it.inForce);
  }
}
