/** `npm run bench`: text to graph at three sizes, and a check of the example against a bare start of Node; prints JSON. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function run(...args) {
  const start = performance.now();
  const { stdout, stderr, status, error } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  if (error) throw error;
  return { stdout, stderr, status, seconds: (performance.now() - start) / 1000 };
}

/** Each run is a process of its own, so that none profits from another's warm code. */
function compileRun(rules) {
  const { stdout, stderr, status } = run("bench/compile.mjs", String(rules));
  if (status !== 0) throw new Error(`bench/compile.mjs ${rules} exits ${status}:\n${stderr}`);
  return JSON.parse(stdout);
}

function compileSize(rules) {
  const runs = Array.from({ length: 3 }, () => compileRun(rules));
  return {
    rules,
    nodes: runs[0].nodes,
    seconds: median(runs.map((it) => it.seconds)),
    cpu_seconds: median(runs.map((it) => it.cpu_seconds)),
    peak_rss_mb: Math.max(...runs.map((it) => it.peak_rss_mb)),
  };
}

/** The slope of the least-squares line through the logarithms of size and time: 1 is linear. */
function exponent(points) {
  const logs = points.map(({ rules, seconds }) => [Math.log(rules), Math.log(seconds)]);
  const mean = (at) => logs.reduce((sum, it) => sum + it[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, it) => sum + (it[0] - x) * (it[1] - y), 0);
  return covariance / logs.reduce((sum, it) => sum + (it[0] - x) ** 2, 0);
}

/** Both are started in turn, so that what else the machine does weighs on both. */
function checkRatio() {
  const bare = [];
  const check = [];
  for (let turn = 0; turn < 11; turn += 1) {
    bare.push(run("-e", "0").seconds);
    const checked = run("dist/cli.js", "check", "examples/chat-service");
    if (checked.status !== 1) throw new Error(`the example's check exits ${checked.status}, not 1:\n${checked.stderr}`);
    check.push(checked.seconds);
  }
  return { bare_node_seconds: median(bare), check_seconds: median(check), ratio: median(check) / median(bare) };
}

const sizes = [100, 1000, 10_000].map(compileSize);
const round = (_, value) =>
  typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
const result = {
  node: process.version,
  compile: { sizes, exponent: exponent(sizes), exponent_1000_to_10000: exponent(sizes.slice(1)) },
  check: checkRatio(),
};
console.log(JSON.stringify(result, round, 2));
