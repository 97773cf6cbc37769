import type { Message } from "../base/message.ts";
import { runCompile, runCompileModule, type Compiled } from "../engine/index.ts";
import { encodedArticlesOf, type Pack } from "../pack/pack.ts";
import type { ShowOptions } from "../report/view/format-options.ts";
import { displayWidth, padTo } from "../report/view/text-layout.ts";
import type { CommandEnvironment } from "./environment.ts";
import { addToList, namedVocabulary, neededPack, type JudgingFlags } from "./judging-flags.ts";
import { compileMessages, usageMessages } from "./messages.ts";
import { reportVerb, showTroubles, type CommonFlags, type VerbReport } from "./verb.ts";

interface CompiledPack extends Pick<Compiled, "needed"> {
  readonly pack: Pack;
}

interface Flags extends CommonFlags, Pick<JudgingFlags, "pack" | "vocabulary" | ModuleFlag> {
  readonly format: "counts" | "json" | "js";
  readonly output: string | undefined;
}

const moduleFlags = ["service", "profile", "party", "asOf", "lawOf"] as const;
type ModuleFlag = (typeof moduleFlags)[number];

/** Shows what was compiled in the format that was asked for. */
type Show = (options: ShowOptions) => string;
const show = (it: Show, options: ShowOptions): string => it(options);

export const compileVerb = reportVerb({
  name: "compile",
  summary: "compile packs to their rule graph, or to a module",
  description:
    "Compiles a pack with those that it needs, and shows what it holds, or its rule graph with digests as JSON. With -f js several packs become one ES module that judges documents of one service by itself.",
  example: `
Example:
  edict compile cn.genai_interim_measures -f json -o graph.json
  edict compile cn.genai_interim_measures cn.labelling_measures -f js \\
    --service service.yaml --as-of 2026-12-31 -o verdicts.js

Exit code: 0 compiled, 3 a pack has mistakes, 4 service or profile have
mistakes, 64 misuse, 70 a bug.`,
  formats: { counts: show, json: show, js: show },
  output: "write the result to a file; of a module its types stand beside it, in a file .d.ts",
  before: (command) =>
    command
      .argument("<PACK...>", "a shipped pack, or a folder with pack.yaml; several with -f js")
      .option("--pack <PACK>", neededPack, addToList)
      .option("--vocabulary <DIR>", namedVocabulary, addToList),
  after: (command) =>
    command
      .option("--service <FILE>", "with -f js: the service that the documents belong to")
      .option("--as-of <DATE>", "with -f js: the day of judgement")
      .option("--law-of <DATE>", "with -f js: the day whose law judges everything; default each document's own day")
      .option("--profile <FILE>", "with -f js: how you read what the law leaves open, what you adopt and assume")
      .option("--party <PARTY>", "with -f js: whose duties count; default: as the packs say"),
  run: (flags: Flags, { args, world }) =>
    flags.format === "js" ? moduleReport(flags, args, world) : packReport(flags, args, world),
});

function packReport(flags: Flags, args: readonly string[], world: CommandEnvironment): VerbReport<Show> | Message {
  const [name = "", second] = args;
  const { format } = flags;
  const [flag] = moduleFlags.filter((it) => flags[it] !== undefined);
  if (flag !== undefined) return usageMessages.ofModule({ flag: flagNames[flag] });
  if (second !== undefined) return usageMessages.onePack({ format });
  const compiled = runCompile(name, world.library, world.host, flags.pack ?? [], flags.vocabulary);
  const { pack, needed, json, exitCode } = compiled;
  const shown: Show =
    format === "json"
      ? () => `${JSON.stringify(json, undefined, 2)}\n`
      : (options) => (pack ? counts({ pack, needed }, options) : "");
  return { code: exitCode, err: showTroubles(compiled, flags, world), report: pack && (() => shown) };
}

const flagNames: Readonly<Record<ModuleFlag, string>> = {
  service: "--service",
  profile: "--profile",
  party: "--party",
  asOf: "--as-of",
  lawOf: "--law-of",
};

function moduleReport(flags: Flags, packs: readonly string[], world: CommandEnvironment): VerbReport<Show> | Message {
  const { service, profile, party, asOf, lawOf, output, pack: beside = [], vocabulary: vocabularies = [] } = flags;
  // Made anew on another day it would be another module.
  if (asOf === undefined) return usageMessages.missingOption({ flags: "--as-of <DATE>" });
  const ending = output === undefined ? undefined : /\.(m?)js$/.exec(output);
  if (ending === null) return usageMessages.noModuleName({ file: output ?? "" });
  const { now, library, host } = world;
  const request = { packs, beside, vocabularies, service, profile, party, asOf, lawOf, now, library };
  const { module, exitCode, ...told } = runCompileModule(request, host);
  const err = showTroubles(told, flags, world);
  if (!module) return { code: exitCode, err, report: undefined };
  const path = output?.replace(/\.(m?)js$/, ".d.$1ts");
  const files = path === undefined ? [] : [{ path, text: module.types }];
  return { code: exitCode, err, report: () => () => module.code, files };
}

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
