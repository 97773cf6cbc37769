/** Compiles a generated pack of so many rules once, in this process, with a bundle of the engine; prints `{ seconds, cpu_seconds, peak_rss_mb, nodes }`. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { generatedLaw } from "./generated-law.mjs";

const [rules, engine] = process.argv.slice(2);
const { compile } = await import(engine);

const root = join(import.meta.dirname, "..");
const pack = join(root, "generated");
const files = new Map([...generatedLaw(Number(rules))].map(([path, text]) => [join(pack, path), text]));
const absolute = (...parts) => resolve(root, ...parts);

const stat = (path) => statSync(absolute(path), { throwIfNoEntry: false });
const isFile = (path) => files.has(absolute(path)) || (stat(path)?.isFile() ?? false);
const isFolder = (path) => stat(path)?.isDirectory() ?? false;

/** The files of this repository, and those of the generated pack, which never touch the disk. */
const host = {
  isFile,
  isFolder,
  readText: (path) => files.get(absolute(path)) ?? (isFile(path) ? readFileSync(absolute(path), "utf8") : undefined),
  readBytes: (path, most) => {
    const bytes = Buffer.from(files.get(absolute(path)) ?? (isFile(path) ? readFileSync(absolute(path)) : ""));
    return bytes.length > most ? "too-large" : bytes;
  },
  list: (folder) => {
    const inside = absolute(folder);
    if (isFolder(inside)) return readdirSync(inside).toSorted();
    const below = [...files.keys()].filter((it) => it.startsWith(`${inside}/`));
    return [...new Set(below.map((it) => it.slice(inside.length + 1).split("/")[0]))].toSorted();
  },
  resolve: absolute,
  relative: (path) => relative(root, absolute(path)),
};

const cpu = process.cpuUsage();
const start = performance.now();
const compiled = compile(pack, join(root, "policies"), host);
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
