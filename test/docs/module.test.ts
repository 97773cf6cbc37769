import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { overlayHost } from "../../src/base/host.ts";
import { parseInstant } from "../../src/base/instant.ts";
import { repository } from "../kit/repository.ts";
import { ended } from "../rooms/cli/ended.ts";
import { fencesOf } from "./fences.ts";

const now = parseInstant("2026-11-20T12:00:00+08:00");
if (now === undefined) throw new Error("the day exists");
const path = "grammar/module.md";
const fences = fencesOf(readFileSync(path, "utf8"));

const textOf = (language: string): string => fences.find((it) => it.words[0] === language)?.text ?? "";

test(`${path}: its command makes the module, and its program prints what it shows`, () => {
  const host = overlayHost(repository, { "service.yaml": textOf("yaml") });
  const colors = { out: false, err: false };
  const world = { host, now, library: "policies", width: 80, colors, readStandardInput: () => undefined };
  const { code, out, err, files } = ended(textOf("console").trim().slice("$ edict ".length).split(" "), world);
  expect([code, out, err]).toEqual([0, "", ""]);
  expect(files.map((it) => it.path)).toEqual(["verdicts.mjs", "verdicts.d.mts"]);
  const folder = mkdtempSync(join(tmpdir(), "edict-module-"));
  const manifest = { path: "package.json", text: `{ "type": "commonjs" }` };
  for (const it of [...files, manifest, { path: "judging.mjs", text: textOf("js") }])
    writeFileSync(join(folder, it.path), it.text);
  const { stdout, stderr } = spawnSync(process.execPath, ["judging.mjs"], { cwd: folder, encoding: "utf8" });
  rmSync(folder, { recursive: true });
  expect(stdout + stderr).toBe(textOf("text"));
});
