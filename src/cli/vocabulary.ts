import { runVocabulary, type CountedVocabulary } from "../engine/index.ts";
import { editorSchema } from "../report/render/editor-schema.ts";
import { vocabularyPage } from "../report/render/vocabulary-page.ts";
import type { Locale } from "../base/locale.ts";
import { addToList, namedVocabulary, type JudgingFlags } from "./judging-flags.ts";
import { usageMessages, vocabularyMessages } from "./messages.ts";
import { addCommonFlags, choiceOf, placed, showTroubles, usageError, type CommonFlags, type Verb } from "./verb.ts";

interface Flags extends CommonFlags, Pick<JudgingFlags, "vocabulary"> {
  readonly output: string | undefined;
}

/** What each action prints of a vocabulary. */
const actions: Readonly<Record<string, (it: CountedVocabulary, locale: Locale) => string>> = {
  check: counts,
  doc: (it, locale) => vocabularyPage(it, [locale]),
  schema: (it) => `${JSON.stringify(editorSchema(it), undefined, 2)}\n`,
};

export const vocabularyVerb: Verb = {
  name: "vocabulary",
  define: (command) =>
    addCommonFlags(
      command
        .summary("check, describe and publish the facts that rules can read")
        .description(
          "edict vocabulary check reads vocabularies and tells every mistake in their schemas; doc writes the page of one, " +
            "in Markdown; schema writes one JSON Schema of all its documents, with which editors complete and check them.",
        )
        .argument("<ACTION>", "check, doc or schema", choiceOf(Object.keys(actions)))
        .argument(
          "[VOCABULARY...]",
          "ids (genai@1), or folders with vocabulary.yaml; default those of edict.yaml, or all shipped ones",
        )
        .option("--vocabulary <DIR>", namedVocabulary, addToList)
        .option("-o, --output <FILE>", "write the page or the schema to a file"),
    ).addHelpText("after", example),

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const [action = "", ...names] = command.args;
    if (action !== "check" && names.length !== 1)
      return usageError("vocabulary", usageMessages.oneVocabulary(), flags, world);
    const run = runVocabulary(names, flags.vocabulary ?? [], world.library, world.host);
    const text = run.vocabularies.map((it) => actions[action]?.(it, flags.lang) ?? "").join("");
    const shown = text === "" ? undefined : text;
    return {
      code: run.exitCode,
      err: showTroubles(run, flags, world),
      ...placed([{ file: flags.output, text: shown }]),
    };
  },
};

const example = `
Example:
  edict vocabulary check our-law/vocabulary
  edict vocabulary schema our-law/vocabulary -o our-facts.schema.json

Exit code: 0 no mistake, 3 a vocabulary has mistakes, 4 edict.yaml cannot be
read, 64 misuse, 70 a bug.`;

/** A line: what it is called, and how much is in it. */
function counts({ header: { id, version }, subjects, facts }: CountedVocabulary, { say }: Locale): string {
  return `${say(vocabularyMessages.counted({ id, version, subjects, facts }))}\n`;
}
