import { messages, type Message } from "../base/message.ts";
import {
  dialectNames,
  runCompile,
  runCompileModule,
  runCompileStatement,
  type Compiled,
  type DialectName,
} from "../engine/index.ts";
import { encodedArticlesOf, type Pack } from "../pack/pack.ts";
import type { ShowOptions } from "../report/view/format-options.ts";
import { displayWidth, padTo } from "../report/view/text-layout.ts";
import type { CommandEnvironment } from "./environment.ts";
import { addToList, judgingHelp, type JudgingFlags } from "./judging-flags.ts";
import { compileMessages, usageMessages } from "./messages.ts";
import { choiceOf, reportVerb, showTroubles, type CommonFlags, type VerbReport } from "./verb.ts";

interface CompiledPack extends Pick<Compiled, "needed"> {
  readonly pack: Pack;
}

interface Flags extends CommonFlags, Pick<JudgingFlags, "pack" | "vocabulary" | ModuleFlag> {
  readonly format: "counts" | "json" | "js" | "sql";
  readonly dialect: DialectName | undefined;
  readonly columns: string | undefined;
  readonly selfTest: boolean | undefined;
  readonly output: string | undefined;
}

const moduleFlags = ["service", "profile", "party", "asOf", "lawOf"] as const;
type ModuleFlag = (typeof moduleFlags)[number];

/** Shows what was compiled in the format that was asked for. */
type Show = (options: ShowOptions) => string;
const show = (it: Show, options: ShowOptions): string => it(options);

const help = messages("cli/help/compile", {
  summary: {
    en: "compile packs to their rule graph, a module or SQL",
    zh: "將規則包編譯為規則圖、模塊或者 SQL",
  },
  description: {
    en: "Compiles a pack with those that it needs, and shows what it holds, or its rule graph with digests as JSON. With -f js several packs become one ES module that judges documents of one service by itself; with -f sql, one statement that judges a table of them.",
    zh: "編譯一個規則包及其依賴，顯示其內容，或者以 JSON 輸出帶有摘要的規則圖。用 `-f js` 可將幾個規則包合為一個 ES 模塊，獨立判斷一項服務的文檔；用 `-f sql` 則合為一條 SQL，判斷一張表中的文檔。",
  },
  output: {
    en: "write the result to a file; of a module its types stand beside it, in a file .d.ts",
    zh: "將結果寫入文件；模塊的類型寫入旁邊的 `.d.ts` 文件",
  },
  packs: {
    en: "a shipped pack, or a folder with pack.yaml; several with -f js and -f sql",
    zh: "隨附的規則包，或者含 `pack.yaml` 的文件夾；`-f js` 和 `-f sql` 可寫幾個",
  },
  ofModule: { en: "with -f js or sql: {what}", zh: "（用於 `-f js` 或者 `-f sql`）{what}" },
  columns: { en: "with -f sql: {what}", zh: "（用於 `-f sql`）{what}" },
  dialect: {
    en: "with -f sql: the database that reads it, duckdb, clickhouse or spark; default duckdb",
    zh: "（用於 `-f sql`）讀取它的數據庫：`duckdb`、`clickhouse` 或者 `spark`；默認 `duckdb`",
  },
  selfTest: {
    en: "with -f sql: a statement that tries the database, on documents of the packs' cases: what it reads in another way is a row of its result",
    zh: "（用於 `-f sql`）輸出檢驗數據庫的語句：以規則包用例中的文檔檢驗，讀法不同的文檔在結果中各佔一行",
  },
  service: { en: "the service that the documents belong to", zh: "文檔所屬的服務" },
  asOf: { en: "the day of judgement", zh: "判斷日" },
  lawOf: {
    en: "the day whose law judges everything; default each document's own day",
    zh: "全部依照該日施行的法律判斷；默認按每份文檔自身的日期",
  },
  exits: {
    en: "Exit code: 0 compiled, 3 a pack has mistakes, 4 service or profile have\nmistakes, 64 misuse, 70 a bug.",
    zh: "退出碼：0 已編譯；3 規則包有錯誤；4 服務或者配置有錯誤；64 用法有誤；\n70 程序缺陷。",
  },
});

export const compileVerb = reportVerb({
  name: "compile",
  summary: help.summary(),
  description: help.description(),
  example: [
    "edict compile cn.genai_interim_measures -f json -o graph.json",
    "edict compile cn.genai_interim_measures cn.labelling_measures -f js \\",
    "  --service service.yaml --as-of 2026-12-31 -o verdicts.js",
    "edict compile cn.genai_interim_measures -f sql --dialect duckdb \\",
    "  --service service.yaml --as-of 2026-12-31 -o verdicts.sql",
  ],
  exits: help.exits(),
  formats: { counts: show, json: show, js: show, sql: show },
  output: help.output(),
  before: (command, say) =>
    command
      .argument("<PACK...>", say(help.packs()))
      .option("--pack <PACK>", say(judgingHelp.neededPack()), addToList)
      .option("--vocabulary <DIR>", say(judgingHelp.vocabulary()), addToList),
  after: (command, say) => {
    const ofModule = (what: Message): string => say(help.ofModule({ what }));
    return command
      .option("--service <FILE>", ofModule(help.service()))
      .option("--as-of <DATE>", ofModule(help.asOf()))
      .option("--law-of <DATE>", ofModule(help.lawOf()))
      .option("--profile <FILE>", ofModule(judgingHelp.profile()))
      .option("--party <PARTY>", ofModule(judgingHelp.party()))
      .option("--columns <FILE>", say(help.columns({ what: judgingHelp.columns() })))
      .option("--dialect <DIALECT>", say(help.dialect()), choiceOf(dialectNames))
      .option("--self-test", say(help.selfTest()));
  },
  run: (flags: Flags, { args, world }) => {
    const { format, dialect, columns, selfTest } = flags;
    if (format === "sql") return statementReport(flags, args, world);
    if (dialect !== undefined) return usageMessages.ofStatement({ flag: "--dialect" });
    if (columns !== undefined) return usageMessages.ofStatement({ flag: "--columns" });
    if (selfTest) return usageMessages.ofStatement({ flag: "--self-test" });
    return format === "js" ? moduleReport(flags, args, world) : packReport(flags, args, world);
  },
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
  const { output } = flags;
  const ending = output === undefined ? undefined : /\.(m?)js$/.exec(output);
  if (ending === null) return usageMessages.noModuleName({ file: output ?? "" });
  const request = fixedRequest(flags, packs, world);
  if (!request) return noDay();
  const { module, exitCode, ...told } = runCompileModule({ ...request, output }, world.host);
  const err = showTroubles(told, flags, world);
  if (!module) return { code: exitCode, err, report: undefined };
  const path = output?.replace(/\.(m?)js$/, ".d.$1ts");
  const files = path === undefined ? [] : [{ path, text: module.types }];
  return { code: exitCode, err, report: () => () => module.code, files };
}

function statementReport(
  flags: Flags,
  packs: readonly string[],
  world: CommandEnvironment,
): VerbReport<Show> | Message {
  const { dialect = "duckdb", selfTest: isSelfTest = false, columns } = flags;
  if (isSelfTest && columns !== undefined) return usageMessages.documentsAlone();
  const request = fixedRequest(flags, packs, world);
  if (!request) return noDay();
  const { statement, exitCode, ...told } = runCompileStatement({ ...request, dialect, isSelfTest }, world.host);
  const isUntried = statement !== undefined && dialect === "spark" && !isSelfTest;
  const untried = isUntried ? `${flags.lang.say(compileMessages.untried())}\n` : "";
  const err = showTroubles(told, flags, world) + untried;
  return { code: exitCode, err, report: statement && (() => () => statement.text) };
}

/** What code is made for; undefined without a day: made anew on another one it would be other code. */
function fixedRequest(flags: Flags, packs: readonly string[], { now, library }: CommandEnvironment) {
  const { service, profile, columns, party, asOf, lawOf, pack: beside = [], vocabulary: vocabularies = [] } = flags;
  return asOf === undefined
    ? undefined
    : { packs, beside, vocabularies, service, profile, columns, party, asOf, lawOf, now, library };
}

const noDay = (): Message => usageMessages.missingOption({ flags: "--as-of <DATE>" });

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
