import { resolve } from "node:path";
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
  'export { compileShape } from "./compiled/shapes.ts";',
  'export { program } from "./evaluate/program.ts";',
  'export { evaluateRun } from "./evaluate/evaluate.ts";',
  'export { readYaml } from "./base/yaml-document.ts";',
  'export { readCalendar } from "./base/working-days.ts";',
  'export { timelineOf } from "./analysis/timeline/timeline.ts";',
  'export { readVocabularies } from "./vocabulary/read-vocabulary.ts";',
  'export { changesBetween } from "./analysis/timeline/outcome-changes.ts";',
];

/** The product with a fault in it, as one module. */
export async function planted({ file, find, replace }: Fault, outfile: string): Promise<Pipeline> {
  const stdin = { contents: doors.join("\n"), resolveDir: src, loader: "ts" } as const;
  return plant({ path: `${src}/${file}`, find, replace }, { stdin }, outfile) as Promise<Pipeline>;
}
