import { locales } from "../../../../src/base/locale.ts";
import { expect, test } from "vitest";
import { define, expectErrors, expectValid, fixed, rule } from "../../../kit/check.ts";

const standard = `standard s "S" { judged by legal_counsel valid for 1 month }`;
const overDatasets = `standard s for each it in service.training.datasets "S" { judged by legal_counsel valid for 1 month }`;

test("a name is declared once in a pack, whatever it names", () => {
  const [found] = expectErrors(
    [
      define("service.generates_content", standard),
      `article 9 { paragraph 1 { define s means service.generates_content } }`,
    ],
    [["repeated-name", "s"]],
  );
  expect(found && locales.en.say(found)).toBe("`s` is already declared at 1.edict:1:77");
});

test("subjects and days are no names of declarations", () => {
  expectErrors(
    `article 8 { paragraph 1 { define request means service.generates_content define as_of means 2023-01-01 } }`,
    [
      ["reserved-name", "request"],
      ["reserved-name", "as_of"],
    ],
  );
});

test("variables hide nothing, except rules", () => {
  const hides = (variable: string): string =>
    define(
      `any ${variable} in service.models satisfies ${variable}.licence is present`,
      'define e means d rule r: provider must "act" { quote "開展數據標注質量評估" on service require e }',
    );
  expectValid(hides("r"));
  for (const it of ["service", "e", "facts_on"]) expectErrors(hides(it), [["shadowed-name", it]]);
  expectErrors(define("any m in service.models satisfies any m in service.models satisfies m.licence is present"), [
    ["shadowed-name", "m"],
  ]);
});

test("a variable means nothing outside its list", () => {
  const [found] = expectErrors(
    define("(any m in service.models satisfies m.licence is present) and m.licence is present"),
    [["unknown-name", "m.licence"]],
  );
  expect(found && locales.en.say(found)).toBe("`m` is a variable of another list, and means nothing outside it");
  expectErrors(
    rule("for each d in service.training.datasets where m.licence is present for each m in service.models"),
    [["unknown-name", "m.licence"]],
  );
});

test("the variable of a rule's list is told as such in an exemption and a definition, with where the condition stands", () => {
  const each = `rule r: provider must "x" { quote "抽樣核驗" on service for each d in service.training.datasets require d.contains_personal_data }`;
  for (const other of ["exemption e from r when d.contains_personal_data", "define f means d.contains_personal_data"]) {
    const [found] = expectErrors(`article 8 { paragraph 1 { ${each} ${other} } }`, [
      ["unknown-name", "d.contains_personal_data"],
    ]);
    expect(found && locales.en.say(found)).toBe(
      "`d` is the variable of `for each` in the rule `r`, and means nothing outside it",
    );
    expect(found && locales.en.help(found)).toContain("stands in that rule, as `when` or `unless`");
  }
});

test("variables of a rule are in reach of all its clauses, whatever their order", () => {
  const checked = expectValid(
    rule(
      "require m.licence is present and a.trained_on is present for each m in service.models for each a in service.annotation.annotators",
    ),
  );
  const depths = [...checked.meanings.values()].flatMap((it) =>
    it.kind === "variable" ? [[it.fields[0], it.depth]] : [],
  );
  expect(depths).toEqual([
    ["licence", 1],
    ["trained_on", 0],
  ]);
});

test("unknown names offer the nearest", () => {
  const [found] = expectErrors(define("servise.generates_content"), [["unknown-name", "servise"]]);
  expect(found && locales.en.say(found)).toBe("nothing is named `servise`; did you mean `service`?");
  expect(found && fixed(found)).toContain("means service.generates_content");
  expectErrors(define("something_else"), [["unknown-name", "something_else"]]);
  const [today] = expectErrors(define("service.launched_on <= today"), [["unknown-name", "today"]]);
  expect(today && fixed(today)).toContain("service.launched_on <= as_of");
});

test("a day that stands as a condition is told how it is asked for", () => {
  const helpOf = (condition: string): string | undefined => {
    const [found] = expectErrors(define(condition), [["not-a-condition", condition.replace(/^.* /, "")]]);
    return found && locales.en.help(found);
  };
  const help = "write `service.launched_on is present` to ask whether there is such a day";
  expect(helpOf("not service.launched_on")).toBe(help);
  expect(helpOf("service.generates_content and service.launched_on")).toBe(help);
  expect(helpOf("not service.name")).toBeUndefined();
});

test("a rule is not read by conditions", () => {
  const [found] = expectErrors(rule("require r"), [["unknown-name", "r"]]);
  expect(found && locales.en.say(found)).toContain("is a rule");
});

test("full names of the own pack are accepted", () => {
  expectValid(
    rule("require cn.genai_interim_measures.d and cn.genai_interim_measures.s is met").replace(
      "rule",
      `define d means service.generates_content ${standard} rule`,
    ),
  );
  expectErrors(define("cn.genai_interim_measures.nothing"), [["unknown-name", "cn.genai_interim_measures.nothing"]]);
  expectErrors(define("cn.deep_synthesis.d"), [["unknown-pack", "cn.deep_synthesis"]]);
});

test("standards are met, and nothing else is", () => {
  const [bare] = expectErrors(define("s", standard), [["standard-without-met", "s"]]);
  expect(bare && fixed(bare)).toContain("means s is met");
  const [met] = expectErrors(define("e is met", "define e means service.generates_content"), [
    ["unknown-standard", "e"],
  ]);
  expect(met && fixed(met)).toContain("means e define");
  const [near] = expectErrors(define("lawful_sorce is met", standard.replace(" s ", " lawful_source ")), [
    ["unknown-standard", "lawful_sorce"],
  ]);
  expect(near && fixed(near)).toContain("lawful_source is met");
  expectErrors(define("service.generates_content is met"), [["unknown-standard", "service.generates_content"]]);
});

test("a standard over a list is met for an element of that list", () => {
  const inRule = (clauses: string): string => rule(clauses).replace("rule", `${overDatasets} rule`);
  const checked = expectValid(inRule("for each x in service.training.datasets require s is met for x"));
  expect([...checked.meanings.values()].filter((it) => it.kind === "variable")).toEqual([
    { kind: "variable", depth: 0, fields: [] },
  ]);
  expectErrors(inRule("require s is met"), [["met-element", "s is met"]]);
  expectErrors(inRule("for each x in service.models require s is met for x"), [["met-element", "x"]]);
  expectErrors(inRule("require s is met for y"), [["unknown-name", "y"]]);
  expectErrors(define("any m in service.models satisfies s is met for m", standard), [["met-element", "m"]]);
});

test("definitions and standards that read themselves are reported once, with the way round", () => {
  const [found] = expectErrors(
    define(
      "e",
      `define e means s is met define f means d standard s "S" { only if d judged by legal_counsel valid for 1 month }`,
    ),
    [["cycle", "d"]],
  );
  expect(found && locales.en.say(found)).toBe("`d` is explained by itself: `d` reads `e` reads `s` reads `d`");
  expectErrors(define("d or service.generates_content"), [["cycle", "d"]]);
  expectErrors(define("e and service.generates_content", "define e means d define f means d + e"), [["cycle", "d"]]);
});

test("definitions may stand anywhere, also after their use and in other files", () => {
  const checked = expectValid([
    rule("require d"),
    `article 9 { paragraph 1 { define d means e define e means service.generates_content } }`,
  ]);
  expect([...checked.meanings.values()].map((it) => it.kind)).toEqual(["subject", "definition", "definition"]);
});

test("Chinese names", () => {
  expectValid(`article 14 { paragraph 1 {
    open term 及时: duration quote "及時"
    define 涉及违法内容 means incident.illegal
    standard 整改到位 "已整改" { on incident judged by legal_counsel valid for 1 month }
    rule 处置: provider must "及时处置" {
      quote "停止生成、停止傳輸、消除等" on incident when 涉及违法内容
      for each 标签 in [1, 2]
      require 停止: incident.generation_stopped_at by incident.discovered_at + 及时
      require 整改: 整改到位 is met and 标签 > 0
    } } }`);
  expectErrors(define("生成内容", "define 生成内容甲 means service.generates_content"), [["unknown-name", "生成内容"]]);
});
