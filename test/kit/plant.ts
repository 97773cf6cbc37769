import { build, type BuildOptions } from "esbuild";
import { readFileSync } from "node:fs";

/** Words of a file that stand there once, and what takes their place. */
export interface Planting {
  readonly path: string;
  readonly find: string;
  readonly replace: string;
}

/** Loads a bundle with a fault in one of its files. Throws unless the words of the fault stand there exactly once. */
export async function plant({ path, find, replace }: Planting, entry: BuildOptions, outfile: string): Promise<unknown> {
  const parts = readFileSync(path, "utf8").split(find);
  if (parts.length !== 2) throw new Error(`${path} holds ${parts.length - 1} times: ${find}`);
  await build({
    ...entry,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    outfile,
    plugins: [
      ...(entry.plugins ?? []),
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
  return import(outfile);
}
