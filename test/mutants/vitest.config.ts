import { defineConfig } from "vitest/config";
import type { Reporter, Vitest } from "vitest/node";

/** Of a file that does not load Stryker's runner sees no test, hence none that fails: it is told that the run went wrong. */
class TellsOfFiles implements Reporter {
  private vitest: Vitest | undefined;
  onInit(vitest: Vitest): void {
    this.vitest = vitest;
  }
  onTestModuleEnd(file: Parameters<NonNullable<Reporter["onTestModuleEnd"]>>[0]): void {
    for (const it of file.errors()) this.vitest?.state.catchError(it, "Does not load");
  }
}

/** The tests of one room, which `run.mjs` names. */
export default defineConfig({
  test: {
    include: (process.env["MUTANTS_TESTS"] ?? "").split(","),
    // Laws take minutes, and what shipped packs name is no matter of a room.
    exclude: ["test/**/*laws.test.ts", "test/rooms/vocabulary/provisions.test.ts"],
    setupFiles: ["test/mutants/setup.ts"],
    reporters: [new TellsOfFiles()],
    pool: "threads",
    isolate: false,
    testTimeout: 300_000,
  },
});
