/** Makes in `release/` what a release hands out: the tarball, its bill of materials, and the checksums of both. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const names = [`edict-${version}.cdx.json`, `edict-${version}.tgz`];

rmSync("release", { recursive: true, force: true });
mkdirSync("release");
// `npm pack` also builds.
execFileSync("npm", ["pack", "--pack-destination", "release"], { stdio: "inherit" });
copyFileSync("dist/sbom.cdx.json", `release/${names[0]}`);
const sums = names.map(
  (it) =>
    `${createHash("sha256")
      .update(readFileSync(`release/${it}`))
      .digest("hex")}  ${it}\n`,
);
writeFileSync("release/SHA256SUMS", sums.join(""));
