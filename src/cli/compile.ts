import { runCompile, type Compiled } from "../engine/index.ts";
import { encodedArticlesOf, type Pack } from "../pack/pack.ts";
import type { ShowOptions } from "../report/view/format-options.ts";
import { displayWidth, padTo } from "../report/view/text-layout.ts";
import { addToList, namedVocabulary, neededPack, type JudgingFlags } from "./judging-flags.ts";
import { compileMessages } from "./messages.ts";
import { reportVerb, showTroubles, type CommonFlags } from "./verb.ts";

interface CompiledPack extends Omit<Compiled, "pack"> {
  readonly pack: Pack;
}

export const compileVerb = reportVerb({
  name: "compile",
  summary: "compile a pack to its rule graph",
  description:
    "Compiles a pack with those that it needs, and shows what it holds, or its rule graph with digests as JSON.",
  example:
    "\nExample:\n  edict compile cn.genai_interim_measures -f json -o graph.json\n\nExit code: 0 compiled, 3 a pack has mistakes, 64 misuse, 70 a bug.",
  formats: { counts, json: ({ json }: CompiledPack) => `${JSON.stringify(json, undefined, 2)}\n` },
  output: "write the result to a file",
  before: (command) =>
    command
      .argument("<PACK>", "a shipped pack, or a folder with pack.yaml")
      .option("--pack <PACK>", neededPack, addToList)
      .option("--vocabulary <DIR>", namedVocabulary, addToList),
  run: (flags: CommonFlags & Pick<JudgingFlags, "pack" | "vocabulary">, { args: [name = ""], host, world }) => {
    const compiled = runCompile(name, world.library, host, flags.pack ?? [], flags.vocabulary);
    const { pack, exitCode } = compiled;
    const report = pack && (() => ({ ...compiled, pack }));
    return { code: exitCode, err: showTroubles(compiled, flags, world), report };
  },
});

/** What a pack holds, one number a line. */
function counts({ pack, needed }: CompiledPack, { locale }: ShowOptions): string {
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
