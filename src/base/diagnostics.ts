import { diagnostic } from "./diagnostic.ts";
import { limits } from "./limits.ts";

export const yamlSyntax = diagnostic<{ readonly problem: string; readonly remedy: string | undefined }>({
  code: "base/yaml-syntax",
  severity: "error",
  message: ({ problem }) => problem,
  help: ({ remedy }) => remedy,
});

export const jsonSyntax = diagnostic<{ readonly problem: string; readonly remedy: string | undefined }>({
  code: "base/json-syntax",
  severity: "error",
  message: ({ problem }) => problem,
  help: ({ remedy }) => remedy,
});

export const duplicateKey = diagnostic<{ readonly key: string }>({
  code: "base/duplicate-key",
  severity: "error",
  message: ({ key }) => `the key \`${key}\` stands here a second time`,
  help: () => "keep one of the two",
});

export const keyNotText = diagnostic<{ readonly key: string }>({
  code: "base/key-not-text",
  severity: "error",
  message: ({ key }) => (key === "" ? "a key is missing before the colon" : `the key \`${key}\` is no text`),
  help: ({ key }) => (key === "" ? undefined : "put it in quotes"),
});

export const refusedKey = diagnostic<{ readonly key: string }>({
  code: "base/refused-key",
  severity: "error",
  message: ({ key }) => `\`${key}\` cannot be a key`,
  help: () => "leave it out, or give it another name",
});

export const longNumber = diagnostic<{ readonly number: string }>({
  code: "base/long-number",
  severity: "error",
  message: ({ number }) => `the number \`${number}\` has more than ${limits.digits} significant digits`,
  help: () => "round it, or put it in quotes if it is a name and not a quantity",
});

export const numberOutOfRange = diagnostic<{ readonly number: string }>({
  code: "base/number-out-of-range",
  severity: "error",
  message: ({ number }) => `the number \`${number}\` is too large or too near to zero`,
  help: () => "write it in another unit, or put it in quotes if it is a name and not a quantity",
});

export const notFinite = diagnostic<{ readonly word: string }>({
  code: "base/not-finite",
  severity: "error",
  message: ({ word }) => `\`${word}\` is no quantity`,
  help: () => "write a number, or leave the field out if the number is not known",
});

export const unknownAnchor = diagnostic<{ readonly alias: string }>({
  code: "base/unknown-anchor",
  severity: "error",
  message: ({ alias }) => `the alias \`*${alias}\` has no finished value \`&${alias}\` before it`,
  help: () => "write the value out, or put its anchor on an earlier value of the same document",
});

export const mergeNotRecord = diagnostic<Record<never, never>>({
  code: "base/merge-not-record",
  severity: "error",
  message: () => "`<<` takes a record or a list of records",
});

export const unknownTag = diagnostic<{ readonly tag: string }>({
  code: "base/unknown-tag",
  severity: "error",
  message: ({ tag }) => `the tag \`${tag}\` is not used here`,
  help: () => "leave the tag out, and put the value in quotes if it is a text",
});

export const tooLarge = diagnostic<{ readonly what: "file" | "line" }>({
  code: "base/too-large",
  severity: "error",
  message: ({ what }) => `this ${what} is larger than ${limits.bytes / 1_000_000} MB`,
  help: ({ what }) => (what === "file" ? "split it into several files" : "split it into several documents"),
});

export const tooDeep = diagnostic<Record<never, never>>({
  code: "base/too-deep",
  severity: "error",
  message: () => `lists and records are nested more than ${limits.depth} deep here`,
});

export const tooManyAliases = diagnostic<Record<never, never>>({
  code: "base/too-many-aliases",
  severity: "error",
  message: () => `aliases repeat values more than ${limits.aliases} times`,
  help: () => "write values out",
});

export const unknownEnding = diagnostic<{ readonly path: string }>({
  code: "base/unknown-ending",
  severity: "error",
  message: ({ path }) => `the name \`${path}\` does not say what the file holds`,
  help: () => "name it .yaml, .yml, .json, .jsonl or .ndjson",
});

export const calendarField = diagnostic<{ readonly field: string; readonly expected: string }>({
  code: "base/calendar-field",
  severity: "error",
  message: ({ field, expected }) => `a calendar needs \`${field}\` as ${expected}`,
});

export const calendarDay = diagnostic<{ readonly day: string; readonly problem: string }>({
  code: "base/calendar-day",
  severity: "error",
  message: ({ day, problem }) => `the day \`${day}\` ${problem}`,
});
