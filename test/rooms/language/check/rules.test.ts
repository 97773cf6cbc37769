import { locales } from "../../../../src/base/locale.ts";
import { expect, test } from "vitest";
import { checkTexts, define, expectErrors, expectValid, fixed, rule, shown } from "../../../kit/check.ts";

const incident = (clauses: string, before = ""): string =>
  `article 14 { paragraph 1 { ${before} rule r: provider must "act" { quote "停止傳輸" on incident ${clauses} } } }`;

test("parties and roles are those of the pack", () => {
  const [party] = expectErrors(rule("").replace("provider", "provder"), [["unknown-party", "provder"]]);
  expect(party && fixed(party)).toContain("r: provider must");
  expectErrors(`article 5 { paragraph 1 { addressed to state, public } }`, [["unknown-party", "public"]]);
  expectErrors(
    define(
      "s is met",
      `standard s "S" { judged by counsel valid for 1 month judged by legal_counsel valid for 1 month }`,
    ),
    [["unknown-role", "counsel"]],
  );
});

test("a rule says on what it is judged and what must hold", () => {
  expectErrors(`article 8 { paragraph 1 { rule r: provider must "act" { } } }`, [
    ["missing-clause", "r"],
    ["missing-clause", "r"],
    ["missing-quote", "r"],
  ]);
  expectErrors(rule("on service"), [["repeated-clause", "on service"]]);
  expectErrors(rule(`remedy "a" remedy "b"`), [["repeated-clause", `remedy "b"`]]);
  const [unknown] = expectErrors(rule("", "servce"), [["unknown-subject", "servce"]]);
  expect(unknown && locales.en.help(unknown)).toBe(
    "its subjects are `service`, `request`, `response`, `incident`, `complaint`, `rights_request`, `inspection`",
  );
});

test("a rule in which the parser stumbled is not blamed for what it lacks", () => {
  const { diagnostics, parsed } = checkTexts([
    `article 8 { paragraph 1 { rule r: provider must "act" { on service nonsense nonsense } } }`,
  ]);
  expect(parsed.length).toBeGreaterThan(0);
  expect(diagnostics).toEqual([]);
});

test("requirements have names of their own; two rules may share one", () => {
  expectErrors(rule("require a: service.generates_content forbid a: service.operates_abroad"), [
    ["repeated-requirement", "a"],
  ]);
});

test("a standard has judges, each role once, and a known subject", () => {
  expectErrors(`article 8 { paragraph 1 { standard s "S" { only if service.generates_content } } }`, [
    ["missing-clause", "s"],
  ]);
  expectErrors(
    `article 8 { paragraph 1 { standard s "S" { judged by legal_counsel valid for 1 month judged by legal_counsel valid for 2 months } } }`,
    [["repeated-clause", "legal_counsel"]],
  );
  expectErrors(define("s is met", `standard s "S" { on servce judged by legal_counsel valid for 1 month }`), [
    ["unknown-subject", "servce"],
  ]);
});

test("an attestation counts for days; its day has no hours", () => {
  const valid = (duration: string): string =>
    `article 8 { paragraph 1 { standard s "S" { judged by legal_counsel valid for ${duration} } } }`;
  for (const it of ["1 day", "10 working days", "2 weeks", "0.5 years"]) expectValid(valid(it));
  const [hours] = expectErrors(valid("36 hours"), [["never-valid", "36 hours"]]);
  expect(hours && locales.en.say(hours)).toBe(
    "an attestation names a day and no time of day, so `36 hours` cannot be counted from it",
  );
  expectErrors(valid("90 minutes"), [["never-valid", "90 minutes"]]);
  expectErrors(valid("0 months"), [["never-valid", "0 months"]]);
});

test("a standard goes through elements that an attestation can name", () => {
  const over = (list: string, rest = ""): string =>
    `article 8 { paragraph 1 { ${rest} standard s for each x in ${list} "S" { judged by legal_counsel valid for 1 month } } }`;
  const [words] = expectErrors(over("service.modalities"), [["unnamed-elements", "service.modalities"]]);
  expect(words && locales.en.say(words)).toBe(
    "the elements of this list have no names, so no attestation could say for which of them `s` is met",
  );
  expectErrors(over("request.messages").replace('"S" {', '"S" { on request'), [
    ["unnamed-elements", "request.messages"],
  ]);
  expectErrors(over("[1, 2]"), [["unnamed-elements", "[1, 2]"]]);
  expectValid(over("used", "define used means service.models"));
  expectErrors(over("service.modls"), [["unknown-field", "modls"]]);
});

test("a rule reads what its subject has beside it", () => {
  expectValid(rule("when service.generates_content and request.asks_unlabelled", "response"));
  const [found] = expectErrors(rule("when response.sent and request.asks_unlabelled"), [
    ["unreadable-subject", "response.sent"],
    ["unreadable-subject", "request.asks_unlabelled"],
  ]);
  expect(found && locales.en.say(found)).toBe("a rule on `service` cannot read `response`");
  expect(found && locales.en.help(found)).toBe("it reads `service`");
});

test("what a rule uses must read no more than the rule", () => {
  const rest = `define e means response.sent define f means e`;
  const [found] = expectErrors(rule("when f").replace("rule", `${rest} rule`), [["unreadable-subject", "f"]]);
  expect(found && locales.en.say(found)).toBe(
    "a rule on `service` cannot use the definition `f`, by way of the definition `e`, which reads `response`",
  );
  expectValid(rule("when f", "response").replace("rule", `${rest} rule`));
  const standard = `standard s "S" { on response only if response.sent and service.generates_content judged by legal_counsel valid for 1 month }`;
  expectErrors(rule("when s is met").replace("rule", `${standard} rule`), [["unreadable-subject", "s"]]);
  expectValid(rule("when s is met", "response").replace("rule", `${standard} rule`));
});

test("a scope reads no more than the rules that it governs; it is told once", () => {
  const scope = "policy applies where service.generates_content and not response.sent";
  const [found] = expectErrors(
    rule("").replace(
      "rule",
      `${scope} rule q: provider must "act" { quote "抽樣核驗" on service require service.generates_content } rule`,
    ),
    [["unreadable-subject", "service.generates_content and not response.sent"]],
  );
  expect(found && locales.en.say(found)).toBe(
    "the rule `q` on `service`, which this scope governs, cannot read `response`",
  );
  expect(found && locales.en.help(found)).toBe(
    "it reads `service`; what limits only some rules stands in each of those: `define` it, then say `when` or `unless` there",
  );
  expectValid(rule("", "response").replace("rule", `${scope} rule`));
});

test("what yields can be read in one document", () => {
  expectErrors(`article 2 { paragraph 2 { yields to "others" where incident.illegal and response.sent } }`, [
    ["unread-together", "incident.illegal and response.sent"],
  ]);
});

test("a deadline is a field that holds a day, by a day", () => {
  expectValid(
    incident(
      "require incident.removed_at by (if incident.was_sent then incident.discovered_at + 24 hours else incident.discovered_at + 2 days)",
    ),
  );
  expectValid(
    incident(
      "require incident.removed_at by incident.discovered_at + promptly",
      `open term promptly: duration quote "及時"`,
    ),
  );
  expectErrors(incident("require incident.illegal by incident.discovered_at"), [["deadline-date", "incident.illegal"]]);
  expectErrors(incident("require d by incident.discovered_at", "define d means incident.removed_at"), [
    ["deadline-date", "d"],
  ]);
  expectErrors(incident("require incident.removed_at by 24 hours"), [["deadline-date", "24 hours"]]);
  expectErrors(incident("require incident.removed_at by as_of"), [["misplaced-day", "as_of"]]);
});

test("open terms have plain types, or the type of a field", () => {
  const term = (type: string): string => `article 14 { paragraph 1 { open term t: ${type} quote "及時" } }`;
  for (const it of ["duration", "date", "number", "service.audience.minors", "service.models.origin"])
    expectValid(term(it));
  const [found] = expectErrors(term("durations"), [["unknown-type", "durations"]]);
  expect(found && fixed(found)).toContain("t: duration quote");
  expectErrors(term("service.models"), [["unknown-type", "service.models"]]);
  expectErrors(term("servce.models"), [["unknown-subject", "servce"]]);
  expectErrors(term("service.modls"), [["unknown-field", "modls"]]);
});

test("mistakes come in the order of the files", () => {
  const { diagnostics } = checkTexts([
    `article 9 { paragraph 1 { define a means b define c means e } }`,
    `article 8 { paragraph 1 { define d means f } }`,
  ]);
  expect(diagnostics.map(shown)).toEqual([
    ["unknown-name", "b"],
    ["unknown-name", "e"],
    ["unknown-name", "f"],
  ]);
});
