/** Compiles a generated pack of so many rules once, in this process, with a bundle of the engine; prints `{ seconds, cpu_seconds, peak_rss_mb, nodes }`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { generatedLaw } from "./generated-law.mjs";

const [rules, engine] = process.argv.slice(2);
const { nodeHost, runCompile } = await import(engine);

const root = join(import.meta.dirname, "..");
const pack = mkdtempSync(join(tmpdir(), "edict-"));
process.on("exit", () => rmSync(pack, { recursive: true, force: true }));
for (const [path, text] of generatedLaw(Number(rules))) {
  mkdirSync(dirname(join(pack, path)), { recursive: true });
  writeFileSync(join(pack, path), text);
}

const cpu = process.cpuUsage();
const start = performance.now();
const compiled = runCompile(pack, "policies", nodeHost(root));
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(cpu);
if (compiled.exitCode !== 0) {
  const problems = [...compiled.problems, ...compiled.troubles].slice(0, 10);
  throw new Error(
    `the generated pack does not compile:\n${problems.map((it) => `${it.code}: ${JSON.stringify(it.params)}`).join("\n")}`,
  );
}
console.log(
  JSON.stringify({
    seconds,
    cpu_seconds: (user + system) / 1e6,
    peak_rss_mb: process.resourceUsage().maxRSS / 1024,
    nodes: compiled.pack.program.graph.nodes.length,
  }),
);
