/** The playground as one file: the engine in a worker, the shipped library and the examples, and the page around them. */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { deflateSync, strToU8 } from "fflate";
import { validatorsAsCode } from "./validators.mjs";

const root = join(import.meta.dirname, "..");
const page = "src/playground/page";
const platform = (file) => join(root, `src/playground/platform/${file}.ts`);

const options = {
  absWorkingDir: root,
  bundle: true,
  format: "iife",
  platform: "browser",
  target: "es2023",
  legalComments: "none",
  minify: true,
  metafile: true,
  write: false,
  outdir: "dist",
};

/** What a build for the page writes packs with, so that the page can read them. */
export const packsForPage = { "node:v8": platform("v8") };

/** What stands in for modules of Node.js, and for the compiler of schemas, which a strict policy for scripts forbids. */
const alias = {
  ...packsForPage,
  yaml: join(root, "node_modules/yaml/browser/dist/index.js"),
  "node:path": "pathe",
  "node:crypto": platform("crypto"),
  "node:fs": platform("absent"),
  "node:zlib": platform("absent"),
  "node:buffer": platform("absent"),
};

const withoutAjv = {
  name: "without-ajv",
  setup: (it) =>
    it.onResolve({ filter: /^ajv(\/|$)/ }, ({ path }) =>
      path === "ajv/dist/runtime/ucs2length.js" ? undefined : { path: platform("absent"), sideEffects: false },
    ),
};

/**
 * Bundles the page; also what esbuild read for it. `define` as for other bundles; `prepareValidators`: the code of the validators of
 * schemas by their paths; `prepared`: what a build writes for a start, by its path.
 */
export async function bundlePlayground({ define, prepareValidators, prepared }) {
  const worker = { ...options, alias, plugins: [withoutAjv], entryPoints: [`${page}/worker.ts`] };
  const sketch = await build({ ...worker, define: { ...define, EDICT_VALIDATORS: "{}" } });
  const schemas = Object.keys(sketch.metafile.inputs).filter((it) => it.startsWith("grammar/schema/"));
  const [engine, ui] = await Promise.all([
    build({
      ...worker,
      define: { ...define, EDICT_VALIDATORS: "edictValidators" },
      banner: { js: validatorsAsCode(prepareValidators(schemas)) },
    }),
    build({ ...options, format: "esm", entryPoints: [`${page}/main.ts`] }),
  ]);
  const style = readFileSync(join(root, page, "style.css"), "utf8");
  const script = ui.outputFiles[0].text;
  const carried = { worker: engine.outputFiles[0].text, files: { ...filesOfPage(), ...prepared } };
  const html = filled(readFileSync(join(root, page, "index.html"), "utf8"), {
    policy: [
      "default-src 'none'",
      `script-src '${digestOf(script)}'`,
      `style-src '${digestOf(style)}'`,
      "worker-src blob:",
      "base-uri 'none'",
      "form-action 'none'",
    ].join("; "),
    style,
    carried: packed(JSON.stringify(carried)),
    script,
  });
  return { html, metafiles: [engine.metafile, ui.metafile] };
}

/** A text as a page carries it: a third as long, and in letters that end no element. Every version of Node.js packs it alike. */
const packed = (text) => Buffer.from(deflateSync(strToU8(text), { level: 9 })).toString("base64");

const digestOf = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

/** Fills what names its filling, without a blank around it: the policy knows scripts and styles by their bytes. */
function filled(html, { policy, ...fillings }) {
  for (const it of ["style", "carried", "script"])
    if (!html.includes(` data-fill="${it}"></`)) throw new Error(`the page has no place for its ${it}`);
  return html
    .replace('content="POLICY"', () => `content="${policy}"`)
    .replace(/<(style|script)([^>]*) data-fill="(\w+)"><\/\1>/g, (_, name, others, filling) => {
      const text = fillings[filling];
      if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`${filling} would end what it stands in`);
      return `<${name}${others}>${text}</${name}>`;
    });
}

/** Of the library all that judging reads, without cases; of the examples what has an `edict.yaml`. */
export function filesOfPage() {
  const files = {};
  const add = (folder, isWanted) => {
    for (const it of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${it.name}`;
      if (it.isDirectory()) {
        if (it.name !== "cases") add(path, isWanted);
      } else if (isWanted(it.name)) files[`/${path}`] = readFileSync(join(root, path), "utf8");
    }
  };
  add("policies", (name) => !name.endsWith(".md"));
  for (const it of readdirSync(join(root, "examples"), { withFileTypes: true })) {
    if (!it.isDirectory() || !readdirSync(join(root, "examples", it.name)).includes("edict.yaml")) continue;
    add(`examples/${it.name}`, (name) => name.endsWith(".yaml"));
  }
  return files;
}
