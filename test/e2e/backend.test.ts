import { spawn } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { folderWith } from "./edict.ts";

test("examples/gate/backend.mjs answers what passes, and tells the rule where an answer does not", async () => {
  const folder = folderWith({});
  cpSync("examples/gate", folder, { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(resolve("."), join(folder, "node_modules/edict"));
  for (const it of ["hono", "@hono"]) symlinkSync(resolve(`node_modules/${it}`), join(folder, "node_modules", it));
  const child = spawn(process.execPath, ["backend.mjs", "0"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const url = await new Promise<string>((done) => {
    child.stdout.on("data", (it: Buffer) => {
      const found = /http:\S+/.exec(it.toString());
      if (found) done(found[0]);
    });
  });
  const ask = async (content: string): Promise<readonly unknown[]> => {
    const body = JSON.stringify({ messages: [{ role: "user", content }] });
    const answer = await fetch(`${url}/chat`, {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    });
    return [answer.status, await answer.json()];
  };
  expect(await ask("How do I soak seeds?")).toMatchObject([
    200,
    { choices: [{ message: { content: expect.stringContaining("twelve hours") } }] },
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
});
