import type { Cause, Gate, RefusedAttestation } from "../evaluate/decision.ts";
import { listed, quoted, shortName } from "./english-words.ts";
import type { AskedStandard, GateWords } from "./wording.ts";

type AttestationCause = Extract<Cause, { readonly kind: "attestation" }>;

/** Who may sign; roles that need the same papers for the same time are named together. */
function judges(standard: AskedStandard): string {
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
      return `the law gives no figure for ${quoted(shortName(it.term))}: a profile may interpret it`;
    case "open-list":
      return `the law leaves its list open: nothing settles whether ${quoted(it.member)} is in it`;
    case "attestation":
      return attestation(it, standard);
    case "contradiction":
      return `exceptions of ${quoted(it.definition)} hold together and contradict each other`;
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
      return `the law gives no figure; the profile may interpret ${quoted(it.term)}`;
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

function attestationHelp(it: AttestationCause, standard: AskedStandard): string {
  const said = it.why === "conflicting" ? ["two of one day say the opposite"] : it.refused.map(refused);
  return [`"${standard.title}", signed by ${judges(standard)}`, ...said].join("; ");
}

/** Why a rule does not apply. */
export function gate(it: Gate, { scope, facts }: GateWords): string {
  const because = facts.length === 0 ? "" : `: ${listed(facts, "and")}`;
  switch (it.kind) {
    case "scope":
      return `outside the scope of ${scope}${because}`;
    case "when":
      return facts.length === 0 ? "its condition does not hold" : listed(facts, "and");
    case "unless":
      return facts.length === 0 ? "its exception holds" : `excepted${because}`;
    case "no-element":
      return it.path === ""
        ? "there is nothing that it is about"
        : `nothing in ${quoted(it.path)} is of the kind that it is about`;
    case "not-in-force":
      return `in force from ${it.from}${it.until === undefined ? "" : ` until ${it.until}`}`;
  }
}
