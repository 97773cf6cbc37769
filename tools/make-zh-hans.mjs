// Prints the Simplified rendering of a law's copy: errata first, then character by character, never by phrases,
// which rewrite the law (核心价值观 becomes 内核价值观).
// node tools/make-zh-hans.mjs FOLDER > FOLDER/zh-Hans.txt
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ConverterFactory } from "opencc-js/core";
import toSimplified from "opencc-js/dict/TSCharacters";
import toStandard from "opencc-js/dict/TWVariantsRev";
import { parse } from "yaml";

const folder = process.argv[2] ?? ".";
const read = (name) => {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
};

const copy = read("zh-Hant.txt");
if (copy === undefined) {
  process.stderr.write(`error: there is no ${join(folder, "zh-Hant.txt")}\n`);
  process.exit(64);
}
const errata = parse(read("errata.yaml") ?? "[]");

// Everywhere: a reader of the text compares the two, and finds a fault that was corrected where it is none.
const corrected = errata.reduce((text, { found, correct }) => text.replaceAll(found, correct), copy);
const convert = ConverterFactory([[toStandard]], [[toSimplified]]);
process.stdout.write(Array.from(corrected, (letter) => convert(letter)).join(""));
