import { listed } from "./english-words.ts";

/** Of a mistyped name: those that may have been meant. */
const meant = (near: readonly string[]): string =>
  near.length === 0 ? "" : ` (Did you mean ${near.length > 1 ? "one of " : ""}${near.join(", ")}?)`;

/** How a command was mistyped: the one place that spells it. */
export const usageEnglish = {
  unknownOption: (flag: string, near: readonly string[]): string => `unknown option '${flag}'${meant(near)}`,
  unknownCommand: (name: string, near: readonly string[]): string => `unknown command '${name}'${meant(near)}`,
  missingArgument: (name: string): string => `missing required argument '${name}'`,
  missingOption: (flags: string): string => `required option '${flags}' not specified`,
  missingValue: (flags: string): string => `option '${flags}' argument missing`,
  optionValue: (flags: string, value: string, why: string): string =>
    `option '${flags}' argument '${value}' is invalid. ${why}`,
  argumentValue: (name: string, value: string, why: string): string =>
    `command-argument value '${value}' is invalid for argument '${name}'. ${why}`,
  tooMany: (verb: string, expected: string, got: string): string =>
    `too many arguments for '${verb}'. Expected ${expected} argument${expected === "1" ? "" : "s"} but got ${got}.`,
  oneOf: (words: readonly string[]): string => `It takes ${words.join(", ")}.`,
  meant: (near: string): string => `Did you mean ${near}?`,
  wholeNumber: (most: number): string => `It takes a whole number, 1 to ${most}.`,
  noFileName: (format: string): string => `Name a file after ${format}=.`,
  empty: (placeholder: string): string => `${placeholder} is empty`,
  notText: "standard input cannot be read as UTF-8 text",
  notWatched: "standard input has an end, and cannot be watched",
  notWatchedLines: "with --stream lines are judged once, and not watched",
  formattedAlone: "standard input is formatted alone: name no other path beside `-`",
  onePlace: (format: string): string => `only one format can go to one place: write ${format}=FILE for the other`,
  noneOpen: "--output is for a format without a file, and every format here has one",
  twoFormats: (file: string): string => `two formats for one file: ${file}`,
  withReceipt: (file: string): string => `the report and the receipt are for one file: ${file}`,
  isRead: (file: string): string => `this run reads \`${file}\`: name another file to write to`,
  jobs: "--jobs is for --stream",
  streamFormats: (format: string, all: readonly string[]): string =>
    `${format} tells of all documents at once: with --stream the formats are ${listed(all, "and")}`,
  streamOnce: "with --stream ndjson goes to one place",
  streamReceipt: "a receipt is of all documents at once: leave out --stream",
  flips: "--fail-on flips needs --inputs",
  noCaseCalled: (text: string): string => `no case has \`${text}\` in its name`,
  noCases: (folder: string): string => `\`${folder}\` holds no cases`,
  noPolicy: (paths: readonly string[]): string =>
    `${paths.map((it) => `\`${it}\``).join(", ")} holds no policy: no file ends in .edict`,
  unwritable: (file: string, lacking: string | undefined): string =>
    `\`${file}\` cannot be written${lacking === undefined ? "" : `: there is no folder \`${lacking}\``}`,
  tooLong: (format: string): string =>
    `as ${format} the report is too long for one text: check fewer documents at once, or their lines with --stream`,
  see: (command: string): string => `see \`${command}\``,
};

/** What a translation of these words has to say. */
export type UsageWording = typeof usageEnglish;
