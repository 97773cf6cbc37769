import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cli, edict, folderWith, type Ended } from "./edict.ts";
import { schemaFaults } from "./schemas.ts";

/** Whether a terminal can be made here, by util-linux. */
const hasTerminal = spawnSync("script", ["-qec", "exit 7", "/dev/null"], { input: "" }).status === 7;

/** Runs the built command line in a terminal, in which somebody answers each prompt with the next of these lines. */
async function inTerminal(
  words: readonly string[],
  cwd: string,
  lines: readonly string[],
): Promise<Omit<Ended, "err">> {
  const command = [process.execPath, cli, ...words].map((it) => `'${it}'`).join(" ");
  const env = { ...process.env, TERM: "dumb", EDICT_LANG: "en" };
  const running = spawn("script", ["-qec", command, "/dev/null"], { cwd, env });
  const left = [...lines];
  let [out, seen] = ["", 0];
  running.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    const prompt = out.indexOf("> ", seen);
    const next = prompt < 0 ? undefined : left.shift();
    if (next === undefined) return;
    seen = out.length;
    running.stdin.write(next === "\u0003" ? next : `${next}\n`);
  });
  const [code] = (await once(running, "close")) as unknown as readonly [number | null];
  return { code, out: out.replaceAll("\r", "") };
}

test.skipIf(!hasTerminal)("in a terminal a new project asks, and the interview goes on where it stopped", async () => {
  const folder = folderWith({});
  const begun = await inTerminal(["init", "chat", "--ci", "none"], folder, [
    "Lumen Chat",
    "skip",
    "yes",
    "text, imag",
    "text, image",
    "quit",
  ]);
  expect(begun.out).toContain("cannot be `imag`; did you mean `image`?");
  expect([begun.code, begun.out.includes("wrote  chat/service.yaml\n")]).toEqual([0, true]);
  const path = join(folder, "chat/service.yaml");
  const first = readFileSync(path, "utf8");
  expect(first).toContain("\n  id: lumen-chat\n");
  expect(first).toContain("\n  generates_content: true\n");
  expect(first).toContain("\n  modalities: [text, image]\n");

  const below = join(folder, "chat/.edict/schema");
  const gone = await inTerminal(["interview"], below, ["2026-05-01", "quit"]);
  expect(gone.code).toBe(0);
  expect(gone.out).toContain("project: ../../edict.yaml, above this folder\n");
  expect(gone.out).not.toContain("service.generates_content");
  expect(readFileSync(path, "utf8")).toBe(first.replace("# launched_on: TBD", "launched_on: 2026-05-01"));
});

test.skipIf(!hasTerminal)("Ctrl-C at the first question leaves nothing", async () => {
  const folder = folderWith({});
  expect((await inTerminal(["init", "chat"], folder, ["\u0003"])).code).toBe(130);
  expect(existsSync(join(folder, "chat"))).toBe(false);
});

test.skipIf(!hasTerminal)(
  "a person at a terminal is told which files were written where nothing else is said",
  async () => {
    const folder = folderWith({
      "s.yaml": "kind: service\nvocabulary: genai@1\nfacts_on: 2026-06-30\nservice: { id: chat }\n",
    });
    const run = await inTerminal(["check", "s.yaml", "-f", "html=report.html", "-f", "docx=report.docx"], folder, []);
    expect([run.code, run.out]).toEqual([2, "written: report.html, report.docx\n"]);
  },
);

test("without a terminal nothing is asked: the next question is printed, and answers are written", () => {
  const folder = folderWith({});
  expect(edict(["init"], { cwd: folder, input: "yes\n" }).code).toBe(0);
  const path = join(folder, "service.yaml");
  const first = readFileSync(path, "utf8");
  const next = edict(["interview", "-f", "json"], { cwd: folder, input: "yes\n" });
  expect([next.code, next.err, schemaFaults("interview-1", next.out)]).toEqual([0, "", []]);
  expect(readFileSync(path, "utf8")).toBe(first);
  const { question } = JSON.parse(next.out) as { readonly question: { readonly path: string; readonly line: number } };
  expect(question.path).toBe("service.launched_on");
  const written = edict(["interview", "--answer", `${question.path}=none`, "-f", "json"], { cwd: folder });
  expect(schemaFaults("interview-1", written.out)).toEqual([]);
  expect(JSON.parse(written.out)).toMatchObject({
    question: null,
    written: [{ path: question.path, line: question.line }],
  });
  expect(readFileSync(path, "utf8")).toBe(first.replace("# launched_on: TBD", "launched_on: null"));
  writeFileSync(path, first);
  const wrong = edict(["interview", "--answer", `${question.path}=nope`], { cwd: folder });
  expect([wrong.code, wrong.out]).toEqual([4, ""]);
  expect(readFileSync(path, "utf8")).toBe(first);
});
