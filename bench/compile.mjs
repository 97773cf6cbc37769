/** Compiles a generated pack of so many rules once, in this process; prints `{ seconds, peak_rss_mb, nodes }`. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { compile } from "../dist/index.js";
import { generatedLaw } from "./generated-law.mjs";

const root = join(import.meta.dirname, "..");
const pack = join(root, "generated");
const files = new Map([...generatedLaw(Number(process.argv[2]))].map(([path, text]) => [join(pack, path), text]));
const absolute = (...parts) => resolve(root, ...parts);

/** The files of this repository, and those of the generated pack, which never touch the disk. */
const host = {
  readText: (path) =>
    files.get(absolute(path)) ?? (existsSync(absolute(path)) ? readFileSync(absolute(path), "utf8") : undefined),
  isFile: (path) =>
    files.has(absolute(path)) || (statSync(absolute(path), { throwIfNoEntry: false })?.isFile() ?? false),
  isFolder: (path) => statSync(absolute(path), { throwIfNoEntry: false })?.isDirectory() ?? false,
  list: (folder) => {
    const inside = absolute(folder);
    if (!inside.startsWith(pack)) return existsSync(inside) ? readdirSync(inside).toSorted() : [];
    const below = [...files.keys()].filter((it) => it.startsWith(`${inside}/`));
    return [...new Set(below.map((it) => it.slice(inside.length + 1).split("/")[0]))].toSorted();
  },
  resolve: absolute,
  relative: (path) => relative(root, absolute(path)),
};

const start = performance.now();
const compiled = compile(pack, join(root, "policies"), host);
const seconds = (performance.now() - start) / 1000;
if (compiled.exitCode !== 0) {
  const problems = [...compiled.problems, ...compiled.troubles].slice(0, 10);
  throw new Error(
    `the generated pack does not compile:\n${problems.map((it) => `${it.code}: ${it.message}`).join("\n")}`,
  );
}
console.log(
  JSON.stringify({
    seconds,
    peak_rss_mb: process.resourceUsage().maxRSS / 1024,
    nodes: compiled.pack.program.graph.nodes.length,
  }),
);
