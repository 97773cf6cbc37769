import { expect, test } from "vitest";
import { locales } from "../../../../src/base/locale.ts";
import { buildDiffReport } from "../../../../src/report/model/diff-report.ts";
import { conciseDiff } from "../../../../src/report/render/concise-diff.ts";
import { plainPaint } from "../../../../src/report/view/format-options.ts";
import { between, rule } from "./compared.ts";

const size = "service.content_safety.keyword_library.size";
const options = { width: 80, paint: plainPaint, locale: locales.en, quiet: false };

function shown(old: string, later: string, asked: Partial<typeof options> = {}): readonly string[] {
  const again = { inputs: ["old", "new"], flags: ["--as-of", "2026-11-01"] };
  return conciseDiff(buildDiffReport(between(old, later)), { ...options, ...asked }, again).split("\n");
}

test("the first line says how many rules mean something else, and the last how to see what shows it", () => {
  const told = shown(rule("a", `require ${size} > 1`), rule("a", `require ${size} > 2`));
  expect(told[0]).toBe("1 of 1 rule means something else: 1 stricter.");
  expect(told).toContain("art. 1(1)  a: changed, stricter (satisfied becomes violated)");
  expect(told.at(-2)).toBe("next      edict diff old new --as-of 2026-11-01 --full");
  expect(shown(rule("a", `require ${size} > 1`), rule("a", `require ${size} > 2`), { quiet: true })).toEqual([
    "1 of 1 rule means something else: 1 stricter.",
    "",
  ]);
});

test("what is only moved, renamed or worded anew is counted", () => {
  const kept = (name: string): string => rule(name, `require ${size} > 1`);
  const told = shown(
    `${kept("a")} ${rule("b", "require service.id is present")}`,
    `${kept("c")} ${rule("b", 'require service.id is present\nremedy "Add."')}`,
  );
  expect(told[0]).toBe("No rule means something else.");
  expect(told).toContain("rules     1 citation or wording only, 1 renamed");
  expect(told.join("\n")).not.toContain("->  c");
});

test("of many, ten are told: what is stricter first, what is looser last, and what only follows others is counted", () => {
  const rules = (numbers: readonly number[], last: number): string =>
    [
      ...numbers.map((it, at) => rule(`r${at}`, `require ${size} > ${it}`)),
      `rule told: user is entitled to "complain" {\nupon breach of any duty of provider in [article 1]\n}`,
      rule("last", `require ${size} > ${last}`),
    ].join(" ");
  const eleven = Array.from({ length: 11 }, (_, at) => at + 10);
  const told = shown(
    rules(eleven, 100),
    rules(
      eleven.map((it) => it - 1),
      200,
    ),
  );
  const names = told.flatMap((it) => /^art\. 1\(1\) {2}(\w+):/.exec(it)?.[1] ?? []);
  const looser = eleven.map((_, at) => `r${at}`).toSorted();
  expect(names).toEqual(["last", ...looser.slice(0, 9)]);
  expect(told).toContain("2 more");
  expect(told).toContain("1 rule is the same itself, and follows one that changed");
});

test("where both verdicts are one, it says what changed instead", () => {
  const asked = (more: string, party?: string): string => rule("a", `require ${size} > 1${more}`, party);
  const lineOf = (old: string, later: string): string =>
    shown(old, later, { width: 200 }).find((it) => it.startsWith("art. 1(1)")) ?? "";
  expect(lineOf(asked(""), asked('\nunverified "no copy"'))).toBe("art. 1(1)  a: changed, looser; now unverified");
  expect(lineOf(asked('\nunverified "no copy"'), asked(""))).toBe(
    "art. 1(1)  a: changed, stricter; no longer unverified",
  );
  expect(lineOf(asked(""), asked('\nbasis guidance "3.2"'))).toBe(
    "art. 1(1)  a: changed, looser; rests on guidance, and no longer on rules",
  );
  expect(lineOf(asked(""), asked("", "user"))).toBe(
    "art. 1(1)  a: changed, stricter for some, looser for others; no longer binds `provider`; now binds `user`",
  );
});
