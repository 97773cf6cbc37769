import { expect, test } from "vitest";
import { complete, completeDocument } from "../../../src/desk/index.ts";
import { atCaret, marked, shipped } from "./bench.ts";

const around = (body: string): string => `article 3 "When to assess" {\n  paragraph 1 {\n    ${body}\n  }\n}\n`;
const inRule = (clauses: string): string =>
  around(`rule r: provider must "assess" {\n      on service\n      ${clauses}\n    }`);

/** What is offered at the caret. */
function offered(text: string): readonly string[] {
  const { policy, caret } = atCaret(text);
  return complete(policy, caret).map((it) => it.text);
}

test.each([
  [
    "facts of a subject, in a rule that breaks off",
    around('rule r: provider must "assess" {\n on service\n when service.|'),
    ["models", "channels", "filing"],
  ],
  ["facts of a group below", inRule("when service.filing.|"), ["algorithm", "security_assessment"]],
  ["facts of a variable", inRule("when any channel in service.channels satisfies channel.|"), ["mainland", "access"]],
  [
    "facts of an element of `for each`",
    inRule("for each model in service.models\n when model.|"),
    ["origin", "licence"],
  ],
  [
    "members of an enumeration",
    inRule("for each model in service.models\n when model.origin == |"),
    ["own", "fine_tuned"],
  ],
  ["members in a list", inRule("when service.public_opinion_forms has any [forum, |]"), ["blog", "live"]],
  ["subjects", inRule("on |"), ["service", "incident"]],
  ["parties", around("rule r: |"), ["provider"]],
  ["roles", around('standard s "a" { judged by | }'), ["legal_counsel", "security_officer"]],
  [
    "kinds of evidence",
    around('standard s "a" { judged by legal_counsel valid for 1 month evidence [|] }'),
    ["document"],
  ],
  ["definitions, standards and facts", inRule("when |"), ["public_opinion_attributes", "service", "as_of", "not"]],
  ["modals", around("rule r: provider |"), ["must", "must not", "is liable to"]],
  ["clauses", inRule("|"), ["when", "unless", "require", "remedy"]],
  ["clauses behind a mistake", inRule("wen0 service.launched_on is present\n      |"), ["when", "require"]],
  ["the rest of a phrase", inRule("when service.launched_on is |"), ["is present", "is absent"]],
  ["the rest of a phrase, half written", inRule("when service.launched_on is pre|"), ["is present", "is absent"]],
  ["declarations", around("|"), ["rule", "standard", "define", "open term"]],
  ["packs", inRule("require complies with |"), ["cn.security_assessment"]],
])("%s", (_, text, wanted) => {
  const found = offered(text);
  expect(found).toEqual(expect.arrayContaining(wanted));
});

test("keywords are offered in those of the file", () => {
  const inChinese = (clauses: string): string =>
    `// language: zh\n条 3 "When to assess" {\n  款 1 {\n    规则 r: provider 应当 "assess" {\n      适用于 service\n      ${clauses}\n    }\n  }\n}\n`;
  expect(offered(inChinese("|"))).toEqual(expect.arrayContaining(["当", "除非", "要求", "补救"]));
  expect(offered(inChinese("当 |"))).toEqual(expect.arrayContaining(["service", "as_of", "非"]));
  expect(offered(inChinese("当 service.launched_on |"))).toEqual(expect.arrayContaining(["存在", "不存在"]));
  expect(offered(inChinese("|")).filter((it) => /^(when|require)$/.test(it))).toEqual([]);
});

test("nothing else fits where the law or the vocabulary has a list of its own", () => {
  expect(offered(inRule("on |"))).not.toContain("when");
  expect(offered(inRule("when service.public_opinion_forms has any [|]"))).not.toContain("service");
  expect(offered(around("// a comment |"))).toEqual([]);
  expect(offered(around('rule r: provider must "as|sess" { on service }'))).toEqual([]);
});

test("of a phrase that is half written, all of it is replaced", () => {
  const { policy, caret } = atCaret(inRule("when service.launched_on is pre|"));
  const { text } = policy.file.source;
  const [first] = complete(policy, caret).filter((it) => it.text === "is present");
  expect(first && text.slice(first.span.start, first.span.end)).toBe("is pre");
});

/** What is offered at the caret of a document. */
function offeredIn(text: string): readonly string[] {
  const { text: plain, caret } = marked(text);
  return completeDocument(plain, caret, shipped.vocabulary).map((it) => it.text);
}

test.each([
  ["subjects and what stands beside them", "|", ["service", "response", "attestations"]],
  ["fields", "service:\n  |", ["models", "channels"]],
  ["fields of an element", "service:\n  models:\n    - name: a\n      |", ["origin", "licence"]],
  ["fields of the first line of an element", "service:\n  models:\n    - |", ["origin", "licence"]],
  ["fields after a list that is not indented", "service:\n  models:\n  - name: a\n  fil|", ["filing"]],
  ["fields below one", "service:\n  filing:\n    algorithm:\n      |", ["number"]],
  ["members", "service:\n  models:\n    - origin: |", ["own", "open_weights"]],
  ["yes and no", "service:\n  channels:\n    - mainland: |", ["true", "false"]],
])("of a document: %s", (_, text, wanted) => {
  expect(offeredIn(text)).toEqual(expect.arrayContaining(wanted));
});

test("of a document: nothing in a comment, and nothing that stands elsewhere", () => {
  expect(offeredIn("service:\n  # |")).toEqual([]);
  expect(offeredIn("service:\n  models:\n    - |")).not.toContain("channels");
});
