import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { edict, folderWith } from "./edict.ts";
import { edictHere } from "./in-process.ts";
import { mapFiles, packFiles } from "./pack-files.ts";
import { schemaFaults } from "./schemas.ts";

const service = readFileSync("examples/chat-service/service.yaml", "utf8");
const measures = packFiles("policies/cn/genai-interim-measures/2023-08-15");

interface Expected {
  readonly code: number;
  readonly place: RegExp;
  readonly says: string;
}

/** One mistake, told once, at its place, and nothing of the machine behind it; the report for machines says the same. */
function expectMistake(words: readonly string[], cwd: string, { code, place, says }: Expected): void {
  const ended = edict(words, { cwd });
  expect([ended.code, ended.err]).toEqual([code, expect.stringMatching(place)]);
  expect(ended.err.replaceAll(/\s+/g, " ")).toContain(says);
  expect(ended.err + ended.out).not.toMatch(/^ +at .+:\d+:\d+\)?$|Error:|node:internal/m);
  expect(ended.err.match(/\berror\b/g)).toHaveLength(1);
  if (words[0] !== "check") return;
  const report = edictHere([...words, "-f", "json"], { cwd });
  expect([report.code, report.err, schemaFaults("report-1", report.out)]).toEqual([code, ended.err, []]);
  const { exit_code: exit, problems, troubles } = JSON.parse(report.out);
  expect([exit, problems.length + troubles.length]).toEqual([code, 1]);
}

const documents: Readonly<Record<string, readonly [string, RegExp, string]>> = {
  "a misspelt field": [
    service.replace("generates_content:", "generates_contents:"),
    /^service\.yaml:\d+:3: error vocabulary\/unknown-field$/m,
    "did you mean `generates_content`?",
  ],
  "a field that is near no other": [
    service.replace("generates_content:", "zzyzx:"),
    /^service\.yaml:\d+:3: error vocabulary\/unknown-field$/m,
    "`service` has no field `zzyzx`",
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

test("a file that is not text exits 4", () => {
  const cwd = folderWith({});
  writeFileSync(join(cwd, "service.yaml"), new Uint8Array([0x73, 0xff, 0xfe, 0x00]));
  const expected = { code: 4, place: /\[engine\/unreadable\]/, says: "`service.yaml` cannot be read as UTF-8 text" };
  expectMistake(["check", "service.yaml"], cwd, expected);
});

test("a project whose glob matches nothing exits 4", () => {
  const cwd = folderWith({ "edict.yaml": 'packs: [cn.genai_interim_measures]\ninputs: ["servcie*.yaml"]\n' });
  const expected = {
    code: 4,
    place: /^edict\.yaml:2:10: error engine\/no-match$/m,
    says: "`servcie*.yaml` in edict.yaml matches no file",
  };
  expectMistake(["check", "."], cwd, expected);
});

test("a folder with nothing to check exits 5", () => {
  const expected = { code: 5, place: /\[engine\/nothing-to-check\]/, says: "holds nothing to check" };
  expectMistake(["check", "."], folderWith({ "notes.txt": "" }), expected);
});

/** The shipped pack in a folder of its own, with one policy file changed. */
function packWith(change: (article8: string) => string): string {
  const changed = mapFiles(measures, (path, text) => [
    `law/${path}`,
    path === "article-08.edict" ? change(text) : text,
  ]);
  return folderWith({ ...changed, "service.yaml": service });
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

const fiveMistakes = `article 17 "Security assessment" {
  paragraph 1 {
    rule one: provider must "assess" {
      quote "不在條文中的文字"
      on service
      require service.version is present
    }
    rule two: providr must "assess" {
      quote "應當按照國家有關規定開展安全評估"
      on service
      require service.version is present
    }
    rule three: provider must "assess" {
      quote "應當按照國家有關規定開展安全評估"
      on service
      require service.verson is present
    }
    rule four: provider must "assess" {
      quote "應當按照國家有關規定開展安全評估"
      on service
      require service.launched_on < 2026-02-30
    }
    rule five: provider must "assess" {
      quote "應當按照國家有關規定開展安全評估"
      on service
      require service.version is presnt
    }
  }
}
`;
const wrongWords = ['"不在條文中的文字"', "providr", "verson", "2026-02-30", "is presnt"];

test("a policy with five different mistakes exits 3 and reports all five, each where it is", () => {
  const law = mapFiles(measures, (path, text) => [`law/${path}`, path === "article-17.edict" ? fiveMistakes : text]);
  const cwd = folderWith({ ...law, "service.yaml": service });
  const expected = wrongWords.map((wrong) => {
    const before = fiveMistakes.slice(0, fiveMistakes.indexOf(wrong)).split("\n");
    return `law/article-17.edict:${before.length}:${(before.at(-1) ?? "").length + 1}`;
  });
  for (const words of [
    ["compile", "law"],
    ["check", "service.yaml", "--pack", "law"],
    ["test", "law"],
  ]) {
    const { code, out, err } = edict(words, { cwd });
    const found = [...err.matchAll(/^(\S+): error (\S+)$/gm)];
    expect([code, found.map((it) => it[1])]).toEqual([3, expected]);
    expect(new Set(found.map((it) => it[2])).size).toBe(5);
    expect(err + out).not.toMatch(/^ +at .+:\d+:\d+\)?$|node:internal/m);
  }
});
