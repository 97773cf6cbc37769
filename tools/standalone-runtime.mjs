/** What modules of `edict compile -f js` have of the engine, as one text that asks for no other module. */
import { join } from "node:path";
import { build } from "esbuild";
import { noticesOf, packagesIn } from "./notices.mjs";

/** Bundles it from the sources, behind the licences of what it has of others; also what esbuild read for it. */
export async function bundleRuntime() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: join(import.meta.dirname, ".."),
    entryPoints: ["src/engine/standalone/runtime.ts"],
    bundle: true,
    format: "iife",
    globalName: "runtime",
    platform: "neutral",
    target: "es2022",
    mainFields: ["module", "main"],
    // What nobody calls is left out, and with it what it imports of Node.js.
    external: ["node:*"],
    pure: ["messages", "message"],
    legalComments: "none",
    minifyWhitespace: true,
    minifySyntax: true,
    write: false,
    metafile: true,
  });
  return { text: `/*\n${noticesOf(packagesIn([metafile]))}*/\n${outputFiles[0].text}`, metafile };
}
