import { formatPlace } from "../base/text.ts";
import { testPacks, type PackTest, type TestRun } from "../engine/index.ts";
import type { Paint } from "../report/paint.ts";
import { wrap } from "../report/text-layout.ts";
import { paintFor } from "./colors.ts";
import { told } from "./mistakes.ts";
import { addCommonFlags, usage, type CommonFlags, type Verb } from "./verb.ts";
import { watchable } from "./watchable.ts";

interface Layout {
  readonly paint: Paint;
  readonly width: number;
}

interface Flags extends CommonFlags {
  readonly run: string | undefined;
  readonly cases: string | undefined;
}

export const test: Verb = watchable({
  name: "test",
  define: (command) =>
    addCommonFlags(
      command
        .summary("run the cases of packs")
        .description("Runs the cases that come with packs: documents, and the verdicts that the rules must reach.")
        .argument(
          "[PACK...]",
          "shipped packs, or folders with pack.yaml; default those of edict.yaml, or all shipped ones",
        )
        .option("--run <TEXT>", "only cases whose name holds this text")
        .option(
          "--cases <DIR>",
          "the cases of this folder, as `edict diff --witnesses` writes them, not the packs' own",
        )
        .option("-q, --quiet", "only what fails, and the summary"),
    ).addHelpText(
      "after",
      "\nExample:\n  edict test cn.genai_interim_measures --run assessment\n  edict test our-law --watch\n\nExit code: 0 all cases pass, 1 a case fails, 3 a pack or a case has mistakes,\n64 misuse, 70 a bug.",
    ),

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const tested = testPacks(command.args, world.library, world.host, flags.run, flags.cases);
    const isEmpty = flags.run !== undefined && tested.packs.every((it) => it.results.length === 0);
    if (isEmpty && tested.exitCode === 0) return usage("test", `no case has \`${flags.run}\` in its name`);
    const isNothing = flags.cases !== undefined && tested.packs.every((it) => it.results.length === 0);
    if (isNothing && tested.exitCode === 0) return usage("test", `\`${flags.cases}\` holds no cases`);
    const out = showTests(tested, flags.quiet ?? false, flags.run !== undefined, {
      paint: paintFor(flags.color, world.colors.out),
      width: world.width,
    });
    const wrong = tested.packs.flatMap((it) => it.results.flatMap((one) => one.problems));
    return {
      code: tested.exitCode,
      out,
      err: told({ problems: [...tested.problems, ...wrong], troubles: tested.troubles }, flags, world),
      files: [],
    };
  },
});

const failed = (it: PackTest["results"][number]): boolean => it.wrong.length + it.problems.length > 0;

/** Failed cases with what they expect, then a line for each pack; `isPart`: some cases only, so that gaps tell nothing. */
function showTests({ packs: tested }: TestRun, quiet: boolean, isPart: boolean, { paint, width }: Layout): string {
  const packs = isPart ? tested.filter((it) => it.results.length > 0) : tested;
  const failures = packs.flatMap((it) => it.results.filter(failed).map((one) => showFailure(one, paint)));
  const gaps = quiet || isPart ? [] : packs.flatMap((it) => it.missing.map((one) => `no case shows ${one}`));
  const counts = packs.flatMap((it) => [showCount(it, paint), ...(quiet || isPart ? [] : countsByFile(it, width))]);
  return [...failures, ...gaps, ...counts].map((it) => `${it}\n`).join("");
}

function showCount({ pack, results, isBroken }: PackTest, paint: Paint): string {
  const bad = results.filter(failed).length;
  const pass = `${results.length - bad} of ${results.length} cases pass`;
  if (isBroken) {
    const others = results.length === 0 ? "its cases have mistakes" : `${pass}; others have mistakes`;
    return paint("violated", `${pack}: ${others}`);
  }
  if (results.length === 0) return paint("undetermined", `${pack} has no cases`);
  return paint(bad > 0 ? "violated" : "satisfied", `${pack}: ${pass}`);
}

/** How many cases each file has, where there are several. */
function countsByFile({ results }: PackTest, width: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { case: one } of results) {
    const file = one.place.source.path.replace(/^.*\/|\.yaml$/g, "");
    counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return counts.size < 2 ? [] : wrap(`  ${[...counts].map((it) => it.join(" ")).join(", ")}`, width, "  ");
}

function showFailure({ case: one, wrong, problems }: PackTest["results"][number], paint: Paint): string {
  const lines = wrong.map(({ expected, got }) => {
    return `  ${formatPlace(expected.place)}: ${expected.rule} is ${got}, expected ${expected.verdict}`;
  });
  const broken = problems.length > 0 ? ["  its documents, or its profile, have mistakes"] : [];
  return [
    `${paint("violated", "FAILED")} ${one.name}  ${formatPlace(one.place)}`,
    `  ${one.why}`,
    ...lines,
    ...broken,
  ].join("\n");
}
