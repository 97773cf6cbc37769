import type { Locale } from "../base/locale.ts";
import { runCompile as compilePack } from "../engine/index.ts";
import { encodedArticlesOf, type Pack } from "../pack/pack.ts";
import { displayWidth, padTo } from "../report/view/text-layout.ts";
import { addPack, neededPack } from "./judging-flags.ts";
import { compileMessages } from "./messages.ts";
import { choiceOf, showTroubles, addCommonFlags, type CommonFlags, type Verb } from "./verb.ts";

interface Flags extends CommonFlags {
  readonly pack: readonly string[] | undefined;
  readonly format: "counts" | "json";
  readonly output: string | undefined;
}

export const compileVerb: Verb = {
  name: "compile",
  define: (command) =>
    addCommonFlags(
      command
        .summary("compile a pack to its rule graph")
        .description(
          "Compiles a pack with those that it needs, and shows what it holds, or its rule graph with digests as JSON.",
        )
        .argument("<PACK>", "a shipped pack, or a folder with pack.yaml")
        .option("--pack <PACK>", neededPack, addPack)
        .option("-f, --format <FORMAT>", "counts or json", choiceOf(["counts", "json"]), "counts")
        .option("-o, --output <FILE>", "write the result to a file"),
    ).addHelpText(
      "after",
      "\nExample:\n  edict compile cn.genai_interim_measures -f json -o graph.json\n\nExit code: 0 compiled, 3 a pack has mistakes, 64 misuse, 70 a bug.",
    ),

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const compiled = compilePack(command.args[0] ?? "", world.library, world.host, flags.pack ?? []);
    const text =
      compiled.pack === undefined
        ? ""
        : flags.format === "json"
          ? json(compiled.json)
          : counts(compiled.pack, compiled.needed, flags.lang);
    const { output } = flags;
    return {
      code: compiled.exitCode,
      out: output === undefined ? text : "",
      err: showTroubles(compiled, flags, world),
      files: output === undefined || text === "" ? [] : [{ path: output, text }],
    };
  },
};

const json = (compiled: unknown): string => `${JSON.stringify(compiled, undefined, 2)}\n`;

/** What a pack holds, one number a line. */
function counts(pack: Pack, needed: readonly Pack[], locale: Locale): string {
  const { manifest, program, digest, checked } = pack;
  const { graph, sources } = program;
  const { encoded, notEncoded } = encodedArticlesOf(pack);
  const { say } = locale;
  const rows: readonly (readonly [string, string | number])[] = [
    [say(compileMessages.pack()), `${manifest.id} ${manifest.version}`],
    [say(compileMessages.digest()), digest],
    ...needed.map((it) => [say(compileMessages.needs()), `${it.manifest.id} ${it.manifest.version}`] as const),
    [
      say(compileMessages.articles()),
      notEncoded
        ? say(compileMessages.someArticles({ encoded: encoded.length, all: encoded.length + notEncoded.length }))
        : encoded.length,
    ],
    [say(compileMessages.rules()), graph.rules.length],
    [say(compileMessages.exemptions()), checked.exemptions.length],
    [say(compileMessages.standards()), sources.standards.size],
    [say(compileMessages.terms()), sources.terms.size],
    [say(compileMessages.lists()), checked.openLists.length],
    [say(compileMessages.parameters()), checked.parameters.length],
    [say(compileMessages.nodes()), graph.nodes.length],
  ];
  const width = Math.max(...rows.map(([name]) => displayWidth(name))) + 2;
  return rows.map(([name, value]) => `${padTo(name, width)}${value}\n`).join("");
}
