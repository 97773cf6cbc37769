import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "junit2json";
import { expect, test } from "vitest";
import { cli, edict, folderWith } from "./edict.ts";
import { validate } from "./sarif-multitool.ts";

const files = {
  human: "report.txt",
  json: "report.json",
  ndjson: "report.ndjson",
  sarif: "report.sarif",
  junit: "report.xml",
  github: "annotations.txt",
  markdown: "report.md",
} as const;
const everyFormat = Object.entries(files).flatMap(([name, file]) => ["-f", `${name}=${file}`]);
const day = ["--as-of", "2026-11-20"];

/** A checkout of an example, at a path of its own. */
function checkout(example: string, ...below: readonly string[]): string {
  const folder = join(mkdtempSync(join(tmpdir(), "edict-")), ...below);
  mkdirSync(folder, { recursive: true });
  cpSync(`examples/${example}`, folder, { recursive: true });
  return folder;
}

const written = (folder: string): readonly string[] =>
  Object.values(files).map((file) => readFileSync(join(folder, file), "utf8"));

test("all formats at once, each whole in its file, and nothing beside them", () => {
  const cwd = checkout("chat-service");
  const before = readdirSync(cwd);
  const { code, out, err } = edict(["check", ".", ...day, ...everyFormat], { cwd });
  expect([code, out, err]).toEqual([1, "", ""]);
  expect(readdirSync(cwd).toSorted()).toEqual([...before, ...Object.values(files)].toSorted());
  for (const text of written(cwd)) expect(text).toMatch(/[^\n]\n$/);
});

test("the same bytes from checkouts at other paths, in another zone and language, and with files in another order", () => {
  const here = checkout("chat-service");
  edict(["check", ".", ...day, ...everyFormat], { cwd: here, env: { TZ: "UTC", LANG: "C", LC_ALL: "C" } });
  const there = checkout("chat-service", "deep", "er", "数据 a");
  for (const name of readdirSync(there).toReversed()) {
    const path = join(there, name);
    writeFileSync(path, readFileSync(path, "utf8"));
  }
  const env = { TZ: "America/New_York", LANG: "zh_CN.UTF-8", LC_ALL: "zh_CN.UTF-8" };
  edict(["check", ".", ...day, ...everyFormat], { cwd: there, env });
  expect(written(there)).toEqual(written(here));
  expect(written(here).join("")).not.toContain(tmpdir());
});

test("inputs named in another order give the same bytes", () => {
  const cwd = checkout("chat-service");
  const pack = ["--pack", "cn.genai_interim_measures"];
  const flags = [...day, ...pack, "--profile", "profile.yaml", "--service", "service.yaml", ...everyFormat];
  const inputs = ["service.yaml", "responses.yaml", "incidents.yaml"];
  edict(["check", ...inputs, ...flags], { cwd });
  const first = written(cwd);
  edict(["check", ...inputs.toReversed(), ...flags], { cwd });
  expect(written(cwd)).toEqual(first);
});

test("a run that is killed while it writes leaves the old file, or none", () => {
  const cwd = checkout("chat-service");
  const kill = `const fs = require("node:fs");
const write = fs.writeSync;
fs.writeSync = (file, bytes) => {
  write(file, bytes.subarray(0, bytes.length / 2));
  process.kill(process.pid, "SIGKILL");
};
require("node:module").syncBuiltinESMExports();
`;
  writeFileSync(join(cwd, "kill.cjs"), kill);
  writeFileSync(join(cwd, "old.sarif"), "old\n");
  const killed = (file: string): NodeJS.Signals | null =>
    spawnSync(process.execPath, ["--require", "./kill.cjs", cli, "check", ".", ...day, "-f", `sarif=${file}`], { cwd })
      .signal;
  expect([killed("old.sarif"), killed("new.sarif")]).toEqual(["SIGKILL", "SIGKILL"]);
  expect(readFileSync(join(cwd, "old.sarif"), "utf8")).toBe("old\n");
  expect(readdirSync(cwd)).not.toContain("new.sarif");
});

const runs: Readonly<Record<string, readonly string[]>> = {
  "chat-service": ["."],
  "third-party-chat": ["."],
  "internal-assistant": ["."],
  "no file": ["nowhere.yaml"],
  "no document": ["bad.yaml"],
  "a name to encode": ["数据 a#b.yaml"],
};

test("Microsoft's multitool finds no error and no warning in the SARIF of any run", () => {
  const faults = Object.entries(runs).flatMap(([name, words]) => {
    const cwd = name.includes("-")
      ? checkout(name)
      : folderWith({
          "bad.yaml": "kind: service\nservice: { idd: 1 }\n",
          "数据 a#b.yaml": readFileSync("examples/chat-service/service.yaml", "utf8"),
        });
    edict(["check", ...words, "-f", "sarif=out.sarif"], { cwd });
    return validate(cwd, "out.sarif").map((it) => [name, it]);
  });
  expect(faults).toEqual([]);
});

test("planted: the multitool finds a URI that is none", () => {
  const cwd = checkout("chat-service");
  edict(["check", ".", ...day, "-f", "sarif=out.sarif"], { cwd });
  const path = join(cwd, "out.sarif");
  writeFileSync(path, readFileSync(path, "utf8").replaceAll('"responses.yaml"', '"C:\\\\a b"'));
  expect(validate(cwd, "out.sarif")).not.toEqual([]);
});

test("a reader of JUnit's XML finds as many failures and errors as there are rules violated and undetermined", async () => {
  const cwd = checkout("chat-service");
  edict(["check", ".", ...day, ...everyFormat], { cwd });
  const { counts } = JSON.parse(readFileSync(join(cwd, files.json), "utf8"));
  const suites = await parse(readFileSync(join(cwd, files.junit), "utf8"));
  expect(suites).toMatchObject({ failures: counts.violated, errors: counts.undetermined });
});
