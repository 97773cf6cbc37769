/**
 * `npm run bench:desk [-- RULES…]`: how long an editor waits. The built server is given a generated pack, and one file of it is
 * edited again and again; milliseconds from the edit to what is told of it, and to what completion offers. Prints JSON. It waits
 * until a mistake is told, and fails where nothing is offered; no clock makes it fail.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { generatedLaw } from "./generated-law.mjs";
import { median, printJson } from "./rounds.mjs";

const edits = 40;
const warming = 10;

async function measured(rules) {
  const root = mkdtempSync(join(tmpdir(), "edict-"));
  const files = generatedLaw(rules);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const cli = join(import.meta.dirname, "..", "dist", "cli.cjs");
  const child = spawn(process.execPath, [cli, "lsp", "--stdio"], { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  const server = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const path = "article-0001.edict";
  const uri = pathToFileURL(join(root, path)).href;
  let heard = () => undefined;
  server.onNotification("textDocument/publishDiagnostics", (it) => it.uri === uri && heard(it.diagnostics));
  server.listen();
  const hasError = (all) => all.some((it) => it.severity === 1);
  // Lint tells in between what it finds.
  const told = (isWrong) => new Promise((done) => (heard = (all) => hasError(all) === isWrong && done()));
  await server.sendRequest("initialize", { processId: null, rootUri: pathToFileURL(root).href, capabilities: {} });
  await server.sendNotification("initialized", {});
  const text = files.get(path);
  const began = performance.now();
  const first = told(false);
  await server.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "edict", version: 1, text },
  });
  await first;
  const opened = performance.now() - began;
  const line = text.split("\n").findIndex((it) => it.includes("when")) + 1;
  const [keystrokes, completions] = [[], []];
  for (let at = 0; at < edits + warming; at++) {
    const isWrong = at % 2 === 0;
    const contentChanges = [
      { text: isWrong ? text.replace("when", `wen${at}`) : `${text}\n`.padEnd(text.length + at) },
    ];
    const start = performance.now();
    const answer = told(isWrong);
    await server.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: at + 2 },
      contentChanges,
    });
    await answer;
    const answered = performance.now();
    const items = await server.sendRequest("textDocument/completion", {
      textDocument: { uri },
      position: { line, character: 0 },
    });
    if (items.length === 0) throw new Error("nothing was offered");
    if (at < warming) continue;
    keystrokes.push(answered - start);
    completions.push(performance.now() - answered);
  }
  await server.sendRequest("shutdown");
  await server.sendNotification("exit");
  await once(child, "close");
  rmSync(root, { recursive: true, force: true });
  const worst = (all) => Number(Math.max(...all).toFixed(1));
  const middle = (all) => Number(median(all).toFixed(1));
  const policies = [...files].filter(([name]) => name.endsWith(".edict"));
  return {
    rules,
    lines: policies.reduce((sum, [, it]) => sum + it.split("\n").length, 0),
    opened_ms: Number(opened.toFixed(0)),
    keystroke_ms: middle(keystrokes),
    keystroke_worst_ms: worst(keystrokes),
    completion_ms: middle(completions),
    completion_worst_ms: worst(completions),
  };
}

const asked = process.argv.slice(2).map(Number);
const found = [];
for (const rules of asked.length > 0 ? asked : [100, 1000, 2000]) found.push(await measured(rules));
printJson({ packs: found });
