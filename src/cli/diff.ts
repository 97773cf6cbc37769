import { runDiff, diffFailures, type DiffFailure } from "../engine/index.ts";
import { buildDiffReport } from "../report/model/diff-report.ts";
import { diffChangelog, diffText, diffJson, diffMarkdown } from "../report/render/diff.ts";
import { addToList, namedVocabulary, neededPack, type JudgingFlags } from "./judging-flags.ts";
import { usageMessages } from "./messages.ts";
import { choiceOf, reportVerb, showTroubles, wholeNumber, type CommonFlags } from "./verb.ts";

interface Flags
  extends CommonFlags, Pick<JudgingFlags, "asOf" | "pack" | "vocabulary" | "party" | "profile" | "service"> {
  readonly budget: number | undefined;
  readonly failOn: DiffFailure | undefined;
  readonly inputs: readonly string[] | undefined;
  readonly requireVersion: boolean | undefined;
  readonly witnesses: string | undefined;
}

export const diffVerb = reportVerb({
  name: "diff",
  summary: "show what changed in meaning between two texts of a law",
  description:
    "Compares two texts of one law rule by rule, and looks for documents on which they differ: figures, " +
    "dates, words and signatures that the rules themselves read. Each is judged under both texts before it " +
    "is shown. That none is found proves nothing, and is said.",
  example:
    "\nExample:\n  edict diff HEAD:policies/our-law policies/our-law --require-version\n\nExit code: 0 compared, 1 --fail-on or --require-version fails, 3 a pack has\nmistakes, 4 a recorded document cannot be read, 64 misuse, 70 a bug.",
  formats: { human: diffText, json: diffJson, markdown: diffMarkdown, changelog: diffChangelog },
  output: "write the result to a file",
  quiet: "only rules that mean something else, and the summary",
  before: (command) =>
    command
      .argument("<OLD>", "a folder with pack.yaml, REV:FOLDER of a git repository, ID, ID@VERSION, or any @DATE")
      .argument("<NEW>", "the other text")
      .option("--as-of <DATE>", "the day of judgement; default today")
      .option("--budget <COUNT>", "situations tried for each change; default 400", wholeNumber(1, 9_999_999))
      .option("--witnesses <DIR>", "write what was found as cases: `edict test NEW --cases DIR/new`")
      .option("--inputs <GLOB>", "judge recorded documents by both texts; may be repeated", addToList)
      .option("--service <FILE>", "the service that the recorded documents belong to")
      .option("--profile <FILE>", "how you read what the law leaves open, what you adopt and assume")
      .option(
        "--party <PARTY>",
        "whose duties count for the word of recorded documents; default: as the newer text says",
      )
      .option("--pack <PACK>", neededPack, addToList)
      .option("--vocabulary <DIR>", namedVocabulary, addToList),
  after: (command) =>
    command
      .option(
        "--fail-on <WHAT>",
        `exit 1 on what is ${diffFailures.join(", ")}; what has no witness counts`,
        choiceOf([...diffFailures]),
      )
      .option("--require-version", "exit 1 if pack.yaml of NEW has a lower version than the change asks for"),
  run: (flags: Flags, { args: [older = "", newer = ""], host, world }) => {
    const { asOf, budget, inputs = [], service, profile, party, failOn, requireVersion = false, witnesses } = flags;
    if (failOn === "flips" && !flags.inputs) return usageMessages.flips();
    const { readRevision, now, library } = world;
    const { pack: beside = [], vocabulary: vocabularies } = flags;
    const asked = { old: older, new: newer, beside, vocabularies, asOf, budget, inputs, service, profile, party };
    const run = runDiff({ ...asked, failOn, requireVersion, readRevision, now, library }, host);
    const { difference, exitCode } = run;
    const cases = witnesses === undefined ? [] : (difference?.files ?? []);
    return {
      code: exitCode,
      err: showTroubles(run, flags, world),
      report: difference && (() => buildDiffReport(difference)),
      files: cases.map(({ path, text }) => ({ path: `${witnesses}/${path}`, text, makesFolders: true })),
    };
  },
});
