import { expect, test } from "vitest";
import { diagnostic } from "../../../src/base/diagnostic.ts";
import { locales } from "../../../src/base/locale.ts";
import { unreadableText } from "../../../src/engine/request-diagnostics.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import type { Report } from "../../../src/report/model/report.ts";
import { showDiagnostics } from "../../../src/report/render/diagnostics.ts";
import { jsonReport } from "../../../src/report/render/json.ts";
import { textReport } from "../../../src/report/render/text.ts";
import type { FormatOptions, Paint } from "../../../src/report/view/format-options.ts";
import { allRules } from "../../../src/report/view/findings.ts";
import { stepsOf } from "../../../src/report/view/rule-steps.ts";
import { displayWidth } from "../../../src/report/view/text-layout.ts";
import { plain } from "./plain.ts";
import { runExample, runTiny, service } from "./tiny.ts";

const tiny = (text = service): Report => buildReport(runTiny({ "service.yaml": text }));
const linesOf = (report: Report, options: Partial<FormatOptions> = {}): readonly string[] =>
  textReport(report, { ...plain, ...options })
    .trimEnd()
    .split("\n");

const example = buildReport(runExample());

/** Places and names are never broken, so that they can be clicked and found. */
const isWhole = (line: string): boolean => /^ *((policy|规则|規則|text at|官方文本) +)?\S+$/.test(line);

for (const locale of Object.values(locales)) {
  test(`the example fits 80 columns in ${locale.tag}, and 60`, () => {
    for (const width of [80, 60]) {
      const wide = linesOf(example, { locale, width }).filter((it) => displayWidth(it) > width && !isWhole(it));
      expect(wide).toEqual([]);
    }
  });
}

test("the header says how the run was judged", () => {
  const [, about, asOf, lawOf, factsOn, party, packs] = linesOf(tiny());
  expect([about, asOf, lawOf, factsOn, party, packs]).toEqual([
    "about     聊天 (chat)",
    "as of     2026-06-30",
    "law of    each document's own day; without one, the day of judgement",
    "facts on  2026-06-30",
    "party     provider",
    "packs     test.tiny 1.0.0, in force from 2023-08-15",
  ]);
});

test("in an article, violated rules stand before undetermined ones, and these before all others", () => {
  const lines = linesOf(tiny()).join("\n");
  const order = ["VIOLATED", "UNDETERMINED", "not applicable  art. 1(2)", "pending         art. 2(1)"];
  const found = order.map((it) => lines.indexOf(it));
  expect(found).toEqual(found.toSorted((a, b) => a - b));
  expect(found.every((it) => it >= 0)).toBe(true);
});

test("a violated rule shows its line with carets, what is broken and what to do", () => {
  const lines = linesOf(tiny());
  const at = lines.indexOf("  VIOLATED  art. 1(1)  versioned");
  expect(lines.slice(at, at + 11)).toEqual([
    "  VIOLATED  art. 1(1)  versioned",
    "  The provider must state a version.",
    "  Basics of the service (our words, not the law's)",
    "",
    "  service.yaml:7:3",
    "  7 |   version: null",
    "    |   ^^^^^^^",
    "  broken  require service.version is present",
    "  facts   service.version is null (line 7)",
    "  to do   State the version.",
    expect.stringMatching(/^ {2}policy {2}tiny\/tiny\.edict:\d+:\d+$/),
  ]);
});

test("the law's words are shown in the reader's script", () => {
  expect(linesOf(example).join("\n")).toContain("「使用具有合法來源的數據和基礎模型」");
  expect(linesOf(example, { locale: locales["zh-Hans"] }).join("\n")).toContain("“使用具有合法来源的数据和基础模型”");
  expect(linesOf(example, { locale: locales["zh-Hans"] })).toContain("《生成式人工智能服务管理暂行办法》");
});

test("a need of more than one rule is told once more, with its rules", () => {
  const lines = linesOf(tiny(service.replace("performed: false", "performed: true")));
  const at = lines.indexOf("What would settle more than one rule");
  expect(lines[at + 1]).toMatch(/^ {2}an attestation of `fair`: "The service is fair"/);
  expect(lines.slice(at).some((it) => it === "    for fair_too, plain")).toBe(true);
});

test("the last lines are a count of every status and the sentence", () => {
  const text = linesOf(tiny()).join(" ").replaceAll(/\s+/g, " ");
  expect(text).toContain(
    "rules 2 violated, 1 undetermined, 1 pending, 0 satisfied, 0 exempt, 1 not applicable, 0 not in force, 1 not examined",
  );
  expect(text.endsWith(tiny().sentence)).toBe(true);
});

test("what is not encoded stands in its article, and an article without a rule has no verdict", () => {
  const lines = linesOf(tiny());
  expect(lines).toContain('  not encoded     art. 1(2)           "in good faith" because nothing shows it');
  expect(lines.slice(lines.indexOf("Article 3 Spirit: not encoded"))[2]).toMatch(
    /^ {2}not encoded {5}art\. 3\(1\) {11}"the spirit of the age" because/,
  );
  const early = buildReport(runTiny({ "service.yaml": service }, { asOf: "2023-08-14" }));
  expect(linesOf(early).join("\n")).not.toContain("not encoded");
});

test("quietly, a finding that fails the run is shown all the same", () => {
  const report = buildReport(runTiny({ "service.yaml": service.replace("聊天", "TBD") }, { failOn: "low" }));
  expect(linesOf(report, { quiet: true })).toContain("Findings");
});

test("a list is not a fact beside its element, but for machines", () => {
  const report = tiny();
  const at = { path: "service.yaml", line: 1, column: 1, end_line: 1, end_column: 2 };
  const fact = (path: string, shown: string): object => ({ path, shown, scope: false, at });
  const added = [fact("service.models", "3 elements"), fact("service.models[2].licence", "null")];
  const changed: Report = JSON.parse(JSON.stringify(report), (key, value: unknown) =>
    key === "facts" && Array.isArray(value) ? [...value, ...added] : value,
  );
  const text = linesOf(changed).join("\n");
  expect(text).toContain("service.models[2].licence is null (line 1)");
  expect(text).not.toContain("3 elements");
  expect(jsonReport(changed)).toContain("3 elements");
});

test("that no service is given is said once for the party", () => {
  const run = runExample({
    inputs: ["examples/chat-service/incidents.yaml"],
    packs: ["cn.genai_interim_measures"],
    asOf: "2026-11-25",
  });
  const text = linesOf(buildReport(run)).join("\n");
  const own = text.slice(0, text.indexOf("Duties of others"));
  expect(own.match(/no service is given/g)).toHaveLength(1);
  expect(text.match(/--service FILE/g)).toHaveLength(1);
  expect(text).toMatch(/^ {2}needed {2}asked below: the service/m);
});

test("what several rules wait for is asked once, and named at each of them", () => {
  const joint = example.needs.filter((it) => it.rules.length > 1 && it.ask !== undefined);
  const text = linesOf(example).join(" ").replaceAll(/ +/g, " ");
  const timesOf = (words: string | undefined): number => text.split(words ?? "").length - 1;
  expect(joint.map((it) => timesOf(it.ask?.en))).toEqual(joint.map(() => 1));
  expect(joint.map((it) => timesOf(it.what) > it.rules.length)).toEqual(joint.map(() => true));
  expect(joint.length).toBeGreaterThan(0);
});

test("colours change nothing but the colour", () => {
  const colour: Paint = (style, text) => `\u001b[${style.length}m${text}\u001b[0m`;
  const painted = textReport(example, { ...plain, paint: colour });
  expect(painted).toContain("\u001b[");
  expect(painted.replaceAll(/\u001b\[\d+m/g, "")).toBe(textReport(example, plain));
});

test("what a document holds cannot move the cursor", () => {
  const evil = service.replace("version: null", 'version: "\\e[2J\\u202e"').replace("[news_publishing]", "[]");
  expect(textReport(tiny(evil), plain)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
});

test("nobody is called compliant", () => {
  const word = new RegExp("compliant", "i");
  expect(
    [example, tiny()].map((it) => JSON.stringify(it) + textReport(it, plain)).filter((it) => word.test(it)),
  ).toEqual([]);
});

test("mistakes are sorted by place, each with its code, line and fix", () => {
  const bad = service.replace("generates_content", "generates_contents").replace("2026-06-25", "2026-02-30");
  const run = runTiny({ "service.yaml": bad });
  expect(showDiagnostics(run.inputProblems.toReversed(), plain)).toBe(`service.yaml:8:16: error vocabulary/no-such-day
  \`service.launched_on\` is \`2026-02-30\`, which does not exist in the calendar
  8 |   launched_on: 2026-02-30
    |                ^^^^^^^^^^

service.yaml:10:3: error vocabulary/unknown-field
  \`service\` has no field \`generates_contents\`; did you mean \`generates_content\`?
  10 |   generates_contents: true
     |   ^^^^^^^^^^^^^^^^^^
  fix     write \`generates_content\`
`);
});

test("mistakes that stand in no file say what to do", () => {
  const words = { en: "there is no `{name}`", zh: "沒有 `{name}`", help: { en: "write `b`", zh: "寫成 `b`" } };
  const missing = diagnostic("test/missing", "error", words);
  const [first, second] = [missing.nowhere({ name: "a" }), missing.nowhere({ name: "c" })];
  const shown = "error: there is no `a` [test/missing]\n  help    write `b`\n";
  expect(showDiagnostics([first], plain)).toBe(shown);
  expect(showDiagnostics([first, second], plain)).toBe(shown + shown.replace("`a`", "`c`"));
  expect(showDiagnostics([first], { ...plain, locale: locales["zh-Hans"] })).toBe(
    "错误：没有 `a` [test/missing]\n  办法    写成 `b`\n",
  );
});

test("mistakes that stand in no file come after those that stand in one", () => {
  const bad = service.replace("2026-06-25", "2026-02-30");
  const { inputProblems } = runTiny({ "service.yaml": bad });
  const elsewhere = unreadableText.nowhere({ path: "a.yaml" });
  const shown = [inputProblems, [elsewhere]].map((it) => showDiagnostics(it, plain));
  expect(showDiagnostics([elsewhere, ...inputProblems], plain)).toBe(shown.join("\n"));
  expect(shown[0]).toContain("service.yaml:8:16");
});

test("the fact that breaks a rule is told first, also where a rule of another law is asked", () => {
  const [, label = ""] = linesOf(example)
    .join("\n")
    .split(/VIOLATED {2}art\. 12\(1\) {2}label\n/);
  expect(/^ {2}facts +(.*)$/m.exec(label)?.[1]).toBe("response.labels.explicit is 0 elements (line 54)");
  const rule = allRules(example).find((it) => it.rule === "cn.genai_interim_measures.label");
  const [broken] = rule?.instances.filter((it) => it.verdict === "violated") ?? [];
  const steps = rule && broken ? stepsOf(rule, broken, locales.en) : [];
  expect(steps.filter((it) => it.bearing === "bad").map((it) => it.leaves.at(-1))).toEqual(
    Array(2).fill("`response.labels.explicit` is 0 elements (line 54)"),
  );
});
