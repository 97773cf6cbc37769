import { Command } from "commander";
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { completableOf, bashCompletion, fishCompletion, zshCompletion } from "../../../src/cli/completion.ts";
import { choiceOf } from "../../../src/cli/verb.ts";
import { hostWith, now } from "../report/tiny.ts";
import { ended } from "./ended.ts";

const world = {
  host: hostWith({}),
  now,
  library: "policies",
  width: 200,
  colors: { out: false, err: false },
  readStandardInput: () => undefined,
};
const printed = (...words: readonly string[]): string => ended(words, world).out;
const scripts = new Map(["bash", "zsh", "fish"].map((it) => [it, printed("completion", it)]));
const verbs = Array.from(printed("--help").matchAll(/^ {2}([a-z]+) [[<]/gm), (it) => it[1] ?? "");

/** What bash offers for the last of these words, which readline has taken apart. */
function offered(script: string, ...words: readonly string[]): readonly string[] {
  const asked = 'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _edict; printf "%s\\n" "${COMPREPLY[@]}"';
  const { stdout, stderr, status } = spawnSync("bash", ["--norc", "-uc", `${script}\n${asked}`, "bash", ...words], {
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
  return stdout.split("\n").filter((it) => it !== "");
}

const lines: readonly (readonly [line: string, expected: readonly string[]])[] = [
  ["edict che", ["check"]],
  ["edict check --fo", ["--format"]],
  ["edict check --lang z", ["zh-Hans", "zh-Hant"]],
  ["edict check --lang = z", ["zh-Hans", "zh-Hant"]],
  ["edict check --fail-on ", ["low", "medium", "high", "critical"]],
  ["edict check -f h", ["human", "html"]],
  ["edict check -f html = READ", ["README.md", "README.zh-Hans.md"]],
  ["edict check --format = html = READ", ["README.md", "README.zh-Hans.md"]],
  ["edict check --as-of ", []],
  ["edict check --as-of 2026-01-01 READ", ["README.md", "README.zh-Hans.md"]],
  ["edict check --quiet polic", ["policies"]],
  ["edict check --pack cn.gb", ["cn.gb_45438", "cn.gb_t_45652", "cn.gb_t_45654", "cn.gb_t_45674"]],
  ["edict check --pack READ", []],
  ["edict coverage cn.pi", ["cn.pipl"]],
  ["edict test --cases polic", ["policies"]],
  ["edict explain READ ", []],
  ["edict pack ", ["new", "lock"]],
  ["edict pack lock cn.pi", ["cn.pipl"]],
  ["edict pack lock cn.pipl cn.tc", ["cn.tc260_003"]],
  ["edict completion ", ["bash", "zsh", "fish"]],
  ["edict --v", ["--version"]],
  ["edict nothing x", []],
];

test.each(lines)("bash offers for `%s`: %j", (line, expected) => {
  expect(offered(scripts.get("bash") ?? "", ...line.split(" "))).toEqual(expected);
});

test("without a verb bash offers the verbs that the help lists", () => {
  expect(verbs).toContain("completion");
  expect(offered(scripts.get("bash") ?? "", "edict", "")).toEqual(verbs);
});

test.each(verbs)("bash offers the flags that the help of %s shows", (verb) => {
  const shown = Array.from(printed(verb, "--help").matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm), (it) => it[1]);
  expect(offered(scripts.get("bash") ?? "", "edict", verb, "--")).toEqual(shown);
});

/** A program that has what ours has not, and words that a shell would read. */
function strangeProgram(): Command {
  const program = new Command("edict");
  program
    .command("sing")
    .summary("sing [it's]: \\ loud")
    .argument("<SONG>", "", choiceOf(["ode", "hymn"]))
    .option("-k, --key <KEY>", "the key; or none", choiceOf(["minor", "major"]))
    .option("--score <FILE>", "it's $HOME `read` [here]: 'so'");
  return program;
}

test("a new verb, its flags and its words appear by themselves, in each shell", () => {
  const strange = completableOf(strangeProgram(), []);
  const bash = bashCompletion(strange);
  expect(offered(bash, "edict", "")).toEqual(["sing"]);
  expect(offered(bash, "edict", "sing", "-")).toEqual(["-k", "--key", "--score", "-h", "--help"]);
  expect(offered(bash, "edict", "sing", "--key", "m")).toEqual(["minor", "major"]);
  expect(offered(bash, "edict", "sing", "")).toEqual(["ode", "hymn"]);
  const zsh = zshCompletion(strange);
  expect(zsh).toContain(String.raw`'sing:sing \[it'\''s\]\: \\ loud'`);
  expect(zsh).toContain(`'*--key=[the key]:KEY: _edict_value none minor major'`);
  expect(zsh).toContain("'1:SONG: _edict_value none ode hymn'");
  const fish = fishCompletion(strange);
  expect(fish).toContain(String.raw`-n __fish_use_subcommand -a sing -d 'sing [it\'s]: \\ loud'`);
  expect(fish).toContain(`-n '__fish_seen_subcommand_from sing' -s k -l key -r -f -a 'minor major' -d 'the key'`);
  expect(fish).toContain(`-n '__fish_seen_subcommand_from sing' -f -a 'ode hymn'`);
});

const has = (shell: string): boolean => spawnSync(shell, ["-c", "true"]).status === 0;
for (const [shell, flag] of [
  ["zsh", "-n"],
  ["fish", "--no-execute"],
] as const) {
  test.skipIf(!has(shell))(`${shell} reads its script, and one with words that a shell would read`, () => {
    const print = shell === "zsh" ? zshCompletion : fishCompletion;
    for (const input of [scripts.get(shell) ?? "", print(completableOf(strangeProgram(), []))])
      expect(spawnSync(shell, [flag], { input, encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
  });
}

test("each placeholder whose values no shell completes is one that nothing here could complete", () => {
  const keys = scripts.get("zsh")?.matchAll(/:([A-Z]+): _edict_value none'/g) ?? [];
  expect(Array.from(new Set(Array.from(keys, (it) => it[1]))).toSorted()).toEqual([
    "ADDRESS",
    "BYTES",
    "CASE",
    "COUNT",
    "DATE",
    "N",
    "PARTY",
    "ROLE",
    "RULE",
    "SECONDS",
    "TEXT",
    "URL",
    "ZONE",
  ]);
});
