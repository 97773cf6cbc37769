import { compile as compilePack } from "../engine/index.ts";
import { encodedArticles } from "../pack/encoded-articles.ts";
import type { Pack } from "../pack/pack.ts";
import type { Locale } from "../base/locale.ts";
import { compiled } from "./messages.ts";
import { displayWidth, padTo } from "../report/view/text-layout.ts";
import { addPack, neededPack } from "./judging.ts";
import { oneOf } from "./one-of.ts";
import { told } from "./mistakes.ts";
import { addCommonFlags, type CommonFlags, type Verb } from "./verb.ts";

interface Flags extends CommonFlags {
  readonly pack: readonly string[] | undefined;
  readonly format: "counts" | "json";
  readonly output: string | undefined;
}

export const compile: Verb = {
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
        .option("-f, --format <FORMAT>", "counts or json", oneOf(["counts", "json"]), "counts")
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
      err: told(compiled, flags, world),
      files: output === undefined || text === "" ? [] : [{ path: output, text }],
    };
  },
};

const json = (compiled: unknown): string => `${JSON.stringify(compiled, undefined, 2)}\n`;

/** What a pack holds, one number a line. */
function counts(pack: Pack, needed: readonly Pack[], locale: Locale): string {
  const { manifest, program, digest, checked } = pack;
  const { graph, sources } = program;
  const { encoded, notEncoded } = encodedArticles(pack);
  const { say } = locale;
  const rows: readonly (readonly [string, string | number])[] = [
    [say(compiled.pack()), `${manifest.id} ${manifest.version}`],
    [say(compiled.digest()), digest],
    ...needed.map((it) => [say(compiled.needs()), `${it.manifest.id} ${it.manifest.version}`] as const),
    [
      say(compiled.articles()),
      notEncoded
        ? say(compiled.someArticles({ encoded: encoded.length, all: encoded.length + notEncoded.length }))
        : encoded.length,
    ],
    [say(compiled.rules()), graph.rules.length],
    [say(compiled.exemptions()), checked.exemptions.length],
    [say(compiled.standards()), sources.standards.size],
    [say(compiled.terms()), sources.terms.size],
    [say(compiled.lists()), checked.openLists.length],
    [say(compiled.parameters()), checked.parameters.length],
    [say(compiled.nodes()), graph.nodes.length],
  ];
  const width = Math.max(...rows.map(([name]) => displayWidth(name))) + 2;
  return rows.map(([name, value]) => `${padTo(name, width)}${value}\n`).join("");
}
