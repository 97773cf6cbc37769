import { expect, test } from "vitest";
import { toPlain } from "../../../../src/base/document.ts";
import { locales } from "../../../../src/base/locale.ts";
import { buildDiffReport } from "../../../../src/report/model/diff-report.ts";
import { diffChangelog, diffText, diffJson, diffMarkdown } from "../../../../src/report/render/diff.ts";
import { plainPaint } from "../../../../src/report/view/format-options.ts";
import { schemaFaults } from "../../../e2e/schemas.ts";
import { between, rule, run, text, told } from "./compared.ts";

const size = "service.content_safety.keyword_library.size";
const prizes = (operator: string): string => rule("prizes", `require ${size} ${operator} 30_000`);

test("two encodings of `exceeds 30,000` differ exactly at 30,000", () => {
  const found = between(prizes(">"), prizes(">="), { budget: undefined });
  expect(told(found)).toEqual(["changed prizes -> prizes: looser"]);
  const [witness] = found.changes.flatMap((it) => it.witnesses);
  expect(witness?.scene.documents.map(toPlain)).toEqual([
    {
      kind: "service",
      vocabulary: "genai@1",
      facts_on: "2026-11-01",
      service: { id: "service-1", content_safety: { keyword_library: { size: 30_000 } } },
    },
  ]);
  expect(witness?.told.old.map((it) => it.verdict)).toEqual(["violated"]);
  expect(witness?.told.new.map((it) => it.verdict)).toEqual(["satisfied"]);
  expect(found.budget).toBe(400);
});

/** What people write down of one rule that becomes another, and what is told of it. */
const kinds: readonly (readonly [what: string, old: string, later: string, told: readonly string[]])[] = [
  ["the same", rule("a", `require ${size} > 1`), rule("a", `require  ${size}  >  1 // as before`), []],
  [
    "another remedy",
    rule("a", `require ${size} > 1`),
    rule("a", `require ${size} > 1\nremedy "Add."`),
    ["wording a -> a"],
  ],
  ["another name", rule("a", `require ${size} > 1`), rule("b", `require ${size} > 1`), ["renamed a -> b"]],
  [
    "another place",
    `article 1 { paragraph 1 { ${rule("a", `require ${size} > 1`)} } }`,
    `article 2 { paragraph 1 { ${rule("a", `require ${size} > 1`)} } }`,
    ["moved a -> a"],
  ],
  [
    "another name and meaning, one concept",
    rule("a", `require ${size} > 1\nconcept words`),
    rule("b", `require ${size} > 2\nconcept words`),
    ["changed a -> b: stricter"],
  ],
  [
    "one name, and concepts that stand elsewhere too",
    `${rule("a", `require ${size} > 1\nconcept one`)} ${rule("b", `require service.id is present\nconcept two`)}`,
    `${rule("a", `require service.id is present\nconcept two`)} ${rule("b", `require ${size} > 1\nconcept one`)}`,
    ["renamed b -> a", "renamed a -> b"],
  ],
  [
    "one name, and its old concept stands elsewhere",
    rule("a", `require ${size} > 1\nconcept one`),
    `${rule("a", `forbid service.operates_abroad\nconcept two`)} ${rule("b", `require ${size} > 2\nconcept one`)}`,
    ["added  -> a: stricter", "changed a -> b: stricter"],
  ],
  [
    "one name, and its new concept stood elsewhere",
    `${rule("a", `forbid service.operates_abroad\nconcept two`)} ${rule("b", `require ${size} > 2\nconcept one`)}`,
    rule("a", `require ${size} > 1\nconcept one`),
    ["changed b -> a: looser", "removed a -> : looser"],
  ],
  [
    "one more of a concept that two rules share before and after",
    `${rule("a", `require ${size} > 1\nconcept words`)} ${rule("b", `require service.id is present\nconcept words`)}`,
    `${rule("a", `require ${size} > 1\nconcept words`)} ${rule("b", `require service.id is present\nconcept words`)}
     ${rule("c", `require service.operates_abroad\nconcept words`)}`,
    ["added  -> c: stricter"],
  ],
  [
    "one becomes two",
    rule("a", `require ${size} > 1\nconcept words`),
    `${rule("a", `require ${size} > 1\nconcept words`)} ${rule("b", `require service.operates_abroad\nconcept words`)}`,
    ["split a -> a+b: stricter"],
  ],
  [
    "two become one",
    `${rule("a", `require ${size} > 1\nconcept words`)} ${rule("b", `require service.operates_abroad\nconcept words`)}`,
    rule("b", `require service.operates_abroad\nconcept words`),
    ["merged b+a -> b: looser"],
  ],
  [
    "one more, one less",
    rule("a", `require ${size} > 1\nconcept one`),
    rule("b", "forbid service.operates_abroad\nconcept two"),
    ["removed a -> : looser", "added  -> b: stricter"],
  ],
  [
    "another party",
    rule("a", "require service.operates_abroad"),
    rule("a", "require service.operates_abroad", "user"),
    ["changed a -> a: stricter and looser"],
  ],
];

test.each(kinds)("%s", (_, old, later, expected) => {
  // Changes at one place have no order among themselves.
  expect(told(between(old, later)).toSorted()).toEqual([...expected].toSorted());
});

test("what a rule reads through others is told as theirs", () => {
  const note = 'rule told: user is entitled to "complain" {\nupon breach of a\n}';
  const found = between(`${rule("a", `require ${size} > 1`)} ${note}`, `${rule("a", `require ${size} > 2`)} ${note}`);
  expect(found.changes.map((it) => [it.rules.new[0]?.name, it.kind, it.through, it.witnesses.length])).toEqual([
    ["a", "changed", [], 1],
    ["told", "changed", ["a"], 1],
  ]);
});

test("a definition, an exemption and a standard that change are changes of the rules that read them", () => {
  const of = (figure: number): string => `define enough means ${size} > ${figure}\n${rule("a", "require enough")}`;
  expect(told(between(of(1), of(2)))).toEqual(["changed a -> a: stricter"]);
  const exempt = (when: string): string => `${rule("a", `require ${size} > 1`)}\nexemption small from a when ${when}`;
  expect(told(between(exempt("service.operates_abroad"), exempt("service.generates_content")))).toEqual([
    "changed a -> a: stricter and looser",
  ]);
  const judged = (more: string): string =>
    `standard fair "It is fair" {\n${more}\njudged by counsel valid for 12 months evidence [document]\n}\n${rule("a", "require fair is met")}`;
  expect(told(between(judged(""), judged("only if service.operates_abroad is false")))).toEqual([
    "changed a -> a: stricter",
  ]);
});

test("a date of a rule and of a value that moves by a day is shown on that day", () => {
  const dated = (day: string): string => rule("a", `in force from ${day}\nrequire ${size} > 1`);
  const found = between(dated("2025-03-01"), dated("2025-03-02"));
  expect(told(found)).toEqual(["changed a -> a: looser"]);
  expect(buildDiffReport(found).changes[0]?.witnesses[0]?.law_of).toBe("2025-03-01");
  const value = (day: string): string =>
    `parameter least means 1 from 2024-01-01 until ${day}, 5 from ${day}\n${rule("a", `require ${size} > least`)}`;
  expect(told(between(value("2025-03-01"), value("2025-03-02")))).toEqual(["changed a -> a: looser"]);
});

test("a day on which neither text is in force shows nothing, and one on which a text is in force is found", () => {
  const constant = rule("a", `require ${size} > 5`);
  const dated = `parameter least means 5 from 2024-01-01 until 2025-03-01, 9 from 2025-03-01\n${rule("a", `require ${size} > least`)}`;
  // On the last day of 2023 the parameter has no value: an open question, of a day that no text judges.
  const found = between(constant, dated, { budget: 400 });
  expect(told(found)).toEqual(["changed a -> a: stricter"]);
  expect(found.bump?.reasons.map((it) => it.why)).toEqual(["breach", "meaning"]);
  const next = "{ from: 2027-01-01 }";
  const both = { ...text("old", constant, next), ...text("new", rule("a", `require ${size} > 9`), next) };
  const { difference } = run(both, "old", "new");
  expect(difference && told(difference)).toEqual(["changed a -> a: stricter"]);
  expect(difference?.changes.flatMap((it) => it.witnesses.map((one) => one.isAsIf))).toEqual([
    { old: false, new: false },
  ]);
  expect(difference && buildDiffReport(difference).changes[0]?.witnesses[0]?.law_of).toBe("2027-01-01");
});

test("a recorded document of a day on which neither text is in force is told, and counts for nothing", () => {
  const recorded = `facts_on: 2023-06-01\nservice: { id: lumen, content_safety: { keyword_library: { size: 7 } } }\n`;
  const files = { ...text("old", rule("a", `require ${size} > 5`)), ...text("new", rule("a", `require ${size} > 9`)) };
  const { difference } = run({ ...files, "recorded.yaml": recorded }, "old", "new", {
    inputs: ["recorded.yaml"],
    asOf: "2023-06-01",
    budget: 1,
  });
  expect(difference?.replay?.flips.map((it) => it.isAsIf)).toEqual([{ old: true, new: true }]);
  expect(difference?.changes.map((it) => it.recorded)).toEqual([[]]);
});

test("a budget of one situation finds nothing, and says that this proves nothing", () => {
  const found = between(prizes(">"), prizes(">="), { budget: 1 });
  expect(told(found)).toEqual(["changed prizes -> prizes"]);
  const shown = diffText(buildDiffReport(found), { width: 80, paint: plainPaint, locale: locales.en });
  expect(shown).toContain("no witness found in 1 situation; that is no proof that the two are equal");
  expect(shown).toContain("budget    1 situation for each change, 1 where rules follow others");
  expect(
    run({ ...text("a", prizes(">")), ...text("b", prizes(">=")) }, "a", "b", { budget: 1, failOn: "stricter" })
      .exitCode,
  ).toBe(1);
});

const ageing = `parameter least means 1 from 2024-01-01 until 2025-09-01, 2 from 2025-09-01
${rule("sized", `require ${size} > least`)}
${rule("late", "in force from 2025-09-01\nrequire service.generates_content")}
${rule("always", "require service.id is present")}`;

test("one pack on two days: what enters into force is new, a value is other, the rest is the same", () => {
  const { difference } = run(text("law", ageing), "law@2025-08-31", "law@2025-09-01");
  expect(difference && told(difference)).toEqual(["added  -> late: stricter", "changed sized -> sized: stricter"]);
  expect(difference?.bump).toBeUndefined();
  const same = run(text("law", ageing), "law@2025-09-01", "law@2026-01-01");
  expect(same.difference && told(same.difference)).toEqual([]);
});

test("one pack on two days is shown by the same situation, whichever day comes first", () => {
  const dated = `parameter least means 5 from 2024-01-01 until 2025-09-01, 2 from 2025-09-01
${rule("sized", `require ${size} > least`)}`;
  const found = (old: string, later: string) => {
    const { difference } = run(text("law", dated), `law@${old}`, `law@${later}`);
    return difference?.changes.flatMap((it) => it.witnesses) ?? [];
  };
  const [there, back] = [found("2025-08-31", "2025-09-01"), found("2025-09-01", "2025-08-31")];
  expect(there.map((it) => it.direction)).toEqual(["looser"]);
  expect(back.map((it) => it.direction)).toEqual(["stricter"]);
  expect(back[0]?.text).toBe(there[0]?.text);
});

test("what is never or not yet in force is judged as if it were, and every verdict says so", () => {
  const files = { ...text("draft", prizes(">="), "never", "0.1.0"), ...text("law", prizes(">")) };
  const { difference } = run(files, "draft", "law");
  const report = difference && buildDiffReport(difference);
  expect(report?.changes.flatMap((it) => it.witnesses.flatMap((one) => [...one.old, ...one.new]))).toMatchObject([
    { verdict: "satisfied", as_if_in_force: true },
    { verdict: "violated", as_if_in_force: false },
  ]);
  const shown = report
    ? [
        diffText(report, { width: 80, paint: plainPaint, locale: locales.en }),
        diffMarkdown(report, { locale: locales.en }),
        diffChangelog(report, { locale: locales.en }),
      ]
    : [];
  for (const it of shown) expect(it).toContain("as if in force");
  expect(shown[0]).toContain("old: prizes satisfied (as if in force)\n    new: prizes violated\n");
});

test("every format tells the same, and the JSON fits its schema", () => {
  const report = buildDiffReport(
    between(`${prizes(">")} ${rule("b", "require service.generates_content")}`, prizes(">=")),
  );
  expect(schemaFaults("diff-1", diffJson(report))).toEqual([]);
  expect(diffChangelog(report, { locale: locales.en })).toBe(
    "## 2.0.0\n\n- Article 1(1): `b`: removed, looser (violated becomes no rule).\n- Article 1(1): `prizes`: changed, looser (violated becomes satisfied).\n",
  );
  expect(diffMarkdown(report, { locale: locales.en })).toContain(
    "| art. 1(1)  prizes | changed, looser | prizes violated | prizes satisfied |",
  );
});

test("where time is counted in other units, periods begin on each day of a week, and one shows the difference", () => {
  const within = (period: string): string =>
    rule("ended", `require service.ended_on by service.launched_on + ${period}`);
  expect(told(between(within("14 days"), within("10 working days")))).toEqual(["changed ended -> ended: stricter"]);
});

const recorded = `kind: service
vocabulary: genai@1
facts_on: 2026-10-01
service: { id: s, content_safety: { keyword_library: { size: 30000 } } }
`;

test("a recorded document shows a change as a witness does: in the summary, the version and --fail-on", () => {
  const files = { ...text("old", prizes(">=")), ...text("new", prizes(">")), "one.yaml": recorded };
  const asked = { budget: 1, inputs: ["one.yaml"] };
  const { difference } = run(files, "old", "new", asked);
  const report = difference && buildDiffReport(difference);
  expect(report?.summary).toMatchObject({ stricter: 1, looser: 0, not_shown: 0 });
  expect([report?.version?.level, report?.version?.unshown, report?.changes[0]?.recorded]).toEqual(["major", 0, 1]);
  const shown = report && diffText(report, { width: 80, paint: plainPaint, locale: locales.en });
  expect(shown).toContain("prizes: changed, stricter\n  shown by 1 recorded document");
  expect(shown).not.toContain("no witness found");
  expect(run(files, "old", "new", { ...asked, failOn: "looser" }).exitCode).toBe(0);
  expect(run(files, "old", "new", { ...asked, failOn: "stricter" }).exitCode).toBe(1);
});

test("whom a rule binds no longer, or binds too, is told", () => {
  const [both, one] = ["provider or user", "provider"].map((it) => rule("open", "require service.id is present", it));
  const parties = (old = "", later = ""): unknown =>
    buildDiffReport(between(old, later)).changes.map(({ binds, unbinds }) => ({ binds, unbinds }));
  expect(parties(both, one)).toEqual([{ binds: [], unbinds: ["user"] }]);
  expect(parties(one, both)).toEqual([{ binds: ["user"], unbinds: [] }]);
  const shown = diffText(buildDiffReport(between(both ?? "", one ?? "")), {
    width: 80,
    paint: plainPaint,
    locale: locales.en,
  });
  expect(shown).toContain("no longer binds `user`");
});

test("a rule that follows another means the same when that is called otherwise, and nothing else is changed", () => {
  const followed = (name: string, more = ""): string =>
    `${rule(name, `require service.generates_content${more}`)} rule told: user is entitled to "complain" {\nupon breach of any duty of provider in [article 1]\n}`;
  const found = between(followed("a"), followed("b"));
  expect(told(found)).toEqual(["renamed a -> b"]);
  expect(found.bump?.reasons.map((it) => it.why)).toEqual(["name-gone", "wording"]);
  expect(told(between(followed("a"), followed("a", "\nrequire service.id is present")))).toContain(
    "changed told -> told",
  );
});
