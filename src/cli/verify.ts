import { engineVersion, runVerify } from "../engine/index.ts";
import { buildVerification } from "../report/model/verification.ts";
import { jsonText } from "../report/render/json.ts";
import { verificationText } from "../report/render/verification.ts";
import { addToList, hasUsageError, showRunTroubles, type JudgingFlags } from "./judging-flags.ts";
import { reportVerb, type CommonFlags } from "./verb.ts";

const example = `
Example:
  edict check examples/chat-service --receipt receipt.json
  edict verify receipt.json examples/chat-service

Exit code: 0 reproduced, 1 something differs, 3 a policy does not compile,
4 the receipt or an input cannot be read, 64 misuse, 70 a bug.`;

type Flags = CommonFlags & Pick<JudgingFlags, "pack" | "vocabulary" | "service" | "profile" | "waivers" | "baseline">;

export const verifyVerb = reportVerb({
  name: "verify",
  summary: "make a decision again from its receipt",
  description:
    "Judges documents again as a receipt of `edict check --receipt FILE` says, and names every changed byte: of which " +
    "pack, text, calendar, profile, waivers, baseline or document; and every verdict or exit code that differs.",
  example,
  formats: { human: verificationText, json: jsonText },
  output: "write the answer to a file",
  before: (command) =>
    command
      .argument("<RECEIPT>", "what `edict check --receipt` wrote")
      .argument(
        "[INPUT...]",
        "the documents it was made from: files or folders; without any, the project in this folder or the nearest above",
      )
      .option("--pack <PACK>", "where a pack lies now, if elsewhere; may be repeated", addToList)
      .option("--vocabulary <DIR>", "where a vocabulary lies now, if elsewhere; may be repeated", addToList)
      .option("--service <FILE>", "where the service lies now, if elsewhere")
      .option("--profile <FILE>", "where the profile lies now, if elsewhere")
      .option("--waivers <FILE>", "where the waivers lie now, if elsewhere")
      .option("--baseline <FILE>", "where the baseline lies now, if elsewhere"),
  inputs: (args) => args.slice(1),
  run: (flags: Flags, { args: [receipt = ""], inputs, host, world }) => {
    const { pack: packs = [], vocabulary: vocabularies, service, profile, waivers, baseline } = flags;
    const { now, library } = world;
    const asked = { receipt, inputs, packs, vocabularies, service, profile, waivers, baseline, now, library };
    const verified = runVerify(asked, host);
    return {
      code: verified.exitCode,
      err: showRunTroubles(verified, "verify", flags, world),
      report: () => buildVerification(verified, receipt, engineVersion),
      isBlank: hasUsageError(verified),
    };
  },
});
