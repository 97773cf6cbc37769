import { locales } from "../../../../src/base/locale.ts";
import { expect, test } from "vitest";
import { expectErrors, expectValid, fixed } from "../../../kit/check.ts";

/** A rule in paragraph 1 of article 8; its name, then its clauses. */
const must = (name: string, clauses: string, party = "provider"): string =>
  `rule ${name}: ${party} must "act" { quote "抽樣核驗" on service ${clauses} require service.generates_content }`;
const may = (name: string, clauses = ""): string => `rule ${name}: authority may "act" { quote "抽樣核驗" ${clauses} }`;
const at = (...texts: readonly string[]): string => `article 8 { paragraph 1 { ${texts.join(" ")} } }`;

test("a note may leave out its subject and has nothing to keep", () => {
  const checked = expectValid(
    at(may("n"), may("m", "on response when response.sent"), may("s", "when service.generates_content")),
  );
  expect(checked.rules.map((it) => it.subject)).toEqual([undefined, "response", undefined]);
  const [found] = expectErrors(at(may("n", "require service.generates_content forbid service.operates_abroad")), [
    ["note-clause", "require service.generates_content"],
    ["note-clause", "forbid service.operates_abroad"],
  ]);
  expect(found && locales.en.say(found)).toBe("`n` says `may` and has no verdict, so it takes no `require`");
  expectErrors(
    at(may("n", "require complies with cn.genai_interim_measures [article 8]"), must("r", "", "authority")),
    [["note-clause", "require complies with cn.genai_interim_measures [article 8]"]],
  );
  expectErrors(at(may("n", "for each m in service.models")), [["missing-clause", "n"]]);
  const [read] = expectErrors(at(may("n", "when response.sent")), [["unreadable-subject", "response.sent"]]);
  expect(read && locales.en.say(read)).toBe("a note without `on` cannot read `response`");
  for (const modal of ["is entitled to", "is encouraged to", "has power to", "is liable to"])
    expectValid(at(may("n").replace("may", modal)));
});

test("a breach is of rules with `must`, by name, by place or by party", () => {
  const named = (...texts: readonly string[]): readonly string[] =>
    [...expectValid(at(...texts)).named.values()].flat().map((it) => it.name.text);
  const rules = [must("a", ""), must("b", "", "user"), may("c")];
  expect(named(...rules, may("n", "upon breach of b, a"))).toEqual(["b", "a"]);
  expect(named(...rules, may("n", "upon breach of cn.genai_interim_measures.a"))).toEqual(["a"]);
  expect(named(...rules, may("n", "upon breach of article 8, a"))).toEqual(["a", "b"]);
  expect(named(...rules, may("n", "upon breach of any duty of provider"))).toEqual(["a"]);
  expect(named(...rules, may("n", "upon breach of any duty of user in [article 8 paragraph 1]"))).toEqual(["b"]);
});

test("what names no rule that could be breached is reported", () => {
  const upon = (target: string): string => at(must("a", ""), may("c"), may("n", `upon breach of ${target}`));
  const [near] = expectErrors(upon("aa"), [["unknown-rule", "aa"]]);
  expect(near && fixed(near)).toContain("breach of a ");
  expectErrors(
    [upon("d"), "article 9 { paragraph 1 { define d means service.generates_content } }"],
    [["unknown-rule", "d"]],
  );
  expectErrors(upon("c"), [["not-breached", "c"]]);
  expectErrors(upon("article 9"), [["no-rules", "article 9"]]);
  expectErrors(upon("article 30"), [["unknown-unit", "article 30"]]);
  const [user] = expectErrors(upon("any duty of user"), [["no-rules", "upon breach of any duty of user"]]);
  expect(user && locales.en.say(user)).toBe("this pack has no duty of `user`");
  expect(user && locales.en.help(user)).toBe(
    "it has `a` (art. 8(1): `provider` must on `service`), `c` (art. 8(1): `authority` may), `n` (art. 8(1): `authority` may)",
  );
  expectErrors(upon("any duty of usr"), [["unknown-party", "usr"]]);
  expectErrors(upon("any duty of provider in [article 9]"), [["no-rules", "article 9"]]);
  expectErrors(at(must("a", ""), may("n", "upon breach of a upon breach of a")), [
    ["repeated-clause", "upon breach of a"],
  ]);
});

test("rules that rest on one another are reported once, with the way round", () => {
  const own = "require complies with cn.genai_interim_measures [article 9]";
  const [found] = expectErrors(
    [
      at(must("a", own)),
      at(must("b", "upon breach of c"), must("c", "upon breach of a, b"))
        .replace("8", "9")
        .replaceAll("抽樣核驗", "履行網絡信息安全義務"),
    ],
    [["cycle", "a"]],
  );
  expect(found && locales.en.say(found)).toBe(
    "`a` rests on itself: `a` complies with `b` follows a breach of `c` follows a breach of `a`",
  );
  expectErrors(at(must("a", "upon breach of any duty of provider")), [["cycle", "a"]]);
  expectValid(at(must("a", ""), must("b", "upon breach of a"), may("n", "upon breach of any duty of provider")));
});

const exempt = (from: string, when: string): string => `exemption x from ${from} when ${when}`;

test("an exemption names rules, duties and notes, and reads what they read", () => {
  const named = (text: string): readonly string[] =>
    [...expectValid(text).named.values()].flat().map((it) => it.name.text);
  const rules = [must("a", ""), may("c", "on response")];
  expect(named(at(...rules, exempt("a", "service.generates_content")))).toEqual(["a"]);
  expect(named(at(...rules, exempt("article 8 paragraph 1, a", "service.generates_content")))).toEqual(["a", "c"]);
  const [found] = expectErrors(at(...rules, exempt("c, a", "response.sent")), [
    ["unreadable-subject", "response.sent"],
  ]);
  expect(found && locales.en.say(found)).toBe("the exemption `x` from `a` on `service` cannot read `response`");
  expectErrors(at(...rules, exempt("article 9", "service.generates_content")), [["no-rules", "article 9"]]);
  expectErrors(at(...rules, exempt("b", "service.generates_content")), [["unknown-rule", "b"]]);
  expectErrors(at(...rules, exempt("a", "service.launched_on")), [["not-a-condition", "service.launched_on"]]);
});

test("the scopes around an exemption are read on the documents of its targets", () => {
  const [found] = expectErrors(
    [
      at(must("a", "")),
      `article 9 { paragraph 1 { paragraph applies where response.sent ${exempt("a", "service.generates_content")} } }`,
    ],
    [["unreadable-subject", "response.sent"]],
  );
  expect(found && locales.en.say(found)).toBe(
    "the exemption `x` from `a` on `service`, which this scope governs, cannot read `response`",
  );
});

test("an exemption has a name, a place and words of the law", () => {
  expectErrors(at(must("a", ""), exempt("a", "service.generates_content").replace(" x ", " a ")), [
    ["repeated-name", "a"],
  ]);
  expectErrors(
    [at(must("a", "")), `article 9 { ${exempt("a", "service.generates_content")} }`],
    [["needs-paragraph", "x"]],
  );
  const [quoted] = expectErrors(at(must("a", ""), `${exempt("a", "service.generates_content")} quote "沒有"`), [
    ["quote-not-found", `"沒有"`],
  ]);
  expect(quoted?.place.source.path).toBe("1.edict");
  const [read] = expectErrors(at(must("a", "when x"), exempt("a", "service.generates_content")), [
    ["unknown-name", "x"],
  ]);
  expect(read && locales.en.say(read)).toContain("is an exemption");
});
