/** The chat service of the examples, as the benches of the gate ask it. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeLines } from "./generated-lines.mjs";

const root = join(import.meta.dirname, "..");

export const chat = {
  service: join(root, "examples/chat-service/service.yaml"),
  profile: join(root, "examples/chat-service/profile.yaml"),
  asOf: "2026-12-01",
  open: "hold",
};

/** The gate of the built library. */
export async function openChat(options) {
  const { createGate } = await import(join(root, "dist", "index.js"));
  return createGate({ ...chat, ...options });
}

/** A thousand answers with their requests, as lines of JSON. */
export function chatLines() {
  const folder = mkdtempSync(join(tmpdir(), "edict-"));
  const log = join(folder, "lines.jsonl");
  writeLines(log, 1000);
  const lines = readFileSync(log, "utf8").trim().split("\n");
  rmSync(folder, { recursive: true });
  return lines;
}
