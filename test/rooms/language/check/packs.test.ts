import { locales } from "../../../../src/base/locale.ts";
import { expect, test } from "vitest";
import { daysOf, define, expectErrors, expectValid, fixed, needing, rule } from "../../../kit/check.ts";

const at = (text: string, article = "24"): string => `article ${article} { paragraph 1 { ${text} } }`;
const old = daysOf("2021-01-01", "2024-01-01");
const current = daysOf("2024-01-01");
const duty = (name: string, clauses: string, party = "provider"): string =>
  `rule ${name}: ${party} must "act" { ${clauses} require service.generates_content }`;

test("a definition or parameter of a needed pack is read by its full name, as each version has it", () => {
  const within = needing({
    "cn.other": [
      [old, at("parameter p means 1 from 2021-01-01")],
      [current, at("define p means count(m in service.models where m.origin == own) define q means response.sent")],
    ],
  });
  const checked = expectValid(define("cn.other.p > 0"), within);
  const [foreign] = [...checked.meanings.values()].filter((it) => it.kind === "foreign");
  expect(foreign?.declarations.map((it) => it.declaration.kind)).toEqual(["parameter", "define"]);
  expectValid(define("cn.other.q"), within);
  const [unreadable] = expectErrors(rule("when cn.other.q"), [["unreadable-subject", "cn.other.q"]], within);
  expect(unreadable && locales.en.say(unreadable)).toBe(
    "a rule on `service` cannot use `cn.other.q`, which reads `response`",
  );
  const [near] = expectErrors(define("cn.other.pp > 0"), [["unknown-name", "pp"]], within);
  expect(near && locales.en.say(near)).toBe("nothing is named `cn.other.pp`; did you mean `cn.other.p`?");
  expect(near && fixed(near)).toContain("cn.other.p > 0");
  expectErrors(define("cn.other.p.x"), [["no-fields", "x"]], within);
  expectErrors(define("cn.other.p is present"), [["not-a-fact", "cn.other.p"]], within);
  expectErrors(define("cn.other"), [["unknown-name", "cn.other"]], within);
});

test("the versions of a name agree on its type", () => {
  const within = needing({
    "cn.other": [
      [old, at("define p means 1")],
      [current, at("define p means 1 month")],
    ],
  });
  const [found] = expectErrors(define("cn.other.p > 0"), [["versions-differ", "cn.other.p"]], within);
  expect(found && locales.en.say(found)).toBe(
    "`cn.other.p` is a number in the version that is in force from `2021-01-01` until `2024-01-01`, and a duration in the one from `2024-01-01`",
  );
});

test("of another pack only definitions and parameters are read", () => {
  const within = needing({
    "cn.other": [
      [current, at(`${duty("r", "on service")} standard s "S" { judged by legal_counsel valid for 1 month }`)],
    ],
  });
  const [found] = expectErrors(define("cn.other.r"), [["unknown-name", "r"]], within);
  expect(found && locales.en.say(found)).toBe(
    "`cn.other.r` is a rule, and of another pack only definitions and parameters can be read",
  );
  expectErrors(define("cn.other.s"), [["unknown-name", "s"]], within);
});

test("a pack that is not needed is named as such", () => {
  const within = needing({ "cn.other": [[current, at("define p means 1")]] });
  const [near] = expectErrors(define("cn.othr.p > 0"), [["unknown-pack", "cn.othr"]], within);
  expect(near && locales.en.say(near)).toBe("this pack needs no pack `cn.othr`; did you mean `cn.other`?");
  expect(near && fixed(near)).toContain("cn.other.p > 0");
  const [far] = expectErrors(rule("require complies with eu.act"), [["unknown-pack", "eu.act"]], within);
  expect(far && locales.en.help(far)).toBe("add `eu.act` to `needs` in pack.yaml, if it is not there");
});

test("lists and hours of another pack are known as such", () => {
  const within = needing({
    "cn.other": [
      [current, at("define l means [1, 2, ...] parameter h means 24 hours from 2024-01-01").replaceAll("\n", " ")],
    ],
  });
  expectErrors(define("[1] has all cn.other.l"), [["open-list", "cn.other.l"]], within);
  expectErrors(define("service.launched_on + cn.other.h < 2026-01-01"), [["hours-on-date", "cn.other.h"]], within);
});

test("`complies with` names the duties of the same party on the same subject, of every version", () => {
  const other = (name: string): string =>
    [
      at(
        `${duty(name, "on service")} ${duty("theirs", "on service", "user")} rule note: provider may "act" { on service }`,
      ),
      at(duty("elsewhere", "on response"), "2").replace("paragraph 1 {", "").replace("} }", "}"),
    ].join(" ");
  const within = needing({
    "cn.other": [
      [old, other("before")],
      [current, other("after")],
    ],
  });
  const named = (clause: string): readonly string[] => {
    const checked = expectValid(rule(clause), within);
    return [...checked.named.values()].flatMap((rules) => rules.map((it) => it.name.text));
  };
  expect(named("require complies with cn.other [article 24]")).toEqual(["before", "after"]);
  expect(named("require other: complies with cn.other")).toEqual(["before", "after"]);
  expect(named("require complies with cn.other [after]")).toEqual(["after"]);
  expect(named("require complies with cn.other [after, article 24]")).toEqual(["after", "before"]);

  const [none] = expectErrors(
    rule("require complies with cn.other [article 24, article 2]"),
    [["no-rules", "article 2"]],
    within,
  );
  expect(none && locales.en.say(none)).toBe("art. 2 of `cn.other` has no rule that binds `provider` on `service`");
  expect(none && locales.en.help(none)).toContain("it has `elsewhere` (art. 2: `provider` must on `response`)");
  expectErrors(rule("require complies with cn.other", "incident"), [["no-rules", "cn.other"]], within);
  const [unit] = expectErrors(
    rule("require complies with cn.other [article 25]"),
    [["unknown-unit", "article 25"]],
    within,
  );
  expect(unit && locales.en.say(unit)).toBe("the text has no `article 25` here: it ends with article 24");
  expectErrors(
    rule("require complies with cn.other [article 24 paragraph 3]"),
    [["unknown-unit", "article 24 paragraph 3"]],
    within,
  );
  const [unknown] = expectErrors(rule("require complies with cn.other [afte]"), [["unknown-rule", "afte"]], within);
  expect(unknown && locales.en.say(unknown)).toBe("no rule is named `afte`; did you mean `after`?");
  expect(unknown && fixed(unknown)).toContain("complies with cn.other [after]");
  const [theirs] = expectErrors(rule("require complies with cn.other [theirs]"), [["no-rules", "theirs"]], within);
  expect(theirs && locales.en.say(theirs)).toBe("`cn.other.theirs` is no rule that binds `provider` on `service`");
  expectErrors(
    rule("require complies with cn.other [elsewhere, note]"),
    [
      ["no-rules", "elsewhere"],
      ["no-rules", "note"],
    ],
    within,
  );
});

test("requirements of all kinds share names", () => {
  const within = needing({ "cn.other": [[current, at(duty("r", "on service"))]] });
  expectErrors(
    rule("require a: service.generates_content require a: complies with cn.other"),
    [["repeated-requirement", "a"]],
    within,
  );
});

test("breaches and exemptions name rules of other packs by full name, of any version", () => {
  const within = needing({
    "cn.other": [
      [old, at(duty("r", "on service"))],
      [current, at(`${duty("s", "on service")} rule n: provider may "act" { }`)],
    ],
  });
  const note = (target: string): string =>
    `article 8 { paragraph 1 { rule n: authority may "act" { quote "抽樣核驗" upon breach of ${target} } } }`;
  const exempt = (target: string): string =>
    `article 8 { paragraph 1 { exemption x from ${target} when service.generates_content quote "抽樣核驗" } }`;
  for (const it of [note, exempt]) {
    const checked = expectValid(it("cn.other.r, cn.other.s"), within);
    expect([...checked.named.values()].flat().map((one) => one.name.text)).toEqual(["r", "s"]);
    expectErrors(it("cn.other.t"), [["unknown-rule", "cn.other.t"]], within);
    expectErrors(it("cn.othr.r"), [["unknown-pack", "cn.othr"]], within);
  }
  const [breach] = expectErrors(note("cn.other.n"), [["not-breached", "cn.other.n"]], within);
  expect(breach && locales.en.say(breach)).toBe("`cn.other.n` says `may`, which nobody can breach");
  expectValid(exempt("cn.other.n"), within);
});

const judgedBy = (who: string): string => `standard s "S" { judged by ${who} }`;
const question = at(judgedBy("legal_counsel valid for 1 month"));
const same = (clauses: string, each = ""): string => at(`standard mine ${each} "Mine" { ${clauses} }`, "8");

test("a standard may be the same as one of a needed pack, which may be the same as a third", () => {
  const within = needing({
    "cn.other": [
      [old, question],
      [current, question],
    ],
  });
  const checked = expectValid(same("the same as cn.other.s"), within);
  expect(checked.standards.map((it) => it.sameAs?.name)).toEqual(["cn.other.s"]);
  expect(checked.standards[0]?.sameAs?.standard.judges).toHaveLength(1);
  expect(expectValid(same("judged by legal_counsel valid for 1 month")).standards[0]?.sameAs).toBeUndefined();
});

test("who may sign is said once, where the question is at home", () => {
  const within = needing({ "cn.other": [[current, question]] });
  const written = "judged by legal_counsel valid for 6 months";
  const [found] = expectErrors(same(`the same as cn.other.s ${written}`), [["judged-elsewhere", written]], within);
  expect(found && locales.en.say(found)).toBe("who may judge `mine` is said in `cn.other.s`, which is the same");
  expectErrors(same(""), [["missing-clause", "mine"]], within);
});

test("a question is one standard of another pack that is there", () => {
  const within = needing({
    "cn.other": [[current, at(`${judgedBy("legal_counsel valid for 1 month")} ${duty("r", "on service")}`)]],
  });
  const [near] = expectErrors(same("the same as cn.other.ss"), [["unknown-standard", "cn.other.ss"]], within);
  expect(near && locales.en.say(near)).toBe("no standard is named `cn.other.ss`; did you mean `cn.other.s`?");
  expect(near && fixed(near)).toContain("the same as cn.other.s");
  const [other] = expectErrors(same("the same as cn.other.r"), [["unknown-standard", "cn.other.r"]], within);
  expect(other && locales.en.say(other)).toBe("`cn.other.r` is a rule, and only a standard can be the same");
  expectErrors(same("the same as cn.othr.s"), [["unknown-pack", "cn.othr"]], within);
  const [own] = expectErrors(same("the same as mine"), [["not-one-question", "mine"]], within);
  expect(own && locales.en.say(own)).toBe(
    "`mine` cannot be the same as `mine`: only the standard of another pack can be named here",
  );
});

test("one signature answers one question: of one subject, for the elements of one list, by whoever may sign", () => {
  const listed = (list: string): string =>
    at(`standard s for each x in ${list} "S" { judged by legal_counsel valid for 1 month }`);
  const of = (...texts: readonly string[]) =>
    needing({
      "cn.other": texts.map((text, index) => [index === 0 && texts.length > 1 ? old : current, text] as const),
    });
  const refuses = (clauses: string, each: string, within: ReturnType<typeof of>): string | undefined => {
    const [found] = expectErrors(same(clauses, each), [["not-one-question", "cn.other.s"]], within);
    return found && locales.en.say(found).replace(/^.*: /, "");
  };
  const it = "the same as cn.other.s";
  expect(refuses(`on response ${it}`, "", of(question))).toBe(
    "the one is judged on `response`, the other on `service`",
  );
  const models = "for each m in service.models";
  expectValid(same(it, models), of(listed("service.models")));
  const lists = "they are not judged for the elements of one list";
  expect(refuses(it, models, of(question))).toBe(lists);
  expect(refuses(it, "", of(listed("service.models")))).toBe(lists);
  expect(refuses(it, models, of(listed("service.training.datasets")))).toBe(lists);
  const longer = at(judgedBy("legal_counsel valid for 2 months"));
  expect(refuses(it, "", of(question, longer))).toBe("the texts of that pack differ in what is asked of whom");
});
