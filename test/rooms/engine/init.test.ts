import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { memoryHost, nodeHost, type Host } from "../../../src/base/host.ts";
import { locales, type Locale } from "../../../src/base/locale.ts";
import { runCheck } from "../../../src/engine/check/check.ts";
import { gitlabFile, runInit, type InitRun } from "../../../src/engine/project/init.ts";
import type { ReportRun } from "../../../src/report/model/report-run.ts";
import { gitlabJobs, type GitlabJob } from "../../kit/gitlab-template.ts";
import { hostWith, nothing, now } from "../report/tiny.ts";

const started = (files: Readonly<Record<string, string>> = {}, locale: Locale = locales.en, folder = "new"): InitRun =>
  runInit({ folder, packs: [], locale, ci: "github", now, library: "policies" }, hostWith(files));
const textsOf = ({ files }: InitRun): Readonly<Record<string, string>> =>
  Object.fromEntries(files.map((it) => [it.path, it.text]));
const checked = (files: Readonly<Record<string, string>>): ReportRun =>
  runCheck({ ...nothing, inputs: ["new"] }, hostWith(files));

test("the first check of a new project finds no mistake and no breach, and asks for what it does not know", () => {
  const run = checked(textsOf(started()));
  expect([run.troubles, run.policyProblems, run.inputProblems]).toEqual([[], [], []]);
  expect([run.exitCode, run.decision?.word]).toEqual([2, "undetermined"]);
});

/** The service with every fact that is a comment in it. */
const uncommented = (text: string): string => text.replaceAll(/^( +)# ( *(?:- )?[a-z_]+:)/gm, "$1$2");

test.each(Object.values(locales))(
  "each fact that is a comment in the service ($tag) is a fact of the vocabulary",
  (locale) => {
    const texts = textsOf(started({}, locale));
    const service = uncommented(texts["new/service.yaml"] ?? "");
    expect(service).toContain("\n  training:\n    performed: TBD");
    const run = checked({ ...texts, "new/service.yaml": service });
    expect(run.inputProblems.filter((it) => it.severity === "error")).toEqual([]);
    expect(run.decision?.word).toBe("undetermined");
  },
);

test("questions are in the language that is asked for", () => {
  expect(textsOf(started())["new/service.yaml"]).toContain("# Day of launch: On which day did the service go online?");
  expect(textsOf(started({}, locales["zh-Hans"]))["new/service.yaml"]).toContain(
    "# 该服务于哪一天上线？尚未上线请填 null。",
  );
});

test("a project that is begun in Chinese stays in Chinese, and one in English is in the language of its reader", () => {
  const language = (locale: Locale): string | undefined =>
    /^lang: .*$/m.exec(textsOf(started({}, locale))["new/edict.yaml"] ?? "")?.[0];
  expect(Object.values(locales).map(language)).toEqual([undefined, "lang: zh-Hans", "lang: zh-Hant"]);
});

const schemas = ["project-1", "genai-1", "profile-1", "waivers-1"].map((it) => `new/.edict/schema/${it}.schema.json`);

test("each file that has a schema names one that lies in the project, and fits it", () => {
  const texts = textsOf(started());
  const named = Object.entries(texts).flatMap(([path, text]) => {
    const [, schema] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
    return schema === undefined ? [] : [[path, `new/${schema}`] as const];
  });
  expect(named.map(([path]) => path)).toEqual([
    "new/edict.yaml",
    "new/service.yaml",
    "new/profile.yaml",
    "new/waivers.yaml",
  ]);
  expect(named.map(([, schema]) => schema)).toEqual(schemas);
  for (const [path, schema] of named) {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(texts[schema] ?? ""));
    expect([path, validate(parse(texts[path] ?? "")), validate.errors]).toEqual([path, true, null]);
    expect([path, validate({ nothing: 1 })]).toEqual([path, false]);
  }
});

test.each([
  ["github", ["new/.github/workflows/edict.yml"]],
  ["gitlab", ["new/.gitlab-ci.yml"]],
  ["none", []],
] as const)("a workflow for %s", (ci, workflows) => {
  const { files } = runInit(
    { folder: "new", packs: [], locale: locales.en, ci, now, library: "policies" },
    hostWith({}),
  );
  const others = files.filter((it) => !/\.(yaml|json)$/.test(it.path));
  expect(others.map((it) => it.path)).toEqual(workflows);
});

test.each([
  ["new", {}, " new"],
  ["apps/our chat", {}, " 'apps/our chat'"],
  [".", {}, ""],
  ["new", { "new/.git/HEAD": "" }, ""],
  ["a/b", { "a/.git": "gitdir: elsewhere" }, " b"],
] as const)("a build server checks the project from the root of its repository: %s", (folder, files, word) => {
  const command = /^ *(?:run: |entry: |- )(?:npx --no-install )?edict check(.*?)(?: -f .*)?$/m;
  for (const ci of ["github", "gitlab"] as const) {
    const request = { folder, packs: [], locale: locales.en, ci, now, library: "policies" };
    const { files: made, toMove } = runInit(request, hostWith(files));
    const texts = made.filter((it) => /\.yml$|pre-commit/.test(it.path));
    expect(toMove).toBe(word === "" ? undefined : texts.find((it) => it.path.endsWith(".yml"))?.path);
    const commands = texts.flatMap(({ text }) => command.exec(text)?.[1] ?? []);
    expect([ci, commands]).toEqual([ci, [word, word]]);
  }
});

test("the job for GitLab is that of the component", () => {
  const { edict } = parse(gitlabFile(locales.en.say)) as { readonly edict: GitlabJob };
  const [job] = Object.values(gitlabJobs({ edict: "$EDICT" }));
  expect(edict).toEqual({
    stage: job?.stage,
    image: job?.image,
    script: job?.script.map((it) => it.replace("$EDICT_FLAGS ", "").replace("EDICT_PACKAGE", "EDICT")),
    artifacts: { when: "always", ...job?.artifacts },
  });
});

test("a project that is there is not touched, and neither is any other file", () => {
  const there = started({ "new/edict.yaml": "" });
  expect([there.exitCode, there.files, there.troubles.map((it) => it.code)]).toEqual([
    64,
    [],
    ["engine/already-a-project"],
  ]);
  expect(there.troubles.map((it) => locales.en.help(it))).toEqual([
    "go on with it by `edict interview new`, or name another folder: `edict init DIR`",
  ]);
  const some = started({ "new/service.yaml": "mine", "new/.pre-commit-config.yaml": "mine" });
  expect(some.kept).toEqual(["new/service.yaml", "new/.pre-commit-config.yaml"]);
  expect(some.files.map((it) => it.path)).toEqual([
    "new/edict.yaml",
    "new/profile.yaml",
    "new/waivers.yaml",
    "new/.github/workflows/edict.yml",
    ...schemas,
  ]);
  expect(started({ new: "a file" }).troubles.map((it) => it.code)).toEqual(["engine/no-folder"]);
});

test("the words that the law leaves open stand in the profile, by the names that it takes", () => {
  expect(textsOf(started())["new/profile.yaml"]).toContain("# - term: cn.genai_interim_measures.promptly\n");
});

test("a broken library is told", () => {
  const empty: Host = {
    ...memoryHost({}),
    readText: (path) => (path.includes("dist") ? nodeHost(".").readText(path) : undefined),
  };
  const run = runInit({ folder: "new", packs: [], locale: locales.en, ci: "github", now, library: "policies" }, empty);
  expect(run.troubles.map((it) => it.code)).toEqual(["engine/broken-library"]);
});
