/**
 * Text to graph at several sizes, and checks of a new project and of the example against a bare start of Node.
 *
 * Medians are of quiet runs: those that hardly waited for the processor, so that what else the machine does counts little.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "./own-packs.mjs";
import { median } from "./rounds.mjs";

const root = join(import.meta.dirname, "..");
// The library has no way to the graph; what makes it is bundled as the command line is.
const engine = bundle([
  'export { nodeHost } from "./src/base/host.ts";',
  'export { runCompile } from "./src/engine/compile.ts";',
]);

const wantedRuns = 5;
const mostRuns = 15;

function run(...args) {
  const start = performance.now();
  const { output, status, error } = spawnSync(process.execPath, ["--require", "./bench/cpu-at-exit.cjs", ...args], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  if (error) throw error;
  const seconds = (performance.now() - start) / 1000;
  return { stdout: output[1], stderr: output[2], status, seconds, cpu_seconds: Number(output[3]) };
}

/** Each run is a process of its own, so that none profits from another's warm code. */
function compileRun(rules) {
  const { stdout, stderr, status } = run("bench/compile.mjs", String(rules), engine);
  if (status !== 0) throw new Error(`bench/compile.mjs ${rules} exits ${status}:\n${stderr}`);
  return JSON.parse(stdout);
}

function bareRun() {
  return run("-e", "0");
}

/** As `edict init` writes it, of which all is open; the example has breaches. */
const scratch = mkdtempSync(join(tmpdir(), "edict-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
const checks = {
  "a new project": { project: scratch, exit: 2 },
  "the example": { project: "examples/chat-service", exit: 1 },
};

function checkRun({ project, exit }) {
  const checked = run("dist/cli.cjs", "check", project);
  if (checked.status !== exit)
    throw new Error(`the check of ${project} exits ${checked.status}, not ${exit}:\n${checked.stderr}`);
  return checked;
}

const isQuiet = ({ seconds, cpu_seconds }) => seconds <= 1.1 * cpu_seconds + 0.01;

/** Runs these in turn, so that a busy minute weighs on all, until each has had enough quiet runs. */
function measure(runs) {
  const done = runs.map(() => []);
  const isEnough = (all) => all.filter(isQuiet).length >= wantedRuns || all.length >= mostRuns;
  while (!done.every(isEnough)) {
    for (const [at, once] of runs.entries()) if (!isEnough(done[at])) done[at].push(once());
  }
  return done.map((all) => {
    const quiet = all.filter(isQuiet);
    const used = quiet.length > 0 ? quiet : all;
    const times = {
      seconds: median(used.map((it) => it.seconds)),
      cpu_seconds: median(used.map((it) => it.cpu_seconds)),
      quiet_runs: quiet.length,
    };
    return { times, all };
  });
}

/** How time grows with size, without what a pack of one rule takes: 1 is linear. */
function exponent(of, start, from, to) {
  return Math.log((to[of] - start[of]) / (from[of] - start[of])) / Math.log(to.rules / from.rules);
}

const sizes = [1, 100, 1000, 10_000];

function measureCompile() {
  const compiled = measure(sizes.map((rules) => () => compileRun(rules))).map(({ times, all }, at) => ({
    rules: sizes[at],
    nodes: all[0].nodes,
    ...times,
    peak_rss_mb: Math.max(...all.map((it) => it.peak_rss_mb)),
  }));
  const [start, , thousand, tenThousand] = compiled;
  return {
    work: "text to graph",
    ratios: {
      "exponent of the time, 1,000 to 10,000 rules": exponent("seconds", start, thousand, tenThousand),
      "exponent of the processor time": exponent("cpu_seconds", start, thousand, tenThousand),
    },
    sizes: compiled,
  };
}

function measureCheck() {
  run("dist/cli.cjs", "init", scratch);
  // The first run keeps the code that it compiled.
  for (const it of Object.values(checks)) checkRun(it);
  const [bare, ...checked] = measure([bareRun, ...Object.values(checks).map((it) => () => checkRun(it))]).map(
    (it) => it.times,
  );
  const named = Object.keys(checks).map((name, at) => [name, checked[at]]);
  return {
    work: "a check",
    ratios: Object.fromEntries(
      named.map(([name, { seconds }]) => [`check of ${name}, of a bare start`, seconds / bare.seconds]),
    ),
    bare_node: bare,
    ...Object.fromEntries(named),
  };
}

/** Both, one after the other. */
export const measureStart = () => [measureCompile(), measureCheck()];
