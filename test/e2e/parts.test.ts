import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fencesOf } from "../docs/fences.ts";
import { noDask, runPython, startDask, until } from "./dask.ts";
import { cli, edict, folderWith } from "./edict.ts";
import { edictHere } from "./in-process.ts";
import { schemaFaults } from "./schemas.ts";

const service = resolve("examples/chat-service/service.yaml");
const flags = ["--service", service, "--as-of", "2026-12-01"];

/** Answers of several kinds, with a broken line and one of a kind that comes once. */
const line = (index: number): string => {
  if (index === 150) return '{"kind": \n';
  const findings = index % 3 === 0 ? [] : index === 201 ? [{ illegal: true, confirmed_by: "Zhou Yan" }] : undefined;
  const response = { id: `r-${index}`, at: "2026-11-12T09:14:07+08:00", text: "您好。", sent: index % 7 > 0, findings };
  return `${JSON.stringify({ kind: "response", response })}\n`;
};
const log = Array.from({ length: 300 }, (_, index) => line(index)).join("");

test("the parts of a log in the shell: the same bytes as one run, in any order; what is missing, twice or otherwise is refused", () => {
  const cwd = folderWith({ "a.jsonl": log.slice(0, 20_000), "b.jsonl": `\uFEFF${log.slice(20_000)}`, "c.jsonl": "" });
  const check = ["check", "c.jsonl", "a.jsonl", "b.jsonl", ...flags, "--stream"];
  const parts = [1, 2, 3].map((it) => `p${it}.json`);
  for (const [at, file] of parts.entries())
    expect(edict([...check, "--part", `${at + 1}/3`, "-o", file], { cwd })).toEqual({ code: 0, out: "", err: "" });
  expect(parts.flatMap((it) => schemaFaults("part-1", readFileSync(join(cwd, it), "utf8")))).toEqual([]);
  const whole = edict([...check, "--full"], { cwd });
  expect(edict(["merge", ...parts.toReversed(), "--full"], { cwd })).toEqual(whole);
  expect(whole.code).toBe(4);
  const merge = (...words: readonly string[]) => edictHere(["merge", ...words], { cwd });
  merge("p3.json", "p1.json", "-f", "part=two.json");
  merge("p2.json", "two.json", "-f", "part=all.json");
  expect(merge(...parts, "-f", "part").out).toBe(readFileSync(join(cwd, "all.json"), "utf8"));
  expect(merge("all.json", "--full")).toEqual(whole);
  const why = (...words: readonly string[]) => {
    const { code, out, err } = merge(...words);
    return [code, out, err.split(/\n {2}help/)[0]?.replaceAll(/\s+/g, " ")];
  };
  const unfit = (what: string) => [4, "", `error: the parts are not the whole log: ${what} [engine/parts-do-not-fit]`];
  expect(why("two.json")).toEqual(unfit("of 3 parts 2 is missing"));
  expect(why(...parts, "two.json")).toEqual(unfit("part 1 is given twice, in `p1.json` and in `two.json`"));
  writeFileSync(join(cwd, "p2.json"), readFileSync(join(cwd, "p2.json"), "utf8").replace(/"errors":\d+/, '"errors":9'));
  expect(why(...parts)).toEqual([
    4,
    "",
    "error: `p2.json` cannot be merged: it was changed after it was written [engine/unsound-part]",
  ]);
});

test("a log that `split` has cut, each piece from standard input", () => {
  const cwd = folderWith({ "log.jsonl": log });
  const run = `"${process.execPath}" "${cli}"`;
  const judged = `${run} check - ${flags.join(" ")} --stream --part {}/2 < piece-{} > part-{}.json`;
  const script = `split -n l/2 -a 1 --numeric-suffixes=1 log.jsonl piece- && seq 2 | xargs -P 2 -I{} sh -c '${judged}' && ${run} merge part-*.json`;
  const merged = spawnSync("bash", ["-c", script], { cwd, encoding: "utf8" });
  const whole = edict(["check", "-", ...flags, "--stream"], { input: log });
  expect([merged.status, merged.stdout, merged.stderr]).toEqual([whole.code, whole.out, whole.err]);
});

test("a text that comes late is read from standard input all the same", () => {
  const { status, stdout } = spawnSync(
    "bash",
    ["-c", `(sleep 1; cat examples/chat-service/service.yaml) | "${process.execPath}" "${cli}" check - -q`],
    { encoding: "utf8" },
  );
  expect([status, stdout]).toEqual([1, expect.stringContaining("rules examined")]);
});

/** The page's own program. */
const [script = ""] = fencesOf(readFileSync("grammar/parts.md", "utf8")).flatMap((it) =>
  it.words[0] === "python" ? [it.text] : [],
);

test.skipIf(noDask !== undefined)(
  "a cluster of Dask, of which a worker is killed while it judges, tells the same bytes",
  { timeout: 150_000 },
  async () => {
    const cwd = folderWith({ "log.jsonl": log, "check_by_dask.py": script });
    const [run, begun] = [`'${process.execPath}' '${cli}'`, join(cwd, "begun")];
    writeFileSync(join(cwd, "stuck"), `#!/bin/sh\ntouch '${begun}'\nexec sleep 300\n`);
    chmodSync(join(cwd, "stuck"), 0o755);
    const cluster = await startDask(cwd, [run, run, `'${join(cwd, "stuck")}'`]);
    onTestFinished(cluster.stop);
    const asked = ["check_by_dask.py", cluster.address, "log.jsonl", "5", ...flags];
    const told = runPython(asked, { cwd, env: { ...process.env, EDICT: run } });
    await until(() => existsSync(begun));
    cluster.kill(2);
    const { code, out, err } = await told;
    const whole = edict(["check", join(cwd, "log.jsonl"), ...flags, "--stream"], { cwd });
    expect([code, out, err]).toEqual([whole.code, whole.out, whole.err]);
  },
);
