/**
 * Makes the extension for Visual Studio Code in `release/`, with the command line of this commit inside, and adds its checksum. `npm
 * run artefacts` comes before: it makes the tarball that the extension carries.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";

/** It packs 250 packages of its own and needs no place among ours. */
const vsce = "@vscode/vsce@3.9.2";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const tarball = resolve(`release/edict-${version}.tgz`);
const name = `edict-${version}.vsix`;
const folder = mkdtempSync(join(tmpdir(), "edict-"));
cpSync("grammar/vscode", folder, { recursive: true });
cpSync("LICENSE", join(folder, "LICENSE"));
await build({
  entryPoints: ["grammar/vscode/extension.mts"],
  outfile: join(folder, "extension.cjs"),
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["vscode"],
  minify: true,
  legalComments: "eof",
  logLevel: "warning",
});
mkdirSync(join(folder, "server"));
execFileSync("tar", ["-xzf", tarball, "-C", join(folder, "server"), "--strip-components=1"]);
writeFileSync(join(folder, ".vscodeignore"), "extension.mts\n");
const words = [
  "--yes",
  vsce,
  "package",
  "--no-dependencies",
  "--skip-license",
  "--allow-missing-repository",
  "--no-rewrite-relative-links",
  "-o",
  resolve("release", name),
];
execFileSync("npx", words, { cwd: folder, stdio: "inherit" });
const sum = createHash("sha256")
  .update(readFileSync(`release/${name}`))
  .digest("hex");
appendFileSync("release/SHA256SUMS", `${sum}  ${name}\n`);
