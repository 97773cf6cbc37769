import projectSchema from "../../grammar/schema/project-1.schema.json" with { type: "json" };
import type { Diagnostic } from "../base/diagnostic.ts";
import { fieldOf, textOf, textsOf } from "../base/fields.ts";
import type { Host } from "../base/host.ts";
import { readOne } from "../pack/read-yaml-file.ts";
import { severityLevels, type Severity } from "../report/report-run.ts";
import { checkAgainstSchema } from "../vocabulary/check-against-schema.ts";

/** `edict.yaml`: what a repository has checked. Paths are from its folder. */
export interface Project {
  readonly path: string;
  readonly folder: string;
  readonly packs: readonly string[];
  readonly inputs: readonly string[];
  readonly service: string | undefined;
  readonly profile: string | undefined;
  readonly waivers: string | undefined;
  readonly baseline: string | undefined;
  readonly party: string | undefined;
  readonly asOf: string | undefined;
  readonly failOn: Severity | undefined;
  readonly allowUndetermined: boolean;
}

/** Reads the project in a folder; undefined if the folder has no `edict.yaml`. */
export function readProject(
  host: Host,
  folder: string,
): { readonly project: Project | undefined; readonly diagnostics: readonly Diagnostic[] } | undefined {
  const path = `${folder}/edict.yaml`;
  const read = readOne(host, path);
  if (!read) return undefined;
  if (!read.root) return { project: undefined, diagnostics: read.diagnostics };
  const diagnostics = checkAgainstSchema(read.root, projectSchema);
  if (diagnostics.length > 0) return { project: undefined, diagnostics };
  const { root } = read.root;
  const text = (name: string): string | undefined => textOf(fieldOf(root, name));
  const project = {
    path,
    folder,
    packs: textsOf(fieldOf(root, "packs")),
    inputs: textsOf(fieldOf(root, "inputs")),
    service: text("service"),
    profile: text("profile"),
    waivers: text("waivers"),
    baseline: text("baseline"),
    party: text("party"),
    asOf: text("as_of"),
    failOn: severityLevels.find((it) => it === text("fail_on")),
    allowUndetermined: textsOf(fieldOf(root, "allow")).includes("undetermined"),
  };
  return { project, diagnostics: [] };
}

/** The packs of a project, by id or by their folder. */
export function packsOf({ packs, folder }: Project, host: Host): readonly string[] {
  return packs.map((it) => (host.isFolder(`${folder}/${it}`) ? `${folder}/${it}` : it));
}

/** The packs that a verb is about which names none: those of the project in the working folder, if there is one. */
export function packsHere(
  host: Host,
  otherwise: readonly string[],
): { readonly names: readonly string[]; readonly diagnostics: readonly Diagnostic[] } {
  const here = readProject(host, ".");
  return { names: here?.project ? packsOf(here.project, host) : otherwise, diagnostics: here?.diagnostics ?? [] };
}
