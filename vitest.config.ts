import { availableParallelism } from "node:os";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

/** Files of one name share a worker's modules, and what these have compiled. */
const project = (name: string, include: readonly string[], exclude: readonly string[] = []) =>
  ({
    test: {
      name,
      include: [...include],
      exclude: [...exclude],
      pool: "threads",
      isolate: false,
      hookTimeout: 300_000,
      // No test waits for another; what takes longer hangs. `npm run ready` tries laws for hours.
      testTimeout: process.env["EDICT_RUNS"] === undefined ? 1_800_000 : 86_400_000,
    },
  }) satisfies TestProjectInlineConfiguration;

/** Each error is raised once by the quick tests; all else that the documents show takes minutes, as what searches does. */
const raised = "test/docs/error-pages.test.ts";
const long = ["test/{docs,laws,malformed,oracle}/**/*.test.ts", "test/rooms/**/*laws.test.ts"];

export default defineConfig({
  test: {
    // This process only hands out files: every core has a worker.
    maxWorkers: availableParallelism(),
    globalSetup: ["test/kit/clean-root.ts", "test/kit/prepare-packs.ts"],
    projects: [
      project("quick", ["test/{golden,house,rooms}/**/*.test.ts", raised], ["test/rooms/**/*laws.test.ts"]),
      project("laws", long, [raised]),
      project("e2e", ["test/e2e/**/*.test.ts"]),
    ],
  },
});
