import { diagnostic } from "../base/diagnostic.ts";
import { orNearest } from "../base/nearest.ts";
import type { RefusedAttestation } from "../evaluate/decision.ts";

/** Lists inside lists cost the product of their lengths. */
export const tooLarge = diagnostic<{ readonly subject: string }>({
  code: "engine/too-large",
  severity: "error",
  message: (p) => `judging this ${p.subject} takes too many steps`,
  help: () => "split the document: its lists are too long for the rules that look at every pair of their elements",
});

/** An attestation whose standard no pack has would never count, and nobody would see why. */
export const unknownStandard = diagnostic<{ readonly standard: string; readonly nearest: string | undefined }>({
  code: "engine/unknown-standard",
  severity: "error",
  message: (p) => `no pack of this run has a standard \`${p.standard}\`${orNearest(p.nearest)}`,
});

export const unknownSubject = diagnostic<{ readonly subject: string; readonly nearest: string | undefined }>({
  code: "engine/unknown-subject",
  severity: "error",
  message: (p) =>
    `nothing in this run has the id \`${p.subject}\`, which this attestation is about${orNearest(p.nearest)}`,
});

export const missingElement = diagnostic<{ readonly standard: string }>({
  code: "engine/missing-element",
  severity: "error",
  message: (p) => `\`${p.standard}\` is judged for each element of a list, and this attestation names none`,
  help: () => "name it in `about: { element: … }`",
});

export const needlessElement = diagnostic<{ readonly standard: string }>({
  code: "engine/needless-element",
  severity: "error",
  message: (p) => `\`${p.standard}\` is judged as a whole, and this attestation names an element`,
  help: () => "leave `element` out",
});

export const unknownElement = diagnostic<{ readonly element: string; readonly nearest: string | undefined }>({
  code: "engine/unknown-element",
  severity: "error",
  message: (p) => `nothing in this run is called \`${p.element}\`, which this attestation names${orNearest(p.nearest)}`,
});

export const unknownRole = diagnostic<{ readonly role: string; readonly nearest: string | undefined }>({
  code: "engine/unknown-role",
  severity: "error",
  message: (p) => `no pack of this run knows the role \`${p.role}\`${orNearest(p.nearest)}`,
});

/** A newer answer that does not count must not go unseen beside an older one that does. */
export const ignoredAttestation = diagnostic<{
  readonly standard: string;
  readonly why: RefusedAttestation["why"];
  readonly detail: string;
}>({
  code: "engine/ignored-attestation",
  severity: "warning",
  message: (p) => `this attestation of \`${p.standard}\` does not count, and an older one decides: ${reason(p)}`,
});

function reason({ why, detail }: { readonly why: RefusedAttestation["why"]; readonly detail: string }): string {
  switch (why) {
    case "role":
      return `only ${detail} can say it`;
    case "not-yet":
      return `it is dated ${detail}`;
    case "expired":
      return `it counted until ${detail}`;
    case "evidence-missing":
      return `it names no evidence of the kind \`${detail}\``;
    case "evidence-expired":
      return `its evidence of the kind \`${detail}\` has expired`;
  }
}

/** Six forms of personal data are no whole group of risks. */
export const onlyInPart = diagnostic<{ readonly name: string }>({
  code: "engine/scanned-in-part",
  severity: "error",
  message: (p) => `\`${p.name}\` looks for one form of personal data, and for no whole group of risks`,
  help: () => "write `looked_for: []`, and name in `scanned_by` what looked for the rest",
});

/** What cannot be added must not go unseen. */
export const notAdded = diagnostic<{ readonly subject: string; readonly count: number }>({
  code: "engine/found-in-part",
  severity: "warning",
  message: (p) =>
    `personal data stands in this ${p.subject} (${p.count} found), and no rule sees it: it has no \`findings\`, or no \`scanned_by\``,
  help: () =>
    "`edict detect` shows where; where nothing else scanned it, write `findings: []` and `scanned_by: []`, and judge again",
});

/** A wrong year takes a document out of every rule. */
export const beforeTheLaw = diagnostic<{ readonly subject: string; readonly day: string; readonly from: string }>({
  code: "engine/before-the-law",
  severity: "warning",
  message: (p) =>
    `this ${p.subject} is of ${p.day}, and the law of this run is in force from ${p.from}: no rule judges it`,
});

export const unknownFormat = diagnostic<{
  readonly name: string;
  readonly nearest: string | undefined;
  readonly known: readonly string[];
}>({
  code: "engine/unknown-format",
  severity: "error",
  message: (p) => `no format is called \`${p.name}\`${orNearest(p.nearest)}`,
  help: (p) => (p.nearest === undefined ? `it is one of ${p.known.map((it) => `\`${it}\``).join(", ")}` : undefined),
});

export const sharedOutput = diagnostic<{ readonly file: string | undefined }>({
  code: "engine/shared-output",
  severity: "error",
  message: (p) =>
    p.file === undefined
      ? "another format goes to standard output already"
      : `another format goes to \`${p.file}\` already`,
  help: () => "name a file of its own: `json=report.json`",
});

export const noSuchSubject = diagnostic<{ readonly subject: string; readonly nearest: string | undefined }>({
  code: "engine/no-such-subject",
  severity: "error",
  message: (p) => `no document is about a \`${p.subject}\`${orNearest(p.nearest)}`,
});

/** A document that got into the wrong folder would be judged as what nobody expects. */
export const otherSubject = diagnostic<{ readonly subject: string; readonly wanted: string; readonly at: string }>({
  code: "engine/other-subject",
  severity: "error",
  message: (p) => `this document is about a ${p.subject}, and edict.yaml says that it is about a ${p.wanted} (${p.at})`,
});

/** Which of two entries would hold hung on their order alone. */
export const saidOtherwise = diagnostic<{
  readonly path: string;
  readonly what: "service" | "from";
  readonly first: string;
}>({
  code: "engine/said-otherwise",
  severity: "error",
  message: (p) =>
    `the entry before (${p.first}) names \`${p.path}\` too, and says otherwise: this \`${p.what}\` has no effect`,
  help: () => "let one entry name each file, or put the one that says more of it first",
});

/** What is judged by must be what was agreed on. */
export const notAsLocked = diagnostic<{
  readonly what: string;
  readonly changes: string;
  readonly sameMeaning: boolean;
}>({
  code: "engine/not-as-locked",
  severity: "error",
  message: (p) => `${p.what} is not what was locked: ${p.changes}`,
  help: (p) =>
    `${p.sameMeaning ? "it means what it meant" : "see what has changed"}; if it is right, write edict.lock anew with \`edict pack lock\``,
});
