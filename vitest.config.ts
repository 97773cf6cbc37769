import { defineConfig } from "vitest/config";

// `npm run ready` sets EDICT_RUNS: its properties run twenty times longer.
const isLongRun = process.env["EDICT_RUNS"] !== undefined;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/e2e/**"],
    globalSetup: "test/kit/clean-root.ts",
    pool: "threads",
    isolate: false,
    maxWorkers: 2,
    hookTimeout: 60_000,
    testTimeout: isLongRun ? 3_600_000 : 30_000,
  },
});
