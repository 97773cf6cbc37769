import { diagnostic } from "../base/diagnostic.ts";
import { orNearest } from "../base/nearest.ts";

/** A pack names a file that is not there. */
export const missingFile = diagnostic<{ readonly file: string; readonly what: string }>({
  code: "pack/missing-file",
  severity: "error",
  message: (p) => `this pack has no file \`${p.file}\`, which holds ${p.what}`,
});

/** A pack without rules would pass everything in silence. */
export const noPolicies = diagnostic<{ readonly folder: string }>({
  code: "pack/no-policies",
  severity: "error",
  message: (p) => `the pack in \`${p.folder}\` has no policy file`,
  help: () => "write at least one file that ends in .edict",
});

export const emptyInterval = diagnostic<{ readonly from: string; readonly until: string }>({
  code: "pack/empty-interval",
  severity: "error",
  message: (p) => `\`until\` ${p.until} is not after \`from\` ${p.from}`,
  help: () => "`until` is the first day that no longer counts",
});

export const unknownTerm = diagnostic<{ readonly term: string; readonly nearest: string | undefined }>({
  code: "pack/unknown-term",
  severity: "error",
  message: (p) => `no pack of this run has an open term \`${p.term}\`${orNearest(p.nearest)}`,
});

export const unknownRule = diagnostic<{ readonly rule: string; readonly nearest: string | undefined }>({
  code: "pack/unknown-rule",
  severity: "error",
  message: (p) => `no pack of this run has a rule \`${p.rule}\`${orNearest(p.nearest)}`,
});

export const unfitValue = diagnostic<{ readonly term: string; readonly value: string; readonly wanted: string }>({
  code: "pack/unfit-value",
  severity: "error",
  message: (p) => `\`${p.value}\` is not ${p.wanted}, which \`${p.term}\` asks for`,
  help: (p) => (p.wanted === "a duration" ? "write it as the language does, such as `24 hours`" : undefined),
});

/** Two readings of one word on one day would leave it to chance which one counts. */
export const overlappingInterpretations = diagnostic<{ readonly term: string; readonly from: string }>({
  code: "pack/overlapping-interpretations",
  severity: "error",
  message: (p) => `\`${p.term}\` is already interpreted from ${p.from}, and that interpretation has not ended`,
  help: () => "give the earlier one an `until`",
});

export const oneDocument = diagnostic<{ readonly found: number }>({
  code: "pack/one-document",
  severity: "error",
  message: (p) => (p.found === 0 ? "this file is empty" : `this file holds ${p.found} documents, and one is expected`),
});

export const unreadableFile = diagnostic<object>({
  code: "pack/unreadable-file",
  severity: "error",
  message: () => "this file cannot be read as UTF-8 text",
});

export const emptyPolicy = diagnostic<object>({
  code: "pack/empty-policy",
  severity: "error",
  message: () => "this policy file holds no article",
  help: () => "take it out of the pack if it is not needed",
});

/** A reading that nobody stands for. */
export const unsignedInterpretation = diagnostic<{ readonly field: string; readonly text: string }>({
  code: "pack/unsigned-interpretation",
  severity: "error",
  message: (p) =>
    `\`${p.text}\` does not say ${p.field === "by" ? "who reads the term so" : "why the term is read so"}`,
});
