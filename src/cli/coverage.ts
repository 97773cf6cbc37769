import type { Coverage } from "../analyse/coverage.ts";
import { cover, defaultPack } from "../engine/index.ts";
import { showCoverage } from "../report/render/text/coverage-human.ts";
import { coverageJson } from "../report/render/json/coverage-json.ts";
import { coverageMarkdown } from "../report/render/markdown/coverage-markdown.ts";
import type { ShowOptions } from "../report/view/show-options.ts";
import { paintFor } from "./colors.ts";
import { addPack, neededPack } from "./judging.ts";
import { oneOf } from "./one-of.ts";
import { told } from "./mistakes.ts";
import { addCommonFlags, type CommonFlags, type Verb } from "./verb.ts";

const formats: Readonly<Record<"human" | "json" | "markdown", (coverage: Coverage, options: ShowOptions) => string>> = {
  human: showCoverage,
  json: coverageJson,
  markdown: coverageMarkdown,
};

interface Flags extends CommonFlags {
  readonly pack: readonly string[] | undefined;
  readonly format: keyof typeof formats;
  readonly output: string | undefined;
  readonly failOn: "open" | undefined;
}

export const coverage: Verb = {
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
        .option("-f, --format <FORMAT>", "human, json or markdown", oneOf(["human", "json", "markdown"]), "human")
        .option("-o, --output <FILE>", "write the result to a file")
        .option("--fail-on <WHAT>", "open: exit 1 if a unit is open", oneOf(["open"]))
        .option("-q, --quiet", "only what is open, and the summary"),
    ).addHelpText(
      "after",
      "\nExample:\n  edict coverage cn.genai_interim_measures --fail-on open\n\nExit code: 0 shown, 1 a unit is open and --fail-on open, 3 a pack has mistakes,\n64 misuse, 70 a bug.",
    ),

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const run = cover(command.args, flags.pack ?? [], flags.failOn === "open", world.library, world.host);
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
      err: told(run, flags, world),
      files: output === undefined || text === "" ? [] : [{ path: output, text }],
    };
  },
};
