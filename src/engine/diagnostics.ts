import { diagnostic } from "../base/diagnostic.ts";

/** Lists inside lists cost the product of their lengths. */
export const tooLarge = diagnostic<{ readonly subject: string }>({
  code: "engine/too-large",
  severity: "error",
  message: (p) => `judging this ${p.subject} takes too many steps`,
  help: () => "split the document: its lists are too long for the rules that look at every pair of their elements",
});

const orNearest = (nearest: string | undefined): string =>
  nearest === undefined ? "" : `; did you mean \`${nearest}\`?`;

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
