import { locales, type Language } from "../../../src/base/locale.ts";
import { hostWith, now } from "../report/tiny.ts";
import { ended } from "./ended.ts";

const world = {
  host: hostWith({}),
  now,
  library: "policies",
  colors: { out: false, err: false },
  readStandardInput: () => undefined,
};

/** What `edict WORDS…` prints at a width, where the environment asks for a language. */
export const printedAt = (width: number, language: Language, ...words: readonly string[]): string =>
  ended(words, { ...world, width, locale: locales[language] }).out;

/** The same at 80 cells. */
export const printedIn = (language: Language, ...words: readonly string[]): string => printedAt(80, language, ...words);

/** The verbs that the help lists. */
export const verbs: readonly string[] = Array.from(
  printedIn("en", "--help").matchAll(/^ {2}([a-z]+) [[<]/gm),
  (it) => it[1] ?? "",
);

/** The help of the program and of each verb, by what asks for it. */
export const helpsIn = (language: Language): readonly { readonly line: string; readonly text: string }[] =>
  ["", ...verbs].map((verb) => {
    const words = [verb, "--help"].filter((it) => it !== "");
    return { line: ["edict", ...words].join(" "), text: printedIn(language, ...words) };
  });
