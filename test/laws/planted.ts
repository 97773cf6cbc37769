import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Fault } from "./faults.ts";
import type { Pipeline } from "./pipeline.ts";

const src = resolve("src");

/** The doors through which the laws see the product. */
const doors = [
  'export { parse } from "./language/parse/parse.ts";',
  'export { check } from "./language/check/check.ts";',
  'export { seal } from "./language/check/seal.ts";',
  'export { lower } from "./language/lower/lower.ts";',
  'export { print } from "./language/print/print.ts";',
  'export { contentOf } from "./language/print/content.ts";',
  'export { program } from "./evaluate/program.ts";',
  'export { evaluate } from "./evaluate/evaluate.ts";',
  'export { readYaml } from "./base/yaml-document.ts";',
  'export { readCalendar } from "./base/working-days.ts";',
];

/** The product with a fault in it, as one module. Throws unless the words of the fault stand in its file exactly once. */
export async function planted({ file, find, replace }: Fault, outfile: string): Promise<Pipeline> {
  const path = `${src}/${file}`;
  const parts = readFileSync(path, "utf8").split(find);
  if (parts.length !== 2) throw new Error(`${file} holds ${parts.length - 1} times: ${find}`);
  await build({
    stdin: { contents: doors.join("\n"), resolveDir: src, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    outfile,
    plugins: [
      {
        name: "fault",
        setup: (it) => {
          it.onLoad({ filter: /\.ts$/ }, ({ path: read }) =>
            read === path ? { contents: parts.join(replace), loader: "ts" } : undefined,
          );
        },
      },
    ],
  });
  return import(outfile) as Promise<Pipeline>;
}
