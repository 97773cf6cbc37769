import fc from "fast-check";
import { expect, test } from "vitest";
import { runTests, type PackTest } from "../../../src/engine/test-packs.ts";
import type { Host } from "../../../src/base/host.ts";
import { locales } from "../../../src/base/locale.ts";
import { law } from "../pack/laws.ts";
import { hostWith } from "../report/tiny.ts";

const policy = `
rule named: provider must "have a version" { on service require service.version is present }
rule generating: provider must "generate" { on service when service.generates_content require service.name is present }`;

const base = `kind: service
vocabulary: genai@1
facts_on: 2026-06-30
service: { id: lumen, name: Lumen, version: "1", generates_content: true }
`;

const host = (cases: string): Host =>
  hostWith({ ...law("c", { id: "t.c", policy }), "c/cases/bases/lumen.yaml": base, "c/cases/a.yaml": cases });
const run = (cases: string) => runTests(["c"], "policies", host(cases));
const lineOf = (text: string, at: number): number => text.slice(0, at).split("\n").length;
const results = (cases: string): PackTest["results"] => run(cases).packs.flatMap((it) => it.results);

/** Codes, parameters and lines of what is wrong with a file of cases. */
function mistakes(cases: string): readonly (readonly [string, unknown, number])[] {
  const { problems, exitCode } = run(cases);
  expect(exitCode).toBe(3);
  return problems.map(({ code, params, place }) => [code, params["what"], lineOf(place.source.text, place.span.start)]);
}

const entry = (rows: readonly string[], more = ""): string =>
  `- case: versions\n  why: One is asked for.\n  as_of: 2026-06-30\n  base: lumen\n${more}  table:\n${rows.map((it) => `    - [${it}]\n`).join("")}`;

const table = entry([
  "case, service.version, service.generates_content, expect.named, expect.generating",
  "as it is, same, same, satisfied, satisfied",
  "none, null, same, violated, satisfied",
  'another, "2", false, satisfied, not_applicable',
  "nobody has looked, unset, unset, undetermined, satisfied",
]);

test("each row is a case of its own, with its name, its facts and its verdicts", () => {
  const all = results(table.replace("unset, unset, undetermined", "unset, same, undetermined"));
  expect(all.map(({ case: it, wrong, problems }) => [it.name, it.why, wrong, problems])).toEqual(
    ["as it is", "none", "another", "nobody has looked"].map((it) => [`versions: ${it}`, "One is asked for.", [], []]),
  );
});

test("a row that fails stands at its line, and its verdict at its cell", () => {
  const all = results(table.replace("none, null, same, violated", "none, null, same, satisfied"));
  const [failed] = all.filter((it) => it.wrong.length > 0);
  const { text } = failed?.case.place.source ?? { text: "" };
  expect(lineOf(text, failed?.case.place.span.start ?? 0)).toBe(8);
  expect(
    failed?.wrong.map(({ expected: it, got }) => [it.rule, it.verdict, got, lineOf(text, it.place.span.start)]),
  ).toEqual([["t.c.named", "satisfied", "violated", 8]]);
  const span = failed?.wrong[0]?.expected.place.span;
  expect(text.slice(span?.start, span?.end)).toBe("satisfied");
});

test("a value that the vocabulary does not know is a mistake at its cell", () => {
  const [wrong] = results(table.replace('another, "2", false', 'another, "2", maybe')).flatMap((it) => it.problems);
  expect([wrong?.code, lineOf(wrong?.place.source.text ?? "", wrong?.place.span.start ?? 0)]).toEqual([
    "vocabulary/wrong-type",
    9,
  ]);
});

test("days and reasons may be those of a row, and what the entry says holds for all of them", () => {
  const rows = [
    "case, why, as_of, facts_on, service.version",
    "early, It was so., 2026-03-01, 2026-03-01, same",
    "later, same, same, same, null",
  ];
  const all = results(entry(rows, "  set: { service.name: Lux }\n  expect: { generating: satisfied }\n"));
  expect(all.map(({ case: it }) => [it.why, it.expect.length, it.sets.length])).toEqual([
    ["It was so.", 1, 2],
    ["One is asked for.", 1, 2],
  ]);
  const [early, later] = all.map((it) => it.case.asOf);
  expect((later ?? 0) - (early ?? 0)).toBe(121);
  expect(all.flatMap((it) => [...it.wrong, ...it.problems])).toEqual([]);
});

test("what is wrong with a table is told at its place, once", () => {
  const head = "case, service.version, expect.named";
  for (const [rows, told] of [
    [
      ["service.version, expect.named", "same, satisfied"],
      ["cases/bad-table", "unnamed", 6],
    ],
    [
      ["case, service.version", "a, same"],
      ["cases/bad-table", "unasked", 6],
    ],
    [
      ["case, service..version, expect.named", "a, same, satisfied"],
      ["cases/bad-table", "heading", 6],
    ],
    [
      ["case, case, expect.named", "a, b, satisfied"],
      ["cases/bad-table", "twice", 6],
    ],
    [
      [head, '"", same, satisfied'],
      ["cases/bad-table", "blank", 7],
    ],
    [
      [head, "a, same, satisfid"],
      ["cases/bad-table", "verdict", 7],
    ],
    [
      ["case, as_of, expect.named", "a, tomorrow, satisfied"],
      ["cases/bad-table", "day", 7],
    ],
    [
      [head, "a, same"],
      ["cases/row-length", undefined, 7],
    ],
    [
      ["case, expect.nameed", "a, satisfied", "b, satisfied"],
      ["cases/no-rule", undefined, 6],
    ],
    [
      ['case, "service.models[7].name", expect.named', "a, x, satisfied", "b, y, satisfied"],
      ["cases/bad-path", undefined, 6],
    ],
  ] as const) {
    const [first] = mistakes(entry(rows));
    expect(first).toEqual(told);
  }
  for (const heading of ['case, "service.models[7].name", expect.named', "case, service.version, expect.nameed"])
    expect(mistakes(entry([heading, "a, x, satisfied", "b, y, satisfied"]))).toHaveLength(1);
  const misspelt = results(entry(["case, service.versoin, expect.named", "a, x, satisfied", "b, y, satisfied"]));
  expect(misspelt.flatMap((it) => it.problems.map(({ place }) => lineOf(place.source.text, place.span.start)))).toEqual(
    [6, 6],
  );
});

test("a verdict that is none is told with those that there are", () => {
  const { problems } = run(entry(["case, expect.named", "a, breach", "b, satisfid"]));
  expect(problems.map((it) => locales.en.say(it))).toEqual([
    "`breach` is not a verdict",
    "`satisfid` is not a verdict; did you mean `satisfied`?",
  ]);
  for (const it of problems)
    expect(locales.en.help(it)).toMatch(/^a verdict is one of `satisfied`, `violated`, `undeter/);
  const [heading] = run(entry(["case, service..version, expect.named", "a, same, satisfied"])).problems;
  expect(heading && locales.en.help(heading)).toMatch(/^the first row has headings: `case`/);
});

test("an entry without a table still has to say what it expects", () => {
  const text = "- case: a\n  why: b\n  as_of: 2026-06-30\n  base: lumen\n";
  expect(mistakes(text).map((it) => it[0])).toEqual(["vocabulary/missing-field"]);
});

const version = fc.constantFrom(["same", ""], ["null", '"service.version": null'], ['"7"', '"service.version": "7"']);
const generates = fc.constantFrom(["same", ""], ["false", '"service.generates_content": false'], ["unset", undefined]);

test("a table says what the same cases say one by one", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(version, generates), { minLength: 1, maxLength: 5 }), (rows) => {
      const verdict = "named: satisfied, generating: satisfied";
      const cells = rows.map(([a, b], at) => `r${at}, ${a[0]}, ${b[0]}, satisfied, satisfied`);
      const asTable = entry([
        "case, service.version, service.generates_content, expect.named, expect.generating",
        ...cells,
      ]);
      const oneByOne = rows.map(([a, b], at) => {
        const set = [a[1], b[1]].filter((it) => it !== undefined && it !== "").join(", ");
        const unset = b[1] === undefined ? "  unset: [service.generates_content]\n" : "";
        return `- case: "versions: r${at}"\n  why: One is asked for.\n  as_of: 2026-06-30\n  base: lumen\n  set: { ${set} }\n${unset}  expect: { ${verdict} }\n`;
      });
      const told = (all: PackTest["results"]) =>
        all.map(({ case: it, wrong, problems }) => [
          it.name,
          wrong.map((one) => one.got),
          problems.map((one) => one.code),
        ]);
      expect(told(results(asTable))).toEqual(told(results(oneByOne.join(""))));
    }),
    { numRuns: 10 },
  );
});
