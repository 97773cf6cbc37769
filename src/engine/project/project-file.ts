import projectSchema from "../../../grammar/schema/project-1.schema.json" with { type: "json" };
import type { Diagnostic } from "../../base/diagnostic.ts";
import { fieldOf, itemsOf, textOf, textsOf, type DataDocument, type DataNode } from "../../base/document.ts";
import { parseDuration, type Duration } from "../../base/duration.ts";
import { confinedHost, staysIn, type Host } from "../../base/host.ts";
import { locales, type Locale } from "../../base/locale.ts";
import { namesOf } from "../../base/message.ts";
import { didYouMean, nearest } from "../../base/nearest.ts";
import type { Place } from "../../base/text.ts";
import { readYamlFile } from "../../pack/read-yaml-file.ts";
import { foreignFormats, type ForeignFormat } from "../../readers/foreign/read-foreign.ts";
import { formatNames } from "../../report/formatters.ts";
import { severityLevels, type RuleSeverity } from "../../report/model/report-run.ts";
import { checkAgainstSchema } from "../../vocabulary/check-against-schema.ts";
import { outsideProject, sharedOutput, unknownFormat } from "../diagnostics.ts";
import type { NamedFolder } from "../library.ts";

/** `edict.yaml`: what a repository has checked. Paths are from its folder. */
export interface Project {
  readonly path: string;
  readonly folder: string;
  readonly packs: readonly string[];
  /** Folders of vocabularies that its packs name. */
  readonly vocabularies: readonly NamedFolder[];
  readonly inputs: readonly ProjectInput[];
  readonly service: string | undefined;
  readonly profile: string | undefined;
  readonly waivers: string | undefined;
  readonly baseline: string | undefined;
  readonly longestWaiver: Duration | undefined;
  readonly party: string | undefined;
  readonly asOf: string | undefined;
  readonly failOn: RuleSeverity | undefined;
  readonly allowUndetermined: boolean;
  /** Only what its lock names may judge. */
  readonly locked: boolean;
  readonly formats: readonly ProjectFormat[];
  /** Where `edict.yaml` says it: a field, or an item of its list. */
  readonly at: (field: string, item?: number) => Place;
}

/** Files of a project, and what is to be known of them. */
export interface ProjectInput {
  /** File or glob; `!…` takes files out. */
  readonly files: string;
  /** What every document in them has to be about. */
  readonly subject: string | undefined;
  /** The file of the service that they belong to. */
  readonly service: string | undefined;
  readonly from: ForeignFormat | undefined;
  readonly place: Place;
  /** Where the entry says it. */
  readonly at: (field: "files" | "subject" | "service" | "from") => Place;
}

/** The folder of the nearest `edict.yaml`, in a folder or above it; undefined: there is none. */
export const projectFolder = (host: Host, folder: string): string | undefined =>
  nearestFolder(host, folder, (it) => host.isFile(`${it}/edict.yaml`));

/** The nearest folder that is sought, this one or one above it; undefined: there is none. */
export function nearestFolder(host: Host, folder: string, isIt: (folder: string) => boolean): string | undefined {
  if (isIt(folder)) return host.relative(folder) || ".";
  const [here, above] = [host.resolve(folder), host.resolve(folder, "..")];
  return above === here ? undefined : nearestFolder(host, above, isIt);
}

/**
 * The folder of the project that is judged where no input is named and the working folder is none: the nearest above it. A file
 * here that is meant as its own is told instead.
 */
export function projectAbove(host: Host, inputs: readonly string[]): string | undefined {
  if (inputs.length > 0 || host.isFile("edict.yaml") || host.list(".").some(isMisnamed)) return undefined;
  return projectFolder(host, ".");
}

/**
 * The language that a project asks for: the first of these words that is a project's folder, else the nearest project in the working
 * folder or above it. Undefined: there is none, or it names no language of ours, which its reader is told.
 *
 * @example
 * const host = memoryHost({ "chat/edict.yaml": "lang: zh-Hans" });
 * projectLanguage(host, ["-q", "chat"]) // locales["zh-Hans"]
 * projectLanguage(host, []) // undefined
 */
export function projectLanguage(host: Host, words: readonly string[]): Locale | undefined {
  const folder = words.find((it) => host.isFile(`${it}/edict.yaml`)) ?? projectFolder(host, ".");
  if (folder === undefined) return undefined;
  const asked = textOf(fieldOf(readYamlFile(confinedHost(host, folder), `${folder}/edict.yaml`)?.root?.root, "lang"));
  return Object.values<Locale>(locales).find((it) => it.tag === asked);
}

/** Whether a file is meant as a project's, and has another name. */
export const isMisnamed = (name: string): boolean => /^\.?edict\.ya?ml$/i.test(name) && name !== "edict.yaml";

/** Reads the project in a folder; undefined if the folder has no `edict.yaml`. */
export function readProject(
  host: Host,
  folder: string,
): { readonly project: Project | undefined; readonly diagnostics: readonly Diagnostic[] } | undefined {
  const path = `${folder}/edict.yaml`;
  const read = readYamlFile(confinedHost(host, folder), path);
  if (!read) return undefined;
  if (!read.root) return { project: undefined, diagnostics: read.diagnostics };
  const document = read.root;
  const misfits = checkAgainstSchema(document, projectSchema);
  if (misfits.length > 0) return { project: undefined, diagnostics: misfits };
  const { root } = document;
  const { formats, diagnostics: misformed } = readFormats(document, itemsOf(fieldOf(root, "formats")));
  const diagnostics = [...misformed, ...straying(host, folder, document, formats)];
  if (diagnostics.length > 0) return { project: undefined, diagnostics };
  const text = (name: string): string | undefined => textOf(fieldOf(root, name));
  const project: Project = {
    path,
    folder,
    packs: textsOf(fieldOf(root, "packs")),
    vocabularies: itemsOf(fieldOf(root, "vocabularies")).map((it) => {
      return { path: host.relative(host.resolve(folder, textOf(it) ?? "")), at: placeOf(document, it) };
    }),
    inputs: itemsOf(fieldOf(root, "inputs")).map((it) => readInput(document, it)),
    service: text("service"),
    profile: text("profile"),
    waivers: text("waivers"),
    baseline: text("baseline"),
    longestWaiver: parseDuration(text("longest_waiver") ?? ""),
    party: text("party"),
    asOf: text("as_of"),
    failOn: severityLevels.find((it) => it === text("fail_on")),
    allowUndetermined: textsOf(fieldOf(root, "allow")).includes("undetermined"),
    locked: isTrue(fieldOf(root, "locked")),
    formats,
    at: (field, item) => {
      const node = fieldOf(root, field) ?? root;
      return placeOf(document, item === undefined ? node : (itemsOf(node)[item] ?? node));
    },
  };
  return { project, diagnostics: [] };
}

/** Paths that lead out of the project: whoever sends changes to it may not have others read or written. */
function straying(
  host: Host,
  folder: string,
  document: DataDocument,
  formats: readonly ProjectFormat[],
): readonly Diagnostic[] {
  const { root } = document;
  const [packs = [], inputs = [], vocabularies = []] = ["packs", "inputs", "vocabularies"].map((it) =>
    itemsOf(fieldOf(root, it)),
  );
  const named = ["service", "profile", "waivers", "baseline"].map((it) => fieldOf(root, it));
  const services = inputs.map((it) => fieldOf(it, "service"));
  const folders = packs.filter((it) => isFolderOf(host, folder, textOf(it) ?? ""));
  const paths = [...named, ...services, ...vocabularies, ...folders].map((it) => [it, textOf(it)] as const);
  const outputs = itemsOf(fieldOf(root, "formats")).map((it, at) => [it, formats[at]?.file] as const);
  return [...paths, ...outputs].flatMap(([node, path]) =>
    node === undefined || path === undefined || staysIn(host, folder, path)
      ? []
      : [outsideProject.at(placeOf(document, node), { path, isNew: false })],
  );
}

const isTrue = (node: DataNode | undefined): boolean => node?.kind === "scalar" && node.value === true;

function readInput(document: DataDocument, node: DataNode): ProjectInput {
  const text = (name: string): string | undefined => textOf(fieldOf(node, name));
  return {
    files: textOf(node) ?? text("files") ?? "",
    subject: text("subject"),
    service: text("service"),
    from: foreignFormats.find((it) => it === text("from")),
    place: placeOf(document, node),
    at: (field) => placeOf(document, fieldOf(node, field) ?? node),
  };
}

const placeOf = ({ source }: DataDocument, { span }: DataNode): Place => ({ source, span });

/** Whether any file of a run is to be read as another system's. */
export function readsForeign(from: ForeignFormat | undefined, project: Project | undefined): boolean {
  return from !== undefined || (project?.inputs ?? []).some((it) => it.from !== undefined);
}

/** The packs of a project, by id or by their folder. */
export function packsOf({ packs, folder }: Project, host: Host): readonly string[] {
  return packs.map((it) => (isFolderOf(host, folder, it) ? `${folder}/${it}` : it));
}

/** Whether a pack is named by its folder: what is written as a path is one of the project, there or not. */
const isFolderOf = (host: Host, folder: string, pack: string): boolean =>
  /[\\/]/.test(pack) || host.isFolder(`${folder}/${pack}`);

/** A format that a project wants its report in, and the file it goes to; undefined: standard output. */
export interface ProjectFormat {
  readonly name: string;
  readonly file: string | undefined;
}

/** Reads `FORMAT` and `FORMAT=FILE`; two may not go to one place. */
function readFormats(
  { source }: DataDocument,
  nodes: readonly DataNode[],
): { readonly formats: readonly ProjectFormat[]; readonly diagnostics: readonly Diagnostic[] } {
  const formats = nodes.map((it) => {
    const written = textOf(it) ?? "";
    const [, name = written, file] = /^([^=]*)(?:=(.+))?$/s.exec(written) ?? [];
    return { name, file };
  });
  const diagnostics = nodes.flatMap(({ span }, index) => {
    const place = { source, span };
    const { name, file } = formats[index] ?? { name: "", file: undefined };
    if (!formatNames.includes(name)) {
      const near = nearest(name, formatNames);
      const params = { name, near: didYouMean(near), isNear: near !== undefined, known: namesOf(formatNames) };
      return [unknownFormat.at(place, params)];
    }
    const isShared = formats.slice(0, index).some((it) => it.file === file);
    return isShared ? [sharedOutput.at(place, { file, isFile: file !== undefined })] : [];
  });
  return { formats, diagnostics };
}
