/** Bundles the command line and the engine into one file each; packs and schemas stay files in `policies/`. */
import { chmodSync } from "node:fs";
import { build } from "esbuild";

// Some dependencies are CommonJS inside: a bundled ES module has no `require` of its own.
const require = 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);';

const options = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  legalComments: "eof",
  logLevel: "warning",
};

await Promise.all([
  build({
    ...options,
    entryPoints: ["src/cli/main.ts"],
    outfile: "dist/cli.js",
    banner: { js: `#!/usr/bin/env node\n${require}` },
  }),
  build({ ...options, entryPoints: ["src/engine/index.ts"], outfile: "dist/index.js", banner: { js: require } }),
]);
chmodSync("dist/cli.js", 0o755);
