import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { cli, edict, folderWith } from "./edict.ts";

const service = resolve("examples/chat-service/service.yaml");

/** An answer without most of what rules ask. */
const answer = (index: number): string =>
  `${JSON.stringify({ kind: "response", response: { id: `r-${index}`, at: "2026-11-12T09:14:07+08:00", text: "您好。", sent: true } })}\n`;
/** The same with other words. */
const otherwise = (index: number): string => answer(index).replace("您好", "晚上好");
const answers = (count: number): string => Array.from({ length: count }, (_, index) => answer(index)).join("");

test("whatever --jobs, the same bytes; a broken line is told, and the rest judged", () => {
  const cwd = folderWith({ "log.jsonl": `${answers(70)}{"kind": \n${answers(30)}` });
  const words = [
    "check",
    "log.jsonl",
    "--service",
    service,
    "--as-of",
    "2026-12-01",
    "--stream",
    "-f",
    "ndjson=out.ndjson",
  ];
  const [one, two] = [1, 2].map((jobs) => {
    const ended = edict([...words, "-f", "human", "--jobs", String(jobs)], { cwd });
    return { ...ended, file: readFileSync(join(cwd, "out.ndjson"), "utf8") };
  });
  expect(two).toEqual(one);
  expect([one?.code, one?.err.split("\n")[0]]).toEqual([4, "log.jsonl:71:10: error base/json-syntax"]);
  expect(one?.out).toContain("inputs    101 lines, one by one: 100 responses, 1 mistake, 1 line not judged\n");
  const lines = (one?.file ?? "").trimEnd().split("\n");
  expect(lines.filter((it) => it.startsWith('{"kind":"input"'))).toHaveLength(100);
  expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ kind: "summary", exit_code: 4 });
});

test("what a check may keep is enough for as many lines as it does not refuse", () => {
  // What describes one answer in two ways is held against each other.
  const cwd = folderWith({ "log.jsonl": answers(2999) + otherwise(0) });
  const words = ["check", "log.jsonl", "--service", service, "--as-of", "2026-12-01"];
  const within = (megabytes: number) =>
    edict(words, { cwd, env: { NODE_OPTIONS: `--max-old-space-size=${megabytes}` } });
  const [small, enough] = [within(300), within(400)];
  expect([small.code, small.err]).toEqual([4, expect.stringContaining("--max-old-space-size=390")]);
  expect([enough.code, enough.out]).toEqual([2, expect.stringMatching(/^ +edict check log\.jsonl .* --stream$/m)]);
});

test("many lines are judged one by one where they are about things of their own, and as a whole where not", () => {
  const few = answers(999);
  const cwd = folderWith({
    "few.jsonl": few,
    "many.jsonl": few + answer(999),
    "again.jsonl": few + answer(0),
    "otherwise.jsonl": few + otherwise(0),
    "other.jsonl": answer(1000) + otherwise(1000),
    "service.yaml": readFileSync(service, "utf8"),
  });
  const checked = (...words: readonly string[]) =>
    edict(["check", ...words, "--service", "service.yaml", "--as-of", "2026-12-01"], { cwd });
  const inputs = (out: string) => /^inputs +(.*)$/m.exec(out)?.[1];
  const many = checked("many.jsonl");
  expect(many).toEqual(checked("many.jsonl", "--stream"));
  expect([many.code, inputs(many.out)]).toEqual([2, "1,000 lines, one by one: 1,000 responses"]);
  expect(inputs(checked("again.jsonl").out)).toBe("1,000 lines, one by one: 1,000 responses");
  const others = [["few.jsonl"], ["otherwise.jsonl"], ["many.jsonl", "other.jsonl"], ["many.jsonl", "service.yaml"]];
  expect(others.map((words) => inputs(checked(...words).out))).toEqual([
    "999 responses",
    "1000 responses",
    "1002 responses",
    "1000 responses, 1 service",
  ]);
  expect(inputs(checked("few.jsonl", "many.jsonl").out)).toBe("1,999 lines, one by one: 1,999 responses");
  // What is told of all documents is told of whole files.
  expect(checked("many.jsonl", "--full").out).not.toContain("one by one");
  expect(checked("many.jsonl", "-f", "markdown").out).not.toContain("one by one");
  const quiet = [checked("many.jsonl", "-q"), checked("many.jsonl", "-q", "--stream")];
  expect(quiet[0]).toEqual(quiet[1]);
  expect(checked("many.jsonl", "-o", "report.txt")).toEqual({ code: 2, out: "", err: "" });
  expect(readFileSync(join(cwd, "report.txt"), "utf8")).toBe(many.out);
  const taken = checked("many.jsonl", "-o", "few.jsonl");
  expect([taken.code, readFileSync(join(cwd, "few.jsonl"), "utf8")]).toEqual([64, few]);
});

test("a log of more than a check may keep is judged in the same memory, and refused where lines are held against each other", () => {
  const cwd = folderWith({ "log.jsonl": answers(40_000), "twice.jsonl": answers(40_000) + otherwise(7) });
  const checked = (log: string) =>
    edict(["check", log, "--service", service, "--as-of", "2026-12-01"], {
      cwd,
      env: { NODE_OPTIONS: "--max-old-space-size=400" },
    });
  const [alone, twice] = [checked("log.jsonl"), checked("twice.jsonl")];
  expect([alone.code, alone.err]).toEqual([2, ""]);
  expect(alone.out).toContain("40,000 lines, one by one: 40,000 responses");
  expect([twice.code, twice.out]).toEqual([4, "Nothing was judged: 1 mistake stands in the way.\n"]);
  expect(twice.err).toMatch(/^error: 40001 documents and all that is said of them take some \d+ MB/);
});

test("in short each document is one line, beside the report for people, whatever --jobs", () => {
  const cwd = folderWith({ "log.jsonl": answers(300) });
  const words = ["check", "log.jsonl", "--service", service, "--as-of", "2026-12-01", "--stream"];
  const [one, two] = [1, 2].map((jobs) => {
    const ended = edict([...words, "-f", "verdicts=out.ndjson", "-f", "human", "--jobs", String(jobs)], { cwd });
    return { ...ended, file: readFileSync(join(cwd, "out.ndjson"), "utf8") };
  });
  expect(two).toEqual(one);
  const lines = (one?.file ?? "")
    .trimEnd()
    .split("\n")
    .filter((it) => it.startsWith('{"kind":"verdicts"'));
  expect(lines).toHaveLength(300);
  expect(JSON.parse(lines[299] ?? "")).toMatchObject({ index: 299, path: "log.jsonl", line: 300, subject: "response" });
  const whole = edict([...words.filter((it) => it !== "--stream"), "-f", "verdicts"], { cwd }).out;
  expect(whole.split("\n").filter((it) => it.startsWith('{"kind":"verdicts"'))).toEqual(lines);
});

test("a run that is stopped leaves the file as it was, and nothing beside it", async () => {
  const cwd = folderWith({ "out.ndjson": "before\n" });
  const words = [cli, "check", "-", "--service", service, "--stream", "-f", "ndjson=out.ndjson"];
  const child = spawn(process.execPath, words, { cwd, stdio: ["pipe", "ignore", "ignore"] });
  child.stdin.write(answers(100));
  const temporary = (): string | undefined => readdirSync(cwd).find((it) => it.endsWith(".tmp"));
  const isWritten = (): boolean => {
    const name = temporary();
    return name !== undefined && existsSync(join(cwd, name)) && readFileSync(join(cwd, name)).length > 50_000;
  };
  while (!isWritten()) await new Promise((done) => setTimeout(done, 50));
  child.kill("SIGTERM");
  const [code] = await once(child, "exit");
  expect([code, readdirSync(cwd), readFileSync(join(cwd, "out.ndjson"), "utf8")]).toEqual([
    143,
    ["out.ndjson"],
    "before\n",
  ]);
});

test("a log from standard input; formats that need all documents are refused", () => {
  const words = ["check", "-", "--service", service, "--as-of", "2026-12-01", "--stream"];
  const read = edict(words, { input: answers(3) });
  expect([read.code, read.err]).toEqual([2, ""]);
  expect(read.out).toContain("\ninputs    3 lines, one by one: 3 responses\n");
  const refused = edict([...words, "-f", "html"]);
  expect([refused.code, refused.err.split("\n").slice(0, 2)]).toEqual([
    64,
    [
      "error: html tells of all documents at once: with --stream the formats are human,",
      "  sarif, ndjson, verdicts and part",
    ],
  ]);
});
