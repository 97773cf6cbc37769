import { messages } from "../base/message.ts";
import { defaultPack, engineVersion, runGraph, type GraphSubject } from "../engine/index.ts";
import { buildPicture } from "../report/model/picture-report.ts";
import { boxLayout } from "../report/render/html/box-drawing.ts";
import { pictureSvg } from "../report/render/html/picture-svg.ts";
import { pictureDot, pictureJson, pictureMermaid, pictureText } from "../report/render/picture.ts";
import { addJudgingFlags, requestOf, type JudgingFlags } from "./judging-flags.ts";
import { linkFlag, linksOf } from "./links.ts";
import { usageMessages } from "./messages.ts";
import { reportVerb, showTroubles } from "./verb.ts";

interface Flags extends JudgingFlags {
  readonly rule: string | undefined;
  readonly instruments: boolean | undefined;
  readonly link: string | undefined;
  readonly output: string | undefined;
}

const help = messages("cli/help/graph", {
  summary: {
    en: "draw a rule, an article, a pack, or laws and their references",
    zh: "畫出一條規則、一條條文、一個規則包，或者各法規及其相互引用",
  },
  description: {
    en:
      "Draws rules below their articles, with what each asks and the standards and definitions that it reads; or which law refers to which.\n" +
      "With documents every part shows what it came to: by its colour, its border and a sign. Nodes link to the lines of the policies.",
    zh:
      "畫出各條文下的規則、每條規則的要求，及其所用的標準和定義；或者畫出哪部法規引用哪部法規。\n" +
      "給出文檔時，各部分以顏色、邊框和符號顯示其結果。各節點鏈接到規則所在的行。",
  },
  output: { en: "write the picture to a file", zh: "將圖寫入文件" },
  pack: {
    en: "a shipped pack, or a folder with pack.yaml; default that of edict.yaml, or {pack}",
    zh: "隨附的規則包，或者含 `pack.yaml` 的文件夾；默認為 `edict.yaml` 中的，或者 {pack}",
  },
  inputs: { en: "files or folders by which it is coloured", zh: "用以着色的文件或者文件夾" },
  rule: { en: "a rule by its name, or an article by its number", zh: "規則的名稱，或者條文的編號" },
  instruments: {
    en: "packs and how they refer to each other; default all that are shipped",
    zh: "各規則包及其相互引用；默認為全部隨附的規則包",
  },
  exits: {
    en: "Exit code: 0 shown, 3 a policy does not compile, 4 an input cannot be read,\n5 nothing was judged, 64 misuse, 70 a bug.",
    zh: "退出碼：0 已顯示；3 有規則不能編譯；4 有輸入不能讀取；5 什麼都沒有判斷；\n64 用法有誤；70 程序缺陷。",
  },
});

export const graphVerb = reportVerb({
  name: "graph",
  summary: help.summary(),
  description: help.description(),
  example: [
    "edict graph cn.genai_interim_measures --rule 7 -f svg -o article-7.svg",
    "edict graph cn.genai_interim_measures service.yaml --rule lawful_base_model",
    "edict graph --instruments -f mermaid",
  ],
  exits: help.exits(),
  formats: { human: pictureText, json: pictureJson, dot: pictureDot, mermaid: pictureMermaid },
  drawn: {
    svg: (report, options, graphviz) =>
      pictureSvg(report, options, (boxes, edges) => boxLayout(boxes, edges, graphviz)),
  },
  output: help.output(),
  before: (command, say) =>
    command
      .argument("[PACK]", say(help.pack({ pack: defaultPack })))
      .argument("[INPUT...]", say(help.inputs()))
      .option("--rule <RULE>", say(help.rule()))
      .option("--instruments", say(help.instruments()))
      .option(...linkFlag(say)),
  after: addJudgingFlags,
  inputs: (args) => args.slice(1),
  run: (flags: Flags, { args, inputs, host, world }) => {
    const { rule, instruments } = flags;
    if (rule !== undefined && instruments === true) return usageMessages.ruleOrInstruments();
    const shows: GraphSubject =
      instruments === true
        ? { kind: "instruments" }
        : rule === undefined
          ? { kind: "pack" }
          : { kind: "part", name: rule };
    const run = runGraph({ ...requestOf(flags, inputs, world), pack: args[0], shows }, host);
    const { picture, exitCode } = run;
    const linkTo = linksOf(flags, world);
    return {
      code: exitCode,
      err: showTroubles(run, flags, world),
      report: picture && ((locale) => buildPicture(picture, { ...run, linkTo }, engineVersion, locale)),
    };
  },
});
