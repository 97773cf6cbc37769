import { readFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "fast-string-width";
import { expect, test } from "vitest";
import { edict, folderWith } from "./edict.ts";
import { mapFiles, packFiles } from "./pack-files.ts";
import { schemaFaults } from "./schemas.ts";

const example = "examples/chat-service";
const serviceFile = join(example, "service.yaml");
/** Beside a project a file by itself is judged by packs that are named. */
const measures = ["--pack", "cn.genai_interim_measures"];

/** The example in full and as JSON, run once: what several tests read. */
const whole = edict(["check", "--full", example]);
const json = edict(["check", example, "-f", "json"]);

/** A block of the report: the lines from a rule's state to the next empty line after its policy. */
function blocks(out: string, state: string): readonly string[] {
  return out
    .split(new RegExp(`^(?= {2}(?:VIOLATED|UNDETERMINED) {2})`, "m"))
    .filter((it) => it.startsWith(`  ${state}  `));
}

/** Lines that an 80-column screen breaks; a path of its own is never broken, so that it can be clicked. */
function wideLines(out: string): readonly string[] {
  return out.split("\n").filter((it) => stringWidth(it) > 80 && !/^ *((policy|规则) +)?\S+$/.test(it));
}

test("the example exits 1 and lists every kind of verdict by article, at 80 columns", () => {
  const { code, out, err } = whole;
  expect([code, err]).toEqual([1, ""]);
  for (const article of ["Article 4", "Article 7", "Article 12", "Article 14", "Article 17", "Article 24"])
    expect(out).toContain(`\n${article} `);
  for (const state of ["  VIOLATED  ", "  UNDETERMINED  ", "  satisfied  ", "  pending  ", "  not applicable  "]) {
    expect(out).toContain(`\n${state}`);
  }
  expect(wideLines(out)).toEqual([]);
});

test("each violated and undetermined rule has its place, the law's words, and what to do or what is needed", () => {
  const { out } = whole;
  const violated = blocks(out, "VIOLATED");
  const open = blocks(out, "UNDETERMINED");
  expect([violated.length > 0, open.length > 0]).toEqual([true, true]);
  for (const block of [...violated, ...open]) {
    expect(block).toMatch(/^ {2}examples\/chat-service\/\w+\.yaml:\d+:\d+/m);
    expect(block).toMatch(/^ {2}「[^」]+」$|our words, not the law's/m);
    expect(block).toMatch(/^ +\d+ \| .+\n +\| +\^+$/m);
  }
  expect(violated.filter((it) => !/^ {2}to do {3}/m.test(it))).toEqual([]);
  expect(open.filter((it) => !/^ {2}needed {2}/m.test(it))).toEqual([]);
});

test("a service alone leaves the rules on events not examined, and says which", () => {
  const { code, out } = edict(["check", "--full", serviceFile, ...measures, "--as-of", "2026-11-20"]);
  expect(code).toBe(1);
  expect(out).toContain("Not examined: no incident is given");
  expect(out).toContain("Not examined: no response is given");
});

test("all articles of the Measures are encoded, and what else binds is told", () => {
  const said = whole.out.replaceAll(/\s+/g, " ");
  expect(said).toContain(
    " Articles encoded: all 24 (cn.genai_interim_measures); 2, 7, 8, 9, 16, 17, 18, 21, 22, 24, 25, 26, 31, 32, 33 (cn.algorithm_recommendation). Not covered: ",
  );
});

test("what nobody made rules of is not passed off as examined", () => {
  const measures = packFiles("policies/cn/genai-interim-measures/2023-08-15");
  const said = `article 1 { paragraph 1 { not encodable "維護國家安全" because "no fact shows it" } }\n`;
  const law = mapFiles(measures, (path, text) => [`law/${path}`, path === "article-01.edict" ? said : text]);
  const cwd = folderWith({ ...law, "service.yaml": readFileSync(serviceFile, "utf8") });
  const { code, out } = edict(["check", "--full", "service.yaml", "--as-of", "2026-11-20", "--pack", "law"], { cwd });
  expect(code).toBe(1);
  expect(out).toMatch(/^ {2}not encoded {5}art\. 1\(1\).* 「維護國家安全」/m);
  expect(out.replaceAll(/\s+/g, " ")).toContain(" Not encoded: 1 passage. Not covered: ");
});

test("the day of judgement, the law's day, the facts' day and the party are printed", () => {
  const { out } = edict([
    "check",
    "--full",
    serviceFile,
    ...measures,
    "--as-of",
    "2026-11-20",
    "--law-of",
    "2026-06-01",
    "--party",
    "user",
  ]);
  expect(out).toMatch(/^as of {5}2026-11-20\nlaw of {4}2026-06-01\nfacts on {2}2026-11-20\nparty {5}user$/m);
});

test("before the law there is nothing to judge: exit 5, and since when it is in force", () => {
  const { code, out } = edict([
    "check",
    "--full",
    "--pack",
    "cn.genai_interim_measures",
    "--as-of",
    "2023-08-14",
    example,
  ]);
  expect(code).toBe(5);
  expect(out.replaceAll(/\s+/g, " ")).toContain(
    "no rule was in force on 2023-08-14 (cn.genai_interim_measures is in force from 2023-08-15)",
  );
});

test("the JSON of the example fits its published schema and says what the text says", () => {
  const { code, out } = json;
  expect(schemaFaults("report-1", out)).toEqual([]);
  const report = JSON.parse(out);
  expect([code, report.exit_code, report.word]).toEqual([1, 1, "violated"]);
  // People read the subject's title, programs its name.
  expect(whole.out.replaceAll(/\s+/g, " ")).toContain(report.sentence.replace("rights_request", "rights request"));
});

test("the time zone, the language and the working folder of the machine change nothing but paths", () => {
  for (const env of [
    { TZ: "America/Los_Angeles", LANG: "zh_CN.UTF-8" },
    { TZ: "Asia/Tokyo", LANG: "tr_TR.UTF-8" },
  ]) {
    expect(edict(["check", example, "-f", "json"], { env }).out).toBe(json.out);
  }
});

test("the reader's script decides how the law's words are written", () => {
  const { out } = edict(["check", "--full", example, "--lang", "zh-Hans"]);
  expect(out).toContain("生成式人工智能服务管理暂行办法");
  expect(out).toContain("“使用具有合法来源的数据和基础模型”");
  expect(wideLines(out)).toEqual([]);
});

test("a report in a file is whole, and the screen has the other format", () => {
  const cwd = folderWith({ "service.yaml": readFileSync(serviceFile, "utf8") });
  const { code, out } = edict(
    ["check", "service.yaml", "--as-of", "2026-11-20", "-f", "human", "-f", "json=report.json"],
    { cwd },
  );
  expect(code).toBe(1);
  expect(out).toMatch(/^violated /m);
  expect(JSON.parse(readFileSync(join(cwd, "report.json"), "utf8"))).toMatchObject({
    report: "report@1",
    exit_code: 1,
  });
});

test("a file that cannot be written is an error", () => {
  const words = ["check", serviceFile, ...measures, "-o", "no/such/folder/report.txt"];
  const { code, err } = edict(words);
  expect(code).toBe(64);
  expect(err.replaceAll(/\s+/g, " ")).toContain(
    "error: `no/such/folder/report.txt` cannot be written: there is no folder `no/such/folder` ",
  );
  expect(edict([...words, "--lang", "zh-Hans"])).toMatchObject({
    code: 64,
    err: "错误：不能写入 `no/such/folder/report.txt`：没有文件夹 `no/such/folder`\n",
  });
});

test("EDICT_LANG is a language without a flag, and one that is none is told", () => {
  const asked = ["check", serviceFile, ...measures, "--as-of", "2026-11-20"];
  const flagged = edict([...asked, "--lang", "zh-Hans", "-f", "markdown"]);
  expect(edict([...asked, "-f", "markdown"], { env: { EDICT_LANG: "zh-Hans" } })).toEqual(flagged);
  const unknown = edict(asked, { env: { EDICT_LANG: "fr" } });
  expect([unknown.code, unknown.out, unknown.err]).toEqual([64, "", expect.stringContaining("`EDICT_LANG` is `fr`")]);
});

test("a project says the language of every verb that reads it, after --lang and EDICT_LANG and before the system", () => {
  const cwd = folderWith({});
  expect(edict(["init", "--lang", "zh-Hans"], { cwd }).code).toBe(0);
  for (const line of ["check -q", "check --as-off 2026-01-31", "needs", "explain", "interview --next", "sheet"]) {
    const asked = line.split(" ");
    const told = edict(asked, { cwd, env: { LANG: "en_GB.UTF-8" } });
    expect(edict([...asked, "--lang", "zh-Hans"], { cwd, env: { EDICT_LANG: "en" } })).toEqual(told);
  }
  expect(edict(["check", "-q"], { cwd, env: { EDICT_LANG: "en" } }).out).toContain(
    "None of 53 rules examined can be judged yet",
  );
});

test("a dash reads standard input", () => {
  const { code, out } = edict(["check", "--full", "-", "--as-of", "2026-11-20"], {
    input: readFileSync(serviceFile, "utf8"),
  });
  expect(code).toBe(1);
  expect(out).toContain("  stdin.yaml:");
});

test("there is no colour but on a terminal or when it is asked for", () => {
  expect(whole.out).not.toContain("\u001b");
  expect(edict(["check", "--full", example, "--color", "always"], { env: { NO_COLOR: "1" } }).out).toContain(
    "\u001b[1;31mVIOLATED",
  );
});

test("what is printed is printed by us, whatever the environment says to the parser of YAML", () => {
  expect(edict(["check", example, "-f", "json"], { env: { LOG_TOKENS: "1", LOG_STREAM: "1" } })).toEqual(json);
});
