/**
 * Bundles the command line, in parts behind what starts it, and the library; packs and schemas stay files in `policies/`.
 * `library.json` has what the YAML of the vocabulary and the calendar says, by the digest of each file; `packs.bin` has
 * the vocabulary read and the packs compiled, for this build and for the files that they were made from. The validators of
 * the schemas are in the bundles, by the digest of the schemas. `standalone.js` is what modules of `edict compile -f js` have of the engine,
 * `playground/index.html` the playground.
 */
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { bundlePlayground, filesOfPage, packsForPage } from "./tools/playground.mjs";
import { validatorsAsCode } from "./tools/validators.mjs";
import { bundleRuntime } from "./tools/standalone-runtime.mjs";
import { billOfMaterials, installedPackage, noticesOf, packagesIn } from "./tools/notices.mjs";

// Some dependencies are CommonJS inside: a bundled ES module has no `require` of its own.
const require = 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);';

const { engines } = JSON.parse(readFileSync("package.json", "utf8"));

const made = createHash("sha256").update(readFileSync("package-lock.json"));
for (const folder of ["src", "grammar/schema"])
  for (const it of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (it.isFile()) made.update(readFileSync(`${it.parentPath}/${it.name}`));

const options = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  legalComments: "eof",
  // Most runs draw nothing, and read no table: both stay files of their own, which are read when they are asked for. DuckDB is
  // installed by who wants it.
  external: ["@viz-js/viz", "@duckdb/node-api"],
  // The parser for Node.js asks its environment at each token whether to print it among our output.
  alias: { yaml: "./node_modules/yaml/browser/dist/index.js" },
  logLevel: "warning",
  metafile: true,
  define: { EDICT_BUILD: JSON.stringify(made.digest("hex")) },
  // Node reads less at every start. Names stay, so that the report of a bug can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  // Of an error that nobody has caught Node.js shows the whole line.
  lineLimit: 200,
};

/** What a build asks of the engine; `alias`: what stands in for modules of Node.js. */
async function engine(alias) {
  const bundle = await build({
    ...options,
    alias: { ...options.alias, ...alias },
    stdin: {
      contents: `export { memoryHost, nodeHost } from "./src/base/host.ts";
      export { prepareLibrary, preparePacks, prepareSchemas } from "./src/engine/library.ts";`,
      resolveDir: import.meta.dirname,
    },
    write: false,
    // It runs from memory, where `import.meta.url` is no file.
    banner: { js: require.replace("import.meta.url", JSON.stringify(import.meta.url)) },
  });
  return import(`data:text/javascript,${encodeURIComponent(bundle.outputFiles[0].text)}`);
}
const { nodeHost, prepareLibrary, preparePacks, prepareSchemas } = await engine({});
const host = nodeHost(import.meta.dirname);

/** What a bundle loads when it is asked for, from a file of its own beside it. */
const beside = (source, file) => ({
  name: file,
  setup: (it) =>
    it.onResolve({ filter: source }, ({ kind }) =>
      kind === "entry-point" ? undefined : { path: `./${file}`, external: true },
    ),
});
const mcp = beside(/\/mcp\/server\.ts$/, "mcp.js");
const lsp = beside(/\/lsp\/connection\.ts$/, "lsp.js");

// Those of `grammar/schema` by which some document is read.
const entries = ["src/cli/main.ts", "src/api/index.ts"];
const sketch = await build({ ...options, entryPoints: entries, outdir: "dist", write: false, plugins: [mcp, lsp] });
const schemas = Object.keys(sketch.metafile.inputs).filter((it) => it.startsWith("grammar/schema/"));
const validatorsOf = (paths) =>
  prepareSchemas(
    host,
    "policies",
    paths.toSorted().map((it) => JSON.parse(readFileSync(it, "utf8"))),
  );
const validators = validatorsOf(schemas);
const withValidators = {
  name: "validators",
  setup: (it) =>
    it.onLoad({ filter: /\/src\/vocabulary\/validators\.ts$/ }, ({ path }) => ({
      contents: `${validatorsAsCode(validators)}\n${readFileSync(path, "utf8")}`,
      loader: "ts",
    })),
};
const prepared = { ...options, define: { ...options.define, EDICT_VALIDATORS: "edictValidators" } };

// All of `dist` is handed out: nothing of an earlier build stays but the types, which are not made here.
mkdirSync("dist", { recursive: true });
for (const it of readdirSync("dist")) if (!/\.d\.c?ts$/.test(it)) rmSync(`dist/${it}`, { recursive: true });

const built = await Promise.all([
  // What starts is small, so that the rest can be loaded from what Node.js kept of the last time.
  // It is CommonJS without new syntax, so that an old Node.js, too, can say what it lacks.
  build({
    ...options,
    entryPoints: ["src/cli/start.ts"],
    outfile: "dist/cli.cjs",
    target: "node12.0",
    supported: { "dynamic-import": true },
    format: "cjs",
    define: { EDICT_NODE: JSON.stringify(engines.node.match(/\d+/g).slice(0, 2).map(Number)) },
    banner: { js: "#!/usr/bin/env node" },
    plugins: [beside(/\/main\.ts$/, "main.js")],
  }),
  // All verbs are a part of their own, which is loaded where another than `check` is asked for.
  build({
    ...prepared,
    entryPoints: ["src/cli/main.ts"],
    outdir: "dist",
    splitting: true,
    chunkNames: "[name]-[hash]",
    banner: { js: require },
    plugins: [mcp, lsp, withValidators],
  }),
  build({ ...options, entryPoints: ["src/cli/mcp/server.ts"], outfile: "dist/mcp.js", banner: { js: require } }),
  build({ ...options, entryPoints: ["src/cli/lsp/connection.ts"], outfile: "dist/lsp.js", banner: { js: require } }),
  build({
    ...prepared,
    entryPoints: ["src/api/index.ts"],
    outfile: "dist/index.js",
    banner: { js: require },
    plugins: [withValidators],
  }),
]);
chmodSync("dist/cli.cjs", 0o755);
const runtime = await bundleRuntime();
writeFileSync("dist/standalone.js", runtime.text);
const libraryJson = prepareLibrary(host, "policies");
const ofPage = await engine(packsForPage);
const playground = await bundlePlayground({
  define: options.define,
  prepareValidators: validatorsOf,
  prepared: {
    "/dist/library.json": libraryJson,
    "/dist/packs.bin": Buffer.from(ofPage.preparePacks(ofPage.memoryHost(filesOfPage()), "policies")).toString(),
  },
});
mkdirSync("dist/playground");
writeFileSync("dist/playground/index.html", playground.html);
const bundled = packagesIn([...[...built, runtime].map((it) => it.metafile), ...playground.metafiles]);
writeFileSync("dist/THIRD-PARTY-NOTICES.txt", noticesOf(bundled));
writeFileSync("dist/sbom.cdx.json", billOfMaterials([...bundled, installedPackage("@viz-js/viz")]));
// Node.js 20.19 can require an ES module; both ways lead to one instance of it.
writeFileSync("dist/index.cjs", 'module.exports = require("./index.js");\n');

writeFileSync("dist/library.json", libraryJson);
writeFileSync("dist/packs.bin", preparePacks(host, "policies"));
