import type { Coverage } from "../analysis/coverage.ts";
import { runCoverage, defaultPack } from "../engine/index.ts";
import { coverageText, coverageJson, coverageMarkdown } from "../report/render/coverage.ts";
import type { ShowOptions } from "../report/view/format-options.ts";
import { addToList, namedVocabulary, neededPack, type JudgingFlags } from "./judging-flags.ts";
import { choiceOf, reportVerb, showTroubles, type CommonFlags } from "./verb.ts";

interface Flags extends CommonFlags, Pick<JudgingFlags, "pack" | "vocabulary"> {
  readonly failOn: "open" | undefined;
}

type Show<T> = (coverage: T, options: ShowOptions) => string;

function each(show: Show<Coverage>): Show<readonly Coverage[]> {
  return (coverages, options) => coverages.map((it) => show(it, options)).join("\n");
}

export const coverageVerb = reportVerb({
  name: "coverage",
  summary: "show which words of a law a pack encodes",
  description:
    "Shows each unit of a law's text: what encodes it, and the words that no quote and no statement holds.\n" +
    "A unit is open if nothing speaks of it, or if words of duty or right in it (應當, 不得, 有權; shall, may not, is entitled to) stand " +
    "outside of both. A pack without policies shows how its text is divided.",
  example:
    "\nExample:\n  edict coverage cn.genai_interim_measures --fail-on open\n\nExit code: 0 shown, 1 a unit is open and --fail-on open, 3 a pack has mistakes,\n64 misuse, 70 a bug.",
  formats: { human: each(coverageText), json: each(coverageJson), markdown: each(coverageMarkdown) },
  output: "write the result to a file",
  quiet: "only what is open, and the summary",
  before: (command) =>
    command
      .argument("[PACK]", `a shipped pack, or a folder with pack.yaml; default those of edict.yaml, or ${defaultPack}`)
      .option("--pack <PACK>", neededPack, addToList)
      .option("--vocabulary <DIR>", namedVocabulary, addToList),
  after: (command) => command.option("--fail-on <WHAT>", "open: exit 1 if a unit is open", choiceOf(["open"])),
  run: (flags: Flags, { args, host, world }) => {
    const { pack = [], failOn, vocabulary } = flags;
    const run = runCoverage(args, pack, failOn === "open", world.library, host, vocabulary);
    return { code: run.exitCode, err: showTroubles(run, flags, world), report: () => run.coverages };
  },
});
