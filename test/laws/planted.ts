import { build, type Plugin } from "esbuild";
import { relative, resolve } from "node:path";
import { plant } from "../kit/plant.ts";
import type { Fault } from "./faults.ts";
import type { Pipeline } from "./pipeline.ts";

const src = resolve("src");

/** The doors through which the laws see the product. */
const doors = [
  'export { parse } from "./language/parse/parse.ts";',
  'export { checkPack } from "./language/check/check-pack.ts";',
  'export { toSoundPack } from "./language/check/checked-pack.ts";',
  'export { lower } from "./language/lower/lower.ts";',
  'export { print } from "./language/print/print.ts";',
  'export { contentOf } from "./language/print/print.ts";',
  'export { compileVerdicts } from "./compiled/compile-verdicts.ts";',
  'export { standaloneModule } from "./engine/standalone/module.ts";',
  'export { printStatement } from "./sql/statement.ts";',
  'export { compileShape } from "./compiled/shapes.ts";',
  'export { program } from "./evaluate/program.ts";',
  'export { evaluateRun } from "./evaluate/evaluate.ts";',
  'export { readYaml } from "./base/yaml-document.ts";',
  'export { readCalendar } from "./base/working-days.ts";',
  'export { timelineOf } from "./analysis/timeline/timeline.ts";',
  'export { readVocabularies } from "./vocabulary/read-vocabulary.ts";',
  'export { changesBetween } from "./analysis/timeline/outcome-changes.ts";',
];

const stdin = { contents: doors.join("\n"), resolveDir: src, loader: "ts" } as const;
const asModules = { bundle: true, platform: "node", format: "esm", packages: "external" } as const;

/** Plants faults into the product: a module with a fault in it. */
export type Planter = (fault: Pick<Fault, "file" | "find" | "replace">, outfile: string) => Promise<Pipeline>;

/** Builds the files of the product apart, once: of each fault only what leads to its file is built anew, and all copies share the rest. */
export async function planter(folder: string): Promise<Planter> {
  const { metafile } = await build({ ...asModules, stdin, write: false, metafile: true });
  const files = Object.keys(metafile.inputs).filter((it) => it !== "<stdin>");
  await build({ ...asModules, entryPoints: files, outbase: src, outdir: folder, splitting: true });
  const importers = new Map<string, string[]>();
  for (const [file, { imports }] of Object.entries(metafile.inputs))
    for (const { path } of imports)
      importers.set(resolve(path), [...(importers.get(resolve(path)) ?? []), resolve(file)]);
  return async ({ file, find, replace }, outfile) => {
    const path = `${src}/${file}`;
    const changed = new Set([path]);
    for (const it of changed) for (const one of importers.get(it) ?? []) changed.add(one);
    const shared: Plugin = {
      name: "shared",
      setup: (it) => {
        it.onResolve({ filter: /\.ts$/ }, (asked) => {
          const found = resolve(asked.resolveDir, asked.path);
          if (changed.has(found)) return undefined;
          return { path: `${folder}/${relative(src, found).replace(/ts$/, "js")}`, external: true, sideEffects: false };
        });
      },
    };
    return plant({ path, find, replace }, { stdin, plugins: [shared] }, outfile) as Promise<Pipeline>;
  };
}
