/**
 * Bundles the command line, as one script behind what starts it, and the library; packs and schemas stay files in `policies/`.
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

/** A script in ASCII, which is read as fast as its bytes. In what a template has raw no letter can be written otherwise. */
function inAscii(script) {
  const [raw] = /String\.raw`[^`]*[^\0-\x7f]/.exec(script) ?? [];
  if (raw) throw new Error(`only ASCII can stand in ${raw}`);
  return script.replaceAll(/[^\0-\x7f]/g, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What a bundle loads when it is asked for, from a file of its own beside it. */
const beside = (source, file) => ({
  name: file,
  setup: (it) =>
    it.onResolve({ filter: source }, ({ kind }) =>
      kind === "entry-point" ? undefined : { path: `./${file}`, external: true },
    ),
});
const mcp = beside(/\/mcp\/server\.ts$/, "mcp.cjs");
const lsp = beside(/\/lsp\/connection\.ts$/, "lsp.cjs");

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

// All of the command line, as one script: what of it a run does not call is not even read where V8 has kept the code of a run before.
const main = await build({
  ...prepared,
  entryPoints: ["src/cli/main.ts"],
  outfile: "dist/main.cjs",
  format: "cjs",
  define: { ...prepared.define, "import.meta.url": "edictUrl" },
  // Code that was kept cannot import.
  supported: { "dynamic-import": false },
  banner: { js: 'const edictUrl = require("node:url").pathToFileURL(__filename).href;' },
  plugins: [mcp, lsp, withValidators],
  write: false,
});
const script = inAscii(main.outputFiles[0].text);
writeFileSync("dist/main.cjs", script);
const others = await Promise.all([
  // It is CommonJS without new syntax, so that an old Node.js, too, can say what it lacks.
  build({
    ...options,
    entryPoints: ["src/cli/start.ts"],
    outfile: "dist/cli.cjs",
    target: "node12.0",
    format: "cjs",
    define: {
      EDICT_NODE: JSON.stringify(engines.node.match(/\d+/g).slice(0, 2).map(Number)),
      EDICT_MAIN: JSON.stringify(createHash("sha256").update(script).digest("hex").slice(0, 32)),
    },
    banner: { js: "#!/usr/bin/env node" },
  }),
  build({ ...options, entryPoints: ["src/cli/mcp/server.ts"], outfile: "dist/mcp.cjs", format: "cjs" }),
  build({ ...options, entryPoints: ["src/cli/lsp/connection.ts"], outfile: "dist/lsp.cjs", format: "cjs" }),
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
const bundled = packagesIn([...[main, ...others, runtime].map((it) => it.metafile), ...playground.metafiles]);
writeFileSync("dist/THIRD-PARTY-NOTICES.txt", noticesOf(bundled));
writeFileSync("dist/sbom.cdx.json", billOfMaterials([...bundled, installedPackage("@viz-js/viz")]));
// Node.js 20.19 can require an ES module; both ways lead to one instance of it.
writeFileSync("dist/index.cjs", 'module.exports = require("./index.js");\n');

writeFileSync("dist/library.json", libraryJson);
writeFileSync("dist/packs.bin", preparePacks(host, "policies"));
