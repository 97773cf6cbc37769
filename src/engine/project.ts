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
    party: text("party"),
    asOf: text("as_of"),
    failOn: severityLevels.find((it) => it === text("fail_on")),
    allowUndetermined: textsOf(fieldOf(root, "allow")).includes("undetermined"),
  };
  return { project, diagnostics: [] };
}
