import { expect, test } from "vitest";
import { locales } from "../../../src/base/locale.ts";
import { runCheck } from "../../../src/engine/index.ts";
import { buildReport } from "../../../src/report/model/build-report.ts";
import type { Report } from "../../../src/report/model/report.ts";
import { textReport } from "../../../src/report/render/text.ts";
import type { FormatOptions } from "../../../src/report/view/format-options.ts";
import { allRules } from "../../../src/report/view/findings.ts";
import { displayWidth } from "../../../src/report/view/text-layout.ts";
import { law } from "../pack/laws.ts";
import { endOf } from "./ends.ts";
import { plain } from "./plain.ts";
import { hostWith, nothing, runExample, runTiny, service } from "./tiny.ts";

const concise = (report: Report, options: Partial<FormatOptions> = {}): string =>
  textReport(report, { ...plain, full: false, ...options });
const rowsOf = (text: string): readonly string[] =>
  text.split("\n").filter((it) => /^(violated|undetermined) /.test(it));

const unsignedIn = (text: string): number => Number(/(\d+) rules wait only for signatures/.exec(text)?.[1] ?? 0);

const example = buildReport(runExample());
const tiny = buildReport(runTiny({ "service.yaml": service }));

test("the tiny law on a screen", () => {
  expect(concise(tiny)).toMatchInlineSnapshot(`
    "2 of 5 rules examined are violated, 1 is undetermined.
    packs     test.tiny 1.0.0
    as of     2026-06-30, for the provider
    inputs    1 service

    violated      art. 1(1)  fair_too   service.yaml:12:15
    violated      art. 1(1)  versioned  service.yaml:7:3
    undetermined  art. 1(1)  plain      service.yaml:5:3

    ask first an attestation of \`fair\`: "The service is fair", signed by counsel or
              officer (evidence: document; valid for 1 year)
              1 rule waits for it; a person signs it, asked by \`edict sheet\`
    not seen  1 rule, as no incident is given, 2 passages of the law, 1 other law
    also      1 pending (due 2026-07-09), 1 duty of others, 1 remark
    next      edict explain . fair_too
              edict sheet
              edict check --full
    "
  `);
});

for (const locale of Object.values(locales)) {
  test(`the example fits a screen of 80 columns in ${locale.tag}, and 60`, () => {
    const report = buildReport(runExample(), locale);
    for (const width of [80, 60]) {
      const lines = concise(report, { locale, width }).split("\n");
      const wide = lines.filter((it) => displayWidth(it) > width && !/^ *\S+$|^ *(next|下一步)? +edict /.test(it));
      expect([width, wide]).toEqual([width, []]);
      expect(lines.length).toBeLessThan(48);
    }
  });
}

test("a thousand lines are better read one by one, where nothing else is read with them", () => {
  const line = (at: number): string =>
    JSON.stringify({ kind: "service", vocabulary: "genai@1", facts_on: "2026-06-30", service: { id: `s-${at}` } });
  const lines = (count: number): Report =>
    buildReport(runTiny({ "a.jsonl": `${Array.from({ length: count }, (_, at) => line(at)).join("\n")}\n` }));
  const told = (report: Report, ...inputs: readonly string[]): boolean =>
    concise(report, { again: { inputs, flags: [] } }).includes("--stream");
  const [few, many] = [lines(999), lines(1000)];
  const waived = { ...many, settings: { ...many.settings, waivers: "waivers.yaml" } };
  expect([
    told(few, "a.jsonl"),
    told(many, "a.jsonl"),
    told(many, "a.jsonl", "b.yaml"),
    told(waived, "a.jsonl"),
  ]).toEqual([false, true, false, false]);
});

test("what is violated stands first, ten findings are shown, and the rest is counted", () => {
  const text = concise(example);
  const own = allRules(example).filter((it) => it.in_roll_up);
  const violated = own.filter((it) => it.verdict === "violated").length;
  const open = own.filter((it) => it.verdict === "undetermined").length;
  // Those that lack signatures alone are one row of the ten.
  const left = violated + open - unsignedIn(text) - 9;
  const states = rowsOf(text).map((it) => it.split(" ")[0]);
  expect(states).toEqual([
    ...Array<string>(violated).fill("violated"),
    ...Array<string>(10 - violated).fill("undetermined"),
  ]);
  expect(text).toMatch(new RegExp(`^ +more: ${left} undetermined$`, "m"));
});

test("rules that wait only for signatures are one row, which says how many, and a sheet asks for them", () => {
  const text = concise(example);
  const open = allRules(example).filter((it) => it.in_roll_up && it.verdict === "undetermined");
  const kinds = open.map((rule) =>
    rule.instances.filter((it) => it.verdict === "undetermined").flatMap((it) => it.causes),
  );
  const unsigned = kinds.filter((all) => all.every((it) => it.kind === "attestation"));
  expect([unsignedIn(text), unsigned.length < open.length]).toEqual([unsigned.length, true]);
  expect(unsigned.length).toBeGreaterThan(1);
  expect(text).toMatch(/^ +edict sheet$/m);
  // One alone is named, and asked for on a sheet where it is what is missing most.
  expect([unsignedIn(concise(tiny)), concise(tiny).includes("edict sheet\n")]).toEqual([0, true]);
  const [first, ...others] = tiny.needs;
  const fact = first && { ...first, kind: "missing-fact" as const };
  const asked = concise({ ...tiny, needs: [...(fact ? [fact] : []), ...others] });
  expect([asked.includes("the answer belongs at service.yaml:5:3"), asked.includes("edict sheet\n")]).toEqual([
    true,
    false,
  ]);
});

test("a grave breach stands before others", () => {
  const order = (severity: "low" | "critical"): readonly string[] => {
    const packs = example.packs.map((pack) => ({
      ...pack,
      articles: pack.articles.map((article) => ({
        ...article,
        rules: article.rules.map((it) => (it.rule.endsWith(".label") ? { ...it, severity } : it)),
      })),
    }));
    return rowsOf(concise({ ...example, packs })).map((it) => it.split(/ {2,}/)[2] ?? "");
  };
  expect([order("critical").indexOf("label"), order("low").indexOf("label")]).toEqual([0, 6]);
});

/** A law of three rules that applies to what generates content; `facts`: of the service, beside its id. */
function scoped(facts: string): string {
  const policy = `policy applies where service.generates_content
rule a: provider must "a" { on service require service.version is present }
rule b: provider must "b" { on service require service.name is present }
rule c: provider must "c" { on service require service.launched_on is present }
`;
  const text = `kind: service\nvocabulary: genai@1\nfacts_on: 2026-06-01\nservice: { id: chat${facts} }\n`;
  const host = hostWith({ ...law("law", { id: "t.law", policy }), "service.yaml": text });
  return concise(buildReport(runCheck({ ...nothing, inputs: ["service.yaml"], packs: ["/law"] }, host)));
}

test("of what is pending the first day on which something is due is told", () => {
  const due = (days: number) =>
    `rule d${days}: provider must "d" { on service require service.ended_on by service.launched_on + ${days} days }`;
  const text =
    "kind: service\nvocabulary: genai@1\nfacts_on: 2026-06-01\nservice: { id: chat, launched_on: 2026-06-01, ended_on: null }\n";
  const also = (...days: readonly number[]): string | undefined => {
    const host = hostWith({ ...law("law", { id: "t.law", policy: days.map(due).join("\n") }), "service.yaml": text });
    const told = concise(
      buildReport(runCheck({ ...nothing, asOf: "2026-06-02", inputs: ["service.yaml"], packs: ["/law"] }, host)),
    );
    return /^also {6}(.*)$/m.exec(told)?.[1];
  };
  expect([also(9), also(30, 9, 10)]).toEqual(["1 pending (due 2026-06-10)", "3 pending (first due 2026-06-10)"]);
});

test("where no rule applies, one line says what shuts out most of them", () => {
  const [none, some] = ["false", "true"].map((it) => scoped(`, generates_content: ${it}`));
  expect(none).toMatch(/^why {7}outside the scope of art\. 1\(1\): `service\.generates_content` is false$/m);
  expect(some).not.toMatch(/^why /m);
});

test("while scope is open, one line says so, with the one question to answer", () => {
  const text = scoped("");
  expect(rowsOf(text).map((it) => it.replaceAll(/ +/g, " "))).toEqual([
    "undetermined art. 1(1) 3 rules depend on whether it applies service.yaml:4:10",
  ]);
  expect(text).toMatch(/^ask first `service.generates_content`: Does the service/m);
  expect(text).toMatch(/^next {6}edict interview\n/m);
  expect(text).toMatch(/3 rules wait for it; the answer belongs at service\.yaml:4:10/);
});

test("findings of several laws stand below their law, and a rule that two of them have is asked for in full", () => {
  const policy = `rule a: provider must "a" { on service require service.version is present }
rule b: provider must "b" { on service require service.name is present }
`;
  const files = { ...law("one", { id: "t.one", policy }), ...law("two", { id: "t.two", policy }) };
  const text = "kind: service\nvocabulary: genai@1\nfacts_on: 2026-06-01\nservice: { id: chat, version: null }\n";
  const of = (...packs: readonly string[]): string => {
    const host = hostWith({ ...files, "service.yaml": text });
    return concise(buildReport(runCheck({ ...nothing, inputs: ["service.yaml"], packs }, host)));
  };
  const rows = (it: string): readonly string[] =>
    it.split("\n").flatMap((line) => /^(t\.\w+|(?:violated|undetermined).* [ab]) /.exec(`${line} `)?.[1] ?? []);
  expect(rows(of("/one", "/two")).map((it) => it.replaceAll(/ +/g, " "))).toEqual([
    "t.one",
    "violated art. 1(1) a",
    "t.two",
    "violated art. 1(1) a",
    "t.one",
    "undetermined art. 1(1) b",
    "t.two",
    "undetermined art. 1(1) b",
  ]);
  expect(of("/one", "/two")).toContain("next      edict explain . t.one.a\n");
  expect([rows(of("/one")).length, of("/one").includes("edict explain . a\n")]).toEqual([2, true]);
});

test("once the law applies, each rule has a line of its own", () => {
  expect(rowsOf(scoped(", generates_content: true"))).toHaveLength(3);
});

test("what decides the exit code beside verdicts is said", () => {
  const lead = (name: Parameters<typeof endOf>[0]): string =>
    concise(endOf(name)).split("\n\n")[0]?.replaceAll("\n", " ") ?? "";
  expect(lead("undetermined and allowed")).toContain("Undetermined rules are allowed");
  expect(lead("let pass")).toContain("below `critical` is let pass");
  expect(concise(endOf("no such file"))).toBe("Nothing was judged: 1 mistake stands in the way.\n");
  expect(lead("provisional, and violated")).toMatch(/^Provisional: \d rules? rests? on unverified words/);
  expect(concise(endOf("unverified"))).toMatch(/^also .*\d advisory(,|$)/m);
  expect(concise(endOf("unverified, and violated"))).toMatch(/^also .*\d advisory, 1 of them violated/m);
  expect(concise(endOf("waived"))).toMatch(
    /^violated {2}art\. 1\(1\) {2}licensed {2}service\.yaml:\S+ {2}\(waived until 2026-\S+\)$/m,
  );
});

test("an aside that has no room behind its place stands on a line of its own, and moves no column", () => {
  expect(rowsOf(concise(endOf("waived"), { width: 50 }))).toEqual(["violated  art. 1(1)  licensed  service.yaml:4:56"]);
  expect(concise(endOf("waived"), { width: 50 })).toMatch(/^ {10}\(waived until 2026-\S+\)$/m);
});

test("what the baseline lists stands in one row, which says how much it is", () => {
  expect(rowsOf(concise(endOf("known before")))).toEqual(["violated  1 rule is in the baseline  baseline.json"]);
});

test("quietly, a waiver that has ended is told", () => {
  const problem = {
    in: "input",
    severity: "warning",
    message: "a",
    help: undefined,
    at: { path: "waivers.yaml", line: 1, column: 1, end_line: 1, end_column: 1 },
  } as const;
  const said = (code: string): string => concise({ ...tiny, problems: [{ ...problem, code }] }, { quiet: true });
  expect(said("waive/expired")).toMatch(/ 1 waiver covers nothing\.\n$/);
  expect(said("waive/ends-soon")).toBe(concise(tiny, { quiet: true }));
});

test("quietly, one line is left", () => {
  expect(concise(tiny, { quiet: true })).toBe("2 of 5 rules examined are violated, 1 is undetermined.\n");
  const skipped = { ...tiny, skipped: [{ path: "a", why: "b" }] };
  expect(concise(skipped, { quiet: true })).toMatch(/ 1 file skipped\.\n$/);
});

test("what was judged in other words is asked for in the same words", () => {
  const commands = (inputs: readonly string[]): readonly string[] =>
    concise(tiny, { again: { inputs, flags: ["--pack", "/tiny"] } })
      .split("\n")
      .flatMap((it) => / (edict [^`]*)$/.exec(it)?.[1] ?? []);
  expect(commands(["service.yaml"])).toEqual([
    "edict explain service.yaml fair_too --pack /tiny",
    "edict sheet service.yaml --pack /tiny",
    "edict check service.yaml --pack /tiny --full",
  ]);
  expect(commands(["a", "b"])).toEqual(["edict sheet a b --pack /tiny", "edict check a b --pack /tiny --full"]);
  expect(commands(["a", "b", "c", "d"])[1]).toBe("edict check a ... --pack /tiny --full");
});

test("what a document holds cannot move the cursor", () => {
  const evil = service.replace("version: null", 'version: "\\e[2J\\u202e"');
  const text = concise(buildReport(runTiny({ "se\u001b[2Jrvice.yaml": evil })));
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
});
