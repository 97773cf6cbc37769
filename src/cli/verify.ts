import { engineVersion, runVerify } from "../engine/index.ts";
import { buildVerification } from "../report/model/verification.ts";
import { jsonText } from "../report/render/json.ts";
import { verificationText } from "../report/render/verification.ts";
import { readingStandardInput } from "./environment.ts";
import { addPack, hasUsageError, showRunTroubles } from "./judging-flags.ts";
import { paintFor, choiceOf, addCommonFlags, usageError, type CommonFlags, type Verb } from "./verb.ts";

const formats = { human: verificationText, json: jsonText } as const;

interface Flags extends CommonFlags {
  readonly pack: readonly string[] | undefined;
  readonly service: string | undefined;
  readonly profile: string | undefined;
  readonly waivers: string | undefined;
  readonly baseline: string | undefined;
  readonly format: keyof typeof formats;
  readonly output: string | undefined;
}

export const verifyVerb: Verb = {
  name: "verify",
  define: (command) =>
    addCommonFlags(
      command
        .summary("make a decision again from its receipt")
        .description(
          "Judges documents again as a receipt of `edict check --receipt FILE` says, and names every changed byte: of which " +
            "pack, text, calendar, profile, waivers, baseline or document; and every verdict or exit code that differs.",
        )
        .argument("<RECEIPT>", "what `edict check --receipt` wrote")
        .argument(
          "[INPUT...]",
          "the documents it was made from: files or folders; without any, the project in this folder",
        )
        .option("--pack <PACK>", "where a pack lies now, if elsewhere; may be repeated", addPack)
        .option("--service <FILE>", "where the service lies now, if elsewhere")
        .option("--profile <FILE>", "where the profile lies now, if elsewhere")
        .option("--waivers <FILE>", "where the waivers lie now, if elsewhere")
        .option("--baseline <FILE>", "where the baseline lies now, if elsewhere")
        .option("-f, --format <FORMAT>", "human or json", choiceOf(["human", "json"]), "human")
        .option("-o, --output <FILE>", "write the answer to a file"),
    ).addHelpText("after", example),

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const [receipt = "", ...inputs] = command.args;
    const read = readingStandardInput(inputs, world);
    if ("code" in read) return usageError("verify", read, flags, world);
    const { pack, service, profile, waivers, baseline, output, format } = flags;
    const { today, library, width, colors } = world;
    const lying = { packs: pack ?? [], service, profile, waivers, baseline };
    const asked = { receipt, inputs: read.inputs, ...lying, today, library };
    const verified = runVerify(asked, read.host);
    const paint = paintFor(output === undefined ? flags.color : "never", colors.out);
    const isShown = format === "json" || !hasUsageError(verified);
    const options = { width, paint, locale: flags.lang, quiet: false };
    const text = isShown ? formats[format](buildVerification(verified, receipt, engineVersion), options) : "";
    return {
      code: verified.exitCode,
      out: output === undefined ? text : "",
      err: showRunTroubles(verified, "verify", flags, world),
      files: output === undefined || text === "" ? [] : [{ path: output, text }],
    };
  },
};

const example = `
Example:
  edict check examples/chat-service --receipt receipt.json
  edict verify receipt.json examples/chat-service

Exit code: 0 reproduced, 1 something differs, 3 a policy does not compile,
4 the receipt or an input cannot be read, 64 misuse, 70 a bug.`;
