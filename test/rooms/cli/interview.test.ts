import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, expect, test } from "vitest";
import { nodeHost, overlayHost, type Host } from "../../../src/base/host.ts";
import type { CommandEnvironment, CommandOutcome } from "../../../src/cli/environment.ts";
import { commandIn } from "../../../src/cli/conversation.ts";
import { runCommandLine } from "../../../src/cli/run-command-line.ts";
import { verbs } from "../../../src/cli/verbs.ts";
import type { Layout } from "../../../src/report/view/format-options.ts";
import { displayWidth } from "../../../src/report/view/text-layout.ts";
import { hostWith, nothing, now } from "../report/tiny.ts";
import { locales } from "../../../src/base/locale.ts";
import { runInterview } from "../../../src/engine/index.ts";
import { questionAt } from "../../../src/report/model/interview.ts";
import { questionText } from "../../../src/report/render/interview.ts";
import { ended } from "./ended.ts";

const head = "kind: service\nvocabulary: genai@1\nfacts_on: 2026-06-30\n";
const bare = `${head}service:\n  id: chat\n  # version: TBD  # which?\n`;
const chineseLayout: Layout = { locale: locales["zh-Hans"], width: 80, paint: (_, it) => it };
const world = (host: Host): CommandEnvironment => ({
  host,
  now,
  library: "policies",
  width: 80,
  colors: { out: false, err: false },
  readStandardInput: () => undefined,
});

interface Talk {
  readonly outcome: CommandOutcome;
  /** What was told, with the lines that were answered. */
  readonly told: string;
  /** What was saved, by path. */
  readonly saved: ReadonlyMap<string, string>;
}

/** Answers at a terminal line by line; the person leaves when there are no more. */
async function talk(line: string, files: Readonly<Record<string, string>>, answers: readonly string[]): Promise<Talk> {
  let host = hostWith(files);
  const left = [...answers];
  const told: string[] = [];
  const saved = new Map<string, string>();
  // Each read is one of the file as it is now.
  const live: Host = {
    ...host,
    readText: (path) => host.readText(path),
    readBytes: (path, most) => host.readBytes(path, most),
  };
  const outcome = runCommandLine(line.split(" "), verbs, {
    ...world(live),
    terminal: {
      ask: async (prompt) => {
        const next = left.shift();
        told.push(`${prompt}${next ?? ""}\n`);
        return await Promise.resolve(next);
      },
      tell: (text) => void told.push(text),
      save: ({ path, text }) => {
        if (path.startsWith("locked")) return "it is locked\n";
        saved.set(path, text);
        host = overlayHost(host, { [path]: text });
        return undefined;
      },
    },
  });
  if ("shownBy" in outcome) throw new Error("nothing is drawn");
  return { outcome: "streamed" in outcome ? await outcome.streamed() : outcome, told: told.join(""), saved };
}

test("a person is asked, a wrong answer is told and asked again, and each answer is saved at once", async () => {
  const answers = ["perhaps", "no", "skip", "2", "", "quit"];
  const { outcome, told, saved } = await talk("interview s.yaml --pack /tiny", { "s.yaml": bare }, answers);
  expect(told).toMatchInlineSnapshot(`
    "\`skip\` asks later, \`back\` takes back the last answer, \`quit\` ends; each answer is written at once.

    0 of 5 facts, 0 of 1 signatures
    Do you pre-train, fine-tune or otherwise train a model for this service?
      \`yes\` or \`no\`
      service.training.performed (s.yaml:6)
      2 rules wait for it, and an answer may settle 1
    > perhaps
    not written: \`service.training.performed\` is answered with yes or no, and not
      with \`perhaps\`
    > no
    written: s.yaml:6

    1 of 5 facts, 0 of 1 signatures
    Does the service generate text, images, audio, video or other content with a
      model?
      \`yes\` or \`no\`
      service.generates_content (s.yaml:8)
      1 rule waits for it, and an answer may settle 1
    > skip

    1 of 5 facts (1 skipped), 0 of 1 signatures
    Which version of the service do these facts describe?
      in words; \`none\`: there is none
      service.version (s.yaml:8)
      1 rule waits for it, and an answer may settle 1
    > 2
    written: s.yaml:8

    2 of 5 facts (1 skipped), 0 of 1 signatures
    On which day did the service go online? Write null if it has not yet.
      a day, such as 2026-03-01
      service.launched_on (s.yaml:9)
      1 rule waits for it, and an answer may settle 1
    > 

    2 of 5 facts (2 skipped), 0 of 1 signatures
    On which day did the service end? Write null if it has not.
      a day, such as 2026-03-01
      service.ended_on (s.yaml:9)
      1 rule waits for it
    > quit
    "
  `);
  expect([...saved]).toEqual([
    ["s.yaml", `${head}service:\n  id: chat\n  training:\n    performed: false\n  version: "2"  # which?\n`],
  ]);
  expect(outcome.out).toMatchInlineSnapshot(`
    "
    2 of 5 facts (2 skipped), 0 of 1 signatures
    2 questions were skipped.
    1 signature is missing, which people give by themselves (what several roles may
      sign is counted with each):
      counsel: 1 (\`edict sheet --by counsel\`)
      officer: 1 (\`edict sheet --by officer\`)
    "
  `);
  expect([outcome.code, outcome.files]).toEqual([0, []]);
});

test("who is asked of a folder is told first how many files of it are not read", async () => {
  const { told } = await talk("interview in --pack /tiny", { "in/s.yaml": bare, "in/.old.yaml": "a: 1\n" }, []);
  expect(told).toMatch(/^not seen  1 file skipped\n`skip` asks later/);
});

test("an answer that breaks a rule says so, and is written all the same", async () => {
  const files = { "s.yaml": bare };
  const asked = "interview s.yaml --pack /tiny --answer service.version=none".split(" ");
  const one = ended(asked, world(hostWith(files)));
  expect(one.out).toMatch(/^written: s\.yaml:6\nnow violated: versioned; `edict explain` says why\n/);
  const { broken } = JSON.parse(ended([...asked, "-f", "json"], world(hostWith(files))).out) as { broken: unknown };
  expect(broken).toEqual(["test.tiny.versioned"]);
  const { told } = await talk("interview s.yaml --pack /tiny", files, ["skip", "skip", "none", "quit"]);
  expect(told).toContain("\nnow violated: versioned;");
  expect(ended(asked.with(-1, "service.version=2"), world(hostWith(files))).out).not.toContain("violated");
});

test("whoever leaves keeps what is written, and a file that cannot be written ends it", async () => {
  const left = await talk("interview s.yaml --pack /tiny", { "s.yaml": bare }, ["yes"]);
  expect([left.outcome.code, left.saved.size]).toEqual([0, 1]);
  const locked = await talk("interview locked.yaml --pack /tiny", { "locked.yaml": bare }, ["yes", "no"]);
  expect(locked.outcome).toMatchObject({ code: 64, err: "it is locked\n" });
});

test("when nothing is left, it says so and names the signatures", async () => {
  const { outcome } = await talk("interview s.yaml --pack /tiny", { "s.yaml": bare }, ["no", "no", "1", "none"]);
  expect(outcome.out).toContain("No question is left.");
  expect(outcome.out).toContain("  counsel: 1 (`edict sheet --by counsel`)\n");
});

test("when only a signature says whether the law applies, it says that more may be asked", () => {
  const facts = `${head}service:
  id: harbour
  generates_content: true
  launched_on: 2026-03-02
  channels: [{ name: web, access: contracted, mainland: true }]
  modalities: [text]
`;
  const line = ["interview", "s.yaml", "--pack", "cn.genai_interim_measures", "--next"];
  const { out } = ended(line, world(hostWith({ "s.yaml": facts })));
  expect(out).toContain("No question is left.\n");
  expect(out.replaceAll(/\s+/g, " ")).toMatch(
    / Of \d+ rules it is open whether the law applies: what else is missing /,
  );
  const json = JSON.parse(ended([...line, "-f", "json"], world(hostWith({ "s.yaml": facts }))).out);
  expect([isSound(json), json.question, json.scope_open.length > 0]).toEqual([true, null, true]);
});

test("in Chinese it asks in Chinese, and takes Chinese words", async () => {
  const { told, saved } = await talk("interview s.yaml --pack /tiny --lang zh-Hans", { "s.yaml": bare }, [
    "是",
    "跳过",
    "退出",
  ]);
  expect(saved.get("s.yaml")).toContain("performed: true");
  expect(told).toContain("是否为该服务开展预训练");
});

test("the last answer is taken back, and what was skipped is asked again", async () => {
  const answers = ["back", "no", "skip", "2", "back", "back", "yes", "back", "返回", "yes", "quit"];
  const { told, saved } = await talk("interview s.yaml --pack /tiny", { "s.yaml": bare }, answers);
  expect(told.match(/^(?:This is.*|taken back.*|written.*|> .*)$/gm)).toEqual([
    "> back",
    "This is the first question.",
    "> no",
    "written: s.yaml:6",
    "> skip",
    "> 2",
    "written: s.yaml:8",
    "> back",
    "taken back: service.version",
    "> back",
    "> yes",
    "written: s.yaml:8",
    "> back",
    "taken back: service.generates_content",
    "> 返回",
    "taken back: service.training.performed",
    "> yes",
    "written: s.yaml:6",
    "> quit",
  ]);
  expect(saved.get("s.yaml")).toBe(bare.replace("chat\n", "chat\n  training:\n    performed: true\n"));
  const made = await talk("init new --ci none", {}, ["", "", "yes", "text", "back", "image", "quit"]);
  expect(made.outcome.files.find((it) => it.path === "new/service.yaml")?.text).toContain("modalities: [image]\n");
});

test("what a person says to the interview is understood in capitals and in full width", async () => {
  const answers = ["Skip", "ＳＫＩＰ", "Back", "no", "QUIT"];
  const { outcome, saved } = await talk("interview s.yaml --pack /tiny", { "s.yaml": bare }, answers);
  expect([...saved]).toEqual([["s.yaml", bare.replace("chat\n", "chat\n  generates_content: false\n")]]);
  expect(outcome.out).toContain("\n1 question was skipped.\n");
});

test("how a question is answered is said to who asks for help or to go on, and nothing is written", async () => {
  const { told, saved } = await talk("interview s.yaml --pack /tiny", { "s.yaml": bare }, [
    "？",
    "Help",
    "帮助",
    "继续",
    "quit",
  ]);
  const said = "How to answer: `yes` or `no`. `skip` asks later, `back` takes back the last answer, `quit` ends. > ";
  expect([saved.size, told.replaceAll(/\s+/g, " ").split(said).length]).toEqual([0, 5]);
});

test.each([
  ["继续", "goOn"],
  ["繼續", "goOn"],
  ["Go on", "goOn"],
  ["", "skip"],
  [" 跳過 ", "skip"],
  ["Exit", "quit"],
  ["帮助", "help"],
  ["？", "help"],
  ["yes", undefined],
])("what is said to the questions themselves: %s is %s", (text, command) => {
  expect(commandIn(text)).toBe(command);
});

test("in Chinese each choice has its word, papers their kinds, and a list asks for all", () => {
  const said = (path: string): string => {
    const text = `${head}service: { id: chat, generates_content: true }\n`;
    const run = runInterview({ ...nothing, packs: ["/tiny"], inputs: ["s.yaml"] }, hostWith({ "s.yaml": text }));
    const [input] = run.report.inputs;
    const question = input && questionAt(run.report, input, path);
    if (!question) throw new Error("it can be asked");
    return questionText(question, 1, chineseLayout);
  };
  expect(said("service.audience.minors")).toMatchInlineSnapshot(`
    "对未成年人是允许使用、采取保护措施后允许，还是禁止使用？
      允许（\`allowed\`）、采取保护措施后允许（\`guarded\`）、禁止（\`prohibited\`）之一
      service.audience.minors（s.yaml:1）
    "
  `);
  expect(said("service.modalities")).toMatchInlineSnapshot(`
    "该服务生成哪些类型的内容？
      文本（\`text\`）、图片（\`image\`）、音频（\`audio\`）、视频（\`video\`）、虚拟场景
        （\`virtual_scene\`）；请列全，多项用逗号分隔；一项也没有的，填“无”（即空列
        表）
      service.modalities（s.yaml:1）
    "
  `);
  expect(said("service.training.security_management")).toMatchInlineSnapshot(`
    "哪份文件规定了训练数据的安全管理制度？没有请填 null。
      填 \`evidence\` 之下一份证据的标识；新的证据填：标识, 类别, 收集日, 最后有效日，
        例如“contract-1, 合同, 2026-03-01, 无”。类别为文件（\`document\`）、网址
        （\`url\`）、截图（\`screenshot\`）、日志（\`log\`）、测试结果（\`test_result\`）、
        合同（\`contract\`）、证书（\`certificate\`）、备案材料（\`filing\`）之一
      service.training.security_management（s.yaml:1）
    "
  `);
  expect(said("service.filing.assessment_occasions")).toMatchInlineSnapshot(`
    "上线之后出现过哪些需要开展安全评估的情形？没有请填空列表。
      各项名称，请列全，用逗号分隔；一项也没有的，填“无”（即空列表）
      service.filing.assessment_occasions（s.yaml:1）
    "
  `);
  expect(said("service.non_discrimination.measures")).toMatchInlineSnapshot(`
    "采取了哪些防止歧视的措施？没有请填空列表。
      每一项填：该措施作用于哪个环节？（算法设计（\`algorithm_design\`）、训练数据选择
        （\`data_selection\`）、模型生成和优化（\`model\`）、提供服务（\`service\`）、其他
        （\`other\`）之一）；请列全，多项用逗号分隔；一项也没有的，填“无”（即空列表）
      service.non_discrimination.measures（s.yaml:1）
    "
  `);
});

test("an entry of a list is called as it calls itself, and by its number only where it does not", async () => {
  const answers = ["", "", "yes", "text", "app.example.com, 小程序（公测）", "public", "quit"];
  const { told } = await talk("init new --ci none", {}, answers);
  expect(told).toContain("\napp.example.com: Who can use");
  expect(told).toContain("  service.channels[app.example.com].access\n");
  expect(told).toContain("\n小程序（公测）: Who can use");
  const shares = "shares: [{ recipient: Harbour Ltd }, {}]";
  const text = `${head}service: { id: chat, privacy: { ${shares} }, non_discrimination: { measures: [{ stage: model }] } }\n`;
  const run = runInterview({ ...nothing, packs: ["/tiny"], inputs: ["s.yaml"] }, hostWith({ "s.yaml": text }));
  const [input] = run.report.inputs;
  const called = (path: string): unknown => {
    const question = input && questionAt(run.report, input, path);
    return question && [question.name, questionText(question, 1, chineseLayout).split("：")[0]];
  };
  expect([0, 1].map((at) => called(`service.privacy.shares[${at}].legal_basis`))).toEqual([
    ["service.privacy.shares[0].legal_basis", "Harbour Ltd"],
    ["service.privacy.shares[1].legal_basis", "第 2 项"],
  ]);
  expect(called("service.non_discrimination.measures[0].ground")).toEqual([
    "service.non_discrimination.measures[0].ground",
    "模型生成和优化",
  ]);
});

const schemas = (name: string): object => JSON.parse(readFileSync(`grammar/schema/${name}.schema.json`, "utf8"));
const isSound = new Ajv2020().addSchema([schemas("graph-1"), schemas("report-1")]).compile(schemas("interview-1"));

test("without a terminal the next question is printed, and nothing is asked", () => {
  const said = ended(["interview", "s.yaml", "--pack", "/tiny"], world(hostWith({ "s.yaml": bare })));
  expect(said.out).toMatchInlineSnapshot(`
    "0 of 5 facts, 0 of 1 signatures
    Do you pre-train, fine-tune or otherwise train a model for this service?
      \`yes\` or \`no\`
      service.training.performed (s.yaml:6)
      2 rules wait for it, and an answer may settle 1
    "
  `);
  expect(said.out.split("\n").filter((it) => displayWidth(it) > 80)).toEqual([]);
  expect(said.files).toEqual([]);
  const next = ended(
    ["interview", "s.yaml", "--pack", "/tiny", "--skip", "service.generates_content", "-f", "json"],
    world(hostWith({ "s.yaml": bare })),
  );
  expect([isSound(JSON.parse(next.out)), isSound.errors]).toEqual([true, null]);
  expect(JSON.parse(next.out).question.path).toBe("service.training.performed");
});

test("a short report names the line at which the answer to its question would stand", () => {
  const said = (text: string): string =>
    ended(["check", "s.yaml", "--pack", "/tiny"], world(hostWith({ "s.yaml": text }))).out.replaceAll(/\s+/g, " ");
  expect(said(bare)).toMatch(
    /^[^]*ask first `service\.training\.performed`: [^;]*; the answer belongs at s\.yaml:6 not/,
  );
  const long = bare.replace("chat\n", `chat\n  # ${"x".repeat(200_000)}\n`);
  expect(said(long)).toContain("; the answer belongs at s.yaml:5:3 ");
});

test("answers on the command line are written together or not at all", () => {
  const run = (...answers: readonly string[]): CommandOutcome =>
    ended(
      ["interview", "s.yaml", "--pack", "/tiny", ...answers.flatMap((it) => ["--answer", it]), "-f", "json"],
      world(hostWith({ "s.yaml": bare })),
    );
  const both = run("service.version=2", "service.training.performed=no");
  expect(both.files).toEqual([
    {
      path: "s.yaml",
      text: bare.replace("# version: TBD", 'version: "2"') + "  training:\n    performed: false\n",
      rewrites: true,
    },
  ]);
  const report = JSON.parse(both.out);
  expect([isSound(report), report.written]).toEqual([
    true,
    [
      { path: "service.version", file: "s.yaml", line: 6 },
      { path: "service.training.performed", file: "s.yaml", line: 7 },
    ],
  ]);
  const one = run("service.version=2", "service.training.performed=perhaps");
  expect([one.code, one.files, one.out]).toEqual([4, [], ""]);
  expect(one.err.replaceAll(/\s+/g, " ")).toBe(
    "error: not written: all 2 answers, because of one: `service.training.performed` is answered with yes or no, and not with `perhaps` ",
  );
  const two = run(
    "service.training=maybe",
    "service.training.performed=perhaps",
    "service.version=2",
    "service.ended_on=soon",
  );
  expect(two.err.replaceAll(/\s+/g, " ")).toMatch(
    /^error: not written: all 4 answers, because of 2: `service\.training` .*; `service\.ended_on` must be a date, as in 2026-11-01, not `soon`; if there is none, answer `none` $/,
  );
});

test("an answer that is there already passes, and one that no rule of the run reads says so", () => {
  const run = (...words: readonly string[]): CommandOutcome =>
    ended(["interview", "s.yaml", "--pack", "/tiny", ...words], world(hostWith({ "s.yaml": `${bare}  name: Chat\n` })));
  const answers = ["service.name=Chat", "service.version=2", "service.operates_abroad=no"];
  const words = answers.flatMap((it) => ["--answer", it]);
  const chinese = run(...words, "--lang", "zh-Hans");
  expect([chinese.code, chinese.err]).toEqual([0, ""]);
  expect(chinese.out.replaceAll("\n  ", "")).toMatch(
    /^已是如此，未改动：s\.yaml:7\n本次检查没有规则读取 `service\.name`\n已写入：s\.yaml:6\n已写入：s\.yaml:8\n本次检查没有规则读取 `service\.operates_abroad`；读取它的规则在《[^》]*[^稿）]》（`cn\.[a-z_]+`）、.*、其他 2 项\n事实 /,
  );
  expect(chinese.files.map((it) => it.text)).toEqual([
    `${bare.replace("# version: TBD", 'version: "2"')}  name: Chat\n  operates_abroad: false\n`,
  ]);

  const { written } = JSON.parse(run(...words, "-f", "json").out);
  expect(written).toEqual([
    { path: "service.name", file: "s.yaml", line: 7, same: true, unread: { packs: [] } },
    { path: "service.version", file: "s.yaml", line: 6 },
    {
      path: "service.operates_abroad",
      file: "s.yaml",
      line: 8,
      unread: { packs: expect.arrayContaining(["cn.cybersecurity_law"]) },
    },
  ]);
  expect(run("--answer", "service.name=Chat").files).toEqual([]);
});

test("what cannot be judged is told", () => {
  const broken = ended(["interview", "s.yaml", "--pack", "/tiny"], world(hostWith({ "s.yaml": "service: [" })));
  expect([broken.code, broken.out]).toEqual([4, ""]);
  expect(broken.err).toContain("s.yaml:1:");
});

test("a new project is asked for what decides which rules bind, and written when that is done", async () => {
  const answers = ["Lumen Chat", "Lumen Ltd", "yes", "text", "web", "internal"];
  const { outcome, told } = await talk("init new --ci none", {}, answers);
  expect(told).toMatchInlineSnapshot(`
    "Some questions first: names for the reports, and the few facts that decide which
    rules bind. \`skip\` leaves one open, \`back\` takes back the last answer, \`quit\`
    ends the questions, Ctrl-C writes nothing.

    Under which name is the service offered?
      in words; \`none\`: there is none
      service.name
    > Lumen Chat

    What is the provider's registered name?
      in words; \`none\`: there is none
      service.provider.legal_name
    > Lumen Ltd

    Does the service generate text, images, audio, video or other content with a
      model?
      \`yes\` or \`no\`
      service.generates_content
      53 rules wait for it
    > yes

    Which kinds of content does the service generate?
      text, image, audio, video, virtual_scene; all that apply, separated by commas;
        \`none\`: there is none, an empty list
      service.modalities
    > text

    By which sites, apps and interfaces do people reach the service?
      the names of all of them, separated by commas; \`none\`: there is none, an empty
        list
      service.channels
      52 rules wait for it
    > web

    web: Who can use the channel: the public, contracted customers, own staff or
      researchers?
      one of the public (\`public\`), contracted customers (\`contracted\`), own staff
        (\`internal\`), researchers (\`research\`)
      service.channels[web].access
      52 rules wait for it
    > internal

    "
  `);
  const service = outcome.files.find((it) => it.path === "new/service.yaml")?.text ?? "";
  expect(service).toContain("\n  channels:\n    - name: web  # What is the channel called?\n");
  expect(service).toContain("\n  id: lumen-chat\n");
  expect(outcome.out).toContain("\n`service.id` is `lumen-chat`: ");
  expect(outcome.files.filter((it) => it.path.endsWith(".yml"))).toEqual([]);
});

test("who leaves a new project with Ctrl-C writes nothing; who quits, what is answered", async () => {
  expect((await talk("init new", {}, ["", "", "yes"])).outcome).toMatchObject({ code: 130, files: [], out: "" });
  const { outcome } = await talk("init new", {}, ["", "", "yes", "quit"]);
  expect(outcome.files.find((it) => it.path === "new/service.yaml")?.text).toContain("\n  generates_content: true\n");
});

test("who has said which rules bind may go on with what they lack", async () => {
  const facts = ["yes", "text", "web", "public", "yes", "guarded", "2026-03-01", "qwen", "third_party_api", "no", "no"];
  const first = ["", "", ...facts];
  const { outcome, told } = await talk("init new", {}, [...first, "继续", "no", "back", "skip", "quit"]);
  const [, more = ""] = told.split("service.annotation.performed\n");
  expect(more).toMatchInlineSnapshot(`
    "  5 rules wait for it
    > no

    28 rules wait for 45 more facts, or fewer as you answer. Go on with them now?
    \`yes\` or \`no\`; \`edict interview\` asks for them later.
    > 继续

    11 of 56 facts, 0 of 48 signatures
    Which information is collected? Leave the list empty if none is.
      the names of all of them, separated by commas; \`none\`: there is none, an empty
        list
      service.privacy.collects
      6 rules wait for it
    > no
    not written: \`no\` answers a yes-or-no question, and words are asked for: Which
      information is collected? Leave the list empty if none is.
    > back
    This is the first question.
    > skip

    11 of 56 facts (1 skipped), 0 of 48 signatures
    Where can the public complain or report? Write null if nowhere.
      in words
      service.complaints.entry
      4 rules wait for it
    > quit

    "
  `);
  const service = outcome.files.find((it) => it.path === "new/service.yaml")?.text ?? "";
  expect(service).toContain("\n    performed: false  # Are data annotated");

  const later = await talk("init new", {}, [...first, "later", "?", "no"]);
  expect(later.told.split("\nPlease answer `yes`, ")).toHaveLength(3);
  expect(later.outcome.files.find((it) => it.path === "new/service.yaml")?.text).toBe(service);
  expect(later.outcome.out).toContain("\n42 of 53 rules examined cannot be judged yet, and the others do not apply.\n");
  expect(later.outcome.out).toContain("`edict interview new` asks for it");
  expect((await talk("init new", {}, first)).outcome).toMatchObject({ code: 130, files: [] });
});

test("what was skipped is not asked again, and who has ended the questions is not asked for more", async () => {
  const answers = ["skip", "skip", "yes", "skip", "web", "skip", "yes", "skip", "2026-03-01", "skip", "skip", "skip"];
  const { told } = await talk("init new", {}, [...answers, "yes", "quit"]);
  expect(told.split("  service.channels[web].access\n")).toHaveLength(2);
  expect((await talk("init new", {}, ["", "", "yes", "quit"])).told).not.toContain("Go on");
});

test("a vocabulary that names no first facts asks for nothing", async () => {
  const made = await talk("pack new my.act --zone UTC", {}, []);
  const files = Object.fromEntries(made.outcome.files.map((it) => [it.path, it.text]));
  const { outcome, told } = await talk("init --pack act", files, []);
  expect([outcome.err, outcome.code, told]).toEqual(["", 0, ""]);
});

test("with answers on the command line a new project asks for nothing", async () => {
  const line = "init new --answer service.launched_on=2026-05-01 --answer service.channels[web].access=public";
  const { outcome, told } = await talk(line, {}, []);
  expect(told).toBe("");
  const service = outcome.files.find((it) => it.path === "new/service.yaml")?.text ?? "";
  expect(service).toContain("\n  launched_on: 2026-05-01\n");
  expect(service).toContain("\n      access: public  # Who");
  const wrong = await talk("init new --answer service.launched_on=May", {}, []);
  expect([wrong.outcome.code, wrong.outcome.files]).toEqual([4, []]);
  expect(wrong.outcome.err).toContain("`service.launched_on`");
});

const folder = mkdtempSync(join(tmpdir(), "edict-above-"));
afterAll(() => rmSync(folder, { recursive: true }));

test.each(["check -q", "needs", "explain", "interview", "detect", "timeline --from 2026-01-01 --to 2026-02-01"])(
  "without inputs `edict %s` reads the project above, and says so",
  (line) => {
    mkdirSync(join(folder, "a/b"), { recursive: true });
    writeFileSync(join(folder, "edict.yaml"), "packs: [cn.genai_interim_measures]\ninputs: [s.yaml]\n");
    writeFileSync(join(folder, "s.yaml"), bare);
    const here = (at: string): CommandOutcome =>
      ended(line.split(" "), { ...world(nodeHost(join(folder, at))), library: join(process.cwd(), "policies") });
    const [top, below] = [here("."), here("a/b")];
    expect(below.err).toBe(
      `project: ../../edict.yaml, above this folder\n${top.err.replaceAll("s.yaml", "../../s.yaml")}`,
    );
    expect(below.code).toBe(top.code);
    const flat = ({ out }: CommandOutcome): string => out.replaceAll("../", "").replaceAll(/\s+/g, "");
    expect(flat(below)).toBe(flat(top));
  },
);

test("a file that is meant as this folder's own project is told, though there is one above", () => {
  mkdirSync(join(folder, "c"), { recursive: true });
  writeFileSync(join(folder, "c/edict.yml"), "packs: []\n");
  const said = ended(["check"], { ...world(nodeHost(join(folder, "c"))), library: join(process.cwd(), "policies") });
  expect([said.code, said.err.includes("engine/misnamed-project"), said.err.includes("above")]).toEqual([
    4,
    true,
    false,
  ]);
});
