import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "./edict.ts";
import { edictHere } from "./in-process.ts";

const zh = ["--lang", "zh-Hans"];
const out = (...words: readonly string[]): string => edictHere(words).out.replaceAll(/\n {2,}/g, "");

/** Packs that leave other laws to their readers, and a document that lacks its incidents and requests. */
const few = ["check", "examples/chat-service/service.yaml", "--pack", "cn.genai_interim_measures"];

test("people read titles of subjects, roles, kinds of evidence and laws; programs read ids", () => {
  const report = out(...few, "--full", ...zh);
  expect(report).toMatch(/文档 +生成式人工智能服务 1 份/);
  expect(report).toContain("未提供事件");
  expect(report).toMatch(/《未成年人网络保护条例》（自 2024-01-01 起）/);
  expect(report).toMatch(/署名人：法务（证据：文件；有效期/);
  const ids = /(?<![\w./`-])(?:legal_counsel|security_officer|rights_request|cn\.minors_regulation)(?!\w)/;
  expect(report).not.toMatch(ids);
  expect(out(...few, "-f", "markdown", ...zh)).not.toMatch(ids);
  expect(out(...few)).toContain("request, rights request");
  expect(out(...few, "-f", "markdown")).toContain("Protection of Minors Online (from 2024-01-01)");

  expect(JSON.parse(edictHere([...few, "-f", "json", ...zh]).out)).toEqual(
    JSON.parse(edictHere([...few, "-f", "json"]).out),
  );
  expect(edictHere([...few, "-f", "json"]).out).toContain("no rights_request (");
});

test("the sheet of a role names it by its title, and is asked for by it", () => {
  const asked = ["sheet", ...few.slice(1)];
  const sheet = out(...asked, "--by", "法务", "-q", ...zh);
  expect(sheet).toMatch(/^法务：\d+ 个问题/);
  expect(sheet).toContain("生成式人工智能服务 `xiaohe`");
  expect(sheet).not.toMatch(/`document`|legal_counsel/);
  expect(out(...asked, "--by", "Legal counsel", "-q")).toMatch(/^legal counsel: /);
  expect(edictHere([...asked, "--by", "法官", ...zh]).err).toContain("`legal_counsel`");
  expect(out(...asked, "-f", "html", ...zh)).toContain("法务</h2>");
});

test("a sheet says which answer is a breach, and sentences that say that something is wrong stand apart", () => {
  const asked = ["sheet", "examples/chat-service", "--pack", "cn.genai_interim_measures", "--by", "legal_counsel"];
  const [fine = "", wrong = ""] = out(...asked, "-q", ...zh).split("以下各句指有违反情形：答“是”即为违反");
  expect([fine.includes("答“是”"), fine.includes("答“否”即违反：respect_ip\n")]).toEqual([false, true]);
  expect(wrong).toContain("答“是”即违反：no_prohibited_content\n");
  const form = out(...asked, "-f", "yaml");
  expect(form.match(/“yes” means a breach: \w+/g)?.length).toBe(wrong.match(/答“是”/g)?.length);
  expect(form.indexOf("Sentences that say")).toBeLessThan(form.indexOf("“yes” means a breach: "));
});

test("a vocabulary of one's own says what its roles are called", () => {
  const vocabulary =
    "name: gate\nversion: 1.0.0\ntitle: { en: Gates }\nsubjects: { gate: { schema: gate.schema.yaml } }\nroles: { keeper: { zh: 門衛 } }\n";
  const cwd = folderWith({ "vocabulary/vocabulary.yaml": vocabulary });
  const { err } = edictHere(["check", "--vocabulary", "vocabulary", "."], { cwd });
  expect(err).toMatch(/vocabulary\.yaml:5:10\b/);
});

test("a document in which people write as they speak is told how to write it", () => {
  const said =
    "kind: service\nfacts_on: 2026-06-30\nservice:\n  id: a\n  generates_content: 是\n  operates_abroad: no\n  launched_on: 2026年3月1日\n  complaints: { answer_within: 24小时 }\n";
  const cwd = folderWith({ "s.yaml": said });
  const fixes = (...words: readonly string[]): readonly string[] =>
    [...edictHere(["check", "s.yaml", ...words], { cwd }).err.matchAll(/^ {2}(办法|修改|help|fix) +(.*)$/gm)].map(
      (it) => it[2] ?? "",
    );
  expect(fixes(...zh)).toEqual(["写成 `true`", "写成 `false`", "写成 `2026-03-01`", "写成 `24 hours`"]);
  expect(fixes()).toEqual(["write `true`", "write `false`", "write `2026-03-01`", "write `24 hours`"]);
});

test("a profile takes a duration in Chinese for what it is", () => {
  const profile =
    "interpretations:\n  - { term: cn.genai_interim_measures.promptly, value: 24小时, by: 林, on: 2026-01-01, from: 2026-01-01, until: null, because: 依公司制度第三条 }\n";
  const cwd = folderWith({
    "profile.yaml": profile,
    "s.yaml": "kind: service\nfacts_on: 2026-06-30\nservice: { id: a }\n",
  });
  expect(edictHere(["check", "s.yaml", "--profile", "profile.yaml"], { cwd }).err).toBe("");
});

test("of one sentence that two laws ask a sheet stores one name", () => {
  const answer = (standard: string): string =>
    `      - { standard: ${standard}, about: { subject: a }, answer: yes, evidence: [{ kind: document, id: memo, collected_on: 2026-06-01, expires_on: null }] }\n`;
  const names = ["cn.algorithm_recommendation", "cn.security_assessment"].map(
    (it) => `${it}.public_opinion_attributes`,
  );
  const cwd = folderWith({
    "s.yaml": "kind: service\nfacts_on: 2026-06-30\nservice:\n  id: a\n",
    "sheet.yaml": `sheet: sheet@1\npeople:\n  - role: legal_counsel\n    name: 林\n    on: 2026-06-20\n    answers:\n${names.map(answer).join("")}`,
    "short.yaml": `sheet: sheet@1\npeople:\n  - role: legal_counsel\n    name: 林\n    on: 2026-06-20\n    answers:\n${answer("public_opinion_attributes")}`,
  });
  const read = (sheet: string) => edictHere(["sheet", "s.yaml", "--as-of", "2026-06-30", "--read", sheet], { cwd });
  const short = read("short.yaml");
  expect([short.code, short.err.replaceAll(/\s+/g, " ")]).toEqual([
    4,
    expect.stringMatching(/^short\.yaml:7:21: .* did you mean `cn\.security_assessment\.public_opinion_attributes`\?/),
  ]);
  expect([read("sheet.yaml").err, readFileSync(join(cwd, "s.yaml"), "utf8").match(/standard: .*/g)]).toEqual([
    "",
    [`standard: ${names[1]}`],
  ]);
});
