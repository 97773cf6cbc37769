import { counted, listed } from "./english-words.ts";
import type { PageWording } from "./page-wording.ts";
import type { Counts, Report } from "./report.ts";

/** The words of a report as a page, in English. */
export const pageEnglish: PageWording = {
  headline: (report) => `${said(report)}${covered(report)}`,
  incomplete: "Incomplete.",
  mistakes: "What kept a part from being judged",
  report: "Edict report",
  skip: "Skip to the report",
  contents: "Contents",
  glance: "All articles at a glance",
  glanceHelp: (party) =>
    `The worst outcome of the rules that bind the ${party}. An article without a mark has no rule that could be judged.`,
  noteCount: (count) => counted(count, "note"),
  noRule: "no rule to judge",
  onlyOthers: "only rules that are not counted",
  notEncodedPassages: (count) => `${counted(count, "passage")} not encoded`,
  onlyThese: (articles) =>
    `This pack makes rules of ${counted(articles, "article")} only, and says nothing of the others.`,
  script: "Script of the law's words",
  filter: "Show",
  outcome: "Outcome",
  groups: {
    violated: "violated",
    undetermined: "undetermined",
    pending: "pending",
    clear: "satisfied or exempt",
    outside: "does not apply or not examined",
  },
  article: "Article",
  severity: "Severity",
  all: "all",
  reset: "Show everything",
  isFiltered:
    "A filter is on: some rules are hidden here. The headline and the articles at a glance still count all of them.",
  rules: "Rule by rule",
  severityOf: (severity) => `severity ${severity}`,
  notCounted: "not counted",
  unofficial: "our words, not the law's",
  toDo: "What to do",
  missing: "What is missing",
  missingElsewhere: "What is missing where it is undetermined",
  restsOn: "Rests on",
  why: "Why",
  facts: "Other facts",
  signedBy: (by, role, on, until) => `${by} (${role}), ${on}, counts until ${until}`,
  moreCases: (count, verdict) => `${count} more ${verdict}`,
  otherCases: (states) => `Elsewhere: ${states.join(", ")}.`,
  condition: (kind) => conditions[kind],
  conditionState: (kind, result) => {
    if (result === "not_asked") return "not asked";
    if (result === "unknown") return "not known";
    if (kind === "for-each") return result === "true" ? "one of them" : "nothing of the kind";
    const holds = result === "true";
    if (kind === "unless" || kind === "exemption") return holds ? "holds, so the rule does not bind" : "does not hold";
    return holds ? "holds" : "does not hold";
  },
  clause: (forbid) => (forbid ? "Forbidden" : "Required"),
  clauseState: {
    true: "kept",
    false: "broken",
    unknown: "not known",
    waiting: "not due yet",
    void: "nothing is left of it",
  },
  drawing: "Drawing",
  drawnPart: (what, state, leaves) => `${what}: ${state}${leaves.length === 0 ? "" : ` (${leaves.join("; ")})`}.`,
  drawn: (rule, verdict, parts) => `${rule} is ${verdict}. ${parts.join(" ")}`,
  needs: "What is missing",
  needsHelp: "Each thing once. What most rules wait for stands first.",
  noNeeds: "No rule that binds the party waits for anything.",
  needKinds: {
    fact: "Facts to state",
    signature: "To be signed by a person",
    reading: "To be read by the organisation, for the law leaves it open",
    other: "Other",
  },
  needColumns: ["What", "How", "Rules that wait"],
  papers: "Signatures and evidence",
  signatures: "Signatures that count",
  noSignatures: "No rule rests on a signature.",
  signatureColumns: ["What was signed", "By whom", "Counts until", "Evidence"],
  isMet: (met) => (met ? "met" : "not met"),
  refusedSignatures: "Signatures that do not count",
  evidence: "Evidence",
  noEvidence: "The documents bring no evidence.",
  evidenceColumns: ["Evidence", "Collected", "Expires", "Supports"],
  ends: ({ state, expires_on: until, collected_on: from }) => {
    if (state === "not-yet") return `not collected yet: ${from}`;
    if (until === undefined) return "does not expire";
    return state === "expired" ? `expired on ${until}` : until;
  },
  supportsNothing: "no rule of this run",
  basis: "What this rests on",
  basisHelp: (profile) =>
    `${profile === undefined ? "No profile was given." : `People of the organisation decided this in ${profile}.`} With another decision the outcome may be another. Signatures stand above.`,
  readings: "Readings of what the law leaves open",
  waivers: "Waivers",
  adoptions: "Guidance and standards adopted",
  assumptions: "Facts taken for granted",
  values: "Values with dates",
  because: (why) => `Because: ${why}`,
  takenForGranted: "Taken for granted by the run",
  noBasis: "No reading, no adoption and no assumption.",
  limits: "What this report does not say",
  limitsHelp: "An outcome covers what was examined. None of the following was.",
  notInForce: "Not in force on the day whose law judges",
  notEncoded: "Passages of the law that are not encoded",
  articlesNotEncoded: (articles) =>
    `No rule is made of ${articles.length === 1 ? "article" : "articles"} ${listed(articles.map(String), "and")}.`,
  notCovered: "Other law that may bind and is not covered",
  bindsFrom: (day, whom) => `from ${day}: ${whom}`,
  skipped: "Files that were not read as documents",
  worthALook: "Worth a look",
  noAdvice:
    "No legal advice. The report says what it found, what it rests on and what it has not seen; it never says that anybody complies.",
  othersDuties: "Duties of others",
  othersHelp: (party) => `These bind somebody else than the ${party}. They are in no count.`,
  advisory: "Advisory",
  advisoryHelp: "These bind nobody as they stand. They are in no count.",
  notes: "Rights, powers and liabilities",
  notesHelp: "What parties may do, are entitled or encouraged to, have power to or are liable to. It has no outcome.",
  how: "How it was judged",
  packs: "Packs of law",
  inputs: "Documents",
  exitCode: "exit code",
  engine: "engine",
  zone: "time zone",
  baseline: "baseline",
  failOn: "fails from",
  allowed: "allowed",
  detectors: "detectors",
  none: "none",
};

function said({ word, counts }: Pick<Report, "word" | "counts">): string {
  switch (word) {
    case "violated":
      return `${counted(counts.violated, "rule")} ${counts.violated === 1 ? "is" : "are"} violated${open(counts)}`;
    case "undetermined":
      return `Not settled: ${counted(counts.undetermined, "rule")} cannot be judged yet`;
    case "pending":
      return "No breach found in what was examined; deadlines still run";
    case "clear":
      return "No breach found in what was examined";
    case "nothing applies":
      return "No rule that was examined applies";
    case "nothing in force":
    case "nothing examined":
    case "nothing judged":
      return "Nothing was judged";
  }
}

const open = ({ undetermined }: Counts): string => (undetermined === 0 ? "" : `, ${undetermined} cannot be judged yet`);

/** What people let stand is still a breach or an open question. */
function covered({ covered: { waived, in_baseline: known } }: Pick<Report, "covered">): string {
  const parts = [...(waived > 0 ? [`${waived} waived`] : []), ...(known > 0 ? [`${known} in the baseline`] : [])];
  return parts.length === 0 ? "" : ` (of these ${parts.join(", ")})`;
}

const conditions: Readonly<Record<Parameters<PageWording["condition"]>[0], string>> = {
  scope: "In scope",
  "for-each": "Asked of",
  when: "When",
  upon: "After a breach",
  unless: "Unless",
  exemption: "Exemption",
};
