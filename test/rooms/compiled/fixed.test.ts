import { expect, test } from "vitest";
import { dayOf } from "../../laws/run.ts";
import { quoted } from "../../laws/text.ts";
import type { Settings } from "../../../src/evaluate/settings.ts";
import { residualBuilder, verdictCodes, type Residual } from "../../../src/compiled/residual.ts";
import { island, islandReason } from "../../../src/compiled/specialise.ts";
import { columnsOf, verdictResiduals } from "../../../src/compiled/verdict-residuals.ts";
import { fixtureOf, type Asked } from "./said.ts";

const ruleOf = (head: string, clauses: string): string => `rule ${head} "act" {\nquote "${quoted}"\n${clauses}\n}`;

/** What is left of rules on sheets, or nothing. */
const leftOf = (clauses: readonly string[], asked: Asked = {}) => {
  const fixture = fixtureOf(clauses, asked);
  return verdictResiduals(fixture, ["sheet"], fixture.service);
};

test("each duty on a subject has a column, with whom it binds, how, and whether that counts", () => {
  const before = [
    ruleOf("b: user or provider must not", "on sheet\nforbid sheet.yes"),
    ruleOf("c: user must", "on sheet\nrequire sheet.yes"),
    ruleOf("d: provider must", 'on sheet\nbasis guidance "x"\nrequire sheet.yes'),
    ruleOf("e: provider must", "on service\nrequire service.yes"),
    ruleOf("f: provider may", "on sheet\nwhen sheet.yes"),
    ruleOf("g: provider may", "when true"),
  ].join("\n");
  const columns = leftOf(["require sheet.yes"], { before })?.columns;
  expect(columns?.map((it) => [it.rule, it.party, it.modal, it.advisory, it.inRollUp])).toEqual([
    ["t.b", "provider", "must-not", false, true],
    ["t.c", "user", "must", false, false],
    ["t.d", "provider", "must", true, false],
    ["t.r0", "provider", "must", false, true],
  ]);
  expect(columns?.map((it) => [it.pack, it.subject, it.locator])).toEqual(
    columns?.map(() => ["t", "sheet", columns[0]?.locator]),
  );
  const run = fixtureOf(["require sheet.yes"], { before });
  expect(columnsOf(run, ["service"]).map((it) => it.rule)).toEqual(["t.e"]);
  expect(columnsOf(run, ["service", "sheet"]).map((it) => it.rule)).toEqual(["t.b", "t.c", "t.d", "t.e", "t.r0"]);
});

test("versions of a rule that say the same of it share a column, and others have their own", () => {
  const same = ruleOf("kept: provider must", "on sheet\nrequire sheet.yes");
  const other = ruleOf("kept: provider must", "on sheet\nrequire sheet.sure");
  const turned = ruleOf("kept: provider must not", "on sheet\nforbid sheet.yes");
  const modals = (needed: readonly string[]) =>
    leftOf(["require sheet.yes"], { needed })?.columns.map((it) => it.modal);
  expect(modals([same, other])).toEqual(["must", "must"]);
  expect(modals([same, turned])).toEqual(["must", "must-not", "must"]);
});

test("nothing is left to judge by where facts of documents are taken for granted", () => {
  const assumed = (fact: string): Partial<Settings> => ({
    assumptions: [
      {
        fact,
        value: { kind: "scalar", value: true, span: { start: 0, end: 0 } },
        by: "counsel",
        from: dayOf("2025-01-01"),
        until: undefined,
        because: "it will be so",
        place: { source: { path: "profile.yaml", text: "" }, span: { start: 0, end: 0 } },
      },
    ],
  });
  const rule = "require sheet.yes and service.yes";
  expect(leftOf([rule], { service: {}, settings: assumed("sheet.yes") })).toBe(undefined);
  expect(leftOf([rule], { service: {}, settings: assumed("service.yes") })?.columns.length).toBe(1);
  const both = fixtureOf([rule], { settings: assumed("sheet.yes") });
  expect(verdictResiduals(both, ["service", "sheet"], undefined)).toBe(undefined);
  expect(leftOf([rule], { service: {}, settings: assumed("sheets.yes") })?.columns.length).toBe(1);
});

test("lists are as short as the reference has steps for, with those of what is fixed", () => {
  const looking = (depth: number): string => {
    const all = Array.from({ length: depth }, (_, at) => at);
    const looked = all.map((at) => `any p${at} in sheet.parts satisfies (`).join("");
    const holds = all.map((at) => `p${at}.ok`).join(" and ");
    return `require ${looked}${holds} and sheet.n > 1${")".repeat(depth)}`;
  };
  const longest = (depth: number, asked: Asked = {}) => leftOf([looking(depth)], asked)?.longestList;
  expect(longest(1)).toBe(1024);
  expect(longest(3)).toBe(32);
  const other = ruleOf("kept: provider must", `on sheet\n${looking(4)}`);
  expect([longest(4), longest(4, { needed: [other] })]).toEqual([16, 8]);
  const names = (length: number) => Array.from({ length }, (_, at) => ({ name: `${at}`, steps: [{ done: true }] }));
  expect(longest(3, { service: { parts: names(8) } })).toBe(longest(3));
  expect(longest(3, { service: { parts: names(500) } })).toBe(undefined);
  expect(longest(3, { service: { group: { words: names(500).map(() => "red") } } })).toBe(undefined);
  expect(longest(3, { service: { parts: [{ name: "a", steps: names(500).map(() => ({ done: true })) }] } })).toBe(
    undefined,
  );
});

test("rules that only the reference can judge are told, with the reason, once somebody asks", () => {
  const left = leftOf(["require sheet.n + 1 > 2", "require sheet.yes", "upon breach of r1\nrequire sheet.yes"]);
  expect(left?.islands.size).toBe(0);
  left?.parts.forEach((it) => it.residualsOf("sheet", 1, residualBuilder()));
  expect([...(left?.islands ?? [])]).toEqual([
    ["t.r0", "arithmetic"],
    ["t.r2", "upon breach"],
  ]);
});

test("an island is told from other errors", () => {
  const errors = [island("a"), new Error("b"), new Error("c", { cause: "a" }), "d", undefined];
  expect(errors.map(islandReason)).toEqual(["a", undefined, undefined, undefined, undefined]);
});

test("what is left is that of the law of a stretch, and of the subject that is asked for", () => {
  const clauses = ["in force from 2025-03-01 until 2025-05-01\nrequire sheet.yes", "require sheet.yes"];
  const saidIn = (settings: Partial<Settings>, stretches: readonly number[], subject = "sheet") =>
    leftOf(clauses, { settings })?.parts.map(({ settings: { turning, lawOf }, residualsOf }) => [
      turning.length,
      lawOf,
      ...stretches.map((it) =>
        residualsOf(subject, it, residualBuilder()).map(({ at, verdict }) => [at, isLaw(verdict)]),
      ),
    ]);
  const isLaw = ({ op, data }: Residual): boolean => op !== "verdict" || data !== verdictCodes.not_in_force;
  const [none, later, all] = [
    [false, false],
    [false, true],
    [true, true],
  ].map((it) => it.map((is, at) => [at, is]));
  expect(saidIn({}, [0, 1, 2, 3])).toEqual([[3, undefined, none, later, all, later]]);
  expect(saidIn({ lawOf: dayOf("2025-04-30") }, [0])).toEqual([[0, dayOf("2025-04-30"), all]]);
  expect(saidIn({ lawOf: dayOf("2025-05-01") }, [0])).toEqual([[0, dayOf("2025-05-01"), later]]);
  expect(saidIn({}, [2], "service")).toEqual([[3, undefined, []]]);
});

test("of versions that are told in any order the one of the day judges", () => {
  const [first, later] = ["require sheet.yes", "when service.yes is absent\nrequire sheet.yes"].map((it) =>
    ruleOf("kept: provider must", `on sheet\n${it}`),
  );
  const fixture = fixtureOf(["require sheet.yes"], { service: { yes: true }, needed: [first ?? "", later ?? ""] });
  for (const programs of [fixture.programs, fixture.programs.toReversed()]) {
    const left = verdictResiduals({ ...fixture, programs }, ["sheet"], fixture.service);
    const of = (stretch: number) =>
      left?.parts
        .flatMap((it) => it.residualsOf("sheet", stretch, residualBuilder()))
        .map(({ at, verdict }) => [left.columns[at]?.rule, verdict.op]);
    expect(of(1)).toContainEqual(["u.kept", "rule"]);
    expect(of(2)).toContainEqual(["u.kept", "verdict"]);
  }
});
