import type { Place } from "../base/text.ts";
import { nearest, orNearest } from "../base/nearest.ts";
import type { ExitCode, Trouble } from "../report/report-run.ts";

/** What is wrong, at the place in edict.yaml that asks for it. */
export const placed = (it: Trouble, at: Place | undefined): Trouble => (at ? { ...it, at } : it);

function trouble(code: string, exitCode: ExitCode, message: string, help?: string): Trouble {
  return { code, exitCode, message, help };
}

export const noSuchPath = (path: string, near: string | undefined, help?: string): Trouble =>
  trouble("engine/no-such-path", 4, `there is no file or folder \`${path}\`${orNearest(near)}`, help);

/** An input that is not there; what could be a rule's name may have been meant as one. */
export const noSuchInput = (path: string, near: string | undefined): Trouble => {
  const isName = /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u.test(path);
  return noSuchPath(path, near, isName ? `a rule stands after the input: \`edict explain . ${path}\`` : undefined);
};

export const unreadable = (path: string): Trouble =>
  trouble(
    "engine/unreadable",
    4,
    `\`${path}\` cannot be read as UTF-8 text`,
    "save it as UTF-8, and see that it may be read",
  );

export const notAFile = (path: string): Trouble =>
  trouble(
    "engine/not-a-file",
    4,
    `\`${path}\` is no file that can be read`,
    "name the files themselves, such as `photos/*.png`",
  );

export const largeFile = (path: string, megabytes: number): Trouble =>
  trouble(
    "engine/large-file",
    4,
    `\`${path}\` is larger than ${megabytes} MB`,
    "files of this size are not opened; write the label before the file is joined with others, and inspect it there",
  );

export const nothingToCheck = (path: string): Trouble =>
  trouble(
    "engine/nothing-to-check",
    5,
    `\`${path}\` holds nothing to check`,
    "an input is a .yaml, .json or .jsonl file with `kind` or the name of a subject, such as `service`, at its top",
  );

export const nothingToScan = (): Trouble =>
  trouble(
    "engine/nothing-to-scan",
    5,
    "no document holds words to scan",
    "detectors read `response.text` and `request.messages[].text`",
  );

export const noMatch = (pattern: string, file: string): Trouble =>
  trouble("engine/no-match", 4, `\`${pattern}\` in ${file} matches no file`);

export const noInput = (): Trouble =>
  trouble(
    "engine/no-input",
    64,
    "say what to check: a file, or a folder with its documents",
    "for example `edict check service.yaml`",
  );

export const projectBesideOthers = (project: string, paths: readonly string[]): Trouble =>
  trouble(
    "engine/project-beside-others",
    64,
    `\`${project}\` is a project with its own edict.yaml and is checked alone, not with ${paths.length - 1} more`,
  );

export const misnamedProject = (path: string): Trouble =>
  trouble(
    "engine/misnamed-project",
    4,
    `\`${path}\` is not read: a project's file is called edict.yaml`,
    "rename it; until then its packs, profile and day of judgement have no effect",
  );

export const packTwice = (id: string): Trouble =>
  trouble(
    "engine/pack-twice",
    64,
    `two of the packs named are \`${id}\`, and in force on the same days`,
    "name one of them",
  );

export const versionOutOfRange = (id: string, version: string, range: string): Trouble =>
  trouble(
    "engine/version-out-of-range",
    64,
    `\`${id}\` is of version ${version}, which \`${range}\` does not take in`,
    "see its CHANGELOG.md for what has changed, then ask for another range",
  );

export const severalTexts = (id: string, folders: readonly string[]): Trouble =>
  trouble(
    "engine/several-texts",
    64,
    `\`${id}\` has ${folders.length} texts, and one is shown at a time`,
    `name its folder: ${folders.map((it) => `\`${it}\``).join(", ")}`,
  );

/** `which`: what was asked of it, as in "of version 2". */
export const noSuchText = (id: string, which: string, folders: readonly string[]): Trouble =>
  trouble(
    "engine/no-such-text",
    64,
    `\`${id}\` has no one text ${which}`,
    `its texts are ${folders.map((it) => `\`${it}\``).join(", ")}`,
  );

export const noSuchRevision = (revision: string, folder: string): Trouble =>
  trouble(
    "engine/no-such-revision",
    64,
    `git has no \`${folder}/pack.yaml\` at \`${revision}\``,
    "write a revision and a folder below the working one, as in `HEAD~1:policies/law`",
  );

export const twoLaws = (ids: readonly string[]): Trouble =>
  trouble(
    "engine/two-laws",
    64,
    `the two packs are ${ids.map((it) => `\`${it}\``).join(" and ")}`,
    "name two texts of one law: their rules are told apart by the name of the pack",
  );

export const severalZones = (): Trouble =>
  trouble("engine/several-zones", 64, "the packs named are of different time zones and know no common day");

/** `inside`: folders in one of that name that are packs. */
export const unknownPack = (
  id: string,
  near: string | undefined,
  inside: readonly string[],
  shipped: readonly string[],
): Trouble => {
  const listed = (names: readonly string[]): string => names.map((it) => `\`${it}\``).join(", ");
  const help = inside.length > 0 ? `packs in it are ${listed(inside)}` : `shipped are ${listed(shipped)}`;
  return trouble(
    "engine/unknown-pack",
    64,
    `no shipped pack and no folder with pack.yaml is called \`${id}\`${orNearest(near)}`,
    near === undefined ? help : undefined,
  );
};

export const unknownParty = (party: string, declared: readonly string[]): Trouble =>
  trouble(
    "engine/unknown-party",
    64,
    `no pack of this run knows the party \`${party}\`${orNearest(nearest(party, declared))}`,
    `the packs know ${declared.map((it) => `\`${it}\``).join(", ")}`,
  );

export const unknownRule = (rule: string, near: string | undefined): Trouble =>
  trouble(
    "engine/unknown-rule",
    64,
    `no pack of this run has a rule called \`${rule}\`${orNearest(near)}`,
    near === undefined ? "without a rule, every violated and every open one is explained" : undefined,
  );

export const severalRules = (rule: string, names: readonly string[]): Trouble =>
  trouble(
    "engine/several-rules",
    64,
    `${names.length} rules of this run are called \`${rule}\``,
    `name one of them in full: ${names.map((it) => `\`${it}\``).join(", ")}`,
  );

export const withoutVerdict = (rule: string): Trouble =>
  trouble(
    "engine/without-verdict",
    64,
    `\`${rule}\` is no duty and so has no verdict`,
    "`edict check` shows in its notes whether it applies",
  );

export const badDate = (flag: string, text: string): Trouble =>
  trouble("engine/bad-date", 64, `\`${text}\` after \`${flag}\` is no date`, "write it as 2026-01-31");

export const noLock = (path: string): Trouble =>
  trouble(
    "engine/no-lock",
    64,
    `there is no \`${path}\`, and only what is locked may judge`,
    "write it with `edict pack lock`, and keep it beside edict.yaml",
  );

export const daysTurned = (from: string, to: string): Trouble =>
  trouble("engine/days-turned", 64, `\`--to ${to}\` lies before \`--from ${from}\``, "give the earlier day to --from");

export const severalServices = (places: readonly string[]): Trouble =>
  trouble(
    "engine/several-services",
    4,
    `${places.length} services are among the inputs, and nothing says which one the others belong to: ${places.join(", ")}`,
    "name it with `--service FILE`, or with `service` in edict.yaml",
  );

export const noService = (path: string): Trouble =>
  trouble("engine/no-service", 4, `\`${path}\` holds no service`, "`--service` names a file with one service document");

export const brokenLibrary = (path: string): Trouble =>
  trouble("engine/broken-library", 70, `the shipped file \`${path}\` is missing or broken`, "install edict anew");

export const alreadyAProject = (path: string): Trouble =>
  trouble(
    "engine/already-a-project",
    64,
    `\`${path}\` is there already, and nothing was written`,
    "name another folder: `edict init DIR`",
  );

export const noFolder = (path: string): Trouble =>
  trouble("engine/no-folder", 64, `\`${path}\` is a file, and a project is a folder`);
