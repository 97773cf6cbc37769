import { PluginKind, commonTokens, declareClassPlugin, tokens } from "@stryker-mutator/api/plugin";
import { DryRunStatus, MutantRunStatus, TestStatus, determineHitLimitReached } from "@stryker-mutator/api/test-runner";
import { build } from "esbuild";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

/** Where the tests of a room are written that a thread loads: modules that two of them read are one. */
const bundles = "bundled-tests";

/** Milliseconds that a thread may take to load its tests, and that tests may take whatever they took without a mutant. */
const [longestLoad, leastTime] = [60_000, 5000];

/** Milliseconds, without a mutant. */
const [longestTest, longestLastTest] = [500, 3000];

/** Where tests leave what they make: it goes with the sandbox. */
const leavings = "left-by-tests";

/**
 * In a bundle files of tests stand elsewhere than where they look from; laws load a copy of `src`, here the one that has the mutants; and of
 * all docstrings only the examples of a room are run.
 */
const asWritten = (room) => ({
  name: "as-written",
  setup: (it) => {
    it.onLoad({ filter: /[\\/](test|tools)[\\/].*\.m?[jt]s$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8")
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)))
        .replaceAll("import(`${src}/", `import(\`${resolve("src")}/`)
        .replace("import(pathToFileURL(file).href)", "import(`../../src/${file.slice(4, -3)}.ts`)")
        .replace('const files = filesOf(tree, "src/", ".ts")', `const files = filesOf(tree, "src/${room}/", ".ts")`),
      loader: "ts",
    }));
  },
});

/**
 * Runs tests in a thread that has loaded them once, where the runner of Vitest loads all of them anew for each mutant. What one mutant
 * leaves behind decides of no other: a test that fails must pass again without it, and at last (`isLast`) nothing survives but in a thread
 * that is new.
 */
class InProcessRunner {
  static inject = tokens(commonTokens.options);
  #options;
  #thread;
  #hear = () => undefined;
  #times = new Map();
  /** What Stryker adds to the time that the tests took without a mutant, half as much again. */
  #added;

  constructor(options) {
    this.#options = options.inProcess;
    this.#added = options.timeoutMS;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    mkdirSync(leavings, { recursive: true });
    const files = this.#options.tests.map((it) => resolve(it));
    await build({
      entryPoints: files,
      outdir: bundles,
      outbase: ".",
      absWorkingDir: process.cwd(),
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      packages: "external",
      alias: { vitest: resolve("test/mutants/vitest.mjs") },
      plugins: [asWritten(this.#options.room)],
      outExtension: { ".js": ".mjs" },
      logLevel: "error",
    });
  }

  async dryRun({ timeout }) {
    const said = await this.#ask({ tests: undefined, isDry: true }, timeout);
    if (said === undefined) return { status: DryRunStatus.Timeout };
    if (said.error !== undefined) return { status: DryRunStatus.Error, errorMessage: said.error };
    for (const it of said.tests) this.#times.set(it.id, it.ms);
    const tests = said.tests.map(({ id, name, file, ms, failure }) => ({
      id,
      name,
      fileName: file,
      timeSpentMs: ms,
      ...(failure === undefined
        ? { status: TestStatus.Success }
        : { status: TestStatus.Failed, failureMessage: failure }),
    }));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: said.coverage };
  }

  async mutantRun({ activeMutant: { id }, testFilter, hitLimit, timeout, mutantActivation }) {
    // What a test tells of a mutant is so whether or not it was there when the tests were loaded.
    const isStatic = this.#options.isLast && mutantActivation === "static";
    const time = (it) => this.#times.get(it) ?? 0;
    // A process that Stryker has started again was not told which tests there are: then all are asked.
    const reach = testFilter ?? (this.#times.size === 0 ? undefined : [...this.#times.keys()]);
    const sorted = reach?.toSorted((a, b) => time(a) - time(b));
    // Long tests are of sizes; where there are others, whoever survives those would keep all waiting for minutes.
    const short = sorted?.filter((it) => time(it) <= (this.#options.isLast ? longestLastTest : longestTest));
    const tests = short?.length > 0 ? short : sorted;
    const again = async () => {
      await this.#end();
      return this.#ask({ tests, mutant: id, hitLimit }, timeout, isStatic ? id : undefined);
    };
    const isNew = this.#thread === undefined;
    let said = isStatic ? await again() : await this.#ask({ tests, mutant: id, hitLimit }, timeout);
    if (!isNew && !isStatic && !(await this.#isSure(said, hitLimit, timeout))) said = await again();
    if (isStatic) await this.#end();
    if (said === undefined) return { status: MutantRunStatus.Timeout };
    // What does not load is noticed as what fails is.
    if (said.error !== undefined)
      return { status: MutantRunStatus.Killed, killedBy: [], failureMessage: said.error, nrOfTests: 0 };
    const reached = determineHitLimitReached(said.hits, hitLimit);
    if (reached) return { status: MutantRunStatus.Timeout, reason: reached.reason };
    const failed = said.tests.find((it) => it.failure !== undefined);
    return failed
      ? {
          status: MutantRunStatus.Killed,
          killedBy: [failed.id],
          failureMessage: failed.failure,
          nrOfTests: said.tests.length,
        }
      : { status: MutantRunStatus.Survived, nrOfTests: said.tests.length };
  }

  /** Whether what a thread says of a mutant would be said of it by a new one. */
  async #isSure(said, hitLimit, timeout) {
    if (said === undefined || determineHitLimitReached(said.hits, hitLimit)) return true;
    if (said.error !== undefined) return false;
    const failed = said.tests.find((it) => it.failure !== undefined);
    if (failed === undefined) return !this.#options.isLast;
    const clean = await this.#ask({ tests: [failed.id] }, timeout);
    return clean !== undefined && clean.tests.every((it) => it.failure === undefined);
  }

  /** What the thread says; undefined: it took too long, and has ended. */
  async #ask(question, timeout, atLoad) {
    const said =
      this.#thread === undefined
        ? await this.#heard(longestLoad, () => (this.#thread = this.#start(atLoad)))
        : { isLoaded: true };
    const answer = said?.isLoaded
      ? await this.#heard(leastTime + 2 * (timeout - this.#added), () => this.#thread.postMessage(question))
      : said;
    if (answer === undefined || answer.error !== undefined) await this.#end();
    return answer;
  }

  /** What the thread says next after something is done; undefined: nothing in so many milliseconds. */
  #heard(most, action) {
    return new Promise((done) => {
      const timer = setTimeout(() => done(undefined), most);
      this.#hear = (answer) => {
        clearTimeout(timer);
        done(answer);
      };
      action();
    });
  }

  #start(mutant) {
    const thread = new Worker(new URL("thread.mjs", import.meta.url), {
      workerData: { ...this.#options, bundles: resolve(bundles), mutant },
      env: { ...process.env, TMPDIR: resolve(leavings) },
      stdout: true,
      stderr: true,
    });
    thread.on("message", (answer) => this.#hear(answer));
    thread.on("error", (error) => this.#hear({ error: String(error?.stack ?? error), tests: [] }));
    return thread;
  }

  async #end() {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.terminate();
  }

  dispose() {
    return this.#end();
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "in-process", InProcessRunner)];

/** The examples of docstrings, which are tests of the room that they stand in. */
export const examples = "test/docs/docstring-examples.test.ts";

/** The tests of a room, without its long laws. */
export const testsOf = (room) =>
  readdirSync(`test/rooms/${room}`, { recursive: true })
    .filter((it) => it.endsWith(".test.ts") && !/(laws|provisions)\.test\.ts$/.test(it))
    .map((it) => join(`test/rooms/${room}`, it))
    .toSorted();
