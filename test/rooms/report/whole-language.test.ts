import { expect, test } from "vitest";
import { locales, type Locale } from "../../../src/base/locale.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import type { ReportRun } from "../../../src/report/model/report-run.ts";
import type { ReportRule } from "../../../src/report/model/report.ts";
import { textReport } from "../../../src/report/render/text.ts";
import { plain } from "./plain.ts";
import { displayWidth } from "../../../src/report/view/text-layout.ts";
import { faultsOf } from "./faults.ts";
import { adoption, asking, decided, labels, runs } from "./made-runs.ts";
import { at, dayOf, instanceOf, noteOf, packOf, resultOf, runOf, settings } from "./made.ts";

const { violated, exempted, advisory, adopted, noted, assumed, open, versions, drafted } = runs;

const rulesOf = (run: ReportRun): readonly ReportRule[] =>
  buildReport(run).packs.flatMap((it) => it.articles.flatMap((one) => one.rules));

function textOf(run: ReportRun, locale: Locale = locales.en): string {
  return textReport(buildReport(run, locale), { ...plain, locale });
}

/** On one line, for what is wrapped. */
const flat = (run: ReportRun): string => textOf(run).replaceAll(/\s+/g, " ");

for (const [name, run] of Object.entries(runs)) {
  test(`the report of a run with ${name} rules fits the published schema, and 80 columns in every language`, () => {
    expect(faultsOf(buildReport(run))).toEqual([]);
    for (const locale of Object.values(locales)) {
      const wide = textOf(run, locale)
        .split("\n")
        .filter((it) => displayWidth(it) > 80 && !/^ *\S+$/.test(it));
      expect(wide).toEqual([]);
    }
  });
}

test("a breach of other rules says what each says: the violated one with its words, the others counted, the void ones with why", () => {
  const lines = textOf(violated).split("\n");
  const from = lines.findIndex((it) => it.startsWith("  asked"));
  expect(lines.slice(from, from + 9)).toEqual([
    "  asked   violated  art. 17(1)  cn.deep.visible",
    "          「显著位置」",
    "          Content that may confuse carries a visible label (our words, not the",
    "          law's)",
    "          response.yaml:4:3",
    "          policy cn.deep-1.0.0.edict:1:1",
    "          others: 1 satisfied, 1 not applicable",
    "  void    cn.labels art. 4, 5: in force from 2025-09-01",
    "  value   `share` is 5%, in force from 2023-08-15 until 2026-01-01",
  ]);
});

test("an undetermined rule names those of the rules it asks that are", () => {
  expect(textOf(open)).toContain("  asked   undetermined  art. 17(1)  cn.deep.visible\n");
  expect(textOf(open)).toContain("          others: 1 satisfied\n");
});

test("machines read of each asked rule its place, its words and its verdict", () => {
  const [rule] = rulesOf(violated);
  const [first, second] = rule?.instances[0]?.clauses ?? [];
  expect(first?.complies).toMatchObject({ pack: "cn.deep", places: [{ key: "16" }, { key: "17" }], void: undefined });
  expect(first?.complies?.asked[2]).toMatchObject({
    rule: "cn.deep.visible",
    cite: { en: "art. 17(1)" },
    words: { hans: "显著位置" },
    verdict: "violated",
    policy: { path: "cn.deep-1.0.0.edict", line: 1 },
    at: { path: "response.yaml", line: 4, column: 3 },
  });
  expect(second).toMatchObject({ result: "void", complies: { void: "cn.labels art. 4, 5: in force from 2025-09-01" } });
});

test("what is exempt names its exemption, the place in the law and in the policy", () => {
  expect(flat(exempted)).toContain("exempt art. 13 free: by `cn.labels.by_contract`, art. 9 (profile.yaml:2:1)");
});

test("a rule of void clauses says of each why nothing is left", () => {
  expect(flat(exempted)).toContain(
    "label: nothing is left to comply with: cn.deep art. 16, 17: only advisory rules; " +
      "cn.labels art. 4, 5: in force from 2025-09-01 (art. 4), not applicable (art. 5)",
  );
});

test("exempt rules are examined and clear", () => {
  const report = buildReport(exempted);
  expect(report.counts).toMatchObject({ exempt: 1, not_applicable: 1 });
  expect(report.sentence).toMatch(/^No breach found in 2 rules examined\./);
});

test("advisory rules stand apart with their verdict and why, and are in no other count", () => {
  const report = buildReport(advisory);
  expect(report.counts.violated + report.counts_of_others.undetermined).toBe(0);
  expect(report.counts_of_advisory).toMatchObject({ violated: 1, undetermined: 1 });
  expect(report.sentence).toContain("Advisory, not counted: 2 rules (1 violated, 1 undetermined).");
  const text = flat(advisory);
  expect(text).toContain("Advisory, not counted violated art. 14 advice: response.yaml:4:3;");
  expect(text).toContain("rests on guidance (TC260-003 5.1), which no profile adopts");
  expect(text).toContain("unverified: seen in a blog only; a duty of the user");
  expect(text).not.toContain("VIOLATED");
});

test("an article of nothing but advisory rules has no verdict", () => {
  const articles = buildReport(advisory).packs[0]?.articles;
  expect(articles?.map((it) => [it.article, it.verdict])).toEqual([
    [14, undefined],
    [15, undefined],
  ]);
});

test("what is adopted counts, and says by whom", () => {
  expect(buildReport(adopted).counts.violated).toBe(1);
  expect(textOf(adopted)).toContain("  basis   rests on guidance (TC260-003 5.1), adopted by Wei on 2026-01-05\n");
  const ended = { ...adoption, until: dayOf("2026-06-30") };
  const [rule] = rulesOf({ ...adopted, settings: { ...settings, adoptions: [ended] } });
  expect(rule?.standing.adopted).toBeUndefined();
});

test("notes say what they allow, what they follow from, and what is not known; the others are counted", () => {
  const text = textOf(noted);
  const notes = text.slice(text.indexOf("Notes\n")).split("\n\n")[0]?.replaceAll(/\s+/g, " ");
  expect(notes).toBe(
    "Notes applies art. 16(1) warn: The provider may warn the user; upon the breach of label (response.yaml:4:3) " +
      "not known art. 17(1) share: The provider is encouraged to share its data; `response.kind` is not stated " +
      "1 more does not apply",
  );
});

test("a note of many documents is told once", () => {
  const many = [0, 1, 2].map((input) => noteOf(asking, "share", "is-encouraged-to", { input }));
  const text = flat(decided({ notes: many }));
  expect(text.match(/share its data/g)).toHaveLength(1);
  expect(text).toContain("share its data; in 3 documents");
});

test("what rests on an assumption is told from what is bare satisfied", () => {
  expect(flat(assumed)).toContain("satisfied art. 13 free: `service.launched_on` assumed to be 2026-01-01 by Wei");
  expect(textOf(assumed)).toMatch(/satisfied {7}art\. 12\(1\) {10}label\n/);
  expect(buildReport(assumed).sentence).toContain("No breach found in 2 rules examined (1 by assumption).");
});

test("an interpretation that has ended is named, and so are lists, values and exemptions that leave a rule open", () => {
  const needs = buildReport(open).needs.map((it) => `${it.sentence} | ${it.help}`);
  expect(needs.slice(0, 6)).toEqual([
    "`response.kind` is not stated | state it",
    "the law leaves `promptly` open: the interpretation by Wei held until 2026-01-01 only | " +
      "the interpretation of `cn.main.promptly` by Wei held until 2026-01-01 only; the profile may give a new one",
    "the law leaves the list `topics` open, and does not say whether `poem` is in it: a profile may interpret it | " +
      "an entry `{ list: cn.main.topics, member: poem, in: true, by: …, on: …, from: …, until: null, because: … }` " +
      "under `interpretations` of the profile says so, or `in: false` that it is not",
    "the law leaves its list open, and it has no name: no profile can say whether `ode` is in it | undefined",
    "`share` has no value on 2022-01-01 | no profile can give it one: only the policy of a law that does",
    "the exemption `by_rumour` may hold, and its words were seen in no authentic copy | " +
      "somebody has to see its words in an authentic copy, and take `unverified` out of the policy",
  ]);
  const [rule] = rulesOf(open).filter((it) => it.rule === "cn.main.free");
  expect(rule?.instances[0]?.causes[0]).toMatchObject({
    params: { term: "cn.main.promptly", ended_until: "2026-01-01", ended_by: "Wei" },
    at: { path: "profile.yaml", line: 1 },
  });
});

test("a caption stands beside the law's words for readers of English, and in their stead where there are none", () => {
  const captioned = packOf({
    id: "cn.main",
    rules: [
      { name: "quoted", at: at(7, 1), quote: "合法来源" },
      { name: "bare", at: at(7, 2) },
      { name: "plain", at: at(7, 3), quote: "真实" },
    ],
    captions: { "7.1": { en: "Lawful sources", zh: "来源合法" }, "7": { en: "Training", zh: "训练" } },
  });
  const run = runOf([captioned], {
    word: "violated",
    rules: ["quoted", "bare", "plain"].map((it) => resultOf(captioned, it, [instanceOf("violated")])),
  });
  expect(textOf(run)).toContain("  「合法来源」\n  Lawful sources (our words, not the law's)\n");
  expect(textOf(run)).toContain("  Training (our words, not the law's)\n");
  expect(textOf(run)).toContain("  「真实」\n\n");
  expect(textOf(run, locales["zh-Hans"])).not.toContain("来源合法");
  expect(textOf(run, locales["zh-Hans"])).toContain("  训练（非法律原文）\n");
});

test("packs that are only needed are listed with version, digest and who needs them", () => {
  expect(buildReport(violated).needed).toMatchObject([
    { id: "cn.deep", version: "1.0.0", needed_by: ["cn.main"], in_force: { from: "2023-08-15" } },
    { id: "cn.labels", version: "1.2.0", digest: labels.digest },
  ]);
  expect(flat(violated)).toContain(
    "needs cn.deep 1.0.0 (0123456789ab), in force from 2023-08-15, needed by cn.main " +
      "cn.labels 1.2.0 (0123456789ab), in force from 2025-09-01, needed by cn.main",
  );
});

test("each version of a pack stands with its days and with what it judged; a rule of both is counted once", () => {
  const report = buildReport(versions);
  const found = report.packs.map((it) => {
    const rules = it.articles.flatMap((one) => one.rules.map((rule) => [rule.cite.key, rule.rule, rule.verdict]));
    return [it.version, it.in_force, rules];
  });
  expect(found).toEqual([
    ["0.9.0", { from: "2020-01-01", until: "2023-08-15" }, [["3", "cn.main.free", "satisfied"]]],
    [
      "1.0.0",
      { from: "2023-08-15", until: undefined },
      [
        ["12.1", "cn.main.label", "not_examined"],
        ["13", "cn.main.free", "violated"],
      ],
    ],
  ]);
  expect(report.counts).toMatchObject({ violated: 1, satisfied: 0, not_examined: 1 });
  expect(textOf(versions)).toContain("Law cn.main (0.9.0, in force from 2020-01-01 until 2023-08-15)\n");
});

test("a draft is in force on no day, and says so", () => {
  expect(buildReport(drafted).packs[0]?.in_force).toBe("never");
  expect(flat(drafted)).toContain("Not in force on 2025-09-01: 1 rule; a draft: not in force on any day");
  expect(buildReport(drafted).sentence).toBe(
    "Nothing was judged: no rule was in force on 2025-09-01 (cn.draft is a draft: not in force on any day).",
  );
});
