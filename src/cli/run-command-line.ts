import { CommanderError } from "commander";
import { engineVersion } from "../engine/index.ts";
import { displayWidth } from "../report/view/text-layout.ts";
import { check } from "./check.ts";
import { compile } from "./compile.ts";
import { completion } from "./completion.ts";
import { coverage } from "./coverage.ts";
import { detect } from "./detect.ts";
import { diff } from "./diff.ts";
import { doc } from "./doc.ts";
import { explain } from "./explain.ts";
import { fmt } from "./fmt.ts";
import { init } from "./init.ts";
import { inspect } from "./inspect.ts";
import { isMisuse, localeAsked, newCommand, placeValues, showMisuse } from "./misuse.ts";
import { needs } from "./needs.ts";
import { pack } from "./pack.ts";
import { test } from "./test.ts";
import { timeline } from "./timeline.ts";
import type { Verb } from "./verb.ts";
import { verify } from "./verify.ts";
import type { Awaiting, Outcome, Streaming, World } from "./world.ts";

const verbs: readonly Verb[] = [
  init,
  check,
  explain,
  needs,
  timeline,
  detect,
  inspect,
  test,
  compile,
  fmt,
  coverage,
  diff,
  doc,
  pack,
  verify,
  completion,
];

/** Runs `edict WORDS…`. Misuse is an outcome with exit code 64; a bug is thrown. */
export function runCommandLine(words: readonly string[], world: World): Outcome | Awaiting | Streaming {
  const locale = localeAsked(words);
  const printed = { out: "", err: "" };
  let outcome: Outcome | Awaiting | Streaming | undefined;
  const program = newCommand("edict")
    .description("Judges generative AI services by the law, article by article.")
    .version(engineVersion, "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .configureHelp({
      helpWidth: world.width,
      displayWidth,
      subcommandTerm: (it) => `${it.name()} ${it.usage().replace("[options] ", "")}`,
    })
    .configureOutput({
      writeOut: (text) => (printed.out += text),
      writeErr: (text) => (printed.err += text),
      getOutHelpWidth: () => world.width,
      getErrHelpWidth: () => world.width,
    })
    .exitOverride()
    .addHelpText("after", "\n`edict COMMAND --help` shows its options and an example.");
  for (const verb of verbs) {
    const command = program.command(verb.name).copyInheritedSettings(program);
    verb
      .define(command)
      .helpOption("-h, --help", "print this help")
      .action(() => {
        outcome = verb.run(command, world);
      });
    placeValues(command);
  }
  program.helpCommand(false);
  try {
    program.parse([...words], { from: "user" });
  } catch (error) {
    const verb = verbs.find((it) => it.name === words[0])?.name;
    if (isMisuse(error)) return { code: 64, out: "", err: showMisuse(error.why, verb, locale, world.width), files: [] };
    if (!(error instanceof CommanderError)) throw error;
    // The help itself is printed where it is asked for, or where no verb is named.
    return { code: error.exitCode === 0 ? 0 : 64, out: printed.out, err: printed.err, files: [] };
  }
  return outcome ?? { code: 64, out: "", err: program.helpInformation(), files: [] };
}
