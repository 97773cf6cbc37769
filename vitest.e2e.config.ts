import { defineConfig } from "vitest/config";

const isLongRun = process.env["EDICT_RUNS"] !== undefined;
/**
 * They take long, and wait for `npm run ready`: whole texts compared, drafts, all cases of all packs, the package installed
 * as users do, another Node.js.
 */
const ofLaws = ["diff", "diff-planted", "draft", "profiles", "unverified"];
const long = [...ofLaws, "doc", "library", "node-versions"].map((it) => `test/e2e/${it}.test.ts`);

/** Runs the built command line as a user does; `npm run e2e` builds it first. */
export default defineConfig({
  test: {
    include: ["test/e2e/**/*.test.ts"],
    exclude: isLongRun ? [] : long,
    passWithNoTests: false,
    globalSetup: "test/kit/clean-root.ts",
    pool: "threads",
    isolate: false,
    maxWorkers: 2,
    hookTimeout: 120_000,
    testTimeout: isLongRun ? 600_000 : 60_000,
  },
});
