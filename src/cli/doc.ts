import { defaultPack, runDoc } from "../engine/index.ts";
import { addToList, namedVocabulary, type JudgingFlags } from "./judging-flags.ts";
import { placed, showTroubles, addCommonFlags, type CommonFlags, type Verb } from "./verb.ts";

interface Flags extends CommonFlags, Pick<JudgingFlags, "asOf" | "vocabulary"> {
  readonly output: string | undefined;
}

export const docVerb: Verb = {
  name: "doc",
  define: (command) =>
    addCommonFlags(
      command
        .summary("write the reading guide of a pack")
        .description(
          "Writes one HTML page: the law in its order, and beside each unit its rules in plain words, what a person must sign, what is open, and cases as examples. The page needs no network and can be printed.",
        )
        .argument("[PACK]", `a shipped pack, or a folder with pack.yaml; default that of edict.yaml, or ${defaultPack}`)
        .option("--as-of <DATE>", "the day whose text is shown, of a law that was amended; default today")
        .option("--vocabulary <DIR>", namedVocabulary, addToList)
        .option("-o, --output <FILE>", "write the page to a file"),
    ).addHelpText(
      "after",
      "\nExample:\n  edict doc cn.genai_interim_measures -o guide.html\n  edict doc cn.cybersecurity_law --as-of 2025-12-31 -o guide.html\n\nExit code: 0 written, 3 the pack has mistakes, 64 misuse, 70 a bug.",
    ),

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const { asOf, lang: locale, output, vocabulary: vocabularies = [] } = flags;
    const { host, now, library } = world;
    const written = runDoc({ pack: command.args[0], asOf, locale, now, library, vocabularies }, host);
    const err = showTroubles(written, flags, world);
    return { code: written.exitCode, err, markup: "xml", ...placed([{ file: output, text: written.page }]) };
  },
};
