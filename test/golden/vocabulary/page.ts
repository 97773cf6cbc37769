import { readFileSync } from "node:fs";
import { documentLimits } from "../../../src/base/document.ts";
import { groupedDigits } from "../../../src/base/text.ts";
import { locales } from "../../../src/base/locale.ts";
import { vocabularyFacts } from "../../../src/report/render/vocabulary-page.ts";
import { printed } from "../../rooms/vocabulary/load.ts";

function limitTable(): string {
  const rows = [
    ["size of a YAML or JSON file, and of one line of JSON Lines", `${documentLimits.bytes / 1_000_000} MB`, "too-large"],
    ["lines of a YAML file", groupedDigits(documentLimits.yamlLines), "too-large"],
    ["documents in a YAML file", groupedDigits(documentLimits.yamlDocuments), "too-large"],
    ["depth of lists and groups", documentLimits.depth, "too-deep"],
    ["values that aliases repeat, in one document", documentLimits.aliases, "too-many-aliases"],
    ["significant digits of a whole number", documentLimits.digits, "long-number"],
    ["the same of a number with a fraction", documentLimits.decimalDigits, "long-number"],
  ];
  const lines = rows.map(([what, most, page]) => `| ${what} | ${most} | [\`base/${page}\`](errors/base/${page}.md) |`);
  return ["| limit | most | beyond it |", "| --- | --- | --- |", ...lines].join("\n");
}

/** `grammar/vocabulary.md`: how documents are written, and the facts of `genai@1` in both languages. */
export function page(): string {
  const intro = readFileSync(new URL("./intro.md", import.meta.url), "utf8").trimEnd();
  const facts = vocabularyFacts(printed, [locales.en, locales["zh-Hans"]], true);
  return `${intro.replace("{limits}", limitTable())}\n\n${facts}`;
}
