/** Makes in `release/` what a release hands out: the tarball, its bill of materials, and the checksums of both. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const names = [`edict-${version}.cdx.json`, `edict-${version}.tgz`];

rmSync("release", { recursive: true, force: true });
mkdirSync("release");
const run = (program, ...words) => execFileSync(program, words, { stdio: "inherit" });
const made = mkdtempSync(join(tmpdir(), "edict-artefacts-"));
// `npm pack` also builds. Who installs the package builds nothing, and is asked to allow nothing.
run("npm", "pack", "--pack-destination", made);
run("tar", "-xzf", join(made, names[1]), "-C", made);
const manifest = join(made, "package", "package.json");
const own = JSON.parse(readFileSync(manifest, "utf8"));
for (const it of ["scripts", "devDependencies", "allowScripts"]) delete own[it];
writeFileSync(manifest, `${JSON.stringify(own, undefined, 2)}\n`);
run("npm", "pack", join(made, "package"), "--ignore-scripts", "--pack-destination", "release");
rmSync(made, { recursive: true });
copyFileSync("dist/sbom.cdx.json", `release/${names[0]}`);
const sums = names.map(
  (it) =>
    `${createHash("sha256")
      .update(readFileSync(`release/${it}`))
      .digest("hex")}  ${it}\n`,
);
writeFileSync("release/SHA256SUMS", sums.join(""));
