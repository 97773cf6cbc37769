import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { law } from "../rooms/pack/laws.ts";
import { cli, folderWith } from "./edict.ts";

/** A watch in a folder: `next` waits for the end of a run that a change has led to, and gives what it said. */
function watching(words: readonly string[], cwd: string) {
  const child = spawn(process.execPath, [cli, ...words, "--watch"], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said = { out: "", err: "" };
  let heard = (): void => undefined;
  child.stdout.on("data", (it: Buffer) => (said.out += it.toString()));
  child.stderr.on("data", (it: Buffer) => {
    said.err += it.toString();
    heard();
  });
  // At the close all is heard that was said; the two streams come each in its own time.
  const ended = new Promise((resolve) => child.on("close", (code, signal) => resolve(code ?? signal)));
  const next = async (): Promise<string> => {
    while (!said.err.includes("Ctrl-C ends it\n"))
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    const [run = "", ...later] = said.err.split(/(?<=Ctrl-C ends it\n)/);
    said.err = later.join("");
    return run;
  };
  return { child, said, ended, next };
}

const service = (more: string): string => `facts_on: 2026-11-01\nservice:\n  id: brush\n  name: Brush\n${more}`;

test("edict check --watch runs again when what it has read changes, and for nothing else", async () => {
  const folder = folderWith({
    "project/edict.yaml":
      "packs: [cn.genai_interim_measures]\ninputs: [service.yaml, 'more/*.yaml']\nas_of: 2026-11-01\n",
    "project/more/first.yaml": service("").replaceAll("rush", "lush"),
    "project/elsewhere/service.yaml": service(""),
  });
  const cwd = join(folder, "project");
  const at = (path: string): string => join(cwd, path);
  symlinkSync(join(cwd, "elsewhere/service.yaml"), at("service.yaml"));
  const { child, said, ended, next } = watching(["check", "-f", "human", "-f", "json=report.json"], cwd);
  const inputs = (): number => JSON.parse(readFileSync(at("report.json"), "utf8")).inputs.length;

  expect(await next()).toBe("exit code 2; watching for changes, Ctrl-C ends it\n");
  expect(inputs()).toBe(2);

  writeFileSync(join(cwd, "elsewhere/service.yaml"), service("  size: [\n"));
  expect(await next()).toMatch(
    /^\d\d:\d\d:\d\d service.yaml changed\nservice.yaml:.* error base\/yaml-syntax\n[^]*exit code 4;/,
  );

  // As editors save: written beside, and put in its place.
  writeFileSync(join(cwd, "elsewhere/.new"), service(""));
  renameSync(join(cwd, "elsewhere/.new"), join(cwd, "elsewhere/service.yaml"));
  expect(await next()).toMatch(/ service.yaml changed\nexit code 2;/);

  writeFileSync(at("more/notes.txt"), "no document");
  writeFileSync(at("more/second.yaml"), service("").replaceAll("rush", "flush"));
  expect(await next()).toMatch(/ more\/second.yaml is new\nexit code 2;/);
  expect(inputs()).toBe(3);

  rmSync(at("more"), { recursive: true });
  expect(await next()).toMatch(/ is gone, and \d more changes?\n[^]*engine\/no-match[^]*exit code 4;/);

  child.kill("SIGINT");
  expect([await ended, said.err]).toEqual(["SIGINT", ""]);
  expect(said.out).not.toContain("\u001b");
  expect(said.out.match(/^packs {5}/gm)).toHaveLength(5);
});

test("edict test --watch runs the cases again when a policy changes, or cases are written", async () => {
  const files = law("law", { id: "t.a" });
  const cwd = folderWith(files);
  const [path = "", policy = ""] = Object.entries(files).find(([it]) => it.endsWith(".edict")) ?? [];
  const { said, next } = watching(["test", "law"], cwd);
  expect(await next()).toBe("exit code 5; watching for changes, Ctrl-C ends it\n");
  await expect.poll(() => said.out).toBe("t.a has no cases\n");

  writeFileSync(join(cwd, path), policy.replace("require", "requires"));
  expect(await next()).toMatch(new RegExp(` ${path} changed\n${path}:.* error [^]*exit code 3;`));

  writeFileSync(join(cwd, path), policy);
  expect(await next()).toMatch(/ changed\nexit code 5;/);

  mkdirSync(join(cwd, "law/cases"));
  writeFileSync(join(cwd, "law/cases/one.yaml"), "cases: [");
  expect(await next()).toMatch(/ law\/cases(\/one.yaml)? is new.*\nlaw\/cases\/one.yaml:1:[^]*exit code 3;/);
});
