import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cli, edict, folderWith, type Ended } from "./edict.ts";
import { schemaFaults } from "./schemas.ts";

/** Whether a terminal can be made here, by util-linux. */
const hasTerminal = spawnSync("script", ["-qec", "exit 7", "/dev/null"], { input: "" }).status === 7;

/** Runs the built command line in a terminal, in which somebody writes these lines. */
function inTerminal(words: readonly string[], cwd: string, lines: readonly string[]): Omit<Ended, "err"> {
  const command = [process.execPath, cli, ...words].map((it) => `'${it}'`).join(" ");
  const { status, stdout } = spawnSync("script", ["-qec", command, "/dev/null"], {
    cwd,
    input: lines.map((it) => `${it}\n`).join(""),
    encoding: "utf8",
    env: { ...process.env, TERM: "dumb", EDICT_LANG: "en" },
  });
  return { code: status, out: stdout.replaceAll("\r", "") };
}

test.skipIf(!hasTerminal)("in a terminal a new project asks, and the interview goes on where it stopped", () => {
  const folder = folderWith({});
  const begun = inTerminal(["init", "chat", "--ci", "none"], folder, ["yes", "text, imag", "text, image", "quit"]);
  expect(begun.out).toContain("cannot be `imag`; did you mean `image`?");
  expect([begun.code, begun.out.includes("wrote  chat/service.yaml\n")]).toEqual([0, true]);
  const path = join(folder, "chat/service.yaml");
  const first = readFileSync(path, "utf8");
  expect(first).toContain("\n  generates_content: true\n");
  expect(first).toContain("\n  modalities: [text, image]\n");

  const below = join(folder, "chat/.edict/schema");
  const gone = inTerminal(["interview"], below, ["2026-05-01", "quit"]);
  expect(gone.code).toBe(0);
  expect(gone.out).toContain("project: ../../edict.yaml, above this folder\n");
  expect(gone.out).not.toContain("service.generates_content");
  expect(readFileSync(path, "utf8")).toBe(first.replace("# launched_on: TBD", "launched_on: 2026-05-01"));
});

test.skipIf(!hasTerminal)("Ctrl-C at the first question leaves nothing", () => {
  const folder = folderWith({});
  expect(inTerminal(["init", "chat"], folder, ["\u0003"]).code).toBe(130);
  expect(existsSync(join(folder, "chat"))).toBe(false);
});

test("without a terminal nothing is asked: the next question is printed, and answers are written", () => {
  const folder = folderWith({});
  expect(edict(["init"], { cwd: folder, input: "yes\n" }).code).toBe(0);
  const path = join(folder, "service.yaml");
  const first = readFileSync(path, "utf8");
  const next = edict(["interview", "-f", "json"], { cwd: folder, input: "yes\n" });
  expect([next.code, next.err, schemaFaults("interview-1", next.out)]).toEqual([0, "", []]);
  expect(readFileSync(path, "utf8")).toBe(first);
  const { question } = JSON.parse(next.out) as { readonly question: { readonly path: string; readonly line: number } };
  expect(question.path).toBe("service.generates_content");
  const written = edict(["interview", "--answer", `${question.path}=no`, "-f", "json"], { cwd: folder });
  expect(schemaFaults("interview-1", written.out)).toEqual([]);
  expect(JSON.parse(written.out)).toMatchObject({
    question: null,
    written: [{ path: question.path, line: question.line }],
  });
  expect(readFileSync(path, "utf8")).toBe(first.replace("# generates_content: TBD", "generates_content: false"));
  writeFileSync(path, first);
  const wrong = edict(["interview", "--answer", `${question.path}=nope`], { cwd: folder });
  expect([wrong.code, wrong.out]).toEqual([4, ""]);
  expect(readFileSync(path, "utf8")).toBe(first);
});
