import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { edict, folderWith } from "./edict.ts";

const service = readFileSync("examples/chat-service/service.yaml", "utf8");
const packFolder = "policies/cn/genai-interim-measures/2023-08-15";

interface Expected {
  readonly code: number;
  readonly place: RegExp;
  readonly says: string;
}

/** One mistake, told once, at its place, and nothing of the machine behind it. */
function expectMistake(words: readonly string[], cwd: string, { code, place, says }: Expected): void {
  const ended = edict(words, { cwd });
  expect([ended.code, ended.err]).toEqual([code, expect.stringMatching(place)]);
  expect(ended.err.replaceAll(/\s+/g, " ")).toContain(says);
  expect(ended.err + ended.out).not.toMatch(/^ +at .+:\d+:\d+\)?$|Error:|node:internal/m);
  expect(ended.err.match(/\berror\b/g)).toHaveLength(1);
}

const documents: Readonly<Record<string, readonly [string, RegExp, string]>> = {
  "a misspelt field": [
    service.replace("generates_content:", "generates_contents:"),
    /^service\.yaml:\d+:3: error vocabulary\/unknown-field$/m,
    "did you mean `generates_content`?",
  ],
  "a wrong type": [
    service.replace("generates_content: true", "generates_content: sure"),
    /^service\.yaml:\d+:\d+: error vocabulary\/wrong-type$/m,
    "generates_content",
  ],
  "a date that does not exist": [
    service.replace(/launched_on: \S+/, "launched_on: 2026-02-30"),
    /^service\.yaml:\d+:16: error vocabulary\/no-such-day$/m,
    "does not exist in the calendar",
  ],
  "a key that stands twice": [
    service.replace("generates_content: true", "generates_content: true\n  generates_content: false"),
    /^service\.yaml:\d+:3: error base\/duplicate-key$/m,
    "`generates_content`",
  ],
  "broken YAML": ["service: [\n", /^service\.yaml:\d+:\d+: error base\/yaml-syntax$/m, ""],
};

for (const [name, [text, place, says]] of Object.entries(documents)) {
  test(`${name} exits 4, with its line`, () => {
    expectMistake(["check", "service.yaml"], folderWith({ "service.yaml": text }), { code: 4, place, says });
  });
}

test("a file that is not there exits 4, with the nearest name", () => {
  const cwd = folderWith({ "service.yaml": service });
  const expected = { code: 4, place: /\[engine\/no-such-path\]/, says: "`servcie.yaml`; did you mean `service.yaml`?" };
  expectMistake(["check", "servcie.yaml"], cwd, expected);
});

test("a folder with nothing to check exits 5", () => {
  const expected = { code: 5, place: /\[engine\/nothing-to-check\]/, says: "holds nothing to check" };
  expectMistake(["check", "."], folderWith({ "notes.txt": "" }), expected);
});

/** The shipped pack in a folder of its own, with one policy file changed. */
function packWith(change: (article8: string) => string): string {
  const files = readdirSync(packFolder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath, it.name))
    .map((path) => [path.slice(packFolder.length + 1), readFileSync(path, "utf8")] as const);
  const changed = files.map(([path, text]) => [`law/${path}`, path === "article-08.edict" ? change(text) : text]);
  return folderWith({ ...Object.fromEntries(changed), "service.yaml": service });
}

const policies: Readonly<Record<string, readonly [(text: string) => string, RegExp, string]>> = {
  "a misspelt fact": [
    (text) => text.replace("annotator.trained_on is present", "annotator.traned_on is present"),
    /^law\/article-08\.edict:\d+:\d+: error language\/\S+$/m,
    "did you mean `trained_on`?",
  ],
  "a quote that the law does not have": [
    (text) => text.replace(/quote( +)"[^"]+"/, 'quote$1"不在條文中的文字"'),
    /^law\/article-08\.edict:\d+:\d+: error language\/\S*quote\S*$/m,
    "",
  ],
  "a quote that the law has twice": [
    (text) => text.replace(/quote( +)"[^"]+"/, 'quote$1"標注"'),
    /^law\/article-08\.edict:\d+:\d+: error language\/\S*quote\S*$/m,
    "",
  ],
};

for (const [name, [change, place, says]] of Object.entries(policies)) {
  test(`a policy with ${name} exits 3, with its line`, () => {
    const cwd = packWith(change);
    expectMistake(["check", "service.yaml", "--pack", "law"], cwd, { code: 3, place, says });
    expectMistake(["compile", "law"], cwd, { code: 3, place, says });
  });
}

test("the copied pack is sound without the mistake", () => {
  expect(edict(["compile", "law"], { cwd: packWith((text) => text) })).toMatchObject({ code: 0, err: "" });
});
