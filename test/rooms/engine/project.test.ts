import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { memoryHost, type Host } from "../../../src/base/host.ts";
import { locales } from "../../../src/base/locale.ts";
import type { CheckRequest } from "../../../src/engine/check/check-request.ts";
import { runCheck } from "../../../src/engine/check/check.ts";
import { foreignFormats } from "../../../src/engine/index.ts";
import { projectLanguage, readProject } from "../../../src/engine/project/project-file.ts";
import type { Report } from "../../../src/report/model/report.ts";
import { showDiagnostics } from "../../../src/report/render/diagnostics.ts";
import { ended } from "../cli/ended.ts";
import { law } from "../pack/laws.ts";
import { instancesOf, judge, policy, run, service } from "../pack/waive/scene.ts";
import { faultsOf } from "../report/faults.ts";
import { hostWith, nothing, now } from "../report/tiny.ts";

const chat = (answer: string): string =>
  `kind: response\nvocabulary: genai@1\nresponse: { id: r1, at: "2026-06-01T10:00:00+08:00", text: ${answer} }\n`;
const named = `rule named: provider must "answer by a named service" { on response require service.name is present }`;
const files = {
  "chat.yaml": service("name: Chat, models: []"),
  "nameless.yaml": service("name: null, models: []", "nameless"),
  "a/one.yaml": chat("hello"),
  "b/two.yaml": chat("hello"),
  "law/article-01.edict": `article 1 { paragraph 1 { ${policy} ${named} } }\n`,
};
const project = (
  text: string,
  more: Readonly<Record<string, string>> = {},
  request: Partial<CheckRequest> = {},
): Report => judge({ ...files, "edict.yaml": text, ...more }, { packs: [], ...request });
// Most projects here name only some of the files above, which is told beside what a test is about.
const isUnnamed = ({ code }: { readonly code: string }): boolean => code === "engine/unnamed-documents";
const mistakes = ({ troubles, problems }: Report): readonly (Report["troubles"] | Report["problems"])[number][] =>
  [...troubles, ...problems].filter((it) => !isUnnamed(it));
const codes = (report: Report): readonly string[] => mistakes(report).map((it) => it.code);
const verdictsIn = (report: Report, path: string): readonly string[] =>
  report.packs
    .flatMap((it) => it.articles)
    .flatMap((it) => it.rules.filter((rule) => rule.rule === "t.law.named"))
    .flatMap((it) => it.instances.filter((one) => report.inputs[one.input]?.path === path).map((one) => one.verdict));

const worldOf = (texts: Readonly<Record<string, string>>) => ({
  host: hostWith(texts),
  now,
  library: "policies",
  width: 80,
  colors: { out: false, err: false },
  readStandardInput: () => undefined,
});

const perService = `packs: [/law]
inputs:
  - files: a/*.yaml
    subject: response
    service: chat.yaml
  - { files: "b/*.yaml", service: nameless.yaml }
`;

test("the documents of an entry belong to the service that it names", () => {
  const report = project(perService);
  expect([codes(report), verdictsIn(report, "a/one.yaml"), verdictsIn(report, "b/two.yaml")]).toEqual([
    [],
    ["satisfied"],
    ["violated"],
  ]);
  expect(instancesOf(report).get("spoken")?.verdict).toBe("satisfied");
  expect(faultsOf(report)).toEqual([]);
});

test("several services among the inputs are no mistake where each other document names its own", () => {
  const both = `${perService}  - chat.yaml\n  - nameless.yaml\n`;
  expect([codes(project(both)), verdictsIn(project(both), "b/two.yaml")]).toEqual([[], ["violated"]]);
  const open = both.replace(", service: nameless.yaml", "");
  expect(codes(project(open))).toEqual(["engine/several-services"]);
});

test("an entry that says of a file what an entry before does not is a mistake, not a word without effect", () => {
  const two =
    'packs: [/law]\ninputs:\n  - "b/*.yaml"\n  - { files: "b/*.yaml", service: nameless.yaml }\n  - chat.yaml\n';
  const report = project(two);
  expect(mistakes(report).map((it) => [it.code, it.at?.path, it.at?.line, it.at?.column])).toEqual([
    ["engine/said-otherwise", "edict.yaml", 4, 35],
  ]);
  expect(report.exit_code).toBe(4);
  expect(codes(project(two.replace("service: nameless.yaml", "from: openai-chat")))).toEqual(["engine/said-otherwise"]);
  expect(codes(project(two.replace("service: nameless.yaml", "subject: service")))).toEqual(["engine/other-subject"]);
  expect(codes(project(two, {}, { service: "chat.yaml" }))).toEqual([]);
  expect(codes(project(`${perService}  - "b/*.yaml"\n`))).toEqual([]);
});

test("--service wins over the service of an entry, and that over the project's own", () => {
  const all = `${perService}service: chat.yaml\n`;
  expect(verdictsIn(project(all), "b/two.yaml")).toEqual(["violated"]);
  expect(verdictsIn(project(all, {}, { service: "chat.yaml" }), "b/two.yaml")).toEqual(["satisfied"]);
});

test("what globs could name and does not count is told, with the reason", () => {
  const more = { "a/.two.yaml": chat("hello"), "a/.old/x.yaml": "", "c/.x.yaml": "", "a/out.yaml": chat("hello") };
  const said = (inputs: string): readonly string[] => {
    const report = project(`packs: [/law]\ninputs: [chat.yaml, ${inputs}]\n`, more);
    expect(codes(report)).toEqual([]);
    return report.skipped.map(({ path, why }) => `${path}: ${why}`).filter((it) => !it.includes("no entry of"));
  };
  const [dot, out] = ["its name begins with a dot", "taken out by `!a/out.yaml` in `edict.yaml`"];
  expect(said('"a/*.yaml", "!a/out.yaml"')).toEqual([`a/.two.yaml: ${dot}`, `a/out.yaml: ${out}`]);
  expect(said('"a/**", "!a/out.yaml"')).toEqual([`a/.old: ${dot}`, `a/.two.yaml: ${dot}`, `a/out.yaml: ${out}`]);
  expect(said('a/one.yaml, "!a/out.yaml"')).toEqual([]);
});

test("a document in the folder that no entry names is told, and how to name it", () => {
  const text = "packs: [/law]\nservice: chat.yaml\ninputs: [a/*.yaml]\n";
  const more = {
    "incident.yaml": "incident: { id: i-1, discovered_at: 2026-13-40 }\n",
    "log.jsonl": `{"response": {"id": "r2"}}\nno JSON\n`,
    "odd.yaml": "vocabulary: genai@1\nRespons: { id: r3 }\n",
    // None of ours: they have `kind`, or nearly the name of a subject.
    "compose.yaml": "services: { web: { image: chat } }\n",
    "pod.yaml": "kind: Service\nmetadata: {}\n",
    "serverless.yaml": "service: chat\n",
    // Others': of a pack, and of a project below.
    "below/edict.yaml": "packs: [/law]\ninputs: [one.yaml]\n",
    "below/one.yaml": chat("hello"),
    "packs/own/pack.yaml": "id: t.own\n",
    "packs/own/cases/one.yaml": chat("hello"),
  };
  const report = project(text, more);
  expect(report.problems.map(({ code, at, message, help }) => [code, at.path, at.line, message, help])).toEqual([
    [
      "engine/unnamed-documents",
      "edict.yaml",
      3,
      "5 documents in this folder are not judged, as no entry of `inputs` names them: `b/two.yaml`, `incident.yaml`, `log.jsonl` and 2 others",
      'add `- b/two.yaml` to `inputs`; what is not to be judged is taken out by `- "!b/two.yaml"`',
    ],
  ]);
  const left = ["b/two.yaml", "incident.yaml", "log.jsonl", "nameless.yaml", "odd.yaml"];
  expect(report.skipped.map((it) => it.path)).toEqual(left);
  const outs = left.map((it) => `"!${it}"`).join(", ");
  expect(project(text.replace("[a/*.yaml]", `[a/*.yaml, ${outs}]`), more).skipped).toEqual([]);
});

test.each([
  "Response",
  "responses",
  "ＲＥＳＰＯＮＳＥ",
  "rеsponse",
  '" response"',
  "Kind",
  "rights-requests",
  "RightsRequest",
])("%s at the top of a file in a folder is an error, not a file left out", (key) => {
  const folder = { "in/a.yaml": service("name: Chat, models: []"), "in/b.yaml": `${key}: { id: r }\n` };
  const { problems, exit_code: code } = judge(folder, { inputs: ["in"] });
  expect([problems.map((it) => it.code), code]).toEqual([["engine/alike-subject"], 4]);
});

test.each([
  ["respons: { id: r }", "response"],
  ["reponse: { id: r }", "response"],
  ["Responze: { id: r }", "response"],
  ["servce: { id: c }\nvocabluary: genai@1\nfacts_on: 2026-01-01", "service"],
  ["requets: { id: r }", "request"],
  ["inspecton: { id: r }", "inspection"],
])("a slip of one letter is an error in a folder too: %s", (text, meant) => {
  const folder = { "in/a.yaml": service("name: Chat, models: []"), "in/b.yaml": `${text}\n` };
  const { problems, exit_code: code } = judge(folder, { inputs: ["in"] });
  expect([problems.map((it) => [it.code, it.message]), code]).toEqual([
    [["engine/alike-subject", expect.stringContaining(`did you mean \`${meant}\`?`)]],
    4,
  ]);
});

test.each([
  ["compose.yaml", "services:\n  web: { image: chat }\n", ["engine/alike-subject"]],
  ["stack.yaml", "requests: []\n", ["engine/alike-subject"]],
  ["service.yaml", "apiVersion: v1\nkind: Service\nspec: {}\n", ["vocabulary/no-subject", "vocabulary/not-listed"]],
  ["job.yaml", "requires: [ffmpeg]\n", ["engine/near-subject"]],
  ["audit.yaml", "compliant: { soc2: true }\n", ["engine/near-subject"]],
  ["values.yaml", "servce: { port: 80 }\nimage: { tag: a }\n", ["engine/near-subject"]],
  ["package.json", '{ "name": "a", "version": "1.0.0", "dependencies": {} }', []],
  ["tsconfig.json", '{ "compilerOptions": {}, "include": ["src"], "references": [] }', []],
  ["ci.yml", "name: ci\non: push\njobs: { test: { services: { db: {} } } }\n", []],
  ["openapi.yaml", "openapi: 3.1.0\ninfo: {}\nservers: []\npaths: {}\ncomponents: { responses: {} }\n", []],
  ["pnpm-workspace.yaml", "packages: [a]\n", []],
  ["serverless.yaml", "events: []\nresources: {}\n", []],
])("of another tool, %s is told as before", (name, text, told) => {
  const { problems } = judge(
    { "in/a.yaml": service("name: Chat, models: []"), [`in/${name}`]: text },
    { inputs: ["in"] },
  );
  expect(problems.map((it) => it.code)).toEqual(told);
});

test.each([
  ["service: ../chat.yaml", 1],
  ["profile: /etc/hostname", 1],
  ["waivers: ../../w.yaml", 1],
  ["baseline: .git/config", 1],
  ["formats: [human=../x.txt, json=out/x.json]", 1],
  ["formats: [human=x/../../y.txt]", 1],
  ["profile: x/../p.yaml", 0],
  ["packs: [law, ../nowhere]", 1],
])("what edict.yaml names stays in its folder: %s", (line, count) => {
  const packs = line.startsWith("packs") ? "" : "packs: [t.law]\n";
  const host = hostWith({ "p/edict.yaml": `${packs}inputs: ["*.yaml"]\n${line}\n` });
  const found = readProject(host, "p")?.diagnostics ?? [];
  expect(found.map((it) => it.code)).toEqual(Array.from({ length: count }, () => "engine/outside-project"));
});

test.each([
  ["**/*.yaml", "a", true],
  ["a/*.yaml", "a", true],
  ["a/b/*.yaml", "a", true],
  ["{b,a/c}/*.yaml", "a", true],
  ["*.yaml", ".", true],
  ["b/*.yaml", "a", false],
  ["*.yaml", "a", false],
])("with %s, that the folder `%s` cannot be listed is told: %s", (glob, folder, isTold) => {
  const text = `packs: [law]\ninputs: ["${glob}"]\n`;
  const host = hostWith({ ...law("law", { id: "t.law", policy }), ...files, "edict.yaml": text });
  const entries: Host["entries"] = (path) =>
    host.resolve(path) === host.resolve(folder) ? undefined : host.entries(path);
  const { troubles } = runCheck({ ...nothing, now, packs: [], inputs: [] }, { ...host, entries });
  expect(troubles.some((it) => it.code === "engine/unlisted-folder")).toBe(isTold);
});

test("an entry says what its documents are about", () => {
  const report = project(perService, { "a/one.yaml": service("name: Chat") });
  expect(report.problems.map((it) => [it.code, it.at.path])).toEqual([["engine/other-subject", "a/one.yaml"]]);
  expect(report.problems[0]?.message).toContain("(edict.yaml:3:5)");
  expect(codes(project(perService.replace("response", "respones")))).toEqual(["engine/no-such-subject"]);
});

test("a file of waivers that a shell has emptied is none where waivers are printed, and else a mistake", () => {
  const codeOf = (text: string, words: readonly string[]): number => {
    const edict = "packs: [law]\ninputs: [chat.yaml]\nwaivers: waivers.yaml\n";
    const more = { "p/chat.yaml": service("name: null, models: []"), "p/edict.yaml": edict, "p/waivers.yaml": text };
    return ended(["check", "p", ...words], worldOf({ ...law("p/law", { id: "t.law", policy: named }), ...more })).code;
  };
  expect(codeOf("", ["-f", "waivers"])).toBe(codeOf("waivers: []\n", ["-f", "waivers"]));
  expect(codeOf("", ["-f", "waivers"])).not.toBe(4);
  expect(codeOf("", [])).toBe(4);
  expect(codeOf("waivers: 3\n", ["-f", "waivers"])).toBe(4);
});

test("lines of bare facts are told that `subject` of an entry wraps nothing", () => {
  const told = (entry: string) =>
    mistakes(project(`packs: [/law]\ninputs: [${entry}]\n`, { "a/log.jsonl": '{"id":"r","text":"hello"}\n' }));
  const [wrapped] = told('{ files: "a/*.jsonl", subject: response }');
  expect([wrapped?.code, wrapped?.help]).toEqual([
    "vocabulary/no-subject",
    "`subject` in edict.yaml only checks what documents are about: put the facts of each under `response:`, or read the rows of a log with `--columns`",
  ]);
  const [bare] = told('{ files: "a/*.jsonl" }');
  expect(bare?.help).toMatch(/^its facts stand under one of /);
});

test("an entry may be in another system's format, beside documents of ours", () => {
  const log = readFileSync("examples/openai-chat/chat.jsonl", "utf8");
  const text =
    'packs: [/law]\ninputs:\n  - { files: "*.jsonl", from: openai-chat, service: chat.yaml }\n  - chat.yaml\n';
  const report = project(text, { "chat.jsonl": log });
  expect([codes(report), new Set(report.inputs.map((it) => it.subject))]).toEqual([
    [],
    new Set(["response", "service"]),
  ]);
});

test.each([
  ["packs: [/law, cn.labeling]\ninputs: [chat.yaml]\n", "engine/unknown-pack", 1, 15],
  ["packs: [/law, cn.deep_synthesis@^9]\ninputs: [chat.yaml]\n", "engine/version-out-of-range", 1, 15],
  ["packs: [/law]\ninputs:\n  - chat.yaml\n  - chats/*.yaml\n", "engine/no-match", 4, 5],
  ['packs: [/law]\ninputs:\n  - chat.yaml\n  - "!"\n', "engine/no-match", 4, 5],
  ['packs: [/law]\ninputs:\n  - chat.yaml\n  - "./"\n', "engine/no-match", 4, 5],
  ["packs: [/law]\ninputs: [chat.yaml]\nprofile: profil.yaml\n", "engine/no-such-path", 3, 10],
  ["packs: [/law]\ninputs: [chat.yaml]\nwaivers: waivers.yaml\n", "engine/no-such-path", 3, 10],
  ["packs: [/law]\ninputs: [chat.yaml]\nbaseline: base.json\n", "engine/no-such-path", 3, 11],
  ["packs: [/law]\ninputs: [chat.yaml]\nservice: a/one.yaml\n", "engine/no-service", 3, 10],
  ["packs: [/law]\ninputs: [{ files: a/*.yaml, service: b/two.yaml }]\n", "engine/no-service", 2, 38],
  ["packs: [/law]\ninputs: [chat.yaml]\nparty: providr\n", "engine/unknown-party", 3, 8],
  ["packs: [/law]\ninputs: [chat.yaml]\nformats: [sarrif]\n", "engine/unknown-format", 3, 11],
  ["packs: [/law]\ninputs: [chat.yaml]\nformats: [json=]\n", "engine/unknown-format", 3, 11],
  ["packs: [/law]\ninputs: [chat.yaml]\nformats: [json, human]\n", "engine/shared-output", 3, 17],
  ["packs: [/law]\ninputs: [chat.yaml]\nfail_on: hihg\n", "vocabulary/not-listed", 3, 10],
  ["packs: [/law]\ninputs: [chat.yaml]\nlang: zh-CN\n", "vocabulary/not-listed", 3, 7],
  ["packs: [/law]\ninputs:\n  - files: a/*.yaml\n    service: b/two.yaml\n", "engine/no-service", 4, 14],
  ["packs: [/law]\ninputs:\n  - files: a/*.yaml\n    subject: respones\n", "engine/no-such-subject", 4, 14],
  ["packs: [/law]\ninputs:\n  - subject: response\n    files: c/*.yaml\n", "engine/no-match", 4, 12],
  ["packs: [/law]\ninputs: [chat.yaml]\nlocked: true\n", "engine/no-lock", 3, 9],
  ["packs: [/law]\ninputs: [{ file: a/*.yaml }]\n", "vocabulary/unknown-field", 2, 12],
])("a mistake in edict.yaml is told at its line: %s", (text, code, line, column) => {
  const report = project(text);
  expect(mistakes(report).map((it) => [it.code, it.at?.path, it.at?.line, it.at?.column])).toEqual([
    [code, "edict.yaml", line, column],
  ]);
  expect(faultsOf(report)).toEqual([]);
});

test("the language is that of the project that is named, else of the nearest one, whatever else is wrong in its file", () => {
  const host = memoryHost({
    "edict.yaml": "lang: zh-Hant\npakcs: [law]\n",
    "a/edict.yaml": "lang: en\n",
    "b/edict.yaml": "lang: fr\n",
    "c/edict.yaml": "lang: [zh-Hans\n",
    "d/edict.yaml": "packs: [law]\n",
    "e/chat.yaml": "",
  });
  const tags = (...words: readonly string[]): string | undefined => projectLanguage(host, words)?.tag;
  expect([tags(), tags("e"), tags("e/chat.yaml"), tags("--quiet", "a"), tags("a", "b")]).toEqual([
    "zh-Hant",
    "zh-Hant",
    "zh-Hant",
    "en",
    "en",
  ]);
  expect([tags("b"), tags("c"), tags("d")]).toEqual([undefined, undefined, undefined]);
  expect(projectLanguage(memoryHost({ "a/edict.yaml": "lang: en\n" }), [])).toBe(undefined);
});

test("what a flag asks for is not blamed on edict.yaml", () => {
  const text = "packs: [/law]\ninputs: [chat.yaml]\nprofile: profile.yaml\n";
  const report = project(text, { "profile.yaml": "{}\n" }, { profile: "nowhere.yaml" });
  expect(report.troubles.map((it) => [it.code, it.at])).toEqual([["engine/no-such-path", undefined]]);
});

test("people see the line of edict.yaml that asks for what is not there", () => {
  const { troubles } = run({ ...files, "edict.yaml": "packs: [/law]\ninputs: [chats/*.yaml]\n" }, { packs: [] });
  expect(showDiagnostics(troubles, { width: 80, paint: (_, it) => it, locale: locales.en })).toBe(
    "edict.yaml:2:10: error engine/no-match\n" +
      "  `chats/*.yaml` in edict.yaml matches no file\n" +
      "  2 | inputs: [chats/*.yaml]\n    |          ^^^^^^^^^^^^\n",
  );
});

test("the formats of edict.yaml are printed and written beside it, unless flags name others", () => {
  const text = "packs: [law]\ninputs: [chat.yaml]\nformats: [human, json=out/report.json]\n";
  const world = worldOf({
    ...law("p/law", { id: "t.law", policy }),
    "p/chat.yaml": files["chat.yaml"],
    "p/edict.yaml": text,
  });
  const it = ended(["check", "p"], world);
  expect([it.files.map((one) => one.path), it.out.includes("\npacks ")]).toEqual([["p/out/report.json"], true]);
  const flagged = ended(["check", "p", "-f", "json"], world);
  expect([flagged.files, flagged.out.startsWith("{")]).toEqual([[], true]);
});

test("the published schema knows the formats of other systems that the engine reads", () => {
  const schema = JSON.parse(readFileSync("grammar/schema/project-1.schema.json", "utf8")) as {
    readonly properties: {
      readonly inputs: {
        readonly items: {
          readonly else: { readonly properties: { readonly from: { readonly enum: readonly string[] } } };
        };
      };
    };
  };
  expect(schema.properties.inputs.items.else.properties.from.enum).toEqual([...foreignFormats]);
});

test("where a pack is not found, documents are not judged by another vocabulary", () => {
  const { troubles, problems } = judge(
    { ...files, "edict.yaml": "packs: [./lawe]\ninputs: [odd.yaml]\n", "odd.yaml": "kind: boat\nboat: { id: b }\n" },
    { inputs: ["."], packs: [] },
  );
  expect([troubles.map((it) => it.code), problems]).toEqual([["engine/unknown-pack"], []]);
});

test("a file without a pack is not judged by the default law in, or from, a project of another law, profile or party", () => {
  const { "chat.yaml": chatFile, ...law } = files;
  const asks = (edict: string, request: Partial<CheckRequest>): Report =>
    judge(
      { ...law, "sub/chat.yaml": chatFile, [edict]: "packs: [./law]\ninputs: [chat.yaml]\nparty: user\n" },
      request,
    );
  for (const edict of ["edict.yaml", "sub/edict.yaml"]) {
    const [refused] = asks(edict, { packs: [], inputs: ["sub/chat.yaml"] }).troubles;
    expect([refused?.code, refused?.message]).toEqual([
      "engine/project-around",
      `\`${edict}\` sets the packs and a party, and files that are named by themselves would be judged without it: nothing is judged`,
    ]);
    expect(refused?.help).toContain("--party user");
    const named = asks(edict, { packs: ["cn.genai_interim_measures"], inputs: ["sub/chat.yaml"] });
    expect(codes(named)).not.toContain("engine/project-around");
    const sameLaw = {
      "sub/chat.yaml": chatFile,
      [edict]: "packs: [cn.genai_interim_measures@^1]\ninputs: [chat.yaml]\n",
    };
    expect(codes(judge(sameLaw, { packs: [], inputs: ["sub/chat.yaml"] }))).not.toContain("engine/project-around");
  }
  const strict = (request: Partial<CheckRequest>): Report =>
    judge(
      {
        "chat.yaml": chatFile,
        "strict.yaml": "adopts: []\n",
        "edict.yaml": "packs: [cn.genai_interim_measures]\ninputs: [chat.yaml]\nprofile: strict.yaml\n",
      },
      { packs: [], inputs: ["chat.yaml"], ...request },
    );
  expect(strict({}).troubles.map((it) => [it.code, it.help])).toEqual([
    [
      "engine/project-around",
      "to judge the project, name its folder, `.`, in the place of the files, which `inputs` of its edict.yaml names; to judge these files alone, add `--pack cn.genai_interim_measures --profile strict.yaml`",
    ],
  ]);
  expect(codes(strict({ profile: "strict.yaml" }))).not.toContain("engine/project-around");
  const broken = judge({ "chat.yaml": chatFile, "edict.yaml": "packs: 3\n" }, { packs: [], inputs: ["chat.yaml"] });
  expect([broken.exit_code, broken.problems.map((it) => it.at.path)]).toEqual([4, ["edict.yaml", "edict.yaml"]]);
});
