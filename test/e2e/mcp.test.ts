import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { spawn } from "node:child_process";
import { cpSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { project } from "../rooms/cli/mcp-project.ts";
import { cli, edict, folderWith } from "./edict.ts";

/** The protocol's own client with the built program, started in a folder. */
async function clientOf(words: readonly string[], cwd: string): Promise<Client> {
  const transport = new StdioClientTransport({ command: process.execPath, args: [cli, "mcp", ...words], cwd });
  const client = new Client({ name: "test", version: "1" });
  onTestFinished(() => client.close());
  await client.connect(transport);
  return client;
}

async function call(client: Client, tool: string, given: object = {}) {
  const { content, structuredContent, isError } = await client.callTool({ name: tool, arguments: { ...given } });
  const [first] = content as { text: string }[];
  const { report = {} } = (structuredContent ?? {}) as { report?: Readonly<Record<string, unknown>> };
  return { said: first?.text ?? "", report, isError: isError === true };
}

let example: string;
beforeAll(() => {
  example = folderWith({});
  cpSync("examples/chat-service", example, { recursive: true });
});

test("every tool answers about the example, from any folder", async () => {
  const client = await clientOf([example], folderWith({}));
  const { tools } = await client.listTools();
  const pack = "cn.labelling_measures";
  const given: Readonly<Record<string, object>> = {
    check: {},
    explain: { rule: "annotation_rules" },
    needs: {},
    test: { packs: [pack] },
    compile: { pack },
    diff: { old: pack, new: pack },
    coverage: { pack },
    format: { drafts: [{ path: "a.edict", text: "article  1 {}" }] },
    law: { pack, place: "4" },
    vocabulary: { find: "watermark" },
  };
  expect(tools.map((it) => it.name)).toEqual(Object.keys(given));
  for (const [tool, it] of Object.entries(given)) {
    const { said, report, isError } = await call(client, tool, it);
    expect([tool, isError, Object.keys(report).length > 0]).toEqual([tool, false, true]);
    expect(said).toMatch(new RegExp(`^${tool}: exit code [01]:`));
  }
  const { lead } = (await call(client, "check")).report;
  expect(edict(["check"], { cwd: example }).out).toContain(String(lead));
});

test("nothing outside of the folder is read, and nothing is written without --write", async () => {
  const outside = folderWith({ "secret.yaml": "the words of a file elsewhere" });
  const folder = folderWith(project);
  symlinkSync(join(outside, "secret.yaml"), join(folder, "link.yaml"));
  const client = await clientOf([], folder);
  for (const path of [join(outside, "secret.yaml"), "link.yaml", "../secret.yaml"]) {
    const { said, isError } = await call(client, "check", { inputs: [path] });
    expect([said, isError]).toEqual([
      "`inputs` leads out of the project's folder, in which alone files are read",
      true,
    ]);
  }
  const answers = [{ path: "service.version", text: "2" }];
  await expect(client.callTool({ name: "answer", arguments: { answers } })).rejects.toThrow("there is no such tool");
  expect(readFileSync(join(folder, "service.yaml"), "utf8")).toBe(project["service.yaml"]);
  const writer = await clientOf(["--write"], folder);
  expect((await call(writer, "answer", { answers })).report["written"]).toHaveLength(1);
  expect(readFileSync(join(folder, "service.yaml"), "utf8")).toContain('version: "2"');
});

test("what was asked before the input ends is answered", () => {
  const ask = (id: number, method: string, params: object): string =>
    JSON.stringify({ jsonrpc: "2.0", id, method, params });
  const hello = { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "1" } };
  const stop = JSON.stringify({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 3 } });
  const checked = { name: "check", arguments: {} };
  const lines = [ask(1, "initialize", hello), ask(2, "tools/call", checked), ask(3, "tools/call", checked), stop];
  const { code, out } = edict(["mcp"], { cwd: folderWith(project), input: lines.map((it) => `${it}\n`).join("") });
  const ids = out
    .trim()
    .split("\n")
    .map((it) => (JSON.parse(it) as { id: unknown }).id);
  expect([code, ids]).toEqual([0, [1, 2]]);
});

/** The program, spoken to line by line. */
function spoken(folder: string) {
  const child = spawn(process.execPath, [cli, "mcp"], { cwd: folder, stdio: "pipe" });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ended = new Promise<number | null>((done) => child.on("close", done));
  const say = (line: string): void => void child.stdin.write(`${line}\n`);
  const heard = async () =>
    JSON.parse((await lines.next()).value) as { id: unknown; error?: { code: number; message: string } };
  return { child, say, heard, ended };
}

const ping = (id: number): string => JSON.stringify({ jsonrpc: "2.0", id, method: "ping" });

test("what is not a message, or is too long, is answered with an error, and the next one is heard; the end of input ends it", async () => {
  const { child, say, heard, ended } = spoken(folderWith(project));
  for (const [line, code, message] of [
    ["{", -32700, "a line that is not a message of the protocol"],
    ['{"jsonrpc":"2.0"}', -32700, "a line that is not a message of the protocol"],
    ["[]", -32700, "a line that is not a message of the protocol"],
    ["x".repeat(10_000_001), -32600, "a message of more than 10000000 bytes is not read"],
  ] as const) {
    say(line);
    expect(await heard()).toEqual({ jsonrpc: "2.0", id: null, error: { code, message } });
    say(ping(7));
    expect(await heard()).toMatchObject({ id: 7, result: {} });
  }
  say(JSON.stringify({ jsonrpc: "2.0", id: 8, method: "tools/nothing" }));
  expect(await heard()).toMatchObject({ id: 8, error: { code: -32601 } });
  child.stdin.end();
  expect(await ended).toBe(0);
});
