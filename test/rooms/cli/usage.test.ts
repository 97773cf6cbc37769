import { expect, test } from "vitest";
import { inScript } from "../../../src/base/script.ts";
import { displayWidth } from "../../../src/report/view/text-layout.ts";
import type { usageMessages } from "../../../src/cli/messages.ts";
import { hostWith, service, now } from "../report/tiny.ts";
import { ended } from "./ended.ts";

const cases = ["no version", "a version"]
  .map((it) => `- case: ${it}\n  why: so\n  as_of: 2026-06-30\n  base: chat\n  expect: { versioned: violated }\n`)
  .join("");

const world = {
  host: hostWith({
    "service.yaml": service,
    "other.yaml": service,
    "log.jsonl": "",
    "none/a.txt": "",
    "tiny/cases/all.yaml": cases,
    "tiny/cases/bases/chat.yaml": service,
  }),
  now,
  library: "policies",
  width: 80,
  colors: { out: false, err: false },
  readStandardInput: () => undefined,
};

/** Lines break where the terminal ends. */
const unbroken = (text: string): string => text.replaceAll(/\s+/g, "");

/** What standard error says; `{}` is an empty word. */
function told(line: string, language: string): string {
  const words = line.split(" ").map((it) => (it === "{}" ? "" : it));
  const { code, out, err } = ended([...words.slice(0, 1), "--lang", language, ...words.slice(1)], world);
  expect([code, out]).toEqual([64, ""]);
  expect(err.split("\n").filter((it) => displayWidth(it) > world.width)).toEqual([]);
  return unbroken(err);
}

/** How a command was mistyped, and how that is told; all but where to read on, and what the machine refuses. */
const mistyped: Readonly<
  Record<
    Exclude<keyof typeof usageMessages, "see" | "unwritable" | "noFolderFor" | "tooLong">,
    readonly [line: string, english: string, chinese: string]
  >
> = {
  unknownOption: [
    "check service.yaml --as-off 2026-01-01",
    "unknown option '--as-off' (Did you mean --as-of?)",
    "没有选项 `--as-off`；是否指 `--as-of`？",
  ],
  unknownCommand: [
    "deff service.yaml",
    "unknown command 'deff' (Did you mean diff?)",
    "没有命令 `deff`；是否指 `diff`？",
  ],
  missingArgument: ["compile", "missing required argument 'PACK'", "缺少参数 `PACK`"],
  noSigner: [
    "sheet service.yaml --pack /tiny --by clerk",
    "no pack of this run knows the role `clerk`: the roles are `counsel`, `officer`",
    "本次运行的规则包都没有角色 `clerk`：角色有 `counsel`、`officer`",
  ],
  ruleOfWaivers: [
    "check service.yaml --pack /tiny --rule versioned",
    "--rule says of which rule `-f waivers` prints entries, and that format is not asked for",
    "`--rule` 指明 `-f waivers` 为哪条规则输出条目，而这次没有要求该格式",
  ],
  noRule: [
    "check service.yaml --pack /tiny -f waivers --rule versoined",
    "no rule of this run is called `versoined`",
    "本次运行没有名为 `versoined` 的规则",
  ],
  needsFile: [
    "sheet service.yaml --pack /tiny -f docx",
    "docx is not text: name a file with -o",
    "`docx` 不是文本：用 `-o` 指明文件",
  ],
  readAlone: [
    "sheet service.yaml --read sheet.yaml -f html",
    "--read writes answers into the documents, and takes no -f",
    "`--read` 将答案写入文档，不能与 `-f` 并用",
  ],
  readInput: [
    "sheet - --read sheet.yaml",
    "answers are written into files, and standard input is none",
    "答案要写入文件，而标准输入不是文件",
  ],
  missingOption: ["serve", "required option '--service <FILE>' not specified", "缺少必需的选项 `--service <FILE>`"],
  missingValue: ["check --pack", "option '--pack <PACK>' argument missing", "选项 `--pack <PACK>` 缺少值"],
  optionValue: [
    "check --fail-on very",
    "option '--fail-on <LEVEL>' argument 'very' is invalid. It takes low, medium, high or critical.",
    "选项 `--fail-on <LEVEL>` 的值 `very` 无效：可用 low、medium、high 或 critical",
  ],
  optionTwice: [
    "check service.yaml --party provider --party owner",
    "option '--party <PARTY>' is given twice, and takes one value",
    "选项 `--party <PARTY>` 写了两次，只能有一个值",
  ],
  argumentValue: [
    "completion bahs",
    "command-argument value 'bahs' is invalid for argument 'SHELL'. Did you mean bash?",
    "参数 `SHELL` 的值 `bahs` 无效：是否指 `bash`？",
  ],
  tooMany: [
    "explain service.yaml one two",
    "too many arguments for 'explain'. Expected 2 arguments but got 3.",
    "参数过多：`explain` 最多 2 个，现有 3 个",
  ],
  noOpenRule: [
    "serve --service service.yaml --open pass --open-rule label",
    "option '--open-rule <RULE=WHAT>' argument 'label' is invalid. Write a rule, each once, and `hold` or `pass`, such as `cn.genai_interim_measures.label=hold`.",
    "选项 `--open-rule <RULE=WHAT>` 的值 `label` 无效：写明规则以及 `hold` 或者 `pass`，每条规则一次，例如 `cn.genai_interim_measures.label=hold`",
  ],
  noAnswer: [
    "interview service.yaml --answer service.version",
    "option '--answer <PATH=VALUE>' argument 'service.version' is invalid. Write a fact and its value, such as `service.launched_on=2026-03-01`.",
    "选项 `--answer <PATH=VALUE>` 的值 `service.version` 无效：写明事实及其值，例如 `service.launched_on=2026-03-01`",
  ],
  oneOf: [
    "check --allow everything",
    "option '--allow <WHAT>' argument 'everything' is invalid. It takes undetermined.",
    "选项 `--allow <WHAT>` 的值 `everything` 无效：可用 undetermined",
  ],
  meant: [
    "check -f jsn",
    "option '-f, --format <FORMAT[=FILE]>' argument 'jsn' is invalid. Did you mean json?",
    "选项 `-f, --format <FORMAT[=FILE]>` 的值 `jsn` 无效：是否指 `json`？",
  ],
  wholeNumber: [
    "check --stream --jobs 65",
    "option '--jobs <COUNT>' argument '65' is invalid. It takes a whole number, 1 to 64.",
    "选项 `--jobs <COUNT>` 的值 `65` 无效：须为 1 至 64 的整数",
  ],
  partNumber: [
    "check a.jsonl --stream --part 4/3",
    "option '--part <NUMBER/OF>' argument '4/3' is invalid. It takes the number of a part and how many there are, such as 3/16; at most 999999.",
    "选项 `--part <NUMBER/OF>` 的值 `4/3` 无效：须写明第几部分和总数，例如 3/16；最多 999999 个",
  ],
  columns: ["check a.jsonl --columns map.yaml", "columns are for --stream", "列的对应表仅用于 `--stream`"],
  columnsOrFrom: [
    "check a.jsonl --stream --columns map.yaml --from openai-chat",
    "rows are read by --columns or by --from, not by both",
    "各行按 `--columns` 或者 `--from` 读取，不能同时使用",
  ],
  part: ["check a.jsonl --part 1/3", "parts are for --stream", "日志的部分仅用于 `--stream`"],
  partFormats: [
    "check a.jsonl --stream --part 1/3 -f human",
    "human tells of the whole log: a part is written with -f part, and `edict merge` tells of all",
    "human 针对整个日志：部分用 `-f part` 写出，再由 `edict merge` 汇总",
  ],
  partAlone: [
    "check a.jsonl - --stream --part 1/3",
    "standard input is one part by itself: name no file beside `-`",
    "标准输入单独作为一个部分：除 `-` 之外不要写其他文件",
  ],
  partOfPacked: [
    "check a.jsonl.gz --stream --part 1/3",
    "`a.jsonl.gz` is not cut into parts: only uncompressed JSON lines are; give each worker files of its own",
    "`a.jsonl.gz` 不能切分：只有未压缩的 JSON 行可以；请给每个进程各自的文件",
  ],
  isLog: [
    "check a.parquet",
    "`a.parquet` is a log, which is judged row by row: add --stream",
    "`a.parquet` 是逐行判断的日志：请加上 `--stream`",
  ],
  mergeFormats: [
    "merge a.json -f verdicts",
    "parts hold no line's own verdicts, and cannot be shown as verdicts: the formats are human, sarif and part",
    "各部分不含逐行的结果，不能以 verdicts 显示：格式有 human、sarif 和 part",
  ],
  zoneMissing: [
    "pack new x.act",
    "a pack says where the days of its law begin and end: add `--zone`, as in `edict pack new x.act --zone Asia/Shanghai`",
    "规则包须说明其法律的日期以何地时间为准：加上 `--zone`，例如 `edict pack new x.act --zone Asia/Shanghai`",
  ],
  zone: [
    "pack new x.act --zone here",
    "option '--zone <ZONE>' argument 'here' is invalid. It takes a name of the time zone database, such as Europe/Brussels, or UTC.",
    "选项 `--zone <ZONE>` 的值 `here` 无效：须为时区数据库中的名称，例如 `Europe/Brussels`，或者 `UTC`",
  ],
  ofAction: ["pack lock --zone UTC", "--zone is for `edict pack new`", "`--zone` 仅用于 `edict pack new`"],
  noFileName: [
    "check -f json=",
    "option '-f, --format <FORMAT[=FILE]>' argument 'json=' is invalid. Name a file after json=.",
    "选项 `-f, --format <FORMAT[=FILE]>` 的值 `json=` 无效：在 `json=` 之后写明文件",
  ],
  empty: ["check {}", "INPUT is empty", "INPUT 为空"],
  notText: ["detect -", "standard input cannot be read as UTF-8 text", "标准输入不能作为 UTF-8 文本读取"],
  notWatched: ["check --watch -", "standard input has an end, and cannot be watched", "标准输入读完即止，不能监视"],
  notWatchedLines: [
    "check log.jsonl --service service.yaml --pack /tiny --stream --watch",
    "with --stream lines are judged once, and not watched",
    "使用 `--stream` 时各行只判断一次，不能监视",
  ],
  formattedAlone: [
    "fmt - a.edict",
    "standard input is formatted alone: name no other path beside `-`",
    "标准输入须单独处理：除 `-` 之外不要写其他路径",
  ],
  onePlace: [
    "check -f human -f json",
    "only one format can go to one place: write json=FILE for the other",
    "同一处只能输出一种格式：另一种写成 `json=FILE`",
  ],
  noneOpen: [
    "check -f json=a -o b",
    "--output is for a format without a file, and every format here has one",
    "`--output` 用于没有写明文件的格式，而此处每种格式都已写明文件",
  ],
  twoFormats: ["check -f human=a -f json=a", "two formats for one file: a", "两种格式不能写入同一个文件：`a`"],
  withReceipt: [
    "check service.yaml --pack /tiny -f json=r --receipt r",
    "the report and the receipt are for one file: r",
    "报告和回执不能写入同一个文件：`r`",
  ],
  isRead: [
    "check service.yaml --pack /tiny -f json=./service.yaml",
    "this run reads `./service.yaml`: name another file to write to",
    "本次运行要读取 `./service.yaml`：改为写入其他文件",
  ],
  isInput: [
    "check service.yaml --pack /tiny -f json=other.yaml",
    "`other.yaml` is there and is an input: name another file to write to",
    "`other.yaml` 已经存在，而且是输入：改为写入其他文件",
  ],
  ofModule: [
    "compile cn.labelling_measures --party provider",
    "--party is for -f js and -f sql",
    "--party 仅用于 `-f js` 和 `-f sql`",
  ],
  documentsAlone: [
    "compile cn.labelling_measures -f sql --self-test --columns columns.yaml --as-of 2026-12-31",
    "--self-test tries documents, and --columns names facts of a table without any",
    "`--self-test` 检验的是文档，而 `--columns` 指明的是没有文档的表中的事实",
  ],
  ofStatement: [
    "compile cn.labelling_measures --dialect duckdb",
    "--dialect is for -f sql",
    "--dialect 仅用于 `-f sql`",
  ],
  onePack: [
    "compile cn.labelling_measures cn.deep_synthesis -f json",
    "as json one pack is shown: name one",
    "以 json 只显示一个规则包：只写一个",
  ],
  ruleOrInstruments: [
    "graph /tiny --rule 1 --instruments",
    "--rule is for one pack, and --instruments shows several",
    "`--rule` 用于一个规则包，`--instruments` 则显示几个",
  ],
  noAddress: [
    "graph /tiny --link javascript:alert(1)",
    "option '--link <URL>' argument 'javascript:alert(1)' is invalid. It takes an address that begins with https:// or http://.",
    "选项 `--link <URL>` 的值 `javascript:alert(1)` 无效：须为以 `https://` 或者 `http://` 开头的网址",
  ],
  noModuleName: [
    "compile cn.labelling_measures -f js --as-of 2026-12-01 -o verdicts.ts",
    "`verdicts.ts` is not a name of a module: it ends in .js or .mjs",
    "`verdicts.ts` 不是模块的文件名：须以 `.js` 或者 `.mjs` 结尾",
  ],
  noFile: ["serve --service a.yaml --open hold --token-file zzyzx", "there is no file `zzyzx`", "没有文件 `zzyzx`"],
  tlsPair: [
    "serve --service a.yaml --open hold --tls-cert none/a.txt",
    "--tls-cert and --tls-key go together, and --tls-ca with both",
    "`--tls-cert` 与 `--tls-key` 须同时使用，`--tls-ca` 须与两者同时使用",
  ],
  shortToken: [
    "serve --service a.yaml --open hold --token-file none/a.txt",
    "the token in `none/a.txt` is shorter than 16 characters: anyone could guess it",
    "`none/a.txt` 中的令牌不足 16 个字符：容易被猜中",
  ],
  openToAll: [
    "serve --service a.yaml --open hold --host 0.0.0.0",
    "at 0.0.0.0 others can reach it: name --token-file, or --tls-ca with which clients show who they are",
    "他人可以访问 `0.0.0.0`：请使用 `--token-file`，或者用 `--tls-ca` 要求客户端出示证书",
  ],
  jobs: ["check --jobs 2", "--jobs is for --stream", "`--jobs` 仅用于 `--stream`"],
  streamFormats: [
    "check --stream -f html",
    "html tells of all documents at once: with --stream the formats are human, sarif, ndjson, verdicts and part",
    "html 汇总全部文档：使用 `--stream` 时只能选 human、sarif、ndjson、verdicts 和 part",
  ],
  streamOnce: [
    "check --stream -f ndjson=a -f verdicts=b",
    "with --stream documents are told once: by verdicts or by ndjson, to one place",
    "使用 `--stream` 时，文档只逐行输出一次：`verdicts` 或者 `ndjson`，写到一处",
  ],
  streamReceipt: [
    "check --stream --receipt r",
    "a receipt is of all documents at once: leave out --stream",
    "回执针对全部文档：删去 `--stream`",
  ],
  columnsReceipt: [
    "check a.jsonl --stream --columns map.yaml --receipt r",
    "a log with columns has no receipt, which is of all documents at once: keep what --stream -f verdicts=FILE says of each day, and count that by day",
    "按列读取的日志没有回执，回执针对全部文档：保存每日 `--stream -f verdicts=FILE` 的输出，按日统计",
  ],
  flips: ["diff a b --fail-on flips", "--fail-on flips needs --inputs", "`--fail-on flips` 须与 `--inputs` 同时使用"],
  noCaseCalled: ["test /tiny --run filing", "no case has `filing` in its name", "没有名称中含 `filing` 的用例"],
  mutantsTakesNo: [
    "test --mutants --run label",
    "--mutants asks all cases of a pack, and takes no --run",
    "`--mutants` 使用规则包的全部用例，不能与 `--run` 并用",
  ],
  traceTakesNo: [
    "test /tiny --trace a -f tap",
    "--trace shows one case, and takes no -f tap",
    "`--trace` 显示一个用例，不能与 `-f tap` 并用",
  ],
  severalCases: [
    "test /tiny --trace version",
    "several cases are meant by `version`; name one by its whole name or FILE:LINE: `no version` (tiny/cases/all.yaml:1:3); `a version` (tiny/cases/all.yaml:6:3)",
    "`version` 指几个用例；用完整名称或者“文件:行”指明一个：`no version`（tiny/cases/all.yaml:1:3）；`a version`（tiny/cases/all.yaml:6:3）",
  ],
  noCaseNamed: [
    "test /tiny --trace no-versoin",
    "no case has `no-versoin` in its name, and none stands there; nearest: `no version` (tiny/cases/all.yaml:1:3)",
    "没有名称中含 `no-versoin` 的用例，该处也没有用例；相近的：`no version`（tiny/cases/all.yaml:1:3）",
  ],
  noCaseToTrace: [
    "test /tiny --trace all.yaml:99",
    "no case has `all.yaml:99` in its name, and none stands there",
    "没有名称中含 `all.yaml:99` 的用例，该处也没有用例",
  ],
  noCases: ["test /tiny --cases none", "`none` holds no cases", "`none` 中没有用例"],
  oneVocabulary: ["vocabulary doc", "name one vocabulary", "请指明一个词汇表"],
  noFolder: ["mcp nowhere", "there is no folder `nowhere`", "没有文件夹 `nowhere`"],
  noPolicy: [
    "fmt none",
    "`none` holds no policy: no file ends in .edict",
    "`none` 中没有规则文件：没有以 `.edict` 结尾的文件",
  ],
};

for (const [line, english, chinese] of Object.values(mistyped)) {
  test(`edict ${line}: exit 64, and what is wrong in each language`, () => {
    const [en, hans, hant] = ["en", "zh-Hans", "zh-Hant"].map((it) => told(line, it));
    const verb = line.startsWith("deff") ? "" : `${line.split(" ")[0]} `;
    expect(en).toBe(unbroken(`error: ${english} see \`edict ${verb}--help\``));
    expect(hans).toBe(unbroken(`错误：${chinese} 用法见 \`edict ${verb}--help\``));
    expect(inScript(hant ?? "", "zh-Hans")).toBe(hans);
  });
}

test("the language is known wherever it stands, and from the last word that names it", () => {
  const label = (line: string): string => ended(line.split(" "), world).err.slice(0, 2);
  expect(
    [
      "chek --lang zh-Hans",
      "check --as-off 1 --lang=zh-Hans",
      "--lang zh-Hans",
      "check -x --lang en --lang zh-Hans",
    ].map(label),
  ).toEqual(["错误", "错误", "错误", "错误"]);
  expect(["chek", "check --lang zh-hans", "chek --lang", "chek -- --lang zh-Hans"].map(label)).toEqual([
    "er",
    "er",
    "er",
    "er",
  ]);
});
