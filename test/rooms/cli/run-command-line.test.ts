import { expect, test } from "vitest";
import type { Host } from "../../../src/base/host.ts";
import type { CommandOutcome, CommandEnvironment } from "../../../src/cli/environment.ts";
import { displayWidth } from "../../../src/report/view/text-layout.ts";
import { complies, law } from "../pack/laws.ts";
import { hostWith, service, now } from "../report/tiny.ts";
import { ended } from "./ended.ts";

const files = { "service.yaml": service, ...law("texts/2026-01-01", { id: "t.c" }) };

const world: CommandEnvironment = {
  host: hostWith(files),
  now,
  library: "policies",
  width: 80,
  colors: { out: false, err: false },
  readStandardInput: () => undefined,
};

function run(line: string, changes: Partial<CommandEnvironment> = {}): CommandOutcome {
  return ended(
    line.split(" ").filter((it) => it !== ""),
    { ...world, ...changes },
  );
}

test("help and the version are told however they are asked for", () => {
  expect(run("help")).toEqual(run("--help"));
  expect(run("help check")).toEqual(run("check --help"));
  for (const it of ["help nothing", "nothing --help"])
    expect(run(it)).toMatchObject({ code: 64, err: expect.stringContaining("unknown command 'nothing'") as unknown });
  expect(run("-V")).toEqual(run("--version"));
});

test.each([
  "",
  "check",
  "completion",
  "coverage",
  "detect",
  "diff",
  "doc",
  "explain",
  "graph",
  "inspect",
  "lint",
  "pack",
  "sheet",
  "timeline",
  "trend",
  "verify",
  "lsp",
])("the help of %s fits 80 columns", (verb) => {
  const { out } = run(`${verb} --help`);
  expect(out).toContain("Usage: edict");
  expect(out.split("\n").filter((it) => displayWidth(it) > world.width)).toEqual([]);
});

const misuses: readonly (readonly [string, string])[] = [
  ["chek service.yaml", "(Did you mean check?)"],
  ["check service.yaml -f xml", "It takes human, json, "],
  ["check service.yaml -f human=a -f json=b/../a", "two formats for one file: b/../a"],
  ["check service.yaml --pack /tiny -f json=a --receipt ./a", "the report and the receipt are for one file: ./a"],
  ["check service.yaml --pack /tiny -f json=edict.yaml", "this run reads `edict.yaml`"],
  ["check service.yaml --pack /tiny --receipt service.yaml", "this run reads `service.yaml`"],
  ["check service.yaml --fail-on hihg", "Did you mean high?"],
  ["check chat.jsonl --from openai-chta", "Did you mean openai-chat?"],
  ["explain chat.jsonl --from log", "It takes openai-chat, openai-responses or otel-genai."],
  ["check service.yaml --lang zh-hans", "Did you mean zh-Hans?"],
  ["check service.yaml --color sometimes", "It takes auto, always or never."],
  ["check service.yaml --as-of 2026-02-30", "`2026-02-30` after `--as-of` is not a date"],
  ["check service.yaml --as-of ２０２６年1月1日", "help write it as `2026-01-01`"],
  ["check service.yaml --pack cn.genai_interim_measure", "did you mean `cn.genai_interim_measures`?"],
  [
    "check service.yaml --pack tax",
    "a pack of your own is named by its folder, such as `./our-law`; shipped are `cn.algorithm_recommendation`, ",
  ],
  ["check service.yaml --pack tinny", "`tinny`; did you mean `tiny`?"],
  ["check service.yaml --pack texts", "packs in it are `texts/2026-01-01`"],
  ["check service.yaml --party providr", "did you mean `provider`?"],
  ["explain service.yaml versoined --pack /tiny", "did you mean `versioned`?"],
  ["explain service.yaml versioned --pack /tiny -f xml", "It takes human or json."],
  ["needs service.yaml -f yml", "Did you mean yaml?"],
  ["needs service.yaml --party providr", "did you mean `provider`?"],
  ["compile cn.genai_interim_measure", "did you mean `cn.genai_interim_measures`?"],
];

for (const [line, message] of misuses) {
  test(`edict ${line}: exit 64, ${message}`, () => {
    const { code, out, err } = run(line);
    expect([code, out]).toEqual([64, ""]);
    expect(err.replaceAll(/\s+/g, " ")).toContain(message);
  });
}

for (const verb of ["check", "explain", "needs", "fmt"]) {
  test(`edict ${verb} "": exit 64, for a script whose variable is unset`, () => {
    const { code, out, err } = ended([verb, ""], { ...world, host: hostWith({ "edict.yaml": "packs: [" }) });
    expect([code, out]).toEqual([64, ""]);
    expect(err).toMatch(/^error: (INPUT|PATH) is empty\n/);
  });
}

test("a rule in the place of the input is told where it stands", () => {
  const { code, err } = run("explain lawful_base_model");
  expect(code).toBe(4);
  expect(err).toContain("there is no file or folder `lawful_base_model`");
  expect(err.replaceAll(/\s+/g, " ")).toContain(
    "a rule is explained by its name after the input: `edict explain . lawful_base_model`",
  );
  expect(run("explain text").err.replaceAll(/\s+/g, " ")).toContain("did you mean `texts`?");
  for (const path of ["text", "nosuch", "nothing.yaml", "servic.yaml"])
    expect(run(`explain ${path}`).err).not.toContain("a rule is explained");
});

test("in a project a rule or a provision is explained by its name alone, and a file that is not there is told", () => {
  const edict = "packs: [/tiny]\ninputs: [service.yaml]\nprofile: profile.yaml\n";
  const host = hostWith({ ...files, "edict.yaml": edict, "profile.yaml": "{}\n" });
  const of = (line: string): CommandOutcome => run(line, { host });
  expect(of("explain versioned -f json").out).toBe(of("explain . versioned -f json").out);
  expect([of("explain versioned").code, of("explain 1(1)").code]).toEqual([0, 64]);
  expect(ended(["explain", "art. 1(1)"], { ...world, host }).out).toContain("versioned");
  expect(of("explain versoined").err.replaceAll(/\s+/g, " ")).toContain("did you mean `versioned`?");
  for (const line of ["explain nothing.yaml", "check nothing.yaml", "explain no/thing"])
    expect([line, of(line).code, of(line).err]).toEqual([
      line,
      4,
      expect.stringContaining("there is no file or folder") as unknown,
    ]);
  expect(of("explain service.yaml").err).toContain("engine/project-around");
});

test("the first baseline is written with edict.yaml naming it already, and the run ends as it would without", () => {
  const edict = "packs: [/tiny]\ninputs: [service.yaml]\nbaseline: baseline.json\n";
  const host = hostWith({ ...files, "edict.yaml": edict });
  const first = run("check . -q -f baseline=baseline.json", { host });
  expect([first.code, first.files.map((it) => it.path), first.err]).toEqual([
    1,
    ["baseline.json"],
    expect.stringMatching(/^The baseline lists \d+ open and \d+ violated\./) as unknown,
  ]);
  expect(run("check . -q -f baseline=other.json", { host }).code).toBe(4);
  expect(run("check . -q", { host }).err).toContain("edict check -f baseline=FILE");
  const later = hostWith({ ...files, "edict.yaml": edict, "baseline.json": first.files[0]?.text ?? "" });
  expect(run("check . -q", { host: later }).code).toBe(0);
});

test("a pack that needs another one in a folder is compiled and covered with it beside", () => {
  const needing = law("a", { id: "t.a", needs: "{ t.b: ^1 }", policy: complies("t.b") });
  const host = hostWith({ ...needing, ...law("b", { id: "t.b" }), ...law("d", { id: "t.d" }) });
  expect(run("compile a", { host })).toMatchObject({ code: 3, err: expect.stringContaining("--pack FOLDER") });
  const compiled = run("compile a --pack b --pack d -f json", { host });
  expect([compiled.code, compiled.err]).toEqual([0, ""]);
  expect(JSON.parse(compiled.out)).toMatchObject({ pack: { id: "t.a" }, needs: [{ id: "t.b" }] });
  const covered = run("coverage a --pack b", { host });
  expect([covered.code, covered.err]).toEqual([0, ""]);
  expect(covered.out).toContain("t.a");
  expect(covered.out).not.toContain("t.b 1.0.0");
});

test("in a project of one pack `doc` is about it, and of several it asks for a name", () => {
  const at = (packs: string) =>
    run("doc", { host: hostWith({ ...files, "edict.yaml": `${packs}\ninputs: [a.yaml]\n` }) });
  expect(at("packs: [texts/2026-01-01]").out).toContain("<title>Law: reading guide</title>");
  expect(at("packs: [texts/2026-01-01, cn.pipl]")).toMatchObject({
    code: 64,
    err: expect.stringContaining("name one of"),
  });
});

test("in a project `test` and `coverage` are about its packs, where none is named", () => {
  const project = "packs: [texts/2026-01-01]\ninputs: [service.yaml]\n";
  const host = hostWith({ ...files, "edict.yaml": project });
  expect(run("test", { host })).toMatchObject({ code: 5, out: "t.c has no cases\n" });
  expect(run("coverage", { host }).out).toMatch(/^Law\n/);
  expect(run("coverage /tiny", { host }).out).toMatch(/^Tiny Law\n/);
  const broken = hostWith({ ...files, "edict.yaml": "packs: 3\n" });
  for (const verb of ["test", "coverage"])
    expect(run(verb, { host: broken })).toMatchObject({
      code: 4,
      out: "",
      err: expect.stringMatching(/^edict.yaml:1:/),
    });
});

test("a pack without policies shows its units, all open; whatever else is wrong stops it", () => {
  const { "bare/article-01.edict": policy, ...bare } = law("bare", { id: "t.bare" });
  const covered = run("coverage bare --fail-on open", { host: hostWith(bare) });
  expect([policy === undefined, covered.code, covered.err]).toEqual([false, 1, ""]);
  expect(covered.out).toContain("2 units: 0 encoded, 0 only stated, 2 open");
  const { "bare/outline.yaml": _, ...broken } = bare;
  expect(run("coverage bare", { host: hostWith(broken) })).toMatchObject({ code: 3, out: "" });
});

test("a pack without cases is said to have none", () => {
  expect(run("test texts/2026-01-01")).toMatchObject({ code: 5, out: "t.c has no cases\n", err: "", files: [] });
});

test("without a verb the help stands on standard error", () => {
  expect(run("")).toMatchObject({ code: 64, out: "", err: expect.stringContaining("check [INPUT...]") });
});

test("help and version are results", () => {
  expect(run("--version")).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: "" });
  expect(run("--help")).toMatchObject({ code: 0, err: "" });
});

for (const verb of ["check", "explain", "needs", "test", "compile", "completion", "coverage"]) {
  test(`edict ${verb} --help shows an example and fits 80 columns`, () => {
    const { code, out } = run(`${verb} --help`);
    expect(code).toBe(0);
    expect(out).toContain(`Example:\n  edict ${verb} `);
    expect(out.split("\n").filter((it) => it.length > 80)).toEqual([]);
  });
}

test("results go to standard output, mistakes to standard error", () => {
  const bad = run("check service.yaml nothing.yaml --pack /tiny");
  expect(bad.code).toBe(4);
  expect(bad.err).toContain("there is no file or folder `nothing.yaml`");
  expect(bad.out).toContain("Incomplete because of 1 mistake. 2 of 5 rules examined are violated");
  expect(bad.out).not.toContain("there is no file");
});

test("check ends with commands that tell more of what it was asked, as they are typed", () => {
  const host = hostWith({ ...files, "it's.yaml": service });
  const { out } = ended(["check", "it's.yaml", "--pack", "/tiny", "--provisional", "--color", "never", "-f", "human"], {
    ...world,
    host,
  });
  const asked = "'it'\\''s.yaml'";
  expect(out.split("\n").slice(-4)).toEqual([
    `next      edict explain ${asked} fair_too --pack /tiny --provisional`,
    `          edict sheet ${asked} --pack /tiny --provisional`,
    `          edict check ${asked} --pack /tiny --provisional --full`,
    "",
  ]);
});

test("formats go to their files, and one to standard output", () => {
  const { code, out, files: written } = run("check service.yaml --pack /tiny -f human -f json=out.json --color always");
  expect(code).toBe(1);
  expect(out).toContain("\u001b[1;31mviolated");
  expect(written.map((it) => it.path)).toEqual(["out.json"]);
  expect(JSON.parse(written[0]?.text ?? "")).toMatchObject({ report: "report@1", exit_code: 1 });
});

test("--output takes the report, and a file has no colours", () => {
  const { out, files: written } = run("check service.yaml --pack /tiny -o report.txt --color always");
  expect(out).toBe("");
  expect(written[0]?.text).not.toContain("\u001b");
});

test.each(["coverage /tiny", "diff texts/2026-01-01 /texts/2026-01-01", "explain service.yaml --pack /tiny"])(
  "a file that %s writes has no colours, whatever is asked for",
  (line) => {
    const { err, files: written } = run(`${line} -o report.txt --color always`);
    expect([err, written.map((it) => it.path)]).toEqual(["", ["report.txt"]]);
    expect(written[0]?.text).not.toContain("\u001b");
    expect(run(`${line} --color always`).out).toContain("\u001b");
  },
);

test("colours follow the terminal, and the flag wins", () => {
  const colors = { out: true, err: true };
  expect(run("check service.yaml --pack /tiny", { colors }).out).toContain("\u001b[");
  expect(run("check service.yaml --pack /tiny --color never", { colors }).out).not.toContain("\u001b[");
});

test("JSON is printed even where nothing could be judged", () => {
  const { code, out } = run("check service.yaml --party providr -f json");
  expect(code).toBe(64);
  expect(JSON.parse(out)).toMatchObject({ word: "nothing judged", troubles: [{ code: "engine/unknown-party" }] });
});

test("a dash reads standard input, as YAML, JSON or JSON lines", () => {
  const json = '{ "kind": "service", "facts_on": "2026-06-30", "service": { "id": "a" } }';
  for (const text of [service, json, `${json}\n${json.replace('"a"', '"b"')}\n`]) {
    const { code, out } = run("check - --pack /tiny -f json", { readStandardInput: () => text });
    expect(code).toBeLessThan(3);
    expect(JSON.parse(out)).toMatchObject({ problems: [], troubles: [] });
  }
});

test("a dash reads the events of a stream, where their format is named", () => {
  const event = {
    id: "c",
    created: 1_794_446_047,
    choices: [{ index: 0, delta: { content: "Hi" }, finish_reason: "stop" }],
  };
  const text = `data: ${JSON.stringify(event)}\n\ndata: [DONE]\n`;
  const { code, out } = run("check - --from openai-chat --as-of 2026-11-20 -f json", { readStandardInput: () => text });
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ problems: [], troubles: [], inputs: [{ subject: "response" }] });
});

test("undetermined rules exit 2, or 0 where that is allowed, and the output says so", () => {
  const clear = service.replace("version: null", 'version: "1"').replace("  training: { performed: false }\n", "");
  const host: Host = hostWith({ "service.yaml": clear });
  expect(run("check service.yaml --pack /tiny", { host }).code).toBe(2);
  const allowed = run("check service.yaml --pack /tiny --allow undetermined", { host });
  expect(allowed.code).toBe(0);
  expect(allowed.out.replaceAll(/\s+/g, " ")).toMatch(/^No breach found .* Undetermined rules are allowed \(\d\)\. /);
});

test("compile counts what a pack holds, or prints its graph", () => {
  const counts = run("compile /tiny");
  expect(counts).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/^rules {7}7$/m) });
  expect(JSON.parse(run("compile /tiny -f json").out)).toMatchObject({ compiled: "compiled@1" });
  expect(run("compile /tiny -f json -o a.json")).toMatchObject({ out: "", files: [{ path: "a.json" }] });
});

test("a pack with a mistake exits 3, with the line", () => {
  const host = hostWith({ "tiny/tiny.edict": 'article 1 { paragraph 1 { rule a: provider must "b" { on servic } } }' });
  for (const line of ["compile /tiny", "check service.yaml --pack /tiny", "test /tiny"]) {
    const { code, err } = run(line, { host });
    expect([line, code]).toEqual([line, 3]);
    expect(err).toMatch(/^tiny\/tiny\.edict:1:\d+: error language\//);
  }
});

test("of some cases only, packs without any and gaps are left out", () => {
  const { code, out } = run("test cn.algorithm_recommendation cn.gb_45438 --run filing");
  expect(code).toBe(0);
  expect(out).toMatch(/^cn\.algorithm_recommendation: (\d+) of \1 cases pass$/m);
  expect(out).not.toMatch(/ 0 of 0 |no case shows/);
});

test("violated rules below --fail-on are counted in the output, and exit 0 or 2", () => {
  const { code, out } = run("check service.yaml --pack /tiny --fail-on critical --quiet");
  expect(code).toBe(2);
  expect(out.replaceAll(/\s+/g, " ")).toContain("2 violated rules below `critical` are let pass.");
});

test("the cases of a pack are counted", () => {
  const { code, out } = run("test cn.algorithm_recommendation --quiet");
  expect(code).toBe(0);
  expect(out).toMatch(/^cn\.algorithm_recommendation: (\d+) of \1 cases pass\n$/);
});

test("a case that fails is shown with its place, its why and both verdicts", () => {
  const host = hostWith({
    "tiny/cases/basics.yaml": `- case: no version
  why: A version is asked for.
  as_of: 2026-06-30
  base: chat
  expect: { versioned: satisfied }
`,
    "tiny/cases/bases/chat.yaml": service,
  });
  const { code, out } = run("test /tiny --quiet", { host });
  expect(code).toBe(1);
  expect(out).toBe(`FAILED no version  tiny/cases/basics.yaml:1:3
  A version is asked for.
  tiny/cases/basics.yaml:5:13: test.tiny.versioned is violated, expected satisfied
test.tiny: 0 of 1 cases pass
`);
});

test("an explanation and a list of what is missing exit 0 whatever the verdicts are", () => {
  const explained = run("explain service.yaml versioned --pack /tiny");
  expect([explained.code, explained.err]).toEqual([0, ""]);
  expect(explained.out).toContain("Why it is violated by the law of 2026-06-30");
  const missing = run("needs service.yaml --pack /tiny -q");
  expect([missing.code, missing.err]).toEqual([0, ""]);
  expect(missing.out).toMatch(/^What a person has to judge\n/);
});

test("what is explained or missing goes to a file where one is named, and to none where nothing was judged", () => {
  const { out, files: written } = run("needs service.yaml --pack /tiny -f yaml -o to-fill-in.yaml");
  expect([out, written.map((it) => it.path)]).toEqual(["", ["to-fill-in.yaml"]]);
  const bad = run("explain nothing.yaml -o why.txt");
  expect(bad).toMatchObject({ code: 4, out: "", files: [] });
  expect(run("needs nothing.yaml")).toMatchObject({ code: 4, out: "" });
});

test("standard input can be explained too", () => {
  const { code, out } = run("explain - versioned --pack /tiny -q", { readStandardInput: () => service });
  expect(code).toBe(0);
  expect(out).toContain("stdin.yaml:7:3");
});
