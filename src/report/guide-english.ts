import type { GuideRule, GuideStandard, GuideUnit } from "../analyse/guide.ts";
import { counted, listed } from "./english-words.ts";

/** The words of a reading guide: the one place that spells them. */
export const guideEnglish = {
  guide: "reading guide",
  contents: "Contents",
  script: "Script of the law's words",
  article: (number: number): string => `Article ${number}`,
  version: (id: string, version: string): string => `${id}, version ${version} of the encoding.`,
  inForce: (from: string, until: string | undefined): string =>
    `In force from ${from}${until === undefined ? "" : ` until ${until}`}.`,
  never: "A draft that is not in force on any day.",
  noAdvice: "No legal advice.",
  howToRead: (holdsText: boolean): string => {
    const told = holdsText ? "The law's own words stand in the grey boxes" : "Each unit is told in our own words";
    return `${told}. Below each of them stands what Edict makes of it: a duty is judged on facts; what needs judgement is signed by a person; a right or a power is told and never judged.`;
  },
  unofficial: "our words, not the law's",
  judged: "Judged on",
  since: "Since",
  subject: (name: string): string => `each ${name.replaceAll("_", " ")}`,
  toDo: "What to do",
  facts: (count: number): string => `${counted(count, "fact")} that it reads`,
  cases: (count: number): string => `${counted(count, "example")} from the tests`,
  judgement: "A person judges",
  onlyIf: "Only if",
  orIf: "Also without a signature if",
  signedBy: "Signed by",
  exemption: "Exemption",
  exemptFrom: "From",
  definition: "What is meant by",
  unverified: "unverified",
  people: "What people must sign",
  peopleWhy:
    "An attestation names the standard, the service, its element if there is one, who signed it, on which day, and the evidence. After its time it counts no more.",
  peopleColumns: ["Where", "What is signed", "By whom, for how long, with which evidence"],
  openTitle: "What the law leaves open",
  openWhy: "Each of these is unknown until a profile reads it, with a name, a day and a reason.",
  nothingOpen: "This pack declares nothing of the kind.",
  notCovered: "Not covered",
  from: (day: string): string => `from ${day}`,
  digest: "Digest of the meaning:",
  modal: (modal: GuideRule["modal"]): string => modals[modal].label,
  sentence: ({ party, modal, act }: GuideRule): string =>
    `The ${party.replaceAll("_", " ")} ${modals[modal].verb} ${act}.`,
  part: (kind: GuideRule["parts"][number]["kind"]): string => parts[kind],
  scope: (applies: boolean): string => (applies ? "This applies if" : "This does not apply if"),
  statement: (kind: GuideUnit["statements"][number]["kind"]): string => statements[kind],
  verdict: (verdict: string): string => verdict.replaceAll("_", " "),
  judges: (judges: GuideStandard["judges"]): string =>
    listed(
      judges.map(
        ({ role, validFor, evidence }) =>
          `${role.replaceAll("_", " ")} (${validFor}${evidence.length === 0 ? "" : `, ${listed(evidence, "and").replaceAll("_", " ")}`})`,
      ),
      "or",
    ),
};

/** What a translation of these words has to say. */
export type GuideWording = typeof guideEnglish;

const modals: Readonly<Record<GuideRule["modal"], { readonly label: string; readonly verb: string }>> = {
  must: { label: "Duty", verb: "must" },
  "must-not": { label: "Prohibition", verb: "must not" },
  may: { label: "Permission", verb: "may" },
  "is-entitled-to": { label: "Right", verb: "is entitled to" },
  "is-encouraged-to": { label: "Encouragement", verb: "is encouraged to" },
  "has-power-to": { label: "Power", verb: "has power to" },
  "is-liable-to": { label: "Liability", verb: "is liable to" },
};

const parts: Readonly<Record<GuideRule["parts"][number]["kind"], string>> = {
  "for each": "For",
  when: "When",
  unless: "Unless",
  "upon breach of": "After a breach of",
  require: "Kept if",
  forbid: "Broken if",
};

const statements: Readonly<Record<GuideUnit["statements"][number]["kind"], string>> = {
  informative: "Carries no rule",
  scope: "Scope",
  definition: "Definition",
  "addressed-to": "Addressed to",
  "not-encodable": "Cannot be encoded",
  "yields-to": "May yield to",
};
