import { runDiff as compare, diffFailures, type DiffFailure } from "../engine/index.ts";
import { buildDiffReport, type DiffReport } from "../report/model/diff-report.ts";
import { diffChangelog, diffText, diffJson, diffMarkdown } from "../report/render/diff.ts";
import type { ShowOptions } from "../report/view/format-options.ts";
import { addPack, neededPack } from "./judging-flags.ts";
import { usageMessages } from "./messages.ts";
import { invalidValue } from "./usage-errors.ts";
import { paintFor, choiceOf, showTroubles, addCommonFlags, usageError, type CommonFlags, type Verb } from "./verb.ts";

const formats: Readonly<
  Record<"human" | "json" | "markdown" | "changelog", (report: DiffReport, options: ShowOptions) => string>
> = {
  human: diffText,
  json: diffJson,
  markdown: diffMarkdown,
  changelog: diffChangelog,
};

interface Flags extends CommonFlags {
  readonly asOf: string | undefined;
  readonly budget: number | undefined;
  readonly failOn: DiffFailure | undefined;
  readonly format: keyof typeof formats;
  readonly inputs: readonly string[] | undefined;
  readonly output: string | undefined;
  readonly pack: readonly string[] | undefined;
  readonly party: string | undefined;
  readonly profile: string | undefined;
  readonly requireVersion: boolean | undefined;
  readonly service: string | undefined;
  readonly witnesses: string | undefined;
}

export const diffVerb: Verb = {
  name: "diff",
  define: (command) =>
    addCommonFlags(
      command
        .summary("show what changed in meaning between two texts of a law")
        .description(
          "Compares two texts of one law rule by rule, and looks for documents on which they differ: figures, " +
            "dates, words and signatures that the rules themselves read. Each is judged under both texts before it " +
            "is shown. That none is found proves nothing, and is said.",
        )
        .argument("<OLD>", "a folder with pack.yaml, REV:FOLDER of a git repository, ID, ID@VERSION, or any @DATE")
        .argument("<NEW>", "the other text")
        .option("--as-of <DATE>", "the day of judgement; default today")
        .option("--budget <COUNT>", "situations tried for each change; default 400", count)
        .option("--witnesses <DIR>", "write what was found as cases: `edict test NEW --cases DIR/new`")
        .option("--inputs <GLOB>", "judge recorded documents by both texts; may be repeated", addPack)
        .option("--service <FILE>", "the service that the recorded documents belong to")
        .option("--profile <FILE>", "how you read what the law leaves open, what you adopt and assume")
        .option("--party <PARTY>", "whose duties count for the word of recorded documents; default provider")
        .option("--pack <PACK>", neededPack, addPack)
        .option(
          "-f, --format <FORMAT>",
          "human, json, markdown or changelog",
          choiceOf(["human", "json", "markdown", "changelog"]),
          "human",
        )
        .option("-o, --output <FILE>", "write the result to a file")
        .option(
          "--fail-on <WHAT>",
          `exit 1 on what is ${diffFailures.join(", ")}; what has no witness counts`,
          choiceOf([...diffFailures]),
        )
        .option("--require-version", "exit 1 if pack.yaml of NEW has a lower version than the change asks for")
        .option("-q, --quiet", "only rules that mean something else, and the summary"),
    ).addHelpText(
      "after",
      "\nExample:\n  edict diff HEAD:policies/our-law policies/our-law --require-version\n\nExit code: 0 compared, 1 --fail-on or --require-version fails, 3 a pack has\nmistakes, 4 a recorded document cannot be read, 64 misuse, 70 a bug.",
    ),

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const [old = "", later = ""] = command.args;
    if (flags.failOn === "flips" && !flags.inputs) return usageError("diff", usageMessages.flips(), flags, world);
    const run = compare(
      {
        old,
        new: later,
        asOf: flags.asOf,
        budget: flags.budget,
        beside: flags.pack ?? [],
        inputs: flags.inputs ?? [],
        service: flags.service,
        profile: flags.profile,
        party: flags.party,
        failOn: flags.failOn,
        requireVersion: flags.requireVersion ?? false,
        readRevision: world.readRevision,
        today: world.today,
        library: world.library,
      },
      world.host,
    );
    const { output, witnesses } = flags;
    if (!run.difference) return { code: run.exitCode, out: "", err: showTroubles(run, flags, world), files: [] };
    const options: ShowOptions = {
      width: world.width,
      paint: paintFor(flags.color, output === undefined && world.colors.out),
      locale: flags.lang,
      quiet: flags.quiet ?? false,
    };
    const text = formats[flags.format](buildDiffReport(run.difference), options);
    const cases =
      witnesses === undefined
        ? []
        : run.difference.files.map((it) => ({ path: `${witnesses}/${it.path}`, text: it.text, makesFolders: true }));
    return {
      code: run.exitCode,
      out: output === undefined ? text : "",
      err: showTroubles(run, flags, world),
      files: [...(output === undefined ? [] : [{ path: output, text }]), ...cases],
    };
  },
};

function count(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw invalidValue(usageMessages.wholeNumber({ most: 9_999_999 }));
  return Number(text);
}
