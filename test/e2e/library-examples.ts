import { readFileSync } from "node:fs";
import { fencesOf } from "../docs/fences.ts";

const fences = fencesOf(readFileSync("grammar/library.md", "utf8"));

/** The programs of the library's page, with what the page says that they print. */
export const libraryExamples = fences.flatMap(({ words: [language, name = ""], text }, at) =>
  language === "js" ? [{ name, text, printed: fences[at + 1]?.text }] : [],
);
