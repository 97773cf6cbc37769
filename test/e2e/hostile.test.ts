import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cli, edict, folderWith } from "./edict.ts";

const service = (name: string): string =>
  `kind: service\nvocabulary: genai@1\nfacts_on: 2026-11-01\nservice: { id: lumen, name: ${JSON.stringify(name)} }\n`;

/** What a runner of GitHub, Azure or TeamCity takes for a command, in what is printed. */
const commands = /^\s*::|##\[|##vso\[|##teamcity\[/m;
/** Control signs but for the end of a line. */
const escapes = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;

const secret = "token-of-the-machine";
const hostile = "\u001b[2J\u0007\u0085\u009b##[error]x ##vso[task.setvariable]y ##teamcity[z]\n::set-output name=a::b";
const pack = {
  "law/pack.yaml": `id: own.law
version: 1.0.0
title: { zh: ${JSON.stringify(hostile)}, en: ${JSON.stringify(hostile)} }
rank: rules
text: none
in_force: { from: 2023-08-15 }
zone: Asia/Shanghai
calendar: cn
vocabulary: genai@1
parties: [provider]
roles: []
`,
  "law/outline.yaml": `units:\n  "1": { en: ${JSON.stringify(hostile)}, zh: 名称 }\n  "1.1": { en: Names, zh: 名称 }\n`,
  "law/article-01.edict": `article 1 {
  paragraph 1 {
    rule named: provider must ${JSON.stringify(hostile.replaceAll("\n", " ").replaceAll(/[\u0000-\u001f]/g, ""))} {
      on       service
      require  service.name == "${"x"}"
    }
  }
}
`,
};

test("a pull request that means ill reads nothing outside, writes nothing outside, and gives the build server no command", () => {
  const outside = folderWith({ "secret.yaml": `password: ${secret}\n`, "keep.sh": "echo kept\n" });
  const cwd = folderWith({
    ...pack,
    "edict.yaml": "packs: [law]\ninputs: ['docs/*.yaml']\n",
    "docs/service.yaml": service(hostile),
  });
  mkdirSync(join(cwd, ".git"));
  writeFileSync(join(cwd, ".git", "config"), `token = ${secret}\n`);
  symlinkSync(join(outside, "secret.yaml"), join(cwd, "docs", "linked.yaml"));
  symlinkSync(join(cwd, ".git", "config"), join(cwd, "docs", "config.yaml"));
  symlinkSync("/proc/self/environ", join(cwd, "docs", "environment.yaml"));
  symlinkSync(join(outside, "secret.yaml"), join(cwd, "law", "more.edict"));

  const printed = ["human", "markdown", "html", "json", "sarif", "junit", "ndjson"].map((format) => {
    const { code, out, err } = edict(["check", "-f", format], { cwd });
    expect([format, [3, 4].includes(code ?? 0)]).toEqual([format, true]);
    return [format, out + err] as const;
  });
  for (const [format, text] of printed) {
    expect([format, text.includes(secret)]).toEqual([format, false]);
    expect([format, commands.exec(text)?.[0]]).toEqual([format, undefined]);
  }

  for (const line of [`formats: ["human=../${outside.split("/").at(-1)}/keep.sh"]`, "profile: /proc/self/environ"]) {
    writeFileSync(join(cwd, "edict.yaml"), `packs: [law]\ninputs: [docs/service.yaml]\n${line}\n`);
    const { code, out, err } = edict(["check"], { cwd });
    expect([line, code, err.includes("engine/outside-project")]).toEqual([line, 4, true]);
    expect(out + err).not.toContain(process.env["PATH"] ?? "no path");
  }
  expect(readFileSync(join(outside, "keep.sh"), "utf8")).toBe("echo kept\n");
});

test("what packs and documents say reaches a terminal without a control sign, in the text of every verb", () => {
  const cwd = folderWith({ ...pack, "service.yaml": service(hostile) });
  const words = ["service.yaml", "--pack", "law"];
  for (const verb of [
    ["check", ...words],
    ["explain", ...words],
    ["needs", ...words],
    ["interview", ...words],
    ["sheet", ...words],
    ["sheet", ...words, "-f", "html"],
    ["sheet", ...words, "-f", "yaml"],
    ["timeline", ...words, "--from", "2026-01-01", "--to", "2026-12-01"],
    ["coverage", "law"],
    ["test", "law"],
    ["compile", "law"],
    ["diff", "law", "law"],
    ["pack", "lock", "law"],
  ]) {
    const { out, err } = edict(verb, { cwd });
    expect([verb.join(" "), escapes.exec(out + err)?.[0]]).toEqual([verb.join(" "), undefined]);
    expect([verb.join(" "), commands.exec(out + err)?.[0]]).toEqual([verb.join(" "), undefined]);
  }
});

test("links do not lead an output onto an input, and the input stays", () => {
  const cwd = folderWith({ "service.yaml": service("Lumen") });
  symlinkSync("service.yaml", join(cwd, "report.json"));
  const { code } = edict(["check", "service.yaml", "-f", "json=report.json"], { cwd });
  expect([code, readFileSync(join(cwd, "service.yaml"), "utf8")]).toEqual([64, service("Lumen")]);
});

test("a full disk is no bug: 74, with a sentence, and nothing is said to be changed", () => {
  const cwd = folderWith({ "service.yaml": service("Lumen") });
  const { status, stderr } = spawnSync("bash", ["-c", `"${process.execPath}" "${cli}" check service.yaml >/dev/full`], {
    cwd,
    encoding: "utf8",
  });
  expect([status, stderr.includes("cannot be written")]).toEqual([74, true]);
});

test("a broken installation is told, and is neither a breach nor a bug", () => {
  const cwd = folderWith({ "service.yaml": service("Lumen"), "part.cjs": "let cut = " });
  copyFileSync(cli, join(cwd, "cli.cjs"));
  for (const broken of [
    "require('./gone.cjs');",
    "let cut = ",
    "",
    "cut",
    "throw 1;",
    "exports.running = Promise.resolve().then(() => require('./gone.cjs'));",
    "exports.running = Promise.resolve().then(() => require('./part.cjs'));",
  ]) {
    writeFileSync(join(cwd, "main.cjs"), broken);
    const words = [join(cwd, "cli.cjs"), "check", "service.yaml"];
    const { status, stderr } = spawnSync(process.execPath, words, { cwd, encoding: "utf8" });
    expect([broken, status, stderr.split(":").slice(0, 2).join()]).toEqual([
      broken,
      69,
      "error, this installation is broken, install edict anew",
    ]);
  }
});

test("what the build has prepared is read as it was written, or anew, or not at all", () => {
  const cwd = folderWith({ "service.yaml": service("Lumen"), "dist/.keep": "" });
  const dist = join(cli, "..");
  for (const it of ["cli.cjs", "main.cjs", "library.json"]) copyFileSync(join(dist, it), join(cwd, "dist", it));
  for (const it of ["package.json", "policies"]) symlinkSync(join(dist, "..", it), join(cwd, it));
  const bytes = readFileSync(join(dist, "packs.bin"));
  const check = (prepared: Uint8Array) => {
    writeFileSync(join(cwd, "dist", "packs.bin"), prepared);
    const words = [join(cwd, "dist", "cli.cjs"), "check", "service.yaml", "--as-of", "2026-11-12"];
    return spawnSync(process.execPath, words, { cwd, encoding: "utf8" });
  };
  const { stdout, status } = check(bytes);
  expect([status, stdout]).toEqual([2, expect.stringContaining("undetermined")]);
  for (const share of [0.03, 0.06, 0.14, 0.23, 0.4, 0.6]) {
    const changed = Uint8Array.from(bytes);
    const at = Math.floor(share * bytes.length);
    changed[at] = (changed[at] ?? 0) ^ 0x15;
    const done = check(changed);
    const isBroken = done.status === 69;
    const isTold = done.stderr.startsWith("error: this installation is broken, install edict anew:");
    expect([share, isTold, done.stdout]).toEqual([share, isBroken, isBroken ? "" : stdout]);
  }
});

test("of standard input no more is read than of a file, wherever that ends", () => {
  const input = `response: { id: r, text: ${"字".repeat(6_000_000)} }`;
  const { code, err } = edict(["check", "-"], { cwd: folderWith({}), input });
  expect([code, err.split("\n")[0]]).toEqual([4, "stdin.yaml:1:1: error base/too-large"]);
});

test("what `fmt` shows of files and their names, no runner and no terminal obeys", () => {
  const text = `// ##vso[x]y\n//\u001b]0;PWN\u0007\n::error::x\n${pack["law/article-01.edict"]}   \n`;
  const cwd = folderWith({
    "law/a.edict": text.replace("::error::x", "// ::error::x"),
    "law/n\n::error::PWN.edict": text.slice(-3),
  });
  for (const words of [["--diff"], ["--check"], []]) {
    const { out, err } = edict(["fmt", ...words], { cwd });
    expect(out).toContain("law/a.edict");
    expect([commands.exec(out + err), escapes.exec(out + err)]).toEqual([null, null]);
  }
});

test("a full disk ends a run line by line with 74 too", () => {
  const line = JSON.stringify({
    kind: "response",
    response: { id: "r", at: "2026-11-12T09:00:00+08:00", text: "hello" },
  });
  const cwd = folderWith({ "service.yaml": service("Lumen"), "log.jsonl": `${line}\n`.repeat(3) });
  const words = ["check", "log.jsonl", "--service", "service.yaml", "--stream", "-f", "ndjson=/dev/full"];
  const { code, err } = edict(words, { cwd });
  expect([code, err.includes("cannot be written")]).toEqual([74, true]);
});

test("a reader that has seen enough is no error", () => {
  const cwd = folderWith({ "service.yaml": service("Lumen") });
  const line = `"${process.execPath}" "${cli}" check service.yaml -f json | head -c 10; echo \${PIPESTATUS[0]}`;
  const { stdout } = spawnSync("bash", ["-c", line], { cwd, encoding: "utf8" });
  expect(Number(stdout.split("\n").at(-2)?.slice(-1))).toBeLessThan(3);
});

test("what a killed run left beside a file is taken away by the next", () => {
  const cwd = folderWith({ "service.yaml": service("Lumen") });
  const left = "report.json.edict-999999999-0123456789abcdef.tmp";
  writeFileSync(join(cwd, left), "half");
  writeFileSync(join(cwd, `report.json.edict-${process.pid}-0123456789abcdef.tmp`), "of a run that goes on");
  edict(["check", "service.yaml", "-f", "json=report.json"], { cwd });
  expect(existsSync(join(cwd, left))).toBe(false);
  expect(readdirSync(cwd).filter((it) => it.endsWith(".tmp"))).toHaveLength(1);
});
