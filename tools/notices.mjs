/** What a build bundles of others: their licences, and a bill of materials in the form of CycloneDX. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { Contrib, Enums, Models, Serialize, Spec } from "@cyclonedx/cyclonedx-library";

const read = (path) => JSON.parse(readFileSync(path, "utf8"));

/** The packages whose code a bundle has, by the files that esbuild read; each with the folder that it was read from. */
export function packagesIn(metafiles) {
  const files = metafiles.flatMap((it) => Object.keys(it.inputs));
  const folders = files.flatMap((it) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(it)?.[0] ?? []);
  const all = [...new Set(folders)].map((folder) => ({ folder, manifest: read(join(folder, "package.json")) }));
  return all.toSorted((a, b) => (a.manifest.name < b.manifest.name ? -1 : 1));
}

/** A package that is installed beside the bundles. */
export function installedPackage(name) {
  let folder = dirname(createRequire(import.meta.url).resolve(name));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return { folder, manifest: read(join(folder, "package.json")) };
}

/** Packages under the licence that Edict itself is under need not bring its text. */
function licenceText({ folder, manifest: { name, license } }) {
  const file = readdirSync(folder).find((it) => /^(licen[cs]e|copying)([-.]\w+)?(\.(md|txt))?$/i.test(it));
  if (file === undefined && license === read("package.json").license) return "The text of this licence is in LICENSE.";
  if (file === undefined) throw new Error(`${name} is bundled and has no file with its licence`);
  return readFileSync(join(folder, file), "utf8").trim();
}

/** The page of notices: the licence of each package, whole. */
export function noticesOf(packages) {
  const parts = packages.map((it) => {
    const { name, version, license } = it.manifest;
    return `${name} ${version} (${license})\n\n${licenceText(it)}\n`;
  });
  const head = "Edict contains the code of these packages, under the terms that stand with each.\n";
  return [head, ...parts].join(`\n${"=".repeat(80)}\n\n`);
}

/** The bill of materials as JSON; the same for the same packages, so it has no date and no number of its own. */
export function billOfMaterials(packages) {
  const builder = new Contrib.FromNodePackageJson.Builders.ComponentBuilder(
    new Contrib.FromNodePackageJson.Factories.ExternalReferenceFactory(),
    new Contrib.License.Factories.LicenseFactory(),
  );
  const componentOf = (manifest, type) => {
    const { name, version } = manifest;
    const component = builder.makeComponent(manifest, type);
    component.purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
    component.bomRef.value = component.purl;
    return component;
  };
  const bom = new Models.Bom();
  bom.metadata.component = componentOf(read("package.json"), Enums.ComponentType.Application);
  for (const { manifest } of packages) {
    const component = componentOf(manifest, Enums.ComponentType.Library);
    bom.components.add(component);
    bom.metadata.component.dependencies.add(component.bomRef);
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}
