import { diagnostic } from "../base/diagnostic.ts";
import { orNearest } from "../base/nearest.ts";

/** A pack names a file that is not there. */
export const missingFile = diagnostic<{
  readonly file: string;
  readonly what: string;
  readonly help: string | undefined;
}>({
  code: "pack/missing-file",
  severity: "error",
  message: (p) => `this pack has no file \`${p.file}\`, which holds ${p.what}`,
  help: (p) => p.help,
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
  help: () => "save it as UTF-8, and see that it may be read",
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

export const unknownUnit = diagnostic<{ readonly unit: string }>({
  code: "pack/unknown-unit",
  severity: "error",
  message: (p) => `the law of this pack has no place \`${p.unit}\``,
  help: () => "write the article, its paragraph and item with dots: `7`, `7.1` or `7.1.3`",
});

export const captionTwice = diagnostic<{ readonly unit: string }>({
  code: "pack/caption-twice",
  severity: "error",
  message: (p) => `the place \`${p.unit}\` already has a caption`,
});

export const badRange = diagnostic<{ readonly id: string; readonly range: string }>({
  code: "pack/bad-range",
  severity: "error",
  message: (p) => `\`${p.range}\` is no range of versions of \`${p.id}\``,
  help: () => "write it as npm does: `^1`, `1.2.x` or `>=1.2 <3`",
});

export const unknownNeed = diagnostic<{ readonly id: string; readonly nearest: string | undefined }>({
  code: "pack/unknown-need",
  severity: "error",
  message: (p) => `no pack is called \`${p.id}\`${orNearest(p.nearest)}`,
  help: () =>
    "it is met by a shipped pack, or by a folder with pack.yaml that the same run names, as with `--pack FOLDER`",
});

export const needOutOfRange = diagnostic<{
  readonly id: string;
  readonly range: string;
  readonly version: string;
  readonly path: string;
}>({
  code: "pack/need-out-of-range",
  severity: "error",
  message: (p) => `\`${p.id}\` is of version ${p.version} (${p.path}), which \`${p.range}\` does not take in`,
});

export const brokenNeed = diagnostic<{ readonly id: string }>({
  code: "pack/broken-need",
  severity: "error",
  message: (p) => `\`${p.id}\` does not compile, and this pack needs it`,
  help: () => "what is wrong with it is told beside this",
});

interface StepRound {
  readonly id: string;
  readonly needs: string;
  /** Where it says so. */
  readonly at: string;
  /** Where its policies first name the other, if they do. */
  readonly reads: string | undefined;
}

/** No verdict could ever come first. */
export const needsInACircle = diagnostic<{ readonly steps: readonly StepRound[] }>({
  code: "pack/needs-in-a-circle",
  severity: "error",
  message: ({ steps }) =>
    `packs need each other in a circle: ${steps.map((it) => `\`${it.id}\` needs \`${it.needs}\` (${it.at})`).join(", ")}`,
  help: ({ steps }) => {
    const reads = steps.flatMap((it) =>
      it.reads === undefined ? [] : [`\`${it.id}\` names \`${it.needs}\` at ${it.reads}`],
    );
    return reads.length === 0 ? "take one of these needs out" : reads.join(", ");
  },
});

export const overlappingVersions = diagnostic<{
  readonly id: string;
  readonly from: string;
  readonly other: string;
}>({
  code: "pack/overlapping-versions",
  severity: "error",
  message: (p) => `two texts of \`${p.id}\` are in force from ${p.from}: this one and that of ${p.other}`,
  help: (p) => `let the earlier one end on ${p.from}`,
});

/** Nobody could say which text judges what happens on these days. */
export const gapBetweenVersions = diagnostic<{ readonly id: string; readonly from: string; readonly until: string }>({
  code: "pack/gap-between-versions",
  severity: "error",
  message: (p) => `no text of \`${p.id}\` is in force from ${p.from} until ${p.until}`,
  help: (p) => `the text before must end on ${p.until}, or this one begin on ${p.from}`,
});

export const unsignedEntry = diagnostic<{ readonly field: string; readonly text: string }>({
  code: "pack/unsigned-entry",
  severity: "error",
  message: (p) => `\`${p.text}\` does not say ${p.field === "by" ? "who decides so" : "why it is decided so"}`,
});

export const overlappingEntries = diagnostic<{ readonly name: string; readonly from: string }>({
  code: "pack/overlapping-entries",
  severity: "error",
  message: (p) => `this profile already says something of \`${p.name}\` from ${p.from}, and that has not ended`,
  help: () => "give the earlier entry an `until`, or take one of them out",
});

export const unknownList = diagnostic<{ readonly list: string; readonly nearest: string | undefined }>({
  code: "pack/unknown-list",
  severity: "error",
  message: (p) => `no pack of this run has an open list \`${p.list}\`${orNearest(p.nearest)}`,
});

export const listedMember = diagnostic<{ readonly list: string; readonly member: string }>({
  code: "pack/listed-member",
  severity: "error",
  message: (p) => `\`${p.member}\` is one of those that \`${p.list}\` names itself, and no profile decides on it`,
});

export const unknownAdoptedPack = diagnostic<{ readonly pack: string; readonly nearest: string | undefined }>({
  code: "pack/unknown-adopted-pack",
  severity: "error",
  message: (p) => `no pack of this run is called \`${p.pack}\`${orNearest(p.nearest)}`,
});

/** Nobody can bind himself to words that nobody has seen. */
export const cannotAdopt = diagnostic<{ readonly name: string }>({
  code: "pack/cannot-adopt",
  severity: "error",
  message: (p) => `\`${p.name}\` is unverified, and cannot be adopted`,
});

export const bindsAnyway = diagnostic<{ readonly name: string }>({
  code: "pack/binds-anyway",
  severity: "warning",
  message: (p) => `\`${p.name}\` binds anyway, and adopting it changes nothing`,
});

export const unknownFact = diagnostic<{ readonly fact: string; readonly nearest: string | undefined }>({
  code: "pack/unknown-fact",
  severity: "error",
  message: (p) => `the vocabulary has no fact \`${p.fact}\`${orNearest(p.nearest)}`,
});

export const noSingleFact = diagnostic<{ readonly fact: string; readonly list: string | undefined }>({
  code: "pack/no-single-fact",
  severity: "error",
  message: (p) =>
    p.list === undefined
      ? `\`${p.fact}\` is a group of facts, and an assumption is of one`
      : `\`${p.fact}\` is a fact of each element of \`${p.list}\`, and an assumption is of one`,
  help: (p) => (p.list === undefined ? "assume the facts in it one by one" : "state it in the document"),
});

/** What a profile takes for granted must not decide against what a document says, nor give way to it unseen. */
export const contradictedAssumption = diagnostic<{
  readonly fact: string;
  readonly stated: string;
  readonly assumed: string;
  readonly at: string;
}>({
  code: "pack/contradicted-assumption",
  severity: "error",
  message: (p) => `\`${p.fact}\` is ${p.stated} here, and the profile assumes ${p.assumed} (${p.at})`,
  help: () => "take the assumption out of the profile, or end it",
});
