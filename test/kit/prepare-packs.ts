import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { nodeHost } from "../../src/base/host.ts";
import { prepareLibrary, preparePacks } from "../../src/engine/library.ts";
import { bundleRuntime } from "../../tools/standalone-runtime.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of what a build prepares; none while sources are watched, as they change after it was made. */
    readonly prepared: string | undefined;
  }
}

/** Reads the vocabulary and compiles the shipped packs once for all files of tests, as a build does it for users. */
export default async function prepare(project: TestProject): Promise<(() => void) | undefined> {
  if (project.vitest.config.watch) {
    project.provide("prepared", undefined);
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), "edict-prepared-"));
  const host = nodeHost(".");
  writeFileSync(join(folder, "library.json"), prepareLibrary(host, "policies"));
  writeFileSync(join(folder, "packs.bin"), preparePacks(host, "policies"));
  writeFileSync(join(folder, "standalone.js"), (await bundleRuntime()).text);
  project.provide("prepared", folder);
  return () => rmSync(folder, { recursive: true });
}
