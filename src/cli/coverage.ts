import type { Coverage } from "../analysis/coverage.ts";
import { runCoverage, defaultPack } from "../engine/index.ts";
import { coverageText, coverageJson, coverageMarkdown } from "../report/render/coverage.ts";
import type { ShowOptions } from "../report/view/format-options.ts";
import { addPack, neededPack } from "./judging-flags.ts";
import { paintFor, choiceOf, showTroubles, addCommonFlags, type CommonFlags, type Verb } from "./verb.ts";

const formats: Readonly<Record<"human" | "json" | "markdown", (coverage: Coverage, options: ShowOptions) => string>> = {
  human: coverageText,
  json: coverageJson,
  markdown: coverageMarkdown,
};

interface Flags extends CommonFlags {
  readonly pack: readonly string[] | undefined;
  readonly format: keyof typeof formats;
  readonly output: string | undefined;
  readonly failOn: "open" | undefined;
}

export const coverageVerb: Verb = {
  name: "coverage",
  define: (command) =>
    addCommonFlags(
      command
        .summary("show which words of a law a pack encodes")
        .description(
          "Shows each unit of a law's text: what encodes it, and the words that no quote and no statement holds.\n" +
            "A unit is open if nothing speaks of it, or if 應當, 不得 or 有權 in it stand outside of both.",
        )
        .argument(
          "[PACK]",
          `a shipped pack, or a folder with pack.yaml; default those of edict.yaml, or ${defaultPack}`,
        )
        .option("--pack <PACK>", neededPack, addPack)
        .option("-f, --format <FORMAT>", "human, json or markdown", choiceOf(["human", "json", "markdown"]), "human")
        .option("-o, --output <FILE>", "write the result to a file")
        .option("--fail-on <WHAT>", "open: exit 1 if a unit is open", choiceOf(["open"]))
        .option("-q, --quiet", "only what is open, and the summary"),
    ).addHelpText(
      "after",
      "\nExample:\n  edict coverage cn.genai_interim_measures --fail-on open\n\nExit code: 0 shown, 1 a unit is open and --fail-on open, 3 a pack has mistakes,\n64 misuse, 70 a bug.",
    ),

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const run = runCoverage(command.args, flags.pack ?? [], flags.failOn === "open", world.library, world.host);
    const { output } = flags;
    const options: ShowOptions = {
      width: world.width,
      paint: paintFor(flags.color, output === undefined && world.colors.out),
      locale: flags.lang,
      quiet: flags.quiet ?? false,
    };
    const text = run.coverages.map((it) => formats[flags.format](it, options)).join("\n");
    return {
      code: run.exitCode,
      out: output === undefined ? text : "",
      err: showTroubles(run, flags, world),
      files: output === undefined || text === "" ? [] : [{ path: output, text }],
    };
  },
};
