import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// Tests make much that soon is garbage: with more room for it a worker collects it less often, and is a fifth faster.
for (const it of ["min", "max"]) setFlagsFromString(`--${it}-semi-space-size=64`);

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

/** The files that take longest, of each project: they begin first, so that no worker waits for one of them at the end. */
const longest = [
  "docs/error-pages",
  "rooms/report/explanation",
  "rooms/cases/shipped",
  "house/code",
  "laws/faults",
  "laws/timeline-of-examples",
  "laws/mutations",
  "laws/deletion",
  "oracle/shipped",
  "laws/laws",
  "e2e/diff-planted",
  "e2e/node-versions",
  "e2e/diff",
  "e2e/report-in-browser",
  "e2e/docker",
  "e2e/install",
  "e2e/check",
  "e2e/library",
].map((it) => `/test/${it}.test.ts`);
for (const it of longest) if (!existsSync(`.${it}`)) throw new Error(`there is no .${it} to begin with`);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((it) => moduleId.endsWith(it));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
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
