import { locales } from "../base/locale.ts";
import { signersOf } from "./messages/causes.ts";
import { counted, listed, quoted } from "./english-words.ts";
import type { AskedAttestation, NeedGroup } from "./needs-report.ts";

const groups: Readonly<Record<NeedGroup, string>> = {
  fact: "Facts to state",
  attestation: "What a person has to judge",
  reading: "What the law leaves open",
  document: "Documents to give",
  other: "What nobody can state here",
};

/** The words of the list of what is missing: the one place that spells them. */
export const needsEnglish = {
  group: (it: NeedGroup): string => groups[it],
  for: "for",
  of: (elements: readonly string[], others: number): string =>
    ` of ${listed([...elements.map(quoted), ...(others > 0 ? [counted(others, "other")] : [])], "and")}`,
  signedBy: (asked: AskedAttestation): string =>
    locales.en.show(
      signersOf({
        judges: asked.judges.map((it) => ({ role: it.role, validFor: it.valid_for, evidence: it.evidence })),
      }),
    ),
  by: "by",
  words: "words",
  profile: "a profile may read it, signed and dated",
  inList: (member: string): string => `whether ${quoted(member)} is in it`,
  places: (first: readonly string[], others: number): string =>
    listed([...first, ...(others > 0 ? [counted(others, "other")] : [])], "and"),
  at: "at",
  nothing: "No rule is open for want of anything.",
  alone: "alone",
  settles: (rules: readonly string[]): string => `it settles ${rules.length === 0 ? "nothing" : rules.join(", ")}`,
  sum: (things: number, rules: number): string =>
    `${counted(things, "thing")} ${things === 1 ? "is" : "are"} missing for ${counted(rules, "rule")}.`,
  order: "What alone settles most rules stands first.",
  skeleton: "For a skeleton of attestations and profile entries to fill in: edict needs INPUT -f yaml",
};

/** What a translation of these words has to say. */
export type NeedsWording = typeof needsEnglish;

/** The comments of documents to fill in. */
export const skeletonEnglish = {
  service: [
    "The facts of your service. Take the # away from what you know, and write it in the place of TBD.",
    "What you leave out is unknown, and no rule takes it for granted; `null` says that there is none.",
  ] as readonly string[],
  factsOn: "The day up to which these facts are known.",
  head: (asOf: string): readonly string[] => [
    `What nobody has judged or read yet, as of ${asOf}. Put each part where its comment says, and write`,
    "what is true in the place of TBD: until then `edict check` refuses the document, and counts nothing of it.",
  ],
  document: (subject: string, path: string): string =>
    `For ${subject} in ${path}: in the same document, or under the keys that are there already.`,
  profile: "For the profile: what you read into words and lists that the law leaves open.",
  nothing: "Nothing is left for a person to judge or to read.",
  title: (title: string, rules: readonly string[]): string => `"${title}" (for ${listed(rules, "and")})`,
  signed: (roles: string): string => `signed by ${roles}`,
  met: "true or false",
  oneOf: (names: readonly string[]): string => listed(names, "or"),
  expires: "the last good day, or null",
  waivers: "Keep what is to stand for a time, and fill in why (20 characters), who asks, who approves, and until when.",
  member: "true or false",
  type: (type: string | undefined): string => (type === "duration" ? "such as 24 hours" : `a ${type ?? "value"}`),
};

/** What a translation of these words has to say. */
export type SkeletonWording = typeof skeletonEnglish;
