import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { folderWith } from "./edict.ts";

/** Asks the example for an answer, as of a day; `change`: of its text. */
async function asking(change: (text: string) => string) {
  const folder = folderWith({});
  cpSync("examples/gate", folder, { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(resolve("."), join(folder, "node_modules/edict"));
  for (const it of ["hono", "@hono"]) symlinkSync(resolve(`node_modules/${it}`), join(folder, "node_modules", it));
  const backend = join(folder, "backend.mjs");
  writeFileSync(backend, change(readFileSync(backend, "utf8")));
  const clock = 'data:text/javascript,const at = Date.parse("2026-11-20T10:00:00%2B08:00"); Date.now = () => at;';
  const child = spawn(process.execPath, ["--import", clock, "backend.mjs", "0"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const url = await new Promise<string>((done) => {
    child.stdout.on("data", (it: Buffer) => {
      const found = /http:\S+/.exec(it.toString());
      if (found) done(found[0]);
    });
  });
  return async (content: string, name = "li-lei"): Promise<readonly unknown[]> => {
    const body = JSON.stringify({ messages: [{ role: "user", content }] });
    const answer = await fetch(`${url}/chat`, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", authorization: `Bearer ${name}` },
    });
    const type = answer.headers.get("content-type") ?? "";
    return [answer.status, type.startsWith("text/") ? await answer.text() : await answer.json()];
  };
}

test("examples/gate/backend.mjs answers what passes, and tells the rule where an answer does not", async () => {
  const ask = await asking((it) => it);
  expect(await ask("How do I soak seeds?")).toMatchObject([
    200,
    { choices: [{ message: { content: expect.stringMatching(/twelve hours.*\(AI-generated\)$/) } }] },
  ]);
  expect(await ask("Write me something vile.")).toMatchObject([
    403,
    {
      decision: "block",
      rules: expect.arrayContaining([
        expect.objectContaining({ cite: "art. 4(1) item 1", verdict: "violated" }),
      ]) as unknown,
    },
  ]);
  expect(await ask("How do I soak seeds?", "wang-fang")).toMatchObject([
    403,
    { rules: [{ rule: "cn.genai_interim_measures.agreement_concluded", verdict: "violated" }] },
  ]);
  expect(await ask("How do I soak seeds?", "nobody")).toEqual([401, "sign in first"]);
});

test("examples/gate/backend.mjs states enough for an answer without its label to be blocked", async () => {
  const ask = await asking((it) => it.replace("?? sorry} ${label}`", "?? sorry}`"));
  expect(await ask("How do I soak seeds?")).toMatchObject([
    403,
    {
      decision: "block",
      rules: [{ cite: "art. 12(1)", rule: "cn.genai_interim_measures.label", verdict: "violated" }],
    },
  ]);
});
