import { defineConfig } from "vitest/config";

/** Runs the built command line as a user does; `npm run e2e` builds it first. */
export default defineConfig({
  test: {
    include: ["test/e2e/**/*.test.ts"],
    passWithNoTests: false,
    pool: "threads",
    isolate: false,
    maxWorkers: 2,
    hookTimeout: 120_000,
    testTimeout: 60_000,
  },
});
