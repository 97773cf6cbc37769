import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { locales } from "../../src/base/locale.ts";
import { hookFile, workflowFile } from "../../src/engine/project/init.ts";
import { gitlabInputs, gitlabJobs } from "../kit/gitlab-template.ts";
import { ended } from "../rooms/cli/ended.ts";
import { hostWith, service, now } from "../rooms/report/tiny.ts";
import { fencesOf } from "./fences.ts";
import { sectionText } from "./section-text.ts";

const page = readFileSync("grammar/ci.md", "utf8");
const fences = fencesOf(page);
const textOf = (name: string): string => fences.find((it) => it.words.includes(name))?.text ?? "";

/** The names in the first column of a section's table. */
const listedInputs = (section: string): readonly (string | undefined)[] =>
  Array.from(sectionText(page, section).matchAll(/^\| `([a-z-]+)` \|/gm), (it) => it[1]);

test("the snippets are those of four systems", () => {
  expect(fences.map((it) => it.words.join(" "))).toEqual([
    "sh",
    "yaml github",
    "yaml workflow",
    "yaml gitlab",
    "groovy",
    "yaml hooks",
    "yaml pre-commit",
  ]);
});

test("YAML reads, and the action gets inputs that it has", () => {
  for (const it of fences.filter((one) => one.words[0] === "yaml")) expect(parse(it.text)).toBeTypeOf("object");
  const action = parse(readFileSync("action.yml", "utf8"));
  const used = parse(textOf("github")).jobs.check.steps.at(-1);
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(used.with)));
  expect(listedInputs("GitHub")).toEqual(Object.keys(action.inputs));
});

test("GitLab's component says what its inputs are, and gets those that it has and asks for", () => {
  expect(listedInputs("GitLab")).toEqual(Object.keys(gitlabInputs));
  for (const it of Object.values(gitlabInputs)) expect(it.description).toMatch(/\.$/);
  const [used] = parse(textOf("gitlab")).include;
  const { job, ...others } = gitlabInputs;
  const jobs = gitlabJobs(used.inputs);
  expect(Object.keys(jobs)).toEqual([job?.default]);
  // A variable of a project has precedence over one of a job that has its name.
  const variables = Object.values(jobs).flatMap((it) => Object.entries(it.variables));
  expect(variables.map(([name, value]) => value.includes(`$${name}`))).toEqual([false, false]);
  expect(gitlabJobs({ ...used.inputs, job: "law" })).toHaveProperty("law.stage", others["stage"]?.default);
});

test("the hooks of the page are those that this repository has", () => {
  const ids = (hooks: readonly { readonly id: string }[]): readonly string[] => hooks.map((it) => it.id);
  expect(ids(parse(textOf("hooks")).repos[0].hooks)).toEqual(
    ids(parse(readFileSync(".pre-commit-hooks.yaml", "utf8"))),
  );
});

test("a new project has the workflow and the hook of this page, and in Chinese the workflow of the page in Chinese", () => {
  const chinese = fencesOf(readFileSync("grammar/ci.zh-Hans.md", "utf8")).find((it) => it.words.includes("workflow"));
  expect(workflowFile(locales["zh-Hans"].say)).toBe(chinese?.text);
  expect(workflowFile(locales.en.say)).toBe(textOf("workflow"));
  expect(hookFile(locales.en.say)).toContain(`\n${textOf("pre-commit")}`);
});

test("the permissions and the upload of the workflow are those with which the action works", () => {
  const [workflow, withAction, action] = [textOf("workflow"), textOf("github"), readFileSync("action.yml", "utf8")].map(
    (it) => parse(it),
  );
  expect(workflow.permissions).toEqual(withAction.permissions);
  const actions = (steps: readonly { readonly uses?: string }[]): readonly string[] =>
    steps.flatMap((it) => it.uses ?? []);
  const used = actions(workflow.jobs.check.steps);
  expect(used).toEqual(expect.arrayContaining([...actions(action.runs.steps)]));
});

test("every file that a snippet keeps is one that its check writes", () => {
  for (const [, file] of textOf("groovy").matchAll(/(?:junit|archiveArtifacts) '([^']+)'/g))
    expect(textOf("groovy")).toContain(`=${file}`);
  expect(textOf("groovy").split("{").length).toBe(textOf("groovy").split("}").length);
});

test("every command line of the page runs, here on a small project", () => {
  const lines = Array.from(page.matchAll(/edict (check [^'"\n]*)/g), (it) => it[1] ?? "").filter((it) =>
    it.includes(" -"),
  );
  expect(lines).toHaveLength(2);
  const host = hostWith({
    "edict.yaml": "packs: [/tiny]\ninputs: [service.yaml]\nas_of: 2026-06-30\n",
    "service.yaml": service,
  });
  const world = {
    host,
    now,
    library: "policies",
    width: 80,
    colors: { out: false, err: false },
    readStandardInput: () => undefined,
  };
  for (const line of lines) expect([line, ended(line.trim().split(" "), world).code]).toEqual([line, 1]);
});
